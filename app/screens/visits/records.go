package visits

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens/pickers"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// choiceWidth is the width of the fields on top.
const choiceWidth float32 = 132

// mostRecords is how many visits the table shows.
const mostRecords = 500

// recordView shows the visits of a month, or all of one child or one person.
type recordView struct {
	screen *Screen
	month  *pickers.Stepper
	period *widgets.ChipGroup
	child  *widgets.Choice
	person *widgets.Choice
	risky  *widgets.CheckBox
	table  *widgets.Table[data.VisitLine]
	whole  fyne.CanvasObject
	total  int
	valid  int
}

func newRecordView(s *Screen) *recordView {
	v := &recordView{screen: s}
	v.month = pickers.NewStepper(s.month(), func(string) { v.period.Select(0); s.Update() })
	v.period = widgets.NewChipGroup([]string{lang.L("By month"), lang.L("All months")}, func(int) { s.Update() })
	v.child, v.person = pickers.Child(s.desk), pickers.Person(s.desk)
	v.child.OnChanged = func(o widgets.Option) { v.narrowed(o) }
	v.person.OnChanged = func(o widgets.Option) { v.narrowed(o) }
	v.risky = widgets.NewCheckBox(lang.L("With a risk"), func(bool) { s.Update() })
	v.table = widgets.NewTable(recordColumns())
	v.table.OnOpen = func(l data.VisitLine) { s.openVisit(l.ID) }
	v.table.OnKey = func(l data.VisitLine, ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyDelete && s.mayWrite() {
			s.removeVisit(l.ID, l.Child)
			return true
		}
		return false
	}
	head := []fyne.CanvasObject{v.month.Object, widgets.Grow(pickers.Chips(v.period)), v.risky, widgets.Fixed(choiceWidth, v.child), widgets.Fixed(choiceWidth, v.person)}
	if s.mayWrite() {
		head = append(head, widgets.PrimaryButton(lang.L("Record a visit"), v.create))
	}
	v.whole = pickers.Page(widgets.HBox(theme.Tight, head...), widgets.TightCard(v.table))
	return v
}

// narrowed shows all months of the child or person that was chosen.
func (v *recordView) narrowed(o widgets.Option) {
	if o.Key != "" {
		v.period.Select(1)
	}
	v.screen.Update()
}

func recordColumns() []widgets.Column[data.VisitLine] {
	return []widgets.Column[data.VisitLine]{
		{
			Label: lang.L("Day"), Width: 92, Look: widgets.Muted,
			Text: func(l data.VisitLine) string { return l.Day },
			Sort: func(a, b data.VisitLine) int { return strings.Compare(a.Day, b.Day) },
		},
		{
			Label: lang.L("Child"), Width: 92, Weight: 1, Look: widgets.Strong,
			Text: func(l data.VisitLine) string { return l.Child },
			Sort: func(a, b data.VisitLine) int { return strings.Compare(a.Child, b.Child) },
		},
		{
			Label: lang.L("How"), Width: 56,
			Text: func(l data.VisitLine) string { return words.Label("visit_kind", l.Kind) },
			Sort: func(a, b data.VisitLine) int { return strings.Compare(a.Kind, b.Kind) },
		},
		{
			Label: lang.L("Who was met"), Width: 76,
			Text: func(l data.VisitLine) string { return words.Label("visit_met", l.Met) },
			Sort: func(a, b data.VisitLine) int { return strings.Compare(a.Met, b.Met) },
		},
		{
			Label: lang.L("Visitors"), Width: 110, Weight: 2,
			Text: func(l data.VisitLine) string { return l.Visitors },
			Sort: func(a, b data.VisitLine) int { return strings.Compare(a.Visitors, b.Visitors) },
		},
		{Label: lang.L("What was seen"), Width: 120, Weight: 3, Draw: drawSeen},
		{
			Label: lang.L("Counts"), Width: 92, Draw: drawCounts,
			Sort: func(a, b data.VisitLine) int { return strings.Compare(a.Why, b.Why) },
		},
	}
}

// drawSeen shows the risks before the note.
func drawSeen(l data.VisitLine, cell *widgets.Cell) {
	var pills []widgets.PillOf
	for _, flag := range strings.Fields(l.Flags) {
		pills = append(pills, widgets.PillOf{Text: words.Label("visit_flag", flag), Tone: widgets.Coral})
	}
	if len(pills) == 0 {
		cell.SetText(l.Note, widgets.Muted)
		return
	}
	cell.SetTextPills(words.Label("visit_disposal", l.Disposal), widgets.Muted, pills...)
}

func drawCounts(l data.VisitLine, cell *widgets.Cell) {
	word, tone := counts(l)
	cell.SetPills(widgets.PillOf{Text: word, Tone: tone})
}

// counts says whether a visit counts, or why not.
func counts(l data.VisitLine) (string, widgets.Tone) {
	switch {
	case l.Units > 0:
		return lang.L("valid"), widgets.Teal
	case l.Why == "invalid":
		return words.Label("why", l.Why), widgets.Coral
	}
	return words.Label("why", l.Why), widgets.Amber
}

func (v *recordView) object() fyne.CanvasObject { return v.whole }

// filter is what the fields on top ask for. All months are shown of a child or
// a person alone.
func (v *recordView) filter() data.VisitFilter {
	f := data.VisitFilter{Month: v.month.Value(), ChildID: v.child.Value(), PersonID: v.person.Value(), Flagged: v.risky.Checked(), Limit: mostRecords}
	if v.period.Selected() == 1 {
		if f.ChildID == "" && f.PersonID == "" {
			v.period.Select(0)
			v.screen.desk.Toast(lang.L("Choose a child or a visitor to see all months."))
			return f
		}
		f.Month = ""
	}
	return f
}

func (v *recordView) update() {
	f := v.filter()
	rows, total, err := v.screen.desk.Store().VisitLines(v.screen.desk.Session(), f)
	if err != nil {
		v.screen.desk.Fail(err)
		return
	}
	v.total, v.valid = total, 0
	for _, l := range rows {
		v.valid += l.Units
	}
	v.table.SetRows(rows)
	if v.screen.mayWrite() {
		v.table.Empty(lang.L("No visit fits. Record the first one."), lang.L("Record a visit"), v.create)
		return
	}
	v.table.Empty(lang.L("No visit fits."), "", nil)
}

// choose makes a visit the current row.
func (v *recordView) choose(id string) {
	v.table.Select(func(l data.VisitLine) bool { return l.ID == id })
}

// restore shows all visits of the month.
func (v *recordView) restore() {
	v.period.Select(0)
	v.child.SetValue("")
	v.person.SetValue("")
	v.risky.SetChecked(false)
}

// ofChild shows all visits to one child.
func (v *recordView) ofChild(id string) {
	v.restore()
	v.child.SetValue(id)
	v.period.Select(1)
}

func (v *recordView) focus() { v.table.Focus() }

func (v *recordView) find() { v.screen.desk.Canvas().Focus(v.child) }

func (v *recordView) create() { v.screen.recordVisit(v.child.Value(), v.month.Value()) }

func (v *recordView) status() (left, right string) {
	return lang.L("{{.All}} visits, {{.Shown}} shown · {{.Valid}} valid", map[string]any{"All": v.total, "Shown": v.table.Len(), "Valid": v.valid}),
		lang.L("↑↓ choose   Enter open   Del delete   Ctrl+N new")
}
