package wishes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// cardsShown is how many cards a column has at most; its title counts them all.
const cardsShown = 200

// boardView shows the wishes as cards in columns by state.
type boardView struct {
	screen *Screen
	head   *head
	board  *widgets.Board[data.WishCard]
	empty  *fyne.Container
	body   *fyne.Container
	whole  fyne.CanvasObject
	shown  int
}

func newBoardView(s *Screen) view {
	v := &boardView{screen: s, board: widgets.NewBoard(face)}
	v.head = newHead(s, func() { v.cards(); s.desk.StatusChanged() }, v.focus)
	v.board.OnOpen = func(c data.WishCard) { s.openWish(c.ID) }
	v.board.OnRune = func(c data.WishCard, r rune) bool { return s.advanceRune(c.ID, r) }
	v.empty = container.NewStack()
	v.body = container.NewStack(v.board)
	v.whole = page(v.head.object, v.body)
	return v
}

func (v *boardView) object() fyne.CanvasObject { return v.whole }

func (v *boardView) update() {
	if err := v.head.update(); err != nil {
		v.screen.desk.Fail(err)
		return
	}
	v.cards()
	v.whole.Refresh()
}

// cards asks the store for the cards of each column.
func (v *boardView) cards() {
	v.shown = 0
	filter := data.WishFilter{Text: v.head.filter.Text, BatchID: v.screen.batch, Limit: cardsShown}
	totals, err := v.screen.desk.Store().WishTotals(v.screen.desk.Session(), filter)
	if err != nil {
		v.screen.desk.Fail(err)
		return
	}
	var all []widgets.BoardColumn[data.WishCard]
	for _, c := range columns() {
		column := widgets.BoardColumn[data.WishCard]{Title: c.title, Color: c.color}
		for _, states := range c.groups {
			filter.States = states
			cards, total, err := v.screen.desk.Store().WishCards(v.screen.desk.Session(), filter)
			if err != nil {
				v.screen.desk.Fail(err)
				return
			}
			column.Cards, column.Count = append(column.Cards, cards...), column.Count+total
		}
		column.Detail = c.money(totals)
		v.shown += column.Count
		all = append(all, column)
	}
	v.board.SetColumns(all)
	v.fill()
}

// fill shows the board, or what to do where there is nothing on it.
func (v *boardView) fill() {
	var front fyne.CanvasObject = v.board
	if v.head.all == 0 {
		front = widgets.NewCard(v.screen.nothing())
	}
	if v.body.Objects[0] != front {
		v.body.Objects = []fyne.CanvasObject{front}
		v.body.Refresh()
	}
}

// nothing says what to do where there are no wishes.
func (s *Screen) nothing() fyne.CanvasObject {
	if !s.desk.Session().CanWrite(data.Wishes) {
		return widgets.EmptyState(lang.L("No wishes yet."), "", nil)
	}
	if len(s.batches) == 0 {
		return widgets.EmptyState(lang.L("No wishes yet. Begin with a batch, such as the wishes of this winter."), lang.L("New batch"), func() { s.editBatch(data.WishBatch{}) })
	}
	return widgets.EmptyState(lang.L("No wishes here yet. Write down the first one."), lang.L("New wish"), s.createWish)
}

func (v *boardView) focus() { v.board.Focus() }

func (v *boardView) find() { v.screen.desk.Canvas().Focus(v.head.filter) }

func (v *boardView) create() { v.screen.createWish() }

func (v *boardView) restore() { v.head.filter.SetValue("") }

func (v *boardView) key(ev *fyne.KeyEvent) bool { return arrowsFocus(v, ev) }

func (v *boardView) status() (left, right string) {
	return countLine(v.shown, v.head.all), lang.L("←→ column   ↑↓ card   Enter open   Space next step")
}

// countLine says how many wishes there are and how many of them are shown.
func countLine(shown, all int) string {
	return lang.L("{{.All}} wishes, {{.Shown}} shown", map[string]any{"All": words.Count(all), "Shown": words.Count(shown)})
}
