package app

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/platform"
	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/data"
)

// shell is the window while somebody is signed in: rail, bar on top, the place
// in front, and foot. It is the desk of all screens.
type shell struct {
	program *program
	store   *data.Store
	session *data.Session

	places  []place
	screens map[string]screens.Screen
	front   string
	stale   map[string]bool // places that must ask the store when they come to front

	rail   *rail
	top    *top
	foot   *foot
	middle *fyne.Container
	object fyne.CanvasObject
	stop   func()   // ends the listening to changes
	late   []func() // what is to be shown once the window is not locked any more
}

var _ screens.Desk = (*shell)(nil)

// newShell builds the window for somebody signed in and brings the first place
// to front.
func newShell(p *program, store *data.Store, session *data.Session) *shell {
	s := &shell{program: p, store: store, session: session, screens: map[string]screens.Screen{}, stale: map[string]bool{}}
	for _, place := range p.places {
		if place.area == "" || session.CanRead(place.area) {
			s.places = append(s.places, place)
			s.screens[place.id] = place.build(s)
			s.stale[place.id] = true
		}
	}
	s.rail = newRail(s.places, func(id string) { s.Go(id, "") })
	s.top = newTop(s.openSearch, s.openRecordMenu)
	if len(s.records()) == 0 {
		s.top.record.Hide()
	}
	s.foot = newFoot()
	s.foot.signedIn(session.User, string(session.Role))
	s.foot.backedUp(store.LastBackup(), nil)
	if store.ReadOnly() {
		s.foot.onlyLooking()
	}
	s.middle = container.NewStack()
	// The place comes before bar and rail, so that Tab goes there first.
	s.object = container.New(&shellLayout{}, s.middle, s.top.object, s.foot.object, s.rail)
	s.stop = store.OnChange(func(c data.Change) { fyne.Do(func() { s.changed(c) }) })
	return s
}

// Go implements [screens.Desk].
func (s *shell) Go(id, record string) {
	screen, ok := s.screens[id]
	if !ok {
		return
	}
	s.program.canvas.Unfocus()
	s.program.guard(func() {
		if s.front != id {
			s.front = id
			s.rail.choose(id)
			s.middle.Objects = []fyne.CanvasObject{screen.Content()}
			s.top.show(screen.Title(), screen.Tools())
		}
		s.update()
		if opener, ok := screen.(screens.Opener); ok && record != "" {
			opener.Open(record)
		}
		s.middle.Refresh()
		s.StatusChanged()
	})
}

// update lets the place in front ask the store.
func (s *shell) update() {
	delete(s.stale, s.front)
	s.screens[s.front].Update()
}

// changed brings what is shown up to date after the store changed.
func (s *shell) changed(c data.Change) {
	s.foot.justSaved(s.store.Now().In(data.Shanghai).Format(time.TimeOnly))
	for id, screen := range s.screens {
		if watcher, ok := screen.(screens.Watcher); !ok || c.Touches(watcher.Tables()...) {
			s.stale[id] = true
		}
	}
	if s.front != "" && s.stale[s.front] {
		s.program.guard(func() { s.update(); s.StatusChanged() })
	}
	s.badges()
}

// badges asks the screens how much waits for a person.
func (s *shell) badges() {
	for id, screen := range s.screens {
		if badger, ok := screen.(screens.Badger); ok {
			s.program.guard(func() { s.rail.setBadge(id, badger.Badge()) })
		}
	}
}

// close ends the shell. Its screens must not be used afterwards.
func (s *shell) close() {
	s.stop()
	widgets.LeaveDrafts()
}

// create lets a place begin a new record.
func (s *shell) create(id string) {
	s.Go(id, "")
	if creator, ok := s.screens[id].(screens.Creator); ok {
		s.program.guard(creator.Create)
	}
}

// records are the lines of the menu of “Record” that this person may use.
func (s *shell) records() []record {
	return slices.DeleteFunc(records(), func(r record) bool {
		_, creates := s.screens[r.place].(screens.Creator)
		return !creates || !s.session.CanWrite(r.area) || r.place == screens.Children && !s.session.CanAddChildren()
	})
}

// Store implements [screens.Desk].
func (s *shell) Store() *data.Store { return s.store }

// Session implements [screens.Desk].
func (s *shell) Session() *data.Session { return s.session }

// Canvas implements [screens.Desk].
func (s *shell) Canvas() fyne.Canvas { return s.program.canvas }

// Dialogs implements [screens.Desk].
func (s *shell) Dialogs() platform.Dialogs { return s.program.dialogs }

// Beside implements [screens.Desk]. What comes of it while the window is locked
// is shown when the same person is back.
func (s *shell) Beside(task func() (show func())) {
	s.program.beside(func() func() {
		show := task()
		if show == nil {
			return nil
		}
		return func() {
			if s.program.locked {
				s.late = append(s.late, show)
				return
			}
			show()
		}
	})
}

// catchUp shows what came while the window was locked.
func (s *shell) catchUp() {
	late := s.late
	s.late = nil
	for _, show := range late {
		s.program.guard(show)
	}
}

// StatusChanged implements [screens.Desk].
func (s *shell) StatusChanged() {
	if screen, ok := s.screens[s.front]; ok {
		s.foot.status(screen.Status())
	}
}

// Toast implements [screens.Desk].
func (s *shell) Toast(text string) { s.program.toasts.Success(text) }

// ToastUndo implements [screens.Desk].
func (s *shell) ToastUndo(text string, undo func()) {
	s.program.toasts.Undoable(text, lang.L("Undo"), func() { s.program.guard(undo) })
}

// Fail implements [screens.Desk].
func (s *shell) Fail(err error) { s.program.fail(err) }

// SignInAnew implements [screens.Desk].
func (s *shell) SignInAnew(told string) { s.program.signInAnew(told) }

// shellLayout places the place in front, the bar on top, the foot and the rail.
type shellLayout struct{}

func (*shellLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 400) }

func (*shellLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	middle, top, foot, rail := objects[0], objects[1], objects[2], objects[3]
	left := railWidth
	switch {
	case size.Width < slimWindow:
		left = railSlimWidth
	case size.Width < narrowWindow:
		left = railNarrowWidth
	}
	put := func(o fyne.CanvasObject, x, y, width, height float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, height))
	}
	put(rail, 0, 0, left, size.Height)
	put(top, left, 0, size.Width-left, topHeight)
	put(foot, left, size.Height-footHeight, size.Width-left, footHeight)
	put(middle, left, topHeight, size.Width-left, size.Height-topHeight-footHeight)
}
