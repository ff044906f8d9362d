package transfer

import (
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/exchange"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// Sizes of the preview.
const (
	previewWidth  float32 = 940
	previewOthers float32 = 320 // height of all but the table
	previewLeast  float32 = 190 // height of the table in the least window
	previewMost   float32 = 420
	detailHeight  float32 = 40
)

// outcomes are the tabs of the preview in their order; notes come after them.
var outcomes = []data.Outcome{data.RowNew, data.RowUpdated, data.RowUnchanged, data.RowRefused}

// preview shows what an import would do, before it does.
type preview struct {
	importing *importing
	file      *exchange.File
	trial     *exchange.Result
	accepted  map[int]bool // rows whose doubts the person accepted

	dialog  *widgets.Dialog
	chips   *widgets.ChipGroup
	table   *fyne.Container
	detail  *widgets.Text
	refused *widgets.Table[exchange.Row]
}

func newPreview(i *importing, file *exchange.File, trial *exchange.Result) *preview {
	p := &preview{importing: i, file: file, trial: trial, accepted: map[int]bool{}}
	p.detail = widgets.Paragraph("", widgets.Muted)
	p.table = container.NewStack()
	p.chips = widgets.NewChipGroup(p.counts(), func(int) { p.show() })
	return p
}

// counts are the words on the chips.
func (p *preview) counts() []string {
	all := []string{
		lang.L("New {{.N}}", map[string]any{"N": p.trial.Count(data.RowNew)}),
		lang.L("Updated {{.N}}", map[string]any{"N": p.trial.Count(data.RowUpdated)}),
		lang.L("Unchanged {{.N}}", map[string]any{"N": p.trial.Count(data.RowUnchanged)}),
		lang.L("Refused {{.N}}", map[string]any{"N": p.trial.Count(data.RowRefused)}),
	}
	if n := len(p.file.Notes); n > 0 {
		all = append(all, lang.L("Notes {{.N}}", map[string]any{"N": n}))
	}
	return all
}

// takes reports whether there is anything to import.
func (p *preview) takes() bool {
	return p.trial.Count(data.RowNew)+p.trial.Count(data.RowUpdated)+p.doubts() > 0
}

// doubts is how many rows were refused for a doubt that a person may accept.
func (p *preview) doubts() int {
	n := 0
	for _, row := range p.trial.Refused() {
		if row.Doubt {
			n++
		}
	}
	return n
}

// open shows the preview with the first tab that has rows.
func (p *preview) open() {
	canvas := p.importing.desk.Canvas()
	height := min(max(canvas.Size().Height-previewOthers, previewLeast), previewMost)
	head := widgets.Quiet(lang.L("{{.File}}, {{.N}} rows. Nothing has been kept yet.", map[string]any{
		"File": filepath.Base(p.file.Path), "N": words.Count(len(p.trial.Rows)),
	})).Elide()
	body := widgets.VBox(10, head, p.chips, widgets.FixedHeight(height, p.table), widgets.FixedHeight(detailHeight, p.detail))
	p.dialog = widgets.NewDialog(canvas, p.importing.title(), body).Width(previewWidth).Cancel(lang.L("Cancel"))
	if p.trial.Count(data.RowRefused) > 0 {
		p.dialog.Action(lang.L("Save the refused rows as Excel"), widgets.Bordered, p.saveRefused)
	}
	if p.takes() {
		p.dialog.Action(lang.L("Import"), widgets.Primary, func() { p.importing.run(p) })
	}
	p.chips.Select(p.first())
	p.show()
	p.dialog.Open()
}

// first is the first tab that has rows.
func (p *preview) first() int {
	for tab, what := range outcomes {
		if p.trial.Count(what) > 0 && what != data.RowUnchanged {
			return tab
		}
	}
	return len(outcomes) - 2
}

// show shows the table of the chosen tab.
func (p *preview) show() {
	var table fyne.CanvasObject
	tab := p.chips.Selected()
	p.say("")
	switch {
	case tab >= len(outcomes):
		table = p.noteTable()
	case outcomes[tab] == data.RowUpdated:
		table = p.changeTable()
	case outcomes[tab] == data.RowRefused:
		table = p.refusedTable()
	default:
		table = p.rowTable(outcomes[tab])
	}
	p.table.Objects = []fyne.CanvasObject{table}
	p.table.Refresh()
}

// say shows a text below the table whole.
func (p *preview) say(text string) {
	p.detail.SetText(text)
	p.detail.Refresh()
}

// rowsOf are the rows with an outcome.
func (p *preview) rowsOf(what data.Outcome) []exchange.Row {
	var all []exchange.Row
	for _, row := range p.trial.Rows {
		if row.Outcome == what {
			all = append(all, row)
		}
	}
	return all
}

// rowTable lists rows by their number and what they are about.
func (p *preview) rowTable(what data.Outcome) fyne.CanvasObject {
	t := widgets.NewTable(rowColumns())
	t.Empty(lang.L("No rows here."), "", nil)
	t.SetRows(p.rowsOf(what))
	return t
}

func rowColumns() []widgets.Column[exchange.Row] {
	return []widgets.Column[exchange.Row]{
		{Label: lang.L("Row"), Width: 60, Look: widgets.Muted, Text: func(r exchange.Row) string { return strconv.Itoa(r.Number) }},
		{Label: lang.L("About"), Width: 130, Weight: 1, Look: widgets.Strong, Text: func(r exchange.Row) string { return r.Label }},
	}
}

// changed is one value of one row that would change.
type changed struct {
	row exchange.Row
	exchange.Change
}

// changeTable lists every value that would change, old and new.
func (p *preview) changeTable() fyne.CanvasObject {
	var all []changed
	for _, row := range p.rowsOf(data.RowUpdated) {
		for _, c := range row.Changes {
			all = append(all, changed{row, c})
		}
	}
	t := widgets.NewTable([]widgets.Column[changed]{
		{Label: lang.L("Row"), Width: 60, Look: widgets.Muted, Text: func(c changed) string { return strconv.Itoa(c.row.Number) }},
		{Label: lang.L("About"), Width: 110, Weight: 1, Look: widgets.Strong, Text: func(c changed) string { return c.row.Label }},
		{Label: lang.L("Column"), Width: 110, Weight: 1, Text: func(c changed) string { return c.Heading }},
		{Label: lang.L("Old"), Width: 150, Weight: 2, Look: widgets.Muted, Text: func(c changed) string { return orDash(c.Old) }},
		{Label: lang.L("New value"), Width: 150, Weight: 2, Text: func(c changed) string { return orDash(c.New) }},
	})
	t.OnSelect = func(c changed) {
		p.say(lang.L("{{.Column}}: {{.Old}} → {{.New}}", map[string]any{"Column": c.Heading, "Old": orDash(c.Old), "New": orDash(c.New)}))
	}
	t.Empty(lang.L("No rows here."), "", nil)
	t.SetRows(all)
	return t
}

// refusedTable lists the refused rows with their reasons. Those that are only
// doubtful can be ticked to be taken all the same.
func (p *preview) refusedTable() fyne.CanvasObject {
	t := widgets.NewTable(append(rowColumns(), widgets.Column[exchange.Row]{
		Label: lang.L("Why"), Width: 300, Weight: 5, Text: func(r exchange.Row) string { return r.Reason },
	}, widgets.Column[exchange.Row]{Width: 116, Draw: func(r exchange.Row, c *widgets.Cell) {
		switch {
		case p.accepted[r.Number]:
			c.SetPills(widgets.PillOf{Text: lang.L("will be taken"), Tone: widgets.Teal})
		case r.Doubt:
			c.SetPills(widgets.PillOf{Text: lang.L("may be taken"), Tone: widgets.Amber})
		default:
			c.SetText("", widgets.Plain)
		}
	}}))
	if p.doubts() > 0 {
		t.Marked(func(r exchange.Row) bool { return p.accepted[r.Number] })
		p.say(lang.L("Rows that are only doubtful can be taken all the same: choose one and press Space."))
	}
	t.OnMark, t.OnOpen = p.accept, p.accept
	t.OnSelect = func(r exchange.Row) { p.say(r.Reason) }
	t.Empty(lang.L("No rows here."), "", nil)
	t.SetRows(p.trial.Refused())
	p.refused = t
	return t
}

// accept takes a doubtful row all the same, or no longer.
func (p *preview) accept(r exchange.Row) {
	if !r.Doubt {
		return
	}
	p.accepted[r.Number] = !p.accepted[r.Number]
	p.refused.RefreshRows()
}

// noteTable lists what a person should know besides.
func (p *preview) noteTable() fyne.CanvasObject {
	t := widgets.NewTable([]widgets.Column[string]{{Label: lang.L("Please check"), Width: 300, Weight: 1, Text: func(note string) string { return note }}})
	t.OnSelect = p.say
	t.SetRows(p.file.Notes)
	return t
}

// saveRefused asks where to and writes the refused rows, to be put right.
func (p *preview) saveRefused() {
	desk := p.importing.desk
	name := strings.TrimSuffix(filepath.Base(p.file.Path), filepath.Ext(p.file.Path)) + lang.L(" - refused") + ending
	save(desk, lang.L("Save the refused rows as Excel"), name, func(path string) {
		desk.Beside(func() func() {
			err := p.trial.WriteRefusals(path)
			return func() {
				if err != nil {
					p.dialog.SetProblem(words.Error(err))
					return
				}
				p.say(lang.L("Saved: {{.Path}}. Put the rows right and import that file.", map[string]any{"Path": path}))
			}
		})
	})
}

// orDash is a value, or a dash for none.
func orDash(value string) string {
	if value == "" {
		return "—"
	}
	return value
}
