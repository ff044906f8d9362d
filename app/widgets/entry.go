package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"careledger/app/theme"
)

// Input is a field of a form: what it holds can be read and set as text.
type Input interface {
	fyne.CanvasObject
	// Value answers what the field holds; the field says in which form.
	Value() string
	// SetValue shows another value without telling OnChanged.
	SetValue(value string)
}

// TextEntry is the one field for text, of one line or several. All text that
// people type goes through it.
type TextEntry struct {
	widget.Entry
	// OnEscape answers Esc; when nil, Esc goes on to the dialog or the window.
	OnEscape func()
	// OnKey is asked first for each key; true means that it was answered.
	OnKey func(*fyne.KeyEvent) bool
	// OnLeave is told that the keyboard has gone elsewhere.
	OnLeave func()
	// SelectOnFocus marks the whole text when the keyboard comes here, for
	// short fields that are usually typed anew.
	SelectOnFocus bool

	self      fyne.Widget
	focused   bool
	secret    bool // a password, also while it is shown, or the recovery code
	onConfirm func()
	onNext    func()
}

// NewTextEntry makes a field of one line. The placeholder says what belongs
// there while the field is empty.
func NewTextEntry(placeholder string) *TextEntry {
	e := &TextEntry{}
	e.become(e)
	e.PlaceHolder = placeholder
	return e
}

// NewMultiline makes a field of several lines, at least rows of them visible.
func NewMultiline(placeholder string, rows int) *TextEntry {
	e := NewTextEntry(placeholder)
	e.MultiLine, e.Wrapping = true, fyne.TextWrapBreak
	e.SetMinRowsVisible(rows)
	return e
}

// NewSecretEntry makes a field for what must not be left in the clipboard.
func NewSecretEntry(placeholder string) *TextEntry {
	e := NewTextEntry(placeholder)
	e.secret = true
	return e
}

// NewPasswordEntry makes a field whose text is hidden until the person asks to
// see it.
func NewPasswordEntry(placeholder string) *TextEntry {
	e := NewSecretEntry(placeholder)
	e.Password = true
	return e
}

// become ties the entry to the widget that embeds it.
func (e *TextEntry) become(self fyne.Widget) {
	e.self = self
	e.ExtendBaseWidget(self)
	e.OnCursorChanged = e.placeInput
}

// Value answers the text.
func (e *TextEntry) Value() string { return e.Text }

// SetValue shows another text without telling OnChanged.
func (e *TextEntry) SetValue(value string) {
	tell := e.OnChanged
	e.OnChanged = nil
	e.SetText(value)
	e.OnChanged = tell
}

// SelectAll marks the whole text.
func (e *TextEntry) SelectAll() { e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// AcceptsTab is always false: Tab moves on, in fields of several lines too.
func (e *TextEntry) AcceptsTab() bool { return false }

// FocusGained shows that the keyboard is here.
func (e *TextEntry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	if e.SelectOnFocus {
		e.SelectAll()
	}
	intoSight(e.self)
	e.placeInput()
}

// FocusLost shows that the keyboard has gone.
func (e *TextEntry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	if e.OnLeave != nil {
		e.OnLeave()
	}
}

// TypedKey answers a key. Enter submits a field of one line, or moves on in a
// form; Esc leaves.
func (e *TextEntry) TypedKey(ev *fyne.KeyEvent) {
	touched()
	switch {
	case e.OnKey != nil && e.OnKey(ev):
	case ev.Name == fyne.KeyEscape && e.OnEscape != nil:
		e.OnEscape()
	case isEnter(ev) && !e.MultiLine && e.OnSubmitted != nil:
		e.OnSubmitted(e.Text)
	case isEnter(ev) && !e.MultiLine && e.onNext != nil:
		e.onNext()
	case ev.Name == fyne.KeyEscape, isEnter(ev) && !e.MultiLine:
		passKey(e.self, ev)
	default:
		e.Entry.TypedKey(ev)
		if !editing[ev.Name] {
			passKey(e.self, ev)
		}
	}
}

// TypedRune takes a character.
func (e *TextEntry) TypedRune(r rune) {
	touched()
	e.Entry.TypedRune(r)
}

// editing are the keys that a text field uses up.
var editing = map[fyne.KeyName]bool{
	fyne.KeyBackspace: true, fyne.KeyDelete: true, fyne.KeyReturn: true, fyne.KeyEnter: true,
	fyne.KeyTab: true, fyne.KeyUp: true, fyne.KeyDown: true, fyne.KeyLeft: true, fyne.KeyRight: true,
	fyne.KeyHome: true, fyne.KeyEnd: true, fyne.KeyPageUp: true, fyne.KeyPageDown: true, fyne.KeySpace: true,
}

// TypedShortcut answers the shortcuts of editing; Ctrl+Enter submits a form, and
// others go on to the window.
func (e *TextEntry) TypedShortcut(s fyne.Shortcut) {
	if isConfirm(s) && e.onConfirm != nil {
		e.onConfirm()
		return
	}
	if c, ok := s.(*desktop.CustomShortcut); ok && !editing[c.KeyName] {
		passShortcut(e.self, s)
		return
	}
	marked := e.SelectedText()
	e.Entry.TypedShortcut(s)
	if e.secret {
		noteSecret(s, marked)
	}
}

// CreateRenderer makes the parts that Fyne draws. A field that can't be changed
// is grey, and one that has the keyboard has a stronger line.
func (e *TextEntry) CreateRenderer() fyne.WidgetRenderer {
	r := &entryRenderer{WidgetRenderer: e.Entry.CreateRenderer(), entry: e}
	r.dress()
	return r
}

// entryRenderer dresses Fyne's field as ours. Its first two objects are the
// ground and the line.
type entryRenderer struct {
	fyne.WidgetRenderer
	entry *TextEntry
}

func (r *entryRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.dress()
}

func (r *entryRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.dress()
}

func (r *entryRenderer) dress() {
	objects := r.Objects()
	if len(objects) < 2 {
		return
	}
	ground, ok := objects[0].(*canvas.Rectangle)
	line, too := objects[1].(*canvas.Rectangle)
	if !ok || !too {
		return
	}
	line.StrokeWidth = theme.Hair
	switch {
	case r.entry.Disabled():
		ground.FillColor, line.StrokeColor = theme.Color(theme.ColorGrey), theme.Line()
	case r.entry.focused:
		line.StrokeWidth = focusWidth
	}
	ground.Refresh()
	line.Refresh()
}

// confirmWith sets what Ctrl+Enter does.
func (e *TextEntry) confirmWith(f func()) { e.onConfirm = f }

// nextWith sets what Enter does in a form.
func (e *TextEntry) nextWith(f func()) { e.onNext = f }
