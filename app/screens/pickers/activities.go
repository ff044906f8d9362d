package pickers

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// ActivityTables are the tables that a view of activities shows.
var ActivityTables = []string{"activity", "attendance", "activity_person", "child", "person", "project"}

// mostActivities is how many activities the table shows.
const mostActivities = 300

// Widths of the fields above the table.
const (
	programmeWidth float32 = 130
	filterWidth    float32 = 130
)

// Activities is a table of activities of a year, and the form for one of them,
// which takes the table's place while it is open.
type Activities struct {
	// Object is what the view shows.
	Object fyne.CanvasObject

	desk      screens.Desk
	fixed     string // the only programme; empty for all
	front     *fyne.Container
	list      fyne.CanvasObject
	form      *activityForm // nil while the table is shown
	year      *Stepper
	programme *widgets.Choice
	status    *widgets.ChipGroup
	filter    *widgets.TextEntry
	table     *widgets.Table[data.ActivityLine]
	total     int    // of the year and programme
	project   string // of the last activity saved, which is proposed
	came      int    // children at the activities shown
}

// NewActivities makes the view of a programme, or of all for an empty one.
func NewActivities(desk screens.Desk, programme string) *Activities {
	a := &Activities{desk: desk, fixed: programme}
	a.year = NewStepper(desk.Store().Today()[:4], func(string) { a.Update() })
	a.programme = widgets.NewChoice(append([]widgets.Option{{Label: lang.L("All programmes")}}, screens.Options("programme", data.Programmes)...), lang.L("All programmes"))
	a.programme.OnChanged = func(widgets.Option) { a.Update() }
	a.status = widgets.NewChipGroup(statusWords(), func(int) { a.Update() })
	a.filter = widgets.NewTextEntry(lang.L("Filter activities"))
	a.filter.OnChanged = func(string) { a.Update() }
	a.filter.OnSubmitted = func(string) { a.table.Focus() }
	a.filter.OnEscape = func() { a.filter.SetText(""); a.table.Focus() }
	a.table = widgets.NewTable(activityColumns(programme, screens.AskedFields(desk, data.FieldsOfActivity)))
	a.table.OnOpen = func(l data.ActivityLine) { a.Open(l.ID) }
	a.table.OnKey = a.tableKey
	a.list = Page(a.head(), widgets.TightCard(a.table))
	a.front = container.NewStack(a.list)
	a.Object = a.front
	return a
}

func statusWords() []string {
	return append([]string{lang.L("All")}, words.Labels("activity_status", data.ActivityStatuses)...)
}

// head is the line above the table.
func (a *Activities) head() fyne.CanvasObject {
	parts := []fyne.CanvasObject{a.year.Object}
	if a.fixed == "" {
		parts = append(parts, widgets.Fixed(programmeWidth, a.programme))
	}
	parts = append(parts, widgets.Grow(Chips(a.status)), widgets.Fixed(filterWidth, a.filter))
	if a.mayWrite() {
		parts = append(parts, widgets.PlainButton(a.newWord(), a.Create))
	}
	return widgets.HBox(theme.Tight, parts...)
}

func (a *Activities) newWord() string {
	if a.fixed == "reading" {
		return lang.L("New reading session")
	}
	return lang.L("New activity")
}

func (a *Activities) mayWrite() bool { return a.desk.Session().CanWrite(data.Activities) }

// TakeFiles gives photos to the activity whose form is open, and reports whether
// one is.
func (a *Activities) TakeFiles(paths []string) bool {
	if a.form == nil {
		return false
	}
	a.form.takeFiles(paths)
	return true
}

// Update asks the store and shows the answer.
func (a *Activities) Update() {
	f := data.ActivityFilter{Programme: a.fixed, From: a.year.Value() + "-01-01", To: a.year.Value() + "-12-31"}
	if a.fixed == "" {
		f.Programme = a.programme.Value()
	}
	for i, word := range statusWords() {
		one := f
		one.Limit = 1
		if i > 0 {
			one.Status = data.ActivityStatuses[i-1]
		}
		_, n, err := a.desk.Store().ActivityLines(a.desk.Session(), one)
		if err != nil {
			a.desk.Fail(err)
			return
		}
		if i == 0 {
			a.total = n
		}
		a.status.SetText(i, lang.L("{{.Word}} {{.Count}}", map[string]any{"Word": word, "Count": n}))
	}
	if chip := a.status.Selected(); chip > 0 {
		f.Status = data.ActivityStatuses[chip-1]
	}
	f.Text, f.Limit = a.filter.Text, mostActivities
	a.show(f)
	a.desk.StatusChanged()
}

// show puts those that fit into the table.
func (a *Activities) show(f data.ActivityFilter) {
	rows, _, err := a.desk.Store().ActivityLines(a.desk.Session(), f)
	if err != nil {
		a.desk.Fail(err)
		return
	}
	a.came = 0
	for _, l := range rows {
		a.came += l.Attended
	}
	a.table.SetRows(rows)
	switch {
	case a.total > 0:
		a.table.Empty(lang.L("No activity fits. Choose another filter above."), "", nil)
	case a.mayWrite():
		a.table.Empty(lang.L("Nothing in this year yet. Write down the first one: one form takes all children."), a.newWord(), a.Create)
	default:
		a.table.Empty(lang.L("Nothing in this year yet."), "", nil)
	}
}

// Create opens the form for a new activity.
func (a *Activities) Create() {
	if !a.mayWrite() {
		return
	}
	a.leave(func() {
		act := data.Activity{Programme: a.fixed, Day: a.desk.Store().Today(), ProjectID: data.Ref(a.project), Status: "planned"}
		if act.Programme == "" {
			act.Programme = a.programme.Value()
		}
		if act.ProjectID == "" {
			act.ProjectID = data.Ref(RunningProject(a.desk))
		}
		if a.fixed == "reading" {
			act.Kind = data.ReadingKinds[0]
		}
		a.edit(act)
	})
}

// Open opens the form of one activity, or shows it to those who may not change
// it.
func (a *Activities) Open(id string) {
	act, err := a.desk.Store().Activity(a.desk.Session(), id)
	if err != nil {
		a.desk.Fail(err)
		return
	}
	if !a.mayWrite() {
		a.look(act)
		return
	}
	a.leave(func() { a.edit(act) })
}

// TypeIn opens the activity of a filled form, or a new one, with the form's number.
func (a *Activities) TypeIn(paper data.FormPrint) {
	if paper.SubjectID == "" {
		a.Create()
	} else {
		a.Open(paper.SubjectID)
	}
	if a.form != nil && a.form.fields.Values()["form_no"] == "" && paper.Form != "activity-record" && paper.Form != "goods" {
		a.form.fields.SetValues(map[string]string{"form_no": paper.No})
	}
}

// repeat opens the form for a new activity like another one, with its children
// and its team.
func (a *Activities) repeat(id string) {
	act, err := a.desk.Store().Activity(a.desk.Session(), id)
	if err != nil {
		a.desk.Fail(err)
		return
	}
	a.leave(func() {
		again := data.Activity{
			ProjectID: act.ProjectID, Programme: act.Programme, Kind: act.Kind, Title: act.Title, Day: a.desk.Store().Today(), Start: act.Start, End: act.End,
			Place: act.Place, Division: act.Division, Host: act.Host, LeadID: act.LeadID, Planned: act.Planned, Status: "planned",
		}
		a.edit(again)
		a.form.copyFrom(id)
	})
}

// edit puts the form into the table's place.
func (a *Activities) edit(act data.Activity) {
	a.given()
	a.form = newActivityForm(a, act)
	a.front.Objects = []fyne.CanvasObject{a.form.object}
	a.front.Refresh()
	a.form.open()
	a.desk.StatusChanged()
}

// back puts the table into the form's place.
func (a *Activities) back() {
	a.given()
	a.form = nil
	a.front.Objects = []fyne.CanvasObject{a.list}
	a.front.Refresh()
	a.Update()
	a.table.Focus()
}

// given lets go of the draft of the form that is open, which was saved or given
// up.
func (a *Activities) given() {
	if a.form != nil {
		a.form.fields.Given()
	}
}

// leave does something once the form that is open may be given up.
func (a *Activities) leave(then func()) {
	if a.form == nil || !a.form.isChanged() {
		then()
		return
	}
	widgets.Danger(a.desk.Canvas(), lang.L("Leave without saving?"), lang.L("What was changed in this form is lost."), lang.L("Leave the form"), then)
}

// remove moves an activity to the bin.
func (a *Activities) remove(id, title string) {
	store, ss := a.desk.Store(), a.desk.Session()
	if err := store.Remove(ss, "activity", id); err != nil {
		a.desk.Fail(err)
		return
	}
	a.back()
	a.desk.ToastUndo(lang.L("Deleted {{.Name}}.", map[string]any{"Name": title}), func() { a.desk.Fail(store.Restore(ss, "activity", id)) })
}

func (a *Activities) tableKey(l data.ActivityLine, ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyDelete || !a.mayWrite() {
		return false
	}
	a.remove(l.ID, l.Title)
	return true
}

// Focus gives the keyboard to the table or to the form.
func (a *Activities) Focus() {
	if a.form != nil {
		a.form.fields.FocusFirst()
		return
	}
	a.table.Focus()
}

// Find gives the keyboard to the field that filters, or, in the form, to the one
// that adds children.
func (a *Activities) Find() {
	if a.form != nil {
		a.form.choose(listChildren)
		a.form.signIn.FocusSearch()
		return
	}
	a.desk.Canvas().Focus(a.filter)
}

// Key takes the keys that no field took.
func (a *Activities) Key(ev *fyne.KeyEvent) bool {
	if a.form == nil {
		return Arrows(ev, a.table.Focus)
	}
	if ev.Name == fyne.KeyEscape {
		a.leave(a.back)
		return true
	}
	return Arrows(ev, a.form.focusList)
}

// Status is what stands at the foot.
func (a *Activities) Status() (left, right string) {
	if a.form != nil {
		came, listed := a.form.signIn.Count()
		return lang.L("{{.Came}} of {{.Listed}} children came", map[string]any{"Came": came, "Listed": listed}),
			lang.L("Space came or not   digits minutes   Del takes off   Enter more   Esc back")
	}
	return lang.L("{{.All}} activities, {{.Shown}} shown · {{.Came}} attendances", map[string]any{"All": a.total, "Shown": a.table.Len(), "Came": words.Count(a.came)}),
		lang.L("↑↓ choose   Enter open   Del delete   Ctrl+N new")
}
