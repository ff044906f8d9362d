package children

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// alike stands in the form of a new child and says, while it is typed, which
// file may be the same child's. F2 opens that file, F3 says that it is of another
// child.
type alike struct {
	widget.BaseWidget
	text  *widgets.Text
	box   *fyne.Container
	found []data.Alike
	other map[string]bool // ids of files that are of others
}

func newAlike(open, other func()) *alike {
	a := &alike{text: widgets.Paragraph("", widgets.Problem), other: map[string]bool{}}
	a.box = widgets.VBox(theme.Tight, a.text, widgets.HBox(theme.Tight,
		widgets.PlainButton(lang.L("Open the file there is (F2)"), open),
		widgets.FlatButton(lang.L("A twin, or somebody else (F3)"), other), widgets.Space()))
	a.ExtendBaseWidget(a)
	return a
}

// CreateRenderer makes the parts that Fyne draws.
func (a *alike) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(a.box) }

// Value answers the number of the file that is shown.
func (a *alike) Value() string {
	if len(a.found) == 0 {
		return ""
	}
	return a.found[0].FileNo
}

// SetValue does nothing: what is alike follows from the other fields.
func (a *alike) SetValue(string) {}

// set shows the files found that nobody told apart yet.
func (a *alike) set(found []data.Alike) {
	a.found = a.found[:0]
	for _, f := range found {
		if !a.other[f.ID] {
			a.found = append(a.found, f)
		}
	}
	if len(a.found) == 0 {
		return
	}
	first := a.found[0]
	text := lang.L("There may be a file already: {{.Child}}. {{.Why}}", map[string]any{
		"Child": joined(first.Name, first.FileNo, words.Date(first.Birth), cn.DivisionName(first.Division)+first.Town, words.Label("child_status", first.Status)),
		"Why":   words.Label("alike", first.Why),
	})
	if n := len(a.found) - 1; n > 0 {
		text += lang.L(" {{.N}} more files are alike.", map[string]any{"N": n})
	}
	a.text.SetText(text)
}

// dismiss says that the files found are of others.
func (a *alike) dismiss() {
	for _, f := range a.found {
		a.other[f.ID] = true
	}
	a.found = a.found[:0]
}

// watchAlike looks for files alike whenever a field that tells the child
// changes, and answers the two keys there.
func (f *childForm) watchAlike(name, number, phone *widgets.TextEntry, birth *widgets.DateField) {
	for _, field := range []*widgets.TextEntry{name, number, phone} {
		field.OnChanged = func(string) { f.lookAlike() }
		field.OnKey = f.alikeKey
	}
	birth.OnDate = func(string) { f.lookAlike() }
	own := birth.OnKey
	birth.OnKey = func(ev *fyne.KeyEvent) bool { return f.alikeKey(ev) || own(ev) }
}

// lookAlike shows the files alike what is typed so far, and reports whether
// there is one.
func (f *childForm) lookAlike() bool {
	v := f.form.Values()
	found, err := f.desk.Store().AlikeChildren(f.desk.Session(), data.Child{Name: v["name"], IDNo: v["id_no"], Birth: v["birth_on"]}, v["guardian_phone"])
	if err != nil {
		f.desk.Fail(err)
		return false
	}
	f.alike.set(found)
	f.form.ShowField("alike", len(f.alike.found) > 0)
	return len(f.alike.found) > 0
}

// alikeKey answers F2 and F3 while a file alike is shown.
func (f *childForm) alikeKey(ev *fyne.KeyEvent) bool {
	if len(f.alike.found) == 0 {
		return false
	}
	switch ev.Name {
	case fyne.KeyF2:
		f.openAlike()
	case fyne.KeyF3:
		f.notAlike()
	default:
		return false
	}
	return true
}

// openAlike leaves the form for the file that there is.
func (f *childForm) openAlike() {
	id := f.alike.found[0].ID
	f.dialog.Close()
	f.screen.Open(id)
}

// notAlike goes on with a file of its own.
func (f *childForm) notAlike() {
	f.alike.dismiss()
	f.child.Other = true
	f.form.ShowField("alike", false)
}
