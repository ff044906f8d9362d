package data

import (
	"strings"

	"careledger/data/cn"
)

// PickupAlone is who collects a child that goes home alone.
const PickupAlone = "self"

// CampPickup is who may, or must never, collect a child (接送人).
type CampPickup struct {
	Row
	EnrolmentID string `db:"enrolment_id"`
	Name        string `db:"name"`
	Relation    string `db:"relation"` // to the child, GB/T 4761
	Phone       string `db:"phone"`
	Forbidden   bool   `db:"forbidden"` // must never collect the child
}

func (*CampPickup) table() string { return "camp_pickup" }

// SavePickup saves who may or must not collect a child.
func (s *Store) SavePickup(ss *Session, p *CampPickup) error {
	return s.write(ss, Camps, write, func(t *tx) error { return t.savePickup(p) })
}

func (t *tx) savePickup(p *CampPickup) error {
	p.Name = cn.NormalizeName(p.Name)
	if problem := cn.ValidName(p.Name); problem != nil {
		return fromProblem("name", problem)
	}
	if p.Phone = strings.TrimSpace(p.Phone); p.Phone != "" {
		phone, problem := cn.ParsePhone(p.Phone)
		if problem != nil {
			return fromProblem("phone", problem)
		}
		p.Phone = string(phone)
	}
	return t.put(p)
}

// Pickups answers who may and who must never collect a child, the forbidden
// first.
func (s *Store) Pickups(ss *Session, enrolmentID string) ([]CampPickup, error) {
	if err := s.check(ss, Camps, read); err != nil {
		return nil, err
	}
	return many[CampPickup](s.readers, `SELECT * FROM camp_pickup WHERE enrolment_id = ? AND deleted_at IS NULL ORDER BY forbidden DESC, id`, enrolmentID)
}

// MayCollect answers the names of those who may collect a child: those on the
// list and its guardians, the forbidden left out. PickupAlone is among them
// when the child may go home alone.
func (s *Store) MayCollect(ss *Session, enrolmentID string) ([]string, error) {
	if err := s.check(ss, Camps, read); err != nil {
		return nil, err
	}
	e, err := get[CampEnrolment](s.readers, enrolmentID)
	if err != nil {
		return nil, err
	}
	names, err := many[string](s.readers, allowedSQL, e.ID, e.ChildID, e.ID)
	if err == nil && e.SelfLeave {
		names = append(names, PickupAlone)
	}
	return names, err
}

// allowedSQL are the names of those who may collect a child; it takes the
// enrolment, the child and the enrolment again.
const allowedSQL = `SELECT DISTINCT name FROM (
	SELECT name, 0 place FROM camp_pickup WHERE enrolment_id = ? AND forbidden = 0 AND deleted_at IS NULL
	UNION ALL SELECT name, 1 FROM guardian WHERE child_id = ? AND deleted_at IS NULL
	) WHERE name NOT IN (SELECT name FROM camp_pickup WHERE enrolment_id = ? AND forbidden = 1 AND deleted_at IS NULL) ORDER BY place, name`

// guardPickup refuses those who must never collect a child, and doubts those
// who are not known.
func (t *tx) guardPickup(e *CampEnrolment, by string, over bool) error {
	if by == "" {
		return bad("out_by", "Please enter who collects the child.", nil)
	}
	if by == PickupAlone {
		if e.SelfLeave || over {
			return nil
		}
		return doubtful("out_by", "The guardian has not agreed that {{.Name}} goes home alone. Call the guardian first.", args{"Name": t.nameOf(e.ChildID)})
	}
	forbidden, err := many[string](t, `SELECT name FROM camp_pickup WHERE enrolment_id = ? AND forbidden = 1 AND name = ? AND deleted_at IS NULL`, e.ID, by)
	if err != nil {
		return err
	}
	if len(forbidden) > 0 {
		return bad("out_by", "{{.Person}} must not collect {{.Name}}. Keep the child in the class and call the person in charge.",
			args{"Person": by, "Name": t.nameOf(e.ChildID)})
	}
	if over {
		return nil
	}
	allowed, err := many[string](t, allowedSQL, e.ID, e.ChildID, e.ID)
	if err != nil {
		return err
	}
	for _, name := range allowed {
		if name == by {
			return nil
		}
	}
	return doubtful("out_by", "{{.Person}} is not among those who may collect {{.Name}}. Call the guardian first.", args{"Person": by, "Name": t.nameOf(e.ChildID)})
}
