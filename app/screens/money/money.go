// Package money is the place of what was received and spent, with how the
// budget stands by item.
package money

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/transfer"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

const (
	airTop       float32 = 16
	airSide      float32 = 20
	projectWidth float32 = 230
	yearWidth    float32 = 110
	filterWidth  float32 = 170
	sideWidth    float32 = 240
	linesMost            = 2000 // lines of a table
	yearsBack            = 6    // years that can be chosen besides this one
)

// The tables of the place, in the order of their chips.
const (
	expenses = iota
	income
)

// Screen shows the money.
type Screen struct {
	desk    screens.Desk
	content fyne.CanvasObject
	chips   *widgets.ChipGroup
	project *widgets.Choice
	year    *widgets.Choice
	filter  *widgets.TextEntry
	figures *fyne.Container
	side    *fyne.Container
	card    *widgets.Card
	tables  [2]*widgets.Table[data.MoneyLine]

	asking   screens.Asking
	projects []data.ProjectLine
	total    [2]int
	totals   data.MoneyTotals
	chosen   string // id of the current row
	reveal   string // id of a row to be shown whatever the filters say
	last     memory
}

// memory is what was entered last, which is proposed the next time.
type memory struct{ project, item, handler, approver, kind string }

// tableNames are the tables of the store in the order of the chips.
var tableNames = [2]string{"expense", "income"}

// New makes the screen.
func New(desk screens.Desk) screens.Screen {
	s := &Screen{desk: desk, figures: widgets.Grid(140, theme.Gap), side: container.NewStack()}
	s.chips = widgets.NewChipGroup(chipWords(), func(int) { s.turn() })
	s.project = widgets.NewSearchChoice(s.searchProjects, lang.L("All projects")).LookUp(s.projectOption)
	s.project.OnChanged = func(widgets.Option) { s.Update() }
	s.year = widgets.NewChoice(s.years(), lang.L("All years"))
	s.year.SetValue(desk.Store().Today()[:4])
	s.year.OnChanged = func(widgets.Option) { s.Update() }
	s.filter = widgets.NewTextEntry(lang.L("What, who or number"))
	s.filter.OnChanged = func(string) { s.Update() }
	s.filter.OnSubmitted = func(string) { s.table().Focus() }
	s.tables = [2]*widgets.Table[data.MoneyLine]{widgets.NewTable(expenseColumns()), widgets.NewTable(incomeColumns())}
	for _, t := range s.tables {
		t.OnSelect = func(l data.MoneyLine) { s.chosen = l.ID }
		t.OnOpen = s.open
		t.OnKey = s.tableKey
	}
	s.card = widgets.TightCard(s.table())
	s.content = widgets.Pad(airTop, airSide, airTop, airSide, widgets.VBox(theme.Gap,
		widgets.HBox(10, widgets.Grow(widgets.VBox(0, widgets.Space(), s.chips, widgets.Space())), widgets.Fixed(projectWidth, s.project), widgets.Fixed(yearWidth, s.year), widgets.Fixed(filterWidth, s.filter)),
		s.figures,
		widgets.Grow(widgets.HBox(theme.Gap, widgets.Grow(s.card), widgets.SideColumn(sideWidth, s.side)))))
	s.empty()
	return s
}

func chipWords() []string { return []string{lang.L("Expenses"), lang.L("Income")} }

// years are the years that can be chosen.
func (s *Screen) years() []widgets.Option {
	all := []widgets.Option{{Label: lang.L("All years")}}
	year, _ := strconv.Atoi(s.desk.Store().Today()[:4])
	for back := range yearsBack + 1 {
		word := strconv.Itoa(year - back)
		all = append(all, widgets.Option{Key: word, Label: lang.L("Year {{.Year}}", map[string]any{"Year": word})})
	}
	return all
}

// table is the table in front.
func (s *Screen) table() *widgets.Table[data.MoneyLine] { return s.tables[s.chips.Selected()] }

// turn shows the table that was chosen.
func (s *Screen) turn() {
	s.card.SetContent(s.table())
	s.showTotals()
	s.desk.StatusChanged()
	s.table().Focus()
}

// Title implements screens.Screen.
func (s *Screen) Title() string { return lang.L("Money") }

// Content implements screens.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Tools implements screens.Screen.
func (s *Screen) Tools() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	if s.mayWrite() {
		all = append(all, widgets.PlainButton(lang.L("New expense"), func() { s.editExpense(s.newExpense()) }),
			widgets.PlainButton(lang.L("New income"), func() { s.editIncome(s.newIncome()) }))
	}
	if s.desk.Session().CanImport("expenses") {
		all = append(all, widgets.FlatButton(lang.L("Import Excel"), func() { transfer.Import(s.desk, s.kind()) }))
	}
	if s.desk.Session().CanExport("expenses") {
		all = append(all, widgets.FlatButton(lang.L("Export"), func() { transfer.Export(s.desk, s.kind()) }))
	}
	return all
}

// kind is the kind of tables that the chosen chip brings in and out.
func (s *Screen) kind() string { return [2]string{"expenses", "income"}[s.chips.Selected()] }

// Tables implements screens.Watcher.
func (s *Screen) Tables() []string {
	return []string{"expense", "income", "project", "budget_line", "activity"}
}

func (s *Screen) mayWrite() bool { return s.desk.Session().CanWrite(data.Money) }

// period is the first and the last day of the chosen year; empty for all.
func (s *Screen) period() (from, to string) {
	if year := s.year.Value(); year != "" {
		return year + "-01-01", year + "-12-31"
	}
	return "", ""
}

// found is what the place shows.
type found struct {
	projects []data.ProjectLine
	rows     [2][]data.MoneyLine
	total    [2]int
	totals   data.MoneyTotals
}

// Update implements screens.Screen.
func (s *Screen) Update() {
	filter := data.MoneyFilter{Text: s.filter.Text, ProjectID: s.project.Value(), Limit: linesMost}
	filter.From, filter.To = s.period()
	s.asking.Ask(s.desk, func() (func(), error) {
		f, err := s.fetch(filter)
		return func() { s.shown(f) }, err
	})
}

// fetch asks the store and touches no widget.
func (s *Screen) fetch(filter data.MoneyFilter) (f found, err error) {
	store, ss := s.desk.Store(), s.desk.Session()
	if f.projects, _, err = store.Projects(ss, data.ProjectFilter{}); err != nil {
		return f, err
	}
	for chip, table := range tableNames {
		filter.Table = table
		if f.rows[chip], f.total[chip], err = store.MoneyLines(ss, filter); err != nil {
			return f, err
		}
	}
	f.totals, err = store.MoneyTotals(ss, filter.ProjectID, filter.From, filter.To)
	return f, err
}

// shown shows what was found.
func (s *Screen) shown(f found) {
	s.projects, s.total = f.projects, f.total
	is := func(l data.MoneyLine) bool { return l.ID == s.chosen }
	for chip, table := range s.tables {
		s.chips.SetText(chip, lang.L("{{.Word}} {{.Count}}", map[string]any{"Word": chipWords()[chip], "Count": words.Count(f.total[chip])}))
		table.SetRows(f.rows[chip])
		if !table.Select(is) && len(f.rows[chip]) > 0 {
			table.Select(func(data.MoneyLine) bool { return true })
		}
	}
	s.totals = f.totals
	s.showTotals()
	s.empty()
	s.desk.StatusChanged()
	if reveal := s.reveal; reveal != "" {
		s.reveal = ""
		if l, ok := s.table().Selected(); !ok || l.ID != reveal {
			s.filter.SetValue("")
			s.project.SetValue("")
			s.year.SetValue("")
			s.Update()
		}
	}
}

// empty says what to do where a table has no rows.
func (s *Screen) empty() {
	verbs := [2]string{lang.L("New expense"), lang.L("New income")}
	texts := [2]string{
		lang.L("No expenses in this choice. Record the first with Ctrl+N, or import a table from Excel."),
		lang.L("No income in this choice. Record the first with Ctrl+N, or import a table from Excel."),
	}
	for chip, table := range s.tables {
		switch {
		case s.filter.Text != "":
			table.Empty(lang.L("Nothing fits what you typed."), "", nil)
		case s.mayWrite():
			table.Empty(texts[chip], verbs[chip], s.Create)
		default:
			table.Empty(lang.L("Nothing is recorded in this choice."), "", nil)
		}
	}
}

// searchProjects answers the projects that fit what was typed, after the line
// for all.
func (s *Screen) searchProjects(text string) []widgets.Option {
	return append([]widgets.Option{{Label: lang.L("All projects")}}, s.findProjects(text)...)
}

// findProjects answers the projects that fit what was typed.
func (s *Screen) findProjects(text string) []widgets.Option {
	found, _, err := s.desk.Store().Projects(s.desk.Session(), data.ProjectFilter{Text: text})
	if err != nil {
		s.desk.Fail(err)
	}
	var all []widgets.Option
	for _, p := range found {
		all = append(all, widgets.Option{Key: p.ID, Label: p.Name, Detail: p.Code})
	}
	return all
}

func (s *Screen) projectOption(id string) (widgets.Option, bool) {
	for _, p := range s.projects {
		if p.ID == id {
			return widgets.Option{Key: p.ID, Label: p.Name, Detail: p.Code}, true
		}
	}
	return widgets.Option{}, false
}

// show makes a row current, whatever the filters say.
func (s *Screen) show(chip int, id string) {
	s.chosen, s.reveal = id, id
	if s.chips.Selected() != chip {
		s.chips.Select(chip)
		s.card.SetContent(s.table())
	}
	s.Update()
}

// Open implements screens.Opener: it shows the row and form of an expense or of
// money received.
func (s *Screen) Open(id string) {
	if e, err := s.desk.Store().Expense(s.desk.Session(), id); err == nil {
		s.show(expenses, e.ID)
		s.open(data.MoneyLine{Table: "expense", ID: id})
		return
	}
	s.show(income, id)
	s.open(data.MoneyLine{Table: "income", ID: id})
}

// Create implements screens.Creator: it begins a line of the table in front.
func (s *Screen) Create() {
	if s.chips.Selected() == income {
		s.editIncome(s.newIncome())
		return
	}
	s.editExpense(s.newExpense())
}

// Find implements screens.Finder.
func (s *Screen) Find() { s.desk.Canvas().Focus(s.filter) }

// Key implements screens.KeyHandler: the arrow keys bring the keyboard to the
// table.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyUp, fyne.KeyDown:
		s.table().Focus()
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		s.table().Open()
		return true
	}
	current, ok := s.table().Selected()
	return ok && s.tableKey(current, ev)
}

// Rune implements screens.KeyHandler.
func (s *Screen) Rune(rune) bool { return false }

// tableKey answers the keys of the table besides moving and opening.
func (s *Screen) tableKey(l data.MoneyLine, ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyDelete || !s.mayWrite() {
		return false
	}
	s.remove(l.Table, l.ID, l.Amount)
	return true
}

// Status implements screens.Screen.
func (s *Screen) Status() (left, right string) {
	var sum int64
	for _, l := range s.table().Rows() {
		sum += l.Amount
	}
	all, shown := s.total[s.chips.Selected()], s.table().Len()
	left = lang.L("{{.All}} lines, together {{.Sum}}", map[string]any{"All": words.Count(all), "Sum": words.Money(sum)})
	if shown < all {
		left = lang.L("{{.All}} lines, {{.Shown}} shown, those together {{.Sum}}", map[string]any{
			"All": words.Count(all), "Shown": words.Count(shown), "Sum": words.Money(sum),
		})
	}
	return left, lang.L("↑↓ choose   Enter open   Ctrl+N new   Ctrl+F search   Del delete")
}
