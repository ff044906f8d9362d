package report

import (
	"fyne.io/fyne/v2/lang"

	"careledger/app/report/page"
	"careledger/app/words"
	"careledger/data"
)

// activityReport writes one activity. The internal edition lists who took part,
// by file number and masked name.
func (w *writer) activityReport() error {
	return w.leaf(w.oneActivity, w.photosOf(data.PhotoScope{ActivityID: w.subject}))
}

func (w *writer) oneActivity() (func(), error) {
	a, err := w.store.Activity(w.ss, w.subject)
	if err != nil {
		return nil, err
	}
	children, err := w.store.Attendances(w.ss, a.ID)
	if err != nil {
		return nil, err
	}
	team, err := w.store.ActivityTeam(w.ss, a.ID)
	if err != nil {
		return nil, err
	}
	came := int64(0)
	for _, c := range children {
		if c.Attended && c.Role == "participant" && a.Status != "cancelled" {
			came++
		}
	}
	minutes := int64(0)
	for _, m := range team {
		minutes += int64(m.Minutes)
	}
	attended := w.num(came)
	return func() {
		w.chapter(w.inWords(a.Title))
		pairs := []page.Pair{
			{Name: lang.L("Number of the activity"), Value: a.No},
			{Name: lang.L("Programme"), Value: words.Label("programme", a.Programme)},
			{Name: lang.L("Day"), Value: words.Date(a.Day) + " " + a.Start},
			{Name: lang.L("Children who took part"), Value: w.count(attended)},
			{Name: lang.L("Volunteers"), Value: lang.L("{{.People}} people, {{.Hours}} hours", map[string]any{"People": len(team), "Hours": decimal(data.Hours(minutes))})},
		}
		if w.edition != Public {
			pairs = append(pairs, page.Pair{Name: lang.L("Place of the activity"), Value: a.Place})
		}
		if a.Book != "" {
			pairs = append(pairs, page.Pair{Name: lang.L("What was read"), Value: a.Book})
		}
		if w.ss.CanRead(data.Money) && a.Cost > 0 {
			pairs = append(pairs, page.Pair{Name: lang.L("Cost"), Value: words.Money(a.Cost)})
		}
		w.doc.Pairs(pairs...)
		if a.Summary != "" {
			w.doc.Paragraph(w.inWords(a.Summary))
		}
		w.table("activity", lang.L("Taking part"), lang.L("Evidence: the sign-in sheet of this activity."), []head{{lang.L("Children expected"), false}, {lang.L("Took part"), false}}, [][]tableCell{row(txt(words.Count(a.Planned)), cnt(attended))})
		if w.edition == Internal {
			w.participants(children)
		}
	}, nil
}

func (w *writer) participants(children []data.AttendanceLine) {
	var rows [][]tableCell
	for _, c := range children {
		here := lang.L("No")
		if c.Attended {
			here = lang.L("Yes")
		}
		rows = append(rows, row(txt(c.FileNo), txt(w.childName(c.ChildID, c.Name)), txt(here), txt(c.Came), txt(c.Left)))
	}
	w.table("participants", lang.L("Children on the list"), "", []head{
		{lang.L("File number"), true}, {lang.L("Name"), true}, {lang.L("Took part"), true}, {lang.L("Came"), true}, {lang.L("Went"), true},
	}, rows)
}
