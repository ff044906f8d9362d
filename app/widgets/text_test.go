package widgets_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"careledger/app/widgets"
)

// lines answers the lines that a text draws.
func lines(t *testing.T, text *widgets.Text) []string {
	t.Helper()
	var drawn []string
	walk(text, func(o fyne.CanvasObject) {
		if line, ok := o.(*canvas.Text); ok {
			drawn = append(drawn, line.Text)
		}
	})
	return drawn
}

const long = "参照番号志愿者服务，一共“三次”：2026年3月4日去了澄溪县柳桥镇（柳桥中心小学），见到孩子；CareLedger keeps words whole，实付¥12,345.67元。"

func TestWrappedTextLosesNothingAtAnyWidth(t *testing.T) {
	dress(t)
	text := widgets.Paragraph(long, widgets.Plain)
	for width := float32(40); width < 700; width += 7 {
		text.Resize(fyne.NewSize(width, 400))
		drawn := lines(t, text)
		if got, want := strip(strings.Join(drawn, "")), strip(long); got != want {
			t.Fatalf("at %v: %q", width, got)
		}
		if width < 100 {
			continue
		}
		for i, line := range drawn {
			if size := fyne.MeasureText(line, 13, fyne.TextStyle{}); size.Width > width+1 {
				t.Errorf("at %v a line is %v wide: %q", width, size.Width, line)
			}
			if i > 0 && strings.ContainsAny(line[:1], ",.)") || i > 0 && strings.ContainsRune("，。、；：）”", []rune(line)[0]) {
				t.Errorf("at %v a line begins with %q", width, line)
			}
			if runes := []rune(line); strings.ContainsRune("（“", runes[len(runes)-1]) {
				t.Errorf("at %v a line ends with %q", width, line)
			}
		}
	}
}

func strip(s string) string { return strings.ReplaceAll(s, " ", "") }

func TestWrappedTextAsksForItsHeight(t *testing.T) {
	dress(t)
	text := widgets.Paragraph(long, widgets.Plain)
	box := widgets.VBox(0, text, widgets.Body("below"))
	box.Resize(fyne.NewSize(600, 300))
	wide := text.Size().Height
	box.Resize(fyne.NewSize(200, 300))
	if text.Size().Height <= wide {
		t.Errorf("height %v at 200, %v at 600", text.Size().Height, wide)
	}
	if below := box.Objects[1].Position().Y; below != text.Size().Height {
		t.Errorf("what is below stands at %v, want %v", below, text.Size().Height)
	}
}

func TestElidedTextFitsAndCutsNoCharacter(t *testing.T) {
	dress(t)
	text := widgets.Body("周䶮和𠮷晓彤 and others").Elide()
	for width := float32(10); width < 260; width++ {
		text.Resize(fyne.NewSize(width, 20))
		shown := lines(t, text)[0]
		if size := fyne.MeasureText(shown, 13, fyne.TextStyle{}); size.Width > width+1 {
			t.Errorf("at %v the text is %v wide: %q", width, size.Width, shown)
		}
		if start, cut := strings.CutSuffix(shown, "…"); cut && !strings.HasPrefix(text.Text(), start) {
			t.Errorf("at %v the text begins otherwise: %q", width, shown)
		}
		if strings.ContainsRune(shown, '\uFFFD') {
			t.Errorf("at %v a character is cut: %q", width, shown)
		}
	}
}

func TestGrowSharesByWeight(t *testing.T) {
	dress(t)
	a, b, c := widgets.Body("a"), widgets.Body("b"), widgets.Fixed(100, widgets.Body("c"))
	box := widgets.HBox(10, widgets.GrowBy(1, a), widgets.GrowBy(3, b), c)
	box.Resize(fyne.NewSize(520, 40))
	if a.Size().Width != 100 || b.Size().Width != 300 || c.Size().Width != 100 {
		t.Errorf("widths %v, %v, %v", a.Size().Width, b.Size().Width, c.Size().Width)
	}
}

func TestGridWrapsItsCards(t *testing.T) {
	dress(t)
	var cards []fyne.CanvasObject
	for range 5 {
		cards = append(cards, widgets.FigureCard("Label", "128", "note", widgets.Muted))
	}
	grid := widgets.Grid(150, 14, cards...)
	grid.Resize(fyne.NewSize(900, 300))
	if cards[4].Position().Y != cards[0].Position().Y {
		t.Error("five cards should stand in one row at 900")
	}
	grid.Resize(fyne.NewSize(500, 300))
	if cards[3].Position().Y <= cards[0].Position().Y || cards[3].Position().X != 0 {
		t.Error("the fourth card should begin a second row at 500")
	}
}
