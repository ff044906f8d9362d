package children

import (
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/data"
	"careledger/data/cn"
)

// change asks what is to change in all files that are marked, and changes them,
// all or none.
func (v *childTable) change() {
	ids := v.marked()
	if len(ids) == 0 {
		v.desk.Toast(lang.L("Mark children with Space first, or press “Mark all”."))
		return
	}
	status := screens.Choice("child_status", data.ChildStatuses)
	fields := []widgets.FieldOf{
		{Key: "school", Label: lang.L("School"), Input: widgets.NewTextEntry(stays())},
		{Key: "grade", Label: lang.L("Grade"), Hint: lang.L("As it is said, such as 三年级(2)班 or 初二."), Input: widgets.NewTextEntry(stays())},
		{Key: "division", Label: lang.L("Lives in"), Input: widgets.NewChoice(divisionOptions(), stays())},
		{Key: "town", Label: lang.L("Town or street"), Input: widgets.NewTextEntry(stays())},
		{Key: "economy", Label: lang.L("Economy"), Input: widgets.NewChoice(screens.Options("economy", data.Economies), stays())},
		{Key: "main_category", Label: lang.L("Add a category"), Input: widgets.NewChoice(categoryOptions(v.desk.Session()), stays())},
		{Key: "status", Label: lang.L("Status"), Input: status},
		{Key: "exit_reason", Label: lang.L("Why they leave"), Input: screens.Choice("exit_reason", data.ExitReasons)},
	}
	fields = append(fields, screens.OwnFields(v.desk, data.FieldsOfChild, "")...)
	fields = append(fields, widgets.FieldOf{Key: "since", Label: lang.L("Since when"), Hint: lang.L("Empty: today. The history of each file begins there."), Input: widgets.NewDateField()})
	form := widgets.NewForm(fields...)
	fit := func() { form.ShowField("exit_reason", status.Value() == "left") }
	status.OnChanged = func(widgets.Option) { fit() }
	fit()
	undo := ""
	screens.Draft(v.desk, form, "change children", ids[0])
	screens.Edit{
		Title: lang.L("Change {{.N}} children", map[string]any{"N": len(ids)}), Form: form, Width: 720,
		Save: func(bool) (err error) {
			c, err := v.changeOf(form)
			if err != nil {
				return err
			}
			refused := ""
			if undo, refused, err = v.desk.Store().ChangeChildren(v.desk.Session(), ids, c); err != nil && refused != "" {
				v.tellRefused(refused)
			}
			return err
		},
		Saved: func() {
			v.desk.Fail(v.update())
			v.table.Focus()
			v.desk.ToastUndo(lang.L("{{.N}} children changed.", map[string]any{"N": len(ids)}), func() {
				v.desk.Fail(v.desk.Store().UndoBulk(v.desk.Session(), undo))
				v.desk.Fail(v.update())
			})
		},
	}.Open(v.desk)
}

// stays is what an empty field says.
func stays() string { return lang.L("stays as it is") }

// marked are the children marked among those listed, in their order.
func (v *childTable) marked() []string {
	var ids []string
	for _, l := range v.table.Rows() {
		if v.chosen[l.ID] {
			ids = append(ids, l.ID)
		}
	}
	return ids
}

// changeOf is the change that the form says.
func (v *childTable) changeOf(form *widgets.Form) (data.ChildChange, error) {
	f := form.Values()
	c := data.ChildChange{
		School: f["school"], Division: f["division"], Town: f["town"], Economy: f["economy"], Category: f["main_category"],
		Status: f["status"], Since: f["since"], Own: screens.TakeOwn(v.desk, data.FieldsOfChild, f, ""),
	}
	if c.Status == "left" {
		c.Reason = f["exit_reason"]
	}
	if f["grade"] != "" {
		g, p := cn.ParseGrade(f["grade"])
		if p != nil {
			return c, &data.Error{Kind: data.Bad, Field: "grade", Text: p.Text, Args: p.Args}
		}
		c.Stage, c.Grade, c.Class = g.Stage, g.Year, g.Class
	}
	if c == (data.ChildChange{Since: c.Since}) {
		return c, &data.Error{Kind: data.Bad, Field: "school", Text: "Please enter what is to change."}
	}
	return c, nil
}

// tellRefused says because of whose file none was changed.
func (v *childTable) tellRefused(id string) {
	l, err := v.desk.Store().Line(v.desk.Session(), id)
	if err != nil {
		v.desk.Fail(err)
		return
	}
	v.desk.Toast(lang.L("None was changed, because of {{.Name}} ({{.No}}).", map[string]any{"Name": l.Name, "No": l.FileNo}))
}
