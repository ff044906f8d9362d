package report

import (
	"strconv"

	"fyne.io/fyne/v2/lang"

	"careledger/app/report/page"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// The sexes of the table by age, in its order.
var sexes = []int{1, 2, 9}

// served takes in chapter 3: the children served, by age and sex, school,
// category and place.
func (w *writer) served() (func(), error) {
	all, err := w.store.Served(w.ss, w.scope)
	if err != nil {
		return nil, err
	}
	months, err := w.store.ByMonth(w.ss, w.scope)
	if err != nil {
		return nil, err
	}
	ages := w.agesBySex(all)
	stages := w.groups(all, cn.Stages(), func(c data.ServedChild) string { return c.Stage }, orUnknown(func(s string) string { return words.Label("stage", s) }))
	categories := w.groups(all, nil, func(c data.ServedChild) string { return publicCategory(c.Category) }, orUnknown(cn.CategoryName))
	places := w.groups(all, nil, func(c data.ServedChild) string { return c.Division }, orUnknown(cn.DivisionName))
	byMonth := w.unitsByMonth(months)
	return func() {
		w.chapter(lang.L("Those served"))
		w.doc.Paragraph(lang.L("{{.Scope}} children were in scope at the end of the period; {{.Served}} children were served at least once, {{.Contacts}} times in all; coverage {{.Rate}}. {{.New}} joined, {{.Left}} left.",
			map[string]any{
				"Scope": w.base("U7"), "Served": w.text(w.figures["U1"]), "Contacts": w.text(w.figures["U2"]), "Rate": w.text(w.figures["U7"]),
				"New": w.text(w.figures["U8i"]), "Left": w.text(w.figures["U8o"]),
			}))
		w.ageTable(ages)
		w.groupTable("stages", lang.L("Children served by stage of school"), lang.L("Stage"), stages)
		w.groupTable("categories", lang.L("Children served by category"), lang.L("Category"), categories)
		w.groupTable("places", lang.L("Children served by place"), lang.L("District or county"), places)
		w.doc.Note(lang.L("Category, school and place are those at a child's last service in the period; protected categories stand under “other”."))
		w.bars(lang.L("Service contacts by month"), byMonth)
	}, nil
}

// base is the denominator of a rate as it is printed.
func (w *writer) base(code string) string {
	f := w.figures[code]
	if f.base < 0 {
		return words.Count(int(f.Den))
	}
	return w.count(w.baseOf(code))
}

// publicCategory is a category as reports may tell it.
func publicCategory(code string) string {
	if code != "" && cn.Restricted(code) {
		return "K99"
	}
	return code
}

// ageLine is one age band by sex.
type ageLine struct {
	label string
	bySex []num
	total num
}

// ages are the lines of the table by age and sex with its totals.
type ages struct {
	lines []ageLine
	bySex []num
}

// agesBySex takes in the children by age band and sex; rows and columns add
// up to U1.
func (w *writer) agesBySex(all []data.ServedChild) ages {
	counts := map[string]map[int]int64{}
	for _, c := range all {
		sex := c.Sex
		if sex != 1 && sex != 2 {
			sex = 9
		}
		if counts[c.AgeBand] == nil {
			counts[c.AgeBand] = map[int]int64{}
		}
		counts[c.AgeBand][sex]++
	}
	var a ages
	columns := make([][]num, len(sexes))
	var totals []num
	for _, band := range append(cn.AgeBands(), "unknown") {
		if counts[band] == nil {
			continue
		}
		line := ageLine{label: words.Label("age_band", band)}
		sum := int64(0)
		for i, sex := range sexes {
			n := w.num(counts[band][sex])
			sum += n.value
			line.bySex, columns[i] = append(line.bySex, n), append(columns[i], n)
		}
		line.total = w.num(sum)
		w.sum(line.total, line.bySex...)
		totals = append(totals, line.total)
		a.lines = append(a.lines, line)
	}
	for i := range sexes {
		sum := int64(0)
		for _, n := range columns[i] {
			sum += n.value
		}
		total := w.num(sum)
		w.sum(total, columns[i]...)
		a.bySex = append(a.bySex, total)
	}
	w.sum(w.own("U1"), totals...)
	w.sum(w.own("U1"), a.bySex...)
	return a
}

// ageTable sets the children by age and sex; a column without children is left
// out.
func (w *writer) ageTable(a ages) {
	total := w.own("U1")
	heads := []head{{lang.L("Age"), true}}
	var shownSexes []int
	for i, sex := range sexes {
		if a.bySex[i].value > 0 {
			heads, shownSexes = append(heads, head{words.Label("sex", strconv.Itoa(sex)), false}), append(shownSexes, i)
		}
	}
	heads = append(heads, head{lang.L("Total"), false}, head{lang.L("Share"), false})
	var rows [][]tableCell
	for _, l := range a.lines {
		r := row(txt(l.label))
		for _, i := range shownSexes {
			r = append(r, cnt(l.bySex[i]))
		}
		rows = append(rows, append(r, cnt(l.total), pct(l.total, total)))
	}
	sum := row(txt(lang.L("Total")))
	for _, i := range shownSexes {
		sum = append(sum, cnt(a.bySex[i]))
	}
	w.table("ages", lang.L("Children served by age and sex"), lang.L("Age on {{.Day}}.", map[string]any{"Day": words.Date(w.scope.To)}), heads, rows,
		append(sum, cnt(total), txt("")))
}

// month is a count of one month.
type month struct {
	label string
	n     num
}

// monthsOf answers all months of the scope, YYYY-MM.
func (w *writer) monthsOf() []string {
	var all []string
	for m := w.scope.From[:7]; m <= w.scope.To[:7]; m = nextMonth(m) {
		all = append(all, m)
	}
	return all
}

// nextMonth is the month after.
func nextMonth(m string) string {
	year, _ := strconv.Atoi(m[:4])
	month, _ := strconv.Atoi(m[5:])
	if month++; month > 12 {
		year, month = year+1, 1
	}
	return strconv.Itoa(year) + "-" + string([]byte{'0' + byte(month/10), '0' + byte(month%10)})
}

// byMonths takes in a count of each month of the scope, linked to a total.
func (w *writer) byMonths(counts map[string]int64, total num) []month {
	var all []month
	var parts []num
	for _, m := range w.monthsOf() {
		n := w.num(counts[m])
		all, parts = append(all, month{w.monthLabel(m), n}), append(parts, n)
	}
	w.sum(total, parts...)
	return all
}

// monthLabel is a month under a chart: the month alone, with its year at the
// beginning of each.
func (w *writer) monthLabel(m string) string {
	n, _ := strconv.Atoi(m[5:])
	if n == 1 || m == w.scope.From[:7] {
		return lang.L("{{.Year}}/{{.Month}}", map[string]any{"Year": m[2:4], "Month": n})
	}
	return strconv.Itoa(n)
}

// unitsByMonth takes in the contacts of each month; they add up to U2.
func (w *writer) unitsByMonth(counts []data.MonthCount) []month {
	sums := map[string]int64{}
	for _, c := range counts {
		sums[c.Month] += c.Units
	}
	return w.byMonths(sums, w.own("U2"))
}

// bars sets a chart of counts by month.
func (w *writer) bars(caption string, months []month) {
	series := page.Series{}
	var labels []string
	for _, m := range months {
		labels, series.Values = append(labels, m.label), append(series.Values, w.drawn(m.n))
	}
	w.doc.Bars(page.Chart{Caption: w.chartCaption(caption), Labels: labels, Series: []page.Series{series}, Hidden: "—", Empty: lang.L("No records in this period.")})
}
