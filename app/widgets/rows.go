package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"careledger/app/theme"
)

// rows is the engine under Table and RowList: any number of rows of one height,
// of which only those in sight exist. One row is current, and the keyboard moves
// it.
type rows struct {
	widget.BaseWidget
	height float32
	make   func() fyne.CanvasObject
	update func(index int, o fyne.CanvasObject)

	// leastWidth is the width below which rows scroll sideways; onScroll is told
	// how far they are.
	leastWidth float32
	onScroll   func(x float32)

	onSelect func(index int)
	onOpen   func(index int)
	onTap    func(index int)
	onMark   func(index int)
	onKey    func(index int, ev *fyne.KeyEvent) bool
	onRune   func(index int, r rune) bool

	// cards draws each row as a card with air below it.
	cards   bool
	count   int
	current int
	focused bool
	scroll  *container.Scroll
	body    *fyne.Container
	spacer  *canvas.Rectangle
	pool    []*row
}

var (
	_ fyne.Focusable    = (*rows)(nil)
	_ fyne.Shortcutable = (*rows)(nil)
)

func newRows(height float32, build func() fyne.CanvasObject, update func(int, fyne.CanvasObject)) *rows {
	r := &rows{height: height, make: build, update: update, current: -1}
	r.spacer = canvas.NewRectangle(color.Transparent)
	r.body = container.New(&rowLayout{r}, r.spacer)
	r.scroll = container.NewScroll(r.body)
	r.scroll.OnScrolled = func(at fyne.Position) {
		touched()
		r.fill()
		if r.onScroll != nil {
			r.onScroll(at.X)
		}
	}
	r.ExtendBaseWidget(r)
	return r
}

// setCount says how many rows there are now. The current row is kept within.
func (r *rows) setCount(count int) {
	r.count = count
	if r.current >= count {
		r.current = count - 1
	}
	r.scroll.Refresh()
	if most := max(0, float32(count)*r.height-r.scroll.Size().Height); r.scroll.Offset.Y > most {
		r.scroll.ScrollToOffset(fyne.NewPos(r.scroll.Offset.X, most))
	}
	r.fill()
}

// setCurrent makes a row the current one and brings it into sight; -1 means none.
func (r *rows) setCurrent(index int) {
	if index < -1 || index >= r.count {
		return
	}
	r.current = index
	r.reveal()
	r.fill()
}

// reveal scrolls so that the current row is in sight.
func (r *rows) reveal() {
	if r.current < 0 || r.scroll.Size().Height <= 0 {
		return
	}
	top, view := float32(r.current)*r.height, r.scroll.Size().Height
	switch offset := r.scroll.Offset.Y; {
	case top < offset:
		r.scroll.ScrollToOffset(fyne.NewPos(r.scroll.Offset.X, top))
	case top+r.height > offset+view:
		r.scroll.ScrollToOffset(fyne.NewPos(r.scroll.Offset.X, top+r.height-view))
	}
}

// fill gives each row in sight its widget and hides the rest of the pool.
func (r *rows) fill() {
	first := max(0, int(r.scroll.Offset.Y/r.height))
	last := min(r.count, int((r.scroll.Offset.Y+r.scroll.Size().Height)/r.height)+1)
	need := max(0, last-first)
	for len(r.pool) < need {
		w := newRow(r, r.make())
		r.pool = append(r.pool, w)
		r.body.Objects = append(r.body.Objects, w)
	}
	// A row keeps its widget while it is in sight, so that what the mouse
	// points at stays under it.
	for i, w := range r.pool {
		if i >= need {
			w.index = -1
			w.Hide()
		}
	}
	for i := first; i < last; i++ {
		w := r.pool[i%max(need, 1)]
		w.index = i
		w.Show()
		place(w, 0, float32(i)*r.height, max(r.scroll.Size().Width, r.leastWidth), r.height)
		r.update(i, w.content)
		w.Refresh()
	}
}

func (r *rows) pageRows() int { return max(1, int(r.scroll.Size().Height/r.height)-1) }

// choose makes a row current because a person did so.
func (r *rows) choose(index int) {
	if r.count == 0 {
		return
	}
	index = min(max(index, 0), r.count-1)
	changed := index != r.current
	r.setCurrent(index)
	if changed && r.onSelect != nil {
		r.onSelect(index)
	}
}

// TypedKey moves the current row, opens or marks it.
func (r *rows) TypedKey(ev *fyne.KeyEvent) {
	touched()
	if r.onKey != nil && r.onKey(r.current, ev) {
		return
	}
	switch {
	case ev.Name == fyne.KeyDown:
		r.choose(r.current + 1)
	case ev.Name == fyne.KeyUp:
		r.choose(r.current - 1)
	case ev.Name == fyne.KeyHome:
		r.choose(0)
	case ev.Name == fyne.KeyEnd:
		r.choose(r.count - 1)
	case ev.Name == fyne.KeyPageDown:
		r.choose(r.current + r.pageRows())
	case ev.Name == fyne.KeyPageUp:
		r.choose(r.current - r.pageRows())
	case isEnter(ev) && r.current >= 0 && r.onOpen != nil:
		r.onOpen(r.current)
	case ev.Name == fyne.KeySpace && r.current >= 0 && r.onMark != nil:
		r.onMark(r.current)
	default:
		passKey(r, ev)
	}
}

// TypedRune offers a character to the screen, then to the window.
func (r *rows) TypedRune(char rune) {
	if r.onRune != nil && r.onRune(r.current, char) || char == ' ' && r.onMark != nil {
		return
	}
	passRune(r, char)
}

// TypedShortcut passes shortcuts on to the window.
func (r *rows) TypedShortcut(s fyne.Shortcut) { passShortcut(r, s) }

// FocusGained shows the current row as the one that keys act on.
func (r *rows) FocusGained() {
	r.focused = true
	if r.current < 0 && r.count > 0 {
		r.choose(0)
	}
	r.fill()
}

// FocusLost shows that keys go elsewhere.
func (r *rows) FocusLost() { r.focused = false; r.fill() }

// CreateRenderer makes the parts that Fyne draws.
func (r *rows) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{objects: []fyne.CanvasObject{r.scroll}}
	d.min = func() fyne.Size {
		return fyne.NewSize(80, r.height*float32(min(max(r.count, 1), 3)))
	}
	d.layout = func(size fyne.Size) {
		r.scroll.Resize(size)
		r.fill()
	}
	d.refresh = r.fill
	return d
}

// rowLayout gives the body its height; the rows place themselves.
type rowLayout struct{ rows *rows }

// MinSize is the least width and the height of all rows.
func (l *rowLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.rows.leastWidth, float32(l.rows.count)*l.rows.height)
}

// Layout has nothing to place.
func (l *rowLayout) Layout([]fyne.CanvasObject, fyne.Size) {}

// row is one row in sight: a ground, a rule below and a content.
type row struct {
	widget.BaseWidget
	rows    *rows
	index   int
	content fyne.CanvasObject
	hovered bool
}

var (
	_ desktop.Mouseable   = (*row)(nil)
	_ desktop.Hoverable   = (*row)(nil)
	_ fyne.DoubleTappable = (*row)(nil)
)

func newRow(r *rows, content fyne.CanvasObject) *row {
	w := &row{rows: r, index: -1, content: content}
	w.ExtendBaseWidget(w)
	return w
}

// MouseDown chooses the row and gives the list the keyboard. Fyne would hold back
// a tap until it knows that no second follows.
func (w *row) MouseDown(*desktop.MouseEvent) {
	if w.index >= 0 && w.index < w.rows.count {
		w.rows.choose(w.index)
		focus(w.rows)
	}
}

// MouseUp takes the row where one click is enough.
func (w *row) MouseUp(*desktop.MouseEvent) {
	if w.rows.onTap != nil && w.index >= 0 && w.index < w.rows.count {
		w.rows.onTap(w.index)
	}
}

// DoubleTapped opens the row.
func (w *row) DoubleTapped(*fyne.PointEvent) {
	if w.index >= 0 && w.index < w.rows.count && w.rows.onOpen != nil {
		w.rows.onOpen(w.index)
	}
}

// MouseIn shows that the mouse points here.
func (w *row) MouseIn(*desktop.MouseEvent) { w.hovered = true; w.Refresh() }

// MouseMoved shows nothing; somebody is there.
func (w *row) MouseMoved(*desktop.MouseEvent) { touched() }

// MouseOut shows that the mouse has gone.
func (w *row) MouseOut() { w.hovered = false; w.Refresh() }

// CreateRenderer makes the parts that Fyne draws.
func (w *row) CreateRenderer() fyne.WidgetRenderer {
	ground, rule, bar := rectangle(theme.ButtonCorner), rectangle(0), rectangle(1.5)
	d := &drawn{objects: []fyne.CanvasObject{ground, rule, bar, w.content}}
	d.min = func() fyne.Size { return fyne.NewSize(0, w.rows.height) }
	foot, side := theme.Hair, float32(0)
	if w.rows.cards {
		foot, side = theme.Tight-5, 2.5
		ground.CornerRadius = 10
	}
	d.layout = func(size fyne.Size) {
		place(ground, side, side, size.Width-2*side, size.Height-foot-2*side)
		place(rule, 0, size.Height-theme.Hair, size.Width, theme.Hair)
		place(bar, 0, 8, 3, size.Height-16-foot)
		place(w.content, 0, 0, size.Width, size.Height-foot)
	}
	d.refresh = func() {
		current := w.index >= 0 && w.index == w.rows.current
		paint(rule, theme.ColorLine, "", 0)
		paint(ground, "", "", 0)
		paint(bar, "", "", 0)
		if w.rows.cards {
			paint(rule, "", "", 0)
			w.paintCard(ground, current && w.rows.focused)
			return
		}
		switch {
		case current:
			paint(ground, theme.ColorTealSoft, "", 0)
			if w.rows.focused {
				paint(bar, theme.ColorTeal, "", 0)
			}
		case w.hovered:
			paint(ground, theme.ColorHover, "", 0)
		}
	}
	d.refresh()
	return d
}

// paintCard colours a row that is drawn as a card.
func (w *row) paintCard(ground *canvas.Rectangle, current bool) {
	switch {
	case current:
		paint(ground, theme.ColorTealSoft, theme.ColorTeal, 1.5)
	case w.hovered:
		paint(ground, theme.ColorCard, theme.ColorTealLine, theme.Hair)
	default:
		paint(ground, theme.ColorCard, theme.ColorLine, theme.Hair)
	}
}
