package data

import (
	"strings"

	"careledger/data/cn"
)

// SaveChild saves a child's file; over says that a person accepted the doubts: a
// number that is probably wrong, a file that may be there already. A new file
// gets its number, and status, residence, school and category that changed get a
// line of history from the day since (the store's today when since is empty). A
// restricted category is sealed among the child's categories, and the file shows
// “other”.
func (s *Store) SaveChild(ss *Session, c *Child, since string, over bool) error {
	return s.write(ss, Children, write, func(t *tx) error { return t.saveChild(c, since, over) })
}

func (t *tx) saveChild(c *Child, since string, over bool) error {
	before := Child{}
	if c.ID != "" {
		var err error
		if before, err = get[Child](t, c.ID); err != nil {
			return err
		}
	}
	if err := t.checkSaved(c, before, over); err != nil {
		return err
	}
	if err := t.checkOwn(FieldsOfChild, &c.Own, before.Own); err != nil {
		return err
	}
	if since == "" {
		since = t.today
	}
	if err := t.setPastDay("since", &since); err != nil {
		return err
	}
	if c.Status != before.Status {
		if err := t.guardActive(c, since); err != nil {
			return err
		}
		t.set(&c.StatusOn, since)
	}
	if err := t.identify(c, before); err != nil {
		return err
	}
	if err := t.sealRisk(c, before); err != nil {
		return err
	}
	category := c.MainCategory
	if cn.Restricted(category) {
		t.set(&c.MainCategory, cn.CategoryOther)
	}
	if err := t.put(c); err != nil {
		return err
	}
	if err := t.keepHistory(before, *c, since); err != nil || category == c.MainCategory {
		return err
	}
	return t.addCategory(c.ID, category, since)
}

// checkSaved refuses what is wrong with a file, and doubts that nobody accepted.
// A number that a person accepted once stays accepted until it changes.
func (t *tx) checkSaved(c *Child, before Child, over bool) error {
	if !sameNumber(before.IDNo, c.IDNo) || before.Birth != c.Birth || before.Sex != c.Sex {
		c.IDOver = false
	}
	for _, e := range t.s.CheckChild(c) {
		if !e.Over || !over {
			return e
		}
		if e.Field == "id_no" && !c.IDOver {
			c.IDOver = true
			return t.checkSaved(c, *c, over) // once more, for an accepted number tells birth and sex
		}
	}
	if c.Status == "left" && c.ExitReason == "" {
		return bad("exit_reason", "Please say why the child leaves.", nil)
	}
	if over || c.Other {
		return nil
	}
	return t.doubtTwice(c, before)
}

// doubtTwice asks about a file whose child may have one already: by identity
// number, or by name and day of birth.
func (t *tx) doubtTwice(c *Child, before Child) error {
	if c.IDNo != "" && c.IDNo != before.IDNo {
		no, err := t.otherFile(`id_no = ?`, c.ID, c.IDNo)
		if err != nil {
			return err
		}
		if no != "" {
			return doubtful("id_no", "The file {{.No}} has this identity number already.", args{"No": no})
		}
	}
	if c.Birth != "" && (c.Name != before.Name || c.Birth != before.Birth) {
		no, err := t.otherFile(`name = ? AND birth_on = ? AND (id_no = '' OR ? = '')`, c.ID, c.Name, c.Birth, c.IDNo)
		if err != nil {
			return err
		}
		if no != "" {
			return doubtful("name", "{{.Name}}, born on {{.Day}}, has the file {{.No}} already.", args{"Name": c.Name, "Day": c.Birth, "No": no})
		}
	}
	return nil
}

// otherFile answers the number of another child's file that fits, or "".
func (t *tx) otherFile(condition, id string, values ...any) (string, error) {
	no, err := one[string](t, `SELECT file_no FROM child WHERE `+condition+` AND id <> ? AND deleted_at IS NULL LIMIT 1`, append(values, id)...)
	if Is(err, NotFound) {
		return "", nil
	}
	return no, err
}

// identify gives a new file its id and number, and what is found by its name.
func (t *tx) identify(c *Child, before Child) error {
	c.NameKey, c.Initials = cn.Pinyin(c.Name)
	if before.ID != "" {
		c.FileNo = before.FileNo
		return nil
	}
	t.set(&c.ID, newID())
	if c.FileNo != "" {
		return nil
	}
	return t.giveNumber(numberChild, &c.FileNo)
}

// guardActive refuses to make a file active without consent to collect and
// use the basic information, unless a reason of emergency is noted.
func (t *tx) guardActive(c *Child, day string) error {
	if c.Status != "active" {
		return nil
	}
	if c.ID != "" {
		ok, err := t.consented(c.ID, "service", day)
		if err != nil || ok {
			return err
		}
	}
	if strings.Contains(c.Note, "紧急") {
		return nil
	}
	return bad("status", "Record the guardian's consent first; the file becomes active with it.", nil)
}

// sealRisk seals the risk level when it changed and the session may set it.
func (t *tx) sealRisk(c *Child, before Child) error {
	old, err := t.ss.unseal(before.RiskSealed, "child", "risk_sealed", c.ID)
	if err != nil {
		return err
	}
	if t.ss.keys.Restricted == nil || old == c.Risk {
		c.RiskSealed, c.RiskOn = before.RiskSealed, before.RiskOn
		return nil
	}
	c.RiskSealed, err = t.ss.seal(c.Risk, "child", "risk_sealed", c.ID)
	c.RiskOn = t.today
	return err
}
