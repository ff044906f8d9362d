package pickers

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// The lists beside the fields, in the order of their chips.
const (
	listChildren = iota
	listTeam
	listPhotos
)

// activityForm is the one form for a group: what was done, who came, who helped.
type activityForm struct {
	view     *Activities
	object   fyne.CanvasObject
	activity data.Activity
	fields   *widgets.Form
	problem  *widgets.Text
	lists    *widgets.ChipGroup
	list     *fyne.Container
	signIn   *SignIn
	team     *Team
	photos   *Photos
	before   string // what all held when the form was opened
}

func newActivityForm(view *Activities, act data.Activity) *activityForm {
	f := &activityForm{view: view, activity: act, problem: widgets.Paragraph("", widgets.Problem)}
	f.fields = widgets.NewForm(activityFields(view.desk, view.fixed, act)...)
	f.fields.SetValues(activityValues(act))
	f.fields.ShowField("late_reason", false)
	f.fields.ShowField("reason", act.Status == "cancelled")
	f.fields.OnSubmit = f.save
	f.problem.Hide()
	f.signIn = NewSignIn(view.desk, func() bool {
		v := f.fields.Values()
		return v["day"] <= view.desk.Store().Today() && v["status"] != "cancelled"
	})
	f.team = NewTeam(view.desk)
	f.photos = NewPhotos(view.desk, data.PhotoOf{Table: "activity", ID: act.ID}, f.signIn.Present)
	f.signIn.OnChanged, f.team.OnChanged, f.photos.OnChanged = f.count, f.count, f.count
	f.lists = widgets.NewChipGroup([]string{lang.L("Children"), lang.L("Team"), lang.L("Photos")}, func(int) { f.turn(); f.focusList() })
	f.list = container.NewStack(f.signIn.Object)
	f.object = f.build()
	return f
}

// build stands the fields beside the lists, with the buttons on top.
func (f *activityForm) build() fyne.CanvasObject {
	title := f.view.newWord()
	buttons := []fyne.CanvasObject{widgets.FlatButton(lang.L("Back to the list"), func() { f.view.leave(f.view.back) })}
	if f.activity.ID != "" {
		title = f.activity.Title
		buttons = append(buttons, widgets.FlatButton(lang.L("Delete"), func() { f.view.remove(f.activity.ID, f.activity.Title) }),
			widgets.FlatButton(lang.L("Once more"), func() { f.view.repeat(f.activity.ID) }))
		if f.activity.Status != "cancelled" {
			buttons = append(buttons, widgets.FlatButton(lang.L("Cancel it"), f.cancel))
		}
	}
	buttons = append(buttons, widgets.PrimaryButton(lang.L("Save"), f.save))
	same := widgets.FlatButton(lang.L("As last time"), f.asLastTime)
	return Editor(title, buttons, f.problem, f.fields, widgets.VBox(10, widgets.HBox(8, widgets.Grow(Chips(f.lists)), same), widgets.Grow(f.list)))
}

// open fills the lists from the store and gives the keyboard to the first field.
func (f *activityForm) open() {
	if f.activity.ID != "" {
		children, team, ok := f.view.people(f.activity.ID)
		if !ok {
			return
		}
		f.signIn.Set(children)
		f.team.Set(team)
	}
	f.count()
	f.before = f.holds()
	screens.DraftOf(f.view.desk, f.fields, map[string]widgets.Keeper{"children": f.signIn, "team": f.team}, "activity", f.view.fixed, f.activity.ID)
	f.fields.FocusFirst()
}

// people answers who was at an activity and who helped.
func (a *Activities) people(id string) ([]data.AttendanceLine, []data.TeamLine, bool) {
	children, err := a.desk.Store().Attendances(a.desk.Session(), id)
	if err != nil {
		a.desk.Fail(err)
		return nil, nil, false
	}
	team, err := a.desk.Store().ActivityTeam(a.desk.Session(), id)
	if err != nil {
		a.desk.Fail(err)
		return nil, nil, false
	}
	return children, team, true
}

// asLastTime adds the children and the team of the latest other activity of the
// same programme.
func (f *activityForm) asLastTime() {
	desk := f.view.desk
	programme := f.fields.Values()["programme"]
	if f.view.fixed != "" {
		programme = f.view.fixed
	}
	lines, _, err := desk.Store().ActivityLines(desk.Session(), data.ActivityFilter{Programme: programme, To: desk.Store().Today(), Limit: 20})
	if err != nil {
		desk.Fail(err)
		return
	}
	for _, l := range lines {
		if l.ID != f.activity.ID && l.Listed > 0 && l.Status != "cancelled" {
			f.copyFrom(l.ID)
			desk.Toast(lang.L("Took the list of {{.Title}} on {{.Day}}.", map[string]any{"Title": l.Title, "Day": words.ShortDate(l.Day)}))
			return
		}
	}
	desk.Toast(lang.L("There is no earlier list of this programme."))
}

// copyFrom adds the children and the team of another activity.
func (f *activityForm) copyFrom(id string) {
	if children, team, ok := f.view.people(id); ok {
		f.signIn.Propose(children)
		f.team.Propose(team)
		f.focusList()
	}
}

// count says on the chips how many came and helped.
func (f *activityForm) count() {
	came, listed := f.signIn.Count()
	f.lists.SetText(listChildren, lang.L("Children {{.Came}} / {{.Listed}}", map[string]any{"Came": came, "Listed": listed}))
	f.lists.SetText(listTeam, lang.L("Team {{.N}}", map[string]any{"N": f.team.Len()}))
	f.lists.SetText(listPhotos, lang.L("Photos {{.N}}", map[string]any{"N": f.photos.Len()}))
	f.view.desk.StatusChanged()
}

// choose brings a list to front.
func (f *activityForm) choose(list int) {
	f.lists.Select(list)
	f.turn()
}

func (f *activityForm) turn() {
	var shown fyne.CanvasObject = f.signIn.Object
	switch f.lists.Selected() {
	case listTeam:
		shown = f.team.Object
	case listPhotos:
		shown = widgets.NewScroll(widgets.Pad(0, 10, 0, 0, f.photos))
	}
	f.list.Objects = []fyne.CanvasObject{shown}
	f.list.Refresh()
}

// focusList gives the keyboard to the list in front.
func (f *activityForm) focusList() {
	switch f.lists.Selected() {
	case listTeam:
		f.team.Focus()
	case listPhotos:
		f.photos.Focus()
	default:
		f.signIn.Focus()
	}
}

// takeFiles shows the photos and adds files to them.
func (f *activityForm) takeFiles(paths []string) {
	f.choose(listPhotos)
	f.photos.TakeFiles(paths)
}

// holds is what all fields and lists hold, to see whether something changed.
func (f *activityForm) holds() string {
	var all []string
	for _, c := range f.signIn.Values() {
		all = append(all, fmt.Sprint(c.ChildID, c.Attended, c.Role, c.Came, c.Left, Digits(c.Minutes), c.FormNo, c.Note))
	}
	return fmt.Sprint(f.fields.Values(), all, f.team.Values(), f.photos.Waiting())
}

func (f *activityForm) isChanged() bool { return f.holds() != f.before }

// cancel asks why an activity does not take place.
func (f *activityForm) cancel() {
	desk := f.view.desk
	form := widgets.NewForm(widgets.FieldOf{Key: "reason", Label: lang.L("Why"), Required: true, Wide: true, Input: widgets.NewMultiline(lang.L("In one sentence"), 2)})
	screens.Draft(desk, form, "cancel activity", f.activity.ID)
	widgets.ShowForm(desk.Canvas(), lang.L("Cancel {{.Title}}", map[string]any{"Title": f.activity.Title}), form, lang.L("Cancel it"), func(d *widgets.Dialog) bool {
		form.ClearErrors()
		act := f.activity
		act.Status, act.Reason = "cancelled", form.Values()["reason"]
		if !screens.Saved(desk, form, desk.Store().SaveActivity(desk.Session(), &act, nil, nil), nil) {
			return false
		}
		f.view.back()
		desk.ToastUndo(lang.L("Cancelled {{.Title}}.", map[string]any{"Title": act.Title}), func() {
			act.Status, act.Reason = f.activity.Status, ""
			desk.Fail(desk.Store().SaveActivity(desk.Session(), &act, nil, nil))
		})
		return true
	})
}

// save saves the activity with both lists. What the store refuses stands under
// its field, or else above.
func (f *activityForm) save() {
	desk := f.view.desk
	f.fields.ClearErrors()
	f.problem.Hide()
	act, ok := f.take()
	if !ok {
		return
	}
	err := desk.Store().SaveActivity(desk.Session(), &act, f.signIn.Values(), f.team.Values())
	if err != nil {
		f.refused(err)
		return
	}
	f.photos.SaveTo(data.PhotoOf{Table: "activity", ID: act.ID})
	f.view.project = string(act.ProjectID)
	came, listed := f.signIn.Count()
	f.view.year.Set(act.Day[:4])
	f.view.back()
	f.view.table.Select(func(l data.ActivityLine) bool { return l.ID == act.ID })
	desk.Toast(lang.L("Saved {{.Title}}: {{.Came}} of {{.Listed}} children came.", map[string]any{"Title": act.Title, "Came": came, "Listed": listed}))
}
