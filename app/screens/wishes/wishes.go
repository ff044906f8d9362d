// Package wishes is the place of the children's wishes (微心愿): a board by state
// and a table, the batches in which wishes are collected, and the donors who
// fulfil them.
package wishes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/data"
)

// The air around the place.
const (
	airTop  float32 = 16
	airSide float32 = 20
)

// The views of the place, in the order of their chips.
const (
	viewBoard = iota
	viewTable
	viewOffer
	viewBuying
	viewBatches
	viewDonors
)

// view is one way to look at the place.
type view interface {
	object() fyne.CanvasObject
	update()                      // asks the store
	focus()                       // gives the keyboard to what is listed
	find()                        // gives the keyboard to the field that filters
	create()                      // begins a new record
	status() (left, right string) // for the foot of the window
	key(*fyne.KeyEvent) bool      // a key that no field took
	restore()                     // forgets filters, so that everything is shown
}

// Screen shows the wishes.
type Screen struct {
	desk    screens.Desk
	whole   fyne.CanvasObject
	content *fyne.Container // the view in front
	chips   *widgets.ChipGroup
	views   []view
	memory  memory
	batches []data.BatchLine
	batch   string // id of the batch that is shown; empty for all
	asked   bool   // the store was asked at least once
}

// memory is what was chosen last, which is proposed the next time.
type memory struct {
	batch, category, proposer string
	draft                     bool // keep new wishes as drafts
	donor, claimMode          string
	deliveryMode              string
	handedBy                  []string
	followupMode              string
}

// New makes the screen.
func New(desk screens.Desk) screens.Screen {
	s := &Screen{desk: desk}
	s.chips = widgets.NewChipGroup([]string{lang.L("Board"), lang.L("Table"), lang.L("Offer"), lang.L("Buying"), lang.L("Batches"), lang.L("Donors")}, func(int) { s.turn() })
	s.views = []view{newBoardView(s), newTableView(s), newOfferView(s), newBuyingView(s), newBatchView(s), newDonorView(s)}
	s.content = container.NewStack(s.front().object())
	s.whole = widgets.Pad(airTop, airSide, airTop, airSide, s.content)
	return s
}

// front is the view that is shown.
func (s *Screen) front() view { return s.views[s.chips.Selected()] }

// turn shows the view that was chosen and gives it the keyboard.
func (s *Screen) turn() {
	s.Update()
	s.content.Objects = []fyne.CanvasObject{s.front().object()}
	s.content.Refresh()
	s.front().focus()
}

// Title implements screens.Screen.
func (s *Screen) Title() string { return lang.L("Wishes") }

// Content implements screens.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.whole }

// Tools implements screens.Screen.
func (s *Screen) Tools() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{s.chips}, s.stackButton()...)
}

// Tables implements screens.Watcher.
func (s *Screen) Tables() []string {
	return []string{
		"wish", "wish_claim", "wish_delivery", "wish_delivery_person", "wish_followup", "wish_batch", "donor", "child", "child_history", "project", "setting",
	}
}

// Update implements screens.Screen.
func (s *Screen) Update() {
	batches, err := s.desk.Store().Batches(s.desk.Session())
	if err != nil {
		s.desk.Fail(err)
		return
	}
	s.batches = batches
	if !s.asked {
		s.asked = true
		s.batch = currentBatch(batches)
	}
	if _, ok := s.batchOf(s.batch); !ok {
		s.batch = ""
	}
	s.front().update()
	s.desk.StatusChanged()
}

// currentBatch is the latest batch that is open and has wishes.
func currentBatch(batches []data.BatchLine) string {
	for _, b := range batches {
		if b.Status == data.BatchOpen && b.Wishes > 0 {
			return b.ID
		}
	}
	return ""
}

// batchOf finds a batch by its id.
func (s *Screen) batchOf(id string) (data.BatchLine, bool) {
	for _, b := range s.batches {
		if b.ID == id {
			return b, true
		}
	}
	return data.BatchLine{}, false
}

// setBatch shows the wishes of a batch, or all for an empty id.
func (s *Screen) setBatch(id string) {
	s.batch = id
	s.Update()
}

// show brings a view to front.
func (s *Screen) show(view int) {
	s.chips.Select(view)
	s.turn()
}

// Open implements screens.Opener: it shows one wish with everything that
// happened to it.
func (s *Screen) Open(id string) {
	w, err := s.desk.Store().Wish(s.desk.Session(), id)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	if at := s.chips.Selected(); at != viewBoard && at != viewTable {
		s.show(viewBoard)
	}
	if s.batch != "" && s.batch != string(w.BatchID) {
		s.front().restore()
		s.setBatch(string(w.BatchID))
	}
	s.openWish(id)
}

// Create implements screens.Creator.
func (s *Screen) Create() { s.front().create() }

// Find implements screens.Finder.
func (s *Screen) Find() { s.front().find() }

// Key implements screens.KeyHandler: an arrow brings the keyboard back to what
// is listed.
func (s *Screen) Key(ev *fyne.KeyEvent) bool { return s.front().key(ev) }

// Rune implements screens.KeyHandler.
func (s *Screen) Rune(rune) bool { return false }

// Status implements screens.Screen.
func (s *Screen) Status() (left, right string) { return s.front().status() }

// arrowsFocus gives a view the keyboard when an arrow is pressed that nothing
// else took.
func arrowsFocus(v view, ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		v.focus()
		return true
	}
	return false
}

// page stands a line on top of what fills the rest.
func page(top, rest fyne.CanvasObject) fyne.CanvasObject {
	return widgets.VBox(theme.Gap, top, widgets.Grow(rest))
}
