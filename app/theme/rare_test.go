package theme_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"golang.org/x/image/font/sfnt"

	"careledger/app/theme"
)

func TestRareCharactersHaveAFont(t *testing.T) {
	look := theme.New(theme.Light, 100)
	for _, style := range []fyne.TextStyle{{}, {Bold: true}} {
		fallback := fynetheme.DefaultTextFont()
		if style.Bold {
			fallback = fynetheme.DefaultTextBoldFont()
		}
		fonts := []*sfnt.Font{parse(t, look.Font(style)), parse(t, fallback)}
		for _, char := range "国䶮㛃𬭊𬱟𠮷" {
			if !has(t, fonts, char) {
				t.Errorf("no font of the window has %c", char)
			}
		}
	}
}

func TestRareCharactersStandOnTheSameLine(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 100))
	driver := fyne.CurrentApp().Driver()
	_, usual := driver.RenderedTextSize("晓", 13, fyne.TextStyle{}, nil)
	_, rare := driver.RenderedTextSize("𠮷", 13, fyne.TextStyle{}, nil)
	if usual != rare {
		t.Errorf("the baseline of 𠮷 is at %v, of others at %v", rare, usual)
	}
	model, font := parse(t, theme.New(theme.Light, 100).Font(fyne.TextStyle{})), parse(t, fynetheme.DefaultTextFont())
	a, err := model.Metrics(nil, 1000<<6, 0)
	if err != nil {
		t.Fatal(err)
	}
	b, err := font.Metrics(nil, 1000<<6, 0)
	if err != nil {
		t.Fatal(err)
	}
	if a.Ascent != b.Ascent || a.Descent != b.Descent {
		t.Errorf("line metrics %v and %v, want the same", a, b)
	}
}

func parse(t *testing.T, font fyne.Resource) *sfnt.Font {
	t.Helper()
	parsed, err := sfnt.Parse(font.Content())
	if err != nil {
		t.Fatalf("parse %s: %v", font.Name(), err)
	}
	return parsed
}

func has(t *testing.T, fonts []*sfnt.Font, char rune) bool {
	t.Helper()
	for _, font := range fonts {
		index, err := font.GlyphIndex(nil, char)
		if err != nil {
			t.Fatal(err)
		}
		if index != 0 {
			return true
		}
	}
	return false
}
