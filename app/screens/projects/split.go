package projects

import (
	"fyne.io/fyne/v2"

	"careledger/app/theme"
)

// split stands the list and the project beside each other, both of the full
// height.
type split struct{}

// Layout implements fyne.Layout.
func (*split) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := listWidth
	if size.Width < narrow {
		width = listWidthNarrow
	}
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(width, size.Height))
	objects[1].Move(fyne.NewPos(width+theme.Gap, 0))
	objects[1].Resize(fyne.NewSize(size.Width-width-theme.Gap, size.Height))
}

// MinSize implements fyne.Layout.
func (*split) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(left.Width+theme.Gap+right.Width, max(left.Height, right.Height))
}
