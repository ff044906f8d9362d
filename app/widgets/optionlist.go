package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
)

// optionList is the list that a Choice opens: a search field where there are
// many options, and the options that match.
type optionList struct {
	onTake func(Option)

	search func(query string) []Option
	entry  *TextEntry
	rows   *RowList[Option]
}

func newOptionList(search func(string) []Option, query string, searchable bool) *optionList {
	l := &optionList{search: search}
	l.rows = NewRowList(optionHeight, newOptionRow, func(o Option, row *optionRow) { row.set(o) })
	l.rows.Empty(lang.L("Nothing matches"), "", nil)
	l.rows.OnOpen = func(o Option) { l.take(o) }
	l.rows.rows.onTap = func(i int) { l.take(l.rows.items[i]) }
	if searchable {
		l.entry = NewTextEntry(lang.L("Type to search"))
		l.entry.SetValue(query)
		l.entry.CursorColumn = len([]rune(query))
		l.entry.OnChanged = l.find
		l.entry.OnKey = l.key
	}
	l.rows.SetRows(search(query))
	if l.entry != nil {
		l.rows.rows.setCurrent(min(0, l.rows.Len()-1))
	}
	return l
}

// find shows the options that match what was typed, the best one current.
func (l *optionList) find(query string) {
	l.rows.SetRows(l.search(query))
	l.rows.rows.setCurrent(min(0, l.rows.Len()-1))
}

// key moves and takes while the keyboard is in the search field.
func (l *optionList) key(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyDown:
		l.rows.Step(1)
	case ev.Name == fyne.KeyUp:
		l.rows.Step(-1)
	case ev.Name == fyne.KeyPageDown:
		l.rows.Step(choiceMost)
	case ev.Name == fyne.KeyPageUp:
		l.rows.Step(-choiceMost)
	case isEnter(ev):
		if o, ok := l.rows.Selected(); ok {
			l.take(o)
		}
	default:
		return false
	}
	return true
}

func (l *optionList) take(o Option) {
	if l.onTake != nil {
		l.onTake(o)
	}
}

// box is what the popup shows.
func (l *optionList) box() fyne.CanvasObject {
	if l.entry == nil {
		return l.rows
	}
	return container.NewBorder(PadAll(6, l.entry), nil, nil, nil, l.rows)
}

// height is what the popup needs for the options there are now.
func (l *optionList) height() float32 {
	h := optionHeight * float32(min(max(l.rows.Len(), 1), choiceMost))
	if l.entry != nil {
		h += l.entry.MinSize().Height + 12
	}
	return h
}

// focusable is the part that gets the keyboard.
func (l *optionList) focusable() fyne.Focusable {
	if l.entry != nil {
		return l.entry
	}
	return l.rows.rows
}

// optionRow is one option in the list.
type optionRow struct {
	simple
	label, detail *Text
}

func newOptionRow() *optionRow {
	r := &optionRow{label: Body("").Elide(), detail: Quiet("").Elide()}
	r.content = Pad(0, 12, 0, 12, HBox(10, r.label, r.detail))
	r.ExtendBaseWidget(r)
	return r
}

func (r *optionRow) set(o Option) {
	r.label.SetText(o.Label)
	r.detail.SetText(o.Detail)
	r.content.Refresh()
}
