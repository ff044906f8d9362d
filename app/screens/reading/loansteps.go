package reading

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/pickers"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// loanStep is what may be done with a loan by a number key or a button.
type loanStep struct {
	key  rune
	word string
	do   func(*loanView, data.LoanLine)
}

func loanSteps() []loanStep {
	return []loanStep{
		{'1', lang.L("Back, read"), func(v *loanView, l data.LoanLine) { v.giveBack(l, true) }},
		{'2', lang.L("Give back"), func(v *loanView, l data.LoanLine) { v.giveBack(l, false) }},
		{'3', lang.L("Renew"), func(v *loanView, l data.LoanLine) { v.renew(l) }},
		{'4', lang.L("Lost"), func(v *loanView, l data.LoanLine) { v.lose(l) }},
	}
}

// selected does something with the loan in the current row.
func (v *loanView) selected(do func(*loanView, data.LoanLine)) {
	l, ok := v.table.Selected()
	if !ok {
		v.screen.desk.Toast(lang.L("Choose a loan first."))
		return
	}
	do(v, l)
	v.table.Focus()
}

func (v *loanView) rune(l data.LoanLine, r rune) bool {
	if !v.screen.mayWrite() {
		return false
	}
	for _, step := range loanSteps() {
		if step.key == r {
			step.do(v, l)
			return true
		}
	}
	return v.catchScan(r)
}

func (v *loanView) tableKey(l data.LoanLine, ev *fyne.KeyEvent) bool {
	desk := v.screen.desk
	if ev.Name != fyne.KeyDelete || !v.screen.mayWrite() {
		return false
	}
	if err := desk.Store().Remove(desk.Session(), "loan", l.ID); err != nil {
		desk.Fail(err)
		return true
	}
	desk.ToastUndo(lang.L("Deleted the loan of “{{.Title}}”.", map[string]any{"Title": l.Title}), func() { desk.Fail(desk.Store().Restore(desk.Session(), "loan", l.ID)) })
	return true
}

func (v *loanView) giveBack(l data.LoanLine, finished bool) {
	desk := v.screen.desk
	if err := desk.Store().Return(desk.Session(), l.ID, desk.Store().Today(), finished); err != nil {
		desk.Toast(words.Error(err))
		return
	}
	v.done(l, lang.L("{{.Name}} gave back “{{.Title}}”.", map[string]any{"Name": l.Child, "Title": l.Title}))
}

// renew lends a book for as long again, counted from today where it is overdue.
func (v *loanView) renew(l data.LoanLine) {
	desk := v.screen.desk
	from := max(l.Due, desk.Store().Today())
	due := pickers.DaysAfter(from, max(pickers.DaysBetween(l.Out, l.Due), 1))
	if err := desk.Store().Renew(desk.Session(), l.ID, due); err != nil {
		desk.Toast(words.Error(err))
		return
	}
	v.done(l, lang.L("“{{.Title}}” is now due on {{.Day}}.", map[string]any{"Title": l.Title, "Day": words.Date(due)}))
}

func (v *loanView) lose(l data.LoanLine) {
	desk := v.screen.desk
	if err := desk.Store().LoseBook(desk.Session(), l.ID, desk.Store().Today()); err != nil {
		desk.Toast(words.Error(err))
		return
	}
	v.done(l, lang.L("“{{.Title}}” is noted as lost.", map[string]any{"Title": l.Title}))
}

// done says what was done with a loan, and offers to put it back as it was.
func (v *loanView) done(before data.LoanLine, text string) {
	v.screen.desk.ToastUndo(text, func() {
		current, ok := v.current(before)
		if !ok {
			return
		}
		l := before.Loan
		l.Row = current.Row
		v.screen.desk.Fail(v.screen.desk.Store().Lend(v.screen.desk.Session(), &l))
	})
}

// current answers a loan as it is now.
func (v *loanView) current(l data.LoanLine) (data.LoanLine, bool) {
	lines, _, err := v.screen.desk.Store().Loans(v.screen.desk.Session(), data.LoanFilter{ChildID: l.ChildID, BookID: l.BookID})
	v.screen.desk.Fail(err)
	for _, line := range lines {
		if line.ID == l.ID {
			return line, true
		}
	}
	return data.LoanLine{}, false
}

// edit opens the form of a loan for its days and the note.
func (v *loanView) edit(l data.LoanLine) {
	desk := v.screen.desk
	if !v.screen.mayWrite() {
		return
	}
	form := widgets.NewForm(
		widgets.FieldOf{Key: "out_on", Label: lang.L("Lent on"), Required: true, Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "due_on", Label: lang.L("Due on"), Required: true, Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "back_on", Label: lang.L("Given back on"), Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "finished", Label: lang.L("The child"), Input: widgets.NewCheckBox(lang.L("has read it to the end"), nil)},
		widgets.FieldOf{Key: "note", Label: lang.L("Note"), Wide: true, Input: widgets.NewTextEntry("")})
	finished := ""
	if l.Finished {
		finished = "1"
	}
	form.SetValues(map[string]string{"out_on": l.Out, "due_on": l.Due, "back_on": l.Back, "finished": finished, "note": l.Note})
	screens.Draft(desk, form, "loan", l.ID)
	d := widgets.ShowForm(desk.Canvas(), lang.L("“{{.Title}}” lent to {{.Name}}", map[string]any{"Title": l.Title, "Name": l.Child}), form, lang.L("Save"), func(d *widgets.Dialog) bool {
		form.ClearErrors()
		x, loan := form.Values(), l.Loan
		loan.Out, loan.Due, loan.Back, loan.Finished, loan.Note = x["out_on"], x["due_on"], x["back_on"], x["finished"] == "1", x["note"]
		if err := desk.Store().Lend(desk.Session(), &loan); err != nil {
			if !form.SetError(fieldOf(err), words.Error(err)) {
				d.SetProblem(words.Error(err))
			}
			return false
		}
		desk.Toast(lang.L("Saved the loan."))
		return true
	})
	d.OnClosed = v.table.Focus
}
