package reading

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens/pickers"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// The filters of the loans, in the order of their chips.
const (
	loansOpen = iota
	loansLate
	loansAll
)

// booksFound is how many books a search offers.
const booksFound = 60

// loanView lends books with a few keys and shows what is lent.
type loanView struct {
	screen *Screen
	scan   *widgets.TextEntry
	child  *widgets.Choice
	book   *widgets.Choice
	chips  *widgets.ChipGroup
	filter *widgets.TextEntry
	table  *widgets.Table[data.LoanLine]
	whole  fyne.CanvasObject
	counts [3]int
}

func newLoanView(s *Screen) *loanView {
	v := &loanView{screen: s, child: pickers.Child(s.desk), book: s.bookChoice(lang.L("Which book"), true)}
	v.scan = v.newScan()
	v.child.OnChanged = func(o widgets.Option) {
		switch {
		case o.Key == "":
		case v.book.Value() != "":
			v.lend()
		default:
			s.desk.Canvas().Focus(v.book)
		}
	}
	v.book.OnChanged = func(o widgets.Option) {
		if o.Key != "" && v.child.Value() != "" {
			v.lend()
		}
	}
	v.chips = widgets.NewChipGroup(loanWords(), func(int) { s.Update() })
	v.filter = widgets.NewTextEntry(lang.L("Name or file number"))
	v.filter.OnChanged = func(string) { s.Update() }
	v.filter.OnSubmitted = func(string) { v.table.Focus() }
	v.filter.OnEscape = func() { v.filter.SetText(""); v.table.Focus() }
	v.table = widgets.NewTable(v.columns())
	v.table.OnOpen = func(l data.LoanLine) { v.edit(l) }
	v.table.OnRune, v.table.OnKey = v.rune, v.tableKey
	rows := []fyne.CanvasObject{}
	if s.mayWrite() {
		v.table.OnMark = func(l data.LoanLine) { v.giveBack(l, true) }
		rows = append(rows, widgets.NewCard(widgets.HBox(theme.Tight, widgets.Bold(lang.L("Lend")),
			widgets.Fixed(scanWidth, v.scan), widgets.Grow(v.child), widgets.GrowBy(2, v.book), widgets.PrimaryButton(lang.L("Lend it"), v.lend))))
	}
	line := []fyne.CanvasObject{widgets.Grow(pickers.Chips(v.chips)), widgets.Fixed(filterWidth, v.filter)}
	if s.mayWrite() {
		for _, step := range loanSteps() {
			line = append(line, widgets.PlainButton(step.word, func() { v.selected(step.do) }))
		}
	}
	rows = append(rows, widgets.HBox(theme.Tight, line...))
	v.whole = pickers.Page(widgets.VBox(10, rows...), widgets.TightCard(v.table))
	return v
}

func loanWords() []string { return []string{lang.L("Lent now"), lang.L("Overdue"), lang.L("All")} }

func (v *loanView) columns() []widgets.Column[data.LoanLine] {
	return []widgets.Column[data.LoanLine]{
		{
			Label: lang.L("Child"), Width: 92, Weight: 1, Look: widgets.Strong,
			Text: func(l data.LoanLine) string { return l.Child },
			Sort: func(a, b data.LoanLine) int { return strings.Compare(a.Child, b.Child) },
		},
		{
			Label: lang.L("File number"), Width: 124, Look: widgets.Muted,
			Text: func(l data.LoanLine) string { return l.FileNo },
			Sort: func(a, b data.LoanLine) int { return strings.Compare(a.FileNo, b.FileNo) },
		},
		{
			Label: lang.L("Book title"), Width: 140, Weight: 3,
			Text: func(l data.LoanLine) string { return l.Title },
			Sort: func(a, b data.LoanLine) int { return strings.Compare(a.Title, b.Title) },
		},
		{
			Label: lang.L("Lent on"), Width: 92, Look: widgets.Muted,
			Text: func(l data.LoanLine) string { return l.Out },
			Sort: func(a, b data.LoanLine) int { return strings.Compare(a.Out, b.Out) },
		},
		{
			Label: lang.L("Due on"), Width: 92, Look: widgets.Muted,
			Text: func(l data.LoanLine) string { return l.Due },
			Sort: func(a, b data.LoanLine) int { return strings.Compare(a.Due, b.Due) },
		},
		{
			Label: lang.L("State"), Width: 116, Draw: drawLoan,
			Sort: func(a, b data.LoanLine) int { return cmp.Compare(a.Overdue, b.Overdue) },
		},
		{
			Label: lang.L("Renewed"), Width: 66, Look: widgets.Muted.Right(), Align: fyne.TextAlignTrailing,
			Text: func(l data.LoanLine) string {
				if l.Renewals == 0 {
					return ""
				}
				return words.Count(l.Renewals)
			},
			Sort: func(a, b data.LoanLine) int { return cmp.Compare(a.Renewals, b.Renewals) },
		},
	}
}

func drawLoan(l data.LoanLine, cell *widgets.Cell) {
	pill := widgets.PillOf{Text: lang.L("lent"), Tone: widgets.Amber}
	switch {
	case l.Back != "" && l.Finished:
		pill = widgets.PillOf{Text: lang.L("back, read"), Tone: widgets.Teal}
	case l.Back != "":
		pill = widgets.PillOf{Text: lang.L("back"), Tone: widgets.Grey}
	case l.Lost != "":
		pill = widgets.PillOf{Text: lang.L("lost"), Tone: widgets.Coral}
	case l.Overdue > 0:
		pill = widgets.PillOf{Text: lang.L("{{.N}} days overdue", map[string]any{"N": l.Overdue}), Tone: widgets.Coral}
	}
	cell.SetPills(pill)
}

func (v *loanView) object() fyne.CanvasObject { return v.whole }

// filterOf is what a chip asks for.
func filterOf(chip int) data.LoanFilter {
	return data.LoanFilter{Open: chip == loansOpen, Overdue: chip == loansLate}
}

func (v *loanView) update() {
	store, ss := v.screen.desk.Store(), v.screen.desk.Session()
	for chip, word := range loanWords() {
		f := filterOf(chip)
		f.Limit = 1
		_, n, err := store.Loans(ss, f)
		if err != nil {
			v.screen.desk.Fail(err)
			return
		}
		v.counts[chip] = n
		v.chips.SetText(chip, lang.L("{{.Word}} {{.Count}}", map[string]any{"Word": word, "Count": n}))
	}
	f := filterOf(v.chips.Selected())
	f.Text, f.Limit = v.filter.Text, mostRows
	rows, _, err := store.Loans(ss, f)
	if err != nil {
		v.screen.desk.Fail(err)
		return
	}
	v.table.SetRows(rows)
	if _, chosen := v.table.Selected(); !chosen && len(rows) > 0 {
		v.table.SelectIndex(0) // so that the number keys go on working
	}
	switch {
	case v.counts[loansAll] > 0:
		v.table.Empty(lang.L("No loan fits. Choose another filter above."), "", nil)
	case v.screen.mayWrite():
		v.table.Empty(lang.L("Nothing is lent yet. Choose child and book above."), "", nil)
	default:
		v.table.Empty(lang.L("Nothing is lent yet."), "", nil)
	}
}

// lend lends the chosen book to the chosen child, and makes ready for the next
// one.
func (v *loanView) lend() {
	desk := v.screen.desk
	child, book := v.child.Option(), v.book.Option()
	switch {
	case child.Key == "":
		desk.Canvas().Focus(v.child)
		return
	case book.Key == "":
		desk.Canvas().Focus(v.book)
		return
	}
	l := data.Loan{ChildID: child.Key, BookID: book.Key}
	v.book.SetOption(widgets.Option{})
	if err := desk.Store().Lend(desk.Session(), &l); err != nil {
		desk.Toast(words.Error(err))
		desk.Canvas().Focus(v.book)
		return
	}
	v.child.SetOption(widgets.Option{})
	desk.Canvas().Focus(v.child)
	desk.ToastUndo(lang.L("Lent “{{.Title}}” to {{.Name}} until {{.Day}}.", map[string]any{"Title": book.Label, "Name": child.Label, "Day": words.ShortDate(l.Due)}),
		func() { desk.Fail(desk.Store().Remove(desk.Session(), "loan", l.ID)) })
}

func (v *loanView) focus() {
	if v.table.Len() == 0 && v.screen.mayWrite() {
		v.create()
		return
	}
	v.table.Focus()
}

func (v *loanView) find() { v.screen.desk.Canvas().Focus(v.filter) }

// create makes ready to lend a book.
func (v *loanView) create() {
	if v.screen.mayWrite() {
		v.screen.desk.Canvas().Focus(v.child)
	}
}

func (v *loanView) key(ev *fyne.KeyEvent) bool { return pickers.Arrows(ev, v.table.Focus) }

func (v *loanView) status() (left, right string) {
	left = lang.L("{{.Open}} lent now, {{.Late}} overdue, {{.Shown}} shown", map[string]any{"Open": v.counts[loansOpen], "Late": v.counts[loansLate], "Shown": v.table.Len()})
	if !v.screen.mayWrite() {
		return left, lang.L("↑↓ choose")
	}
	return left, lang.L("1 back, read   2 back   3 renew   4 lost   Enter edit   Ctrl+N lend")
}

// lendBook makes ready to lend a book, with the child still to choose.
func (s *Screen) lendBook(b data.BookLine) {
	if b.Available == 0 {
		s.desk.Toast(lang.L("No copy of “{{.Title}}” is there.", map[string]any{"Title": b.Title}))
		return
	}
	s.show(viewLoans)
	s.loans.book.SetOption(widgets.Option{Key: b.ID, Label: b.Title})
	s.desk.Canvas().Focus(s.loans.child)
}

// bookChoice makes a field that holds a book, one that can be lent where that is
// asked for.
func (s *Screen) bookChoice(placeholder string, available bool) *widgets.Choice {
	return widgets.NewSearchChoice(func(text string) []widgets.Option {
		lines, _, err := s.desk.Store().BookLines(s.desk.Session(), data.BookFilter{Text: text, Available: available, Limit: booksFound})
		s.desk.Fail(err)
		var all []widgets.Option
		for _, l := range lines {
			detail := l.Author
			if available {
				detail = lang.L("{{.There}} / {{.Copies}}", map[string]any{"There": l.Available, "Copies": l.Copies})
			}
			all = append(all, widgets.Option{Key: l.ID, Label: l.Title, Detail: detail})
		}
		return all
	}, placeholder).LookUp(func(id string) (widgets.Option, bool) {
		b, err := s.desk.Store().Book(s.desk.Session(), id)
		return widgets.Option{Key: b.ID, Label: b.Title}, err == nil
	})
}
