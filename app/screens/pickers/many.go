package pickers

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"careledger/app/screens"
	"careledger/app/widgets"
)

// Many is a field for several people: a field that searches, and those chosen
// below it as chips that a press takes away.
type Many struct {
	search *widgets.Choice
	chosen *chosen
	find   func(id string) (widgets.Option, bool)
	form   *widgets.Form
	key    string
}

// ManyPeople makes a field for several of the organization's people.
func ManyPeople(desk screens.Desk) *Many {
	m := &Many{chosen: newChosen(), find: func(id string) (widgets.Option, bool) { return personOption(desk, id) }}
	m.search = adder(lang.L("Name or pinyin"), func(text string) []widgets.Option { return findPeople(desk, text) }, m.add)
	m.chosen.changed = m.show
	return m
}

// Fields are the two fields for a form; errors go under the key.
func (m *Many) Fields(key, label, hint string, required bool) []widgets.FieldOf {
	m.key = key
	return []widgets.FieldOf{
		{Key: key, Label: label, Hint: hint, Required: required, Wide: true, Input: m.search},
		{Key: key + "_chosen", Wide: true, Input: m.chosen},
	}
}

// In says which form the fields are in, so that the chips show only where there
// are some.
func (m *Many) In(form *widgets.Form) {
	m.form = form
	m.show()
}

// IDs answers the ids of those chosen.
func (m *Many) IDs() []string { return m.chosen.ids() }

// Set chooses those with these ids.
func (m *Many) Set(ids []string) {
	m.chosen.options = nil
	for _, id := range ids {
		if o, ok := m.find(id); ok {
			m.chosen.options = append(m.chosen.options, o)
		}
	}
	m.chosen.fill()
	m.show()
}

func (m *Many) add(options []widgets.Option) {
	m.chosen.add(options)
	m.show()
}

func (m *Many) show() {
	if m.form != nil {
		m.form.SetError(m.key, "")
		m.form.ShowField(m.key+"_chosen", len(m.chosen.options) > 0)
	}
}

// adder makes a field that finds something, gives it away and is empty again.
func adder(placeholder string, search func(text string) []widgets.Option, add func([]widgets.Option)) *widgets.Choice {
	c := widgets.NewSearchChoice(search, placeholder)
	c.OnChanged = func(o widgets.Option) {
		if o.Key != "" {
			c.SetOption(widgets.Option{})
			add([]widgets.Option{o})
		}
	}
	return c
}

// chosen shows options as chips that a press takes away. Its value is their
// keys, joined by commas.
type chosen struct {
	widget.BaseWidget
	box     *fyne.Container
	options []widgets.Option
	changed func()
}

func newChosen() *chosen {
	c := &chosen{box: widgets.Flow(6)}
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer makes the parts that Fyne draws.
func (c *chosen) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.box) }

// Value answers the keys joined by commas.
func (c *chosen) Value() string { return strings.Join(c.ids(), ",") }

// SetValue keeps those of the options whose keys are given.
func (c *chosen) SetValue(value string) {
	keep := strings.Split(value, ",")
	c.options = slices.DeleteFunc(c.options, func(o widgets.Option) bool { return !slices.Contains(keep, o.Key) })
	c.fill()
}

// Kept implements [widgets.Keeper].
func (c *chosen) Kept() string { return widgets.KeepOptions(c.options) }

// SetKept implements [widgets.Keeper].
func (c *chosen) SetKept(kept string) {
	c.options = widgets.KeptOptions(kept)
	c.fill()
	c.changed()
}

func (c *chosen) ids() []string {
	ids := make([]string, 0, len(c.options))
	for _, o := range c.options {
		ids = append(ids, o.Key)
	}
	return ids
}

// add adds those that are not there yet.
func (c *chosen) add(options []widgets.Option) {
	there := map[string]bool{}
	for _, o := range c.options {
		there[o.Key] = true
	}
	for _, o := range options {
		if !there[o.Key] {
			c.options = append(c.options, o)
		}
	}
	c.fill()
}

func (c *chosen) fill() {
	c.box.Objects = nil
	for _, o := range c.options {
		c.box.Add(widgets.ActionChip(o.Label+"  ×", func() {
			c.options = slices.DeleteFunc(c.options, func(other widgets.Option) bool { return other.Key == o.Key })
			c.fill()
			c.changed()
		}))
	}
	c.box.Refresh()
	c.Refresh()
}
