package data

// visitRows imports visits with those who made them.
var visitRows = importKind{area: Visits, find: findVisitRow, save: saveVisitRow, dump: dumpVisits}

// findVisitRow answers the visit with the number of a row, or the child's
// visit of that day, kind and beginning.
func findVisitRow(t *tx, v values, _ bool) ([]string, error) {
	if v["no"] != "" {
		ids, err := t.idsOf(`SELECT id FROM visit WHERE no = ? AND deleted_at IS NULL`, v["no"])
		if err != nil || len(ids) > 0 {
			return ids, err
		}
	}
	child, err := t.importedChild(v)
	if err != nil {
		return nil, err
	}
	if v["no"] != "" {
		return nil, nil
	}
	return t.idsOf(`SELECT id FROM visit WHERE child_id = ? AND day = ? AND kind = ? AND start_at = ? AND deleted_at IS NULL`,
		child, v["day"], v["kind"], v["start_at"])
}

func saveVisitRow(t *tx, id string, v values, over bool) (string, error) {
	var visit Visit
	visitors := []string{}
	var err error
	if id != "" {
		if visit, err = get[Visit](t, id); err != nil {
			return "", err
		}
		if visitors, err = t.idsOf(`SELECT person_id FROM visit_person WHERE visit_id = ? AND deleted_at IS NULL`, id); err != nil {
			return "", err
		}
	}
	if visit.ChildID, err = t.importedChild(v); err != nil {
		return "", err
	}
	project, err := t.importedProject(v)
	if err != nil {
		return "", err
	}
	if v["visitors"] != "" {
		if visitors, err = t.importedPeople("visitors", v); err != nil {
			return "", err
		}
	}
	r := cells{v: v}
	r.ref(&visit.ProjectID, project)
	for key, to := range map[string]*string{
		"no": &visit.No, "kind": &visit.Kind, "start_at": &visit.Start, "end_at": &visit.End, "met": &visit.Met, "place": &visit.Place,
		"health": &visit.Health, "mood": &visit.Mood, "study": &visit.Study, "flags": &visit.Flags, "needs": &visit.Needs,
		"services": &visit.Services, "disposal": &visit.Disposal, "note": &visit.Note, "form_no": &visit.FormNo,
	} {
		r.text(key, to)
	}
	r.day("day", &visit.Day)
	r.day("followup_on", &visit.FollowUp)
	r.minutes("minutes", &visit.Minutes)
	r.flag("guardian_signed", &visit.GuardianSigned)
	if r.err != nil {
		return "", r.err
	}
	if id == "" && visit.No != "" {
		if err := t.reserve(numberVisit, visit.No); err != nil {
			return "", err
		}
	}
	if err := t.saveVisit(&visit, visitors, over); err != nil {
		return "", err
	}
	return visit.ID, t.rowInvalid(visit.ID, v)
}

// rowInvalid makes a visit not count, where the row says so and the session may
// decide it.
func (t *tx) rowInvalid(id string, v values) error {
	if v["invalid_reason"] == "" {
		return nil
	}
	if err := t.s.check(t.ss, Visits, decide); err != nil {
		return err
	}
	visit, err := get[Visit](t, id)
	if err != nil {
		return err
	}
	visit.Invalid, visit.InvalidReason = true, v["invalid_reason"]
	return t.put(&visit)
}

func dumpVisits(q queryer, _ *Session, id string) ([]values, error) {
	condition, arguments := only("v.id", id)
	return rowsOf(q, `SELECT v.no, v.day, `+dumpedChild+`, v.kind, v.met, v.start_at, v.end_at, v.minutes,
		(SELECT group_concat(name, '、') FROM (SELECT x.name FROM visit_person m JOIN person x ON x.id = m.person_id
			WHERE m.visit_id = v.id AND m.deleted_at IS NULL ORDER BY m.id)) AS visitors,
		v.place, v.health, v.mood, v.study, v.flags, v.needs, v.services, v.disposal, v.followup_on, v.note, v.guardian_signed, v.form_no,
		v.invalid_reason, j.code AS project
		FROM visit v JOIN child c ON c.id = v.child_id LEFT JOIN project j ON j.id = v.project_id
		WHERE v.deleted_at IS NULL AND c.deleted_at IS NULL`+condition+` ORDER BY v.day, v.no`, arguments...)
}
