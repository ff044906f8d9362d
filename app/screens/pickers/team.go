package pickers

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// Team is a list of people with the time they gave: a field that adds one, and a
// table where digits are minutes, Delete takes one off and Enter opens the rest.
type Team struct {
	// Object is the field over the table.
	Object fyne.CanvasObject
	// OnChanged is called after every change by a person.
	OnChanged func()

	desk    screens.Desk
	search  *widgets.Choice
	table   *widgets.Table[*helper]
	helpers []*helper
	digits  digits
}

// helper is somebody of the team. Minutes shadow those kept, for they may be as
// long as the activity.
type helper struct {
	data.TeamMember
	name, role string
	minutes    *int
}

// keptHelper is a helper in a draft.
type keptHelper struct {
	data.TeamMember
	Name, Role string
	Own        *int // minutes
}

// NewTeam makes an empty list.
func NewTeam(desk screens.Desk) *Team {
	t := &Team{desk: desk}
	t.search = adder(lang.L("Name or pinyin"), func(text string) []widgets.Option { return findPeople(desk, text) }, func(all []widgets.Option) {
		t.add(all)
		t.table.Select(func(h *helper) bool { return h.PersonID == all[0].Key })
		desk.Canvas().Focus(t.search)
	})
	t.table = widgets.NewTable([]widgets.Column[*helper]{
		{Label: lang.L("Name"), Width: 96, Weight: 2, Look: widgets.Strong, Text: func(h *helper) string { return h.name }},
		{Label: lang.L("Role"), Width: 100, Weight: 1, Look: widgets.Muted, Text: func(h *helper) string { return h.role }},
		{Label: lang.L("Duty"), Width: 84, Text: func(h *helper) string { return words.Label("duty", h.Duty) }},
		{Label: lang.L("Time"), Width: 110, Look: widgets.Muted, Text: func(h *helper) string { return minutesText(h.minutes) }},
	}).Empty(lang.L("Nobody yet. Search above who helped."), "", nil)
	t.table.OnOpen = t.details
	t.table.OnRune = func(h *helper, r rune) bool { return t.digits.rune(h, &h.minutes, r) && t.changed() }
	t.table.OnKey = t.key
	t.Object = Page(t.search, t.table)
	return t
}

// Set shows the team of an activity.
func (t *Team) Set(lines []data.TeamLine) {
	t.helpers = nil
	for _, l := range lines {
		h := &helper{TeamMember: l.TeamMember, name: l.Name, role: words.Label("person_role", l.Role)}
		if l.Minutes > 0 {
			h.minutes = &h.TeamMember.Minutes
		}
		t.helpers = append(t.helpers, h)
	}
	t.table.SetRows(t.helpers)
}

// Propose adds the team of another activity with its duties.
func (t *Team) Propose(lines []data.TeamLine) {
	for _, l := range lines {
		t.add([]widgets.Option{{Key: l.PersonID, Label: l.Name, Detail: words.Label("person_role", l.Role)}})
		for _, h := range t.helpers {
			if h.PersonID == l.PersonID && h.Duty == "" {
				h.Duty = l.Duty
			}
		}
	}
}

// Values answers the team, copied; never nil.
func (t *Team) Values() []data.TeamMember {
	all := make([]data.TeamMember, 0, len(t.helpers))
	for _, h := range t.helpers {
		m := h.TeamMember
		m.Minutes = 0
		if h.minutes != nil {
			m.Minutes = *h.minutes
		}
		all = append(all, m)
	}
	return all
}

// Kept implements [widgets.Keeper].
func (t *Team) Kept() string {
	lines := make([]keptHelper, 0, len(t.helpers))
	for _, h := range t.helpers {
		lines = append(lines, keptHelper{h.TeamMember, h.name, h.role, h.minutes})
	}
	return kept(lines)
}

// SetKept implements [widgets.Keeper].
func (t *Team) SetKept(text string) {
	t.helpers = nil
	for _, l := range setKept[keptHelper](text) {
		t.helpers = append(t.helpers, &helper{l.TeamMember, l.Name, l.Role, l.Own})
	}
	t.table.SetRows(t.helpers)
	t.changed()
}

// Len answers how many are on the list.
func (t *Team) Len() int { return len(t.helpers) }

// Focus gives the keyboard to the table, or to the field while there is nobody.
func (t *Team) Focus() {
	if len(t.helpers) == 0 {
		t.desk.Canvas().Focus(t.search)
		return
	}
	t.table.Focus()
}

func (t *Team) add(options []widgets.Option) {
	for _, o := range options {
		if !slices.ContainsFunc(t.helpers, func(h *helper) bool { return h.PersonID == o.Key }) {
			t.helpers = append(t.helpers, &helper{TeamMember: data.TeamMember{PersonID: o.Key}, name: o.Label, role: o.Detail})
		}
	}
	t.table.SetRows(t.helpers)
	t.changed()
}

func (t *Team) changed() bool {
	t.table.RefreshRows()
	if t.OnChanged != nil {
		t.OnChanged()
	}
	return true
}

func (t *Team) key(h *helper, ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyDelete {
		t.helpers = slices.DeleteFunc(t.helpers, func(other *helper) bool { return other == h })
		t.table.SetRows(t.helpers)
		return t.changed()
	}
	return t.digits.back(h, &h.minutes, ev) && t.changed()
}

// details asks for duty and minutes.
func (t *Team) details(h *helper) {
	form := widgets.NewForm(
		widgets.FieldOf{Key: "duty", Label: lang.L("Duty"), Input: screens.Choice("duty", data.ActivityDuties)},
		widgets.FieldOf{Key: "minutes", Label: lang.L("Minutes"), Hint: lang.L("Empty: as long as the activity."), Input: widgets.NewTextEntry("")})
	form.SetValues(map[string]string{"duty": h.Duty, "minutes": Digits(h.minutes)})
	d := widgets.ShowForm(t.desk.Canvas(), h.name, form, lang.L("Done"), func(*widgets.Dialog) bool {
		form.ClearErrors()
		v := form.Values()
		minutes, ok := Number(form, "minutes", v["minutes"])
		if !ok {
			return false
		}
		h.Duty, h.minutes = v["duty"], minutes
		return t.changed()
	})
	d.OnClosed = t.table.Focus
}

// clocks checks the times of two fields, as far as they are filled.
func clocks(form *widgets.Form, values map[string]string, keys ...string) bool {
	for _, key := range keys {
		if values[key] == "" {
			continue
		}
		read, p := cn.ParseClock(values[key])
		if p != nil {
			form.SetError(key, words.Error(p))
			return false
		}
		values[key] = read
	}
	return true
}
