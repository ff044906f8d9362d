package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"careledger/app/theme"
)

// Tone is what a pill's colours tell, beside its words.
type Tone int

// The tones of pills.
const (
	Grey  Tone = iota // neutral
	Teal              // done, chosen, can be done
	Coral             // needs a person
	Amber             // asks for care
)

func (t Tone) colors() (ground, text fyne.ThemeColorName) {
	switch t {
	case Teal:
		return theme.ColorTealSoft, theme.ColorTealText
	case Coral:
		return theme.ColorCoralSoft, theme.ColorCoralText
	case Amber:
		return theme.ColorAmberSoft, theme.ColorAmberText
	}
	return theme.ColorGrey, theme.ColorGreyText
}

var pillLook = Look{Size: theme.SizeNameQuiet}

const (
	pillSide float32 = 9
	pillAir  float32 = 2
)

// Pill is a short word on a rounded ground.
type Pill struct {
	widget.BaseWidget
	text string
	tone Tone
}

// NewPill makes a pill of the given tone.
func NewPill(text string, tone Tone) *Pill {
	p := &Pill{text: text, tone: tone}
	p.ExtendBaseWidget(p)
	return p
}

// Text answers the pill's word.
func (p *Pill) Text() string { return p.text }

// Set shows another word in another tone.
func (p *Pill) Set(text string, tone Tone) {
	if p.text != text || p.tone != tone {
		p.text, p.tone = text, tone
		p.Refresh()
	}
}

// wants is the width that shows the whole word.
func (p *Pill) wants() float32 {
	return textWidth(p.text, pillLook.size(), false) + 2*pillSide
}

// CreateRenderer makes the parts that Fyne draws.
func (p *Pill) CreateRenderer() fyne.WidgetRenderer {
	ground, text := rectangle(0), NewText(p.text, pillLook.Center()).Elide()
	d := &drawn{objects: []fyne.CanvasObject{ground, text}}
	height := func() float32 { return text.lineHeight() + 2*pillAir }
	d.min = func() fyne.Size { return fyne.NewSize(p.wants(), height()) }
	d.layout = func(size fyne.Size) {
		h := min(height(), size.Height)
		y := (size.Height - h) / 2
		ground.CornerRadius = h / 2
		place(ground, 0, y, size.Width, h)
		place(text, pillSide, y, size.Width-2*pillSide, h)
	}
	d.refresh = func() {
		fill, ink := p.tone.colors()
		paint(ground, fill, "", 0)
		text.Set(p.text, pillLook.Center().In(ink))
		d.layout(p.Size())
	}
	d.refresh()
	return d
}

// Badge is a count on a coral ground, for what waits for a person. At 0 nothing
// shows.
type Badge struct {
	widget.BaseWidget
	count int
}

// NewBadge makes a badge. More than 99 shows as 99+.
func NewBadge(count int) *Badge {
	b := &Badge{count: count}
	b.ExtendBaseWidget(b)
	return b
}

// SetCount shows another count.
func (b *Badge) SetCount(count int) {
	if b.count != count {
		b.count = count
		b.Refresh()
	}
}

// CreateRenderer makes the parts that Fyne draws.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	look := Look{Size: theme.SizeNameSmall}.Center().In(theme.ColorOnCoral)
	ground, text := rectangle(0), NewText("", look)
	d := &drawn{objects: []fyne.CanvasObject{ground, text}}
	d.min = func() fyne.Size {
		h := text.lineHeight() + 2
		return fyne.NewSize(max(h, text.wants()+10), h)
	}
	d.layout = func(size fyne.Size) {
		m := d.min()
		ground.CornerRadius = m.Height / 2
		x, y := (size.Width-m.Width)/2, (size.Height-m.Height)/2
		place(ground, x, y, m.Width, m.Height)
		place(text, x, y, m.Width, m.Height)
	}
	d.refresh = func() {
		paint(ground, theme.ColorCoralButton, "", 0)
		text.SetText(countText(b.count))
		if b.count <= 0 {
			paint(ground, "", "", 0)
		}
		d.layout(b.Size())
	}
	d.refresh()
	return d
}
