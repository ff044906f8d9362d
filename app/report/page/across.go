package page

import "math"

// Distances in a chart of lying bars, in points.
const (
	lyingBar  = 11.0
	lyingGap  = 2.0  // between bars of one label
	lyingRow  = 8.0  // between labels
	labelPart = 0.38 // of the width, at most, for labels
)

// lying is the scale of a chart of lying bars.
type lying struct {
	low, high float64
	names     float64 // width of the labels
	values    float64 // width of the values
	x, width  float64 // where bars can reach
}

// across draws lying bars, each label at the left of its bars. Each label is a
// box of its own, so that a long chart goes over to the next page.
func (p *plot) across() []box {
	l := p.lying()
	var out []box
	if l.low == 0 && l.high == 0 && p.Empty != "" {
		p.height += lyingRow
		lines := wrap(p.Empty, styleQuiet, bodyWidth)
		p.add(setLines(lines, styleQuiet, marginX, p.height, bodyWidth, Center)...)
		p.height += float64(len(lines))*styleQuiet.leading + lyingRow
	}
	if len(p.ops) > 0 {
		out = p.whole()
	}
	for i := range p.Labels {
		out = append(out, p.lyingBars(l, i))
	}
	if len(out) == 0 {
		return p.whole()
	}
	for _, i := range []int{0, 1, len(out) - 2} {
		if i >= 0 && i < len(out)-1 {
			out[i].keep = true
		}
	}
	return out
}

func (p *plot) lying() lying {
	l := lying{}
	l.low, l.high = p.limits(false)
	for i, text := range p.Labels {
		l.names = max(l.names, textWidth(text, styleAxis))
		for k := range p.Series {
			l.values = max(l.values, textWidth(p.text(p.value(k, i)), styleValue))
		}
	}
	l.names = min(l.names, bodyWidth*labelPart) + 0.01
	l.x = marginX + l.names + 8
	l.width = bodyWidth - l.names - 8 - l.values - 6
	if l.low < 0 {
		l.width -= l.values + 6
		l.x += l.values + 6
	}
	return l
}

// at answers where a value lies.
func (l lying) at(v float64) float64 {
	if l.high == l.low {
		return l.x
	}
	return l.x + l.width*(v-l.low)/(l.high-l.low)
}

// lyingBars answers the bars of one label.
func (p *plot) lyingBars(l lying, i int) box {
	st := styleAxis
	st.color = ink
	lines := wrap(p.Labels[i], st, l.names)
	text := float64(len(lines)) * st.leading
	bars := float64(len(p.Series))*(lyingBar+lyingGap) - lyingGap
	row := max(bars, text) + lyingRow
	ops := setLines(lines, st, marginX, (row-text)/2, l.names, Right)
	for k := range p.Series {
		v := p.value(k, i)
		y := (row-bars)/2 + float64(k)*(lyingBar+lyingGap)
		end := l.at(0)
		if !math.IsNaN(v) && v != 0 {
			from := l.at(min(v, 0))
			end = l.at(max(v, 0))
			ops = append(ops, &area{rectangle(from, y, max(end-from, 0.4), lyingBar, 0), p.color(k)})
		}
		value := wrap(p.text(v), styleValue, l.values+1)
		ops = append(ops, setLines(value, styleValue, end+4, y+(lyingBar-styleValue.leading)/2, l.values+1, Left)...)
	}
	ops = append(ops, &stroke{from: point{l.at(0), 0}, to: point{l.at(0), row}, width: 0.7, color: hair})
	return box{height: row, ops: ops}
}
