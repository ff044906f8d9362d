package data

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"careledger/data/cn"
)

// ChildLine is what a list of children shows of each.
type ChildLine struct {
	ID           string `db:"id"`
	FileNo       string `db:"file_no"`
	Name         string `db:"name"`
	NameKey      string `db:"name_key"`
	Initials     string `db:"initials"`
	Alias        string `db:"alias"`
	Sex          int    `db:"sex"`
	Birth        string `db:"birth_on"`
	Stage        string `db:"stage"`
	Grade        int    `db:"grade"`
	EnrolYear    int    `db:"enrol_year"`
	Division     string `db:"division"`
	Town         string `db:"town"`
	MainCategory string `db:"main_category"`
	Status       string `db:"status"`
	RiskSealed   string `db:"risk_sealed"`
}

// childIndex is all children in memory, for lists and search.
type childIndex struct {
	lines  []ChildLine
	at     map[string]int
	phones map[string][]string // by child
}

func (s *Store) index() (*childIndex, error) {
	return remember(s, "children", []string{"child", "guardian"}, func() (*childIndex, error) {
		lines, err := many[ChildLine](s.readers, `SELECT id, file_no, name, name_key, initials, alias, sex, birth_on, stage, grade,
			enrol_year, division, town, main_category, status, risk_sealed FROM child WHERE deleted_at IS NULL ORDER BY name_key, file_no`)
		if err != nil {
			return nil, err
		}
		ix := &childIndex{lines: lines, at: make(map[string]int, len(lines)), phones: map[string][]string{}}
		for i, l := range lines {
			ix.at[l.ID] = i
		}
		rows, err := s.readers.Query(`SELECT child_id, phone FROM guardian WHERE phone <> '' AND deleted_at IS NULL`)
		if err != nil {
			return nil, fmt.Errorf("phones: %w", err)
		}
		defer rows.Close() //nolint:errcheck // only read
		for rows.Next() {
			var id, phone string
			if err := rows.Scan(&id, &phone); err != nil {
				return nil, fmt.Errorf("phones: %w", err)
			}
			ix.phones[id] = append(ix.phones[id], phone)
		}
		return ix, rows.Err()
	})
}

// Children answers the children of a list in the order of their names, and how
// many there are in all.
func (s *Store) Children(ss *Session, f ChildFilter) (found []ChildLine, total int, err error) {
	if err := s.check(ss, Children, read); err != nil {
		return nil, 0, err
	}
	ix, err := s.index()
	if err != nil {
		return nil, 0, err
	}
	only, err := s.among(ss, f)
	if err != nil {
		return nil, 0, err
	}
	text := searchText(f.Text)
	found = make([]ChildLine, 0, len(ix.lines))
	for _, l := range ix.lines {
		if f.Status != "" && l.Status != f.Status || only != nil && !only[l.ID] {
			continue
		}
		if text != "" && l.rank(text, ix.phones[l.ID]) == 0 {
			continue
		}
		found = append(found, l)
	}
	return found, len(ix.lines), nil
}

// among answers the children that the filter's questions about other tables
// leave, or nil when it asks none.
func (s *Store) among(ss *Session, f ChildFilter) (map[string]bool, error) {
	var only map[string]bool
	keep := func(ids []string, err error) error {
		if err != nil {
			return err
		}
		set := make(map[string]bool, len(ids))
		for _, id := range ids {
			if only == nil || only[id] {
				set[id] = true
			}
		}
		only = set
		return nil
	}
	today := s.Today()
	if f.ProjectID != "" {
		if err := keep(many[string](s.readers, `SELECT child_id FROM project_child WHERE project_id = ? AND from_on <= ?
			AND (to_on = '' OR to_on >= ?) AND deleted_at IS NULL`, f.ProjectID, today, today)); err != nil {
			return nil, err
		}
	}
	if f.Unvisited {
		found, err := remember(s, "unvisited "+today, []string{"child", "pairing", "visit", "visit_exemption", "project"}, func() ([]string, error) { return s.unvisited(today) })
		if err := keep(found, err); err != nil {
			return nil, err
		}
	}
	if f.NoTeam {
		found, err := remember(s, "without team "+today, []string{"child", "pairing"}, func() ([]string, error) { return s.withoutTeam(today) })
		if err := keep(found, err); err != nil {
			return nil, err
		}
	}
	return only, nil
}

// unvisited answers the children in an active pairing that nobody has met this
// month.
func (s *Store) unvisited(today string) ([]string, error) {
	return many[string](s.readers, `SELECT DISTINCT p.child_id FROM pairing p JOIN child c ON c.id = p.child_id
		WHERE p.deleted_at IS NULL AND c.deleted_at IS NULL AND c.status = 'active' AND p.from_on <= ? AND (p.to_on = '' OR p.to_on >= ?)
		AND NOT EXISTS (SELECT 1 FROM service s WHERE s.child_id = p.child_id AND s.kind = 'visit' AND s.units = 1 AND s.day BETWEEN ? AND ?)
		AND NOT EXISTS (SELECT 1 FROM visit_exemption e WHERE e.child_id = p.child_id AND e.month = ? AND e.deleted_at IS NULL)`,
		today, today, today[:7]+"-01", today[:7]+"-31", today[:7])
}

// withoutTeam answers active children that lack one of the three roles of 1+3.
func (s *Store) withoutTeam(today string) ([]string, error) {
	return many[string](s.readers, `SELECT c.id FROM child c WHERE c.status = 'active' AND c.deleted_at IS NULL
		AND (SELECT count(DISTINCT p.role) FROM pairing p WHERE p.child_id = c.id AND p.deleted_at IS NULL
			AND p.role IN ('cadre', 'counsellor', 'organization') AND p.from_on <= ? AND (p.to_on = '' OR p.to_on >= ?)) < 3`, today, today)
}

// Line answers the list line of one child.
func (s *Store) Line(ss *Session, childID string) (ChildLine, error) {
	if err := s.check(ss, Children, read); err != nil {
		return ChildLine{}, err
	}
	ix, err := s.index()
	if err != nil {
		return ChildLine{}, err
	}
	if i, ok := ix.at[childID]; ok {
		return ix.lines[i], nil
	}
	return ChildLine{}, missing("The record is not there any more.", nil)
}

// Risk answers the risk level of a line, or "" for sessions that may not know.
func (ss *Session) Risk(l ChildLine) string {
	risk, err := ss.unseal(l.RiskSealed, "child", "risk_sealed", l.ID)
	if err != nil {
		return ""
	}
	return risk
}

// Search answers at most limit children by name, pinyin, initials, file number
// or the last digits of a phone, the best first.
func (s *Store) Search(ss *Session, text string, limit int) ([]ChildLine, error) {
	if err := s.check(ss, Children, read); err != nil {
		return nil, err
	}
	ix, err := s.index()
	if err != nil {
		return nil, err
	}
	text = searchText(text)
	if text == "" {
		return nil, nil
	}
	type hit struct {
		line ChildLine
		rank int
	}
	var hits []hit
	for _, l := range ix.lines {
		if rank := l.rank(text, ix.phones[l.ID]); rank > 0 {
			hits = append(hits, hit{l, rank})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.rank, a.rank) })
	found := make([]ChildLine, 0, min(limit, len(hits)))
	for _, h := range hits[:min(limit, len(hits))] {
		found = append(found, h.line)
	}
	return found, nil
}

// The least digits of a phone that are searched for.
const leastPhoneDigits = 3

// rank says how well a line fits a text, 0 for not at all.
func (l ChildLine) rank(text string, phones []string) int {
	name := strings.ToLower(l.Name)
	switch {
	case name == text || strings.ToLower(l.FileNo) == text:
		return 6
	case strings.HasPrefix(name, text):
		return 5
	case l.Initials == text || strings.HasPrefix(l.NameKey, text):
		return 4
	case strings.Contains(name, text) || strings.HasPrefix(l.Initials, text):
		return 3
	case strings.Contains(strings.ToLower(l.FileNo), text) || l.Alias != "" && strings.Contains(l.Alias, text):
		return 2
	case len(text) >= leastPhoneDigits:
		for _, p := range phones {
			if strings.HasSuffix(p, text) {
				return 1
			}
		}
	}
	return 0
}

// searchText prepares what was typed: as names are written, lower case, without
// spaces between letters of pinyin.
func searchText(text string) string {
	return strings.ToLower(strings.ReplaceAll(cn.NormalizeName(text), " ", ""))
}
