package reading

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/pickers"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

const filterWidth float32 = 150

// mostRows is how many rows a table shows.
const mostRows = 500

// bookView shows the books with the copies that can be lent.
type bookView struct {
	screen *Screen
	chips  *widgets.ChipGroup
	band   *widgets.Choice
	filter *widgets.TextEntry
	table  *widgets.Table[data.BookLine]
	whole  fyne.CanvasObject
	total  int
	last   data.Book // the last one saved, for what is proposed
}

func newBookView(s *Screen) *bookView {
	v := &bookView{screen: s}
	v.chips = widgets.NewChipGroup([]string{lang.L("All"), lang.L("Can be lent")}, func(int) { s.Update() })
	v.band = widgets.NewChoice(append([]widgets.Option{{Label: lang.L("All grades")}}, screens.Options("book_band", data.BookBands)...), lang.L("All grades"))
	v.band.OnChanged = func(widgets.Option) { s.Update() }
	v.filter = widgets.NewTextEntry(lang.L("Title, author or ISBN"))
	v.filter.OnChanged = func(string) { s.Update() }
	v.filter.OnSubmitted = func(string) { v.table.Focus() }
	v.filter.OnEscape = func() { v.filter.SetText(""); v.table.Focus() }
	v.table = widgets.NewTable(bookColumns())
	v.table.OnOpen = func(l data.BookLine) { v.openID(l.ID) }
	if s.mayWrite() {
		v.table.OnMark = func(l data.BookLine) { s.lendBook(l) }
	}
	v.table.OnKey = func(l data.BookLine, ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyDelete || !s.mayWrite() {
			return false
		}
		v.remove(l)
		return true
	}
	head := []fyne.CanvasObject{widgets.Grow(pickers.Chips(v.chips)), widgets.Fixed(130, v.band), widgets.Fixed(filterWidth, v.filter)}
	if s.mayWrite() {
		head = append(head, widgets.PlainButton(lang.L("New book"), v.create))
	}
	v.whole = pickers.Page(widgets.HBox(theme.Tight, head...), widgets.TightCard(v.table))
	return v
}

func bookColumns() []widgets.Column[data.BookLine] {
	return []widgets.Column[data.BookLine]{
		{
			Label: lang.L("Book title"), Width: 150, Weight: 3, Look: widgets.Strong,
			Text: func(l data.BookLine) string { return l.Title },
			Sort: func(a, b data.BookLine) int { return strings.Compare(a.Title, b.Title) },
		},
		{
			Label: lang.L("Author"), Width: 90, Weight: 1,
			Text: func(l data.BookLine) string { return l.Author },
			Sort: func(a, b data.BookLine) int { return strings.Compare(a.Author, b.Author) },
		},
		{
			Label: lang.L("For grades"), Width: 88, Look: widgets.Muted,
			Text: func(l data.BookLine) string { return words.Label("book_band", l.Band) },
			Sort: func(a, b data.BookLine) int { return strings.Compare(a.Band, b.Band) },
		},
		{
			Label: lang.L("Corner"), Width: 96, Weight: 1, Look: widgets.Muted,
			Text: func(l data.BookLine) string { return l.Corner },
			Sort: func(a, b data.BookLine) int { return strings.Compare(a.Corner, b.Corner) },
		},
		{
			Label: lang.L("There / copies"), Width: 92, Align: fyne.TextAlignTrailing,
			Text: func(l data.BookLine) string {
				return lang.L("{{.There}} / {{.Copies}}", map[string]any{"There": l.Available, "Copies": l.Copies})
			},
			Sort: func(a, b data.BookLine) int { return cmp.Compare(a.Available, b.Available) },
		},
		{
			Label: lang.L("Times lent"), Width: 78, Align: fyne.TextAlignTrailing, Look: widgets.Muted.Right(),
			Text: func(l data.BookLine) string { return words.Count(l.Loans) },
			Sort: func(a, b data.BookLine) int { return cmp.Compare(a.Loans, b.Loans) },
		},
		{
			Label: lang.L("State"), Width: 84, Draw: drawBook,
			Sort: func(a, b data.BookLine) int { return strings.Compare(a.Status, b.Status) },
		},
	}
}

func drawBook(l data.BookLine, cell *widgets.Cell) {
	switch {
	case l.Status != "shelf":
		cell.SetPills(widgets.PillOf{Text: words.Label("book_status", l.Status), Tone: widgets.Grey})
	case l.Available == 0:
		cell.SetPills(widgets.PillOf{Text: lang.L("all lent"), Tone: widgets.Amber})
	default:
		cell.SetPills(widgets.PillOf{Text: words.Label("book_status", l.Status), Tone: widgets.Teal})
	}
}

func (v *bookView) object() fyne.CanvasObject { return v.whole }

func (v *bookView) update() {
	store, ss := v.screen.desk.Store(), v.screen.desk.Session()
	for chip, word := range []string{lang.L("All"), lang.L("Can be lent")} {
		_, n, err := store.BookLines(ss, data.BookFilter{Available: chip == 1, Limit: 1})
		if err != nil {
			v.screen.desk.Fail(err)
			return
		}
		if chip == 0 {
			v.total = n
		}
		v.chips.SetText(chip, lang.L("{{.Word}} {{.Count}}", map[string]any{"Word": word, "Count": n}))
	}
	rows, _, err := store.BookLines(ss, data.BookFilter{Text: v.filter.Text, Band: v.band.Value(), Available: v.chips.Selected() == 1, Limit: mostRows})
	if err != nil {
		v.screen.desk.Fail(err)
		return
	}
	v.table.SetRows(rows)
	switch {
	case v.total > 0:
		v.table.Empty(lang.L("No book fits. Choose another filter above."), "", nil)
	case v.screen.mayWrite():
		v.table.Empty(lang.L("No books yet. Enter the first one, or import a list in the settings."), lang.L("New book"), v.create)
	default:
		v.table.Empty(lang.L("No books yet."), "", nil)
	}
}

func (v *bookView) openID(id string) {
	b, err := v.screen.desk.Store().Book(v.screen.desk.Session(), id)
	if err != nil {
		v.screen.desk.Fail(err)
		return
	}
	v.open(b)
}

// open opens the form of a book, or shows it to those who may not change it.
func (v *bookView) open(b data.Book) {
	v.table.Select(func(l data.BookLine) bool { return l.ID == b.ID })
	if v.screen.mayWrite() {
		v.edit(b)
		return
	}
	widgets.NewDialog(v.screen.desk.Canvas(), b.Title, pickers.Facts(
		pickers.Fact{Label: lang.L("ISBN"), Text: b.ISBN},
		pickers.Fact{Label: lang.L("Author"), Text: b.Author},
		pickers.Fact{Label: lang.L("Publisher"), Text: b.Publisher},
		pickers.Fact{Label: lang.L("For grades"), Text: words.Label("book_band", b.Band)},
		pickers.Fact{Label: lang.L("Corner"), Text: b.Corner},
	)).Open()
}

// create opens the form of a new book.
func (v *bookView) create() { v.createWith("") }

// createWith opens the form of a new book with an ISBN; source and corner are
// those of the last.
func (v *bookView) createWith(isbn string) {
	if v.screen.mayWrite() {
		v.edit(data.Book{
			ISBN: isbn, Copies: 1, Source: cmp.Or(v.last.Source, "donated"), Corner: v.last.Corner, Band: v.last.Band, ProjectID: v.last.ProjectID, Status: "shelf",
			Added: v.screen.desk.Store().Today(),
		})
	}
}

// edit opens the form of a book; one without an id is new.
func (v *bookView) edit(b data.Book) {
	desk := v.screen.desk
	fields := []widgets.FieldOf{
		{Key: "isbn", Label: lang.L("ISBN"), Hint: lang.L("May stay empty."), Input: widgets.NewTextEntry("")},
		{Key: "title", Label: lang.L("Book title"), Required: true, Input: widgets.NewTextEntry("")},
		{Key: "author", Label: lang.L("Author"), Input: widgets.NewTextEntry("")},
		{Key: "publisher", Label: lang.L("Publisher"), Input: widgets.NewTextEntry("")},
		{Key: "copies", Label: lang.L("Copies"), Required: true, Input: widgets.NewTextEntry("1")},
		{Key: "corner", Label: lang.L("Corner"), Input: widgets.NewTextEntry("")},
		{Key: "band", Label: lang.L("For grades"), Input: screens.Choice("book_band", data.BookBands)},
		{Key: "source", Label: lang.L("Came by"), Input: screens.Choice("book_source", data.BookSources)},
		{Key: "added_on", Label: lang.L("In stock since"), Input: widgets.NewDateField()},
		{Key: "status", Label: lang.L("State"), Input: screens.Choice("book_status", data.BookStatuses)},
	}
	values := map[string]string{
		"isbn": b.ISBN, "title": b.Title, "author": b.Author, "publisher": b.Publisher, "copies": pickers.Digits(&b.Copies), "corner": b.Corner,
		"band": b.Band, "source": b.Source, "added_on": b.Added, "status": b.Status, "project_id": string(b.ProjectID),
	}
	fields = append(fields, widgets.FieldOf{Key: "price_fen", Label: lang.L("Price of one"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "project_id", Label: lang.L("Of the project"), Input: pickers.Project(desk)})
	if b.Price > 0 {
		values["price_fen"] = cn.FormatMoney(b.Price)
	}
	form := widgets.NewForm(fields...)
	form.SetValues(values)
	screens.Draft(desk, form, "book", b.ID)
	title := lang.L("New book")
	if b.ID != "" {
		title = b.Title
	}
	widgets.ShowForm(desk.Canvas(), title, form, lang.L("Save"), func(d *widgets.Dialog) bool { return v.save(d, form, b, false) }).Width(680)
}

// save saves a book. A doubtful ISBN is put as a question.
func (v *bookView) save(d *widgets.Dialog, form *widgets.Form, b data.Book, over bool) bool {
	form.ClearErrors()
	x := form.Values()
	b.ISBN, b.Title, b.Author, b.Publisher, b.Corner = x["isbn"], x["title"], x["author"], x["publisher"], x["corner"]
	b.Band, b.Source, b.Added, b.Status, b.ProjectID = x["band"], x["source"], x["added_on"], x["status"], data.Ref(x["project_id"])
	copies, ok := pickers.Number(form, "copies", x["copies"])
	if !ok {
		return false
	}
	if b.Copies = 0; copies != nil {
		b.Copies = *copies
	}
	if b.Price = 0; strings.TrimSpace(x["price_fen"]) != "" {
		price, p := cn.ParseMoney(x["price_fen"])
		if p != nil {
			form.SetError("price_fen", words.Error(p))
			return false
		}
		b.Price = price
	}
	desk := v.screen.desk
	if !screens.Saved(desk, form, desk.Store().SaveBook(desk.Session(), &b, over), func() {
		if v.save(d, form, b, true) {
			d.Close()
		}
	}) {
		return false
	}
	v.last = b
	v.table.Select(func(l data.BookLine) bool { return l.ID == b.ID })
	desk.Toast(lang.L("Saved “{{.Title}}”.", map[string]any{"Title": b.Title}))
	return true
}

// remove moves a book to the bin, unless a copy is still lent.
func (v *bookView) remove(l data.BookLine) {
	desk := v.screen.desk
	if l.Out > 0 {
		desk.Toast(lang.L("“{{.Title}}” is lent. Take it back first.", map[string]any{"Title": l.Title}))
		return
	}
	if err := desk.Store().Remove(desk.Session(), "book", l.ID); err != nil {
		desk.Fail(err)
		return
	}
	desk.ToastUndo(lang.L("Deleted “{{.Title}}”.", map[string]any{"Title": l.Title}), func() { desk.Fail(desk.Store().Restore(desk.Session(), "book", l.ID)) })
}

func (v *bookView) focus() { v.table.Focus() }

func (v *bookView) find() { v.screen.desk.Canvas().Focus(v.filter) }

func (v *bookView) key(ev *fyne.KeyEvent) bool { return pickers.Arrows(ev, v.focus) }

func (v *bookView) status() (left, right string) {
	return lang.L("{{.All}} titles, {{.Shown}} shown", map[string]any{"All": words.Count(v.total), "Shown": v.table.Len()}),
		lang.L("↑↓ choose   Enter open   Space lend   Del delete   Ctrl+N new")
}
