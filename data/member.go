package data

import (
	"fmt"

	"careledger/data/cn"
)

// Member is a child's membership of a project, from a day to a day.
type Member struct {
	Row
	ProjectID string `db:"project_id"`
	ChildID   string `db:"child_id"`
	From      string `db:"from_on"`
	To        string `db:"to_on"`  // last day; empty while it lasts
	Reason    string `db:"reason"` // why it ended
}

func (*Member) table() string { return "project_child" }

func (m *Member) naturalKey() []string { return []string{m.ProjectID, m.ChildID, m.From} }

// AddMembers makes children members of a project from a day on and answers how
// many were not members on that day already. A child outside the project's ages
// on that day is doubtful; over says that a person accepted it.
func (s *Store) AddMembers(ss *Session, projectID string, childIDs []string, from string, over bool) (added int, err error) {
	err = s.write(ss, Projects, write, func(t *tx) error {
		added = 0
		for _, id := range childIDs {
			isNew, err := t.addMember(&Member{ProjectID: projectID, ChildID: id, From: from}, over)
			if err != nil {
				return err
			}
			added += boolInt(isNew)
		}
		return nil
	})
	return added, err
}

// addMember adds one membership unless the child is a member on its first day
// already, in which case m becomes that one.
func (t *tx) addMember(m *Member, over bool) (isNew bool, err error) {
	if err := setNeededDay("from_on", &m.From); err != nil {
		return false, err
	}
	if err := setSpan("from_on", &m.From, "to_on", &m.To); err != nil {
		return false, err
	}
	now, err := many[Member](t, `SELECT * FROM project_child WHERE child_id = ? AND project_id = ? AND deleted_at IS NULL
		AND from_on <= ? AND (to_on = '' OR to_on >= ?)`, m.ChildID, m.ProjectID, m.From, m.From)
	if err != nil {
		return false, err
	}
	if len(now) > 0 {
		*m = now[0]
		return false, nil
	}
	if err := t.checkAge(*m); err != nil && !over {
		return false, err
	}
	return true, t.put(m)
}

// checkAge doubts a child that the project is not meant for.
func (t *tx) checkAge(m Member) error {
	p, err := get[Project](t, m.ProjectID)
	if err != nil {
		return err
	}
	c, err := get[Child](t, m.ChildID)
	if err != nil {
		return err
	}
	if c.Birth == "" || p.AgeMax == 0 {
		return nil
	}
	if age := cn.Age(c.Birth, m.From); age < p.AgeMin || age > p.AgeMax {
		return doubtful("from_on", "On {{.Day}} {{.Name}} is {{.Age}} years old; the project is for {{.Min}} to {{.Max}}.",
			args{"Day": m.From, "Name": c.Name, "Age": age, "Min": p.AgeMin, "Max": p.AgeMax})
	}
	return nil
}

// EndMembership ends a child's membership of a project; day is the last one.
func (s *Store) EndMembership(ss *Session, projectID, childID, day, reason string) error {
	return s.write(ss, Projects, write, func(t *tx) error {
		if err := setNeededDay("to_on", &day); err != nil {
			return err
		}
		m, err := one[Member](t, `SELECT * FROM project_child WHERE child_id = ? AND project_id = ? AND deleted_at IS NULL
			AND from_on <= ? AND (to_on = '' OR to_on >= ?) ORDER BY from_on DESC LIMIT 1`, childID, projectID, day, day)
		if err != nil {
			return err
		}
		m.To, m.Reason = day, reason
		return t.put(&m)
	})
}

// MemberLine is what a list of a project's members shows of each.
type MemberLine struct {
	ID       string `db:"id"`
	ChildID  string `db:"child_id"`
	FileNo   string `db:"file_no"`
	Name     string `db:"name"`
	Sex      int    `db:"sex"`
	Birth    string `db:"birth_on"`
	Town     string `db:"town"`
	Status   string `db:"status"` // of the child's file
	From     string `db:"from_on"`
	To       string `db:"to_on"`
	Reason   string `db:"reason"`
	Services int    `db:"services"` // units of the project in all
}

// Members answers who belongs to a project on a day, in the order of their
// names; on the empty day, who ever did.
func (s *Store) Members(ss *Session, projectID, day string) ([]MemberLine, error) {
	for _, area := range []Area{Projects, Children} {
		if err := s.check(ss, area, read); err != nil {
			return nil, err
		}
	}
	return many[MemberLine](s.readers, `SELECT m.id, m.child_id, k.file_no, k.name, k.sex, k.birth_on, k.town, k.status, m.from_on, m.to_on, m.reason,
		coalesce(n.units, 0) services
		FROM project_child m JOIN child k ON k.id = m.child_id
		LEFT JOIN (SELECT child_id, sum(units) units FROM service WHERE project_id = ? GROUP BY child_id) n ON n.child_id = m.child_id
		WHERE m.project_id = ? AND m.deleted_at IS NULL AND k.deleted_at IS NULL
		AND (? = '' OR m.from_on <= ? AND (m.to_on = '' OR m.to_on >= ?)) ORDER BY k.name_key, k.file_no, m.from_on`,
		projectID, projectID, day, day, day)
}

// MembershipLine is a project that a child belongs or belonged to.
type MembershipLine struct {
	Member
	Code string `db:"code"`
	Name string `db:"name"` // of the project
}

// Memberships answers the projects of a child, the latest first.
func (s *Store) Memberships(ss *Session, childID string) ([]MembershipLine, error) {
	if err := s.check(ss, Children, read); err != nil {
		return nil, err
	}
	all, err := many[MembershipLine](s.readers, `SELECT m.*, p.code, p.name FROM project_child m JOIN project p ON p.id = m.project_id
		WHERE m.child_id = ? AND m.deleted_at IS NULL AND p.deleted_at IS NULL ORDER BY m.from_on DESC, p.code`, childID)
	if err != nil {
		return nil, fmt.Errorf("projects of a child: %w", err)
	}
	return all, nil
}
