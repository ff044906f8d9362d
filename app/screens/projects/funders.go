package projects

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// funderLine is a funder with what its projects come to.
type funderLine struct {
	data.Funder
	projects int
	budget   int64 // fen
	received int64 // fen
}

// funders shows those who pay for projects.
type funders struct {
	desk    screens.Desk
	content fyne.CanvasObject
	table   *widgets.Table[funderLine]
}

func newFunders(desk screens.Desk) *funders {
	f := &funders{desk: desk}
	columns := []widgets.Column[funderLine]{
		{
			Label: lang.L("Name of the funder"), Width: 180, Weight: 3, Look: widgets.Strong, Text: func(l funderLine) string { return l.Name },
			Sort: func(a, b funderLine) int { return cmp.Compare(a.Name, b.Name) },
		},
		{Label: lang.L("Kind"), Width: 100, Weight: 1, Text: func(l funderLine) string { return words.Label("funder_kind", l.Kind) }},
		{Label: lang.L("Contact"), Width: 90, Weight: 1, Text: func(l funderLine) string { return l.Contact }},
		{Label: lang.L("Phone"), Width: 120, Weight: 1, Text: func(l funderLine) string { return cn.Phone(l.Phone).Display() }},
		{Label: lang.L("Number of projects"), Width: 80, Align: fyne.TextAlignTrailing, Text: func(l funderLine) string { return words.Count(l.projects) }},
	}
	if desk.Session().CanRead(data.Money) {
		columns = append(columns,
			widgets.Column[funderLine]{Label: lang.L("Agreed money"), Width: 120, Align: fyne.TextAlignTrailing, Text: func(l funderLine) string { return words.RoundMoney(l.budget) }},
			widgets.Column[funderLine]{Label: lang.L("Received"), Width: 120, Align: fyne.TextAlignTrailing, Text: func(l funderLine) string { return words.RoundMoney(l.received) }})
	}
	f.table = widgets.NewTable(columns)
	f.table.OnOpen = func(l funderLine) { f.edit(l.Funder) }
	f.table.OnKey = func(l funderLine, ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyDelete || !f.mayWrite() {
			return false
		}
		f.remove(l.Funder)
		return true
	}
	if f.mayWrite() {
		f.table.Empty(lang.L("No funders yet."), lang.L("New funder"), f.create)
	} else {
		f.table.Empty(lang.L("No funders yet."), "", nil)
	}
	f.content = widgets.TightCard(f.table)
	return f
}

func (f *funders) mayWrite() bool { return f.desk.Session().CanWrite(data.Projects) }

// update asks the store.
func (f *funders) update() {
	all, err := f.desk.Store().Funders(f.desk.Session())
	if err != nil {
		f.desk.Fail(err)
		return
	}
	projects, _, err := f.desk.Store().Projects(f.desk.Session(), data.ProjectFilter{})
	if err != nil {
		f.desk.Fail(err)
		return
	}
	var rows []funderLine
	for _, funder := range all {
		line := funderLine{Funder: funder}
		for _, p := range projects {
			if string(p.FunderID) == funder.ID {
				line.projects++
				line.budget += p.Budget
				line.received += p.Received
			}
		}
		rows = append(rows, line)
	}
	f.table.SetRows(rows)
}

// key answers the keys that nothing else took.
func (f *funders) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyUp, fyne.KeyDown:
		f.table.Focus()
	case fyne.KeyReturn, fyne.KeyEnter:
		f.table.Open()
	default:
		return false
	}
	return true
}

func (f *funders) create() { f.edit(data.Funder{}) }

// edit opens the form of a funder; one without an id is new.
func (f *funders) edit(funder data.Funder) {
	if !f.mayWrite() {
		return
	}
	form := widgets.NewForm(
		widgets.FieldOf{Key: "name", Label: lang.L("Name of the funder"), Required: true, Wide: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "kind", Label: lang.L("Kind"), Input: screens.Choice("funder_kind", data.FunderKinds)},
		widgets.FieldOf{Key: "contact", Label: lang.L("Contact"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "phone", Label: lang.L("Phone"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "note", Label: lang.L("Note"), Wide: true, Input: widgets.NewMultiline("", 2)})
	form.SetValues(map[string]string{"name": funder.Name, "kind": funder.Kind, "contact": funder.Contact, "phone": funder.Phone, "note": funder.Note})
	var saved data.Funder
	screens.Draft(f.desk, form, "funder", funder.ID)
	edit := screens.Edit{Title: lang.L("New funder"), Form: form}
	if funder.ID != "" {
		edit.Title = funder.Name
		edit.Remove = func() { f.remove(funder) }
	}
	edit.Save = func(bool) error {
		v := form.Values()
		saved = funder
		saved.Name, saved.Kind, saved.Contact, saved.Phone, saved.Note = v["name"], v["kind"], v["contact"], v["phone"], v["note"]
		return f.desk.Store().SaveFunder(f.desk.Session(), &saved)
	}
	edit.Saved = func() {
		f.update()
		f.table.Select(func(l funderLine) bool { return l.ID == saved.ID })
		f.desk.Toast(lang.L("Saved {{.Name}}.", map[string]any{"Name": saved.Name}))
	}
	edit.Open(f.desk)
}

// remove puts a funder into the bin and offers to bring it back.
func (f *funders) remove(funder data.Funder) {
	if screens.Remove(f.desk, "funder", funder.ID, lang.L("{{.Name}} is in the bin.", map[string]any{"Name": funder.Name})) {
		f.update()
	}
}
