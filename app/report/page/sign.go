package page

import "math"

const sealRadius = 56.7 // an organization's seal measures 40 mm

// Seal adds the place for the organization's seal at the right, a dashed
// circle with text in it. At the left beside it stand the lines.
func (d *Doc) Seal(text string, lines ...string) { d.add(sealBox{text, lines}) }

type sealBox struct {
	text  string
	lines []string
}

func (s sealBox) boxes(*Doc) []box {
	const size = 2*sealRadius + 2
	x := marginX + bodyWidth - sealRadius - 14
	ops := sealOps(s.text, x, size/2)
	st := styleBody
	st.justify = false
	width := bodyWidth - 2*sealRadius - 50
	var texts []textLine
	for _, l := range s.lines {
		texts = append(texts, wrap(l, st, width)...)
	}
	height := max(size, float64(len(texts))*st.leading)
	y := (height - float64(len(texts))*st.leading) / 2
	ops = append(ops, setLines(texts, st, marginX, y, width, Left)...)
	return []box{{before: 16, height: height, after: 10, ops: ops}}
}

// sealOps draws a seal's place around (x, y).
func sealOps(text string, x, y float64) []op {
	const dashes = 72
	at := func(i float64) point {
		sin, cos := math.Sincos(i * 2 * math.Pi / dashes)
		return point{x + sealRadius*cos, y + sealRadius*sin}
	}
	var ops []op
	for i := range dashes {
		ops = append(ops, &stroke{from: at(float64(i)), to: at(float64(i) + 0.55), width: 0.7, color: seal})
	}
	st := styleSeal
	width := sealRadius * 1.5
	lines := wrap(text, st, width)
	above := float64(len(lines)) * st.leading / 2
	return append(ops, setLines(lines, st, x-width/2, y-above, width, Center)...)
}

// Signature is a line to sign on: a name for it, and what already stands on it.
type Signature struct {
	Label string
	Value string
}

// Signatures adds lines to sign on, across beside each other (1 to 4).
func (d *Doc) Signatures(across int, lines ...Signature) {
	d.add(signatures{min(max(across, 1), 4), lines})
}

type signatures struct {
	across int
	lines  []Signature
}

func (s signatures) boxes(*Doc) []box {
	const gap, height = 18.0, 34.0
	st := styleBody
	st.justify = false
	width := (bodyWidth - gap*float64(s.across-1)) / float64(s.across)
	var out []box
	for row := s.lines; len(row) > 0; row = row[min(len(row), s.across):] {
		var ops []op
		tallest := height
		for i, l := range row[:min(len(row), s.across)] {
			x := marginX + float64(i)*(width+gap)
			label := wrap(l.Label, st, width*0.6)
			used := 0.0
			for _, t := range label {
				used = max(used, t.width()*st.size)
			}
			used += 6
			value := wrap(l.Value, st, width-used)
			h := height - st.leading + float64(max(len(label), len(value)))*st.leading
			tallest = max(tallest, h)
			y := height - st.leading
			ops = append(ops, setLines(label, st, x, y, width*0.6, Left)...)
			ops = append(ops, setLines(value, st, x+used, y, width-used, Center)...)
			ops = append(ops, &stroke{from: point{x + used, h}, to: point{x + width, h}, width: 0.6, color: ink})
		}
		out = append(out, box{height: tallest, ops: ops, keep: len(row) > s.across})
	}
	if len(out) > 0 {
		out[len(out)-1].after = 12
	}
	return out
}
