package projects

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/data"
	"careledger/data/cn"
)

// newKey begins the key of an option for a funder that is not there yet.
const newKey = "new:"

// funderField makes a field for a funder. A name that nobody has becomes a new
// funder when the project is saved.
func (s *Screen) funderField() *widgets.Choice {
	all, err := s.desk.Store().Funders(s.desk.Session())
	if err != nil {
		s.desk.Fail(err)
	}
	search := func(text string) []widgets.Option {
		var found []widgets.Option
		text = strings.TrimSpace(text)
		known := false
		for _, f := range all {
			if strings.Contains(strings.ToLower(f.Name), strings.ToLower(text)) {
				found = append(found, widgets.Option{Key: f.ID, Label: f.Name})
				known = known || f.Name == text
			}
		}
		if text != "" && !known {
			found = append(found, widgets.Option{Key: newKey + text, Label: text, Detail: lang.L("new funder")})
		}
		return found
	}
	return widgets.NewSearchChoice(search, lang.L("Choose, or type a new name")).LookUp(func(key string) (widgets.Option, bool) {
		for _, f := range all {
			if f.ID == key {
				return widgets.Option{Key: f.ID, Label: f.Name}, true
			}
		}
		return widgets.Option{}, false
	})
}

func divisions() []widgets.Option {
	var all []widgets.Option
	for _, d := range cn.Divisions() {
		all = append(all, widgets.Option{Key: d.Code, Label: cn.DivisionFullName(d.Code), Detail: d.Code})
	}
	return all
}

func (s *Screen) fields() []widgets.FieldOf {
	return []widgets.FieldOf{
		{Key: "name", Label: lang.L("Name of the project"), Required: true, Wide: true, Input: widgets.NewTextEntry("")},
		{Key: "funder_id", Label: lang.L("Funder"), Input: s.funderField()},
		{Key: "funding_kind", Label: lang.L("Kind of funding"), Input: screens.Choice("funding_kind", data.FundingKinds)},
		{Key: "start_on", Label: lang.L("First day of the project"), Input: widgets.NewDateField()},
		{Key: "end_on", Label: lang.L("Last day of the project"), Input: widgets.NewDateField()},
		{Key: "budget_fen", Label: lang.L("Agreed money in yuan"), Input: widgets.NewTextEntry("")},
		{Key: "status", Label: lang.L("Status"), Input: screens.Choice("project_status", data.ProjectStatuses)},
		{Key: "code", Label: lang.L("Code of the project"), Hint: lang.L("Leave blank and the program gives one."), Input: widgets.NewTextEntry("")},
		{Key: "agreement_no", Label: lang.L("Number of the agreement"), Input: widgets.NewTextEntry("")},
		{Key: "age_min", Label: lang.L("From age"), Input: widgets.NewTextEntry("")},
		{Key: "age_max", Label: lang.L("To age"), Hint: lang.L("Both empty: any age."), Input: widgets.NewTextEntry("")},
		{Key: "visit_kinds", Label: lang.L("Visits that count"), Wide: true, Input: widgets.NewMultiChoice(screens.Options("visit_kind", data.VisitKinds), nil)},
		{Key: "unit_rule", Label: lang.L("Classes count"), Input: screens.Choice("unit_rule", data.UnitRules)},
		{Key: "ratio_limit", Label: lang.L("Children for one of staff, at most"), Input: widgets.NewTextEntry("")},
		{Key: "wish_price_max_fen", Label: lang.L("Price of a wish in yuan, at most"), Input: widgets.NewTextEntry("")},
		{Key: "wish_per_child", Label: lang.L("Wishes for a child, at most"), Input: widgets.NewTextEntry("")},
		{Key: "k_threshold", Label: lang.L("Hide figures of fewer children than"), Hint: lang.L("In the funder's edition of reports."), Input: widgets.NewTextEntry("")},
		{Key: "report_cycle", Label: lang.L("Reports are due each"), Input: screens.Choice("report_cycle", data.ReportCycles)},
		{Key: "division", Label: lang.L("County"), Input: widgets.NewChoice(divisions(), lang.L("District or county"))},
		{Key: "region", Label: lang.L("Region in words"), Input: widgets.NewTextEntry("")},
		{Key: "background", Label: lang.L("Background"), Wide: true, Input: widgets.NewMultiline("", 3)},
		{Key: "goal", Label: lang.L("Goal"), Wide: true, Input: widgets.NewMultiline("", 3)},
		{Key: "note", Label: lang.L("Note"), Wide: true, Input: widgets.NewMultiline("", 2)},
	}
}

// values fills the form.
func values(p data.Project) map[string]string {
	return map[string]string{
		"name": p.Name, "funder_id": string(p.FunderID), "funding_kind": p.FundingKind, "start_on": p.Start, "end_on": p.End,
		"budget_fen": screens.Yuan(p.Budget), "status": p.Status, "code": p.Code, "agreement_no": p.AgreementNo,
		"age_min": screens.Digits(p.AgeMin), "age_max": screens.Digits(p.AgeMax), "visit_kinds": strings.ReplaceAll(p.VisitKinds, " ", ","),
		"unit_rule": p.UnitRule, "ratio_limit": screens.Digits(p.RatioLimit), "wish_price_max_fen": screens.Yuan(p.WishPriceMax),
		"wish_per_child": screens.Digits(p.WishPerChild), "k_threshold": screens.Digits(p.KThreshold), "report_cycle": p.ReportCycle,
		"division": p.Division, "region": p.Region, "background": p.Background, "goal": p.Goal, "note": p.Note,
	}
}

// taken is a project with what the form holds.
func taken(p data.Project, form *widgets.Form) (data.Project, error) {
	v := form.Values()
	p.Name, p.FundingKind, p.Start, p.End, p.Status = v["name"], v["funding_kind"], v["start_on"], v["end_on"], v["status"]
	p.Code, p.AgreementNo, p.UnitRule, p.ReportCycle = v["code"], v["agreement_no"], v["unit_rule"], v["report_cycle"]
	p.VisitKinds = strings.ReplaceAll(v["visit_kinds"], ",", " ")
	p.Division, p.Region, p.Background, p.Goal, p.Note = v["division"], v["region"], v["background"], v["goal"], v["note"]
	for field, to := range map[string]*int64{"budget_fen": &p.Budget, "wish_price_max_fen": &p.WishPriceMax} {
		fen, err := screens.Fen(form, field)
		if err != nil {
			return p, err
		}
		*to = fen
	}
	for field, to := range map[string]*int{"age_min": &p.AgeMin, "age_max": &p.AgeMax, "wish_per_child": &p.WishPerChild, "k_threshold": &p.KThreshold} {
		n, err := screens.Whole(form, field)
		if err != nil {
			return p, err
		}
		*to = n
	}
	var err error
	p.RatioLimit, err = screens.Decimal(form, "ratio_limit")
	return p, err
}

// editProject opens the form of a project; one without an id is new.
func (s *Screen) editProject(p data.Project) {
	form := widgets.NewForm(s.fields()...)
	form.SetValues(values(p))
	var saved data.Project
	screens.Draft(s.desk, form, "project", p.ID)
	edit := screens.Edit{Title: lang.L("New project"), Form: form, Width: 720}
	if p.ID != "" {
		edit.Title = p.Name
		edit.Remove = func() { s.remove(p) }
	}
	edit.Save = func(bool) (err error) {
		if saved, err = taken(p, form); err != nil {
			return err
		}
		if saved.FunderID, err = s.funderOf(form.Values()["funder_id"]); err != nil {
			return err
		}
		return s.desk.Store().SaveProject(s.desk.Session(), &saved)
	}
	edit.Saved = func() {
		s.Open(saved.ID)
		if p.ID == "" {
			s.desk.Toast(lang.L("Saved {{.Name}} as {{.Code}}. Next: its targets, budget and members.", map[string]any{"Name": saved.Name, "Code": saved.Code}))
			return
		}
		s.desk.Toast(lang.L("Saved {{.Name}}.", map[string]any{"Name": saved.Name}))
	}
	edit.Open(s.desk)
}

// funderOf answers the id for the value of the funder's field, and makes a new
// funder where a new name was typed.
func (s *Screen) funderOf(value string) (data.Ref, error) {
	name, isNew := strings.CutPrefix(value, newKey)
	if !isNew {
		return data.Ref(value), nil
	}
	funders, err := s.desk.Store().Funders(s.desk.Session())
	if err != nil {
		return "", err
	}
	for _, f := range funders { // made by an attempt to save before
		if f.Name == name {
			return data.Ref(f.ID), nil
		}
	}
	f := data.Funder{Name: name}
	err = s.desk.Store().SaveFunder(s.desk.Session(), &f)
	return data.Ref(f.ID), err
}

// remove puts a project into the bin after asking, and offers to bring it back.
func (s *Screen) remove(p data.Project) {
	widgets.Danger(s.desk.Canvas(), lang.L("Delete this project?"),
		lang.L("{{.Name}} goes into the bin. Its records stay, without a project in the lists. It can be brought back.", map[string]any{"Name": p.Name}),
		lang.L("Delete"), func() {
			if screens.Remove(s.desk, "project", p.ID, lang.L("{{.Name}} is in the bin.", map[string]any{"Name": p.Name})) {
				s.chosen = ""
				s.Update()
			}
		})
}
