package widgets

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"careledger/app/theme"
)

const (
	pageGap   float32 = 16
	leastZoom float32 = 0.25
	mostZoom  float32 = 4
	zoomStep  float32 = 1.25
)

// Pages shows the pages of a report below each other as they will print. Only
// those in sight are drawn. At zoom 1 a page is as wide as the room. Keys: Page
// up and down, Home and End move, + and − zoom, 0 fits the width again.
type Pages struct {
	widget.BaseWidget
	// OnPage is told the page in sight, from 0, when it changes.
	OnPage func(page int)
	// OnOpen is told where a page was double-clicked: its number from 0, and how
	// far right and down, each as a share of the page's width.
	OnOpen func(page int, right, down float32)

	render func(page, width int) image.Image
	count  int
	aspect float32
	zoom   float32
	page   int

	scroll  *container.Scroll
	body    *fyne.Container
	shown   map[int]*canvas.Image
	widths  map[int]int
	focused bool
}

var _ fyne.Focusable = (*Pages)(nil)

// NewPages makes an empty view. Render draws a page, counted from 0, so many
// pixels wide.
func NewPages(render func(page, width int) image.Image) *Pages {
	p := &Pages{render: render, aspect: 297.0 / 210, zoom: 1}
	p.body = container.New(&pagesLayout{p})
	p.scroll = container.NewScroll(p.body)
	p.scroll.OnScrolled = func(fyne.Position) {
		touched()
		p.fill()
	}
	p.forget()
	p.ExtendBaseWidget(p)
	return p
}

// SetPages says how many pages there are and how high a page is for its width,
// and shows the first. All are drawn anew.
func (p *Pages) SetPages(count int, aspect float32) {
	p.count, p.aspect, p.page = count, aspect, 0
	p.forget()
	p.body.Objects = nil
	p.scroll.Offset = fyne.Position{}
	p.scroll.Refresh()
	p.fill()
}

// Page answers the page in sight, from 0.
func (p *Pages) Page() int { return p.page }

// Zoom answers how wide a page is against the room.
func (p *Pages) Zoom() float32 { return p.zoom }

// SetZoom makes pages so many times as wide as the room, from 0.25 to 4.
func (p *Pages) SetZoom(zoom float32) {
	page := p.page
	p.zoom = min(max(zoom, leastZoom), mostZoom)
	p.scroll.Refresh()
	p.GoTo(page)
}

// GoTo shows a page, counted from 0.
func (p *Pages) GoTo(page int) {
	page = min(max(page, 0), max(p.count-1, 0))
	p.scroll.ScrollToOffset(fyne.NewPos(p.scroll.Offset.X, float32(page)*(p.size().Height+pageGap)))
	p.fill()
}

// Focus gives the view the keyboard.
func (p *Pages) Focus() { focus(p) }

// size is that of one page on the screen.
func (p *Pages) size() fyne.Size {
	w := max(0, (p.Size().Width-2*pageGap)*p.zoom)
	return fyne.NewSize(w, w*p.aspect)
}

func (p *Pages) forget() { p.shown, p.widths = map[int]*canvas.Image{}, map[int]int{} }

// fill draws the pages in sight and lets go of those far from it.
func (p *Pages) fill() {
	size := p.size()
	if p.count == 0 || size.Height <= 0 {
		p.body.Objects = nil
		return
	}
	step := size.Height + pageGap
	first := min(max(0, int((p.scroll.Offset.Y-pageGap)/step)), p.count-1)
	last := min(p.count-1, int((p.scroll.Offset.Y+p.scroll.Size().Height)/step))
	pixels := int(size.Width * p.pixelScale())
	for i := range p.shown {
		if i < first-2 || i > last+2 {
			delete(p.shown, i)
			delete(p.widths, i)
		}
	}
	p.body.Objects = p.body.Objects[:0]
	left := max(pageGap, (p.Size().Width-size.Width)/2)
	for i := first; i <= last; i++ {
		if p.widths[i] != pixels {
			p.shown[i] = canvas.NewImageFromImage(p.render(i, pixels))
			p.shown[i].FillMode = canvas.ImageFillStretch
			p.widths[i] = pixels
		}
		paper := canvas.NewRectangle(color.White)
		paper.StrokeColor, paper.StrokeWidth = theme.Line(), theme.Hair
		for _, o := range []fyne.CanvasObject{paper, p.shown[i]} {
			place(o, left, pageGap+float32(i)*step, size.Width, size.Height)
			p.body.Objects = append(p.body.Objects, o)
		}
	}
	canvas.Refresh(p.body)
	if middle := min(p.count-1, int((p.scroll.Offset.Y+p.scroll.Size().Height/3)/step)); middle != p.page {
		p.page = middle
		if p.OnPage != nil {
			p.OnPage(middle)
		}
	}
}

// pixelScale is how many pixels the screen has for one of ours.
func (p *Pages) pixelScale() float32 {
	if c := canvasOf(p); c != nil {
		return c.Scale()
	}
	return 1
}

// TypedKey moves between pages.
func (p *Pages) TypedKey(ev *fyne.KeyEvent) {
	down := func(by float32) {
		p.scroll.ScrollToOffset(p.scroll.Offset.AddXY(0, by))
		p.fill()
	}
	switch ev.Name {
	case fyne.KeyPageDown, fyne.KeySpace:
		down(p.scroll.Size().Height * 0.9)
	case fyne.KeyPageUp:
		down(-p.scroll.Size().Height * 0.9)
	case fyne.KeyDown:
		down(60)
	case fyne.KeyUp:
		down(-60)
	case fyne.KeyHome:
		p.GoTo(0)
	case fyne.KeyEnd:
		p.GoTo(p.count - 1)
	default:
		passKey(p, ev)
	}
}

// TypedRune zooms.
func (p *Pages) TypedRune(r rune) {
	switch r {
	case '+', '=':
		p.SetZoom(p.zoom * zoomStep)
	case '-':
		p.SetZoom(p.zoom / zoomStep)
	case '0':
		p.SetZoom(1)
	default:
		passRune(p, r)
	}
}

// FocusGained shows that the keyboard is here.
func (p *Pages) FocusGained() { p.focused = true; p.Refresh() }

// FocusLost shows that the keyboard has gone.
func (p *Pages) FocusLost() { p.focused = false; p.Refresh() }

// Tapped takes the keyboard.
func (p *Pages) Tapped(*fyne.PointEvent) { focus(p) }

// DoubleTapped opens what stands there.
func (p *Pages) DoubleTapped(ev *fyne.PointEvent) {
	size := p.size()
	if p.OnOpen == nil || size.Width <= 0 {
		return
	}
	right := ev.Position.X + p.scroll.Offset.X - 1 - max(pageGap, (p.Size().Width-size.Width)/2)
	down := ev.Position.Y + p.scroll.Offset.Y - 1 - pageGap
	number := int(down / (size.Height + pageGap))
	if down >= 0 && number < p.count {
		p.OnOpen(number, right/size.Width, (down-float32(number)*(size.Height+pageGap))/size.Width)
	}
}

// CreateRenderer makes the parts that Fyne draws.
func (p *Pages) CreateRenderer() fyne.WidgetRenderer {
	ground, ring := rectangle(theme.ButtonCorner), rectangle(theme.ButtonCorner)
	d := &drawn{objects: []fyne.CanvasObject{ground, p.scroll, ring}}
	d.min = func() fyne.Size { return fyne.NewSize(200, 160) }
	d.layout = func(size fyne.Size) {
		place(ground, 0, 0, size.Width, size.Height)
		place(ring, 0, 0, size.Width, size.Height)
		place(p.scroll, 1, 1, size.Width-2, size.Height-2)
		p.fill()
	}
	d.refresh = func() {
		paint(ground, theme.ColorRail, "", 0)
		paint(ring, "", "", 0)
		if p.focused {
			paint(ring, "", theme.ColorFocus, focusWidth)
		}
		p.fill()
	}
	d.refresh()
	return d
}

// pagesLayout gives the body its size; the pages place themselves.
type pagesLayout struct{ pages *Pages }

// MinSize is the size of all pages with the gaps between them.
func (l *pagesLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	p, size := l.pages, l.pages.size()
	return fyne.NewSize(size.Width+2*pageGap, pageGap+float32(p.count)*(size.Height+pageGap))
}

// Layout has nothing to place.
func (l *pagesLayout) Layout([]fyne.CanvasObject, fyne.Size) {}
