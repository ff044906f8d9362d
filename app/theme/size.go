package theme

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Names of the sizes of type beyond Fyne's own.
const (
	SizeNameQuiet  fyne.ThemeSizeName = "careledger.quiet"
	SizeNameTitle  fyne.ThemeSizeName = "careledger.title"
	SizeNameFigure fyne.ThemeSizeName = "careledger.figure"
	SizeNameLarge  fyne.ThemeSizeName = "careledger.large"
	SizeNameSmall  fyne.ThemeSizeName = "careledger.small"
)

// Sizes of the layout in device-independent pixels. They don't grow with the
// text size.
const (
	// Gap is the air between cards.
	Gap float32 = 14
	// Inside is the air between a card's edge and what it holds.
	Inside float32 = 16
	// CardCorner is the radius of a card's corners.
	CardCorner float32 = 12
	// ButtonCorner is the radius of the corners of buttons and fields.
	ButtonCorner float32 = 8
	// Tight is the air between things that belong together, such as chips.
	Tight float32 = 8
	// Hair is the width of a rule.
	Hair float32 = 1
)

// typeSizes are the sizes of type at 100 %.
var typeSizes = map[fyne.ThemeSizeName]float32{
	fynetheme.SizeNameText:           13,
	fynetheme.SizeNameCaptionText:    12,
	fynetheme.SizeNameHeadingText:    18,
	fynetheme.SizeNameSubHeadingText: 14,
	SizeNameSmall:                    11,
	SizeNameQuiet:                    12,
	SizeNameLarge:                    16,
	SizeNameTitle:                    18,
	SizeNameFigure:                   30,
}

// spaces are the sizes of Fyne's own parts.
var spaces = map[fyne.ThemeSizeName]float32{
	fynetheme.SizeNamePadding:            4,
	fynetheme.SizeNameInnerPadding:       7,
	fynetheme.SizeNameLineSpacing:        4,
	fynetheme.SizeNameInlineIcon:         18,
	fynetheme.SizeNameInputBorder:        1,
	fynetheme.SizeNameInputRadius:        ButtonCorner,
	fynetheme.SizeNameSelectionRadius:    4,
	fynetheme.SizeNameSeparatorThickness: Hair,
	fynetheme.SizeNameScrollBar:          10,
	fynetheme.SizeNameScrollBarSmall:     4,
	fynetheme.SizeNameScrollBarRadius:    4,
}

// TextSize answers the current size of type of that name.
func TextSize(name fyne.ThemeSizeName) float32 { return current().Size(name) }

// Body is the current size of ordinary text.
func Body() float32 { return TextSize(fynetheme.SizeNameText) }

// Quiet is the current size of secondary text.
func Quiet() float32 { return TextSize(SizeNameQuiet) }

// Title is the current size of a place's title.
func Title() float32 { return TextSize(SizeNameTitle) }

// Figure is the current size of a large number.
func Figure() float32 { return TextSize(SizeNameFigure) }
