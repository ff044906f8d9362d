package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"careledger/app/theme"
)

// Chip is a pill that can be pressed, and chosen where it filters.
type Chip struct {
	press
	text     string
	selected bool
	tone     Tone
}

// NewChip makes a chip that does something when pressed. It is grey, and teal
// once chosen.
func NewChip(text string, onPress func()) *Chip {
	c := &Chip{text: text}
	c.become(c, onPress)
	return c
}

// ActionChip makes a small teal chip that does something, for the end of a row.
func ActionChip(text string, onPress func()) *Chip {
	c := NewChip(text, onPress)
	c.tone = Teal
	return c
}

// Text answers the chip's word.
func (c *Chip) Text() string { return c.text }

// SetText shows another word, for instance with another count.
func (c *Chip) SetText(text string) { c.text = text; c.Refresh() }

// Selected says whether the chip is chosen.
func (c *Chip) Selected() bool { return c.selected }

// SetSelected chooses the chip or not.
func (c *Chip) SetSelected(selected bool) {
	if c.selected != selected {
		c.selected = selected
		c.Refresh()
	}
}

// wants is the width that shows the whole word.
func (c *Chip) wants() float32 {
	return textWidth(c.text, pillLook.size(), c.selected) + 2*pillSide + 2
}

// CreateRenderer makes the parts that Fyne draws.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	ground, over, ring, text := rectangle(0), rectangle(0), rectangle(0), NewText(c.text, pillLook.Center())
	d := &drawn{objects: []fyne.CanvasObject{ground, over, ring, text}}
	height := func() float32 { return text.lineHeight() + 2*pillAir }
	d.min = func() fyne.Size { return fyne.NewSize(c.wants(), height()) }
	d.layout = func(size fyne.Size) {
		h := min(height(), size.Height)
		y := (size.Height - h) / 2
		ground.CornerRadius, over.CornerRadius, ring.CornerRadius = h/2, h/2, h/2+2
		place(ground, 0, y, size.Width, h)
		place(over, 0, y, size.Width, h)
		place(ring, -2, y-2, size.Width+4, h+4)
		place(text, 0, y, size.Width, h)
	}
	d.refresh = func() {
		tone := c.tone
		if c.selected {
			tone = Teal
		}
		fill, ink := tone.colors()
		line := fyne.ThemeColorName("")
		if c.selected {
			line = theme.ColorTealLine
		}
		paint(ground, fill, line, theme.Hair)
		paint(over, "", "", 0)
		if c.hovered && !c.Disabled() {
			paint(over, theme.ColorHover, "", 0)
		}
		paint(ring, "", "", 0)
		if c.focused {
			paint(ring, "", theme.ColorFocus, focusWidth)
		}
		look := pillLook.Center().In(ink)
		look.Bold = c.selected
		text.Set(c.text, look)
		d.layout(c.Size())
	}
	d.refresh()
	return d
}

// ChipGroup is a row of chips of which exactly one is chosen.
type ChipGroup struct {
	widget.BaseWidget
	// OnChanged is told the index of a chip that a person chose.
	OnChanged func(index int)

	box      *fyne.Container
	chips    []*Chip
	selected int
}

// NewChipGroup makes a row of chips, the first of them chosen. It wraps where
// the room ends.
func NewChipGroup(words []string, onChanged func(index int)) *ChipGroup {
	g := &ChipGroup{box: Flow(theme.Tight), OnChanged: onChanged}
	g.ExtendBaseWidget(g)
	for i, word := range words {
		chip := NewChip(word, nil)
		chip.onPress = func() { g.Choose(i) }
		g.chips = append(g.chips, chip)
		g.box.Add(chip)
	}
	g.Select(0)
	return g
}

// OneLine keeps the chips in one line, for bars that are one line high. It
// answers the group.
func (g *ChipGroup) OneLine() *ChipGroup {
	g.box.Layout = HBox(theme.Tight).Layout
	g.Refresh()
	return g
}

// Selected answers the index of the chosen chip.
func (g *ChipGroup) Selected() int { return g.selected }

// Select chooses a chip without telling OnChanged. An index that is out of range
// changes nothing.
func (g *ChipGroup) Select(index int) {
	if index < 0 || index >= len(g.chips) {
		return
	}
	g.selected = index
	for i, chip := range g.chips {
		chip.SetSelected(i == index)
	}
}

// SetText shows another word on one chip, for instance with another count.
func (g *ChipGroup) SetText(index int, text string) {
	if index >= 0 && index < len(g.chips) {
		g.chips[index].SetText(text)
		g.box.Refresh()
	}
}

// CreateRenderer makes the parts that Fyne draws.
func (g *ChipGroup) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(g.box) }

// Len is how many chips there are.
func (g *ChipGroup) Len() int { return len(g.chips) }

// Choose chooses a chip as a person does.
func (g *ChipGroup) Choose(index int) {
	g.Select(index)
	if g.OnChanged != nil {
		g.OnChanged(index)
	}
}
