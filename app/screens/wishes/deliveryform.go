package wishes

import (
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/pickers"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// hands are the fields of those who hand a wish over: two people, as the signed
// form wants.
var hands = [2]string{"hand1", "hand2"}

// deliveryForm makes the form of a delivery that holds one already.
func (s *Screen) deliveryForm(d data.WishDelivery, handedBy []string, photos *pickers.Photos) *widgets.Form {
	form := widgets.NewForm(
		widgets.FieldOf{Key: "day", Label: lang.L("Delivered on"), Required: true, Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "mode", Label: lang.L("How"), Input: screens.Choice("delivery_mode", data.DeliveryModes)},
		widgets.FieldOf{Key: "receiver", Label: lang.L("Received by"), Required: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "relation", Label: lang.L("Relation to the child"), Input: relations()},
		widgets.FieldOf{Key: "form_no", Label: lang.L("Number of the delivery form"), Required: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "actual_fen", Label: lang.L("Real price"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "actual_item", Label: lang.L("What was handed over"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "condition", Label: lang.L("Condition"), Input: screens.Choice("delivery_condition", data.DeliveryConditions)},
		widgets.FieldOf{Key: hands[0], Label: lang.L("Handed over by"), Input: s.personChoice()},
		widgets.FieldOf{Key: hands[1], Label: lang.L("and by"), Input: s.personChoice()},
		widgets.FieldOf{Key: "invoice_no", Label: lang.L("Number of the invoice"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "note", Label: lang.L("Note"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "photos", Wide: true, Input: photos},
	)
	values := map[string]string{
		"day": d.Day, "mode": d.Mode, "receiver": d.Receiver, "relation": d.Relation, "form_no": d.FormNo, "actual_fen": amount(d.Actual),
		"actual_item": d.ActualItem, "condition": first(d.Condition, "good"), "invoice_no": d.InvoiceNo, "note": d.Note,
	}
	for i, id := range handedBy[:min(len(handedBy), len(hands))] {
		values[hands[i]] = id
	}
	form.SetValues(values)
	return form
}

// photosOf are the photos of a wish; those for one without an id wait until its
// step is taken.
func (s *Screen) photosOf(wishID string) *pickers.Photos {
	return pickers.NewPhotos(s.desk, data.PhotoOf{Table: "wish", ID: wishID}, nil)
}

// takeDelivery puts the form's values into a delivery. People beyond the two of
// the form stay.
func takeDelivery(form *widgets.Form, d *data.WishDelivery, handedBy []string) ([]string, bool) {
	v := form.Values()
	d.Day, d.Mode, d.Receiver, d.Relation, d.FormNo = v["day"], v["mode"], v["receiver"], v["relation"], v["form_no"]
	d.ActualItem, d.Condition, d.InvoiceNo, d.Note = v["actual_item"], v["condition"], v["invoice_no"], v["note"]
	var people []string
	for _, key := range hands {
		if v[key] != "" {
			people = append(people, v[key])
		}
	}
	if len(handedBy) > len(hands) {
		people = append(people, handedBy[len(hands):]...)
	}
	var ok bool
	d.Actual, ok = fen(form, "actual_fen", v["actual_fen"])
	return people, ok
}

// askDelivery asks for what was signed when a wish was handed over. The carer
// and the price that was claimed are proposed, and the number of the signed form
// where it is known.
func (s *Screen) askDelivery(w data.Wish, day, formNo string) {
	d := data.WishDelivery{Day: day, FormNo: formNo, Mode: first(s.memory.deliveryMode, "home"), Actual: w.Price, ActualItem: w.Item}
	d.Receiver, d.Relation = s.carer(w.ChildID)
	photos := s.photosOf("")
	form := s.deliveryForm(d, s.memory.handedBy, photos)
	word := words.Label("wish_action", data.ActDeliver)
	screens.Draft(s.desk, form, "deliver", w.ID)
	widgets.ShowForm(s.desk.Canvas(), title(word, w), form, word, func(dialog *widgets.Dialog) bool {
		form.ClearErrors()
		people, ok := takeDelivery(form, &d, nil)
		return ok && s.submit(w, form, dialog, data.WishStep{Action: data.ActDeliver, Day: d.Day, Delivery: &d, HandedBy: people}, func() {
			s.memory.deliveryMode, s.memory.handedBy = d.Mode, people
			photos.SaveTo(data.PhotoOf{Table: "wish", ID: w.ID})
		})
	}).Width(680).OnFiles = photos.TakeFiles
}

// carer is who cares for a child daily, as far as the session may know.
func (s *Screen) carer(childID string) (name, relation string) {
	guardians, err := s.desk.Store().Guardians(s.desk.Session(), childID)
	if err != nil {
		return "", ""
	}
	for _, g := range guardians {
		if name == "" || g.Carer {
			name, relation = g.Name, g.Relation
		}
		if g.Carer {
			break
		}
	}
	return name, relation
}

// correctDelivery opens the form of a delivery that was made.
func (s *Screen) correctDelivery(f data.WishFile) {
	d := *f.Delivery
	photos := s.photosOf(f.ID)
	form := s.deliveryForm(d, f.HandedBy, photos)
	screens.Draft(s.desk, form, "delivery", f.ID)
	widgets.ShowForm(s.desk.Canvas(), title(lang.L("Correct the delivery"), f.Wish), form, lang.L("Save"), func(dialog *widgets.Dialog) bool {
		form.ClearErrors()
		people, ok := takeDelivery(form, &d, f.HandedBy)
		if !ok {
			return false
		}
		if err := s.desk.Store().SaveDelivery(s.desk.Session(), &d, people); err != nil {
			refused(form, dialog, err)
			return false
		}
		s.desk.Toast(lang.L("Saved {{.Name}}.", map[string]any{"Name": f.Item}))
		return true
	}).Width(680).OnFiles = photos.TakeFiles
}
