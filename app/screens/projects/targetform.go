package projects

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// create begins a new target.
func (t *targets) create() { t.edit(data.Target{}) }

// edit opens the form of a target; one without an id is new.
func (t *targets) edit(target data.Target) {
	if !t.mayWrite() {
		return
	}
	kept, err := t.desk.Store().Targets(t.desk.Session(), t.project.ID)
	if err != nil {
		t.desk.Fail(err)
		return
	}
	kept = slices.DeleteFunc(kept, func(other data.Target) bool { return other.ID == target.ID })
	code := widgets.NewChoice(indicators(), lang.L("Choose"))
	form := widgets.NewForm(
		widgets.FieldOf{Key: "code", Label: lang.L("Indicator"), Required: true, Wide: true, Input: code},
		widgets.FieldOf{Key: "name", Label: lang.L("What is promised"), Required: true, Wide: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "value", Label: lang.L("Value to reach"), Required: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "unit", Label: lang.L("Unit"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "evidence", Label: lang.L("Proof of it"), Hint: lang.L("What the funder wants to see, such as sign-in sheets."), Wide: true, Input: widgets.NewTextEntry("")})
	chosen := target.Code
	if chosen != "" && !slices.Contains(data.IndicatorCodes(), chosen) {
		chosen = ownTarget
	}
	form.SetValues(map[string]string{
		"code": chosen, "name": target.Name, "value": screens.Digits(target.Value), "unit": target.Unit, "evidence": target.Evidence,
	})
	showOwn := func(code string) {
		form.ShowField("name", code == ownTarget)
		form.ShowField("unit", code == ownTarget)
	}
	showOwn(chosen)
	code.OnChanged = func(o widgets.Option) { showOwn(o.Key) }
	screens.Draft(t.desk, form, "target", t.project.ID, target.ID)
	edit := screens.Edit{Title: lang.L("Target of {{.Project}}", map[string]any{"Project": t.project.Name}), Form: form}
	if target.ID != "" {
		edit.Remove = func() { t.remove(target) }
	}
	edit.Save = func(bool) error {
		v := form.Values()
		saved := data.Target{Code: v["code"], Name: v["name"], Unit: v["unit"], Evidence: v["evidence"]}
		if saved.Code == ownTarget {
			saved.Code = ownCode(target.Code, kept)
		}
		var err error
		if saved.Value, err = screens.Decimal(form, "value"); err != nil {
			return err
		}
		return t.desk.Store().SaveTargets(t.desk.Session(), t.project.ID, append(slices.Clone(kept), saved))
	}
	edit.Saved = func() { t.desk.Toast(lang.L("Target saved.")) }
	edit.Open(t.desk)
}

// indicators are the choices of a target: our indicators, and one of its own.
func indicators() []widgets.Option {
	all := []widgets.Option{{Key: ownTarget, Label: lang.L("Something else that the agreement promises")}}
	for _, code := range data.IndicatorCodes() {
		all = append(all, widgets.Option{Key: code, Label: words.Label("indicator", code), Detail: code})
	}
	return all
}

// ownCode keeps the code of a project's own target, or gives the first one that
// is free: Z1, Z2 …
func ownCode(code string, kept []data.Target) string {
	if code != "" && !slices.Contains(data.IndicatorCodes(), code) {
		return code
	}
	for n := 1; ; n++ {
		free := "Z" + strconv.Itoa(n)
		if !slices.ContainsFunc(kept, func(other data.Target) bool { return other.Code == free }) {
			return free
		}
	}
}

// remove takes a target away and offers to bring it back.
func (t *targets) remove(target data.Target) {
	store, ss, project := t.desk.Store(), t.desk.Session(), t.project.ID
	if screens.Remove(t.desk, "target", target.ID, lang.L("The target is in the bin.")) {
		if p, err := store.Project(ss, project); err == nil {
			t.desk.Fail(t.update(p))
		}
	}
}
