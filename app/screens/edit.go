package screens

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
)

// Edit is a dialog with the form of one record.
type Edit struct {
	Title string
	Form  *widgets.Form
	Above fyne.CanvasObject // stands over the form; may be nil
	Width float32           // in pixels; 0 for that of two columns
	// Save takes the form's values and keeps them; over says that the person
	// accepted the doubts. An error with a field is shown beneath that field.
	Save func(over bool) error
	// Saved is called after the dialog has gone.
	Saved func()
	// Remove puts the record into the bin; nil for no such button. The dialog
	// has gone when it is called.
	Remove func()
}

// editWidth is the usual width of the dialog.
const editWidth float32 = 680

// Open shows the dialog.
func (e Edit) Open(desk Desk) *widgets.Dialog {
	if e.Width == 0 {
		e.Width = editWidth
	}
	var body fyne.CanvasObject = e.Form
	if e.Above != nil {
		body = widgets.VBox(14, e.Above, e.Form)
	}
	d := widgets.NewDialog(desk.Canvas(), e.Title, body).Cancel(lang.L("Cancel")).Width(e.Width)
	if e.Remove != nil {
		d.Action(lang.L("Delete"), widgets.Flat, func() {
			d.Close()
			e.Remove()
		})
	}
	var save func(over bool)
	save = func(over bool) {
		d.SetProblem("")
		e.Form.ClearErrors()
		if Saved(desk, e.Form, e.Save(over), func() { save(true) }) {
			d.Close()
			e.Saved()
		}
	}
	e.Form.OnSubmit = func() { save(false) }
	d.Action(lang.L("Save"), widgets.Primary, func() { save(false) })
	d.Open()
	e.Form.FocusFirst()
	return d
}

// Remove puts a record into the bin, says so with a text, and offers to take it
// out again. It reports whether the record is in the bin.
func Remove(desk Desk, table, id, text string) bool {
	if err := desk.Store().Remove(desk.Session(), table, id); err != nil {
		desk.Fail(err)
		return false
	}
	desk.ToastUndo(text, func() { desk.Fail(desk.Store().Restore(desk.Session(), table, id)) })
	return true
}
