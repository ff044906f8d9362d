package data

import (
	"fmt"
	"slices"
	"strings"
)

// InvoiceKinds are the kinds of papers for money spent: VAT invoice, ordinary
// invoice, fiscal receipt, the uniform receipt of charitable donations, plain
// receipt, list of payments to people, none, other.
var InvoiceKinds = []string{"vat", "ordinary", "receipt", "donation", "plain", "payroll", "none", "other"}

// numberedInvoices are those that carry a number.
var numberedInvoices = InvoiceKinds[:4]

// Expense is money spent.
type Expense struct {
	Row
	ProjectID       Ref    `db:"project_id"`
	Item            string `db:"item"` // one of BudgetItems
	Day             string `db:"day"`
	What            string `db:"what"`
	Payee           string `db:"payee"`
	Amount          int64  `db:"amount_fen"`   // fen, greater than 0
	InvoiceKind     string `db:"invoice_kind"` // one of InvoiceKinds
	InvoiceNo       string `db:"invoice_no"`   // needed with an invoice or an official receipt
	ActivityID      Ref    `db:"activity_id"`
	WishID          Ref    `db:"wish_id"`
	Handler         string `db:"handler"`
	Approver        string `db:"approver"`
	NoInvoiceReason string `db:"no_invoice_reason"` // needed when there is none
	Note            string `db:"note"`
}

func (*Expense) table() string { return "expense" }

// SaveExpense saves money spent. A second expense with the number of another
// invoice is doubtful; over says that a person accepted it, for one invoice may
// be shared by two projects.
func (s *Store) SaveExpense(ss *Session, e *Expense, over bool) error {
	return s.write(ss, Money, write, func(t *tx) error { return t.saveExpense(e, over) })
}

func (t *tx) saveExpense(e *Expense, over bool) error {
	if err := t.setPastDay("day", &e.Day); err != nil {
		return err
	}
	if !slices.Contains(BudgetItems, e.Item) {
		return bad("item", "Please choose a budget item.", nil)
	}
	if err := setText("what", &e.What, "Please enter what was paid for."); err != nil {
		return err
	}
	if e.Amount <= 0 {
		return bad("amount_fen", "The amount must be greater than 0.", nil)
	}
	e.InvoiceNo, e.NoInvoiceReason = strings.TrimSpace(e.InvoiceNo), strings.TrimSpace(e.NoInvoiceReason)
	switch {
	case !slices.Contains(InvoiceKinds, e.InvoiceKind):
		return bad("invoice_kind", "Please choose the kind of invoice.", nil)
	case e.InvoiceKind == "none" && e.NoInvoiceReason == "":
		return bad("no_invoice_reason", "Please say why there is no invoice.", nil)
	case slices.Contains(numberedInvoices, e.InvoiceKind) && e.InvoiceNo == "":
		return bad("invoice_no", "Please enter the number of the invoice.", nil)
	}
	if e.InvoiceNo != "" && !over {
		var n int
		if err := t.Get(&n, `SELECT count(*) FROM expense WHERE invoice_kind = ? AND invoice_no = ? AND id <> ? AND deleted_at IS NULL`,
			e.InvoiceKind, e.InvoiceNo, e.ID); err != nil {
			return fmt.Errorf("same invoice: %w", err)
		}
		if n > 0 {
			return doubtful("invoice_no", "An expense with the invoice {{.No}} is recorded already.", args{"No": e.InvoiceNo})
		}
	}
	return t.put(e)
}

// Expense answers one record of money spent.
func (s *Store) Expense(ss *Session, id string) (Expense, error) {
	if err := s.check(ss, Money, read); err != nil {
		return Expense{}, err
	}
	return get[Expense](s.readers, id)
}
