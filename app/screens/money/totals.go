package money

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// showTotals fills the figures on top and the card at the right.
func (s *Screen) showTotals() {
	m := s.totals
	s.figures.Objects = []fyne.CanvasObject{
		widgets.FigureCard(lang.L("Agreed with funders"), short(m.Agreed), lang.L("all projects in this choice"), widgets.Muted),
		widgets.FigureCard(lang.L("Received"), short(m.Received), ofAgreed(m.ReceivedRate()), widgets.GoodFor),
		widgets.FigureCard(lang.L("Spent"), short(m.Spent), ofAgreed(m.Rate()), spentLook(m.Spent, m.Agreed)),
		widgets.FigureCard(lang.L("Received and not spent"), short(m.Received-m.Spent), "", widgets.Muted),
	}
	s.figures.Refresh()
	card := itemCard(m)
	if s.chips.Selected() == income {
		card = sourceCard(m)
	}
	s.side.Objects = []fyne.CanvasObject{card}
	s.side.Refresh()
}

// short writes an amount for a card: whole yuan, which the lines below have
// exactly.
func short(fen int64) string { return strings.TrimSuffix(words.Money(fen/100*100), ".00") }

// ofAgreed is a percentage of the agreed money in words.
func ofAgreed(percent float64, known bool) string {
	if !known {
		return ""
	}
	return lang.L("{{.Rate}}% of the agreed", map[string]any{"Rate": strconv.FormatFloat(percent, 'f', -1, 64)})
}

// spentLook warns of more spent than there was.
func spentLook(spent, planned int64) widgets.Look {
	if spent > planned {
		return widgets.Problem
	}
	return widgets.GoodFor
}

// itemCard shows what was planned and spent by budget item.
func itemCard(m data.MoneyTotals) fyne.CanvasObject {
	rows := widgets.VBox(14)
	for _, item := range m.Items {
		rows.Add(itemRow(words.Label("budget_item", item.Item), item))
	}
	if len(m.Items) == 0 {
		rows.Add(widgets.Paragraph(lang.L("No budget and no expense yet. The budget is entered at the project."), widgets.Muted))
	} else {
		rows.Add(widgets.NewRule())
		rows.Add(itemRow(lang.L("Together"), data.MoneyItem{Planned: m.Planned, Spent: m.Spent}))
	}
	return widgets.HeadedCard(lang.L("By budget item"), nil, widgets.NewScroll(rows))
}

// itemRow is one item: its word, what was spent of what was planned, and a bar.
func itemRow(word string, item data.MoneyItem) fyne.CanvasObject {
	rate, known := item.Rate()
	text, share, look := lang.L("not planned"), 0.0, widgets.Problem
	if known {
		text, share, look = strconv.FormatFloat(rate, 'f', -1, 64)+"%", rate/100, spentLook(item.Spent, item.Planned)
	}
	return widgets.VBox(4,
		widgets.Sides(widgets.Body(word).Elide(), widgets.NewText(text, look)),
		widgets.NewProgressLine(share),
		widgets.Quiet(lang.L("{{.Spent}} of {{.Planned}}", map[string]any{"Spent": words.RoundMoney(item.Spent), "Planned": words.RoundMoney(item.Planned)})).Elide())
}

// sourceCard shows what was received by kind of income.
func sourceCard(m data.MoneyTotals) fyne.CanvasObject {
	var bars []widgets.HBar
	for _, kind := range data.IncomeKinds {
		if amount := m.Sources[kind]; amount != 0 {
			bars = append(bars, widgets.HBar{Label: words.Label("income_kind", kind), Value: float64(amount), Text: words.RoundMoney(amount)})
		}
	}
	if len(bars) == 0 {
		return widgets.HeadedCard(lang.L("By kind of income"), nil, widgets.Paragraph(lang.L("Nothing was received in this choice."), widgets.Muted))
	}
	return widgets.HeadedCard(lang.L("By kind of income"), nil, widgets.NewScroll(widgets.NewHBars(bars...)))
}
