package camp

import (
	"errors"

	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// corrected changes the roll and tells then what came of it. Where the day is
// closed already it asks for the reason first, and changes it after that.
func (s *Screen) corrected(change func() error, then func(error)) {
	err := change()
	var e *data.Error
	if !errors.As(err, &e) || e.Field != "late_reason" {
		then(err)
		return
	}
	form := widgets.NewForm(widgets.FieldOf{Key: "late_reason", Label: lang.L("Why the roll is changed now"), Hint: words.Error(err), Required: true, Wide: true, Input: widgets.NewTextEntry("")})
	title := lang.L("Correct the roll of {{.Day}}", map[string]any{"Day": words.ShortDate(s.day)})
	screens.Draft(s.desk, form, "correct roll", s.class.ID, s.day)
	widgets.ShowForm(s.desk.Canvas(), title, form, lang.L("Correct"), func(d *widgets.Dialog) bool {
		form.ClearErrors()
		err := s.desk.Store().ReopenRoll(s.desk.Session(), s.class.ID, s.day, form.Values()["late_reason"])
		if !screens.Saved(s.desk, form, err, nil) {
			return false
		}
		d.Close()
		then(change())
		return false
	})
}
