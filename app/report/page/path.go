package page

import "math"

// point is a place on the page, in points from its top left corner, or in a
// character's square, in em from the baseline's start.
type point struct{ x, y float64 }

// segment is one step of a path: to the last of its points.
type segment struct {
	kind byte // 'm' move, 'l' line, 'c' cubic curve
	p    [3]point
}

func (s segment) end() point {
	if s.kind == 'c' {
		return s.p[2]
	}
	return s.p[0]
}

// path is an area bounded by closed outlines, filled by the non-zero rule.
type path []segment

func (p *path) move(a point)       { *p = append(*p, segment{'m', [3]point{a}}) }
func (p *path) line(a point)       { *p = append(*p, segment{'l', [3]point{a}}) }
func (p *path) cube(a, b, c point) { *p = append(*p, segment{'c', [3]point{a, b, c}}) }

// quad adds a quadratic curve as the cubic one of the same shape.
func (p *path) quad(a, b point) {
	from := (*p)[len(*p)-1].end()
	third := func(q point) point { return point{q.x + (a.x-q.x)*2/3, q.y + (a.y-q.y)*2/3} }
	p.cube(third(from), third(b), b)
}

// placed answers the path scaled, then moved.
func (p path) placed(scale float64, by point) path {
	out := make(path, len(p))
	for i, s := range p {
		for k := range s.p {
			s.p[k] = point{s.p[k].x*scale + by.x, s.p[k].y*scale + by.y}
		}
		out[i] = s
	}
	return out
}

// reversed answers the same outline run backwards, which cuts a hole in an
// outline around it. It serves paths of one closed outline.
func (p path) reversed() path {
	if len(p) == 0 {
		return nil
	}
	var out path
	out.move(p[len(p)-1].end())
	for i := len(p) - 1; i > 0; i-- {
		to := p[i-1].end()
		if p[i].kind == 'c' {
			out.cube(p[i].p[1], p[i].p[0], to)
		} else {
			out.line(to)
		}
	}
	return out
}

// rectangle answers a rectangle with corners of radius r.
func rectangle(x, y, w, h, r float64) path {
	r = min(r, w/2, h/2)
	var p path
	if r <= 0 {
		p.move(point{x, y})
		p.line(point{x + w, y})
		p.line(point{x + w, y + h})
		p.line(point{x, y + h})
		return p
	}
	k := r * (1 - kappa)
	p.move(point{x + r, y})
	p.line(point{x + w - r, y})
	p.cube(point{x + w - k, y}, point{x + w, y + k}, point{x + w, y + r})
	p.line(point{x + w, y + h - r})
	p.cube(point{x + w, y + h - k}, point{x + w - k, y + h}, point{x + w - r, y + h})
	p.line(point{x + r, y + h})
	p.cube(point{x + k, y + h}, point{x, y + h - k}, point{x, y + h - r})
	p.line(point{x, y + r})
	p.cube(point{x, y + k}, point{x + k, y}, point{x + r, y})
	return p
}

// kappa is the length of a handle that makes a cubic curve a quarter circle of
// radius 1.
const kappa = 0.5522847498

// circle answers a disc.
func circle(x, y, r float64) path { return rectangle(x-r, y-r, 2*r, 2*r, r) }

// frame answers the line of width w along the inside of a rectangle.
func frame(x, y, width, height, r, w float64) path {
	outer := rectangle(x, y, width, height, r)
	inner := rectangle(x+w, y+w, width-2*w, height-2*w, max(r-w, 0))
	return append(outer, inner.reversed()...)
}

// band answers the area of a straight line of width w.
func band(a, b point, w float64) path {
	length := math.Hypot(b.x-a.x, b.y-a.y)
	if length == 0 {
		return nil
	}
	nx, ny := -(b.y-a.y)/length*w/2, (b.x-a.x)/length*w/2
	var p path
	p.move(point{a.x + nx, a.y + ny})
	p.line(point{b.x + nx, b.y + ny})
	p.line(point{b.x - nx, b.y - ny})
	p.line(point{a.x - nx, a.y - ny})
	return p
}

// bounds answers a rectangle around a path.
func bounds(p path) (x0, y0, x1, y1 float64) {
	x0, y0, x1, y1 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range p {
		n := 1
		if s.kind == 'c' {
			n = 3
		}
		for _, q := range s.p[:n] {
			x0, y0, x1, y1 = min(x0, q.x), min(y0, q.y), max(x1, q.x), max(y1, q.y)
		}
	}
	return x0, y0, x1, y1
}
