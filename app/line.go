package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"careledger/app/theme"
)

// line is one choice of a popup: whatever stands in it, on a ground that shows
// whether it is chosen.
type line struct {
	widget.BaseWidget
	content fyne.CanvasObject
	chosen  bool
	onRun   func()
	onPoint func()
}

func newLine(content fyne.CanvasObject, onRun, onPoint func()) *line {
	l := &line{content: content, onRun: onRun, onPoint: onPoint}
	l.ExtendBaseWidget(l)
	return l
}

// Tapped implements [fyne.Tappable].
func (l *line) Tapped(*fyne.PointEvent) { l.onRun() }

// Cursor implements [desktop.Cursorable].
func (l *line) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn implements [desktop.Hoverable].
func (l *line) MouseIn(*desktop.MouseEvent) { l.onPoint() }

// MouseMoved implements [desktop.Hoverable].
func (l *line) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements [desktop.Hoverable].
func (l *line) MouseOut() {}

// CreateRenderer implements [fyne.Widget].
func (l *line) CreateRenderer() fyne.WidgetRenderer {
	v := &lineRenderer{line: l, ground: canvas.NewRectangle(color.Transparent)}
	v.ground.CornerRadius = theme.ButtonCorner
	v.Refresh()
	return v
}

// lineRenderer draws the ground under the content.
type lineRenderer struct {
	line   *line
	ground *canvas.Rectangle
}

func (v *lineRenderer) Layout(size fyne.Size) {
	v.ground.Resize(size)
	v.line.content.Move(fyne.NewPos(10, 5))
	v.line.content.Resize(size.SubtractWidthHeight(20, 10))
}

func (v *lineRenderer) MinSize() fyne.Size {
	return v.line.content.MinSize().AddWidthHeight(20, 10)
}

func (v *lineRenderer) Refresh() {
	v.ground.FillColor = color.Transparent
	if v.line.chosen {
		v.ground.FillColor = theme.TealSoft()
	}
	canvas.Refresh(v.line)
}

func (v *lineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.ground, v.line.content}
}
func (v *lineRenderer) Destroy() {}
