package reading

import (
	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// scanWidth is the width of the field for a scanned code.
const scanWidth float32 = 148

// bookland are the first digits of what a scanner types from the back of a book
// (ISBN 978 and 979). No step of a loan is on this key.
const bookland = '9'

// newScan makes the field into which a barcode scanner types like a keyboard.
func (v *loanView) newScan() *widgets.TextEntry {
	e := widgets.NewTextEntry(lang.L("Scan, or ISBN"))
	e.OnSubmitted = func(code string) {
		e.SetText("")
		v.scanned(code)
	}
	e.OnEscape = func() { e.SetText(""); v.table.Focus() }
	return e
}

// catchScan leads the code of a scanner to its field wherever the keyboard is,
// so that its digits do nothing to the loan that is chosen.
func (v *loanView) catchScan(r rune) bool {
	if r != bookland || !v.screen.mayWrite() {
		return false
	}
	v.screen.desk.Canvas().Focus(v.scan)
	v.scan.TypedRune(r)
	return true
}

// scanned does what a scanned book most likely means: with a child chosen it is
// lent to it, or given back if the child has it; with none, a book that one child
// has is given back, and a book on the shelf waits for the child.
func (v *loanView) scanned(code string) {
	desk := v.screen.desk
	isbn, problem := data.ParseISBN(code)
	if problem != nil && !problem.Over || isbn == "" {
		desk.Toast(words.Error(problem))
		desk.Canvas().Focus(v.scan)
		return
	}
	books, _, err := desk.Store().BookLines(desk.Session(), data.BookFilter{ISBN: isbn})
	if err != nil {
		desk.Fail(err)
		return
	}
	if len(books) == 0 {
		desk.Toast(lang.L("No book has the ISBN {{.ISBN}} yet. Enter it now.", map[string]any{"ISBN": isbn}))
		v.screen.show(viewBooks)
		v.screen.books.createWith(isbn)
		return
	}
	for _, b := range books {
		open, _, err := desk.Store().Loans(desk.Session(), data.LoanFilter{BookID: b.ID, ChildID: v.child.Value(), Open: true})
		if err != nil {
			desk.Fail(err)
			return
		}
		if v.scannedBack(b, open) {
			return
		}
	}
	v.book.SetOption(widgets.Option{Key: books[0].ID, Label: books[0].Title})
	if v.child.Value() == "" {
		desk.Canvas().Focus(v.child)
		return
	}
	v.lend()
	desk.Canvas().Focus(v.scan)
}

// scannedBack gives a scanned book back where one loan alone can be meant, and
// shows the loans where there are several and no copy is left to lend.
func (v *loanView) scannedBack(b data.BookLine, open []data.LoanLine) bool {
	desk := v.screen.desk
	switch {
	case len(open) == 1 && (v.child.Value() != "" || b.Available == 0 || b.Copies == 1):
		v.giveBack(open[0], false)
		v.child.SetOption(widgets.Option{})
		desk.Canvas().Focus(v.scan)
	case len(open) > 0 && b.Available == 0:
		v.chips.Select(loansOpen)
		v.screen.Update()
		v.table.Select(func(l data.LoanLine) bool { return l.ID == open[0].ID })
		v.table.Focus()
		desk.Toast(lang.L("{{.N}} children have this book. Choose whose it is and press 2.", map[string]any{"N": len(open)}))
	default:
		return false
	}
	return true
}
