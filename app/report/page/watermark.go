package page

import "math"

// watermark answers what lies under every page.
func (o Options) watermark() []op {
	if o.Draft != "" {
		return watermark(o.Draft)
	}
	return watermark(o.Watermark)
}

// watermark answers a text drawn large and pale across the page, as shapes:
// it lies under what is printed and is no text of the page.
func watermark(text string) []op {
	if text == "" {
		return nil
	}
	const angle, most = -math.Pi / 5, 84.0
	st := style{size: most, leading: most * 1.2, bold: true}
	if w := textWidth(text, st); w > markLength {
		st.size = max(most*markLength/w, 20)
		st.leading = st.size * 1.2
	}
	lines := wrap(text, st, markLength)
	top := -float64(len(lines)) * st.leading / 2
	var p path
	for _, o := range setLines(lines, st, -markLength/2, top, markLength, Center) {
		p = append(p, outlines(o)...)
	}
	return []op{&area{p.turned(angle).placed(1, point{pageWidth / 2, pageHeight / 2}), marked}}
}

// markLength is the most that a watermark's line may fill of the diagonal.
const markLength = 560.0

// outlines answers a text's characters as shapes.
func outlines(o op) path {
	switch o := o.(type) {
	case *run:
		var p path
		x := o.x
		for _, r := range o.text {
			em, _ := typefaces()[o.face].advance(r)
			p = append(p, typefaces()[o.face].outline(r).placed(o.size, point{x, o.y})...)
			x += em*o.size + o.track
		}
		return p
	case *sign:
		return o.shape(0)
	}
	return nil
}

// turned answers the path turned around the origin, clockwise by radians.
func (p path) turned(angle float64) path {
	sin, cos := math.Sincos(angle)
	out := make(path, len(p))
	for i, s := range p {
		for k, q := range s.p {
			s.p[k] = point{q.x*cos - q.y*sin, q.x*sin + q.y*cos}
		}
		out[i] = s
	}
	return out
}
