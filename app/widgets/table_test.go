package widgets_test

import (
	"cmp"
	"fmt"
	"strconv"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"careledger/app/widgets"
)

func numbers(n int) []int {
	rows := make([]int, n)
	for i := range rows {
		rows[i] = i
	}
	return rows
}

func numberTable(n int) *widgets.Table[int] {
	table := widgets.NewTable([]widgets.Column[int]{
		{Label: "Number", Weight: 1, Text: strconv.Itoa, Sort: cmp.Compare[int]},
		{Label: "Word", Text: func(i int) string { return fmt.Sprintf("word %d", i%7) }, Sort: func(a, b int) int { return cmp.Compare(a%7, b%7) }},
		{Label: "Pills", Width: 200, Draw: func(i int, c *widgets.Cell) {
			if i%2 == 0 {
				c.SetPills(widgets.PillOf{Text: "even", Tone: widgets.Teal})
			} else {
				c.SetText("odd", widgets.Plain)
			}
		}},
	})
	table.SetRows(numbers(n))
	return table
}

func TestTableIsMovedByKeys(t *testing.T) {
	table := numberTable(500)
	c := show(t, table)
	var selected, opened, marked []int
	table.OnSelect = func(i int) { selected = append(selected, i) }
	table.OnOpen = func(i int) { opened = append(opened, i) }
	table.OnMark = func(i int) { marked = append(marked, i) }
	table.Focus()

	key(t, c, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyEnd, fyne.KeyDown, fyne.KeyHome, fyne.KeyUp)
	if want := []int{0, 1, 2, 1, 499, 0}; fmt.Sprint(selected) != fmt.Sprint(want) {
		t.Errorf("selected %v, want %v", selected, want)
	}
	key(t, c, fyne.KeyPageDown)
	if row, _ := table.Selected(); row < 5 || row > 20 {
		t.Errorf("page down went to %d, want about a window further", row)
	}
	row, _ := table.Selected()
	key(t, c, fyne.KeyReturn, fyne.KeySpace)
	if len(opened) != 1 || opened[0] != row || len(marked) != 1 || marked[0] != row {
		t.Errorf("opened %v and marked %v, want both %d", opened, marked, row)
	}
	key(t, c, fyne.KeyEnd)
	if !texts(c)["499"] {
		t.Error("the last row is current but out of sight")
	}
}

func TestTableSurvivesShrinkingRows(t *testing.T) {
	table := numberTable(500)
	c := show(t, table)
	table.Focus()
	key(t, c, fyne.KeyEnd)
	table.SetRows(numbers(3))
	if row, ok := table.Selected(); !ok || row != 2 {
		t.Errorf("current is %d (%v), want the last row", row, ok)
	}
	if shown := texts(c); !shown["0"] || shown["499"] {
		t.Error("rows that are gone are still shown")
	}
	table.SetRows(nil)
	if _, ok := table.Selected(); ok {
		t.Error("an empty table has a current row")
	}
	opened := false
	table.OnOpen = func(int) { opened = true }
	key(t, c, fyne.KeyDown, fyne.KeyPageDown, fyne.KeyReturn, fyne.KeySpace)
	if opened {
		t.Error("Enter opened a row of an empty table")
	}
}

func TestTableSortsByItsHeadings(t *testing.T) {
	table := numberTable(20)
	show(t, table)
	table.SortBy(1)
	if rows := table.Rows(); rows[0] != 0 || rows[1] != 7 || rows[2] != 14 || rows[3] != 1 {
		t.Errorf("sorted upward by word: %v", rows)
	}
	table.SortBy(1)
	if rows := table.Rows(); rows[0] != 6 || rows[1] != 13 {
		t.Errorf("sorted downward by word: %v", rows)
	}
	table.SetRows(numbers(9))
	if rows := table.Rows(); rows[0] != 6 {
		t.Errorf("new rows are not sorted as before: %v", rows)
	}
	before := fmt.Sprint(table.Rows())
	table.SortBy(2)
	table.SortBy(99)
	if fmt.Sprint(table.Rows()) != before {
		t.Error("a column that can't be sorted by changed the order")
	}
}

func TestTableShowsWhatToDoWhenEmpty(t *testing.T) {
	table := numberTable(0)
	pressed := false
	table.Empty("No children yet.", "Import", func() { pressed = true })
	c := show(t, table)
	if !texts(c)["No children yet."] {
		t.Error("the empty table says nothing")
	}
	for _, b := range find[*widgets.Button](c) {
		test.Tap(b)
	}
	if !pressed {
		t.Error("the empty table's button does nothing")
	}
	table.SetRows(numbers(1))
	if texts(c)["No children yet."] {
		t.Error("a table with rows says that it is empty")
	}
}

func TestTableOffersKeysToItsScreen(t *testing.T) {
	table := numberTable(9)
	c := show(t, table)
	got := ""
	table.OnRune = func(row int, r rune) bool {
		got += fmt.Sprintf("%d%c ", row, r)
		return table.Next()
	}
	table.Focus()
	write(t, c, "12")
	if got != "01 12 " {
		t.Errorf("the screen got %q", got)
	}
}

func TestTableOfAHundredThousandRowsIsQuick(t *testing.T) {
	table := numberTable(0)
	c := show(t, table)
	table.Focus()
	start := time.Now()
	table.SetRows(numbers(100_000))
	key(t, c, fyne.KeyEnd, fyne.KeyHome, fyne.KeyPageDown)
	if spent := time.Since(start); spent > 2*time.Second {
		t.Errorf("showing and moving through 100,000 rows took %v", spent)
	}
	if n := len(find[*widgets.Cell](c)); n > 100 {
		t.Errorf("%d cells are made, want only those in sight", n)
	}
}

func TestRowListAnswersTheSameKeys(t *testing.T) {
	list := widgets.NewRowList(widgets.RichHeight, widgets.NewRich, func(i int, r *widgets.Rich) {
		r.Set(widgets.RichOf{Title: strconv.Itoa(i)})
	})
	list.SetRows(numbers(50))
	c := show(t, list)
	opened := -1
	list.OnOpen = func(i int) { opened = i }
	list.Focus()
	key(t, c, fyne.KeyEnd, fyne.KeyUp, fyne.KeyReturn)
	if opened != 48 {
		t.Errorf("opened %d, want 48", opened)
	}
	if !list.Select(func(i int) bool { return i == 7 }) || list.Select(func(i int) bool { return i == 70 }) {
		t.Error("Select does not say whether it found a row")
	}
	list.SetRows(numbers(2))
	if row, _ := list.Selected(); row != 1 {
		t.Errorf("current is %d after shrinking, want 1", row)
	}
}

func TestPillsThatFindNoRoomAreTold(t *testing.T) {
	table := widgets.NewTable([]widgets.Column[int]{
		{Label: "Wide", Width: 300, Draw: threePills},
		{Label: "Narrow", Width: 90, Draw: threePills},
	})
	table.SetRows(numbers(1))
	c := show(t, table)
	shown, more := 0, 0
	for _, o := range test.LaidOutObjects(c.Content()) {
		switch o := o.(type) {
		case *widgets.Pill:
			if o.Visible() {
				shown++
			}
		case *widgets.Text:
			if o.Text() == "+2" {
				more++
			}
		}
	}
	if shown != 3+1 || more != 1 {
		t.Errorf("%d pills stand and %d times +2, want 4 and 1", shown, more)
	}
}

func threePills(_ int, c *widgets.Cell) {
	c.SetPills(widgets.PillOf{Text: "peanuts", Tone: widgets.Coral}, widgets.PillOf{Text: "asthma", Tone: widgets.Amber}, widgets.PillOf{Text: "fits", Tone: widgets.Grey})
}
