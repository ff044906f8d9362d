package page

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/draw"
	"golang.org/x/image/vector"
)

// Paint draws page i, counted from 0, at scale pixels a point: 1 is 72 to the
// inch, 2 is 144. It answers an empty picture for a page that there is none of.
func (p *Pages) Paint(i int, scale float64) *image.RGBA {
	scale = min(max(scale, 0.05), 16)
	c := &canvas{
		image: image.NewRGBA(image.Rect(0, 0, int(math.Ceil(pageWidth*scale)), int(math.Ceil(pageHeight*scale)))),
		scale: scale,
	}
	draw.Draw(c.image, c.image.Bounds(), image.White, image.Point{}, draw.Src)
	p.paint(i, c)
	return c.image
}

// canvas paints into a picture.
type canvas struct {
	image  *image.RGBA
	scale  float64
	raster vector.Rasterizer
}

// fill draws a path given in some unit that is scale pixels, at the pixel at.
func (c *canvas) fill(p path, scale float64, at point, col Color) {
	x0, y0, x1, y1 := bounds(p)
	if x0 > x1 {
		return
	}
	r := image.Rect(
		int(math.Floor(x0*scale+at.x)), int(math.Floor(y0*scale+at.y)),
		int(math.Ceil(x1*scale+at.x))+1, int(math.Ceil(y1*scale+at.y))+1,
	).Intersect(c.image.Bounds())
	if r.Empty() {
		return
	}
	c.raster.Reset(r.Dx(), r.Dy())
	to := func(q point) (float32, float32) {
		return float32(q.x*scale + at.x - float64(r.Min.X)), float32(q.y*scale + at.y - float64(r.Min.Y))
	}
	for i, s := range p {
		ax, ay := to(s.p[0])
		switch s.kind {
		case 'm':
			if i > 0 {
				c.raster.ClosePath()
			}
			c.raster.MoveTo(ax, ay)
		case 'l':
			c.raster.LineTo(ax, ay)
		case 'c':
			bx, by := to(s.p[1])
			ex, ey := to(s.p[2])
			c.raster.CubeTo(ax, ay, bx, by, ex, ey)
		}
	}
	c.raster.ClosePath()
	c.raster.Draw(c.image, r, image.NewUniform(color.RGBA{col.R, col.G, col.B, 0xFF}), image.Point{})
}

func (c *canvas) run(o *run, down float64) {
	f := typefaces()[o.face]
	x := o.x
	for _, r := range o.text {
		em, _ := f.advance(r)
		c.fill(f.outline(r), o.size*c.scale, point{x * c.scale, (o.y + down) * c.scale}, o.color)
		x += em*o.size + o.track
	}
}

func (c *canvas) sign(o *sign, down float64) {
	c.fill(o.shape(down), c.scale, point{}, o.color)
}

func (c *canvas) area(o *area, down float64) {
	c.fill(o.path, c.scale, point{0, down * c.scale}, o.color)
}

func (c *canvas) stroke(o *stroke, down float64) {
	at := point{0, down * c.scale}
	if o.dots <= 0 {
		c.fill(band(o.from, o.to, o.width), c.scale, at, o.color)
		return
	}
	length := math.Hypot(o.to.x-o.from.x, o.to.y-o.from.y)
	for d := 0.0; d <= length+slack; d += o.dots {
		x := o.from.x + (o.to.x-o.from.x)*d/length
		y := o.from.y + (o.to.y-o.from.y)*d/length
		c.fill(circle(x, y, o.width/2), c.scale, at, o.color)
	}
}

func (c *canvas) picture(o *picture, down float64) {
	r := image.Rect(
		int(math.Round(o.x*c.scale)), int(math.Round((o.y+down)*c.scale)),
		int(math.Round((o.x+o.width)*c.scale)), int(math.Round((o.y+down+o.height)*c.scale)),
	)
	draw.ApproxBiLinear.Scale(c.image, r, o.image, o.image.Bounds(), draw.Over, nil)
}

func (c *canvas) link(*link, float64) {}
func (c *canvas) mark(*mark, float64) {}
