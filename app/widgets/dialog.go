package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"careledger/app/theme"
)

const (
	askWidth     float32 = 420
	formWidth    float32 = 560
	dialogMargin float32 = 16
	dialogAir    float32 = 20
)

// Dialog is a card over the window that asks for one thing. Esc closes it, Enter
// does what its main button says, and nothing beneath gets keys or clicks.
type Dialog struct {
	widget.BaseWidget
	// OnClosed is called once the dialog is gone, however it went.
	OnClosed func()
	// OnFiles is given files that are dropped onto the window while the dialog is
	// open; nil where it takes none.
	OnFiles func(paths []string)

	canvas  fyne.Canvas
	width   float32
	body    fyne.CanvasObject
	form    *Form // the body, where it is one
	scroll  *Scroll
	head    *Text
	problem *Text
	cancel  *Button
	actions []*Button
	first   fyne.Focusable
	open    bool
	busy    bool
}

// NewDialog makes a dialog with a body and a button that closes it. Add more
// with Action, then call Open.
func NewDialog(c fyne.Canvas, title string, body fyne.CanvasObject) *Dialog {
	d := &Dialog{canvas: c, width: askWidth, body: body}
	d.form, _ = body.(*Form)
	d.scroll = NewScroll(body)
	d.head = NewText(title, Look{Size: theme.SizeNameLarge, Bold: true}).Elide()
	d.problem = Paragraph("", Problem)
	d.cancel = PlainButton(lang.L("Close"), d.Close)
	d.ExtendBaseWidget(d)
	return d
}

// Width sets the width in pixels; the window's own width is the most. It answers
// the dialog.
func (d *Dialog) Width(width float32) *Dialog {
	d.width = width
	if d.open {
		d.Refresh()
	}
	return d
}

// Cancel sets the word on the button that closes; "" takes the button away. It
// answers the dialog.
func (d *Dialog) Cancel(word string) *Dialog {
	d.cancel.SetText(word)
	d.cancel.Hidden = word == ""
	return d
}

// Action adds a button. The last one added is the main one, which Enter presses.
// The dialog stays open until Close is called. It answers the dialog.
func (d *Dialog) Action(verb string, kind Kind, do func()) *Dialog {
	d.actions = append(d.actions, NewButton(verb, kind, do))
	return d
}

// Beside adds a quiet button before those of Action, for what else can be done;
// the dialog closes before do runs. It answers the dialog.
func (d *Dialog) Beside(verb string, do func()) *Dialog {
	d.actions = append([]*Button{FlatButton(verb, func() { d.Close(); do() })}, d.actions...)
	return d
}

// Open shows the dialog and gives the keyboard to its first field, or else to
// its main button.
func (d *Dialog) Open() *Dialog {
	if d.open {
		return d
	}
	d.open = true
	d.canvas.Overlays().Add(d)
	d.Resize(d.canvas.Size())
	target := d.first
	if target == nil {
		target = d.main()
	}
	d.canvas.Focus(target)
	return d
}

// Close takes the dialog away. Nothing is done but what was done already.
func (d *Dialog) Close() {
	if !d.open || d.busy {
		return
	}
	d.open = false
	d.canvas.Overlays().Remove(d)
	if d.form != nil {
		d.form.Given()
	}
	if d.OnClosed != nil {
		d.OnClosed()
	}
}

// IsOpen says whether the dialog is shown.
func (d *Dialog) IsOpen() bool { return d.open }

// SetProblem says above the buttons what went wrong; "" takes it away.
func (d *Dialog) SetProblem(text string) {
	d.problem.SetText(text)
	d.Refresh()
}

// SetBusy keeps the dialog open and its buttons off while something runs.
func (d *Dialog) SetBusy(busy bool) {
	d.busy = busy
	for _, b := range append([]*Button{d.cancel}, d.actions...) {
		if busy {
			b.Disable()
		} else {
			b.Enable()
		}
	}
}

// main is the button that Enter presses.
func (d *Dialog) main() *Button {
	if n := len(d.actions); n > 0 {
		return d.actions[n-1]
	}
	return d.cancel
}

// takeKey answers the keys that the dialog's parts left alone.
func (d *Dialog) takeKey(ev *fyne.KeyEvent) {
	switch {
	case ev.Name == fyne.KeyEscape:
		d.Close()
	case isEnter(ev):
		d.main().fire()
	default:
		d.scroll.page(ev)
	}
}

// Tapped swallows clicks beside the card.
func (d *Dialog) Tapped(*fyne.PointEvent) {}

// TappedSecondary swallows clicks beside the card.
func (d *Dialog) TappedSecondary(*fyne.PointEvent) {}

// CreateRenderer makes the parts that Fyne draws.
func (d *Dialog) CreateRenderer() fyne.WidgetRenderer {
	scrim, ground, catch := rectangle(0), rectangle(theme.CardCorner), newCatcher()
	r := &drawn{objects: []fyne.CanvasObject{scrim, ground, catch, d.head, d.scroll, d.problem, d.cancel}}
	for _, b := range d.actions {
		r.objects = append(r.objects, b)
	}
	r.min = func() fyne.Size { return fyne.Size{} }
	r.layout = func(size fyne.Size) {
		place(scrim, 0, 0, size.Width, size.Height)
		w := min(d.width, size.Width-2*dialogMargin)
		inner := w - 2*dialogAir
		for _, o := range []fyne.CanvasObject{d.body, d.problem} {
			if o.Size().Width != inner {
				o.Resize(fyne.NewSize(inner, o.Size().Height))
			}
		}
		head, foot := d.head.MinSize().Height, d.cancel.MinSize().Height
		trouble := float32(0)
		if d.problem.text != "" {
			trouble = d.problem.MinSize().Height + 8
		}
		fixed := dialogAir + head + 14 + 16 + trouble + foot + dialogAir
		body := min(d.body.MinSize().Height, size.Height-2*dialogMargin-fixed)
		h := fixed + body
		x, y := (size.Width-w)/2, max(dialogMargin, (size.Height-h)*0.42)
		place(ground, x, y, w, h)
		place(catch, x, y, w, h)
		x, y = x+dialogAir, y+dialogAir
		place(d.head, x, y, inner, head)
		y += head + 14
		place(d.scroll, x, y, inner, body)
		y += body + 16
		place(d.problem, x, y, inner, d.problem.MinSize().Height)
		d.placeButtons(x+inner, y+trouble, foot)
	}
	r.refresh = func() {
		paint(scrim, theme.ColorScrim, "", 0)
		paint(ground, theme.ColorCard, theme.ColorLine, theme.Hair)
		r.layout(d.Size())
	}
	r.refresh()
	return r
}

// placeButtons puts the buttons against the right edge, the main one last.
func (d *Dialog) placeButtons(right, y, height float32) {
	x := right
	for i := len(d.actions) - 1; i >= 0; i-- {
		w := max(d.actions[i].MinSize().Width, 72)
		x -= w
		place(d.actions[i], x, y, w, height)
		x -= 10
	}
	if d.cancel.Visible() {
		w := max(d.cancel.MinSize().Width, 72)
		place(d.cancel, x-w, y, w, height)
	}
}
