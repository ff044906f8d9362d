package widgets_test

import (
	"fmt"
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/theme"
	"careledger/app/widgets"
)

func TestBoardIsMovedByKeys(t *testing.T) {
	board := widgets.NewBoard(func(s string) widgets.BoardCardOf { return widgets.BoardCardOf{Title: s} })
	columns := []widgets.BoardColumn[string]{
		{Title: "New", Color: theme.ColorTeal, Cards: []string{"a1", "a2"}, Count: 2},
		{Title: "None"},
		{Title: "Done", Cards: []string{"c1"}, Count: 86},
	}
	board.SetColumns(columns)
	c := show(t, board)
	var opened []string
	board.OnOpen = func(s string) { opened = append(opened, s) }
	board.Focus()
	key(t, c, fyne.KeyDown, fyne.KeyReturn, fyne.KeyRight, fyne.KeyReturn, fyne.KeyRight, fyne.KeyLeft, fyne.KeyReturn)
	if want := "[a2 c1 a2]"; fmt.Sprint(opened) != want {
		t.Errorf("opened %v, want %s", opened, want)
	}
	if shown := texts(c); !shown["86"] || !shown["a1"] || !shown["c1"] {
		t.Error("titles, counts and cards should be shown")
	}
	columns[0].Cards = nil
	board.SetColumns(columns)
	if card, ok := board.Selected(); ok {
		t.Errorf("an empty column has the current card %q", card)
	}
	if !board.Select(func(s string) bool { return s == "c1" }) {
		t.Error("a card that is there is not found")
	}
	if card, _ := board.Selected(); card != "c1" {
		t.Errorf("current is %q", card)
	}
}

func TestTabsAreBuiltWhenChosen(t *testing.T) {
	built := ""
	tab := func(name string) widgets.TabOf {
		return widgets.TabOf{Label: name, Build: func() fyne.CanvasObject { built += name; return widgets.Body("in " + name) }}
	}
	tabs := widgets.NewTabs(tab("a"), tab("b"), tab("c"))
	c := show(t, tabs)
	changed := -1
	tabs.OnChanged = func(i int) { changed = i }
	if built != "a" || !texts(c)["in a"] {
		t.Errorf("built %q at first", built)
	}
	c.FocusNext()
	key(t, c, fyne.KeyRight, fyne.KeyLeft, fyne.KeyRight)
	if built != "ab" || changed != 1 || !texts(c)["in b"] || texts(c)["in a"] {
		t.Errorf("built %q, changed to %d", built, changed)
	}
	tabs.Select(7)
	tabs.SetLabel(1, "b 4")
	if tabs.Selected() != 1 || !texts(c)["b 4"] {
		t.Error("a tab that isn't there was chosen, or the label stays")
	}
}

func TestBarChartWritesItsValues(t *testing.T) {
	chart := widgets.NewBarChart([]string{"Jan", "Feb"}, widgets.Series{Name: "2026", Values: []float64{236, 0}}, widgets.Series{Name: "2025", Values: []float64{40}})
	c := show(t, chart)
	if shown := texts(c); !shown["236"] || shown["0"] || !shown["Jan"] || !shown["Feb"] {
		t.Errorf("shown: %v", shown)
	}
	chart.SetData([]string{"Jan"}, widgets.Series{Values: []float64{0}})
	if !texts(c)[lang.L("No figures yet")] {
		t.Error("a chart without figures should say so")
	}
	bars := widgets.NewHBars(widgets.HBar{Label: "Reading", Value: 82}, widgets.HBar{Label: "Camp", Value: 0.5, Text: "half"})
	c = show(t, bars)
	if shown := texts(c); !shown["82"] || !shown["half"] || !shown["Reading"] {
		t.Errorf("shown: %v", shown)
	}
}

func TestPagesDrawsOnlyWhatIsInSight(t *testing.T) {
	drawn := map[int]int{}
	pages := widgets.NewPages(func(page, width int) image.Image {
		drawn[page]++
		return image.NewGray(image.Rect(0, 0, width, width))
	})
	c := show(t, pages)
	seen := -1
	pages.OnPage = func(page int) { seen = page }
	pages.SetPages(200, 1.414)
	if len(drawn) > 2 {
		t.Errorf("%d pages drawn at first", len(drawn))
	}
	pages.Focus()
	key(t, c, fyne.KeyEnd)
	if seen != 199 || pages.Page() != 199 || len(drawn) > 5 {
		t.Errorf("at the end: page %d, %d drawn", seen, len(drawn))
	}
	key(t, c, fyne.KeyHome)
	if pages.Page() != 0 {
		t.Errorf("Home shows page %d", pages.Page())
	}
	pages.GoTo(50)
	write(t, c, "+-")
	if pages.Page() != 50 {
		t.Errorf("zooming moved to page %d", pages.Page())
	}
	before := drawn[50]
	write(t, c, "+")
	if drawn[50] == before {
		t.Error("a larger page is not drawn sharper")
	}
	pages.SetPages(0, 1.414)
	key(t, c, fyne.KeyEnd, fyne.KeyPageDown)
}
