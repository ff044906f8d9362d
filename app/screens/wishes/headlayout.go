package wishes

import (
	"fyne.io/fyne/v2"

	"careledger/app/theme"
)

// headLine stands the parts of a head in one line: batch, limits and totals at
// the left, all else at the right. Where they don't fit, the totals go to a line
// of their own. It remembers its width, for its height depends on it.
type headLine struct{ width float32 }

// totalsAt is the place of the totals among the parts.
const totalsAt = 2

// fits reports whether all parts stand in one line.
func (l *headLine) fits(objects []fyne.CanvasObject) bool {
	var width float32
	for _, o := range objects {
		width += o.MinSize().Width + theme.Tight
	}
	return l.width == 0 || width-theme.Tight <= l.width
}

// MinSize implements fyne.Layout.
func (l *headLine) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range objects {
		least := o.MinSize()
		size.Height = max(size.Height, least.Height)
		if i != totalsAt {
			size.Width += least.Width + theme.Tight
		}
	}
	if !l.fits(objects) {
		size.Height += theme.Tight + objects[totalsAt].MinSize().Height
	}
	return size
}

// Layout implements fyne.Layout.
func (l *headLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	oneLine := l.fits(objects)
	var height float32
	for i, o := range objects {
		if i != totalsAt {
			height = max(height, o.MinSize().Height)
		}
	}
	put := func(o fyne.CanvasObject, x float32) {
		least := o.MinSize()
		o.Resize(least)
		o.Move(fyne.NewPos(x, (height-least.Height)/2))
	}
	right := size.Width
	for i := len(objects) - 1; i > totalsAt; i-- {
		right -= objects[i].MinSize().Width
		put(objects[i], right)
		right -= theme.Tight
	}
	left := float32(0)
	for _, o := range objects[:totalsAt] {
		put(o, left)
		left += o.MinSize().Width + theme.Tight
	}
	if oneLine {
		put(objects[totalsAt], left)
		return
	}
	objects[totalsAt].Resize(fyne.NewSize(size.Width, objects[totalsAt].MinSize().Height))
	objects[totalsAt].Move(fyne.NewPos(0, height+theme.Tight))
}
