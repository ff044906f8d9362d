package wishes

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// offerView shows the wishes as the public may read them, each checked for what
// points to the child; there they are mended, published and printed.
type offerView struct {
	screen *Screen
	head   *head
	sum    *widgets.Text
	table  *widgets.Table[data.OfferLine]
	whole  fyne.CanvasObject
	lines  []data.OfferLine
}

func newOfferView(s *Screen) view {
	v := &offerView{screen: s, sum: widgets.Quiet("").Elide()}
	v.head = newHead(s, func() { v.rows(); s.desk.StatusChanged() }, v.focus)
	v.table = widgets.NewTable([]widgets.Column[data.OfferLine]{
		{
			Label: lang.L("Number"), Width: 106, Look: widgets.Muted,
			Text: func(l data.OfferLine) string { return l.No },
			Sort: func(a, b data.OfferLine) int { return strings.Compare(a.No, b.No) },
		},
		{
			Label: lang.L("Wish"), Width: 130, Weight: 1, Look: widgets.Strong,
			Text: func(l data.OfferLine) string { return thing(l.Item, l.Spec, l.Quantity) },
		},
		{
			Label: lang.L("Price"), Width: 72, Align: fyne.TextAlignTrailing,
			Text: func(l data.OfferLine) string { return words.RoundMoney(l.Price) },
			Sort: func(a, b data.OfferLine) int { return cmp.Compare(a.Price, b.Price) },
		},
		{
			Label: lang.L("Public text"), Width: 180, Weight: 2,
			Text: func(l data.OfferLine) string { return l.PublicText },
		},
		{
			Label: lang.L("Check"), Width: 150, Draw: drawProblem,
			Sort: func(a, b data.OfferLine) int { return cmp.Compare(rank(a), rank(b)) },
		},
	})
	v.table.OnOpen = v.mend
	buttons := []fyne.CanvasObject{widgets.Grow(v.sum), widgets.ActionChip(lang.L("Print the wish wall"), v.print)}
	if s.desk.Session().CanDecide(data.Wishes) {
		buttons = append(buttons, widgets.ActionChip(lang.L("Publish what is clean"), v.publish))
	}
	v.table.Empty(lang.L("No wish waits to be published or claimed in this batch."), "", nil)
	v.whole = page(widgets.VBox(10, v.head.object, widgets.HBox(theme.Tight, buttons...)), widgets.TightCard(v.table))
	return v
}

// rank puts what must be mended first, then what can be published, then the
// rest.
func rank(l data.OfferLine) int {
	switch {
	case l.Problem != nil:
		return 0
	case l.State == data.WishPassed:
		return 1
	}
	return 2
}

// drawProblem says whether a wish may stand before the public.
func drawProblem(l data.OfferLine, cell *widgets.Cell) {
	switch {
	case l.Problem != nil && l.PublicText == "":
		cell.SetPills(widgets.PillOf{Text: lang.L("no public text"), Tone: widgets.Amber})
	case l.Problem != nil:
		cell.SetPills(widgets.PillOf{Text: lang.L("says “{{.Word}}”", map[string]any{"Word": l.Problem.Args["Word"]}), Tone: widgets.Coral})
	case l.State == data.WishPassed:
		cell.SetPills(widgets.PillOf{Text: lang.L("can be published"), Tone: widgets.Teal})
	default:
		cell.SetPills(widgets.PillOf{Text: words.Label("wish_state", l.State), Tone: widgets.Grey})
	}
}

func (v *offerView) object() fyne.CanvasObject { return v.whole }

func (v *offerView) update() {
	if err := v.head.update(); err != nil {
		v.screen.desk.Fail(err)
		return
	}
	lines, err := v.screen.desk.Store().Offer(v.screen.desk.Session(), v.screen.batch)
	if err != nil {
		v.screen.desk.Fail(err)
		return
	}
	v.lines = lines
	v.rows()
	v.whole.Refresh()
}

// rows shows what fits the filter, what must be mended first.
func (v *offerView) rows() {
	text := strings.ToLower(strings.TrimSpace(v.head.filter.Text))
	var rows []data.OfferLine
	wrong, clean := 0, 0
	for _, l := range v.lines {
		switch rank(l) {
		case 0:
			wrong++
		case 1:
			clean++
		}
		if strings.Contains(strings.ToLower(l.No+l.Item+l.Spec+l.PublicText), text) {
			rows = append(rows, l)
		}
	}
	v.sum.SetText(lang.L("{{.Wrong}} to mend, {{.Clean}} can be published, {{.Open}} are open to claims", map[string]any{
		"Wrong": wrong, "Clean": clean, "Open": len(v.lines) - clean - wrong,
	}))
	v.table.SetRows(rows)
}

// mend asks for thing and public text of a wish, with what is wrong under the
// field.
func (v *offerView) mend(l data.OfferLine) {
	s := v.screen
	w, err := s.desk.Store().Wish(s.desk.Session(), l.ID)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	if !s.desk.Session().CanWrite(data.Wishes) {
		s.openWish(l.ID)
		return
	}
	form := widgets.NewForm(
		widgets.FieldOf{Key: "item", Label: lang.L("Wish"), Required: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "spec", Label: lang.L("Size, colour"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "public_text", Label: lang.L("What the public may read"), Required: true, Wide: true, Input: widgets.NewMultiline("", 3), Hint: lang.L("Age or grade and the wish. No name, school, village, family history or illness.")})
	form.SetValues(map[string]string{"item": w.Item, "spec": w.Spec, "public_text": first(w.PublicText, s.proposedText(w))})
	if l.Problem != nil && w.PublicText != "" {
		form.SetError(l.Problem.Field, words.Error(l.Problem))
	}
	screens.Draft(s.desk, form, "public text", w.ID)
	widgets.ShowForm(s.desk.Canvas(), title(l.No, w), form, lang.L("Save"), func(d *widgets.Dialog) bool {
		form.ClearErrors()
		values := form.Values()
		w.Item, w.Spec, w.PublicText = values["item"], values["spec"], values["public_text"]
		if err := s.desk.Store().SaveWish(s.desk.Session(), &w); err != nil {
			refused(form, d, err)
			return false
		}
		s.desk.Toast(lang.L("Saved {{.Name}}.", map[string]any{"Name": w.Item}))
		return true
	})
}

// publish publishes all that were passed and say nothing of the child.
func (v *offerView) publish() {
	s := v.screen
	var ids []string
	for _, l := range v.lines {
		if rank(l) == 1 {
			ids = append(ids, l.ID)
		}
	}
	if len(ids) == 0 {
		s.desk.Toast(lang.L("Nothing here waits to be published."))
		return
	}
	text := lang.L("{{.N}} wishes are then open to claims, under their numbers.", map[string]any{"N": len(ids)})
	widgets.Confirm(s.desk.Canvas(), lang.L("Publish {{.N}} wishes?", map[string]any{"N": len(ids)}), text, words.Label("wish_action", data.ActPublish), func() {
		undo, no, err := s.desk.Store().MoveWishes(s.desk.Session(), ids, func(data.Wish) data.WishStep { return data.WishStep{Action: data.ActPublish} })
		if err != nil {
			widgets.ShowInfo(s.desk.Canvas(), words.Label("wish_action", data.ActPublish),
				lang.L("{{.No}}: {{.Reason}} None was changed; leave it out, or settle it first.", map[string]any{"No": no, "Reason": words.Error(err)}))
			return
		}
		s.desk.ToastUndo(lang.L("{{.Step}}: {{.N}} wishes", map[string]any{"Step": words.Label("wish_action", data.ActPublish), "N": len(ids)}), func() {
			s.desk.Fail(s.desk.Store().UndoWish(s.desk.Session(), undo))
		})
	})
}

// print goes to the sheet of the batch that stands on the wall.
func (v *offerView) print() { v.screen.printBatch("report:wish-wall") }

// printBatch goes to a report or form about the batch that is shown.
func (s *Screen) printBatch(what string) {
	b, ok := s.batchOf(s.batch)
	if !ok {
		s.desk.Toast(lang.L("Choose a batch first: it is printed batch by batch."))
		return
	}
	s.desk.Go(screens.Reports, what+":batch:"+b.Name)
}

func (v *offerView) focus() { v.table.Focus() }

func (v *offerView) find() { v.screen.desk.Canvas().Focus(v.head.filter) }

func (v *offerView) create() { v.screen.createWish() }

func (v *offerView) restore() { v.head.filter.SetValue("") }

func (v *offerView) key(ev *fyne.KeyEvent) bool { return arrowsFocus(v, ev) }

func (v *offerView) status() (left, right string) {
	return countLine(v.table.Len(), len(v.lines)), lang.L("↑↓ choose   Enter mend")
}
