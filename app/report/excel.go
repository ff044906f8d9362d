package report

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/sheet"
	"careledger/app/words"
	"careledger/data"
)

// SaveTables writes a report's tables and indicators to an Excel file, a sheet
// each, hidden where the pages hide them, and journals it. The same leaving
// check stands before it as before the pages.
func SaveTables(store *data.Store, ss *data.Session, m *Made, path string) error {
	if m.Edition == Internal && len(m.children) > 0 && !ss.CanDecide(data.Reports) {
		return &data.Error{Kind: data.Denied, Text: "Your role does not allow this. Ask the person in charge."}
	}
	found, err := Leaving(store, ss, m)
	if err != nil {
		return err
	}
	if err := m.stop(found, nil); err != nil {
		return err
	}
	if err := sheet.Write(path, m.sheets()); err != nil {
		return fmt.Errorf("tables of a report: %w", err)
	}
	return store.NoteExport(ss, m.Kind.Name, m.Kind.Title(), len(m.children), map[string]string{"edition": string(m.Edition), "from": m.Scope.From, "to": m.Scope.To})
}

// sheets are the tables in the order of the pages, then the indicators.
func (m *Made) sheets() []sheet.SheetOut {
	var all []sheet.SheetOut
	for i, name := range m.tables {
		t := m.Figures.Tables[name]
		out := sheet.SheetOut{Name: sheetName(i+1, m.captions[name])}
		for c, heading := range t.Columns {
			kind := sheet.KindText
			if len(t.Rows) > 0 && c < len(t.Rows[0]) {
				if _, text := t.Rows[0][c].(string); !text {
					kind = sheet.KindNumber
				}
			}
			out.Columns = append(out.Columns, sheet.Column{Key: strconv.Itoa(c), Headings: []string{heading}, Kind: kind})
		}
		for _, r := range t.Rows {
			var cells []string
			for _, v := range r {
				cells = append(cells, cellText(v))
			}
			out.Rows = append(out.Rows, cells)
		}
		all = append(all, out)
	}
	return append(all, m.indicatorSheet())
}

// indicatorSheet holds all indicators.
func (m *Made) indicatorSheet() sheet.SheetOut {
	column := func(heading string, kind sheet.Kind) sheet.Column {
		return sheet.Column{Key: heading, Headings: []string{heading}, Kind: kind}
	}
	out := sheet.SheetOut{Name: lang.L("Indicators"), Columns: []sheet.Column{
		column(lang.L("Code"), sheet.KindText), column(lang.L("Indicator"), sheet.KindText), column(lang.L("Value"), sheet.KindNumber), column(lang.L("Unit"), sheet.KindText),
	}}
	for _, code := range data.IndicatorCodes() {
		v, ok := m.Figures.Indicators[code]
		if !ok {
			continue
		}
		value := "—"
		if !v.Suppressed && v.Value != nil {
			value = cellText(*v.Value)
		}
		out.Rows = append(out.Rows, []string{code, words.Label("indicator", code), value, words.Label("unit", v.Unit)})
	}
	return out
}

// cellText is a value of the result as a cell has it.
func cellText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return "—"
}

// sheetName makes a name that Excel takes: 31 characters, some signs not.
func sheetName(n int, caption string) string {
	const most = 28
	runes := []rune(strings.NewReplacer("[", "", "]", "", ":", "", "*", "", "?", "", "/", "", `\`, "", "'", "").Replace(caption))
	return fmt.Sprintf("%d %s", n, string(runes[:min(len(runes), most)]))
}
