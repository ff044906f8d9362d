package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// VBox stands objects below each other with a gap between them, each as high as
// it needs at that width; those made with Grow share what is left.
func VBox(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&boxLayout{gap: gap, vertical: true}, objects...)
}

// HBox stands objects beside each other with a gap between them, each at its own
// width and centred in height; those made with Grow share what is left and get
// the full height. Elided texts give way first when there is too little room.
func HBox(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&boxLayout{gap: gap}, objects...)
}

// Sides puts one object at the left, growing, and one at the right.
func Sides(left, right fyne.CanvasObject) *fyne.Container { return HBox(12, Grow(left), right) }

// Grow makes an object take the room that its box has left.
func Grow(o fyne.CanvasObject) fyne.CanvasObject { return GrowBy(1, o) }

// GrowBy makes an object take a share of the room that its box has left, in
// proportion to its weight.
func GrowBy(weight float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&growLayout{weight: weight}, o)
}

// Space is an empty object that takes the room its box has left.
func Space() fyne.CanvasObject { return Grow(canvas.NewRectangle(color.Transparent)) }

// HGap is an empty object of that width.
func HGap(width float32) fyne.CanvasObject { return gap(width, 0) }

// VGap is an empty object of that height.
func VGap(height float32) fyne.CanvasObject { return gap(0, height) }

func gap(w, h float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSize(w, h))
	return r
}

// Fixed gives an object exactly that width, and the height it needs.
func Fixed(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&fixedLayout{width: width}, o)
}

// SideColumn gives an object exactly that width and, in an HBox, the full height.
func SideColumn(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&fixedLayout{width: width, fills: true}, o)
}

// FixedHeight gives an object at least that height.
func FixedHeight(height float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&fixedLayout{height: height}, o)
}

// Pad puts air around an object.
func Pad(top, right, bottom, left float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&padLayout{top, right, bottom, left}, o)
}

// PadAll puts the same air on all sides of an object.
func PadAll(air float32, o fyne.CanvasObject) *fyne.Container { return Pad(air, air, air, air, o) }

// boxLayout stands objects in one direction.
type boxLayout struct {
	gap      float32
	vertical bool
}

// wanter is an object that can do with less room than it wants.
type wanter interface{ wants() float32 }

func growOf(o fyne.CanvasObject) float32 {
	if c, ok := o.(*fyne.Container); ok {
		if g, ok := c.Layout.(*growLayout); ok {
			return g.weight
		}
	}
	return 0
}

// fillsHeight says whether an object takes the full height of its box.
func fillsHeight(o fyne.CanvasObject) bool {
	c, ok := o.(*fyne.Container)
	if !ok {
		return false
	}
	f, ok := c.Layout.(*fixedLayout)
	return ok && f.fills
}

// MinSize is the sum of the objects in the one direction and the largest in the
// other.
func (b *boxLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var along, across float32
	n := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if b.vertical {
			along, across = along+m.Height, max(across, m.Width)
		} else {
			along, across = along+m.Width, max(across, m.Height)
		}
		n++
	}
	along += b.gap * float32(max(n-1, 0))
	if b.vertical {
		return fyne.NewSize(across, along)
	}
	return fyne.NewSize(along, across)
}

// Layout places the objects in the room given.
func (b *boxLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var shown []fyne.CanvasObject
	for _, o := range objects {
		if o.Visible() {
			shown = append(shown, o)
		}
	}
	if b.vertical {
		b.layoutDown(shown, size)
	} else {
		b.layoutAcross(shown, size)
	}
}

func (b *boxLayout) layoutDown(objects []fyne.CanvasObject, size fyne.Size) {
	heights := make([]float32, len(objects))
	for i, o := range objects {
		// Height depends on width where text wraps, so width comes first.
		if o.Size().Width != size.Width {
			o.Resize(fyne.NewSize(size.Width, o.Size().Height))
		}
		heights[i] = o.MinSize().Height
	}
	grow(objects, heights, size.Height-b.gaps(objects))
	y := float32(0)
	for i, o := range objects {
		place(o, 0, y, size.Width, heights[i])
		y += heights[i] + b.gap
	}
}

func (b *boxLayout) layoutAcross(objects []fyne.CanvasObject, size fyne.Size) {
	widths := make([]float32, len(objects))
	left, wanted := size.Width-b.gaps(objects), float32(0)
	for i, o := range objects {
		widths[i] = o.MinSize().Width
		left -= widths[i]
		if w, ok := o.(wanter); ok {
			wanted += max(0, w.wants()-widths[i])
		}
	}
	if give := min(max(left, 0), wanted); give > 0 {
		for i, o := range objects {
			if w, ok := o.(wanter); ok {
				widths[i] += max(0, w.wants()-widths[i]) * give / wanted
			}
		}
	}
	grow(objects, widths, size.Width-b.gaps(objects))
	x := float32(0)
	for i, o := range objects {
		height, y := size.Height, float32(0)
		if growOf(o) == 0 && !fillsHeight(o) {
			if o.Size().Width != widths[i] {
				o.Resize(fyne.NewSize(widths[i], o.Size().Height))
			}
			height = min(o.MinSize().Height, size.Height)
			y = (size.Height - height) / 2
		}
		place(o, x, y, widths[i], height)
		x += widths[i] + b.gap
	}
}

func (b *boxLayout) gaps(objects []fyne.CanvasObject) float32 {
	return b.gap * float32(max(len(objects)-1, 0))
}

// grow shares the room that objects of fixed size leave among those that grow,
// by weight, but gives none less than it has already.
func grow(objects []fyne.CanvasObject, sizes []float32, room float32) {
	var growing []int
	var weights float32
	for i, o := range objects {
		if g := growOf(o); g > 0 {
			growing = append(growing, i)
			weights += g
		} else {
			room -= sizes[i]
		}
	}
	for again := true; again; {
		again = false
		for n, i := range growing {
			if g := growOf(objects[i]); sizes[i] > room*g/weights {
				room, weights = room-sizes[i], weights-g
				growing = append(growing[:n:n], growing[n+1:]...)
				again = true
				break
			}
		}
	}
	for _, i := range growing {
		sizes[i] = room * growOf(objects[i]) / weights
	}
}

// growLayout marks its one object as growing.
type growLayout struct{ weight float32 }

// MinSize is that of the object.
func (g *growLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout gives the object all the room.
func (g *growLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, 0, size.Width, size.Height)
}

// fixedLayout gives its one object a width or a least height.
type fixedLayout struct {
	width, height float32
	// fills asks an HBox for its full height.
	fills bool
}

// MinSize is the fixed measure, and the object's need in the other.
func (f *fixedLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m := objects[0].MinSize()
	if f.width > 0 {
		m.Width = f.width
	}
	m.Height = max(m.Height, f.height)
	return m
}

// Layout gives the object the fixed width.
func (f *fixedLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w := size.Width
	if f.width > 0 {
		w = min(w, f.width)
	}
	place(objects[0], 0, 0, w, size.Height)
}

// padLayout puts air around its one object.
type padLayout struct{ top, right, bottom, left float32 }

// MinSize is the object's with the air.
func (p *padLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(p.left+p.right, p.top+p.bottom)
}

// Layout places the object inside the air.
func (p *padLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], p.left, p.top, size.Width-p.left-p.right, size.Height-p.top-p.bottom)
}
