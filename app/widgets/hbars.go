package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"careledger/app/theme"
)

// HBar is one bar of HBars: a label, how long, and how the value is written; an
// empty Text writes it plainly.
type HBar struct {
	Label string
	Value float64
	Text  string
}

const (
	hbarRow    float32 = 20
	hbarHeight float32 = 8
)

// HBars shows figures as lying bars below each other, each with its label before
// and its value behind.
type HBars struct {
	widget.BaseWidget
	bars []HBar
}

// NewHBars makes a chart of these bars.
func NewHBars(bars ...HBar) *HBars {
	h := &HBars{bars: bars}
	h.ExtendBaseWidget(h)
	return h
}

// SetBars shows other bars.
func (h *HBars) SetBars(bars ...HBar) {
	h.bars = bars
	h.Refresh()
}

func (b HBar) text() string {
	if b.Text != "" {
		return b.Text
	}
	return plainNumber(b.Value)
}

// CreateRenderer makes the parts that Fyne draws.
func (h *HBars) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{}
	row := func() float32 { return max(hbarRow, Muted.size()*1.6) }
	d.min = func() fyne.Size {
		return fyne.NewSize(140, row()*float32(max(len(h.bars), 1)))
	}
	build := func(size fyne.Size) {
		d.objects = d.objects[:0]
		if len(h.bars) == 0 {
			none := NewText(lang.L("No figures yet"), Muted)
			place(none, 0, 0, size.Width, row())
			d.objects = append(d.objects, none)
			return
		}
		var labels, values float32
		var most float64
		for _, b := range h.bars {
			labels = max(labels, textWidth(b.Label, Muted.size(), false))
			values = max(values, textWidth(b.text(), Muted.size(), false))
			most = max(most, b.Value)
		}
		labels = min(labels, size.Width*0.4)
		room := max(0, size.Width-labels-values-10-8)
		for i, b := range h.bars {
			y := float32(i) * row()
			length := float32(0)
			if most > 0 && b.Value > 0 {
				length = max(hbarHeight, snap(room*float32(b.Value/most)))
			}
			label, value, bar := NewText(b.Label, Muted), NewText(b.text(), Muted), rectangle(hbarHeight/2)
			place(label, 0, y, labels, row())
			paint(bar, theme.ColorTeal, "", 0)
			place(bar, labels+10, snap(y+(row()-hbarHeight)/2), length, hbarHeight)
			place(value, labels+10+length+8, y, values+2, row())
			d.objects = append(d.objects, label, bar, value)
		}
	}
	d.layout = build
	d.refresh = func() { build(h.Size()) }
	d.refresh()
	return d
}
