package page

import "math"

// axes are the lines of an upright chart: where its scale and categories lie.
type axes struct {
	x, width     float64
	y, height    float64 // the drawn area
	low, high    float64
	slot         float64 // width of a category
	every        int     // which labels are written: each one, or each n-th
	empty        bool    // no value above or below zero
	labelsHeight float64
}

const (
	chartHeight = 104.0
	emptyHeight = 46.0
	valueRoom   = 12.0 // above the highest bar
	fullSlot    = 40.0 // widest share of a bar's category
)

// axes draws an upright chart's lines, scale and labels, below what has been
// drawn so far, and moves the plot's height under them.
func (p *plot) axes(stacked bool) axes {
	low, high := p.limits(stacked)
	a := axes{low: low, high: high, empty: low == 0 && high == 0, height: chartHeight, every: 1}
	switch {
	case p.Height > 0:
		a.height = p.Height
	case a.empty && p.Empty != "":
		a.height = emptyHeight
	}
	scale := steps(low, high)
	if !a.empty {
		a.low, a.high = scale[0], scale[len(scale)-1]
	}
	numbers := 0.0
	for _, v := range scale {
		numbers = max(numbers, textWidth(p.Format(v), styleAxis))
	}
	a.x = marginX + numbers + 7
	a.width = marginX + bodyWidth - a.x
	a.y = p.height + valueRoom
	a.slot = a.width / float64(max(len(p.Labels), 1))
	for _, v := range scale {
		color, width := faint, 0.5
		if v == 0 {
			color, width = hair, 0.7
		}
		y := a.at(v)
		p.add(&stroke{from: point{a.x, y}, to: point{a.x + a.width, y}, width: width, color: color})
		if number := wrap(p.Format(v), styleAxis, numbers+1); !a.empty {
			p.add(setLine(number[0], styleAxis, marginX, y+0.36*styleAxis.size, numbers+0.01, Right)...)
		}
	}
	p.labels(&a)
	p.height = a.y + a.height + 4 + a.labelsHeight
	p.taken = append(p.taken, zone{marginX, a.y + a.height + 1, marginX + bodyWidth, p.height})
	if a.empty && p.Empty != "" {
		p.label(p.Empty, styleQuiet, a.x+a.width/2, a.width, a.y+a.height/2-styleQuiet.leading)
	}
	return a
}

// at answers the height at which a value lies.
func (a axes) at(v float64) float64 {
	if a.high <= a.low {
		return a.y + a.height
	}
	return a.y + a.height*(a.high-v)/(a.high-a.low)
}

// middle answers where the middle of a category lies.
func (a axes) middle(i int) float64 { return a.x + a.slot*(float64(i)+0.5) }

// labels names the categories, in several lines where they are long, and only
// some of them where they are many.
func (p *plot) labels(a *axes) {
	st := styleAxis
	const narrow = 1.4
	if a.slot < narrow*st.size {
		a.every = int(math.Ceil(2.6 * st.size / a.slot))
	}
	width := a.slot*float64(a.every) - 3
	for i, text := range p.Labels {
		if i%a.every != 0 {
			continue
		}
		lines := wrap(text, st, width)
		a.labelsHeight = max(a.labelsHeight, float64(len(lines))*st.leading)
		p.add(setLines(lines, st, a.middle(i)-width/2, a.y+a.height+4, width, Center)...)
	}
}
