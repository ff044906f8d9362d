package data

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// The lists of codes of an activity.
var (
	ActivityStatuses = []string{"planned", "done", "cancelled"}
	ReadingKinds     = []string{"shared", "club", "aloud", "picture_book", "author", "family", "corner"} // of the programme reading
	AttendanceRoles  = []string{"participant", "host", "helper", "family"}                               // only participants count
	ActivityDuties   = []string{"lead", "host", "lecturer", "assistant", "volunteer", "safety", "other"}
)

// signInOpen is how long after its end the sign-in of an activity may be changed
// without a reason.
const signInOpen = 24 * time.Hour

// Activity is something done with a group of children: one day, place and title.
// Camps and wishes have tables of their own.
type Activity struct {
	Row
	No        string `db:"no"` // HD2026-A0001; given out by the store
	ProjectID Ref    `db:"project_id"`
	Programme string `db:"programme"` // one of Programmes
	Kind      string `db:"kind"`      // of reading an entry of ListReadingKind; else in words, or empty
	Title     string `db:"title"`
	Day       string `db:"day"`
	Start     string `db:"start_at"` // HH:MM, or empty
	End       string `db:"end_at"`
	Minutes   *int   `db:"minutes"` // nil when unknown; taken from the times
	Place     string `db:"place"`
	Division  string `db:"division"` // six digits (GB/T 2260)
	Host      string `db:"host"`
	LeadID    Ref    `db:"lead_id"` // person in charge
	Planned   int    `db:"planned"` // children expected
	Cost      int64  `db:"cost_fen"`
	Book      string `db:"book"` // what was read
	Summary   string `db:"summary"`
	Status    string `db:"status"` // one of ActivityStatuses; done when somebody attended
	Reason    string `db:"reason"` // why it was cancelled
	FormNo    string `db:"form_no"`
	Own       Own    `db:"own"` // values of the organization's own fields

	LateReason string `db:"-"` // why the sign-in is changed more than 24 hours after the end; kept in the journal
}

func (*Activity) table() string { return "activity" }

// Attendance is a child at an activity.
type Attendance struct {
	Row
	ActivityID string `db:"activity_id"`
	ChildID    string `db:"child_id"`
	Attended   bool   `db:"attended"`
	Role       string `db:"role"` // one of AttendanceRoles
	Came       string `db:"came_at"`
	Left       string `db:"left_at"`
	Minutes    *int   `db:"minutes"` // nil for the activity's
	FormNo     string `db:"form_no"`
	Note       string `db:"note"`
}

func (*Attendance) table() string { return "attendance" }

func (a *Attendance) naturalKey() []string { return []string{a.ActivityID, a.ChildID} }

// TeamMember is somebody of the team at an activity, with the time given.
type TeamMember struct {
	Row
	ActivityID string `db:"activity_id"`
	PersonID   string `db:"person_id"`
	Duty       string `db:"duty"`    // one of ActivityDuties, or empty
	Minutes    int    `db:"minutes"` // the activity's when 0
}

func (*TeamMember) table() string { return "activity_person" }

func (m *TeamMember) naturalKey() []string { return []string{m.ActivityID, m.PersonID} }

// SaveActivity saves an activity with the children at it and the team, all or
// nothing. Children and team become those given, and stay as they are where nil
// is given. Programmes with tables of their own (camp, wish …) are refused. A
// sign-in that is changed more than 24 hours after the end needs
// Activity.LateReason.
func (s *Store) SaveActivity(ss *Session, a *Activity, children []Attendance, team []TeamMember) error {
	return s.write(ss, Activities, write, func(t *tx) error { return t.saveActivity(a, children, team) })
}

func (t *tx) saveActivity(a *Activity, children []Attendance, team []TeamMember) error {
	before := Activity{}
	if a.ID != "" {
		var err error
		if before, err = get[Activity](t, a.ID); err != nil {
			return err
		}
		a.No = before.No
	}
	if err := t.checkActivity(a, before, children); err != nil {
		return err
	}
	if a.No == "" {
		if err := t.giveNumber(numberActivity, &a.No); err != nil {
			return err
		}
	}
	if err := t.put(a); err != nil {
		return err
	}
	if err := t.saveAttendances(a, children); err != nil {
		return err
	}
	return t.saveTeam(a, team)
}

// checkActivity normalises an activity and refuses what can't be.
func (t *tx) checkActivity(a *Activity, before Activity, children []Attendance) error {
	if !slices.Contains(Programmes, a.Programme) {
		return bad("programme", "Please choose a programme. Classes, wishes and visits are recorded in places of their own.", nil)
	}
	if a.Programme == "reading" {
		if err := t.setListed(ListReadingKind, "kind", &a.Kind, before.Kind, "shared", "Please choose the kind of reading session."); err != nil {
			return err
		}
	}
	if err := t.checkOwn(FieldsOfActivity, &a.Own, before.Own); err != nil {
		return err
	}
	if err := setText("title", &a.Title, "Please enter a title."); err != nil {
		return err
	}
	if err := setNeededDay("day", &a.Day); err != nil {
		return err
	}
	if err := setClock("start_at", &a.Start, "end_at", &a.End, &a.Minutes); err != nil {
		return err
	}
	if a.Planned < 0 || a.Cost < 0 {
		return bad("planned", "A number can't be negative.", nil)
	}
	if err := setCode("status", &a.Status, ActivityStatuses, "planned", "Please choose a status."); err != nil {
		return err
	}
	a.Reason = strings.TrimSpace(a.Reason)
	if a.Status == "cancelled" && a.Reason == "" {
		return bad("reason", "Please say why it was cancelled.", nil)
	}
	attended := slices.ContainsFunc(children, func(c Attendance) bool { return c.Attended })
	if a.Status == "planned" && attended {
		a.Status = "done"
	}
	if a.Day > t.today && (a.Status == "done" || attended) {
		return bad("day", "The day {{.Day}} lies in the future.", args{"Day": a.Day})
	}
	return nil
}

// saveAttendances makes the children at an activity those given, unless nil.
func (t *tx) saveAttendances(a *Activity, children []Attendance) error {
	if children == nil {
		return nil
	}
	if err := t.checkSignIn(a, children); err != nil {
		return err
	}
	ids := make([]string, 0, len(children))
	for i := range children {
		c := &children[i]
		c.ActivityID = a.ID
		if slices.Contains(ids, c.ChildID) {
			return bad("children", "{{.Name}} is there twice.", args{"Name": t.nameOf(c.ChildID)})
		}
		ids = append(ids, c.ChildID)
		if err := setCode("role", &c.Role, AttendanceRoles, "participant", "Please choose a role."); err != nil {
			return err
		}
		if err := setClock("came_at", &c.Came, "left_at", &c.Left, &c.Minutes); err != nil {
			return err
		}
		if err := t.put(c); err != nil {
			return err
		}
	}
	return t.binOthers("attendance", "activity_id", a.ID, "child_id", ids)
}

// checkSignIn wants a reason for a change of a sign-in that is closed, and
// journals it.
func (t *tx) checkSignIn(a *Activity, children []Attendance) error {
	before, err := many[Attendance](t, `SELECT * FROM attendance WHERE activity_id = ? AND deleted_at IS NULL`, a.ID)
	if err != nil {
		return err
	}
	if len(before) == 0 || t.s.now().Before(a.ends().Add(signInOpen)) || sameSignIn(before, children) {
		return nil
	}
	if a.LateReason = strings.TrimSpace(a.LateReason); a.LateReason == "" {
		return bad("late_reason", "The sign-in was closed 24 hours after the end. Please say why it is changed.", nil)
	}
	return t.note("reason", "activity", a.ID, map[string]string{"reason": a.LateReason})
}

// ends is the instant at which an activity ends.
func (a *Activity) ends() time.Time { return endOf(a.Day, a.End) }

// sameSignIn reports whether two lists say the same of who came, when and as
// what.
func sameSignIn(before, after []Attendance) bool {
	type said struct {
		child, role, came, left string
		attended                bool
		minutes                 string
	}
	what := func(a Attendance) said {
		if a.Role == "" {
			a.Role = "participant"
		}
		minutes := ""
		if a.Minutes != nil {
			minutes = fmt.Sprint(*a.Minutes)
		}
		return said{a.ChildID, a.Role, a.Came, a.Left, a.Attended, minutes}
	}
	kept := map[said]bool{}
	for _, a := range before {
		kept[what(a)] = true
	}
	return len(before) == len(after) && !slices.ContainsFunc(after, func(a Attendance) bool { return !kept[what(a)] })
}

// saveTeam makes the team of an activity those given, unless nil.
func (t *tx) saveTeam(a *Activity, team []TeamMember) error {
	if team == nil {
		return nil
	}
	ids := make([]string, 0, len(team))
	for i := range team {
		m := &team[i]
		m.ActivityID = a.ID
		if m.Minutes == 0 && a.Minutes != nil {
			m.Minutes = *a.Minutes
		}
		if err := checkMinutes(&m.Minutes); err != nil {
			return err
		}
		if m.Duty != "" && !slices.Contains(ActivityDuties, m.Duty) {
			return bad("duty", "Please choose a duty.", nil)
		}
		if err := t.guardPerson(m.PersonID); err != nil {
			return err
		}
		ids = append(ids, m.PersonID)
		if err := t.put(m); err != nil {
			return err
		}
	}
	return t.binOthers("activity_person", "activity_id", a.ID, "person_id", ids)
}
