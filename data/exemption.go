package data

import (
	"slices"

	"careledger/data/cn"
)

// ExemptionReasons are why a child need not be visited in a month: moved away,
// away for long, boards and the school confirms it, in hospital, other.
var ExemptionReasons = []string{"moved", "away", "boarding", "hospital", "other"}

// Exemption is a month in which a child need not be visited.
type Exemption struct {
	Row
	ChildID string `db:"child_id"`
	Month   string `db:"month"`  // YYYY-MM
	Reason  string `db:"reason"` // one of ExemptionReasons
}

func (*Exemption) table() string { return "visit_exemption" }

func (e *Exemption) naturalKey() []string { return []string{e.ChildID, e.Month} }

// SaveExemption says that a child need not be visited in a month, and why.
func (s *Store) SaveExemption(ss *Session, e *Exemption) error {
	return s.write(ss, Visits, write, func(t *tx) error { return t.saveExemption(e) })
}

func (t *tx) saveExemption(e *Exemption) error {
	month, p := cn.ParseMonth(e.Month)
	if p != nil {
		return fromProblem("month", p)
	}
	e.Month = month
	if !slices.Contains(ExemptionReasons, e.Reason) {
		return bad("reason", "Please say why no visit is needed.", nil)
	}
	return t.put(e)
}

// Exemptions answers the months of a child without a need for a visit, the
// latest first.
func (s *Store) Exemptions(ss *Session, childID string) ([]Exemption, error) {
	if err := s.check(ss, Visits, read); err != nil {
		return nil, err
	}
	return many[Exemption](s.readers, `SELECT * FROM visit_exemption WHERE child_id = ? AND deleted_at IS NULL ORDER BY month DESC`, childID)
}
