// Package theme holds the look of the window: colours in a light and a dark
// variant, sizes, and the fonts. Widgets and screens name a colour by its
// meaning, never by its value, so that everything follows the variant.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Variant says which of the two sets of colours the window wears.
type Variant int

// The variants a person can choose from. System follows the desktop's setting.
const (
	System Variant = iota
	Light
	Dark
)

// The bounds of the text size a person can choose, in percent.
const (
	MinTextPercent = 100
	MaxTextPercent = 150
)

// Theme is the look of the window, as Fyne asks for it. Make one with New.
type Theme struct {
	variant Variant
	percent int
}

var _ fyne.Theme = (*Theme)(nil)

// New makes a theme of the given variant whose type is textPercent percent of
// its usual size; a value outside MinTextPercent to MaxTextPercent is moved to
// the nearer bound. The text size scales type only, never the layout.
func New(variant Variant, textPercent int) *Theme {
	useRareFont()
	return &Theme{variant: variant, percent: min(max(textPercent, MinTextPercent), MaxTextPercent)}
}

// usual stands in while the program has not set a theme of its own yet.
var usual = &Theme{variant: Light, percent: MinTextPercent}

// current is the theme that the window wears.
func current() *Theme {
	if t, ok := fyne.CurrentApp().Settings().Theme().(*Theme); ok {
		return t
	}
	return usual
}

// Variant answers the variant that was chosen.
func (t *Theme) Variant() Variant { return t.variant }

// TextPercent answers the size of type in percent of the usual.
func (t *Theme) TextPercent() int { return t.percent }

// Color answers the colour of that name. The system's variant counts only when
// the person chose System; any but Fyne's dark one means light.
func (t *Theme) Color(name fyne.ThemeColorName, system fyne.ThemeVariant) color.Color {
	dark := t.variant == Dark || (t.variant == System && system == fynetheme.VariantDark)
	table := light
	if dark {
		table = night
	}
	if alias, ok := aliases[name]; ok {
		name = alias
	}
	if c, ok := table[name]; ok {
		return c
	}
	if dark {
		return fynetheme.DefaultTheme().Color(name, fynetheme.VariantDark)
	}
	return fynetheme.DefaultTheme().Color(name, fynetheme.VariantLight)
}

// Icon answers Fyne's own icon of that name.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fynetheme.DefaultTheme().Icon(name)
}

// Size answers the size of that name in device-independent pixels. Sizes of
// type grow with the text size, all others stay.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if points, ok := typeSizes[name]; ok {
		return points * float32(t.percent) / 100
	}
	if size, ok := spaces[name]; ok {
		return size
	}
	return fynetheme.DefaultTheme().Size(name)
}
