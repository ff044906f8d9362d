package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"careledger/app/theme"
)

// drawn is the renderer of the widgets here: what is drawn, and how it is laid
// out, measured and coloured anew.
type drawn struct {
	objects []fyne.CanvasObject
	layout  func(fyne.Size)
	min     func() fyne.Size
	refresh func()
	destroy func()
}

func (d *drawn) Objects() []fyne.CanvasObject { return d.objects }

func (d *drawn) Destroy() {
	if d.destroy != nil {
		d.destroy()
	}
}

func (d *drawn) Layout(size fyne.Size) { d.layout(size) }
func (d *drawn) MinSize() fyne.Size    { return d.min() }

func (d *drawn) Refresh() {
	if d.refresh != nil {
		d.refresh()
	}
	for _, o := range d.objects {
		canvas.Refresh(o)
	}
}

// canvasOf answers the canvas that shows o, or nil while none does. What was
// never painted yet is taken to be in the only window.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(o); c != nil {
		return c
	}
	if windows := driver.AllWindows(); len(windows) == 1 {
		return windows[0].Canvas()
	}
	return nil
}

// focus gives the keyboard to o if it is shown.
func focus(o fyne.Focusable) {
	if c := canvasOf(o.(fyne.CanvasObject)); c != nil {
		c.Focus(o)
	}
}

// keyTaker is an overlay that answers keys which the focused part left alone.
type keyTaker interface{ takeKey(*fyne.KeyEvent) }

// passKey hands a key that o has no use for to the dialog on top, or else to
// the window.
func passKey(o fyne.CanvasObject, ev *fyne.KeyEvent) {
	touched()
	c := canvasOf(o)
	if c == nil || PassKey(c, ev) {
		return
	}
	if f := c.OnTypedKey(); f != nil {
		f(ev)
	}
}

// PassKey hands a key that nothing with the keyboard took to the dialog on top.
// It reports false when there is none.
func PassKey(c fyne.Canvas, ev *fyne.KeyEvent) bool {
	top, ok := c.Overlays().Top().(keyTaker)
	if ok {
		top.takeKey(ev)
	}
	return ok
}

// passRune hands a typed character that o has no use for to the window.
func passRune(o fyne.CanvasObject, r rune) {
	touched()
	c := canvasOf(o)
	if c == nil || c.Overlays().Top() != nil {
		return
	}
	if f := c.OnTypedRune(); f != nil {
		f(r)
	}
}

// passShortcut hands a shortcut that o has no use for to the window, which knows
// those that work while a dialog is open.
func passShortcut(o fyne.CanvasObject, s fyne.Shortcut) {
	touched()
	if w, ok := canvasOf(o).(fyne.Shortcutable); ok {
		w.TypedShortcut(s)
	}
}

// isEnter says whether a key is one of the two that confirm.
func isEnter(ev *fyne.KeyEvent) bool {
	return ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter
}

// isConfirm says whether a shortcut is Ctrl+Enter.
func isConfirm(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	return ok && c.Modifier == fyne.KeyModifierControl && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter)
}

// rectangle makes a rectangle with the given radius; its colours are set when
// its widget is refreshed.
func rectangle(radius float32) *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.CornerRadius = radius
	return r
}

// paint fills and outlines a rectangle; an empty name leaves that part clear.
func paint(r *canvas.Rectangle, fill, stroke fyne.ThemeColorName, width float32) {
	r.FillColor, r.StrokeColor, r.StrokeWidth = color.Transparent, color.Transparent, 0
	if fill != "" {
		r.FillColor = theme.Color(fill)
	}
	if stroke != "" {
		r.StrokeColor, r.StrokeWidth = theme.Color(stroke), width
	}
}

// place moves and sizes an object.
func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// textScale is how much larger type is than usual, from 1 to 1.5.
func textScale() float32 { return theme.Body() / 13 }

// lineHeight is the height of one line of body text.
func lineHeight() float32 {
	return fyne.MeasureText("国", theme.Body(), fyne.TextStyle{}).Height
}
