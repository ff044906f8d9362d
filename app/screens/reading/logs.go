package reading

import (
	"cmp"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/pickers"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// reachedDays is how many days with a log make a child's reading reached.
const reachedDays = 21

// mostLogs is how many entries of a child's log are shown.
const mostLogs = 40

// The periods of the log, in the order of their chips.
const (
	periodMonth = iota
	periodYear
)

// logView shows who reads, and the form for a group.
type logView struct {
	screen *Screen
	month  *pickers.Stepper
	period *widgets.ChipGroup
	filter *widgets.TextEntry
	table  *widgets.Table[data.ReaderLine]
	front  *fyne.Container
	list   fyne.CanvasObject
	form   *logForm // nil while the table is shown
	all    []data.ReaderLine
}

func newLogView(s *Screen) *logView {
	v := &logView{screen: s}
	v.month = pickers.NewStepper(s.desk.Store().Today()[:7], func(string) { s.Update() })
	v.period = widgets.NewChipGroup([]string{lang.L("One month"), lang.L("Whole year")}, func(int) { s.Update() })
	v.filter = widgets.NewTextEntry(lang.L("Name or file number"))
	v.filter.OnChanged = func(string) { v.show() }
	v.filter.OnSubmitted = func(string) { v.table.Focus() }
	v.filter.OnEscape = func() { v.filter.SetText(""); v.table.Focus() }
	v.table = widgets.NewTable(readerColumns())
	v.table.OnOpen = func(l data.ReaderLine) { v.openChild(l.ChildID, l.Name) }
	head := []fyne.CanvasObject{v.month.Object, widgets.Grow(pickers.Chips(v.period)), widgets.Fixed(filterWidth, v.filter)}
	if s.mayWrite() {
		head = append(head, widgets.PrimaryButton(lang.L("Log reading"), v.create))
	}
	v.list = pickers.Page(widgets.HBox(theme.Tight, head...), widgets.TightCard(v.table))
	v.front = container.NewStack(v.list)
	return v
}

func readerColumns() []widgets.Column[data.ReaderLine] {
	number := func(label string, width float32, of func(data.ReaderLine) int) widgets.Column[data.ReaderLine] {
		return widgets.Column[data.ReaderLine]{
			Label: label, Width: width, Align: fyne.TextAlignTrailing,
			Text: func(l data.ReaderLine) string {
				if of(l) == 0 {
					return ""
				}
				return words.Count(of(l))
			},
			Sort: func(a, b data.ReaderLine) int { return cmp.Compare(of(a), of(b)) },
		}
	}
	return []widgets.Column[data.ReaderLine]{
		{
			Label: lang.L("Child"), Width: 96, Weight: 2, Look: widgets.Strong,
			Text: func(l data.ReaderLine) string { return l.Name },
			Sort: func(a, b data.ReaderLine) int { return strings.Compare(a.Name, b.Name) },
		},
		{
			Label: lang.L("File number"), Width: 124, Weight: 1, Look: widgets.Muted,
			Text: func(l data.ReaderLine) string { return l.FileNo },
			Sort: func(a, b data.ReaderLine) int { return strings.Compare(a.FileNo, b.FileNo) },
		},
		number(lang.L("Days read"), 84, func(l data.ReaderLine) int { return l.Days }),
		number(lang.L("Longest run"), 84, func(l data.ReaderLine) int { return l.Longest }),
		number(lang.L("Minutes read"), 84, func(l data.ReaderLine) int { return l.Minutes }),
		number(lang.L("Borrowed"), 84, func(l data.ReaderLine) int { return l.Loans }),
		number(lang.L("Still out"), 84, func(l data.ReaderLine) int { return l.Open }),
		{Label: lang.L("State"), Width: 104, Draw: func(l data.ReaderLine, cell *widgets.Cell) {
			if l.Days >= reachedDays {
				cell.SetPills(widgets.PillOf{Text: lang.L("{{.N}} days reached", map[string]any{"N": reachedDays}), Tone: widgets.Teal})
				return
			}
			cell.SetText("", widgets.Plain)
		}},
	}
}

func (v *logView) object() fyne.CanvasObject { return v.front }

func (v *logView) update() {
	from, to := v.month.Value()+"-01", v.month.Value()+"-31"
	if v.period.Selected() == periodYear {
		from, to = v.month.Value()[:4]+"-01-01", v.month.Value()[:4]+"-12-31"
	}
	all, err := v.screen.desk.Store().Readers(v.screen.desk.Session(), from, to, "")
	if err != nil {
		v.screen.desk.Fail(err)
		return
	}
	v.all = all
	v.show()
}

// show filters the snapshot by what was typed.
func (v *logView) show() {
	rows := v.all
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
		rows = nil
		for _, l := range v.all {
			if fits[l.ChildID] {
				rows = append(rows, l)
			}
		}
	}
	v.table.SetRows(rows)
	switch {
	case len(v.all) > 0:
		v.table.Empty(lang.L("No child here. Choose another filter above."), "", nil)
	case v.screen.mayWrite():
		v.table.Empty(lang.L("Nobody has read yet in this time. Log a whole group in one form."), lang.L("Log reading"), v.create)
	default:
		v.table.Empty(lang.L("Nobody has read yet in this time."), "", nil)
	}
	v.screen.desk.StatusChanged()
}

// openChild shows the latest entries of a child's log.
func (v *logView) openChild(id, name string) {
	desk := v.screen.desk
	logs, err := desk.Store().ReadingLogs(desk.Session(), id)
	if err != nil {
		desk.Fail(err)
		return
	}
	var d *widgets.Dialog
	rows := widgets.VBox(8)
	for _, l := range logs[:min(len(logs), mostLogs)] {
		time := ""
		if l.Minutes != nil {
			time = words.Minutes(*l.Minutes)
		}
		parts := []fyne.CanvasObject{widgets.Fixed(92, widgets.Quiet(l.Day)), widgets.Grow(widgets.Body(l.BookText).Elide()), widgets.Quiet(time)}
		if v.screen.mayWrite() {
			parts = append(parts, widgets.ActionChip(lang.L("Delete"), func() { d.Close(); v.removeLog(l) }))
		}
		rows.Add(widgets.HBox(10, parts...))
	}
	switch {
	case len(logs) == 0:
		rows.Add(widgets.Quiet(lang.L("No reading logged yet.")))
	case len(logs) > mostLogs:
		rows.Add(widgets.Quiet(lang.L("The latest {{.Shown}} of {{.All}} entries", map[string]any{"Shown": mostLogs, "All": len(logs)})))
	}
	d = widgets.NewDialog(desk.Canvas(), lang.L("What {{.Name}} reads", map[string]any{"Name": name}), rows).Width(560).Open()
}

func (v *logView) removeLog(l data.ReadingLog) {
	desk := v.screen.desk
	if err := desk.Store().Remove(desk.Session(), "reading_log", l.ID); err != nil {
		desk.Fail(err)
		return
	}
	desk.ToastUndo(lang.L("Deleted the entry of {{.Day}}.", map[string]any{"Day": words.Date(l.Day)}), func() { desk.Fail(desk.Store().Restore(desk.Session(), "reading_log", l.ID)) })
}

func (v *logView) focus() {
	if v.form != nil {
		v.form.fields.FocusFirst()
		return
	}
	v.table.Focus()
}

func (v *logView) find() {
	if v.form != nil {
		v.form.readers.FocusSearch()
		return
	}
	v.screen.desk.Canvas().Focus(v.filter)
}

// create opens the form for a group.
func (v *logView) create() {
	if !v.screen.mayWrite() {
		return
	}
	if v.form == nil {
		v.form = newLogForm(v)
		screens.DraftOf(v.screen.desk, v.form.fields, map[string]widgets.Keeper{"readers": v.form.readers}, "reading log")
	}
	v.front.Objects = []fyne.CanvasObject{v.form.object}
	v.front.Refresh()
	v.form.fields.FocusFirst()
	v.screen.desk.StatusChanged()
}

// back puts the table into the form's place.
func (v *logView) back() {
	v.form.fields.Given()
	v.form = nil
	v.front.Objects = []fyne.CanvasObject{v.list}
	v.front.Refresh()
	v.update()
	v.table.Focus()
}

// leave puts the table back once a form with children in it may be given up.
func (v *logView) leave() {
	if _, listed := v.form.readers.Count(); listed == 0 {
		v.back()
		return
	}
	widgets.Danger(v.screen.desk.Canvas(), lang.L("Leave without saving?"), lang.L("What was changed in this form is lost."), lang.L("Leave the form"), v.back)
}

func (v *logView) key(ev *fyne.KeyEvent) bool {
	switch {
	case v.form == nil:
		return pickers.Arrows(ev, v.table.Focus)
	case ev.Name == fyne.KeyEscape:
		v.leave()
		return true
	}
	return pickers.Arrows(ev, v.form.readers.Focus)
}

func (v *logView) status() (left, right string) {
	if v.form != nil {
		read, listed := v.form.readers.Count()
		return lang.L("{{.Read}} of {{.Listed}} children have read", map[string]any{"Read": read, "Listed": listed}),
			lang.L("Space read or not   digits minutes   Del takes off   Esc back")
	}
	return lang.L("{{.All}} children, {{.Shown}} shown", map[string]any{"All": len(v.all), "Shown": v.table.Len()}),
		lang.L("↑↓ choose   Enter open   Ctrl+N new")
}

// fieldOf answers the field that an error is about, or an empty text.
func fieldOf(err error) string {
	var e *data.Error
	if errors.As(err, &e) {
		return e.Field
	}
	return ""
}
