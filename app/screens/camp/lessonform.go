package camp

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// once is the key of a lesson that does not come again.
const once = "once"

// editLesson opens the form of a lesson; one without an id is new and may come
// again.
func (v *teamView) editLesson(l data.Lesson) {
	s := v.screen
	if !s.mayWrite() {
		return
	}
	fields := []widgets.FieldOf{
		{Key: "title", Label: lang.L("Title of the lesson"), Required: true, Wide: true, Input: widgets.NewTextEntry("")},
		{Key: "kind", Label: lang.L("Kind"), Input: screens.Choice("lesson_kind", data.LessonKinds)},
		{Key: "safety", Label: lang.L("Safety"), Input: widgets.NewCheckBox(lang.L("counts as a safety lesson"), nil)},
		{Key: "period", Label: lang.L("Lesson period"), Hint: lang.L("Such as 上午第一节, or 09:00."), Input: widgets.NewTextEntry("")},
		{Key: "lecturer", Label: lang.L("Lecturer"), Input: widgets.NewTextEntry("")},
		{Key: "room", Label: lang.L("Room"), Input: widgets.NewTextEntry("")},
	}
	isNew := l.ID == ""
	if isNew {
		l = data.Lesson{CampID: s.class.ID, Day: s.day, Kind: "homework", Period: strconv.Itoa(v.lessons.Len() + 1)}
		fields = append(fields, repeatFields()...)
	}
	form := widgets.NewForm(fields...)
	form.SetValues(map[string]string{
		"title": l.Title, "kind": l.Kind, "safety": flag(l.Safety), "period": l.Period, "lecturer": l.Lecturer, "room": l.Room,
		"repeat": once, "every": "1", "nth": "1", "until": s.class.To, "weekdays": weekdayKey(l.Day),
	})
	edit := screens.Edit{Title: lang.L("Lesson, {{.Day}}", map[string]any{"Day": words.ShortDate(l.Day)}), Form: form, Saved: s.Update}
	if isNew {
		v.showRepeat(form, fields)
	} else {
		edit.Remove = func() { v.removeLesson(l) }
	}
	edit.Save = func(over bool) error {
		values := form.Values()
		l.Title, l.Kind, l.Safety, l.Period, l.Lecturer, l.Room = values["title"], values["kind"], values["safety"] == "1", values["period"], values["lecturer"], values["room"]
		if isNew && values["repeat"] != once {
			return v.plan(form, l, over)
		}
		return s.desk.Store().SaveLesson(s.desk.Session(), &l, over)
	}
	screens.Draft(s.desk, form, "lesson", s.class.ID, l.ID)
	edit.Open(s.desk)
}

// repeatFields say how a lesson comes again.
func repeatFields() []widgets.FieldOf {
	repeats := append([]widgets.Option{{Key: once, Label: lang.L("Does not come again")}}, screens.Options("repeat", data.Repeats)...)
	var weekdays, nths []widgets.Option
	for i := range 7 {
		day := time.Weekday((i + 1) % 7)
		weekdays = append(weekdays, widgets.Option{Key: strconv.Itoa(int(day)), Label: words.ShortWeekday(day)})
	}
	for _, n := range []int{1, 2, 3, 4, 5, data.LastOfMonth} {
		nths = append(nths, widgets.Option{Key: strconv.Itoa(n), Label: words.Label("nth", strconv.Itoa(n))})
	}
	return []widgets.FieldOf{
		{Key: "repeat", Label: lang.L("Comes again"), Input: widgets.NewChoice(repeats, lang.L("Choose"))},
		{Key: "every", Label: lang.L("Every so many weeks or months"), Input: widgets.NewTextEntry("1")},
		{Key: "weekdays", Label: lang.L("On these days of the week"), Wide: true, Input: widgets.NewMultiChoice(weekdays, nil)},
		{Key: "nth", Label: lang.L("Which of the month"), Input: widgets.NewChoice(nths, lang.L("Choose"))},
		{Key: "until", Label: lang.L("Until"), Hint: lang.L("At most to the end of the class; days off are left out."), Input: widgets.NewDateField()},
		{Key: "count", Label: lang.L("How many times at most"), Input: widgets.NewTextEntry("")},
	}
}

// showRepeat shows of the fields only those that the way of repeating asks for.
func (v *teamView) showRepeat(form *widgets.Form, fields []widgets.FieldOf) {
	show := func(repeat string) {
		for _, key := range []string{"every", "until", "count"} {
			form.ShowField(key, repeat != once)
		}
		form.ShowField("weekdays", repeat == data.RepeatWeekly || repeat == data.RepeatNth)
		form.ShowField("nth", repeat == data.RepeatNth)
	}
	for _, f := range fields {
		if choice, ok := f.Input.(*widgets.Choice); ok && f.Key == "repeat" {
			choice.OnChanged = func(o widgets.Option) { show(o.Key) }
		}
	}
	show(once)
}

// plan saves a lesson on all days that the form asks for.
func (v *teamView) plan(form *widgets.Form, l data.Lesson, over bool) error {
	values := form.Values()
	r := data.Schedule{Repeat: values["repeat"], Until: values["until"]}
	for key, to := range map[string]*int{"every": &r.Every, "count": &r.Count} {
		n, err := screens.Whole(form, key)
		if err != nil {
			return err
		}
		*to = n
	}
	r.Nth, _ = strconv.Atoi(values["nth"]) // a key of the choice
	for _, key := range strings.FieldsFunc(values["weekdays"], func(r rune) bool { return r == ',' }) {
		day, _ := strconv.Atoi(key)
		r.Weekdays = append(r.Weekdays, time.Weekday(day))
	}
	planned, err := v.screen.desk.Store().PlanLessons(v.screen.desk.Session(), l, r, over)
	if err == nil {
		v.tookOver(planned)
	}
	return err
}

// weekdayKey is the key of a day's day of the week.
func weekdayKey(day string) string {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return strconv.Itoa(int(d.Weekday()))
}
