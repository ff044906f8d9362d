package camp

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

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

// monthLine is a child with its marks of a month.
type monthLine struct {
	data.EnrolmentLine
	marks           map[string][]data.CampDay // by day
	present, absent int
	leave           int
}

// monthView is the monthly sheet: a row a child, a column a day.
type monthView struct {
	screen *Screen
	whole  fyne.CanvasObject
	title  *widgets.Text
	sum    *widgets.Text
	line   *fyne.Container // of both, with the key to the signs
	middle *fyne.Container
	table  *widgets.Table[monthLine]
	days   []string // the columns
	shown  string   // class and month for which the columns stand
}

func newMonthView(s *Screen) view {
	v := &monthView{screen: s, title: widgets.Head("").Elide(), sum: widgets.Quiet(""), middle: container.NewStack()}
	v.build()
	v.line = widgets.HBox(theme.Gap, v.title, widgets.Grow(widgets.Quiet(legend()).Elide()), v.sum)
	v.whole = widgets.NewCard(container.NewBorder(widgets.Pad(0, 0, theme.Tight, 0, v.line), nil, nil, nil, v.middle))
	return v
}

// legend says what the signs of the sheet mean.
func legend() string {
	var parts []string
	for _, mark := range data.RollMarks {
		parts = append(parts, sign(mark)+" "+words.Label("camp_day_status", mark))
	}
	return strings.Join(parts, "   ")
}

// sign is a mark in one character.
func sign(mark string) string {
	switch mark {
	case data.MarkPresent:
		return "✓"
	case data.MarkLate:
		return lang.L("L (late)")
	case data.MarkEarly:
		return lang.L("E (left early)")
	case data.MarkPersonalLeave:
		return lang.L("P (personal leave)")
	case data.MarkSickLeave:
		return lang.L("S (sick leave)")
	case data.MarkAbsent:
		return lang.L("A (absent)")
	}
	return ""
}

// build makes the table for the days of the month.
func (v *monthView) build() {
	columns := []widgets.Column[monthLine]{{
		Label: lang.L("Name"), Width: monthNameWidth, Weight: 3, Look: widgets.Strong, Text: func(l monthLine) string { return l.Name },
	}}
	for _, day := range v.days {
		columns = append(columns, widgets.Column[monthLine]{
			Label: strings.TrimPrefix(day[8:], "0"), Width: monthDayWidth, Weight: 1, Align: fyne.TextAlignCenter, Draw: func(l monthLine, cell *widgets.Cell) { drawSigns(l.marks[day], cell) },
		})
	}
	for _, sum := range []struct {
		word  string
		count func(monthLine) int
	}{
		{lang.L("Days there"), func(l monthLine) int { return l.present }},
		{lang.L("Days of leave"), func(l monthLine) int { return l.leave }},
		{lang.L("Days absent"), func(l monthLine) int { return l.absent }},
	} {
		columns = append(columns, widgets.Column[monthLine]{
			Label: sum.word, Width: monthSumWidth, Weight: 1, Align: fyne.TextAlignTrailing,
			Text: func(l monthLine) string { return strconv.Itoa(sum.count(l)) },
			Sort: func(a, b monthLine) int { return sum.count(a) - sum.count(b) },
		})
	}
	v.table = widgets.NewTable(columns).Empty(lang.L("Nobody was in class this month."), "", nil)
	v.table.OnOpen = func(l monthLine) { v.screen.openEnrolment(l.ID) }
	v.middle.Objects = []fyne.CanvasObject{v.table}
	v.middle.Refresh()
}

// drawSigns shows the marks of a day, those of its two halves beside each other.
func drawSigns(marks []data.CampDay, cell *widgets.Cell) {
	text, look := "", widgets.Muted
	for _, d := range marks {
		mark := d.Mark()
		text += sign(mark)
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
	store, ss := s.desk.Store(), s.desk.Session()
	month := s.day[:7]
	marks, err := store.MonthMarks(ss, s.class.ID, month)
	if err != nil {
		return err
	}
	children, err := store.Enrolments(ss, s.class.ID, "")
	if err != nil {
		return err
	}
	days := daysOf(s.class.Camp, month, marks)
	if key := s.class.ID + strings.Join(days, ""); key != v.shown {
		v.shown, v.days = key, days
		v.build()
	}
	rows, units := monthLines(children, marks, s.class.From, s.class.To, month)
	v.title.SetText(words.Month(month))
	v.sum.SetText(lang.L("{{.Days}} open days, {{.N}} attendances", map[string]any{"Days": openDays(marks), "N": units}))
	v.line.Refresh()
	v.table.SetRows(rows)
	return nil
}

// daysOf are the days of a month that are columns: the workdays of the class,
// and others on which the roll was called.
func daysOf(c data.Camp, month string, marks []data.CampDay) []string {
	called := map[string]bool{}
	for _, d := range marks {
		called[d.Day] = true
	}
	var days []string
	for day := month + "-01"; strings.HasPrefix(day, month); day = addDays(day, 1) {
		if called[day] || day >= c.From && day <= c.To && !weekend(day) {
			days = append(days, day)
		}
	}
	return days
}

// monthLines puts marks to children; a child without any is left out unless it
// belonged to the class that month. It answers how many days children were there
// as well.
func monthLines(children []data.EnrolmentLine, marks []data.CampDay, from, to, month string) (rows []monthLine, present int) {
	byChild := map[string][]data.CampDay{}
	for _, d := range marks {
		byChild[d.ChildID] = append(byChild[d.ChildID], d)
	}
	for _, c := range children {
		mine := byChild[c.ChildID]
		last := c.Left
		if last == "" {
			last = to
		}
		belongs := c.Joined != "" && max(c.Joined, from)[:7] <= month && last[:7] >= month
		if len(mine) == 0 && !belongs {
			continue
		}
		l := monthLine{EnrolmentLine: c, marks: map[string][]data.CampDay{}}
		for _, d := range mine {
			l.marks[d.Day] = append(l.marks[d.Day], d)
		}
		for _, halves := range l.marks {
			l.count(halves)
		}
		present += l.present
		rows = append(rows, l)
	}
	return rows, present
}

// count adds a day to the sums: there when any half was attended, on leave
// before absent.
func (l *monthLine) count(halves []data.CampDay) {
	has := func(statuses ...string) bool {
		return slices.ContainsFunc(halves, func(d data.CampDay) bool { return slices.Contains(statuses, d.Status) })
	}
	switch {
	case has(data.MarkPresent):
		l.present++
	case has(data.MarkPersonalLeave, data.MarkSickLeave):
		l.leave++
	case has(data.MarkAbsent):
		l.absent++
	}
}

// openDays is on how many days a child was there.
func openDays(marks []data.CampDay) int {
	open := map[string]bool{}
	for _, d := range marks {
		if d.Status == data.MarkPresent {
			open[d.Day] = true
		}
	}
	return len(open)
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
