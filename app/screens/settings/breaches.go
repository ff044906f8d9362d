package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// newBreaches is the register of what was lost, shown or taken.
func newBreaches(desk screens.Desk) *register {
	table := widgets.NewTable([]widgets.Column[data.Breach]{
		{Label: lang.L("Number"), Width: 112, Look: widgets.Strong, Text: func(b data.Breach) string { return b.No }},
		{Label: lang.L("Found"), Width: 92, Look: widgets.Muted, Text: func(b data.Breach) string { return b.Found }},
		{Label: lang.L("Kind of breach"), Width: 110, Weight: 1, Text: func(b data.Breach) string { return words.Label("breach_kind", b.Kind) }},
		{Label: lang.L("Which data"), Width: 130, Weight: 2, Text: func(b data.Breach) string { return b.What }},
		{Label: lang.L("Children concerned"), Width: 60, Align: fyne.TextAlignTrailing, Text: func(b data.Breach) string { return words.Count(b.Children) }},
		{Label: lang.L("Next step"), Width: 190, Weight: 2, Draw: func(b data.Breach, c *widgets.Cell) { c.SetPills(breachPill(b)) }},
	})
	begin := func() { editBreach(desk, data.Breach{Found: desk.Store().Today()}) }
	table.OnOpen = func(b data.Breach) { editBreach(desk, b) }
	table.Empty(lang.L("Nothing was lost or shown. If a laptop, a stick or a list is gone, or something went to the wrong person, enter it at once."), "", nil)
	buttons := []*widgets.Button{printOf(desk, lang.L("Print the record"), "breach", "breach", table, func(b data.Breach) string { return b.No })}
	if desk.Session().CanWrite(data.Registers) {
		buttons = append(buttons, widgets.DangerButton(lang.L("Enter a breach"), begin))
	}
	return &register{
		word:   lang.L("Breaches"),
		object: list(lang.L("Stop it, tell the authority, tell those concerned: at once, on the day it is found."), table, objects(buttons)...),
		fetch: func() (int, error) {
			all, err := desk.Store().Breaches(desk.Session())
			return show(table, all), err
		},
	}
}

// breachPill says what is to be done next about a breach.
func breachPill(b data.Breach) widgets.PillOf {
	for _, s := range b.Steps() {
		if s.Done == "" && !s.Free {
			return widgets.PillOf{Text: lang.L("{{.Step}} by {{.Day}}", map[string]any{"Step": words.Label("breach_step", s.Name), "Day": s.Due[5:]}), Tone: widgets.Coral}
		}
	}
	return widgets.PillOf{Text: lang.L("closed on {{.Day}}", map[string]any{"Day": b.Closed}), Tone: widgets.Grey}
}

// breachSteps says step by step what is to be done until when, and who is told.
func breachSteps(b data.Breach) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, s := range b.Steps() {
		pill := widgets.NewPill(lang.L("by {{.Day}}", map[string]any{"Day": s.Due}), widgets.Coral)
		switch {
		case s.Done != "":
			pill = widgets.NewPill(lang.L("done on {{.Day}}", map[string]any{"Day": s.Done}), widgets.Teal)
		case s.Free:
			pill = widgets.NewPill(lang.L("not needed"), widgets.Grey)
		}
		rows = append(rows, widgets.HBox(10, widgets.Fixed(labelWidth, widgets.Bold(words.Label("breach_step", s.Name))),
			widgets.Grow(widgets.Paragraph(words.Label("breach_whom", s.Name), widgets.Muted)), pill))
	}
	return widgets.VBox(8, rows...)
}

// editBreach opens the steps and the form of a breach.
func editBreach(desk screens.Desk, b data.Breach) {
	form := widgets.NewForm(
		widgets.FieldOf{Key: "kind", Label: lang.L("Kind of breach"), Required: true, Input: screens.Choice("breach_kind", data.BreachKinds)},
		widgets.FieldOf{Key: "what", Label: lang.L("Which data"), Required: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "found_on", Label: lang.L("Found"), Required: true, Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "found_at", Label: lang.L("Found at"), Input: widgets.NewTextEntry("HH:MM")},
		widgets.FieldOf{Key: "children", Label: lang.L("Children concerned"), Hint: lang.L("As far as known."), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "cause", Label: lang.L("Cause"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "harm", Label: lang.L("What may come of it"), Wide: true, Input: widgets.NewMultiline("", 2)},
		widgets.FieldOf{Key: "measures", Label: lang.L("What was done against it"), Wide: true, Input: widgets.NewMultiline("", 2)},
		widgets.FieldOf{Key: "contained_on", Label: lang.L("Stopped on"), Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "authority", Label: lang.L("Authority that was told"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "authority_on", Label: lang.L("Authority told on"), Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "people_on", Label: lang.L("Those concerned told on"), Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "people_how", Label: lang.L("How they were told"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "not_told_why", Label: lang.L("Why nobody needs to be told"), Hint: lang.L("Only where the measures prevent all harm; the authority may decide otherwise."), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "closed_on", Label: lang.L("Settled on"), Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "lesson", Label: lang.L("What changes from now on"), Wide: true, Input: widgets.NewMultiline("", 2)},
	)
	form.SetValues(map[string]string{
		"kind": b.Kind, "what": b.What, "found_on": b.Found, "found_at": b.FoundAt, "children": screens.Digits(b.Children), "cause": b.Cause, "harm": b.Harm,
		"measures": b.Measures, "contained_on": b.Contained, "authority": b.Authority, "authority_on": b.ToldOn, "people_on": b.PeopleOn,
		"people_how": b.PeopleHow, "not_told_why": b.NotTold, "closed_on": b.Closed, "lesson": b.Lesson,
	})
	screens.Draft(desk, form, "breach", b.ID)
	title := lang.L("New breach")
	if b.No != "" {
		title = lang.L("Breach {{.No}}", map[string]any{"No": b.No})
	}
	screens.Edit{
		Title: title, Form: form, Above: breachSteps(b),
		Save: func(bool) (err error) {
			v := form.Values()
			if b.Children, err = screens.Whole(form, "children"); err != nil {
				return err
			}
			b.Kind, b.What, b.Found, b.FoundAt, b.Cause, b.Harm, b.Measures = v["kind"], v["what"], v["found_on"], v["found_at"], v["cause"], v["harm"], v["measures"]
			b.Contained, b.Authority, b.ToldOn, b.PeopleOn, b.PeopleHow = v["contained_on"], v["authority"], v["authority_on"], v["people_on"], v["people_how"]
			b.NotTold, b.Closed, b.Lesson = v["not_told_why"], v["closed_on"], v["lesson"]
			return desk.Store().SaveBreach(desk.Session(), &b)
		},
		Saved: func() { desk.Toast(lang.L("Saved {{.Name}}.", map[string]any{"Name": b.No})) },
	}.Open(desk)
}
