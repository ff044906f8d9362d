package data

import (
	"slices"
	"strings"
)

// campRows imports classes.
var campRows = importKind{area: Camps, find: findCampRow, save: saveCampRow, dump: dumpCamps}

func findCampRow(t *tx, v values, _ bool) ([]string, error) {
	return t.idsOf(`SELECT id FROM camp WHERE name = ? AND from_on = ? AND (term = ? OR ? = '') AND deleted_at IS NULL ORDER BY id`,
		v["name"], v["from_on"], v["term"], v["term"])
}

func saveCampRow(t *tx, id string, v values, _ bool) (string, error) {
	var c Camp
	if id != "" {
		var err error
		if c, err = get[Camp](t, id); err != nil {
			return "", err
		}
	}
	project, err := t.importedProject(v)
	if err != nil {
		return "", err
	}
	r := cells{v: v}
	r.ref(&c.ProjectID, project)
	for key, to := range map[string]*string{
		"name": &c.Name, "site": &c.Site, "term": &c.Term, "half_day": &c.HalfDay, "start_at": &c.Start, "end_at": &c.End, "meal": &c.Meal,
		"insurer": &c.Insurer, "policy_no": &c.PolicyNo, "status": &c.Status, "note": &c.Note,
	} {
		r.text(key, to)
	}
	r.day("from_on", &c.From)
	r.day("to_on", &c.To)
	r.number("capacity", &c.Capacity)
	r.money("premium_fen", &c.Premium)
	if r.err != nil {
		return "", r.err
	}
	err = t.saveCamp(&c)
	return c.ID, err
}

func dumpCamps(q queryer, _ *Session, id string) ([]values, error) {
	condition, arguments := only("c.id", id)
	return rowsOf(q, `SELECT c.name, c.site, j.code AS project, c.term, c.from_on, c.to_on, nullif(c.capacity, 0) AS capacity, c.half_day, c.start_at, c.end_at,
		c.meal, c.insurer, c.policy_no, nullif(c.premium_fen, 0) AS premium_fen, c.status, c.note
		FROM camp c LEFT JOIN project j ON j.id = c.project_id WHERE c.deleted_at IS NULL`+condition+` ORDER BY c.from_on, c.name`, arguments...)
}

// campDayRows imports the days of children in classes; who is not in the class
// yet is enrolled, from its first day on where the row names no other.
var campDayRows = importKind{area: Camps, find: findCampDayRow, save: saveCampDayRow, dump: dumpCampDays}

// importedCamp answers the class of a row: the one of that name that runs on
// its day.
func (t *tx) importedCamp(v values) (Camp, error) {
	found, err := many[Camp](t, `SELECT * FROM camp WHERE name = ? AND deleted_at IS NULL ORDER BY from_on <= ? AND to_on >= ? DESC, from_on`, v["camp"], v["day"], v["day"])
	switch {
	case err != nil:
		return Camp{}, err
	case len(found) == 0:
		return Camp{}, &Error{Kind: NotFound, Field: "camp", Text: "There is no class “{{.Name}}”. Import the classes first.", Args: args{"Name": v["camp"]}}
	}
	running := slices.DeleteFunc(slices.Clone(found), func(c Camp) bool { return c.From > v["day"] || c.To < v["day"] })
	if len(running) > 1 {
		return Camp{}, bad("camp", "Several classes named {{.Name}} run on {{.Day}}.", args{"Name": v["camp"], "Day": v["day"]})
	}
	return found[0], nil
}

// daySession is the session of a row; the class's first when it names none.
func daySession(c Camp, v values) string {
	if v["session"] != "" {
		return v["session"]
	}
	return c.Sessions()[0]
}

func findCampDayRow(t *tx, v values, _ bool) ([]string, error) {
	c, err := t.importedCamp(v)
	if err != nil {
		return nil, err
	}
	child, err := t.importedChild(v)
	if err != nil {
		return nil, err
	}
	return t.idsOf(`SELECT id FROM camp_day WHERE camp_id = ? AND child_id = ? AND day = ? AND session = ? AND deleted_at IS NULL`,
		c.ID, child, v["day"], daySession(c, v))
}

func saveCampDayRow(t *tx, id string, v values, over bool) (string, error) {
	c, err := t.importedCamp(v)
	if err != nil {
		return "", err
	}
	var d CampDay
	if id != "" {
		if d, err = get[CampDay](t, id); err != nil {
			return "", err
		}
	}
	if d.ChildID, err = t.importedChild(v); err != nil {
		return "", err
	}
	d.CampID, d.Session = c.ID, daySession(c, v)
	r := cells{v: v}
	r.day("day", &d.Day)
	for key, to := range map[string]*string{"in_at": &d.In, "out_at": &d.Out, "in_by": &d.InBy, "out_by": &d.OutBy, "note": &d.Note} {
		r.text(key, to)
	}
	r.number("temperature", &d.Temperature)
	if r.err != nil {
		return "", r.err
	}
	if err := d.setMarks(strings.Fields(v["mark"])); err != nil {
		return "", err
	}
	if err := t.rowEnrolment(c, d.ChildID, v, over); err != nil {
		return "", err
	}
	err = t.saveDay(&d)
	return d.ID, err
}

// setMarks sets what a row says of a day: one mark, or late and early both.
func (d *CampDay) setMarks(marks []string) error {
	if len(marks) == 0 {
		return nil
	}
	d.Status, d.Late, d.Early = "", false, false
	for _, mark := range marks {
		switch {
		case mark == MarkLate, mark == MarkEarly:
			d.Late, d.Early = d.Late || mark == MarkLate, d.Early || mark == MarkEarly
			mark = MarkPresent
		case !slices.Contains(RollMarks, mark):
			return bad("mark", "Please choose a mark from 1 to 6.", nil)
		}
		if d.Status != "" && d.Status != mark {
			return bad("mark", "A child is either there or not.", nil)
		}
		d.Status = mark
	}
	return nil
}

// rowEnrolment enrols a child that does not belong to the class yet, and ends
// its time in the class where the row says when.
func (t *tx) rowEnrolment(c Camp, childID string, v values, over bool) error {
	if known, err := t.enrolment(c.ID, childID); err != nil || known != nil {
		return err
	}
	e := CampEnrolment{CampID: c.ID, ChildID: childID, Status: EnrolInClass, Joined: c.From}
	if v["joined_on"] != "" {
		e.Joined = v["joined_on"]
	}
	e.Applied = min(t.today, e.Joined)
	if err := t.enrol(&e, over); err != nil {
		return err
	}
	if e.Status != EnrolInClass {
		return conflict("The class {{.Name}} is full.", args{"Name": c.Name})
	}
	if v["left_on"] == "" {
		return nil
	}
	return under("enrolment_", t.moveEnrolment(&c, &e, EnrolLeft, v["left_on"], v["left_reason"], over))
}

func dumpCampDays(q queryer, _ *Session, id string) ([]values, error) {
	condition, arguments := only("d.id", id)
	return rowsOf(q, `SELECT p.name AS camp, d.day, `+dumpedChild+`, d.session,
		CASE WHEN d.late = 1 AND d.early = 1 THEN 'late early' WHEN d.late = 1 THEN 'late' WHEN d.early = 1 THEN 'early'
			WHEN d.status = 'not_yet' THEN '' ELSE d.status END AS mark,
		d.in_at, d.out_at, d.in_by, d.out_by, nullif(d.temperature, 0) AS temperature, d.note, e.joined_on, e.left_on,
		CASE WHEN e.left_on <> '' THEN e.reason END AS left_reason
		FROM camp_day d JOIN camp p ON p.id = d.camp_id JOIN child c ON c.id = d.child_id
		LEFT JOIN camp_enrolment e ON e.camp_id = d.camp_id AND e.child_id = d.child_id AND e.deleted_at IS NULL
		WHERE d.deleted_at IS NULL AND p.deleted_at IS NULL AND c.deleted_at IS NULL`+condition+` ORDER BY p.from_on, p.name, d.day, d.session, c.file_no`, arguments...)
}
