package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"careledger/app/theme"
)

const checkSize float32 = 18

// CheckBox is a box with a text that is ticked or not. Its value is "1" or "".
type CheckBox struct {
	press
	// OnChanged is told whether a person ticked it.
	OnChanged func(checked bool)

	text    string
	checked bool
	onNext  func()
}

// NewCheckBox makes a box that is not ticked.
func NewCheckBox(text string, onChanged func(checked bool)) *CheckBox {
	c := &CheckBox{text: text, OnChanged: onChanged}
	c.become(c, func() {
		c.SetChecked(!c.checked)
		if c.OnChanged != nil {
			c.OnChanged(c.checked)
		}
	})
	return c
}

// TypedKey answers Space; Enter moves on, as in other fields.
func (c *CheckBox) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case ev.Name == fyne.KeySpace:
		c.fire()
	case isEnter(ev) && c.onNext != nil:
		c.onNext()
	default:
		passKey(c, ev)
	}
}

// nextWith sets what Enter does in a form.
func (c *CheckBox) nextWith(f func()) { c.onNext = f }

// Checked says whether the box is ticked.
func (c *CheckBox) Checked() bool { return c.checked }

// SetChecked ticks the box or not, without telling OnChanged.
func (c *CheckBox) SetChecked(checked bool) {
	if c.checked != checked {
		c.checked = checked
		c.Refresh()
	}
}

// Value answers "1" when ticked, else "".
func (c *CheckBox) Value() string {
	if c.checked {
		return "1"
	}
	return ""
}

// SetValue ticks the box for "1".
func (c *CheckBox) SetValue(value string) { c.SetChecked(value == "1") }

// CreateRenderer makes the parts that Fyne draws.
func (c *CheckBox) CreateRenderer() fyne.WidgetRenderer {
	box, ring, text := rectangle(5), rectangle(7), NewText(c.text, Plain).Elide()
	a, b := canvas.NewLine(theme.Color(theme.ColorOnTeal)), canvas.NewLine(theme.Color(theme.ColorOnTeal))
	d := &drawn{objects: []fyne.CanvasObject{box, ring, a, b, text}}
	d.min = func() fyne.Size {
		return fyne.NewSize(checkSize+8+text.wants(), max(checkSize, text.lineHeight())+6)
	}
	d.layout = func(size fyne.Size) {
		y := (size.Height - checkSize) / 2
		place(box, 0, y, checkSize, checkSize)
		place(ring, -3, y-3, checkSize+6, checkSize+6)
		place(text, checkSize+8, 0, max(0, size.Width-checkSize-8), size.Height)
		a.Position1, a.Position2 = fyne.NewPos(4.5, y+9.5), fyne.NewPos(7.5, y+12.5)
		b.Position1, b.Position2 = fyne.NewPos(7.5, y+12.5), fyne.NewPos(13.5, y+5.5)
	}
	d.refresh = func() {
		line := theme.ColorFieldLine
		if c.hovered {
			line = theme.ColorTeal
		}
		paint(box, theme.ColorCard, line, 1.5)
		if c.checked {
			paint(box, theme.ColorTeal, theme.ColorTeal, 1.5)
		}
		paint(ring, "", "", 0)
		if c.focused {
			paint(ring, "", theme.ColorFocus, focusWidth)
		}
		for _, l := range []*canvas.Line{a, b} {
			l.StrokeWidth, l.StrokeColor, l.Hidden = 2, theme.Color(theme.ColorOnTeal), !c.checked
		}
		look := Plain
		if c.Disabled() {
			look = Plain.In(theme.ColorFaintInk)
		}
		text.Set(c.text, look)
		d.layout(c.Size())
	}
	d.refresh()
	return d
}

// MultiChoice offers a few words as chips of which any number can be chosen. Its
// value is the keys of those chosen, in the order offered, joined by commas.
type MultiChoice struct {
	simple
	// OnChanged is told the keys when a person chose.
	OnChanged func(keys []string)

	options []Option
	chips   []*Chip
}

// NewMultiChoice makes a choice of several, none of them chosen.
func NewMultiChoice(options []Option, onChanged func(keys []string)) *MultiChoice {
	m := &MultiChoice{options: options, OnChanged: onChanged}
	box := Flow(theme.Tight)
	for _, o := range options {
		chip := NewChip(o.Label, nil)
		chip.onPress = func() {
			chip.SetSelected(!chip.selected)
			box.Refresh()
			if m.OnChanged != nil {
				m.OnChanged(m.Keys())
			}
		}
		m.chips = append(m.chips, chip)
		box.Add(chip)
	}
	m.content = Pad(4, 0, 4, 0, box)
	m.ExtendBaseWidget(m)
	return m
}

// Keys answers the keys of the options chosen.
func (m *MultiChoice) Keys() []string {
	var keys []string
	for i, chip := range m.chips {
		if chip.selected {
			keys = append(keys, m.options[i].Key)
		}
	}
	return keys
}

// Value answers the keys joined by commas.
func (m *MultiChoice) Value() string { return joinKeys(m.Keys()) }

// SetValue chooses the options whose keys stand in a list joined by commas.
func (m *MultiChoice) SetValue(value string) {
	chosen := splitKeys(value)
	for i, chip := range m.chips {
		chip.SetSelected(chosen[m.options[i].Key])
	}
}

// confirmWith sets what Ctrl+Enter does.
func (m *MultiChoice) confirmWith(f func()) {
	for _, chip := range m.chips {
		chip.confirmWith(f)
	}
}

// first is the part that gets the keyboard first.
func (m *MultiChoice) first() fyne.Focusable {
	if len(m.chips) == 0 {
		return nil
	}
	return m.chips[0]
}
