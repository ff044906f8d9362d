package wishes

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// Sizes of the dialog.
const (
	stackWidth  float32 = 760
	stackHeight float32 = 120 // of the list of cards
)

// stack enters one wish card after another by the keyboard: child, wish, size and
// price, each with Enter. A card is saved at once and stands in the list below.
type stack struct {
	screen *Screen
	round  *widgets.Form // what all cards share
	card   *widgets.Form
	child  *widgets.Choice
	list   *widgets.RowList[stackCard]
	sum    *widgets.Text
	dialog *widgets.Dialog
	cards  []stackCard // the latest first
}

// stackCard is a card that was entered.
type stackCard struct {
	data.Wish
	child widgets.Option
}

// enterStack opens the dialog.
func (s *Screen) enterStack() {
	if !s.desk.Session().CanWrite(data.Wishes) {
		return
	}
	k := &stack{screen: s, sum: widgets.Quiet("")}
	k.round = widgets.NewForm(
		widgets.FieldOf{Key: "batch_id", Label: lang.L("Batch"), Input: widgets.NewSearchChoice(func(text string) []widgets.Option { return s.someBatches(text, false) }, lang.L("No batch")).LookUp(s.batchOption)},
		widgets.FieldOf{Key: "submit", Label: lang.L("And then"), Input: widgets.NewCheckBox(lang.L("Hand in for review at once"), nil)})
	k.round.SetValues(map[string]string{"batch_id": s.proposedBatch(), "submit": flag(!s.memory.draft)})
	k.child = widgets.NewSearchChoice(s.oneChild, lang.L("Name, pinyin or file number"))
	k.card = widgets.NewForm(
		widgets.FieldOf{Key: "child_id", Label: lang.L("Child"), Required: true, Input: k.child},
		widgets.FieldOf{Key: "item", Label: lang.L("Wish"), Required: true, Input: widgets.NewTextEntry(lang.L("A thing, or something to do together"))},
		widgets.FieldOf{Key: "spec", Label: lang.L("Size, colour"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "price_fen", Label: lang.L("Price about, all pieces together"), Input: widgets.NewTextEntry(lang.L("Enter saves the card"))})
	k.card.OnSubmit = k.save
	k.list = widgets.NewRowList(widgets.RichHeight, widgets.NewRich, k.row)
	k.list.OnKey = func(c stackCard, ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyDelete && ev.Name != fyne.KeyBackspace {
			return false
		}
		k.takeBack(c)
		return true
	}
	k.show()
	k.dialog = widgets.NewDialog(s.desk.Canvas(), lang.L("A stack of wish cards"), widgets.VBox(theme.Tight, k.round, widgets.NewRule(), k.card,
		widgets.HBox(theme.Tight, widgets.Grow(k.sum)), widgets.FixedHeight(stackHeight, widgets.TightCard(k.list)))).
		Width(stackWidth).Cancel("").
		Action(lang.L("Take the last card back"), widgets.Flat, k.takeLastBack).
		Action(lang.L("Done"), widgets.Primary, func() { k.dialog.Close() })
	k.dialog.OnClosed = k.done
	k.keep()
	k.dialog.Open()
	k.card.FocusFirst()
}

// oneChild answers the children that fit a text, without whole projects.
func (s *Screen) oneChild(text string) []widgets.Option {
	return slices.DeleteFunc(s.findChildren(text), func(o widgets.Option) bool {
		return len(o.Key) > len(wholeProject) && o.Key[:len(wholeProject)] == wholeProject
	})
}

// save saves the card in the fields and goes on to the next. The child held the
// pen, so it is the one who told the wish and confirmed it.
func (k *stack) save() {
	k.dialog.SetProblem("")
	if !k.card.RequireFilled() {
		return
	}
	v, round := k.card.Values(), k.round.Values()
	price, ok := fen(k.card, "price_fen", v["price_fen"])
	if !ok {
		return
	}
	s := k.screen
	w := data.Wish{
		ChildID: v["child_id"], BatchID: data.Ref(round["batch_id"]), Proposer: "child", Confirmed: true, Item: v["item"], Spec: v["spec"], Price: price,
		Category: first(data.GuessWishCategory(v["item"]), s.memory.category), Registered: s.desk.Store().Today(),
	}
	if err := s.desk.Store().AddWish(s.desk.Session(), &w, round["submit"] == "1"); err != nil {
		k.refuse(err)
		return
	}
	k.cards = slices.Insert(k.cards, 0, stackCard{w, k.child.Option()})
	k.show()
	k.fill(widgets.Option{}, data.Wish{})
	k.keep()
}

// keep keeps a draft of the card that is entered now.
func (k *stack) keep() { screens.Draft(k.screen.desk, k.card, "wish card") }

// refuse says under the field what was refused; what a batch allows a child is
// about the child.
func (k *stack) refuse(err error) {
	if about(err, "batch_id") {
		k.card.SetError("child_id", words.Error(err))
		return
	}
	refused(k.card, k.dialog, err)
}

// fill fills the fields with a card and begins at the child.
func (k *stack) fill(child widgets.Option, w data.Wish) {
	k.card.ClearErrors()
	k.card.SetValues(map[string]string{"item": w.Item, "spec": w.Spec, "price_fen": amount(w.Price)})
	k.child.SetOption(child)
	k.card.FocusFirst()
}

// show lists the cards and what they come to.
func (k *stack) show() {
	var total int64
	for _, c := range k.cards {
		total += c.Price
	}
	k.sum.SetText(lang.L("{{.N}} cards entered, {{.Money}} in all", map[string]any{"N": len(k.cards), "Money": words.RoundMoney(total)}))
	k.list.SetRows(k.cards)
	k.list.Empty(lang.L("Each card saved stands here. Choose one and press Delete to take it back."), "", nil)
}

// row fills one line of the list.
func (k *stack) row(c stackCard, row *widgets.Rich) {
	pills := []widgets.PillOf{{Text: words.Label("wish_category", c.Category), Tone: widgets.Grey}}
	if b, ok := k.screen.batchOf(string(c.BatchID)); ok {
		if limit := k.screen.priceLimit(b); limit > 0 && c.Price > limit {
			pills = append(pills, widgets.PillOf{Text: lang.L("over the limit"), Tone: widgets.Coral})
		}
	}
	row.Set(widgets.RichOf{
		Initial: c.child.Label, Title: joined(c.child.Label, thing(c.Item, c.Spec, c.Quantity)), Detail: joined(c.No, words.Label("wish_state", c.State)),
		Right: paid(c.Price), Pills: pills,
	})
}

// takeLastBack takes the latest card back.
func (k *stack) takeLastBack() {
	if len(k.cards) > 0 {
		k.takeBack(k.cards[0])
	}
}

// takeBack puts a card into the bin and its values into the fields, to be
// corrected.
func (k *stack) takeBack(c stackCard) {
	s := k.screen
	if err := s.desk.Store().Remove(s.desk.Session(), "wish", c.ID); err != nil {
		s.desk.Fail(err)
		return
	}
	k.cards = slices.DeleteFunc(k.cards, func(other stackCard) bool { return other.ID == c.ID })
	k.show()
	k.fill(c.child, c.Wish)
}

// done keeps the choices for the next time and says what was entered.
func (k *stack) done() {
	k.card.Given()
	s, round := k.screen, k.round.Values()
	s.memory.batch, s.memory.draft = round["batch_id"], round["submit"] != "1"
	if len(k.cards) > 0 {
		s.desk.Toast(lang.L("{{.N}} wish cards saved.", map[string]any{"N": len(k.cards)}))
	}
}

// stackButton opens the dialog from beside the title.
func (s *Screen) stackButton() []fyne.CanvasObject {
	if !s.desk.Session().CanWrite(data.Wishes) {
		return nil
	}
	return []fyne.CanvasObject{widgets.PlainButton(lang.L("A stack of cards"), s.enterStack)}
}
