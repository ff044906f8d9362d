package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"careledger/app/icon"
	"careledger/app/theme"
	"careledger/app/widgets"
)

// Widths before sign-in: the panel that says what this is, shown in windows
// wide enough, and the card with what is asked.
const (
	welcomeWide  float32 = 880
	welcomeShare float32 = 0.4
	welcomeCard  float32 = 400
)

// welcome is the window before sign-in: what this is at the left, what is asked
// at the right.
func welcome(asked fyne.CanvasObject) fyne.CanvasObject {
	heart := canvas.NewImageFromResource(icon.App())
	heart.FillMode = canvas.ImageFillContain
	heart.SetMinSize(fyne.NewSquareSize(64))
	said := widgets.VBox(12,
		widgets.HBox(0, heart),
		widgets.NewText(lang.L("CareLedger"), widgets.Look{Size: theme.SizeNameFigure, Bold: true, Color: theme.ColorTealText}),
		widgets.Paragraph(lang.L("Every child a file, every care a line in it."), widgets.Look{Size: theme.SizeNameLarge}),
		widgets.VGap(4),
		widgets.Paragraph(lang.L("All records are kept encrypted on this computer. Nothing is sent anywhere."), widgets.Muted),
	)
	panel := container.NewStack(newGround(theme.ColorTealSoft),
		container.New(&centred{width: 300}, said))
	card := widgets.NewScroll(container.New(&centred{width: welcomeCard}, widgets.PadAll(20, asked)))
	return container.NewStack(newGround(theme.ColorGround), container.New(&welcomeLayout{}, panel, card))
}

// welcomeLayout puts the panel beside the card where there is room for both.
type welcomeLayout struct{}

func (*welcomeLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }

func (*welcomeLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	panel, card := objects[0], objects[1]
	left := float32(0)
	panel.Hide()
	if size.Width >= welcomeWide {
		panel.Show()
		left = size.Width * welcomeShare
	}
	panel.Resize(fyne.NewSize(left, size.Height))
	card.Move(fyne.NewPos(left, 0))
	card.Resize(fyne.NewSize(size.Width-left, size.Height))
}

// centred puts one object into the middle, at most that wide.
type centred struct{ width float32 }

func (c *centred) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(min(c.width, 240), objects[0].MinSize().Height)
}

func (c *centred) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(c.width, size.Width)
	// The height of wrapped text depends on the width, so that comes first.
	objects[0].Resize(fyne.NewSize(width, objects[0].MinSize().Height))
	height := min(objects[0].MinSize().Height, size.Height)
	objects[0].Move(fyne.NewPos((size.Width-width)/2, (size.Height-height)/2))
	objects[0].Resize(fyne.NewSize(width, height))
}

// ground is a plain area in a colour of the theme, which follows its changes.
type ground struct {
	widget.BaseWidget
	color fyne.ThemeColorName
}

func newGround(color fyne.ThemeColorName) *ground {
	g := &ground{color: color}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer implements [fyne.Widget].
func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	area := canvas.NewRectangle(theme.Color(g.color))
	return &groundRenderer{WidgetRenderer: widget.NewSimpleRenderer(area), ground: g, area: area}
}

// groundRenderer colours the area anew when the theme changes.
type groundRenderer struct {
	fyne.WidgetRenderer
	ground *ground
	area   *canvas.Rectangle
}

func (v *groundRenderer) Refresh() {
	v.area.FillColor = theme.Color(v.ground.color)
	v.area.Refresh()
}

// asked is a question before sign-in: a label, a field, and a line below that
// explains or, in coral, says what is wrong.
type asked struct {
	field  *widgets.TextEntry
	note   *widgets.Text
	hint   string
	object fyne.CanvasObject
}

func ask(label, hint string, field *widgets.TextEntry) *asked {
	a := &asked{field: field, hint: hint, note: widgets.Paragraph(hint, widgets.Muted)}
	a.object = widgets.VBox(4, widgets.Body(label), field, a.note)
	if hint == "" {
		a.note.Hide()
	}
	return a
}

// wrong says what is wrong with what was entered; an empty text takes that back.
func (a *asked) wrong(text string) {
	look := widgets.Muted
	if text != "" {
		look = widgets.Problem
	}
	a.note.Hidden = text == "" && a.hint == ""
	if text == "" {
		text = a.hint
	}
	a.note.Set(text, look)
	a.object.Refresh()
}
