package camp

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// enrolLine is a child of the list with its place among those who wait.
type enrolLine struct {
	data.EnrolmentLine
	Place int // 1 moves up first; 0 for who doesn't wait
}

// enrolFilter is a chip that filters the list.
type enrolFilter struct {
	word     string
	statuses []string // nil for all
}

func enrolFilters() []enrolFilter {
	return []enrolFilter{
		{lang.L("All"), nil},
		{words.Label("enrolment_status", data.EnrolInClass), []string{data.EnrolInClass, data.EnrolFinished}},
		{lang.L("To be decided"), []string{data.EnrolApplied, data.EnrolPapersMissing, data.EnrolChecking, data.EnrolAdmitted}},
		{words.Label("enrolment_status", data.EnrolWaiting), []string{data.EnrolWaiting}},
		{lang.L("Left or rejected"), []string{data.EnrolLeft, data.EnrolRejected}},
	}
}

// enrolView lists who is enrolled in the class.
type enrolView struct {
	screen *Screen
	whole  fyne.CanvasObject
	chips  *widgets.ChipGroup
	line   *fyne.Container // of the chips and the button
	table  *widgets.Table[enrolLine]
	all    []enrolLine
}

func newEnrolView(s *Screen) view {
	v := &enrolView{screen: s}
	var wordsOf []string
	for _, f := range enrolFilters() {
		wordsOf = append(wordsOf, f.word)
	}
	v.chips = widgets.NewChipGroup(wordsOf, func(int) { v.filter(); s.desk.StatusChanged() }).OneLine()
	v.table = widgets.NewTable(enrolColumns())
	v.table.OnOpen = func(l enrolLine) { s.openEnrolment(l.ID) }
	top := []fyne.CanvasObject{v.chips, widgets.Space()}
	if s.mayWrite() {
		top = append(top, widgets.PlainButton(lang.L("Enrol children"), v.add))
	}
	v.line = widgets.HBox(theme.Tight, top...)
	v.whole = widgets.NewCard(container.NewBorder(widgets.Pad(0, 0, 10, 0, v.line), nil, nil, nil, v.table))
	return v
}

func enrolColumns() []widgets.Column[enrolLine] {
	return []widgets.Column[enrolLine]{
		{
			Label: lang.L("Name"), Width: 90, Weight: 2, Look: widgets.Strong, Text: func(l enrolLine) string { return l.Name },
		},
		{
			Label: lang.L("State"), Width: 104, Draw: drawEnrolState,
			Sort: func(a, b enrolLine) int {
				return cmp.Or(slices.Index(data.EnrolmentStatuses, a.Status)-slices.Index(data.EnrolmentStatuses, b.Status), a.Place-b.Place)
			},
		},
		{Label: lang.L("Age in years"), Width: 82, Draw: drawAge, Sort: func(a, b enrolLine) int { return a.Age - b.Age }},
		{Label: lang.L("Health to be minded"), Width: 130, Weight: 2, Draw: drawEnrolHealth},
		{
			Label: lang.L("Day of application"), Width: 92, Look: widgets.Muted, Text: func(l enrolLine) string { return l.Applied },
			Sort: func(a, b enrolLine) int { return strings.Compare(a.Applied, b.Applied) },
		},
		{Label: lang.L("In class"), Width: 112, Weight: 1, Look: widgets.Muted, Text: func(l enrolLine) string { return span(l.Joined, l.Left) }},
		{
			Label: lang.L("Days there"), Width: 56, Align: fyne.TextAlignTrailing, Text: func(l enrolLine) string { return strconv.Itoa(l.Present) },
			Sort: func(a, b enrolLine) int { return a.Present - b.Present },
		},
		{
			Label: lang.L("Days of leave"), Width: 56, Align: fyne.TextAlignTrailing, Text: func(l enrolLine) string { return strconv.Itoa(l.Leave) },
			Sort: func(a, b enrolLine) int { return a.Leave - b.Leave },
		},
		{
			Label: lang.L("Days absent"), Width: 56, Align: fyne.TextAlignTrailing, Text: func(l enrolLine) string { return strconv.Itoa(l.Absent) },
			Sort: func(a, b enrolLine) int { return a.Absent - b.Absent },
		},
	}
}

// enrolTone is the colour of a state.
func enrolTone(status string) widgets.Tone {
	switch status {
	case data.EnrolInClass:
		return widgets.Teal
	case data.EnrolWaiting, data.EnrolPapersMissing, data.EnrolApplied, data.EnrolChecking, data.EnrolAdmitted:
		return widgets.Amber
	}
	return widgets.Grey
}

func drawEnrolState(l enrolLine, cell *widgets.Cell) {
	word := words.Label("enrolment_status", l.Status)
	if l.Place > 0 {
		word += " " + strconv.Itoa(l.Place)
	}
	cell.SetPills(widgets.PillOf{Text: word, Tone: enrolTone(l.Status)})
}

func drawAge(l enrolLine, cell *widgets.Cell) {
	if l.Age < 0 {
		cell.SetText(lang.L("unknown"), widgets.Muted)
		return
	}
	age := strconv.Itoa(l.Age)
	if l.FitsAge {
		cell.SetText(age, widgets.Plain)
		return
	}
	cell.SetTextPills(age, widgets.Plain, widgets.PillOf{Text: lang.L("over or under"), Tone: widgets.Amber})
}

func drawEnrolHealth(l enrolLine, cell *widgets.Cell) {
	cell.SetPills(healthPills(data.RollLine{Allergies: l.Allergies, Medicines: l.Medicines, Health: l.Health})...)
}

// span is from when to when a child is in class: 07-06 — 07-17.
func span(joined, left string) string {
	if joined == "" {
		return ""
	}
	text := joined[5:] + " —"
	if left != "" {
		text += " " + left[5:]
	}
	return text
}

func (v *enrolView) object() fyne.CanvasObject { return v.whole }

func (v *enrolView) update() error {
	s := v.screen
	store, ss := s.desk.Store(), s.desk.Session()
	lines, err := store.Enrolments(ss, s.class.ID, "")
	if err != nil {
		return err
	}
	waiting, err := store.Enrolments(ss, s.class.ID, data.EnrolWaiting)
	if err != nil {
		return err
	}
	place := map[string]int{}
	for i, l := range waiting {
		place[l.ID] = i + 1
	}
	v.all = make([]enrolLine, len(lines))
	for i, l := range lines {
		v.all[i] = enrolLine{l, place[l.ID]}
	}
	for i, f := range enrolFilters() {
		v.chips.SetText(i, lang.L("{{.Word}} {{.Count}}", map[string]any{"Word": f.word, "Count": len(v.fitting(f))}))
	}
	v.line.Refresh()
	v.filter()
	return nil
}

// fitting are the lines that a chip shows; those who wait in their order.
func (v *enrolView) fitting(f enrolFilter) []enrolLine {
	var rows []enrolLine
	for _, l := range v.all {
		if f.statuses == nil || slices.Contains(f.statuses, l.Status) {
			rows = append(rows, l)
		}
	}
	if len(f.statuses) == 1 {
		slices.SortStableFunc(rows, func(a, b enrolLine) int { return a.Place - b.Place })
	}
	return rows
}

func (v *enrolView) filter() {
	switch {
	case len(v.all) > 0:
		v.table.Empty(lang.L("Nobody here. Choose another state above."), "", nil)
	case v.screen.mayWrite():
		v.table.Empty(lang.L("Nobody is enrolled yet. Choose the children, many at once."), lang.L("Enrol children"), v.add)
	default:
		v.table.Empty(lang.L("Nobody is enrolled yet."), "", nil)
	}
	v.table.SetRows(v.fitting(enrolFilters()[v.chips.Selected()]))
}

// openLine shows one enrolment, whatever filter is on.
func (v *enrolView) openLine(id string) {
	v.chips.Select(0)
	v.filter()
	v.table.Select(func(l enrolLine) bool { return l.ID == id })
	v.screen.openEnrolment(id)
}

func (v *enrolView) focus() { v.table.Focus() }

func (v *enrolView) add() {
	if v.screen.mayWrite() {
		v.screen.enrolChildren()
	}
}

func (v *enrolView) step(by int) string { return v.screen.stepDay(by) }

func (v *enrolView) key(*fyne.KeyEvent) bool { return false }

func (v *enrolView) rune(rune) bool { return false }

func (v *enrolView) status() (left, right string) {
	return lang.L("{{.All}} enrolments, {{.Shown}} shown", map[string]any{"All": len(v.all), "Shown": v.table.Len()}),
		lang.L("↑↓ choose   Enter open   Ins enrol children")
}
