package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// RowList shows rows that a screen builds itself, all of one height. It draws
// only what is in sight and answers the same keys as Table.
type RowList[T any] struct {
	simple
	// OnSelect is told the row that became current by a person.
	OnSelect func(row T)
	// OnOpen is told the row that was double-clicked or entered.
	OnOpen func(row T)
	// OnKey is asked first for each key while the list has the keyboard; true
	// means that it was answered. OnRune likewise for typed characters.
	OnKey  func(row T, ev *fyne.KeyEvent) bool
	OnRune func(row T, char rune) bool

	items []T
	rows  *rows
	empty *emptyState
}

// NewRowList makes a list without rows. Build makes the parts of one row, and
// update fills them for a row of data; parts are used again for other rows.
func NewRowList[T any, O fyne.CanvasObject](height float32, build func() O, update func(row T, o O)) *RowList[T] {
	l := &RowList[T]{}
	l.rows = newRows(height, func() fyne.CanvasObject { return build() }, func(i int, o fyne.CanvasObject) {
		if i < len(l.items) {
			update(l.items[i], o.(O))
		}
	})
	call := func(f func(T), i int) {
		if f != nil && i >= 0 && i < len(l.items) {
			f(l.items[i])
		}
	}
	l.rows.onSelect = func(i int) { call(l.OnSelect, i) }
	l.rows.onOpen = func(i int) { call(l.OnOpen, i) }
	l.rows.onKey = func(i int, ev *fyne.KeyEvent) bool {
		return l.OnKey != nil && i >= 0 && i < len(l.items) && l.OnKey(l.items[i], ev)
	}
	l.rows.onRune = func(i int, r rune) bool {
		return l.OnRune != nil && i >= 0 && i < len(l.items) && l.OnRune(l.items[i], r)
	}
	l.empty = newEmptyState()
	l.content = container.NewStack(l.rows, l.empty)
	l.ExtendBaseWidget(l)
	return l
}

// Empty says what to show when there are no rows, and a button that helps; an
// empty verb means no button. It answers the list.
func (l *RowList[T]) Empty(text, verb string, do func()) *RowList[T] {
	l.empty.set(text, verb, do)
	l.empty.showIf(len(l.items) == 0)
	return l
}

// SetRows shows other rows. The current row stays at its place, or moves to the
// last row where there are fewer.
func (l *RowList[T]) SetRows(rows []T) {
	l.items = rows
	l.rows.setCount(len(rows))
	l.empty.showIf(len(rows) == 0)
}

// Rows answers the rows shown.
func (l *RowList[T]) Rows() []T { return l.items }

// Len answers how many rows there are.
func (l *RowList[T]) Len() int { return len(l.items) }

// Selected answers the current row, and false when there is none.
func (l *RowList[T]) Selected() (T, bool) {
	if i := l.rows.current; i >= 0 && i < len(l.items) {
		return l.items[i], true
	}
	var none T
	return none, false
}

// Select makes the first row that matches current and brings it into sight,
// without telling OnSelect. It answers whether there is one.
func (l *RowList[T]) Select(matches func(row T) bool) bool {
	i := slices.IndexFunc(l.items, matches)
	if i >= 0 {
		l.rows.setCurrent(i)
	}
	return i >= 0
}

// SelectIndex makes the row at that place current and tells OnSelect.
func (l *RowList[T]) SelectIndex(index int) { l.rows.choose(index) }

// Unselect leaves no row current.
func (l *RowList[T]) Unselect() { l.rows.setCurrent(-1) }

// Step makes the row that many places below current, and tells OnSelect.
func (l *RowList[T]) Step(by int) { l.rows.choose(l.rows.current + by) }

// RefreshRows draws the rows in sight anew, after their content changed.
func (l *RowList[T]) RefreshRows() { l.rows.fill() }

// Focus gives the list the keyboard.
func (l *RowList[T]) Focus() { focus(l.rows) }

// first is the part that gets the keyboard first.
func (l *RowList[T]) first() fyne.Focusable { return l.rows }
