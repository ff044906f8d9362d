package camp

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// enrolForm enrols many children at once.
type enrolForm struct {
	screen  *Screen
	form    *widgets.Form
	picked  *picked
	dialog  *widgets.Dialog
	done    int // enrolled so far
	waiting int // of them
}

// enrolChildren opens the form that enrols children in the class.
func (s *Screen) enrolChildren() {
	f := &enrolForm{screen: s, picked: newPicked()}
	f.form = widgets.NewForm(
		widgets.FieldOf{
			Key: "child_id", Label: lang.L("Children"), Required: true, Wide: true, Hint: lang.L("Choose one after the other, or all of a project."), Input: s.childSearch(f.picked),
		},
		widgets.FieldOf{Key: "chosen", Label: "", Wide: true, Input: f.picked},
		widgets.FieldOf{Key: "status", Label: lang.L("State"), Hint: lang.L("Where no place is free the child waits."), Input: screens.Choice("enrolment_status", []string{data.EnrolInClass, data.EnrolAdmitted, data.EnrolApplied})},
		widgets.FieldOf{Key: "joined_on", Label: lang.L("First day in class"), Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "applied_on", Label: lang.L("Applied on"), Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "hospital_ok", Label: lang.L("Guardian"), Input: widgets.NewCheckBox(lang.L("agrees to a hospital in an emergency"), nil)})
	today := s.desk.Store().Today()
	f.form.SetValues(map[string]string{
		"status": data.EnrolInClass, "joined_on": s.firstDay(), "applied_on": min(today, s.class.From),
	})
	f.form.ShowField("chosen", false)
	f.picked.changed = func() { f.form.ClearErrors(); f.form.ShowField("chosen", len(f.picked.children) > 0) }
	f.dialog = widgets.ShowForm(s.desk.Canvas(), lang.L("Enrol children"), f.form, lang.L("Enrol"), func(*widgets.Dialog) bool {
		f.form.ClearErrors()
		return f.save(false)
	}).Width(680)
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
	if len(f.picked.children) == 0 {
		f.form.SetError("child_id", lang.L("Please choose at least one child."))
		return false
	}
	for len(f.picked.children) > 0 {
		child := f.picked.children[0]
		e := data.CampEnrolment{
			CampID: s.class.ID, ChildID: child.Key, Applied: values["applied_on"], Status: values["status"], Joined: values["joined_on"], HospitalOK: values["hospital_ok"] == "1",
		}
		err := s.desk.Store().Enrol(s.desk.Session(), &e, over)
		if doubtful(err) {
			f.doubt(child, err)
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
		f.picked.take(child.Key)
	}
	f.tell()
	return true
}

// doubt asks whether a child is enrolled all the same, or left out.
func (f *enrolForm) doubt(child widgets.Option, err error) {
	d := widgets.NewDialog(f.screen.desk.Canvas(), child.Label, widgets.Paragraph(words.Error(err), widgets.Plain))
	d.Cancel(lang.L("Cancel"))
	goOn := func(over bool) func() {
		return func() {
			d.Close()
			if !over {
				f.picked.take(child.Key)
			}
			if len(f.picked.children) == 0 && !over {
				f.tell()
				f.dialog.Close()
				return
			}
			if f.save(over) {
				f.dialog.Close()
			}
		}
	}
	d.Action(lang.L("Leave out"), widgets.Bordered, goOn(false))
	d.Action(lang.L("Enrol all the same"), widgets.Primary, goOn(true))
	d.Open()
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
