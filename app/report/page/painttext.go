package page

import (
	"math"
	"strings"
)

// Text answers the words on page i, counted from 0, a line for each line. It
// answers "" for a page that there is none of.
func (p *Pages) Text(i int) string {
	var w words
	p.paint(i, &w)
	return strings.TrimSpace(w.out.String())
}

// paint has a page's operations drawn in order.
func (p *Pages) paint(i int, to painter) {
	if i < 0 || i >= len(p.sheets) {
		return
	}
	for _, it := range p.sheets[i].items {
		for _, o := range it.ops {
			o.paint(to, it.down)
		}
	}
}

// words collects texts: those that meet on one baseline are joined.
type words struct {
	out    strings.Builder
	x, y   float64
	before bool
}

func (w *words) put(x, y, size, width float64, text string) {
	switch {
	case !w.before:
	case math.Abs(y-w.y) > 0.1:
		w.out.WriteByte('\n')
	case x > w.x+size*0.3 || x < w.x-size:
		w.out.WriteByte(' ')
	}
	w.out.WriteString(text)
	w.x, w.y, w.before = x+width, y, true
}

func (w *words) run(o *run, down float64)   { w.put(o.x, o.y+down, o.size, o.width, o.text) }
func (w *words) sign(o *sign, down float64) { w.put(o.x+o.lead, o.y+down, o.size, o.width, o.text) }
func (w *words) area(*area, float64)        {}
func (w *words) stroke(*stroke, float64)    {}
func (w *words) picture(*picture, float64)  {}
func (w *words) link(*link, float64)        {}
func (w *words) mark(*mark, float64)        {}
