package data

import "careledger/data/cn"

// campStaffRows imports who is on duty in classes, one row a person and day.
var campStaffRows = importKind{area: Camps, find: findCampStaffRow, save: saveCampStaffRow, dump: dumpCampStaff}

// importedDuty answers the class and the person of a row.
func (t *tx) importedDuty(v values) (camp Camp, person string, err error) {
	if camp, err = t.importedCamp(v); err != nil {
		return camp, "", err
	}
	person, err = t.importedRef("person", cn.NormalizeName(v["person"]), "person", "name")
	return camp, person, err
}

func findCampStaffRow(t *tx, v values, _ bool) ([]string, error) {
	camp, person, err := t.importedDuty(v)
	if err != nil {
		return nil, err
	}
	return t.idsOf(`SELECT id FROM camp_staff WHERE camp_id = ? AND person_id = ? AND day = ? AND deleted_at IS NULL`, camp.ID, person, v["day"])
}

func saveCampStaffRow(t *tx, id string, v values, _ bool) (string, error) {
	var m CampStaff
	if id != "" {
		var err error
		if m, err = get[CampStaff](t, id); err != nil {
			return "", err
		}
	}
	camp, person, err := t.importedDuty(v)
	if err != nil {
		return "", err
	}
	m.CampID, m.PersonID = camp.ID, person
	if v["start_at"] != "" || v["end_at"] != "" {
		m.Minutes = 0 // they follow the times
	}
	r := cells{v: v}
	for key, to := range map[string]*string{"duty": &m.Duty, "start_at": &m.Start, "end_at": &m.End} {
		r.text(key, to)
	}
	r.day("day", &m.Day)
	r.number("minutes", &m.Minutes)
	if r.err != nil {
		return "", r.err
	}
	err = t.saveDuty(&m)
	return m.ID, err
}

func dumpCampStaff(q queryer, _ *Session, id string) ([]values, error) {
	condition, arguments := only("m.id", id)
	return rowsOf(q, `SELECT k.name AS camp, m.day, x.name AS person, m.duty, m.start_at, m.end_at, nullif(m.minutes, 0) AS minutes
		FROM camp_staff m JOIN camp k ON k.id = m.camp_id JOIN person x ON x.id = m.person_id
		WHERE m.deleted_at IS NULL AND k.deleted_at IS NULL`+condition+` ORDER BY m.day, k.name, x.name_key, m.id`, arguments...)
}

// lessonRows imports the timetables of classes.
var lessonRows = importKind{area: Camps, find: findLessonRow, save: saveLessonRow, dump: dumpLessons, repeats: true}

func findLessonRow(t *tx, v values, _ bool) ([]string, error) {
	camp, err := t.importedCamp(v)
	if err != nil {
		return nil, err
	}
	return t.idsOf(`SELECT id FROM lesson WHERE camp_id = ? AND day = ? AND period = ? AND title = ? AND deleted_at IS NULL ORDER BY id`,
		camp.ID, v["day"], v["period"], v["title"])
}

func saveLessonRow(t *tx, id string, v values, over bool) (string, error) {
	var l Lesson
	if id != "" {
		var err error
		if l, err = get[Lesson](t, id); err != nil {
			return "", err
		}
	}
	before := l
	camp, err := t.importedCamp(v)
	if err != nil {
		return "", err
	}
	l.CampID = camp.ID
	r := cells{v: v}
	for key, to := range map[string]*string{"period": &l.Period, "title": &l.Title, "kind": &l.Kind, "lecturer": &l.Lecturer, "room": &l.Room} {
		r.text(key, to)
	}
	r.day("day", &l.Day)
	r.flag("safety", &l.Safety)
	if r.err != nil {
		return "", r.err
	}
	err = t.saveLesson(&l, over || l == before) // a clash that is there already is no news
	return l.ID, err
}

func dumpLessons(q queryer, _ *Session, id string) ([]values, error) {
	condition, arguments := only("l.id", id)
	return rowsOf(q, `SELECT k.name AS camp, l.day, l.period, l.title, l.kind, l.safety, l.lecturer, l.room
		FROM lesson l JOIN camp k ON k.id = l.camp_id
		WHERE l.deleted_at IS NULL AND k.deleted_at IS NULL`+condition+` ORDER BY l.day, k.name, l.period, l.id`, arguments...)
}
