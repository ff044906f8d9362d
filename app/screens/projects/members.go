package projects

import (
	"cmp"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/transfer"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// The filters of the members, in the order of their chips.
const (
	membersNow = iota
	membersEver
)

// members shows the children of a project.
type members struct {
	desk    screens.Desk
	content fyne.CanvasObject
	chips   *widgets.ChipGroup
	table   *widgets.Table[data.MemberLine]
	end     *widgets.Button
	project data.Project
	marked  map[string]bool // memberships that are ticked, by id
}

func newMembers(desk screens.Desk) *members {
	m := &members{desk: desk, marked: map[string]bool{}}
	m.chips = widgets.NewChipGroup([]string{lang.L("Members now"), lang.L("Former ones too")}, func(int) { desk.Fail(m.update(m.project)) })
	today := desk.Store().Today()
	m.table = widgets.NewTable([]widgets.Column[data.MemberLine]{
		{Label: lang.L("Name"), Width: 80, Weight: 2, Look: widgets.Strong, Text: func(l data.MemberLine) string { return l.Name }},
		{Label: lang.L("File number"), Width: 98, Weight: 1, Look: widgets.Muted, Text: func(l data.MemberLine) string { return l.FileNo }, Sort: func(a, b data.MemberLine) int { return cmp.Compare(a.FileNo, b.FileNo) }},
		{Label: lang.L("Sex and age"), Width: 80, Weight: 1, Text: func(l data.MemberLine) string { return who(l, today) }},
		{Label: lang.L("Town"), Width: 70, Weight: 1, Text: func(l data.MemberLine) string { return l.Town }, Sort: func(a, b data.MemberLine) int { return cmp.Compare(a.Town, b.Town) }},
		{Label: lang.L("Member since"), Width: 86, Text: func(l data.MemberLine) string { return l.From }, Sort: func(a, b data.MemberLine) int { return cmp.Compare(a.From, b.From) }},
		{Label: lang.L("Member until"), Width: 80, Weight: 1, Draw: drawEnd},
		{Label: lang.L("Services counted"), Width: 64, Align: fyne.TextAlignTrailing, Text: func(l data.MemberLine) string { return words.Count(l.Services) }, Sort: func(a, b data.MemberLine) int { return cmp.Compare(a.Services, b.Services) }},
	})
	m.table.OnOpen = func(l data.MemberLine) { desk.Go(screens.Children, l.ChildID) }
	head := widgets.HBox(10, widgets.Grow(widgets.VBox(0, widgets.Space(), m.chips, widgets.Space())))
	if m.mayWrite() {
		m.table.OnMark = m.mark
		m.table.OnSelect = func(data.MemberLine) { m.enable() }
		m.table.Marked(func(l data.MemberLine) bool { return m.marked[l.ID] })
		m.end = widgets.FlatButton(lang.L("End membership"), m.endMany)
		head.Add(m.end)
		if desk.Session().CanImport("members") {
			head.Add(widgets.FlatButton(lang.L("Import Excel"), func() { transfer.Import(desk, "members") }))
		}
		head.Add(widgets.PlainButton(lang.L("Add members"), m.add))
		m.table.Empty(lang.L("No members yet. Add the children this project is for: one by one, all active ones at once, or from Excel."), lang.L("Add members"), m.add)
	} else {
		m.table.Empty(lang.L("No members yet."), "", nil)
	}
	m.content = widgets.TightCard(widgets.VBox(0, widgets.Pad(10, 14, 6, 14, head), widgets.Grow(m.table)))
	return m
}

func (m *members) mayWrite() bool { return m.desk.Session().CanWrite(data.Projects) }

func (m *members) word() string { return lang.L("Its members") }

func (m *members) object() fyne.CanvasObject { return m.content }

// who is a child's sex and age in words.
func who(l data.MemberLine, today string) string {
	age := ""
	if l.Birth != "" {
		age = lang.L("{{.Age}} years", map[string]any{"Age": cn.Age(l.Birth, today)})
	}
	return joined(words.Label("sex", strconv.Itoa(l.Sex)), age)
}

func drawEnd(l data.MemberLine, c *widgets.Cell) {
	if l.To == "" {
		c.SetText("", widgets.Plain)
		return
	}
	c.SetText(joined(l.To, l.Reason), widgets.Muted)
}

// update asks the store for the members of a project.
func (m *members) update(p data.Project) error {
	if p.ID != m.project.ID {
		m.marked = map[string]bool{}
	}
	m.project = p
	day := m.desk.Store().Today()
	if m.chips.Selected() == membersEver {
		day = ""
	}
	found, err := m.desk.Store().Members(m.desk.Session(), p.ID, day)
	if err != nil {
		return err
	}
	m.table.SetRows(found)
	m.enable()
	return nil
}

// mark ticks a membership, or no longer.
func (m *members) mark(l data.MemberLine) {
	m.marked[l.ID] = !m.marked[l.ID]
	m.table.RefreshRows()
	m.table.Next()
	m.enable()
}

// chosen are the memberships that are ticked, or else the current one; those
// that have ended are left out.
func (m *members) chosen() []data.MemberLine {
	var all []data.MemberLine
	for _, l := range m.table.Rows() {
		if m.marked[l.ID] && l.To == "" {
			all = append(all, l)
		}
	}
	if current, ok := m.table.Selected(); ok && len(all) == 0 && current.To == "" {
		all = append(all, current)
	}
	return all
}

// enable says on the button how many memberships it ends.
func (m *members) enable() {
	if m.end == nil {
		return
	}
	n := len(m.chosen())
	if n == 0 {
		m.end.Disable()
		return
	}
	m.end.Enable()
	m.end.SetText(lang.L("End membership"))
	if n > 1 {
		m.end.SetText(lang.L("End {{.N}} memberships", map[string]any{"N": n}))
	}
}

// endMany asks for the last day and the reason, and ends the memberships.
func (m *members) endMany() {
	chosen := m.chosen()
	if len(chosen) == 0 {
		return
	}
	form := widgets.NewForm(
		widgets.FieldOf{Key: "to_on", Label: lang.L("Last day"), Required: true, Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "reason", Label: lang.L("Reason"), Hint: lang.L("Such as: moved away, turned 16."), Wide: true, Input: widgets.NewTextEntry("")})
	form.SetValues(map[string]string{"to_on": m.desk.Store().Today()})
	title := lang.L("End the membership of {{.Name}}", map[string]any{"Name": chosen[0].Name})
	if len(chosen) > 1 {
		title = lang.L("End the membership of {{.N}} children", map[string]any{"N": len(chosen)})
	}
	screens.Draft(m.desk, form, "end membership", chosen[0].ID)
	edit := screens.Edit{Title: title, Form: form, Width: 460}
	edit.Save = func(bool) error {
		v := form.Values()
		for _, l := range chosen {
			if v["to_on"] < l.From {
				return &data.Error{
					Kind: data.Bad, Field: "to_on", Text: "{{.Name}} has been a member only since {{.Day}}.", Args: map[string]any{"Name": l.Name, "Day": l.From},
				}
			}
		}
		for _, l := range chosen {
			if err := m.desk.Store().EndMembership(m.desk.Session(), m.project.ID, l.ChildID, v["to_on"], v["reason"]); err != nil {
				return err
			}
		}
		return nil
	}
	edit.Saved = func() {
		m.marked = map[string]bool{}
		m.desk.Fail(m.update(m.project))
		m.desk.Toast(lang.L("{{.N}} memberships ended. What was done for these children still counts.", map[string]any{"N": len(chosen)}))
	}
	edit.Open(m.desk)
}
