package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/exchange"
	"careledger/app/screens"
	"careledger/app/screens/transfer"
	"careledger/app/widgets"
)

// tables is the page from which every kind of table comes in and goes out.
type tables struct{ content fyne.CanvasObject }

func newTables(desk screens.Desk) *tables {
	rows := widgets.VBox(0)
	for n, k := range exchange.Kinds() {
		if n > 0 {
			rows.Add(widgets.NewRule())
		}
		rows.Add(widgets.Pad(9, 0, 9, 0, kindRow(desk, k)))
	}
	head := widgets.Paragraph(lang.L("Into an empty file the tables go in this order, for each may name what stands in those before. Exported tables can be changed in Excel and imported again."), widgets.Muted)
	return &tables{widgets.NewScroll(widgets.NewCard(widgets.VBox(10, head, rows)))}
}

// kindRow is one kind: its name, what it holds, and what can be done with it.
func kindRow(desk screens.Desk, k exchange.Kind) fyne.CanvasObject {
	verbs := widgets.HBox(6)
	if desk.Session().CanImport(k.Name) {
		verbs.Add(widgets.ActionChip(lang.L("Import"), func() { transfer.Import(desk, k.Name) }))
	}
	if desk.Session().CanExport(k.Name) {
		verbs.Add(widgets.ActionChip(lang.L("Export"), func() { transfer.Export(desk, k.Name) }))
	}
	verbs.Add(widgets.ActionChip(lang.L("Empty table"), func() { transfer.Template(desk, k.Name) }))
	return widgets.HBox(12, widgets.Fixed(84, widgets.Bold(k.Title())), widgets.Grow(widgets.VBox(0, widgets.Space(), widgets.Quiet(k.Sentence()).Elide(), widgets.Space())), verbs)
}

func (t *tables) id() string { return "tables" }

func (t *tables) word() string { return lang.L("Tables in and out") }

func (t *tables) object() fyne.CanvasObject { return t.content }

func (t *tables) update() error { return nil }

func (t *tables) status() string { return "" }
