package prefs_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"

	"careledger/app/platform"
	"careledger/app/prefs"
	"careledger/app/theme"
	"careledger/app/words"
)

func TestRecentFiles(t *testing.T) {
	p := prefs.Of(test.NewTempApp(t).Preferences())
	for n := range 8 {
		p.Opened(fmt.Sprint(n))
	}
	p.Opened("5")
	if want := []string{"5", "7", "6", "4", "3", "2"}; !slices.Equal(p.Recent(), want) {
		t.Errorf("recent files are %v, want %v", p.Recent(), want)
	}
}

func TestLook(t *testing.T) {
	a := test.NewTempApp(t)
	p := prefs.Of(a.Preferences())
	if p.Language() != words.Chinese || p.Variant() != theme.Light || p.TextPercent() != 100 {
		t.Errorf("the window begins in %s, %v, %d %%", p.Language(), p.Variant(), p.TextPercent())
	}
	p.SetLanguage(words.English)
	p.SetLook(theme.Dark, 125)
	if p.Language() != words.English || p.Variant() != theme.Dark || p.TextPercent() != 125 {
		t.Errorf("the window goes on in %s, %v, %d %%", p.Language(), p.Variant(), p.TextPercent())
	}
	if shown := a.Settings().Theme().Size(theme.SizeNameQuiet); shown != 15 {
		t.Errorf("quiet text is %v high", shown)
	}
}

func TestPlace(t *testing.T) {
	p := prefs.Of(test.NewTempApp(t).Preferences())
	if place, known := p.Place(); known {
		t.Errorf("before anything was remembered the place is %v", place)
	}
	want := platform.Place{Left: -20, Top: 30, Width: 1200, Height: 700, Maximized: true}
	p.SetPlace(want)
	if place, known := p.Place(); !known || place != want {
		t.Errorf("the place is %v, %t, want %v", place, known, want)
	}
}
