// Package people is the place of the people who work with children: staff,
// volunteers and partners, with their background checks.
package people

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/transfer"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

const (
	airTop      float32 = 16
	airSide     float32 = 20
	roleWidth   float32 = 150
	filterWidth float32 = 230
)

// The filters of the table, in the order of their chips.
const (
	filterActive = iota
	filterDue
	filterLeft
	filterAll
)

// Screen shows the people.
type Screen struct {
	desk    screens.Desk
	content fyne.CanvasObject
	filters *widgets.ChipGroup
	role    *widgets.Choice
	filter  *widgets.TextEntry
	table   *widgets.Table[data.PersonLine]
	asking  screens.Asking
	total   int
	chosen  string // id of the current row
	reveal  string // id of a row to be shown whatever the filters say
}

// New makes the screen.
func New(desk screens.Desk) screens.Screen {
	s := &Screen{desk: desk}
	s.filters = widgets.NewChipGroup(filterWords(), func(int) { s.fill() })
	roles := append([]widgets.Option{{Label: lang.L("All roles")}}, screens.ListedOptions(desk, data.ListPersonRole, "")...)
	s.role = widgets.NewChoice(roles, lang.L("All roles"))
	s.role.OnChanged = func(widgets.Option) { s.fill() }
	s.filter = widgets.NewTextEntry(lang.L("Name, pinyin, organization, phone"))
	s.filter.OnChanged = func(string) { s.fill() }
	s.filter.OnSubmitted = func(string) { s.table.Focus() }
	s.table = widgets.NewTable(s.columns())
	s.table.OnSelect = func(l data.PersonLine) { s.chosen = l.ID }
	s.table.OnOpen = func(l data.PersonLine) { s.open(l.ID) }
	s.table.OnKey = s.tableKey
	s.content = widgets.Pad(airTop, airSide, airTop, airSide, widgets.VBox(theme.Gap,
		widgets.HBox(12, widgets.Grow(widgets.VBox(0, widgets.Space(), s.filters, widgets.Space())), widgets.Fixed(roleWidth, s.role), widgets.Fixed(filterWidth, s.filter)),
		widgets.Grow(widgets.TightCard(s.table))))
	s.empty()
	return s
}

func filterWords() []string {
	return []string{lang.L("Active people"), lang.L("Background check due"), lang.L("Paused or left"), lang.L("All people")}
}

// fits reports whether a person belongs to a filter.
func fits(filter int, l data.PersonLine) bool {
	switch filter {
	case filterActive:
		return l.Status == "active"
	case filterDue:
		return l.Status == "active" && l.Check != "ok"
	case filterLeft:
		return l.Status != "active"
	}
	return true
}

// Title implements screens.Screen.
func (s *Screen) Title() string { return lang.L("People") }

// Content implements screens.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Tools implements screens.Screen.
func (s *Screen) Tools() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	if s.mayWrite() {
		all = append(all, widgets.PlainButton(lang.L("New person"), s.Create))
	}
	return append(all, transfer.Tools(s.desk, "people")...)
}

// Tables implements screens.Watcher.
func (s *Screen) Tables() []string {
	return []string{"person", "pairing", "activity", "activity_person", "visit", "visit_person", "camp_staff"}
}

func (s *Screen) mayWrite() bool { return s.desk.Session().CanWrite(data.People) }

// Update implements screens.Screen. The store counts everybody's hours beside
// the window and keeps them, so that filtering is quick afterwards.
func (s *Screen) Update() {
	s.asking.Ask(s.desk, func() (func(), error) {
		_, _, err := s.desk.Store().People(s.desk.Session(), data.PersonFilter{})
		return s.shown, err
	})
}

// shown fills the table after the store was asked.
func (s *Screen) shown() {
	s.fill()
	if s.reveal == "" {
		return
	}
	if l, ok := s.table.Selected(); !ok || l.ID != s.reveal {
		s.filter.SetValue("")
		s.role.SetValue("")
		s.filters.Select(filterAll)
		s.chosen = s.reveal
		s.fill()
	}
	s.reveal = ""
}

// fill fills the table by the filters.
func (s *Screen) fill() {
	found, total, err := s.desk.Store().People(s.desk.Session(), data.PersonFilter{Text: s.filter.Text, Role: s.role.Value()})
	if err != nil {
		s.desk.Fail(err)
		return
	}
	s.total = total
	for chip, word := range filterWords() {
		n := 0
		for _, l := range found {
			if fits(chip, l) {
				n++
			}
		}
		s.filters.SetText(chip, lang.L("{{.Word}} {{.Count}}", map[string]any{"Word": word, "Count": n}))
	}
	rows := slices.DeleteFunc(found, func(l data.PersonLine) bool { return !fits(s.filters.Selected(), l) })
	if s.filters.Selected() == filterDue {
		slices.SortStableFunc(rows, byUrgency)
	}
	s.table.SetRows(rows)
	s.empty()
	if !s.table.Select(func(l data.PersonLine) bool { return l.ID == s.chosen }) && len(rows) > 0 {
		s.table.SelectIndex(0)
	}
	s.desk.StatusChanged()
}

// byUrgency puts records first, then the check that ends first; who was never
// checked has no end and comes before.
func byUrgency(a, b data.PersonLine) int {
	return cmp.Or(cmp.Compare(record(b), record(a)), cmp.Compare(a.CheckUntil, b.CheckUntil), cmp.Compare(a.NameKey, b.NameKey))
}

func record(l data.PersonLine) int {
	if l.Check == "record" {
		return 1
	}
	return 0
}

// empty says what to do where the table has no rows.
func (s *Screen) empty() {
	switch {
	case s.total > 0 && s.filters.Selected() == filterDue && s.filter.Text == "" && s.role.Value() == "":
		s.table.Empty(lang.L("Every background check is in order."), "", nil)
	case s.total > 0:
		s.table.Empty(lang.L("Nobody here. Choose another filter above."), "", nil)
	case s.mayWrite():
		s.table.Empty(lang.L("No people yet. Add staff and volunteers with Ctrl+N, or import your list from Excel."), lang.L("New person"), s.Create)
	default:
		s.table.Empty(lang.L("No people yet."), "", nil)
	}
}

// Open implements screens.Opener: it shows the person's row and form.
func (s *Screen) Open(id string) {
	s.show(id)
	s.open(id)
}

// show makes a person's row current, whatever the filters say.
func (s *Screen) show(id string) {
	s.chosen, s.reveal = id, id
	s.Update()
}

// Create implements screens.Creator.
func (s *Screen) Create() { s.edit(data.Person{Status: "active"}) }

// Find implements screens.Finder.
func (s *Screen) Find() { s.desk.Canvas().Focus(s.filter) }

// Key implements screens.KeyHandler: the arrow keys bring the keyboard to the
// table.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyUp, fyne.KeyDown:
		s.table.Focus()
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		s.table.Open()
		return true
	}
	current, ok := s.table.Selected()
	return ok && s.tableKey(current, ev)
}

// Rune implements screens.KeyHandler.
func (s *Screen) Rune(rune) bool { return false }

// tableKey answers the keys of the table besides moving and opening.
func (s *Screen) tableKey(l data.PersonLine, ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyDelete || !s.mayWrite() {
		return false
	}
	s.remove(l.ID, l.Name)
	return true
}

// Status implements screens.Screen.
func (s *Screen) Status() (left, right string) {
	return lang.L("{{.All}} people, {{.Shown}} shown", map[string]any{"All": words.Count(s.total), "Shown": words.Count(s.table.Len())}),
		lang.L("↑↓ choose   Enter open   Ctrl+N new   Ctrl+F search   Del delete")
}
