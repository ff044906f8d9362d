// Package visits is the place of visits to children and of those paired with
// them: who is to be visited this month, the visits made, and the teams of
// “1+3”.
package visits

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/pickers"
	"careledger/app/widgets"
	"careledger/data"
)

// The views of the place, in the order of their chips.
const (
	viewDue = iota
	viewRecords
	viewPairings
)

// view is one way to look at the place.
type view interface {
	object() fyne.CanvasObject
	update()                      // asks the store
	focus()                       // gives the keyboard to what is listed
	find()                        // gives the keyboard to the field that filters
	create()                      // begins a new record
	status() (left, right string) // for the foot of the window
}

// Screen shows the visits.
type Screen struct {
	desk    screens.Desk
	whole   fyne.CanvasObject
	content *fyne.Container // the view in front
	chips   *widgets.ChipGroup
	due     *dueView
	records *recordView
	pairs   *pairView
	memory  memory
}

// memory is what was chosen last, which is proposed the next time.
type memory struct {
	kind, met, project string
	visitors           []string
	role, cycle        string
}

// New makes the screen.
func New(desk screens.Desk) screens.Screen {
	s := &Screen{desk: desk, memory: memory{kind: "home", met: "both", role: "cadre", cycle: "month"}}
	s.chips = widgets.NewChipGroup([]string{lang.L("To visit"), lang.L("Visits made"), lang.L("Pairings")}, func(int) { s.turn() })
	s.due, s.records, s.pairs = newDueView(s), newRecordView(s), newPairView(s)
	s.content = container.NewStack(s.front().object())
	s.whole = pickers.Air(s.content)
	return s
}

// front is the view that is shown.
func (s *Screen) front() view { return []view{s.due, s.records, s.pairs}[s.chips.Selected()] }

// turn shows the view that was chosen and gives it the keyboard.
func (s *Screen) turn() {
	s.Update()
	s.content.Objects = []fyne.CanvasObject{s.front().object()}
	s.content.Refresh()
	s.front().focus()
}

// show brings a view to front.
func (s *Screen) show(view int) {
	s.chips.Select(view)
	s.turn()
}

// Title implements screens.Screen.
func (s *Screen) Title() string { return lang.L("Visits") }

// Content implements screens.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.whole }

// Tools implements screens.Screen.
func (s *Screen) Tools() []fyne.CanvasObject { return []fyne.CanvasObject{s.chips} }

// Tables implements screens.Watcher.
func (s *Screen) Tables() []string {
	return []string{"visit", "visit_person", "visit_exemption", "pairing", "child", "child_history", "person", "project"}
}

// Update implements screens.Screen.
func (s *Screen) Update() {
	s.front().update()
	s.desk.StatusChanged()
}

// Badge implements screens.Badger: how many children wait for a visit this
// month.
func (s *Screen) Badge() int {
	lines, err := s.desk.Store().VisitsDue(s.desk.Session(), s.month())
	if err != nil {
		return 0
	}
	waiting := 0
	for _, l := range lines {
		if !l.Done {
			waiting++
		}
	}
	return waiting
}

// Open implements screens.Opener: it shows one visit, or what there is of a
// child.
func (s *Screen) Open(id string) {
	ss := s.desk.Session()
	if v, _, err := s.desk.Store().Visit(ss, id); err == nil {
		s.records.month.Set(v.Day[:7])
		s.records.restore()
		s.show(viewRecords)
		s.records.choose(id)
		s.openVisit(id)
		return
	}
	if p, err := s.desk.Store().Pairing(ss, id); err == nil {
		id = p.ChildID
		s.show(viewPairings)
		s.openPairings(id)
		return
	}
	c, err := s.desk.Store().Child(ss, id)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	s.records.ofChild(c.ID)
	s.show(viewRecords)
}

// Create implements screens.Creator.
func (s *Screen) Create() { s.front().create() }

// Find implements screens.Finder.
func (s *Screen) Find() { s.front().find() }

// Key implements screens.KeyHandler: an arrow brings the keyboard back to what
// is listed.
func (s *Screen) Key(ev *fyne.KeyEvent) bool { return pickers.Arrows(ev, s.front().focus) }

// Rune implements screens.KeyHandler.
func (s *Screen) Rune(rune) bool { return false }

// Status implements screens.Screen.
func (s *Screen) Status() (left, right string) { return s.front().status() }

// month is the present month.
func (s *Screen) month() string { return s.desk.Store().Today()[:7] }

func (s *Screen) mayWrite() bool { return s.desk.Session().CanWrite(data.Visits) }
