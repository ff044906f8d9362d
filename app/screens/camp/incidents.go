package camp

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

func incidentRow(i data.Incident, row *widgets.Rich) {
	of := widgets.RichOf{
		Title: i.What, Detail: joined(words.ShortDate(i.Day), i.At, words.Label("incident_kind", i.Kind)),
		Mark: levelMark(i.Level), MarkWord: words.Label("incident_level", i.Level),
	}
	if of.Right = lang.L("goes on"); i.Closed != "" {
		of.Right = lang.L("closed")
	}
	row.Set(of)
}

// levelMark is the colour of how grave an incident was.
func levelMark(level string) fyne.ThemeColorName {
	switch level {
	case "severe", "critical":
		return theme.ColorRiskRed
	case "medium":
		return theme.ColorRiskYellow
	}
	return theme.ColorRiskBlue
}

// editIncident opens the form of an incident; one without an id is new.
func (v *safetyView) editIncident(i data.Incident) {
	s := v.screen
	if !s.mayWrite() {
		return
	}
	form := widgets.NewForm(
		widgets.FieldOf{Key: "child_id", Label: lang.L("Child"), Input: widgets.NewChoice(s.pupils(string(i.ChildID)), lang.L("No child in particular"))},
		widgets.FieldOf{Key: "kind", Label: lang.L("Kind"), Input: screens.Choice("incident_kind", data.IncidentKinds)},
		widgets.FieldOf{Key: "day", Label: lang.L("Day"), Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "at", Label: lang.L("At what time"), Input: widgets.NewTextEntry("HH:MM")},
		widgets.FieldOf{Key: "level", Label: lang.L("How grave"), Input: screens.Choice("incident_level", data.IncidentLevels)},
		widgets.FieldOf{Key: "informed_at", Label: lang.L("Guardian told at"), Input: widgets.NewTextEntry("HH:MM")},
		widgets.FieldOf{Key: "what", Label: lang.L("Course of the incident"), Required: true, Wide: true, Input: widgets.NewMultiline("", 2)},
		widgets.FieldOf{Key: "action", Label: lang.L("What was done about it"), Wide: true, Input: widgets.NewMultiline("", 2)},
		widgets.FieldOf{Key: "steps", Label: lang.L("Step by step"), Hint: lang.L("A line for each step, the time first: 10:05 rang the grandmother."), Wide: true, Input: widgets.NewMultiline("", 3)},
		widgets.FieldOf{Key: "hospital", Label: lang.L("Hospital"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "insurance_no", Label: lang.L("Case number of the insurer"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "reported_on", Label: lang.L("Reported upwards on"), Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "closed_at", Label: lang.L("Closed on"), Hint: lang.L("Empty while it goes on."), Input: widgets.NewDateField()})
	edit := screens.Edit{Title: lang.L("Incident"), Form: form, Saved: s.Update}
	if i.ID == "" {
		i = data.Incident{CampID: data.Ref(s.class.ID), Day: min(s.day, s.desk.Store().Today()), Kind: "bump", Level: "light"}
		if i.Day == s.desk.Store().Today() {
			i.At = s.clock()
		}
	} else {
		edit.Remove = func() { s.remove("incident", i.ID, shortened(i.What, 10)) }
	}
	form.SetValues(map[string]string{
		"child_id": string(i.ChildID), "kind": i.Kind, "day": i.Day, "at": i.At, "level": i.Level, "informed_at": i.Informed, "what": i.What, "action": i.Action,
		"steps": i.Steps, "hospital": i.Hospital, "insurance_no": i.InsuranceNo, "reported_on": i.Reported, "closed_at": i.Closed,
	})
	edit.Save = func(bool) error {
		values := form.Values()
		i.ChildID, i.Kind, i.Day, i.At, i.Level = data.Ref(values["child_id"]), values["kind"], values["day"], values["at"], values["level"]
		i.Informed, i.What, i.Action, i.Hospital, i.Closed = values["informed_at"], values["what"], values["action"], values["hospital"], values["closed_at"]
		i.Steps, i.InsuranceNo, i.Reported = values["steps"], values["insurance_no"], values["reported_on"]
		return s.desk.Store().SaveIncident(s.desk.Session(), &i)
	}
	screens.Draft(s.desk, form, "incident", s.class.ID, i.ID)
	edit.Open(s.desk)
}
