package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// ringAir is the air around what scrolls, in which focus rings and the bar are
// drawn; a scroll would cut them otherwise.
const ringAir float32 = 5

// Scroll shows a part of something high and lets it be moved up and down.
type Scroll struct {
	widget.BaseWidget
	inner *container.Scroll
}

// NewScroll makes a content scroll up and down within the room it gets. The
// content is at least as wide and as high as that room.
func NewScroll(content fyne.CanvasObject) *Scroll {
	s := &Scroll{inner: container.NewVScroll(PadAll(ringAir, content))}
	s.inner.OnScrolled = func(fyne.Position) { touched() }
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
		min: func() fyne.Size {
			return s.inner.MinSize().SubtractWidthHeight(2*ringAir, 0)
		},
		layout: func(size fyne.Size) {
			place(s.inner, -ringAir, -ringAir, size.Width+2*ringAir, size.Height+2*ringAir)
			// Wrapped text knows its height only once it has its width.
			s.inner.Refresh()
		},
	}
}
