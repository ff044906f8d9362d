// Package prefs is what this computer remembers for this user: paths of files
// and how the window looks. No name and nothing out of a file is among it.
package prefs

import (
	"slices"

	"fyne.io/fyne/v2"

	"careledger/app/platform"
	"careledger/app/theme"
	"careledger/app/words"
)

// recentMost is how many files are remembered.
const recentMost = 6

// The names under which the preferences are kept.
const (
	recentKey   = "files.recent"
	languageKey = "look.language"
	variantKey  = "look.variant"
	textKey     = "look.text"
	placeKey    = "window.place"
	newerKey    = "newer.folder"
)

// Prefs are the preferences of this user on this computer.
type Prefs struct{ kept fyne.Preferences }

// Of returns those kept by Fyne, as fyne.CurrentApp().Preferences() gives them.
func Of(kept fyne.Preferences) Prefs { return Prefs{kept} }

// Recent returns the paths of the files opened before, the latest first.
func (p Prefs) Recent() []string { return p.kept.StringList(recentKey) }

// Opened remembers a file as the latest one.
func (p Prefs) Opened(path string) {
	all := slices.DeleteFunc(p.Recent(), func(other string) bool { return other == path })
	all = append([]string{path}, all...)
	p.kept.SetStringList(recentKey, all[:min(len(all), recentMost)])
}

// Language returns the language of the window, zh or en.
func (p Prefs) Language() string {
	if p.kept.String(languageKey) == words.English {
		return words.English
	}
	return words.Chinese
}

// SetLanguage sets the language of the window from the next start on.
func (p Prefs) SetLanguage(language string) { p.kept.SetString(languageKey, language) }

// Variant returns whether the window is light, dark or as the system says.
func (p Prefs) Variant() theme.Variant {
	return theme.Variant(p.kept.IntWithFallback(variantKey, int(theme.Light)))
}

// TextPercent returns the size of text in percent of the usual.
func (p Prefs) TextPercent() int { return p.kept.IntWithFallback(textKey, theme.MinTextPercent) }

// SetLook sets variant and text size, and shows them at once.
func (p Prefs) SetLook(variant theme.Variant, textPercent int) {
	p.kept.SetInt(variantKey, int(variant))
	p.kept.SetInt(textKey, textPercent)
	fyne.CurrentApp().Settings().SetTheme(theme.New(variant, textPercent))
}

// Place returns where the window stood when it was closed last, and whether
// that is known.
func (p Prefs) Place() (platform.Place, bool) { return platform.ParsePlace(p.kept.String(placeKey)) }

// SetPlace remembers where the window stands.
func (p Prefs) SetPlace(place platform.Place) { p.kept.SetString(placeKey, place.String()) }

// InstallerFolder returns the folder in which newer installers are looked for,
// besides sticks; empty for none.
func (p Prefs) InstallerFolder() string { return p.kept.String(newerKey) }

// SetInstallerFolder sets that folder.
func (p Prefs) SetInstallerFolder(path string) { p.kept.SetString(newerKey, path) }
