package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"careledger/app/theme"
)

// popup shows a small card beside a field, over everything else, until a person
// chooses, presses Esc or clicks elsewhere.
type popup struct {
	widget.BaseWidget
	canvas  fyne.Canvas
	content fyne.CanvasObject
	at      fyne.Position
	size    fyne.Size
	onClose func()
	onKey   func(*fyne.KeyEvent) bool
}

// showPopup opens a popup under a field, or above it where there is no room
// below. A width of 0 means the content's own. It answers nil while the field is
// not shown.
func showPopup(field fyne.CanvasObject, content fyne.CanvasObject, width, height float32) *popup {
	c := canvasOf(field)
	if c == nil {
		return nil
	}
	p := &popup{canvas: c, content: content}
	p.ExtendBaseWidget(p)
	pos, room := fyne.CurrentApp().Driver().AbsolutePositionForObject(field), c.Size()
	p.size = fyne.NewSize(max(width, content.MinSize().Width)+2, max(height, content.MinSize().Height)+2)
	p.at = fyne.NewPos(pos.X, pos.Y+field.Size().Height+4)
	if p.at.Y+p.size.Height > room.Height-4 && pos.Y-p.size.Height-4 >= 0 {
		p.at.Y = pos.Y - p.size.Height - 4
	}
	p.at.Y = max(4, min(p.at.Y, room.Height-p.size.Height-4))
	p.at.X = max(4, min(p.at.X, room.Width-p.size.Width-4))
	c.Overlays().Add(p)
	p.Resize(room)
	return p
}

// close takes the popup away.
func (p *popup) close() {
	p.canvas.Overlays().Remove(p)
	if p.onClose != nil {
		p.onClose()
	}
}

// Tapped closes, for the click was beside the card.
func (p *popup) Tapped(*fyne.PointEvent) { p.close() }

// TappedSecondary closes, for the click was beside the card.
func (p *popup) TappedSecondary(*fyne.PointEvent) { p.close() }

// takeKey answers what the popup's parts left alone.
func (p *popup) takeKey(ev *fyne.KeyEvent) {
	if p.onKey != nil && p.onKey(ev) {
		return
	}
	if ev.Name == fyne.KeyEscape {
		p.close()
	}
}

// CreateRenderer makes the parts that Fyne draws.
func (p *popup) CreateRenderer() fyne.WidgetRenderer {
	shade, ground, catch := rectangle(10), rectangle(10), newCatcher()
	d := &drawn{objects: []fyne.CanvasObject{shade, ground, catch, p.content}}
	d.min = func() fyne.Size { return fyne.Size{} }
	d.layout = func(fyne.Size) {
		place(shade, p.at.X-1, p.at.Y, p.size.Width+2, p.size.Height+3)
		place(ground, p.at.X, p.at.Y, p.size.Width, p.size.Height)
		place(catch, p.at.X, p.at.Y, p.size.Width, p.size.Height)
		place(p.content, p.at.X+1, p.at.Y+1, p.size.Width-2, p.size.Height-2)
	}
	d.refresh = func() {
		paint(shade, theme.ColorPressed, "", 0)
		paint(ground, theme.ColorCard, theme.ColorLine, theme.Hair)
		p.content.Refresh()
	}
	d.refresh()
	return d
}

// catcher swallows clicks on the empty parts of what lies above something else.
type catcher struct{ widget.BaseWidget }

func newCatcher() *catcher {
	c := &catcher{}
	c.ExtendBaseWidget(c)
	return c
}

// Tapped swallows the click.
func (c *catcher) Tapped(*fyne.PointEvent) {}

// TappedSecondary swallows the click.
func (c *catcher) TappedSecondary(*fyne.PointEvent) {}

// Scrolled swallows the wheel.
func (c *catcher) Scrolled(*fyne.ScrollEvent) {}

// CreateRenderer makes the parts that Fyne draws, which are none.
func (c *catcher) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{
		min:    func() fyne.Size { return fyne.Size{} },
		layout: func(fyne.Size) {},
	}
}
