package data

import (
	"slices"
	"strings"

	"careledger/data/cn"
)

// DonorKinds are the kinds of donors.
var DonorKinds = []string{"person", "family", "company", "party", "league", "organization", "school", "anonymous"}

// Donor is who fulfils wishes or gives (认领方, 捐赠方).
type Donor struct {
	Row
	Name        string `db:"name"`
	Kind        string `db:"kind"`         // one of DonorKinds
	DisplayName string `db:"display_name"` // for public lists; the name when empty
	Public      bool   `db:"public"`       // agrees to be named
	Contact     string `db:"contact"`      // person to talk to
	Phone       string `db:"phone"`
	USCC        string `db:"uscc"` // unified social credit code (GB 32100)
	Note        string `db:"note"`
}

func (*Donor) table() string { return "donor" }

// SaveDonor saves a donor; a second one of the name is a [Conflict].
func (s *Store) SaveDonor(ss *Session, d *Donor) error {
	return s.write(ss, Wishes, write, func(t *tx) error { return t.saveDonor(d) })
}

func (t *tx) saveDonor(d *Donor) error {
	for _, text := range []*string{&d.DisplayName, &d.Contact, &d.Note} {
		*text = strings.TrimSpace(*text)
	}
	if err := setText("name", &d.Name, "Please enter the name of the donor."); err != nil {
		return err
	}
	if err := setCode("kind", &d.Kind, DonorKinds, "person", "Please choose the kind of donor."); err != nil {
		return err
	}
	if d.Phone = strings.TrimSpace(d.Phone); d.Phone != "" {
		phone, p := cn.ParsePhone(d.Phone)
		if p != nil {
			return fromProblem("phone", p)
		}
		d.Phone = string(phone)
	}
	if d.USCC = strings.TrimSpace(d.USCC); d.USCC != "" {
		code, p := cn.ParseCredit(d.USCC)
		if p != nil && !p.Override {
			return fromProblem("uscc", p)
		}
		d.USCC = code
	}
	taken, err := t.taken("donor", "name", d.Name, d.ID)
	if err != nil {
		return err
	}
	if taken {
		return conflict("There is a donor named {{.Name}} already. If it is another one, add a place or a unit to the name.", args{"Name": d.Name})
	}
	return t.put(d)
}

// Donor answers one donor.
func (s *Store) Donor(ss *Session, id string) (Donor, error) {
	if err := s.check(ss, Wishes, read); err != nil {
		return Donor{}, err
	}
	return get[Donor](s.readers, id)
}

// DonorLine is a donor with what was claimed and delivered.
type DonorLine struct {
	Donor
	Claims int   `db:"claims"` // that hold or were met
	Amount int64 `db:"amount"` // of those claims, in fen
	Met    int   `db:"met"`    // claims whose wish was delivered
	Owed   int   `db:"owed"`   // of those, for which nobody thanked yet
}

// Donors answers the donors whose name, contact or phone has a text (all when
// it is empty) in the order of their names, and how many there are in all.
func (s *Store) Donors(ss *Session, text string) (found []DonorLine, total int, err error) {
	if err := s.check(ss, Wishes, read); err != nil {
		return nil, 0, err
	}
	all, err := remember(s, "donors", []string{"donor", "wish_claim"}, func() ([]DonorLine, error) {
		return many[DonorLine](s.readers, `SELECT d.*, coalesce(c.claims, 0) claims, coalesce(c.amount, 0) amount, coalesce(c.met, 0) met, coalesce(c.owed, 0) owed FROM donor d
			LEFT JOIN (SELECT donor_id, count(*) claims, sum(amount_fen) amount, sum(state = 'met') met,
				sum(state = 'met' AND thanked_on = '') owed FROM wish_claim
				WHERE state IN ('active', 'met') AND deleted_at IS NULL GROUP BY donor_id) c ON c.donor_id = d.id
			WHERE d.deleted_at IS NULL ORDER BY d.name`)
	})
	if err != nil {
		return nil, 0, err
	}
	text = strings.ToLower(strings.TrimSpace(text))
	found = slices.DeleteFunc(slices.Clone(all), func(d DonorLine) bool {
		return !strings.Contains(strings.ToLower(d.Name+"\n"+d.DisplayName+"\n"+d.Contact+"\n"+d.Phone), text)
	})
	return found, len(all), nil
}
