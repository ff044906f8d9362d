package platform

import (
	"errors"

	"github.com/ncruces/zenity"
)

// ErrCancelled is what [Dialogs] answer when the person chose nothing.
var ErrCancelled = errors.New("cancelled by the person")

// Filter is a kind of files that a dialog shows, such as {"Excel", "*.xlsx"}.
type Filter struct {
	Name     string   // in the person's language
	Patterns []string // such as "*.xlsx"
}

// Dialogs are the file dialogs of the operating system. They block until the
// person has chosen, so call them outside the goroutine of the window and come
// back with fyne.Do. Tests put their own in place.
type Dialogs interface {
	// Open asks for an existing file and returns its path. It answers
	// ErrCancelled when none was chosen.
	Open(title string, filters ...Filter) (path string, err error)

	// OpenSeveral is Open for one file or more.
	OpenSeveral(title string, filters ...Filter) (paths []string, err error)

	// Save asks where to save, offering the path name, and returns the path.
	// The person has agreed to replace the file if there is one. It answers
	// ErrCancelled when no place was chosen.
	Save(title, name string, filters ...Filter) (path string, err error)

	// Folder asks for an existing folder and returns its path. It answers
	// ErrCancelled when none was chosen.
	Folder(title string) (path string, err error)
}

// Native are the dialogs of the operating system.
type Native struct{}

// Open implements [Dialogs].
func (Native) Open(title string, filters ...Filter) (string, error) {
	return chosen(zenity.SelectFile(zenity.Title(title), zenity.Modal(), shown(filters)))
}

// OpenSeveral implements [Dialogs].
func (Native) OpenSeveral(title string, filters ...Filter) ([]string, error) {
	paths, err := zenity.SelectFileMultiple(zenity.Title(title), zenity.Modal(), shown(filters))
	if errors.Is(err, zenity.ErrCanceled) || err == nil && len(paths) == 0 {
		return nil, ErrCancelled
	}
	return paths, err
}

// Save implements [Dialogs].
func (Native) Save(title, name string, filters ...Filter) (string, error) {
	return chosen(zenity.SelectFileSave(zenity.Title(title), zenity.Modal(), zenity.Filename(name),
		zenity.ConfirmOverwrite(), shown(filters)))
}

// Folder implements [Dialogs].
func (Native) Folder(title string) (string, error) {
	return chosen(zenity.SelectFile(zenity.Title(title), zenity.Modal(), zenity.Directory()))
}

// shown turns filters into those of zenity.
func shown(filters []Filter) zenity.FileFilters {
	var all zenity.FileFilters
	for _, f := range filters {
		all = append(all, zenity.FileFilter{Name: f.Name, Patterns: f.Patterns, CaseFold: true})
	}
	return all
}

// chosen turns zenity's way of saying no into ours.
func chosen(path string, err error) (string, error) {
	if errors.Is(err, zenity.ErrCanceled) || err == nil && path == "" {
		return "", ErrCancelled
	}
	return path, err
}
