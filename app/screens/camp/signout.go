package camp

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// outLine is a child that is there, with who may and who must not collect it.
type outLine struct {
	data.RollLine
	May       []string
	Forbidden []string
}

// outView signs children out: who collected each of them, and when.
type outView struct {
	screen *Screen
	whole  fyne.CanvasObject
	title  *widgets.Text
	count  *widgets.Text
	line   *fyne.Container // of title and count
	table  *widgets.Table[outLine]
	side   *side
	out    int    // children signed out
	shown  string // class, day and session of the list
}

func newOutView(s *Screen) view {
	v := &outView{screen: s, title: widgets.Head("").Elide(), count: widgets.Quiet(""), side: newSide(s)}
	v.table = widgets.NewTable([]widgets.Column[outLine]{
		{Label: lang.L("Name"), Width: 88, Weight: 1, Look: widgets.Strong, Text: func(l outLine) string { return l.Name }},
		{Label: lang.L("May collect"), Width: 150, Weight: 4, Look: widgets.Muted, Text: mayCollect},
		{Label: lang.L("Must not"), Width: 84, Weight: 1, Draw: drawForbidden},
		{Label: lang.L("Arrived at"), Width: 54, Look: widgets.Muted, Text: func(l outLine) string { return l.In }},
		{Label: lang.L("Went"), Width: 54, Text: func(l outLine) string { return l.Out }},
		{Label: lang.L("Collected by"), Width: 92, Weight: 1, Draw: drawCollected},
	})
	v.table.OnOpen = func(l outLine) { v.openForm(l, "") }
	v.table.Empty(lang.L("Nobody is in class. Call the roll first."), lang.L("Roll call"), func() { s.show(viewRoll) })
	v.line = widgets.HBox(theme.Tight, widgets.Grow(v.title), v.count)
	card := widgets.NewCard(container.NewBorder(widgets.Pad(0, 0, theme.Tight, 0, v.line), nil, nil, nil, v.table))
	v.whole = widgets.HBox(theme.Gap, widgets.Grow(card), widgets.SideColumn(sideWidth, v.side.object))
	return v
}

// mayCollect lists those who may collect a child after their keys:
// 1 王桂兰  2 自行回家.
func mayCollect(l outLine) string {
	var parts []string
	for i, name := range l.May {
		parts = append(parts, strconv.Itoa(i+1)+" "+collector(name))
	}
	return strings.Join(parts, "   ")
}

func drawForbidden(l outLine, cell *widgets.Cell) {
	var pills []widgets.PillOf
	for _, name := range l.Forbidden {
		pills = append(pills, widgets.PillOf{Text: name, Tone: widgets.Coral})
	}
	cell.SetPills(pills...)
}

func drawCollected(l outLine, cell *widgets.Cell) {
	switch {
	case l.Out == "":
		cell.SetText("", widgets.Plain)
	case l.OutBy == "":
		cell.SetPills(widgets.PillOf{Text: lang.L("not noted"), Tone: widgets.Amber})
	default:
		cell.SetPills(widgets.PillOf{Text: collector(l.OutBy), Tone: widgets.Teal})
	}
}

func (v *outView) object() fyne.CanvasObject { return v.whole }

func (v *outView) update() error {
	s := v.screen
	store, ss := s.desk.Store(), s.desk.Session()
	roll, err := store.RollCall(ss, s.class.ID, s.day, s.session)
	if err != nil {
		return err
	}
	var rows []outLine
	v.out = 0
	for _, l := range roll {
		if l.Status != data.MarkPresent {
			continue
		}
		row := outLine{RollLine: l}
		if row.May, err = store.MayCollect(ss, l.EnrolmentID); err != nil {
			return err
		}
		named, err := store.Pickups(ss, l.EnrolmentID)
		if err != nil {
			return err
		}
		for _, p := range named {
			if p.Forbidden {
				row.Forbidden = append(row.Forbidden, p.Name)
			}
		}
		if done(row) {
			v.out++
		}
		rows = append(rows, row)
	}
	title := lang.L("Sign out a child")
	if len(s.class.Sessions()) > 1 {
		title = joined(words.Label("camp_session", s.session), title)
	}
	v.title.SetText(words.ShortDate(s.day) + " " + words.Weekday(s.day) + dot + title)
	v.count.SetText("")
	if len(rows) > 0 {
		v.count.SetText(v.progress(len(rows)))
	}
	v.line.Refresh()
	v.table.SetRows(rows)
	if list := s.class.ID + s.day + s.session; list != v.shown {
		v.shown = list
		v.resume()
	}
	return v.side.update()
}

// done reports whether it is noted who collected a child.
func done(l outLine) bool { return l.Out != "" && l.OutBy != "" }

func (v *outView) progress(all int) string {
	return lang.L("{{.Done}} / {{.All}} signed out", map[string]any{"Done": v.out, "All": all})
}

// signOut notes that somebody collected a child now; on a day before, at the end
// of the class. A doubt, such as a person nobody knows, is put as a question.
func (v *outView) signOut(l outLine, by string) {
	s := v.screen
	at := l.Out
	if at == "" && s.day != s.desk.Store().Today() {
		if at = s.class.End; at == "" {
			v.openForm(l, by)
			return
		}
	}
	s.checkOut(l, at, by, false, func() { v.next(l.ChildID) }, func(err error) { s.desk.Fail(err) })
}

// checkOut signs a child out; refused is told what the store says against it.
func (s *Screen) checkOut(l outLine, at, by string, over bool, saved func(), refused func(error)) {
	s.corrected(func() error {
		return s.desk.Store().CheckOut(s.desk.Session(), s.class.ID, l.ChildID, s.day, s.session, at, by, over)
	}, func(err error) {
		switch {
		case err == nil:
			s.Update()
			saved()
		case doubtful(err):
			widgets.Confirm(s.desk.Canvas(), lang.L("Let the child go all the same?"), words.Error(err), lang.L("Sign out all the same"), func() {
				s.checkOut(l, at, by, true, saved, refused)
			})
		default:
			refused(err)
		}
	})
}

// openForm asks who collected a child, and when.
func (v *outView) openForm(l outLine, by string) {
	s := v.screen
	if !s.mayWrite() {
		return
	}
	form := widgets.NewForm(
		widgets.FieldOf{Key: "out_by", Label: lang.L("Collected by"), Required: true, Input: s.collectorChoice(l.EnrolmentID)},
		widgets.FieldOf{Key: "out_at", Label: lang.L("Went at"), Hint: lang.L("Empty: now."), Input: widgets.NewTextEntry("HH:MM")})
	at := l.Out
	if at == "" && s.day != s.desk.Store().Today() {
		at = s.class.End
	}
	if by == "" {
		by = l.OutBy
	}
	form.SetValues(map[string]string{"out_by": by, "out_at": at})
	screens.Draft(s.desk, form, "sign out", l.EnrolmentID, s.day)
	widgets.ShowForm(s.desk.Canvas(), lang.L("Sign {{.Name}} out", map[string]any{"Name": l.Name}), form, lang.L("Sign out a child"), func(d *widgets.Dialog) bool {
		form.ClearErrors()
		values := form.Values()
		s.checkOut(l, values["out_at"], values["out_by"], false, func() { d.Close(); v.next(l.ChildID) }, func(err error) {
			screens.Saved(s.desk, form, err, nil)
		})
		return false
	})
}

// next makes the next child that is still there current.
func (v *outView) next(from string) {
	nextOpen(v.table, func(l outLine) bool { return l.ChildID == from }, done)
}

// focus goes on where signing out was left.
func (v *outView) focus() {
	v.resume()
	v.table.Focus()
}

// resume makes the first child that is still there current, or the first of all
// when everybody went.
func (v *outView) resume() {
	firstOpen(v.table, done)
}

func (v *outView) add() {}

func (v *outView) step(by int) string { return v.screen.stepDay(by) }

func (v *outView) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyBackspace, fyne.KeyDelete:
		return v.takeBack()
	case fyne.KeyEscape:
		v.screen.desk.Go(screens.Home, "")
		return true
	}
	return false
}

// rune signs the current child out by the number of who collects it.
func (v *outView) rune(r rune) bool {
	l, ok := v.table.Selected()
	n := digit(r)
	switch {
	case !ok || !v.screen.mayWrite() || n < 0:
		return false
	case n == 0:
		return v.takeBack()
	case n <= len(l.May):
		v.signOut(l, l.May[n-1])
	}
	return true
}

// takeBack makes the current child be there still.
func (v *outView) takeBack() bool {
	s := v.screen
	l, ok := v.table.Selected()
	if !ok || l.Out == "" || !s.mayWrite() {
		return false
	}
	s.corrected(func() error {
		return s.desk.Store().TakeBackCheckOut(s.desk.Session(), s.class.ID, l.ChildID, s.day, s.session)
	}, func(err error) {
		s.desk.Fail(err)
		s.Update()
	})
	return true
}

func (v *outView) status() (left, right string) {
	return v.progress(v.table.Len()), lang.L("1–9 who collects   Enter somebody else   0 take back   ← → another day")
}
