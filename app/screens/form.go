package screens

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// Options makes the choices of an enumeration of package words.
func Options(enum string, codes []string) []widgets.Option {
	all := make([]widgets.Option, 0, len(codes))
	for _, code := range codes {
		all = append(all, widgets.Option{Key: code, Label: words.Label(enum, code)})
	}
	return all
}

// Choice makes a field that holds one code of an enumeration.
func Choice(enum string, codes []string) *widgets.Choice {
	return widgets.NewChoice(Options(enum, codes), lang.L("Choose"))
}

// Saved says what came of saving a form and reports whether it was saved. What
// is wrong stands under its field. A doubt is put as a question; again saves
// over it, and closes the form's dialog, when the person says so.
func Saved(desk Desk, form *widgets.Form, err error, again func()) bool {
	if err == nil {
		return true
	}
	var e *data.Error
	if !errors.As(err, &e) {
		desk.Fail(err)
		return false
	}
	marked := e.Field != "" && form.SetError(e.Field, words.Error(err))
	switch {
	case e.Over:
		widgets.Confirm(desk.Canvas(), lang.L("Save all the same?"), words.Error(err), lang.L("Save all the same"), again)
	case !marked:
		desk.Fail(err)
	}
	return false
}

// Draft keeps what is changed in a form that is filled and about to be shown,
// so that it outlives a crash, and offers what was kept of the same form earlier.
// Kind names the form, such as "visit"; ids are those of the records that it is
// about, none or empty for a new one.
func Draft(desk Desk, form *widgets.Form, kind string, ids ...string) {
	DraftOf(desk, form, nil, kind, ids...)
}

// DraftOf is [Draft] for a form with parts beside its fields, by name.
func DraftOf(desk Desk, form *widgets.Form, parts map[string]widgets.Keeper, kind string, ids ...string) {
	if !desk.Store().ReadOnly() {
		form.KeepDraft(&drafts{desk: desk, form: strings.Join(append([]string{kind}, ids...), " ")}, parts)
	}
}

// drafts keeps the drafts of one form in the store.
type drafts struct {
	desk Desk
	form string
	told bool // that they can't be kept
}

// Draft implements [widgets.Drafts].
func (d *drafts) Draft() (values map[string]string, when string) {
	kept, err := d.desk.Store().Draft(d.desk.Session(), d.form)
	if err != nil {
		d.desk.Fail(err)
		return nil, ""
	}
	return kept.Values, words.Moment(kept.At)
}

// Keep implements [widgets.Drafts]. That it fails is told once.
func (d *drafts) Keep(values map[string]string) bool {
	err := d.desk.Store().KeepDraft(d.desk.Session(), d.form, values)
	if err != nil && !d.told {
		d.told = true
		d.desk.Fail(err)
	}
	return err == nil
}
