package widgets

import (
	"fyne.io/fyne/v2"

	"careledger/app/theme"
)

// Kind is how much a button stands out and what it warns of.
type Kind int

// The kinds of buttons. One place has at most one Primary.
const (
	// Bordered is the ordinary button: white with a line.
	Bordered Kind = iota
	// Primary is what most people want to do here: teal.
	Primary
	// DangerKind can't be taken back or calls for help: coral.
	DangerKind
	// Flat has neither ground nor line, for rows and heads of cards.
	Flat
)

const (
	buttonHeight float32 = 34
	buttonSide   float32 = 15
	buttonIcon   float32 = 16
	focusWidth   float32 = 2
)

// Button does something when it is pressed with the mouse, Enter or Space.
type Button struct {
	press
	text string
	kind Kind
	icon fyne.Resource
}

// NewButton makes a button of the given kind. Its text is a verb.
func NewButton(text string, kind Kind, onPress func()) *Button {
	b := &Button{text: text, kind: kind}
	b.become(b, onPress)
	return b
}

// PlainButton makes an ordinary button.
func PlainButton(text string, onPress func()) *Button { return NewButton(text, Bordered, onPress) }

// PrimaryButton makes the button for what most people want to do here.
func PrimaryButton(text string, onPress func()) *Button { return NewButton(text, Primary, onPress) }

// DangerButton makes a button for what can't be taken back or calls for help.
func DangerButton(text string, onPress func()) *Button { return NewButton(text, DangerKind, onPress) }

// FlatButton makes a button without ground or line.
func FlatButton(text string, onPress func()) *Button { return NewButton(text, Flat, onPress) }

// Icon puts a picture in one colour before the text. It answers the button.
func (b *Button) Icon(icon fyne.Resource) *Button { b.icon = icon; b.Refresh(); return b }

// Text answers the button's text.
func (b *Button) Text() string { return b.text }

// SetText gives the button another text.
func (b *Button) SetText(text string) { b.text = text; b.Refresh() }

// SetKind gives the button another kind.
func (b *Button) SetKind(kind Kind) { b.kind = kind; b.Refresh() }

// OnPress sets what the button does.
func (b *Button) OnPress(f func()) { b.onPress = f }

// colors are the button's ground, line and text.
func (b *Button) colors() (ground, line, text fyne.ThemeColorName) {
	switch {
	case b.Disabled() && b.kind == Flat:
		return "", "", theme.ColorFaintInk
	case b.Disabled():
		return theme.ColorGrey, theme.ColorLine, theme.ColorFaintInk
	case b.kind == Primary:
		return theme.ColorTeal, "", theme.ColorOnTeal
	case b.kind == DangerKind:
		return theme.ColorCoralButton, "", theme.ColorOnCoral
	case b.kind == Flat:
		return "", "", theme.ColorTealText
	}
	return theme.ColorCard, theme.ColorTealLine, theme.ColorTealText
}

// CreateRenderer makes the parts that Fyne draws.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	ground, over, ring := rectangle(theme.ButtonCorner), rectangle(theme.ButtonCorner), rectangle(theme.ButtonCorner+2)
	text, icon := NewText(b.text, Strong), NewIcon(b.icon, buttonIcon, theme.ColorInk)
	d := &drawn{objects: []fyne.CanvasObject{ground, over, ring, icon, text}}
	side := func() float32 {
		if b.kind == Flat {
			return 8
		}
		return buttonSide
	}
	d.min = func() fyne.Size {
		w := text.MinSize().Width + 2*side()
		if b.icon != nil {
			w += buttonIcon + 6
		}
		return fyne.NewSize(w, max(buttonHeight, text.MinSize().Height+10))
	}
	d.layout = func(size fyne.Size) {
		place(ground, 0, 0, size.Width, size.Height)
		place(over, 0, 0, size.Width, size.Height)
		place(ring, -3, -3, size.Width+6, size.Height+6)
		w := min(text.wants(), size.Width-2*side())
		x := (size.Width - w) / 2
		if b.icon != nil {
			x += (buttonIcon + 6) / 2
			place(icon, x-buttonIcon-6, (size.Height-buttonIcon)/2, buttonIcon, buttonIcon)
		}
		place(text, x, 0, w, size.Height)
	}
	d.refresh = func() {
		fill, line, ink := b.colors()
		paint(ground, fill, line, 1)
		paint(over, "", "", 0)
		if b.hovered && !b.Disabled() {
			paint(over, hoverOn(b.kind), "", 0)
		}
		paint(ring, "", "", 0)
		if b.focused {
			paint(ring, "", theme.ColorFocus, focusWidth)
		}
		text.Set(b.text, Strong.In(ink))
		icon.Set(b.icon, ink)
		d.layout(b.Size())
	}
	d.refresh()
	return d
}

// hoverOn is what darkens or lightens a button that the mouse points at.
func hoverOn(kind Kind) fyne.ThemeColorName {
	if kind == Primary || kind == DangerKind {
		return theme.ColorPressed
	}
	return theme.ColorHover
}
