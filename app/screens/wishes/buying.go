package wishes

import (
	"cmp"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// buyingView is the list of what the organizer has to buy, by shop, thing and
// size.
type buyingView struct {
	screen *Screen
	head   *head
	sum    *widgets.Text
	table  *widgets.Table[data.BuyingLine]
	whole  fyne.CanvasObject
	lines  []data.BuyingLine
}

func newBuyingView(s *Screen) view {
	v := &buyingView{screen: s, sum: widgets.Quiet("").Elide()}
	v.head = newHead(s, func() { v.rows(); s.desk.StatusChanged() }, v.focus)
	v.table = widgets.NewTable([]widgets.Column[data.BuyingLine]{
		{
			Label: lang.L("Shop"), Width: 110, Weight: 1,
			Text: func(l data.BuyingLine) string { return first(l.Shop, lang.L("not decided")) },
			Sort: func(a, b data.BuyingLine) int { return strings.Compare(a.Shop, b.Shop) },
		},
		{
			Label: lang.L("Thing"), Width: 130, Weight: 2, Look: widgets.Strong,
			Text: func(l data.BuyingLine) string { return l.Item },
			Sort: func(a, b data.BuyingLine) int { return strings.Compare(a.Item, b.Item) },
		},
		{
			Label: lang.L("Size, colour"), Width: 120, Weight: 1,
			Text: func(l data.BuyingLine) string { return l.Spec },
			Sort: func(a, b data.BuyingLine) int { return strings.Compare(a.Spec, b.Spec) },
		},
		{
			Label: lang.L("Pieces"), Width: 62, Align: fyne.TextAlignTrailing,
			Text: func(l data.BuyingLine) string { return strconv.Itoa(l.Quantity) },
			Sort: func(a, b data.BuyingLine) int { return cmp.Compare(a.Quantity, b.Quantity) },
		},
		{
			Label: lang.L("Estimate"), Width: 92, Align: fyne.TextAlignTrailing,
			Text: func(l data.BuyingLine) string { return words.Money(l.Price) },
			Sort: func(a, b data.BuyingLine) int { return cmp.Compare(a.Price, b.Price) },
		},
		{
			Label: lang.L("Given for it"), Width: 92, Align: fyne.TextAlignTrailing, Look: widgets.Muted,
			Text: func(l data.BuyingLine) string { return words.Money(l.Claimed) },
		},
		{
			Label: lang.L("For the wishes"), Width: 130, Weight: 2, Look: widgets.Muted,
			Text: func(l data.BuyingLine) string { return strings.Join(l.Nos, "、") },
		},
	})
	v.table.OnOpen = v.open
	buttons := []fyne.CanvasObject{widgets.Grow(v.sum)}
	buttons = append(buttons,
		widgets.ActionChip(lang.L("Print the list"), func() { s.printBatch("report:wish-buying") }),
		widgets.ActionChip(lang.L("Labels for the parcels"), func() { s.printBatch("form:labels") }))
	v.table.Empty(lang.L("Nothing to buy here: it lists what was claimed in cash or bags, and what the organization buys itself."), "", nil)
	v.whole = page(widgets.VBox(10, v.head.object, widgets.HBox(theme.Tight, buttons...)), widgets.TightCard(v.table))
	return v
}

func (v *buyingView) object() fyne.CanvasObject { return v.whole }

func (v *buyingView) update() {
	if err := v.head.update(); err != nil {
		v.screen.desk.Fail(err)
		return
	}
	lines, err := v.screen.desk.Store().BuyingList(v.screen.desk.Session(), v.screen.batch)
	if err != nil {
		v.screen.desk.Fail(err)
		return
	}
	v.lines = lines
	v.rows()
	v.whole.Refresh()
}

// rows shows the lines that fit the filter, and their sum.
func (v *buyingView) rows() {
	text := strings.ToLower(strings.TrimSpace(v.head.filter.Text))
	var rows []data.BuyingLine
	pieces, price := 0, int64(0)
	for _, l := range v.lines {
		if strings.Contains(strings.ToLower(l.Shop+l.Item+l.Spec+strings.Join(l.Nos, " ")), text) {
			rows = append(rows, l)
			pieces, price = pieces+l.Quantity, price+l.Price
		}
	}
	v.sum.SetText(lang.L("{{.Lines}} lines, {{.Pieces}} pieces, {{.Money}} estimated", map[string]any{"Lines": len(rows), "Pieces": pieces, "Money": words.Money(price)}))
	v.table.SetRows(rows)
}

// open asks where a line is bought, and takes its wishes to the next step once
// they are there.
func (v *buyingView) open(l data.BuyingLine) {
	s := v.screen
	if !s.desk.Session().CanWrite(data.Wishes) {
		return
	}
	shop := widgets.NewSearchChoice(v.shops, lang.L("Name of the shop, new ones too")).LookUp(func(name string) (widgets.Option, bool) {
		return widgets.Option{Key: name, Label: name}, name != ""
	})
	form := widgets.NewForm(
		widgets.FieldOf{Key: "shop", Label: lang.L("Shop"), Input: shop},
		widgets.FieldOf{Key: "there", Label: lang.L("And now"), Input: widgets.NewCheckBox(lang.L("Bought and there: ready to be handed over"), nil)})
	form.SetValues(map[string]string{"shop": l.Shop})
	screens.Draft(s.desk, form, "buying", l.IDs[0])
	widgets.ShowForm(s.desk.Canvas(), joined(thing(l.Item, l.Spec, l.Quantity), lang.L("{{.N}} wishes", map[string]any{"N": l.Wishes})), form, lang.L("Save"), func(d *widgets.Dialog) bool {
		values := form.Values()
		undo, err := s.desk.Store().NoteBuying(s.desk.Session(), l.IDs, values["shop"], values["there"] == "1")
		if err != nil {
			d.SetProblem(words.Error(err))
			return false
		}
		s.desk.ToastUndo(lang.L("Saved {{.Name}}.", map[string]any{"Name": l.Item}), func() { s.desk.Fail(s.desk.Store().UndoWish(s.desk.Session(), undo)) })
		return true
	})
}

// shops are the shops so far that fit a text, and the text itself as a new one.
func (v *buyingView) shops(text string) []widgets.Option {
	shops, err := v.screen.desk.Store().Shops(v.screen.desk.Session())
	if err != nil {
		v.screen.desk.Fail(err)
	}
	var all []widgets.Option
	known := false
	for _, name := range shops {
		if strings.Contains(name, text) {
			all, known = append(all, widgets.Option{Key: name, Label: name}), known || name == text
		}
	}
	if text = strings.TrimSpace(text); text != "" && !known {
		all = append(all, widgets.Option{Key: text, Label: text, Detail: lang.L("a new shop")})
	}
	return all
}

func (v *buyingView) focus() { v.table.Focus() }

func (v *buyingView) find() { v.screen.desk.Canvas().Focus(v.head.filter) }

func (v *buyingView) create() { v.screen.createWish() }

func (v *buyingView) restore() { v.head.filter.SetValue("") }

func (v *buyingView) key(ev *fyne.KeyEvent) bool { return arrowsFocus(v, ev) }

func (v *buyingView) status() (left, right string) {
	return lang.L("{{.All}} lines, {{.Shown}} shown", map[string]any{"All": len(v.lines), "Shown": v.table.Len()}), lang.L("↑↓ choose   Enter shop, bought")
}
