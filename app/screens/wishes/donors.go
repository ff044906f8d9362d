package wishes

import (
	"cmp"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// donorView lists the donors with what they claimed.
type donorView struct {
	screen *Screen
	filter *widgets.TextEntry
	table  *widgets.Table[data.DonorLine]
	whole  fyne.CanvasObject
	all    int
}

func newDonorView(s *Screen) view {
	v := &donorView{screen: s}
	v.filter = widgets.NewTextEntry(lang.L("Name, contact or phone"))
	v.filter.OnChanged = func(string) { v.update(); s.desk.StatusChanged() }
	v.filter.OnSubmitted = func(string) { v.focus() }
	v.table = widgets.NewTable([]widgets.Column[data.DonorLine]{
		{
			Label: lang.L("Donor"), Width: 160, Weight: 2, Look: widgets.Strong,
			Text: func(d data.DonorLine) string { return d.Name },
			Sort: func(a, b data.DonorLine) int { return strings.Compare(a.Name, b.Name) },
		},
		{
			Label: lang.L("Kind"), Width: 92,
			Text: func(d data.DonorLine) string { return words.Label("donor_kind", d.Kind) },
			Sort: func(a, b data.DonorLine) int { return strings.Compare(a.Kind, b.Kind) },
		},
		{
			Label: lang.L("Contact"), Width: 90, Weight: 1,
			Text: func(d data.DonorLine) string { return d.Contact },
			Sort: func(a, b data.DonorLine) int { return strings.Compare(a.Contact, b.Contact) },
		},
		{
			Label: lang.L("Phone"), Width: 118, Look: widgets.Muted,
			Text: func(d data.DonorLine) string { return cn.Phone(d.Phone).Display() },
		},
		{Label: lang.L("Named"), Width: 100, Draw: drawNamed},
		{Label: lang.L("Thanks"), Width: 84, Draw: drawThanks, Sort: func(a, b data.DonorLine) int { return cmp.Compare(b.Owed, a.Owed) }},
		{
			Label: lang.L("Met"), Width: 84, Align: fyne.TextAlignTrailing,
			Text: func(d data.DonorLine) string { return fmt.Sprintf("%d / %d", d.Met, d.Claims) },
			Sort: func(a, b data.DonorLine) int { return cmp.Compare(a.Claims, b.Claims) },
		},
		{
			Label: lang.L("Amount"), Width: 100, Align: fyne.TextAlignTrailing,
			Text: func(d data.DonorLine) string { return words.Money(d.Amount) },
			Sort: func(a, b data.DonorLine) int { return cmp.Compare(a.Amount, b.Amount) },
		},
	})
	v.table.OnOpen = func(d data.DonorLine) { s.openDonor(d.Donor) }
	v.table.OnKey = func(d data.DonorLine, ev *fyne.KeyEvent) bool {
		return s.deleteKey(ev, "donor", d.ID, d.Name, d.Claims)
	}
	emptyTable(s, v.table, lang.L("No donors yet. They are added with their first claim, or here."), lang.L("New donor"), v.create)
	v.whole = page(s.listHead(v.filter, lang.L("New donor"), v.create), widgets.TightCard(v.table))
	return v
}

// drawNamed says whether a donor agrees to be named, which public lists heed.
func drawNamed(d data.DonorLine, cell *widgets.Cell) {
	if d.Public {
		cell.SetPills(widgets.PillOf{Text: lang.L("may be named"), Tone: widgets.Teal})
		return
	}
	cell.SetPills(widgets.PillOf{Text: lang.L("not by name"), Tone: widgets.Grey})
}

// drawThanks says whether thanks are owed to a donor for what was delivered.
func drawThanks(d data.DonorLine, cell *widgets.Cell) {
	switch {
	case d.Owed > 0:
		cell.SetPills(widgets.PillOf{Text: lang.L("owed {{.N}}", map[string]any{"N": d.Owed}), Tone: widgets.Coral})
	case d.Met > 0:
		cell.SetPills(widgets.PillOf{Text: lang.L("sent"), Tone: widgets.Teal})
	default:
		cell.SetText("", widgets.Muted)
	}
}

// emptyTable says what to do where a table has no rows, with a button for those
// who may write.
func emptyTable[T any](s *Screen, t *widgets.Table[T], text, verb string, do func()) {
	if !s.desk.Session().CanWrite(data.Wishes) {
		verb, do = "", nil
	}
	t.Empty(text, verb, do)
}

func (v *donorView) object() fyne.CanvasObject { return v.whole }

func (v *donorView) update() {
	rows, total, err := v.screen.desk.Store().Donors(v.screen.desk.Session(), v.filter.Text)
	if err != nil {
		v.screen.desk.Fail(err)
		return
	}
	v.all = total
	v.table.SetRows(rows)
}

func (v *donorView) focus() { v.table.Focus() }

func (v *donorView) find() { v.screen.desk.Canvas().Focus(v.filter) }

func (v *donorView) create() { v.screen.editDonor(data.Donor{}) }

func (v *donorView) restore() { v.filter.SetValue("") }

func (v *donorView) key(ev *fyne.KeyEvent) bool { return arrowsFocus(v, ev) }

func (v *donorView) status() (left, right string) {
	return lang.L("{{.All}} donors, {{.Shown}} shown", map[string]any{"All": v.all, "Shown": v.table.Len()}), lang.L("↑↓ choose   Enter open   Del delete")
}
