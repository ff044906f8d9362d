package data

import (
	"careledger/data/cn"
)

// personRows imports staff, volunteers and partners.
var personRows = importKind{area: People, find: findPersonRow, save: savePersonRow, dump: dumpPeople}

// findPersonRow answers the person with the identity number of a row, or with
// its name and phone, or the only one of its name when the row or the person
// has no phone.
func findPersonRow(t *tx, v values, _ bool) ([]string, error) {
	if v["id_no"] != "" {
		number := v["id_no"]
		if id, _ := cn.ParseID(number); id.Number != "" {
			number = id.Number
		}
		ids, err := t.idsOf(`SELECT id FROM person WHERE id_no = ? AND deleted_at IS NULL`, number)
		if err != nil || len(ids) > 0 {
			return ids, err
		}
	}
	name, phone := cn.NormalizeName(v["name"]), v["phone"]
	if number, p := cn.ParsePhone(phone); p == nil {
		phone = string(number)
	}
	ids, err := t.idsOf(`SELECT id FROM person WHERE name = ? AND (phone = ? OR phone = '' OR ? = '')
		AND (? = '' OR id_no = '') AND deleted_at IS NULL ORDER BY phone = ? DESC`, name, phone, phone, v["id_no"], phone)
	if err != nil || len(ids) < 2 || phone != "" {
		return ids[:min(len(ids), 1)], err
	}
	return nil, bad("name", "Several people are named {{.Name}}. Give the telephone number.", args{"Name": name})
}

func savePersonRow(t *tx, id string, v values, over bool) (string, error) {
	var p Person
	if id != "" {
		var err error
		if p, err = get[Person](t, id); err != nil {
			return "", err
		}
	}
	r := cells{v: v}
	for key, to := range map[string]*string{
		"name": &p.Name, "phone": &p.Phone, "id_no": &p.IDNo, "role": &p.Role, "organization": &p.Organization,
		"volunteer_no": &p.VolunteerNo, "skills": &p.Skills, "check_result": &p.CheckResult, "cert_kind": &p.CertKind,
		"cert_no": &p.CertNo, "insurance": &p.Insurance, "status": &p.Status, "note": &p.Note,
	} {
		r.text(key, to)
	}
	r.number("sex", &p.Sex)
	r.day("check_on", &p.CheckOn)
	r.day("check_until", &p.CheckUntil)
	if r.err != nil {
		return "", r.err
	}
	err := t.savePerson(&p, over)
	return p.ID, err
}

func dumpPeople(q queryer, ss *Session, id string) ([]values, error) {
	condition, arguments := only("id", id)
	all, err := rowsOf(q, `SELECT name, sex, phone, id_no, role, organization, volunteer_no, skills, check_result, check_on, check_until,
		cert_kind, cert_no, insurance, status, note FROM person WHERE deleted_at IS NULL`+condition+` ORDER BY name_key, name, phone`, arguments...)
	if err != nil {
		return nil, err
	}
	if !ss.CanWrite(People) {
		for _, v := range all {
			delete(v, "id_no")
		}
	}
	return all, nil
}

// pairingRows imports who is paired with a child, in which role.
var pairingRows = importKind{area: Visits, find: findPairingRow, save: savePairingRow, dump: dumpPairings}

// fillPairing takes over what a row says.
func (t *tx) fillPairing(p *Pairing, v values) error {
	child, err := t.importedChild(v)
	if err != nil {
		return err
	}
	person, err := t.importedRef("person", cn.NormalizeName(v["person"]), "person", "name")
	if err != nil {
		return err
	}
	project, err := t.importedProject(v)
	if err != nil {
		return err
	}
	p.ChildID = child
	r := cells{v: v}
	r.ref(&p.PersonID, person)
	r.ref(&p.ProjectID, project)
	for key, to := range map[string]*string{"partner": &p.Partner, "role": &p.Role, "cycle": &p.Cycle, "end_reason": &p.EndReason} {
		r.text(key, to)
	}
	r.day("from_on", &p.From)
	r.day("to_on", &p.To)
	return r.error()
}

func findPairingRow(t *tx, v values, _ bool) ([]string, error) {
	var p Pairing
	if err := t.fillPairing(&p, v); err != nil {
		return nil, err
	}
	return t.idsOf(`SELECT id FROM pairing WHERE child_id = ? AND coalesce(person_id, '') = ? AND partner = ? AND role = ?
		AND from_on = ? AND deleted_at IS NULL`, p.ChildID, string(p.PersonID), p.Partner, p.Role, p.From)
}

func savePairingRow(t *tx, id string, v values, _ bool) (string, error) {
	var p Pairing
	if id != "" {
		var err error
		if p, err = get[Pairing](t, id); err != nil {
			return "", err
		}
	}
	if err := t.fillPairing(&p, v); err != nil {
		return "", err
	}
	err := t.savePairing(&p)
	return p.ID, err
}

func dumpPairings(q queryer, _ *Session, id string) ([]values, error) {
	condition, arguments := only("p.id", id)
	return rowsOf(q, `SELECT `+dumpedChild+`, x.name AS person, p.partner, p.role, p.from_on, p.to_on, p.cycle, p.end_reason, j.code AS project
		FROM pairing p JOIN child c ON c.id = p.child_id LEFT JOIN person x ON x.id = p.person_id LEFT JOIN project j ON j.id = p.project_id
		WHERE p.deleted_at IS NULL AND c.deleted_at IS NULL`+condition+` ORDER BY c.file_no, p.from_on, p.id`, arguments...)
}
