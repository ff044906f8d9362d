package camp

import (
	"slices"
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

// rollLine is a child in the roll with its number in the list.
type rollLine struct {
	data.RollLine
	No int
}

// rollView calls the roll of a day: one key a child, saved at once.
type rollView struct {
	screen *Screen
	whole  fyne.CanvasObject
	title  *widgets.Text
	count  *widgets.Text
	line   *fyne.Container // of title, health and count
	table  *widgets.Table[rollLine]
	health *widgets.Text
	note   *widgets.TextEntry
	noted  string // id of the child whose note the field shows
	side   *side

	called int    // children who have a mark
	future bool   // the day is still to come
	shown  string // class, day and session of the roll
}

func newRollView(s *Screen) view {
	v := &rollView{screen: s, title: widgets.Head(""), count: widgets.Quiet(""), health: widgets.NewText("", widgets.Problem).Elide(), side: newSide(s)}
	v.table = widgets.NewTable(v.columns())
	v.table.OnSelect = func(rollLine) { v.current() }
	v.table.OnOpen = func(l rollLine) { v.openDay(l) }
	v.table.OnMark = func(rollLine) { v.like() }
	v.note = widgets.NewTextEntry(lang.L("A remark about this child today"))
	v.note.OnSubmitted = func(string) { v.table.Focus() }
	v.note.OnEscape = func() { v.noted = ""; v.current(); v.table.Focus() }
	v.note.OnLeave = v.saveNote
	v.line = widgets.HBox(theme.Inside, v.title, widgets.Grow(v.health), v.count)
	card := widgets.NewCard(container.NewBorder(widgets.Pad(0, 0, theme.Tight, 0, v.line), v.newFoot(), nil, nil, v.table))
	v.whole = widgets.HBox(theme.Gap, widgets.Grow(card), widgets.SideColumn(sideWidth, v.side.object))
	return v
}

// newFoot is the line below the roll: the marks for the mouse, and the note of
// the current child; nil for those who may not write.
func (v *rollView) newFoot() fyne.CanvasObject {
	if !v.screen.mayWrite() {
		return nil
	}
	var chips []fyne.CanvasObject
	for i, mark := range data.RollMarks {
		chips = append(chips, widgets.ActionChip(keyAndMark(i, mark), func() { v.mark(mark) }))
	}
	return widgets.Pad(10, 0, 0, 0, widgets.HBox(10, widgets.HBox(6, chips...), widgets.Grow(v.note)))
}

// keyAndMark is a mark after its key: 1 出勤.
func keyAndMark(i int, mark string) string {
	return strconv.Itoa(i+1) + " " + words.Label("camp_day_status", mark)
}

func (v *rollView) columns() []widgets.Column[rollLine] {
	return []widgets.Column[rollLine]{
		{Label: "#", Width: 34, Look: widgets.Muted, Text: func(l rollLine) string { return strconv.Itoa(l.No) }},
		{Label: lang.L("Name"), Width: 88, Weight: 2, Look: widgets.Strong, Text: func(l rollLine) string { return l.Name }},
		{Label: lang.L("Brought by"), Width: 66, Weight: 1, Look: widgets.Muted, Text: func(l rollLine) string { return bringer(l.InBy) }},
		{Label: lang.L("Health to be minded"), Width: 108, Weight: 2, Draw: drawHealth},
		{Label: lang.L("Arrived at"), Width: 56, Look: widgets.Muted, Text: func(l rollLine) string { return l.In }},
		{Label: lang.L("Attendance mark"), Width: 112, Weight: 1, Draw: v.drawMark},
		{Label: lang.L("Note"), Width: 84, Weight: 4, Look: widgets.Muted, Text: rollNote},
	}
}

// drawHealth shows what the staff must know: allergies before all else.
func drawHealth(l rollLine, cell *widgets.Cell) { cell.SetPills(healthPills(l.RollLine)...) }

func healthPills(l data.RollLine) []widgets.PillOf {
	var pills []widgets.PillOf
	for _, p := range []widgets.PillOf{{Text: l.Allergies, Tone: widgets.Coral}, {Text: l.Medicines, Tone: widgets.Amber}, {Text: l.Health, Tone: widgets.Grey}} {
		if p.Text != "" {
			pills = append(pills, widgets.PillOf{Text: shortened(p.Text, 6), Tone: p.Tone})
		}
	}
	return pills
}

// drawMark shows the mark, and on the current row without one the keys.
func (v *rollView) drawMark(l rollLine, cell *widgets.Cell) {
	pills := markPills(l.RollLine)
	if chosen, ok := v.table.Selected(); len(pills) == 0 && ok && chosen.ChildID == l.ChildID && v.screen.mayWrite() && !v.future {
		cell.SetText(lang.L("press a key from 1 to 6"), widgets.Muted)
		return
	}
	cell.SetPills(pills...)
}

// markPills are the marks of a child as pills; a child may be both late and gone
// early.
func markPills(l data.RollLine) []widgets.PillOf {
	var pills []widgets.PillOf
	switch mark := l.Mark(); mark {
	case "":
	case data.MarkPresent:
		pills = append(pills, widgets.PillOf{Text: words.Label("camp_day_status", mark), Tone: widgets.Teal})
	case data.MarkAbsent:
		pills = append(pills, widgets.PillOf{Text: words.Label("camp_day_status", mark), Tone: widgets.Coral})
	case data.MarkLate, data.MarkEarly:
		for _, m := range []struct {
			on   bool
			mark string
		}{{l.Late, data.MarkLate}, {l.Early, data.MarkEarly}} {
			if m.on {
				pills = append(pills, widgets.PillOf{Text: words.Label("camp_day_status", m.mark), Tone: widgets.Amber})
			}
		}
	default:
		pills = append(pills, widgets.PillOf{Text: words.Label("camp_day_status", mark), Tone: widgets.Grey})
	}
	return pills
}

// rollNote is the note of a day, after the temperature where it was taken.
func rollNote(l rollLine) string { return joined(degrees(l.Temperature), l.Note) }

// degrees writes a temperature in tenths of a degree; 0 is none.
func degrees(tenths int) string {
	if tenths == 0 {
		return ""
	}
	return strconv.Itoa(tenths/10) + "." + strconv.Itoa(tenths%10) + " ℃"
}

func (v *rollView) object() fyne.CanvasObject { return v.whole }

func (v *rollView) update() error {
	s := v.screen
	lines, err := s.desk.Store().RollCall(s.desk.Session(), s.class.ID, s.day, s.session)
	if err != nil {
		return err
	}
	rows := make([]rollLine, len(lines))
	v.called = 0
	for i, l := range lines {
		rows[i] = rollLine{l, i + 1}
		if l.Mark() != "" {
			v.called++
		}
	}
	v.future = s.day > s.desk.Store().Today()
	v.title.SetText(v.heading())
	v.count.SetText(v.progress(len(rows)))
	v.line.Refresh()
	v.empty()
	v.table.SetRows(rows)
	if roll := s.class.ID + s.day + s.session; roll != v.shown {
		v.shown = roll
		v.resume()
	}
	v.current()
	return v.side.update()
}

// heading says which roll it is: 7月8日 星期三 · 上午点名.
func (v *rollView) heading() string {
	s := v.screen
	name := lang.L("Roll call")
	switch s.session {
	case data.SessionAM:
		name = lang.L("Roll call in the morning")
	case data.SessionPM:
		name = lang.L("Roll call in the afternoon")
	}
	return words.ShortDate(s.day) + " " + words.Weekday(s.day) + dot + name
}

// progress says how far the roll call is.
func (v *rollView) progress(all int) string {
	switch {
	case v.future:
		return lang.L("This day is still to come.")
	case all == 0 || !v.screen.mayWrite():
		return ""
	case v.called == all:
		return lang.L("All {{.N}} called", map[string]any{"N": all})
	}
	return v.done(all) + dot + lang.L("each key is saved at once")
}

func (v *rollView) done(all int) string {
	return lang.L("{{.Done}} / {{.All}} called", map[string]any{"Done": v.called, "All": all})
}

// empty says what to do where nobody belongs to the class on the day.
func (v *rollView) empty() {
	if !v.screen.mayWrite() {
		v.table.Empty(lang.L("No child belongs to the class on this day."), "", nil)
		return
	}
	v.table.Empty(lang.L("No child belongs to the class on this day. Enrol children, or let those admitted join."), lang.L("To the enrolments"), func() { v.screen.show(viewEnrol) })
}

// current shows what to know of the current child, and its note, unless that is
// just being written.
func (v *rollView) current() {
	l, ok := v.table.Selected()
	if !ok {
		v.noted = ""
		v.note.SetValue("")
		v.health.SetText("")
		return
	}
	v.health.SetText(warning(l))
	if v.noted != l.ChildID || v.screen.desk.Canvas().Focused() != fyne.Focusable(v.note) {
		v.noted = l.ChildID
		v.note.SetValue(l.Note)
	}
	v.table.RefreshRows()
}

// warning is what the staff must know of a child, in full.
func warning(l rollLine) string {
	if text := joined(l.Allergies, l.Medicines, l.Health); text != "" {
		return lang.L("{{.Name}}: {{.Health}}", map[string]any{"Name": l.Name, "Health": text})
	}
	return ""
}

// saveNote keeps what was written in the note's field.
func (v *rollView) saveNote() {
	s, text := v.screen, v.note.Value()
	at := slices.IndexFunc(v.table.Rows(), func(l rollLine) bool { return l.ChildID == v.noted })
	if at < 0 || v.table.Rows()[at].Note == text {
		return
	}
	child := v.noted
	s.corrected(func() error {
		return s.desk.Store().SetRollNote(s.desk.Session(), s.class.ID, child, s.day, s.session, text)
	}, func(err error) {
		s.desk.Fail(err)
		s.desk.Fail(v.update())
	})
}

// mark marks the current child and goes on to the next one without a mark.
func (v *rollView) mark(mark string) bool {
	s := v.screen
	l, ok := v.table.Selected()
	if !ok || !s.mayWrite() {
		return false
	}
	if s.desk.Canvas().Focused() == nil {
		v.table.Focus()
	}
	s.corrected(func() error {
		return s.desk.Store().Mark(s.desk.Session(), s.class.ID, l.ChildID, s.day, s.session, mark)
	}, func(err error) {
		s.desk.Fail(err)
		if err != nil {
			return
		}
		s.Update()
		if mark != data.MarkClear {
			v.next(l.ChildID)
		}
	})
	return true
}

// next makes the next child without a mark current, counted from one child and
// over the end of the list. It stays where all have theirs.
func (v *rollView) next(from string) {
	nextOpen(v.table, func(l rollLine) bool { return l.ChildID == from }, func(l rollLine) bool { return l.Mark() != "" })
}

// like gives the current child the mark of the one above.
func (v *rollView) like() bool {
	l, ok := v.table.Selected()
	if !ok {
		return false
	}
	rows := v.table.Rows()
	at := slices.IndexFunc(rows, func(r rollLine) bool { return r.ChildID == l.ChildID })
	if at < 1 || rows[at-1].Mark() == "" {
		return true
	}
	return v.mark(rows[at-1].Mark())
}

// focus goes on where the roll call was left.
func (v *rollView) focus() {
	v.resume()
	v.table.Focus()
}

// resume makes the first child without a mark current, or the first of all when
// everybody has one.
func (v *rollView) resume() {
	firstOpen(v.table, func(l rollLine) bool { return l.Mark() != "" })
}

func (v *rollView) add() { v.focus() }

func (v *rollView) step(by int) string { return v.screen.stepDay(by) }

func (v *rollView) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeySpace:
		return v.like()
	case fyne.KeyBackspace, fyne.KeyDelete:
		return v.mark(data.MarkClear)
	case fyne.KeyEscape:
		v.screen.desk.Go(screens.Home, "")
		return true
	}
	return false
}

func (v *rollView) rune(r rune) bool {
	n := digit(r)
	switch {
	case n == 0:
		return v.mark(data.MarkClear)
	case n >= 1 && n <= len(data.RollMarks):
		return v.mark(data.RollMarks[n-1])
	}
	return false
}

// digit answers the number of a digit, also of the full width that Chinese
// input gives, and -1 for other characters.
func digit(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '０' && r <= '９':
		return int(r - '０')
	}
	return -1
}

func (v *rollView) status() (left, right string) {
	all := v.table.Len()
	left = v.done(all)
	if !v.screen.mayWrite() {
		return left, lang.L("↑↓ choose   ← → another day")
	}
	return left, lang.L("1–6 mark   0 clear   Space as above   Tab note   Enter more   Esc leave")
}
