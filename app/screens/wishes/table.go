package wishes

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// tableView shows the wishes row by row.
type tableView struct {
	screen *Screen
	head   *head
	states *widgets.ChipGroup
	table  *widgets.Table[data.WishLine]
	whole  fyne.CanvasObject
	shown  int
}

// stateFilter is a chip that filters the table.
type stateFilter struct {
	word   string
	states []string
	stuck  bool
}

// stateFilters are the chips of the table: one for all, one for each column of
// the board, and those that are on no board.
func stateFilters() []stateFilter {
	all := []stateFilter{{word: lang.L("All")}}
	for _, c := range columns() {
		all = append(all, stateFilter{word: c.title, states: slices.Concat(c.groups...)})
	}
	return append(all,
		stateFilter{word: lang.L("Stuck"), stuck: true},
		stateFilter{word: lang.L("Refused or withdrawn"), states: []string{data.WishRejected, data.WishWithdrawn}})
}

func newTableView(s *Screen) view {
	v := &tableView{screen: s}
	v.head = newHead(s, func() { v.rows(); s.desk.StatusChanged() }, v.focus)
	var chips []string
	for _, f := range stateFilters() {
		chips = append(chips, f.word)
	}
	v.states = widgets.NewChipGroup(chips, func(int) { v.rows(); s.desk.StatusChanged() })
	v.table = widgets.NewTable(tableColumns(s.desk.Session().CanRead(data.Children)))
	v.table.OnOpen = func(l data.WishLine) { s.openWish(l.ID) }
	v.table.OnRune = func(l data.WishLine, r rune) bool { return s.advanceRune(l.ID, r) }
	line := []fyne.CanvasObject{widgets.Grow(v.states)}
	if s.desk.Session().CanWrite(data.Wishes) {
		line = append(line, widgets.ActionChip(lang.L("Many at once"), func() { s.askMany(v.table.Rows(), "") }))
	}
	v.whole = page(widgets.VBox(10, v.head.object, widgets.HBox(10, line...)), widgets.TightCard(v.table))
	return v
}

// tableColumns are the columns of the table; the child is among them only for
// those who may see children.
func tableColumns(children bool) []widgets.Column[data.WishLine] {
	all := []widgets.Column[data.WishLine]{
		{
			Label: lang.L("Number"), Width: 106, Look: widgets.Muted,
			Text: func(l data.WishLine) string { return l.No },
			Sort: func(a, b data.WishLine) int { return strings.Compare(a.No, b.No) },
		},
		{
			Label: lang.L("Wish"), Width: 140, Weight: 3, Look: widgets.Strong,
			Text: func(l data.WishLine) string { return thing(l.Item, l.Spec, l.Quantity) },
			Sort: func(a, b data.WishLine) int { return strings.Compare(a.Item+a.Spec, b.Item+b.Spec) },
		},
		{
			Label: lang.L("Kind"), Width: 84,
			Text: func(l data.WishLine) string { return words.Label("wish_category", l.Category) },
			Sort: func(a, b data.WishLine) int { return strings.Compare(a.Category, b.Category) },
		},
	}
	if children {
		all = append(all, widgets.Column[data.WishLine]{
			Label: lang.L("Child"), Width: 76, Weight: 1,
			Text: func(l data.WishLine) string { return l.Child },
			Sort: func(a, b data.WishLine) int { return strings.Compare(a.Child, b.Child) },
		})
	}
	return append(all,
		widgets.Column[data.WishLine]{
			Label: lang.L("For"), Width: 92, Look: widgets.Muted,
			Text: func(l data.WishLine) string { return whose(l.WishCard) },
			Sort: func(a, b data.WishLine) int { return cmp.Compare(a.Age, b.Age) },
		},
		widgets.Column[data.WishLine]{
			Label: lang.L("Price"), Width: 72, Align: fyne.TextAlignTrailing,
			Text: func(l data.WishLine) string { return words.RoundMoney(l.Price) },
			Sort: func(a, b data.WishLine) int { return cmp.Compare(a.Price, b.Price) },
		},
		widgets.Column[data.WishLine]{
			Label: lang.L("State"), Width: 104,
			Draw: drawState,
			Sort: func(a, b data.WishLine) int {
				return cmp.Compare(slices.Index(data.WishStates, a.State), slices.Index(data.WishStates, b.State))
			},
		},
		widgets.Column[data.WishLine]{
			Label: lang.L("In it for"), Width: 66, Align: fyne.TextAlignTrailing,
			Draw: drawDays,
			Sort: func(a, b data.WishLine) int { return cmp.Compare(a.Days, b.Days) },
		},
		widgets.Column[data.WishLine]{
			Label: lang.L("Written down"), Width: 88, Look: widgets.Muted,
			Text: func(l data.WishLine) string { return l.Registered },
			Sort: func(a, b data.WishLine) int { return strings.Compare(a.Registered, b.Registered) },
		})
}

func drawState(l data.WishLine, cell *widgets.Cell) {
	tone, word := stateTone(l.State), words.Label("wish_state", l.State)
	if l.Stuck != "" {
		tone, word = widgets.Coral, words.Label("wish_stuck", l.Stuck)
	}
	cell.SetPills(widgets.PillOf{Text: word, Tone: tone})
}

func drawDays(l data.WishLine, cell *widgets.Cell) {
	look := widgets.Muted
	if l.Stuck != "" {
		look = widgets.Muted.In(theme.ColorCoralText)
	}
	cell.SetText(lang.L("{{.N}} days", map[string]any{"N": l.Days}), look.Right())
}

func (v *tableView) object() fyne.CanvasObject { return v.whole }

func (v *tableView) update() {
	if err := v.head.update(); err != nil {
		v.screen.desk.Fail(err)
		return
	}
	for i, f := range stateFilters() {
		if n, known := v.count(f); known {
			v.states.SetText(i, lang.L("{{.Word}} {{.Count}}", map[string]any{"Word": f.word, "Count": n}))
		}
	}
	v.rows()
	v.whole.Refresh()
}

// count is how many wishes of the batch a chip would show.
func (v *tableView) count(f stateFilter) (n int, known bool) {
	if f.stuck {
		return 0, false
	}
	for _, state := range f.states {
		n += v.head.summary.State(state).Count
	}
	if f.states == nil {
		n = v.head.all
	}
	return n, true
}

// rows asks the store for what fits batch, chip and text.
func (v *tableView) rows() {
	f := stateFilters()[v.states.Selected()]
	lines, total, err := v.screen.desk.Store().WishLines(v.screen.desk.Session(), data.WishFilter{
		Text: v.head.filter.Text, BatchID: v.screen.batch, States: f.states, Stuck: f.stuck,
	})
	if err != nil {
		v.screen.desk.Fail(err)
		return
	}
	v.shown = total
	v.empty()
	v.table.SetRows(lines)
}

// empty says what to do where the table has no rows.
func (v *tableView) empty() {
	s := v.screen
	switch {
	case v.head.all > 0:
		v.table.Empty(lang.L("No wish fits. Choose another filter above."), "", nil)
	case s.desk.Session().CanWrite(data.Wishes):
		v.table.Empty(lang.L("No wishes here yet. Write down the first one."), lang.L("New wish"), s.createWish)
	default:
		v.table.Empty(lang.L("No wishes yet."), "", nil)
	}
}

func (v *tableView) focus() { v.table.Focus() }

func (v *tableView) find() { v.screen.desk.Canvas().Focus(v.head.filter) }

func (v *tableView) create() { v.screen.createWish() }

func (v *tableView) restore() {
	v.head.filter.SetValue("")
	v.states.Select(0)
}

func (v *tableView) key(ev *fyne.KeyEvent) bool { return arrowsFocus(v, ev) }

func (v *tableView) status() (left, right string) {
	return countLine(v.shown, v.head.all), lang.L("↑↓ choose   Enter open   Space next step")
}
