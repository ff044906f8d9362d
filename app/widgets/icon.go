package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Icon shows an SVG picture in one colour of the theme.
type Icon struct {
	widget.BaseWidget
	picture fyne.Resource
	color   fyne.ThemeColorName
	size    float32
}

// NewIcon makes an icon of size by size pixels. The picture may be nil, and
// nothing shows then.
func NewIcon(picture fyne.Resource, size float32, color fyne.ThemeColorName) *Icon {
	i := &Icon{picture: picture, color: color, size: size}
	i.ExtendBaseWidget(i)
	return i
}

// Set shows another picture in another colour.
func (i *Icon) Set(picture fyne.Resource, color fyne.ThemeColorName) {
	if i.picture != picture || i.color != color {
		i.picture, i.color = picture, color
		i.Refresh()
	}
}

// CreateRenderer makes the parts that Fyne draws.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	image := canvas.NewImageFromResource(nil)
	image.FillMode = canvas.ImageFillContain
	d := &drawn{objects: []fyne.CanvasObject{image}}
	d.min = func() fyne.Size { return fyne.NewSquareSize(i.size) }
	d.layout = func(size fyne.Size) {
		place(image, (size.Width-i.size)/2, (size.Height-i.size)/2, i.size, i.size)
	}
	d.refresh = func() {
		image.Resource = nil
		if i.picture != nil {
			image.Resource = fynetheme.NewColoredResource(i.picture, i.color)
		}
		image.Refresh()
	}
	d.refresh()
	return d
}
