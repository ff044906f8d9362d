//go:build !windows

package platform

import "fyne.io/fyne/v2"

// PlaceOf returns the size of a window; where it stands is the matter of the
// window manager.
func PlaceOf(w fyne.Window) (Place, bool) {
	size := w.Canvas().Size()
	return Place{Width: int(size.Width), Height: int(size.Height)}, size.Width >= 1 && size.Height >= 1
}

// Put gives a window its size again.
func Put(w fyne.Window, p Place) { w.Resize(fyne.NewSize(float32(p.Width), float32(p.Height))) }
