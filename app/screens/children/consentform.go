package children

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/data"
	"careledger/data/cn"
)

// The consent that one signature gives at first: what most guardians agree to.
const usualConsents = "service,photo_keep"

// addConsent opens the form for the answers of one signer, with the first
// guardian filled in.
func (f *file) addConsent() {
	values := f.signerValues()
	values["agree"] = usualConsents
	f.askConsent(values)
}

// signerFields are the fields that say who answered, on which right and when.
func signerFields(day string) []widgets.FieldOf {
	return []widgets.FieldOf{
		{Key: "signer", Label: lang.L("Signed by"), Required: true, Input: widgets.NewTextEntry("")},
		{Key: "relation", Label: lang.L("Relation to the child"), Input: widgets.NewChoice(relationOptions(), lang.L("Choose"))},
		{Key: "basis", Label: lang.L("Right to sign by"), Hint: lang.L("Without a paper, consent holds for service but not for print."), Input: choice("consent_basis", data.ConsentBases)},
		{Key: "medium", Label: lang.L("Medium"), Input: choice("consent_medium", data.ConsentMedia)},
		{Key: "day", Label: day, Required: true, Input: widgets.NewDateField()},
	}
}

// signerValues are the first guardian's, signing on paper today.
func (f *file) signerValues() map[string]string {
	values := map[string]string{"day": f.desk.Store().Today(), "medium": "paper"}
	if len(f.guardians) > 0 {
		g := f.guardians[0]
		values["signer"], values["relation"], values["basis"] = g.Name, g.Relation, g.Basis
	}
	return values
}

// askConsent opens the form with some values.
func (f *file) askConsent(values map[string]string) {
	child := f.child
	fields := []widgets.FieldOf{
		{Key: "agree", Label: lang.L("Agrees to"), Wide: true, Input: widgets.NewMultiChoice(options("consent_item", data.ConsentItems), nil)},
		{Key: "refuse", Label: lang.L("Refuses or withdraws"), Wide: true, Input: widgets.NewMultiChoice(options("consent_item", data.ConsentItems), nil)},
	}
	fields = append(append(fields, signerFields(lang.L("Day of signature"))...),
		widgets.FieldOf{Key: "expires_on", Label: lang.L("Valid until"), Hint: lang.L("Empty: until withdrawn."), Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "by_child", Label: lang.L("The child"), Wide: true, Input: widgets.NewCheckBox(lang.L("These are the child's own answers (needed from the 14th birthday)"), nil)})
	form := widgets.NewForm(fields...)
	form.SetValues(map[string]string{"day": f.desk.Store().Today(), "medium": "paper"})
	form.SetValues(values)
	screens.Draft(f.desk, form, "consent", child.ID)
	title := lang.L("Consent for {{.Name}}", map[string]any{"Name": child.Name})
	widgets.ShowForm(f.desk.Canvas(), title, form, lang.L("Save"), func(*widgets.Dialog) bool {
		form.ClearErrors()
		answers := consentAnswers(child.ID, form.Values(), f.consents)
		if len(answers) == 0 {
			form.SetError("agree", lang.L("Please choose at least one item."))
			return false
		}
		if !f.saved(form, f.desk.Store().AddConsent(f.desk.Session(), answers...)) {
			return false
		}
		f.desk.Toast(lang.L("Consent of {{.Name}} recorded.", map[string]any{"Name": child.Name}))
		return true
	}).Width(720)
}

// consentAnswers makes one row for each item chosen. What was agreed before
// and is refused now is a withdrawal.
func consentAnswers(childID string, v map[string]string, before []data.Consent) []data.Consent {
	refused := keysOf(v["refuse"])
	agreed := slices.DeleteFunc(keysOf(v["agree"]), func(item string) bool { return slices.Contains(refused, item) })
	return append(answersOf(childID, v, refused, func(item string) string {
		if c := data.LatestConsent(before, item, v["day"], v["by_child"] == "1"); c != nil && c.Result == "agree" {
			return "withdraw"
		}
		return "refuse"
	}), answersOf(childID, v, agreed, func(string) string { return "agree" })...)
}

// answersOf makes one row for each item, of the signer in the values of a form.
func answersOf(childID string, v map[string]string, items []string, result func(item string) string) []data.Consent {
	var all []data.Consent
	for _, item := range items {
		all = append(all, data.Consent{
			ChildID: childID, Item: item, Result: result(item), Signer: v["signer"], Relation: v["relation"], Basis: v["basis"],
			ByChild: v["by_child"] == "1", Day: v["day"], Expires: v["expires_on"], Medium: v["medium"],
		})
	}
	return all
}

// editGuardian opens the form of a guardian.
func (f *file) editGuardian(g data.Guardian) {
	form := widgets.NewForm(
		widgets.FieldOf{Key: "name", Label: lang.L("Name"), Required: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "relation", Label: lang.L("Relation to the child"), Input: widgets.NewChoice(relationOptions(), lang.L("Choose"))},
		widgets.FieldOf{Key: "phone", Label: lang.L("Phone"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "phone_owner", Label: lang.L("Whose phone"), Hint: lang.L("If it is a neighbour's or another relative's."), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "basis", Label: lang.L("Guardian by"), Input: choice("consent_basis", data.ConsentBases)},
		widgets.FieldOf{Key: "work", Label: lang.L("Work"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "is", Label: lang.L("This person"), Wide: true, Input: widgets.NewMultiChoice([]widgets.Option{
			{Key: "legal", Label: lang.L("is the legal guardian")},
			{Key: "carer", Label: lang.L("cares for the child daily")},
			{Key: "entrusted", Label: lang.L("is entrusted in writing")},
			{Key: "emergency", Label: lang.L("is called in an emergency")},
		}, nil)},
	)
	var is string
	for key, yes := range map[string]bool{"legal": g.Legal, "carer": g.Carer, "entrusted": g.Entrusted, "emergency": g.Emergency} {
		if yes {
			is += key + ","
		}
	}
	form.SetValues(map[string]string{
		"name": g.Name, "relation": g.Relation, "phone": cn.Phone(g.Phone).Display(), "phone_owner": g.PhoneOwner, "basis": g.Basis, "work": g.Work, "is": is,
	})
	screens.Draft(f.desk, form, "guardian", f.child.ID, g.ID)
	title := lang.L("Guardian of {{.Name}}", map[string]any{"Name": f.child.Name})
	widgets.ShowForm(f.desk.Canvas(), title, form, lang.L("Save"), func(*widgets.Dialog) bool {
		v := form.Values()
		g.Name, g.Relation, g.Phone, g.PhoneOwner, g.Basis, g.Work = v["name"], v["relation"], v["phone"], v["phone_owner"], v["basis"], v["work"]
		g.Legal, g.Carer, g.Entrusted, g.Emergency = false, false, false, false
		for _, key := range keysOf(v["is"]) {
			*map[string]*bool{"legal": &g.Legal, "carer": &g.Carer, "entrusted": &g.Entrusted, "emergency": &g.Emergency}[key] = true
		}
		return f.saved(form, f.desk.Store().SaveGuardian(f.desk.Session(), &g))
	})
}
