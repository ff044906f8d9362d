package camp

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// enrolmentWidth is the width of the dialog that shows an enrolment.
const enrolmentWidth float32 = 640

// enrolment is the dialog of a child's enrolment: what to know of the child, who
// collects it, and what may become of it.
type enrolment struct {
	screen *Screen
	e      data.CampEnrolment
	child  data.ChildLine
	dialog *widgets.Dialog
}

// openEnrolment shows an enrolment.
func (s *Screen) openEnrolment(id string) {
	e, err := s.desk.Store().Enrolment(s.desk.Session(), id)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	child, err := s.desk.Store().Line(s.desk.Session(), e.ChildID)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	named, err := s.desk.Store().Pickups(s.desk.Session(), e.ID)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	v := &enrolment{screen: s, e: e, child: child}
	v.dialog = widgets.NewDialog(s.desk.Canvas(), child.Name, v.body(named)).Width(enrolmentWidth)
	if s.mayWrite() {
		v.dialog.Action(lang.L("Delete"), widgets.Bordered, func() { v.dialog.Close(); s.remove("camp_enrolment", e.ID, child.Name) })
		v.dialog.Action(lang.L("Edit"), widgets.Primary, func() { v.dialog.Close(); v.edit() })
	}
	v.dialog.Open()
}

// again shows the enrolment anew after something of it changed.
func (v *enrolment) again() {
	v.dialog.Close()
	v.screen.Update()
	v.screen.openEnrolment(v.e.ID)
}

func (v *enrolment) body(named []data.CampPickup) fyne.CanvasObject {
	e, s := v.e, v.screen
	top := widgets.HBox(theme.Tight,
		widgets.NewPill(words.Label("enrolment_status", e.Status), enrolTone(e.Status)), widgets.Quiet(v.child.FileNo), widgets.Space(),
		widgets.ActionChip(lang.L("File"), func() { v.dialog.Close(); s.desk.Go(screens.Children, e.ChildID) }))
	parts := []fyne.CanvasObject{top}
	for _, f := range []struct{ label, text string }{
		{lang.L("Applied on"), words.Date(e.Applied)},
		{lang.L("In class"), inClass(e)},
		{lang.L("Why"), e.Reason},
		{lang.L("Allergies"), e.Allergies},
		{lang.L("Medicines"), e.Medicines},
		{lang.L("Health to be minded"), e.Health},
		{lang.L("Emergency"), pick(e.HospitalOK, lang.L("may be brought to a hospital"), lang.L("the guardian has not agreed to a hospital"))},
		{lang.L("Way home"), pick(e.SelfLeave, lang.L("may go home alone"), lang.L("is collected"))},
		{lang.L("Form number"), e.FormNo},
		{lang.L("Result"), joined(words.Label("camp_result", e.Result), e.ResultNote)},
	} {
		if f.text != "" {
			parts = append(parts, widgets.HBox(theme.Tight, widgets.Fixed(96, widgets.Quiet(f.label)), widgets.Grow(widgets.Paragraph(f.text, widgets.Plain))))
		}
	}
	parts = append(parts, widgets.NewRule(), v.collectors(named))
	if moves := data.EnrolmentMoves(e.Status); s.mayWrite() && len(moves) > 0 {
		chips := []fyne.CanvasObject{widgets.Quiet(lang.L("Change to"))}
		for _, to := range moves {
			chips = append(chips, widgets.ActionChip(words.Label("enrolment_status", to), func() { v.move(to) }))
		}
		parts = append(parts, widgets.NewRule(), widgets.Flow(theme.Tight, chips...))
	}
	return widgets.VBox(8, parts...)
}

// inClass says from when to when a child is in class.
func inClass(e data.CampEnrolment) string {
	if e.Joined == "" {
		return ""
	}
	return words.Date(e.Joined) + " — " + words.Date(e.Left)
}

// pick answers the first text when a condition holds, else the second.
func pick(holds bool, yes, no string) string {
	if holds {
		return yes
	}
	return no
}

// collectors lists who may and who must not collect the child.
func (v *enrolment) collectors(named []data.CampPickup) fyne.CanvasObject {
	head := []fyne.CanvasObject{widgets.Bold(lang.L("Who collects the child")), widgets.Space()}
	if v.screen.mayWrite() {
		head = append(head, widgets.ActionChip(lang.L("Add a person"), func() { v.editPickup(data.CampPickup{EnrolmentID: v.e.ID}) }))
	}
	rows := []fyne.CanvasObject{widgets.HBox(theme.Tight, head...)}
	if len(named) == 0 {
		rows = append(rows, widgets.Quiet(lang.L("Only the guardians.")))
	}
	for _, p := range named {
		row := []fyne.CanvasObject{widgets.Body(p.Name), widgets.Grow(widgets.Quiet(joined(cn.RelationWord(p.Relation), cn.Phone(p.Phone).Display())).Elide())}
		if p.Forbidden {
			row = append(row, widgets.NewPill(lang.L("must not collect the child"), widgets.Coral))
		}
		if v.screen.mayWrite() {
			row = append(row, widgets.ActionChip(lang.L("Change"), func() { v.editPickup(p) }))
		}
		rows = append(rows, widgets.HBox(theme.Tight, row...))
	}
	return widgets.VBox(7, rows...)
}

// edit opens the form of what is noted about the child.
func (v *enrolment) edit() {
	form := widgets.NewForm(
		widgets.FieldOf{Key: "allergies", Label: lang.L("Allergies"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "medicines", Label: lang.L("Medicines"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "health", Label: lang.L("Health to be minded"), Wide: true, Hint: lang.L("What the staff must know: seizures, asthma, injuries."), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "hospital_ok", Label: lang.L("Emergency"), Input: widgets.NewCheckBox(lang.L("may be brought to a hospital"), nil)},
		widgets.FieldOf{Key: "self_leave", Label: lang.L("Way home"), Input: widgets.NewCheckBox(lang.L("may go home alone"), nil)},
		widgets.FieldOf{Key: "applied_on", Label: lang.L("Applied on"), Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "form_no", Label: lang.L("Form number"), Input: widgets.NewTextEntry("")})
	form.SetValues(map[string]string{
		"allergies": v.e.Allergies, "medicines": v.e.Medicines, "health": v.e.Health, "hospital_ok": flag(v.e.HospitalOK), "self_leave": flag(v.e.SelfLeave),
		"applied_on": v.e.Applied, "form_no": v.e.FormNo,
	})
	screens.Draft(v.screen.desk, form, "enrolment", v.e.ID)
	screens.Edit{Title: v.child.Name, Form: form, Saved: v.again, Save: func(over bool) error {
		values, e := form.Values(), v.e
		e.Allergies, e.Medicines, e.Health = values["allergies"], values["medicines"], values["health"]
		e.HospitalOK, e.SelfLeave, e.Applied, e.FormNo = values["hospital_ok"] == "1", values["self_leave"] == "1", values["applied_on"], values["form_no"]
		return v.screen.desk.Store().Enrol(v.screen.desk.Session(), &e, over)
	}}.Open(v.screen.desk)
}

// move changes the state. Joining asks for the first day, leaving for the last
// one, and an end for its reason.
func (v *enrolment) move(to string) {
	var fields []widgets.FieldOf
	values := map[string]string{}
	switch to {
	case data.EnrolInClass:
		fields = append(fields, widgets.FieldOf{Key: "joined_on", Label: lang.L("First day in class"), Input: widgets.NewDateField()})
		values["joined_on"] = v.e.Joined
		if v.e.Joined == "" {
			values["joined_on"] = v.screen.firstDay()
		}
	case data.EnrolLeft, data.EnrolRejected:
		if v.e.Joined != "" {
			fields = append(fields, widgets.FieldOf{Key: "left_on", Label: lang.L("Last day in class"), Input: widgets.NewDateField()})
			values["left_on"] = min(v.screen.desk.Store().Today(), v.screen.class.To)
		}
		fields = append(fields, widgets.FieldOf{Key: "reason", Label: lang.L("Why"), Required: true, Wide: true, Input: widgets.NewTextEntry("")})
	default:
		v.moved(nil, nil, to, "", "", false)
		return
	}
	form := widgets.NewForm(fields...)
	form.SetValues(values)
	title := lang.L("{{.Name}}: {{.State}}", map[string]any{"Name": v.child.Name, "State": words.Label("enrolment_status", to)})
	screens.Draft(v.screen.desk, form, "move enrolment", v.e.ID, to)
	widgets.ShowForm(v.screen.desk.Canvas(), title, form, lang.L("Save"), func(d *widgets.Dialog) bool {
		form.ClearErrors()
		values := form.Values()
		v.moved(d, form, to, values["joined_on"]+values["left_on"], values["reason"], false)
		return false
	})
}

// moved asks the store for the change and says what came of it.
func (v *enrolment) moved(d *widgets.Dialog, form *widgets.Form, to, day, reason string, over bool) {
	s := v.screen
	up, err := s.desk.Store().MoveEnrolment(s.desk.Session(), v.e.ID, to, day, reason, over)
	if form == nil {
		form = widgets.NewForm()
	}
	if !screens.Saved(s.desk, form, err, func() { v.moved(d, form, to, day, reason, true) }) {
		return
	}
	if d != nil {
		d.Close()
	}
	now, err := s.desk.Store().Enrolment(s.desk.Session(), v.e.ID)
	if err == nil && now.Status != to {
		s.desk.Toast(lang.L("No place is free. {{.Name}} waits.", map[string]any{"Name": v.child.Name}))
	} else if len(up) > 0 {
		s.desk.Toast(lang.L("{{.N}} of those who wait are admitted now.", map[string]any{"N": strconv.Itoa(len(up))}))
	}
	v.again()
}

// editPickup opens the form of somebody who may or must not collect the child.
func (v *enrolment) editPickup(p data.CampPickup) {
	form := widgets.NewForm(
		widgets.FieldOf{Key: "name", Label: lang.L("Name"), Required: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "relation", Label: lang.L("Relation"), Input: relations()},
		widgets.FieldOf{Key: "phone", Label: lang.L("Phone"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "forbidden", Label: lang.L("Forbidden"), Input: widgets.NewCheckBox(lang.L("must not collect the child"), nil)})
	form.SetValues(map[string]string{"name": p.Name, "relation": p.Relation, "phone": cn.Phone(p.Phone).Display(), "forbidden": flag(p.Forbidden)})
	screens.Draft(v.screen.desk, form, "pickup", v.e.ID, p.ID)
	edit := screens.Edit{Title: lang.L("Who collects {{.Name}}", map[string]any{"Name": v.child.Name}), Form: form, Saved: v.again}
	edit.Save = func(bool) error {
		values := form.Values()
		p.Name, p.Relation, p.Phone, p.Forbidden = values["name"], values["relation"], values["phone"], values["forbidden"] == "1"
		return v.screen.desk.Store().SavePickup(v.screen.desk.Session(), &p)
	}
	if p.ID != "" {
		edit.Remove = func() {
			v.screen.remove("camp_pickup", p.ID, p.Name)
			v.again()
		}
	}
	edit.Open(v.screen.desk)
}
