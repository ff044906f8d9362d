package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/data"
	"careledger/data/cn"
)

// kinds are the kinds of organizations that do this work.
var kinds = []string{"service", "association", "foundation", "volunteers", "station", "federation", "other"}

// organization is the page of the organization and what holds for all its
// records.
type organization struct {
	desk    screens.Desk
	form    *widgets.Form
	content fyne.CanvasObject
	kept    data.Org
	filled  bool
}

func newOrganization(desk screens.Desk) *organization {
	o := &organization{desk: desk}
	var counties []widgets.Option
	for _, d := range cn.Divisions() {
		counties = append(counties, widgets.Option{Key: d.Code, Label: cn.DivisionFullName(d.Code), Detail: d.Code})
	}
	o.form = widgets.NewForm(
		widgets.FieldOf{Key: "name", Label: lang.L("Name of the organization"), Required: true, Wide: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "short_name", Label: lang.L("Short name"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "mark", Label: lang.L("Mark of file numbers"), Hint: lang.L("One or two characters; new file numbers begin with it."), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "uscc", Label: lang.L("Unified social credit code"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "kind", Label: lang.L("Kind of organization"), Input: screens.Choice("org_kind", kinds)},
		widgets.FieldOf{Key: "leader", Label: lang.L("Head"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "phone", Label: lang.L("Phone"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "division", Label: lang.L("County"), Input: widgets.NewChoice(counties, lang.L("District or county"))},
		widgets.FieldOf{Key: "address", Label: lang.L("Address"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: data.SettingClaimDays, Label: lang.L("A claim of a wish expires after days"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: data.SettingLoanDays, Label: lang.L("A book is lent for days"), Input: widgets.NewTextEntry("")})
	if !desk.Session().CanWrite(data.Settings) {
		o.content = narrow(widgets.NewCard(widgets.VBox(14, o.form, widgets.Quiet(lang.L("Only the person in charge can change this.")))))
		return o
	}
	o.form.OnSubmit = o.save
	o.content = narrow(widgets.NewCard(widgets.VBox(18, o.form, widgets.HBox(10, widgets.PrimaryButton(lang.L("Save"), o.save),
		widgets.FlatButton(lang.L("Discard changes"), func() {
			o.filled = false
			desk.Fail(o.update())
		})))))
	return o
}

func (o *organization) id() string { return "organization" }

func (o *organization) word() string { return lang.L("The organization") }

func (o *organization) object() fyne.CanvasObject { return o.content }

func (o *organization) status() string { return lang.L("Ctrl+Enter saves") }

// update fills the form once; what is being typed stays.
func (o *organization) update() error {
	if o.filled {
		return nil
	}
	store, ss := o.desk.Store(), o.desk.Session()
	org, err := store.Org(ss)
	if err != nil {
		return err
	}
	values := map[string]string{
		"name": org.Name, "short_name": org.ShortName, "mark": org.Mark, "uscc": org.USCC, "kind": org.Kind, "leader": org.Leader,
		"phone": org.Phone, "address": org.Address, "division": org.Division,
	}
	for _, name := range []string{data.SettingClaimDays, data.SettingLoanDays} {
		if values[name], err = store.Setting(ss, name); err != nil {
			return err
		}
	}
	o.form.SetValues(values)
	o.form.ClearErrors()
	if o.desk.Session().CanWrite(data.Settings) {
		screens.Draft(o.desk, o.form, "organization")
	}
	o.kept, o.filled = org, true
	return nil
}

// save keeps what the form holds.
func (o *organization) save() { o.saveOver(false) }

// saveOver is save; over says that the person accepted the doubts.
func (o *organization) saveOver(over bool) {
	o.form.ClearErrors()
	if !screens.Saved(o.desk, o.form, o.keep(over), func() { o.saveOver(true) }) {
		return
	}
	o.filled = false
	o.desk.Fail(o.update())
	o.desk.Toast(lang.L("Saved."))
}

func (o *organization) keep(over bool) error {
	v, store, ss := o.form.Values(), o.desk.Store(), o.desk.Session()
	org := o.kept
	org.Name, org.ShortName, org.Mark, org.Kind, org.Leader = v["name"], v["short_name"], v["mark"], v["kind"], v["leader"]
	org.Phone, org.Address, org.Division, org.USCC = v["phone"], v["address"], v["division"], v["uscc"]
	if org.USCC != "" {
		code, p := cn.ParseCredit(org.USCC)
		if err := screens.Problem("uscc", p); err != nil && !(p.Override && over) {
			return err
		}
		org.USCC = code
	}
	for _, name := range []string{data.SettingClaimDays, data.SettingLoanDays} {
		days, err := screens.Whole(o.form, name)
		if err != nil {
			return err
		}
		if days <= 0 {
			return &data.Error{Kind: data.Bad, Field: name, Text: "Please enter a number greater than 0."}
		}
	}
	if err := store.SaveOrg(ss, &org); err != nil {
		return err
	}
	for _, name := range []string{data.SettingClaimDays, data.SettingLoanDays} {
		days, _ := screens.Whole(o.form, name) // looked at above
		if kept, err := store.Setting(ss, name); err != nil || kept == screens.Digits(days) {
			continue
		}
		if err := store.SetSetting(ss, name, screens.Digits(days)); err != nil {
			return err
		}
	}
	return nil
}
