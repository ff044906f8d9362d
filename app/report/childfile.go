package report

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/report/page"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// sex is a sex in words.
func sex(code int) string { return words.Label("sex", strconv.Itoa(code)) }

// childFile writes all that is kept of a child, but what is sealed.
func (w *writer) childFile() error {
	c, err := w.store.Child(w.ss, w.subject)
	if err != nil {
		return err
	}
	w.doc.FormHead(page.FormHead{Title: w.kind.Title(), Subtitle: w.org.Name, Serial: c.FileNo})
	w.tells(c.ID)
	w.chapter(lang.L("About the child"))
	grade := ""
	if g, ok := cn.GradeOn(c.Stage, c.EnrolYear, w.store.Today()); ok {
		grade = g.String()
	}
	field := func(label, value string) page.Field { return page.Field{Label: label, Value: value} }
	w.doc.Form(
		page.FormRow{Fields: []page.Field{field(lang.L("Name"), c.Name), field(lang.L("Sex"), sex(c.Sex)), field(lang.L("File number"), c.FileNo)}},
		page.FormRow{Fields: []page.Field{field(lang.L("Born"), words.Date(c.Birth)), field(lang.L("Ethnic group"), cn.EthnicName(c.Ethnic)), field(lang.L("Identity number"), cn.MaskID(c.IDNo))}},
		page.FormRow{Fields: []page.Field{field(lang.L("Lives in"), strings.TrimSpace(cn.DivisionFullName(c.Division)+c.Town+c.Village))}},
		page.FormRow{Fields: []page.Field{field(lang.L("School"), c.School), field(lang.L("Grade"), strings.TrimSpace(grade+" "+c.Class))}},
		page.FormRow{Fields: []page.Field{field(lang.L("Category"), cn.CategoryName(c.MainCategory)), field(lang.L("State"), words.Label("child_status", c.Status)), field(lang.L("Since"), words.Date(c.StatusOn))}},
	)
	for _, chapter := range []func(data.Child) error{w.childOwn, w.childGuardians, w.childConsents, w.childTeam, w.childServices} {
		if err := chapter(c); err != nil {
			return err
		}
	}
	return nil
}

// childOwn writes what stands in the organization's own fields, those switched
// off too.
func (w *writer) childOwn(c data.Child) error {
	fields, err := w.store.OwnFields(w.ss, data.FieldsOfChild)
	if err != nil {
		return err
	}
	var rows []page.FormRow
	for _, f := range fields {
		if value := c.Own.Of(f); value != "" {
			rows = append(rows, page.FormRow{Fields: []page.Field{{Label: f.Name, Value: value}}})
		}
	}
	if len(rows) > 0 {
		w.doc.Form(rows...)
	}
	return nil
}

func (w *writer) childGuardians(c data.Child) error {
	all, err := w.store.Guardians(w.ss, c.ID)
	if err != nil {
		return err
	}
	mark := func(yes bool) string {
		if yes {
			return "☑"
		}
		return "☐"
	}
	var rows [][]tableCell
	for _, g := range all {
		rows = append(rows, row(txt(g.Name), txt(cn.RelationName(g.Relation)), txt(cn.MaskPhone(g.Phone)), txt(mark(g.Legal)), txt(mark(g.Carer)), txt(mark(g.Emergency))))
	}
	w.chapter(lang.L("Guardians and carers"))
	w.table("guardians", lang.L("Who stands for the child"), "", []head{
		{lang.L("Name"), true}, {lang.L("Relation"), true}, {lang.L("Phone"), true}, {lang.L("Legal guardian"), true}, {lang.L("Lives with the child"), true}, {lang.L("In an emergency"), true},
	}, rows)
	return nil
}

func (w *writer) childConsents(c data.Child) error {
	all, err := w.store.Consents(w.ss, c.ID)
	if err != nil {
		return err
	}
	var rows [][]tableCell
	for _, a := range all {
		rows = append(rows, row(txt(words.Date(a.Day)), txt(words.Label("consent_item", a.Item)), txt(words.Label("consent_result", a.Result)), txt(a.Signer), txt(words.Date(a.Expires))))
	}
	w.chapter(lang.L("Consents"))
	w.table("consents", lang.L("What was agreed to"), lang.L("The latest answer decides."), []head{
		{lang.L("Day"), true}, {lang.L("For what"), true}, {lang.L("Answer"), true}, {lang.L("Signed by"), true}, {lang.L("Valid until"), true},
	}, rows)
	return nil
}

func (w *writer) childTeam(c data.Child) error {
	all, err := w.store.Team(w.ss, c.ID, w.store.Today())
	if err != nil {
		return err
	}
	var rows [][]tableCell
	for _, p := range all {
		rows = append(rows, row(txt(words.Label("pairing_role", p.Role)), txt(strings.TrimSpace(p.Person+" "+p.Partner)), txt(words.Date(p.From))))
	}
	w.chapter(lang.L("The team"))
	w.table("team", lang.L("Who is paired with the child"), "", []head{{lang.L("Role"), true}, {lang.L("Who"), true}, {lang.L("Since"), true}}, rows)
	return nil
}

func (w *writer) childServices(c data.Child) error {
	all, err := w.store.Services(w.ss, c.ID)
	if err != nil {
		return err
	}
	var rows [][]tableCell
	units := 0
	for _, s := range all {
		if s.Day < w.scope.From || s.Day > w.scope.To {
			continue
		}
		units += s.Units
		rows = append(rows, row(txt(words.Date(s.Day)), txt(words.Label("programme", s.Programme)), txt(words.Label("service_kind", s.Kind)), txt(s.Title), txt(words.Count(s.Units))))
	}
	w.chapter(lang.L("What was done"))
	w.table("services", lang.L("Services of the period"), lang.L("Loans and reading logs do not count as contacts."), []head{
		{lang.L("Day"), true}, {lang.L("Programme"), true}, {lang.L("Kind"), true}, {lang.L("What it was"), true}, {lang.L("Contacts"), false},
	}, rows, row(txt(lang.L("Total")), txt(""), txt(""), txt(""), txt(words.Count(units))))
	return nil
}
