package camp

import (
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/pickers"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// formWidth is the width of forms with two columns, in pixels.
const formWidth float32 = 680

// editDuty opens the form of somebody on duty; one without an id is new.
func (v *teamView) editDuty(l data.DutyLine) {
	s := v.screen
	if !s.mayWrite() {
		return
	}
	form := widgets.NewForm(
		widgets.FieldOf{Key: "person_id", Label: lang.L("Person"), Required: true, Input: pickers.Person(s.desk)},
		widgets.FieldOf{Key: "duty", Label: lang.L("Duty in the class"), Input: screens.Choice("duty", data.CampDuties)},
		widgets.FieldOf{Key: "start_at", Label: lang.L("On duty from"), Hint: lang.L("Empty: the hours of the class."), Input: widgets.NewTextEntry("HH:MM")},
		widgets.FieldOf{Key: "end_at", Label: lang.L("On duty until"), Input: widgets.NewTextEntry("HH:MM")})
	m := l.CampStaff
	if m.ID == "" {
		m.Duty = "volunteer"
	}
	form.SetValues(map[string]string{"person_id": m.PersonID, "duty": m.Duty, "start_at": m.Start, "end_at": m.End})
	screens.Draft(s.desk, form, "duty", s.class.ID, s.day, m.ID)
	edit := screens.Edit{
		Title: lang.L("On duty, {{.Day}}", map[string]any{"Day": words.ShortDate(s.day)}), Form: form, Saved: s.Update,
		Save: func(bool) error { return v.saveDuty(form, m) },
	}
	if m.ID != "" {
		edit.Remove = func() { s.remove("camp_staff", m.ID, l.Name) }
	}
	edit.Open(s.desk)
}

// saveDuty keeps somebody on duty; when it is another person now, the one before
// is not on duty any more.
func (v *teamView) saveDuty(form *widgets.Form, was data.CampStaff) error {
	s, values := v.screen, form.Values()
	m := data.CampStaff{
		Row: was.Row, CampID: s.class.ID, Day: s.day, PersonID: values["person_id"], Duty: values["duty"], Start: values["start_at"], End: values["end_at"],
	}
	if m.PersonID != was.PersonID {
		m.Row = data.Row{}
	}
	if err := s.desk.Store().SaveDuty(s.desk.Session(), &m); err != nil {
		return err
	}
	if was.ID != "" && m.ID != was.ID {
		return s.desk.Store().Remove(s.desk.Session(), "camp_staff", was.ID)
	}
	return nil
}

// pupils are the children of the class as options, with one more where it is
// given.
func (s *Screen) pupils(also string) []widgets.Option {
	lines, err := s.desk.Store().Enrolments(s.desk.Session(), s.class.ID, "")
	if err != nil {
		s.desk.Fail(err)
	}
	var all []widgets.Option
	for _, l := range lines {
		if l.Joined != "" || l.ChildID == also {
			all = append(all, widgets.Option{Key: l.ChildID, Label: l.Name, Detail: l.FileNo})
		}
	}
	return all
}
