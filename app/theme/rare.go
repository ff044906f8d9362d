package theme

import (
	"sync"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"careledger/assets"
)

var useRareOnce sync.Once

// useRareFont makes the rare font the one that Fyne falls back to. Fyne draws a
// character with the first font that has it: the theme's, then its own Latin
// font of the same style, then whatever the system happens to have. The theme's
// font covers all that the Latin one does, so its place is free, and taking it
// is the only way to add a font without the system's help. Fyne gives the same
// resource to everyone and reads it when the first text is drawn.
func useRareFont() {
	useRareOnce.Do(func() {
		for _, r := range []fyne.Resource{fynetheme.DefaultTextFont(), fynetheme.DefaultTextBoldFont()} {
			if s, ok := r.(*fyne.StaticResource); ok {
				s.StaticName, s.StaticContent = "RareHan.ttf", assets.FontRare
			}
		}
	})
}
