package wishes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/data"
)

// redone says how what an answer asked for was exchanged or delivered again, or
// offers to note it.
func (v *detail) redone(f data.WishFollowup) fyne.CanvasObject {
	if !f.Owed() {
		form := lang.L("form {{.No}}", map[string]any{"No": f.RedoneFormNo})
		return fact(v.shortDay(f.RedoneOn)+" "+lang.L("Made good"), joined(f.RedoneItem, paid(f.RedoneFen), f.RedoneReceiver, form))
	}
	row := []fyne.CanvasObject{widgets.NewPill(lang.L("To be exchanged or delivered again"), widgets.Coral)}
	if v.mayWrite() {
		row = append(row, widgets.ActionChip(lang.L("Made good…"), func() { v.dialog.Close(); v.screen.askMadeGood(v.file, f) }))
	}
	return widgets.HBox(theme.Tight, row...)
}

// askMadeGood asks how a wish was exchanged or delivered again. Who signed the
// first time is proposed.
func (s *Screen) askMadeGood(file data.WishFile, f data.WishFollowup) {
	form := widgets.NewForm(
		widgets.FieldOf{Key: "day", Label: lang.L("Handed over on"), Required: true, Input: dayField(s.desk.Store().Today())},
		widgets.FieldOf{Key: "redone_item", Label: lang.L("What was handed over"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "receiver", Label: lang.L("Received by"), Required: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "form_no", Label: lang.L("Number of the delivery form"), Required: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "redone_fen", Label: lang.L("What it cost more"), Wide: true, Input: widgets.NewTextEntry(""), Hint: lang.L("Empty for an exchange without a difference; with a minus for what the shop gave back.")},
	)
	values := map[string]string{"redone_item": thing(file.Item, file.Spec, file.Quantity)}
	if file.Delivery != nil {
		values["receiver"] = file.Delivery.Receiver
	}
	form.SetValues(values)
	screens.Draft(s.desk, form, "made good", file.ID)
	widgets.ShowForm(s.desk.Canvas(), title(lang.L("Made good"), file.Wish), form, lang.L("Save"), func(d *widgets.Dialog) bool {
		form.ClearErrors()
		v := form.Values()
		cost, ok := difference(form, v["redone_fen"])
		if !ok {
			return false
		}
		undo, err := s.desk.Store().MakeGood(s.desk.Session(), f.ID, data.MadeGood{
			Day: v["day"], Item: v["redone_item"], Cost: cost, FormNo: v["form_no"], Receiver: v["receiver"],
		})
		if err != nil {
			refused(form, d, err)
			return false
		}
		s.desk.ToastUndo(lang.L("{{.Item}}: made good", map[string]any{"Item": file.Item}), func() { s.desk.Fail(s.desk.Store().UndoWish(s.desk.Session(), undo)) })
		return true
	})
}

// difference reads an amount that may have a minus before it.
func difference(form *widgets.Form, text string) (int64, bool) {
	back := false
	for _, minus := range []string{"-", "－", "−"} {
		if len(text) > len(minus) && text[:len(minus)] == minus {
			back, text = true, text[len(minus):]
			break
		}
	}
	amount, ok := fen(form, "redone_fen", text)
	if back {
		amount = -amount
	}
	return amount, ok
}
