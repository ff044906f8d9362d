package data

import "slices"

// IncomeKinds are where money comes from (6.4 of the field's practice).
var IncomeKinds = []string{"government", "lottery", "foundation", "company", "personal", "in_kind", "matching", "other"}

// Income is money received for a project.
type Income struct {
	Row
	ProjectID Ref    `db:"project_id"`
	Source    string `db:"source"` // who paid
	Kind      string `db:"kind"`   // one of IncomeKinds
	Day       string `db:"day"`
	Amount    int64  `db:"amount_fen"` // fen, greater than 0
	DocNo     string `db:"doc_no"`
	Note      string `db:"note"`
}

func (*Income) table() string { return "income" }

// SaveIncome saves money received.
func (s *Store) SaveIncome(ss *Session, i *Income) error {
	return s.write(ss, Money, write, func(t *tx) error { return t.saveIncome(i) })
}

func (t *tx) saveIncome(i *Income) error {
	if err := t.setPastDay("day", &i.Day); err != nil {
		return err
	}
	if err := setText("source", &i.Source, "Please enter who paid."); err != nil {
		return err
	}
	if !slices.Contains(IncomeKinds, i.Kind) {
		return bad("kind", "Please choose where the money comes from.", nil)
	}
	if i.Amount <= 0 {
		return bad("amount_fen", "The amount must be greater than 0.", nil)
	}
	return t.put(i)
}

// Income answers one record of money received.
func (s *Store) Income(ss *Session, id string) (Income, error) {
	if err := s.check(ss, Money, read); err != nil {
		return Income{}, err
	}
	return get[Income](s.readers, id)
}
