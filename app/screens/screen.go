// Package screens says what the window and the places in it expect of each
// other. Each place is a package of its own below this one, with a function
// New(desk screens.Desk) screens.Screen.
package screens

import (
	"fyne.io/fyne/v2"

	"careledger/app/platform"
	"careledger/data"
)

// The places of the rail, in its order.
const (
	Home       = "home"
	Children   = "children"
	Wishes     = "wishes"
	Camp       = "camp"
	Reading    = "reading"
	Visits     = "visits"
	Activities = "activities"
	Projects   = "projects"
	Money      = "money"
	Reports    = "reports"
	People     = "people"
	Settings   = "settings"
)

// Screen is one place of the rail. All methods are called on the goroutine of
// the window.
type Screen interface {
	// Title returns the name of the place, as on the rail.
	Title() string

	// Content returns what fills the place. It is built once, at the first call.
	Content() fyne.CanvasObject

	// Tools returns what stands beside the title, such as a switch between two
	// views; nil for none. It is asked once.
	Tools() []fyne.CanvasObject

	// Update asks the store and shows the answer. The window calls it when the
	// place comes to front, and while it is in front after the store changed.
	Update()

	// Status returns what stands at the foot: how much is shown of how much at
	// the left, and the keys that work here at the right. Either may be empty.
	Status() (left, right string)
}

// KeyHandler is a screen that takes keys which no focused field takes.
type KeyHandler interface {
	// Key is given a named key and reports whether it did something with it.
	Key(*fyne.KeyEvent) bool

	// Rune is given a typed character and reports whether it did something
	// with it.
	Rune(rune) bool
}

// Creator is a screen that can begin a new record; Ctrl+N and the menu of
// “Record” come here.
type Creator interface{ Create() }

// Finder is a screen that has a search field of its own; Ctrl+F goes there.
type Finder interface{ Find() }

// Printer is a screen that says itself what Ctrl+P prints; of others the table
// that they show is printed.
type Printer interface{ Print() }

// Opener is a screen that can show one record by its id.
type Opener interface{ Open(id string) }

// Paged is a screen of several pages, each of which Open shows by its id.
type Paged interface{ Pages() []string }

// Typist is a screen in which filled-in forms are typed in: it opens what the
// paper is entered in, with what is known of it.
type Typist interface{ TypeIn(paper data.FormPrint) }

// FileTaker is a screen that takes files which are dropped onto the window, such
// as photos. It reports false where it has no use for them now.
type FileTaker interface{ TakeFiles(paths []string) bool }

// Watcher is a screen that shows only some tables. It is updated after changes
// to these and spared all others.
type Watcher interface{ Tables() []string }

// Badger is a screen whose place on the rail carries a number: how much waits
// for a person there, 0 for nothing. It is asked often and must answer fast.
type Badger interface{ Badge() int }

// Desk is what a screen may ask of the window.
type Desk interface {
	// Store returns the open file.
	Store() *data.Store

	// Session returns who is signed in.
	Session() *data.Session

	// Toast shows a short text that leaves by itself.
	Toast(text string)

	// ToastUndo is Toast with a button that takes back what was done.
	ToastUndo(text string, undo func())

	// Fail tells the person about an error in their words and writes its
	// technical cause to the log. A nil error is passed over, and so is
	// platform.ErrCancelled.
	Fail(err error)

	// Canvas returns the canvas of the window, for dialogs and focus.
	Canvas() fyne.Canvas

	// Go brings a place to front and shows the record with the id there; an
	// empty id shows the place as it was left.
	Go(place, id string)

	// TypeIn begins to type in the filled form with the number that stands on the
	// paper, in the place where it belongs. An error says why it can't be.
	TypeIn(no string) error

	// Dialogs returns the file dialogs. They block: call them on a goroutine of
	// their own and come back by fyne.Do.
	Dialogs() platform.Dialogs

	// Beside runs what takes long on a goroutine of its own, and then show, which
	// it answers, on that of the window; a nil show shows nothing.
	Beside(task func() (show func()))

	// SignInAnew shows the sign-in after the file was closed by a restore, and says
	// what was done.
	SignInAnew(told string)

	// FindNewer looks for a newer installer of the program and offers it, or says
	// that there is none.
	FindNewer()

	// StatusChanged makes the window ask the screen for its status anew.
	StatusChanged()
}
