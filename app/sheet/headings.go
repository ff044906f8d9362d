package sheet

import (
	"regexp"
	"strings"
)

// headingSearch is how many rows with content from the top may hold the
// headings; above them stand a title, a date, the name of the unit.
const headingSearch = 30

// Table is a sheet of which it is known where the headings are.
type Table struct {
	Sheet         string
	HeadingRow    int      // number of the (first) heading row
	HeadingRows   int      // 1 or 2
	Headings      []string // group/heading where there are two rows; (F) for a column with content and no heading
	Rows          []Row    // everything below the headings that has content
	HiddenColumns []int    // indexes of columns hidden in Excel, which are read all the same
	Above         []string // texts above the headings, such as a title
	Known         int      // how many headings were recognised
}

// Choose finds the table in the workbook: the sheet and the heading row where
// the most headings of the columns are recognised. Visible sheets go before
// hidden ones. It answers NoHeadings when no row has a known heading and
// NoRows when nothing stands below them; then a person may still point at the
// row by [Sheet.TableAt].
func (b *Workbook) Choose(columns []Column) (*Table, error) {
	var best *Table
	for _, hidden := range []bool{false, true} {
		for _, s := range b.Sheets {
			if s.Hidden != hidden {
				continue
			}
			t := s.Table(columns)
			if t != nil && (best == nil || t.Known > best.Known || t.Known == best.Known && len(best.Rows) == 0 && len(t.Rows) > 0) {
				best = t
			}
		}
		if best != nil {
			break
		}
	}
	if best == nil {
		return nil, fail(NoHeadings, b.Path, nil, "Example", exampleHeadings(columns))
	}
	for _, row := range best.Rows {
		if why, _ := best.skip(row); why == "" {
			return best, nil
		}
	}
	return nil, fail(NoRows, b.Path, nil)
}

// exampleHeadings names some headings that the columns would be found by, the
// required ones first.
func exampleHeadings(columns []Column) string {
	var names []string
	for _, required := range []bool{true, false} {
		for _, c := range columns {
			if c.Required == required && len(names) < 4 {
				names = append(names, c.Heading())
			}
		}
	}
	return strings.Join(names, "、")
}

// Table finds the heading row of a sheet, or two rows where a group heading
// such as 监护人 stands over 姓名 and 电话. It answers nil when no heading of
// the columns is found.
func (s *Sheet) Table(columns []Column) *Table {
	known := knownHeadings(columns)
	var best *Table
	for i := range min(len(s.Rows), headingSearch) {
		if len(s.Rows[i].texts()) < 2 && s.Width > 1 {
			continue // a title
		}
		single := s.tableAt(i, 1)
		single.Known = countKnown(single.Headings, known, false)
		candidate := single
		if double := s.tableAt(i, 2); double != nil {
			grouped := s.grouped(i)
			double.Known = countKnown(double.Headings, known, grouped)
			if double.Known > single.Known || double.Known == single.Known && grouped {
				candidate = double
			}
		}
		if candidate.Known > 0 && (best == nil || candidate.Known > best.Known) {
			best = candidate
		}
	}
	return best
}

// TableAt takes the row with the given number, and with rows=2 the one below
// it, as headings, as a person says. It answers nil when there is no such row.
func (s *Sheet) TableAt(number, rows int) *Table {
	for i, row := range s.Rows {
		if row.Number == number {
			return s.tableAt(i, rows)
		}
	}
	return nil
}

// tableAt makes the table whose headings are in the i-th row with content,
// and in the next one when rows is 2.
func (s *Sheet) tableAt(i, rows int) *Table {
	if i+rows > len(s.Rows) {
		return nil
	}
	t := &Table{Sheet: s.Name, HeadingRow: s.Rows[i].Number, HeadingRows: rows, Rows: s.Rows[i+rows:]}
	if rows == 2 {
		t.Headings = s.joinHeadings(s.Rows[i], s.Rows[i+1])
	} else {
		for c := range s.Width {
			t.Headings = append(t.Headings, oneLine(s.Rows[i].Cell(c).Text))
		}
	}
	for c := range t.Headings {
		if t.Headings[c] == "" && t.filled(c) {
			t.Headings[c] = "(" + ColumnName(c) + ")"
		}
		if s.hiddenColumns[c] && t.Headings[c] != "" {
			t.HiddenColumns = append(t.HiddenColumns, c)
		}
	}
	for len(t.Headings) > 0 && t.Headings[len(t.Headings)-1] == "" {
		t.Headings = t.Headings[:len(t.Headings)-1]
	}
	for _, row := range s.Rows[:i] {
		t.Above = append(t.Above, strings.Join(row.texts(), " "))
	}
	return t
}

// filled reports whether any row has content in the column.
func (t *Table) filled(column int) bool {
	for _, row := range t.Rows {
		if row.Cell(column).Kind != CellEmpty {
			return true
		}
	}
	return false
}

// joinHeadings joins two heading rows to group/heading. A group reaches over
// the blank cells to its right, as it does in a .csv, which has no merged
// cells, as long as there are headings below.
func (s *Sheet) joinHeadings(upper, lower Row) []string {
	headings := make([]string, s.Width)
	group := ""
	for c := range headings {
		top, sub := oneLine(upper.Cell(c).Text), oneLine(lower.Cell(c).Text)
		switch {
		case sub == "" || sub == top:
			headings[c], group = top, ""
		case top != "":
			headings[c], group = top+"/"+sub, top
		case group != "":
			headings[c] = group + "/" + sub
		default:
			headings[c] = sub
		}
	}
	return headings
}

// grouped reports whether the i-th row with content has a merged cell over
// different texts of the next row: a group heading and not a title.
func (s *Sheet) grouped(i int) bool {
	if i+1 >= len(s.Rows) {
		return false
	}
	upper, lower := s.Rows[i], s.Rows[i+1]
	for _, m := range s.merges {
		if m.top != upper.Number || m.bottom != upper.Number || m.right == m.left {
			continue
		}
		if lower.Cell(m.left).Text != "" && lower.Cell(m.left).Text != lower.Cell(m.left+1).Text {
			return true
		}
	}
	return false
}

// oneLine puts a heading that was broken into lines onto one.
func oneLine(heading string) string {
	return strings.Join(strings.FieldsFunc(heading, func(r rune) bool { return r == '\n' || r == '\r' }), "")
}

// knownHeadings collects every name of every column, to count known headings
// fast.
func knownHeadings(columns []Column) map[string][]string {
	known := map[string][]string{}
	for _, c := range columns {
		m := newMatcher(c)
		for _, list := range [][]string{{m.canonical}, m.own, m.known, m.weak} {
			for _, name := range list {
				known[name] = append(known[name], c.Key)
			}
		}
	}
	return known
}

// countKnown counts the columns of which a heading is among the known ones;
// under group headings, also those of which only the last part is.
func countKnown(headings []string, known map[string][]string, grouped bool) int {
	keys := map[string]bool{}
	for _, h := range headings {
		if h == "" {
			continue
		}
		f := headingForms(h)
		read := append([]string{f.full}, f.stripped...)
		if grouped {
			read = append(read, f.last)
		}
		for _, form := range read {
			if found := known[form]; len(found) > 0 {
				keys[found[0]] = true
				break
			}
		}
	}
	return len(keys)
}

// Reasons why a row is not taken for data.
const (
	SkipExample  = "example"  // the example row of a template
	SkipHeadings = "headings" // the headings once more, as on each printed page
	SkipTotal    = "total"    // a line of totals
	SkipNote     = "note"     // one text over the whole width, such as “填表人：…”
)

var (
	exampleStart = regexp.MustCompile(`^(示例|例|Example)\s*[:：]`)
	totalText    = regexp.MustCompile(`^(合\s*计|总\s*计|小\s*计)[:：]?$`)
)

// skip says why a row holds no data, and the text to show for it. It answers
// an empty reason for rows of data.
func (t *Table) skip(row Row) (why, text string) {
	texts := row.texts()
	if len(texts) == 0 {
		return "", ""
	}
	first := texts[0]
	switch {
	case exampleStart.MatchString(first):
		return SkipExample, first
	case totalText.MatchString(first):
		return SkipTotal, strings.Join(texts, " ")
	case len(texts) == 1 && t.overWidth(row):
		return SkipNote, first
	case t.repeatsHeadings(row):
		return SkipHeadings, first
	}
	return "", ""
}

// overWidth reports whether one merged cell covers at least half of the
// table, and more than two columns.
func (t *Table) overWidth(row Row) bool {
	merged := 0
	for _, c := range row.Cells {
		if c.Merged {
			merged++
		}
	}
	return merged > 2 && merged*2 >= len(t.Headings)
}

// repeatsHeadings reports whether the row says what the headings say.
func (t *Table) repeatsHeadings(row Row) bool {
	same := 0
	for i, h := range t.Headings {
		text := row.Cell(i).Text
		if text == "" {
			continue
		}
		if oneLine(text) != h && !strings.HasSuffix(h, "/"+oneLine(text)) {
			return false
		}
		same++
	}
	return same >= 2
}
