package data

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"careledger/data/cn"
)

// EraseReasons are why a child's file is erased: somebody asked by right,
// consent was withdrawn, the time of keeping is over, the purpose is reached, or
// it was kept wrongly (PIPL §47).
var EraseReasons = []string{"asked", "withdrawn", "expired", "purpose", "wrong"}

// StatusErased is the status of a file whose values were erased. What is left of
// it are the services that figures count, by nobody's name.
const StatusErased = "erased"

// erasedName stands where the name of an erased child stood.
const erasedName = "已删除"

// erasedText stands in the words of others where something of an erased child
// stood.
const erasedText = "×××"

// Erasure is one erasing that was done; it names no child. Its number stands on
// the certificate, and where the file number stood.
type Erasure struct {
	Row
	No        string `db:"no"` // SC2026-A0001; given out by the store
	ChildID   string `db:"child_id"`
	RequestID Ref    `db:"request_id"` // the request by right, where there was one
	Reason    string `db:"reason"`     // one of EraseReasons
	Note      string `db:"note"`
	Day       string `db:"erased_on"`
	By        string `db:"decided_by"` // user name
	Gone      int    `db:"rows_gone"`  // records that were removed
	Emptied   int    `db:"rows_emptied"`
	History   int    `db:"history"` // entries of the history whose values went
	Reports   int    `db:"reports"` // issued reports whose files went
	Elsewhere int    `db:"elsewhere"`
}

func (*Erasure) table() string { return "erasure" }

// EraseOrder is the decision to erase a child's file.
type EraseOrder struct {
	ChildID  string
	Reason   string // one of EraseReasons
	Note     string // without the child's name; required
	Typed    string // the child's name, typed by who decides
	AskedBy  string // for “asked”, where no request waits in the register yet
	Relation string
	Proof    string // one of RequestProofs
}

// ErasePreview is what an erasing would do.
type ErasePreview struct {
	Erasure
	Tables  []EraseRows
	Loans   int // books that are still out
	Wishes  int // wishes under way, which are withdrawn
	Request RequestLine
}

// EraseRows are the records of one table.
type EraseRows struct {
	Table   string
	Gone    int // removed
	Emptied int // kept for figures, without what points to the child
}

// PreviewErase answers what [Store.Erase] would do to a child's file, and keeps
// nothing of it.
func (s *Store) PreviewErase(ss *Session, childID string) (p ErasePreview, err error) {
	err = s.write(ss, Registers, decide, func(t *tx) error {
		if p.Loans, err = one[int](t, `SELECT count(*) FROM loan WHERE child_id = ? AND back_on = '' AND lost_on = '' AND deleted_at IS NULL`, childID); err != nil {
			return err
		}
		if p.Wishes, err = one[int](t, `SELECT count(*) FROM wish WHERE child_id = ? AND state NOT IN ('delivered', 'followed', 'archived', 'withdrawn', 'rejected')
			AND deleted_at IS NULL`, childID); err != nil {
			return err
		}
		all, err := many[RequestLine](t, openErase, childID)
		if err != nil {
			return err
		}
		if len(all) > 0 {
			p.Request = all[0]
		}
		p.Erasure = Erasure{ChildID: childID, Reason: "asked"}
		if p.Tables, err = t.erase(&p.Erasure); err != nil {
			return err
		}
		return errDry
	})
	if errors.Is(err, errDry) {
		err = nil
	}
	return p, err
}

// openErase finds the request to erase that waits for a child.
const openErase = `SELECT r.*, k.file_no, k.name FROM rights_request r JOIN child k ON k.id = r.child_id
	WHERE r.child_id = ? AND r.kind = 'erase' AND r.done_on = '' AND r.deleted_at IS NULL ORDER BY r.received_on LIMIT 1`

// Erase erases a child's file, which a person in charge decides: what points to
// the child goes from the records, the history, issued reports and free pages of
// the file, at once, and from every backup made later; when an older backup is
// put back, it goes again as the file is opened. Services stay for the figures,
// as nobody's. The decision stands in the register of requests, and the answer
// is what the certificate says. Nothing brings the values back.
func (s *Store) Erase(ss *Session, o EraseOrder) (e Erasure, err error) {
	listed := false
	err = s.write(ss, Registers, decide, func(t *tx) error {
		if err := t.checkErase(&o); err != nil {
			return err
		}
		e = Erasure{ChildID: o.ChildID, Reason: o.Reason, Note: strings.TrimSpace(o.Note), Day: t.today, By: ss.User}
		if err := t.answerErase(&e, o); err != nil {
			return err
		}
		if err := t.giveNumber(numberErasure, &e.No); err != nil {
			return err
		}
		if _, err := t.erase(&e); err != nil {
			return err
		}
		if err := t.note("erase", "child", o.ChildID, map[string]string{"no": e.No, "reason": e.Reason}); err != nil {
			return err
		}
		listed = true
		return s.listErased(ss.keys.File, e) // last, so that what fails is not listed
	})
	if err != nil {
		if listed {
			return e, errors.Join(err, s.unlistErased(ss.keys.File, e.ChildID))
		}
		return e, err
	}
	return e, s.forgetFreePages()
}

// checkErase refuses an order that is not complete.
func (t *tx) checkErase(o *EraseOrder) error {
	c, err := one[Child](t, `SELECT * FROM child WHERE id = ?`, o.ChildID)
	switch {
	case err != nil:
		return err
	case c.Status == StatusErased:
		return conflict("This file was erased already.", nil)
	case !slices.Contains(EraseReasons, o.Reason):
		return bad("reason", "Please choose why the file is erased.", nil)
	case strings.TrimSpace(o.Note) == "":
		return bad("note", "Please write down what the decision rests on.", nil)
	case cn.NormalizeName(o.Typed) != c.Name:
		return bad("typed", "Type the child's name as it stands in the file.", nil)
	}
	return nil
}

// answerErase answers the request that waits, or enters one where somebody asked
// by word of mouth.
func (t *tx) answerErase(e *Erasure, o EraseOrder) error {
	waiting, err := many[RequestLine](t, openErase, o.ChildID)
	if err != nil {
		return err
	}
	if o.Reason != "asked" && len(waiting) == 0 {
		return nil
	}
	r := RightsRequest{Kind: "erase", ChildID: o.ChildID, AskedBy: o.AskedBy, Relation: o.Relation, Proof: o.Proof, Medium: "in_person", Received: t.today}
	if len(waiting) > 0 {
		r = waiting[0].RightsRequest
		if r.Proof == "" {
			r.Proof = o.Proof
		}
	}
	if err := t.saveRequest(&r); err != nil {
		return err
	}
	e.RequestID = Ref(r.ID)
	return t.answerRequest(r.ID, "granted", "")
}

// erase takes all values of a child, and of files that were merged into its own,
// out of the records and the history.
func (t *tx) erase(e *Erasure) ([]EraseRows, error) {
	if err := t.endCare(e.ChildID); err != nil {
		return nil, err
	}
	ids, err := t.mergedFiles(e.ChildID)
	if err != nil {
		return nil, err
	}
	values, err := t.privateValues(ids)
	if err != nil {
		return nil, err
	}
	rows := map[string]*EraseRows{}
	for _, id := range ids {
		if err := t.eraseReports(e, id); err != nil {
			return nil, err
		}
		if err := t.eraseRows(e, id, rows); err != nil {
			return nil, err
		}
	}
	if e.ID == "" && e.No != "" {
		if err := t.put(e); err != nil { // so that its own words are looked through too
			return nil, err
		}
	}
	if err := t.eraseElsewhere(e, values); err != nil {
		return nil, err
	}
	if e.No != "" {
		if err := t.keepCounts(e); err != nil {
			return nil, err
		}
	}
	var all []EraseRows
	for _, r := range rows {
		all = append(all, *r)
	}
	slices.SortFunc(all, func(a, b EraseRows) int {
		return cmp.Or(b.Gone+b.Emptied-a.Gone-a.Emptied, strings.Compare(a.Table, b.Table))
	})
	return all, nil
}

// keepCounts writes down how much went.
func (t *tx) keepCounts(e *Erasure) error {
	counts := *e
	now, err := get[Erasure](t, e.ID) // its note may have been looked through
	if err != nil {
		return err
	}
	*e = now
	e.Gone, e.Emptied, e.History, e.Reports, e.Elsewhere = counts.Gone, counts.Emptied, counts.History, counts.Reports, counts.Elsewhere
	return t.put(e)
}

// endCare ends today what is still under way for a child.
func (t *tx) endCare(childID string) error {
	wishes, err := many[Wish](t, `SELECT * FROM wish WHERE child_id = ? AND state NOT IN ('delivered', 'followed', 'archived', 'withdrawn', 'rejected')
		AND deleted_at IS NULL`, childID)
	if err != nil {
		return err
	}
	for i := range wishes {
		if err := t.moveWish(&wishes[i], &WishStep{Action: ActWithdraw, Reason: erasedName}); err != nil {
			return err
		}
	}
	for _, open := range []string{
		`UPDATE pairing SET to_on = max(from_on, ?1) WHERE child_id = ?2 AND (to_on = '' OR to_on > ?1)`,
		`UPDATE project_child SET to_on = max(from_on, ?1) WHERE child_id = ?2 AND (to_on = '' OR to_on > ?1)`,
		`UPDATE camp_enrolment SET left_on = ?1, status = '` + EnrolLeft + `' WHERE child_id = ?2 AND left_on = '' AND status IN ('` + EnrolInClass + `', '` + EnrolAdmitted + `')
			AND camp_id IN (SELECT id FROM camp WHERE to_on >= ?1)`,
	} {
		if _, err := t.Exec(open, t.today, childID); err != nil {
			return fmt.Errorf("end care: %w", err)
		}
	}
	return nil
}

// mergedFiles are a child's id and those of the files that were merged into its
// file, and into these.
func (t *tx) mergedFiles(childID string) ([]string, error) {
	return many[string](t, `WITH RECURSIVE f(id) AS (VALUES (?) UNION
		SELECT k.id FROM f JOIN child_history h ON h.child_id = f.id AND h.field = 'merged' JOIN child k ON k.file_no = h.value AND k.deleted_at IS NOT NULL)
		SELECT id FROM f`, childID)
}

// eraseRows removes or empties all rows of one file, and takes their values out
// of the history.
func (t *tx) eraseRows(e *Erasure, childID string, rows map[string]*EraseRows) error {
	if err := t.eraseHome(e, childID); err != nil {
		return err
	}
	if err := t.erasePhotos(e, childID, rows); err != nil {
		return err
	}
	owned := t.s.bonds.owned()
	ids := map[string][]string{}
	for _, table := range owned {
		var err error
		if ids[table], err = many[string](t, `SELECT id FROM `+table+` WHERE `+t.s.bonds.where(table), childID); err != nil {
			return err
		}
	}
	for _, table := range slices.Backward(t.s.byNeed(owned)) {
		keep, ruled := eraseRules[table]
		if !ruled {
			return fmt.Errorf("erase: there is no rule for %s", table)
		}
		if len(ids[table]) == 0 {
			continue
		}
		t.touch(table)
		if rows[table] == nil {
			rows[table] = &EraseRows{Table: table}
		}
		if keep == "" {
			rows[table].Gone, e.Gone = rows[table].Gone+len(ids[table]), e.Gone+len(ids[table])
		} else {
			rows[table].Emptied, e.Emptied = rows[table].Emptied+len(ids[table]), e.Emptied+len(ids[table])
		}
		for _, id := range ids[table] {
			if err := t.eraseRow(table, id, strings.Fields(keep)); err != nil {
				return err
			}
		}
	}
	if err := t.anonymise(e, childID); err != nil {
		return err
	}
	for table, all := range ids {
		for _, id := range all {
			if err := t.forget(e, `tbl = ? AND row = ?`, table, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// erasePhotos removes the photos of a child and of its wishes and visits, and all
// others on which it is marked.
func (t *tx) erasePhotos(e *Erasure, childID string, rows map[string]*EraseRows) error {
	ids, err := many[string](t, `SELECT id FROM photo WHERE child_id = ?1 OR wish_id IN (SELECT id FROM wish WHERE child_id = ?1)
		OR visit_id IN (SELECT id FROM visit WHERE child_id = ?1) OR id IN (SELECT photo_id FROM photo_child WHERE child_id = ?1)`, childID)
	if err != nil || len(ids) == 0 {
		return err
	}
	t.touch("photo")
	if rows["photo"] == nil {
		rows["photo"] = &EraseRows{Table: "photo"}
	}
	rows["photo"].Gone, e.Gone = rows["photo"].Gone+len(ids), e.Gone+len(ids)
	for _, id := range ids {
		if _, err := t.Exec(`DELETE FROM photo WHERE id = ?`, id); err != nil {
			return fmt.Errorf("erase photo: %w", err)
		}
		if err := t.forget(e, `tbl = 'photo' AND row = ?`, id); err != nil {
			return err
		}
	}
	return nil
}

// eraseHome empties the household of a child that lives in it alone.
func (t *tx) eraseHome(e *Erasure, childID string) error {
	homes, err := many[string](t, `SELECT household_id FROM child k WHERE id = ?1 AND household_id IS NOT NULL
		AND NOT EXISTS (SELECT 1 FROM child o WHERE o.household_id = k.household_id AND o.id <> ?1)`, childID)
	if err != nil {
		return err
	}
	for _, id := range homes {
		if _, err := t.Exec(`UPDATE child SET household_id = NULL WHERE id = ?`, childID); err != nil {
			return err
		}
		t.touch("household")
		if _, err := t.Exec(`DELETE FROM household WHERE id = ?`, id); err != nil {
			return fmt.Errorf("erase household: %w", err)
		}
		if err := t.forget(e, `tbl = 'household' AND row = ?`, id); err != nil {
			return err
		}
	}
	return nil
}

// byNeed orders tables so that each comes after those that it refers to.
func (s *Store) byNeed(tables []string) []string {
	var ordered []string
	var visit func(string)
	visit = func(table string) {
		if slices.Contains(ordered, table) || !slices.Contains(tables, table) {
			return
		}
		for _, b := range s.bonds[table] {
			if b.parent != "" && b.parent != table {
				visit(b.parent)
			}
		}
		ordered = append(ordered, table)
	}
	for _, table := range tables {
		visit(table)
	}
	return ordered
}

// eraseRow removes a row, or empties all its columns but some.
func (t *tx) eraseRow(table, id string, keep []string) error {
	if len(keep) == 0 {
		_, err := t.Exec(`DELETE FROM `+table+` WHERE id = ?`, id)
		return err
	}
	columns, err := many[struct {
		Name    string `db:"name"`
		Type    string `db:"type"`
		NotNull bool   `db:"notnull"`
	}](t, `SELECT name, type, "notnull" FROM pragma_table_info(?) WHERE name NOT IN ('id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'deleted_at', 'version')`, table)
	if err != nil {
		return err
	}
	sets := []string{"version = version + 1"}
	for _, c := range columns {
		switch {
		case slices.Contains(keep, c.Name):
		case !c.NotNull:
			sets = append(sets, c.Name+" = NULL")
		case c.Type == "TEXT":
			sets = append(sets, c.Name+" = ''")
		default:
			sets = append(sets, c.Name+" = 0")
		}
	}
	if _, err := t.Exec(`UPDATE `+table+` SET `+strings.Join(sets, ", ")+` WHERE id = ?`, id); err != nil {
		return fmt.Errorf("empty %s: %w", table, err)
	}
	return nil
}

// anonymise makes what is left of a file nobody's: the day of birth becomes its
// month, of the dated values only those stay that figures group by, and who asked
// stays in the register as 孙某某.
func (t *tx) anonymise(e *Erasure, childID string) error {
	for _, s := range []struct {
		query  string
		values []any
	}{
		{`DELETE FROM child_history WHERE child_id = ? AND field NOT IN ('status', 'residence', 'school', 'category')`, []any{childID}},
		{`UPDATE child_history SET value = CASE field WHEN 'school' THEN '' ELSE value END, detail = CASE field WHEN 'school' THEN detail ELSE '' END WHERE child_id = ?`, []any{childID}},
		{
			`UPDATE child SET name = ?, file_no = CASE WHEN deleted_at IS NULL THEN ? ELSE '' END, status = ?, status_on = ?,
			birth_on = CASE birth_on WHEN '' THEN '' ELSE substr(birth_on, 1, 8) || '01' END WHERE id = ?`,
			[]any{erasedName, e.No, StatusErased, t.today, childID},
		},
	} {
		if _, err := t.Exec(s.query, s.values...); err != nil {
			return fmt.Errorf("make nobody's: %w", err)
		}
	}
	asked, err := many[RightsRequest](t, `SELECT * FROM rights_request WHERE child_id = ?`, childID)
	if err != nil {
		return err
	}
	for _, r := range asked {
		if _, err := t.Exec(`UPDATE rights_request SET asked_by = ? WHERE id = ?`, cn.MaskName(r.AskedBy), r.ID); err != nil {
			return err
		}
	}
	history := HistoryLine{ChildID: childID, Field: "status", Value: StatusErased, From: t.today}
	return t.put(&history)
}

// eraseReports takes away the files of issued reports that tell of a child or
// show it on a photo; numbers, checksums and figures stay.
func (t *tx) eraseReports(e *Erasure, childID string) error {
	res, err := t.Exec(`UPDATE issued_file SET file = x'' WHERE length(file) > 0 AND report_id IN
		(SELECT id FROM issued_report r WHERE instr(r.children, ?1) > 0 OR EXISTS
			(SELECT 1 FROM photo_child c WHERE c.child_id = ?1 AND instr(r.photos, c.photo_id) > 0))`, childID)
	if err != nil {
		return fmt.Errorf("erase reports: %w", err)
	}
	n, err := res.RowsAffected()
	e.Reports += int(n)
	return err
}

// forget takes the values of entries of the history away; the chain still
// holds.
func (t *tx) forget(e *Erasure, condition string, values ...any) error {
	res, err := t.Exec(`UPDATE journal SET salt = NULL, old = NULL, new = NULL WHERE salt IS NOT NULL AND `+condition, values...)
	if err != nil {
		return fmt.Errorf("forget: %w", err)
	}
	n, err := res.RowsAffected()
	e.History += int(n)
	return err
}

// forgetFreePages writes the file anew without its free pages, and empties the
// write-ahead log.
func (s *Store) forgetFreePages() error {
	s.actor.mu.Lock()
	_, err := s.writer.Exec("VACUUM")
	s.actor.mu.Unlock()
	if err != nil {
		return diskError(err)
	}
	return s.forgetPages()
}

// Erasures answers the register of what was erased, the latest first.
func (s *Store) Erasures(ss *Session) ([]Erasure, error) {
	if err := s.check(ss, Registers, read); err != nil {
		return nil, err
	}
	return many[Erasure](s.readers, `SELECT * FROM erasure WHERE deleted_at IS NULL ORDER BY erased_on DESC, no DESC`)
}
