package report

import (
	"fmt"

	"fyne.io/fyne/v2/lang"

	"careledger/app/words"
	"careledger/data"
)

// programmes takes in chapter 4, a section for each programme. A programme
// without any record in the period is left out.
func (w *writer) programmes() (func(), error) {
	counts, err := w.store.ByProgramme(w.ss, w.scope)
	if err != nil {
		return nil, err
	}
	months, err := w.store.ByMonth(w.ss, w.scope)
	if err != nil {
		return nil, err
	}
	units := w.programmeUnits(counts)
	var set []func()
	for _, section := range []func(map[string]num, []data.MonthCount) (func(), error){w.wishes, w.camps, w.reading, w.visits} {
		pages, err := section(units, months)
		if err != nil {
			return nil, err
		}
		if pages != nil {
			set = append(set, pages)
		}
	}
	return func() {
		w.chapter(lang.L("The programmes"))
		var rows [][]tableCell
		for _, c := range counts {
			rows = append(rows, row(txt(words.Label("programme", c.Programme)), cnt(units[c.Programme]), txt(decimal(data.Hours(c.Minutes)))))
		}
		w.table("programmes", lang.L("Service contacts by programme"), note(lang.L("Hours are those known; wishes and goods have none."), w.evidence("attendance", "visit", "wish", "goods_out")), []head{
			{lang.L("Programme"), true}, {lang.L("Contacts"), false}, {lang.L("Hours"), false},
		}, rows, row(txt(lang.L("Total")), cnt(w.own("U2")), w.fig("U5")))
		for _, pages := range set {
			pages()
		}
	}, nil
}

// programmeUnits takes in the contacts of each programme; they add up to U2.
func (w *writer) programmeUnits(counts []data.ProgrammeCount) map[string]num {
	units := map[string]num{}
	var parts []num
	for _, c := range counts {
		units[c.Programme] = w.numOf(c.Units, data.Origin{Code: "U2", Programme: c.Programme})
		parts = append(parts, units[c.Programme])
	}
	w.sum(w.own("U2"), parts...)
	return units
}

// ofProgramme takes in a programme's contacts by month, linked to its total.
func (w *writer) ofProgramme(programme string, units map[string]num, counts []data.MonthCount) []month {
	total, ok := units[programme]
	if !ok {
		return nil
	}
	byMonth := map[string]int64{}
	for _, c := range counts {
		if c.Programme == programme {
			byMonth[c.Month] += c.Units
		}
	}
	return w.byMonths(byMonth, total)
}

// wishes takes in 实现微心愿: the stages by category, and what was paid.
func (w *writer) wishes(units map[string]num, months []data.MonthCount) (func(), error) {
	all, err := w.store.WishesByCategory(w.ss, w.scope)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	stages := []struct {
		title string
		of    func(data.WishCount) int64
		total num
	}{
		{lang.L("Registered"), func(c data.WishCount) int64 { return c.Registered }, w.own("W1")},
		{lang.L("Passed"), func(c data.WishCount) int64 { return c.Passed }, w.own("W2")},
		{lang.L("Published"), func(c data.WishCount) int64 { return c.Published }, w.baseOf("W3")},
		{lang.L("Claimed"), func(c data.WishCount) int64 { return c.Claimed }, w.own("W3")},
		{lang.L("Delivered"), func(c data.WishCount) int64 { return c.Delivered }, w.own("W4")},
		{lang.L("Asked after"), func(c data.WishCount) int64 { return c.Followed }, w.own("W7")},
	}
	heads := []head{{lang.L("Category of wish"), true}}
	rows := make([][]tableCell, len(all))
	totals := row(txt(lang.L("Total")))
	for i, c := range all {
		rows[i] = row(txt(words.Label("wish_category", c.Category)))
	}
	for _, s := range stages {
		var parts []num
		for i, c := range all {
			n := w.numOf(s.of(c), data.Origin{Code: s.total.from.Code, Of: c.Category})
			parts, rows[i] = append(parts, n), append(rows[i], cnt(n))
		}
		w.sum(s.total, parts...)
		heads, totals = append(heads, head{s.title, false}), append(totals, cnt(s.total))
	}
	paid := int64(0)
	for i, c := range all {
		paid += c.ActualFen
		rows[i] = append(rows[i], fen(c.ActualFen))
	}
	heads, totals = append(heads, head{lang.L("Paid (yuan)"), false}), append(totals, fen(paid))
	byMonth := w.ofProgramme("wish", units, months)
	return func() {
		w.section(words.Label("programme", "wish"))
		w.doc.Paragraph(lang.L("{{.Registered}} wishes were registered; {{.Passed}} of them passed, {{.Claimed}} of those published were claimed, {{.Delivered}} of those passed and not withdrawn were fulfilled, {{.Days}} days after passing on average. {{.Paid}} was paid.",
			map[string]any{
				"Registered": w.text(w.figures["W1"]), "Passed": w.text(w.figures["W2"]), "Claimed": w.text(w.figures["W3"]),
				"Delivered": w.text(w.figures["W4"]), "Days": w.text(w.figures["W5"]), "Paid": w.text(w.figures["W6"]),
			}))
		w.table("wishes", lang.L("Wishes by category and stage"), w.evidence("wish"), heads, rows, totals)
		if byMonth != nil {
			w.bars(lang.L("Wishes delivered by month"), byMonth)
		}
	}, nil
}

// camps takes in 爱心暑托班, class by class.
func (w *writer) camps(units map[string]num, months []data.MonthCount) (func(), error) {
	all, err := w.store.Classes(w.ss, w.scope)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	var enrolled, present, due, leave []num
	sums := data.ClassCount{}
	for _, c := range all {
		enrolled, present = append(enrolled, w.numOf(c.Enrolled, data.Origin{Code: "C2", Of: c.CampID})), append(present, w.numOf(c.Present, data.Origin{Code: "C3", Of: c.CampID}))
		due, leave = append(due, w.num(c.Due)), append(leave, w.num(c.Leave))
		sums.Capacity, sums.Open, sums.Leave, sums.Safety = sums.Capacity+c.Capacity, sums.Open+c.Open, sums.Leave+c.Leave, sums.Safety+c.Safety
		sums.Lessons, sums.Incident = sums.Lessons+c.Lessons, sums.Incident+c.Incident
	}
	allEnrolled, allPresent := w.own("C2"), w.own("C3")
	allDue, allLeave := w.baseOf("C4"), w.num(sums.Leave)
	w.sum(allEnrolled, enrolled...)
	w.sum(allPresent, present...)
	w.sum(w.own("C4"), present...)
	w.sum(allDue, due...)
	w.sum(allLeave, leave...)
	var rows [][]tableCell
	for i, c := range all {
		rows = append(rows, row(txt(joinedName(c)), txt(words.Count(int(c.Open))), txt(words.Count(int(c.Capacity))), cnt(enrolled[i]), cnt(present[i]), cnt(leave[i]),
			pct(present[i], due[i]), txt(words.Count(int(c.Safety)))))
	}
	byMonth := w.ofProgramme("camp", units, months)
	return func() {
		w.section(words.Label("programme", "camp"))
		w.doc.Paragraph(lang.L("{{.Classes}} classes were open on {{.Days}} class days in all; {{.Enrolled}} children were enrolled ({{.Full}} of the places), attendance {{.Attendance}}, on average {{.Ratio}} staff to children on duty. Safety lessons: {{.Safety}} of {{.Lessons}}; incidents: {{.Incidents}}.",
			map[string]any{
				"Classes": len(all), "Days": words.Count(int(sums.Open)), "Enrolled": w.count(allEnrolled), "Full": w.text(w.figures["C2"]), "Attendance": w.text(w.figures["C4"]),
				"Ratio": w.text(w.figures["C5"]), "Safety": sums.Safety, "Lessons": sums.Lessons, "Incidents": sums.Incident,
			}))
		w.table("camps", lang.L("Classes"), lang.L("Child days count a child, class and day once; leave is in the base of attendance. Evidence: sign-in sheets by class and day."), []head{
			{lang.L("Class"), true},
			{lang.L("Days open"), false},
			{lang.L("Places"), false},
			{lang.L("Enrolled"), false},
			{lang.L("Child days"), false},
			{lang.L("Leave"), false},
			{lang.L("Attendance"), false},
			{lang.L("Safety lessons"), false},
		}, rows, row(txt(lang.L("Total")), txt(words.Count(int(sums.Open))), txt(words.Count(int(sums.Capacity))), cnt(allEnrolled), cnt(allPresent), cnt(allLeave),
			pct(allPresent, allDue), txt(words.Count(int(sums.Safety)))))
		if byMonth != nil {
			w.bars(lang.L("Contacts of the summer classes by month"), byMonth)
		}
	}, nil
}

// joinedName is a class with its term and year.
func joinedName(c data.ClassCount) string {
	return fmt.Sprintf("%s %s %s", c.From[:4], c.Name, words.Label("camp_term", c.Term))
}

// reading takes in 悦读计划, month by month.
func (w *writer) reading(units map[string]num, months []data.MonthCount) (func(), error) {
	all, err := w.store.ReadingByMonth(w.ss, w.scope)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	var at, loans, logs []num
	sums := data.ReadingMonth{}
	for _, m := range all {
		at, loans, logs = append(at, w.numOf(m.Units, data.Origin{Code: "U2", Programme: "reading", Month: m.Month})), append(loans, w.numOf(m.Loans, data.Origin{Code: "R1", Month: m.Month})), append(logs, w.num(m.LogDays))
		sums.Sessions, sums.Units, sums.LogDays, sums.Minutes = sums.Sessions+m.Sessions, sums.Units+m.Units, sums.LogDays+m.LogDays, sums.Minutes+m.Minutes
	}
	allAt, ok := units["reading"]
	if !ok {
		allAt = w.num(0)
	}
	allLogs := w.num(sums.LogDays)
	w.sum(allAt, at...)
	w.sum(w.own("R1"), loans...)
	w.sum(allLogs, logs...)
	var rows [][]tableCell
	for i, m := range all {
		rows = append(rows, row(txt(words.Month(m.Month)), txt(words.Count(int(m.Sessions))), cnt(at[i]), cnt(loans[i]), cnt(logs[i]), txt(decimal(data.Hours(m.Minutes)))))
	}
	byMonth := w.ofProgramme("reading", units, months)
	return func() {
		w.section(words.Label("programme", "reading"))
		w.doc.Paragraph(lang.L("{{.Sessions}} reading sessions were held with {{.Contacts}} contacts. {{.Readers}} children borrowed {{.Loans}} books ({{.Finished}} read to the end, {{.Turnover}} of the stock); logs show {{.Hours}} hours of reading, and {{.Streak}} of those with a log read on 21 days in a row.",
			map[string]any{
				"Sessions": words.Count(int(sums.Sessions)), "Contacts": w.count(allAt), "Readers": w.text(w.figures["R1p"]), "Loans": w.text(w.figures["R1"]),
				"Finished": w.text(w.figures["R4"]), "Turnover": w.text(w.figures["R1t"]), "Hours": w.text(w.figures["R5"]), "Streak": w.text(w.figures["R3"]),
			}))
		w.table("reading", lang.L("Reading by month"), note(lang.L("Loans and logs are not service contacts."), w.evidence("attendance")), []head{
			{lang.L("Month"), true}, {lang.L("Sessions"), false}, {lang.L("Contacts"), false}, {lang.L("Loans"), false}, {lang.L("Log days"), false}, {lang.L("Hours in logs"), false},
		}, rows, row(txt(lang.L("Total")), txt(words.Count(int(sums.Sessions))), cnt(allAt), cnt(w.own("R1")), cnt(allLogs), txt(decimal(data.Hours(sums.Minutes)))))
		if byMonth != nil {
			w.bars(lang.L("Contacts at reading sessions by month"), byMonth)
		}
	}, nil
}

// visits takes in 结对与走访, month by month.
func (w *writer) visits(units map[string]num, months []data.MonthCount) (func(), error) {
	all, err := w.store.VisitsByMonth(w.ss, w.scope)
	if err != nil {
		return nil, err
	}
	total, visited := units["visit"]
	if len(all) == 0 && !visited {
		return nil, nil
	}
	var due, done []num
	for _, m := range all {
		due, done = append(due, w.numOf(m.Due, data.Origin{Code: "V1", Month: m.Month})), append(done, w.numOf(m.Done, data.Origin{Code: "V2", Month: m.Month}))
	}
	allDue, allDone := w.own("V1"), w.own("V2")
	w.sum(allDue, due...)
	w.sum(w.baseOf("V2"), due...)
	w.sum(allDone, done...)
	var rows [][]tableCell
	for i, m := range all {
		rows = append(rows, row(txt(words.Month(m.Month)), cnt(due[i]), cnt(done[i]), pct(done[i], due[i])))
	}
	byMonth := w.ofProgramme("visit", units, months)
	if !visited {
		total = w.num(0)
	}
	return func() {
		w.section(words.Label("programme", "visit"))
		w.doc.Paragraph(lang.L("{{.Due}} visits of a child in a month were due; {{.Rate}} of them were done. {{.Contacts}} contacts came of visits. {{.Paired}} of the children in scope are paired, {{.Team}} of these with the whole “1+3” team.",
			map[string]any{
				"Due": w.text(w.figures["V1"]), "Rate": w.text(w.figures["V2"]), "Contacts": w.count(total), "Paired": w.text(w.figures["P1"]), "Team": w.text(w.figures["P1c"]),
			}))
		w.table("visits", lang.L("Visits by month"), w.evidence("visit"), []head{
			{lang.L("Month"), true}, {lang.L("Children to visit"), false}, {lang.L("Children visited"), false}, {lang.L("Rate done"), false},
		}, rows, row(txt(lang.L("Total")), cnt(allDue), cnt(allDone), pct(allDone, allDue)))
		if byMonth != nil {
			w.bars(lang.L("Visits that count by month"), byMonth)
		}
	}, nil
}
