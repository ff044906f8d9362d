package page

// heading answers the rows of headings, none where no column has one.
func (g *grid) heading(columns []Column, groups []Group) []box {
	cells := make([]string, len(columns))
	named := len(groups) > 0
	for i, c := range columns {
		cells[i] = c.Heading
		named = named || c.Heading != ""
	}
	if !named {
		return []box{{height: ruleThick, keep: true, ops: append([]op{g.rule(0, ruleThick, teal)}, g.between(0, ruleThick)...)}}
	}
	spans := g.spans(groups)
	above := 0.0
	for _, s := range spans {
		above = max(above, float64(len(s.lines))*styleCellBold.leading+2*cellPadY)
	}
	lines, below := g.cells(cells, styleCellBold)
	height := above + below
	ops := []op{&area{rectangle(marginX, 0, bodyWidth, height, 0), soft}, g.rule(0, ruleThick, teal), g.rule(height, ruleThick, teal)}
	for _, s := range spans {
		ops = append(ops, s.ops(above)...)
	}
	for i, l := range lines {
		from := above
		if !covered(spans, i) {
			from = 0 // it stands beside the groups, in the middle of both rows
		}
		y := from + (height-from-float64(len(l))*styleCellBold.leading)/2
		ops = append(ops, setLines(l, styleCellBold, g.x[i]+g.padX(), y, g.inner(i), g.align[i])...)
	}
	return []box{{height: height, keep: true, ops: append(ops, g.headRules(spans, above, height)...)}}
}

// spanned is a group with its place: the columns from first to before end.
type spanned struct {
	first, end int
	x, width   float64
	lines      []textLine
}

// spans settles the groups that have a heading and columns.
func (g *grid) spans(groups []Group) []spanned {
	var out []spanned
	first := 0
	for _, group := range groups {
		end := min(first+max(group.Span, 1), len(g.width))
		if group.Heading != "" && end > first {
			s := spanned{first: first, end: end, x: g.x[first], width: g.x[end-1] + g.width[end-1] - g.x[first]}
			s.lines = wrap(group.Heading, styleCellBold, s.width-2*cellPadX)
			out = append(out, s)
		}
		first = end
	}
	return out
}

func covered(spans []spanned, column int) bool {
	for _, s := range spans {
		if column >= s.first && column < s.end {
			return true
		}
	}
	return false
}

// ops draws a group's heading in a row so high, and the rule under it.
func (s spanned) ops(height float64) []op {
	y := (height - float64(len(s.lines))*styleCellBold.leading) / 2
	rule := &stroke{from: point{s.x + cellPadX, height}, to: point{s.x + s.width - cellPadX, height}, width: ruleThin, color: middle}
	return append(setLines(s.lines, styleCellBold, s.x+cellPadX, y, s.width-2*cellPadX, Center), rule)
}

// between answers the upright rules of a ruled table's row.
func (g *grid) between(from, to float64) []op {
	if !g.ruled {
		return nil
	}
	var ops []op
	for _, x := range append(g.x[:len(g.x):len(g.x)], marginX+bodyWidth) {
		ops = append(ops, g.upright(x, from, to))
	}
	return ops
}

// headRules answers the upright rules of the headings: none through a group.
func (g *grid) headRules(spans []spanned, above, height float64) []op {
	if !g.ruled {
		return nil
	}
	ops := []op{g.upright(marginX+bodyWidth, 0, height)}
	for i, x := range g.x {
		from := 0.0
		for _, s := range spans {
			if i > s.first && i < s.end {
				from = above
			}
		}
		ops = append(ops, g.upright(x, from, height))
	}
	return ops
}

func (g *grid) upright(x, from, to float64) op {
	return &stroke{from: point{x, from}, to: point{x, to}, width: ruleThin, color: hair}
}
