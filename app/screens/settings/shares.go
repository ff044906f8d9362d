package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// newShares is the register of what was handed to somebody outside.
func newShares(desk screens.Desk) *register {
	table := widgets.NewTable([]widgets.Column[data.DataShare]{
		{Label: lang.L("Number"), Width: 112, Look: widgets.Strong, Text: func(d data.DataShare) string { return d.No }},
		{Label: lang.L("Day"), Width: 92, Look: widgets.Muted, Text: func(d data.DataShare) string { return d.Day }},
		{Label: lang.L("Receiver"), Width: 110, Weight: 2, Draw: func(d data.DataShare, c *widgets.Cell) {
			if d.Open() {
				c.SetPills(widgets.PillOf{Text: lang.L("to whom?"), Tone: widgets.Coral})
				return
			}
			c.SetText(d.Receiver, widgets.Plain)
		}},
		{Label: lang.L("Data handed over"), Width: 130, Weight: 3, Text: func(d data.DataShare) string { return d.What }},
		{Label: lang.L("What for"), Width: 90, Weight: 2, Text: func(d data.DataShare) string { return d.Purpose }},
		{Label: lang.L("Children concerned"), Width: 60, Align: fyne.TextAlignTrailing, Text: func(d data.DataShare) string { return words.Count(d.Children) }},
		{Label: lang.L("Basis"), Width: 84, Text: func(d data.DataShare) string { return words.Label("share_basis", d.Basis) }},
		{Label: lang.L("To be kept until"), Width: 92, Look: widgets.Muted, Text: func(d data.DataShare) string { return d.Until }},
	})
	begin := func() { editShare(desk, data.DataShare{Day: desk.Store().Today(), Method: "paper"}) }
	table.OnOpen = func(d data.DataShare) { editShare(desk, d) }
	table.Empty(lang.L("Nothing was handed out yet. Issued reports and exports come here by themselves."), "", nil)
	var buttons []*widgets.Button
	if desk.Session().CanWrite(data.Registers) {
		buttons = append(buttons, widgets.PlainButton(lang.L("Enter a hand-over"), begin))
	}
	return &register{
		word:   lang.L("Data provided"),
		object: list(lang.L("To whom, what for, on which basis. The lines are kept for three years at least."), table, objects(buttons)...),
		fetch: func() (int, error) {
			all, err := desk.Store().Shares(desk.Session(), "", "", "")
			return show(table, all), err
		},
	}
}

// objects are buttons as what a box takes.
func objects(buttons []*widgets.Button) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, b := range buttons {
		all = append(all, b)
	}
	return all
}

// editShare opens the form of a hand-over.
func editShare(desk screens.Desk, d data.DataShare) {
	form := widgets.NewForm(
		widgets.FieldOf{Key: "day", Label: lang.L("Day"), Required: true, Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "receiver", Label: lang.L("Receiver"), Required: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "contact", Label: lang.L("Contact"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "purpose", Label: lang.L("What for"), Required: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "what", Label: lang.L("Data handed over"), Required: true, Wide: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "children", Label: lang.L("Children concerned"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "basis", Label: lang.L("Basis"), Input: screens.Choice("share_basis", data.ShareBases)},
		widgets.FieldOf{Key: "method", Label: lang.L("How"), Input: screens.Choice("share_method", data.ShareMethods)},
		widgets.FieldOf{Key: "keep_until", Label: lang.L("The receiver may keep it until"), Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "returned_on", Label: lang.L("Given back or destroyed on"), Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "note", Label: lang.L("Note"), Wide: true, Input: widgets.NewTextEntry("")},
	)
	form.SetValues(map[string]string{
		"day": d.Day, "receiver": d.Receiver, "contact": d.Contact, "purpose": d.Purpose, "what": d.What, "children": screens.Digits(d.Children),
		"basis": d.Basis, "method": d.Method, "keep_until": d.Until, "returned_on": d.Returned, "note": d.Note,
	})
	screens.Draft(desk, form, "share", d.ID)
	title := lang.L("New hand-over of data")
	if d.No != "" {
		title = lang.L("Hand-over {{.No}}", map[string]any{"No": d.No})
	}
	screens.Edit{
		Title: title, Form: form,
		Save: func(bool) (err error) {
			v := form.Values()
			if d.Children, err = screens.Whole(form, "children"); err != nil {
				return err
			}
			d.Day, d.Receiver, d.Contact, d.Purpose, d.What = v["day"], v["receiver"], v["contact"], v["purpose"], v["what"]
			d.Basis, d.Method, d.Until, d.Returned, d.Note = v["basis"], v["method"], v["keep_until"], v["returned_on"], v["note"]
			return desk.Store().SaveShare(desk.Session(), &d)
		},
		Saved: func() { desk.Toast(lang.L("Saved {{.Name}}.", map[string]any{"Name": d.No})) },
	}.Open(desk)
}
