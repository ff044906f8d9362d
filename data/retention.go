package data

import (
	"fmt"
	"strings"
)

// retentionYears is for how many years the file of a child who left is kept
// before somebody decides about it again (PIPL §19, §47; the field's practice).
const retentionYears = 3

// Retention is the decision to keep a child's file longer, until a day, with
// the reason.
type Retention struct {
	Row
	ChildID string `db:"child_id"`
	Until   string `db:"keep_until"`
	Reason  string `db:"reason"`
}

func (*Retention) table() string { return "retention" }

// DueFile is a child's file whose time of keeping is over, or soon will be.
type DueFile struct {
	ID     string `db:"id"`
	FileNo string `db:"file_no"`
	Name   string `db:"name"`
	Status string `db:"status"` // left or archived
	Left   string `db:"status_on"`
	Due    string `db:"due_on"` // day on which it is to be erased or kept longer
	Reason string `db:"reason"` // why it was kept longer, if it was
}

// dueFiles are the files that left, each with the day on which the time of
// keeping ends: the years after leaving, or the day of the last decision.
const dueFiles = `SELECT * FROM (SELECT k.id, k.file_no, k.name, k.status, k.status_on,
	coalesce((SELECT r.keep_until FROM retention r WHERE r.child_id = k.id AND r.deleted_at IS NULL ORDER BY r.id DESC LIMIT 1), date(k.status_on, ?)) due_on,
	coalesce((SELECT r.reason FROM retention r WHERE r.child_id = k.id AND r.deleted_at IS NULL ORDER BY r.id DESC LIMIT 1), '') reason
	FROM child k WHERE k.status IN ('left', 'archived') AND k.status_on <> '' AND k.deleted_at IS NULL) WHERE due_on <= ? ORDER BY due_on, file_no`

// keptYears is the time of keeping as SQLite counts days.
var keptYears = fmt.Sprintf("+%d years", retentionYears)

// DueFiles answers the files whose time of keeping is over or ends within so many
// days, the longest overdue first.
func (s *Store) DueFiles(ss *Session, ahead int) ([]DueFile, error) {
	if err := s.check(ss, Registers, read); err != nil {
		return nil, err
	}
	return many[DueFile](s.readers, dueFiles, keptYears, daysAfter(s.Today(), ahead))
}

// KeepLonger decides to keep the file of a child who left until a day, with the
// reason. The decisions before stay on record.
func (s *Store) KeepLonger(ss *Session, r *Retention) error {
	return s.write(ss, Registers, decide, func(t *tx) error {
		c, err := get[Child](t, r.ChildID)
		if err != nil {
			return err
		}
		if c.Status != "left" && c.Status != "archived" {
			return conflict("This child is still on file; there is nothing to decide yet.", nil)
		}
		if r.Reason = strings.TrimSpace(r.Reason); r.Reason == "" {
			return bad("reason", "Please say why the file is kept longer.", nil)
		}
		if err := setNeededDay("keep_until", &r.Until); err != nil {
			return err
		}
		if r.Until <= t.today {
			return bad("keep_until", "Please give a day after today.", nil)
		}
		if r.Until > yearsAfter(t.today, retentionYears) {
			return bad("keep_until", "Keep it for {{.Years}} years at most, then decide again.", args{"Years": retentionYears})
		}
		r.Row = Row{}
		return t.put(r)
	})
}

// retentionReminders are files whose time of keeping is over.
func retentionReminders(q queryer, today string) ([]Reminder, error) {
	due, err := many[DueFile](q, dueFiles, keptYears, today)
	all := []Reminder{}
	for _, f := range due {
		all = append(all, Reminder{
			Text: "The time of keeping the file of {{.Name}} ended on {{.Day}}: erase it or keep it with a reason.", Args: args{"Name": f.Name, "Day": f.Due},
			Table: "retention", ID: f.ID, Day: f.Due, Urgency: Soon,
		})
	}
	return all, err
}
