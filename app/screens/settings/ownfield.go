package settings

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"careledger/app/exchange"
	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/data"
)

// editField opens the form of a field; one without an id is new.
func (o *own) editField(f data.OwnField) {
	kind := screens.Choice("field_kind", data.FieldKinds)
	form := widgets.NewForm(
		widgets.FieldOf{Key: "name", Label: lang.L("Name of the field"), Required: true, Input: widgets.NewTextEntry(lang.L("Such as shoe size"))},
		widgets.FieldOf{Key: "kind", Label: lang.L("What is entered"), Required: true, Input: kind},
		widgets.FieldOf{Key: "choices", Label: lang.L("Choices"), Hint: lang.L("One a line."), Wide: true, Input: widgets.NewMultiline("", 4)})
	form.SetValues(map[string]string{"name": f.Name, "kind": f.Kind, "choices": f.Choices})
	fit := func() { form.ShowField("choices", kind.Value() == data.FieldChoice) }
	kind.OnChanged = func(widgets.Option) { fit() }
	fit()
	screens.Draft(o.desk, form, "own field", f.ID)
	edit := screens.Edit{Title: lang.L("Add a field"), Form: form, Width: 560}
	if f.ID != "" {
		edit.Title = lang.L("The field {{.Name}}", map[string]any{"Name": f.Name})
		edit.Remove = func() { o.removeField(f) }
	}
	undo, saved := "", f
	edit.Save = func(bool) (err error) {
		v := form.Values()
		saved = f
		saved.Name, saved.Kind, saved.Choices = v["name"], v["kind"], v["choices"]
		if builtIn(saved) {
			return &data.Error{Kind: data.Conflict, Field: "name", Text: "There is a field “{{.Text}}” already.", Args: map[string]any{"Text": saved.Name}}
		}
		undo, err = o.desk.Store().SaveField(o.desk.Session(), &saved)
		return err
	}
	edit.Saved = func() {
		o.done(lang.L("Saved {{.Name}}.", map[string]any{"Name": saved.Name}), undo)
		o.fields.Select(func(x data.OwnField) bool { return x.ID == saved.ID })
	}
	edit.Open(o.desk)
}

// builtIn reports whether the program's own table has a column of that name, so
// that a table with both could not be told apart.
func builtIn(f data.OwnField) bool {
	kind := map[string]string{data.FieldsOfChild: "children", data.FieldsOfActivity: "activities"}[f.Subject]
	k, _ := exchange.Find(kind)
	for _, c := range k.Columns() {
		if slices.Contains(c.Headings, f.Name) {
			return true
		}
	}
	return false
}
