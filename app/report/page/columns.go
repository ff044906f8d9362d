package page

import "strings"

// need is how much room a column's texts ask for, in points without padding.
type need struct {
	whole  float64 // every cell on one line
	soft   float64 // short cells whole, long ones broken
	hard   float64 // no word broken
	weight float64
}

const shortCell = 7 * 9 // a cell this wide is better not broken

// widths shares out the page's width among columns: all on one line where that
// fits, else broken where there is most text.
func (t *Table) widths(columns []Column) []float64 {
	needs := make([]need, len(columns))
	for i, c := range columns {
		needs[i].weight = c.Weight
		if c.Weight <= 0 {
			needs[i].weight = 1
		}
		needs[i].measure(c.Heading, styleCellBold)
	}
	t.measureGroups(needs)
	for _, r := range t.Rows {
		for i, c := range r {
			needs[i].measure(c, styleCell)
		}
	}
	for _, r := range t.Totals {
		for i, c := range r {
			needs[i].measure(c, styleCellBold)
		}
	}
	pad := padX(len(columns))
	room := bodyWidth - float64(len(columns))*2*pad
	widths := share(needs, max(room, 0))
	for i := range widths {
		widths[i] += 2 * pad
	}
	return widths
}

// measureGroups makes the columns under a heading as wide as that needs.
func (t *Table) measureGroups(needs []need) {
	first := 0
	for _, g := range t.Groups {
		end := min(first+max(g.Span, 1), len(needs))
		if n := end - first; n > 0 && g.Heading != "" {
			whole, word := cellNeeds(g.Heading, styleCellBold)
			for i := first; i < end; i++ {
				needs[i].whole = max(needs[i].whole, whole/float64(n))
				needs[i].soft = max(needs[i].soft, min(whole, shortCell)/float64(n))
				needs[i].hard = max(needs[i].hard, word/float64(n))
			}
		}
		first = end
	}
}

// measure makes room for one cell.
func (n *need) measure(text string, st style) {
	whole, word := cellNeeds(text, st)
	n.whole = max(n.whole, whole)
	n.hard = max(n.hard, word)
	n.soft = max(n.soft, min(whole, max(word, shortCell)))
}

// cellNeeds answers the width of a cell on one line and that of its longest
// piece that can't be broken.
func cellNeeds(text string, st style) (whole, word float64) {
	for part := range strings.SplitSeq(lineBreaks.Replace(text), "\n") {
		gs := glyphs(part, st.face())
		start := skipSpaces(gs, 0)
		if start == len(gs) {
			continue
		}
		whole = max(whole, span(gs, start, trimSpaces(gs, start, len(gs)))*st.size)
		for i := start; i < len(gs); {
			e := i + 1
			for e < len(gs) && !mayBreak(gs, i, e) {
				e++
			}
			word = max(word, span(gs, i, trimSpaces(gs, i, e))*st.size)
			i = skipSpaces(gs, e)
		}
	}
	const rounding = 0.01
	return whole + rounding, word + rounding
}

// share fits needs into room.
func share(needs []need, room float64) []float64 {
	if len(needs) == 0 {
		return nil
	}
	whole := func(n need) float64 { return n.whole }
	soft := func(n need) float64 { return n.soft }
	hard := func(n need) float64 { return n.hard }
	none := func(need) float64 { return 0 }
	switch {
	case sum(needs, whole) <= room:
		return widen(needs, room)
	case sum(needs, soft) <= room:
		return between(needs, soft, whole, room)
	case sum(needs, hard) <= room:
		return between(needs, hard, soft, room)
	default:
		return between(needs, none, hard, room)
	}
}

// widen gives every column what it asks for, and the rest by weight and size.
func widen(needs []need, room float64) []float64 {
	spare := room - sum(needs, func(n need) float64 { return n.whole })
	portion := func(n need) float64 { return n.weight * (n.whole + 12) }
	all := sum(needs, portion)
	out := make([]float64, len(needs))
	for i, n := range needs {
		out[i] = n.whole + spare*portion(n)/all
	}
	return out
}

// between gives every column the least and shares what is left in proportion to
// what it lacks from the most.
func between(needs []need, least, most func(need) float64, room float64) []float64 {
	spare := room - sum(needs, least)
	lack := func(n need) float64 { return n.weight * max(most(n)-least(n), 0) }
	all := sum(needs, lack)
	out := make([]float64, len(needs))
	for i, n := range needs {
		out[i] = least(n)
		if all > 0 {
			out[i] += spare * lack(n) / all
		} else {
			out[i] += spare / float64(len(needs))
		}
	}
	return out
}

func sum(needs []need, of func(need) float64) float64 {
	total := 0.0
	for _, n := range needs {
		total += of(n)
	}
	return total
}
