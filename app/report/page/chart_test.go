package page_test

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"careledger/app/report/page"
)

// word is a word of a file, with its place on the page.
type word struct {
	x0, y0, x1, y1 float64
	text           string
}

var wordTag = regexp.MustCompile(`<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>`)

// words answers the words of page n, counted from 1.
func words(tb testing.TB, path string, n int) []word {
	tb.Helper()
	at := strconv.Itoa(n)
	var out []word
	for _, m := range wordTag.FindAllStringSubmatch(run(tb, "pdftotext", "-bbox", "-f", at, "-l", at, path, "-"), -1) {
		var v [4]float64
		for i := range v {
			v[i], _ = strconv.ParseFloat(m[i+1], 64)
		}
		text := strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(m[5])
		out = append(out, word{v[0], v[1], v[2], v[3], text})
	}
	if len(out) == 0 {
		tb.Fatalf("page %d of %s has no words", n, path)
	}
	return out
}

func months() []string {
	var out []string
	for i := range 12 {
		out = append(out, fmt.Sprintf("%d月", i+1))
	}
	return out
}

var (
	few  = []float64{80, 66, 110, 124, 146, 168, 600, 560, 140, 110, 150, 130}
	many = []float64{1080, 2066, 1110, 124, 146, 168, 6100, 5160, 140, math.NaN(), 0, 130.5}
	loss = []float64{-5, 8, -12, 4, 6, 0, 3, 9, 1, 2, -7, 5}
)

func TestTextsOfChartsDoNotOverlap(t *testing.T) {
	long := []string{"事实无人抚养儿童", "孤儿", "留守儿童", "家庭经济困难儿童及其他需要帮助的儿童以及更多说明文字", "残疾儿童"}
	var days []string
	var each []float64
	for i := range 92 {
		days, each = append(days, fmt.Sprintf("7月%d日", i+1)), append(each, float64(i*37%91))
	}
	one := []page.Series{{Name: "服务", Values: few}}
	three := []page.Series{{Name: "微心愿", Values: few}, {Name: "暑托班", Values: many}, {Name: "悦读", Values: loss}}
	charts := map[string]page.Chart{
		"one series":    {Labels: months(), Series: one},
		"three series":  {Labels: months(), Series: three},
		"long labels":   {Labels: long, Series: one},
		"many labels":   {Labels: days, Series: []page.Series{{Values: each}}},
		"below zero":    {Labels: months(), Series: []page.Series{{Values: loss}}},
		"no data":       {Labels: months(), Series: []page.Series{{Values: make([]float64, 12)}}, Empty: "本期无记录"},
		"long legend":   {Labels: months(), Series: []page.Series{{Name: strings.Repeat("很长的名称", 9), Values: few}, {Name: strings.Repeat("另一个", 20), Values: few}}},
		"tiny and huge": {Labels: months(), Series: []page.Series{{Values: []float64{0.001, 1e9, 3}}}},
	}
	for name, c := range charts {
		for i, kind := range []string{"bars", "stacked", "line", "across"} {
			t.Run(name+" as "+kind, func(t *testing.T) {
				d := page.New(page.Options{})
				[]func(page.Chart){d.Bars, d.Stacked, d.Line, d.Across}[i](c)
				ws := words(t, write(t, d), 1)
				for i, a := range ws {
					for _, b := range ws[:i] {
						// A word's box reaches over its ink by a quarter at top and bottom.
						x, y := min(a.x1, b.x1)-max(a.x0, b.x0), min(a.y1, b.y1)-max(a.y0, b.y0)
						if x > 0.6 && y > 0.45*min(a.y1-a.y0, b.y1-b.y0) {
							t.Errorf("%q and %q overlap by %.1f × %.1f points", a.text, b.text, x, y)
						}
					}
					if a.x0 < 53 || a.x1 > 595.28-53 {
						t.Errorf("%q stands at %.1f to %.1f", a.text, a.x0, a.x1)
					}
				}
			})
		}
	}
}

func TestValuesOfAChartAreInItsText(t *testing.T) {
	d := page.New(page.Options{})
	d.Bars(page.Chart{Caption: "图 4-1　服务人次，按月", Labels: months(), Series: []page.Series{{Values: few}}})
	text := read(t, write(t, d))
	for _, v := range few {
		if !regexp.MustCompile(fmt.Sprintf(`\b%.0f\b`, v)).MatchString(text) {
			t.Errorf("%v is missing", v)
		}
	}
}

func TestAChartWithoutDataSaysSo(t *testing.T) {
	d := page.New(page.Options{})
	c := page.Chart{Labels: months(), Series: []page.Series{{Values: make([]float64, 12)}}, Empty: "本期无记录"}
	d.Bars(c)
	d.Stacked(c)
	d.Line(c)
	d.Across(c)
	if got := strings.Count(read(t, write(t, d)), "本期无记录"); got != 4 {
		t.Errorf("it says so %d times", got)
	}
}
