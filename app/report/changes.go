package report

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"fyne.io/fyne/v2/lang"

	"careledger/app/report/page"
	"careledger/app/words"
	"careledger/data"
)

// change is a figure that differs from the issue before.
type change struct{ name, before, now string }

// changesSince answers what differs from an earlier issue's figures: one line
// for an indicator, and one for a table as a whole.
func (w *writer) changesSince(before []byte) ([]change, error) {
	now, err := w.result.JSON()
	if err != nil {
		return nil, err
	}
	type kept struct {
		Indicators map[string]any
		Tables     map[string]struct{ Rows []any }
	}
	var was, is kept
	for text, to := range map[string]*kept{string(before): &was, string(now): &is} {
		if err := json.Unmarshal([]byte(text), to); err != nil {
			return nil, fmt.Errorf("figures of an issue: %w", err)
		}
	}
	var all []change
	for _, code := range data.IndicatorCodes() {
		if !reflect.DeepEqual(was.Indicators[code], is.Indicators[code]) {
			all = append(all, change{words.Label("indicator", code), oldFigure(was.Indicators[code]), w.text(w.figures[code])})
		}
	}
	for _, name := range w.tableNames {
		if !reflect.DeepEqual(was.Tables[name].Rows, is.Tables[name].Rows) {
			rows := func(n int) string { return lang.L("{{.N}} rows", map[string]any{"N": n}) }
			all = append(all, change{w.captions[name], rows(len(was.Tables[name].Rows)), rows(len(is.Tables[name].Rows))})
		}
	}
	return slices.CompactFunc(all, func(a, b change) bool { return a == b }), nil
}

// oldFigure prints a figure of an earlier issue's JSON.
func oldFigure(v any) string {
	m, _ := v.(map[string]any)
	value, known := m["value"].(float64)
	if !known {
		return "—"
	}
	switch unit, _ := m["unit"].(string); unit {
	case data.UnitPercent:
		return fmt.Sprintf("%.1f%%", value)
	case data.UnitMoney:
		return words.Money(int64(value*100 + 0.5))
	}
	if value == float64(int(value)) {
		return words.Count(int(value))
	}
	return decimal(value)
}

// setChanges adds what the reader of an earlier issue must know.
func (w *writer) setChanges(all []change, issue int) {
	w.doc.PageBreak()
	w.doc.Heading(1, lang.L("What changed since issue {{.N}}", map[string]any{"N": issue}))
	w.doc.Paragraph(lang.L("This issue takes the place of issue {{.N}}, which is no longer to be used.", map[string]any{"N": issue}))
	t := page.Table{Empty: lang.L("No figure changed; wording or pictures did."), Columns: []page.Column{
		{Heading: lang.L("Figure")}, {Heading: lang.L("Issue {{.N}}", map[string]any{"N": issue}), Align: page.Right}, {Heading: lang.L("Now"), Align: page.Right},
	}}
	for _, c := range all {
		t.Rows = append(t.Rows, []string{c.name, c.before, c.now})
	}
	w.doc.Table(t)
}
