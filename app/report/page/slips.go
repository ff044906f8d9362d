package page

// Slip is a card, label or coupon: one of several on a page, to be cut apart.
type Slip struct {
	Kicker string // small, above the title
	Title  string
	Text   string   // running text below the title
	Lines  []Field  // a name and what stands on its line; empty to be written in
	Foot   string   // small, at the lower edge
	Serial string   // as QR code and text in the lower right corner; empty for none
	Big    bool     // the title as large as a card that children read wants it
	Stub   []string // short lines on a strip at the left that is torn off and kept
}

// Slips adds slips, so many across and down a page, with dashed lines to cut
// along. A slip that says more than its share of a page gets a higher row:
// nothing is left out.
func (d *Doc) Slips(across, down int, slips ...Slip) {
	d.add(slipGrid{min(max(across, 1), 5), min(max(down, 1), 14), slips})
}

type slipGrid struct {
	across, down int
	slips        []Slip
}

const (
	slipPad  = 10.0
	leastGap = 5.0 // above a line
)

func (g slipGrid) boxes(*Doc) []box {
	width := bodyWidth / float64(g.across)
	share := (bottom - top - 1) / float64(g.down)
	var out []box
	for row := g.slips; len(row) > 0; row = row[min(len(row), g.across):] {
		some := row[:min(len(row), g.across)]
		height := share
		for _, s := range some {
			height = max(height, s.height(width))
		}
		var ops []op
		for i, s := range some {
			x := marginX + float64(i)*width
			ops = append(ops, s.ops(x, width, height)...)
			ops = append(ops, cut(point{x, 0}, point{x, height}), cut(point{x + width, 0}, point{x + width, height}),
				cut(point{x, 0}, point{x + width, 0}), cut(point{x, height}, point{x + width, height}))
		}
		out = append(out, box{height: height, ops: ops})
	}
	return out
}

// cut is a line along which paper is cut.
func cut(from, to point) op {
	return &stroke{from: from, to: to, width: 0.9, color: hair, dots: 3}
}

// slipPart is a piece of a slip with its place.
type slipPart struct {
	lines []textLine
	style style
	x, y  float64
	width float64
	rule  bool // a line to write on, under the last text line
}

// title answers the style of the title.
func (s Slip) title() style {
	if s.Big {
		return style{size: 17, leading: 25, bold: true, color: teal}
	}
	return style{size: 11, leading: 16, bold: true, color: ink}
}

// parts sets a slip's texts under each other, from its upper left corner, and
// answers where they end. Lines have the gap above them.
func (s Slip) parts(width, gap float64) (parts []slipPart, end float64) {
	x, y := slipPad+s.stub(width), slipPad
	room := width - x - slipPad
	add := func(text string, st style, before float64) {
		if text != "" {
			p := slipPart{lines: wrap(text, st, room), style: st, x: x, y: y + before, width: room}
			parts, y = append(parts, p), p.y+float64(len(p.lines))*st.leading
		}
	}
	add(s.Kicker, styleLabel, 0)
	add(s.Title, s.title(), 0)
	add(s.Text, styleSlip, 3)
	for _, f := range s.Lines {
		label := wrap(f.Label, styleSlip, room*0.6)
		used := 0.0
		for _, l := range label {
			used = max(used, l.width()*styleSlip.size+5)
		}
		value := wrap(f.Value, styleSlip, max(room-used, styleSlip.size))
		n := float64(max(len(label), len(value)))
		y += gap
		parts = append(parts,
			slipPart{lines: label, style: styleSlip, x: x, y: y, width: used},
			slipPart{lines: value, style: styleSlip, x: x + used, y: y, width: room - used, rule: true})
		y += n * styleSlip.leading
	}
	return parts, y
}

// stub is the width of the strip at the left.
func (s Slip) stub(width float64) float64 {
	if len(s.Stub) == 0 {
		return 0
	}
	return width * 0.22
}

// serialWidth is the size of the code: smaller on small slips.
func (s Slip) serialWidth(width float64) float64 {
	if s.Serial == "" {
		return 0
	}
	return min(serialSize, width*0.3)
}

// foot is what stands at the lower edge: its lines and their height.
func (s Slip) foot(width float64) ([]textLine, float64) {
	code := s.serialWidth(width)
	height := 0.0
	if code > 0 {
		height = code + styleSerial.leading
	}
	if s.Foot == "" {
		return nil, height
	}
	lines := wrap(s.Foot, styleLabel, width-2*slipPad-s.stub(width)-code)
	return lines, max(height, float64(len(lines))*styleLabel.leading)
}

func (s Slip) height(width float64) float64 {
	_, end := s.parts(width, leastGap)
	_, foot := s.foot(width)
	height := end + foot + slipPad
	st := styleLabel
	if stub := s.stub(width); stub > 0 {
		lines := 0
		for _, t := range s.Stub {
			lines += len(wrap(t, st, stub-2*slipPad))
		}
		height = max(height, float64(lines)*st.leading+2*slipPad)
	}
	return height
}

func (s Slip) ops(x, width, height float64) []op {
	var ops []op
	gap := leastGap
	if n := len(s.Lines); n > 0 { // a slip with room to spare leaves it to writing
		gap += min(writingHeight-styleSlip.leading, (height-s.height(width))/float64(n))
	}
	parts, _ := s.parts(width, gap)
	for _, p := range parts {
		ops = append(ops, setLines(p.lines, p.style, x+p.x, p.y, p.width, Left)...)
		if p.rule {
			y := p.y + float64(len(p.lines))*p.style.leading
			ops = append(ops, &stroke{from: point{x + p.x, y}, to: point{x + p.x + p.width, y}, width: ruleForm, color: hair})
		}
	}
	foot, _ := s.foot(width)
	stub := s.stub(width)
	y := height - slipPad - float64(len(foot))*styleLabel.leading
	ops = append(ops, setLines(foot, styleLabel, x+slipPad+stub, y, width, Left)...)
	if code := s.serialWidth(width); code > 0 {
		ops = append(ops, codeOps(s.Serial, x+width-slipPad/2-code, height-slipPad/2-styleSerial.leading-code, code)...)
	}
	if stub > 0 {
		ops = append(ops, cut(point{x + stub, 0}, point{x + stub, height}))
		y := slipPad
		for _, t := range s.Stub {
			lines := wrap(t, styleLabel, stub-2*slipPad)
			ops = append(ops, setLines(lines, styleLabel, x+slipPad, y, stub-2*slipPad, Left)...)
			y += float64(len(lines)) * styleLabel.leading
		}
	}
	return ops
}
