package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Names of colours by their meaning.
const (
	// ColorGround lies under everything; ColorRail under the rail and the
	// columns of a board; ColorCard under cards, fields and lists.
	ColorGround fyne.ThemeColorName = "careledger.ground"
	ColorRail   fyne.ThemeColorName = "careledger.rail"
	ColorCard   fyne.ThemeColorName = "careledger.card"
	// ColorLine is the rule between rows and around cards; ColorFieldLine the
	// stronger line around fields.
	ColorLine      fyne.ThemeColorName = "careledger.line"
	ColorFieldLine fyne.ThemeColorName = "careledger.fieldLine"
	// ColorInk is text, ColorQuietInk secondary text, ColorFaintInk the hint
	// inside an empty field.
	ColorInk      fyne.ThemeColorName = "careledger.ink"
	ColorQuietInk fyne.ThemeColorName = "careledger.quietInk"
	ColorFaintInk fyne.ThemeColorName = "careledger.faintInk"
	// ColorTeal is what can be done, ColorTealSoft the ground under it,
	// ColorTealText text upon that ground, ColorOnTeal text on a teal button,
	// ColorTealLine the line around a plain button and ColorTealPale the
	// second series of a chart.
	ColorTeal     fyne.ThemeColorName = "careledger.teal"
	ColorTealSoft fyne.ThemeColorName = "careledger.tealSoft"
	ColorTealText fyne.ThemeColorName = "careledger.tealText"
	ColorOnTeal   fyne.ThemeColorName = "careledger.onTeal"
	ColorTealLine fyne.ThemeColorName = "careledger.tealLine"
	ColorTealPale fyne.ThemeColorName = "careledger.tealPale"
	// ColorCoral marks what needs a person; ColorCoralButton lies under
	// ColorOnCoral text; ColorCoralSoft is a ground, ColorCoralText its text.
	ColorCoral       fyne.ThemeColorName = "careledger.coral"
	ColorCoralButton fyne.ThemeColorName = "careledger.coralButton"
	ColorOnCoral     fyne.ThemeColorName = "careledger.onCoral"
	ColorCoralSoft   fyne.ThemeColorName = "careledger.coralSoft"
	ColorCoralText   fyne.ThemeColorName = "careledger.coralText"
	// ColorGrey is the ground of a neutral chip, ColorGreyText its text.
	ColorGrey     fyne.ThemeColorName = "careledger.grey"
	ColorGreyText fyne.ThemeColorName = "careledger.greyText"
	// ColorAmberSoft is the ground of a chip that asks for care, ColorAmberText
	// its text.
	ColorAmberSoft fyne.ThemeColorName = "careledger.amberSoft"
	ColorAmberText fyne.ThemeColorName = "careledger.amberText"
	// The four risk colours mark risk only and are never text.
	ColorRiskRed    fyne.ThemeColorName = "careledger.riskRed"
	ColorRiskYellow fyne.ThemeColorName = "careledger.riskYellow"
	ColorRiskBlue   fyne.ThemeColorName = "careledger.riskBlue"
	ColorRiskGreen  fyne.ThemeColorName = "careledger.riskGreen"
	// ColorGood is good news as text.
	ColorGood fyne.ThemeColorName = "careledger.good"
	// ColorToast lies under a toast, ColorOnToast is its text and
	// ColorToastAction what can be done in it.
	ColorToast       fyne.ThemeColorName = "careledger.toast"
	ColorOnToast     fyne.ThemeColorName = "careledger.onToast"
	ColorToastAction fyne.ThemeColorName = "careledger.toastAction"
	// ColorScrim dims what lies under a dialog; ColorShadow is where a list goes
	// on beyond its edge.
	ColorScrim  fyne.ThemeColorName = "careledger.scrim"
	ColorShadow fyne.ThemeColorName = "careledger.shadow"
	// ColorHover lies over what the mouse points at, ColorPressed over a
	// coloured button that it points at; ColorFocus rings what has the keyboard.
	ColorHover   fyne.ThemeColorName = "careledger.hover"
	ColorPressed fyne.ThemeColorName = "careledger.pressed"
	ColorFocus   fyne.ThemeColorName = "careledger.focus"
)

// light are the colours by day.
var light = map[fyne.ThemeColorName]color.Color{
	ColorGround: rgb(0xFAF7F2), ColorRail: rgb(0xF1ECE4), ColorCard: rgb(0xFFFFFF),
	ColorLine: rgb(0xE7E1D8), ColorFieldLine: rgb(0x948F86),
	ColorInk: rgb(0x22302E), ColorQuietInk: rgb(0x5A6664), ColorFaintInk: rgb(0x6A7573),
	ColorTeal: rgb(0x0F6B62), ColorTealSoft: rgb(0xE3F1EE), ColorTealText: rgb(0x0F6B62),
	ColorOnTeal: rgb(0xFFFFFF), ColorTealLine: rgb(0xB9D6D1), ColorTealPale: rgb(0x93C4BC),
	ColorCoral: rgb(0xE2673A), ColorCoralButton: rgb(0xC2491D), ColorOnCoral: rgb(0xFFFFFF),
	ColorCoralSoft: rgb(0xFCEBE3), ColorCoralText: rgb(0xA83F19),
	ColorGrey: rgb(0xEFF0EE), ColorGreyText: rgb(0x45524F),
	ColorAmberSoft: rgb(0xFBF1CF), ColorAmberText: rgb(0x765600),
	ColorRiskRed: rgb(0xC8372D), ColorRiskYellow: rgb(0xE0A100),
	ColorRiskBlue: rgb(0x2F6FB5), ColorRiskGreen: rgb(0x3C8C4A),
	ColorGood:  rgb(0x2C7438),
	ColorToast: rgb(0x22302E), ColorOnToast: rgb(0xFFFFFF), ColorToastAction: rgb(0x8FD9CE),
	ColorScrim:   color.NRGBA{R: 0x22, G: 0x30, B: 0x2E, A: 0x66},
	ColorShadow:  color.NRGBA{R: 0x22, G: 0x30, B: 0x2E, A: 0x1C},
	ColorHover:   color.NRGBA{R: 0x0F, G: 0x6B, B: 0x62, A: 0x0F},
	ColorPressed: color.NRGBA{A: 0x1C}, ColorFocus: rgb(0x3F9389),
}

// night are the colours in the dark.
var night = map[fyne.ThemeColorName]color.Color{
	ColorGround: rgb(0x171C1B), ColorRail: rgb(0x1D2322), ColorCard: rgb(0x222928),
	ColorLine: rgb(0x323B39), ColorFieldLine: rgb(0x74807D),
	ColorInk: rgb(0xE8ECEB), ColorQuietInk: rgb(0xA3AFAD), ColorFaintInk: rgb(0x95A19F),
	ColorTeal: rgb(0x5CC2B4), ColorTealSoft: rgb(0x143A36), ColorTealText: rgb(0x6FCFC1),
	ColorOnTeal: rgb(0x0C201D), ColorTealLine: rgb(0x2F5B55), ColorTealPale: rgb(0x2E7268),
	ColorCoral: rgb(0xF0926D), ColorCoralButton: rgb(0xC2491D), ColorOnCoral: rgb(0xFFFFFF),
	ColorCoralSoft: rgb(0x40281E), ColorCoralText: rgb(0xF5A888),
	ColorGrey: rgb(0x2E3735), ColorGreyText: rgb(0xC3CCCA),
	ColorAmberSoft: rgb(0x3A3118), ColorAmberText: rgb(0xE9C768),
	ColorRiskRed: rgb(0xE5655B), ColorRiskYellow: rgb(0xE0A100),
	ColorRiskBlue: rgb(0x5E9BDD), ColorRiskGreen: rgb(0x5BAE6A),
	ColorGood:  rgb(0x84CB91),
	ColorToast: rgb(0xE8ECEB), ColorOnToast: rgb(0x1B2321), ColorToastAction: rgb(0x0F6B62),
	ColorScrim:   color.NRGBA{A: 0x99},
	ColorShadow:  color.NRGBA{A: 0x55},
	ColorHover:   color.NRGBA{R: 0x5C, G: 0xC2, B: 0xB4, A: 0x14},
	ColorPressed: color.NRGBA{R: 0xFF, G: 0xFF, B: 0xFF, A: 0x24}, ColorFocus: rgb(0x5CC2B4),
}

// aliases give Fyne's own parts the colours of this package.
var aliases = map[fyne.ThemeColorName]fyne.ThemeColorName{
	fynetheme.ColorNameBackground:          ColorGround,
	fynetheme.ColorNameForeground:          ColorInk,
	fynetheme.ColorNamePrimary:             ColorTeal,
	fynetheme.ColorNameForegroundOnPrimary: ColorOnTeal,
	fynetheme.ColorNameHyperlink:           ColorTealText,
	fynetheme.ColorNameButton:              ColorCard,
	fynetheme.ColorNameInputBackground:     ColorCard,
	fynetheme.ColorNameInputBorder:         ColorFieldLine,
	fynetheme.ColorNamePlaceHolder:         ColorFaintInk,
	fynetheme.ColorNameDisabled:            ColorFaintInk,
	fynetheme.ColorNameDisabledButton:      ColorGrey,
	fynetheme.ColorNameHeaderBackground:    ColorCard,
	fynetheme.ColorNameMenuBackground:      ColorCard,
	fynetheme.ColorNameOverlayBackground:   ColorCard,
	fynetheme.ColorNameSeparator:           ColorLine,
	fynetheme.ColorNameShadow:              ColorShadow,
	fynetheme.ColorNameSelection:           ColorTealLine,
	fynetheme.ColorNameFocus:               ColorTealSoft,
	fynetheme.ColorNameHover:               ColorHover,
	fynetheme.ColorNamePressed:             ColorTealLine,
	fynetheme.ColorNameError:               ColorCoralText,
	fynetheme.ColorNameSuccess:             ColorGood,
	fynetheme.ColorNameWarning:             ColorAmberText,
	fynetheme.ColorNameScrollBar:           ColorFieldLine,
	fynetheme.ColorNameScrollBarBackground: ColorHover,
}

// Color answers the colour of that name in the current theme and variant.
func Color(name fyne.ThemeColorName) color.Color {
	return current().Color(name, fyne.CurrentApp().Settings().ThemeVariant())
}

// rgb makes an opaque colour of a number as it is written on the web.
func rgb(v uint32) color.Color {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF}
}
