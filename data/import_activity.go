package data

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"careledger/data/cn"
)

// activityRows imports activities with their team; the children at them come by
// attendanceRows.
var activityRows = importKind{area: Activities, find: findActivityRow, save: saveActivityRow, dump: dumpActivities}

// findActivityRow answers the activity with the number of a row, or with its
// title, day and beginning.
func findActivityRow(t *tx, v values, _ bool) ([]string, error) {
	if v["no"] != "" {
		return t.idsOf(`SELECT id FROM activity WHERE no = ? AND deleted_at IS NULL`, v["no"])
	}
	return t.idsOf(`SELECT id FROM activity WHERE title = ? AND day = ? AND (start_at = ? OR ? = '') AND deleted_at IS NULL`,
		v["title"], v["day"], v["start_at"], v["start_at"])
}

func saveActivityRow(t *tx, id string, v values, _ bool) (string, error) {
	var a Activity
	if id != "" {
		var err error
		if a, err = get[Activity](t, id); err != nil {
			return "", err
		}
	}
	project, err := t.importedProject(v)
	if err != nil {
		return "", err
	}
	lead, err := t.importedRef("lead", cn.NormalizeName(v["lead"]), "person", "name")
	if err != nil {
		return "", err
	}
	r := cells{v: v}
	r.ref(&a.ProjectID, project)
	r.ref(&a.LeadID, lead)
	for key, to := range map[string]*string{
		"no": &a.No, "programme": &a.Programme, "kind": &a.Kind, "title": &a.Title, "start_at": &a.Start, "end_at": &a.End, "place": &a.Place,
		"division": &a.Division, "host": &a.Host, "book": &a.Book, "summary": &a.Summary, "status": &a.Status, "reason": &a.Reason, "form_no": &a.FormNo,
	} {
		r.text(key, to)
	}
	r.day("day", &a.Day)
	r.minutes("minutes", &a.Minutes)
	r.number("planned", &a.Planned)
	r.money("cost_fen", &a.Cost)
	r.own(&a.Own)
	if r.err != nil {
		return "", r.err
	}
	if id == "" && a.No != "" {
		if err := t.reserve(numberActivity, a.No); err != nil {
			return "", err
		}
	}
	team, err := t.importedTeam(v)
	if err != nil {
		return "", err
	}
	err = t.saveActivity(&a, nil, team)
	return a.ID, err
}

// memberTime is a name with the minutes given: 李可(120).
var memberTime = regexp.MustCompile(`^(.*?)[(（](\d{1,4})[)）]$`)

// importedTeam reads the team of a row, nil where it names none: names parted by
// 、, each with its minutes in brackets where they differ from the activity's.
func (t *tx) importedTeam(v values) ([]TeamMember, error) {
	var team []TeamMember
	for _, part := range splitNames(v["team"]) {
		m := TeamMember{}
		if found := memberTime.FindStringSubmatch(strings.TrimSpace(part)); found != nil {
			part = found[1]
			m.Minutes, _ = strconv.Atoi(found[2])
		}
		id, err := t.importedRef("team", cn.NormalizeName(part), "person", "name")
		if err != nil {
			return nil, err
		}
		m.PersonID = id
		team = append(team, m)
	}
	return team, nil
}

func dumpActivities(q queryer, ss *Session, id string) ([]values, error) {
	condition, arguments := only("a.id", id)
	all, err := rowsOf(q, `SELECT a.no, a.day, a.title, a.programme, a.kind, j.code AS project, a.start_at, a.end_at, a.minutes, a.place, a.division,
		a.host, l.name AS lead, nullif(a.planned, 0) AS planned, nullif(a.cost_fen, 0) AS cost_fen, a.book, a.summary, a.status, a.reason, a.form_no, a.own,
		(SELECT group_concat(name || CASE WHEN minutes <> coalesce(a.minutes, 0) THEN '(' || minutes || ')' ELSE '' END, '、') FROM (
			SELECT x.name, m.minutes FROM activity_person m JOIN person x ON x.id = m.person_id
			WHERE m.activity_id = a.id AND m.deleted_at IS NULL ORDER BY x.name_key, m.id)) AS team
		FROM activity a LEFT JOIN project j ON j.id = a.project_id LEFT JOIN person l ON l.id = a.lead_id
		WHERE a.deleted_at IS NULL`+condition+` ORDER BY a.day, a.no`, arguments...)
	showOwn(all)
	if err == nil && !ss.CanRead(Money) {
		for _, v := range all {
			delete(v, "cost_fen")
		}
	}
	return all, err
}

// attendanceRows imports which children were at an activity.
var attendanceRows = importKind{area: Activities, find: findAttendanceRow, save: saveAttendanceRow, dump: dumpAttendance}

// importedActivity answers the activity of a row: by its number, or by title
// and day.
func (t *tx) importedActivity(v values) (string, error) {
	if v["activity_no"] != "" {
		return t.importedRef("activity_no", v["activity_no"], "activity", "no")
	}
	if v["activity"] == "" || v["day"] == "" {
		return "", bad("activity_no", "Please give the number of the activity, or its title and day.", nil)
	}
	ids, err := t.idsOf(`SELECT id FROM activity WHERE title = ? AND day = ? AND deleted_at IS NULL LIMIT 2`, v["activity"], v["day"])
	switch {
	case err != nil:
		return "", err
	case len(ids) == 0:
		return "", &Error{Kind: NotFound, Field: "activity", Text: "There is no activity “{{.Title}}” on {{.Day}}. Import the activities first.", Args: args{"Title": v["activity"], "Day": v["day"]}}
	case len(ids) > 1:
		return "", bad("activity", "Several activities are called “{{.Title}}” on {{.Day}}. Give the number.", args{"Title": v["activity"], "Day": v["day"]})
	}
	return ids[0], nil
}

func findAttendanceRow(t *tx, v values, _ bool) ([]string, error) {
	activity, err := t.importedActivity(v)
	if err != nil {
		return nil, err
	}
	child, err := t.importedChild(v)
	if err != nil {
		return nil, err
	}
	return t.idsOf(`SELECT id FROM attendance WHERE activity_id = ? AND child_id = ? AND deleted_at IS NULL`, activity, child)
}

func saveAttendanceRow(t *tx, id string, v values, _ bool) (string, error) {
	at := Attendance{Attended: true, Role: "participant"}
	var err error
	if id != "" {
		if at, err = get[Attendance](t, id); err != nil {
			return "", err
		}
	}
	if at.ActivityID, err = t.importedActivity(v); err != nil {
		return "", err
	}
	if at.ChildID, err = t.importedChild(v); err != nil {
		return "", err
	}
	r := cells{v: v}
	r.flag("attended", &at.Attended)
	for key, to := range map[string]*string{"role": &at.Role, "came_at": &at.Came, "left_at": &at.Left, "form_no": &at.FormNo, "note": &at.Note} {
		r.text(key, to)
	}
	r.minutes("minutes", &at.Minutes)
	if r.err != nil {
		return "", r.err
	}
	if !slices.Contains(AttendanceRoles, at.Role) {
		return "", bad("role", "Please choose a role.", nil)
	}
	if err := setClock("came_at", &at.Came, "left_at", &at.Left, &at.Minutes); err != nil {
		return "", err
	}
	if err := t.held(&at); err != nil {
		return "", err
	}
	err = t.put(&at)
	return at.ID, err
}

// held makes an activity that children attended one that was held.
func (t *tx) held(at *Attendance) error {
	a, err := get[Activity](t, at.ActivityID)
	if err != nil || !at.Attended {
		return err
	}
	switch {
	case a.Day > t.today:
		return bad("day", "The day {{.Day}} lies in the future.", args{"Day": a.Day})
	case a.Status == "planned":
		a.Status = "done"
		if err := t.put(&a); err != nil {
			return fmt.Errorf("activity of attendance: %w", err)
		}
	}
	return nil
}

func dumpAttendance(q queryer, _ *Session, id string) ([]values, error) {
	condition, arguments := only("t.id", id)
	return rowsOf(q, `SELECT a.no AS activity_no, a.title AS activity, a.day, `+dumpedChild+`, t.attended, t.role, t.came_at, t.left_at, t.minutes, t.form_no, t.note
		FROM attendance t JOIN activity a ON a.id = t.activity_id JOIN child c ON c.id = t.child_id
		WHERE t.deleted_at IS NULL AND a.deleted_at IS NULL AND c.deleted_at IS NULL`+condition+` ORDER BY a.day, a.no, c.file_no`, arguments...)
}
