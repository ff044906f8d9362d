package data

import "careledger/data/cn"

// consentRows imports answers about all but service, which the roster holds.
var consentRows = importKind{area: Children, find: findConsentRow, save: saveConsentRow, dump: dumpConsents}

// findConsentRow answers the same answer of the same signer on the same day.
func findConsentRow(t *tx, v values, _ bool) ([]string, error) {
	child, err := t.importedChild(v)
	if err != nil {
		return nil, err
	}
	return t.idsOf(`SELECT id FROM consent WHERE child_id = ? AND item = ? AND result = ? AND day = ? AND signer = ? AND by_child = ?
		AND deleted_at IS NULL`, child, v["item"], v["result"], v["day"], cn.NormalizeName(v["signer"]), v["by_child"] == "1")
}

func saveConsentRow(t *tx, id string, v values, _ bool) (string, error) {
	switch {
	case id != "":
		return "", conflict("This answer is kept already with other details. Answers are only added: record a new one.", nil)
	case v["item"] == "service":
		return "", bad("item", "The consent to service stands in the table of children.", nil)
	}
	child, err := t.importedChild(v)
	if err != nil {
		return "", err
	}
	c := Consent{ChildID: child, Signer: cn.NormalizeName(v["signer"])}
	r := cells{v: v}
	for key, to := range map[string]*string{
		"item": &c.Item, "result": &c.Result, "relation": &c.Relation, "basis": &c.Basis, "medium": &c.Medium, "note": &c.Note,
	} {
		r.text(key, to)
	}
	r.day("day", &c.Day)
	r.day("expires_on", &c.Expires)
	r.flag("by_child", &c.ByChild)
	if r.err != nil {
		return "", r.err
	}
	err = t.addConsent(&c)
	return c.ID, err
}

func dumpConsents(q queryer, _ *Session, id string) ([]values, error) {
	condition, arguments := only("a.id", id)
	return rowsOf(q, `SELECT `+dumpedChild+`, a.item, a.result, a.day, a.expires_on, a.signer, a.by_child, a.relation, a.basis, a.medium, a.note
		FROM consent a JOIN child c ON c.id = a.child_id
		WHERE a.item <> 'service' AND a.deleted_at IS NULL AND c.deleted_at IS NULL`+condition+` ORDER BY a.day, c.file_no, a.id`, arguments...)
}
