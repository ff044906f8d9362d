package theme

import (
	"bytes"
	"encoding/binary"
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
		font := withMetricsOf(assets.FontRegular, assets.FontRare)
		for _, r := range []fyne.Resource{fynetheme.DefaultTextFont(), fynetheme.DefaultTextBoldFont()} {
			if s, ok := r.(*fyne.StaticResource); ok {
				s.StaticName, s.StaticContent = "RareHan.ttf", font
			}
		}
	})
}

// withMetricsOf answers a copy of a TrueType font with the line metrics of the
// other, for Fyne takes the baseline of a line from the font of its first
// character: 𠮷晓 would else stand higher than 晓𠮷. Both must have the same
// units per em.
func withMetricsOf(model, font []byte) []byte {
	out := bytes.Clone(font)
	from, to := table(model, "hhea"), table(out, "hhea")
	if len(from) >= 10 && len(to) >= 10 {
		copy(to[4:10], from[4:10]) // ascender, descender, line gap
	}
	return out
}

// table answers the bytes of one table of a TrueType font, nil when it has none.
func table(font []byte, tag string) []byte {
	if len(font) < 12 {
		return nil
	}
	for i := range int(binary.BigEndian.Uint16(font[4:])) {
		entry := 12 + 16*i
		if entry+16 > len(font) {
			return nil
		}
		if string(font[entry:entry+4]) != tag {
			continue
		}
		start, size := int(binary.BigEndian.Uint32(font[entry+8:])), int(binary.BigEndian.Uint32(font[entry+12:]))
		if start+size > len(font) {
			return nil
		}
		return font[start : start+size]
	}
	return nil
}
