package money

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// activitiesFound is how many activities a search offers.
const activitiesFound = 60

// open opens the form of a line, for sessions that may save it.
func (s *Screen) open(l data.MoneyLine) {
	if !s.mayWrite() {
		return
	}
	if l.Table == "income" {
		i, err := s.desk.Store().Income(s.desk.Session(), l.ID)
		if err != nil {
			s.desk.Fail(err)
			return
		}
		s.editIncome(i)
		return
	}
	e, err := s.desk.Store().Expense(s.desk.Session(), l.ID)
	if err != nil {
		s.desk.Fail(err)
		return
	}
	s.editExpense(e)
}

// proposedProject is the project of the filter, or else of the last line
// entered, or the only one that there is.
func (s *Screen) proposedProject() data.Ref {
	switch {
	case s.project.Value() != "":
		return data.Ref(s.project.Value())
	case s.last.project != "":
		return data.Ref(s.last.project)
	case len(s.projects) == 1:
		return data.Ref(s.projects[0].ID)
	}
	return ""
}

// newExpense is an expense of today with what was entered last.
func (s *Screen) newExpense() data.Expense {
	return data.Expense{
		ProjectID: s.proposedProject(), Day: s.desk.Store().Today(), Item: s.last.item,
		InvoiceKind: "vat", Handler: s.last.handler, Approver: s.last.approver,
	}
}

// newIncome is income of today with what was entered last.
func (s *Screen) newIncome() data.Income {
	return data.Income{ProjectID: s.proposedProject(), Day: s.desk.Store().Today(), Kind: s.last.kind}
}

// projectField makes a field for a project.
func (s *Screen) projectField() *widgets.Choice {
	return widgets.NewSearchChoice(s.findProjects, lang.L("None: for the organization")).LookUp(s.projectOption)
}

// activityField makes a field for an activity.
func (s *Screen) activityField() *widgets.Choice {
	search := func(text string) []widgets.Option {
		found, _, err := s.desk.Store().ActivityLines(s.desk.Session(), data.ActivityFilter{Text: text, Limit: activitiesFound})
		if err != nil {
			s.desk.Fail(err)
		}
		var all []widgets.Option
		for _, a := range found {
			all = append(all, widgets.Option{Key: a.ID, Label: a.Title, Detail: a.Day})
		}
		return all
	}
	return widgets.NewSearchChoice(search, lang.L("Title, place or number")).LookUp(func(id string) (widgets.Option, bool) {
		a, err := s.desk.Store().Activity(s.desk.Session(), id)
		return widgets.Option{Key: a.ID, Label: a.Title, Detail: a.Day}, err == nil
	})
}

// editExpense opens the form of an expense; one without an id is new.
func (s *Screen) editExpense(e data.Expense) {
	kind := screens.Choice("invoice_kind", data.InvoiceKinds)
	form := widgets.NewForm(
		widgets.FieldOf{Key: "what", Label: lang.L("Paid for"), Required: true, Wide: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "amount_fen", Label: lang.L("Amount in yuan"), Required: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "day", Label: lang.L("Day"), Required: true, Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "item", Label: lang.L("Budget item"), Required: true, Input: screens.Choice("budget_item", data.BudgetItems)},
		widgets.FieldOf{Key: "project_id", Label: lang.L("Project"), Input: s.projectField()},
		widgets.FieldOf{Key: "payee", Label: lang.L("Paid to"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "invoice_kind", Label: lang.L("Paper"), Required: true, Input: kind},
		widgets.FieldOf{Key: "invoice_no", Label: lang.L("Number of the paper"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "no_invoice_reason", Label: lang.L("Why there is none"), Required: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "activity_id", Label: lang.L("For the activity"), Input: s.activityField()},
		widgets.FieldOf{Key: "handler", Label: lang.L("Handled by"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "approver", Label: lang.L("Approved by"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "note", Label: lang.L("Note"), Wide: true, Input: widgets.NewMultiline("", 2)})
	form.SetValues(map[string]string{
		"what": e.What, "amount_fen": screens.Yuan(e.Amount), "day": e.Day, "item": e.Item, "project_id": string(e.ProjectID), "payee": e.Payee,
		"invoice_kind": e.InvoiceKind, "invoice_no": e.InvoiceNo, "no_invoice_reason": e.NoInvoiceReason, "activity_id": string(e.ActivityID),
		"handler": e.Handler, "approver": e.Approver, "note": e.Note,
	})
	showPaper(form, e.InvoiceKind)
	kind.OnChanged = func(o widgets.Option) { showPaper(form, o.Key) }
	var saved data.Expense
	screens.Draft(s.desk, form, "expense", e.ID)
	edit := screens.Edit{Title: lang.L("New expense"), Form: form}
	if e.ID != "" {
		edit.Title = lang.L("Expense")
		edit.Remove = func() { s.remove("expense", e.ID, e.Amount) }
	}
	edit.Save = func(over bool) (err error) {
		saved = takenExpense(e, form.Values())
		if saved.Amount, err = screens.Fen(form, "amount_fen"); err != nil {
			return err
		}
		return s.desk.Store().SaveExpense(s.desk.Session(), &saved, over)
	}
	edit.Saved = func() {
		s.last.project, s.last.item, s.last.handler, s.last.approver = string(saved.ProjectID), saved.Item, saved.Handler, saved.Approver
		s.show(expenses, saved.ID)
		s.desk.Toast(lang.L("Expense of {{.Amount}} saved.", map[string]any{"Amount": words.Money(saved.Amount)}))
	}
	edit.Open(s.desk)
}

// takenExpense is an expense with what the form holds, but its amount.
func takenExpense(e data.Expense, v map[string]string) data.Expense {
	e.What, e.Day, e.Item, e.ProjectID, e.Payee = v["what"], v["day"], v["item"], data.Ref(v["project_id"]), v["payee"]
	e.InvoiceKind, e.InvoiceNo, e.NoInvoiceReason = v["invoice_kind"], v["invoice_no"], v["no_invoice_reason"]
	e.ActivityID, e.Handler, e.Approver, e.Note = data.Ref(v["activity_id"]), v["handler"], v["approver"], v["note"]
	return e
}

// showPaper shows the fields that belong to a kind of paper.
func showPaper(form *widgets.Form, kind string) {
	form.ShowField("no_invoice_reason", kind == "none")
	form.ShowField("invoice_no", !slices.Contains([]string{"none", "payroll"}, kind))
}

// editIncome opens the form of money received; one without an id is new.
func (s *Screen) editIncome(i data.Income) {
	form := widgets.NewForm(
		widgets.FieldOf{Key: "source", Label: lang.L("Paid by"), Required: true, Wide: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "amount_fen", Label: lang.L("Amount in yuan"), Required: true, Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "day", Label: lang.L("Day"), Required: true, Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "kind", Label: lang.L("Kind of income"), Required: true, Input: screens.Choice("income_kind", data.IncomeKinds)},
		widgets.FieldOf{Key: "project_id", Label: lang.L("Project"), Input: s.projectField()},
		widgets.FieldOf{Key: "doc_no", Label: lang.L("Receipt number"), Input: widgets.NewTextEntry("")},
		widgets.FieldOf{Key: "note", Label: lang.L("Note"), Wide: true, Input: widgets.NewMultiline("", 2)})
	form.SetValues(map[string]string{
		"source": i.Source, "amount_fen": screens.Yuan(i.Amount), "day": i.Day, "kind": i.Kind,
		"project_id": string(i.ProjectID), "doc_no": i.DocNo, "note": i.Note,
	})
	var saved data.Income
	screens.Draft(s.desk, form, "income", i.ID)
	edit := screens.Edit{Title: lang.L("New income"), Form: form}
	if i.ID != "" {
		edit.Title = lang.L("Income")
		edit.Remove = func() { s.remove("income", i.ID, i.Amount) }
	}
	edit.Save = func(bool) (err error) {
		v := form.Values()
		saved = i
		saved.Source, saved.Day, saved.Kind, saved.ProjectID = v["source"], v["day"], v["kind"], data.Ref(v["project_id"])
		saved.DocNo, saved.Note = v["doc_no"], v["note"]
		if saved.Amount, err = screens.Fen(form, "amount_fen"); err != nil {
			return err
		}
		return s.desk.Store().SaveIncome(s.desk.Session(), &saved)
	}
	edit.Saved = func() {
		s.last.project, s.last.kind = string(saved.ProjectID), saved.Kind
		s.show(income, saved.ID)
		s.desk.Toast(lang.L("Income of {{.Amount}} saved.", map[string]any{"Amount": words.Money(saved.Amount)}))
	}
	edit.Open(s.desk)
}

// remove puts a line into the bin and offers to bring it back.
func (s *Screen) remove(table, id string, amount int64) {
	text := lang.L("The expense of {{.Amount}} is in the bin.", map[string]any{"Amount": words.Money(amount)})
	if table == "income" {
		text = lang.L("The income of {{.Amount}} is in the bin.", map[string]any{"Amount": words.Money(amount)})
	}
	if screens.Remove(s.desk, table, id, text) {
		s.Update()
	}
}
