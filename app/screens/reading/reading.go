// Package reading is the place of reading together: sessions with one form for a
// group, the books with their copies, what is lent, and who reads day by day.
package reading

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
	viewSessions = iota
	viewBooks
	viewLoans
	viewLogs
)

// view is one way to look at the place.
type view interface {
	object() fyne.CanvasObject
	update()                      // asks the store
	focus()                       // gives the keyboard to what is listed
	find()                        // gives the keyboard to the field that filters
	create()                      // begins a new record
	key(*fyne.KeyEvent) bool      // a key that no field took
	status() (left, right string) // for the foot of the window
}

// Screen shows what has to do with reading.
type Screen struct {
	desk     screens.Desk
	whole    fyne.CanvasObject
	content  *fyne.Container // the view in front
	chips    *widgets.ChipGroup
	sessions *sessionView
	books    *bookView
	loans    *loanView
	logs     *logView
}

// New makes the screen.
func New(desk screens.Desk) screens.Screen {
	s := &Screen{desk: desk}
	s.chips = widgets.NewChipGroup([]string{lang.L("Reading sessions"), lang.L("Books"), lang.L("Lending"), lang.L("Reading log")}, func(int) { s.turn() })
	s.sessions = &sessionView{pickers.NewActivities(desk, "reading")}
	s.books, s.loans, s.logs = newBookView(s), newLoanView(s), newLogView(s)
	s.content = container.NewStack(s.front().object())
	s.whole = pickers.Air(s.content)
	return s
}

// front is the view that is shown.
func (s *Screen) front() view {
	return []view{s.sessions, s.books, s.loans, s.logs}[s.chips.Selected()]
}

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
func (s *Screen) Title() string { return lang.L("Reading") }

// Content implements screens.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.whole }

// Tools implements screens.Screen.
func (s *Screen) Tools() []fyne.CanvasObject { return []fyne.CanvasObject{s.chips} }

// Tables implements screens.Watcher.
func (s *Screen) Tables() []string {
	return append([]string{"book", "loan", "reading_log", "setting"}, pickers.ActivityTables...)
}

// Update implements screens.Screen.
func (s *Screen) Update() {
	s.front().update()
	s.desk.StatusChanged()
}

// Badge implements screens.Badger: how many books are overdue.
func (s *Screen) Badge() int {
	_, n, err := s.desk.Store().Loans(s.desk.Session(), data.LoanFilter{Overdue: true, Limit: 1})
	if err != nil {
		return 0
	}
	return n
}

// Open implements screens.Opener: it shows a session, a book, a loan, or what a
// child reads.
func (s *Screen) Open(id string) {
	store, ss := s.desk.Store(), s.desk.Session()
	if act, err := store.Activity(ss, id); err == nil {
		s.show(viewSessions)
		s.sessions.Open(act.ID)
		return
	}
	if b, err := store.Book(ss, id); err == nil {
		s.show(viewBooks)
		s.books.open(b)
		return
	}
	if c, err := store.Child(ss, id); err == nil {
		s.show(viewLogs)
		s.logs.openChild(c.ID, c.Name)
		return
	}
	s.loans.chips.Select(loansOpen)
	s.show(viewLoans)
	s.loans.table.Select(func(l data.LoanLine) bool { return l.ID == id })
}

// Create implements screens.Creator.
func (s *Screen) Create() { s.front().create() }

// TakeFiles implements screens.FileTaker: photos belong to the session whose form
// is open.
func (s *Screen) TakeFiles(paths []string) bool {
	return s.chips.Selected() == viewSessions && s.sessions.TakeFiles(paths)
}

// Find implements screens.Finder.
func (s *Screen) Find() { s.front().find() }

// Key implements screens.KeyHandler.
func (s *Screen) Key(ev *fyne.KeyEvent) bool { return s.front().key(ev) }

// Rune implements screens.KeyHandler: a scanner goes to the lending.
func (s *Screen) Rune(r rune) bool { return s.chips.Selected() == viewLoans && s.loans.catchScan(r) }

// Status implements screens.Screen.
func (s *Screen) Status() (left, right string) { return s.front().status() }

func (s *Screen) mayWrite() bool { return s.desk.Session().CanWrite(data.Reading) }

// sessionView shows the reading sessions.
type sessionView struct{ *pickers.Activities }

func (v *sessionView) object() fyne.CanvasObject    { return v.Object }
func (v *sessionView) update()                      { v.Update() }
func (v *sessionView) focus()                       { v.Focus() }
func (v *sessionView) find()                        { v.Find() }
func (v *sessionView) create()                      { v.Create() }
func (v *sessionView) key(ev *fyne.KeyEvent) bool   { return v.Key(ev) }
func (v *sessionView) status() (left, right string) { return v.Status() }
