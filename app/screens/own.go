package screens

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// Listed makes a field that holds an entry of a list to which the organization
// adds its own, one of data.OwnLists; now is what the record has.
func Listed(desk Desk, list, now string) *widgets.Choice {
	return widgets.NewChoice(ListedOptions(desk, list, now), lang.L("Choose"))
}

// ListedOptions are the entries of such a list that are offered.
func ListedOptions(desk Desk, list, now string) []widgets.Option {
	values, err := desk.Store().Choices(desk.Session(), list, now)
	desk.Fail(err)
	return Options(list, values)
}

// Open makes a field for a list that takes other words too, such as the places
// of activities: what is typed and not in the list can be taken as it is.
func Open(desk Desk, list, now string) *widgets.Choice {
	known := ListedOptions(desk, list, now)
	search := func(typed string) []widgets.Option {
		typed = strings.TrimSpace(typed)
		var found []widgets.Option
		for _, o := range known {
			if strings.Contains(strings.ToLower(o.Label), strings.ToLower(typed)) {
				found = append(found, o)
			}
		}
		if typed != "" && !slices.ContainsFunc(known, func(o widgets.Option) bool { return o.Label == typed }) {
			found = append(found, widgets.Option{Key: typed, Label: typed, Detail: lang.L("new")})
		}
		return found
	}
	return widgets.NewSearchChoice(search, lang.L("Choose or type")).LookUp(func(key string) (widgets.Option, bool) {
		return widgets.Option{Key: key, Label: words.Label(list, key)}, true
	})
}

// OwnFields are the fields that the organization added to a form, for a record
// with these values.
func OwnFields(desk Desk, subject string, own data.Own) []widgets.FieldOf {
	var all []widgets.FieldOf
	for _, f := range AskedFields(desk, subject) {
		field := widgets.FieldOf{Key: f.Key(), Label: f.Name}
		switch f.Kind {
		case data.FieldDate:
			field.Input = widgets.NewDateField()
		case data.FieldChoice:
			field.Input = Choice("own_choice", f.Options())
		default:
			field.Input = widgets.NewTextEntry("")
		}
		field.Input.SetValue(own.Of(f))
		all = append(all, field)
	}
	return all
}

// AskedFields are the organization's own fields of children or activities.
func AskedFields(desk Desk, subject string) []data.OwnField {
	fields, err := desk.Store().AskedFields(desk.Session(), subject)
	desk.Fail(err)
	return fields
}

// TakeOwn puts the values of a form into those of a record.
func TakeOwn(desk Desk, subject string, values map[string]string, own data.Own) data.Own {
	for _, f := range AskedFields(desk, subject) {
		if value, ok := values[f.Key()]; ok {
			own = own.With(f, strings.TrimSpace(value))
		}
	}
	return own
}
