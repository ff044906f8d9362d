package settings

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// registers is the page of the registers that the law asks for, one at a time.
type registers struct {
	desk    screens.Desk
	views   *widgets.ChipGroup
	all     []*register
	body    *fyne.Container
	content fyne.CanvasObject
}

// register is one of them.
type register struct {
	word   string
	object fyne.CanvasObject
	fetch  func() (rows int, err error) // asks the store and shows the answer
	rows   int
}

func newRegisters(desk screens.Desk) *registers {
	r := &registers{desk: desk, body: container.NewStack()}
	r.all = []*register{newRequests(desk), newShares(desk), newErasures(desk), newBreaches(desk), newRetention(desk)}
	var chips []string
	for _, one := range r.all {
		chips = append(chips, one.word)
	}
	r.views = widgets.NewChipGroup(chips, func(int) {
		desk.Fail(r.update())
		desk.StatusChanged()
	})
	r.content = widgets.VBox(10, r.views, widgets.Grow(r.body))
	return r
}

func (r *registers) id() string { return "registers" }

func (r *registers) word() string { return lang.L("Rights and registers") }

func (r *registers) object() fyne.CanvasObject { return r.content }

func (r *registers) update() (err error) {
	one := r.all[r.views.Selected()]
	r.body.Objects = []fyne.CanvasObject{one.object}
	r.body.Refresh()
	one.rows, err = one.fetch()
	return err
}

func (r *registers) status() string {
	return lang.L("{{.N}} entries", map[string]any{"N": words.Count(r.all[r.views.Selected()].rows)})
}

// turn chooses the register of a table and reports whether there is one.
func (r *registers) turn(table string) bool {
	i := slices.Index([]string{"rights_request", "data_share", "erasure", "breach", "retention"}, table)
	if i >= 0 {
		r.views.Select(i)
	}
	return i >= 0
}

// list puts a table of a register under what it is for and its buttons.
func list(about string, table fyne.CanvasObject, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	head := append([]fyne.CanvasObject{widgets.Grow(widgets.Quiet(about).Elide())}, buttons...)
	return widgets.TightCard(widgets.VBox(0, widgets.Pad(12, 14, 8, 16, widgets.HBox(10, head...)), widgets.Grow(table)))
}

// show puts rows into a table, with one of them chosen, and answers how many
// there are.
func show[T any](table *widgets.Table[T], rows []T) int {
	table.SetRows(rows)
	if _, chosen := table.Selected(); !chosen && len(rows) > 0 {
		table.SelectIndex(0)
	}
	return len(rows)
}

// printOf makes a button that prints a form for the row that is chosen.
func printOf[T any](desk screens.Desk, verb, form, kind string, table *widgets.Table[T], no func(T) string) *widgets.Button {
	return widgets.PlainButton(verb, func() {
		row, chosen := table.Selected()
		if !chosen {
			desk.Toast(lang.L("Choose a line first."))
			return
		}
		desk.Go(screens.Reports, "form:"+form+":"+kind+":"+no(row))
	})
}

// relations are the choices of who somebody is to a child.
func relations() *widgets.Choice {
	var all []widgets.Option
	for _, r := range cn.Relations() {
		all = append(all, widgets.Option{Key: r.Code, Label: cn.RelationWord(r.Code), Detail: r.Name})
	}
	return widgets.NewChoice(all, lang.L("Choose"))
}

// newErasures is the register of what was erased.
func newErasures(desk screens.Desk) *register {
	table := widgets.NewTable([]widgets.Column[data.Erasure]{
		{Label: lang.L("Certificate number"), Width: 112, Look: widgets.Strong, Text: func(e data.Erasure) string { return e.No }},
		{Label: lang.L("Day"), Width: 92, Look: widgets.Muted, Text: func(e data.Erasure) string { return e.Day }},
		{Label: lang.L("Why it was erased"), Width: 120, Weight: 1, Text: func(e data.Erasure) string { return words.Label("erase_reason", e.Reason) }},
		{Label: lang.L("What the decision rests on"), Width: 150, Weight: 3, Text: func(e data.Erasure) string { return e.Note }},
		{Label: lang.L("Decided by"), Width: 80, Weight: 1, Text: func(e data.Erasure) string { return e.By }},
		{Label: lang.L("Records that went"), Width: 64, Align: fyne.TextAlignTrailing, Text: func(e data.Erasure) string { return words.Count(e.Gone + e.Emptied) }},
	})
	table.Empty(lang.L("Nothing was erased. A child's file is erased from its particulars."), "", nil)
	print := printOf(desk, lang.L("Print the certificate"), "erasure", "erasure", table, func(e data.Erasure) string { return e.No })
	return &register{
		word:   lang.L("Erasings"),
		object: list(lang.L("Files of children that were erased; none is named."), table, print),
		fetch: func() (int, error) {
			all, err := desk.Store().Erasures(desk.Session())
			return show(table, all), err
		},
	}
}
