package page

import (
	"math"
	"strconv"
)

// Chart is figures drawn.
type Chart struct {
	// Caption stands above: number and name, such as "图 4-1　服务人次，按月".
	Caption string
	// Labels name the categories: months, districts.
	Labels []string
	// Series hold a value a label. A missing value or NaN is one that is not
	// known or is hidden, which is drawn as Hidden.
	Series []Series
	// Hidden stands where a value is missing; empty stands for "—".
	Hidden string
	// Empty is what the chart says when it has no value above zero.
	Empty string
	// Format writes a value; nil stands for a whole number with separators, or
	// one decimal.
	Format func(float64) string
	// Height of the drawn area in points; 0 stands for what suits the kind.
	Height float64
	// Note stands below.
	Note string
}

// Series is one row of values of a chart. Its name is in the legend, which is
// drawn where there is more than one series.
type Series struct {
	Name   string
	Values []float64
}

// Bars adds a chart of upright bars, for each label one a series beside each
// other.
func (d *Doc) Bars(c Chart) { d.add(chart{c, (*plot).bars, fillColor}) }

// Stacked adds a chart of upright bars, for each label one with the series on
// top of each other.
func (d *Doc) Stacked(c Chart) { d.add(chart{c, (*plot).stacked, fillColor}) }

// Line adds a chart of lines with a mark a value.
func (d *Doc) Line(c Chart) { d.add(chart{c, (*plot).line, lineColor}) }

// Across adds a chart of lying bars, for labels that are long.
func (d *Doc) Across(c Chart) { d.add(chart{c, (*plot).across, fillColor}) }

type chart struct {
	chart Chart
	draw  func(*plot) []box
	color func(series int) Color
}

func (c chart) boxes(*Doc) []box {
	var out []box
	if c.chart.Caption != "" {
		out = captionBoxes(c.chart.Caption)
	}
	p := &plot{Chart: c.chart, color: c.color}
	if p.Hidden == "" {
		p.Hidden = "—"
	}
	if p.Format == nil {
		p.Format = figure
	}
	p.legend()
	drawn := c.draw(p)
	drawn[0].before, drawn[len(drawn)-1].after = 6, 16
	out = append(out, drawn...)
	if c.chart.Note != "" {
		out = appendNote(out, c.chart.Note)
	}
	return out
}

// fillColor answers the colour of a series' bars, from dark to light so that
// they can be told apart in grey.
func fillColor(series int) Color {
	colors := [...]Color{teal, middle, pale, quiet, hair}
	return colors[series%len(colors)]
}

// lineColor leaves out the palest colours, which a thin line can't carry.
func lineColor(series int) Color {
	colors := [...]Color{teal, middle, quiet}
	return colors[series%len(colors)]
}

// plot is a chart being drawn.
type plot struct {
	Chart
	color  func(series int) Color
	ops    []op
	height float64
	taken  []zone // where no further text may stand
	lines  [][2]point
}

// whole answers all that has been drawn as one box.
func (p *plot) whole() []box { return []box{{height: p.height, ops: p.ops}} }

func (p *plot) add(o ...op) { p.ops = append(p.ops, o...) }

// value answers a series' value for a label, NaN where there is none.
func (p *plot) value(series, label int) float64 {
	v := p.Series[series].Values
	if label >= len(v) || math.IsInf(v[label], 0) {
		return math.NaN()
	}
	return v[label]
}

// text answers a value in words.
func (p *plot) text(v float64) string {
	if math.IsNaN(v) {
		return p.Hidden
	}
	return p.Format(v)
}

// figure writes a whole number with separators, any other with one decimal.
func figure(v float64) string {
	if v != math.Trunc(v) {
		return strconv.FormatFloat(v, 'f', 1, 64)
	}
	s := strconv.FormatFloat(math.Abs(v), 'f', 0, 64)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	if v < 0 {
		return "-" + s
	}
	return s
}

// limits answers the least and greatest of some sums of values, with 0 always
// between them.
func (p *plot) limits(stacked bool) (low, high float64) {
	for i := range p.Labels {
		up, down := 0.0, 0.0
		for k := range p.Series {
			v := p.value(k, i)
			switch {
			case math.IsNaN(v):
			case !stacked:
				high, low = max(high, v), min(low, v)
			case v > 0:
				up += v
			default:
				down += v
			}
		}
		high, low = max(high, up), min(low, down)
	}
	return low, high
}

// steps answers round values of an axis from low to high, at most about five.
func steps(low, high float64) []float64 {
	if high <= low {
		return []float64{0}
	}
	raw := (high - low) / 4
	unit := math.Pow(10, math.Floor(math.Log10(raw)))
	step := 10 * unit
	for _, f := range []float64{1, 2, 2.5, 5} {
		if f*unit >= raw-1e-12 {
			step = f * unit
			break
		}
	}
	if high-low >= 4 && step < 1 {
		step = 1
	}
	var out []float64
	for i := math.Floor(low/step + 1e-9); ; i++ {
		out = append(out, i*step)
		if i*step >= high-1e-9*step {
			return out
		}
	}
}

// legend names the series above the chart.
func (p *plot) legend() {
	if len(p.Series) < 2 {
		return
	}
	const box, space = 7.0, 16.0
	st := styleAxis
	x := float64(marginX)
	for i, s := range p.Series {
		width := min(textWidth(s.Name, st), bodyWidth-box-4)
		if x > marginX && x+box+4+width > marginX+bodyWidth {
			x = marginX
			p.height += st.leading + 3
		}
		lines := wrap(s.Name, st, width+0.01)
		p.add(&area{rectangle(x, p.height+st.rise()-box+0.6, box, box, 1), p.color(i)})
		p.add(setLines(lines, st, x+box+4, p.height, width, Left)...)
		x += box + 4 + width + space
		p.height += float64(len(lines)-1) * st.leading
	}
	p.height += st.leading + 6
}
