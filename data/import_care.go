package data

import "careledger/data/cn"

// goodsRows imports what was handed to children. Two equal rows are two things.
var goodsRows = importKind{area: Activities, also: Children, find: findGoodsRow, save: saveGoodsRow, dump: dumpGoods, repeats: true}

func findGoodsRow(t *tx, v values, _ bool) ([]string, error) {
	child, err := t.importedChild(v)
	if err != nil {
		return nil, err
	}
	return t.idsOf(`SELECT id FROM goods_out WHERE child_id = ? AND day = ? AND item = ? AND (form_no = ? OR ? = '') AND deleted_at IS NULL ORDER BY id`,
		child, v["day"], v["item"], v["form_no"], v["form_no"])
}

func saveGoodsRow(t *tx, id string, v values, _ bool) (string, error) {
	var g Goods
	var err error
	if id != "" {
		if g, err = get[Goods](t, id); err != nil {
			return "", err
		}
	}
	if g.ChildID, err = t.importedChild(v); err != nil {
		return "", err
	}
	project, err := t.importedProject(v)
	if err != nil {
		return "", err
	}
	r := cells{v: v}
	r.ref(&g.ProjectID, project)
	for key, to := range map[string]*string{
		"item": &g.Item, "programme": &g.Programme, "receiver": &g.Receiver, "relation": &g.Relation, "form_no": &g.FormNo,
	} {
		r.text(key, to)
	}
	r.day("day", &g.Day)
	r.number("quantity", &g.Quantity)
	r.money("value_fen", &g.Value)
	if r.err != nil {
		return "", r.err
	}
	err = t.saveGoods(&g)
	return g.ID, err
}

func dumpGoods(q queryer, _ *Session, id string) ([]values, error) {
	condition, arguments := only("g.id", id)
	return rowsOf(q, `SELECT g.day, `+dumpedChild+`, g.item, g.quantity, nullif(g.value_fen, 0) AS value_fen, j.code AS project, g.programme,
		g.receiver, g.relation, g.form_no
		FROM goods_out g JOIN child c ON c.id = g.child_id LEFT JOIN project j ON j.id = g.project_id
		WHERE g.deleted_at IS NULL AND c.deleted_at IS NULL`+condition+` ORDER BY g.day, g.id`, arguments...)
}

// psyRows imports psychological service and other one-to-one help. Two equal
// rows without a time are two services.
var psyRows = importKind{area: Activities, also: Children, find: findPsyRow, save: savePsyRow, dump: dumpPsy, repeats: true}

func findPsyRow(t *tx, v values, _ bool) ([]string, error) {
	child, err := t.importedChild(v)
	if err != nil {
		return nil, err
	}
	return t.idsOf(`SELECT id FROM psy_service WHERE child_id = ? AND day = ? AND kind = ? AND start_at = ? AND deleted_at IS NULL ORDER BY id`,
		child, v["day"], v["kind"], v["start_at"])
}

func savePsyRow(t *tx, id string, v values, _ bool) (string, error) {
	var p PsyService
	var err error
	if id != "" {
		if p, err = get[PsyService](t, id); err != nil {
			return "", err
		}
	}
	if p.ChildID, err = t.importedChild(v); err != nil {
		return "", err
	}
	project, err := t.importedProject(v)
	if err != nil {
		return "", err
	}
	provider, err := t.importedRef("provider", cn.NormalizeName(v["provider"]), "person", "name")
	if err != nil {
		return "", err
	}
	r := cells{v: v}
	r.ref(&p.ProjectID, project)
	r.ref(&p.ProviderID, provider)
	for key, to := range map[string]*string{
		"kind": &p.Kind, "start_at": &p.Start, "topic": &p.Topic, "refer_to": &p.ReferTo, "outcome": &p.Outcome,
	} {
		r.text(key, to)
	}
	r.day("day", &p.Day)
	r.minutes("minutes", &p.Minutes)
	if r.err != nil {
		return "", r.err
	}
	err = t.savePsy(&p)
	return p.ID, err
}

func dumpPsy(q queryer, _ *Session, id string) ([]values, error) {
	condition, arguments := only("p.id", id)
	return rowsOf(q, `SELECT p.day, `+dumpedChild+`, p.kind, p.start_at, p.minutes, x.name AS provider, p.topic, p.refer_to, p.outcome, j.code AS project
		FROM psy_service p JOIN child c ON c.id = p.child_id LEFT JOIN project j ON j.id = p.project_id LEFT JOIN person x ON x.id = p.provider_id
		WHERE p.deleted_at IS NULL AND c.deleted_at IS NULL`+condition+` ORDER BY p.day, p.id`, arguments...)
}

// exemptionRows imports the months in which children need not be visited.
var exemptionRows = importKind{area: Visits, also: Children, find: findExemptionRow, save: saveExemptionRow, dump: dumpExemptions}

func findExemptionRow(t *tx, v values, _ bool) ([]string, error) {
	child, err := t.importedChild(v)
	if err != nil {
		return nil, err
	}
	month, p := cn.ParseMonth(v["month"])
	if p != nil {
		return nil, fromProblem("month", p)
	}
	return t.idsOf(`SELECT id FROM visit_exemption WHERE child_id = ? AND month = ? AND deleted_at IS NULL`, child, month)
}

func saveExemptionRow(t *tx, id string, v values, _ bool) (string, error) {
	var e Exemption
	var err error
	if id != "" {
		if e, err = get[Exemption](t, id); err != nil {
			return "", err
		}
	}
	if e.ChildID, err = t.importedChild(v); err != nil {
		return "", err
	}
	r := cells{v: v}
	r.text("month", &e.Month)
	r.text("reason", &e.Reason)
	err = t.saveExemption(&e)
	return e.ID, err
}

func dumpExemptions(q queryer, _ *Session, id string) ([]values, error) {
	condition, arguments := only("e.id", id)
	return rowsOf(q, `SELECT `+dumpedChild+`, e.month, e.reason FROM visit_exemption e JOIN child c ON c.id = e.child_id
		WHERE e.deleted_at IS NULL AND c.deleted_at IS NULL`+condition+` ORDER BY e.month, e.id`, arguments...)
}
