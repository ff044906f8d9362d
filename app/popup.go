package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"careledger/app/theme"
)

// popup lies over the whole window with a panel somewhere on it. A press beside
// the panel or Escape closes it. Keys that nothing in the panel takes come to
// onKey.
type popup struct {
	widget.BaseWidget
	canvas  fyne.Canvas
	content fyne.CanvasObject
	panel   func(size, least fyne.Size) (fyne.Position, fyne.Size) // where the panel goes
	onKey   func(*fyne.KeyEvent)
	onClose func()
}

// open shows the popup over everything else.
func (p *popup) open() {
	p.ExtendBaseWidget(p)
	p.Resize(p.canvas.Size())
	p.canvas.Overlays().Add(p)
}

// close takes the popup away.
func (p *popup) close() {
	p.canvas.Overlays().Remove(p)
	if p.onClose != nil {
		p.onClose()
	}
}

// Tapped implements [fyne.Tappable]: only presses beside the panel come here.
func (p *popup) Tapped(at *fyne.PointEvent) {
	place, size := p.panel(p.Size(), p.content.MinSize())
	inside := at.Position.X >= place.X && at.Position.Y >= place.Y &&
		at.Position.X < place.X+size.Width && at.Position.Y < place.Y+size.Height
	if !inside {
		p.close()
	}
}

// key handles a key that nothing in the panel took.
func (p *popup) key(event *fyne.KeyEvent) {
	if event.Name == fyne.KeyEscape {
		p.close()
		return
	}
	if p.onKey != nil {
		p.onKey(event)
	}
}

// CreateRenderer implements [fyne.Widget].
func (p *popup) CreateRenderer() fyne.WidgetRenderer {
	v := &popupRenderer{popup: p, shade: canvas.NewRectangle(color.Transparent), card: canvas.NewRectangle(theme.Card())}
	v.shade.CornerRadius = theme.CardCorner + 2
	v.card.CornerRadius = theme.CardCorner
	v.card.StrokeWidth = 1
	v.Refresh()
	return v
}

// popupRenderer draws the panel on its card with a faint shade around it.
type popupRenderer struct {
	popup       *popup
	shade, card *canvas.Rectangle
}

func (v *popupRenderer) Layout(size fyne.Size) {
	place, room := v.popup.panel(size, v.popup.content.MinSize())
	v.shade.Move(place.SubtractXY(2, 1))
	v.shade.Resize(room.AddWidthHeight(4, 5))
	v.card.Move(place)
	v.card.Resize(room)
	v.popup.content.Move(place)
	v.popup.content.Resize(room)
}

func (v *popupRenderer) MinSize() fyne.Size { return fyne.NewSize(0, 0) }

func (v *popupRenderer) Refresh() {
	v.shade.FillColor = color.NRGBA{A: 0x18}
	v.card.FillColor, v.card.StrokeColor = theme.Card(), theme.Line()
	v.Layout(v.popup.Size())
	canvas.Refresh(v.popup)
}

func (v *popupRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.shade, v.card, v.popup.content}
}
func (v *popupRenderer) Destroy() {}

// lines is a list of few lines in a popup, one of them chosen by the arrow keys
// or the mouse.
type lines struct {
	rows   []*line
	chosen int
}

// move chooses the line that many further down, going round at the ends.
func (l *lines) move(by int) {
	if len(l.rows) == 0 {
		return
	}
	l.choose((l.chosen + by + len(l.rows)) % len(l.rows))
}

// choose marks one line.
func (l *lines) choose(n int) {
	l.chosen = n
	for i, row := range l.rows {
		row.chosen = i == n
		row.Refresh()
	}
}

// run does what the chosen line stands for.
func (l *lines) run() {
	if l.chosen < len(l.rows) {
		l.rows[l.chosen].onRun()
	}
}
