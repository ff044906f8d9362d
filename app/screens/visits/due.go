package visits

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/pickers"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// The filters of the children to visit, in the order of their chips.
const (
	dueWaiting = iota
	dueDone
	dueAll
)

const filterWidth float32 = 120

// dueView shows the children to visit in a month, those who wait first.
type dueView struct {
	screen   *Screen
	month    *pickers.Stepper
	chips    *widgets.ChipGroup
	filter   *widgets.TextEntry
	told     *widgets.Text
	bar      *widgets.ProgressLine
	progress *fyne.Container
	table    *widgets.Table[data.DueLine]
	whole    fyne.CanvasObject
	all      []data.DueLine
}

func newDueView(s *Screen) *dueView {
	v := &dueView{screen: s, told: widgets.Quiet(""), bar: widgets.NewProgressLine(0)}
	v.month = pickers.NewStepper(s.month(), func(string) { s.Update() })
	v.chips = widgets.NewChipGroup([]string{lang.L("Waiting"), lang.L("Visited"), lang.L("All")}, func(int) { v.show() })
	v.filter = widgets.NewTextEntry(lang.L("Filter this list"))
	v.filter.OnChanged = func(string) { v.show() }
	v.filter.OnSubmitted = func(string) { v.table.Focus() }
	v.filter.OnEscape = func() { v.filter.SetText(""); v.table.Focus() }
	v.table = widgets.NewTable(v.columns())
	v.table.OnOpen = func(l data.DueLine) { s.recordVisit(l.ChildID, v.month.Value()) }
	v.table.OnKey = func(l data.DueLine, ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyDelete && s.mayWrite() {
			s.exempt(l.ChildID, l.Name, v.month.Value())
			return true
		}
		return false
	}
	head := []fyne.CanvasObject{v.month.Object, widgets.Grow(pickers.Chips(v.chips)), widgets.Fixed(filterWidth, v.filter)}
	if s.mayWrite() {
		head = append(head, widgets.PlainButton(lang.L("No visit needed"), v.exemptSelected), widgets.PrimaryButton(lang.L("Record a visit"), v.create))
	}
	v.progress = widgets.HBox(12, v.told, widgets.Grow(widgets.Pad(7, 0, 7, 0, v.bar)))
	v.whole = pickers.Page(widgets.HBox(theme.Tight, head...),
		widgets.TightCard(widgets.VBox(4, widgets.Pad(8, 10, 4, 10, v.progress), widgets.Grow(v.table))))
	return v
}

func (v *dueView) columns() []widgets.Column[data.DueLine] {
	return []widgets.Column[data.DueLine]{
		{
			Label: lang.L("Child"), Width: 96, Weight: 1, Look: widgets.Strong,
			Text: func(l data.DueLine) string { return l.Name },
		},
		{
			Label: lang.L("File number"), Width: 124, Look: widgets.Muted,
			Text: func(l data.DueLine) string { return l.FileNo },
			Sort: func(a, b data.DueLine) int { return strings.Compare(a.FileNo, b.FileNo) },
		},
		{
			Label: lang.L("Town"), Width: 96, Weight: 1,
			Text: func(l data.DueLine) string { return l.Town },
			Sort: func(a, b data.DueLine) int { return strings.Compare(a.Town, b.Town) },
		},
		{
			Label: lang.L("Paired with"), Width: 150, Weight: 3,
			Text: func(l data.DueLine) string { return l.Who },
			Sort: func(a, b data.DueLine) int { return strings.Compare(a.Who, b.Who) },
		},
		{
			Label: lang.L("Last visit"), Width: 104, Look: widgets.Muted,
			Text: func(l data.DueLine) string { return l.Last },
			Sort: func(a, b data.DueLine) int { return strings.Compare(a.Last, b.Last) },
		},
		{Label: lang.L("This month"), Width: 92, Draw: drawDue},
	}
}

func drawDue(l data.DueLine, cell *widgets.Cell) {
	if l.Done {
		cell.SetPills(widgets.PillOf{Text: lang.L("visited"), Tone: widgets.Teal})
		return
	}
	cell.SetPills(widgets.PillOf{Text: lang.L("waiting"), Tone: widgets.Coral})
}

func (v *dueView) object() fyne.CanvasObject { return v.whole }

func (v *dueView) update() {
	all, err := v.screen.desk.Store().VisitsDue(v.screen.desk.Session(), v.month.Value())
	if err != nil {
		v.screen.desk.Fail(err)
		return
	}
	v.all = all
	done := 0
	for _, l := range all {
		if l.Done {
			done++
		}
	}
	for chip, n := range []int{dueWaiting: len(all) - done, dueDone: done, dueAll: len(all)} {
		v.chips.SetText(chip, lang.L("{{.Word}} {{.Count}}", map[string]any{"Word": []string{lang.L("Waiting"), lang.L("Visited"), lang.L("All")}[chip], "Count": n}))
	}
	v.told.SetText(dueText(done, len(all)))
	v.bar.SetShare(share(done, len(all)))
	v.progress.Refresh()
	v.show()
}

// dueText says how far a month is.
func dueText(done, all int) string {
	if all == 0 {
		return lang.L("Nobody to visit")
	}
	return lang.L("{{.All}} to visit · {{.Done}} visited · {{.Rate}} %", map[string]any{"All": all, "Done": done, "Rate": fmt.Sprintf("%.1f", 100*share(done, all))})
}

func share(part, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(part) / float64(all)
}

// show filters the snapshot by chip and text.
func (v *dueView) show() {
	rows := slices.Clone(v.all)
	if chip := v.chips.Selected(); chip != dueAll {
		rows = slices.DeleteFunc(rows, func(l data.DueLine) bool { return l.Done != (chip == dueDone) })
	}
	if text := v.filter.Text; text != "" {
		found, err := v.screen.desk.Store().Search(v.screen.desk.Session(), text, len(v.all)+1000)
		if err != nil {
			v.screen.desk.Fail(err)
			return
		}
		fits := map[string]bool{}
		for _, l := range found {
			fits[l.ID] = true
		}
		rows = slices.DeleteFunc(rows, func(l data.DueLine) bool { return !fits[l.ChildID] && !strings.Contains(l.Who+l.Town, text) })
	}
	v.table.SetRows(rows)
	switch {
	case len(v.all) == 0 && v.screen.mayWrite():
		v.table.Empty(lang.L("Children who are paired for 15 days of the month or more are to be visited. Pair the first ones."), lang.L("To the pairings"), func() { v.screen.show(viewPairings) })
	case len(v.all) == 0:
		v.table.Empty(lang.L("Nobody to visit in this month."), "", nil)
	case v.chips.Selected() == dueWaiting && v.filter.Text == "":
		v.table.Empty(lang.L("All children of this month are visited."), "", nil)
	default:
		v.table.Empty(lang.L("No child here. Choose another filter above."), "", nil)
	}
	v.screen.desk.StatusChanged()
}

func (v *dueView) focus() { v.table.Focus() }

func (v *dueView) find() { v.screen.desk.Canvas().Focus(v.filter) }

// create records a visit to the child in the current row.
func (v *dueView) create() {
	l, _ := v.table.Selected()
	v.screen.recordVisit(l.ChildID, v.month.Value())
}

func (v *dueView) exemptSelected() {
	l, ok := v.table.Selected()
	if !ok {
		v.screen.desk.Toast(lang.L("Choose a child first."))
		return
	}
	v.screen.exempt(l.ChildID, l.Name, v.month.Value())
}

func (v *dueView) status() (left, right string) {
	left = lang.L("{{.All}} children, {{.Shown}} shown", map[string]any{"All": len(v.all), "Shown": v.table.Len()})
	if !v.screen.mayWrite() {
		return left, lang.L("↑↓ choose")
	}
	return left, lang.L("↑↓ choose   Enter record a visit   Del no visit needed")
}

// exempt says that a child need not be visited in a month.
func (s *Screen) exempt(childID, name, month string) {
	form := widgets.NewForm(
		widgets.FieldOf{Key: "month", Label: lang.L("Month"), Required: true, Input: widgets.NewTextEntry("2026-07")},
		widgets.FieldOf{Key: "reason", Label: lang.L("Why"), Required: true, Input: screens.Choice("exemption_reason", data.ExemptionReasons)})
	form.SetValues(map[string]string{"month": month})
	screens.Draft(s.desk, form, "no visit needed", childID, month)
	widgets.ShowForm(s.desk.Canvas(), lang.L("No visit needed: {{.Name}}", map[string]any{"Name": name}), form, lang.L("Save"), func(*widgets.Dialog) bool {
		form.ClearErrors()
		v := form.Values()
		e := data.Exemption{ChildID: childID, Month: v["month"], Reason: v["reason"]}
		store, ss := s.desk.Store(), s.desk.Session()
		if !screens.Saved(s.desk, form, store.SaveExemption(ss, &e), nil) {
			return false
		}
		s.desk.ToastUndo(lang.L("{{.Name}} need not be visited in {{.Month}}.", map[string]any{"Name": name, "Month": words.Month(e.Month)}),
			func() { s.desk.Fail(store.Remove(ss, "visit_exemption", e.ID)) })
		return true
	})
}
