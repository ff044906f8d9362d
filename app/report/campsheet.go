package report

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/words"
	"careledger/data"
)

// campSheet writes the monthly sheets of a class with the children's names, a
// table a month, and how each child ended the term.
func (w *writer) campSheet() error {
	return w.leaf(func() (func(), error) {
		c, err := w.store.Camp(w.ss, w.subject)
		if err != nil {
			return nil, err
		}
		var sheets []data.MonthSheet
		for _, month := range w.monthsOf() {
			sheet, err := w.store.MonthSheet(w.ss, c.ID, month)
			if err != nil {
				return nil, err
			}
			if len(sheet.Days) > 0 && len(sheet.Lines) > 0 {
				sheets = append(sheets, sheet)
			}
		}
		results, err := w.store.CampResultLines(w.ss, c.ID)
		if err != nil {
			return nil, err
		}
		return func() {
			w.chapter(c.Name)
			for _, sheet := range sheets {
				w.monthSheet(sheet)
			}
			if len(sheets) == 0 {
				w.doc.Paragraph(lang.L("No roll was called in this period."))
			}
			w.results(results)
		}, nil
	})
}

// monthSheet sets the sheet of one month.
func (w *writer) monthSheet(sheet data.MonthSheet) {
	heads := []head{{lang.L("Name"), true}}
	for _, day := range sheet.Days {
		heads = append(heads, head{strings.TrimPrefix(day[8:], "0"), true})
	}
	heads = append(heads, head{lang.L("Days there"), false}, head{lang.L("Days of leave"), false}, head{lang.L("Days absent"), false})
	var rows [][]tableCell
	for _, l := range sheet.Lines {
		r := row(txt(l.Name))
		for _, day := range sheet.Days {
			r = append(r, txt(signs(l.Marks[day])))
		}
		rows = append(rows, append(r, txt(words.Count(l.Present)), txt(words.Count(l.Leave)), txt(words.Count(l.Absent))))
	}
	caption := lang.L("{{.Month}}: {{.Open}} days open, {{.Present}} child days", map[string]any{"Month": words.Month(sheet.Month), "Open": sheet.Open, "Present": sheet.Present})
	w.table("month-"+sheet.Month, caption, words.RollLegend(), heads, rows)
}

// signs are the marks of a day, those of its two halves beside each other.
func signs(marks []data.CampDay) string {
	text := ""
	for _, d := range marks {
		text += words.RollSign(d.Mark())
	}
	return text
}

// results sets how the children ended the term, where that was noted.
func (w *writer) results(lines []data.CampResultLine) {
	var rows [][]tableCell
	for _, l := range lines {
		if l.Result != "" {
			rows = append(rows, row(txt(l.Name), txt(fmt.Sprintf("%d / %d", l.Present, l.Due)), txt(words.Label("camp_result", l.Result)), txt(l.ResultNote)))
		}
	}
	if len(rows) > 0 {
		w.table("results", lang.L("Results at the end of the term"), "", []head{
			{lang.L("Name"), true}, {lang.L("There of days due"), false}, {lang.L("Result"), true}, {lang.L("Remark"), true},
		}, rows)
	}
}
