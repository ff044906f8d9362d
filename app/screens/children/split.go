package children

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"careledger/app/theme"
	"careledger/app/widgets"
)

// The air around the place.
const (
	airTop  float32 = 16
	airSide float32 = 20
)

// split stands two parts beside each other, both of the full height: the one
// has a fixed width, the other takes the rest.
type split struct {
	left, right fyne.CanvasObject
	beside      float32 // width of the right part; 0 where the left one is fixed
}

// newSplit makes the two parts of the place; the list at the left is narrower
// where there is little room.
func newSplit(left, right fyne.CanvasObject) fyne.CanvasObject {
	return widgets.Pad(airTop, airSide, airTop, airSide, container.New(&split{left: left, right: right}, left, right))
}

// Layout implements fyne.Layout.
func (s *split) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	width := listWidth
	switch {
	case s.beside > 0:
		width = size.Width - s.beside - theme.Gap
	case size.Width < narrow:
		width = listWidthNarrow
	}
	s.left.Resize(fyne.NewSize(width, size.Height))
	s.left.Move(fyne.NewPos(0, 0))
	s.right.Resize(fyne.NewSize(size.Width-width-theme.Gap, size.Height))
	s.right.Move(fyne.NewPos(width+theme.Gap, 0))
}

// MinSize implements fyne.Layout.
func (s *split) MinSize([]fyne.CanvasObject) fyne.Size {
	left, right := s.left.MinSize(), s.right.MinSize()
	return fyne.NewSize(left.Width+theme.Gap+max(right.Width, s.beside), max(left.Height, right.Height))
}
