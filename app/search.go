package app

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// How many children the search shows at most, and how wide it is.
const (
	searchLimit      = 8
	searchPanelWidth = 460
)

// search is the open search: a field and the children that fit what is typed.
type search struct {
	shell *shell
	popup *popup
	field *widgets.TextEntry
	list  *lines
	found *fyne.Container
}

// openSearch shows the search over the field in the bar on top.
func (s *shell) openSearch() {
	q := &search{shell: s, list: &lines{}, found: widgets.VBox(2)}
	q.field = newQuery(q)
	q.popup = &popup{canvas: s.program.canvas}
	q.popup.content = widgets.PadAll(8, widgets.VBox(6, q.field, q.found))
	q.popup.onKey = q.key
	q.popup.panel = func(size, least fyne.Size) (fyne.Position, fyne.Size) {
		width := min(searchPanelWidth, size.Width-40)
		return fyne.NewPos(size.Width-20-width, 6), fyne.NewSize(width, min(least.Height, size.Height-12))
	}
	q.show("")
	q.popup.open()
	s.program.canvas.Focus(q.field)
}

// show lists the children that fit a text, or a hint while there is none.
func (q *search) show(text string) {
	q.list.rows, q.list.chosen = nil, 0
	q.found.Objects = nil
	switch children, err := q.shell.store.Search(q.shell.session, text, searchLimit); {
	case err != nil:
		q.hint(words.Error(err))
	case text == "":
		q.hint(lang.L("Type a name, its pinyin or initials, a file number, the last digits of a phone, or the number of a filled form."))
	case len(children) == 0 && q.showPaper(text):
	case len(children) == 0:
		q.hint(lang.L("No child fits “{{.Text}}”.", map[string]any{"Text": text}))
	default:
		for n, child := range children {
			row := newLine(q.row(child), func() { q.open(child.ID) }, func() { q.list.choose(n) })
			q.list.rows = append(q.list.rows, row)
			q.found.Add(row)
		}
		q.list.choose(0)
	}
	q.found.Refresh()
	q.popup.Refresh()
}

// showPaper offers to type in the form with the number that is typed, if there
// is one.
func (q *search) showPaper(no string) bool {
	paper, kind, err := q.shell.paper(no)
	if err != nil {
		return false
	}
	row := widgets.HBox(10, widgets.Bold(kind.Title).Elide(), widgets.Grow(widgets.Quiet(lang.L("type in the filled form")).Elide()),
		widgets.NewText(paper.No, widgets.Muted.Right()))
	q.list.rows = []*line{newLine(row, func() {
		q.popup.close()
		q.shell.Fail(q.shell.TypeIn(paper.No))
	}, func() { q.list.choose(0) })}
	q.found.Add(q.list.rows[0])
	q.list.choose(0)
	return true
}

// hint stands where the children would.
func (q *search) hint(text string) {
	q.found.Add(widgets.Pad(4, 10, 8, 10, widgets.Paragraph(text, widgets.Muted)))
}

// row is what is shown of one child.
func (q *search) row(c data.ChildLine) fyne.CanvasObject {
	about := words.Label("sex", fmt.Sprint(c.Sex))
	if c.Birth != "" {
		age := map[string]any{"Age": cn.Age(c.Birth, q.shell.store.Today())}
		about += " · " + lang.L("{{.Age}} years", age)
	}
	if c.Town != "" {
		about += " · " + c.Town
	}
	return widgets.HBox(10, widgets.Bold(c.Name).Elide(), widgets.Grow(widgets.Quiet(about).Elide()),
		widgets.NewText(c.FileNo, widgets.Muted.Right()))
}

// open closes the search and shows a child's file.
func (q *search) open(id string) {
	q.popup.close()
	q.shell.Go(screens.Children, id)
}

// key handles what the field leaves alone.
func (q *search) key(event *fyne.KeyEvent) { q.list.key(event) }

// newQuery makes the field of the search. Arrow keys, Enter and Escape
// belong to the list below it.
func newQuery(q *search) *widgets.TextEntry {
	e := widgets.NewTextEntry(lang.L("Search name, pinyin, file number, phone"))
	e.OnChanged = q.show
	e.OnKey = func(event *fyne.KeyEvent) bool {
		switch event.Name {
		case fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape:
			q.popup.key(event)
			return true
		}
		return false
	}
	return e
}
