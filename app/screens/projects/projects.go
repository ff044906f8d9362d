// Package projects is the place of projects with their targets, budget and
// members, and of the funders who pay for them.
package projects

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/transfer"
	"careledger/app/widgets"
	"careledger/data"
)

const (
	airTop  float32 = 16
	airSide float32 = 20

	listWidth       float32 = 318
	listWidthNarrow float32 = 264
	narrow          float32 = 960 // below this width of the whole the list is narrower
)

// The views of the place, in the order of their chips.
const (
	viewProjects = iota
	viewFunders
)

// The filters of the list, in the order of their chips; each is a status.
var filters = []string{"running", "planned", "finished", ""}

const (
	filterFinished = 2
	filterAll      = 3
)

// Screen shows the projects.
type Screen struct {
	desk    screens.Desk
	whole   fyne.CanvasObject
	content *fyne.Container // the view in front
	views   *widgets.ChipGroup
	chips   *widgets.ChipGroup
	filter  *widgets.TextEntry
	list    *widgets.RowList[data.ProjectLine]
	page    fyne.CanvasObject // list beside detail
	detail  *detail
	funders *funders

	all    []data.ProjectLine
	chosen string // id of the project that is shown
}

// New makes the screen.
func New(desk screens.Desk) screens.Screen {
	s := &Screen{desk: desk}
	s.views = widgets.NewChipGroup([]string{lang.L("Projects"), lang.L("Funders")}, func(int) { s.turn() })
	s.chips = widgets.NewChipGroup(filterWords(), func(int) { s.show() })
	s.filter = widgets.NewTextEntry(lang.L("Name, code or funder"))
	s.filter.OnChanged = func(string) { s.Update() }
	s.filter.OnSubmitted = func(string) { s.list.Focus() }
	s.list = widgets.NewRowList(rowHeight, newProjectRow, func(l data.ProjectLine, r *projectRow) { r.set(l, desk.Session().CanRead(data.Money)) })
	s.list.OnSelect = func(l data.ProjectLine) { s.choose(l.ID) }
	s.list.OnOpen = func(data.ProjectLine) { s.detail.edit() }
	s.detail = newDetail(desk, s)
	s.funders = newFunders(desk)
	left := widgets.TightCard(widgets.VBox(0, widgets.Pad(14, 14, 8, 14, widgets.VBox(10, s.chips, s.filter)), widgets.Grow(s.list)))
	s.page = container.New(&split{}, left, s.detail.content)
	s.content = container.NewStack(s.page)
	s.whole = widgets.Pad(airTop, airSide, airTop, airSide, s.content)
	s.empty()
	return s
}

func filterWords() []string {
	return []string{lang.L("Running projects"), lang.L("In preparation"), lang.L("Finished projects"), lang.L("All states")}
}

// turn shows the view that was chosen.
func (s *Screen) turn() {
	s.Update()
	if s.views.Selected() == viewFunders {
		put(s.content, s.funders.content)
		s.funders.table.Focus()
		return
	}
	put(s.content, s.page)
	s.list.Focus()
}

// put puts one object into a stack of one.
func put(stack *fyne.Container, o fyne.CanvasObject) {
	stack.Objects = []fyne.CanvasObject{o}
	stack.Refresh()
}

// Title implements screens.Screen.
func (s *Screen) Title() string { return lang.L("Projects") }

// Content implements screens.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.whole }

// Tools implements screens.Screen.
func (s *Screen) Tools() []fyne.CanvasObject {
	all := []fyne.CanvasObject{s.views}
	if s.mayWrite() {
		all = append(all, widgets.PlainButton(lang.L("New entry"), s.Create))
	}
	return append(all, transfer.Tools(s.desk, "projects")...)
}

// Tables implements screens.Watcher.
func (s *Screen) Tables() []string {
	return []string{
		"project", "funder", "target", "budget_line", "project_child", "child", "child_history", "expense", "income", "visit", "wish", "wish_delivery",
		"activity", "attendance", "camp_day", "loan", "reading_log", "psy_service", "goods_out", "survey",
	}
}

func (s *Screen) mayWrite() bool { return s.desk.Session().CanWrite(data.Projects) }

// Update implements screens.Screen.
func (s *Screen) Update() {
	if s.views.Selected() == viewFunders {
		s.funders.update()
		s.desk.StatusChanged()
		return
	}
	found, _, err := s.desk.Store().Projects(s.desk.Session(), data.ProjectFilter{Text: s.filter.Text})
	if err != nil {
		s.desk.Fail(err)
		return
	}
	s.all = found
	for chip, word := range filterWords() {
		s.chips.SetText(chip, lang.L("{{.Word}} {{.Count}}", map[string]any{"Word": word, "Count": len(s.fitting(chip))}))
	}
	s.show()
	s.detail.show(s.chosen)
}

// fitting are the projects of a filter.
func (s *Screen) fitting(chip int) []data.ProjectLine {
	var rows []data.ProjectLine
	for _, l := range s.all {
		if chip == filterAll || l.Status == filters[chip] || chip == filterFinished && l.Status == "closed" {
			rows = append(rows, l)
		}
	}
	return rows
}

// show filters the snapshot and keeps the chosen project.
func (s *Screen) show() {
	rows := s.fitting(s.chips.Selected())
	s.list.SetRows(rows)
	s.empty()
	if !s.list.Select(func(l data.ProjectLine) bool { return l.ID == s.chosen }) {
		s.list.Unselect()
		if len(rows) > 0 {
			s.list.SelectIndex(0)
		} else {
			s.choose("")
		}
	}
	s.desk.StatusChanged()
}

// choose shows a project.
func (s *Screen) choose(id string) {
	if id != s.chosen {
		s.chosen = id
		s.detail.show(id)
	}
}

// empty says what to do where the list has no rows.
func (s *Screen) empty() {
	switch {
	case len(s.all) > 0 || s.filter.Text != "":
		s.list.Empty(lang.L("No project here. Choose another filter above."), "", nil)
	case s.mayWrite():
		s.list.Empty(lang.L("No projects yet. A project has a funder, a period, a budget, targets and the children it is for."), lang.L("New project"), s.Create)
	default:
		s.list.Empty(lang.L("No projects yet."), "", nil)
	}
}

// Open implements screens.Opener.
func (s *Screen) Open(id string) {
	if s.views.Selected() != viewProjects {
		s.views.Select(viewProjects)
		put(s.content, s.page)
	}
	s.chosen = id
	s.filter.SetValue("")
	s.chips.Select(filterAll)
	s.Update()
	for chip := range filters {
		for _, l := range s.fitting(chip) {
			if l.ID == id {
				s.chips.Select(chip)
				s.show()
				return
			}
		}
	}
}

// Create implements screens.Creator: it begins a project, or a funder where
// funders are shown.
func (s *Screen) Create() {
	if s.views.Selected() == viewFunders {
		s.funders.create()
		return
	}
	s.editProject(data.Project{Status: "running", UnitRule: "day"})
}

// Find implements screens.Finder.
func (s *Screen) Find() {
	if s.views.Selected() == viewProjects {
		s.desk.Canvas().Focus(s.filter)
	}
}

// Key implements screens.KeyHandler: up and down move through the list wherever
// the keyboard is.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	if s.views.Selected() == viewFunders {
		return s.funders.key(ev)
	}
	switch ev.Name {
	case fyne.KeyUp:
		s.list.Step(-1)
	case fyne.KeyDown:
		s.list.Step(1)
	case fyne.KeyReturn, fyne.KeyEnter:
		s.detail.edit()
	default:
		return false
	}
	return true
}

// Rune implements screens.KeyHandler.
func (s *Screen) Rune(rune) bool { return false }

// Status implements screens.Screen.
func (s *Screen) Status() (left, right string) {
	keys := lang.L("↑↓ choose   Enter edit   Ctrl+N new")
	if s.views.Selected() == viewFunders {
		return lang.L("{{.N}} funders", map[string]any{"N": s.funders.table.Len()}), keys
	}
	return lang.L("{{.All}} projects, {{.Shown}} shown", map[string]any{"All": len(s.all), "Shown": s.list.Len()}), keys
}
