package data

import (
	"slices"
	"strings"
)

// The lists of codes of a pairing.
var (
	PairingRoles  = []string{"cadre", "counsellor", "organization", "volunteer", "teacher_mother", "loving_mother", "other"}
	PairingCycles = []string{"week", "half_month", "month", "quarter"}
	TeamRoles     = []string{"cadre", "counsellor", "organization"} // the three roles of “1+3”
)

// Pairing is a child paired with a person or a partner organization in a role,
// from a day to a day.
type Pairing struct {
	Row
	ChildID   string `db:"child_id"`
	ProjectID Ref    `db:"project_id"`
	PersonID  Ref    `db:"person_id"`
	Partner   string `db:"partner"` // organization, with or instead of a person
	Role      string `db:"role"`    // one of PairingRoles
	From      string `db:"from_on"`
	To        string `db:"to_on"` // last day; empty while it lasts
	Cycle     string `db:"cycle"` // how often they meet, one of PairingCycles
	EndReason string `db:"end_reason"`
}

func (*Pairing) table() string { return "pairing" }

// SavePairing saves a pairing. Somebody whose background check shows a record is
// refused, as is a second pairing of the same two in the same role at the same
// time.
func (s *Store) SavePairing(ss *Session, p *Pairing) error {
	return s.write(ss, Visits, write, func(t *tx) error { return t.savePairing(p) })
}

func (t *tx) savePairing(p *Pairing) error {
	p.Partner = strings.TrimSpace(p.Partner)
	if p.PersonID == "" && p.Partner == "" {
		return bad("person_id", "Please choose a person, or enter the partner organization.", nil)
	}
	if !slices.Contains(PairingRoles, p.Role) {
		return bad("role", "Please choose a role.", nil)
	}
	if err := setCode("cycle", &p.Cycle, PairingCycles, "month", "Please choose how often they meet."); err != nil {
		return err
	}
	if err := setNeededDay("from_on", &p.From); err != nil {
		return err
	}
	if err := setSpan("from_on", &p.From, "to_on", &p.To); err != nil {
		return err
	}
	if p.PersonID != "" {
		if err := t.guardPerson(string(p.PersonID)); err != nil {
			return err
		}
	}
	var n int
	if err := t.Get(&n, `SELECT count(*) FROM pairing WHERE child_id = ? AND id <> ? AND role = ? AND coalesce(person_id, '') = ? AND partner = ?
		AND deleted_at IS NULL AND (? = '' OR from_on <= ?) AND (to_on = '' OR to_on >= ?)`,
		p.ChildID, p.ID, p.Role, string(p.PersonID), p.Partner, p.To, p.To, p.From); err != nil {
		return err
	}
	if n > 0 {
		return conflict("{{.Name}} is paired so already at that time.", args{"Name": t.nameOf(p.ChildID)})
	}
	return t.put(p)
}

// EndPairing ends a pairing with the reason; day is the last one.
func (s *Store) EndPairing(ss *Session, id, day, reason string) error {
	return s.write(ss, Visits, write, func(t *tx) error {
		p, err := get[Pairing](t, id)
		if err != nil {
			return err
		}
		if err := setText("end_reason", &reason, "Please say why it ends."); err != nil {
			return err
		}
		p.To, p.EndReason = day, reason
		if err := setNeededDay("to_on", &p.To); err != nil {
			return err
		}
		if err := setSpan("from_on", &p.From, "to_on", &p.To); err != nil {
			return err
		}
		return t.put(&p)
	})
}

// Pairing answers one pairing.
func (s *Store) Pairing(ss *Session, id string) (Pairing, error) {
	if err := s.check(ss, Visits, read); err != nil {
		return Pairing{}, err
	}
	return get[Pairing](s.readers, id)
}

// PairingFilter chooses pairings for a list.
type PairingFilter struct {
	Text      string // child: name, pinyin, initials, file number
	Day       string // active on that day; empty for all
	ChildID   string
	PersonID  string
	ProjectID string
	Role      string
	Limit     int // 1,000 when 0
}

// PairingLine is what a list of pairings shows of each.
type PairingLine struct {
	ID        string `db:"id"`
	ChildID   string `db:"child_id"`
	FileNo    string `db:"file_no"`
	Child     string `db:"child"` // name
	Town      string `db:"town"`
	Role      string `db:"role"`
	PersonID  Ref    `db:"person_id"`
	Person    string `db:"person"` // name
	Phone     string `db:"phone"`
	Check     string `db:"check_result"` // the person's background check
	Partner   string `db:"partner"`
	From      string `db:"from_on"`
	To        string `db:"to_on"`
	Cycle     string `db:"cycle"`
	EndReason string `db:"end_reason"`
	ProjectID Ref    `db:"project_id"`
	Project   string `db:"project"` // name
}

// Pairings answers pairings in the order of the children's names, and how many
// fit in all.
func (s *Store) Pairings(ss *Session, f PairingFilter) (rows []PairingLine, total int, err error) {
	if err := s.check(ss, Visits, read); err != nil {
		return nil, 0, err
	}
	c := &conditions{}
	c.add("p.deleted_at IS NULL")
	c.addIf("p.child_id = ?", f.ChildID)
	c.addIf("p.person_id = ?", f.PersonID)
	c.addIf("p.project_id = ?", f.ProjectID)
	c.addIf("p.role = ?", f.Role)
	if err := c.addChildren(s, "p.child_id", f.Text); err != nil {
		return nil, 0, err
	}
	if f.Day != "" {
		c.add("p.from_on <= ? AND (p.to_on = '' OR p.to_on >= ?)", f.Day, f.Day)
	}
	return listed[PairingLine](s, list{
		id: "p.id", tables: []string{"pairing"}, from: "pairing p JOIN child k ON k.id = p.child_id",
		joined: "LEFT JOIN person r ON r.id = p.person_id LEFT JOIN project j ON j.id = p.project_id",
		columns: `p.id, p.child_id, k.file_no, k.name child, k.town, p.role, p.person_id, coalesce(r.name, '') person,
		coalesce(r.phone, '') phone, coalesce(r.check_result, '') check_result, p.partner, p.from_on, p.to_on, p.cycle, p.end_reason,
		p.project_id, coalesce(j.name, '') project`,
		order: `k.name_key, k.file_no, p.from_on DESC, p.id`,
	}, c, f.Limit)
}

// Team answers who is paired with a child on a day, the three roles of “1+3”
// first.
func (s *Store) Team(ss *Session, childID, day string) ([]PairingLine, error) {
	rows, _, err := s.Pairings(ss, PairingFilter{ChildID: childID, Day: day})
	slices.SortStableFunc(rows, func(a, b PairingLine) int {
		return slices.Index(PairingRoles, a.Role) - slices.Index(PairingRoles, b.Role)
	})
	return rows, err
}
