package page

import (
	"fmt"
	"sync"
)

// standInFor answers what is written invisibly where a character is drawn as a
// shape, for readers of the file that ignore the shape's text: a quotation mark
// of the typewriter, else the sign that printers put for a missing type.
func standInFor(r rune) rune {
	switch r {
	case '“', '”':
		return '"'
	case '‘', '’':
		return '\''
	default:
		return '〓'
	}
}

// advanceOf answers a character's width in em and whether the PDF's own font
// text can show it: the library fails above U+FFFF.
func advanceOf(f face, r rune) (em float64, plain bool) {
	fonts := typefaces()
	if em, ok := fonts[f].advance(r); ok {
		return em, r <= 0xFFFF
	}
	if tick(r) != nil {
		return 1, false
	}
	if em, ok := fonts[rare].advance(r); ok {
		return em, false
	}
	return codeWidth(f, r), false
}

// outlineOf answers the shape, in em, of any character.
func outlineOf(f face, r rune) path {
	fonts := typefaces()
	if _, ok := fonts[f].advance(r); ok {
		return fonts[f].outline(r)
	}
	p := tick(r)
	if p == nil {
		if _, ok := fonts[rare].advance(r); !ok {
			return code(f, r)
		}
		p = fonts[rare].outline(r)
	}
	if f == bold {
		p = thickened(p)
	}
	return p
}

// thickened makes a shape bolder by laying it down twice.
func thickened(p path) path {
	const shift = 0.014
	return append(p.placed(1, point{-shift, 0}), p.placed(1, point{shift, 0})...)
}

// tick answers the boxes that people tick on forms, and nil for any other
// character.
func tick(r rune) path {
	if r < '☐' || r > '☒' {
		return nil
	}
	p := frame(0.1, -0.78, 0.8, 0.8, 0.04, 0.055)
	switch r {
	case '☑':
		p = append(p, band(point{0.26, -0.42}, point{0.45, -0.2}, 0.08)...)
		p = append(p, band(point{0.42, -0.2}, point{0.77, -0.64}, 0.08)...)
	case '☒':
		p = append(p, band(point{0.28, -0.6}, point{0.72, -0.16}, 0.08)...)
		p = append(p, band(point{0.28, -0.16}, point{0.72, -0.6}, 0.08)...)
	}
	return p
}

// The frame of a character that none of the fonts has, in em.
const (
	codeSize   = 0.44 // of the text in it
	codeInset  = 0.1
	codeMargin = 0.06
)

var codes sync.Map // codeKey to path

type codeKey struct {
	f face
	r rune
}

func codeWidth(f face, r rune) float64 {
	w := 2 * (codeInset + codeMargin)
	for _, c := range codeText(r) {
		em, _ := typefaces()[f].advance(c)
		w += em * codeSize
	}
	return w
}

// code answers a character's number in a frame.
func code(f face, r rune) path {
	if p, ok := codes.Load(codeKey{f, r}); ok {
		return p.(path)
	}
	p := frame(codeMargin, -0.72, codeWidth(f, r)-2*codeMargin, 0.68, 0.08, 0.035)
	x := codeMargin + codeInset
	for _, c := range codeText(r) {
		em, _ := typefaces()[f].advance(c)
		p = append(p, typefaces()[f].outline(c).placed(codeSize, point{x, -0.22})...)
		x += em * codeSize
	}
	codes.Store(codeKey{f, r}, p)
	return p
}

func codeText(r rune) string { return fmt.Sprintf("U+%04X", r) }
