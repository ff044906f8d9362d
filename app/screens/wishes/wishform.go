package wishes

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// wishForm writes down a wish of one child, or the same wish of many, or
// changes one.
type wishForm struct {
	screen *Screen
	wish   data.Wish
	form   *widgets.Form
	picked *picked
	saved  []string // ids of the wishes saved so far
	first  data.Wish
}

// createWish opens the form for new wishes.
func (s *Screen) createWish() { s.createWishOf("") }

// createWishOf opens the form for new wishes of a child, or of nobody yet; batch,
// kind and teller are those of the last one.
func (s *Screen) createWishOf(childID string) {
	if !s.desk.Session().CanWrite(data.Wishes) {
		return
	}
	w := data.Wish{
		BatchID: data.Ref(s.proposedBatch()), Category: first(s.memory.category, "stationery"), Proposer: first(s.memory.proposer, "child"), Registered: s.desk.Store().Today(),
	}
	f := &wishForm{screen: s, wish: w, picked: newPicked()}
	f.picked.changed = f.chosen
	fields := []widgets.FieldOf{
		{
			Key: "child_id", Label: lang.L("Child"), Required: true, Wide: true, Hint: lang.L("One child, or several with the same wish, such as a standard bag."),
			Input: s.childSearch(f.picked, f.chosen),
		},
		{Key: "chosen", Label: "", Wide: true, Input: f.picked},
	}
	f.form = widgets.NewForm(append(append(fields, s.wishFields(true, "")...), widgets.FieldOf{
		Key: "submit", Label: lang.L("And then"), Input: widgets.NewCheckBox(lang.L("Hand in for review at once"), nil),
	})...)
	f.form.SetValues(wishValues(w))
	f.form.SetValues(map[string]string{"submit": flag(!s.memory.draft)})
	if c, err := s.desk.Store().Child(s.desk.Session(), childID); err == nil {
		f.picked.add(widgets.Option{Key: c.ID, Label: c.Name, Detail: c.FileNo})
	}
	f.chosen()
	screens.Draft(s.desk, f.form, "wish")
	widgets.ShowForm(s.desk.Canvas(), lang.L("New wish"), f.form, lang.L("Save"), f.create).Width(720)
}

// chosen shows the children chosen so far.
func (f *wishForm) chosen() {
	f.form.ClearErrors()
	f.form.ShowField("chosen", len(f.picked.children) > 0)
}

// proposedBatch is the batch that is shown, or that of the last wish, or the
// latest open one.
func (s *Screen) proposedBatch() string {
	for _, id := range []string{s.batch, s.memory.batch} {
		if b, ok := s.batchOf(id); ok && b.Status != data.BatchClosed {
			return id
		}
	}
	for _, b := range s.batches {
		if b.Status == data.BatchOpen {
			return b.ID
		}
	}
	return ""
}

// editWish opens the form of a wish that is there.
func (s *Screen) editWish(w data.Wish) {
	f := &wishForm{screen: s, wish: w}
	f.form = widgets.NewForm(s.wishFields(false, w.Category)...)
	f.form.SetValues(wishValues(w))
	screens.Draft(s.desk, f.form, "wish", w.ID)
	widgets.ShowForm(s.desk.Canvas(), title(w.No, w), f.form, lang.L("Save"), f.change).Width(720)
}

// wishFields are the fields of a wish of some kind. New ones go into batches that
// are not closed.
func (s *Screen) wishFields(isNew bool, category string) []widgets.FieldOf {
	batch := widgets.NewSearchChoice(func(text string) []widgets.Option { return s.someBatches(text, !isNew) }, lang.L("No batch")).LookUp(s.batchOption)
	return []widgets.FieldOf{
		{Key: "item", Label: lang.L("Wish"), Required: true, Input: widgets.NewTextEntry(lang.L("A thing, or something to do together"))},
		{Key: "spec", Label: lang.L("Size, colour"), Input: widgets.NewTextEntry("")},
		{Key: "category", Label: lang.L("Kind"), Input: screens.Listed(s.desk, data.ListWishCategory, category)},
		{Key: "batch_id", Label: lang.L("Batch"), Input: batch},
		{Key: "price_fen", Label: lang.L("Price about, all pieces together"), Input: widgets.NewTextEntry("")},
		{Key: "quantity", Label: lang.L("Pieces"), Input: widgets.NewTextEntry("")},
		{Key: "proposer", Label: lang.L("Told by"), Input: screens.Choice("wish_proposer", data.WishProposers)},
		{Key: "registered_on", Label: lang.L("Registered on"), Input: widgets.NewDateField()},
		{Key: "alternative", Label: lang.L("Or else"), Input: widgets.NewTextEntry("")},
		{Key: "reason", Label: lang.L("Why the child wishes it (never printed)"), Input: widgets.NewTextEntry("")},
		{Key: "public_text", Label: lang.L("Public text"), Wide: true, Hint: lang.L("May wait until it is published. No name, school or village."), Input: widgets.NewTextEntry("")},
		{Key: "child_confirmed", Label: lang.L("The child"), Input: widgets.NewCheckBox(lang.L("said so itself"), nil)},
	}
}

func wishValues(w data.Wish) map[string]string {
	quantity := ""
	if w.Quantity > 0 {
		quantity = strconv.Itoa(w.Quantity)
	}
	return map[string]string{
		"item": w.Item, "spec": w.Spec, "category": w.Category, "batch_id": string(w.BatchID), "price_fen": amount(w.Price), "quantity": quantity,
		"proposer": w.Proposer, "registered_on": w.Registered, "child_confirmed": flag(w.Confirmed), "alternative": w.Alternative, "reason": w.Reason, "public_text": w.PublicText,
	}
}

// take puts the form's values into the wish.
func (f *wishForm) take() bool {
	v, w := f.form.Values(), &f.wish
	w.Item, w.Spec, w.Category, w.BatchID = v["item"], v["spec"], v["category"], data.Ref(v["batch_id"])
	w.Proposer, w.Registered, w.Confirmed = v["proposer"], v["registered_on"], v["child_confirmed"] == "1"
	w.Alternative, w.Reason, w.PublicText = v["alternative"], v["reason"], v["public_text"]
	var ok bool
	if w.Price, ok = fen(f.form, "price_fen", v["price_fen"]); !ok {
		return false
	}
	w.Quantity = 0
	if text := strings.TrimSpace(v["quantity"]); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			f.form.SetError("quantity", lang.L("Please enter a whole number."))
			return false
		}
		w.Quantity = n
	}
	return true
}

// change saves a wish that is there.
func (f *wishForm) change(d *widgets.Dialog) bool {
	f.form.ClearErrors()
	if !f.take() {
		return false
	}
	s := f.screen
	if err := s.desk.Store().SaveWish(s.desk.Session(), &f.wish); err != nil {
		refused(f.form, d, err)
		if over(err) {
			s.confirmOver(data.ActPass, err, func() {
				f.wish.Approve = true
				if f.change(d) {
					d.Close()
				}
			})
		}
		return false
	}
	s.desk.Toast(lang.L("Saved {{.Name}}.", map[string]any{"Name": f.wish.Item}))
	return true
}

// create saves one wish for each child. Children for whom it is refused stay in
// the form with the reason.
func (f *wishForm) create(d *widgets.Dialog) bool {
	f.form.ClearErrors()
	if !f.take() {
		return false
	}
	children := f.picked.ids()
	if len(children) == 0 {
		f.form.SetError("child_id", lang.L("Please choose the child."))
		return false
	}
	submit := f.form.Values()["submit"] == "1"
	var left []string
	var wrong error
	for _, id := range children {
		w := f.wish
		w.ChildID = id
		if err := f.save(&w, submit); err != nil {
			left, wrong = append(left, id), err
		}
	}
	f.remember(submit)
	if wrong == nil {
		f.done()
		return true
	}
	f.picked.SetValue(strings.Join(left, ","))
	f.form.Refresh()
	refused(f.form, d, wrong)
	if len(left) < len(children) || len(left) > 1 {
		d.SetProblem(lang.L("{{.Saved}} saved, {{.Left}} left. The last one: {{.Reason}}", map[string]any{"Saved": len(children) - len(left), "Left": len(left), "Reason": words.Error(wrong)}))
	}
	return false
}

// save saves a new wish and hands it in.
func (f *wishForm) save(w *data.Wish, submit bool) error {
	if err := f.screen.desk.Store().AddWish(f.screen.desk.Session(), w, submit); err != nil {
		return err
	}
	f.saved = append(f.saved, w.ID)
	f.first = *w
	return nil
}

// remember keeps what is proposed for the next wish.
func (f *wishForm) remember(submit bool) {
	m := &f.screen.memory
	m.batch, m.category, m.proposer, m.draft = string(f.wish.BatchID), f.wish.Category, f.wish.Proposer, !submit
}

// done says what was saved and offers to take it back.
func (f *wishForm) done() {
	s := f.screen
	text := lang.L("Saved {{.Item}} as {{.No}}.", map[string]any{"Item": f.first.Item, "No": f.first.No})
	if n := len(f.saved); n > 1 {
		text = lang.L("Saved {{.Item}} for {{.N}} children.", map[string]any{"Item": f.first.Item, "N": n})
	}
	s.desk.ToastUndo(text, func() {
		for _, id := range f.saved {
			s.desk.Fail(s.desk.Store().Remove(s.desk.Session(), "wish", id))
		}
	})
}
