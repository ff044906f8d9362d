package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/transfer"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// runs is the page of the imports that were made, each of which can be taken
// back.
type runs struct {
	desk    screens.Desk
	table   *widgets.Table[data.ImportRun]
	undo    *widgets.Button
	content fyne.CanvasObject
}

func newRuns(desk screens.Desk) *runs {
	r := &runs{desk: desk}
	count := func(label string, of func(data.ImportRun) int) widgets.Column[data.ImportRun] {
		return widgets.Column[data.ImportRun]{Label: label, Width: 62, Align: fyne.TextAlignTrailing, Text: func(x data.ImportRun) string { return words.Count(of(x)) }}
	}
	r.table = widgets.NewTable([]widgets.Column[data.ImportRun]{
		{Label: lang.L("Imported at"), Width: 170, Weight: 1, Look: widgets.Muted, Text: func(x data.ImportRun) string { return words.Moment(x.CreatedAt) }},
		{Label: lang.L("Table"), Width: 90, Weight: 1, Look: widgets.Strong, Text: func(x data.ImportRun) string { return words.Label("import_kind", x.Kind) }},
		{Label: lang.L("Name of the file"), Width: 120, Weight: 3, Text: func(x data.ImportRun) string { return x.File }},
		{Label: lang.L("Imported by"), Width: 90, Weight: 1, Text: func(x data.ImportRun) string { return x.CreatedBy }},
		count(lang.L("New rows"), func(x data.ImportRun) int { return x.Added }),
		count(lang.L("Updated rows"), func(x data.ImportRun) int { return x.Updated }),
		count(lang.L("Unchanged rows"), func(x data.ImportRun) int { return x.Unchanged }),
		count(lang.L("Refused rows"), func(x data.ImportRun) int { return x.Refused }),
		{Width: 96, Draw: drawUndone},
	})
	r.table.Empty(lang.L("Nothing was imported yet. What is imported can be taken back here as a whole."), "", nil)
	r.table.OnSelect = func(data.ImportRun) { r.enable() }
	r.table.OnOpen = func(x data.ImportRun) { r.ask(x) }
	r.undo = widgets.PlainButton(lang.L("Take this import back"), func() {
		if x, ok := r.table.Selected(); ok {
			r.ask(x)
		}
	})
	r.undo.Disable()
	head := widgets.HBox(10, widgets.Grow(widgets.Quiet(lang.L("Taking back puts what an import made into the bin, and gives what it changed the old values.")).Elide()), r.undo)
	r.content = widgets.TightCard(widgets.VBox(0, widgets.Pad(12, 14, 8, 16, head), widgets.Grow(r.table)))
	return r
}

func drawUndone(x data.ImportRun, c *widgets.Cell) {
	if x.UndoneAt != "" {
		c.SetPills(widgets.PillOf{Text: lang.L("taken back"), Tone: widgets.Grey})
		return
	}
	c.SetText("", widgets.Plain)
}

func (r *runs) id() string { return "runs" }

func (r *runs) word() string { return lang.L("Past imports") }

func (r *runs) object() fyne.CanvasObject { return r.content }

func (r *runs) status() string {
	return lang.L("{{.N}} imports", map[string]any{"N": words.Count(r.table.Len())})
}

func (r *runs) update() error {
	all, err := r.desk.Store().ImportRuns(r.desk.Session())
	if err != nil {
		return err
	}
	r.table.SetRows(all)
	if _, ok := r.table.Selected(); !ok && len(all) > 0 {
		r.table.SelectIndex(0)
	}
	r.enable()
	return nil
}

// mayUndo reports whether the session may take an import back, for those who
// import may take back what they imported themselves.
func (r *runs) mayUndo(x data.ImportRun) bool {
	ss := r.desk.Session()
	return x.UndoneAt == "" && ss.CanImport(x.Kind) && (ss.CanDecide(data.Transfers) || x.CreatedBy == ss.User)
}

func (r *runs) enable() {
	if x, ok := r.table.Selected(); ok && r.mayUndo(x) {
		r.undo.Enable()
		return
	}
	r.undo.Disable()
}

// ask asks before an import is taken back.
func (r *runs) ask(x data.ImportRun) {
	if !r.mayUndo(x) {
		return
	}
	widgets.Danger(r.desk.Canvas(), lang.L("Take this import back?"),
		lang.L("{{.Kind}} from {{.File}}: {{.New}} new rows go into the bin, {{.Updated}} changed ones get their old values.", map[string]any{
			"Kind": words.Label("import_kind", x.Kind), "File": x.File, "New": x.Added, "Updated": x.Updated,
		}), lang.L("Take back"), func() { transfer.Undo(r.desk, x.ID) })
}
