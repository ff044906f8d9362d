package data

import (
	"slices"
	"strings"
)

// KeptRows are the rows of one table that are kept of a child.
type KeptRows struct {
	Table   string
	Columns []string   // without references and bookkeeping, and without those that are empty everywhere
	Rows    [][]string // codes as they are kept; restricted values opened
}

// notGiven are columns that say nothing of a child: what only finds it again.
var notGiven = []string{"id", "name_key", "initials", "deleted_at", "updated_at", "updated_by", "version"}

// AccessOrder is a copy of a child's whole file that is handed out by right.
type AccessOrder struct {
	ChildID  string
	AskedBy  string // where no request waits in the register yet
	Relation string
	Proof    string // one of RequestProofs
}

// openAccess finds the request to see or copy that waits for a child.
const openAccess = `SELECT * FROM rights_request WHERE child_id = ? AND kind IN ('access', 'copy') AND done_on = '' AND deleted_at IS NULL ORDER BY received_on LIMIT 1`

// ChildRecords answers all that is kept of a child, table by table, for a copy
// that is given by right. Restricted values are opened for who may know them,
// and the look is journalled.
func (s *Store) ChildRecords(ss *Session, childID string) ([]KeptRows, error) {
	if err := s.check(ss, Registers, write); err != nil {
		return nil, err
	}
	if err := s.noteLook(ss, "parent", childID); err != nil {
		return nil, err
	}
	var all []KeptRows
	for _, table := range s.bonds.owned() {
		rows, err := s.keptRows(ss, table, childID)
		if err != nil {
			return nil, err
		}
		if len(rows.Rows) > 0 {
			all = append(all, rows)
		}
	}
	return all, nil
}

// keptRows reads the rows of one table.
func (s *Store) keptRows(ss *Session, table, childID string) (KeptRows, error) {
	k := KeptRows{Table: table}
	found, err := rowsOf(s.readers, `SELECT * FROM `+table+` WHERE `+s.bonds.where(table)+` AND deleted_at IS NULL ORDER BY id`, childID)
	if err != nil {
		return k, err
	}
	names, err := many[string](s.readers, `SELECT name FROM pragma_table_info(?)`, table)
	if err != nil {
		return k, err
	}
	for _, v := range found {
		for column := range restrictedColumns {
			if v[column], err = ss.unseal(v[column], table, column, v["id"]); err != nil {
				return k, err
			}
		}
	}
	for _, name := range names {
		used := slices.ContainsFunc(found, func(v values) bool { return v[name] != "" && v[name] != "0" })
		if used && !slices.Contains(notGiven, name) && !strings.HasSuffix(name, "_id") {
			k.Columns = append(k.Columns, name)
		}
	}
	for _, v := range found {
		row := make([]string, len(k.Columns))
		for i, name := range k.Columns {
			row[i] = v[name]
		}
		k.Rows = append(k.Rows, row)
	}
	for i, name := range k.Columns {
		if shown, sealed := restrictedColumns[name]; sealed {
			k.Columns[i] = shown
		}
	}
	return k, nil
}

// GiveAccess answers the request to see or copy a child's file, or enters one,
// enters the hand-over into the register of data provided, and journals it. It
// stands before the copy is written.
func (s *Store) GiveAccess(ss *Session, o AccessOrder) (r RightsRequest, err error) {
	return r, s.write(ss, Registers, write, func(t *tx) error {
		c, err := get[Child](t, o.ChildID)
		if err != nil {
			return err
		}
		waiting, err := many[RightsRequest](t, openAccess, o.ChildID)
		if err != nil {
			return err
		}
		r = RightsRequest{Kind: "copy", ChildID: o.ChildID, AskedBy: o.AskedBy, Relation: o.Relation, Medium: "in_person", Received: t.today}
		if len(waiting) > 0 {
			r = waiting[0]
		}
		if r.Proof == "" {
			r.Proof = o.Proof
		}
		if err := t.saveRequest(&r); err != nil {
			return err
		}
		if err := t.answerRequest(r.ID, "granted", ""); err != nil {
			return err
		}
		d := DataShare{
			Day: t.today, Receiver: r.AskedBy, Purpose: r.No, What: c.FileNo, Children: 1, Basis: "duty", Method: "file", Source: "access", ChildID: Ref(c.ID),
		}
		if err := t.saveShare(&d); err != nil {
			return err
		}
		return t.note("export", "child", c.ID, map[string]string{"request": r.No})
	})
}
