package app

import (
	"slices"

	"fyne.io/fyne/v2"

	"careledger/app/theme"
	"careledger/app/words"
)

// recentMost is how many files are remembered.
const recentMost = 6

// preferences are what this computer remembers for this user: paths of files
// and how the window looks. No name and nothing out of a file is among them.
type preferences struct{ fyne.Preferences }

// recent returns the paths of the files opened before, the latest first.
func (p preferences) recent() []string { return p.StringList("files.recent") }

// opened remembers a file as the latest one.
func (p preferences) opened(path string) {
	all := slices.DeleteFunc(p.recent(), func(other string) bool { return other == path })
	all = append([]string{path}, all...)
	p.SetStringList("files.recent", all[:min(len(all), recentMost)])
}

// forget takes a file off the list, for one that is no longer there.
func (p preferences) forget(path string) {
	p.SetStringList("files.recent", slices.DeleteFunc(p.recent(), func(other string) bool { return other == path }))
}

// language returns zh or en.
func (p preferences) language() string { return p.StringWithFallback("look.language", words.Chinese) }

// variant returns whether the window is light or dark.
func (p preferences) variant() theme.Variant {
	return theme.Variant(p.IntWithFallback("look.variant", int(theme.Light)))
}

// textPercent returns the size of text in percent.
func (p preferences) textPercent() int { return p.IntWithFallback("look.text", theme.MinTextPercent) }
