package data

import (
	"slices"
	"strings"

	"careledger/data/cn"
)

// ChildChange is the same change of several children's files. What is empty
// stays as it is.
type ChildChange struct {
	School    string
	Stage     string // one of Stages, with Grade
	Grade     int    // within the stage, from 1
	Class     string
	Division  string // six digits (GB/T 2260)
	Town      string
	EduStatus string
	Economy   string // one of Economies
	Category  string // added to the child's categories
	Status    string // one of ChildStatuses
	Reason    string // of the status; one of ExitReasons where the child leaves
	Since     string // day from which all of it holds; today when empty
	Own       Own    // values of own fields; others stay
}

// ChangeChildren makes one change of several files, all or none, and answers a
// token for [Store.UndoBulk]. A backup is made before more than ten. refused
// is the file because of which none was changed.
func (s *Store) ChangeChildren(ss *Session, ids []string, c ChildChange) (undo, refused string, err error) {
	if err := s.check(ss, Children, decide); err != nil {
		return "", "", err
	}
	if len(ids) == 0 {
		return "", "", bad("children", "Please choose at least one child.", nil)
	}
	if err := s.backUpBefore(ss, BackupBulk, len(ids)); err != nil {
		return "", "", err
	}
	undo, err = s.writeBatch(ss, Children, decide, func(t *tx) error {
		for _, id := range ids {
			refused = id
			if err := t.changeChild(id, c); err != nil {
				return err
			}
		}
		refused = ""
		return nil
	})
	return undo, refused, err
}

// changeChild makes the change of one file.
func (t *tx) changeChild(id string, change ChildChange) error {
	c, err := get[Child](t, id)
	if err != nil {
		return err
	}
	if c.Risk, err = t.ss.unseal(c.RiskSealed, "child", "risk_sealed", id); err != nil {
		return err
	}
	for _, text := range []struct {
		to    *string
		value string
	}{{&c.School, change.School}, {&c.Class, change.Class}, {&c.Division, change.Division}, {&c.Town, change.Town}, {&c.EduStatus, change.EduStatus}, {&c.Economy, change.Economy}} {
		if value := strings.TrimSpace(text.value); value != "" {
			*text.to = value
		}
	}
	if change.Stage != "" {
		c.Stage, c.Grade = change.Stage, change.Grade
		c.EnrolYear = cn.EnrolYear(cn.Grade{Stage: c.Stage, Year: c.Grade}, t.today)
	}
	for field, value := range change.Own.Values() {
		c.Own = c.Own.with(field, value)
	}
	since := change.Since
	if since == "" {
		since = t.today
	}
	if err := t.saveChild(&c, since, true); err != nil {
		return err
	}
	if change.Category != "" {
		if err := t.addCategory(id, change.Category, since); err != nil {
			return err
		}
	}
	if change.Status == "" {
		return nil
	}
	if !slices.Contains(ChildStatuses, change.Status) {
		return bad("status", "Please choose a status.", nil)
	}
	return t.setStatus(id, change.Status, since, change.Reason)
}

// UndoBulk takes a change of several files back, as long as none of them was
// changed afterwards.
func (s *Store) UndoBulk(ss *Session, undo string) error {
	return s.write(ss, Children, decide, func(t *tx) error { return t.undoWith(undo, `tbl = 'child' AND act = 'update'`) })
}
