// Package activities is the place of what is done with groups of children: a
// table of a year's activities, and one form that takes all children at once.
package activities

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/pickers"
	"careledger/data"
)

// Screen shows the activities.
type Screen struct {
	view    *pickers.Activities
	content fyne.CanvasObject
}

// New makes the screen.
func New(desk screens.Desk) screens.Screen {
	s := &Screen{view: pickers.NewActivities(desk, "")}
	s.content = pickers.Air(s.view.Object)
	return s
}

// Title implements screens.Screen.
func (s *Screen) Title() string { return lang.L("Activities") }

// Content implements screens.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Tools implements screens.Screen.
func (s *Screen) Tools() []fyne.CanvasObject { return nil }

// Tables implements screens.Watcher.
func (s *Screen) Tables() []string { return pickers.ActivityTables }

// Update implements screens.Screen.
func (s *Screen) Update() { s.view.Update() }

// Open implements screens.Opener.
func (s *Screen) Open(id string) { s.view.Open(id) }

// TypeIn implements screens.Typist.
func (s *Screen) TypeIn(paper data.FormPrint) { s.view.TypeIn(paper) }

// Create implements screens.Creator.
func (s *Screen) Create() { s.view.Create() }

// TakeFiles implements screens.FileTaker.
func (s *Screen) TakeFiles(paths []string) bool { return s.view.TakeFiles(paths) }

// Find implements screens.Finder.
func (s *Screen) Find() { s.view.Find() }

// Key implements screens.KeyHandler.
func (s *Screen) Key(ev *fyne.KeyEvent) bool { return s.view.Key(ev) }

// Rune implements screens.KeyHandler.
func (s *Screen) Rune(rune) bool { return false }

// Status implements screens.Screen.
func (s *Screen) Status() (left, right string) { return s.view.Status() }
