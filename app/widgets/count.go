package widgets

import "fyne.io/fyne/v2/lang"

// ShownOf says how many of all are shown, for the foot of a list. The unit is the
// word that counts them, such as 人.
func ShownOf(shown, all int, unit string) string {
	return lang.L("Showing {{.Shown}} of {{.All}} {{.Unit}}", map[string]any{"Shown": shown, "All": all, "Unit": unit})
}
