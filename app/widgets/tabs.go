package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"careledger/app/theme"
)

const tabHeight float32 = 36

// TabOf is one tab: its word, and what it shows, made when it is first chosen.
type TabOf struct {
	Label string
	Build func() fyne.CanvasObject
}

// Tabs shows one of several contents, chosen by words in a line above. Left and
// right move between the words.
type Tabs struct {
	simple
	// OnChanged is told the index of a tab that a person chose.
	OnChanged func(index int)

	items    []TabOf
	heads    []*tabHead
	built    []fyne.CanvasObject
	body     *fyne.Container
	strip    *container.Scroll
	selected int
}

// NewTabs makes tabs with the first one chosen.
func NewTabs(items ...TabOf) *Tabs {
	t := &Tabs{items: items, built: make([]fyne.CanvasObject, len(items)), body: container.NewStack(), selected: -1}
	line := HBox(22)
	for i, item := range items {
		head := newTabHead(item.Label, func() { t.choose(i) }, func(by int) { t.step(i, by) })
		t.heads = append(t.heads, head)
		line.Add(head)
	}
	t.strip = container.NewHScroll(line)
	rule := NewRule()
	t.content = container.New(&tabsLayout{}, rule, t.strip, t.body)
	t.ExtendBaseWidget(t)
	t.Select(0)
	return t
}

// Selected answers the index of the chosen tab.
func (t *Tabs) Selected() int { return t.selected }

// Select chooses a tab without telling OnChanged. An index that is out of range
// changes nothing.
func (t *Tabs) Select(index int) {
	if index < 0 || index >= len(t.items) || index == t.selected {
		return
	}
	t.selected = index
	for i, head := range t.heads {
		head.selected = i == index
		head.Refresh()
	}
	t.show()
}

// SetLabel shows another word on a tab, for instance with another count.
func (t *Tabs) SetLabel(index int, label string) {
	if index >= 0 && index < len(t.heads) && t.heads[index].label != label {
		t.heads[index].label = label
		t.heads[index].Refresh()
		t.strip.Refresh()
		t.Refresh()
	}
}

// Rebuild makes all contents anew, the chosen one at once and the others when
// they are chosen.
func (t *Tabs) Rebuild() {
	clear(t.built)
	t.show()
}

func (t *Tabs) show() {
	if t.selected < 0 {
		return
	}
	if t.built[t.selected] == nil {
		t.built[t.selected] = t.items[t.selected].Build()
	}
	t.body.Objects = []fyne.CanvasObject{t.built[t.selected]}
	t.body.Refresh()
}

func (t *Tabs) choose(index int) {
	if index == t.selected {
		return
	}
	t.Select(index)
	if t.OnChanged != nil {
		t.OnChanged(index)
	}
}

// step moves from a tab to a neighbour with the keyboard.
func (t *Tabs) step(from, by int) {
	if to := from + by; to >= 0 && to < len(t.heads) {
		t.choose(to)
		focus(t.heads[to])
	}
}

// tabsLayout puts the words over the content, with a rule between them.
type tabsLayout struct{}

// MinSize is the content's, with the words above.
func (l *tabsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[2].MinSize().AddWidthHeight(0, tabHeight+theme.Gap)
}

// Layout places words, rule and content.
func (l *tabsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, tabHeight-theme.Hair, size.Width, theme.Hair)
	place(objects[1], 0, 0, size.Width, tabHeight)
	top := tabHeight + theme.Gap
	place(objects[2], 0, top, size.Width, size.Height-top)
}

// tabHead is the word of one tab, underlined when chosen.
type tabHead struct {
	press
	label    string
	selected bool
	step     func(by int)
}

func newTabHead(label string, choose func(), step func(by int)) *tabHead {
	h := &tabHead{label: label, step: step}
	h.become(h, choose)
	return h
}

// TypedKey moves to the neighbours with left and right.
func (h *tabHead) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		h.step(-1)
	case fyne.KeyRight:
		h.step(1)
	default:
		h.press.TypedKey(ev)
	}
}

// CreateRenderer makes the parts that Fyne draws.
func (h *tabHead) CreateRenderer() fyne.WidgetRenderer {
	text, line, ring := NewText(h.label, Plain.Center()), rectangle(1), rectangle(6)
	d := &drawn{objects: []fyne.CanvasObject{ring, text, line}}
	d.min = func() fyne.Size {
		return fyne.NewSize(textWidth(h.label, Plain.size(), true)+4, tabHeight)
	}
	d.layout = func(size fyne.Size) {
		place(text, 0, 0, size.Width, size.Height-2)
		place(line, 0, size.Height-2, size.Width, 2)
		place(ring, 0, 4, size.Width, size.Height-10)
	}
	d.refresh = func() {
		look := Plain.Center()
		paint(line, "", "", 0)
		switch {
		case h.selected:
			look = Strong.Center().In(theme.ColorTealText)
			paint(line, theme.ColorTeal, "", 0)
		case h.hovered:
			look = look.In(theme.ColorTealText)
		}
		paint(ring, "", "", 0)
		if h.focused {
			paint(ring, "", theme.ColorFocus, focusWidth)
		}
		text.Set(h.label, look)
	}
	d.refresh()
	return d
}
