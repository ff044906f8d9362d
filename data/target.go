package data

import (
	"fmt"
	"slices"
	"strings"
)

// Target is what a project promised: an indicator and the value to reach.
type Target struct {
	Row
	ProjectID string  `db:"project_id"`
	Code      string  `db:"code"` // one of IndicatorCodes, or a code of the project's own
	Name      string  `db:"name"` // needed with a code of the project's own
	Unit      string  `db:"unit"` // in words, with a code of the project's own
	Value     float64 `db:"value"`
	Evidence  string  `db:"evidence"`
}

func (*Target) table() string { return "target" }

func (g *Target) naturalKey() []string { return []string{g.ProjectID, g.Code} }

// SaveTargets makes the targets of a project those given; others go to the bin.
func (s *Store) SaveTargets(ss *Session, projectID string, targets []Target) error {
	return s.write(ss, Projects, write, func(t *tx) error {
		var codes []string
		for i := range targets {
			g := &targets[i]
			g.ProjectID = projectID
			if err := t.saveTarget(g); err != nil {
				return err
			}
			if slices.Contains(codes, g.Code) {
				return bad("code", "The target {{.Code}} is there twice.", args{"Code": g.Code})
			}
			codes = append(codes, g.Code)
		}
		return t.binOthers("target", "project_id", projectID, "code", codes)
	})
}

func (t *tx) saveTarget(g *Target) error {
	if err := setText("code", &g.Code, "Please choose an indicator."); err != nil {
		return err
	}
	g.Name = strings.TrimSpace(g.Name)
	if g.Name == "" && !slices.Contains(IndicatorCodes(), g.Code) {
		return bad("name", "Please enter what the target {{.Code}} is about.", args{"Code": g.Code})
	}
	if g.Value <= 0 {
		return bad("value", "The value to reach must be greater than 0.", nil)
	}
	return t.put(g)
}

// Targets answers the targets of a project.
func (s *Store) Targets(ss *Session, projectID string) ([]Target, error) {
	if err := s.check(ss, Projects, read); err != nil {
		return nil, err
	}
	return many[Target](s.readers, `SELECT * FROM target WHERE project_id = ? AND deleted_at IS NULL ORDER BY code`, projectID)
}

// BudgetItems are the items of a budget (6.4 of the field's practice): what
// reaches children directly, activities, experts, volunteers, staff, publicity,
// administration, taxes, other.
var BudgetItems = []string{"direct", "activity", "expert", "volunteer", "staff", "publicity", "admin", "tax", "other"}

// BudgetLine is the money planned for one budget item of a project.
type BudgetLine struct {
	Row
	ProjectID string `db:"project_id"`
	Item      string `db:"item"`        // one of BudgetItems
	Planned   int64  `db:"planned_fen"` // fen
	Note      string `db:"note"`        // such as why it was changed
}

func (*BudgetLine) table() string { return "budget_line" }

func (b *BudgetLine) naturalKey() []string { return []string{b.ProjectID, b.Item} }

// SaveBudget makes the budget of a project the lines given; others go to the
// bin.
func (s *Store) SaveBudget(ss *Session, projectID string, lines []BudgetLine) error {
	if err := s.check(ss, Projects, write); err != nil {
		return err
	}
	return s.write(ss, Money, write, func(t *tx) error {
		var items []string
		for i := range lines {
			lines[i].ProjectID = projectID
			if err := t.saveBudgetLine(&lines[i]); err != nil {
				return err
			}
			if slices.Contains(items, lines[i].Item) {
				return bad("item", "A budget item is there twice.", nil)
			}
			items = append(items, lines[i].Item)
		}
		return t.binOthers("budget_line", "project_id", projectID, "item", items)
	})
}

func (t *tx) saveBudgetLine(b *BudgetLine) error {
	if !slices.Contains(BudgetItems, b.Item) {
		return bad("item", "Please choose a budget item.", nil)
	}
	if b.Planned < 0 {
		return bad("planned_fen", "An amount of money can't be negative.", nil)
	}
	return t.put(b)
}

// Budget answers the budget of a project in the order of BudgetItems.
func (s *Store) Budget(ss *Session, projectID string) ([]BudgetLine, error) {
	if err := s.check(ss, Money, read); err != nil {
		return nil, err
	}
	lines, err := many[BudgetLine](s.readers, `SELECT * FROM budget_line WHERE project_id = ? AND deleted_at IS NULL`, projectID)
	slices.SortFunc(lines, func(a, b BudgetLine) int {
		return slices.Index(BudgetItems, a.Item) - slices.Index(BudgetItems, b.Item)
	})
	return lines, err
}

// binOthers puts into the bin the rows of an owner whose key is not among those
// kept.
func (t *tx) binOthers(table, ownerColumn, owner, keyColumn string, kept []string) error {
	rows, err := many[struct {
		ID  string `db:"id"`
		Key string `db:"key"`
	}](t, `SELECT id, `+keyColumn+` key FROM `+table+` WHERE `+ownerColumn+` = ? AND deleted_at IS NULL`, owner)
	if err != nil {
		return fmt.Errorf("rows of %s: %w", table, err)
	}
	for _, r := range rows {
		if slices.Contains(kept, r.Key) {
			continue
		}
		if mine, err := t.inSight(table, r.ID); err != nil {
			return err
		} else if !mine {
			continue // who does not see a row does not take it away
		}
		if err := t.bin(table, r.ID, true); err != nil {
			return err
		}
	}
	return nil
}
