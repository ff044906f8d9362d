package wishes

import (
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/pickers"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// followForm makes the form of the question afterwards (回访).
func (s *Screen) followForm(day string, photos *pickers.Photos) *widgets.Form {
	form := widgets.NewForm(
		widgets.FieldOf{Key: "day", Label: lang.L("Asked on"), Required: true, Input: dayField(day)},
		widgets.FieldOf{Key: "mode", Label: lang.L("How"), Input: screens.Choice("followup_mode", data.FollowupModes)},
		widgets.FieldOf{Key: "received", Label: lang.L("Arrived"), Input: widgets.NewCheckBox(lang.L("The child has it"), nil)},
		widgets.FieldOf{Key: "usable", Label: lang.L("Of use"), Input: screens.Choice("usable", data.WishUses)},
		widgets.FieldOf{Key: "child_words", Label: lang.L("What the child said"), Wide: true, Input: widgets.NewMultiline("", 2)},
		widgets.FieldOf{Key: "photos", Wide: true, Input: photos},
		widgets.FieldOf{Key: "redo", Label: lang.L("And now"), Wide: true, Input: widgets.NewCheckBox(lang.L("To be exchanged or delivered again"), nil)},
	)
	form.SetValues(map[string]string{"mode": first(s.memory.followupMode, "phone"), "received": "1", "usable": "fits"})
	return form
}

// takeFollowup is what the form says.
func takeFollowup(form *widgets.Form) data.WishFollowup {
	v := form.Values()
	return data.WishFollowup{Day: v["day"], Mode: v["mode"], Received: v["received"] == "1", Usable: v["usable"], Words: v["child_words"], Redo: v["redo"] == "1"}
}

// askFollowup asks what came of a wish that was delivered.
func (s *Screen) askFollowup(w data.Wish, day string) {
	photos := s.photosOf("")
	form := s.followForm(day, photos)
	word := words.Label("wish_action", data.ActFollow)
	screens.Draft(s.desk, form, "follow up", w.ID)
	widgets.ShowForm(s.desk.Canvas(), title(word, w), form, lang.L("Save"), func(d *widgets.Dialog) bool {
		form.ClearErrors()
		f := takeFollowup(form)
		return s.submit(w, form, d, data.WishStep{Action: data.ActFollow, Day: f.Day, Followup: &f}, func() {
			s.memory.followupMode = f.Mode
			photos.SaveTo(data.PhotoOf{Table: "wish", ID: w.ID})
		})
	}).OnFiles = photos.TakeFiles
}

// askAgain adds a later answer to a wish that was followed up already.
func (s *Screen) askAgain(w data.Wish) {
	photos := s.photosOf(w.ID)
	form := s.followForm(s.desk.Store().Today(), photos)
	screens.Draft(s.desk, form, "follow up again", w.ID)
	widgets.ShowForm(s.desk.Canvas(), title(lang.L("Ask once more"), w), form, lang.L("Save"), func(d *widgets.Dialog) bool {
		form.ClearErrors()
		f := takeFollowup(form)
		f.WishID = w.ID
		if err := s.desk.Store().SaveFollowup(s.desk.Session(), &f); err != nil {
			refused(form, d, err)
			return false
		}
		s.desk.Toast(lang.L("Saved {{.Name}}.", map[string]any{"Name": w.Item}))
		return true
	}).OnFiles = photos.TakeFiles
}
