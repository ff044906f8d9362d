package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"careledger/app/theme"
)

// Cell is what a column's Draw fills. Each Set… replaces what stood there, for
// cells are used again for other rows.
type Cell struct {
	widget.BaseWidget
	text  *Text
	pills []*Pill
	more  *Text // how many pills found no room: +2
	mark  *Mark
	own   fyne.CanvasObject

	pillsShown int
	markShown  bool
}

func newCell() *Cell {
	c := &Cell{text: NewText("", Plain).Elide(), more: NewText("", Muted)}
	c.ExtendBaseWidget(c)
	return c
}

// SetText shows a text alone.
func (c *Cell) SetText(text string, look Look) {
	c.clear()
	c.text.Set(text, look)
	c.Refresh()
}

// SetPills shows pills beside each other; words and tones go in pairs.
func (c *Cell) SetPills(pills ...PillOf) {
	c.SetTextPills("", Plain, pills...)
}

// PillOf is a word and its tone.
type PillOf struct {
	Text string
	Tone Tone
}

// SetTextPills shows a text and pills after it.
func (c *Cell) SetTextPills(text string, look Look, pills ...PillOf) {
	c.clear()
	c.text.Set(text, look)
	for i, p := range pills {
		if i >= len(c.pills) {
			c.pills = append(c.pills, NewPill(p.Text, p.Tone))
		}
		c.pills[i].Set(p.Text, p.Tone)
	}
	c.pillsShown = len(pills)
	c.Refresh()
}

// SetMark shows a coloured dot with its word.
func (c *Cell) SetMark(color fyne.ThemeColorName, word string) {
	c.clear()
	c.text.Set("", Plain)
	if c.mark == nil {
		c.mark = NewMark(color, word)
	}
	c.mark.Set(color, word)
	c.markShown = true
	c.Refresh()
}

// SetObject shows a part of the screen's own. Build calls make once for each
// cell and gives what it made to update for each row.
func SetObject[O fyne.CanvasObject](c *Cell, build func() O, update func(O)) {
	c.clear()
	c.text.Set("", Plain)
	own, ok := c.own.(O)
	if !ok {
		own = build()
		c.own = own
	}
	own.Show()
	update(own)
	c.Refresh()
}

func (c *Cell) clear() {
	c.pillsShown, c.markShown = 0, false
	if c.own != nil {
		c.own.Hide()
	}
}

// CreateRenderer makes the parts that Fyne draws.
func (c *Cell) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{}
	d.min = func() fyne.Size { return fyne.NewSize(20, c.text.MinSize().Height) }
	d.layout = func(size fyne.Size) {
		var taken float32
		if c.pillsShown > 0 {
			taken = min(pillsWidth(c.pills[:c.pillsShown]), c.pills[0].wants()+pillGap)
		}
		width := min(c.text.wants(), max(0, size.Width-taken))
		x := float32(0)
		if taken == 0 {
			width = size.Width
		} else if c.text.text != "" {
			x = width + theme.Tight
		}
		place(c.text, 0, 0, width, size.Height)
		c.placePills(x, size)
		if c.markShown {
			place(c.mark, 0, 0, size.Width, size.Height)
		}
		if c.own != nil {
			h := min(c.own.MinSize().Height, size.Height)
			place(c.own, 0, (size.Height-h)/2, size.Width, h)
		}
	}
	d.refresh = func() {
		d.objects = append(d.objects[:0], c.text)
		for _, p := range c.pills[:c.pillsShown] {
			d.objects = append(d.objects, p)
		}
		d.objects = append(d.objects, c.more)
		if c.markShown {
			d.objects = append(d.objects, c.mark)
		}
		if c.own != nil {
			d.objects = append(d.objects, c.own)
		}
		d.layout(c.Size())
	}
	d.refresh()
	return d
}

// pillGap is the room between two pills.
const pillGap float32 = 4

// pillsWidth is the room that pills beside each other want.
func pillsWidth(pills []*Pill) (width float32) {
	for _, p := range pills {
		width += p.wants() + pillGap
	}
	return width
}

// placePills puts pills beside each other from x on. Those that find no room are
// told by their number; the first always stands, shortened where it must.
func (c *Cell) placePills(x float32, size fyne.Size) {
	shown := c.pills[:c.pillsShown]
	fit := shown
	c.more.SetText("")
	for len(fit) > 1 && x+pillsWidth(fit)+c.more.wants() > size.Width+pillGap {
		fit = fit[:len(fit)-1]
		c.more.SetText("+" + strconv.Itoa(len(shown)-len(fit)))
	}
	for i, p := range shown {
		if i >= len(fit) {
			p.Hide()
			continue
		}
		p.Show()
		w := min(p.wants(), max(0, size.Width-x-c.more.wants()))
		place(p, x, 0, w, size.Height)
		x += w + pillGap
	}
	place(c.more, x, 0, c.more.wants(), size.Height)
}
