package camp

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// Widths of the columns of the monthly sheet.
const (
	monthNameWidth float32 = 84
	monthDayWidth  float32 = 27
	monthSumWidth  float32 = 48
)

// monthView is the monthly sheet: a row a child, a column a day.
type monthView struct {
	screen *Screen
	whole  fyne.CanvasObject
	title  *widgets.Text
	sum    *widgets.Text
	line   *fyne.Container // of both, with the key to the signs
	middle *fyne.Container
	table  *widgets.Table[data.MonthLine]
	days   []string // the columns
	shown  string   // class and month for which the columns stand
}

func newMonthView(s *Screen) view {
	v := &monthView{screen: s, title: widgets.Head("").Elide(), sum: widgets.Quiet(""), middle: container.NewStack()}
	v.build()
	v.line = widgets.HBox(theme.Gap, v.title, widgets.Grow(widgets.Quiet(words.RollLegend()).Elide()), v.sum)
	if s.desk.Session().CanRead(data.Reports) {
		v.line.Add(widgets.PlainButton(lang.L("Print"), v.print))
	}
	v.whole = widgets.NewCard(container.NewBorder(widgets.Pad(0, 0, theme.Tight, 0, v.line), nil, nil, nil, v.middle))
	return v
}

// build makes the table for the days of the month.
func (v *monthView) build() {
	columns := []widgets.Column[data.MonthLine]{{
		Label: lang.L("Name"), Width: monthNameWidth, Weight: 3, Look: widgets.Strong, Text: func(l data.MonthLine) string { return l.Name },
	}}
	for _, day := range v.days {
		columns = append(columns, widgets.Column[data.MonthLine]{
			Label: strings.TrimPrefix(day[8:], "0"), Width: monthDayWidth, Weight: 1, Align: fyne.TextAlignCenter, Draw: func(l data.MonthLine, cell *widgets.Cell) { drawSigns(l.Marks[day], cell) },
		})
	}
	for _, sum := range []struct {
		word  string
		count func(data.MonthLine) int
	}{
		{lang.L("Days there"), func(l data.MonthLine) int { return l.Present }},
		{lang.L("Days of leave"), func(l data.MonthLine) int { return l.Leave }},
		{lang.L("Days absent"), func(l data.MonthLine) int { return l.Absent }},
	} {
		columns = append(columns, widgets.Column[data.MonthLine]{
			Label: sum.word, Width: monthSumWidth, Weight: 1, Align: fyne.TextAlignTrailing,
			Text: func(l data.MonthLine) string { return strconv.Itoa(sum.count(l)) },
			Sort: func(a, b data.MonthLine) int { return sum.count(a) - sum.count(b) },
		})
	}
	v.table = widgets.NewTable(columns).Empty(lang.L("Nobody was in class this month."), "", nil)
	v.table.OnOpen = func(l data.MonthLine) { v.screen.openEnrolment(l.ID) }
	v.middle.Objects = []fyne.CanvasObject{v.table}
	v.middle.Refresh()
}

// drawSigns shows the marks of a day, those of its two halves beside each other.
func drawSigns(marks []data.CampDay, cell *widgets.Cell) {
	text, look := "", widgets.Muted
	for _, d := range marks {
		mark := d.Mark()
		text += words.RollSign(mark)
		switch mark {
		case data.MarkPresent:
			if look == widgets.Muted {
				look = widgets.GoodFor
			}
		case data.MarkAbsent:
			look = widgets.Problem
		case data.MarkLate, data.MarkEarly:
			look = widgets.Muted.In(theme.ColorInk)
		}
	}
	cell.SetText(text, look.Center())
}

func (v *monthView) object() fyne.CanvasObject { return v.whole }

func (v *monthView) update() error {
	s := v.screen
	sheet, err := s.desk.Store().MonthSheet(s.desk.Session(), s.class.ID, s.day[:7])
	if err != nil {
		return err
	}
	if key := s.class.ID + strings.Join(sheet.Days, ""); key != v.shown {
		v.shown, v.days = key, sheet.Days
		v.build()
	}
	v.title.SetText(words.Month(sheet.Month))
	v.sum.SetText(lang.L("{{.Days}} open days, {{.N}} attendances", map[string]any{"Days": sheet.Open, "N": sheet.Present}))
	v.line.Refresh()
	v.table.SetRows(sheet.Lines)
	return nil
}

// print goes to the report with the sheets of the class.
func (v *monthView) print() {
	v.screen.desk.Go(screens.Reports, "report:camp-sheet:camp:"+v.screen.class.ID)
}

func (v *monthView) focus() { v.table.Focus() }

func (v *monthView) add() {}

// step goes to the month before or after, where the class has days in it.
func (v *monthView) step(by int) string {
	s := v.screen
	first, err := time.Parse(time.DateOnly, s.day[:7]+"-01")
	if err != nil {
		return s.day
	}
	day := max(first.AddDate(0, by, 0).Format(time.DateOnly), s.class.From)
	if day > s.class.To || day[:7] == s.day[:7] || by < 0 && s.day[:7] <= s.class.From[:7] {
		return s.day
	}
	return day
}

func (v *monthView) key(*fyne.KeyEvent) bool { return false }

func (v *monthView) rune(rune) bool { return false }

func (v *monthView) status() (left, right string) {
	return lang.L("{{.N}} children in the class", map[string]any{"N": v.table.Len()}), lang.L("↑↓ choose   Enter enrolment   ← → another month")
}
