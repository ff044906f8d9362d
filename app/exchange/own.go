package exchange

import (
	"careledger/app/words"
	"careledger/data"
)

// owned is what an organization adds to the table of a kind.
type owned struct {
	fields []column
	lists  map[string][]data.ListEntry
}

// subjects says to which kinds the organization's own fields belong.
var subjects = map[string]string{"children": data.FieldsOfChild, "activities": data.FieldsOfActivity}

// For returns the kind as the organization that keeps a file has it: with a
// column for each of its own fields, and its own entries among the choices.
// Errors are [data.Error].
func (k Kind) For(store *data.Store, ss *data.Session) (Kind, error) {
	fields, err := store.AskedFields(ss, subjects[k.Name])
	if err != nil {
		return k, err
	}
	k.own = owned{lists: map[string][]data.ListEntry{}}
	for _, f := range fields {
		k.own.fields = append(k.own.fields, fieldColumn(f))
	}
	for _, c := range k.columns() {
		if c.list == "" {
			continue
		}
		if k.own.lists[c.list], err = store.ListEntries(ss, c.list); err != nil {
			return k, err
		}
	}
	return k, nil
}

// all are the columns of the table, the organization's own at its end.
func (k Kind) all() []column {
	columns := k.columns()
	for i, c := range columns {
		if entries := k.own.lists[c.list]; len(entries) > 0 {
			columns[i] = c.with(entries)
		}
	}
	return append(columns, k.own.fields...)
}

// fieldColumn is the column of an own field.
func fieldColumn(f data.OwnField) column {
	switch f.Kind {
	case data.FieldDate:
		return date(f.Key(), f.Name)
	case data.FieldChoice:
		return choice("own_choice", f.Options(), f.Key(), f.Name)
	}
	return text(f.Key(), f.Name) // the store reads numbers
}

// listed is a choice from a list to which the organization adds entries of its
// own; list is the name of the enumeration too.
func listed(list string, codes []string, key string, headings ...string) column {
	c := choice(list, codes, key, headings...)
	c.list = list
	return c
}

// with is the column with the entries of its list: all are understood, and those
// offered that are not switched off.
func (c column) with(entries []data.ListEntry) column {
	var known, offered []string
	for _, e := range entries {
		known = append(known, e.Value)
		if !e.Off {
			offered = append(offered, words.Label(c.list, e.Value))
		}
	}
	next := choiceOf(c.Key, c.Headings, offered, func(text string) string {
		code, _ := words.Code(c.list, text, known)
		return code
	}, func(value string) string { return words.Label(c.list, value) })
	next.Required, next.Hint, next.Example, next.list = c.Required, c.Hint, c.Example, c.list
	return next
}
