package children

import (
	"errors"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// childForm is the form of a child's file. That of a new one asks for who cares
// for the child as well, and looks for files alike.
type childForm struct {
	desk   screens.Desk
	screen *Screen
	form   *widgets.Form
	dialog *widgets.Dialog
	child  data.Child
	alike  *alike // nil for a file that is there
}

// editChild opens the form of a child; one without an id is new.
func (s *Screen) editChild(c data.Child) {
	f := &childForm{desk: s.desk, screen: s, child: c}
	f.form = widgets.NewForm(f.fields()...)
	f.form.SetValues(childValues(c))
	title := c.Name
	if c.ID == "" {
		title = lang.L("New child")
		f.form.ShowField("alike", false)
	}
	screens.Draft(s.desk, f.form, "child", c.ID)
	f.dialog = widgets.ShowForm(s.desk.Canvas(), title, f.form, lang.L("Save"), func(d *widgets.Dialog) bool {
		return f.save(false, func(saved data.Child) {
			d.Close()
			s.saved(saved, c.ID == "")
		})
	}).Width(720)
}

// saved shows the child and says so.
func (s *Screen) saved(c data.Child, isNew bool) {
	s.Open(c.ID)
	if isNew {
		s.desk.Toast(lang.L("Saved {{.Name}} as {{.Number}}. Next: record the guardian's consent.", map[string]any{"Name": c.Name, "Number": c.FileNo}))
		return
	}
	s.desk.Toast(lang.L("Saved {{.Name}}.", map[string]any{"Name": c.Name}))
}

// options makes the choices of an enumeration.
func options(enum string, codes []string) []widgets.Option {
	var all []widgets.Option
	for _, code := range codes {
		all = append(all, widgets.Option{Key: code, Label: words.Label(enum, code)})
	}
	return all
}

// choice makes a field that holds one of an enumeration.
func choice(enum string, codes []string) *widgets.Choice {
	return widgets.NewChoice(options(enum, codes), lang.L("Choose"))
}

func divisionOptions() []widgets.Option {
	var all []widgets.Option
	for _, d := range cn.Divisions() {
		all = append(all, widgets.Option{Key: d.Code, Label: cn.DivisionFullName(d.Code), Detail: d.Code})
	}
	return all
}

func categoryOptions(ss *data.Session) []widgets.Option {
	var all []widgets.Option
	for _, c := range cn.Categories() {
		if !c.Restricted || ss.CanRead(data.Restricted) {
			all = append(all, widgets.Option{Key: c.Code, Label: c.Name, Detail: c.Code})
		}
	}
	return all
}

func relationOptions() []widgets.Option {
	var all []widgets.Option
	for _, r := range cn.Relations() {
		all = append(all, widgets.Option{Key: r.Code, Label: cn.RelationWord(r.Code), Detail: r.Name})
	}
	return all
}

// fields are the fields of the form.
func (f *childForm) fields() []widgets.FieldOf {
	name, number, birth := widgets.NewTextEntry(""), widgets.NewTextEntry(""), widgets.NewDateField()
	fields := []widgets.FieldOf{
		{Key: "name", Label: lang.L("Name"), Required: true, Input: name},
		{Key: "id_no", Label: lang.L("Identity number"), Hint: lang.L("May stay empty. Day of birth and sex are taken from it."), Input: number},
	}
	rest := append([]widgets.FieldOf{
		{Key: "birth_on", Label: lang.L("Born on"), Input: birth},
		{Key: "sex", Label: lang.L("Sex"), Input: choice("sex", []string{"1", "2", "9"})},
	}, placeFields(f.desk, f.child)...)
	if f.child.ID != "" {
		return append(fields, rest...)
	}
	phone := widgets.NewTextEntry("")
	f.alike = newAlike(f.openAlike, f.notAlike)
	f.watchAlike(name, number, phone, birth)
	fields = append(fields, widgets.FieldOf{Key: "alike", Label: "", Wide: true, Input: f.alike})
	fields = append(fields, rest[:2]...)
	fields = append(fields,
		widgets.FieldOf{Key: "guardian_name", Label: lang.L("Cared for by"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "guardian_phone", Label: lang.L("Phone of the carer"), Input: phone},
		widgets.FieldOf{Key: "guardian_relation", Label: lang.L("Carer's relation to the child"), Input: widgets.NewChoice(relationOptions(), lang.L("Choose"))})
	return append(fields, rest[2:]...)
}

// placeFields are where the child lives and learns, and what else is known.
func placeFields(desk screens.Desk, c data.Child) []widgets.FieldOf {
	ss := desk.Session()
	var ethnics []widgets.Option
	for _, e := range cn.Ethnics() {
		ethnics = append(ethnics, widgets.Option{Key: e.Code, Label: e.Name})
	}
	fields := []widgets.FieldOf{
		{Key: "division", Label: lang.L("Lives in"), Input: widgets.NewChoice(divisionOptions(), lang.L("District or county"))},
		{Key: "town", Label: lang.L("Town or street"), Input: widgets.NewTextEntry("")},
		{Key: "village", Label: lang.L("Village or community"), Input: widgets.NewTextEntry("")},
		{Key: "address", Label: lang.L("House"), Hint: lang.L("Never printed in a report."), Input: widgets.NewTextEntry("")},
		{Key: "school", Label: lang.L("School"), Input: widgets.NewTextEntry("")},
		{Key: "grade", Label: lang.L("Grade"), Hint: lang.L("As it is said, such as 三年级(2)班 or 初二."), Input: widgets.NewTextEntry("")},
		{Key: "main_category", Label: lang.L("Category"), Input: widgets.NewChoice(categoryOptions(ss), lang.L("Choose"))},
		{Key: "economy", Label: lang.L("Economy"), Input: choice("economy", data.Economies)},
		{Key: "ethnic", Label: lang.L("Ethnic group"), Input: widgets.NewChoice(ethnics, lang.L("Choose"))},
		{Key: "alias", Label: lang.L("Also called"), Input: widgets.NewTextEntry("")},
	}
	if ss.CanWrite(data.Restricted) {
		fields = append(fields, widgets.FieldOf{
			Key: "risk", Label: lang.L("Risk level"), Hint: lang.L("Only the person in charge and social workers see it."), Input: choice("risk", data.Risks),
		})
	}
	fields = append(fields, screens.OwnFields(desk, data.FieldsOfChild, c.Own)...)
	return append(fields,
		widgets.FieldOf{Key: "source", Label: lang.L("Came to us by"), Input: choice("source", data.Sources)},
		widgets.FieldOf{Key: "note", Label: lang.L("Note"), Wide: true, Input: widgets.NewMultiline("", 2)})
}

// childValues fills the form.
func childValues(c data.Child) map[string]string {
	sex := ""
	if c.Sex != 0 {
		sex = strconv.Itoa(c.Sex)
	}
	return map[string]string{
		"name": c.Name, "id_no": c.IDNo, "birth_on": c.Birth, "sex": sex, "division": c.Division, "town": c.Town, "village": c.Village,
		"address": c.Address, "school": c.School, "grade": cn.Grade{Stage: c.Stage, Year: c.Grade, Class: c.Class}.String(),
		"main_category": c.MainCategory, "economy": c.Economy, "ethnic": c.Ethnic, "alias": c.Alias, "risk": c.Risk, "source": c.Source, "note": c.Note,
	}
}

// take puts the form's values into the child.
func (f *childForm) take() bool {
	v, c := f.form.Values(), &f.child
	c.Name, c.IDNo, c.Birth = v["name"], v["id_no"], v["birth_on"]
	c.Division, c.Town, c.Village, c.Address = v["division"], v["town"], v["village"], v["address"]
	c.School, c.MainCategory, c.Economy, c.Ethnic = v["school"], v["main_category"], v["economy"], v["ethnic"]
	c.Alias, c.Source, c.Note = v["alias"], v["source"], v["note"]
	if risk, ok := v["risk"]; ok {
		c.Risk = risk
	}
	c.Own = screens.TakeOwn(f.desk, data.FieldsOfChild, v, c.Own)
	c.Sex, _ = strconv.Atoi(v["sex"])
	if v["grade"] == childValues(*c)["grade"] {
		return true
	}
	if v["grade"] == "" {
		c.Stage, c.Grade, c.Class, c.EnrolYear = "", 0, "", 0
		return true
	}
	g, p := cn.ParseGrade(v["grade"])
	if p != nil {
		f.form.SetError("grade", words.Error(p))
		return false
	}
	c.Stage, c.Grade, c.Class = g.Stage, g.Year, g.Class
	c.EnrolYear = cn.EnrolYear(g, f.desk.Store().Today())
	return true
}

// keep saves the file, of a new child with who cares for it. A new one that has
// a file alike waits for F2 or F3.
func (f *childForm) keep(over bool) error {
	store, ss := f.desk.Store(), f.desk.Session()
	if f.alike == nil {
		return store.SaveChild(ss, &f.child, "", over)
	}
	v := f.form.Values()
	return store.AddChild(ss, &f.child, &data.Guardian{Name: v["guardian_name"], Phone: v["guardian_phone"], Relation: v["guardian_relation"]}, over)
}

// save saves the child. A doubt is put as a question, and saving goes on when
// the person says so.
func (f *childForm) save(over bool, done func(data.Child)) bool {
	f.form.ClearErrors()
	if !f.take() || f.alike != nil && f.lookAlike() {
		return false
	}
	err := f.keep(over)
	if err == nil {
		done(f.child)
		return true
	}
	var e *data.Error
	switch {
	case errors.As(err, &e) && e.Over:
		f.form.SetError(e.Field, words.Error(err))
		widgets.Confirm(f.desk.Canvas(), lang.L("Save all the same?"), words.Error(err), lang.L("Save all the same"), func() { f.save(true, done) })
	case atField(f.form, err):
	default:
		f.desk.Fail(err)
	}
	return false
}

// atField says beneath its field what an error is about, and reports whether
// it is about one.
func atField(form *widgets.Form, err error) bool {
	var e *data.Error
	return errors.As(err, &e) && e.Field != "" && form.SetError(e.Field, words.Error(err))
}
