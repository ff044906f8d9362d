package data

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/width"

	"careledger/data/cn"
)

// What an organization adds fields to.
const (
	FieldsOfChild    = "child"
	FieldsOfActivity = "activity"
)

// FieldSubjects are these.
var FieldSubjects = []string{FieldsOfChild, FieldsOfActivity}

// The kinds of fields.
const (
	FieldText   = "text"
	FieldNumber = "number"
	FieldDate   = "date"
	FieldChoice = "choice"
)

// FieldKinds are all kinds of fields.
var FieldKinds = []string{FieldText, FieldNumber, FieldDate, FieldChoice}

// OwnField is a field that the organization added to the form of a child or an
// activity. What stands in it is for all who may see the record: nothing
// restricted belongs there.
type OwnField struct {
	Row
	Subject string `db:"subject"` // one of FieldSubjects
	Name    string `db:"name"`
	Kind    string `db:"kind"`    // one of FieldKinds
	Choices string `db:"choices"` // of a choice, one a line
	Place   int    `db:"place"`   // order in the form, from 1
	Off     bool   `db:"off"`     // not asked for any more; what was entered stays in the file

	Uses int `db:"-"` // records that have a value; only [Store.OwnFields] counts
}

func (*OwnField) table() string { return "own_field" }

// Key is under what name forms and tables know the field.
func (f OwnField) Key() string { return ownPrefix + f.ID }

// ownPrefix is what the keys of own fields begin with.
const ownPrefix = "own_"

// Options are the choices of a choice.
func (f OwnField) Options() []string {
	var all []string
	for line := range strings.Lines(f.Choices) {
		if line = strings.TrimSpace(line); line != "" && !slices.Contains(all, line) {
			all = append(all, line)
		}
	}
	return all
}

// Own holds the values of a record's own fields as JSON, by the field's id. It
// is never changed, only replaced.
type Own string

// Values answers the values by the field's id.
func (o Own) Values() map[string]string {
	values := map[string]string{}
	if o != "" {
		json.Unmarshal([]byte(o), &values) //nolint:errcheck // only [Own.With] writes it
	}
	return values
}

// Of answers the value of a field, "" for none.
func (o Own) Of(f OwnField) string { return o.Values()[f.ID] }

// With answers the values with one changed; an empty one goes.
func (o Own) With(f OwnField, value string) Own { return o.with(f.ID, value) }

func (o Own) with(id, value string) Own {
	values := o.Values()
	if values[id] = value; value == "" {
		delete(values, id)
	}
	if len(values) == 0 {
		return ""
	}
	text, err := json.Marshal(values) // sorted by id
	if err != nil {
		return o
	}
	return Own(text)
}

// Value implements driver.Valuer.
func (o Own) Value() (driver.Value, error) { return string(o), nil }

// OwnFields answers the fields of children or activities in their order, those
// switched off last, with how many records have a value in each.
func (s *Store) OwnFields(ss *Session, subject string) ([]OwnField, error) {
	if err := s.check(ss, Settings, read); err != nil {
		return nil, err
	}
	if !slices.Contains(FieldSubjects, subject) {
		return nil, nil
	}
	return remember(s, "fields of "+subject, []string{"own_field", subject}, func() ([]OwnField, error) {
		all, err := ownFields(s.readers, subject)
		if err != nil || len(all) == 0 {
			return all, err
		}
		uses := map[string]int{}
		err = eachRow(s.readers, `SELECT j.key, count(*) FROM `+subject+` r, json_each(r.own) j WHERE r.own <> '' AND r.deleted_at IS NULL GROUP BY 1`, nil,
			func(scan func(...any) error) error {
				var id string
				var n int
				err := scan(&id, &n)
				uses[id] = n
				return err
			})
		for i := range all {
			all[i].Uses = uses[all[i].ID]
		}
		return all, err
	})
}

func ownFields(q queryer, subject string) ([]OwnField, error) {
	return many[OwnField](q, `SELECT * FROM own_field WHERE subject = ? AND deleted_at IS NULL ORDER BY off, place, id`, subject)
}

// AskedFields answers the fields that forms, lists and tables have: those that
// are not switched off.
func (s *Store) AskedFields(ss *Session, subject string) ([]OwnField, error) {
	all, err := s.OwnFields(ss, subject)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(all), func(f OwnField) bool { return f.Off }), nil
}

// SaveField saves a field; a new one comes last. What it is added to never
// changes, its kind not while a record has a value, and a choice that a record
// has can't go. It answers a token for [Store.UndoOwn].
func (s *Store) SaveField(ss *Session, f *OwnField) (undo string, err error) {
	return s.writeBatch(ss, Settings, write, func(t *tx) error { return t.saveField(f) })
}

func (t *tx) saveField(f *OwnField) error {
	if err := setCode("subject", &f.Subject, FieldSubjects, "", "Please choose what the field is added to."); err != nil {
		return err
	}
	if err := setCode("kind", &f.Kind, FieldKinds, FieldText, "Please choose the kind of field."); err != nil {
		return err
	}
	if err := setText("name", &f.Name, "Please enter the name of the field."); err != nil {
		return err
	}
	if f.Kind != FieldChoice {
		f.Choices = ""
	}
	if f.Choices = strings.Join(f.Options(), "\n"); f.Kind == FieldChoice && f.Choices == "" {
		return bad("choices", "Please enter the choices, one a line.", nil)
	}
	same, err := one[int](t, `SELECT count(*) FROM own_field WHERE subject = ? AND name = ? AND id <> ? AND deleted_at IS NULL`, f.Subject, f.Name, f.ID)
	if err != nil {
		return err
	}
	if same > 0 {
		return &Error{Kind: Conflict, Field: "name", Text: "There is a field “{{.Text}}” already.", Args: args{"Text": f.Name}}
	}
	if f.ID == "" {
		if f.Place, err = one[int](t, `SELECT coalesce(max(place), 0) + 1 FROM own_field WHERE subject = ?`, f.Subject); err != nil {
			return err
		}
		return t.put(f)
	}
	if err := t.guardField(f); err != nil {
		return err
	}
	return t.put(f)
}

// guardField refuses a change that values which are there would not fit.
func (t *tx) guardField(f *OwnField) error {
	before, err := get[OwnField](t, f.ID)
	if err != nil {
		return err
	}
	f.Subject, f.Place = before.Subject, before.Place
	used, err := t.fieldValues(before)
	if err != nil || len(used) == 0 {
		return err
	}
	if f.Kind != before.Kind {
		return bad("kind", "Records have a value in this field, so its kind stays. Switch it off and add another.", nil)
	}
	for _, value := range used {
		if f.Kind == FieldChoice && !slices.Contains(f.Options(), value) {
			return bad("choices", "Records have the choice “{{.Text}}”, so it can't be deleted.", args{"Text": value})
		}
	}
	return nil
}

// fieldValues answers the different values that records have in a field.
func (t *tx) fieldValues(f OwnField) ([]string, error) {
	return many[string](t, `SELECT DISTINCT j.value FROM `+f.Subject+` r, json_each(r.own) j WHERE r.own <> '' AND r.deleted_at IS NULL AND j.key = ? ORDER BY 1`, f.ID)
}

// MoveField moves a field one place up or down in the form.
func (s *Store) MoveField(ss *Session, id string, up bool) error {
	return s.write(ss, Settings, write, func(t *tx) error {
		f, err := get[OwnField](t, id)
		if err != nil {
			return err
		}
		all, err := ownFields(t, f.Subject)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(all, func(o OwnField) bool { return o.ID == id })
		j := i + 1
		if up {
			j = i - 1
		}
		if j < 0 || j >= len(all) || all[j].Off != f.Off {
			return nil
		}
		all[i], all[j] = all[j], all[i]
		for n := range all {
			if all[n].Place != n+1 {
				all[n].Place = n + 1
				if err := t.put(&all[n]); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// RemoveField puts a field into the bin; one in which a record has a value is a
// [Conflict].
func (s *Store) RemoveField(ss *Session, id string) (undo string, err error) {
	return s.writeBatch(ss, Settings, write, func(t *tx) error { return t.bin("own_field", id, true) })
}

// guardOwn refuses to put into the bin what records have of the organization's
// own entries and fields.
func (t *tx) guardOwn(table, id string) error {
	switch table {
	case "own_entry":
		e, err := get[OwnEntry](t, id)
		if err != nil {
			return err
		}
		return t.guardUnused(e)
	case "own_field":
		f, err := get[OwnField](t, id)
		if err != nil {
			return err
		}
		used, err := t.fieldValues(f)
		if err == nil && len(used) > 0 {
			return conflict("Records have a value in the field “{{.Text}}”, so it can't be deleted. Switch it off, then it is not asked for any more.", args{"Text": f.Name})
		}
		return err
	}
	return nil
}

// checkOwn normalises the values of own fields that changed and refuses those
// that don't fit.
func (t *tx) checkOwn(subject string, own *Own, before Own) error {
	if *own == before {
		return nil
	}
	fields, err := ownFields(t, subject)
	if err != nil {
		return err
	}
	values, were := own.Values(), before.Values()
	for _, id := range slices.Sorted(maps.Keys(values)) {
		if values[id] == were[id] {
			continue
		}
		i := slices.IndexFunc(fields, func(f OwnField) bool { return f.ID == id })
		if i < 0 {
			return missing("The record is not there any more.", nil)
		}
		value, err := fields[i].read(values[id])
		if err != nil {
			return err
		}
		*own = own.with(id, value)
	}
	return nil
}

// read normalises a value of the field and refuses one that does not fit.
func (f OwnField) read(value string) (string, error) {
	value = strings.TrimSpace(value)
	switch f.Kind {
	case FieldNumber:
		n, err := strconv.ParseFloat(width.Narrow.String(value), 64)
		if err != nil {
			return "", bad(f.Key(), "“{{.Text}}” is not a number.", args{"Text": value})
		}
		return strconv.FormatFloat(n, 'f', -1, 64), nil
	case FieldDate:
		day, p := cn.ParseDate(value)
		if p != nil {
			return "", fromProblem(f.Key(), p)
		}
		return day, nil
	case FieldChoice:
		if !slices.Contains(f.Options(), value) {
			return "", bad(f.Key(), "“{{.Text}}” is not among the choices.", args{"Text": value})
		}
	}
	return value, nil
}

// own reads the own fields of an imported row.
func (c *cells) own(to *Own) {
	for key, value := range c.v {
		if id, ok := strings.CutPrefix(key, ownPrefix); ok && strings.TrimSpace(value) != "" {
			*to = to.with(id, strings.TrimSpace(value))
		}
	}
}

// showOwn spreads the own fields of a row over columns of their own.
func showOwn(rows []values) {
	for _, v := range rows {
		for id, value := range Own(v["own"]).Values() {
			v[ownPrefix+id] = value
		}
		delete(v, "own")
	}
}

// ownChanges takes the change of the column own apart into its fields, by name.
func ownChanges(q queryer, change PastChange) ([]PastChange, error) {
	before, after := Own(change.Before).Values(), Own(change.After).Values()
	ids := slices.Sorted(maps.Keys(before))
	for id := range after {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	var all []PastChange
	for _, id := range slices.Compact(ids) {
		if before[id] == after[id] {
			continue
		}
		name, err := many[string](q, `SELECT name FROM own_field WHERE id = ?`, id)
		if err != nil {
			return nil, fmt.Errorf("own field %s: %w", id, err)
		}
		all = append(all, PastChange{Column: first(append(name, id)), Before: before[id], After: after[id]})
	}
	return all, nil
}
