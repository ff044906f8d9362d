package pickers

import (
	"encoding/json"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// SignIn is a list of children with ticks for those who came: a field that adds
// one, all of a project or of a town, and a table where Space ticks, digits are
// minutes, Delete takes a child off and Enter opens the rest.
type SignIn struct {
	// Object is the field over the table.
	Object fyne.CanvasObject
	// OnChanged is called after every change by a person.
	OnChanged func()

	desk     screens.Desk
	search   *widgets.Choice
	table    *widgets.Table[*guest]
	guests   []*guest
	yes, no  string // words for those with a tick and without
	digits   digits
	expected func() bool
}

// guest is a child on the list.
type guest struct {
	data.Attendance
	fileNo, name string
}

// NewSignIn makes an empty list for an activity. Expected says whether a child
// that is added is ticked at once, as most children of a past day are.
func NewSignIn(desk screens.Desk, expected func() bool) *SignIn {
	s := newSignIn(desk, expected, lang.L("came"), lang.L("did not come"))
	s.table.OnOpen = s.details
	return s
}

// NewReaders makes an empty list of those who read on a day.
func NewReaders(desk screens.Desk) *SignIn {
	return newSignIn(desk, func() bool { return true }, lang.L("has read"), lang.L("has not read"))
}

func newSignIn(desk screens.Desk, expected func() bool, yes, no string) *SignIn {
	s := &SignIn{desk: desk, expected: expected, yes: yes, no: no}
	s.search = childAdder(desk, func(all []widgets.Option) {
		s.add(all)
		s.table.Select(func(g *guest) bool { return len(all) > 0 && g.ChildID == all[len(all)-1].Key })
		desk.Canvas().Focus(s.search)
	})
	s.table = widgets.NewTable(s.columns()).Marked(func(g *guest) bool { return g.Attended }).
		Empty(lang.L("No children yet. Search above, or take all of a project or a town."), "", nil)
	s.table.OnMark = func(g *guest) { g.Attended = !g.Attended; s.changed(); s.table.Next() }
	s.table.OnRune = func(g *guest, r rune) bool { return s.digits.rune(g, &g.Minutes, r) && s.changed() }
	s.table.OnKey = s.key
	all := widgets.FlatButton(lang.L("Tick all"), func() { s.setAll(true) })
	none := widgets.FlatButton(lang.L("Tick nobody"), func() { s.setAll(false) })
	s.Object = Page(widgets.HBox(4, widgets.Grow(s.search), all, none), s.table)
	return s
}

func (s *SignIn) columns() []widgets.Column[*guest] {
	return []widgets.Column[*guest]{
		{Label: lang.L("Name"), Width: 92, Weight: 2, Look: widgets.Strong, Text: func(g *guest) string { return g.name }},
		{Label: lang.L("File number"), Width: 116, Look: widgets.Muted, Text: func(g *guest) string { return g.fileNo }},
		{Label: lang.L("State"), Width: 74, Draw: s.drawCame},
		{Label: lang.L("Time"), Width: 74, Look: widgets.Muted, Text: func(g *guest) string { return minutesText(g.Minutes) }},
		{Label: lang.L("Note"), Width: 60, Weight: 1, Look: widgets.Muted, Text: func(g *guest) string { return g.Note }},
	}
}

func (s *SignIn) drawCame(g *guest, cell *widgets.Cell) {
	pill := widgets.PillOf{Text: s.no, Tone: widgets.Grey}
	switch {
	case g.Attended && g.Role != "" && g.Role != "participant":
		pill = widgets.PillOf{Text: words.Label("attendance_role", g.Role), Tone: widgets.Amber}
	case g.Attended:
		pill = widgets.PillOf{Text: s.yes, Tone: widgets.Teal}
	}
	cell.SetPills(pill)
}

// Set shows the children of an activity.
func (s *SignIn) Set(lines []data.AttendanceLine) {
	s.guests = nil
	for _, l := range lines {
		s.guests = append(s.guests, &guest{l.Attendance, l.FileNo, l.Name})
	}
	s.show()
}

// Propose adds the children of another activity.
func (s *SignIn) Propose(lines []data.AttendanceLine) {
	var all []widgets.Option
	for _, l := range lines {
		all = append(all, widgets.Option{Key: l.ChildID, Label: l.Name, Detail: l.FileNo})
	}
	s.add(all)
}

// Values answers the children, copied; never nil.
func (s *SignIn) Values() []data.Attendance {
	all := make([]data.Attendance, 0, len(s.guests))
	for _, g := range s.guests {
		all = append(all, g.Attendance)
	}
	return all
}

// Kept implements [widgets.Keeper].
func (s *SignIn) Kept() string {
	lines := make([]data.AttendanceLine, 0, len(s.guests))
	for _, g := range s.guests {
		lines = append(lines, data.AttendanceLine{Attendance: g.Attendance, FileNo: g.fileNo, Name: g.name})
	}
	return kept(lines)
}

// SetKept implements [widgets.Keeper].
func (s *SignIn) SetKept(text string) {
	s.Set(setKept[data.AttendanceLine](text))
	s.changed()
}

// kept writes the lines of a list down, for a draft.
func kept[T any](lines []T) string {
	b, _ := json.Marshal(lines) // texts and numbers can always be written
	return string(b)
}

// setKept reads what kept wrote.
func setKept[T any](text string) (lines []T) {
	if err := json.Unmarshal([]byte(text), &lines); err != nil {
		return nil
	}
	return lines
}

// Count answers how many came and how many are on the list.
func (s *SignIn) Count() (came, listed int) {
	for _, g := range s.guests {
		if g.Attended {
			came++
		}
	}
	return came, len(s.guests)
}

// Present answers the children who came, or all of the list while nobody is
// marked.
func (s *SignIn) Present() []widgets.Option {
	came, _ := s.Count()
	var all []widgets.Option
	for _, g := range s.guests {
		if came == 0 || g.Attended {
			all = append(all, widgets.Option{Key: g.ChildID, Label: g.name, Detail: g.fileNo})
		}
	}
	return all
}

// Focus gives the keyboard to the table, or to the field while there is nobody.
func (s *SignIn) Focus() {
	if len(s.guests) == 0 {
		s.FocusSearch()
		return
	}
	s.table.Focus()
}

// Add takes one more child into the list.
func (s *SignIn) Add(childID string) {
	if o, ok := childOption(s.desk, childID); ok {
		s.add([]widgets.Option{o})
	}
}

// FocusSearch gives the keyboard to the field that adds.
func (s *SignIn) FocusSearch() { s.desk.Canvas().Focus(s.search) }

// add puts those on the list who are not there yet.
func (s *SignIn) add(options []widgets.Option) {
	there := map[string]bool{}
	for _, g := range s.guests {
		there[g.ChildID] = true
	}
	for _, o := range options {
		if !there[o.Key] {
			s.guests = append(s.guests, &guest{data.Attendance{ChildID: o.Key, Attended: s.expected(), Role: "participant"}, o.Detail, o.Label})
		}
	}
	s.show()
	s.changed()
}

func (s *SignIn) show() { s.table.SetRows(s.guests) }

// changed draws the rows anew and tells that something changed.
func (s *SignIn) changed() bool {
	s.table.RefreshRows()
	if s.OnChanged != nil {
		s.OnChanged()
	}
	return true
}

func (s *SignIn) setAll(came bool) {
	for _, g := range s.guests {
		g.Attended = came
	}
	s.changed()
	s.Focus()
}

func (s *SignIn) key(g *guest, ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyDelete {
		s.guests = slices.DeleteFunc(s.guests, func(other *guest) bool { return other == g })
		s.show()
		return s.changed()
	}
	return s.digits.back(g, &g.Minutes, ev) && s.changed()
}

// details asks for what the table has no room for.
func (s *SignIn) details(g *guest) {
	form := widgets.NewForm(
		widgets.FieldOf{Key: "role", Label: lang.L("Came as"), Input: screens.Choice("attendance_role", data.AttendanceRoles)},
		widgets.FieldOf{Key: "minutes", Label: lang.L("Minutes"), Hint: lang.L("Empty: as long as the others."), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "came_at", Label: lang.L("From (time)"), Input: widgets.NewTextEntry("14:00")},
		widgets.FieldOf{Key: "left_at", Label: lang.L("Until (time)"), Input: widgets.NewTextEntry("16:00")},
		widgets.FieldOf{Key: "form_no", Label: lang.L("Number of the signed form"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "note", Label: lang.L("Note"), Input: widgets.NewTextEntry("")})
	form.SetValues(map[string]string{
		"role": g.Role, "minutes": Digits(g.Minutes), "came_at": g.Came, "left_at": g.Left, "form_no": g.FormNo, "note": g.Note,
	})
	d := widgets.ShowForm(s.desk.Canvas(), g.name, form, lang.L("Done"), func(*widgets.Dialog) bool {
		form.ClearErrors()
		v := form.Values()
		minutes, ok := Number(form, "minutes", v["minutes"])
		if !ok || !clocks(form, v, "came_at", "left_at") {
			return false
		}
		g.Role, g.Minutes, g.Came, g.Left, g.FormNo, g.Note = v["role"], minutes, v["came_at"], v["left_at"], v["form_no"], v["note"]
		return s.changed()
	})
	d.OnClosed = s.table.Focus
}
