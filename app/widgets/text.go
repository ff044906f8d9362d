package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"careledger/app/theme"
)

// Look is how a text is set. The zero value is ordinary body text.
type Look struct {
	// Size is a size of type of package theme; "" is body.
	Size fyne.ThemeSizeName
	// Color is a colour of package theme; "" is ink.
	Color fyne.ThemeColorName
	Bold  bool
	Align fyne.TextAlign
}

// The looks that screens use most.
var (
	Plain   = Look{}
	Strong  = Look{Bold: true}
	Muted   = Look{Size: theme.SizeNameQuiet, Color: theme.ColorQuietInk}
	Heading = Look{Size: fynetheme.SizeNameSubHeadingText, Bold: true}
	Large   = Look{Size: theme.SizeNameLarge, Bold: true}
	TitleOf = Look{Size: theme.SizeNameTitle, Bold: true}
	Number  = Look{Size: theme.SizeNameFigure, Bold: true}
	GoodFor = Look{Size: theme.SizeNameQuiet, Color: theme.ColorGood}
	Problem = Look{Size: theme.SizeNameQuiet, Color: theme.ColorCoralText}
)

// Right is the same look set against the right edge.
func (l Look) Right() Look { l.Align = fyne.TextAlignTrailing; return l }

// Center is the same look, centred.
func (l Look) Center() Look { l.Align = fyne.TextAlignCenter; return l }

// In is the same look in another colour.
func (l Look) In(color fyne.ThemeColorName) Look { l.Color = color; return l }

func (l Look) size() float32 {
	if l.Size == "" {
		return theme.Body()
	}
	return theme.TextSize(l.Size)
}

func (l Look) color() fyne.ThemeColorName {
	if l.Color == "" {
		return theme.ColorInk
	}
	return l.Color
}

// Text shows text. It asks for the room that its one line needs; Elide and Wrap
// make it take less.
type Text struct {
	widget.BaseWidget
	text    string
	look    Look
	shrinks bool
	wraps   bool
}

// NewText makes a text of the given look.
func NewText(text string, look Look) *Text {
	t := &Text{text: text, look: look}
	t.ExtendBaseWidget(t)
	return t
}

// Body makes ordinary text.
func Body(text string) *Text { return NewText(text, Plain) }

// Bold makes text that stands out from the body.
func Bold(text string) *Text { return NewText(text, Strong) }

// Quiet makes secondary text.
func Quiet(text string) *Text { return NewText(text, Muted) }

// Title makes the title of a place.
func Title(text string) *Text { return NewText(text, TitleOf) }

// Head makes the heading of a card.
func Head(text string) *Text { return NewText(text, Heading) }

// Figure makes a large number.
func Figure(text string) *Text { return NewText(text, Number) }

// Paragraph makes text that wraps into as many lines as it needs.
func Paragraph(text string, look Look) *Text { return NewText(text, look).Wrap() }

// Elide lets the text be narrower than its line, which then ends in an
// ellipsis. It answers the text itself.
func (t *Text) Elide() *Text { t.shrinks = true; return t }

// Wrap lets the text break into lines. It answers the text itself.
func (t *Text) Wrap() *Text { t.wraps = true; return t }

// Text answers the whole text, also where it is shown shortened.
func (t *Text) Text() string { return t.text }

// SetText shows another text.
func (t *Text) SetText(text string) {
	if t.text != text {
		t.text = text
		t.Refresh()
	}
}

// SetLook sets the text in another look.
func (t *Text) SetLook(look Look) {
	if t.look != look {
		t.look = look
		t.Refresh()
	}
}

// Set shows another text in another look.
func (t *Text) Set(text string, look Look) {
	if t.text != text || t.look != look {
		t.text, t.look = text, look
		t.Refresh()
	}
}

// wants is the width that shows the whole line.
func (t *Text) wants() float32 {
	return fyne.MeasureText(t.text, t.look.size(), fyne.TextStyle{Bold: t.look.Bold}).Width
}

func (t *Text) lineHeight() float32 {
	return fyne.MeasureText("国", t.look.size(), fyne.TextStyle{Bold: t.look.Bold}).Height
}

// MinSize is the room the text needs. Wrapped text answers for the width it was
// last given.
func (t *Text) MinSize() fyne.Size {
	t.ExtendBaseWidget(t)
	height := t.lineHeight()
	switch {
	case t.wraps:
		return fyne.NewSize(min(t.wants(), 8*t.look.size()), float32(max(len(t.breakLines()), 1))*height)
	case t.shrinks:
		return fyne.NewSize(min(t.wants(), 2*t.look.size()), height)
	}
	return fyne.NewSize(t.wants(), height)
}

// breakLines answers the lines for the width last given.
func (t *Text) breakLines() []string {
	width := t.Size().Width
	if width <= 0 {
		width = 30 * t.look.size()
	}
	return wrap(t.text, t.look.size(), t.look.Bold, width)
}

// CreateRenderer makes the parts that Fyne draws.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{text: t}
	r.build()
	return r
}

type textRenderer struct {
	text    *Text
	lines   []*canvas.Text
	objects []fyne.CanvasObject
}

// build sets the text into lines of the width it was given.
func (r *textRenderer) build() {
	t := r.text
	lines := []string{t.text}
	switch {
	case t.wraps:
		lines = t.breakLines()
	case t.Size().Width > 0 && t.Size().Width < t.wants()-0.5:
		lines[0] = elide(t.text, t.look.size(), t.look.Bold, t.Size().Width)
	}
	for len(r.lines) < len(lines) {
		line := canvas.NewText("", nil)
		r.lines = append(r.lines, line)
		r.objects = append(r.objects, line)
	}
	r.lines, r.objects = r.lines[:len(lines)], r.objects[:len(lines)]
	height := t.lineHeight()
	// The font has more air above its characters than below.
	top := max(0, (t.Size().Height-height*float32(len(lines)))/2) - t.look.size()*0.07
	for i, line := range r.lines {
		line.Text, line.Color, line.TextSize = lines[i], theme.Color(t.look.color()), t.look.size()
		line.TextStyle, line.Alignment = fyne.TextStyle{Bold: t.look.Bold}, t.look.Align
		place(line, 0, top+float32(i)*height, t.Size().Width, height)
	}
}

func (r *textRenderer) Layout(fyne.Size)             { r.Refresh() }
func (r *textRenderer) MinSize() fyne.Size           { return r.text.MinSize() }
func (r *textRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *textRenderer) Destroy()                     {}

func (r *textRenderer) Refresh() {
	r.build()
	for _, line := range r.lines {
		line.Refresh()
	}
}
