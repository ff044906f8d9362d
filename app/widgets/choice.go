package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"careledger/app/theme"
)

const (
	choiceHeight float32 = 33
	choiceMost           = 8 // options in sight
	choiceSearch         = 8 // more options than this get a search field
	optionHeight float32 = 34
)

// Choice is a field that holds one of many options. Enter, Space, Down or a
// typed character opens the list; typing filters it, up and down move, Enter
// takes. Its value is the option's key, "" for none.
type Choice struct {
	press
	// OnChanged is told the option that a person took.
	OnChanged func(option Option)

	placeholder string
	search      func(query string) []Option
	lookup      func(key string) (Option, bool)
	searchable  bool
	option      Option
	onNext      func()
	open        *popup
}

// NewChoice makes a choice of a fixed list. The placeholder says what belongs
// there while nothing is taken.
func NewChoice(options []Option, placeholder string) *Choice {
	c := NewSearchChoice(func(query string) []Option { return filterOptions(options, query) }, placeholder)
	c.searchable = len(options) > choiceSearch
	c.lookup = func(key string) (Option, bool) {
		for _, o := range options {
			if o.Key == key {
				return o, true
			}
		}
		return Option{}, false
	}
	return c
}

// NewSearchChoice makes a choice of a list too long to hand over, such as all
// children: search answers the options that match what was typed, best first; a
// few hundred are enough.
func NewSearchChoice(search func(query string) []Option, placeholder string) *Choice {
	c := &Choice{search: search, placeholder: placeholder, searchable: true}
	c.become(c, func() { c.openList("") })
	return c
}

// filterOptions answers the options whose label or detail holds the query.
func filterOptions(options []Option, query string) []Option {
	query = strings.ToLower(strings.TrimSpace(query))
	if query == "" {
		return options
	}
	var found []Option
	for _, o := range options {
		if strings.Contains(strings.ToLower(o.Label+" "+o.Detail), query) {
			found = append(found, o)
		}
	}
	return found
}

// LookUp says how to find the option of a key for SetValue, where the list is
// not a fixed one. It answers the choice.
func (c *Choice) LookUp(lookup func(key string) (Option, bool)) *Choice {
	c.lookup = lookup
	return c
}

// Value answers the key of the option taken, "" for none.
func (c *Choice) Value() string { return c.option.Key }

// Option answers the option taken; its key is "" for none.
func (c *Choice) Option() Option { return c.option }

// SetValue takes the option of that key without telling OnChanged; a key that is
// not found empties the field.
func (c *Choice) SetValue(key string) {
	option := Option{}
	if key != "" && c.lookup != nil {
		option, _ = c.lookup(key)
	}
	c.SetOption(option)
}

// SetOption takes an option without telling OnChanged.
func (c *Choice) SetOption(option Option) {
	c.option = option
	c.Refresh()
}

// nextWith sets what happens after an option was taken in a form.
func (c *Choice) nextWith(f func()) { c.onNext = f }

// TypedKey opens the list; Backspace and Delete empty the field.
func (c *Choice) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown:
		c.fire()
	case fyne.KeyBackspace, fyne.KeyDelete:
		if !c.Disabled() {
			c.take(Option{})
		}
	default:
		c.press.TypedKey(ev)
	}
}

// TypedRune opens the list with that character as the query.
func (c *Choice) TypedRune(r rune) {
	if r != ' ' && !c.Disabled() {
		c.openList(string(r))
	}
}

func (c *Choice) take(option Option) {
	changed := c.option != option
	c.SetOption(option)
	if changed && c.OnChanged != nil {
		c.OnChanged(option)
	}
}

// openList shows the options under the field.
func (c *Choice) openList(query string) {
	if c.open != nil {
		return
	}
	list := newOptionList(c.search, query, c.searchable)
	if query == "" {
		list.rows.Select(func(o Option) bool { return o.Key == c.option.Key })
	}
	c.open = showPopup(c, list.box(), c.Size().Width-2, list.height())
	if c.open == nil {
		return
	}
	c.open.onClose = func() {
		c.open = nil
		focus(c)
	}
	list.onTake = func(o Option) {
		c.open.close()
		c.take(o)
		if c.onNext != nil {
			c.onNext()
		}
	}
	c.open.canvas.Focus(list.focusable())
}

// CreateRenderer makes the parts that Fyne draws.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	ground, label, detail := rectangle(theme.ButtonCorner), NewText("", Plain).Elide(), NewText("", Muted).Elide()
	arrow := NewIcon(fynetheme.MenuDropDownIcon(), 16, theme.ColorQuietInk)
	d := &drawn{objects: []fyne.CanvasObject{ground, label, detail, arrow}}
	d.min = func() fyne.Size { return fyne.NewSize(90, max(choiceHeight, lineHeight()+14)) }
	d.layout = func(size fyne.Size) {
		place(ground, 0, 0, size.Width, size.Height)
		room := size.Width - 8 - 28
		w := min(label.wants(), room)
		place(label, 8, 0, w, size.Height)
		place(detail, 8+w+8, 0, max(0, room-w-8), size.Height)
		place(arrow, size.Width-26, (size.Height-16)/2, 16, 16)
	}
	d.refresh = func() {
		line, width := theme.ColorFieldLine, theme.Hair
		switch {
		case c.focused || c.open != nil:
			line, width = theme.ColorTeal, 2
		case c.hovered:
			line = theme.ColorTeal
		}
		fill := theme.ColorCard
		if c.Disabled() {
			fill, line, width = theme.ColorGrey, theme.ColorLine, theme.Hair
		}
		paint(ground, fill, line, width)
		switch {
		case c.option.Key == "" && c.option.Label == "":
			label.Set(c.placeholder, Plain.In(theme.ColorFaintInk))
			detail.SetText("")
		case c.Disabled():
			label.Set(c.option.Label, Plain.In(theme.ColorFaintInk))
			detail.SetText(c.option.Detail)
		default:
			label.Set(c.option.Label, Plain)
			detail.SetText(c.option.Detail)
		}
		d.layout(c.Size())
	}
	d.refresh()
	return d
}
