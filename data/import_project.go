package data

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// projectRows imports projects with funder, targets and budget.
var projectRows = importKind{area: Projects, find: findProjectRow, save: saveProjectRow, dump: dumpProjects}

func findProjectRow(t *tx, v values, _ bool) ([]string, error) {
	if v["code"] != "" {
		return t.idsOf(`SELECT id FROM project WHERE code = ? AND deleted_at IS NULL`, v["code"])
	}
	return t.idsOf(`SELECT id FROM project WHERE name = ? AND start_on = ? AND deleted_at IS NULL`, v["name"], v["start_on"])
}

func saveProjectRow(t *tx, id string, v values, _ bool) (string, error) {
	var p Project
	if id != "" {
		var err error
		if p, err = get[Project](t, id); err != nil {
			return "", err
		}
	}
	r := cells{v: v}
	for key, to := range map[string]*string{
		"name": &p.Name, "code": &p.Code, "funding_kind": &p.FundingKind, "agreement_no": &p.AgreementNo, "unit_rule": &p.UnitRule,
		"visit_kinds": &p.VisitKinds, "report_cycle": &p.ReportCycle, "status": &p.Status, "division": &p.Division,
		"region": &p.Region, "background": &p.Background, "goal": &p.Goal, "note": &p.Note,
	} {
		r.text(key, to)
	}
	r.day("start_on", &p.Start)
	r.day("end_on", &p.End)
	r.money("budget_fen", &p.Budget)
	r.number("age_min", &p.AgeMin)
	r.number("age_max", &p.AgeMax)
	r.decimal("ratio_limit", &p.RatioLimit)
	r.money("wish_price_max_fen", &p.WishPriceMax)
	r.number("wish_per_child", &p.WishPerChild)
	r.number("k_threshold", &p.KThreshold)
	if r.err != nil {
		return "", r.err
	}
	funder, err := t.importedFunder(v)
	if err != nil {
		return "", err
	}
	r.ref(&p.FunderID, funder)
	if id == "" && p.Code != "" {
		if err := t.reserve(numberProject, p.Code); err != nil {
			return "", err
		}
	}
	if err := t.saveProject(&p); err != nil {
		return "", err
	}
	if err := t.rowTargets(p.ID, v["targets"]); err != nil {
		return "", err
	}
	return p.ID, t.rowBudget(p.ID, v["budget_lines"])
}

// importedFunder answers the funder that a row names, and makes it when it is
// new.
func (t *tx) importedFunder(v values) (string, error) {
	name := v["funder"]
	if name == "" {
		return "", nil
	}
	ids, err := t.idsOf(`SELECT id FROM funder WHERE name = ? AND deleted_at IS NULL`, name)
	if err != nil || len(ids) > 0 {
		return first(ids), err
	}
	f := Funder{Name: name}
	err = t.saveFunder(&f)
	return f.ID, under("funder_", err)
}

// pairsOf reads “U1=60 U2=800”: keys and whole numbers, parted by spaces.
func pairsOf(field, text string) (keys []string, numbers []int64, err error) {
	for _, part := range strings.Fields(text) {
		key, number, ok := strings.Cut(part, "=")
		n, e := strconv.ParseInt(number, 10, 64)
		if !ok || e != nil {
			return nil, nil, bad(field, "“{{.Text}}” is not a number.", args{"Text": part})
		}
		keys, numbers = append(keys, key), append(numbers, n)
	}
	return keys, numbers, nil
}

// rowTargets sets the targets that a row names; others stay.
func (t *tx) rowTargets(project, text string) error {
	codes, numbers, err := pairsOf("targets", text)
	if err != nil {
		return err
	}
	for i, code := range codes {
		if !slices.Contains(IndicatorCodes(), code) {
			return bad("targets", "There is no indicator {{.Code}}.", args{"Code": code})
		}
		if err := t.saveTarget(&Target{ProjectID: project, Code: code, Value: float64(numbers[i])}); err != nil {
			return under("target_", err)
		}
	}
	return nil
}

// rowBudget sets the budget lines that a row names; others stay.
func (t *tx) rowBudget(project, text string) error {
	items, numbers, err := pairsOf("budget_lines", text)
	if err != nil {
		return err
	}
	if len(items) > 0 {
		if err := t.s.check(t.ss, Money, write); err != nil {
			return err
		}
	}
	for i, item := range items {
		if err := t.saveBudgetLine(&BudgetLine{ProjectID: project, Item: item, Planned: numbers[i]}); err != nil {
			return under("budget_", err)
		}
	}
	return nil
}

func dumpProjects(q queryer, ss *Session, id string) ([]values, error) {
	condition, arguments := only("p.id", id)
	all, err := rowsOf(q, `SELECT p.code, p.name, f.name AS funder, p.funding_kind, p.agreement_no, p.start_on, p.end_on,
		nullif(p.budget_fen, 0) AS budget_fen, nullif(p.age_min, 0) AS age_min, nullif(p.age_max, 0) AS age_max, p.unit_rule,
		nullif(p.ratio_limit, 0) AS ratio_limit, nullif(p.wish_price_max_fen, 0) AS wish_price_max_fen,
		nullif(p.wish_per_child, 0) AS wish_per_child, p.k_threshold, p.visit_kinds, p.report_cycle, p.status, p.division, p.region,
		p.background, p.goal, p.note,
		(SELECT group_concat(code || '=' || printf('%d', value), ' ') FROM (SELECT code, value FROM target
			WHERE project_id = p.id AND name = '' AND value = round(value) AND deleted_at IS NULL ORDER BY code)) AS targets,
		(SELECT group_concat(item || '=' || planned_fen, ' ') FROM (SELECT item, planned_fen FROM budget_line
			WHERE project_id = p.id AND deleted_at IS NULL ORDER BY item)) AS budget_lines
		FROM project p LEFT JOIN funder f ON f.id = p.funder_id WHERE p.deleted_at IS NULL`+condition+` ORDER BY p.code`, arguments...)
	if err != nil {
		return nil, fmt.Errorf("projects: %w", err)
	}
	if !ss.CanRead(Money) {
		for _, v := range all {
			delete(v, "budget_fen")
			delete(v, "budget_lines")
		}
	}
	return all, nil
}

// memberRows imports who belongs to a project, from a day to a day.
var memberRows = importKind{area: Projects, also: Children, find: findMemberRow, save: saveMemberRow, dump: dumpMembers}

// findMemberRow answers the membership that begins on the day of the row, or
// else the one that lasts on that day.
func findMemberRow(t *tx, v values, _ bool) ([]string, error) {
	project, err := t.importedProject(v)
	if err != nil {
		return nil, err
	}
	child, err := t.importedChild(v)
	if err != nil {
		return nil, err
	}
	return t.idsOf(`SELECT id FROM project_child WHERE project_id = ? AND child_id = ? AND deleted_at IS NULL
		AND from_on <= ? AND (to_on = '' OR to_on >= ?) ORDER BY from_on = ? DESC LIMIT 1`, project, child, v["from_on"], v["from_on"], v["from_on"])
}

func saveMemberRow(t *tx, id string, v values, over bool) (string, error) {
	project, err := t.importedProject(v)
	if err != nil {
		return "", err
	}
	if project == "" {
		return "", bad("project", "Please give the project.", nil)
	}
	child, err := t.importedChild(v)
	if err != nil {
		return "", err
	}
	m := Member{ProjectID: project, ChildID: child}
	if id != "" {
		if m, err = get[Member](t, id); err != nil {
			return "", err
		}
	}
	r := cells{v: v}
	r.day("to_on", &m.To)
	r.text("reason", &m.Reason)
	if id == "" {
		r.day("from_on", &m.From)
	}
	switch {
	case r.err != nil:
		return "", r.err
	case id == "":
		_, err = t.addMember(&m, over)
	default:
		if err = setSpan("from_on", &m.From, "to_on", &m.To); err == nil {
			err = t.put(&m)
		}
	}
	return m.ID, err
}

func dumpMembers(q queryer, _ *Session, id string) ([]values, error) {
	condition, arguments := only("m.id", id)
	return rowsOf(q, `SELECT p.code AS project, `+dumpedChild+`, m.from_on, m.to_on, m.reason
		FROM project_child m JOIN project p ON p.id = m.project_id JOIN child c ON c.id = m.child_id
		WHERE m.deleted_at IS NULL AND p.deleted_at IS NULL AND c.deleted_at IS NULL`+condition+` ORDER BY p.code, c.file_no, m.from_on`, arguments...)
}

// dumpedChild are the columns by which rows of other kinds name the child c.
const dumpedChild = `c.file_no AS child_no, c.name AS child, c.birth_on AS child_birth`
