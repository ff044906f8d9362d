package people

import (
	"strconv"

	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/data"
)

// open opens the form of a person by the id, for sessions that may save it.
func (s *Screen) open(id string) {
	if !s.mayWrite() {
		return
	}
	p, err := s.desk.Store().Person(s.desk.Session(), id)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	s.edit(p)
}

// fields are the fields of the form; their keys are the names of the store.
func (s *Screen) fields(role string) []widgets.FieldOf {
	return []widgets.FieldOf{
		{Key: "name", Label: lang.L("Name"), Required: true, Input: widgets.NewTextEntry("")},
		{Key: "role", Label: lang.L("Role"), Required: true, Input: screens.Listed(s.desk, data.ListPersonRole, role)},
		{Key: "phone", Label: lang.L("Phone"), Input: widgets.NewTextEntry("")},
		{Key: "organization", Label: lang.L("Organization"), Input: widgets.NewTextEntry("")},
		{
			Key: "check_result", Label: lang.L("Background check"), Hint: lang.L("Who has a record may not work with children (law on the protection of minors §62)."),
			Input: screens.Choice("check_result", data.CheckResults),
		},
		{Key: "check_on", Label: lang.L("Checked on"), Input: widgets.NewDateField()},
		{Key: "check_until", Label: lang.L("Check valid until"), Hint: lang.L("Empty: a year from the day of the check."), Input: widgets.NewDateField()},
		{Key: "status", Label: lang.L("Status"), Input: screens.Choice("person_status", data.PersonStatuses)},
		{Key: "id_no", Label: lang.L("Identity number"), Hint: lang.L("May stay empty. It is needed for insurance."), Input: widgets.NewTextEntry("")},
		{Key: "sex", Label: lang.L("Sex"), Input: screens.Choice("sex", []string{"1", "2", "9"})},
		{Key: "volunteer_no", Label: lang.L("Volunteer's number"), Input: widgets.NewTextEntry("")},
		{Key: "skills", Label: lang.L("Good at"), Input: widgets.NewTextEntry("")},
		{Key: "cert_kind", Label: lang.L("Certificate"), Input: widgets.NewTextEntry("")},
		{Key: "cert_no", Label: lang.L("Number of the certificate"), Input: widgets.NewTextEntry("")},
		{Key: "insurance", Label: lang.L("Insurance"), Input: widgets.NewTextEntry("")},
		{Key: "note", Label: lang.L("Note"), Wide: true, Input: widgets.NewMultiline("", 2)},
	}
}

// values fills the form.
func values(p data.Person) map[string]string {
	sex := ""
	if p.Sex != 0 {
		sex = strconv.Itoa(p.Sex)
	}
	return map[string]string{
		"name": p.Name, "role": p.Role, "phone": p.Phone, "organization": p.Organization, "check_result": p.CheckResult, "check_on": p.CheckOn,
		"check_until": p.CheckUntil, "status": p.Status, "id_no": p.IDNo, "sex": sex, "volunteer_no": p.VolunteerNo, "skills": p.Skills,
		"cert_kind": p.CertKind, "cert_no": p.CertNo, "insurance": p.Insurance, "note": p.Note,
	}
}

// taken is a person with what the form holds.
func taken(p data.Person, v map[string]string) data.Person {
	p.Name, p.Role, p.Phone, p.Organization, p.Status = v["name"], v["role"], v["phone"], v["organization"], v["status"]
	p.CheckResult, p.CheckOn, p.CheckUntil = v["check_result"], v["check_on"], v["check_until"]
	p.IDNo, p.VolunteerNo, p.Skills = v["id_no"], v["volunteer_no"], v["skills"]
	p.CertKind, p.CertNo, p.Insurance, p.Note = v["cert_kind"], v["cert_no"], v["insurance"], v["note"]
	p.Sex, _ = strconv.Atoi(v["sex"]) // a key of the choice, or empty for unknown
	return p
}

// edit opens the form of a person; one without an id is new.
func (s *Screen) edit(p data.Person) {
	form := widgets.NewForm(s.fields(p.Role)...)
	form.SetValues(values(p))
	var saved data.Person
	screens.Draft(s.desk, form, "person", p.ID)
	e := screens.Edit{Title: lang.L("New person"), Form: form}
	if p.ID != "" {
		e.Title = p.Name
		e.Remove = func() { s.remove(p.ID, p.Name) }
	}
	e.Save = func(over bool) error {
		saved = taken(p, form.Values())
		return s.desk.Store().SavePerson(s.desk.Session(), &saved, over)
	}
	e.Saved = func() {
		s.show(saved.ID)
		s.desk.Toast(lang.L("Saved {{.Name}}.", map[string]any{"Name": saved.Name}))
	}
	e.Open(s.desk)
}

// remove puts a person into the bin and offers to bring it back.
func (s *Screen) remove(id, name string) {
	if screens.Remove(s.desk, "person", id, lang.L("{{.Name}} is in the bin.", map[string]any{"Name": name})) {
		s.Update()
	}
}
