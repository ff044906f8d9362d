package data

import "strings"

// Activity answers one activity.
func (s *Store) Activity(ss *Session, id string) (Activity, error) {
	if err := s.check(ss, Activities, read); err != nil {
		return Activity{}, err
	}
	return get[Activity](s.readers, id)
}

// AttendanceLine is a child at an activity, with the child's name.
type AttendanceLine struct {
	Attendance
	FileNo string `db:"file_no"`
	Name   string `db:"name"`
}

// Attendances answers the children at an activity in the order of their names.
func (s *Store) Attendances(ss *Session, activityID string) ([]AttendanceLine, error) {
	if err := s.check(ss, Activities, read); err != nil {
		return nil, err
	}
	return many[AttendanceLine](s.readers, `SELECT a.*, k.file_no, k.name FROM attendance a JOIN child k ON k.id = a.child_id
		WHERE a.activity_id = ? AND a.deleted_at IS NULL AND k.deleted_at IS NULL ORDER BY k.name_key, k.file_no`, activityID)
}

// TeamLine is somebody of the team, with the name.
type TeamLine struct {
	TeamMember
	Name string `db:"name"`
	Role string `db:"role"` // of the person, one of PersonRoles
}

// ActivityTeam answers the team of an activity in the order of their names.
func (s *Store) ActivityTeam(ss *Session, activityID string) ([]TeamLine, error) {
	if err := s.check(ss, Activities, read); err != nil {
		return nil, err
	}
	return many[TeamLine](s.readers, `SELECT m.*, p.name, p.role FROM activity_person m JOIN person p ON p.id = m.person_id
		WHERE m.activity_id = ? AND m.deleted_at IS NULL ORDER BY p.name_key, p.id`, activityID)
}

// ActivityFilter chooses activities for a list.
type ActivityFilter struct {
	Text      string // in title, place, number or a field of its own
	Programme string // empty for all
	Status    string
	ProjectID string
	From, To  string // days, both included; empty for no bound
	Limit     int    // 1,000 when 0
}

// ActivityLine is what a list of activities shows of each.
type ActivityLine struct {
	ID          string `db:"id"`
	No          string `db:"no"`
	Day         string `db:"day"`
	Start       string `db:"start_at"`
	End         string `db:"end_at"`
	Minutes     *int   `db:"minutes"`
	Programme   string `db:"programme"`
	Kind        string `db:"kind"`
	Title       string `db:"title"`
	Place       string `db:"place"`
	Book        string `db:"book"`
	Status      string `db:"status"`
	ProjectID   Ref    `db:"project_id"`
	Project     string `db:"project"` // name
	Planned     int    `db:"planned"`
	Listed      int    `db:"listed"`       // children on the list
	Attended    int    `db:"attended"`     // those that came as participants
	Team        int    `db:"team"`         // people of the team
	TeamMinutes int    `db:"team_minutes"` // the time that they gave
	Own         Own    `db:"own"`
}

// ActivityLines answers activities, the latest first, and how many fit in all.
func (s *Store) ActivityLines(ss *Session, f ActivityFilter) (rows []ActivityLine, total int, err error) {
	if err := s.check(ss, Activities, read); err != nil {
		return nil, 0, err
	}
	c := &conditions{}
	c.add("a.deleted_at IS NULL")
	c.addIf("a.programme = ?", f.Programme)
	c.addIf("a.status = ?", f.Status)
	c.addIf("a.project_id = ?", f.ProjectID)
	c.addIf("a.day >= ?", f.From)
	c.addIf("a.day <= ?", f.To)
	if text := strings.ToLower(strings.TrimSpace(f.Text)); text != "" {
		c.add("(instr(lower(a.title), ?) > 0 OR instr(lower(a.place), ?) > 0 OR instr(lower(a.no), ?) > 0 OR a.own <> '' AND EXISTS (SELECT 1 FROM json_each(a.own) j WHERE instr(lower(j.value), ?) > 0))", text, text, text, text)
	}
	const children = `(SELECT count(*) FROM attendance t JOIN child k ON k.id = t.child_id WHERE t.activity_id = a.id AND t.deleted_at IS NULL AND k.deleted_at IS NULL`
	const team = ` FROM activity_person m WHERE m.activity_id = a.id AND m.deleted_at IS NULL)`
	return listed[ActivityLine](s, list{
		id: "a.id", tables: []string{"activity"}, from: "activity a",
		joined: "LEFT JOIN project j ON j.id = a.project_id",
		columns: `a.id, a.no, a.day, a.start_at, a.end_at, a.minutes, a.programme, a.kind, a.title, a.place, a.book, a.status, a.own,
		a.project_id, coalesce(j.name, '') project, a.planned, ` + children + `) listed,
		` + children + ` AND t.attended = 1 AND t.role = 'participant') attended,
		(SELECT count(*)` + team + ` team, (SELECT coalesce(sum(m.minutes), 0)` + team + ` team_minutes`,
		order: `a.day DESC, a.start_at DESC, a.id DESC`,
	}, c, f.Limit)
}
