package report

import (
	"fmt"

	"fyne.io/fyne/v2/lang"

	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// indicatorList takes in the chapter of all indicators with their bases and
// definitions.
func (w *writer) indicatorList() (func(), error) {
	return func() {
		w.chapter(lang.L("Indicators"))
		var rows [][]tableCell
		for _, code := range data.IndicatorCodes() {
			f, ok := w.figures[code]
			if !ok {
				continue
			}
			base := ""
			if f.Rate && f.Unit == data.UnitPercent && f.Code[0] != 'F' && !w.hidden(f) {
				base = fmt.Sprintf("%s / %s", words.Count(int(f.Num)), words.Count(int(f.Den)))
			}
			rows = append(rows, row(txt(code), txt(words.Label("indicator", code)), w.fig(code), txt(words.Label("unit", f.Unit)), txt(base), txt(words.Label("indicator_how", code))))
		}
		w.table("indicators", lang.L("All indicators of the period"), w.unknownMinutes(), []head{
			{lang.L("Code"), true}, {lang.L("Indicator"), true}, {lang.L("Value"), false}, {lang.L("Unit"), true}, {lang.L("Base"), false}, {lang.L("How it is counted"), true},
		}, rows)
	}, nil
}

// unknownMinutes says for how many services the minutes are not known.
func (w *writer) unknownMinutes() string {
	f := w.figures["U5"]
	if f.Unknown == 0 {
		return ""
	}
	return lang.L("U5 sums the minutes that are known; for {{.N}} services, such as wishes and goods, there are none.", map[string]any{"N": words.Count(int(f.Unknown))})
}

// money takes in the last chapter, for sessions that may see money.
func (w *writer) money() (func(), error) {
	if !w.ss.CanRead(data.Money) {
		return nil, nil
	}
	uses, err := w.store.BudgetUses(w.ss, w.scope)
	if err != nil {
		return nil, err
	}
	var planned, spent int64
	var rows [][]tableCell
	for _, u := range uses {
		planned, spent = planned+u.PlannedFen, spent+u.SpentFen
		rows = append(rows, row(txt(words.Label("budget_item", u.Item)), fen(u.PlannedFen), fen(u.SpentFen), fen(u.PlannedFen-u.SpentFen), txt(used(u.SpentFen, u.PlannedFen))))
	}
	return func() {
		w.chapter(lang.L("The money"))
		w.doc.Paragraph(lang.L("By {{.Day}}, {{.Spent}} was spent{{.Big}}: {{.Rate}} of the agreed funds. {{.Received}} of them were received; {{.Each}} was spent for each child served.",
			map[string]any{
				"Day": words.Date(w.scope.To), "Spent": words.Money(spent), "Big": inWords(spent), "Rate": w.text(w.figures["F1"]), "Received": w.text(w.figures["F2"]), "Each": w.text(w.figures["F3"]),
			}))
		w.table("money", lang.L("Budget and spending by item (yuan)"), w.evidence("expense"), []head{
			{lang.L("Budget item"), true}, {lang.L("Budget"), false}, {lang.L("Spent"), false}, {lang.L("Balance"), false}, {lang.L("Used"), false},
		}, rows, row(txt(lang.L("Total")), fen(planned), fen(spent), fen(planned-spent), txt(used(spent, planned))))
	}, nil
}

// inWords is an amount in Chinese capitals in brackets, as papers on money in
// Chinese have it beside the figures; English ones have it nowhere.
func inWords(fen int64) string {
	if words.Language() == words.English {
		return ""
	}
	return lang.L(" ({{.Big}})", map[string]any{"Big": cn.BigAmount(fen)})
}

// used is the share of a budget that was spent.
func used(spent, planned int64) string {
	if planned == 0 {
		return "—"
	}
	return fmt.Sprintf("%.1f%%", float64(spent)/float64(planned)*100)
}
