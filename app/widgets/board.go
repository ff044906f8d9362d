package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"careledger/app/theme"
)

const (
	boardCard   float32 = 72
	boardColumn float32 = 150
)

// BoardCardOf is what a card of a board shows.
type BoardCardOf struct {
	Title, Detail string
	// Pill stands at the right of the detail.
	Pill string
	Tone Tone
}

// BoardColumn is a column of a board. Count is what stands beside its title:
// how many there are, which may be more than the cards shown. Detail is a quiet
// line below, such as their money; empty for none.
type BoardColumn[T any] struct {
	Title string
	Color fyne.ThemeColorName
	Cards []T
	Count int

	Detail string
}

// Board shows cards in columns by state. Up, down, left and right move between
// cards, Enter opens one. Each column draws only the cards in sight.
type Board[T any] struct {
	simple
	// OnSelect is told the card that became current by a person.
	OnSelect func(card T)
	// OnOpen is told the card that was double-clicked or entered.
	OnOpen func(card T)
	// OnKey is asked first for each key; true means that it was answered.
	// OnRune likewise for typed characters.
	OnKey  func(card T, ev *fyne.KeyEvent) bool
	OnRune func(card T, char rune) bool

	draw    func(card T) BoardCardOf
	columns []BoardColumn[T]
	lists   []*rows
	heads   []*boardHead
	box     *fyne.Container
}

// NewBoard makes a board without columns; draw says what a card shows.
func NewBoard[T any](draw func(card T) BoardCardOf) *Board[T] {
	b := &Board[T]{draw: draw, box: container.New(&boardLayout{})}
	b.content = container.NewHScroll(b.box)
	b.ExtendBaseWidget(b)
	return b
}

// SetColumns shows other cards. Where the number of columns stays, each keeps
// its place and current card.
func (b *Board[T]) SetColumns(columns []BoardColumn[T]) {
	b.columns = columns
	if len(columns) != len(b.lists) {
		b.rebuild()
	}
	for i, column := range columns {
		b.heads[i].set(column.Title, column.Detail, column.Color, column.Count)
		b.lists[i].setCount(len(column.Cards))
	}
	b.box.Refresh()
}

func (b *Board[T]) rebuild() {
	b.lists, b.heads = nil, nil
	b.box.Objects = nil
	for c := range b.columns {
		list := newRows(boardCard, func() fyne.CanvasObject { return newBoardCard() }, func(i int, o fyne.CanvasObject) {
			if card, ok := b.card(c, i); ok {
				o.(*boardFace).set(b.draw(card))
			}
		})
		list.cards = true
		list.onSelect = func(i int) { b.call(b.OnSelect, c, i) }
		list.onOpen = func(i int) { b.call(b.OnOpen, c, i) }
		list.onKey = func(i int, ev *fyne.KeyEvent) bool { return b.key(c, i, ev) }
		list.onRune = func(i int, r rune) bool {
			card, ok := b.card(c, i)
			return ok && b.OnRune != nil && b.OnRune(card, r)
		}
		head := newBoardHead()
		b.lists, b.heads = append(b.lists, list), append(b.heads, head)
		b.box.Add(Panel(container.NewBorder(head, nil, nil, nil, list)))
	}
}

func (b *Board[T]) card(c, i int) (T, bool) {
	if c >= 0 && c < len(b.columns) && i >= 0 && i < len(b.columns[c].Cards) {
		return b.columns[c].Cards[i], true
	}
	var none T
	return none, false
}

func (b *Board[T]) call(f func(T), c, i int) {
	if card, ok := b.card(c, i); ok && f != nil {
		f(card)
	}
}

// key moves to the neighbouring column that has cards, where its own current
// card was kept; other keys are left to the column.
func (b *Board[T]) key(c, i int, ev *fyne.KeyEvent) bool {
	if card, ok := b.card(c, i); ok && b.OnKey != nil && b.OnKey(card, ev) {
		return true
	}
	by := 0
	switch ev.Name {
	case fyne.KeyLeft:
		by = -1
	case fyne.KeyRight:
		by = 1
	default:
		return false
	}
	for to := c + by; to >= 0 && to < len(b.lists); to += by {
		if list := b.lists[to]; list.count > 0 {
			if list.current < 0 {
				list.setCurrent(min(max(i, 0), list.count-1))
			}
			b.call(b.OnSelect, to, list.current)
			focus(list)
			return true
		}
	}
	return true
}

// Selected answers the current card of the column that has the keyboard, and
// false when none has.
func (b *Board[T]) Selected() (T, bool) {
	for c, list := range b.lists {
		if list.focused {
			return b.card(c, list.current)
		}
	}
	var none T
	return none, false
}

// Select makes the first card that matches current and gives its column the
// keyboard, without telling OnSelect. It answers whether there is one.
func (b *Board[T]) Select(matches func(card T) bool) bool {
	for c, column := range b.columns {
		for i, card := range column.Cards {
			if matches(card) {
				b.lists[c].setCurrent(i)
				focus(b.lists[c])
				return true
			}
		}
	}
	return false
}

// Focus gives the keyboard to the first column that has cards.
func (b *Board[T]) Focus() {
	for _, list := range b.lists {
		if list.count > 0 {
			focus(list)
			return
		}
	}
}

// boardLayout stands the columns beside each other, equally wide.
type boardLayout struct{}

// MinSize is the least width of all columns.
func (l *boardLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	n := float32(len(objects))
	return fyne.NewSize(n*boardColumn+max(0, n-1)*theme.Gap, 160)
}

// Layout shares the width.
func (l *boardLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	n := float32(len(objects))
	w := (size.Width - max(0, n-1)*theme.Gap) / max(n, 1)
	for i, o := range objects {
		place(o, float32(i)*(w+theme.Gap), 0, w, size.Height)
	}
}

// boardHead is the title of a column.
type boardHead struct {
	simple
	mark         *Mark
	title, count *Text
	detail       *Text
}

func newBoardHead() *boardHead {
	h := &boardHead{mark: NewMark("", ""), title: Bold("").Elide(), count: Quiet(""), detail: Quiet("").Elide()}
	h.content = Pad(2, 4, 10, 4, VBox(2, HBox(8, h.mark, h.title, h.count), h.detail))
	h.ExtendBaseWidget(h)
	return h
}

func (h *boardHead) set(title, detail string, color fyne.ThemeColorName, count int) {
	h.mark.Set(color, "")
	h.mark.Hidden = color == ""
	h.title.SetText(title)
	h.count.SetText(strconv.Itoa(count))
	h.detail.SetText(detail)
	h.detail.Hidden = detail == ""
	h.content.Refresh()
}

// boardFace is what a card shows.
type boardFace struct {
	simple
	title, detail *Text
	pill          *Pill
}

func newBoardCard() *boardFace {
	f := &boardFace{title: Bold("").Elide(), detail: Quiet("").Elide(), pill: NewPill("", Grey)}
	f.content = Pad(0, 12, 0, 12, VBox(2, Space(), f.title, HBox(6, Grow(f.detail), f.pill), Space()))
	f.ExtendBaseWidget(f)
	return f
}

func (f *boardFace) set(of BoardCardOf) {
	f.title.SetText(of.Title)
	f.detail.SetText(of.Detail)
	f.pill.Set(of.Pill, of.Tone)
	f.pill.Hidden = of.Pill == ""
	f.content.Refresh()
}
