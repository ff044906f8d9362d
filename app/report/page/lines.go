package page

import (
	"strings"
)

// textLine is one line of a text: its glyphs, without spaces at the ends.
type textLine struct {
	glyphs []glyph
	last   bool // of its paragraph
}

// width answers how wide the line is when nothing is spread, in em.
func (l textLine) width() float64 {
	if len(l.glyphs) == 0 {
		return 0
	}
	return span(l.glyphs, 0, len(l.glyphs))
}

// wrap breaks a text into lines no wider than width points. A line break in the
// text begins a new line. An empty text has one empty line.
func wrap(s string, st style, width float64) []textLine {
	s = lineBreaks.Replace(s)
	var lines []textLine
	for part := range strings.SplitSeq(s, "\n") {
		lines = append(lines, breakLines(glyphs(part, st.face()), width/st.size)...)
	}
	return lines
}

var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\f", "\n")

// textWidth answers how wide a text is on one line, in points.
func textWidth(s string, st style) float64 {
	widest := 0.0
	for _, l := range wrap(s, st, 1e9) {
		widest = max(widest, l.width())
	}
	return widest * st.size
}

// breakLines cuts glyphs into lines no wider than width em. It takes as many
// characters as fit; where that leaves a wide gap it takes one more and narrows
// the punctuation.
func breakLines(gs []glyph, width float64) []textLine {
	var lines []textLine
	for s := skipSpaces(gs, 0); s < len(gs); {
		e := lineEnd(gs, s, width)
		lines = append(lines, textLine{glyphs: gs[s:trimSpaces(gs, s, e)], last: e == len(gs)})
		s = skipSpaces(gs, e)
	}
	if len(lines) == 0 {
		return []textLine{{last: true}}
	}
	lines[len(lines)-1].last = true
	return lines
}

const slack = 1e-6

// lineEnd answers where the line that begins at s ends.
func lineEnd(gs []glyph, s int, width float64) int {
	best, over := -1, -1
	for e := s + 1; e <= len(gs); e++ {
		if e < len(gs) && !mayBreak(gs, s, e) {
			continue
		}
		v := trimSpaces(gs, s, e)
		need := span(gs, s, v) - hang(gs, v)
		if need <= width+slack {
			best = e
			continue
		}
		if need-shrinkable(gs, s, v) <= width+slack {
			over = e
		}
		break
	}
	switch {
	case over > 0 && (best < 0 || crowdingIsBetter(gs, s, best, over, width)):
		return over
	case best > 0:
		return best
	default:
		return splitWord(gs, s, width)
	}
}

// crowdingIsBetter weighs a loose line against a crowded one.
func crowdingIsBetter(gs []glyph, s, best, over int, width float64) bool {
	if over == len(gs) && over-best <= 2 {
		return true // no single character is left for a last line
	}
	v := trimSpaces(gs, s, best)
	spread := gs[v-1].sumSpread - gs[s].sumSpread
	return width-span(gs, s, v) > spread/2
}

// splitWord answers where to cut a word that is longer than a line: after a
// sign that parts an address, where there is one, else wherever it is full.
func splitWord(gs []glyph, s int, width float64) int {
	e := s + 1
	for e < len(gs) && (gs[e].class == classMark || span(gs, s, e+1) <= width+slack) {
		e++
	}
	if e == len(gs) {
		return e
	}
	for i := e; i > s+(e-s)/2; i-- {
		if strings.ContainsRune("/-_.?&=@", gs[i-1].r) && gs[i].class != classMark {
			return i
		}
	}
	return e
}

// mayBreak tells whether a line that begins at s may end before e.
func mayBreak(gs []glyph, s, e int) bool {
	next := &gs[e]
	if next.class == classSpace || next.class == classMark || next.class == classGlue {
		return false
	}
	i := e - 1
	for i > s && gs[i].class == classSpace {
		i--
	}
	last := &gs[i]
	if last.class == classGlue || isFirst(next) || ruleOf(last.r).last {
		return false
	}
	if i < e-1 {
		return true
	}
	if straight(last.r) || straight(next.r) {
		return false
	}
	return last.class != classLatin && last.class != classMark || next.class != classLatin
}

func isFirst(g *glyph) bool { return ruleOf(g.r).first }

// straight quotation marks don't tell whether they open or close.
func straight(r rune) bool { return r == '"' || r == '\'' }

// span answers the width of a line of the glyphs from s to before e. An opening
// mark loses its empty half at the line's start.
func span(gs []glyph, s, e int) float64 {
	if e <= s {
		return 0
	}
	last := &gs[e-1]
	return last.sumWidth + last.width - last.lead - last.trail - gs[s].sumWidth - indent(gs, s)
}

// indent is what an opening mark loses at a line's start.
func indent(gs []glyph, s int) float64 {
	if ruleOf(gs[s].r).left && gs[s].lead == 0 {
		return half
	}
	return 0
}

// hang is the empty half of a closing mark at a line's end, which may stand
// outside the column.
func hang(gs []glyph, e int) float64 {
	if e > 0 && ruleOf(gs[e-1].r).narrow && gs[e-1].trail == 0 {
		return half
	}
	return 0
}

func shrinkable(gs []glyph, s, e int) float64 { return gs[e-1].sumShrink - gs[s].sumShrink }

func skipSpaces(gs []glyph, i int) int {
	for i < len(gs) && gs[i].class == classSpace {
		i++
	}
	return i
}

func trimSpaces(gs []glyph, s, e int) int {
	for e > s && gs[e-1].class == classSpace {
		e--
	}
	return e
}
