package children

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// labelWidth is the width of the labels of particulars.
const labelWidth float32 = 96

// fact is a label with its value.
type fact struct{ label, value string }

// facts stands labels and values below each other; unknown values are left
// out.
func facts(all ...fact) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, f := range all {
		if f.value == "" {
			continue
		}
		rows = append(rows, widgets.HBox(10, widgets.Fixed(labelWidth, widgets.Quiet(f.label)), widgets.Grow(widgets.Paragraph(f.value, widgets.Plain))))
	}
	if len(rows) == 0 {
		rows = append(rows, widgets.Quiet(lang.L("Nothing entered yet.")))
	}
	return widgets.VBox(8, rows...)
}

// particulars shows what the form of a child holds.
func (f *file) particulars() fyne.CanvasObject {
	c, today := f.child, f.desk.Store().Today()
	boarding := ""
	if c.Boarding {
		boarding = lang.L("boards at school")
	}
	identity := widgets.HeadedCard(lang.L("Identity"), nil, facts(
		fact{lang.L("Also called"), c.Alias}, fact{lang.L("Sex"), words.Label("sex", strconv.Itoa(c.Sex))},
		fact{lang.L("Born on"), words.Date(c.Birth)}, fact{words.Label("id_kind", c.IDKind), c.IDNo}, fact{lang.L("Why no number"), c.NoID},
		fact{lang.L("Ethnic group"), cn.EthnicName(c.Ethnic)},
		fact{lang.L("Registered at"), joined(words.Label("hukou_kind", c.HukouKind), cn.DivisionName(c.HukouDivision)+c.HukouDetail)},
		fact{lang.L("Came to us by"), words.Label("source", c.Source)}, fact{lang.L("Note"), c.Note}))
	home := widgets.HeadedCard(lang.L("Home and school"), nil, facts(
		fact{lang.L("Lives in"), cn.DivisionName(c.Division) + c.Town + c.Village}, fact{lang.L("House"), c.Address},
		fact{lang.L("Economy"), words.Label("economy", c.Economy)}, fact{lang.L("Category"), cn.CategoryName(c.MainCategory)},
		fact{lang.L("School"), c.School}, fact{lang.L("Grade"), joined(words.Label("stage", c.Stage), grade(c.Stage, c.Grade, c.EnrolYear, c.Class, today))},
		fact{lang.L("Schooling"), joined(words.Label("edu_status", c.EduStatus), boarding)},
		fact{lang.L("Teacher"), joined(c.Teacher, cn.Phone(c.TeacherPhone).Display())}))
	cards := []fyne.CanvasObject{identity, home}
	for _, card := range []fyne.CanvasObject{f.ownCard(), f.categoriesCard(), f.householdCard(), f.parentsCard()} {
		if card != nil {
			cards = append(cards, card)
		}
	}
	if f.desk.Session().CanDecide(data.Children) {
		verbs := []fyne.CanvasObject{
			widgets.PlainButton(lang.L("Change the status"), f.changeStatus),
			widgets.PlainButton(lang.L("Merge with another file"), f.askMerge), widgets.FlatButton(lang.L("Delete this file"), f.remove),
		}
		if f.desk.Session().CanDecide(data.Registers) {
			verbs = append(verbs, widgets.FlatButton(lang.L("Erase for good…"), f.askErase))
		}
		if f.desk.Session().CanWrite(data.Registers) {
			verbs = append(verbs, widgets.FlatButton(lang.L("Copy by right…"), f.giveAccess))
		}
		cards = append(cards, widgets.Flow(8, verbs...))
	}
	return widgets.NewScroll(widgets.VBox(theme.Gap, cards...))
}

// ownCard shows what stands in the organization's own fields, those switched off
// too; nil for nothing.
func (f *file) ownCard() fyne.CanvasObject {
	fields, err := f.desk.Store().OwnFields(f.desk.Session(), data.FieldsOfChild)
	f.desk.Fail(err)
	var all []fact
	for _, field := range fields {
		if value := f.child.Own.Of(field); value != "" {
			all = append(all, fact{field.Name, value})
		}
	}
	if len(all) == 0 {
		return nil
	}
	return widgets.HeadedCard(lang.L("What else we keep"), nil, facts(all...))
}

// guardiansAndConsents shows who cares for the child and every answer about
// consent.
func (f *file) guardiansAndConsents() fyne.CanvasObject {
	var add fyne.CanvasObject
	may := f.desk.Session().CanWrite(data.Children)
	if may {
		add = widgets.FlatButton(lang.L("Add guardian"), func() { f.editGuardian(data.Guardian{ChildID: f.child.ID}) })
	}
	var rows []fyne.CanvasObject
	for _, g := range f.guardians {
		rows = append(rows, f.guardianRow(g, may))
	}
	if len(rows) == 0 {
		rows = append(rows, widgets.Quiet(lang.L("No guardian entered yet.")))
	}
	var answers []fyne.CanvasObject
	for _, c := range f.consents {
		answers = append(answers, widgets.HBox(10, widgets.Fixed(eventDayWidth, widgets.Quiet(c.Day)), widgets.Grow(widgets.Body(consentText(c)).Elide()), widgets.Quiet(expiry(c))))
	}
	if len(answers) == 0 {
		answers = append(answers, widgets.Quiet(lang.L("Nobody was asked yet.")))
	}
	return widgets.NewScroll(widgets.VBox(theme.Gap,
		widgets.HeadedCard(lang.L("Guardians and carers"), add, widgets.VBox(10, rows...)),
		f.consentsCard(),
		widgets.HeadedCard(lang.L("Answers about consent"), nil, widgets.VBox(8, answers...))))
}

func (f *file) guardianRow(g data.Guardian, may bool) fyne.CanvasObject {
	var pills []fyne.CanvasObject
	for _, p := range []struct {
		is   bool
		word string
	}{
		{g.Legal, lang.L("legal guardian")}, {g.Carer, lang.L("cares daily")}, {g.Entrusted, lang.L("entrusted")}, {g.Emergency, lang.L("emergency")},
	} {
		if p.is {
			pills = append(pills, widgets.NewPill(p.word, widgets.Teal))
		}
	}
	head := []fyne.CanvasObject{widgets.Bold(g.Name), widgets.Quiet(cn.RelationWord(g.Relation)), widgets.HBox(6, pills...), widgets.Space()}
	if may {
		head = append(head, widgets.FlatButton(lang.L("Edit"), func() { f.editGuardian(g) }))
	}
	basis := words.Label("consent_basis", g.Basis)
	if basis == "" {
		basis = lang.L("basis not yet known")
	}
	return widgets.VBox(2, widgets.HBox(8, head...), widgets.Quiet(joined(cn.Phone(g.Phone).Display(), g.PhoneOwner, basis, g.Work)).Elide())
}
