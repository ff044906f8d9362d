package data

import (
	"slices"
	"strings"
)

// MoneyFilter chooses money received and spent for a list.
type MoneyFilter struct {
	Text      string // in what for, from or to whom, number
	ProjectID string
	Table     string // income or expense; empty for both
	Item      string // budget item of expenses, or kind of income
	From, To  string // days, both included
	Limit     int    // 1,000 when 0
}

// MoneyLine is money received or spent, as a list shows it.
type MoneyLine struct {
	Table     string `db:"tbl"` // income, expense
	ID        string `db:"id"`
	Day       string `db:"day"`
	ProjectID Ref    `db:"project_id"`
	Project   string `db:"project"` // name
	Item      string `db:"item"`    // one of BudgetItems, or of IncomeKinds
	What      string `db:"what"`
	Party     string `db:"party"`  // from or to whom
	Amount    int64  `db:"amount"` // fen
	Invoice   string `db:"invoice"`
	No        string `db:"no"` // of the invoice or the receipt
}

// moneyRows are money received and spent in one list.
const moneyRows = `(SELECT 'income' tbl, i.id, i.day, i.project_id, i.kind item, i.note what, i.source party, i.amount_fen amount, '' invoice, i.doc_no no
		FROM income i WHERE i.deleted_at IS NULL
	UNION ALL SELECT 'expense', e.id, e.day, e.project_id, e.item, e.what, e.payee, e.amount_fen, e.invoice_kind, e.invoice_no
		FROM expense e WHERE e.deleted_at IS NULL) m`

// MoneyLines answers money received and spent, the latest first, and how many
// lines fit in all.
func (s *Store) MoneyLines(ss *Session, f MoneyFilter) (rows []MoneyLine, total int, err error) {
	if err := s.check(ss, Money, read); err != nil {
		return nil, 0, err
	}
	c := &conditions{}
	c.addIf("m.project_id = ?", f.ProjectID)
	c.addIf("m.tbl = ?", f.Table)
	c.addIf("m.item = ?", f.Item)
	c.addIf("m.day >= ?", f.From)
	c.addIf("m.day <= ?", f.To)
	if text := strings.ToLower(strings.TrimSpace(f.Text)); text != "" {
		c.add("(instr(lower(m.what), ?) > 0 OR instr(lower(m.party), ?) > 0 OR instr(lower(m.no), ?) > 0)", text, text, text)
	}
	return listed[MoneyLine](s, list{
		id: "m.id", tables: []string{"income", "expense"}, from: moneyRows,
		joined:  "LEFT JOIN project p ON p.id = m.project_id",
		columns: `m.tbl, m.id, m.day, m.project_id, coalesce(p.name, '') project, m.item, m.what, m.party, m.amount, m.invoice, m.no`,
		order:   `m.day DESC, m.id DESC`,
	}, c, f.Limit)
}

// MoneyItem is one budget item: what was planned and spent, in fen.
type MoneyItem struct {
	Item    string `db:"item"` // one of BudgetItems
	Planned int64  `db:"planned"`
	Spent   int64  `db:"spent"`
}

// Left is what was planned and is not spent, negative when more was spent.
func (m MoneyItem) Left() int64 { return m.Planned - m.Spent }

// Rate is the percentage spent with one decimal, and whether anything was
// planned.
func (m MoneyItem) Rate() (percent float64, known bool) { return percentOf(m.Spent, m.Planned) }

// MoneyTotals is how the money of a project, or of all, stands, in fen.
type MoneyTotals struct {
	Agreed   int64            // the budgets of the agreements
	Planned  int64            // over the budget items
	Received int64            // in the period
	Spent    int64            // in the period
	Items    []MoneyItem      // in the order of BudgetItems, those with money alone
	Sources  map[string]int64 // received by kind of income
}

// Rate is the percentage of the agreed money that was spent.
func (m MoneyTotals) Rate() (percent float64, known bool) { return percentOf(m.Spent, m.Agreed) }

// ReceivedRate is the percentage of the agreed money that was received.
func (m MoneyTotals) ReceivedRate() (percent float64, known bool) {
	return percentOf(m.Received, m.Agreed)
}

// percentOf is a percentage with one decimal, and whether it can be told.
func percentOf(part, whole int64) (percent float64, known bool) {
	f := rate("", part, whole)
	return f.Value, f.Known
}

// MoneyTotals answers how money stands by what was received and spent from one
// day to another; empty days are no bounds, and no project means all.
func (s *Store) MoneyTotals(ss *Session, projectID, from, to string) (MoneyTotals, error) {
	if err := s.check(ss, Money, read); err != nil {
		return MoneyTotals{}, err
	}
	totals := MoneyTotals{Sources: map[string]int64{}}
	if err := s.readers.Get(&totals.Agreed, `SELECT coalesce(sum(budget_fen), 0) FROM project WHERE deleted_at IS NULL AND (? = '' OR id = ?)`, projectID, projectID); err != nil {
		return totals, err
	}
	const chosen = ` AND (? = '' OR project_id = ?) AND day >= ? AND (? = '' OR day <= ?)`
	period := []any{projectID, projectID, from, to, to}
	items, err := many[MoneyItem](s.readers, `SELECT item, sum(planned) planned, sum(spent) spent FROM (
		SELECT b.item, b.planned_fen planned, 0 spent FROM budget_line b JOIN project p ON p.id = b.project_id
			WHERE b.deleted_at IS NULL AND p.deleted_at IS NULL AND (? = '' OR b.project_id = ?)
		UNION ALL SELECT item, 0, amount_fen FROM expense WHERE deleted_at IS NULL`+chosen+`) GROUP BY item`,
		append([]any{projectID, projectID}, period...)...)
	if err != nil {
		return totals, err
	}
	slices.SortFunc(items, func(a, b MoneyItem) int { return slices.Index(BudgetItems, a.Item) - slices.Index(BudgetItems, b.Item) })
	for _, item := range items {
		totals.Planned += item.Planned
		totals.Spent += item.Spent
	}
	totals.Items = items
	sources, err := many[struct {
		Kind   string `db:"kind"`
		Amount int64  `db:"amount"`
	}](s.readers, `SELECT kind, sum(amount_fen) amount FROM income WHERE deleted_at IS NULL`+chosen+` GROUP BY kind`, period...)
	for _, source := range sources {
		totals.Sources[source.Kind] = source.Amount
		totals.Received += source.Amount
	}
	return totals, err
}
