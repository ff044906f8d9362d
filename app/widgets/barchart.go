package widgets

import (
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"careledger/app/theme"
)

// Series is one row of figures of a chart.
type Series struct {
	Name   string
	Values []float64
}

// seriesColors are the colours of the first and the second series.
var seriesColors = []fyne.ThemeColorName{theme.ColorTeal, theme.ColorTealPale}

const (
	chartHeight  float32 = 150
	chartLabels  float32 = 20
	chartTop     float32 = 18
	chartBarMost float32 = 26
	gridLines            = 3
)

// BarChart shows figures by month, or by any other labels, as upright bars of
// one or two series. The first series carries its values where there is room.
type BarChart struct {
	widget.BaseWidget
	labels []string
	series []Series
	format func(float64) string
}

// NewBarChart makes a chart of up to two series that have a value for each label.
func NewBarChart(labels []string, series ...Series) *BarChart {
	c := &BarChart{labels: labels, series: series, format: plainNumber}
	c.ExtendBaseWidget(c)
	return c
}

// Format sets how values are written. It answers the chart.
func (c *BarChart) Format(format func(float64) string) *BarChart {
	c.format = format
	return c
}

// SetData shows other figures.
func (c *BarChart) SetData(labels []string, series ...Series) {
	c.labels, c.series = labels, series
	c.Refresh()
}

// Legend makes the names of the series beside their colours, for the head of the
// chart's card.
func (c *BarChart) Legend() fyne.CanvasObject {
	box := HBox(12)
	for i, s := range c.series {
		if i < len(seriesColors) {
			box.Add(newLegend(seriesColors[i], s.Name))
		}
	}
	return box
}

// plainNumber writes a number without needless digits.
func plainNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// most is the largest value of all series, 0 when there is nothing to show.
func (c *BarChart) most() float64 {
	var most float64
	for _, s := range c.series {
		for _, v := range s.Values {
			most = max(most, v)
		}
	}
	return most
}

// roundUp answers the next number that the eye divides easily.
func roundUp(v float64) float64 {
	if v <= 0 {
		return 1
	}
	unit := math.Pow(10, math.Floor(math.Log10(v)))
	for _, step := range []float64{1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10} {
		if v <= step*unit {
			return step * unit
		}
	}
	return v
}

// CreateRenderer makes the parts that Fyne draws.
func (c *BarChart) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{}
	d.min = func() fyne.Size { return fyne.NewSize(120, chartHeight) }
	build := func(size fyne.Size) {
		d.objects = d.objects[:0]
		if size.Width < 1 {
			return
		}
		most := c.most()
		floor := size.Height - chartLabels
		for i := range gridLines {
			if most <= 0 && i < gridLines-1 {
				continue
			}
			line := rectangle(0)
			paint(line, theme.ColorLine, "", 0)
			y := snap(chartTop + (floor-chartTop)*float32(i)/(gridLines-1))
			place(line, 0, y, size.Width, theme.Hair)
			d.objects = append(d.objects, line)
		}
		if most <= 0 {
			none := NewText(lang.L("No figures yet"), Muted.Center())
			place(none, 0, chartTop, size.Width, floor-chartTop)
			d.objects = append(d.objects, none)
		}
		c.bars(d, size, floor, roundUp(most))
	}
	d.layout = build
	d.refresh = func() { build(c.Size()) }
	d.refresh()
	return d
}

// bars draws the bars of each label, their values and the labels below.
func (c *BarChart) bars(d *drawn, size fyne.Size, floor float32, top float64) {
	if len(c.labels) == 0 || len(c.series) == 0 {
		return
	}
	slot := size.Width / float32(len(c.labels))
	shown := min(len(c.series), len(seriesColors))
	width := snap(min(chartBarMost, slot*0.56/float32(shown)))
	small := Look{Size: theme.SizeNameSmall, Color: theme.ColorQuietInk}.Center()
	every := 1 + int(textWidth("12月", small.size(), false)/slot)
	for i, label := range c.labels {
		middle := slot * (float32(i) + 0.5)
		x := snap(middle - (width*float32(shown)+float32(shown-1))/2)
		for s := range shown {
			if i >= len(c.series[s].Values) {
				continue
			}
			v := c.series[s].Values[i]
			h := snap((floor - chartTop) * float32(max(v, 0)/top))
			if v > 0 {
				h = max(h, 1)
			}
			bar := rectangle(0)
			bar.TopLeftCornerRadius, bar.TopRightCornerRadius = min(2, h), min(2, h)
			paint(bar, seriesColors[s], "", 0)
			place(bar, x, floor-h, width, h)
			d.objects = append(d.objects, bar)
			if word := c.format(v); s == 0 && v > 0 && textWidth(word, small.size(), false) < slot-2 {
				t := NewText(word, small)
				place(t, x+width/2-slot/2, floor-h-t.lineHeight(), slot, t.lineHeight())
				d.objects = append(d.objects, t)
			}
			x += width + 1
		}
		if i%every == 0 {
			t := NewText(label, small)
			place(t, middle-slot*float32(every)/2, floor+2, slot*float32(every), chartLabels-2)
			d.objects = append(d.objects, t)
		}
	}
}

// snap moves a measure to whole pixels, so that edges are crisp.
func snap(v float32) float32 { return float32(math.Round(float64(v))) }

// legend is a coloured square with a name.
type legend struct {
	widget.BaseWidget
	color fyne.ThemeColorName
	name  string
}

func newLegend(color fyne.ThemeColorName, name string) *legend {
	l := &legend{color: color, name: name}
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer makes the parts that Fyne draws.
func (l *legend) CreateRenderer() fyne.WidgetRenderer {
	const side = 10
	square, text := rectangle(1), NewText(l.name, Muted)
	d := &drawn{objects: []fyne.CanvasObject{square, text}}
	d.min = func() fyne.Size { return fyne.NewSize(side+5+text.wants(), text.lineHeight()) }
	d.layout = func(size fyne.Size) {
		place(square, 0, snap((size.Height-side)/2), side, side)
		place(text, side+5, 0, size.Width-side-5, size.Height)
	}
	d.refresh = func() { paint(square, l.color, "", 0) }
	d.refresh()
	return d
}
