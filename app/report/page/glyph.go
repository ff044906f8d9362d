package page

import (
	"strings"
	"unicode"
)

// glyph is one character as it stands in a line, with distances in em.
type glyph struct {
	r     rune
	class class
	plain bool   // the PDF's own text can show it
	marks string // marks that ride on it and are not drawn themselves

	width     float64 // what the font says
	lead      float64 // empty space cut off at its left
	trail     float64 // empty space cut off at its right
	gap       float64 // space added after it
	stretch   float64 // how much more may be added after it
	shrink    float64 // how much may be taken away after it
	sumWidth  float64 // of all glyphs before, gaps included
	sumSpread float64 // of stretch of all glyphs before
	sumShrink float64
}

// text answers the characters that the glyph stands for.
func (g *glyph) text() string { return string(g.r) + g.marks }

const (
	half          = 0.5  // of a full-width punctuation mark
	gapLatin      = 0.06 // between a Han character and a Latin word
	spreadHan     = 0.09 // more would read as a space when text is copied
	spreadMixed   = 0.03
	spreadPoint   = 0.22
	spreadSpace   = 0.25
	shrinkPoint   = 0.2
	shrinkSpace   = 0.06
	apostropheEnd = 0.74 // what a full-width apostrophe leaves empty
)

// glyphs answers the characters of a text without line breaks, ready to be
// broken into lines. Control characters are left out.
func glyphs(s string, f face) []glyph {
	out := make([]glyph, 0, len(s)/2+1)
	for _, r := range s {
		r, use := printable(r)
		if !use {
			continue
		}
		if n := len(out); n > 0 && rides(f, r) {
			out[n-1].marks += string(r)
			out[n-1].plain = false
			continue
		}
		w, plain := advanceOf(f, r)
		out = append(out, glyph{r: r, class: ruleOf(r).class, plain: plain, width: w})
	}
	for i := range out {
		fitAlone(out, i)
	}
	for i := range out {
		fitPair(out, i)
	}
	total(out)
	return out
}

// printable answers the character to print for one of a text, if any.
func printable(r rune) (rune, bool) {
	switch {
	case r >= ' ' && r < 0x7F, r >= 0x4E00 && r < 0xA000:
		return r, true
	case r == '\t':
		return ' ', true
	case r == '\u00A0' || r == '\u2007' || r == '\u202F':
		return '\u00A0', true
	case r == '\u3000':
		return r, true
	case unicode.Is(unicode.Zs, r):
		return ' ', true
	case r == joiner || r >= tagFirst && r <= tagLast:
		return r, true
	default:
		return r, !unicode.Is(unicode.Cc, r) && !unicode.Is(unicode.Cf, r)
	}
}

const (
	joiner   = '\u200D'
	tagFirst = '\U000E0020'
	tagLast  = '\U000E007F'
)

// rides tells whether a character has no shape of its own and only changes the
// one before it.
func rides(f face, r rune) bool {
	if r == joiner || r >= tagFirst && r <= tagLast {
		return true
	}
	if ruleOf(r).class != classMark {
		return false
	}
	_, ok := typefaces()[f].advance(r)
	return !ok
}

// fitAlone settles what a character's neighbours make of it.
func fitAlone(gs []glyph, i int) {
	g := &gs[i]
	switch g.r {
	case '·', '•', '‧':
		g.lead, g.trail = half/2, half/2
	case '’':
		if isLatin(gs, i-1) && isLatin(gs, i+1) {
			g.class, g.trail = classLatin, apostropheEnd
		} else if !isHan(gs, i+1) && isLatin(gs, i-1) {
			g.trail = half
		}
	case '”':
		if !isHan(gs, i+1) && isLatin(gs, i-1) {
			g.trail = half
		}
	case '“', '‘':
		if !isHan(gs, i-1) && isLatin(gs, i+1) {
			g.lead = half
		}
	}
}

func isLatin(gs []glyph, i int) bool { return i >= 0 && i < len(gs) && gs[i].class == classLatin }
func isHan(gs []glyph, i int) bool   { return i >= 0 && i < len(gs) && gs[i].class == classHan }

// fitPair settles the distance between a glyph and the next.
func fitPair(gs []glyph, i int) {
	if i+1 == len(gs) {
		return
	}
	a, b := &gs[i], &gs[i+1]
	ra, rb := ruleOf(a.r), ruleOf(b.r)
	if b.class == classMark {
		return
	}
	// Of two marks that meet, the empty halves between them count once.
	switch {
	case ra.right && a.trail == 0 && (rb.right || rb.left):
		a.trail = half
	case ra.left && rb.left && b.lead == 0:
		b.lead = half
	}
	emptyRight, emptyLeft := ra.right && a.trail == 0, rb.left && b.lead == 0
	switch {
	case a.class == classSpace || a.class == classGlue:
		if a.r != '\u3000' {
			a.stretch, a.shrink = spreadSpace, shrinkSpace
		}
	case b.class == classSpace || b.class == classGlue:
	case emptyRight || emptyLeft:
		a.stretch = spreadPoint
		if emptyLeft || ra.narrow {
			a.shrink = shrinkPoint
		}
	case a.class == classHan && b.class == classHan:
		if !(a.r == b.r && strings.ContainsRune("—…―‥", a.r)) && !ra.left && !rb.right {
			a.stretch = spreadHan
		}
	case a.class != b.class && ra.letter && rb.letter:
		a.gap, a.stretch = gapLatin, spreadMixed
	case a.class != b.class:
		a.stretch = spreadMixed
	}
}

// total adds up distances, so that any stretch of a text is measured at once.
func total(gs []glyph) {
	var w, spread, shrink float64
	for i := range gs {
		g := &gs[i]
		g.sumWidth, g.sumSpread, g.sumShrink = w, spread, shrink
		w += g.width - g.lead - g.trail + g.gap
		spread += g.stretch
		shrink += g.shrink
	}
}
