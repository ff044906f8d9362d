package camp

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// teamView shows who is on duty on the day, and its lessons.
type teamView struct {
	screen    *Screen
	whole     fyne.CanvasObject
	duties    *widgets.RowList[data.DutyLine]
	lessons   *widgets.RowList[data.Lesson]
	dutyTitle *widgets.Text
	staff     *widgets.Text
	lessonDay *widgets.Text
	safety    *widgets.Text
	copy      *widgets.Chip
	asBefore  *widgets.Chip           // takes the timetable of the week before over
	clashes   map[string][]data.Clash // by id of the lesson
}

func newTeamView(s *Screen) view {
	v := &teamView{
		screen: s, dutyTitle: widgets.Head("").Elide(), staff: widgets.Paragraph("", widgets.Muted),
		lessonDay: widgets.Head("").Elide(), safety: widgets.Paragraph("", widgets.Muted),
	}
	v.duties = widgets.NewRowList(widgets.RichHeight, widgets.NewRich, v.dutyRow)
	v.duties.OnOpen = v.editDuty
	v.duties.OnKey = removeKey(func(l data.DutyLine) { s.remove("camp_staff", l.ID, l.Name) }, s)
	v.lessons = widgets.NewRowList(widgets.RichHeight, widgets.NewRich, v.lessonRow)
	v.lessons.OnOpen = v.editLesson
	v.lessons.OnKey = removeKey(v.removeLesson, s)
	v.copy = widgets.ActionChip(lang.L("As the day before"), v.copyDuties)
	v.asBefore = widgets.ActionChip(lang.L("As the week before"), func() { v.copyWeek(false) })
	v.whole = widgets.HBox(theme.Gap,
		widgets.Grow(s.listCard(v.dutyTitle, v.staff, v.duties, lang.L("Add"), func() { v.add() }, v.copy)),
		widgets.Grow(s.listCard(v.lessonDay, v.safety, v.lessons, lang.L("Add"), func() { v.editLesson(data.Lesson{}) }, v.asBefore)))
	return v
}

// listCard is a list with its title, its buttons and a line that says how it
// stands.
func (s *Screen) listCard(title, line *widgets.Text, list fyne.CanvasObject, verb string, add func(), more ...*widgets.Chip) fyne.CanvasObject {
	head := []fyne.CanvasObject{widgets.Grow(title)}
	if s.mayWrite() {
		for _, chip := range more {
			head = append(head, chip)
		}
		head = append(head, widgets.ActionChip(verb, add))
	}
	return widgets.TightCard(widgets.VBox(4,
		widgets.Pad(6, 8, 0, 8, widgets.VBox(6, widgets.HBox(theme.Tight, head...), line)), widgets.Grow(list)))
}

// removeKey answers the Delete key of a list for those who may write.
func removeKey[T any](remove func(T), s *Screen) func(T, *fyne.KeyEvent) bool {
	return func(row T, ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyDelete || !s.mayWrite() {
			return false
		}
		remove(row)
		return true
	}
}

func (v *teamView) dutyRow(l data.DutyLine, row *widgets.Rich) {
	row.Set(widgets.RichOf{Initial: l.Name, Title: l.Name, Detail: joined(hours(l.Start, l.End), words.Label("person_role", l.Role)), Right: words.Label("duty", l.Duty)})
}

// hours are two times of day: 08:00–17:00.
func hours(from, to string) string {
	if from == "" && to == "" {
		return ""
	}
	return from + "–" + to
}

func (v *teamView) object() fyne.CanvasObject { return v.whole }

func (v *teamView) update() error {
	s := v.screen
	store, ss := s.desk.Store(), s.desk.Session()
	duties, err := store.OnDuty(ss, s.class.ID, s.day, s.day)
	if err != nil {
		return err
	}
	day, err := store.CampDay(ss, s.class.ID, s.day, "")
	if err != nil {
		return err
	}
	lessons, err := store.Lessons(ss, s.class.ID, s.day, s.day)
	if err != nil {
		return err
	}
	v.dutyTitle.SetText(lang.L("On duty, {{.Day}}", map[string]any{"Day": words.ShortDate(s.day)}))
	text, look := staffLine(day)
	v.staff.Set(text, look)
	v.lessonDay.SetText(lang.L("Lessons, {{.Day}}", map[string]any{"Day": words.ShortDate(s.day)}))
	if err := v.updateLessons(lessons); err != nil {
		return err
	}
	v.copy.Hidden = len(duties) > 0
	v.copy.Refresh()
	v.empty()
	v.duties.SetRows(duties)
	v.lessons.SetRows(lessons)
	return nil
}

// mondayOf answers the Monday of a day's week.
func mondayOf(day string) string {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return addDays(day, -(int(d.Weekday())+6)%7)
}

// empty says what to do where a list has no rows.
func (v *teamView) empty() {
	nothing := lang.L("Nothing noted.")
	if !v.screen.mayWrite() {
		v.duties.Empty(nothing, "", nil)
		v.lessons.Empty(nothing, "", nil)
		return
	}
	v.duties.Empty(lang.L("Nobody is noted for this day. Take over who was there the day before, or add people."), lang.L("Add"), v.add)
	v.lessons.Empty(lang.L("No lessons noted for this day."), lang.L("Add a lesson"), func() { v.editLesson(data.Lesson{}) })
}

// copyDuties puts those of the last day with people on duty today as well.
func (v *teamView) copyDuties() {
	s := v.screen
	before, err := s.desk.Store().OnDuty(s.desk.Session(), s.class.ID, s.class.From, addDays(s.day, -1))
	if err != nil {
		s.desk.Fail(err)
		return
	}
	if len(before) == 0 {
		s.desk.Toast(lang.L("Nobody was on duty before this day."))
		return
	}
	n, err := s.desk.Store().CopyDuties(s.desk.Session(), s.class.ID, before[len(before)-1].Day, s.day)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	s.desk.Toast(lang.L("{{.N}} people are on duty as on {{.Day}}.", map[string]any{"N": n, "Day": words.ShortDate(before[len(before)-1].Day)}))
	s.Update()
}

func (v *teamView) focus() {
	if v.duties.Len() > 0 {
		v.duties.Focus()
	}
}

func (v *teamView) add() { v.editDuty(data.DutyLine{}) }

func (v *teamView) step(by int) string { return v.screen.stepDay(by) }

func (v *teamView) key(*fyne.KeyEvent) bool { return false }

func (v *teamView) rune(rune) bool { return false }

func (v *teamView) status() (left, right string) {
	left = lang.L("{{.Staff}} on duty, {{.Lessons}} lessons", map[string]any{"Staff": v.duties.Len(), "Lessons": v.lessons.Len()})
	return left, lang.L("↑↓ choose   Enter open   Del remove   Ins add   ← → another day")
}
