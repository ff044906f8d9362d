package theme

import "image/color"

// Ground is the colour under everything.
func Ground() color.Color { return Color(ColorGround) }

// Rail is the colour under the rail and under the columns of a board.
func Rail() color.Color { return Color(ColorRail) }

// Card is the colour of cards, fields and lists.
func Card() color.Color { return Color(ColorCard) }

// Line is the colour of rules and of the line around cards.
func Line() color.Color { return Color(ColorLine) }

// Ink is the colour of text.
func Ink() color.Color { return Color(ColorInk) }

// QuietInk is the colour of secondary text.
func QuietInk() color.Color { return Color(ColorQuietInk) }

// Teal is the colour of what can be done.
func Teal() color.Color { return Color(ColorTeal) }

// TealSoft is the ground under what can be done or is chosen.
func TealSoft() color.Color { return Color(ColorTealSoft) }

// Coral is the colour of the mark on what needs a person.
func Coral() color.Color { return Color(ColorCoral) }

// CoralSoft is the ground of what needs a person.
func CoralSoft() color.Color { return Color(ColorCoralSoft) }

// Good is the colour of good news as text.
func Good() color.Color { return Color(ColorGood) }

// RiskRed is the mark of the highest of the four risk levels.
func RiskRed() color.Color { return Color(ColorRiskRed) }

// RiskYellow is the mark of the second risk level.
func RiskYellow() color.Color { return Color(ColorRiskYellow) }

// RiskBlue is the mark of the third risk level.
func RiskBlue() color.Color { return Color(ColorRiskBlue) }

// RiskGreen is the mark of the lowest risk level.
func RiskGreen() color.Color { return Color(ColorRiskGreen) }
