package report_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"careledger/app/report"
	"careledger/app/words"
	"careledger/data"
)

func TestReportsOfTheSample(t *testing.T) {
	x := newSample(t)
	for _, o := range x.reports() {
		made := x.make(o.Options)
		s := scope{made.Scope.From, made.Scope.To, o.code}
		t.Run("plain loops over exported rows count the same indicators "+o.name, func(t *testing.T) {
			x.t = t
			x.compareIndicators(s, indicators(t, made))
		})
		t.Run("plain loops over exported rows fill the same tables "+o.name, func(t *testing.T) {
			x.t = t
			x.compareTables(s, made)
		})
		for _, edition := range report.Editions {
			t.Run(fmt.Sprintf("pages and JSON of the %s edition say the same %s", edition, o.name), func(t *testing.T) {
				x.t = t
				o.Edition = edition
				comparePages(t, x.make(o.Options))
			})
		}
	}
}

// comparePages wants every indicator of the JSON in the text of the PDF.
func comparePages(t *testing.T, made *report.Made) {
	t.Helper()
	text, shown := pdfText(t, made), 0
	has := func(code, value string) bool {
		return strings.Contains(text, strings.Join(strings.Fields(code+words.Label("indicator", code)+value+words.Label("unit", made.Figures.Indicators[code].Unit)), ""))
	}
	for code, v := range indicators(t, made) {
		switch {
		case !v.Suppressed:
			shown++
			if value := printedValue(v, made.Edition); !has(code, value) {
				t.Errorf("the pages lack the value %s of %s", value, code)
			}
		case !has(code, "—") && !has(code, "<5"):
			t.Errorf("the pages do not hide %s", code)
		}
	}
	if shown < 20 {
		t.Errorf("only %d indicators are shown", shown)
	}
}

// asked is a report with its name in sub-tests and its project's code.
type asked struct {
	report.Options
	name, code string
}

// reports are those of each project and of the whole organization.
func (x *sample) reports() []asked {
	all := []asked{{report.Options{Name: "funder", Edition: report.Internal}, "of the whole organization", ""}}
	for ref, code := range x.codes {
		if ref != "" {
			all = append(all, asked{report.Options{Name: "funder", Edition: report.Internal, Project: string(ref)}, "of project " + code, code})
		}
	}
	slices.SortFunc(all, func(a, b asked) int { return strings.Compare(a.code, b.code) })
	if len(all) < 2 {
		x.t.Fatal("the sample has no project")
	}
	return all
}

// make makes a report.
func (x *sample) make(o report.Options) *report.Made {
	x.t.Helper()
	made, err := report.Make(x.store, x.ss, o)
	x.must(err)
	return made
}

// compareIndicators wants the JSON's indicators to be those of the loops.
func (x *sample) compareIndicators(s scope, got map[string]indicator) {
	t := x.t
	want := x.figures(s)
	if codes := slices.Sorted(maps.Keys(got)); !slices.Equal(codes, slices.Sorted(slices.Values(data.IndicatorCodes()))) {
		t.Errorf("the report has the indicators %v", codes)
	}
	if len(want) != len(got) {
		t.Errorf("the loops count %d indicators, the report %d", len(want), len(got))
	}
	zero := 0
	for code, w := range want {
		g := got[code]
		switch {
		case g.Value == nil != !w.known, w.known && *g.Value != w.value:
			t.Errorf("%s is %v in the report and %s by the loops", code, shownValue(g), w.text())
		case g.Num != nil && (int64(*g.Num) != w.num || int64(*g.Den) != w.den):
			t.Errorf("%s is %d / %d in the report and %d / %d by the loops", code, *g.Num, *g.Den, w.num, w.den)
		}
		if w.value == 0 {
			zero++
		}
	}
	if s.project == "" && zero > 0 {
		t.Errorf("%d indicators of the whole sample are 0, so they show nothing: %v", zero, want)
	}
}

// shownValue is the value of an indicator for a message.
func shownValue(i indicator) string {
	if i.Value == nil {
		return "unknown"
	}
	return fmt.Sprint(*i.Value)
}

// compareTables wants the rows of the tables to be those of the loops.
func (x *sample) compareTables(s scope, made *report.Made) {
	t := x.t
	got := tableRows(t, made)
	for name, want := range x.tables(s) {
		rows, ok := got[name]
		if !ok {
			if len(want) > 0 {
				t.Errorf("the report lacks the table %s, which has %d rows", name, len(want))
			}
			continue
		}
		rows, totals := rows[:max(0, len(rows)-1)], rows[max(0, len(rows)-1):]
		compareTotals(t, name, made.Figures.Tables[name].Columns, rows, totals)
		if !slices.EqualFunc(byName(rows), byName(want), slices.Equal) {
			t.Errorf("the table %s is\n%v in the report and\n%v by the loops", name, lines(rows), lines(want))
		}
		delete(got, name)
	}
	delete(got, "indicators") // compared one by one
	if targets, ok := got["targets"]; ok {
		x.compareTargets(s, targets, made.Figures.Indicators)
		delete(got, "targets")
	}
	if len(got) > 0 {
		t.Errorf("no loop counts the tables %v", slices.Collect(maps.Keys(got)))
	}
}

// compareTotals wants the last row to be the sum of those before, in columns of
// whole numbers.
func compareTotals(t *testing.T, name string, heads []string, rows, totals [][]string) {
	t.Helper()
	for i, head := range heads {
		sum, whole := 0, len(totals) == 1 && i > 0 && !strings.HasSuffix(head, "率")
		for _, r := range rows {
			n, err := strconv.Atoi(r[i])
			sum, whole = sum+n, whole && err == nil
		}
		if whole && totals[0][i] != "" && totals[0][i] != strconv.Itoa(sum) {
			t.Errorf("the table %s has the total %s under %s, its rows add up to %d", name, totals[0][i], head, sum)
		}
	}
}

// compareTargets wants what was reached of each target to be the loops' figure.
func (x *sample) compareTargets(s scope, rows [][]string, units map[string]report.Value) {
	want := x.figures(s)
	for _, row := range rows {
		code, reached := row[1], row[3]
		figure := want[code]
		of := indicator{Unit: units[code].Unit}
		if figure.known {
			of.Value = &figure.value
		}
		if units[code].Rate {
			of.Num = new(int)
		}
		if printed := strings.ReplaceAll(printedValue(of, report.Internal), ",", ""); reached != printed {
			x.t.Errorf("the target %s was reached by %s in the report and %s by the loops", code, reached, printed)
		}
	}
	if len(rows) == 0 {
		x.t.Error("the project has no targets")
	}
}

// tableRows are the rows of a report's tables, as the JSON has them.
func tableRows(t *testing.T, m *report.Made) map[string][][]string {
	t.Helper()
	text, err := m.Figures.JSON()
	if err != nil {
		t.Fatal(err)
	}
	var read struct {
		Tables map[string]struct{ Rows [][]json.RawMessage }
	}
	if err := json.Unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	all := map[string][][]string{}
	for name, table := range read.Tables {
		for _, row := range table.Rows {
			var cells []string
			for _, cell := range row {
				var text string
				if json.Unmarshal(cell, &text) != nil {
					text = string(cell)
				} else if text[:max(0, len(text)-1)] != "" && strings.Trim(text, "0123456789,.") == "" {
					text = strings.ReplaceAll(text, ",", "")
				}
				cells = append(cells, text)
			}
			all[name] = append(all[name], cells)
		}
	}
	return all
}

// lines are rows for a message.
func lines(rows [][]string) string {
	var all []string
	for _, r := range rows {
		all = append(all, strings.Join(r, " | "))
	}
	return strings.Join(all, "\n")
}

// printedValue is a value of the JSON as the pages of an edition print it.
func printedValue(i indicator, edition report.Edition) string {
	if i.Value == nil {
		return "—"
	}
	v := *i.Value
	switch i.Unit {
	case data.UnitPercent:
		if edition == report.Public {
			return fmt.Sprintf("%.0f%%", v)
		}
		return fmt.Sprintf("%.1f%%", v)
	case data.UnitMoney:
		return words.Money(int64(rounded(v*100, 0)))
	case data.UnitRatio:
		return "1 : " + fmt.Sprintf("%.1f", v)
	}
	if text := fmt.Sprintf("%.1f", v); i.Unit == data.UnitHours || i.Unit == data.UnitPermille || i.Num != nil {
		return words.Count(int(v)) + text[len(text)-2:]
	}
	return words.Count(int(v))
}
