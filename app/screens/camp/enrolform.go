package camp

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/pickers"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// enrolForm enrols many children at once.
type enrolForm struct {
	screen   *Screen
	form     *widgets.Form
	children *pickers.Many
	dialog   *widgets.Dialog
	done     int // enrolled so far
	waiting  int // of them
}

// enrolChildren opens the form that enrols children in the class, with those that
// are given.
func (s *Screen) enrolChildren(ids ...string) {
	enrolled, err := s.enrolled()
	if err != nil {
		s.desk.Fail(err)
		return
	}
	f := &enrolForm{screen: s}
	f.children = pickers.ManyChildren(s.desk, func(id string) string {
		if enrolled[id] {
			return lang.L("This child is enrolled already.")
		}
		return ""
	})
	f.form = widgets.NewForm(append(f.children.Fields("child_id", lang.L("Children"), lang.L("One after the other, or all of a project or a town."), true),
		widgets.FieldOf{
			Key: "status", Label: lang.L("State"), Hint: lang.L("Where no place is free the child waits."),
			Input: screens.Choice("enrolment_status", []string{data.EnrolInClass, data.EnrolAdmitted, data.EnrolApplied}),
		},
		widgets.FieldOf{Key: "joined_on", Label: lang.L("First day in class"), Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "applied_on", Label: lang.L("Applied on"), Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "hospital_ok", Label: lang.L("Guardian"), Input: widgets.NewCheckBox(lang.L("agrees to a hospital in an emergency"), nil)})...)
	f.form.SetValues(map[string]string{"status": data.EnrolInClass, "joined_on": s.firstDay(), "applied_on": min(s.desk.Store().Today(), s.class.From)})
	f.children.Set(ids)
	f.children.In(f.form)
	screens.Draft(s.desk, f.form, "enrol", s.class.ID)
	f.dialog = widgets.ShowForm(s.desk.Canvas(), lang.L("Enrol children"), f.form, lang.L("Enrol"), func(*widgets.Dialog) bool {
		f.form.ClearErrors()
		return f.save(false)
	}).Width(formWidth)
}

// enrolled are the ids of the children in the class's list.
func (s *Screen) enrolled() (map[string]bool, error) {
	lines, err := s.desk.Store().Enrolments(s.desk.Session(), s.class.ID, "")
	enrolled := map[string]bool{}
	for _, l := range lines {
		enrolled[l.ChildID] = true
	}
	return enrolled, err
}

// firstDay is the day from which a child that joins now is in class.
func (s *Screen) firstDay() string {
	if today := s.desk.Store().Today(); today > s.class.From && today <= s.class.To {
		return today
	}
	return s.class.From
}

// save enrols the chosen one by one; who is enrolled leaves the field, so that
// only those remain about whom something is wrong. over accepts the doubt about
// the first.
func (f *enrolForm) save(over bool) bool {
	s, values := f.screen, f.form.Values()
	if len(f.children.IDs()) == 0 {
		f.form.SetError("child_id", lang.L("Please choose at least one child."))
		return false
	}
	for len(f.children.IDs()) > 0 {
		e := data.CampEnrolment{
			CampID: s.class.ID, ChildID: f.children.IDs()[0], Applied: values["applied_on"], Status: values["status"], Joined: values["joined_on"], HospitalOK: values["hospital_ok"] == "1",
		}
		err := s.desk.Store().Enrol(s.desk.Session(), &e, over)
		if doubtful(err) {
			f.doubt(err)
			return false
		}
		if !screens.Saved(s.desk, f.form, err, nil) {
			return false
		}
		over = false
		f.done++
		if e.Status == data.EnrolWaiting {
			f.waiting++
		}
		f.dropFirst()
	}
	f.tell()
	return true
}

// dropFirst takes the first of the chosen away.
func (f *enrolForm) dropFirst() { f.children.Set(f.children.IDs()[1:]) }

// doubt asks whether the first of the chosen is enrolled all the same, or left
// out.
func (f *enrolForm) doubt(err error) {
	d := widgets.NewDialog(f.screen.desk.Canvas(), lang.L("Enrol all the same?"), widgets.Paragraph(words.Error(err), widgets.Plain)).Cancel(lang.L("Cancel"))
	d.Action(lang.L("Leave out"), widgets.Bordered, func() {
		d.Close()
		f.dropFirst()
		f.goOn(false)
	})
	d.Action(lang.L("Enrol all the same"), widgets.Primary, func() {
		d.Close()
		f.goOn(true)
	})
	d.Open()
}

// goOn enrols the rest after an answer.
func (f *enrolForm) goOn(over bool) {
	if len(f.children.IDs()) == 0 {
		f.tell()
		f.dialog.Close()
		return
	}
	if f.save(over) {
		f.dialog.Close()
	}
}

// tell says how many were enrolled and how many of them wait.
func (f *enrolForm) tell() {
	if f.done == 0 {
		return
	}
	parts := []string{lang.L("{{.N}} children enrolled.", map[string]any{"N": f.done})}
	if f.waiting > 0 {
		parts = append(parts, lang.L("{{.N}} of them wait: the class is full.", map[string]any{"N": f.waiting}))
	}
	f.screen.desk.Toast(strings.Join(parts, " "))
	f.screen.Update()
}
