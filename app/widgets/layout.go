package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
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
	left, weights := size.Height-b.gap*float32(max(len(objects)-1, 0)), float32(0)
	for i, o := range objects {
		// Height depends on width where text wraps, so width comes first.
		if o.Size().Width != size.Width {
			o.Resize(fyne.NewSize(size.Width, o.Size().Height))
		}
		heights[i] = o.MinSize().Height
		left -= heights[i]
		weights += growOf(o)
	}
	y := float32(0)
	for i, o := range objects {
		if g := growOf(o); g > 0 && left > 0 {
			heights[i] += left * g / weights
		}
		place(o, 0, y, size.Width, heights[i])
		y += heights[i] + b.gap
	}
}

func (b *boxLayout) layoutAcross(objects []fyne.CanvasObject, size fyne.Size) {
	widths := make([]float32, len(objects))
	left, weights, wanted := size.Width-b.gap*float32(max(len(objects)-1, 0)), float32(0), float32(0)
	for i, o := range objects {
		widths[i] = o.MinSize().Width
		left -= widths[i]
		weights += growOf(o)
		if w, ok := o.(wanter); ok {
			wanted += max(0, w.wants()-widths[i])
		}
	}
	give := min(max(left, 0), wanted)
	left -= give
	x := float32(0)
	for i, o := range objects {
		height, y := size.Height, float32(0)
		if w, ok := o.(wanter); ok && wanted > 0 {
			widths[i] += max(0, w.wants()-widths[i]) * give / wanted
		}
		if g := growOf(o); g > 0 {
			if left > 0 {
				widths[i] += left * g / weights
			}
		} else {
			o.Resize(fyne.NewSize(widths[i], o.Size().Height))
			height = min(o.MinSize().Height, size.Height)
			y = (size.Height - height) / 2
		}
		place(o, x, y, widths[i], height)
		x += widths[i] + b.gap
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
type fixedLayout struct{ width, height float32 }

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

// Scroll shows a part of something high and lets it be moved up and down.
type Scroll struct {
	widget.BaseWidget
	inner *container.Scroll
}

// NewScroll makes a content scroll up and down within the room it gets. The
// content is at least as wide and as high as that room.
func NewScroll(content fyne.CanvasObject) *Scroll {
	s := &Scroll{inner: container.NewVScroll(content)}
	s.ExtendBaseWidget(s)
	return s
}

// ScrollToTop shows the content's beginning.
func (s *Scroll) ScrollToTop() { s.inner.ScrollToTop() }

// ScrollToOffset shows the content from y pixels below its beginning.
func (s *Scroll) ScrollToOffset(y float32) { s.inner.ScrollToOffset(fyne.NewPos(0, y)) }

// CreateRenderer makes the parts that Fyne draws.
func (s *Scroll) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{
		objects: []fyne.CanvasObject{s.inner},
		min:     s.inner.MinSize,
		layout: func(size fyne.Size) {
			s.inner.Resize(size)
			// Wrapped text knows its height only once it has its width.
			s.inner.Refresh()
		},
	}
}
