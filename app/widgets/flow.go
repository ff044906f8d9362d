package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Grid stands objects in columns of equal width, as many as fit when each is at
// least minWidth wide, more with larger type, and wraps to further rows. All in a
// row are equally high.
func Grid(minWidth, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&gridLayout{minWidth: minWidth, gap: gap}, objects...)
}

// Flow stands objects beside each other, each at its own size, and goes on in a
// new line where the room ends.
func Flow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flowLayout{gap: gap}, objects...)
}

// gridLayout remembers the width it was given, for its height depends on it.
type gridLayout struct {
	minWidth, gap, width float32
}

func (g *gridLayout) columns(n int) int {
	fit := int((g.width + g.gap) / (g.minWidth*textScale() + g.gap))
	return max(1, min(fit, n))
}

// rows calls f with each row's objects and height.
func (g *gridLayout) rows(objects []fyne.CanvasObject, f func(row []fyne.CanvasObject, height float32)) {
	var shown []fyne.CanvasObject
	for _, o := range objects {
		if o.Visible() {
			shown = append(shown, o)
		}
	}
	n := g.columns(len(shown))
	for len(shown) > 0 {
		row := shown[:min(n, len(shown))]
		shown = shown[len(row):]
		var height float32
		for _, o := range row {
			height = max(height, o.MinSize().Height)
		}
		f(row, height)
	}
}

// MinSize is one column's width and the height at the width last given.
func (g *gridLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	g.rows(objects, func(row []fyne.CanvasObject, height float32) {
		for _, o := range row {
			size.Width = max(size.Width, o.MinSize().Width)
		}
		if size.Height > 0 {
			size.Height += g.gap
		}
		size.Height += height
	})
	return size
}

// Layout places the objects in as many columns as fit.
func (g *gridLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	g.width = size.Width
	visible := 0
	for _, o := range objects {
		if o.Visible() {
			visible++
		}
	}
	n := g.columns(visible)
	w := (size.Width - g.gap*float32(n-1)) / float32(n)
	for _, o := range objects {
		if o.Visible() && o.Size().Width != w {
			o.Resize(fyne.NewSize(w, o.Size().Height))
		}
	}
	var y float32
	g.rows(objects, func(row []fyne.CanvasObject, height float32) {
		if visible <= n {
			height = max(height, size.Height)
		}
		for i, o := range row {
			place(o, float32(i)*(w+g.gap), y, w, height)
		}
		y += height + g.gap
	})
}

// flowLayout remembers the width it was given, for its height depends on it.
type flowLayout struct{ gap, width float32 }

// each calls f with the place of each object and answers the height of all.
func (l *flowLayout) each(objects []fyne.CanvasObject, f func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	var x, y, line float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		w := m.Width
		if wish, ok := o.(wanter); ok {
			w = max(w, wish.wants())
		}
		if l.width > 0 {
			w = min(w, l.width)
		}
		if x > 0 && l.width > 0 && x+w > l.width+0.5 {
			x, y, line = 0, y+line+l.gap, 0
		}
		f(o, x, y, w, m.Height)
		x, line = x+w+l.gap, max(line, m.Height)
	}
	return y + line
}

// MinSize is the widest object and the height at the width last given.
func (l *flowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var width float32
	height := l.each(objects, func(o fyne.CanvasObject, _, _, _, _ float32) {
		width = max(width, o.MinSize().Width)
	})
	return fyne.NewSize(width, height)
}

// Layout places the objects line by line.
func (l *flowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.each(objects, place)
}
