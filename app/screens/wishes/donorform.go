package wishes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// openDonor shows a donor with every claim.
func (s *Screen) openDonor(d data.Donor) {
	claims, err := s.desk.Store().DonorClaims(s.desk.Session(), d.ID)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	rows := []fyne.CanvasObject{widgets.Flow(6,
		widgets.NewPill(words.Label("donor_kind", d.Kind), widgets.Grey), widgets.Quiet(joined(d.Contact, cn.Phone(d.Phone).Display(), d.USCC)))}
	if d.Note != "" {
		rows = append(rows, widgets.Paragraph(d.Note, widgets.Muted))
	}
	rows = append(rows, widgets.NewRule())
	if len(claims) == 0 {
		rows = append(rows, widgets.Quiet(lang.L("No claims yet")))
	}
	var dialog *widgets.Dialog
	owed := 0
	for _, c := range claims {
		if c.State == data.ClaimMet && c.Thanked == "" {
			owed++
		}
		w, err := s.desk.Store().Wish(s.desk.Session(), c.WishID)
		if err != nil {
			continue // its wish is in the bin
		}
		rows = append(rows, widgets.HBox(theme.Tight, widgets.Fixed(84, widgets.Quiet(c.Day)), widgets.Body(thing(w.Item, w.Spec, w.Quantity)).Elide(),
			widgets.Grow(widgets.Quiet(joined(words.Label("claim_mode", c.Mode), words.Money(c.Amount), thanked(c.Thanked))).Elide()),
			widgets.NewPill(words.Label("claim_state", c.State), widgets.Grey),
			widgets.ActionChip(lang.L("Open"), func() { dialog.Close(); s.openWish(w.ID) })))
	}
	dialog = widgets.NewDialog(s.desk.Canvas(), d.Name, widgets.VBox(theme.Tight, rows...)).Width(640)
	if s.desk.Session().CanWrite(data.Wishes) {
		dialog.Action(lang.L("Edit"), widgets.Bordered, func() { dialog.Close(); s.editDonor(d) })
		if owed > 0 {
			dialog.Action(lang.L("Thanked today"), widgets.Primary, func() { dialog.Close(); s.thank(d) })
		}
	}
	dialog.Open()
}

// thanked says when a donor was thanked, if so.
func thanked(day string) string {
	if day == "" {
		return ""
	}
	return lang.L("thanked {{.Day}}", map[string]any{"Day": day})
}

// thank notes that a donor was thanked today for all that was delivered.
func (s *Screen) thank(d data.Donor) {
	undo, err := s.desk.Store().ThankDonor(s.desk.Session(), d.ID, s.desk.Store().Today())
	if err != nil {
		s.desk.Fail(err)
		return
	}
	s.desk.ToastUndo(lang.L("{{.Donor}} was thanked.", map[string]any{"Donor": d.Name}), func() { s.desk.Fail(s.desk.Store().UndoWish(s.desk.Session(), undo)) })
}

// editDonor opens the form of a donor; one without an id is new.
func (s *Screen) editDonor(d data.Donor) {
	if !s.desk.Session().CanWrite(data.Wishes) {
		return
	}
	form := widgets.NewForm(
		widgets.FieldOf{Key: "name", Label: lang.L("Name of it"), Required: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "kind", Label: lang.L("Kind of donor"), Input: screens.Choice("donor_kind", data.DonorKinds)},
		widgets.FieldOf{Key: "contact", Label: lang.L("Contact"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "phone", Label: lang.L("Phone"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "public", Label: lang.L("In public lists"), Input: widgets.NewCheckBox(lang.L("Agrees to be named"), nil)},
		widgets.FieldOf{Key: "display_name", Label: lang.L("Named as"), Hint: lang.L("Empty: by the name above."), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "uscc", Label: lang.L("Credit code"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "note", Label: lang.L("Note"), Input: widgets.NewTextEntry("")},
	)
	form.SetValues(map[string]string{
		"name": d.Name, "kind": first(d.Kind, "person"), "contact": d.Contact, "phone": cn.Phone(d.Phone).Display(), "public": flag(d.Public),
		"display_name": d.DisplayName, "uscc": d.USCC, "note": d.Note,
	})
	screens.Draft(s.desk, form, "donor", d.ID)
	widgets.ShowForm(s.desk.Canvas(), first(d.Name, lang.L("New donor")), form, lang.L("Save"), func(dialog *widgets.Dialog) bool {
		form.ClearErrors()
		v := form.Values()
		d.Name, d.Kind, d.Contact, d.Phone, d.Public = v["name"], v["kind"], v["contact"], v["phone"], v["public"] == "1"
		d.DisplayName, d.USCC, d.Note = v["display_name"], v["uscc"], v["note"]
		if err := s.desk.Store().SaveDonor(s.desk.Session(), &d); err != nil {
			refused(form, dialog, err)
			return false
		}
		s.desk.Toast(lang.L("Saved {{.Name}}.", map[string]any{"Name": d.Name}))
		return true
	}).Width(640)
}
