package data

import (
	"errors"
	"fmt"
	"slices"

	"careledger/data/cn"
)

// Merge is what merging one file into another does, or would do.
type Merge struct {
	Kept, Gone Child
	Fields     []MergeField // in which the two differ
	Rows       []MergeRows  // records by table, those with none left out
}

// MergeField is a value, or values that belong together, in which two files
// differ. Where only one file has it, that one is taken.
type MergeField struct {
	Field      string // one of MergeFields, or the key of an own field
	Name       string // of an own field; else empty
	Kept, Gone string // as it is kept, to be shown
	Taken      bool   // from the file that goes
}

// MergeRows are the records of one table.
type MergeRows struct {
	Table string
	Moved int // go over
	Same  int // the file that stays has them already; they stay one
}

// mergeField copies one value, or what belongs together, from one file to
// another.
type mergeField struct {
	name string
	text func(*Child) string // empty when unknown
	copy func(from, to *Child)
}

// mergeFields are the values of a file that can be taken from either, in the
// order of the form.
var mergeFields = []mergeField{
	{"name", func(c *Child) string { return c.Name }, func(from, to *Child) { to.Name = from.Name }},
	{"alias", func(c *Child) string { return c.Alias }, func(from, to *Child) { to.Alias = from.Alias }},
	{"id_no", func(c *Child) string { return c.IDNo }, func(from, to *Child) {
		to.IDKind, to.IDNo, to.IDOver, to.NoID = from.IDKind, from.IDNo, from.IDOver, ""
	}},
	{"birth_on", func(c *Child) string { return c.Birth }, func(from, to *Child) { to.Birth = from.Birth }},
	{"sex", func(c *Child) string { return knownSex(c.Sex) }, func(from, to *Child) { to.Sex = from.Sex }},
	{"ethnic", func(c *Child) string { return cn.EthnicName(c.Ethnic) }, func(from, to *Child) { to.Ethnic = from.Ethnic }},
	{"hukou", func(c *Child) string { return cn.DivisionName(c.HukouDivision) + c.HukouDetail }, func(from, to *Child) {
		to.HukouKind, to.HukouDivision, to.HukouDetail = from.HukouKind, from.HukouDivision, from.HukouDetail
	}},
	{"residence", func(c *Child) string { return cn.DivisionName(c.Division) + c.Town + c.Village + c.Address }, func(from, to *Child) {
		to.Division, to.Town, to.Village, to.Address = from.Division, from.Town, from.Village, from.Address
	}},
	{"school", func(c *Child) string {
		return c.School + cn.Grade{Stage: c.Stage, Year: c.Grade, Class: c.Class}.String()
	}, func(from, to *Child) {
		to.School, to.Stage, to.Grade, to.Class, to.EnrolYear = from.School, from.Stage, from.Grade, from.Class, from.EnrolYear
		to.EduStatus, to.Teacher, to.TeacherPhone, to.Boarding = from.EduStatus, from.Teacher, from.TeacherPhone, from.Boarding
	}},
	{"main_category", func(c *Child) string { return cn.CategoryName(c.MainCategory) }, func(from, to *Child) { to.MainCategory = from.MainCategory }},
	{"economy", func(c *Child) string { return c.Economy }, func(from, to *Child) { to.Economy = from.Economy }},
	{"risk", func(c *Child) string { return c.Risk }, func(from, to *Child) { to.Risk = from.Risk }},
	{"source", func(c *Child) string { return c.Source }, func(from, to *Child) { to.Source = from.Source }},
	{"household", func(c *Child) string { return string(c.HouseholdID) }, func(from, to *Child) { to.HouseholdID = from.HouseholdID }},
	{"note", func(c *Child) string { return c.Note }, func(from, to *Child) {
		if to.Note != "" && from.Note != to.Note {
			to.Note += "\n" + from.Note
			return
		}
		to.Note = from.Note
	}},
}

// knownSex is the code of a sex, empty when it is unknown or not stated.
func knownSex(sex int) string {
	if sex != 1 && sex != 2 {
		return ""
	}
	return fmt.Sprint(sex)
}

// PreviewMerge answers what [Store.MergeChildren] would do, and keeps nothing of
// it.
func (s *Store) PreviewMerge(ss *Session, keepID, goneID string, take []string) (m Merge, err error) {
	err = s.write(ss, Children, decide, func(t *tx) error {
		if m, err = t.merge(keepID, goneID, take); err != nil {
			return err
		}
		return errDry
	})
	if errors.Is(err, errDry) {
		err = nil
	}
	return m, err
}

// MergeChildren makes two files of one child one: all records of the file that
// goes move to the one that stays, and it goes to the bin. Records that are one
// by nature (a child on a day of a class, at an activity) stay one, the one that
// counts where they differ. Values that only one file has are kept; take names
// the fields whose value is taken from the file that goes where they differ.
// Files with different identity numbers are refused, and those that together
// have more wishes in a batch than are allowed. A backup is made before. It
// answers a token for [Store.UndoMerge].
func (s *Store) MergeChildren(ss *Session, keepID, goneID string, take []string) (undo string, err error) {
	if err := s.check(ss, Children, decide); err != nil {
		return "", err
	}
	if _, _, err := s.AutoBackup(ss, BackupMerge); err != nil {
		return "", err
	}
	return s.writeBatch(ss, Children, decide, func(t *tx) error {
		_, err := t.merge(keepID, goneID, take)
		return err
	})
}

// UndoMerge takes a merge back by its token, as long as none of its records was
// changed afterwards.
func (s *Store) UndoMerge(ss *Session, undo string) error {
	return s.write(ss, Children, decide, func(t *tx) error {
		n, err := one[int](t, `SELECT count(*) FROM journal j JOIN child_history h ON h.id = j.row
			WHERE j.batch = ? AND j.tbl = 'child_history' AND j.act = 'insert' AND h.field = 'merged'`, undo)
		if err != nil {
			return err
		}
		if n == 0 {
			return missing("There is nothing to take back.", nil)
		}
		return t.undoBatch(undo)
	})
}

func (t *tx) merge(keepID, goneID string, take []string) (Merge, error) {
	m := Merge{}
	for id, c := range map[string]*Child{keepID: &m.Kept, goneID: &m.Gone} {
		var err error
		if *c, err = get[Child](t, id); err != nil {
			return m, err
		}
		if c.Risk, err = t.ss.unseal(c.RiskSealed, "child", "risk_sealed", id); err != nil {
			return m, err
		}
	}
	switch kept, gone := m.Kept.IDNo, m.Gone.IDNo; {
	case keepID == goneID:
		return m, bad("other", "Please choose another file.", nil)
	case kept != "" && gone != "" && kept != gone:
		return m, bad("other", "The two files have different identity numbers, so they are of two children. If one number is wrong, correct it first.", nil)
	}
	if err := t.mergeRows(&m); err != nil {
		return m, err
	}
	if err := t.guardMergedWishes(m); err != nil {
		return m, err
	}
	if err := t.mergeValues(&m, take); err != nil {
		return m, err
	}
	return m, t.bin("child", goneID, true)
}

// mergeValues keeps the values of both files. The file stays active, or becomes
// it, when either is.
func (t *tx) mergeValues(m *Merge, take []string) error {
	c := m.Kept
	for _, f := range mergeFields {
		kept, gone := f.text(&m.Kept), f.text(&m.Gone)
		if kept == gone || gone == "" {
			continue
		}
		taken := kept == "" || f.name == "note" || slices.Contains(take, f.name)
		m.Fields = append(m.Fields, MergeField{Field: f.name, Kept: kept, Gone: gone, Taken: taken})
		if taken {
			f.copy(&m.Gone, &c)
		}
	}
	if err := t.mergeOwn(m, take, &c); err != nil {
		return err
	}
	if err := t.saveChild(&c, "", true); err != nil {
		return err
	}
	before := slices.Index(ChildStatuses, "active")
	if m.Gone.Status == "active" && slices.Index(ChildStatuses, m.Kept.Status) < before {
		if err := t.setStatus(c.ID, "active", m.Gone.StatusOn, ""); err != nil {
			return err
		}
	}
	return t.put(&HistoryLine{ChildID: c.ID, Field: "merged", Value: m.Gone.FileNo, From: t.today})
}

// mergeOwn keeps the values that both files have in the organization's own
// fields.
func (t *tx) mergeOwn(m *Merge, take []string, c *Child) error {
	fields, err := ownFields(t, FieldsOfChild)
	if err != nil {
		return err
	}
	for _, f := range fields {
		kept, gone := m.Kept.Own.Of(f), m.Gone.Own.Of(f)
		if kept == gone || gone == "" {
			continue
		}
		taken := kept == "" || slices.Contains(take, f.Key())
		m.Fields = append(m.Fields, MergeField{Field: f.Key(), Name: f.Name, Kept: kept, Gone: gone, Taken: taken})
		if taken {
			c.Own = c.Own.With(f, gone)
		}
	}
	return nil
}

// guardMergedWishes refuses when the child would have more wishes in a batch
// than it may and one of them can still be withdrawn.
func (t *tx) guardMergedWishes(m Merge) error {
	over, err := many[struct {
		Name  string `db:"name"`
		Limit int    `db:"per_child"`
		Count int    `db:"n"`
	}](t, `SELECT b.name, b.per_child, count(*) n FROM wish w JOIN wish_batch b ON b.id = w.batch_id
		WHERE w.child_id = ? AND w.state NOT IN (?, ?) AND w.deleted_at IS NULL GROUP BY b.id HAVING n > b.per_child AND sum(w.delivered_on = '') > 0`,
		m.Kept.ID, WishRejected, WishWithdrawn)
	if err != nil || len(over) == 0 {
		return err
	}
	return bad("other", "Together the files have {{.Count}} wishes in the batch {{.Batch}}; {{.Limit}} are allowed. Withdraw one of them first.",
		args{"Count": over[0].Count, "Batch": over[0].Name, "Limit": over[0].Limit})
}

// MergeFields lists the fields in which files may differ.
func MergeFields() []string {
	var all []string
	for _, f := range mergeFields {
		all = append(all, f.name)
	}
	return all
}
