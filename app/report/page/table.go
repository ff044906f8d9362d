package page

import (
	"fmt"
	"strings"
	"unicode"
)

// Table is figures or words in columns. It fills the page's width, and where it
// goes over to a further page its headings are repeated there.
type Table struct {
	// Caption stands above: number and name, such as "表 3-1　服务人数".
	Caption string
	Columns []Column
	// Rows hold a text a column; missing ones are empty, further ones are an
	// error of the caller and get a column without heading.
	Rows [][]string
	// Groups are headings above those of several columns, from the left.
	Groups []Group
	// Blank adds so many empty rows to write in, after the others.
	Blank int
	// RowHeight is the least height of a row in points; 0 stands for what its
	// text needs, and for what a hand needs where the table has rows to write in.
	RowHeight float64
	// Ruled draws rules between the columns too, as forms have them.
	Ruled bool
	// Spots name the cells of Rows and Totals, for [Pages.Spot]; empty names and
	// missing rows have none.
	Spots [][]string
	// Totals are rows in bold at the end.
	Totals [][]string
	// Note stands below: source, evidence, how it is counted.
	Note string
	// Empty is what the table says when it has no rows.
	Empty string
}

// Column is one column of a table.
type Column struct {
	Heading string
	Align   Align
	// Weight is the column's share of space to spare, against the others'; 0
	// stands for 1.
	Weight float64
}

// Group is a heading above Span columns beside each other. One without a
// heading leaves its columns' own headings to stand as they are.
type Group struct {
	Heading string
	Span    int
}

// Table adds a table.
func (d *Doc) Table(t Table) { d.add(&t) }

// Distances inside a table, in points.
const (
	cellPadX  = 5
	cellPadY  = 3.6
	ruleThick = 0.9
	ruleThin  = 0.45

	manyColumns = 16
	tallestRow  = bottom - top - 120 // a higher row is cut between its lines
)

// grid is a table with its columns' places settled.
type grid struct {
	x, width []float64
	align    []Align
	head     []box
	least    float64 // height of a row
	ruled    bool
}

func (t *Table) boxes(d *Doc) []box {
	g := t.grid()
	var out []box
	if t.Caption != "" {
		out = captionBoxes(t.Caption)
	}
	out = append(out, g.head...)
	g.repeatCaption(t.Caption, d.options.Continued)
	first := len(out)
	for i, r := range t.Rows {
		out = append(out, g.spots(g.row(r, styleCell), t.spotsOf(i))...)
	}
	for range t.Blank {
		out = append(out, g.row(nil, styleCell)...)
	}
	if len(t.Rows) == 0 && t.Blank == 0 && t.Empty != "" {
		out = append(out, g.empty(t.Empty))
	}
	for i, r := range t.Totals {
		if i == 0 && len(out) > first {
			out[len(out)-1].keep = true
		}
		out = append(out, g.spots(g.row(r, styleCellBold), t.spotsOf(len(t.Rows)+i))...)
	}
	keepEnds(out, first)
	g.close(out, first)
	if t.Note != "" {
		out = appendNote(out, t.Note)
	}
	out[len(out)-1].after = max(out[len(out)-1].after, styleCaption.before)
	return out
}

// keepEnds keeps the first two rows together and the last two.
func keepEnds(out []box, first int) {
	if n := len(out) - first; n >= 2 {
		out[first].keep = true
		out[len(out)-2].keep = true
	}
}

// captionBoxes answers a caption that stays with what follows it.
func captionBoxes(text string) []box {
	boxes := textBoxes(text, styleCaption, marginX, bodyWidth, Left)
	for i := range boxes {
		boxes[i].keep = true
	}
	return boxes
}

// appendNote adds a note that stays with what it belongs to.
func appendNote(out []box, note string) []box {
	if len(out) > 0 {
		out[len(out)-1].keep, out[len(out)-1].after = true, 0
	}
	boxes := textBoxes(note, styleQuiet, marginX, bodyWidth, Left)
	return append(out, boxes...)
}

// repeatCaption puts a caption above the headings that are drawn again.
func (g *grid) repeatCaption(caption, format string) {
	if caption != "" && format != "" {
		g.head = append(captionBoxes(fmt.Sprintf(format, caption)), g.head...)
	}
}

func (t *Table) grid() *grid {
	n := len(t.Columns)
	for _, r := range t.all() {
		n = max(n, len(r))
	}
	columns := make([]Column, n)
	copy(columns, t.Columns)
	g := &grid{width: t.widths(columns), x: make([]float64, n), align: make([]Align, n), ruled: t.Ruled, least: t.RowHeight}
	if g.least <= 0 && t.Blank > 0 {
		g.least = writingHeight
	}
	x := float64(marginX)
	for i := range columns {
		g.x[i] = x
		x += g.width[i]
		g.align[i] = columns[i].Align
		if g.align[i] == Automatic {
			g.align[i] = t.alignOf(i)
		}
	}
	g.head = g.heading(columns, t.Groups)
	return g
}

func (t *Table) all() [][]string {
	return append(append([][]string{}, t.Rows...), t.Totals...)
}

// alignOf answers right for a column whose cells are all figures.
func (t *Table) alignOf(column int) Align {
	figures := 0
	for _, r := range t.all() {
		if column >= len(r) {
			continue
		}
		switch c := strings.TrimSpace(r[column]); {
		case c == "" || c == "—" || c == "-":
		case isFigure(c):
			figures++
		default:
			return Left
		}
	}
	if figures == 0 {
		return Left
	}
	return Right
}

// isFigure tells a number, with its signs and a short unit, from words.
func isFigure(s string) bool {
	digits, letters := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return digits > 0 && letters <= 2 && !strings.ContainsAny(s, "-/") || strings.HasPrefix(s, "-") && isFigure(s[1:])
}

// cells breaks the cells of a row into lines and answers the row's height.
func (g *grid) cells(cells []string, st style) ([][]textLine, float64) {
	lines := make([][]textLine, len(g.width))
	most := 1
	for i := range g.width {
		if i < len(cells) {
			lines[i] = wrap(strings.TrimSpace(cells[i]), st, g.inner(i))
			most = max(most, len(lines[i]))
		}
	}
	return lines, max(g.least, float64(most)*st.leading+2*cellPadY)
}

// padX is the room at either side of the cells of a table with so many columns;
// a grid of days has little.
func padX(columns int) float64 {
	if columns > manyColumns {
		return 1.5
	}
	return cellPadX
}

func (g *grid) padX() float64 { return padX(len(g.width)) }

func (g *grid) inner(i int) float64 { return g.width[i] - 2*g.padX() }

func (g *grid) draw(lines [][]textLine, st style, height float64) []op {
	var ops []op
	for i, l := range lines {
		y := (height - float64(len(l))*st.leading) / 2
		if len(l) > 3 {
			y = cellPadY
		}
		ops = append(ops, setLines(l, st, g.x[i]+g.padX(), y, g.inner(i), g.align[i])...)
	}
	return ops
}

// row answers a row's boxes: one, or one a line where the row is higher than a
// page.
func (g *grid) row(cells []string, st style) []box {
	lines, height := g.cells(cells, st)
	if height <= tallestRow {
		ops := append(g.draw(lines, st, height), g.rule(height, ruleThin, hair))
		ops = append(ops, g.between(0, height)...)
		return []box{{height: height, ops: ops, repeat: &g.head}}
	}
	var out []box
	for k := 0; ; k++ {
		var ops []op
		for i := range lines {
			if k < len(lines[i]) {
				ops = append(ops, setLine(lines[i][k], st, g.x[i]+g.padX(), st.rise(), g.inner(i), g.align[i])...)
			}
		}
		if float64(k)*st.leading+2*cellPadY >= height {
			break
		}
		out = append(out, box{height: st.leading, ops: ops, repeat: &g.head})
	}
	out[len(out)-1].ops = append(out[len(out)-1].ops, g.rule(st.leading, ruleThin, hair))
	return out
}

// spotsOf answers the names of a row's cells.
func (t *Table) spotsOf(row int) []string {
	if row < len(t.Spots) {
		return t.Spots[row]
	}
	return nil
}

// spots names the cells of a row.
func (g *grid) spots(row []box, names []string) []box {
	for i := range row {
		for j, name := range names {
			if name != "" {
				row[i].ops = append(row[i].ops, &spot{x: g.x[j], width: g.width[j], height: row[i].height, name: name})
			}
		}
	}
	return row
}

// empty answers the row that says that there is nothing.
func (g *grid) empty(text string) box {
	st := styleCell
	st.color = quiet
	lines := wrap(text, st, bodyWidth-2*cellPadX)
	height := float64(len(lines))*st.leading + 2*cellPadY
	ops := setLines(lines, st, marginX+cellPadX, cellPadY, bodyWidth-2*cellPadX, Left)
	return box{height: height, ops: ops, repeat: &g.head}
}

// close draws the rule under the table.
func (g *grid) close(out []box, first int) {
	if len(out) == 0 {
		return
	}
	b := &out[len(out)-1]
	if len(out) == first {
		b.keep = false
	}
	b.ops = append(b.ops, g.rule(b.height, ruleThick, teal))
}

func (g *grid) rule(y, width float64, c Color) op {
	return &stroke{from: point{marginX, y}, to: point{marginX + bodyWidth, y}, width: width, color: c}
}
