package data

import (
	"encoding/json"
	"fmt"
	"strings"
)

// undoBatch takes back everything that one transaction changed, the last
// first: new records go to the bin, changed columns get their old values. It is
// refused when a record was changed again meanwhile, when others hang on a new
// one by now, and when the old values were erased.
func (t *tx) undoBatch(batch string) error {
	entries, err := many[Entry](t, `SELECT * FROM journal WHERE batch = ? AND act IN ('insert', 'update') ORDER BY seq DESC`, batch)
	if err != nil {
		return err
	}
	hanging, err := t.references()
	if err != nil {
		return err
	}
	for _, e := range entries {
		if _, ok := areas[e.Table]; !ok || e.Table == "import_run" {
			continue
		}
		if err := t.undo(e, hanging[e.Table]); err != nil {
			return fmt.Errorf("undo %s %s: %w", e.Table, e.Row, err)
		}
	}
	for _, e := range entries {
		if e.Table != "wish" || e.Act != "update" {
			continue
		}
		after, err := e.after()
		if err != nil {
			return err
		}
		if after["state"] == WishWithdrawn || after["state"] == WishRejected || after["deleted_at"] != nil {
			if err := t.guardReturn(e.Row); err != nil { // the child may have made up for it
				return err
			}
		}
	}
	return nil
}

// after answers the columns that the entry changed, as they were after it.
func (e Entry) after() (values map[string]any, err error) {
	if e.New != "" {
		err = json.Unmarshal([]byte(e.New), &values)
	}
	return values, err
}

// reference is a column that names records of another table.
type reference struct {
	Table  string `db:"tbl"`
	Column string `db:"col"`
	To     string `db:"parent"`
	Goes   bool   `db:"goes"` // the row goes with the record that it names
}

// referencesSQL finds the references of all tables.
const referencesSQL = `SELECT m.name tbl, f."from" col, f."table" parent, f.on_delete = 'CASCADE' goes FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'`

// references answers all references by the table that they lead to, but for
// those of rows that go with the record.
func (t *tx) references() (map[string][]reference, error) {
	all, err := many[reference](t, referencesSQL)
	to := map[string][]reference{}
	for _, r := range all {
		if r.Goes {
			continue
		}
		to[r.To] = append(to[r.To], r)
	}
	return to, err
}

// undo takes back one entry. What hung on the record in the same transaction
// was taken back before.
func (t *tx) undo(e Entry, hanging []reference) error {
	later, err := one[int](t, `SELECT count(*) FROM journal WHERE tbl = ? AND row = ? AND batch NOT IN (?, ?) AND seq > ? AND act <> 'view'`,
		e.Table, e.Row, e.Batch, t.batch, e.Seq)
	if err != nil {
		return err
	}
	if later > 0 || e.Salt == "" {
		return conflict("Some of these records were changed afterwards, so this can't be undone as a whole.", nil)
	}
	if e.Act == "update" {
		return t.bringBack(e)
	}
	for _, r := range hanging {
		used, err := one[int](t, `SELECT count(*) FROM `+r.Table+` WHERE `+r.Column+` = ? AND deleted_at IS NULL`, e.Row)
		if err != nil {
			return err
		}
		if used > 0 {
			return conflict("Other records were added to some of these meanwhile, so this can't be undone as a whole.", nil)
		}
	}
	return t.bin(e.Table, e.Row, true)
}

// bringBack gives the changed columns their old values.
func (t *tx) bringBack(e Entry) error {
	var old map[string]any
	if err := json.Unmarshal([]byte(e.Old), &old); err != nil {
		return err
	}
	sets, values := []string{"updated_at = ?", "updated_by = ?", "version = version + 1"}, []any{t.now, t.ss.User}
	for name, value := range old {
		sets, values = append(sets, name+" = ?"), append(values, value)
	}
	t.touch(e.Table)
	_, err := t.Exec("UPDATE "+e.Table+" SET "+strings.Join(sets, ", ")+" WHERE id = ?", append(values, e.Row)...)
	return err
}
