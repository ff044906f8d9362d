package page

import "math"

// bars draws upright bars, the series of a label beside each other.
func (p *plot) bars() []box {
	a := p.axes(false)
	n := float64(max(len(p.Series), 1))
	group := min(a.slot*groupShare(n), fullSlot*n*0.7)
	width := group / n
	for i := range p.Labels {
		for k := range p.Series {
			v := p.value(k, i)
			x := a.middle(i) - group/2 + width*float64(k)
			p.bar(a, x, width*barShare(n), v, p.color(k))
		}
	}
	if a.empty && p.Empty != "" {
		return p.whole()
	}
	st, fits := p.valueStyle(a.slot-group+width, false)
	if n > 1 {
		st, fits = p.valueStyle(width, false)
	}
	if !fits {
		return p.whole()
	}
	for i := range p.Labels {
		for k := range p.Series {
			v := p.value(k, i)
			x := a.middle(i) - group/2 + width*(float64(k)+barShare(n)/2)
			p.above(a, p.text(v), v, st, x)
		}
	}
	return p.whole()
}

// barShare leaves a thin gap between bars that stand beside each other.
func barShare(n float64) float64 {
	if n > 1 {
		return 0.92
	}
	return 1
}

// groupShare is how much of a category's width its bars fill.
func groupShare(n float64) float64 {
	if n > 1 {
		return 0.84
	}
	return 0.62
}

func (p *plot) bar(a axes, x, width, v float64, c Color) {
	if math.IsNaN(v) || v == 0 {
		return
	}
	from, to := a.at(max(v, 0)), a.at(min(v, 0))
	p.add(&area{rectangle(x, from, width, max(to-from, 0.4), 0), c})
}

// valueStyle answers how small the values have to be to stand beside each
// other, and whether that can still be read.
func (p *plot) valueStyle(room float64, stacked bool) (style, bool) {
	st := styleValue
	widest := 0.0
	for i := range p.Labels {
		total := 0.0
		for k := range p.Series {
			if v := p.value(k, i); stacked {
				total += v
			} else {
				widest = max(widest, textWidth(p.text(v), st))
			}
		}
		if stacked {
			widest = max(widest, textWidth(p.text(total), st))
		}
	}
	const smallest = 5.5
	if widest > room-1.2 {
		st.size *= (room - 1.2) / widest
		st.leading = st.size + 2
	}
	return st, st.size >= smallest
}

// above writes a value over its bar, or under one below zero.
func (p *plot) above(a axes, text string, v float64, st style, x float64) {
	y := a.at(0) - st.leading - 1
	switch {
	case v > 0:
		y = a.at(v) - st.leading - 1
	case v < 0:
		y = a.at(v) + 1
	}
	p.label(text, st, x, 200, y, y-st.leading)
}

// stacked draws upright bars with the series on top of each other and their
// sum above.
func (p *plot) stacked() []box {
	a := p.axes(true)
	width := min(a.slot*0.62, fullSlot*0.7)
	st, fits := p.valueStyle(a.slot, true)
	for i := range p.Labels {
		up, down, total, hidden := 0.0, 0.0, 0.0, false
		for k := range p.Series {
			v := p.value(k, i)
			if math.IsNaN(v) {
				hidden = true
				continue
			}
			from := up
			if v < 0 {
				from = down
				down += v
			} else {
				up += v
			}
			total += v
			p.part(a, k, a.middle(i)-width/2, width, from, from+v)
		}
		if hidden && total == 0 {
			total = math.NaN()
		}
		if fits && (!a.empty || p.Empty == "") {
			p.above(a, p.text(total), up, st, a.middle(i))
		}
	}
	return p.whole()
}

// part draws one series' part of a stacked bar, with its value where there is
// room.
func (p *plot) part(a axes, series int, x, width, from, to float64) {
	if from == to {
		return
	}
	y0, y1 := a.at(max(from, to)), a.at(min(from, to))
	c := p.color(series)
	p.add(&area{rectangle(x, y0, width, y1-y0, 0), c})
	st := styleValue
	st.size, st.leading = 6.5, 8
	if c == teal || c == quiet {
		st.color = white
	}
	text := p.Format(to - from)
	if y1-y0 >= st.leading+1 && textWidth(text, st) <= width-2 {
		p.label(text, st, x+width/2, width, (y0+y1-st.leading)/2)
	}
}

// line draws a line a series, with a mark a value. A missing value is a gap.
func (p *plot) line() []box {
	a := p.axes(false)
	for k := range p.Series {
		before := point{math.NaN(), 0}
		for i := range p.Labels {
			at := point{a.middle(i), a.at(p.value(k, i))}
			if !math.IsNaN(before.y) && !math.IsNaN(at.y) && i > 0 {
				p.add(&stroke{from: before, to: at, width: 1.5, color: p.color(k)})
				p.lines = append(p.lines, [2]point{before, at})
			}
			before = at
		}
	}
	for k := range p.Series {
		for i := range p.Labels {
			if v := p.value(k, i); !math.IsNaN(v) {
				x, y := a.middle(i), a.at(v)
				p.dot(k, x, y, p.color(k))
				p.taken = append(p.taken, zone{x - 2.4, y - 2.4, x + 2.4, y + 2.4})
			}
		}
	}
	if a.empty && p.Empty != "" {
		return p.whole()
	}
	for k := range p.Series {
		for i := range p.Labels {
			v, st := p.value(k, i), styleValue
			y := a.at(v)
			if math.IsNaN(v) {
				y = a.at(0)
			}
			p.label(p.text(v), st, a.middle(i), 200, y-st.leading-2, y+2)
		}
	}
	return p.whole()
}

// dot marks a value of a line: a disc, a square or a ring, so that lines can be
// told apart in grey.
func (p *plot) dot(series int, x, y float64, c Color) {
	switch series % 3 {
	case 0:
		p.add(&area{circle(x, y, 2.4), c})
	case 1:
		p.add(&area{rectangle(x-2.2, y-2.2, 4.4, 4.4, 0), c})
	default:
		p.add(&area{circle(x, y, 2.6), c}, &area{circle(x, y, 1.4), white})
	}
}
