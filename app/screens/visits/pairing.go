package visits

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/pickers"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// openPairings shows everybody who is or was paired with a child, and the months
// without a need for a visit.
func (s *Screen) openPairings(childID string) {
	store, ss := s.desk.Store(), s.desk.Session()
	c, err := store.Child(ss, childID)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	lines, _, err := store.Pairings(ss, data.PairingFilter{ChildID: childID})
	if err != nil {
		s.desk.Fail(err)
		return
	}
	exemptions, err := store.Exemptions(ss, childID)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	var d *widgets.Dialog
	again := func(do func()) func() { return func() { d.Close(); do() } }
	rows := widgets.VBox(10)
	for _, l := range lines {
		rows.Add(s.pairingRow(l, again))
		rows.Add(widgets.NewRule())
	}
	if len(lines) == 0 {
		rows.Add(widgets.Quiet(lang.L("Nobody is paired with this child yet.")))
	}
	for _, e := range exemptions {
		text := lang.L("No visit needed in {{.Month}}: {{.Why}}", map[string]any{"Month": words.Month(e.Month), "Why": words.Label("exemption_reason", e.Reason)})
		parts := []fyne.CanvasObject{widgets.Grow(widgets.Quiet(text).Elide())}
		if s.mayWrite() {
			parts = append(parts, widgets.ActionChip(lang.L("Needed again"), again(func() { s.removeExemption(e, childID) })))
		}
		rows.Add(widgets.HBox(10, parts...))
	}
	d = widgets.NewDialog(s.desk.Canvas(), lang.L("Pairings of {{.Name}}", map[string]any{"Name": c.Name}), rows).Width(680)
	if s.mayWrite() {
		d.Action(lang.L("No visit needed"), widgets.Bordered, again(func() { s.exempt(childID, c.Name, s.month()) }))
		d.Action(lang.L("Record a visit"), widgets.Bordered, again(func() { s.recordVisit(childID, s.month()) }))
		d.Action(lang.L("New pairing"), widgets.Primary, again(func() { s.newPairing(childID) }))
	}
	d.Open()
}

// pairingRow shows one pairing with what may be done about it.
func (s *Screen) pairingRow(l data.PairingLine, again func(func()) func()) fyne.CanvasObject {
	until := words.Label("cycle", l.Cycle)
	active := l.To == "" || l.To >= s.desk.Store().Today()
	if l.To != "" {
		until = joined(lang.L("to {{.Day}}", map[string]any{"Day": words.Date(l.To)}), l.EndReason)
	}
	tone := widgets.Teal
	if !active {
		tone = widgets.Grey
	}
	who := joined(l.Person, l.Partner)
	parts := []fyne.CanvasObject{
		widgets.Fixed(110, widgets.HBox(0, widgets.NewPill(words.Label("pairing_role", l.Role), tone))),
		widgets.Grow(widgets.VBox(2, widgets.Bold(who).Elide(),
			widgets.Quiet(joined(l.Phone, lang.L("since {{.Day}}", map[string]any{"Day": words.Date(l.From)}), until, l.Project)).Elide())),
	}
	if s.mayWrite() {
		if active && l.To == "" {
			parts = append(parts, widgets.ActionChip(lang.L("End"), again(func() { s.endPairing(l, who) })))
		}
		parts = append(parts, widgets.ActionChip(lang.L("Edit"), again(func() { s.changePairing(l.ID) })),
			widgets.ActionChip(lang.L("Delete"), again(func() { s.removePairing(l, who) })))
	}
	return widgets.HBox(10, parts...)
}

// newPairing opens the form of a new pairing, of a child where one is given.
func (s *Screen) newPairing(childID string) {
	if !s.mayWrite() {
		return
	}
	p := data.Pairing{ChildID: childID, From: s.desk.Store().Today(), Role: s.memory.role, Cycle: s.memory.cycle, ProjectID: data.Ref(pickers.RunningProject(s.desk))}
	if childID != "" {
		p.Role = s.lackingRole(childID)
		p.ProjectID = data.Ref(cmp.Or(pickers.ProjectOf(s.desk, childID), string(p.ProjectID)))
	}
	s.editPairing(p)
}

// lackingRole is the first of the three roles of “1+3” that a child lacks, or
// the role chosen last.
func (s *Screen) lackingRole(childID string) string {
	lines, err := s.desk.Store().Team(s.desk.Session(), childID, s.desk.Store().Today())
	s.desk.Fail(err)
	there := map[string]bool{}
	for _, l := range lines {
		there[l.Role] = true
	}
	for _, role := range data.TeamRoles {
		if !there[role] {
			return role
		}
	}
	return s.memory.role
}

func (s *Screen) changePairing(id string) {
	p, err := s.desk.Store().Pairing(s.desk.Session(), id)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	s.editPairing(p)
}

// editPairing opens the form of a pairing; one without an id is new.
func (s *Screen) editPairing(p data.Pairing) {
	form := widgets.NewForm(
		widgets.FieldOf{Key: "child_id", Label: lang.L("Child"), Required: true, Input: pickers.Child(s.desk)},
		widgets.FieldOf{Key: "role", Label: lang.L("Role"), Required: true, Input: screens.Choice("pairing_role", data.PairingRoles)},
		widgets.FieldOf{Key: "person_id", Label: lang.L("Person"), Input: pickers.Person(s.desk)},
		widgets.FieldOf{Key: "partner", Label: lang.L("Partner organization"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "from_on", Label: lang.L("From"), Required: true, Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "to_on", Label: lang.L("To"), Hint: lang.L("Empty while it lasts."), Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "cycle", Label: lang.L("They meet every"), Input: screens.Choice("cycle", data.PairingCycles)},
		widgets.FieldOf{Key: "project_id", Label: lang.L("Of the project"), Input: pickers.Project(s.desk)})
	form.SetValues(map[string]string{
		"child_id": p.ChildID, "role": p.Role, "person_id": string(p.PersonID), "partner": p.Partner, "from_on": p.From, "to_on": p.To,
		"cycle": p.Cycle, "project_id": string(p.ProjectID),
	})
	screens.Draft(s.desk, form, "pairing", p.ID)
	title := lang.L("New pairing")
	if p.ID != "" {
		title = lang.L("Edit the pairing")
	}
	widgets.ShowForm(s.desk.Canvas(), title, form, lang.L("Save"), func(*widgets.Dialog) bool {
		form.ClearErrors()
		v, x := form.Values(), p
		x.ChildID, x.Role, x.PersonID, x.Partner = v["child_id"], v["role"], data.Ref(v["person_id"]), v["partner"]
		x.From, x.To, x.Cycle, x.ProjectID = v["from_on"], v["to_on"], v["cycle"], data.Ref(v["project_id"])
		if x.ChildID == "" {
			form.SetError("child_id", lang.L("Please choose the child."))
			return false
		}
		if !screens.Saved(s.desk, form, s.desk.Store().SavePairing(s.desk.Session(), &x), nil) {
			return false
		}
		s.memory.role, s.memory.cycle = x.Role, x.Cycle
		s.desk.Toast(lang.L("Saved the pairing."))
		return true
	}).Width(640)
	if p.ChildID != "" {
		form.FocusField("person_id")
	}
}

// endPairing asks when and why a pairing ends.
func (s *Screen) endPairing(l data.PairingLine, who string) {
	form := widgets.NewForm(
		widgets.FieldOf{Key: "to_on", Label: lang.L("Last day"), Required: true, Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "end_reason", Label: lang.L("Why it ends"), Required: true, Input: widgets.NewTextEntry("")})
	form.SetValues(map[string]string{"to_on": s.desk.Store().Today()})
	screens.Draft(s.desk, form, "end pairing", l.ID)
	title := lang.L("End the pairing of {{.Name}} with {{.Who}}", map[string]any{"Name": l.Child, "Who": who})
	widgets.ShowForm(s.desk.Canvas(), title, form, lang.L("End"), func(*widgets.Dialog) bool {
		form.ClearErrors()
		v := form.Values()
		if !screens.Saved(s.desk, form, s.desk.Store().EndPairing(s.desk.Session(), l.ID, v["to_on"], v["end_reason"]), nil) {
			return false
		}
		s.desk.Toast(lang.L("The pairing with {{.Who}} ends on {{.Day}}.", map[string]any{"Who": who, "Day": words.Date(v["to_on"])}))
		return true
	})
}

func (s *Screen) removePairing(l data.PairingLine, who string) {
	store, ss := s.desk.Store(), s.desk.Session()
	if err := store.Remove(ss, "pairing", l.ID); err != nil {
		s.desk.Fail(err)
		return
	}
	s.desk.ToastUndo(lang.L("Deleted the pairing with {{.Who}}.", map[string]any{"Who": who}), func() { s.desk.Fail(store.Restore(ss, "pairing", l.ID)) })
}

func (s *Screen) removeExemption(e data.Exemption, childID string) {
	store, ss := s.desk.Store(), s.desk.Session()
	if err := store.Remove(ss, "visit_exemption", e.ID); err != nil {
		s.desk.Fail(err)
		return
	}
	s.desk.ToastUndo(lang.L("A visit is needed again in {{.Month}}.", map[string]any{"Month": words.Month(e.Month)}), func() { s.desk.Fail(store.Restore(ss, "visit_exemption", e.ID)) })
	s.openPairings(childID)
}
