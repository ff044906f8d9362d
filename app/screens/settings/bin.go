package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// bin is what was deleted and can be brought back until somebody empties it.
type bin struct {
	desk    screens.Desk
	table   *widgets.Table[data.Binned]
	back    *widgets.Button
	empty   *widgets.Button
	content fyne.CanvasObject
}

func newBin(desk screens.Desk) *bin {
	b := &bin{desk: desk}
	b.table = widgets.NewTable([]widgets.Column[data.Binned]{
		{Label: lang.L("Kind of record"), Width: 110, Weight: 1, Look: widgets.Strong, Text: func(x data.Binned) string { return words.Label("table", x.Table) }},
		{Label: lang.L("Record"), Width: 150, Weight: 3, Text: func(x data.Binned) string { return x.Title }},
		{Label: lang.L("Child"), Width: 100, Weight: 1, Text: func(x data.Binned) string { return x.Child }},
		{Label: lang.L("Deleted by"), Width: 100, Weight: 1, Text: func(x data.Binned) string { return x.By }},
		{Label: lang.L("Deleted at"), Width: 170, Weight: 1, Look: widgets.Muted, Text: func(x data.Binned) string { return words.Moment(x.At) }},
	})
	b.table.Empty(lang.L("The bin is empty. What is deleted anywhere lies here and can be brought back."), "", nil)
	b.table.OnOpen = b.restore
	b.table.OnSelect = func(data.Binned) { b.enable() }
	b.back = widgets.PlainButton(lang.L("Bring back"), func() {
		if x, ok := b.table.Selected(); ok {
			b.restore(x)
		}
	})
	b.empty = widgets.DangerButton(lang.L("Empty the bin"), b.ask)
	b.empty.Hidden = !desk.Session().CanDecide(data.Settings)
	head := widgets.HBox(10, widgets.Grow(widgets.Quiet(lang.L("Enter brings a record back with all that hangs on it.")).Elide()), b.back, b.empty)
	b.content = widgets.TightCard(widgets.VBox(0, widgets.Pad(12, 14, 8, 16, head), widgets.Grow(b.table)))
	return b
}

func (b *bin) status() string {
	return lang.L("{{.N}} records in the bin", map[string]any{"N": words.Count(b.table.Len())})
}

func (b *bin) update() error {
	all, err := b.desk.Store().Bin(b.desk.Session())
	if err != nil {
		return err
	}
	b.table.SetRows(all)
	if _, ok := b.table.Selected(); !ok && len(all) > 0 {
		b.table.SelectIndex(0)
	}
	b.enable()
	return nil
}

func (b *bin) enable() {
	for _, button := range []*widgets.Button{b.back, b.empty} {
		button.Disable()
		if b.table.Len() > 0 {
			button.Enable()
		}
	}
}

// restore brings a record back.
func (b *bin) restore(x data.Binned) {
	if err := b.desk.Store().Restore(b.desk.Session(), x.Table, x.ID); err != nil {
		b.desk.Fail(err)
		return
	}
	b.desk.Toast(lang.L("{{.What}} is back.", map[string]any{"What": words.Label("table", x.Table) + " " + x.Title}))
}

// ask asks before the bin is emptied, for that can't be taken back.
func (b *bin) ask() {
	rows := b.table.Rows()
	widgets.Danger(b.desk.Canvas(), lang.L("Empty the bin?"),
		lang.L("{{.N}} records are removed for good, with their values in the history. Records on which others hang stay; so do children's files.", map[string]any{"N": len(rows)}),
		lang.L("Remove for good"), func() {
			gone, err := b.desk.Store().EmptyBin(b.desk.Session(), rows)
			if err != nil {
				b.desk.Fail(err)
				return
			}
			b.desk.Toast(lang.L("{{.N}} records were removed for good.", map[string]any{"N": gone}))
		})
}
