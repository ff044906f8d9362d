package wishes

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// found is how many options a search offers.
const found = 60

// dayField makes a field for a day that holds one already.
func dayField(day string) *widgets.DateField {
	f := widgets.NewDateField()
	f.SetValue(day)
	return f
}

// relations are the relations to the child that people sign with.
func relations() *widgets.Choice {
	var all []widgets.Option
	for _, r := range cn.Relations() {
		all = append(all, widgets.Option{Key: r.Code, Label: cn.RelationWord(r.Code), Detail: r.Name})
	}
	return widgets.NewChoice(all, lang.L("The child itself"))
}

// personChoice makes a field that holds one of the organization's people.
func (s *Screen) personChoice() *widgets.Choice {
	return widgets.NewSearchChoice(func(text string) []widgets.Option {
		people, err := s.desk.Store().SearchPeople(s.desk.Session(), text, found)
		if err != nil {
			s.desk.Fail(err)
		}
		var all []widgets.Option
		for _, p := range people {
			all = append(all, widgets.Option{Key: p.ID, Label: p.Name, Detail: words.Label("person_role", p.Role)})
		}
		return all
	}, lang.L("Name or pinyin")).LookUp(func(id string) (widgets.Option, bool) {
		p, err := s.desk.Store().Person(s.desk.Session(), id)
		return widgets.Option{Key: p.ID, Label: p.Name}, err == nil
	})
}

// fen reads an amount of a field in fen and marks the field when it is none. An
// empty field is 0.
func fen(form *widgets.Form, key, text string) (int64, bool) {
	if strings.TrimSpace(text) == "" {
		return 0, true
	}
	amount, p := cn.ParseMoney(text)
	if p != nil {
		form.SetError(key, words.Error(p))
		return 0, false
	}
	return amount, true
}

// amount writes an amount for a field; 0 leaves it empty.
func amount(fen int64) string {
	if fen == 0 {
		return ""
	}
	return cn.FormatMoney(fen)
}

// refused says in a form what the store refused: under the field where that is
// known, or else above the buttons.
func refused(form *widgets.Form, d *widgets.Dialog, err error) {
	var e *data.Error
	if errors.As(err, &e) && e.Field != "" && form.SetError(e.Field, words.Error(err)) {
		return
	}
	d.SetProblem(words.Error(err))
}

// over reports whether a person may do what was refused all the same.
func over(err error) bool {
	var e *data.Error
	return errors.As(err, &e) && e.Over
}

// about reports whether an error is about a field.
func about(err error, field string) bool {
	var e *data.Error
	return errors.As(err, &e) && e.Field == field
}

// joined joins what is not empty.
func joined(parts ...string) string {
	var all []string
	for _, p := range parts {
		if p != "" {
			all = append(all, p)
		}
	}
	return strings.Join(all, dot)
}

// flag is the value of a box that is ticked or not.
func flag(on bool) string {
	if on {
		return "1"
	}
	return ""
}
