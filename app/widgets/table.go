package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"careledger/app/theme"
)

const (
	tableRow  float32 = 36
	tableHead float32 = 34
	cellAir   float32 = 8
)

// Column declares one column of a Table. Text or Draw says what stands in a
// cell; all else may be left out.
type Column[T any] struct {
	Label string
	// Width is the least width in pixels, 80 when 0; Weight the share of the
	// room that is left over.
	Width, Weight float32
	Align         fyne.TextAlign
	// Text answers what stands in a cell, shortened with … where it must.
	Text func(row T) string
	// Look sets that text in another look than body.
	Look Look
	// Draw fills a cell with more than a text.
	Draw func(row T, cell *Cell)
	// Sort compares two rows; without it the column can't be sorted by.
	Sort func(a, b T) int
}

// Table shows rows in declared columns. It draws only what is in sight, so
// 100,000 rows are fine. Keys: up, down, Home, End, Page up and down move, Enter
// opens, Space marks.
type Table[T any] struct {
	simple
	// OnSelect is told the row that became current by a person.
	OnSelect func(row T)
	// OnOpen is told the row that was double-clicked or entered.
	OnOpen func(row T)
	// OnMark is told the row on which Space was pressed.
	OnMark func(row T)
	// OnKey is asked first for each key while the table has the keyboard; true
	// means that it was answered. OnRune likewise for typed characters.
	OnKey  func(row T, ev *fyne.KeyEvent) bool
	OnRune func(row T, char rune) bool

	columns  []Column[T]
	all      []T
	order    []T
	rows     *rows
	header   *tableHeader
	widths   []float32
	sortBy   int
	downward bool
	empty    *emptyState
	marked   func(row T) bool
}

// NewTable makes a table without rows.
func NewTable[T any](columns []Column[T]) *Table[T] {
	t := &Table[T]{columns: columns, sortBy: -1}
	t.rows = newRows(tableRow, t.buildRow, t.updateRow)
	t.rows.onSelect = func(i int) { tell(t, t.OnSelect, i) }
	t.rows.onOpen = func(i int) { tell(t, t.OnOpen, i) }
	t.rows.onKey = func(i int, ev *fyne.KeyEvent) bool {
		return t.OnKey != nil && t.in(i) && t.OnKey(t.order[i], ev)
	}
	t.rows.onRune = func(i int, r rune) bool {
		return t.OnRune != nil && t.in(i) && t.OnRune(t.order[i], r)
	}
	t.rows.onMark = func(i int) { tell(t, t.OnMark, i) }
	labels := make([]headLabel, len(columns))
	for i, c := range columns {
		labels[i] = headLabel{text: c.Label, align: c.Align, sorts: c.Sort != nil}
	}
	t.header = newTableHeader(labels, t.SortBy)
	t.empty = newEmptyState()
	body := container.NewStack(t.rows, t.empty)
	t.rows.onScroll = func(x float32) { t.header.Move(fyne.NewPos(-x, 0)) }
	t.content = container.New(&tableLayout[T]{t}, container.NewClip(t.header), body)
	t.ExtendBaseWidget(t)
	return t
}

// RowHeight sets the height of each row in pixels, 36 by default. It answers the
// table.
func (t *Table[T]) RowHeight(height float32) *Table[T] {
	t.rows.height = height
	t.rows.setCount(len(t.order))
	return t
}

// Empty says what to show when there are no rows, and a button that helps; an
// empty verb means no button. It answers the table.
func (t *Table[T]) Empty(text, verb string, do func()) *Table[T] {
	t.empty.set(text, verb, do)
	t.empty.showIf(len(t.order) == 0)
	return t
}

// Marked sets which rows carry a tick at their left. It answers the table.
func (t *Table[T]) Marked(marked func(row T) bool) *Table[T] {
	t.marked = marked
	t.rows.fill()
	return t
}

// SetRows shows other rows, sorted as before. The current row stays at its
// place, or moves to the last row where there are fewer.
func (t *Table[T]) SetRows(rows []T) {
	t.all = rows
	t.reorder()
}

// Rows answers the rows in the order shown.
func (t *Table[T]) Rows() []T { return t.order }

// Len answers how many rows there are.
func (t *Table[T]) Len() int { return len(t.order) }

// Selected answers the current row, and false when there is none.
func (t *Table[T]) Selected() (T, bool) {
	if t.in(t.rows.current) {
		return t.order[t.rows.current], true
	}
	var none T
	return none, false
}

// Select makes the first row that matches current and brings it into sight,
// without telling OnSelect. It answers whether there is one.
func (t *Table[T]) Select(matches func(row T) bool) bool {
	i := slices.IndexFunc(t.order, matches)
	if i >= 0 {
		t.rows.setCurrent(i)
	}
	return i >= 0
}

// SelectIndex makes the row at that place current and tells OnSelect.
func (t *Table[T]) SelectIndex(index int) { t.rows.choose(index) }

// Open opens the current row as Enter does.
func (t *Table[T]) Open() {
	if t.in(t.rows.current) && t.OnOpen != nil {
		t.OnOpen(t.order[t.rows.current])
	}
}

// Next makes the row below current, and answers false at the end.
func (t *Table[T]) Next() bool {
	if t.rows.current+1 >= len(t.order) {
		return false
	}
	t.rows.choose(t.rows.current + 1)
	return true
}

// RefreshRows draws the rows in sight anew, after their content changed.
func (t *Table[T]) RefreshRows() { t.rows.fill() }

// Focus gives the table the keyboard.
func (t *Table[T]) Focus() { focus(t.rows) }

// first is the part that gets the keyboard first.
func (t *Table[T]) first() fyne.Focusable { return t.rows }

// SortBy sorts by a column as a click on its heading does: upward first,
// downward the second time. A column without Sort changes nothing.
func (t *Table[T]) SortBy(column int) {
	if column < 0 || column >= len(t.columns) || t.columns[column].Sort == nil {
		return
	}
	t.downward = t.sortBy == column && !t.downward
	t.sortBy = column
	t.header.setSort(column, t.downward)
	t.reorder()
}

func (t *Table[T]) in(i int) bool { return i >= 0 && i < len(t.order) }

func tell[T any](t *Table[T], f func(T), i int) {
	if f != nil && t.in(i) {
		f(t.order[i])
	}
}

func (t *Table[T]) reorder() {
	t.order = t.all
	if t.sortBy >= 0 {
		t.order = slices.Clone(t.all)
		compare := t.columns[t.sortBy].Sort
		slices.SortStableFunc(t.order, func(a, b T) int {
			if t.downward {
				return compare(b, a)
			}
			return compare(a, b)
		})
	}
	t.rows.setCount(len(t.order))
	t.empty.showIf(len(t.order) == 0)
}

func (t *Table[T]) buildRow() fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for range t.columns {
		parts = append(parts, newCell())
	}
	parts = append(parts, NewText("", Strong.In(theme.ColorTeal)))
	return container.New(&cellLayout{widths: &t.widths}, parts...)
}

func (t *Table[T]) updateRow(i int, o fyne.CanvasObject) {
	if !t.in(i) {
		return
	}
	box := o.(*fyne.Container)
	row := t.order[i]
	for c, column := range t.columns {
		cell := box.Objects[c].(*Cell)
		if column.Draw != nil {
			column.Draw(row, cell)
			continue
		}
		look := column.Look
		look.Align = column.Align
		cell.SetText(column.Text(row), look)
	}
	tick := ""
	if t.marked != nil && t.marked(row) {
		tick = "✓"
	}
	box.Objects[len(t.columns)].(*Text).SetText(tick)
	box.Layout.Layout(box.Objects, box.Size())
}

// minWidth is the sum of the columns' least widths.
func (t *Table[T]) minWidth() float32 {
	var sum float32
	for _, c := range t.columns {
		sum += columnWidth(c.Width)
	}
	return sum
}

// columnWidth is a column's least width, which grows with the text size: where a
// table gets too wide it scrolls.
func columnWidth(w float32) float32 {
	if w <= 0 {
		w = 80
	}
	return w * textScale()
}

// share gives each column its width out of the room.
func (t *Table[T]) share(room float32) {
	var weights float32
	for _, c := range t.columns {
		weights += c.Weight
	}
	left := max(0, room-t.minWidth())
	t.widths = t.widths[:0]
	for _, c := range t.columns {
		w := columnWidth(c.Width)
		if weights > 0 {
			w += left * c.Weight / weights
		}
		t.widths = append(t.widths, w)
	}
	t.header.widths = t.widths
}

// tableLayout puts the header over the rows and shares the width among columns.
type tableLayout[T any] struct{ table *Table[T] }

// MinSize is a few columns' width and a few rows' height.
func (l *tableLayout[T]) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(min(l.table.minWidth(), 160), tableHead+objects[1].MinSize().Height)
}

// Layout shares the width.
func (l *tableLayout[T]) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	t := l.table
	width := max(size.Width, t.minWidth())
	t.share(width)
	t.rows.leastWidth = t.minWidth()
	head := max(tableHead, lineHeight()+10)
	place(objects[0], 0, 0, size.Width, head)
	place(t.header, -t.rows.scroll.Offset.X, 0, width, head)
	t.header.Refresh()
	place(objects[1], 0, head, size.Width, size.Height-head)
	t.rows.scroll.Refresh()
	t.rows.fill()
}

// airOf is the room at either side of a cell; columns as narrow as a day of a
// month have less.
func airOf(width float32) float32 { return min(cellAir, width/8) }

// cellLayout places the cells of a row by the table's widths, and the tick of a
// marked row over the first cell's left.
type cellLayout struct{ widths *[]float32 }

// MinSize is left to the table.
func (l *cellLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout places the cells.
func (l *cellLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	tick := objects[len(objects)-1].(*Text)
	indent := float32(0)
	if tick.text != "" {
		indent = 18
	}
	place(tick, cellAir, 0, 18, size.Height)
	x := float32(0)
	for i, w := range *l.widths {
		if i >= len(objects)-1 {
			return
		}
		air := airOf(w)
		place(objects[i], x+air+indent, 0, max(0, w-2*air-indent), size.Height)
		x, indent = x+w, 0
	}
}
