package children

import (
	"encoding/json"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/report"
	"careledger/app/screens"
	"careledger/app/screens/printing"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// Widths above the table.
const (
	savedWidth  float32 = 150
	filterWidth float32 = 200
)

// childTable is the view of the children as a table: what is filtered can be kept
// under a name, many are changed at once, and what is listed is printed.
type childTable struct {
	desk   screens.Desk
	screen *Screen

	content fyne.CanvasObject
	chips   *widgets.ChipGroup
	filter  *widgets.TextEntry
	saved   *widgets.Choice
	body    *fyne.Container
	table   *widgets.Table[data.ChildLine]

	fields []data.OwnField // those that have a column
	all    []data.ChildLine
	total  int
	chosen map[string]bool // ids of those marked
}

func newChildTable(desk screens.Desk, screen *Screen) *childTable {
	v := &childTable{desk: desk, screen: screen, chosen: map[string]bool{}, body: container.NewStack()}
	v.chips = widgets.NewChipGroup(filterWords(), func(int) { desk.Fail(v.update()) })
	v.filter = widgets.NewTextEntry(lang.L("Words of the row, such as 柳桥 三年级"))
	v.filter.OnChanged = func(string) { v.show() }
	v.filter.OnSubmitted = func(string) { v.table.Focus() }
	v.saved = widgets.NewSearchChoice(v.filters, lang.L("Saved filters"))
	v.saved.OnChanged = func(o widgets.Option) { v.apply(o.Key) }
	verbs := widgets.HBox(6, widgets.ActionChip(lang.L("Keep this filter"), v.keep), widgets.ActionChip(lang.L("Forget it"), v.forget))
	right := widgets.HBox(6)
	if desk.Session().CanDecide(data.Children) {
		right.Add(widgets.ActionChip(lang.L("Mark all"), v.markAll))
		right.Add(widgets.ActionChip(lang.L("Change the marked"), v.change))
	}
	right.Add(widgets.ActionChip(lang.L("Print"), v.print))
	v.build()
	v.content = widgets.Pad(airTop, airSide, airTop, airSide, widgets.VBox(10,
		widgets.HBox(8, widgets.Grow(v.chips), right),
		widgets.HBox(8, widgets.Fixed(savedWidth, v.saved), widgets.Grow(v.filter), verbs),
		widgets.Grow(widgets.TightCard(v.body))))
	return v
}

// build makes the table with a column for each own field.
func (v *childTable) build() {
	v.fields = screens.AskedFields(v.desk, data.FieldsOfChild)
	v.table = widgets.NewTable(v.columns()).Marked(func(l data.ChildLine) bool { return v.chosen[l.ID] })
	v.table.OnMark = v.mark
	v.table.OnOpen = func(l data.ChildLine) { v.screen.Open(l.ID) }
	v.table.Empty(lang.L("No child here. Choose another filter above."), "", nil)
	v.body.Objects = []fyne.CanvasObject{v.table}
	v.body.Refresh()
}

// columns are the columns of the table, the organization's own fields at the end.
func (v *childTable) columns() []widgets.Column[data.ChildLine] {
	column := func(label string, width, weight float32, text func(data.ChildLine) string) widgets.Column[data.ChildLine] {
		return widgets.Column[data.ChildLine]{
			Label: label, Width: width, Weight: weight, Text: text,
			Sort: func(a, b data.ChildLine) int { return strings.Compare(text(a), text(b)) },
		}
	}
	today := v.desk.Store().Today()
	name := column(lang.L("Name"), 84, 1, func(l data.ChildLine) string { return l.Name })
	name.Look = widgets.Strong
	name.Sort = func(a, b data.ChildLine) int { return strings.Compare(a.NameKey+a.FileNo, b.NameKey+b.FileNo) }
	all := []widgets.Column[data.ChildLine]{
		name,
		column(lang.L("File number"), 106, 0, func(l data.ChildLine) string { return l.FileNo }),
		column(lang.L("Sex"), 44, 0, func(l data.ChildLine) string { return words.Label("sex", strconv.Itoa(l.Sex)) }),
		column(lang.L("Years old"), 52, 0, func(l data.ChildLine) string { return age(l.Birth, today) }),
		column(lang.L("School"), 128, 3, func(l data.ChildLine) string { return l.School }),
		column(lang.L("Grade"), 92, 1, func(l data.ChildLine) string { return grade(l.Stage, l.Grade, l.EnrolYear, l.Class, today) }),
		column(lang.L("Lives in"), 96, 2, lineTown),
		column(lang.L("Category"), 96, 2, func(l data.ChildLine) string { return cn.CategoryName(l.MainCategory) }),
		column(lang.L("State"), 64, 0, func(l data.ChildLine) string { return words.Label("child_status", l.Status) }),
	}
	for _, f := range v.fields {
		all = append(all, column(f.Name, 84, 1, func(l data.ChildLine) string { return l.Own.Of(f) }))
	}
	return all
}

// update asks the store and shows the answer; the table is made anew where the
// own fields are others than before.
func (v *childTable) update() error {
	fields := screens.AskedFields(v.desk, data.FieldsOfChild)
	if names(fields) != names(v.fields) {
		v.build()
	}
	var err error
	v.all, v.total, err = v.desk.Store().Children(v.desk.Session(), v.screen.chosenFilter(v.chips.Selected()))
	v.show()
	return err
}

// names are the names of fields, to see whether they changed.
func names(fields []data.OwnField) string {
	var all []string
	for _, f := range fields {
		all = append(all, f.ID+f.Name)
	}
	return strings.Join(all, "\n")
}

// show filters the snapshot: a row has all of the words in one of its columns, or
// in the pinyin of the name.
func (v *childTable) show() {
	wanted := strings.Fields(strings.ToLower(v.filter.Text))
	rows := v.all
	if len(wanted) > 0 {
		rows = nil
		columns := v.columns()
		for _, l := range v.all {
			if fits(l, columns, wanted) {
				rows = append(rows, l)
			}
		}
	}
	v.table.SetRows(rows)
	v.desk.StatusChanged()
}

func fits(l data.ChildLine, columns []widgets.Column[data.ChildLine], wanted []string) bool {
	text := l.NameKey + "\n" + l.Initials + "\n" + l.Alias
	for _, c := range columns {
		text += "\n" + c.Text(l)
	}
	text = strings.ToLower(text)
	for _, word := range wanted {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func (v *childTable) mark(l data.ChildLine) {
	if !v.desk.Session().CanDecide(data.Children) {
		return
	}
	if v.chosen[l.ID] = !v.chosen[l.ID]; !v.chosen[l.ID] {
		delete(v.chosen, l.ID)
	}
	v.table.RefreshRows()
	v.desk.StatusChanged()
}

// markAll marks all that are listed, or none where all of them are marked.
func (v *childTable) markAll() {
	rows := v.table.Rows()
	marked := 0
	for _, l := range rows {
		if v.chosen[l.ID] {
			marked++
		}
	}
	v.chosen = map[string]bool{}
	if marked < len(rows) {
		for _, l := range rows {
			v.chosen[l.ID] = true
		}
	}
	v.table.RefreshRows()
	v.desk.StatusChanged()
}

// print prints the rows that are listed.
func (v *childTable) print() {
	heads, rows := v.table.Texts()
	printing.Print(v.desk, report.List{Title: lang.L("List of children"), Shown: v.filterText(), Heads: heads, Rows: rows})
}

// filterText says what the list is filtered by.
func (v *childTable) filterText() string {
	return strings.TrimSpace(filterWords()[v.chips.Selected()] + " " + v.filter.Text)
}

func (v *childTable) status() (left, right string) {
	left = lang.L("{{.All}} children, {{.Shown}} shown", map[string]any{"All": v.total, "Shown": v.table.Len()})
	if len(v.chosen) > 0 {
		left += dot + lang.L("{{.N}} marked", map[string]any{"N": len(v.chosen)})
	}
	return left, lang.L("↑↓ choose   Space mark   Enter open   Ctrl+P print")
}

// heldFilter is a filter as it is kept.
type heldFilter struct {
	Chip int    `json:"chip"`
	Text string `json:"text"`
}

// filters are the kept filters whose name holds what was typed.
func (v *childTable) filters(typed string) []widgets.Option {
	all, err := v.desk.Store().SavedFilters(v.desk.Session(), screens.Children)
	v.desk.Fail(err)
	var options []widgets.Option
	for _, f := range all {
		if strings.Contains(f.Name, strings.TrimSpace(typed)) {
			options = append(options, widgets.Option{Key: f.ID, Label: f.Name})
		}
	}
	return options
}

// apply filters as a kept filter says.
func (v *childTable) apply(id string) {
	all, err := v.desk.Store().SavedFilters(v.desk.Session(), screens.Children)
	v.desk.Fail(err)
	for _, f := range all {
		var held heldFilter
		if f.ID == id && json.Unmarshal([]byte(f.Value), &held) == nil && held.Chip < len(filterWords()) {
			v.filter.SetValue(held.Text)
			v.chips.Select(held.Chip)
			v.desk.Fail(v.update())
		}
	}
}

// keep asks for a name and keeps the filter under it.
func (v *childTable) keep() {
	value, err := json.Marshal(heldFilter{v.chips.Selected(), v.filter.Text})
	v.desk.Fail(err)
	form := widgets.NewForm(widgets.FieldOf{Key: "name", Label: lang.L("Name of the filter"), Required: true, Wide: true, Input: widgets.NewTextEntry("")})
	form.SetValues(map[string]string{"name": v.filterText()})
	name := ""
	screens.Edit{Title: lang.L("Keep this filter"), Form: form, Width: 420, Save: func(bool) error {
		name = strings.TrimSpace(form.Values()["name"])
		return v.desk.Store().SaveFilter(v.desk.Session(), screens.Children, name, string(value))
	}, Saved: func() {
		for _, o := range v.filters(name) {
			if o.Label == name {
				v.saved.SetOption(o)
			}
		}
		v.desk.Toast(lang.L("Saved {{.Name}}.", map[string]any{"Name": name}))
	}}.Open(v.desk)
}

// forget drops the kept filter that is chosen.
func (v *childTable) forget() {
	if v.saved.Value() == "" {
		v.desk.Toast(lang.L("Choose a saved filter first."))
		return
	}
	if err := v.desk.Store().DropFilter(v.desk.Session(), v.saved.Value()); err != nil {
		v.desk.Fail(err)
		return
	}
	v.desk.Toast(lang.L("Forgot {{.Name}}.", map[string]any{"Name": v.saved.Option().Label}))
	v.saved.SetOption(widgets.Option{})
	v.filter.SetValue("")
	v.desk.Fail(v.update())
}
