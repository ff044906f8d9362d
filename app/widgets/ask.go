package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// ShowInfo tells something that a person must have seen.
func ShowInfo(c fyne.Canvas, title, text string) *Dialog {
	return NewDialog(c, title, Paragraph(text, Plain)).Open()
}

// Confirm asks before something is done. The verb names it; do runs after the
// dialog has closed.
func Confirm(c fyne.Canvas, title, text, verb string, do func()) *Dialog {
	return ask(c, title, text, verb, Primary, do)
}

// Danger asks before something that can't be taken back, in its own colour.
func Danger(c fyne.Canvas, title, text, verb string, do func()) *Dialog {
	return ask(c, title, text, verb, DangerKind, do)
}

func ask(c fyne.Canvas, title, text, verb string, kind Kind, do func()) *Dialog {
	d := NewDialog(c, title, Paragraph(text, Plain)).Cancel(lang.L("Cancel"))
	d.Action(verb, kind, func() {
		d.Close()
		if do != nil {
			do()
		}
	})
	return d.Open()
}

// ShowForm opens a form in a dialog. The verb's button, Enter in the last field
// and Ctrl+Enter call save; the dialog closes when save answers true and stays,
// with what was typed, when it answers false. Save says what is wrong with
// form.SetError or the dialog's SetProblem.
func ShowForm(c fyne.Canvas, title string, form *Form, verb string, save func(d *Dialog) bool) *Dialog {
	return FormDialog(c, title, form, verb, save).Open()
}

// FormDialog is [ShowForm] for a dialog that gets more buttons before it is
// opened.
func FormDialog(c fyne.Canvas, title string, form *Form, verb string, save func(d *Dialog) bool) *Dialog {
	d := NewDialog(c, title, form).Cancel(lang.L("Cancel")).Width(formWidth)
	submit := func() {
		if d.busy || !d.open {
			return
		}
		d.SetProblem("")
		if save(d) {
			d.Close()
		}
	}
	form.OnSubmit = submit
	d.Action(verb, Primary, submit)
	if form.draft != nil && form.draft.offered != nil {
		d.first = form.draft.goOn
		return d
	}
	for _, field := range form.fields {
		if target := focusableOf(field.Input); target != nil && form.rows[field.Key].Visible() {
			d.first = target
			break
		}
	}
	return d
}
