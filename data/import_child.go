package data

import (
	"fmt"
	"slices"
	"strconv"

	"careledger/data/cn"
)

// childRows imports rosters: a child a row, with one guardian, the consent to
// service, membership in projects and the household.
var childRows = importKind{area: Children, find: findChildRow, save: saveChildRow, dump: dumpChildren}

// saveChildRow makes or changes a child's file and what belongs to it.
func saveChildRow(t *tx, id string, v values, over bool) (string, error) {
	c := Child{Status: "unverified"}
	if id != "" {
		var err error
		if c, err = get[Child](t, id); err != nil {
			return "", err
		}
		if c.Risk, err = t.ss.unseal(c.RiskSealed, "child", "risk_sealed", c.ID); err != nil {
			return "", err
		}
	}
	if err := t.fillChild(&c, v); err != nil {
		return "", err
	}
	if id == "" && c.FileNo != "" {
		if err := t.reserve(numberChild, c.FileNo); err != nil {
			return "", err
		}
	}
	since := t.rowSince(id, v)
	if err := t.saveChild(&c, since, over); err != nil {
		return "", err
	}
	for _, step := range []func(string, values) error{t.rowCategory, t.rowGuardian, t.rowConsent, t.rowStatus} {
		if err := step(c.ID, v); err != nil {
			return "", err
		}
	}
	return c.ID, t.rowMembership(c.ID, v, since, over)
}

// fillChild takes over what a row says about the child itself.
func (t *tx) fillChild(c *Child, v values) error {
	r := cells{v: v}
	for key, to := range map[string]*string{
		"file_no": &c.FileNo, "name": &c.Name, "alias": &c.Alias, "id_kind": &c.IDKind, "id_no": &c.IDNo,
		"no_id_reason": &c.NoID, "ethnic": &c.Ethnic, "hukou_kind": &c.HukouKind, "hukou_detail": &c.HukouDetail,
		"division": &c.Division, "town": &c.Town, "village": &c.Village, "address": &c.Address,
		"school": &c.School, "stage": &c.Stage, "class": &c.Class, "edu_status": &c.EduStatus,
		"teacher": &c.Teacher, "teacher_phone": &c.TeacherPhone, "economy": &c.Economy, "source": &c.Source, "note": &c.Note,
	} {
		r.text(key, to)
	}
	r.number("sex", &c.Sex)
	r.day("birth_on", &c.Birth)
	r.number("enrol_year", &c.EnrolYear)
	r.number("grade", &c.Grade)
	r.flag("boarding", &c.Boarding)
	r.own(&c.Own)
	if v["grade"] != "" && v["enrol_year"] == "" {
		c.EnrolYear = cn.EnrolYear(cn.Grade{Stage: c.Stage, Year: c.Grade}, t.today)
	}
	switch code := v["main_category"]; {
	case code == "":
	case cn.CategoryName(code) == "":
		r.fail(bad("main_category", "Please choose a category.", nil))
	case cn.Restricted(code):
		c.MainCategory = "K99"
	default:
		c.MainCategory = code
	}
	if r.err != nil {
		return r.err
	}
	household, err := t.rowHousehold(v)
	if err != nil {
		return err
	}
	r.ref(&c.HouseholdID, household)
	return nil
}

// rowSince is the day from which the history of a row's values runs: for a new
// file the earliest day that the row names, so that the consent's day lies in
// it, otherwise today.
func (t *tx) rowSince(id string, v values) string {
	since := t.today
	if id != "" {
		return since
	}
	for _, key := range []string{"consent_day", "status_on", "project_from"} {
		if day, p := cn.ParseDate(v[key]); p == nil && day < since {
			since = day
		}
	}
	return since
}

// rowHousehold answers the household that a row names, and makes it when it is
// new. Children with the same household are siblings.
func (t *tx) rowHousehold(v values) (string, error) {
	name := v["household"]
	if name == "" {
		return "", nil
	}
	ids, err := t.idsOf(`SELECT id FROM household WHERE name = ? AND deleted_at IS NULL LIMIT 1`, name)
	if err != nil || len(ids) > 0 {
		return first(ids), err
	}
	h := Household{Name: name, Address: v["address"]}
	return h.Row.ID, t.put(&h)
}

// rowCategory adds the main category of a row to the child's categories.
func (t *tx) rowCategory(childID string, v values) error {
	if v["main_category"] == "" {
		return nil
	}
	return under("main_", t.addCategory(childID, v["main_category"], t.today))
}

// addCategory adds a category to a child unless it is there.
func (t *tx) addCategory(childID, code, from string) error {
	all, err := t.trueCategories(childID)
	if err != nil || slices.Contains(all, code) {
		return err
	}
	return t.saveCategory(&Category{ChildID: childID, Code: code, From: from})
}

// trueCategories answers the codes of a child's categories of today, the
// restricted ones where the session may know them.
func (t *tx) trueCategories(childID string) ([]string, error) {
	return trueCategories(t, t.ss, childID, t.today)
}

func trueCategories(q queryer, ss *Session, childID, day string) ([]string, error) {
	all, err := many[Category](q, `SELECT * FROM child_category WHERE child_id = ? AND (to_on = '' OR to_on >= ?) AND deleted_at IS NULL ORDER BY id`, childID, day)
	if err != nil {
		return nil, err
	}
	var codes []string
	for _, c := range all {
		code, err := ss.unseal(c.CodeSealed, "child_category", "code_sealed", c.ID)
		if err != nil {
			return nil, err
		}
		if code == "" {
			code = c.Code
		}
		codes = append(codes, code)
	}
	return codes, nil
}

// rowGuardian makes the guardian of a row, or changes the one of that name.
func (t *tx) rowGuardian(childID string, v values) error {
	if v["guardian_name"] == "" && v["guardian_phone"] == "" {
		return nil
	}
	all, err := t.guardiansOf(childID)
	if err != nil {
		return err
	}
	g := Guardian{ChildID: childID, Carer: true}
	name := cn.NormalizeName(v["guardian_name"])
	for i := range all {
		if all[i].Name == name || name == "" && i == 0 {
			g = all[i]
			break
		}
	}
	if g.Name == "" && name == "" {
		return bad("guardian_name", "Whose telephone is it? Please give the guardian's name.", nil)
	}
	r := cells{v: v}
	for key, to := range map[string]*string{
		"guardian_name": &g.Name, "guardian_relation": &g.Relation, "guardian_phone": &g.Phone,
		"guardian_basis": &g.Basis, "guardian_id_no": &g.IDNo,
	} {
		r.text(key, to)
	}
	if slices.Contains(provenBases, v["guardian_basis"]) {
		g.Legal = true
	}
	r.flag("guardian_legal", &g.Legal)
	if r.err != nil {
		return r.err
	}
	return under("guardian_", t.saveGuardian(&g))
}

// guardiansOf answers a child's guardians, the one that a table shows first.
func (t *tx) guardiansOf(childID string) ([]Guardian, error) {
	return many[Guardian](t, `SELECT * FROM guardian WHERE child_id = ? AND deleted_at IS NULL ORDER BY legal DESC, carer DESC, id DESC`, childID)
}

// rowConsent adds the consent to service of a row, and its withdrawal, unless
// they are known. The guardian of the row signed when no other signer is
// named.
func (t *tx) rowConsent(childID string, v values) error {
	if v["consent_day"] == "" {
		if v["consent_signer"] != "" || v["consent_withdrawn_on"] != "" {
			return bad("consent_day", "Please give the day of the consent.", nil)
		}
		return nil
	}
	c := Consent{ChildID: childID, Item: "service", Result: "agree", Medium: "paper", Day: v["consent_day"], Signer: cn.NormalizeName(v["consent_signer"]), Basis: v["consent_basis"]}
	guardian := cn.NormalizeName(v["guardian_name"])
	if c.Signer == "" {
		c.Signer = guardian
	}
	if c.Signer == guardian {
		c.Relation = v["guardian_relation"]
		if c.Basis == "" {
			c.Basis = v["guardian_basis"]
		}
	}
	if err := t.addConsentOnce(c); err != nil {
		return under("consent_", err)
	}
	if v["consent_withdrawn_on"] == "" {
		return nil
	}
	c.Result, c.Day = "withdraw", v["consent_withdrawn_on"]
	return under("consent_withdrawn_", t.addConsentOnce(c))
}

// addConsentOnce adds an answer unless the same is there already.
func (t *tx) addConsentOnce(c Consent) error {
	day, p := cn.ParseDate(c.Day)
	if p != nil {
		return fromProblem("day", p)
	}
	var known int
	err := t.Get(&known, `SELECT count(*) FROM consent WHERE child_id = ? AND item = ? AND result = ? AND day = ? AND signer = ?
		AND (? = '' OR basis = ?) AND by_child = 0 AND deleted_at IS NULL`, c.ChildID, c.Item, c.Result, day, c.Signer, c.Basis, c.Basis)
	if err != nil {
		return fmt.Errorf("find consent: %w", err)
	}
	if known > 0 {
		return nil
	}
	return t.addConsent(&c)
}

// rowStatus moves the file to the status that a row names.
func (t *tx) rowStatus(childID string, v values) error {
	status := v["status"]
	if status == "" {
		return nil
	}
	if !slices.Contains(ChildStatuses, status) {
		return bad("status", "Please choose a status.", nil)
	}
	day := t.today
	r := cells{v: v}
	r.day("status_on", &day)
	if r.err != nil {
		return r.err
	}
	return t.setStatus(childID, status, day, v["exit_reason"])
}

// rowMembership makes the child a member of the projects that a row names,
// from the day that it names or else since.
func (t *tx) rowMembership(childID string, v values, since string, over bool) error {
	r := cells{v: v}
	if r.day("project_from", &since); r.err != nil {
		return r.err
	}
	for _, code := range splitNames(v["project"]) {
		project, err := t.importedProject(values{"project": code})
		if err != nil {
			return err
		}
		now, err := t.idsOf(`SELECT id FROM project_child WHERE child_id = ? AND project_id = ? AND to_on = '' AND deleted_at IS NULL`, childID, project)
		if err != nil {
			return err
		}
		if len(now) > 0 {
			continue
		}
		if err := t.s.check(t.ss, Projects, write); err != nil {
			return err
		}
		if _, err := t.addMember(&Member{ProjectID: project, ChildID: childID, From: since}, over); err != nil {
			return under("project_", err)
		}
	}
	return nil
}

// first is the first of a list, or an empty text.
func first(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[0]
}

// dumpChildren shows children as rows.
func dumpChildren(q queryer, ss *Session, id string) ([]values, error) {
	condition, arguments := only("c.id", id)
	all, err := rowsOf(q, `SELECT c.id AS "(id)", c.file_no, c.name, c.sex, c.birth_on, c.id_kind, c.id_no, c.no_id_reason, c.alias, c.ethnic,
		c.hukou_kind, c.hukou_detail, c.division, c.town, c.village, c.address, c.school, c.stage,
		nullif(c.grade, 0) AS grade, nullif(c.enrol_year, 0) AS enrol_year, c.class, c.edu_status, c.boarding, c.teacher, c.teacher_phone,
		c.main_category, c.economy, c.source, c.status, c.status_on, c.exit_reason, c.note, c.own, h.name AS household,
		g.name AS guardian_name, g.relation AS guardian_relation, g.phone AS guardian_phone, g.legal AS guardian_legal,
		g.basis AS guardian_basis, g.id_no AS guardian_id_no,
		a.day AS consent_day, a.signer AS consent_signer, a.basis AS consent_basis,
		(SELECT w.day FROM consent w WHERE w.child_id = c.id AND w.item = 'service' AND w.result = 'withdraw' AND w.by_child = 0
			AND w.day >= a.day AND w.id > a.id AND w.deleted_at IS NULL ORDER BY w.day DESC LIMIT 1) AS consent_withdrawn_on,
		(SELECT group_concat(code, '、') FROM (SELECT DISTINCT p.code FROM project_child m JOIN project p ON p.id = m.project_id
			WHERE m.child_id = c.id AND m.to_on = '' AND m.deleted_at IS NULL ORDER BY p.code)) AS project,
		(SELECT min(m.from_on) FROM project_child m WHERE m.child_id = c.id AND m.to_on = '' AND m.deleted_at IS NULL) AS project_from
		FROM child c LEFT JOIN household h ON h.id = c.household_id
		LEFT JOIN guardian g ON g.id = (SELECT x.id FROM guardian x WHERE x.child_id = c.id AND x.deleted_at IS NULL ORDER BY x.legal DESC, x.carer DESC, x.id DESC LIMIT 1)
		LEFT JOIN consent a ON a.id = (SELECT x.id FROM consent x WHERE x.child_id = c.id AND x.item = 'service' AND x.result = 'agree'
			AND x.by_child = 0 AND x.deleted_at IS NULL ORDER BY x.day DESC, x.id DESC LIMIT 1)
		WHERE c.deleted_at IS NULL AND c.status <> 'erased'`+condition+` ORDER BY c.file_no`, arguments...)
	if err != nil {
		return nil, err
	}
	showOwn(all)
	today := ss.store.Today()
	for _, v := range all {
		showGrade(v, today)
		if v["main_category"] == "K99" {
			if err := showCategory(q, ss, v); err != nil {
				return nil, err
			}
		}
		delete(v, "(id)")
	}
	return all, nil
}

// showGrade puts in the grade of a day, for grades roll on 1 September.
func showGrade(v values, day string) {
	entered, err := strconv.Atoi(v["enrol_year"])
	if err != nil {
		return
	}
	if g, ok := cn.GradeOn(v["stage"], entered, day); ok && g.Stage == v["stage"] {
		v["grade"] = strconv.Itoa(g.Year)
	}
}

// showCategory puts the true main category in the place of K99 for a session
// that may know it.
func showCategory(q queryer, ss *Session, v values) error {
	codes, err := trueCategories(q, ss, v["(id)"], "")
	if err != nil {
		return err
	}
	for _, code := range codes {
		if cn.Restricted(code) {
			v["main_category"] = code
			return nil
		}
	}
	return nil
}
