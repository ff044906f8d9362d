package wishes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/pickers"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// detailWidth is the width of the dialog that shows a wish.
const detailWidth float32 = 800

// detail is the dialog of one wish: the stages with their days, what it says,
// claims, delivery and answers, and what may be done with it now.
type detail struct {
	screen *Screen
	file   data.WishFile
	card   data.WishCard
	day    *widgets.DateField
	photos *pickers.Photos
	dialog *widgets.Dialog
}

// openWish shows a wish.
func (s *Screen) openWish(id string) {
	file, err := s.desk.Store().WishFile(s.desk.Session(), id)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	actions, err := s.desk.Store().WishActions(s.desk.Session(), file.Wish)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	v := &detail{screen: s, file: file, day: dayField(s.desk.Store().Today()), photos: s.photosOf(id)}
	cards, _, err := s.desk.Store().WishCards(s.desk.Session(), data.WishFilter{ID: id})
	if err != nil {
		s.desk.Fail(err)
		return
	}
	if len(cards) == 1 {
		v.card = cards[0]
	}
	v.dialog = widgets.NewDialog(s.desk.Canvas(), thing(file.Item, file.Spec, file.Quantity), v.body(actions)).Width(detailWidth)
	v.dialog.OnFiles = v.photos.TakeFiles
	for i := len(actions) - 1; i >= 0; i-- {
		a, kind := actions[i], widgets.Bordered
		if a.Next {
			kind = widgets.Primary
		}
		v.dialog.Action(words.Label("wish_action", a.Action), kind, func() {
			day := v.day.Value()
			v.dialog.Close()
			s.begin(file.Wish, a, day)
		})
	}
	v.dialog.Open()
}

// again shows the wish anew after something of it changed.
func (v *detail) again() {
	v.dialog.Close()
	v.screen.openWish(v.file.ID)
}

func (v *detail) body(actions []data.WishAction) fyne.CanvasObject {
	parts := []fyne.CanvasObject{v.top(), v.stages()}
	if v.card.Stuck != "" {
		parts = append(parts, widgets.Paragraph(lang.L("{{.Why}}, for {{.N}} days", map[string]any{"Why": words.Label("wish_stuck", v.card.Stuck), "N": v.card.Days}), widgets.Problem))
	}
	if v.file.StateReason != "" {
		parts = append(parts, widgets.Paragraph(lang.L("Why: {{.Reason}}", map[string]any{"Reason": v.file.StateReason}), widgets.Problem))
	}
	parts = append(parts, widgets.NewRule(), v.particulars())
	for _, part := range []fyne.CanvasObject{v.claims(), v.delivery(), v.followups()} {
		if part != nil {
			parts = append(parts, widgets.NewRule(), part)
		}
	}
	parts = append(parts, widgets.NewRule(), v.photos)
	if len(actions) > 0 {
		parts = append(parts, widgets.NewRule(), widgets.HBox(10, widgets.Quiet(lang.L("Day of the next step")), widgets.Fixed(150, v.day)))
	}
	return widgets.VBox(12, parts...)
}

// mayWrite reports whether the session may change wishes.
func (v *detail) mayWrite() bool { return v.screen.desk.Session().CanWrite(data.Wishes) }

// top says which wish it is and whose.
func (v *detail) top() fyne.CanvasObject {
	w, s := v.file, v.screen
	line := []fyne.CanvasObject{
		widgets.NewPill(words.Label("wish_state", w.State), stateTone(w.State)), widgets.NewPill(w.No, widgets.Grey),
		widgets.NewPill(words.Label("wish_category", w.Category), widgets.Grey),
	}
	if w.Price > 0 {
		line = append(line, widgets.Bold(words.Money(w.Price)))
	}
	line = append(line, widgets.Space())
	if child, err := s.desk.Store().Child(s.desk.Session(), w.ChildID); err == nil {
		line = append(line, widgets.NewAvatar(child.Name, 26), widgets.Bold(child.Name), widgets.Quiet(child.FileNo), widgets.ActionChip(lang.L("File"), func() {
			v.dialog.Close()
			s.desk.Go(screens.Children, child.ID)
		}))
	}
	return widgets.HBox(theme.Tight, line...)
}

// stages shows the way of a wish: each stage with its day, those to come in
// grey.
func (v *detail) stages() fyne.CanvasObject {
	w := v.file.Wish
	var pills []fyne.CanvasObject
	for _, stage := range []struct {
		word, day string
		skip      bool // not on this wish's way
	}{
		{lang.L("Written down"), w.Registered, false},
		{words.Label("wish_state", data.WishReturned), w.Returned, w.Returned == ""},
		{lang.L("Handed in"), w.Submitted, false},
		{words.Label("wish_state", data.WishRejected), w.Rejected, w.Rejected == ""},
		{words.Label("wish_state", data.WishPassed), w.Passed, false},
		{words.Label("wish_state", data.WishPublished), w.Published, false},
		{words.Label("wish_state", data.WishClaimed), w.Claimed, w.Claimed == "" && w.Bought != ""},
		{words.Label("wish_action", data.ActBuy), w.Bought, w.Bought == "" && w.Ready != ""},
		{words.Label("wish_action", data.ActReady), w.Ready, false},
		{words.Label("wish_state", data.WishDelivered), w.Delivered, false},
		{words.Label("wish_state", data.WishFollowed), w.Followed, false},
		{words.Label("wish_state", data.WishArchived), w.Archived, false},
		{words.Label("wish_state", data.WishWithdrawn), w.Withdrawn, w.Withdrawn == ""},
	} {
		ended := (w.Rejected != "" || w.Withdrawn != "") && stage.day == ""
		if stage.skip || ended {
			continue
		}
		tone, text := widgets.Grey, stage.word
		if stage.day != "" {
			tone, text = widgets.Teal, stage.word+" "+v.shortDay(stage.day)
		}
		pills = append(pills, widgets.NewPill(text, tone))
	}
	return widgets.Flow(6, pills...)
}

// shortDay leaves out the year where it is this one.
func (v *detail) shortDay(day string) string {
	if today := v.screen.desk.Store().Today(); len(day) == len(today) && day[:4] == today[:4] {
		return day[5:]
	}
	return day
}

// particulars are what the wish says, without what is empty, with the buttons
// that change it.
func (v *detail) particulars() fyne.CanvasObject {
	w := v.file.Wish
	batch, _ := v.screen.batchOf(string(w.BatchID))
	proposer := words.Label("wish_proposer", w.Proposer)
	if w.Confirmed {
		proposer = joined(proposer, lang.L("confirmed by the child"))
	}
	rows := []fyne.CanvasObject{}
	for _, p := range []struct{ label, text string }{
		{lang.L("Batch"), batch.Name},
		{lang.L("Told by"), proposer},
		{lang.L("Or else"), w.Alternative},
		{lang.L("Why the child wishes it (never printed)"), w.Reason},
		{lang.L("Public text"), w.PublicText},
		{lang.L("Approved as an exception by"), w.OverLimitBy},
	} {
		if p.text != "" {
			rows = append(rows, fact(p.label, p.text))
		}
	}
	if v.mayWrite() {
		rows = append(rows, widgets.HBox(theme.Tight,
			widgets.FlatButton(lang.L("Edit"), func() { v.dialog.Close(); v.screen.editWish(w) }),
			widgets.FlatButton(lang.L("Delete"), func() { v.dialog.Close(); v.screen.remove("wish", w.ID, w.Item) })))
	}
	return widgets.VBox(5, rows...)
}

// fact is a label with what is kept under it.
func fact(label, text string) fyne.CanvasObject {
	return widgets.HBox(theme.Tight, widgets.Fixed(130, widgets.Quiet(label)), widgets.Grow(widgets.Paragraph(text, widgets.Plain)))
}

// claims lists who fulfils the wish, or nil.
func (v *detail) claims() fyne.CanvasObject {
	if len(v.file.Claims) == 0 {
		return nil
	}
	rows := []fyne.CanvasObject{widgets.Bold(lang.L("Claims"))}
	for _, c := range v.file.Claims {
		mode := words.Label("claim_mode", c.Mode)
		if c.Shared {
			mode = joined(mode, lang.L("share"))
		}
		tone := widgets.Grey
		if c.State == data.ClaimActive || c.State == data.ClaimMet {
			tone = widgets.Teal
		}
		until := ""
		if c.State == data.ClaimActive {
			until = lang.L("holds until {{.Day}}", map[string]any{"Day": v.shortDay(c.Expires)})
		}
		row := []fyne.CanvasObject{
			widgets.Fixed(52, widgets.Quiet(v.shortDay(c.Day))), widgets.Body(c.Donor).Elide(),
			widgets.Grow(widgets.Quiet(joined(mode, paid(c.Amount), until, c.Note)).Elide()), widgets.NewPill(words.Label("claim_state", c.State), tone),
		}
		open := v.file.State == data.WishPublished || v.file.State == data.WishClaimed
		if c.State == data.ClaimActive && open && v.mayWrite() {
			row = append(row, widgets.ActionChip(lang.L("Cancel the claim"), func() { v.cancelClaim(c) }))
		}
		rows = append(rows, widgets.HBox(theme.Tight, row...))
	}
	return widgets.VBox(6, rows...)
}

// cancelClaim ends a claim; the wish is then to be claimed by others.
func (v *detail) cancelClaim(c data.ClaimLine) {
	widgets.Danger(v.screen.desk.Canvas(), lang.L("Cancel this claim?"),
		lang.L("{{.Donor}} is free of it, and the wish is published again.", map[string]any{"Donor": c.Donor}), lang.L("Cancel the claim"), func() {
			v.screen.desk.Fail(v.screen.desk.Store().CancelClaim(v.screen.desk.Session(), c.ID))
			v.again()
		})
}

// delivery says who signed for the wish, or nil.
func (v *detail) delivery() fyne.CanvasObject {
	d := v.file.Delivery
	if d == nil {
		return nil
	}
	head := []fyne.CanvasObject{widgets.Bold(lang.L("Delivery")), widgets.Space()}
	if v.mayWrite() {
		head = append(head, widgets.ActionChip(lang.L("Correct"), func() { v.dialog.Close(); v.screen.correctDelivery(v.file) }))
	}
	signer := d.Receiver
	if d.Relation != "" {
		signer += "（" + cn.RelationWord(d.Relation) + "）"
	}
	rows := []fyne.CanvasObject{
		widgets.HBox(theme.Tight, head...),
		fact(lang.L("Received by"), joined(signer, lang.L("form {{.No}}", map[string]any{"No": d.FormNo}))),
		fact(lang.L("What"), joined(d.ActualItem, paid(d.Actual), words.Label("delivery_condition", d.Condition))),
		fact(lang.L("How"), joined(words.Label("delivery_mode", d.Mode), v.people())),
	}
	if d.Note != "" {
		rows = append(rows, fact(lang.L("Note"), d.Note))
	}
	return widgets.VBox(5, rows...)
}

// people are the names of those who handed the wish over.
func (v *detail) people() string {
	var names []string
	for _, id := range v.file.HandedBy {
		if p, err := v.screen.desk.Store().Person(v.screen.desk.Session(), id); err == nil {
			names = append(names, p.Name)
		}
	}
	return joined(names...)
}

// followups lists the answers afterwards, or nil.
func (v *detail) followups() fyne.CanvasObject {
	if len(v.file.Followups) == 0 {
		return nil
	}
	head := []fyne.CanvasObject{widgets.Bold(lang.L("Follow-up")), widgets.Space()}
	if v.mayWrite() {
		head = append(head, widgets.ActionChip(lang.L("Ask once more"), func() { v.dialog.Close(); v.screen.askAgain(v.file.Wish) }))
	}
	rows := []fyne.CanvasObject{widgets.HBox(theme.Tight, head...)}
	for _, f := range v.file.Followups {
		use := words.Label("usable", f.Usable)
		if !f.Received {
			use = lang.L("not arrived")
		}
		rows = append(rows, fact(v.shortDay(f.Day)+" "+words.Label("followup_mode", f.Mode), joined(use, f.Words)))
		if f.Redo {
			rows = append(rows, v.redone(f))
		}
	}
	return widgets.VBox(5, rows...)
}

// paid is an amount, or nothing where it is 0.
func paid(fen int64) string {
	if fen == 0 {
		return ""
	}
	return words.Money(fen)
}

// remove puts a record into the bin and offers to bring it back.
func (s *Screen) remove(table, id, name string) {
	if err := s.desk.Store().Remove(s.desk.Session(), table, id); err != nil {
		s.desk.Fail(err)
		return
	}
	s.desk.ToastUndo(lang.L("{{.Name}} is in the bin.", map[string]any{"Name": name}), func() {
		s.desk.Fail(s.desk.Store().Restore(s.desk.Session(), table, id))
	})
}
