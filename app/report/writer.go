package report

import (
	"fmt"
	"math"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"careledger/app/report/page"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// defaultK is the least count that is shown where no project sets it, and
// leastDenominator the least denominator of a rate that is shown.
const (
	defaultK         = 5
	leastDenominator = 10
)

// writer writes one report: first it takes in all counts and decides what must
// be hidden, then it sets the pages.
type writer struct {
	store   *data.Store
	ss      *data.Session
	org     data.Org
	project data.Project
	scope   data.Scope
	edition Edition
	kind    Kind
	issued  *stamp // nil for a draft

	realNames bool     // children by their full names
	children  []string // ids of those whom it names, shows or tells of
	told      map[string]bool
	photos    []string // ids of those that it shows
	leftOut   []data.LeftPhoto
	free      []string // what people wrote in their own words
	subject   string   // id of what it is about; empty for a period of work

	disclosure disclosure
	figures    map[string]figure
	doc        *page.Doc
	result     Result
	chapters   int
	sections   int
	tables     int
	charts     int
	papers     map[string]papers // by kind
	origins    []data.Origin     // by the names of the spots on the pages
	tableNames []string          // of the result, in the order in which they were set
	captions   map[string]string // by name
}

// figure is an indicator with the counts behind it.
type figure struct {
	data.Figure
	own  int // number of the count that it is, or of a rate's numerator; -1 for none
	base int // number of a rate's denominator; -1 for none
}

// Value is an indicator as JSON.
type Value struct {
	Suppressed bool
	Value      *float64
	Unit       string
	Rate       bool
	Num, Den   int64
}

// MarshalJSON writes a hidden value as {"suppressed": true} alone, a rate with
// what was divided, and null for what can't be worked out.
func (v Value) MarshalJSON() ([]byte, error) {
	if v.Suppressed {
		return []byte(`{"suppressed":true}`), nil
	}
	value := "null"
	if v.Value != nil {
		value = strconv.FormatFloat(*v.Value, 'f', -1, 64)
	}
	if v.Rate {
		return fmt.Appendf(nil, `{"value":%s,"unit":%q,"num":%d,"den":%d}`, value, v.Unit, v.Num, v.Den), nil
	}
	return fmt.Appendf(nil, `{"value":%s,"unit":%q}`, value, v.Unit), nil
}

// ofChildren reports whether a unit counts children or what is done for them,
// so that a small count could point to a child.
func ofChildren(f data.Figure) bool {
	if f.Code == "U6p" || f.Code == "U6t" {
		return false // volunteers
	}
	switch f.Unit {
	case data.UnitPersons, data.UnitContacts, data.UnitHouseholds, data.UnitItems, data.UnitMonths:
		return true
	}
	return false
}

// takeFigures reads the indicators and takes their counts in.
func (w *writer) takeFigures() error {
	all, err := w.store.Figures(w.ss, w.scope)
	if err != nil {
		return err
	}
	w.figures = map[string]figure{}
	for _, code := range data.IndicatorCodes() {
		f, ok := all[code]
		if !ok {
			continue
		}
		taken := figure{Figure: f, own: -1, base: -1}
		switch {
		case f.Rate && f.Unit == data.UnitPercent && f.Code[0] != 'F':
			taken.own, taken.base = w.disclosure.add(f.Num), w.disclosure.add(f.Den)
		case ofChildren(f):
			taken.own = w.disclosure.add(int64(f.Value))
		}
		w.figures[code] = taken
	}
	w.linkFigures()
	return w.takePapers()
}

// linkFigures tells which counts of figures are the same count, so that hiding
// one hides all.
func (w *writer) linkFigures() {
	own := func(code string) int { return w.figures[code].own }
	base := func(code string) int { return w.figures[code].base }
	for _, same := range [][2]int{
		{own("W1"), base("W2")},
		{own("W4"), base("W7")},
		{own("R1"), own("R1t")},
		{own("R1"), base("R4")},
		{own("C3"), own("C4")},
		{own("V1"), base("V2")},
		{own("P1"), base("P1c")},
		{base("P1"), base("U7")},
	} {
		w.disclosure.link(same[0], same[1])
	}
}

// hidden reports whether an edition must not show a figure.
func (w *writer) hidden(f figure) bool {
	if w.edition == Internal {
		return false
	}
	if f.own >= 0 && w.disclosure.state(f.own) != shown || f.base >= 0 && w.disclosure.state(f.base) != shown {
		return true
	}
	return f.Rate && f.Den < leastDenominator && f.Code != "F1" && f.Code != "F2"
}

// value answers a figure's value as this edition tells it.
func (w *writer) value(f figure) float64 {
	if w.edition == Public && f.Unit == data.UnitPercent {
		return data.Round(f.Value, 0)
	}
	return f.Value
}

// text is a figure as it is printed.
func (w *writer) text(f figure) string {
	switch {
	case f.Code == "":
		return "—"
	case w.hidden(f):
		if !f.Rate && w.disclosure.state(f.own) == small {
			return w.less()
		}
		return "—"
	case !f.Known:
		return "—"
	}
	v := w.value(f)
	switch f.Unit {
	case data.UnitPercent:
		if w.edition == Public {
			return fmt.Sprintf("%.0f%%", v)
		}
		return fmt.Sprintf("%.1f%%", v)
	case data.UnitMoney:
		return words.Money(int64(math.Round(v * 100)))
	case data.UnitHours, data.UnitPermille:
		return decimal(v)
	case data.UnitRatio:
		return "1 : " + decimal(v)
	}
	if f.Rate {
		return decimal(v)
	}
	return words.Count(int(v))
}

// decimal writes a number with one decimal and thousands set apart.
func decimal(v float64) string {
	text := fmt.Sprintf("%.1f", v)
	return words.Count(int(v)) + text[len(text)-2:]
}

// less is how a small count is printed.
func (w *writer) less() string { return fmt.Sprintf("<%d", w.disclosure.k) }

// keepFigures puts the indicators into the result, after protect.
func (w *writer) keepFigures() {
	for code, f := range w.figures {
		v := Value{Suppressed: w.hidden(f), Unit: f.Unit, Rate: f.Rate, Num: f.Num, Den: f.Den}
		if f.Known {
			value := w.value(f)
			v.Value = &value
		}
		w.result.Indicators[code] = v
	}
}

// num is a count of a table, taken in before protect.
type num struct {
	id    int
	value int64
	from  data.Origin // the rows that were counted, where they can be listed
}

// num takes a count in.
func (w *writer) num(v int64) num { return num{id: w.disclosure.add(v), value: v} }

// numOf takes in a count whose rows can be listed.
func (w *writer) numOf(v int64, from data.Origin) num {
	n := w.num(v)
	n.from = from
	return n
}

// sum takes in the counts of a column and links them to their total, which may
// be the count of a figure.
func (w *writer) sum(total num, parts ...num) {
	ids := make([]int, len(parts))
	for i, p := range parts {
		ids[i] = p.id
	}
	w.disclosure.link(total.id, ids...)
}

// own answers the count of a figure, to link tables to it.
func (w *writer) own(code string) num {
	f := w.figures[code]
	if f.Rate {
		return num{f.own, f.Num, data.Origin{Code: code}}
	}
	return num{f.own, int64(f.Value), data.Origin{Code: code}}
}

// baseOf answers the count that a rate is divided by.
func (w *writer) baseOf(code string) num {
	f := w.figures[code]
	return num{id: f.base, value: f.Den}
}

// hides reports whether this edition must not show a count.
func (w *writer) hides(n num) bool { return w.edition != Internal && w.disclosure.state(n.id) != shown }

// count is a count as it is printed.
func (w *writer) count(n num) string {
	if !w.hides(n) {
		return words.Count(int(n.value))
	}
	if w.disclosure.state(n.id) == small {
		return w.less()
	}
	return "—"
}

// share is a rate of two counts as it is printed; it is hidden with either.
func (w *writer) share(n, of num) string {
	if w.hides(n) || w.hides(of) || of.value == 0 || w.edition != Internal && of.value < leastDenominator {
		return "—"
	}
	percent := float64(n.value) / float64(of.value) * 100
	if w.edition == Public {
		return fmt.Sprintf("%.0f%%", percent)
	}
	return fmt.Sprintf("%.1f%%", percent)
}

// drawn is a count for a chart: not a number where it is hidden.
func (w *writer) drawn(n num) float64 {
	if w.hides(n) {
		return math.NaN()
	}
	return float64(n.value)
}

// json is a count for the result.
func (w *writer) json(n num) any {
	if w.hides(n) {
		return map[string]bool{"suppressed": true}
	}
	return n.value
}

// tableCell is one cell of a table that goes into pages and result alike: a text,
// a count, a share of two counts, or money in fen. A text may be that of a figure.
type tableCell struct {
	text   string
	n, of  *num
	fen    *int64
	figure string // code
}

func txt(s string) tableCell             { return tableCell{text: s} }
func cnt(n num) tableCell                { return tableCell{n: &n} }
func pct(n, of num) tableCell            { return tableCell{n: &n, of: &of} }
func fen(v int64) tableCell              { return tableCell{fen: &v} }
func row(cells ...tableCell) []tableCell { return cells }

// fig is a cell with the text of a figure.
func (w *writer) fig(code string) tableCell {
	return tableCell{text: w.text(w.figures[code]), figure: code}
}

// origin answers which rows a cell was counted from; an empty one for none.
func (c tableCell) origin() data.Origin {
	if c.n != nil && c.of == nil {
		return c.n.from
	}
	return data.Origin{Code: c.figure}
}

// spot answers the name under which the page keeps the rows behind a count, or
// an empty text where there are none.
func (w *writer) spot(o data.Origin) string {
	if !data.HasOrigin(o.Code) {
		return ""
	}
	w.origins = append(w.origins, o)
	return strconv.Itoa(len(w.origins) - 1)
}

// print answers a cell for the page.
func (w *writer) print(c tableCell) string {
	switch {
	case c.of != nil:
		return w.share(*c.n, *c.of)
	case c.n != nil:
		return w.count(*c.n)
	case c.fen != nil:
		return cn.FormatMoney(*c.fen)
	}
	return c.text
}

// data answers a cell for the result.
func (w *writer) data(c tableCell) any {
	switch {
	case c.of != nil:
		if w.share(*c.n, *c.of) == "—" {
			if c.of.value == 0 {
				return nil
			}
			return map[string]bool{"suppressed": true}
		}
		return data.Round(float64(c.n.value)/float64(c.of.value)*100, 1)
	case c.n != nil:
		return w.json(*c.n)
	case c.fen != nil:
		return float64(*c.fen) / 100
	}
	return c.text
}

// head is a column of a table; words stand at the left, figures at the right.
type head struct {
	title string
	words bool
}

// table sets a numbered table and keeps it in the result under a name.
func (w *writer) table(name, caption, note string, heads []head, rows [][]tableCell, totals ...[]tableCell) {
	w.tables++
	t := page.Table{Caption: lang.L("Table {{.Chapter}}-{{.N}}  {{.Caption}}", map[string]any{"Chapter": w.chapters, "N": w.tables, "Caption": caption}), Note: note, Empty: lang.L("No records in this period.")}
	kept := Table{Rows: [][]any{}}
	for _, h := range heads {
		align := page.Right
		if h.words {
			align = page.Left
		}
		t.Columns = append(t.Columns, page.Column{Heading: h.title, Align: align})
		kept.Columns = append(kept.Columns, h.title)
	}
	for i, r := range append(rows, totals...) {
		printed, values, spots := make([]string, len(r)), make([]any, len(r)), make([]string, len(r))
		for j, c := range r {
			printed[j], values[j], spots[j] = w.print(c), w.data(c), w.spot(c.origin())
		}
		t.Spots = append(t.Spots, spots)
		kept.Rows = append(kept.Rows, values)
		if i < len(rows) {
			t.Rows = append(t.Rows, printed)
		} else {
			t.Totals = append(t.Totals, printed)
		}
	}
	w.doc.Table(t)
	w.result.Tables[name] = kept
	w.tableNames, w.captions[name] = append(w.tableNames, name), caption
}

// figureCaption numbers a chart.
func (w *writer) chartCaption(caption string) string {
	w.charts++
	return lang.L("Figure {{.Chapter}}-{{.N}}  {{.Caption}}", map[string]any{"Chapter": w.chapters, "N": w.charts, "Caption": caption})
}

// chapter begins a chapter with its Chinese number.
func (w *writer) chapter(title string) {
	w.chapters++
	w.sections, w.tables, w.charts = 0, 0, 0
	w.doc.Heading(1, lang.L("{{.Number}}. {{.Title}}", map[string]any{"Number": chapterNumber(w.chapters), "Title": title}))
}

// section begins a section of the chapter.
func (w *writer) section(title string) {
	w.sections++
	w.doc.Heading(2, fmt.Sprintf("%d.%d　%s", w.chapters, w.sections, title))
}

// chapterNumber is a chapter's number as the language writes it.
func chapterNumber(n int) string {
	if words.Language() == words.English {
		return strconv.Itoa(n)
	}
	return []string{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}[n]
}
