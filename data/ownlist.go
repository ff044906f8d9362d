package data

import (
	"slices"
	"strings"
)

// The lists of choices to which an organization adds entries of its own.
const (
	ListWishCategory = "wish_category"
	ListSite         = "site" // where classes and activities take place
	ListPersonRole   = "person_role"
	ListActivityKind = "activity_kind" // of activities other than reading
	ListReadingKind  = "reading_kind"
)

// OwnLists are these lists, in the order in which they are shown.
var OwnLists = []string{ListWishCategory, ListSite, ListPersonRole, ListActivityKind, ListReadingKind}

// ownLists say what each list holds from the program, and where records keep a
// value of it. A list without codes is open: what a record says belongs to it.
var ownLists = map[string]struct {
	codes []string
	uses  []use
}{
	ListWishCategory: {WishCategories, []use{{"wish", "category", ""}}},
	ListSite:         {nil, []use{{"camp", "site", ""}, {"activity", "place", ""}}},
	ListPersonRole:   {PersonRoles, []use{{"person", "role", ""}}},
	ListActivityKind: {nil, []use{{"activity", "kind", " AND programme <> 'reading'"}}},
	ListReadingKind:  {ReadingKinds, []use{{"activity", "kind", " AND programme = 'reading'"}}},
}

// use is a column that holds values of a list, on rows that fit a condition.
type use struct{ table, column, condition string }

// OwnEntry is an entry that the organization added to a list, or one of the
// program's that it switched off.
type OwnEntry struct {
	Row
	List  string `db:"list"`  // one of OwnLists
	Value string `db:"value"` // as records keep it: words, or one of the program's codes
	Off   bool   `db:"off"`   // not offered any more
}

func (*OwnEntry) table() string { return "own_entry" }

// ListEntry is one entry of a list of choices.
type ListEntry struct {
	Value string
	Own   bool // added by the organization, or found in its records
	Off   bool
	Uses  int // records that have it, without those in the bin
}

// ListEntries answers all entries of a list, one of OwnLists: the program's in
// their order, then the organization's in the order of their words.
func (s *Store) ListEntries(ss *Session, list string) ([]ListEntry, error) {
	if err := s.check(ss, Settings, read); err != nil {
		return nil, err
	}
	return s.listEntries(list)
}

func (s *Store) listEntries(list string) ([]ListEntry, error) {
	tables := []string{"own_entry"}
	for _, u := range ownLists[list].uses {
		tables = append(tables, u.table)
	}
	return remember(s, "entries of "+list, tables, func() ([]ListEntry, error) { return listEntries(s.readers, list) })
}

func listEntries(q queryer, list string) ([]ListEntry, error) {
	known, err := many[OwnEntry](q, `SELECT * FROM own_entry WHERE list = ? AND deleted_at IS NULL`, list)
	if err != nil {
		return nil, err
	}
	uses, err := usesOf(q, list)
	if err != nil {
		return nil, err
	}
	off := map[string]bool{}
	var own []string
	for _, e := range known {
		off[e.Value] = e.Off
		own = append(own, e.Value)
	}
	for value := range uses {
		own = append(own, value)
	}
	slices.Sort(own)
	codes := ownLists[list].codes
	all := []ListEntry{}
	for _, value := range slices.Concat(codes, slices.Compact(own)) {
		e := ListEntry{Value: value, Own: !slices.Contains(codes, value), Off: off[value], Uses: uses[value]}
		if len(all) < len(codes) || e.Own {
			all = append(all, e)
		}
	}
	return all, nil
}

// usesOf counts the records by the value of a list that they have.
func usesOf(q queryer, list string) (map[string]int, error) {
	uses := map[string]int{}
	for _, u := range ownLists[list].uses {
		err := eachRow(q, "SELECT "+u.column+", count(*) FROM "+u.table+" WHERE "+u.column+" <> '' AND deleted_at IS NULL"+u.condition+" GROUP BY 1", nil,
			func(scan func(...any) error) error {
				var value string
				var n int
				err := scan(&value, &n)
				uses[value] += n
				return err
			})
		if err != nil {
			return nil, err
		}
	}
	return uses, nil
}

// Choices answers the values of a list that are offered: those that are not
// switched off, and the one that a record has now.
func (s *Store) Choices(ss *Session, list, now string) ([]string, error) {
	all, err := s.ListEntries(ss, list)
	if err != nil {
		return nil, err
	}
	var values []string
	for _, e := range all {
		if !e.Off || e.Value == now {
			values = append(values, e.Value)
		}
	}
	if now != "" && !slices.Contains(values, now) {
		values = append(values, now)
	}
	return values, nil
}

// AddEntry adds an entry to a list, and answers a token for [Store.UndoOwn], as
// all methods do that change lists and fields of the organization's own.
func (s *Store) AddEntry(ss *Session, list, value string) (undo string, err error) {
	return s.writeBatch(ss, Settings, write, func(t *tx) error {
		value, err := t.newValue(list, value)
		if err != nil {
			return err
		}
		return t.put(&OwnEntry{List: list, Value: value})
	})
}

// newValue checks the words of an entry that a list does not have yet.
func (t *tx) newValue(list, value string) (string, error) {
	if _, ok := ownLists[list]; !ok {
		return "", missing("The record is not there any more.", nil)
	}
	if err := setText("value", &value, "Please enter the words of the entry."); err != nil {
		return "", err
	}
	e, err := t.entry(list, value)
	if err != nil {
		return "", err
	}
	if e.Value != "" {
		return "", &Error{Kind: Conflict, Field: "value", Text: "“{{.Text}}” is in the list already.", Args: args{"Text": value}}
	}
	return value, nil
}

// entry answers an entry of a list by its value, an empty one when the list does
// not have it.
func (t *tx) entry(list, value string) (ListEntry, error) {
	all, err := listEntries(t, list)
	if err != nil {
		return ListEntry{}, err
	}
	if i := slices.IndexFunc(all, func(e ListEntry) bool { return strings.EqualFold(e.Value, value) }); i >= 0 {
		return all[i], nil
	}
	return ListEntry{}, nil
}

// kept answers the row of an entry, a new one when there is none yet.
func (t *tx) kept(list, value string) (OwnEntry, error) {
	e, err := one[OwnEntry](t, `SELECT * FROM own_entry WHERE list = ? AND value = ? AND deleted_at IS NULL`, list, value)
	if Is(err, NotFound) {
		return OwnEntry{List: list, Value: value}, nil
	}
	return e, err
}

// RenameEntry gives an entry of the organization other words, in all records that
// have it too.
func (s *Store) RenameEntry(ss *Session, list, value, to string) (undo string, err error) {
	return s.writeBatch(ss, Settings, write, func(t *tx) error {
		if err := t.ownOnly(list, value); err != nil {
			return err
		}
		if to = strings.TrimSpace(to); to == value {
			return nil
		}
		if _, err := t.newValue(list, to); err != nil {
			return err
		}
		e, err := t.kept(list, value)
		if err != nil {
			return err
		}
		e.Value = to
		if err := t.put(&e); err != nil {
			return err
		}
		for _, u := range ownLists[list].uses {
			t.touch(u.table)
			if _, err := t.Exec("UPDATE "+u.table+" SET "+u.column+" = ?, updated_at = ?, updated_by = ?, version = version + 1 WHERE "+u.column+" = ?"+u.condition,
				to, t.now, t.ss.User, value); err != nil {
				return err
			}
		}
		return nil
	})
}

// ownOnly refuses an entry of the program, which keeps its words.
func (t *tx) ownOnly(list, value string) error {
	e, err := t.entry(list, value)
	switch {
	case err != nil:
		return err
	case e.Value == "":
		return missing("The record is not there any more.", nil)
	case !e.Own:
		return &Error{Kind: Denied, Text: "This entry belongs to the program. It can only be switched off."}
	}
	return nil
}

// SwitchEntry switches an entry off, so that it is not offered any more, or on
// again. Records keep it.
func (s *Store) SwitchEntry(ss *Session, list, value string, off bool) (undo string, err error) {
	return s.writeBatch(ss, Settings, write, func(t *tx) error {
		known, err := t.entry(list, value)
		if err != nil {
			return err
		}
		if known.Value == "" {
			return missing("The record is not there any more.", nil)
		}
		e, err := t.kept(list, value)
		if err != nil {
			return err
		}
		e.Off = off
		return t.put(&e)
	})
}

// RemoveEntry puts an entry of the organization into the bin; one that records
// have is a [Conflict].
func (s *Store) RemoveEntry(ss *Session, list, value string) (undo string, err error) {
	return s.writeBatch(ss, Settings, write, func(t *tx) error {
		if err := t.ownOnly(list, value); err != nil {
			return err
		}
		e, err := t.kept(list, value)
		if err != nil {
			return err
		}
		if e.ID == "" { // it is only known from records
			return t.guardUnused(e)
		}
		return t.bin("own_entry", e.ID, true)
	})
}

// guardUnused refuses to remove an entry that records have.
func (t *tx) guardUnused(e OwnEntry) error {
	uses, err := usesOf(t, e.List)
	if err != nil {
		return err
	}
	if n := uses[e.Value]; n > 0 && !slices.Contains(ownLists[e.List].codes, e.Value) {
		return conflict("{{.Count}} records have “{{.Text}}”, so it can't be deleted. Switch it off, then it is not offered any more.", args{"Count": n, "Text": e.Value})
	}
	return nil
}

// setListed checks a value against a list with codes, taking a default for an
// empty one. One that was switched off stays where it was, and is not given anew.
func (t *tx) setListed(list, field string, value *string, before, fallback, text string) error {
	if *value = strings.TrimSpace(*value); *value == "" {
		*value = fallback
	}
	if *value == before || *value == fallback {
		return nil
	}
	off, err := many[bool](t, `SELECT off FROM own_entry WHERE list = ? AND value = ? AND deleted_at IS NULL`, list, *value)
	switch {
	case err != nil:
		return err
	case len(off) > 0 && off[0]:
		return bad(field, "“{{.Text}}” was switched off in the settings. Please choose another.", args{"Text": *value})
	case len(off) == 0 && !slices.Contains(ownLists[list].codes, *value):
		return bad(field, text, nil)
	}
	return nil
}

// UndoOwn takes back one change of the lists and fields of the organization's
// own, with what it changed in records, as long as none of it was changed
// afterwards.
func (s *Store) UndoOwn(ss *Session, undo string) error {
	return s.write(ss, Settings, write, func(t *tx) error {
		return t.undoWith(undo, `tbl IN ('own_entry', 'own_field')`)
	})
}

// undoWith takes a batch back that has an entry of the journal which fits a
// condition.
func (t *tx) undoWith(batch, condition string) error {
	n, err := one[int](t, `SELECT count(*) FROM journal WHERE batch = ? AND `+condition, batch)
	if err != nil {
		return err
	}
	if n == 0 {
		return missing("There is nothing to take back.", nil)
	}
	return t.undoBatch(batch)
}

// ListCodes are the program's own values of a list, empty for an open one.
func ListCodes(list string) []string { return ownLists[list].codes }
