package data

import "slices"

// FunderKinds are the kinds of those who pay.
var FunderKinds = []string{"government", "lottery", "foundation", "company", "person", "federation", "other"}

// Funder is who pays for projects.
type Funder struct {
	Row
	Name    string `db:"name"` // once
	Kind    string `db:"kind"` // one of FunderKinds, or empty
	Contact string `db:"contact"`
	Phone   string `db:"phone"`
	Note    string `db:"note"`
}

func (*Funder) table() string { return "funder" }

// SaveFunder saves a funder. A second one of the same name is a [Conflict].
func (s *Store) SaveFunder(ss *Session, f *Funder) error {
	return s.write(ss, Projects, write, func(t *tx) error { return t.saveFunder(f) })
}

func (t *tx) saveFunder(f *Funder) error {
	if err := setText("name", &f.Name, "Please enter the name of the funder."); err != nil {
		return err
	}
	if f.Kind != "" && !slices.Contains(FunderKinds, f.Kind) {
		return bad("kind", "Please choose the kind of funder.", nil)
	}
	if err := setPhone("phone", &f.Phone, true); err != nil {
		return err
	}
	taken, err := t.taken("funder", "name", f.Name, f.ID)
	if err != nil {
		return err
	}
	if taken {
		return conflict("There is a funder called {{.Name}} already.", args{"Name": f.Name})
	}
	return t.put(f)
}

// Funder answers one funder.
func (s *Store) Funder(ss *Session, id string) (Funder, error) {
	if err := s.check(ss, Projects, read); err != nil {
		return Funder{}, err
	}
	return get[Funder](s.readers, id)
}

// Funders answers all funders in the order of their names.
func (s *Store) Funders(ss *Session) ([]Funder, error) {
	if err := s.check(ss, Projects, read); err != nil {
		return nil, err
	}
	return many[Funder](s.readers, `SELECT * FROM funder WHERE deleted_at IS NULL ORDER BY name`)
}
