package camp

import (
	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

func (v *teamView) lessonRow(l data.Lesson, row *widgets.Rich) {
	of := widgets.RichOf{Title: l.Title, Detail: joined(l.Period, words.Label("lesson_kind", l.Kind), l.Lecturer, l.Room)}
	if l.Safety {
		of.Pills = append(of.Pills, widgets.PillOf{Text: lang.L("safety"), Tone: widgets.Teal})
	}
	for _, c := range v.clashes[l.ID] {
		of.Pills = append(of.Pills, widgets.PillOf{Text: clashWord(c), Tone: widgets.Coral})
	}
	row.Set(of)
}

// clashWord says in a word what is needed twice.
func clashWord(c data.Clash) string {
	switch {
	case c.Class:
		return lang.L("same time")
	case c.Lecturer != "":
		return lang.L("lecturer elsewhere")
	}
	return lang.L("room taken")
}

// updateLessons looks what clashes, and says whether the week has its safety
// lesson.
func (v *teamView) updateLessons(lessons []data.Lesson) error {
	s := v.screen
	store, ss := s.desk.Store(), s.desk.Session()
	v.clashes = map[string][]data.Clash{}
	for _, l := range lessons {
		found, err := store.Clashes(ss, l)
		if err != nil {
			return err
		}
		v.clashes[l.ID] = found
	}
	monday := mondayOf(s.day)
	week, err := store.Lessons(ss, s.class.ID, monday, addDays(monday, 6))
	if err != nil {
		return err
	}
	v.asBefore.Hidden = len(week) > 0 || monday <= s.class.From
	v.asBefore.Refresh()
	safe := 0
	for _, l := range week {
		if l.Safety {
			safe++
		}
	}
	if safe == 0 {
		v.safety.Set(lang.L("No safety lesson this week yet; one a week is due."), widgets.Problem)
		return nil
	}
	v.safety.Set(lang.L("{{.N}} safety lessons this week", map[string]any{"N": safe})+" ✓", widgets.GoodFor)
	return nil
}

// copyWeek gives the week the timetable of the one before; over accepts clashes.
func (v *teamView) copyWeek(over bool) {
	s := v.screen
	copied, err := s.desk.Store().CopyLessons(s.desk.Session(), s.class.ID, addDays(s.day, -7), s.day, over)
	switch {
	case doubtful(err):
		widgets.Confirm(s.desk.Canvas(), lang.L("Save all the same?"), words.Error(err), lang.L("Save all the same"), func() { v.copyWeek(true) })
	case err != nil:
		s.desk.Fail(err)
	case len(copied) == 0:
		s.desk.Toast(lang.L("The week before has no lessons."))
	default:
		v.tookOver(copied)
	}
}

// tookOver says how many lessons were planned and offers to take them back.
func (v *teamView) tookOver(lessons []data.Lesson) {
	s := v.screen
	s.Update()
	s.desk.ToastUndo(lang.L("{{.N}} lessons are planned, the last on {{.Day}}.", map[string]any{"N": len(lessons), "Day": words.ShortDate(lessons[len(lessons)-1].Day)}), func() {
		s.desk.Fail(s.desk.Store().RemoveMany(s.desk.Session(), "lesson", idsOf(lessons)))
	})
}

func idsOf(lessons []data.Lesson) []string {
	ids := make([]string, len(lessons))
	for i, l := range lessons {
		ids[i] = l.ID
	}
	return ids
}

// removeLesson puts a lesson into the bin, after asking whether those that were
// planned with it and come later go too.
func (v *teamView) removeLesson(l data.Lesson) {
	s := v.screen
	series, err := s.desk.Store().SeriesFrom(s.desk.Session(), l.Series, l.Day)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	if len(series) < 2 {
		s.remove("lesson", l.ID, l.Title)
		return
	}
	d := widgets.NewDialog(s.desk.Canvas(), lang.L("Delete {{.Name}}", map[string]any{"Name": l.Title}),
		widgets.Paragraph(lang.L("This lesson comes again. Delete only that of {{.Day}}, or all {{.N}} from then on?",
			map[string]any{"Day": words.ShortDate(l.Day), "N": len(series)}), widgets.Plain)).Cancel(lang.L("Cancel"))
	d.Action(lang.L("From then on"), widgets.Bordered, func() { d.Close(); v.removeSeries(l.Title, series) })
	d.Action(lang.L("Only this one"), widgets.Primary, func() { d.Close(); s.remove("lesson", l.ID, l.Title) })
	d.Open()
}

func (v *teamView) removeSeries(title string, lessons []data.Lesson) {
	s, ids := v.screen, idsOf(lessons)
	if err := s.desk.Store().RemoveMany(s.desk.Session(), "lesson", ids); err != nil {
		s.desk.Fail(err)
		return
	}
	s.Update()
	s.desk.ToastUndo(lang.L("{{.Name}} is in the bin.", map[string]any{"Name": title}), func() {
		s.desk.Fail(s.desk.Store().RestoreMany(s.desk.Session(), "lesson", ids))
	})
}
