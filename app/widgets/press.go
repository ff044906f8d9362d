package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// press is what everything that can be pressed shares: the mouse, the keyboard
// with Enter and Space, and whether it is pointed at or has the keyboard.
type press struct {
	widget.DisableableWidget
	self             fyne.Widget
	onPress          func()
	onConfirm        func()
	focused, hovered bool
}

var (
	_ fyne.Tappable      = (*press)(nil)
	_ fyne.Focusable     = (*press)(nil)
	_ fyne.Shortcutable  = (*press)(nil)
	_ desktop.Hoverable  = (*press)(nil)
	_ desktop.Cursorable = (*press)(nil)
)

// become ties the press to the widget that embeds it.
func (p *press) become(self fyne.Widget, onPress func()) {
	p.self, p.onPress = self, onPress
	p.ExtendBaseWidget(self)
}

func (p *press) fire() {
	touched()
	if !p.Disabled() && p.onPress != nil {
		p.onPress()
	}
}

// Tapped answers the mouse.
func (p *press) Tapped(*fyne.PointEvent) { p.fire() }

// TypedKey answers Enter and Space; other keys go on to the window.
func (p *press) TypedKey(ev *fyne.KeyEvent) {
	if isEnter(ev) || ev.Name == fyne.KeySpace {
		p.fire()
		return
	}
	passKey(p.self, ev)
}

// TypedRune passes characters on to the window.
func (p *press) TypedRune(r rune) {
	if r != ' ' {
		passRune(p.self, r)
	}
}

// TypedShortcut answers Ctrl+Enter in a form; others go on to the window.
func (p *press) TypedShortcut(s fyne.Shortcut) {
	if isConfirm(s) && p.onConfirm != nil {
		p.onConfirm()
		return
	}
	passShortcut(p.self, s)
}

// confirmWith sets what Ctrl+Enter does.
func (p *press) confirmWith(f func()) { p.onConfirm = f }

// FocusGained shows that the keyboard is here.
func (p *press) FocusGained() { p.focused = true; p.Refresh(); intoSight(p.self) }

// FocusLost shows that the keyboard has gone.
func (p *press) FocusLost() { p.focused = false; p.Refresh() }

// MouseIn shows that the mouse points here.
func (p *press) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.Refresh() }

// MouseMoved shows nothing; somebody is there.
func (p *press) MouseMoved(*desktop.MouseEvent) { touched() }

// MouseOut shows that the mouse has gone.
func (p *press) MouseOut() { p.hovered = false; p.Refresh() }

// Cursor is a hand over what can be pressed.
func (p *press) Cursor() desktop.Cursor {
	if p.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}
