package projects

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// budget shows what was planned and spent by budget item.
type budget struct {
	desk    screens.Desk
	content fyne.CanvasObject
	table   *widgets.Table[data.MoneyItem]
	sum     *widgets.Text
	project data.Project
}

func newBudget(desk screens.Desk) *budget {
	b := &budget{desk: desk, sum: widgets.Quiet("").Elide()}
	money := func(of func(data.MoneyItem) int64) func(data.MoneyItem) string {
		return func(m data.MoneyItem) string { return words.Money(of(m)) }
	}
	b.table = widgets.NewTable([]widgets.Column[data.MoneyItem]{
		{Label: lang.L("Budget item"), Width: 116, Weight: 2, Look: widgets.Strong, Text: func(m data.MoneyItem) string { return words.Label("budget_item", m.Item) }},
		{Label: lang.L("Planned"), Width: 92, Weight: 1, Align: fyne.TextAlignTrailing, Text: money(func(m data.MoneyItem) int64 { return m.Planned })},
		{Label: lang.L("Spent"), Width: 92, Weight: 1, Align: fyne.TextAlignTrailing, Text: money(func(m data.MoneyItem) int64 { return m.Spent })},
		{Label: lang.L("Money left"), Width: 92, Weight: 1, Align: fyne.TextAlignTrailing, Text: money(data.MoneyItem.Left)},
		{Label: lang.L("Used"), Width: 120, Weight: 2, Draw: drawUse},
	})
	b.table.OnOpen = func(m data.MoneyItem) { b.edit(m.Item) }
	head := widgets.HBox(10, widgets.Grow(b.sum), widgets.FlatButton(lang.L("Expenses and income"), func() { desk.Go(screens.Money, "") }))
	if b.mayWrite() {
		head.Add(widgets.PlainButton(lang.L("Change the budget"), func() { b.edit("") }))
		b.table.Empty(lang.L("No budget yet. Enter what the agreement plans for each item."), lang.L("Change the budget"), func() { b.edit("") })
	} else {
		b.table.Empty(lang.L("No budget yet."), "", nil)
	}
	b.content = widgets.TightCard(widgets.VBox(0, widgets.Pad(12, 14, 8, 16, head), widgets.Grow(b.table)))
	return b
}

func (b *budget) mayWrite() bool {
	return b.desk.Session().CanWrite(data.Projects) && b.desk.Session().CanWrite(data.Money)
}

func (b *budget) word() string { return lang.L("Budget") }

func (b *budget) object() fyne.CanvasObject { return b.content }

// update shows how the money of a project stands.
func (b *budget) update(p data.Project) error {
	b.project = p
	totals, err := b.desk.Store().MoneyTotals(b.desk.Session(), p.ID, "", "")
	if err != nil {
		return err
	}
	b.table.SetRows(totals.Items)
	b.sum.SetText(lang.L("Agreed {{.Agreed}}, planned {{.Planned}}, received {{.Received}}, spent {{.Spent}}", map[string]any{
		"Agreed": words.RoundMoney(totals.Agreed), "Planned": words.RoundMoney(totals.Planned),
		"Received": words.RoundMoney(totals.Received), "Spent": words.RoundMoney(totals.Spent),
	}))
	return nil
}

func drawUse(m data.MoneyItem, cell *widgets.Cell) {
	rate, known := m.Rate()
	if !known {
		cell.SetPills(widgets.PillOf{Text: lang.L("not planned"), Tone: widgets.Amber})
		return
	}
	look := widgets.Muted.Right()
	if m.Spent > m.Planned {
		look = widgets.Problem.Right()
	}
	widgets.SetObject(cell, newRateCell, func(c *rateCell) { c.set(rate, look) })
}

// edit opens the form with one amount for each budget item, the keyboard on one
// of them.
func (b *budget) edit(item string) {
	if !b.mayWrite() {
		return
	}
	lines, err := b.desk.Store().Budget(b.desk.Session(), b.project.ID)
	if err != nil {
		b.desk.Fail(err)
		return
	}
	var fields []widgets.FieldOf
	values := map[string]string{}
	for _, code := range data.BudgetItems {
		fields = append(fields, widgets.FieldOf{Key: code, Label: words.Label("budget_item", code), Input: widgets.NewTextEntry("0.00")})
	}
	for _, line := range lines {
		values[line.Item] = screens.Yuan(line.Planned)
	}
	form := widgets.NewForm(fields...)
	form.SetValues(values)
	screens.Draft(b.desk, form, "budget", b.project.ID)
	edit := screens.Edit{Title: lang.L("Budget of {{.Project}} in yuan", map[string]any{"Project": b.project.Name}), Form: form}
	edit.Save = func(bool) error {
		planned, err := plannedLines(form, lines)
		if err != nil {
			return err
		}
		return b.desk.Store().SaveBudget(b.desk.Session(), b.project.ID, planned)
	}
	edit.Saved = func() { b.desk.Toast(lang.L("Budget saved.")) }
	edit.Open(b.desk)
	if item != "" {
		form.FocusField(item)
	}
}

// plannedLines are the lines that the form holds; notes of lines stay.
func plannedLines(form *widgets.Form, before []data.BudgetLine) ([]data.BudgetLine, error) {
	var all []data.BudgetLine
	for _, code := range data.BudgetItems {
		planned, err := screens.Fen(form, code)
		if err != nil {
			return nil, err
		}
		if planned == 0 {
			continue
		}
		line := data.BudgetLine{Item: code, Planned: planned}
		if i := slices.IndexFunc(before, func(b data.BudgetLine) bool { return b.Item == code }); i >= 0 {
			line.Note = before[i].Note
		}
		all = append(all, line)
	}
	return all, nil
}
