package children

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"careledger/app/theme"
)

// split stands the list at the left of the file; the list is narrower where
// there is little room.
type split struct{ left, right fyne.CanvasObject }

// newSplit makes the two parts of the place.
func newSplit(left, right fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&split{left, right}, left, right)
}

// Layout implements fyne.Layout.
func (s *split) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	width := listWidth
	if size.Width < narrow {
		width = listWidthNarrow
	}
	s.left.Resize(fyne.NewSize(width, size.Height))
	s.left.Move(fyne.NewPos(0, 0))
	s.right.Resize(fyne.NewSize(size.Width-width-theme.Gap, size.Height))
	s.right.Move(fyne.NewPos(width+theme.Gap, 0))
}

// MinSize implements fyne.Layout.
func (s *split) MinSize([]fyne.CanvasObject) fyne.Size {
	right := s.right.MinSize()
	return fyne.NewSize(listWidthNarrow+theme.Gap+right.Width, max(s.left.MinSize().Height, right.Height))
}
