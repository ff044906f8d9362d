package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/pickers"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// newRequests is the register of what children and guardians ask for by right.
func newRequests(desk screens.Desk) *register {
	table := widgets.NewTable([]widgets.Column[data.RequestLine]{
		{Label: lang.L("Number"), Width: 112, Look: widgets.Strong, Text: func(r data.RequestLine) string { return r.No }},
		{Label: lang.L("Received on"), Width: 92, Look: widgets.Muted, Text: func(r data.RequestLine) string { return r.Received }},
		{Label: lang.L("Asked for"), Width: 84, Text: func(r data.RequestLine) string { return words.Label("request_kind", r.Kind) }},
		{Label: lang.L("Child"), Width: 90, Weight: 1, Text: func(r data.RequestLine) string { return r.Name }},
		{Label: lang.L("Who asks"), Width: 80, Weight: 1, Text: func(r data.RequestLine) string { return r.AskedBy }},
		{Label: lang.L("What was answered"), Width: 110, Weight: 3, Text: func(r data.RequestLine) string { return r.Answer }},
		{Label: lang.L("State"), Width: 116, Draw: func(r data.RequestLine, c *widgets.Cell) { c.SetPills(requestPill(r, desk.Store().Today())) }},
	})
	open := func(r data.RightsRequest) { editRequest(desk, r) }
	begin := func() { open(data.RightsRequest{Kind: "access", Medium: "in_person", Received: desk.Store().Today()}) }
	table.OnOpen = func(r data.RequestLine) { open(r.RightsRequest) }
	print := printOf(desk, lang.L("Print the form"), "rights-request", "request", table, func(r data.RequestLine) string { return r.No })
	buttons := []*widgets.Button{print}
	if desk.Session().CanWrite(data.Registers) {
		table.Empty(lang.L("Nobody has asked yet. To see, copy, correct or erase what is kept, or to take a consent back, is everybody's right."), lang.L("Enter a request"), begin)
		buttons = append(buttons, widgets.PlainButton(lang.L("Enter a request"), begin))
	} else {
		table.Empty(lang.L("Nobody has asked yet. To see, copy, correct or erase what is kept, or to take a consent back, is everybody's right."), "", nil)
	}
	return &register{
		word:   lang.L("Requests"),
		object: list(lang.L("To be answered within 15 working days; a withdrawal holds at once."), table, objects(buttons)...),
		fetch: func() (int, error) {
			all, err := desk.Store().Requests(desk.Session(), "")
			return show(table, all), err
		},
	}
}

// requestPill says what came of a request, or until when it waits.
func requestPill(r data.RequestLine, today string) widgets.PillOf {
	switch {
	case r.Done != "":
		return widgets.PillOf{Text: words.Label("request_result", r.Result), Tone: widgets.Grey}
	case r.Due < today:
		return widgets.PillOf{Text: lang.L("overdue since {{.Day}}", map[string]any{"Day": r.Due[5:]}), Tone: widgets.Coral}
	}
	return widgets.PillOf{Text: lang.L("by {{.Day}}", map[string]any{"Day": r.Due[5:]}), Tone: widgets.Amber}
}

// corrections says what was changed for a correction, or nothing.
func corrections(changed []data.PastLine) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, l := range changed {
		for _, c := range l.Changes {
			rows = append(rows, fact(words.Label("column", c.Column), widgets.Paragraph(changeText(l, c), widgets.Plain)))
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return widgets.HeadedCard(lang.L("What was corrected"), nil, widgets.VBox(6, rows...))
}

// editRequest opens the form of a request.
func editRequest(desk screens.Desk, r data.RightsRequest) {
	form := widgets.NewForm(
		widgets.FieldOf{Key: "kind", Label: lang.L("Asked for"), Required: true, Input: screens.Choice("request_kind", data.RequestKinds)},
		widgets.FieldOf{Key: "child_id", Label: lang.L("Child"), Required: true, Input: pickers.Child(desk)},
		widgets.FieldOf{Key: "asked_by", Label: lang.L("Who asks"), Required: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "relation", Label: lang.L("Relation to the child"), Input: relations()},
		widgets.FieldOf{Key: "phone", Label: lang.L("Phone"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "proof", Label: lang.L("Proved by"), Input: screens.Choice("request_proof", data.RequestProofs)},
		widgets.FieldOf{Key: "medium", Label: lang.L("How it was asked"), Input: screens.Choice("request_medium", data.RequestMedia)},
		widgets.FieldOf{Key: "received_on", Label: lang.L("Received on"), Required: true, Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "what", Label: lang.L("In their words"), Wide: true, Input: widgets.NewMultiline("", 2)},
		widgets.FieldOf{Key: "result", Label: lang.L("What came of it"), Input: screens.Choice("request_result", data.RequestResults)},
		widgets.FieldOf{Key: "done_on", Label: lang.L("Answered on"), Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "answer", Label: lang.L("What was answered"), Wide: true, Input: widgets.NewMultiline("", 2), Hint: lang.L("What was done, or why not.")},
	)
	form.SetValues(map[string]string{
		"kind": r.Kind, "child_id": r.ChildID, "asked_by": r.AskedBy, "relation": r.Relation, "phone": r.Phone, "proof": r.Proof, "medium": r.Medium,
		"received_on": r.Received, "what": r.What, "result": r.Result, "done_on": r.Done, "answer": r.Answer,
	})
	screens.Draft(desk, form, "request", r.ID)
	changed, err := desk.Store().Corrected(desk.Session(), r.ID)
	if r.ID != "" {
		desk.Fail(err)
	}
	title := lang.L("New request")
	if r.No != "" {
		title = lang.L("Request {{.No}}", map[string]any{"No": r.No})
	}
	screens.Edit{
		Title: title, Form: form, Above: corrections(changed),
		Save: func(bool) error {
			v := form.Values()
			r.Kind, r.ChildID, r.AskedBy, r.Relation, r.Phone = v["kind"], v["child_id"], v["asked_by"], v["relation"], v["phone"]
			r.Proof, r.Medium, r.Received, r.What = v["proof"], v["medium"], v["received_on"], v["what"]
			r.Result, r.Done, r.Answer = v["result"], v["done_on"], v["answer"]
			if r.Result != "" && r.Done == "" {
				r.Done = desk.Store().Today()
			}
			return desk.Store().SaveRequest(desk.Session(), &r)
		},
		Saved: func() { desk.Toast(lang.L("Saved {{.Name}}.", map[string]any{"Name": r.No})) },
	}.Open(desk)
}
