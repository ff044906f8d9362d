package page

// zone is a rectangle that a text or a mark takes up.
type zone struct{ x0, y0, x1, y1 float64 }

func (z zone) meets(o zone) bool {
	return z.x0 < o.x1 && o.x0 < z.x1 && z.y0 < o.y1 && o.y0 < z.y1
}

// crosses tells whether a straight line runs through the zone.
func (z zone) crosses(a, b point) bool {
	from, to := 0.0, 1.0
	for _, side := range [4][2]float64{
		{a.x - b.x, a.x - z.x0},
		{b.x - a.x, z.x1 - a.x},
		{a.y - b.y, a.y - z.y0},
		{b.y - a.y, z.y1 - a.y},
	} {
		slope, room := side[0], side[1]
		switch {
		case slope == 0 && room < 0:
			return false
		case slope < 0:
			from = max(from, room/slope)
		case slope > 0:
			to = min(to, room/slope)
		}
	}
	return from < to
}

// label writes a text centred at x, its first line's top at the first of the
// heights at which it stands clear of everything else. Where there is none it is
// left out: the figures also stand in the report's tables.
func (p *plot) label(text string, st style, x, width float64, heights ...float64) {
	lines := wrap(text, st, width)
	wide := 0.0
	for _, l := range lines {
		wide = max(wide, l.width()*st.size)
	}
	for _, y := range heights {
		z := zone{x - wide/2 - 0.5, y + 1, x + wide/2 + 0.5, y + float64(len(lines))*st.leading - 1}
		if p.free(z) {
			p.taken = append(p.taken, z)
			p.add(setLines(lines, st, x-width/2, y, width, Center)...)
			return
		}
	}
}

func (p *plot) free(z zone) bool {
	for _, t := range p.taken {
		if z.meets(t) {
			return false
		}
	}
	for _, l := range p.lines {
		if z.crosses(l[0], l[1]) {
			return false
		}
	}
	return true
}
