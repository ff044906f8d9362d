// Package camp is the place of the summer classes (暑托班): the roll of a day by
// number keys, signing out, the monthly sheet, enrolments, and the people,
// lessons and incidents of a day.
package camp

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/data"
)

// The air around the place, and the width of the cards at the side.
const (
	airTop    float32 = 16
	airSide   float32 = 20
	sideWidth float32 = 256
)

// The views of the place, in the order of their chips.
const (
	viewRoll = iota
	viewOut
	viewMonth
	viewEnrol
	viewTeam
	viewSafety
	viewResult
)

// view is one way to look at a class.
type view interface {
	object() fyne.CanvasObject
	update() error                // asks the store about class and day
	focus()                       // gives the keyboard to what is listed
	add()                         // begins a new record, where the view has some
	step(by int) string           // the day that many steps away, for ‹ and ›
	key(*fyne.KeyEvent) bool      // a key that no field took
	rune(rune) bool               // a character that no field took
	status() (left, right string) // for the foot of the window
}

// Screen shows one class on one day.
type Screen struct {
	desk    screens.Desk
	whole   fyne.CanvasObject
	content *fyne.Container // the view in front, or what to do where there is no class
	chips   *widgets.ChipGroup
	head    *head
	views   []view

	classes []data.CampLine
	class   data.CampLine // the class shown; without an id where there is none
	day     string        // YYYY-MM-DD, within the class
	session string        // one of the class's sessions
	open    []string      // days on which a child was there
}

// New makes the screen.
func New(desk screens.Desk) screens.Screen {
	s := &Screen{desk: desk}
	s.chips = widgets.NewChipGroup([]string{
		lang.L("Roll call"), lang.L("Sign out a child"), lang.L("Monthly sheet"), lang.L("Enrolments"), lang.L("People and lessons"), lang.L("Safety"), lang.L("End of term"),
	}, func(int) { s.turn() }).OneLine()
	s.head = newHead(s)
	s.views = []view{newRollView(s), newOutView(s), newMonthView(s), newEnrolView(s), newTeamView(s), newSafetyView(s), newResultView(s)}
	s.content = container.NewStack(s.front().object())
	s.whole = widgets.Pad(airTop, airSide, airTop, airSide,
		container.NewBorder(widgets.Pad(0, 0, theme.Gap, 0, s.head.object), nil, nil, nil, s.content))
	return s
}

// front is the view that is shown.
func (s *Screen) front() view { return s.views[s.chips.Selected()] }

// turn shows the view that was chosen and gives it the keyboard.
func (s *Screen) turn() {
	s.Update()
	s.front().focus()
}

// show brings a view to front.
func (s *Screen) show(view int) {
	s.chips.Select(view)
	s.turn()
}

// Title implements screens.Screen.
func (s *Screen) Title() string { return lang.L("Summer class") }

// Content implements screens.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.whole }

// Tools implements screens.Screen.
func (s *Screen) Tools() []fyne.CanvasObject { return []fyne.CanvasObject{s.chips} }

// Tables implements screens.Watcher.
func (s *Screen) Tables() []string {
	return []string{
		"camp", "camp_enrolment", "camp_pickup", "camp_day", "camp_staff", "lesson", "incident", "camp_check", "camp_medicine", "child", "guardian", "project", "person",
	}
}

// Update implements screens.Screen.
func (s *Screen) Update() {
	classes, _, err := s.desk.Store().CampLines(s.desk.Session(), data.CampFilter{Brief: true})
	if err != nil {
		s.desk.Fail(err)
		return
	}
	s.classes = classes
	if class, ok := s.find(s.class.ID); ok {
		s.class = class
	} else {
		s.class = s.proposed()
		s.day, s.session = "", ""
	}
	if err := s.place(); err != nil {
		s.desk.Fail(err)
		return
	}
	s.fill()
}

// fill shows class and day in the view in front.
func (s *Screen) fill() {
	s.head.update()
	object := s.emptyObject
	if s.class.ID != "" {
		if err := s.front().update(); err != nil {
			s.desk.Fail(err)
		}
		object = s.front().object
	}
	if shown := object(); len(s.content.Objects) != 1 || s.content.Objects[0] != shown {
		s.content.Objects = []fyne.CanvasObject{shown}
		s.content.Refresh()
	}
	s.desk.StatusChanged()
	s.arrive()
}

// arrive gives the keyboard to the view when nothing has it, as when the place
// comes to front; a roll call goes on where it was left.
func (s *Screen) arrive() {
	c := s.desk.Canvas()
	if s.class.ID != "" && c.Focused() == nil && c.Overlays().Top() == nil {
		s.front().focus()
	}
}

// emptyObject says what to do where there is no class yet.
func (s *Screen) emptyObject() fyne.CanvasObject {
	if !s.mayWrite() {
		return widgets.TightCard(widgets.EmptyState(lang.L("No summer class yet."), "", nil))
	}
	return widgets.TightCard(widgets.EmptyState(lang.L("No summer class yet. Open the first one, then enrol the children."), lang.L("New class"), s.createClass))
}

// mayWrite reports whether the session may change records of classes.
func (s *Screen) mayWrite() bool { return s.desk.Session().CanWrite(data.Camps) }

// Open implements screens.Opener: the id is that of a class, or of a child's
// enrolment in one.
func (s *Screen) Open(id string) {
	if _, ok := s.find(id); ok {
		s.choose(id)
		return
	}
	e, err := s.desk.Store().Enrolment(s.desk.Session(), id)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	s.choose(e.CampID)
	s.show(viewEnrol)
	s.views[viewEnrol].(*enrolView).openLine(e.ID)
}

// Create implements screens.Creator: it calls the roll, or opens the form of the
// first class.
func (s *Screen) Create() {
	if s.class.ID == "" {
		s.createClass()
		return
	}
	s.show(viewRoll)
}

// Key implements screens.KeyHandler.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	if s.class.ID == "" {
		return false
	}
	if s.front().key(ev) {
		return true
	}
	switch ev.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		s.front().focus()
	case fyne.KeyLeft:
		s.setDay(s.front().step(-1))
	case fyne.KeyRight:
		s.setDay(s.front().step(1))
	case fyne.KeyInsert:
		s.front().add()
	default:
		return false
	}
	return true
}

// Rune implements screens.KeyHandler.
func (s *Screen) Rune(r rune) bool { return s.class.ID != "" && s.front().rune(r) }

// Status implements screens.Screen.
func (s *Screen) Status() (left, right string) {
	if s.class.ID == "" {
		return "", ""
	}
	return s.front().status()
}
