package report

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2/lang"

	"careledger/app/words"
	"careledger/data"
)

// campReport writes a week or the whole of one class.
func (w *writer) campReport() error { return w.leaf(w.camp) }

func (w *writer) camp() (func(), error) {
	classes, err := w.store.Classes(w.ss, w.scope)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(classes, func(c data.ClassCount) bool { return c.CampID == w.subject })
	if i < 0 {
		return nil, &data.Error{Kind: data.Bad, Field: "from", Text: "The class does not run in this period."}
	}
	c := classes[i]
	open, err := w.store.OpenDays(w.ss, c.CampID)
	if err != nil {
		return nil, err
	}
	enrolled, present, due, leave := w.num(c.Enrolled), w.num(c.Present), w.num(c.Due), w.num(c.Leave)
	var rows [][]tableCell
	var here, away []num
	for _, day := range open {
		if day < w.scope.From || day > w.scope.To {
			continue
		}
		s, err := w.store.CampDay(w.ss, c.CampID, day, "")
		if err != nil {
			return nil, err
		}
		p, l := w.num(int64(s.Present)), w.num(int64(s.Leave))
		here, away = append(here, p), append(away, l)
		ratio := "—"
		if s.Ratio > 0 && !w.hides(p) {
			ratio = "1 : " + decimal(s.Ratio)
		}
		rows = append(rows, row(txt(words.ShortDate(day)+" "+words.Weekday(day)), cnt(p), cnt(l), txt(words.Count(s.Staff)), txt(ratio), txt(fmt.Sprintf("%d / %d", s.Safety, s.Lessons))))
	}
	w.sum(present, here...)
	w.sum(leave, away...)
	incidents, err := w.incidents(c.CampID)
	if err != nil {
		return nil, err
	}
	return func() {
		w.chapter(joinedName(c))
		w.doc.Paragraph(lang.L("{{.Days}} days open, {{.Places}} places, {{.Enrolled}} children enrolled, {{.Present}} child days, attendance {{.Attendance}}, {{.Leave}} days of leave. Lessons: {{.Lessons}}, of these on safety: {{.Safety}}; incidents: {{.Incidents}}.", map[string]any{
			"Days": len(rows), "Places": c.Capacity, "Enrolled": w.count(enrolled), "Present": w.count(present), "Attendance": w.share(present, due),
			"Leave": w.count(leave), "Lessons": c.Lessons, "Safety": c.Safety, "Incidents": c.Incident,
		}))
		for i, p := range here {
			if w.hides(p) {
				rows[i][4] = txt("—") // the ratio would tell what is hidden
			}
		}
		w.table("days", lang.L("Day by day"), lang.L("Evidence: sign-in sheets by class and day."), []head{
			{lang.L("Day"), true}, {lang.L("Present"), false}, {lang.L("Leave"), false}, {lang.L("On duty"), false}, {lang.L("Staff to children"), false}, {lang.L("Safety lessons / lessons"), false},
		}, rows, row(txt(lang.L("Total")), cnt(present), cnt(leave), txt(""), txt(""), txt(fmt.Sprintf("%d / %d", c.Safety, c.Lessons))))
		if w.edition == Internal && len(incidents) > 0 {
			w.table("incidents", lang.L("Incidents"), "", []head{
				{lang.L("Day"), true}, {lang.L("Kind"), true}, {lang.L("Level"), true}, {lang.L("What was done"), true}, {lang.L("Closed on"), true},
			}, incidents)
		}
	}, nil
}

func (w *writer) incidents(camp string) ([][]tableCell, error) {
	found, err := w.store.Incidents(w.ss, camp)
	var rows [][]tableCell
	for _, i := range found {
		if i.Day >= w.scope.From && i.Day <= w.scope.To {
			rows = append(rows, row(txt(words.Date(i.Day)), txt(words.Label("incident_kind", i.Kind)), txt(words.Label("incident_level", i.Level)), txt(i.Action), txt(words.Date(i.Closed))))
		}
	}
	return rows, err
}
