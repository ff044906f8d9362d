package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
)

// footHeight is the height of the line at the foot of the window.
const footHeight float32 = 28

// foot says what is shown of how much, that all is saved, who is signed in and
// which keys work.
type foot struct {
	shown, saved, backup, keys, who *widgets.Text
	object                          fyne.CanvasObject
}

func newFoot() *foot {
	f := &foot{
		shown: widgets.Quiet("").Elide(), saved: widgets.Quiet(""), backup: widgets.Quiet(""),
		keys: widgets.NewText("", widgets.Muted.Right()).Elide(), who: widgets.Quiet(""),
	}
	row := widgets.HBox(24, f.shown, f.saved, f.backup, widgets.Space(), f.keys, f.who)
	f.object = container.NewBorder(widget.NewSeparator(), nil, nil, nil,
		widgets.FixedHeight(footHeight-theme.Hair, widgets.Pad(0, 20, 0, 20, row)))
	return f
}

// status shows what the place in front says of itself.
func (f *foot) status(left, right string) {
	f.shown.SetText(left)
	f.keys.SetText(right)
	f.object.Refresh()
}

// justSaved says when the last change was saved.
func (f *foot) justSaved(clock string) {
	f.saved.SetText(lang.L("Saved {{.Time}}", map[string]any{"Time": clock}))
	f.object.Refresh()
}

// onlyLooking says that nothing can be changed.
func (f *foot) onlyLooking() {
	f.saved.Set(lang.L("Open for looking only"), widgets.Problem)
	f.backup.Hide()
	f.object.Refresh()
}

// backedUp says when the last backup was made, or that it failed.
func (f *foot) backedUp(last string, failed error) {
	f.backup.SetText(backupWord(last, failed))
	f.object.Refresh()
}

// signedIn says who works here.
func (f *foot) signedIn(user, role string) {
	f.who.SetText(user + " · " + words.Label("role", role) + "    " + lang.L("Ctrl+L lock    F1 keys"))
	f.object.Refresh()
}
