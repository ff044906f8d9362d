package data

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// titles are SQL for what a record is called, by table.
var titles = map[string]string{
	"child": "name", "guardian": "name", "parent": "''", "household": "name", "person": "name", "funder": "name", "project": "name",
	"donor": "name", "wish_batch": "name", "wish": "no", "visit": "no", "activity": "title", "camp": "name", "book": "title", "user": "name",
	"laptop": "letter", "setting": "name", "org": "name", "target": "name", "expense": "what", "income": "source", "lesson": "title",
	"import_run": "file", "camp_pickup": "name", "goods_out": "item", "photo": "caption", "data_share": "no", "rights_request": "no", "breach": "no", "erasure": "no", "own_entry": "value", "own_field": "name", "saved_filter": "name",
}

// restrictedColumns are the sealed columns, with the name under which their
// value is shown.
var restrictedColumns = map[string]string{"risk_sealed": "risk", "state_sealed": "state", "code_sealed": "code"}

// notShown are columns whose change says nothing to a person.
var notShown = []string{"name_key", "initials", "deleted_at", "salt", "hash", "machine", "sha256"}

// explain finds the names of records and the values that changed, for a page of
// the history.
func (s *Store) explain(ss *Session, lines []PastLine) error {
	names := &recordNames{s: s, wanted: map[string]map[string]bool{}, found: map[string]recordName{}}
	for i := range lines {
		l := &lines[i]
		l.Erased = l.Salt == ""
		if err := l.readChanges(s.readers, ss); err != nil {
			return err
		}
		names.want(l.Table, l.Row)
		for _, c := range l.Changes {
			if to, ok := s.refersTo(l.Table, c.Column); ok {
				names.want(to, c.Before)
				names.want(to, c.After)
			}
		}
	}
	if err := names.find(); err != nil {
		return err
	}
	for i := range lines {
		l := &lines[i]
		if _, own := s.bonds.owner(l.Table); own && l.Act == "view" && l.Table != "child" {
			l.ChildID = l.Row // a look stands under the child's id
		}
		if record, ok := names.found[l.Table+l.Row]; ok {
			l.Name, l.ChildID = record.Title, record.Child
		} else if _, known := areas[l.Table]; !known {
			l.Name = l.Row
		}
		for j := range l.Changes {
			c := &l.Changes[j]
			if to, ok := s.refersTo(l.Table, c.Column); ok {
				c.Before, c.After = names.title(to, c.Before), names.title(to, c.After)
			}
		}
	}
	for _, l := range lines {
		names.want("child", l.ChildID)
	}
	if err := names.find(); err != nil {
		return err
	}
	for i := range lines {
		lines[i].Child = names.found["child"+lines[i].ChildID].Title
	}
	return nil
}

// readChanges takes the changed columns out of the entry.
func (l *PastLine) readChanges(q queryer, ss *Session) error {
	columns, before, err := flatValues(l.Old, nil)
	if err != nil {
		return fmt.Errorf("entry %d: %w", l.Seq, err)
	}
	columns, after, err := flatValues(l.New, columns)
	if err != nil {
		return fmt.Errorf("entry %d: %w", l.Seq, err)
	}
	if at, changed := after["deleted_at"]; changed && l.Act == "update" {
		l.Act = "restore"
		if at != nil {
			l.Act = "remove"
		}
	}
	for _, name := range columns {
		if slices.Contains(notShown, name) || slices.Contains(bookkeeping, name) {
			continue
		}
		c := PastChange{Column: name, Before: plainText(before[name]), After: plainText(after[name])}
		if name == "own" {
			fields, err := ownChanges(q, c)
			if err != nil {
				return err
			}
			l.Changes = append(l.Changes, fields...)
			continue
		}
		if shown, sealed := restrictedColumns[name]; sealed {
			c.Column, c.Hidden = shown, ss.keys.Restricted == nil
			if c.Before, err = ss.unseal(c.Before, l.Table, name, l.Row); err != nil {
				return err
			}
			if c.After, err = ss.unseal(c.After, l.Table, name, l.Row); err != nil {
				return err
			}
		}
		l.Changes = append(l.Changes, c)
	}
	return nil
}

// flatValues reads an object of the journal, and adds the names in it to those
// before, in their order.
func flatValues(text Ref, names []string) ([]string, map[string]any, error) {
	values := map[string]any{}
	if text == "" || text == "null" {
		return names, values, nil
	}
	if err := json.Unmarshal([]byte(text), &values); err != nil {
		return names, nil, err
	}
	d := json.NewDecoder(strings.NewReader(string(text)))
	depth, key := 0, true
	for {
		token, err := d.Token()
		if err != nil {
			return names, values, nil // the end; it was read whole before
		}
		switch token := token.(type) {
		case json.Delim:
			if token == '{' || token == '[' {
				depth++
			} else {
				depth--
			}
			key = true
			continue
		case string:
			if key && depth == 1 && !slices.Contains(names, token) {
				names = append(names, token)
			}
		}
		key = !key
	}
}

// plainText writes a value of the journal; nothing is the empty text.
func plainText(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case float64:
		return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.4f", v), "0"), ".")
	}
	return fmt.Sprint(v)
}

// refersTo answers the table whose records a column names.
func (s *Store) refersTo(table, column string) (string, bool) {
	all, err := remember(s, "references", nil, func() (map[string]string, error) {
		rows, err := many[reference](s.readers, referencesSQL)
		to := map[string]string{}
		for _, r := range rows {
			to[r.Table+"."+r.Column] = r.To
		}
		return to, err
	})
	if err != nil {
		return "", false
	}
	to, ok := all[table+"."+column]
	return to, ok
}

// recordName is what a record is called, and whose it is.
type recordName struct {
	ID    string `db:"id"`
	Title string `db:"title"`
	Child string `db:"child"`
}

// recordNames finds the names of many records at once.
type recordNames struct {
	s      *Store
	wanted map[string]map[string]bool // ids by table
	found  map[string]recordName      // by table and id
}

func (n *recordNames) want(table, id string) {
	if _, known := n.found[table+id]; known || id == "" || areas[table] == "" {
		return
	}
	if n.wanted[table] == nil {
		n.wanted[table] = map[string]bool{}
	}
	n.wanted[table][id] = true
}

// find asks each table once.
func (n *recordNames) find() error {
	for table, ids := range n.wanted {
		title, ok := titles[table]
		if !ok {
			title = "''"
		}
		child := "''"
		if of, own := n.s.bonds.childOf(table); own {
			child = "coalesce(" + of + ", '')"
		}
		condition, values := oneOf(slices.Sorted(maps.Keys(ids)))
		rows, err := many[recordName](n.s.readers, `SELECT id, `+title+` title, `+child+` child FROM `+table+` WHERE 1 = 1`+forColumn(condition, "id"), values...)
		if err != nil {
			return fmt.Errorf("names in %s: %w", table, err)
		}
		for _, r := range rows {
			n.found[table+r.ID] = r
		}
	}
	clear(n.wanted)
	return nil
}

// title is a record's name, or the id where the record has none.
func (n *recordNames) title(table, id string) string {
	if r, ok := n.found[table+id]; ok && r.Title != "" {
		return r.Title
	}
	return id
}
