package app

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"careledger/app/icon"
	"careledger/app/theme"
)

// Widths and heights of the rail. It is narrow below narrowWindow and shows
// icons only below slimWindow; items give way where the window is low.
const (
	railWidth       float32 = 168
	railNarrowWidth float32 = 138
	railSlimWidth   float32 = 52
	narrowWindow    float32 = 1200
	slimWindow      float32 = 860
	railHead        float32 = 56
	itemHeight      float32 = 38
	itemLeast       float32 = 28
	iconSize        float32 = 18
	badgeSize       float32 = 18
)

// rail is the column of places at the left.
type rail struct {
	widget.BaseWidget
	items  []*railItem
	chosen string
	onGo   func(place string)
}

// newRail makes a rail of places; onGo is called with the one that is chosen.
func newRail(places []place, onGo func(place string)) *rail {
	r := &rail{onGo: onGo}
	for _, p := range places {
		r.items = append(r.items, newRailItem(p, func() { r.onGo(p.id) }))
	}
	r.ExtendBaseWidget(r)
	return r
}

// choose marks a place as the one in front.
func (r *rail) choose(id string) {
	r.chosen = id
	for _, item := range r.items {
		item.chosen = item.place.id == id
		item.Refresh()
	}
}

// setBadge puts a number at a place, 0 for none.
func (r *rail) setBadge(id string, n int) {
	for _, item := range r.items {
		if item.place.id == id && item.badge != n {
			item.badge = n
			item.Refresh()
		}
	}
}

// CreateRenderer implements [fyne.Widget].
func (r *rail) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(theme.Rail())
	line := canvas.NewRectangle(theme.Line())
	name := canvas.NewText(lang.L("CareLedger"), theme.Teal())
	name.TextStyle.Bold = true
	view := &railRenderer{rail: r, ground: ground, line: line, name: name}
	view.objects = []fyne.CanvasObject{ground, line, name}
	column := container.New(&railColumn{}, asObjects(r.items)...)
	view.scroll = container.NewVScroll(column)
	view.objects = append(view.objects, view.scroll)
	view.Refresh()
	return view
}

// asObjects turns items into what containers take.
func asObjects(items []*railItem) []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(items))
	for i, item := range items {
		objects[i] = item
	}
	return objects
}

// railRenderer draws ground, name and column.
type railRenderer struct {
	rail         *rail
	ground, line *canvas.Rectangle
	name         *canvas.Text
	scroll       *container.Scroll
	objects      []fyne.CanvasObject
}

func (v *railRenderer) Layout(size fyne.Size) {
	v.ground.Resize(size)
	v.line.Move(fyne.NewPos(size.Width-theme.Hair, 0))
	v.line.Resize(fyne.NewSize(theme.Hair, size.Height))
	left := float32(18)
	if size.Width < railWidth {
		left = 14
	}
	v.name.Hidden = size.Width <= railSlimWidth
	v.name.Move(fyne.NewPos(left, (railHead-v.name.MinSize().Height)/2))
	v.scroll.Move(fyne.NewPos(0, railHead))
	v.scroll.Resize(fyne.NewSize(size.Width-theme.Hair, size.Height-railHead))
}

func (v *railRenderer) MinSize() fyne.Size { return fyne.NewSize(railSlimWidth, railHead+itemLeast) }

func (v *railRenderer) Refresh() {
	v.ground.FillColor = theme.Rail()
	v.line.FillColor = theme.Line()
	v.name.Color = theme.Teal()
	v.name.TextSize = fynetheme.Size(theme.SizeNameLarge)
	canvas.Refresh(v.rail)
}

func (v *railRenderer) Objects() []fyne.CanvasObject { return v.objects }
func (v *railRenderer) Destroy()                     {}

// railColumn stacks items at their usual height, or lower ones where that lets
// all of them be seen.
type railColumn struct{}

func (c *railColumn) Layout(items []fyne.CanvasObject, size fyne.Size) {
	each := itemHeight
	if n := float32(len(items)); n > 0 && n*each > size.Height {
		each = max(itemLeast, size.Height/n)
	}
	for i, item := range items {
		item.Move(fyne.NewPos(0, float32(i)*each))
		item.Resize(fyne.NewSize(size.Width, each))
	}
}

func (c *railColumn) MinSize(items []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(railSlimWidth-theme.Hair, float32(len(items))*itemLeast)
}

// railItem is one place: icon, word and perhaps a number of what waits there.
type railItem struct {
	widget.BaseWidget
	place   place
	chosen  bool
	hovered bool
	focused bool
	badge   int
	onTap   func()
}

func newRailItem(p place, onTap func()) *railItem {
	item := &railItem{place: p, onTap: onTap}
	item.ExtendBaseWidget(item)
	return item
}

// Tapped implements [fyne.Tappable].
func (i *railItem) Tapped(*fyne.PointEvent) { i.onTap() }

// MouseIn implements [desktop.Hoverable].
func (i *railItem) MouseIn(*desktop.MouseEvent) { i.hovered = true; i.Refresh() }

// MouseMoved implements [desktop.Hoverable].
func (i *railItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements [desktop.Hoverable].
func (i *railItem) MouseOut() { i.hovered = false; i.Refresh() }

// FocusGained implements [fyne.Focusable].
func (i *railItem) FocusGained() { i.focused = true; i.Refresh() }

// FocusLost implements [fyne.Focusable].
func (i *railItem) FocusLost() { i.focused = false; i.Refresh() }

// TypedRune implements [fyne.Focusable]: characters belong to the place in
// front.
func (i *railItem) TypedRune(r rune) {
	if c := canvasOf(i); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// TypedKey implements [fyne.Focusable].
func (i *railItem) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		i.onTap()
	default:
		if c := canvasOf(i); c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(key)
		}
	}
}

// CreateRenderer implements [fyne.Widget].
func (i *railItem) CreateRenderer() fyne.WidgetRenderer {
	v := &railItemRenderer{item: i}
	v.ground = canvas.NewRectangle(color.Transparent)
	v.ground.CornerRadius = theme.ButtonCorner
	v.bar = canvas.NewRectangle(theme.Teal())
	v.bar.CornerRadius = 2
	v.icon = canvas.NewImageFromResource(icon.Of(i.place.id, theme.QuietInk()))
	v.icon.FillMode = canvas.ImageFillContain
	v.word = canvas.NewText("", theme.Ink())
	v.round = canvas.NewRectangle(color.Transparent)
	v.number = canvas.NewText("", color.White)
	v.number.Alignment = fyne.TextAlignCenter
	v.Refresh()
	return v
}

// railItemRenderer draws one place of the rail.
type railItemRenderer struct {
	item          *railItem
	ground, bar   *canvas.Rectangle
	icon          *canvas.Image
	word, number  *canvas.Text
	round         *canvas.Rectangle
	drawnIconName string
}

func (v *railItemRenderer) Layout(size fyne.Size) {
	margin := float32(8)
	if size.Width < railWidth-theme.Hair {
		margin = 5
	}
	inner := fyne.NewSize(size.Width-2*margin, min(size.Height-2, itemHeight-2))
	top := (size.Height - inner.Height) / 2
	v.ground.Move(fyne.NewPos(margin, top))
	v.ground.Resize(inner)
	v.bar.Move(fyne.NewPos(margin, top+4))
	v.bar.Resize(fyne.NewSize(3, inner.Height-8))
	left := margin + 10
	if size.Width < railWidth-theme.Hair {
		left = margin + 9
	}
	slim := size.Width < railSlimWidth
	if slim {
		left = (size.Width - iconSize) / 2
	}
	v.icon.Move(fyne.NewPos(left, (size.Height-iconSize)/2))
	v.icon.Resize(fyne.NewSquareSize(iconSize))
	v.word.Hidden = slim
	// Chinese type sits low in its line; a pixel up brings it level with the icon.
	v.word.Move(fyne.NewPos(left+iconSize+8, (size.Height-v.word.MinSize().Height)/2-1))
	v.word.Resize(v.word.MinSize())
	wide := max(badgeSize, v.number.MinSize().Width+8)
	spot := fyne.NewPos(size.Width-2*margin-wide, (size.Height-badgeSize)/2)
	switch {
	case slim:
		spot = fyne.NewPos(size.Width-wide-2, top-1)
	case spot.X < v.word.Position().X+v.word.Size().Width: // large type: on the icon's corner
		spot = fyne.NewPos(max(0, left+iconSize/2-wide/2), top-1)
	}
	v.round.CornerRadius = badgeSize / 2
	v.round.Move(spot)
	v.round.Resize(fyne.NewSize(wide, badgeSize))
	v.number.Move(spot.AddXY(0, (badgeSize-v.number.MinSize().Height)/2))
	v.number.Resize(fyne.NewSize(wide, v.number.MinSize().Height))
}

func (v *railItemRenderer) MinSize() fyne.Size { return fyne.NewSize(iconSize, itemLeast) }

func (v *railItemRenderer) Refresh() {
	i := v.item
	ink, quiet := theme.Ink(), theme.QuietInk()
	v.ground.FillColor = color.Transparent
	switch {
	case i.chosen:
		ink, quiet = theme.Color(theme.ColorTealText), theme.Color(theme.ColorTealText)
		v.ground.FillColor = theme.TealSoft()
	case i.hovered:
		v.ground.FillColor = theme.Color(theme.ColorHover)
	}
	v.ground.StrokeWidth = 0
	if i.focused {
		v.ground.StrokeColor, v.ground.StrokeWidth = theme.Color(theme.ColorFocus), 2
	}
	v.bar.Hidden = !i.chosen
	v.bar.FillColor = theme.Teal()
	if drawn := icon.Of(i.place.id, quiet); drawn.Name() != v.drawnIconName {
		v.icon.Resource, v.drawnIconName = drawn, drawn.Name()
		v.icon.Refresh()
	}
	v.word.Text = i.place.title()
	v.word.TextSize = theme.Body()
	v.word.TextStyle.Bold = i.chosen
	v.word.Color = ink
	v.round.Hidden, v.number.Hidden = i.badge == 0, i.badge == 0
	v.round.FillColor = theme.Color(theme.ColorCoralButton)
	v.number.Text = badgeText(i.badge)
	v.number.TextSize = fynetheme.Size(theme.SizeNameSmall)
	v.number.Color = theme.Color(theme.ColorOnCoral)
	if size := i.Size(); size.Width > 0 {
		v.Layout(size)
	}
	canvas.Refresh(i)
}

// canvasOf returns the canvas that shows an object, nil while none does.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}

// badgeText is a number that fits the mark.
func badgeText(n int) string {
	if n > 99 {
		return "99+"
	}
	return strconv.Itoa(n)
}

func (v *railItemRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.ground, v.bar, v.icon, v.word, v.round, v.number}
}
func (v *railItemRenderer) Destroy() {}

var (
	_ fyne.Focusable    = (*railItem)(nil)
	_ desktop.Hoverable = (*railItem)(nil)
)
