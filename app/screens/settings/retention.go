package settings

import (
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/data"
)

// dueAhead is how many days before its day a file comes into the list.
const dueAhead = 90

// newRetention is the list of files whose time of keeping ends.
func newRetention(desk screens.Desk) *register {
	today := desk.Store().Today
	table := widgets.NewTable([]widgets.Column[data.DueFile]{
		{Label: lang.L("File number"), Width: 116, Look: widgets.Muted, Text: func(f data.DueFile) string { return f.FileNo }},
		{Label: lang.L("Child"), Width: 90, Weight: 1, Look: widgets.Strong, Text: func(f data.DueFile) string { return f.Name }},
		{Label: lang.L("Left or archived on"), Width: 100, Text: func(f data.DueFile) string { return f.Left }},
		{Label: lang.L("Kept until"), Width: 130, Draw: func(f data.DueFile, c *widgets.Cell) {
			tone := widgets.Amber
			if f.Due <= today() {
				tone = widgets.Coral
			}
			c.SetPills(widgets.PillOf{Text: f.Due, Tone: tone})
		}},
		{Label: lang.L("Why it was kept longer"), Width: 140, Weight: 3, Text: func(f data.DueFile) string { return f.Reason }},
	})
	table.Empty(lang.L("No file is due. Files of children who left come here three years later."), "", nil)
	open := func(f data.DueFile) { desk.Go(screens.Children, f.ID) }
	table.OnOpen = open
	chosen := func(do func(data.DueFile)) func() {
		return func() {
			f, ok := table.Selected()
			if !ok {
				desk.Toast(lang.L("Choose a line first."))
				return
			}
			do(f)
		}
	}
	buttons := []*widgets.Button{widgets.PlainButton(lang.L("Open the file to erase it"), chosen(open))}
	if desk.Session().CanDecide(data.Registers) {
		buttons = append(buttons, widgets.PlainButton(lang.L("Keep longer"), chosen(func(f data.DueFile) { keepLonger(desk, f) })))
	}
	return &register{
		word:   lang.L("Time of keeping"),
		object: list(lang.L("Erase each, or keep it with a reason."), table, objects(buttons)...),
		fetch: func() (int, error) {
			all, err := desk.Store().DueFiles(desk.Session(), dueAhead)
			return show(table, all), err
		},
	}
}

// keepLonger asks until when and why a file is kept.
func keepLonger(desk screens.Desk, f data.DueFile) {
	form := widgets.NewForm(
		widgets.FieldOf{Key: "keep_until", Label: lang.L("Kept until"), Required: true, Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "reason", Label: lang.L("Why it is kept longer"), Required: true, Wide: true, Input: widgets.NewMultiline("", 2)},
	)
	screens.Draft(desk, form, "retention", f.ID)
	screens.Edit{
		Title: lang.L("Keep the file of {{.Name}} longer", map[string]any{"Name": f.Name}), Form: form,
		Save: func(bool) error {
			v := form.Values()
			return desk.Store().KeepLonger(desk.Session(), &data.Retention{ChildID: f.ID, Until: v["keep_until"], Reason: v["reason"]})
		},
		Saved: func() { desk.Toast(lang.L("The file of {{.Name}} is kept longer.", map[string]any{"Name": f.Name})) },
	}.Open(desk)
}
