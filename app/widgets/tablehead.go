package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"careledger/app/theme"
)

// headLabel is what a column's heading says.
type headLabel struct {
	text  string
	align fyne.TextAlign
	sorts bool
}

// tableHeader is the line of headings over a table.
type tableHeader struct {
	widget.BaseWidget
	cells  []*headCell
	widths []float32
}

func newTableHeader(labels []headLabel, sortBy func(column int)) *tableHeader {
	h := &tableHeader{}
	for i, label := range labels {
		h.cells = append(h.cells, newHeadCell(label, func() { sortBy(i) }))
	}
	h.ExtendBaseWidget(h)
	return h
}

// setSort shows by which column and in which direction rows are sorted.
func (h *tableHeader) setSort(column int, downward bool) {
	for i, cell := range h.cells {
		cell.arrow = ""
		switch {
		case i == column && downward:
			cell.arrow = " ↓"
		case i == column:
			cell.arrow = " ↑"
		}
		cell.Refresh()
	}
}

// CreateRenderer makes the parts that Fyne draws.
func (h *tableHeader) CreateRenderer() fyne.WidgetRenderer {
	rule := rectangle(0)
	d := &drawn{objects: []fyne.CanvasObject{rule}}
	for _, cell := range h.cells {
		d.objects = append(d.objects, cell)
	}
	d.min = func() fyne.Size { return fyne.NewSize(0, tableHead) }
	d.layout = func(size fyne.Size) {
		place(rule, 0, size.Height-theme.Hair, size.Width, theme.Hair)
		x := float32(0)
		for i, w := range h.widths {
			place(h.cells[i], x, 0, w, size.Height-theme.Hair)
			x += w
		}
	}
	d.refresh = func() {
		paint(rule, theme.ColorLine, "", 0)
		d.layout(h.Size())
	}
	d.refresh()
	return d
}

// headCell is one heading; where the column can be sorted by, it can be pressed.
type headCell struct {
	press
	label headLabel
	arrow string
}

func newHeadCell(label headLabel, sort func()) *headCell {
	c := &headCell{label: label}
	if !label.sorts {
		sort = nil
	}
	c.become(c, sort)
	if !label.sorts {
		c.Disable()
	}
	return c
}

// CreateRenderer makes the parts that Fyne draws.
func (c *headCell) CreateRenderer() fyne.WidgetRenderer {
	ring, text := rectangle(6), NewText(c.label.text, Muted).Elide()
	d := &drawn{objects: []fyne.CanvasObject{ring, text}}
	d.min = func() fyne.Size { return fyne.NewSize(20, text.lineHeight()) }
	d.layout = func(size fyne.Size) {
		place(ring, 2, 3, size.Width-4, size.Height-6)
		air := airOf(size.Width)
		place(text, air, 0, max(0, size.Width-2*air), size.Height)
	}
	d.refresh = func() {
		look := Muted
		look.Align = c.label.align
		if c.arrow != "" || (c.hovered && c.label.sorts) {
			look.Color = theme.ColorTealText
		}
		paint(ring, "", "", 0)
		if c.focused {
			paint(ring, "", theme.ColorFocus, focusWidth)
		}
		text.Set(c.label.text+c.arrow, look)
	}
	d.refresh()
	return d
}
