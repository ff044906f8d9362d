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

// safetyView shows the safety list of the day, the medicines given on it, and the
// incidents of the class.
type safetyView struct {
	screen    *Screen
	whole     fyne.CanvasObject
	title     *widgets.Text
	progress  *widgets.Text
	rest      *widgets.Chip
	checks    *widgets.RowList[data.CampCheck]
	given     *widgets.Text
	medicines *widgets.RowList[data.MedicineLine]
	incidents *widgets.RowList[data.Incident]
	done      int // items that were checked
}

func newSafetyView(s *Screen) view {
	v := &safetyView{screen: s, title: widgets.Head("").Elide(), progress: widgets.Paragraph("", widgets.Muted), given: widgets.Head("").Elide()}
	v.checks = widgets.NewRowList(widgets.RichHeight, widgets.NewRich, checkRow)
	v.checks.OnOpen = v.editCheck
	v.checks.OnKey = func(c data.CampCheck, ev *fyne.KeyEvent) bool { return ev.Name == fyne.KeySpace && v.inOrder(c) }
	v.medicines = widgets.NewRowList(widgets.RichHeight, widgets.NewRich, medicineRow)
	v.medicines.OnOpen = v.editMedicine
	v.medicines.OnKey = removeKey(func(m data.MedicineLine) { s.remove("camp_medicine", m.ID, m.Name) }, s)
	v.incidents = widgets.NewRowList(widgets.RichHeight, widgets.NewRich, incidentRow)
	v.incidents.OnOpen = v.editIncident
	v.incidents.OnKey = removeKey(func(i data.Incident) { s.remove("incident", i.ID, shortened(i.What, 10)) }, s)
	v.rest = widgets.ActionChip(lang.L("All the rest in order"), v.checkRest)
	head := []fyne.CanvasObject{widgets.Grow(v.title)}
	if s.mayWrite() {
		head = append(head, v.rest)
	}
	list := widgets.TightCard(widgets.VBox(4,
		widgets.Pad(6, 8, 0, 8, widgets.VBox(6, widgets.HBox(theme.Tight, head...), v.progress)), widgets.Grow(v.checks)))
	v.whole = widgets.HBox(theme.Gap, widgets.Grow(list),
		widgets.Grow(s.listCard(v.given, widgets.Paragraph(lang.L("Only what the guardian has named, with time and dose."), widgets.Muted), v.medicines,
			lang.L("Give"), func() { v.editMedicine(data.MedicineLine{}) })),
		widgets.Grow(s.listCard(widgets.Head(lang.L("Incidents")).Elide(), widgets.Paragraph(lang.L("Falls, allergies, fever, quarrels: what happened and what was done."), widgets.Muted),
			v.incidents, lang.L("Record an incident"), func() { v.editIncident(data.Incident{}) })))
	return v
}

func checkRow(c data.CampCheck, row *widgets.Rich) {
	of := widgets.RichOf{Title: words.Label("camp_check", c.Item), Detail: lang.L("not checked yet")}
	switch {
	case c.ID != "" && c.OK:
		of.Detail = joined(c.By, c.Action)
		of.Pills = []widgets.PillOf{{Text: lang.L("in order"), Tone: widgets.Teal}}
	case c.ID != "":
		of.Detail = joined(c.By, c.Action)
		of.Pills = []widgets.PillOf{{Text: lang.L("a problem"), Tone: widgets.Coral}}
	}
	row.Set(of)
}

func medicineRow(m data.MedicineLine, row *widgets.Rich) {
	row.Set(widgets.RichOf{Initial: m.Name, Title: m.Name, Detail: joined(m.Medicine, m.Dose, m.By), Right: m.At})
}

func (v *safetyView) object() fyne.CanvasObject { return v.whole }

func (v *safetyView) update() error {
	s := v.screen
	store, ss := s.desk.Store(), s.desk.Session()
	checks, err := store.CampChecks(ss, s.class.ID, s.day)
	if err != nil {
		return err
	}
	medicines, err := store.Medicines(ss, s.class.ID, s.day)
	if err != nil {
		return err
	}
	incidents, err := store.Incidents(ss, s.class.ID)
	if err != nil {
		return err
	}
	problems := 0
	v.done = 0
	for _, c := range checks {
		if c.ID != "" {
			v.done++
		}
		if c.ID != "" && !c.OK {
			problems++
		}
	}
	v.title.SetText(lang.L("Safety list, {{.Day}}", map[string]any{"Day": words.ShortDate(s.day)}))
	v.given.SetText(lang.L("Medicines given, {{.Day}}", map[string]any{"Day": words.ShortDate(s.day)}))
	text, look := lang.L("{{.Done}} / {{.All}} checked", map[string]any{"Done": v.done, "All": len(checks)}), widgets.Muted
	switch {
	case problems > 0:
		text, look = text+dot+lang.L("{{.N}} problems", map[string]any{"N": problems}), widgets.Problem
	case v.done == len(checks):
		text, look = text+" ✓", widgets.GoodFor
	}
	v.progress.Set(text, look)
	v.rest.Hidden = v.done == len(checks) || s.day > store.Today()
	v.rest.Refresh()
	v.medicines.Empty(lang.L("No medicine was given on this day."), "", nil)
	v.incidents.Empty(lang.L("No incidents. Well done."), "", nil)
	v.checks.SetRows(checks)
	v.medicines.SetRows(medicines)
	v.incidents.SetRows(incidents)
	return nil
}

// checkRest notes that what was not checked yet is in order.
func (v *safetyView) checkRest() {
	s := v.screen
	n, err := s.desk.Store().CheckRest(s.desk.Session(), s.class.ID, s.day)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	s.Update()
	s.desk.Toast(lang.L("{{.N}} items are in order.", map[string]any{"N": n}))
}

// inOrder notes that one item is in order, and reports that the key was taken.
func (v *safetyView) inOrder(c data.CampCheck) bool {
	s := v.screen
	if !s.mayWrite() {
		return false
	}
	c.OK, c.Action = true, ""
	if err := s.desk.Store().SaveCampCheck(s.desk.Session(), &c); err != nil {
		s.desk.Fail(err)
	}
	s.Update()
	return true
}

// editCheck opens the form of an item.
func (v *safetyView) editCheck(c data.CampCheck) {
	s := v.screen
	if !s.mayWrite() {
		return
	}
	form := widgets.NewForm(
		widgets.FieldOf{Key: "action", Label: lang.L("What was found and done"), Wide: true, Input: widgets.NewMultiline("", 2)},
		widgets.FieldOf{Key: "ok", Label: lang.L("How it is now"), Input: widgets.NewCheckBox(lang.L("in order"), nil)},
		widgets.FieldOf{Key: "checked_by", Label: lang.L("Safety checked by"), Input: widgets.NewTextEntry(s.desk.Session().User)})
	form.SetValues(map[string]string{"action": c.Action, "ok": flag(c.OK), "checked_by": c.By})
	screens.Draft(s.desk, form, "camp check", s.class.ID, s.day, c.Item)
	screens.Edit{
		Title: joined(words.Label("camp_check", c.Item), words.ShortDate(s.day)), Form: form, Saved: s.Update,
		Save: func(bool) error {
			values := form.Values()
			c.Action, c.OK, c.By = values["action"], values["ok"] == "1", values["checked_by"]
			return s.desk.Store().SaveCampCheck(s.desk.Session(), &c)
		},
	}.Open(s.desk)
}

// editMedicine opens the form of a medicine that was given; one without an id is
// new.
func (v *safetyView) editMedicine(l data.MedicineLine) {
	s := v.screen
	if !s.mayWrite() {
		return
	}
	m := l.CampMedicine
	edit := screens.Edit{Title: lang.L("Give a medicine"), Saved: s.Update}
	if m.ID == "" {
		m = data.CampMedicine{CampID: s.class.ID, ChildID: m.ChildID, Day: min(s.day, s.desk.Store().Today())}
		if m.Day == s.desk.Store().Today() {
			m.At = s.clock()
		}
	} else {
		edit.Remove = func() { s.remove("camp_medicine", m.ID, l.Name) }
	}
	child := widgets.NewChoice(s.pupils(m.ChildID), lang.L("Choose"))
	medicine := widgets.NewTextEntry("")
	child.OnChanged = func(o widgets.Option) {
		if named := s.medicinesOf(o.Key); medicine.Value() == "" {
			medicine.SetValue(named)
		}
	}
	form := widgets.NewForm(
		widgets.FieldOf{Key: "child_id", Label: lang.L("Child"), Required: true, Input: child},
		widgets.FieldOf{Key: "medicine", Label: lang.L("Medicine"), Required: true, Input: medicine},
		widgets.FieldOf{Key: "dose", Label: lang.L("Dose"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "at", Label: lang.L("Given at"), Input: widgets.NewTextEntry("HH:MM")},
		widgets.FieldOf{Key: "given_by", Label: lang.L("Given by"), Input: widgets.NewTextEntry(s.desk.Session().User)})
	form.SetValues(map[string]string{"child_id": m.ChildID, "medicine": m.Medicine, "dose": m.Dose, "at": m.At, "given_by": m.By})
	edit.Form = form
	edit.Save = func(over bool) error {
		values := form.Values()
		m.ChildID, m.Medicine, m.Dose, m.At, m.By = values["child_id"], values["medicine"], values["dose"], values["at"], values["given_by"]
		return s.desk.Store().SaveMedicine(s.desk.Session(), &m, over)
	}
	screens.Draft(s.desk, form, "medicine", s.class.ID, m.ID)
	edit.Open(s.desk)
}

// medicinesOf is what the guardian of a child in the class has named.
func (s *Screen) medicinesOf(childID string) string {
	lines, err := s.desk.Store().Enrolments(s.desk.Session(), s.class.ID, "")
	if err != nil {
		s.desk.Fail(err)
	}
	for _, l := range lines {
		if l.ChildID == childID {
			return l.Medicines
		}
	}
	return ""
}

func (v *safetyView) focus() { v.checks.Focus() }

func (v *safetyView) add() { v.editIncident(data.Incident{}) }

func (v *safetyView) step(by int) string { return v.screen.stepDay(by) }

func (v *safetyView) key(*fyne.KeyEvent) bool { return false }

func (v *safetyView) rune(rune) bool { return false }

func (v *safetyView) status() (left, right string) {
	return lang.L("{{.Done}} items checked, {{.Given}} medicines given, {{.Incidents}} incidents in all",
			map[string]any{"Done": v.done, "Given": v.medicines.Len(), "Incidents": v.incidents.Len()}),
		lang.L("Space in order   Enter open   Ins incident   ← → another day")
}
