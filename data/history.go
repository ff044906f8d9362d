package data

import "fmt"

// HistoryLine is a value of a child from a day on, until the next line of the
// same field.
type HistoryLine struct {
	Row
	ChildID string `db:"child_id"`
	Field   string `db:"field"`  // status, residence, school, category, merged
	Value   string `db:"value"`  // status, division code, school, category code, number of the file that went
	Detail  string `db:"detail"` // of a residence the town, of a school the stage
	From    string `db:"from_on"`
	Reason  string `db:"reason"`
}

func (*HistoryLine) table() string { return "child_history" }

// keepHistory adds a line for each dated value that changed.
func (t *tx) keepHistory(before, after Child, since string) error {
	for _, v := range []struct{ field, old, value, oldDetail, detail string }{
		{"status", before.Status, after.Status, "", ""},
		{"residence", before.Division, after.Division, before.Town, after.Town},
		{"school", before.School, after.School, before.Stage, after.Stage},
		{"category", before.MainCategory, after.MainCategory, "", ""},
	} {
		if v.old == v.value && v.oldDetail == v.detail {
			continue
		}
		if err := t.addHistory(after.ID, v.field, v.value, v.detail, since, ""); err != nil {
			return err
		}
	}
	return nil
}

// addHistory says that a field has its present value since a day. Lines from
// later days are wrong with it and go: a file made today becomes active with a
// consent that was signed last week.
func (t *tx) addHistory(childID, field, value, detail, from, reason string) error {
	later, err := many[string](t, `SELECT id FROM child_history WHERE child_id = ? AND field = ? AND from_on > ? AND deleted_at IS NULL`, childID, field, from)
	if err != nil {
		return err
	}
	for _, id := range later {
		if err := t.bin("child_history", id, true); err != nil {
			return err
		}
	}
	return t.put(&HistoryLine{ChildID: childID, Field: field, Value: value, Detail: detail, From: from, Reason: reason})
}

// ChildHistory answers the dated values of a child, the latest first.
func (s *Store) ChildHistory(ss *Session, childID string) ([]HistoryLine, error) {
	if err := s.check(ss, Children, read); err != nil {
		return nil, err
	}
	return many[HistoryLine](s.readers,
		`SELECT * FROM child_history WHERE child_id = ? AND deleted_at IS NULL ORDER BY from_on DESC, id DESC`, childID)
}

// valueOn is SQL for the value of a dated field of a child on a day; child and
// day are SQL expressions. Where nothing is known so early, it is the first
// known value for all fields but status.
func valueOn(field, column, child, day string) string {
	return fmt.Sprintf(`(SELECT %[2]s FROM child_history h WHERE h.child_id = %[3]s AND h.field = '%[1]s' AND h.deleted_at IS NULL
		AND (h.from_on <= %[4]s OR '%[1]s' <> 'status') ORDER BY h.from_on <= %[4]s DESC, CASE WHEN h.from_on <= %[4]s THEN h.from_on END DESC, h.from_on, h.id DESC LIMIT 1)`,
		field, column, child, day)
}
