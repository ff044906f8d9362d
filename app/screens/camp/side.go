package camp

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// absences is how many days in a row a child is absent before it is named.
const absences = 3

// side are the cards beside the roll: who is there, the week, and what needs a
// person.
type side struct {
	screen *Screen
	object fyne.CanvasObject
	figure *widgets.Text
	parts  *widgets.Text
	staff  *widgets.Text
	week   *widgets.BarChart
	tasks  *fyne.Container
	boxes  []*fyne.Container // laid out anew when their texts change, the inner ones first
}

func newSide(s *Screen) *side {
	d := &side{
		screen: s, figure: widgets.Figure(""), parts: widgets.Quiet("").Elide(), staff: widgets.Paragraph("", widgets.Muted),
		week: widgets.NewBarChart(nil), tasks: widgets.VBox(9),
	}
	there := widgets.HBox(10, d.figure, widgets.Grow(d.parts))
	today := widgets.VBox(2, widgets.Head(lang.L("In class today")), there, d.staff)
	cards := widgets.VBox(theme.Gap, widgets.NewCard(today),
		widgets.HeadedCard(lang.L("To be minded"), nil, d.tasks),
		widgets.HeadedCard(lang.L("Attendance this week"), nil, d.week))
	d.boxes = []*fyne.Container{there, today, d.tasks, cards}
	d.object = widgets.NewScroll(cards)
	return d
}

// update shows class and day of the screen.
func (d *side) update() error {
	s := d.screen
	store, ss := s.desk.Store(), s.desk.Session()
	day, err := store.CampDay(ss, s.class.ID, s.day, "")
	if err != nil {
		return err
	}
	d.figure.SetText(strconv.Itoa(day.Present))
	d.parts.SetText(partsOf(day))
	text, look := staffLine(day)
	d.staff.Set(text, look)
	week, err := store.CampWeek(ss, s.class.ID, s.day)
	if err != nil {
		return err
	}
	d.fillWeek(week)
	err = d.fillTasks(day)
	for _, box := range d.boxes {
		box.Refresh()
	}
	d.object.Refresh()
	return err
}

// partsOf says who is not there: 请假 2 · 缺勤 1 · 迟到 1.
func partsOf(day data.CampDaySummary) string {
	var parts []string
	for _, p := range []struct {
		n    int
		word string
	}{
		{day.Leave, lang.L("on leave")}, {day.Absent, words.Label("camp_day_status", data.MarkAbsent)}, {day.Late, words.Label("camp_day_status", data.MarkLate)},
	} {
		if p.n > 0 {
			parts = append(parts, p.word+" "+strconv.Itoa(p.n))
		}
	}
	return joined(parts...)
}

// staffLine says how many look after the children and whether they are enough.
func staffLine(day data.CampDaySummary) (string, widgets.Look) {
	if day.Staff == 0 {
		look := widgets.Muted
		if day.TooFew {
			look = widgets.Problem
		}
		return lang.L("Nobody is noted as on duty."), look
	}
	text := lang.L("{{.N}} on duty", map[string]any{"N": day.Staff})
	if day.Present > 0 {
		text += dot + lang.L("1 for {{.Ratio}} children", map[string]any{"Ratio": number(day.Ratio)})
	}
	switch {
	case day.TooFew:
		return text + dot + lang.L("more than 1 for {{.Limit}}: too few", map[string]any{"Limit": number(day.RatioLimit)}), widgets.Problem
	case day.RatioLimit > 0 && day.Present > 0:
		return text + " ✓", widgets.GoodFor
	}
	return text, widgets.Muted
}

// number writes a number without needless digits.
func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// fillWeek shows how many were there from Monday on; weekends only where
// somebody was.
func (d *side) fillWeek(week []data.CampDaySummary) {
	var labels []string
	var values []float64
	for i, day := range week {
		if i >= 5 && day.Present == 0 {
			continue
		}
		labels = append(labels, words.ShortWeekday(time.Weekday((i+1)%7)))
		values = append(values, float64(day.Present))
	}
	d.week.SetData(labels, widgets.Series{Name: lang.L("Present"), Values: values})
}

// fillTasks lists what needs a person today.
func (d *side) fillTasks(day data.CampDaySummary) error {
	s := d.screen
	store, ss := s.desk.Store(), s.desk.Session()
	d.tasks.Objects = nil
	task := func(color fyne.ThemeColorName, word, text string) {
		d.tasks.Add(widgets.VBox(1, widgets.NewMark(color, word), widgets.Paragraph(text, widgets.Plain)))
	}
	missing, err := store.AbsentInARow(ss, s.class.ID, s.day, absences)
	if err != nil {
		return err
	}
	for _, m := range missing {
		task(theme.ColorRiskRed, lang.L("Absent again"), lang.L("{{.Name}} was absent {{.N}} times in a row. Call the guardian.", map[string]any{"Name": m.Name, "N": m.Times}))
	}
	if err := d.fillUncollected(day, task); err != nil {
		return err
	}
	weeks, err := store.WeeksWithoutSafety(ss, s.class.ID, s.day)
	if err != nil {
		return err
	}
	if len(weeks) > 0 {
		task(theme.ColorRiskYellow, lang.L("Safety lesson"), lang.L("The week of {{.Day}} has no safety lesson.", map[string]any{"Day": words.ShortDate(weeks[len(weeks)-1])}))
	}
	if free := s.class.Capacity - s.class.Enrolled; s.class.Waiting > 0 && free > 0 {
		task(theme.ColorRiskBlue, lang.L("Places"), lang.L("{{.Free}} places are free and {{.N}} children wait.", map[string]any{"Free": free, "N": s.class.Waiting}))
	}
	if len(d.tasks.Objects) == 0 {
		d.tasks.Add(widgets.Quiet(lang.L("Nothing now.")))
	}
	return nil
}

// fillUncollected names the children of today who should have been collected
// long ago; before that, and of other days, it says how many are not signed out.
func (d *side) fillUncollected(day data.CampDaySummary, task func(fyne.ThemeColorName, string, string)) error {
	s := d.screen
	store := s.desk.Store()
	if s.day == store.Today() {
		late, err := store.NotCollected(s.desk.Session(), s.class.ID)
		if err != nil {
			return err
		}
		if len(late) > 0 {
			names := make([]string, len(late))
			for i, n := range late {
				names[i] = n.Name
			}
			task(theme.ColorRiskRed, lang.L("Not collected"), lang.L("Half an hour after the end still there: {{.Names}}. Call the guardians.", map[string]any{"Names": strings.Join(names, "、")}))
			return nil
		}
	}
	if left := day.Present - day.SignedOut; left > 0 && (s.day < store.Today() || s.class.End != "" && s.clock() > s.class.End) {
		task(theme.ColorRiskYellow, lang.L("Not collected"), lang.L("{{.N}} children are not signed out.", map[string]any{"N": left}))
	}
	return nil
}

// clock is the time of day now, HH:MM.
func (s *Screen) clock() string { return s.desk.Store().Now().In(data.Shanghai).Format("15:04") }
