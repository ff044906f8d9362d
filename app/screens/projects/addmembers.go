package projects

import (
	"errors"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// Sizes of the dialog that adds members.
const (
	addWidth  float32 = 680
	addOthers float32 = 330 // height of all but the table
	addLeast  float32 = 170
	addMost   float32 = 400
)

// adding is the dialog in which children are ticked to become members.
type adding struct {
	members *members
	dialog  *widgets.Dialog
	filter  *widgets.TextEntry
	from    *widgets.DateField
	all     *widgets.Button
	count   *widgets.Text
	table   *widgets.Table[data.ChildLine]
	rows    []data.ChildLine // active children who are no members yet
	ticked  map[string]bool
}

// add opens the dialog with all active children who are no members yet.
func (m *members) add() {
	store, ss := m.desk.Store(), m.desk.Session()
	active, _, err := store.Children(ss, data.ChildFilter{Status: "active"})
	if err != nil {
		m.desk.Fail(err)
		return
	}
	now, err := store.Members(ss, m.project.ID, store.Today())
	if err != nil {
		m.desk.Fail(err)
		return
	}
	is := map[string]bool{}
	for _, l := range now {
		is[l.ChildID] = true
	}
	a := &adding{members: m, ticked: map[string]bool{}}
	for _, c := range active {
		if !is[c.ID] {
			a.rows = append(a.rows, c)
		}
	}
	a.open()
}

func (a *adding) open() {
	m := a.members
	today := m.desk.Store().Today()
	a.filter = widgets.NewTextEntry(lang.L("Name, pinyin, file number or town"))
	a.filter.OnChanged = func(string) { a.show() }
	a.filter.OnSubmitted = func(string) { a.table.Focus() }
	a.from = widgets.NewDateField()
	a.from.SetValue(today)
	if m.project.Start > today || m.project.End != "" && m.project.End < today {
		a.from.SetValue(m.project.Start)
	}
	a.count = widgets.Quiet("")
	a.all = widgets.FlatButton("", a.tickAll)
	a.table = widgets.NewTable([]widgets.Column[data.ChildLine]{
		{Label: lang.L("Name"), Width: 100, Weight: 2, Look: widgets.Strong, Text: func(c data.ChildLine) string { return c.Name }},
		{Label: lang.L("File number"), Width: 110, Weight: 1, Look: widgets.Muted, Text: func(c data.ChildLine) string { return c.FileNo }},
		{Label: lang.L("Sex and age"), Width: 84, Weight: 1, Text: func(c data.ChildLine) string {
			return who(data.MemberLine{Sex: c.Sex, Birth: c.Birth}, today)
		}},
		{Label: lang.L("Town"), Width: 110, Weight: 2, Text: func(c data.ChildLine) string { return cn.DivisionName(c.Division) + c.Town }},
	})
	a.table.Marked(func(c data.ChildLine) bool { return a.ticked[c.ID] })
	a.table.OnMark, a.table.OnOpen = a.tick, a.tick
	a.table.OnSelect = func(data.ChildLine) { a.tell() }
	a.table.Empty(lang.L("No active child here who is not a member already."), "", nil)
	canvas := m.desk.Canvas()
	height := min(max(canvas.Size().Height-addOthers, addLeast), addMost)
	body := widgets.VBox(10,
		widgets.HBox(10, widgets.Grow(a.filter), a.all),
		widgets.FixedHeight(height, a.table),
		widgets.HBox(10, widgets.Body(lang.L("Members from")), widgets.Fixed(160, a.from), widgets.Space(), a.count))
	a.dialog = widgets.NewDialog(canvas, lang.L("Add members to {{.Project}}", map[string]any{"Project": m.project.Name}), body).
		Width(addWidth).Cancel(lang.L("Cancel")).Action(lang.L("Add members"), widgets.Primary, func() { a.save(false) })
	a.show()
	a.dialog.Open()
	canvas.Focus(a.filter)
}

// show filters the children by what was typed.
func (a *adding) show() {
	rows := a.rows
	if a.filter.Text != "" {
		found, _, err := a.members.desk.Store().Children(a.members.desk.Session(), data.ChildFilter{Text: a.filter.Text, Status: "active"})
		if err != nil {
			a.members.desk.Fail(err)
			return
		}
		fits := map[string]bool{}
		for _, c := range found {
			fits[c.ID] = true
		}
		rows = nil
		for _, c := range a.rows {
			if fits[c.ID] || c.Town == a.filter.Text {
				rows = append(rows, c)
			}
		}
	}
	a.table.SetRows(rows)
	a.tell()
}

// tell says how many children are ticked, and what the button beside the filter
// does.
func (a *adding) tell() {
	n := 0
	for _, on := range a.ticked {
		if on {
			n++
		}
	}
	a.count.SetText(lang.L("{{.N}} ticked (Space or double click)", map[string]any{"N": words.Count(n)}))
	verb := lang.L("Tick all {{.N}}", map[string]any{"N": words.Count(a.table.Len())})
	if a.allTicked() {
		verb = lang.L("Tick none")
	}
	a.all.SetText(verb)
	if a.dialog != nil {
		a.dialog.Refresh()
	}
}

func (a *adding) allTicked() bool {
	for _, c := range a.table.Rows() {
		if !a.ticked[c.ID] {
			return false
		}
	}
	return a.table.Len() > 0
}

func (a *adding) tick(c data.ChildLine) {
	a.ticked[c.ID] = !a.ticked[c.ID]
	a.table.RefreshRows()
	a.table.Next()
	a.tell()
}

// tickAll ticks all children that are shown, or none of them.
func (a *adding) tickAll() {
	on := !a.allTicked()
	for _, c := range a.table.Rows() {
		a.ticked[c.ID] = on
	}
	a.table.RefreshRows()
	a.tell()
}

// save adds those ticked, or else the current one; over takes children for whose
// age the project is not meant.
func (a *adding) save(over bool) {
	m := a.members
	var ids []string
	for _, c := range a.rows {
		if a.ticked[c.ID] {
			ids = append(ids, c.ID)
		}
	}
	if current, ok := a.table.Selected(); ok && len(ids) == 0 {
		ids = append(ids, current.ID)
	}
	if len(ids) == 0 {
		a.dialog.SetProblem(lang.L("Please tick the children first."))
		return
	}
	added, err := m.desk.Store().AddMembers(m.desk.Session(), m.project.ID, ids, a.from.Value(), over)
	var e *data.Error
	switch {
	case err == nil:
		a.dialog.Close()
		m.desk.Fail(m.update(m.project))
		m.desk.Toast(lang.L("{{.N}} members added.", map[string]any{"N": strconv.Itoa(added)}))
	case errors.As(err, &e) && e.Over:
		widgets.Confirm(m.desk.Canvas(), lang.L("Add all the same?"), words.Error(err), lang.L("Add all the same"), func() { a.save(true) })
	default:
		a.dialog.SetProblem(words.Error(err))
	}
}
