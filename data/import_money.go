package data

// expenseRows imports money spent. Two equal rows are two payments.
var expenseRows = importKind{area: Money, find: findExpenseRow, save: saveExpenseRow, dump: dumpExpenses, repeats: true}

func findExpenseRow(t *tx, v values, _ bool) ([]string, error) {
	project, err := t.importedProject(v)
	if err != nil {
		return nil, err
	}
	return t.idsOf(`SELECT id FROM expense WHERE coalesce(project_id, '') = ? AND day = ? AND item = ? AND what = ? AND amount_fen = ? AND invoice_no = ?
		AND deleted_at IS NULL ORDER BY id`, project, v["day"], v["item"], v["what"], v["amount_fen"], v["invoice_no"])
}

func saveExpenseRow(t *tx, id string, v values, over bool) (string, error) {
	var e Expense
	var err error
	if id != "" {
		if e, err = get[Expense](t, id); err != nil {
			return "", err
		}
	}
	project, err := t.importedProject(v)
	if err != nil {
		return "", err
	}
	activity, err := t.importedRef("activity_no", v["activity_no"], "activity", "no")
	if err != nil {
		return "", err
	}
	wish, err := t.importedRef("wish_no", v["wish_no"], "wish", "no")
	if err != nil {
		return "", err
	}
	r := cells{v: v}
	r.ref(&e.ProjectID, project)
	r.ref(&e.ActivityID, activity)
	r.ref(&e.WishID, wish)
	for key, to := range map[string]*string{
		"item": &e.Item, "what": &e.What, "payee": &e.Payee, "invoice_kind": &e.InvoiceKind, "invoice_no": &e.InvoiceNo,
		"handler": &e.Handler, "approver": &e.Approver, "no_invoice_reason": &e.NoInvoiceReason, "note": &e.Note,
	} {
		r.text(key, to)
	}
	r.day("day", &e.Day)
	r.money("amount_fen", &e.Amount)
	if r.err != nil {
		return "", r.err
	}
	err = t.saveExpense(&e, over)
	return e.ID, err
}

func dumpExpenses(q queryer, _ *Session, id string) ([]values, error) {
	condition, arguments := only("e.id", id)
	return rowsOf(q, `SELECT j.code AS project, e.day, e.item, e.what, e.payee, e.amount_fen, e.invoice_kind, e.invoice_no, e.no_invoice_reason,
		a.no AS activity_no, w.no AS wish_no, e.handler, e.approver, e.note
		FROM expense e LEFT JOIN project j ON j.id = e.project_id LEFT JOIN activity a ON a.id = e.activity_id LEFT JOIN wish w ON w.id = e.wish_id
		WHERE e.deleted_at IS NULL`+condition+` ORDER BY e.day, e.id`, arguments...)
}

// incomeRows imports money received. Two equal rows are two payments.
var incomeRows = importKind{area: Money, find: findIncomeRow, save: saveIncomeRow, dump: dumpIncome, repeats: true}

func findIncomeRow(t *tx, v values, _ bool) ([]string, error) {
	project, err := t.importedProject(v)
	if err != nil {
		return nil, err
	}
	return t.idsOf(`SELECT id FROM income WHERE coalesce(project_id, '') = ? AND day = ? AND source = ? AND amount_fen = ? AND doc_no = ?
		AND deleted_at IS NULL ORDER BY id`, project, v["day"], v["source"], v["amount_fen"], v["doc_no"])
}

func saveIncomeRow(t *tx, id string, v values, _ bool) (string, error) {
	var i Income
	var err error
	if id != "" {
		if i, err = get[Income](t, id); err != nil {
			return "", err
		}
	}
	project, err := t.importedProject(v)
	if err != nil {
		return "", err
	}
	r := cells{v: v}
	r.ref(&i.ProjectID, project)
	for key, to := range map[string]*string{"source": &i.Source, "kind": &i.Kind, "doc_no": &i.DocNo, "note": &i.Note} {
		r.text(key, to)
	}
	r.day("day", &i.Day)
	r.money("amount_fen", &i.Amount)
	if r.err != nil {
		return "", r.err
	}
	err = t.saveIncome(&i)
	return i.ID, err
}

func dumpIncome(q queryer, _ *Session, id string) ([]values, error) {
	condition, arguments := only("i.id", id)
	return rowsOf(q, `SELECT j.code AS project, i.day, i.source, i.kind, i.amount_fen, i.doc_no, i.note
		FROM income i LEFT JOIN project j ON j.id = i.project_id WHERE i.deleted_at IS NULL`+condition+` ORDER BY i.day, i.id`, arguments...)
}
