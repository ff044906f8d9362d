package wishes

import (
	"unicode"

	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// stepKeys are the characters that take the natural next step: the space bar,
// and the first letter of next.
const stepKeys = " n"

// advanceRune takes the natural next step of a wish for the keys that mean it.
func (s *Screen) advanceRune(id string, r rune) bool {
	for _, key := range stepKeys {
		if unicode.ToLower(r) == key {
			s.advance(id)
			return true
		}
	}
	return false
}

// advance takes the natural next step of a wish and asks only for what that
// step needs.
func (s *Screen) advance(id string) {
	w, err := s.desk.Store().Wish(s.desk.Session(), id)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	actions, err := s.desk.Store().WishActions(s.desk.Session(), w)
	switch {
	case err != nil:
		s.desk.Fail(err)
	case len(actions) > 0 && actions[0].Next:
		s.begin(w, actions[0], s.desk.Store().Today())
	default:
		s.desk.Toast(lang.L("No next step for you here: {{.Item}} is {{.State}}.", map[string]any{"Item": w.Item, "State": words.Label("wish_state", w.State)}))
	}
}

// begin takes a step on a day, after asking for what it needs.
func (s *Screen) begin(w data.Wish, a data.WishAction, day string) {
	switch a.Needs {
	case "reason":
		s.askReason(w, a.Action, day)
	case "claim":
		s.askClaim(w, day)
	case "delivery":
		s.askDelivery(w, day, "")
	case "followup":
		s.askFollowup(w, day)
	default:
		s.step(w, data.WishStep{Action: a.Action, Day: day})
	}
}

// step takes a step that needs nothing more. A price over the limit is put as a
// question, and a public text that is missing or tells too much is asked for.
func (s *Screen) step(w data.Wish, step data.WishStep) {
	undo, err := s.desk.Store().MoveWish(s.desk.Session(), w.ID, step)
	switch {
	case err == nil:
		s.moved(w, step, undo)
	case about(err, "public_text"):
		s.askPublicText(w, step, err)
	case over(err):
		s.confirmOver(step.Action, err, func() {
			step.Over = true
			s.step(w, step)
		})
	default:
		widgets.ShowInfo(s.desk.Canvas(), words.Label("wish_action", step.Action), words.Error(err))
	}
}

// confirmOver puts what was refused as a question.
func (s *Screen) confirmOver(action string, err error, do func()) {
	widgets.Confirm(s.desk.Canvas(), words.Label("wish_action", action), words.Error(err), lang.L("As an exception"), do)
}

// moved says how a wish stands after a step and offers to take the step back.
func (s *Screen) moved(w data.Wish, step data.WishStep, undo string) {
	after, err := s.desk.Store().Wish(s.desk.Session(), w.ID)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	text := lang.L("{{.Item}}: {{.State}}", map[string]any{"Item": w.Item, "State": words.Label("wish_state", after.State)})
	if step.Claim != nil && after.State == data.WishPublished {
		text = lang.L("{{.Item}}: a share of {{.Amount}} is claimed", map[string]any{"Item": w.Item, "Amount": words.RoundMoney(step.Claim.Amount)})
	}
	s.desk.ToastUndo(text, func() { s.desk.Fail(s.desk.Store().UndoWish(s.desk.Session(), undo)) })
}

// submit makes what the button of a step's form does: it takes the step, and
// the form stays open with the sentence when the store refuses.
func (s *Screen) submit(w data.Wish, form *widgets.Form, d *widgets.Dialog, step data.WishStep, then ...func()) bool {
	undo, err := s.desk.Store().MoveWish(s.desk.Session(), w.ID, step)
	switch {
	case err == nil:
		s.moved(w, step, undo)
		for _, f := range then {
			f()
		}
		return true
	case over(err):
		s.confirmOver(step.Action, err, func() {
			step.Over = true
			if s.submit(w, form, d, step, then...) {
				d.Close()
			}
		})
	default:
		refused(form, d, err)
	}
	return false
}

// askReason asks why a wish is returned, refused or withdrawn.
func (s *Screen) askReason(w data.Wish, action, day string) {
	form := widgets.NewForm(
		widgets.FieldOf{Key: "state_reason", Label: lang.L("Why"), Required: true, Wide: true, Input: widgets.NewMultiline(lang.L("In one short sentence"), 2)},
		widgets.FieldOf{Key: "day", Label: lang.L("Day"), Input: dayField(day)},
	)
	word := words.Label("wish_action", action)
	screens.Draft(s.desk, form, "wish step", action, w.ID)
	widgets.ShowForm(s.desk.Canvas(), title(word, w), form, word, func(d *widgets.Dialog) bool {
		form.ClearErrors()
		v := form.Values()
		return s.submit(w, form, d, data.WishStep{Action: action, Day: v["day"], Reason: v["state_reason"]})
	})
}

// askPublicText asks for the text that the public may read, and publishes with
// it. The error says what was wrong with the one that is there, if any.
func (s *Screen) askPublicText(w data.Wish, step data.WishStep, wrong error) {
	form := widgets.NewForm(widgets.FieldOf{
		Key: "public_text", Label: lang.L("What the public may read"), Required: true, Wide: true, Input: widgets.NewMultiline("", 3),
		Hint: lang.L("Age or grade and the wish. No name, school, village, family history or illness."),
	})
	text := w.PublicText
	if text == "" {
		text = s.proposedText(w)
	}
	form.SetValues(map[string]string{"public_text": text})
	if w.PublicText != "" {
		form.SetError("public_text", words.Error(wrong))
	}
	word := words.Label("wish_action", data.ActPublish)
	screens.Draft(s.desk, form, "publish wish", w.ID)
	widgets.ShowForm(s.desk.Canvas(), title(word, w), form, word, func(d *widgets.Dialog) bool {
		form.ClearErrors()
		w.PublicText = form.Values()["public_text"]
		if err := s.desk.Store().SaveWish(s.desk.Session(), &w); err != nil {
			refused(form, d, err)
			return false
		}
		return s.submit(w, form, d, step)
	})
}

// proposedText is a public text that tells nothing but grade, sex and thing.
func (s *Screen) proposedText(w data.Wish) string {
	cards, _, err := s.desk.Store().WishCards(s.desk.Session(), data.WishFilter{ChildID: w.ChildID, Text: w.No, Limit: 1})
	if err != nil || len(cards) == 0 {
		return ""
	}
	return lang.L("{{.Who}}: {{.Thing}}", map[string]any{"Who": whose(cards[0]), "Thing": thing(w.Item, w.Spec, w.Quantity)})
}

// title names a dialog about a wish.
func title(word string, w data.Wish) string { return joined(word, thing(w.Item, w.Spec, w.Quantity)) }
