// Package children is the place of the children's files: the list at the left,
// the file of the chosen child at the right.
package children

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/transfer"
	"careledger/app/widgets"
	"careledger/data"
)

// Widths of the two parts.
const (
	listWidth       float32 = 318
	listWidthNarrow float32 = 268
	narrow          float32 = 1000 // below this width of the whole the parts are narrower
)

// Screen shows the children.
type Screen struct {
	desk    screens.Desk
	content *fyne.Container
	views   *widgets.ChipGroup // files, or the table
	files   fyne.CanvasObject
	table   *childTable
	filters *widgets.ChipGroup
	filter  *widgets.TextEntry
	list    *widgets.RowList[data.ChildLine]
	file    *file

	all    []data.ChildLine // of the chosen filter
	total  int
	chosen string // id of the child whose file is shown
}

// The filters of the list, in the order of their chips.
const (
	filterActive = iota
	filterUnvisited
	filterNoTeam
	filterUnverified
	filterAll
)

// New makes the screen.
func New(desk screens.Desk) screens.Screen {
	s := &Screen{desk: desk}
	s.filters = widgets.NewChipGroup(filterWords(), func(int) { s.Update() })
	s.filter = widgets.NewTextEntry(lang.L("Filter this list"))
	s.filter.OnChanged = func(string) { s.show() }
	s.filter.OnSubmitted = func(string) { s.list.Focus() }
	s.list = widgets.NewRowList(widgets.RichHeight, widgets.NewRich, s.row)
	s.list.OnSelect = func(l data.ChildLine) { s.choose(l.ID) }
	s.list.OnOpen = func(l data.ChildLine) { s.file.edit() }
	s.file = newFile(desk, s)
	left := widgets.TightCard(widgets.VBox(0,
		widgets.Pad(14, 14, 8, 14, widgets.VBox(10, s.filters, s.filter)),
		widgets.Grow(s.list)))
	s.files = newSplit(left, s.file.content)
	s.table = newChildTable(desk, s)
	s.views = widgets.NewChipGroup([]string{lang.L("Files"), lang.L("Table")}, func(int) { s.Update() })
	s.content = container.NewStack(s.files)
	s.empty()
	return s
}

func filterWords() []string {
	return []string{
		lang.L("Active"), lang.L("Not visited this month"), lang.L("1+3 incomplete"), lang.L("To be verified"), lang.L("All children"),
	}
}

// Title implements screens.Screen.
func (s *Screen) Title() string { return lang.L("Children") }

// Content implements screens.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Tools implements screens.Screen.
func (s *Screen) Tools() []fyne.CanvasObject {
	all := []fyne.CanvasObject{s.views}
	if s.desk.Session().CanAddChildren() {
		all = append(all, widgets.PlainButton(lang.L("New child"), s.Create))
	}
	return append(all, transfer.Tools(s.desk, "children")...)
}

// Tables implements screens.Watcher.
func (s *Screen) Tables() []string {
	return []string{
		"child", "guardian", "consent", "child_category", "child_history", "pairing", "visit", "wish", "activity", "attendance", "camp_day",
		"loan", "reading_log", "goods_out", "psy_service", "project_child", "own_field", "photo", "photo_child",
	}
}

// chosenFilter answers what the chips ask for.
func (s *Screen) chosenFilter(chip int) data.ChildFilter {
	switch chip {
	case filterActive:
		return data.ChildFilter{Status: "active"}
	case filterUnvisited:
		return data.ChildFilter{Unvisited: true}
	case filterNoTeam:
		return data.ChildFilter{NoTeam: true}
	case filterUnverified:
		return data.ChildFilter{Status: "unverified"}
	}
	return data.ChildFilter{}
}

// Update implements screens.Screen.
func (s *Screen) Update() {
	if s.asTable() {
		put(s.content, s.table.content)
		s.desk.Fail(s.table.update())
		return
	}
	put(s.content, s.files)
	words := filterWords()
	for chip := range words {
		found, total, err := s.desk.Store().Children(s.desk.Session(), s.chosenFilter(chip))
		if err != nil {
			s.desk.Fail(err)
			return
		}
		s.filters.SetText(chip, lang.L("{{.Word}} {{.Count}}", map[string]any{"Word": words[chip], "Count": len(found)}))
		if chip == s.filters.Selected() {
			s.all, s.total = found, total
		}
	}
	s.show()
	s.file.show(s.chosen)
}

// asTable reports whether the table is shown in place of the files.
func (s *Screen) asTable() bool { return s.views.Selected() == 1 }

// show filters the snapshot by what was typed and keeps the chosen child.
func (s *Screen) show() {
	rows := s.all
	if text := s.filter.Text; text != "" {
		found, err := s.desk.Store().Search(s.desk.Session(), text, len(s.all)+s.total)
		if err != nil {
			s.desk.Fail(err)
			return
		}
		rows = among(s.all, found)
	}
	s.list.SetRows(rows)
	s.empty()
	if !s.list.Select(func(l data.ChildLine) bool { return l.ID == s.chosen }) {
		s.list.Unselect()
		if len(rows) > 0 {
			s.list.SelectIndex(0)
		}
	}
	s.desk.StatusChanged()
}

// among answers those of the list that were found, in the order found.
func among(list, found []data.ChildLine) []data.ChildLine {
	in := make(map[string]bool, len(list))
	for _, l := range list {
		in[l.ID] = true
	}
	var rows []data.ChildLine
	for _, l := range found {
		if in[l.ID] {
			rows = append(rows, l)
		}
	}
	return rows
}

// empty says what to do where the list has no rows.
func (s *Screen) empty() {
	switch {
	case s.total > 0:
		s.list.Empty(lang.L("No child here. Choose another filter above."), "", nil)
	case s.desk.Session().CanImport("children"):
		s.list.Empty(lang.L("No children yet. Import your list from Excel, or add the first one with Ctrl+N."), lang.L("Import Excel"), func() { transfer.Import(s.desk, "children") })
	case s.desk.Session().CanAddChildren():
		s.list.Empty(lang.L("No children yet. Add the first one."), lang.L("New child"), s.Create)
	default:
		s.list.Empty(lang.L("No children yet."), "", nil)
	}
}

// row fills one row of the list.
func (s *Screen) row(l data.ChildLine, row *widgets.Rich) {
	mark, word := riskMark(s.desk.Session().Risk(l))
	row.Set(widgets.RichOf{
		Initial: l.Name, Title: l.Name, Detail: lineDetail(l, s.desk.Store().Today()),
		Right: lineTown(l), Mark: mark, MarkWord: word, Pills: statusPills(l.Status),
	})
}

// choose shows the file of a child.
func (s *Screen) choose(id string) {
	if id != s.chosen {
		s.chosen = id
		s.file.show(id)
	}
	s.desk.StatusChanged()
}

// Open implements screens.Opener.
func (s *Screen) Open(id string) {
	s.chosen = id
	s.views.Select(0)
	s.filter.SetValue("")
	if _, shown := find(s.all, id); !shown {
		s.filters.Select(filterAll)
	}
	s.Update()
}

func find(lines []data.ChildLine, id string) (int, bool) {
	for i, l := range lines {
		if l.ID == id {
			return i, true
		}
	}
	return 0, false
}

// Create implements screens.Creator.
func (s *Screen) Create() {
	if s.desk.Session().CanAddChildren() {
		s.editChild(data.Child{})
	}
}

// TakeFiles implements screens.FileTaker: photos belong to the file that is
// shown.
func (s *Screen) TakeFiles(paths []string) bool { return s.file.takeFiles(paths) }

// Find implements screens.Finder.
func (s *Screen) Find() {
	if s.asTable() {
		s.desk.Canvas().Focus(s.table.filter)
		return
	}
	s.desk.Canvas().Focus(s.filter)
}

// Print implements screens.Printer: it prints the children that are listed.
func (s *Screen) Print() {
	if !s.asTable() {
		s.views.Select(1)
		s.Update()
	}
	s.table.print()
}

// Key implements screens.KeyHandler: up and down move through the list
// wherever the keyboard is.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	if s.asTable() {
		return false
	}
	switch ev.Name {
	case fyne.KeyUp:
		s.list.Step(-1)
	case fyne.KeyDown:
		s.list.Step(1)
	case fyne.KeyReturn, fyne.KeyEnter:
		s.file.edit()
	default:
		return false
	}
	return true
}

// Rune implements screens.KeyHandler.
func (s *Screen) Rune(rune) bool { return false }

// Status implements screens.Screen.
func (s *Screen) Status() (left, right string) {
	if s.asTable() {
		return s.table.status()
	}
	return lang.L("{{.All}} children, {{.Shown}} shown", map[string]any{"All": s.total, "Shown": s.list.Len()}),
		lang.L("↑↓ choose   Enter edit   Ctrl+N record")
}
