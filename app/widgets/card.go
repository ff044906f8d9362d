package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"careledger/app/theme"
)

// Card is a rounded white ground with a thin line around what belongs together.
type Card struct {
	widget.BaseWidget
	content fyne.CanvasObject
	air     float32
	ground  fyne.ThemeColorName
	line    fyne.ThemeColorName
}

// NewCard makes a card around a content, with the usual air inside.
func NewCard(content fyne.CanvasObject) *Card { return newCard(content, theme.Inside) }

// TightCard makes a card with little air inside, for lists.
func TightCard(content fyne.CanvasObject) *Card { return newCard(content, theme.Tight) }

// HeadedCard makes a card with a heading, something quiet or a button at its
// right (or nil), and a content below that grows.
func HeadedCard(title string, right fyne.CanvasObject, content fyne.CanvasObject) *Card {
	head := HBox(theme.Tight, Grow(Head(title).Elide()))
	if right != nil {
		head.Add(right)
	}
	return NewCard(VBox(10, head, Grow(content)))
}

// FigureCard makes a card with a quiet label, a large number and a note below in
// the given look. An empty note leaves its line blank.
func FigureCard(label, figure, note string, look Look) *Card {
	return NewCard(VBox(-3, Quiet(label).Elide(), Figure(figure).Elide(), NewText(note, look).Elide()))
}

// Panel makes a rounded ground without a line, as the columns of a board have.
func Panel(content fyne.CanvasObject) *Card {
	p := newCard(content, 10)
	p.ground, p.line = theme.ColorRail, ""
	return p
}

func newCard(content fyne.CanvasObject, air float32) *Card {
	c := &Card{content: content, air: air, ground: theme.ColorCard, line: theme.ColorLine}
	c.ExtendBaseWidget(c)
	return c
}

// SetContent puts something else into the card.
func (c *Card) SetContent(content fyne.CanvasObject) {
	c.content = content
	c.Refresh()
}

// CreateRenderer makes the parts that Fyne draws.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	ground := rectangle(theme.CardCorner)
	d := &drawn{objects: []fyne.CanvasObject{ground, c.content}}
	d.min = func() fyne.Size {
		return c.content.MinSize().AddWidthHeight(2*c.air, 2*c.air)
	}
	d.layout = func(size fyne.Size) {
		place(ground, 0, 0, size.Width, size.Height)
		place(c.content, c.air, c.air, size.Width-2*c.air, size.Height-2*c.air)
	}
	d.refresh = func() {
		paint(ground, c.ground, c.line, theme.Hair)
		if d.objects[1] != c.content {
			d.objects[1] = c.content
		}
		d.layout(c.Size())
	}
	d.refresh()
	return d
}

// Rule is a thin line across.
type Rule struct{ widget.BaseWidget }

// NewRule makes a thin line across.
func NewRule() *Rule {
	r := &Rule{}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer makes the parts that Fyne draws.
func (r *Rule) CreateRenderer() fyne.WidgetRenderer {
	line := rectangle(0)
	d := &drawn{objects: []fyne.CanvasObject{line}}
	d.min = func() fyne.Size { return fyne.NewSize(1, theme.Hair) }
	d.layout = func(size fyne.Size) { place(line, 0, (size.Height-theme.Hair)/2, size.Width, theme.Hair) }
	d.refresh = func() { paint(line, theme.ColorLine, "", 0) }
	d.refresh()
	return d
}

// OpenCard is a card that a double click opens.
type OpenCard struct {
	*Card
	onOpen func()
}

// Opening makes the card of [FigureCard] one that a double click opens.
func Opening(label, figure, note string, look Look, open func()) *OpenCard {
	c := &OpenCard{Card: FigureCard(label, figure, note, look), onOpen: open}
	c.ExtendBaseWidget(c)
	return c
}

// DoubleTapped opens what is behind the figure.
func (c *OpenCard) DoubleTapped(*fyne.PointEvent) { c.onOpen() }
