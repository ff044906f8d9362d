package page

import "image"

// op is one drawing operation. Its distances are measured from the top of the
// box that it belongs to; down is how far that lies under the page's top.
type op interface {
	paint(p painter, down float64)
}

// painter draws operations: into a file, a picture or a text.
type painter interface {
	run(o *run, down float64)
	sign(o *sign, down float64)
	area(o *area, down float64)
	stroke(o *stroke, down float64)
	picture(o *picture, down float64)
	link(o *link, down float64)
	mark(o *mark, down float64)
}

// run is characters of one font on one baseline at one distance.
type run struct {
	x, y  float64 // where the first character's baseline begins
	size  float64
	face  face
	color Color
	text  string
	track float64 // added after each character
	width float64 // from the first character's start to the last one's end
}

// sign is a character drawn as a shape, because the PDF's own text can't show
// it.
type sign struct {
	x, y  float64
	size  float64
	face  face
	color Color
	r     rune
	text  string  // r and the marks that ride on it
	lead  float64 // empty at its left; that may overlap what stands before
	width float64 // without what is empty at its ends
}

// shape answers the sign's outline on the page.
func (o *sign) shape(down float64) path {
	p := outlineOf(o.face, o.r).placed(o.size, point{o.x, o.y + down})
	for _, r := range o.text[len(string(o.r)):] {
		p = append(p, o.accent(r).placed(o.size, point{o.x, o.y + down})...)
	}
	return p
}

// accent answers the outline of a mark, above or below the middle of the
// character that it rides on, in em. It is empty where the font has none.
func (o *sign) accent(r rune) path {
	p := typefaces()[o.face].outline(r)
	left, _, right, _ := bounds(p)
	if left > right {
		return nil
	}
	return p.placed(1, point{(o.lead+o.width/2)/o.size - (left+right)/2, 0})
}

// area is a filled shape.
type area struct {
	path  path
	color Color
}

// stroke is a straight line. With dots, it is a row of round dots that lie
// dots apart.
type stroke struct {
	from, to point
	width    float64
	color    Color
	dots     float64
}

// picture is a photo or drawing.
type picture struct {
	x, y, width, height float64
	image               *image.NRGBA
	data                []byte // the same picture as a file
	kind                string // of that file: JPG or PNG
	name                string // made of its content
}

// link leads from a rectangle to a heading.
type link struct {
	x, y, width, height float64
	to                  *mark
}

// mark is the place of a heading.
type mark struct {
	title string
	level int // 1 is the highest
	y     float64
	page  int // from 0, set when pages are made
	down  float64
}

func (o *run) paint(p painter, down float64)     { p.run(o, down) }
func (o *sign) paint(p painter, down float64)    { p.sign(o, down) }
func (o *area) paint(p painter, down float64)    { p.area(o, down) }
func (o *stroke) paint(p painter, down float64)  { p.stroke(o, down) }
func (o *picture) paint(p painter, down float64) { p.picture(o, down) }
func (o *link) paint(p painter, down float64)    { p.link(o, down) }
func (o *mark) paint(p painter, down float64)    { p.mark(o, down) }

// spot is a place on a page that has a name, to find what stands there. It is
// not drawn.
type spot struct {
	x, y, width, height float64
	name                string
}

func (o *spot) paint(painter, float64) {}
