package data

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Org is the organization that keeps the file.
type Org struct {
	Row
	Name      string `db:"name"`
	ShortName string `db:"short_name"`
	Mark      string `db:"mark"` // begins every file number, such as 云
	USCC      string `db:"uscc"` // unified social credit code (GB 32100)
	Kind      string `db:"kind"`
	Leader    string `db:"leader"`
	Phone     string `db:"phone"`
	Address   string `db:"address"`
	Division  string `db:"division"` // six digits (GB/T 2260)
}

func (*Org) table() string { return "org" }

// checkOrg normalises and checks the organization.
func checkOrg(o *Org) error {
	o.Name, o.Mark = strings.TrimSpace(o.Name), strings.TrimSpace(o.Mark)
	if o.Name == "" {
		return bad("name", "Please enter the name of the organization.", nil)
	}
	if o.Mark == "" {
		o.Mark = string([]rune(o.Name)[:1])
	}
	if utf8.RuneCountInString(o.Mark) > 2 || strings.ContainsFunc(o.Mark, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return bad("mark", "The mark of file numbers is one or two letters, such as 云.", nil)
	}
	return nil
}

// Org answers the organization.
func (s *Store) Org(ss *Session) (Org, error) {
	if err := s.check(ss, Settings, read); err != nil {
		return Org{}, err
	}
	return one[Org](s.readers, `SELECT * FROM org WHERE deleted_at IS NULL LIMIT 1`)
}

// SaveOrg saves the organization, of which there is one.
func (s *Store) SaveOrg(ss *Session, o *Org) error {
	if err := s.check(ss, Settings, write); err != nil {
		return err
	}
	if err := checkOrg(o); err != nil {
		return err
	}
	return s.write(ss, Settings, write, func(t *tx) error {
		if _, err := get[Org](t, o.ID); err != nil {
			return err
		}
		return t.put(o)
	})
}

// Laptop is a machine that has opened the file.
type Laptop struct {
	Row
	Letter  string `db:"letter"`
	Name    string `db:"name"`
	Machine string `db:"machine"` // hash of the machine's id
}

func (*Laptop) table() string { return "laptop" }
