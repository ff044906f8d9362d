package data

import (
	"errors"
	"slices"
)

// keptApart are conditions on records of the file that goes which the other has
// already, or which would be wrong there; ?1 is the file that stays. They stay
// with the file that goes.
var keptApart = map[string]string{
	"parent":         `EXISTS (SELECT 1 FROM parent k WHERE k.child_id = ?1 AND k.role = parent.role AND k.deleted_at IS NULL)`,
	"guardian":       `EXISTS (SELECT 1 FROM guardian k WHERE k.child_id = ?1 AND k.name = guardian.name AND k.deleted_at IS NULL)`,
	"child_category": `EXISTS (SELECT 1 FROM child_category k WHERE k.child_id = ?1 AND k.code = child_category.code AND k.from_on = child_category.from_on AND k.deleted_at IS NULL)`,
	// Before its own first line, the file that stays has the history of the other.
	"child_history": `EXISTS (SELECT 1 FROM child_history k WHERE k.child_id = ?1 AND k.field = child_history.field AND k.from_on <= child_history.from_on AND k.deleted_at IS NULL)`,
}

// mover moves the records of one table that are one by nature.
type mover func(t *tx, from, to string) (MergeRows, error)

// movers are the tables whose records get another id with another child.
var movers = map[string]mover{
	"attendance": moveKeyed(func(a *Attendance) *string { return &a.ChildID }, func(gone, kept *Attendance) bool { return gone.Attended && !kept.Attended }),
	"camp_day": moveKeyed(func(d *CampDay) *string { return &d.ChildID }, func(gone, kept *CampDay) bool {
		return gone.Status == MarkPresent && kept.Status != MarkPresent
	}),
	"camp_enrolment":  moveKeyed(func(e *CampEnrolment) *string { return &e.ChildID }, nil),
	"reading_log":     moveKeyed(func(l *ReadingLog) *string { return &l.ChildID }, nil),
	"visit_exemption": moveKeyed(func(e *Exemption) *string { return &e.ChildID }, nil),
	"photo_child":     movePhotoChildren,
	"project_child":   moveMembers,
}

// mergeRows moves the records of all tables that name a child.
func (t *tx) mergeRows(m *Merge) error {
	references, err := t.references()
	if err != nil {
		return err
	}
	for _, r := range references["child"] {
		move := movers[r.Table]
		if move == nil {
			move = func(t *tx, from, to string) (MergeRows, error) { return t.moveRows(r, from, to) }
		}
		rows, err := move(t, m.Gone.ID, m.Kept.ID)
		if err != nil {
			return err
		}
		if rows.Moved+rows.Same > 0 {
			m.Rows = append(m.Rows, rows)
		}
	}
	slices.SortFunc(m.Rows, func(a, b MergeRows) int { return b.Moved + b.Same - a.Moved - a.Same })
	return nil
}

// moveRows gives the records of a table to another child.
func (t *tx) moveRows(r reference, from, to string) (MergeRows, error) {
	rows := MergeRows{Table: r.Table}
	apart := "0"
	if condition, ok := keptApart[r.Table]; ok {
		apart = condition
	}
	here := " WHERE " + r.Table + "." + r.Column + " = ?2 AND " + r.Table + ".deleted_at IS NULL AND "
	var err error
	if rows.Same, err = one[int](t, `SELECT count(*) FROM `+r.Table+here+apart+` AND ?1 = ?1`, to, from); err != nil {
		return rows, err
	}
	t.touch(r.Table)
	res, err := t.Exec(`UPDATE `+r.Table+` SET `+r.Column+` = ?1, updated_at = ?3, updated_by = ?4, version = version + 1`+here+`NOT (`+apart+`)`, to, from, t.now, t.ss.User)
	if err != nil {
		return rows, err
	}
	moved, err := res.RowsAffected()
	rows.Moved = int(moved)
	return rows, err
}

// moveKeyed makes the mover of a table whose ids follow from what its records
// are about. Where the file that stays has the same record, that one stays,
// unless the other is better.
func moveKeyed[T any, P interface {
	*T
	keyed
	record
}](owner func(*T) *string, better func(gone, kept *T) bool) mover {
	return func(t *tx, from, to string) (MergeRows, error) {
		rows := MergeRows{Table: P(new(T)).table()}
		all, err := many[T](t, `SELECT * FROM `+rows.Table+` WHERE child_id = ? AND deleted_at IS NULL`, from)
		if err != nil {
			return rows, err
		}
		for _, gone := range all {
			old := P(&gone).row().ID
			*owner(&gone), *P(&gone).row() = to, Row{}
			id := naturalID(rows.Table, P(&gone).naturalKey()...)
			kept, err := get[T, P](t, id)
			var e *Error
			switch {
			case err == nil:
				rows.Same++
			case errors.As(err, &e) && e.Kind == NotFound:
				rows.Moved++
			default:
				return rows, err
			}
			if err != nil || better != nil && better(&gone, &kept) {
				if err := t.put(P(&gone)); err != nil {
					return rows, err
				}
			}
			if err := t.handOver(rows.Table, old, id); err != nil {
				return rows, err
			}
		}
		return rows, nil
	}
}

// handOver gives what hangs on a record to the one that takes its place, and
// puts the record into the bin.
func (t *tx) handOver(table, old, id string) error {
	references, err := t.references()
	if err != nil {
		return err
	}
	for _, r := range references[table] {
		if _, err := t.moveRows(r, old, id); err != nil {
			return err
		}
	}
	return t.bin(table, old, true)
}

// moveMembers moves memberships of projects. One that overlaps with one of the
// file that stays ends where that begins, or stays behind when it adds nothing.
func moveMembers(t *tx, from, to string) (MergeRows, error) {
	rows := MergeRows{Table: "project_child"}
	all, err := many[Member](t, `SELECT * FROM project_child WHERE child_id = ? AND deleted_at IS NULL ORDER BY from_on`, from)
	if err != nil {
		return rows, err
	}
	for _, gone := range all {
		starts, err := many[string](t, `SELECT from_on FROM project_child WHERE child_id = ? AND project_id = ? AND deleted_at IS NULL
			AND (to_on = '' OR to_on >= ?) AND (? = '' OR from_on <= ?) ORDER BY from_on`, to, gone.ProjectID, gone.From, gone.To, gone.To)
		if err != nil {
			return rows, err
		}
		if len(starts) > 0 && starts[0] <= gone.From {
			rows.Same++
			continue
		}
		if len(starts) > 0 {
			gone.To = daysAfter(starts[0], -1)
		}
		old := gone.ID
		gone.Row, gone.ChildID = Row{}, to
		if err := t.put(&gone); err != nil {
			return rows, err
		}
		if err := t.bin(rows.Table, old, true); err != nil {
			return rows, err
		}
		rows.Moved++
	}
	return rows, nil
}

// movePhotoChildren says that the file that stays is on the photos of the other;
// where it is already, the other is no more.
func movePhotoChildren(t *tx, from, to string) (MergeRows, error) {
	twice, err := many[string](t, `SELECT c.id FROM photo_child c WHERE c.child_id = ? AND c.deleted_at IS NULL
		AND EXISTS (SELECT 1 FROM photo_child k WHERE k.child_id = ? AND k.photo_id = c.photo_id AND k.deleted_at IS NULL)`, from, to)
	if err != nil {
		return MergeRows{}, err
	}
	for _, id := range twice {
		if err := t.bin("photo_child", id, true); err != nil {
			return MergeRows{}, err
		}
	}
	rows, err := t.moveRows(reference{Table: "photo_child", Column: "child_id"}, from, to)
	rows.Same = len(twice)
	return rows, err
}
