package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"

	pictures "careledger/data/picture"
)

// Picture is a photo or drawing with a caption.
type Picture struct {
	Data    []byte  // PNG or JPEG
	Width   float64 // in points; 0 stands for the page's width
	Caption string  // below
}

const (
	perPoint    = 300.0 / 72 // pixels that are printed
	jpegQuality = 88
)

// Picture adds a picture, no wider than the page and no higher than two thirds
// of it. It is turned as its camera was held and encoded anew, so that nothing
// else in its file, such as where a photo was taken, gets into the report. It
// answers an error when the data is no picture that can be read; see package
// picture.
func (d *Doc) Picture(p Picture) error {
	o, err := d.read(p, bodyWidth)
	if err != nil {
		return err
	}
	o.x = marginX + (bodyWidth-o.width)/2
	d.add(photo{o, p.Caption})
	return nil
}

// read decodes a picture that is printed no wider than most points.
func (d *Doc) read(p Picture, most float64) (*picture, error) {
	decoded, err := pictures.Decode(p.Data, 0)
	if err != nil {
		return nil, fmt.Errorf("read a picture: %w", err)
	}
	o := &picture{}
	o.width, o.height = printSize(p.Width, most, decoded.Bounds().Dx(), decoded.Bounds().Dy())
	if err := o.encode(decoded, d.freeWidth); err != nil {
		return nil, fmt.Errorf("keep a picture: %w", err)
	}
	return o, nil
}

// printSize answers how large a picture of w × h pixels is printed: width
// points wide where that is given, but no wider than most.
func printSize(width, most float64, w, h int) (float64, float64) {
	const tallest = (bottom - top) * 2 / 3
	if width <= 0 {
		width = most
	}
	width = min(width, most)
	height := width * float64(h) / float64(w)
	if height > tallest {
		return width * tallest / height, tallest
	}
	return width, height
}

// freeWidth answers a width in pixels, from w up, that no picture of the report
// has. The PDF library orders pictures by their widths, and those of one width
// anew each time: the same report would not give the same bytes.
func (d *Doc) freeWidth(w int) int {
	for d.widths[w] {
		w++
	}
	if d.widths == nil {
		d.widths = map[int]bool{}
	}
	d.widths[w] = true
	return w
}

// encode keeps a picture in the size that is printed.
func (o *picture) encode(from image.Image, freeWidth func(int) int) error {
	b := from.Bounds()
	w := freeWidth(min(b.Dx(), max(int(o.width*perPoint), 1)))
	h := max(b.Dy()*w/b.Dx(), 1)
	o.image = image.NewNRGBA(image.Rect(0, 0, w, h))
	draw.CatmullRom.Scale(o.image, o.image.Bounds(), from, b, draw.Src, nil)
	var out bytes.Buffer
	var err error
	if o.image.Opaque() {
		o.kind, err = "JPG", jpeg.Encode(&out, o.image, &jpeg.Options{Quality: jpegQuality})
	} else {
		o.kind, err = "PNG", png.Encode(&out, o.image)
	}
	sum := sha256.Sum256(out.Bytes())
	o.data, o.name = out.Bytes(), hex.EncodeToString(sum[:8])
	return err
}

type photo struct {
	picture *picture
	caption string
}

func (p photo) boxes(*Doc) []box {
	out := []box{{before: 10, height: p.picture.height, after: 5, ops: []op{p.picture}}}
	if p.caption != "" {
		out[0].keep = true
		caption := textBoxes(p.caption, styleCaption, marginX, bodyWidth, Center)
		caption[0].before = 0
		out = append(out, caption...)
	}
	out[len(out)-1].after = 10
	return out
}
