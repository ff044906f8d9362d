package camp

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// resultView notes how each child ended the term: one key a child, saved at
// once, as the roll is called.
type resultView struct {
	screen *Screen
	whole  fyne.CanvasObject
	count  *widgets.Text
	line   *fyne.Container // of title, count and button
	table  *widgets.Table[data.CampResultLine]
	done   int    // children who have a result
	shown  string // class of the list
}

func newResultView(s *Screen) view {
	v := &resultView{screen: s, count: widgets.Quiet("")}
	v.table = widgets.NewTable([]widgets.Column[data.CampResultLine]{
		{Label: lang.L("Name"), Width: 88, Weight: 2, Look: widgets.Strong, Text: func(l data.CampResultLine) string { return l.Name }},
		{Label: lang.L("In class"), Width: 104, Weight: 1, Look: widgets.Muted, Text: func(l data.CampResultLine) string { return span(l.Joined, l.Left) }},
		{Label: lang.L("There of days due"), Width: 84, Align: fyne.TextAlignTrailing, Text: thereOfDue, Sort: func(a, b data.CampResultLine) int { return a.Present*b.Due - b.Present*a.Due }},
		{Label: lang.L("By attendance"), Width: 84, Look: widgets.Muted, Text: func(l data.CampResultLine) string { return words.Label("camp_result", l.Proposed) }},
		{Label: lang.L("Result"), Width: 150, Weight: 2, Draw: v.drawResult},
		{Label: lang.L("Remark"), Width: 100, Weight: 5, Look: widgets.Muted, Text: func(l data.CampResultLine) string { return l.ResultNote }},
	})
	v.table.OnOpen = v.edit
	v.table.OnSelect = func(data.CampResultLine) { v.table.RefreshRows() }
	v.table.Empty(lang.L("Nobody was in this class yet."), lang.L("To the enrolments"), func() { s.show(viewEnrol) })
	parts := []fyne.CanvasObject{widgets.Head(lang.L("Results at the end of the term")), widgets.Grow(widgets.Quiet(lang.L("Each key is saved at once.")).Elide()), v.count}
	if s.mayWrite() {
		parts = append(parts, widgets.PlainButton(lang.L("The rest by attendance"), v.fillRest))
	}
	v.line = widgets.HBox(theme.Inside, parts...)
	v.whole = widgets.NewCard(container.NewBorder(widgets.Pad(0, 0, theme.Tight, 0, v.line), nil, nil, nil, v.table))
	return v
}

// thereOfDue says on how many of the days due a child was there: 18 / 20.
func thereOfDue(l data.CampResultLine) string {
	return strconv.Itoa(l.Present) + " / " + strconv.Itoa(l.Due)
}

// drawResult shows the result, and on the current row without one the keys.
func (v *resultView) drawResult(l data.CampResultLine, cell *widgets.Cell) {
	tone := widgets.Teal
	switch l.Result {
	case "":
		if now, ok := v.table.Selected(); ok && now.ID == l.ID && v.screen.mayWrite() {
			cell.SetText(resultKeys(), widgets.Muted)
			return
		}
		cell.SetText("", widgets.Plain)
		return
	case data.ResultIncomplete:
		tone = widgets.Amber
	}
	cell.SetPills(widgets.PillOf{Text: words.Label("camp_result", l.Result), Tone: tone})
}

// resultKeys are the results after their keys.
func resultKeys() string {
	text := ""
	for i, r := range data.CampResults {
		text += strconv.Itoa(i+1) + " " + words.Label("camp_result", r) + "  "
	}
	return text
}

func (v *resultView) object() fyne.CanvasObject { return v.whole }

func (v *resultView) update() error {
	s := v.screen
	lines, err := s.desk.Store().CampResultLines(s.desk.Session(), s.class.ID)
	if err != nil {
		return err
	}
	v.done = 0
	for _, l := range lines {
		if l.Result != "" {
			v.done++
		}
	}
	v.count.SetText(lang.L("{{.Done}} / {{.All}} noted", map[string]any{"Done": v.done, "All": len(lines)}))
	v.line.Refresh()
	v.table.SetRows(lines)
	if v.shown != s.class.ID {
		v.shown = s.class.ID
		v.resume()
	}
	return nil
}

// note keeps the result of one child and goes on to the next one without.
func (v *resultView) note(result string) bool {
	s := v.screen
	l, ok := v.table.Selected()
	if !ok || !s.mayWrite() {
		return false
	}
	_, err := s.desk.Store().SaveCampResults(s.desk.Session(), []data.CampResult{{EnrolmentID: l.ID, Result: result, Note: l.ResultNote}})
	if err != nil {
		s.desk.Fail(err)
		return true
	}
	s.Update()
	if result != "" {
		nextOpen(v.table, func(r data.CampResultLine) bool { return r.ID == l.ID }, func(r data.CampResultLine) bool { return r.Result != "" })
	}
	return true
}

// fillRest gives who has no result what attendance proposes, and offers to take
// that back.
func (v *resultView) fillRest() {
	s := v.screen
	var rest []data.CampResult
	for _, l := range v.table.Rows() {
		if l.Result == "" && l.Proposed != "" {
			rest = append(rest, data.CampResult{EnrolmentID: l.ID, Result: l.Proposed, Note: l.ResultNote})
		}
	}
	if len(rest) == 0 {
		s.desk.Toast(lang.L("Everybody has a result."))
		return
	}
	store, ss := s.desk.Store(), s.desk.Session()
	undo, err := store.SaveCampResults(ss, rest)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	s.Update()
	s.desk.ToastUndo(lang.L("{{.N}} results were noted by attendance.", map[string]any{"N": len(rest)}), func() {
		s.desk.Fail(store.UndoCampResults(ss, undo))
		s.Update()
	})
}

// edit opens the form of a result with its remark.
func (v *resultView) edit(l data.CampResultLine) {
	s := v.screen
	if !s.mayWrite() {
		return
	}
	form := widgets.NewForm(
		widgets.FieldOf{Key: "result", Label: lang.L("Result"), Input: widgets.NewChoice(screens.Options("camp_result", data.CampResults), lang.L("none yet"))},
		widgets.FieldOf{Key: "note", Label: lang.L("Remark"), Hint: lang.L("Such as what the child made, won or learnt."), Wide: true, Input: widgets.NewMultiline("", 2)})
	form.SetValues(map[string]string{"result": l.Result, "note": l.ResultNote})
	screens.Draft(s.desk, form, "camp result", l.ID)
	screens.Edit{Title: l.Name, Form: form, Saved: s.Update, Save: func(bool) error {
		values := form.Values()
		_, err := s.desk.Store().SaveCampResults(s.desk.Session(), []data.CampResult{{EnrolmentID: l.ID, Result: values["result"], Note: values["note"]}})
		return err
	}}.Open(s.desk)
}

func (v *resultView) focus() {
	v.resume()
	v.table.Focus()
}

// resume makes the first child without a result current.
func (v *resultView) resume() {
	firstOpen(v.table, func(l data.CampResultLine) bool { return l.Result != "" })
}

func (v *resultView) add() { v.focus() }

func (v *resultView) step(by int) string { return v.screen.stepDay(by) }

func (v *resultView) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyBackspace, fyne.KeyDelete:
		return v.note("")
	}
	return false
}

// rune notes a result by its key.
func (v *resultView) rune(r rune) bool {
	n := digit(r)
	switch {
	case n == 0:
		return v.note("")
	case n > 0 && n <= len(data.CampResults):
		return v.note(data.CampResults[n-1])
	}
	return false
}

func (v *resultView) status() (left, right string) {
	return lang.L("{{.Done}} / {{.All}} noted", map[string]any{"Done": v.done, "All": v.table.Len()}), lang.L("1–3 result   0 take back   Enter remark   ↑↓ choose")
}
