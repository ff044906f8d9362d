package widgets

import (
	"sync"

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
	scrolls.Store(s, true)
	return &drawn{
		destroy: func() { scrolls.Delete(s) },
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

// page turns by most of the room on Page Up and Page Down, and reports whether
// the key was one of them and there is something to scroll.
func (s *Scroll) page(ev *fyne.KeyEvent) bool {
	by, most := s.inner.Size().Height*0.9, s.inner.Content.Size().Height-s.inner.Size().Height
	switch ev.Name {
	case fyne.KeyPageUp:
		by = -by
	case fyne.KeyPageDown:
	default:
		return false
	}
	if most <= 0 {
		return false
	}
	s.ScrollToOffset(min(max(0, s.inner.Offset.Y+by), most))
	return true
}

// PageIn turns the highest of what scrolls in an object, on Page Up and Page
// Down.
func PageIn(o fyne.CanvasObject, ev *fyne.KeyEvent) {
	var highest *Scroll
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject
	before, at := map[*Scroll]fyne.Position{}, o.Position()
	scrolls.Range(func(s, _ any) bool {
		before[s.(*Scroll)] = place(s.(*Scroll))
		return true
	})
	o.Move(at.AddXY(0, 1))
	for s, was := range before {
		if place(s) != was && (highest == nil || s.inner.Content.Size().Height > highest.inner.Content.Size().Height) {
			highest = s
		}
	}
	o.Move(at)
	if highest != nil {
		highest.page(ev)
	}
}

// scrolls are those that are drawn.
var scrolls sync.Map // of *Scroll

// intoSight scrolls so that an object that has just got the keyboard can be seen.
func intoSight(o fyne.CanvasObject) {
	scrolls.Range(func(s, _ any) bool {
		if s := s.(*Scroll); s.holds(o) {
			s.reveal(o)
		}
		return true
	})
}

// holds says whether there is something to scroll and an object lies in it:
// whether it moves with it.
func (s *Scroll) holds(o fyne.CanvasObject) bool {
	place, content := fyne.CurrentApp().Driver().AbsolutePositionForObject, s.inner.Content
	if content.Size().Height <= s.inner.Size().Height {
		return false
	}
	before, at := place(o), content.Position()
	content.Move(at.AddXY(0, 1))
	defer content.Move(at)
	return place(o) != before
}

// reveal scrolls no further than it takes to see an object with its ring; of one
// that is higher than the room its beginning.
func (s *Scroll) reveal(o fyne.CanvasObject) {
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject
	top := place(o).Y - place(s.inner).Y - ringAir
	foot := top + o.Size().Height + 2*ringAir - s.inner.Size().Height
	switch offset := s.inner.Offset.Y; {
	case top < 0:
		s.ScrollToOffset(offset + top)
	case foot > 0:
		s.ScrollToOffset(offset + min(foot, top))
	}
}
