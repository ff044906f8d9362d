package page

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
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

func (g *glyph) space() bool { return g.class == classSpace || g.class == classGlue }

const (
	half        = 0.5  // of a full-width punctuation mark
	gapLatin    = 0.06 // between a Han character and a Latin word
	spreadHan   = 0.09 // more would read as a space when text is copied
	spreadMixed = 0.03
	spreadPoint = 0.22
	spreadSpace = 0.25
	shrinkPoint = 0.2
	shrinkSpace = 0.06
	dotTrim     = 0.1 // of a name's dot; more would part the name when text is copied
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
		if n := len(out); n > 0 && rides(r) && !out[n-1].space() {
			out[n-1].carry(f, r)
			continue
		}
		w, plain := advanceOf(f, r)
		out = append(out, glyph{r: r, class: ruleOf(r).class, plain: plain, width: w})
	}
	western := isWestern(out)
	for i := range out {
		fitAlone(out, i, western)
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

// rides tells whether a character changes the one before it: an accent, a
// selector of a variant, a joiner.
func rides(r rune) bool {
	return r == joiner || r >= tagFirst && r <= tagLast || ruleOf(r).class == classMark
}

// carry puts a mark on the glyph. A letter with an accent becomes the one
// character that both are, where there is one; anything else is drawn.
func (g *glyph) carry(f face, r rune) {
	g.marks += string(r)
	if g.class == classLatin {
		if one := []rune(norm.NFC.String(g.text())); len(one) == 1 {
			if w, plain := advanceOf(f, one[0]); plain {
				g.r, g.marks, g.width, g.plain = one[0], "", w, true
				return
			}
		}
	}
	g.plain = false
}

// isWestern tells a text in a western language, in which single Chinese names
// may stand, from a Chinese one.
func isWestern(gs []glyph) bool {
	const words = 4 // Latin letters that weigh as much as a Han character
	letters := 0
	for i := range gs {
		switch {
		case !ruleOf(gs[i].r).letter:
		case gs[i].r < 0x2E80:
			letters++
		default:
			letters -= words
		}
	}
	return letters > 0
}

// quotes says what is empty at the left and right of quotation marks, which the
// font draws for Chinese, in em.
var quotes = map[rune][2]float64{
	'“': {0.577, 0}, '”': {0, 0.577}, '‘': {0.76, 0}, '’': {0, 0.76},
}

// fitAlone settles what a character's neighbours make of it. Quotation marks in
// a western text, and the apostrophe in any, are as narrow as there. They are
// drawn, for a reader of the file would take marks that overlap their
// neighbours for the end of a word.
func fitAlone(gs []glyph, i int, western bool) {
	g := &gs[i]
	switch g.r {
	case '·', '•', '‧':
		g.lead, g.trail = dotTrim, dotTrim
	case '“', '”', '‘', '’':
		apostrophe := g.r == '’' && isLatin(gs, i-1) && isLatin(gs, i+1)
		if western || apostrophe {
			g.lead, g.trail = quotes[g.r][0], quotes[g.r][1]
			g.class, g.plain = classLatin, false
		}
	}
}

func isLatin(gs []glyph, i int) bool { return i >= 0 && i < len(gs) && gs[i].class == classLatin }

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
	case a.space():
		if a.r != '\u3000' {
			a.stretch, a.shrink = spreadSpace, shrinkSpace
		}
	case b.space():
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
