// Package screentest lets the tests of screens work as a person does, on a real
// store, without a display.
package screentest

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"careledger/app/platform"
	"careledger/app/screens"
	"careledger/app/theme"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/datatest"
)

// Desk is a window for one screen. It keeps what the screen said instead of
// showing it.
type Desk struct {
	Hand
	Toasts []string // texts of Toast and ToastUndo, in order
	Undo   func()   // of the last ToastUndo
	Errors []error  // what was given to Fail, without nil
	Anew   string   // what SignInAnew was told
	Went   []string // where Go led: "children", or "children/ID"
	Files  *Files   // answers of the file dialogs
	Screen screens.Screen

	window  fyne.Window
	store   *data.Store
	session *data.Session
}

var _ screens.Desk = (*Desk)(nil)

// New makes a window of 1366 by 768 in Chinese with a new store, its lead
// signed in. All goes away with the test.
func New(t testing.TB) *Desk {
	t.Helper()
	store, session := datatest.Open(t)
	return On(t, store, session)
}

// On is New for a store that is open already.
func On(t testing.TB, store *data.Store, session *data.Session) *Desk {
	t.Helper()
	a := test.NewTempApp(t)
	if err := words.Use(words.Chinese); err != nil {
		t.Fatal(err)
	}
	a.Settings().SetTheme(theme.New(theme.Light, theme.MinTextPercent))
	w := test.NewTempWindow(t, nil)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1366, 768))
	return &Desk{Hand: Hand{T: t, Canvas: w.Canvas()}, Files: &Files{}, window: w, store: store, session: session}
}

// Show puts a screen into the window and lets it ask the store. Keys that no
// field takes go to it, and it is updated after each change of the store.
func (d *Desk) Show(s screens.Screen) {
	d.Screen = s
	d.window.SetContent(s.Content())
	d.window.Resize(fyne.NewSize(1366, 768))
	if handler, ok := s.(screens.KeyHandler); ok {
		d.window.Canvas().SetOnTypedKey(func(event *fyne.KeyEvent) { handler.Key(event) })
		d.window.Canvas().SetOnTypedRune(func(r rune) { handler.Rune(r) })
	}
	d.T.Cleanup(d.store.OnChange(func(data.Change) { s.Update() }))
	s.Update()
}

// PressTool presses a chip or a button that stands beside the title of the place.
func (d *Desk) PressTool(word string) {
	d.T.Helper()
	for _, tool := range d.Screen.Tools() {
		for _, o := range test.LaidOutObjects(tool) {
			said, ok := o.(interface{ Text() string })
			if can, press := o.(fyne.Tappable); ok && press && said.Text() == word {
				test.Tap(can)
				return
			}
		}
	}
	d.T.Fatalf("no tool says %q", word)
}

// Store implements [screens.Desk].
func (d *Desk) Store() *data.Store { return d.store }

// Session implements [screens.Desk].
func (d *Desk) Session() *data.Session { return d.session }

// Toast implements [screens.Desk].
func (d *Desk) Toast(text string) { d.Toasts = append(d.Toasts, text) }

// ToastUndo implements [screens.Desk].
func (d *Desk) ToastUndo(text string, undo func()) {
	d.Toasts, d.Undo = append(d.Toasts, text), undo
}

// Fail implements [screens.Desk].
func (d *Desk) Fail(err error) {
	if err != nil {
		d.Errors = append(d.Errors, err)
	}
}

// Canvas implements [screens.Desk].
func (d *Desk) Canvas() fyne.Canvas { return d.window.Canvas() }

// Go implements [screens.Desk].
func (d *Desk) Go(place, id string) {
	if id != "" {
		place += "/" + id
	}
	d.Went = append(d.Went, place)
}

// TypeIn implements [screens.Desk].
func (d *Desk) TypeIn(no string) error {
	d.Went = append(d.Went, "form "+no)
	return nil
}

// Dialogs implements [screens.Desk].
func (d *Desk) Dialogs() platform.Dialogs { return d.Files }

// Beside implements [screens.Desk]: it does everything at once.
func (d *Desk) Beside(task func() (show func())) {
	if show := task(); show != nil {
		show()
	}
}

// FindNewer implements [screens.Desk]: there is none.
func (d *Desk) FindNewer() {}

// StatusChanged implements [screens.Desk].
func (d *Desk) StatusChanged() {}

// SignInAnew implements [screens.Desk].
func (d *Desk) SignInAnew(told string) { d.Anew = told }

// Files are file dialogs that a test answers beforehand.
type Files struct {
	Path string   // what is chosen, several with a line each; empty for nothing
	Name string   // the name that Save offered last
	Asks []string // titles of the dialogs
}

// Open implements [platform.Dialogs].
func (f *Files) Open(title string, _ ...platform.Filter) (string, error) {
	f.Asks = append(f.Asks, title)
	if f.Path == "" {
		return "", platform.ErrCancelled
	}
	return f.Path, nil
}

// OpenSeveral implements [platform.Dialogs].
func (f *Files) OpenSeveral(title string, _ ...platform.Filter) ([]string, error) {
	path, err := f.Open(title)
	if err != nil {
		return nil, err
	}
	return strings.Split(path, "\n"), nil
}

// Save implements [platform.Dialogs].
func (f *Files) Save(title, name string, _ ...platform.Filter) (string, error) {
	f.Asks, f.Name = append(f.Asks, title), name
	if f.Path == "" {
		return "", platform.ErrCancelled
	}
	return f.Path, nil
}

// Folder implements [platform.Dialogs].
func (f *Files) Folder(title string) (string, error) { return f.Open(title) }
