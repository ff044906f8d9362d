package screens

import (
	"errors"

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
