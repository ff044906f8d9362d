package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"careledger/app/icon"
	"careledger/app/theme"
	"careledger/app/widgets"
)

// Heights and widths of the bar on top. The search field is short in a narrow
// window.
const (
	topHeight        float32 = 56
	searchWidth      float32 = 300
	searchLeastWidth float32 = 150
	searchHeight     float32 = 34
)

// top is the bar with the title of the place in front, its tools, the search
// field and the button that records something.
type top struct {
	title  *widgets.Text
	tools  *fyne.Container
	search *searchField
	record *widgets.Button
	object fyne.CanvasObject
}

func newTop(onSearch, onRecord func()) *top {
	t := &top{
		title: widgets.Title(""), tools: widgets.HBox(theme.Tight), search: newSearchField(onSearch),
		record: widgets.PrimaryButton(lang.L("＋ Record"), onRecord),
	}
	row := container.New(&topLayout{}, t.title, t.tools, t.search, t.record)
	t.object = container.NewBorder(nil, widget.NewSeparator(), nil, nil, row)
	return t
}

// show puts the title and the tools of a place into the bar.
func (t *top) show(title string, tools []fyne.CanvasObject) {
	t.title.SetText(title)
	for _, tool := range tools {
		if chips, ok := tool.(*widgets.ChipGroup); ok {
			chips.OneLine()
		}
	}
	t.tools.Objects = tools
	t.object.Refresh()
}

// topLayout places title, tools, search field and button. The search field
// gives way before the tools do.
type topLayout struct{}

func (*topLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := float32(2*20 + 3*12)
	for i, o := range objects {
		if i != 2 {
			width += o.MinSize().Width
		}
	}
	return fyne.NewSize(width+searchHeight, topHeight-theme.Hair)
}

func (*topLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	title, tools, search, record := objects[0], objects[1], objects[2], objects[3]
	put := func(o fyne.CanvasObject, x, width, height float32) {
		o.Move(fyne.NewPos(x, (size.Height-height)/2))
		o.Resize(fyne.NewSize(width, height))
	}
	left, right := float32(20), size.Width-20
	put(title, left, title.MinSize().Width, title.MinSize().Height)
	left += title.MinSize().Width + 12
	put(tools, left, tools.MinSize().Width, tools.MinSize().Height)
	if len(tools.(*fyne.Container).Objects) > 0 {
		left += tools.MinSize().Width + 12
	}
	if record.Visible() {
		right -= record.MinSize().Width
		put(record, right, record.MinSize().Width, record.MinSize().Height)
		right -= 12
	}
	width := min(searchWidth, right-left)
	if width < searchLeastWidth {
		width = searchHeight
	}
	put(search, right-width, width, searchHeight)
}

// searchField looks like a field for text; pressing it opens the search.
type searchField struct {
	widget.BaseWidget
	onOpen  func()
	hovered bool
}

func newSearchField(onOpen func()) *searchField {
	f := &searchField{onOpen: onOpen}
	f.ExtendBaseWidget(f)
	return f
}

// Tapped implements [fyne.Tappable].
func (f *searchField) Tapped(*fyne.PointEvent) { f.onOpen() }

// Cursor implements [desktop.Cursorable].
func (f *searchField) Cursor() desktop.Cursor { return desktop.TextCursor }

// MouseIn implements [desktop.Hoverable].
func (f *searchField) MouseIn(*desktop.MouseEvent) { f.hovered = true; f.Refresh() }

// MouseMoved implements [desktop.Hoverable].
func (f *searchField) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements [desktop.Hoverable].
func (f *searchField) MouseOut() { f.hovered = false; f.Refresh() }

// CreateRenderer implements [fyne.Widget].
func (f *searchField) CreateRenderer() fyne.WidgetRenderer {
	v := &searchFieldRenderer{field: f, ground: canvas.NewRectangle(theme.Card())}
	v.ground.CornerRadius = searchHeight / 2
	v.ground.StrokeWidth = 1
	v.glass = canvas.NewImageFromResource(nil)
	v.glass.FillMode = canvas.ImageFillContain
	v.hint = widgets.NewText(lang.L("Search name, pinyin, file number, phone"),
		widgets.Look{Color: theme.ColorFaintInk}).Elide()
	v.key = widgets.NewText("Ctrl+K", widgets.Look{Size: theme.SizeNameSmall, Color: theme.ColorFaintInk})
	v.Refresh()
	return v
}

// searchFieldRenderer draws the field that is not yet one.
type searchFieldRenderer struct {
	field     *searchField
	ground    *canvas.Rectangle
	glass     *canvas.Image
	hint, key *widgets.Text
}

func (v *searchFieldRenderer) Layout(size fyne.Size) {
	v.ground.Resize(size)
	narrow := size.Width < searchLeastWidth
	v.hint.Hidden, v.key.Hidden = narrow, narrow
	left := float32(12)
	if narrow {
		left = (size.Width - 16) / 2
	}
	v.glass.Move(fyne.NewPos(left, (size.Height-16)/2))
	v.glass.Resize(fyne.NewSquareSize(16))
	key := v.key.MinSize()
	v.key.Move(fyne.NewPos(size.Width-14-key.Width, (size.Height-key.Height)/2))
	v.key.Resize(key)
	v.hint.Move(fyne.NewPos(36, 0))
	v.hint.Resize(fyne.NewSize(max(0, size.Width-36-14-key.Width-8), size.Height))
}

func (v *searchFieldRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(searchHeight) }

func (v *searchFieldRenderer) Refresh() {
	v.ground.FillColor, v.ground.StrokeColor = theme.Card(), theme.Line()
	if v.field.hovered {
		v.ground.StrokeColor = theme.Color(theme.ColorTealLine)
	}
	v.glass.Resource = icon.Of("search", fynetheme.Color(theme.ColorFaintInk))
	v.glass.Refresh()
	canvas.Refresh(v.field)
}

func (v *searchFieldRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.ground, v.glass, v.hint, v.key}
}
func (v *searchFieldRenderer) Destroy() {}
