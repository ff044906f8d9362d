package wishes

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// batchView lists the batches.
type batchView struct {
	screen *Screen
	filter *widgets.TextEntry
	table  *widgets.Table[data.BatchLine]
	whole  fyne.CanvasObject
}

func newBatchView(s *Screen) view {
	v := &batchView{screen: s}
	v.filter = widgets.NewTextEntry(lang.L("Filter batches"))
	v.filter.OnChanged = func(string) { v.update(); s.desk.StatusChanged() }
	v.filter.OnSubmitted = func(string) { v.focus() }
	v.table = widgets.NewTable([]widgets.Column[data.BatchLine]{
		{
			Label: lang.L("Batch"), Width: 170, Weight: 2, Look: widgets.Strong,
			Text: func(b data.BatchLine) string { return b.Name },
			Sort: func(a, b data.BatchLine) int { return strings.Compare(a.Name, b.Name) },
		},
		{
			Label: lang.L("Project of the batch"), Width: 140, Weight: 2,
			Text: func(b data.BatchLine) string { return b.Project },
			Sort: func(a, b data.BatchLine) int { return strings.Compare(a.Project, b.Project) },
		},
		{
			Label: lang.L("From"), Width: 92, Look: widgets.Muted,
			Text: func(b data.BatchLine) string { return b.From },
			Sort: func(a, b data.BatchLine) int { return strings.Compare(a.From, b.From) },
		},
		{
			Label: lang.L("To"), Width: 92, Look: widgets.Muted,
			Text: func(b data.BatchLine) string { return b.To },
			Sort: func(a, b data.BatchLine) int { return strings.Compare(a.To, b.To) },
		},
		{
			Label: lang.L("Price limit"), Width: 84, Align: fyne.TextAlignTrailing,
			Text: func(b data.BatchLine) string { return limitWord(s.priceLimit(b)) },
		},
		{
			Label: lang.L("Each child"), Width: 64, Align: fyne.TextAlignTrailing,
			Text: func(b data.BatchLine) string { return strconv.Itoa(b.PerChild) },
		},
		{
			Label: lang.L("Fulfilled"), Width: 90, Align: fyne.TextAlignTrailing,
			Text: func(b data.BatchLine) string { return fmt.Sprintf("%d / %d", b.Delivered, b.Wishes) },
			Sort: func(a, b data.BatchLine) int { return cmp.Compare(a.Delivered, b.Delivered) },
		},
		{Label: lang.L("State"), Width: 84, Draw: drawBatchStatus},
	})
	v.table.OnOpen = func(b data.BatchLine) { s.editBatch(b.WishBatch) }
	v.table.OnKey = func(b data.BatchLine, ev *fyne.KeyEvent) bool {
		return s.deleteKey(ev, "wish_batch", b.ID, b.Name, b.Wishes)
	}
	emptyTable(s, v.table, lang.L("No batches yet. A batch is one round of wishes, with its limits."), lang.L("New batch"), v.create)
	v.whole = page(s.listHead(v.filter, lang.L("New batch"), v.create), widgets.TightCard(v.table))
	return v
}

func drawBatchStatus(b data.BatchLine, cell *widgets.Cell) {
	tone := widgets.Grey
	if b.Status == data.BatchOpen {
		tone = widgets.Teal
	}
	cell.SetPills(widgets.PillOf{Text: words.Label("batch_status", b.Status), Tone: tone})
}

// limitWord is a limit of price, or a dash where there is none.
func limitWord(fen int64) string {
	if fen == 0 {
		return "—"
	}
	return words.RoundMoney(fen)
}

// deleteKey puts a batch or a donor into the bin when Delete is pressed, unless
// wishes or claims hang on it.
func (s *Screen) deleteKey(ev *fyne.KeyEvent, table, id, name string, uses int) bool {
	if ev.Name != fyne.KeyDelete || !s.desk.Session().CanWrite(data.Wishes) {
		return false
	}
	if uses > 0 {
		s.desk.Toast(lang.L("{{.Name}} stays: it has {{.N}} wishes.", map[string]any{"Name": name, "N": uses}))
		return true
	}
	s.remove(table, id, name)
	return true
}

// listHead is a filter with a button for those who may write.
func (s *Screen) listHead(filter fyne.CanvasObject, verb string, create func()) fyne.CanvasObject {
	parts := []fyne.CanvasObject{widgets.Fixed(filterWidth+70, filter), widgets.Space()}
	if s.desk.Session().CanWrite(data.Wishes) {
		parts = append(parts, widgets.PlainButton(verb, create))
	}
	return widgets.HBox(10, parts...)
}

func (v *batchView) object() fyne.CanvasObject { return v.whole }

func (v *batchView) update() {
	text := strings.ToLower(strings.TrimSpace(v.filter.Text))
	var rows []data.BatchLine
	for _, b := range v.screen.batches {
		if strings.Contains(strings.ToLower(b.Name+b.Project), text) {
			rows = append(rows, b)
		}
	}
	v.table.SetRows(rows)
}

func (v *batchView) focus() { v.table.Focus() }

func (v *batchView) find() { v.screen.desk.Canvas().Focus(v.filter) }

func (v *batchView) create() { v.screen.editBatch(data.WishBatch{}) }

func (v *batchView) restore() { v.filter.SetValue("") }

func (v *batchView) key(ev *fyne.KeyEvent) bool { return arrowsFocus(v, ev) }

func (v *batchView) status() (left, right string) {
	return lang.L("{{.All}} batches, {{.Shown}} shown", map[string]any{"All": len(v.screen.batches), "Shown": v.table.Len()}), lang.L("↑↓ choose   Enter edit   Del delete")
}
