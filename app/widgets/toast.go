package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"careledger/app/theme"
)

// How long toasts stay. One with something to do or to worry about stays longer.
const (
	toastShort = 4 * time.Second
	toastLong  = 9 * time.Second
	toastMost  = 3
)

// Toast is a short message that goes away by itself.
type Toast struct {
	Text string
	// Problem marks bad news.
	Problem bool
	// Verb names what can be done about it, such as taking it back; Do does it.
	Verb string
	Do   func()
}

// Toasts shows toasts at the foot of a window, over its content. Stack it on the
// content: container.NewStack(content, toasts).
type Toasts struct {
	widget.BaseWidget
	shown []*toast
	held  bool
}

// NewToasts makes a place for toasts, with none shown.
func NewToasts() *Toasts {
	t := &Toasts{}
	t.ExtendBaseWidget(t)
	return t
}

// Hold makes toasts stay until they are cleared. Pictures and tests want that:
// without a running window a timer would change the toasts on a goroutine of its
// own.
func (t *Toasts) Hold() { t.held = true }

// Success says that something is done.
func (t *Toasts) Success(text string) { t.Add(Toast{Text: text}) }

// Problem says that something went wrong.
func (t *Toasts) Problem(text string) { t.Add(Toast{Text: text, Problem: true}) }

// Undoable says that something is done and offers to take it back.
func (t *Toasts) Undoable(text, verb string, do func()) {
	t.Add(Toast{Text: text, Verb: verb, Do: do})
}

// Add shows a toast; the oldest goes when there are more than three.
func (t *Toasts) Add(message Toast) {
	w := newToast(message)
	w.dismiss = func() { t.remove(w) }
	t.shown = append(t.shown, w)
	for len(t.shown) > toastMost {
		t.remove(t.shown[0])
	}
	stay := toastShort
	if message.Problem || message.Verb != "" {
		stay = toastLong
	}
	if !t.held {
		w.timer = time.AfterFunc(stay, func() { fyne.Do(w.dismiss) })
	}
	t.Refresh()
}

// Texts answers the toasts shown, oldest first.
func (t *Toasts) Texts() []string {
	var texts []string
	for _, w := range t.shown {
		texts = append(texts, w.message.Text)
	}
	return texts
}

// Act does what the newest toast offers, and answers whether it offers
// something.
func (t *Toasts) Act() bool {
	for i := len(t.shown) - 1; i >= 0; i-- {
		if t.shown[i].action != nil {
			t.shown[i].action.fire()
			return true
		}
	}
	return false
}

// Clear takes all toasts away.
func (t *Toasts) Clear() {
	for len(t.shown) > 0 {
		t.remove(t.shown[0])
	}
}

func (t *Toasts) remove(w *toast) {
	if w.timer != nil {
		w.timer.Stop()
	}
	for i, other := range t.shown {
		if other == w {
			t.shown = append(t.shown[:i:i], t.shown[i+1:]...)
			t.Refresh()
			return
		}
	}
}

// CreateRenderer makes the parts that Fyne draws.
func (t *Toasts) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{}
	d.min = func() fyne.Size { return fyne.Size{} }
	d.layout = func(size fyne.Size) {
		y := size.Height - 40
		for i := len(t.shown) - 1; i >= 0; i-- {
			m := t.shown[i].fit(size.Width - 32)
			y -= m.Height
			place(t.shown[i], (size.Width-m.Width)/2, y, m.Width, m.Height)
			y -= 8
		}
	}
	d.refresh = func() {
		d.objects = d.objects[:0]
		for _, w := range t.shown {
			d.objects = append(d.objects, w)
		}
		d.layout(t.Size())
	}
	d.refresh()
	return d
}

// toast is one message on its ground.
type toast struct {
	widget.BaseWidget
	message Toast
	action  *toastAction
	dismiss func()
	timer   *time.Timer
	text    *Text
}

func newToast(message Toast) *toast {
	w := &toast{message: message}
	w.text = Paragraph(message.Text, Look{Color: theme.ColorOnToast})
	if message.Verb != "" {
		w.action = newToastAction(message.Verb, func() {
			w.dismiss()
			if message.Do != nil {
				message.Do()
			}
		})
	}
	w.ExtendBaseWidget(w)
	return w
}

const (
	toastSide float32 = 16
	toastAir  float32 = 11
)

// fit answers the toast's size in a window with that much room.
func (w *toast) fit(room float32) fyne.Size {
	extra := 2*toastSide + 14
	if w.action != nil {
		extra += w.action.MinSize().Width + 10
	}
	width := min(w.text.wants()+1, min(room, 560)-extra)
	w.text.Resize(fyne.NewSize(width, w.text.Size().Height))
	return fyne.NewSize(width+extra, w.text.MinSize().Height+2*toastAir)
}

// Tapped takes the toast away.
func (w *toast) Tapped(*fyne.PointEvent) { w.dismiss() }

// CreateRenderer makes the parts that Fyne draws.
func (w *toast) CreateRenderer() fyne.WidgetRenderer {
	ground, dot := rectangle(10), rectangle(dotSize/2)
	d := &drawn{objects: []fyne.CanvasObject{ground, dot, w.text}}
	if w.action != nil {
		d.objects = append(d.objects, w.action)
	}
	d.min = func() fyne.Size { return fyne.Size{} }
	d.layout = func(size fyne.Size) {
		place(ground, 0, 0, size.Width, size.Height)
		place(dot, toastSide, (size.Height-dotSize)/2, dotSize, dotSize)
		place(w.text, toastSide+14+2, toastAir, w.text.Size().Width, size.Height-2*toastAir)
		if w.action != nil {
			m := w.action.MinSize()
			place(w.action, size.Width-m.Width-toastSide+6, (size.Height-m.Height)/2, m.Width, m.Height)
		}
	}
	d.refresh = func() {
		paint(ground, theme.ColorToast, "", 0)
		color := theme.ColorToastAction
		if w.message.Problem {
			color = theme.ColorCoral
		}
		paint(dot, color, "", 0)
		d.layout(w.Size())
	}
	d.refresh()
	return d
}

// toastAction is the verb in a toast.
type toastAction struct {
	press
	verb string
}

func newToastAction(verb string, do func()) *toastAction {
	a := &toastAction{verb: verb}
	a.become(a, do)
	return a
}

// CreateRenderer makes the parts that Fyne draws.
func (a *toastAction) CreateRenderer() fyne.WidgetRenderer {
	ring, text := rectangle(6), NewText(a.verb, Strong.In(theme.ColorToastAction).Center())
	d := &drawn{objects: []fyne.CanvasObject{ring, text}}
	d.min = func() fyne.Size { return fyne.NewSize(text.wants()+16, text.lineHeight()+6) }
	d.layout = func(size fyne.Size) {
		place(ring, 0, 0, size.Width, size.Height)
		place(text, 0, 0, size.Width, size.Height)
	}
	d.refresh = func() {
		paint(ring, "", "", 0)
		if a.hovered {
			paint(ring, theme.ColorPressed, "", 0)
		}
		if a.focused {
			paint(ring, "", theme.ColorToastAction, focusWidth)
		}
		text.Refresh()
	}
	d.refresh()
	return d
}
