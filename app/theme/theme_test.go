package theme_test

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"careledger/app/theme"
)

// readable are the pairs of text and ground that stand on each other, with the
// contrast that WCAG 2.1 AA asks for: 4.5 for text, 3 for marks and borders.
var readable = []struct {
	text, ground fyne.ThemeColorName
	least        float64
}{
	{theme.ColorInk, theme.ColorGround, 4.5},
	{theme.ColorInk, theme.ColorRail, 4.5},
	{theme.ColorInk, theme.ColorCard, 4.5},
	{theme.ColorInk, theme.ColorTealSoft, 4.5},
	{theme.ColorQuietInk, theme.ColorGround, 4.5},
	{theme.ColorQuietInk, theme.ColorRail, 4.5},
	{theme.ColorQuietInk, theme.ColorCard, 4.5},
	{theme.ColorQuietInk, theme.ColorTealSoft, 4.5},
	{theme.ColorFaintInk, theme.ColorCard, 4.5},
	{theme.ColorTealText, theme.ColorGround, 4.5},
	{theme.ColorTealText, theme.ColorCard, 4.5},
	{theme.ColorTealText, theme.ColorTealSoft, 4.5},
	{theme.ColorOnTeal, theme.ColorTeal, 4.5},
	{theme.ColorOnCoral, theme.ColorCoralButton, 4.5},
	{theme.ColorCoralText, theme.ColorCoralSoft, 4.5},
	{theme.ColorCoralText, theme.ColorCard, 4.5},
	{theme.ColorGreyText, theme.ColorGrey, 4.5},
	{theme.ColorAmberText, theme.ColorAmberSoft, 4.5},
	{theme.ColorGood, theme.ColorCard, 4.5},
	{theme.ColorGood, theme.ColorGround, 4.5},
	{theme.ColorOnToast, theme.ColorToast, 4.5},
	{theme.ColorToastAction, theme.ColorToast, 4.5},
	{theme.ColorFieldLine, theme.ColorCard, 3},
	{theme.ColorFocus, theme.ColorCard, 3},
	{theme.ColorFocus, theme.ColorGround, 3},
	{theme.ColorCoral, theme.ColorCard, 3},
	{theme.ColorTeal, theme.ColorCard, 3},
}

func TestTextReadsOnItsGround(t *testing.T) {
	for name, variant := range map[string]theme.Variant{"light": theme.Light, "dark": theme.Dark} {
		look := theme.New(variant, 100)
		for _, pair := range readable {
			t.Run(fmt.Sprintf("%s %s on %s", name, pair.text, pair.ground), func(t *testing.T) {
				got := contrast(look.Color(pair.text, 0), look.Color(pair.ground, 0))
				if got < pair.least {
					t.Errorf("contrast %.2f, want at least %.1f", got, pair.least)
				}
			})
		}
	}
}

func TestBothVariantsNameTheSameColours(t *testing.T) {
	for _, pair := range readable {
		for _, name := range []fyne.ThemeColorName{pair.text, pair.ground} {
			day, night := theme.New(theme.Light, 100).Color(name, 0), theme.New(theme.Dark, 100).Color(name, 0)
			if name != theme.ColorCoralButton && name != theme.ColorOnCoral && day == night {
				t.Errorf("%s is the same by day and in the dark", name)
			}
		}
	}
}

func TestSystemFollowsTheDesktop(t *testing.T) {
	system := theme.New(theme.System, 100)
	for want, variant := range map[theme.Variant]fyne.ThemeVariant{
		theme.Light: fynetheme.VariantLight, theme.Dark: fynetheme.VariantDark,
	} {
		if system.Color(theme.ColorInk, variant) != theme.New(want, 100).Color(theme.ColorInk, 0) {
			t.Errorf("variant %d does not follow the desktop", variant)
		}
	}
}

func TestTextSizeScalesTypeOnly(t *testing.T) {
	usual, large := theme.New(theme.Light, 100), theme.New(theme.Light, 150)
	for name, points := range map[fyne.ThemeSizeName]float32{
		fynetheme.SizeNameText: 13, theme.SizeNameQuiet: 12, theme.SizeNameTitle: 18, theme.SizeNameFigure: 30,
	} {
		if usual.Size(name) != points || large.Size(name) != points*1.5 {
			t.Errorf("%s is %v and %v, want %v and half as much again", name, usual.Size(name), large.Size(name), points)
		}
	}
	for _, name := range []fyne.ThemeSizeName{fynetheme.SizeNamePadding, fynetheme.SizeNameInputRadius, fynetheme.SizeNameScrollBar} {
		if usual.Size(name) != large.Size(name) {
			t.Errorf("%s grows with the text size", name)
		}
	}
	if theme.New(theme.Light, 20).TextPercent() != 100 || theme.New(theme.Light, 400).TextPercent() != 150 {
		t.Error("text size leaves its bounds")
	}
}

// contrast is the contrast ratio of two opaque colours by WCAG 2.1, from 1 to 21.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of a colour by WCAG 2.1, from 0 to 1.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	part := func(v uint32) float64 {
		s := float64(v) / 0xFFFF
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}
