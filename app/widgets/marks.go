package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"careledger/app/theme"
)

func countText(n int) string {
	switch {
	case n <= 0:
		return ""
	case n > 99:
		return "99+"
	}
	return strconv.Itoa(n)
}

// Avatar is a character on a round soft ground, in place of a picture.
type Avatar struct {
	widget.BaseWidget
	text string
	size float32
}

// NewAvatar makes an avatar of that diameter showing the first character of a
// name.
func NewAvatar(name string, diameter float32) *Avatar {
	a := &Avatar{text: firstRune(name), size: diameter}
	a.ExtendBaseWidget(a)
	return a
}

// SetName shows the first character of another name.
func (a *Avatar) SetName(name string) {
	if first := firstRune(name); first != a.text {
		a.text = first
		a.Refresh()
	}
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// CreateRenderer makes the parts that Fyne draws.
func (a *Avatar) CreateRenderer() fyne.WidgetRenderer {
	look := Look{Size: theme.SizeNameQuiet, Color: theme.ColorTealText, Bold: true}.Center()
	if a.size >= 48 {
		look.Size = theme.SizeNameTitle
	}
	ground, text := rectangle(a.size/2), NewText(a.text, look)
	d := &drawn{objects: []fyne.CanvasObject{ground, text}}
	d.min = func() fyne.Size { return fyne.NewSquareSize(a.size) }
	d.layout = func(size fyne.Size) {
		x, y := (size.Width-a.size)/2, (size.Height-a.size)/2
		place(ground, x, y, a.size, a.size)
		place(text, x, y, a.size, a.size)
	}
	d.refresh = func() {
		paint(ground, theme.ColorTealSoft, theme.ColorTealLine, theme.Hair)
		text.SetText(a.text)
	}
	d.refresh()
	return d
}

// Mark is a coloured dot with a word beside it, so that nothing is told by
// colour alone.
type Mark struct {
	widget.BaseWidget
	color fyne.ThemeColorName
	word  string
}

// NewMark makes a dot of a colour of package theme with its word, which may be
// empty only where the words beside it say the same.
func NewMark(color fyne.ThemeColorName, word string) *Mark {
	m := &Mark{color: color, word: word}
	m.ExtendBaseWidget(m)
	return m
}

// Set shows another colour and word. An empty colour shows nothing.
func (m *Mark) Set(color fyne.ThemeColorName, word string) {
	if m.color != color || m.word != word {
		m.color, m.word = color, word
		m.Refresh()
	}
}

// wants is the width that shows dot and word.
func (m *Mark) wants() float32 {
	if m.word == "" {
		return dotSize
	}
	return dotSize + 5 + textWidth(m.word, Muted.size(), false)
}

const dotSize float32 = 9

// CreateRenderer makes the parts that Fyne draws.
func (m *Mark) CreateRenderer() fyne.WidgetRenderer {
	dot, text := rectangle(dotSize/2), NewText(m.word, Muted)
	d := &drawn{objects: []fyne.CanvasObject{dot, text}}
	d.min = func() fyne.Size { return fyne.NewSize(m.wants(), text.lineHeight()) }
	d.layout = func(size fyne.Size) {
		place(dot, 0, (size.Height-dotSize)/2, dotSize, dotSize)
		place(text, dotSize+5, 0, max(0, size.Width-dotSize-5), size.Height)
	}
	d.refresh = func() {
		paint(dot, m.color, "", 0)
		text.SetText(m.word)
		d.layout(m.Size())
	}
	d.refresh()
	return d
}

// ProgressLine is a thin bar that fills from the left.
type ProgressLine struct {
	widget.BaseWidget
	share float64
}

// NewProgressLine makes a bar filled to a share from 0 to 1.
func NewProgressLine(share float64) *ProgressLine {
	p := &ProgressLine{share: share}
	p.ExtendBaseWidget(p)
	return p
}

// SetShare fills the bar to a share from 0 to 1; others are moved to the nearer
// bound.
func (p *ProgressLine) SetShare(share float64) {
	p.share = min(max(share, 0), 1)
	p.Refresh()
}

// CreateRenderer makes the parts that Fyne draws.
func (p *ProgressLine) CreateRenderer() fyne.WidgetRenderer {
	const height = 6
	ground, bar := rectangle(height/2), rectangle(height/2)
	d := &drawn{objects: []fyne.CanvasObject{ground, bar}}
	d.min = func() fyne.Size { return fyne.NewSize(60, height) }
	d.layout = func(size fyne.Size) {
		y := (size.Height - height) / 2
		place(ground, 0, y, size.Width, height)
		place(bar, 0, y, size.Width*float32(min(max(p.share, 0), 1)), height)
	}
	d.refresh = func() {
		paint(ground, theme.ColorTealSoft, "", 0)
		paint(bar, theme.ColorTeal, "", 0)
		d.layout(p.Size())
	}
	d.refresh()
	return d
}
