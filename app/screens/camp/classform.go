package camp

import (
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/pickers"
	"careledger/app/widgets"
	"careledger/data"
)

// finished is the state of a class that has ended.
const finished = "finished"

// createClass opens the form of a new class, with hours, meal and project of the
// one shown.
func (s *Screen) createClass() {
	c := data.Camp{
		Site: s.class.Site, ProjectID: s.class.ProjectID, Term: "first", HalfDay: s.class.HalfDay, Start: s.class.Start, End: s.class.End, Meal: s.class.Meal, Status: "enrolling",
	}
	if c.HalfDay == "" {
		c.HalfDay, c.Start, c.End, c.Meal = "day", "08:30", "16:30", "provided"
	}
	s.editClass(c)
}

// editClass opens the form of a class; one without an id is new.
func (s *Screen) editClass(c data.Camp) {
	form := widgets.NewForm(
		widgets.FieldOf{Key: "name", Label: lang.L("Name of the class"), Required: true, Input: widgets.NewTextEntry(lang.L("Such as 柳桥班"))},
		widgets.FieldOf{Key: "site", Label: lang.L("Site"), Input: screens.Open(s.desk, data.ListSite, c.Site)},
		widgets.FieldOf{Key: "project_id", Label: lang.L("Project of the class"), Hint: lang.L("Ages and staff are measured by it."), Input: pickers.Project(s.desk)},
		widgets.FieldOf{Key: "term", Label: lang.L("Term"), Input: screens.Choice("camp_term", data.CampTerms)},
		widgets.FieldOf{Key: "from_on", Label: lang.L("First day of the class"), Required: true, Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "to_on", Label: lang.L("Last day of the class"), Required: true, Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "capacity", Label: lang.L("Places"), Hint: lang.L("Empty: no limit. Who finds no place waits."), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "half_day", Label: lang.L("Daily hours"), Input: screens.Choice("half_day", data.CampHalves)},
		widgets.FieldOf{Key: "start_at", Label: lang.L("Begins at"), Input: widgets.NewTextEntry("HH:MM")},
		widgets.FieldOf{Key: "end_at", Label: lang.L("Ends at"), Input: widgets.NewTextEntry("HH:MM")},
		widgets.FieldOf{Key: "meal", Label: lang.L("Meals"), Input: screens.Choice("meal", data.CampMeals)},
		widgets.FieldOf{Key: "status", Label: lang.L("State"), Hint: lang.L("Finished: who is in class has finished it."), Input: screens.Choice("camp_status", data.CampStatuses)},
		widgets.FieldOf{Key: "insurer", Label: lang.L("Insurer"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "policy_no", Label: lang.L("Policy number"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "premium_fen", Label: lang.L("Premium in yuan"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "note", Label: lang.L("Note"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{
			Key: "closed_days", Label: lang.L("Days off"), Wide: true,
			Hint: lang.L("Holidays and other days without class, such as 2026-07-15 2026-07-16."), Input: widgets.NewTextEntry(""),
		})
	form.SetValues(classValues(c))
	edit := screens.Edit{Title: lang.L("New class"), Form: form}
	edit.Save = func(bool) error { return s.saveClass(form, &c) }
	isNew := c.ID == ""
	if !isNew {
		edit.Title = c.Name
	}
	if !isNew && s.class.Enrolled+s.class.Waiting == 0 {
		edit.Remove = func() { s.remove("camp", c.ID, c.Name) }
	}
	edit.Saved = func() {
		s.Update()
		if isNew {
			s.choose(c.ID)
			s.show(viewEnrol)
		}
		s.desk.Toast(lang.L("Saved {{.Name}}.", map[string]any{"Name": c.Name}))
	}
	screens.Draft(s.desk, form, "class", c.ID)
	edit.Open(s.desk)
}

func classValues(c data.Camp) map[string]string {
	return map[string]string{
		"name": c.Name, "site": c.Site, "project_id": string(c.ProjectID), "term": c.Term, "from_on": c.From, "to_on": c.To, "capacity": screens.Digits(c.Capacity),
		"half_day": c.HalfDay, "start_at": c.Start, "end_at": c.End, "meal": c.Meal, "status": c.Status, "insurer": c.Insurer, "policy_no": c.PolicyNo,
		"premium_fen": screens.Yuan(c.Premium), "note": c.Note, "closed_days": c.Closed,
	}
}

// saveClass puts the form's values into a class and saves it; a class that ends
// is closed.
func (s *Screen) saveClass(form *widgets.Form, c *data.Camp) error {
	v, to := form.Values(), *c
	to.Name, to.Site, to.ProjectID, to.Term, to.From, to.To = v["name"], v["site"], data.Ref(v["project_id"]), v["term"], v["from_on"], v["to_on"]
	to.HalfDay, to.Start, to.End, to.Meal, to.Status = v["half_day"], v["start_at"], v["end_at"], v["meal"], v["status"]
	to.Insurer, to.PolicyNo, to.Note, to.Closed = v["insurer"], v["policy_no"], v["note"], v["closed_days"]
	var err error
	if to.Capacity, err = screens.Whole(form, "capacity"); err != nil {
		return err
	}
	if to.Premium, err = screens.Fen(form, "premium_fen"); err != nil {
		return err
	}
	closes := to.ID != "" && to.Status == finished && c.Status != finished
	if closes {
		to.Status = c.Status
	}
	store, ss := s.desk.Store(), s.desk.Session()
	if err := store.SaveCamp(ss, &to); err != nil {
		return err
	}
	*c = to
	if closes {
		return store.CloseCamp(ss, to.ID)
	}
	return nil
}
