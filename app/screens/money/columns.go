package money

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

type column = widgets.Column[data.MoneyLine]

func byDay(a, b data.MoneyLine) int    { return cmp.Compare(a.Day, b.Day) }
func byItem(a, b data.MoneyLine) int   { return cmp.Compare(a.Item, b.Item) }
func byAmount(a, b data.MoneyLine) int { return cmp.Compare(a.Amount, b.Amount) }

// dayColumn, projectColumn and amountColumn stand in both tables.
func dayColumn() column {
	return column{Label: lang.L("Day"), Width: 92, Look: widgets.Muted, Text: func(l data.MoneyLine) string { return l.Day }, Sort: byDay}
}

func projectColumn() column {
	return column{Label: lang.L("Project"), Width: 84, Weight: 2, Look: widgets.Muted, Text: func(l data.MoneyLine) string { return l.Project }}
}

func amountColumn() column {
	return column{
		Label: lang.L("Amount"), Width: 104, Align: fyne.TextAlignTrailing, Look: widgets.Strong.Right(),
		Text: func(l data.MoneyLine) string { return words.Money(l.Amount) }, Sort: byAmount,
	}
}

func expenseColumns() []column {
	return []column{
		dayColumn(),
		{Label: lang.L("Paid for"), Width: 120, Weight: 3, Look: widgets.Strong, Text: func(l data.MoneyLine) string { return l.What }},
		amountColumn(),
		{Label: lang.L("Budget item"), Width: 92, Weight: 1, Text: func(l data.MoneyLine) string { return words.Label("budget_item", l.Item) }, Sort: byItem},
		{Label: lang.L("Paid to"), Width: 84, Weight: 2, Text: func(l data.MoneyLine) string { return l.Party }},
		{Label: lang.L("Paper"), Width: 84, Weight: 2, Draw: drawPaper},
		projectColumn(),
	}
}

func incomeColumns() []column {
	return []column{
		dayColumn(),
		{Label: lang.L("Paid by"), Width: 120, Weight: 3, Look: widgets.Strong, Text: func(l data.MoneyLine) string { return l.Party }},
		amountColumn(),
		{Label: lang.L("Kind of income"), Width: 92, Weight: 1, Text: func(l data.MoneyLine) string { return words.Label("income_kind", l.Item) }, Sort: byItem},
		{Label: lang.L("Note"), Width: 84, Weight: 2, Text: func(l data.MoneyLine) string { return l.What }},
		{Label: lang.L("Receipt number"), Width: 84, Weight: 1, Look: widgets.Muted, Text: func(l data.MoneyLine) string { return l.No }},
		projectColumn(),
	}
}

// drawPaper shows the kind and number of the invoice; that there is none stands
// out.
func drawPaper(l data.MoneyLine, c *widgets.Cell) {
	kind := words.Label("invoice_kind", l.Invoice)
	switch {
	case l.Invoice == "none":
		c.SetPills(widgets.PillOf{Text: kind, Tone: widgets.Amber})
	case l.No != "":
		c.SetText(kind+" "+l.No, widgets.Muted)
	default:
		c.SetText(kind, widgets.Muted)
	}
}
