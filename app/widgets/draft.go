package widgets

import (
	"encoding/json"
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/theme"
)

// Drafts is where what is typed into a form is kept until it is saved or given
// up, so that it outlives a crash or a loss of power.
type Drafts interface {
	// Draft answers what was kept last, by field, and when, in the person's
	// words; no values for nothing.
	Draft() (values map[string]string, when string)
	// Keep keeps values in the place of those kept before, none to forget them,
	// and reports whether it could.
	Keep(values map[string]string) bool
}

// Keeper is a part of a form that can say all that a person did in it, and do it
// again. Fields that are none are kept by their value.
type Keeper interface {
	// Kept answers what a person did here.
	Kept() string
	// SetKept does that again and tells whoever is told of it.
	SetKept(kept string)
}

// draft is what was typed into one form.
type draft struct {
	to      Drafts
	parts   map[string]Keeper // beside the fields, by names of their own
	begun   map[string]string // what the form held when it was opened
	kept    map[string]string // what is kept of it now
	offered map[string]string // what was kept of it earlier, until the person decides
	strip   fyne.CanvasObject // offers that
	goOn    *Button
}

// drafted are the open forms whose drafts are kept.
var drafted []*Form

// KeepDrafts keeps what was typed into open forms since it was called last.
func KeepDrafts() {
	for _, f := range drafted {
		f.draft.keep(f.kept())
	}
}

// LeaveDrafts lets go of all open forms; what was kept of them stays kept.
func LeaveDrafts() {
	for _, f := range drafted {
		f.draft = nil
	}
	drafted = nil
}

// KeepDraft keeps from now on what is changed in the form, and offers what was
// kept of it earlier. It is called once the form is filled and before it is
// shown; a second call begins anew. Parts are kept beside the fields, by names
// that no field has. Passwords are not kept.
func (f *Form) KeepDraft(to Drafts, parts map[string]Keeper) {
	f.Given()
	f.draft = &draft{to: to, parts: parts}
	f.draft.begun = f.kept()
	drafted = append(drafted, f)
	if values, when := to.Draft(); len(values) > 0 {
		f.draft.offered, f.draft.kept = values, values
		f.offerDraft(when)
	}
}

// Given says that the form was saved or given up: what was kept of it is
// forgotten, but for an earlier draft that the person did not decide about.
func (f *Form) Given() {
	d := f.draft
	if d == nil {
		return
	}
	d.keepOnly(d.offered)
	f.endOffer()
	f.draft = nil
	drafted = slices.DeleteFunc(drafted, func(other *Form) bool { return other == f })
}

// kept is what all fields and parts hold.
func (f *Form) kept() map[string]string {
	all := make(map[string]string, len(f.fields))
	for _, field := range f.fields {
		if k, ok := field.Input.(Keeper); ok {
			all[field.Key] = k.Kept()
		} else {
			all[field.Key] = field.Input.Value()
		}
	}
	for name, part := range f.draft.parts {
		all[name] = part.Kept()
	}
	return all
}

// keep keeps what differs from what the form held first. An earlier draft that
// is still offered stays beneath it.
func (d *draft) keep(now map[string]string) {
	values := map[string]string{}
	maps.Copy(values, d.offered)
	for key, value := range now {
		if value != d.begun[key] {
			values[key] = value
		}
	}
	d.keepOnly(values)
}

// keepOnly keeps these values, unless they are kept already.
func (d *draft) keepOnly(values map[string]string) {
	if !maps.Equal(values, d.kept) && d.to.Keep(values) {
		d.kept = values
	}
}

// offerDraft asks above the fields what shall become of an earlier draft.
func (f *Form) offerDraft(when string) {
	d := f.draft
	d.goOn = PlainButton(lang.L("Go on with it"), f.takeUp)
	drop := FlatButton(lang.L("Not needed"), func() {
		f.endOffer()
		d.keep(f.kept())
		f.FocusFirst()
	})
	d.strip = Panel(VBox(theme.Tight, Paragraph(lang.L("What was filled in here on {{.When}} has not been saved.", map[string]any{"When": when}), Plain), HBox(theme.Tight, d.goOn, drop, Space())))
	f.box.Objects = append([]fyne.CanvasObject{d.strip}, f.box.Objects...)
	f.box.Refresh()
	f.Refresh()
}

// endOffer takes the question away.
func (f *Form) endOffer() {
	d := f.draft
	if d.offered == nil {
		return
	}
	f.box.Objects = slices.DeleteFunc(f.box.Objects, func(o fyne.CanvasObject) bool { return o == d.strip })
	d.offered = nil
	f.box.Refresh()
	f.Refresh()
}

// takeUp fills in what was kept earlier, but for what was changed since the form
// was opened.
func (f *Form) takeUp() {
	d, now, earlier := f.draft, f.kept(), f.draft.offered
	f.endOffer()
	do := func(key string, set func(string)) {
		if kept, ok := earlier[key]; ok && now[key] == d.begun[key] {
			set(kept)
		}
	}
	for _, field := range f.fields {
		if k, ok := field.Input.(Keeper); ok {
			do(field.Key, k.SetKept)
		} else {
			do(field.Key, field.Input.SetValue)
		}
	}
	for name, part := range d.parts {
		do(name, part.SetKept)
	}
	f.Refresh()
	f.FocusFirst()
}

// Kept implements [Keeper]; a password is not kept.
func (e *TextEntry) Kept() string {
	if e.secret {
		return ""
	}
	return e.Text
}

// SetKept implements [Keeper].
func (e *TextEntry) SetKept(kept string) { e.SetText(kept) }

// Kept implements [Keeper]: the option with its words, for not every list can be
// looked up in.
func (c *Choice) Kept() string { return KeepOptions([]Option{c.option}) }

// SetKept implements [Keeper].
func (c *Choice) SetKept(kept string) {
	for _, option := range KeptOptions(kept) {
		if c.lookup != nil && option.Key != "" {
			option, _ = c.lookup(option.Key)
		}
		c.take(option)
	}
}

// Kept implements [Keeper].
func (c *CheckBox) Kept() string { return c.Value() }

// SetKept implements [Keeper].
func (c *CheckBox) SetKept(kept string) {
	if c.Value() != kept {
		c.fire()
	}
}

// Kept implements [Keeper].
func (m *MultiChoice) Kept() string { return m.Value() }

// SetKept implements [Keeper].
func (m *MultiChoice) SetKept(kept string) {
	m.SetValue(kept)
	m.content.Refresh()
	if m.OnChanged != nil {
		m.OnChanged(m.Keys())
	}
}

// KeepOptions writes options down for [Keeper].
func KeepOptions(options []Option) string {
	b, _ := json.Marshal(options) // texts alone can always be written
	return string(b)
}

// KeptOptions reads what KeepOptions wrote.
func KeptOptions(kept string) (options []Option) {
	if err := json.Unmarshal([]byte(kept), &options); err != nil {
		return nil
	}
	return options
}
