package page

import (
	"math"
	"strings"
)

// Align says at which side of its column a text stands.
type Align uint8

// Where a text stands. Automatic puts a table's column of figures at the right
// and any other at the left.
const (
	Automatic Align = iota
	Left
	Right
	Center
)

// setLine answers the drawing operations of one line in a column that begins at
// x and is width points wide, its baseline at y.
func setLine(l textLine, st style, x, y, width float64, align Align) []op {
	gs := l.glyphs
	if len(gs) == 0 {
		return nil
	}
	em := width / st.size
	room := em - l.width()
	if room < 0 {
		room = min(room+hang(gs, len(gs)), 0)
		if align == Right && room == 0 {
			x -= (l.width()*st.size - width)
		}
	}
	spread, shrink := 0.0, 0.0
	switch {
	case room < 0:
		shrink = ratio(-room, shrinkable(gs, 0, len(gs)))
	case st.justify && !l.last && align == Left:
		spread = (em - l.width() + hangUsed(l, em)) / max(gs[len(gs)-1].sumSpread-gs[0].sumSpread, slack)
		if spread > 1 {
			spread = 0 // it can't be filled, so it is better not spread at all
		}
	case align == Right:
		x += room * st.size
	case align == Center:
		x += room / 2 * st.size
	}
	s := setter{style: st, y: y}
	pen := -indent(gs, 0)
	for i := range gs {
		g := &gs[i]
		s.put(g, x+(pen-g.lead)*st.size)
		pen += g.width - g.lead - g.trail + g.gap + g.stretch*spread - g.shrink*shrink
	}
	s.flush()
	return s.ops
}

// hangUsed is how much of the last mark's empty half stands outside the column.
func hangUsed(l textLine, em float64) float64 {
	if l.width() <= em {
		return 0
	}
	return hang(l.glyphs, len(l.glyphs))
}

// ratio answers part / whole, between 0 and 1.
func ratio(part, whole float64) float64 {
	if whole <= 0 {
		return 0
	}
	return min(max(part/whole, 0), 1)
}

// setter joins glyphs at even distances to runs.
type setter struct {
	style style
	y     float64
	ops   []op
	text  strings.Builder
	count int
	first float64 // where the run begins
	track float64
	end   float64 // where its last glyph's advance ends
}

func (s *setter) put(g *glyph, x float64) {
	width := g.width * s.style.size
	if !g.plain {
		s.flush()
		s.ops = append(s.ops, &sign{
			x: x, y: s.y, size: s.style.size, face: s.style.face(), color: s.style.color,
			r: g.r, text: g.text(), lead: g.lead * s.style.size,
			width: width - (g.lead+g.trail)*s.style.size,
		})
		return
	}
	gap := x - s.end
	if s.count > 1 && math.Abs(gap-s.track) > 0.002 {
		s.flush()
	}
	switch s.count {
	case 0:
		s.first = x
	case 1:
		s.track = gap
	}
	s.text.WriteRune(g.r)
	s.count++
	s.end = x + width
}

func (s *setter) flush() {
	if s.count > 0 {
		o := &run{
			x: s.first, y: s.y, size: s.style.size, face: s.style.face(), color: s.style.color,
			text: s.text.String(), width: s.end - s.first,
		}
		if s.count > 1 {
			o.track = s.track
		}
		s.ops = append(s.ops, o)
	}
	s.text.Reset()
	s.count = 0
}

// setLines answers the operations of lines under each other, the first one's
// top edge at y.
func setLines(lines []textLine, st style, x, y, width float64, align Align) []op {
	var ops []op
	for i, l := range lines {
		ops = append(ops, setLine(l, st, x, y+float64(i)*st.leading+st.rise(), width, align)...)
	}
	return ops
}
