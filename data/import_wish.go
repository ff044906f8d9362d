package data

import (
	"slices"
	"strings"

	"careledger/data/cn"
)

// wishRows imports wishes with the days of their stages. A table may tell what
// happened long ago and leave stages out; those it names are taken with the
// rules of the stage, in the order of their days.
var wishRows = importKind{area: Wishes, find: findWishRow, save: saveWishRow, dump: dumpWishes}

// findWishRow answers the wish with the number of a row, or the child's wish
// for that thing in the batch.
func findWishRow(t *tx, v values, _ bool) ([]string, error) {
	if v["no"] != "" {
		ids, err := t.idsOf(`SELECT id FROM wish WHERE no = ? AND deleted_at IS NULL`, v["no"])
		if err != nil || len(ids) > 0 {
			return ids, err
		}
	}
	child, err := t.importedChild(v)
	if err != nil || v["no"] != "" {
		return nil, err
	}
	return t.idsOf(`SELECT w.id FROM wish w LEFT JOIN wish_batch b ON b.id = w.batch_id WHERE w.child_id = ? AND w.item = ?
		AND (coalesce(b.name, '') = ? OR ? = '') AND (w.registered_on = ? OR ? = '') AND w.deleted_at IS NULL ORDER BY w.id`,
		child, v["item"], v["batch"], v["batch"], v["registered_on"], v["registered_on"])
}

func saveWishRow(t *tx, id string, v values, over bool) (string, error) {
	var w Wish
	var err error
	if id != "" {
		if w, err = get[Wish](t, id); err != nil {
			return "", err
		}
	}
	if w.ChildID, err = t.importedChild(v); err != nil {
		return "", err
	}
	batch, err := t.importedBatch(v)
	if err != nil {
		return "", err
	}
	r := cells{v: v}
	r.ref(&w.BatchID, batch)
	for key, to := range map[string]*string{
		"no": &w.No, "proposer": &w.Proposer, "category": &w.Category, "item": &w.Item, "spec": &w.Spec,
		"alternative": &w.Alternative, "wish_reason": &w.Reason, "public_text": &w.PublicText,
	} {
		r.text(key, to)
	}
	r.flag("child_confirmed", &w.Confirmed)
	r.number("quantity", &w.Quantity)
	r.money("price_fen", &w.Price)
	if id == "" {
		r.day("registered_on", &w.Registered)
	}
	if r.err != nil {
		return "", r.err
	}
	if id == "" && w.No != "" {
		if err := t.reserve(numberWish, w.No); err != nil {
			return "", err
		}
	}
	if err := t.saveWish(&w); err != nil {
		return "", err
	}
	if shop := strings.TrimSpace(v["shop"]); shop != "" && shop != w.Shop {
		w.Shop = shop
		if err := t.put(&w); err != nil {
			return "", err
		}
	}
	return w.ID, t.rowStages(&w, v, over)
}

// importedBatch answers the batch that a row names, and makes it, for the row's
// project, when it is new. Without a batch, the wishes of a project are in the
// one that has the project's name.
func (t *tx) importedBatch(v values) (string, error) {
	project, err := t.importedProject(v)
	if err != nil {
		return "", err
	}
	name := v["batch"]
	if name == "" && project != "" {
		p, err := get[Project](t, project)
		if err != nil {
			return "", err
		}
		name = p.Name
	}
	if name == "" {
		return "", nil
	}
	found, err := many[WishBatch](t, `SELECT * FROM wish_batch WHERE name = ? AND deleted_at IS NULL`, name)
	switch {
	case err != nil:
		return "", err
	case len(found) == 0:
		b := WishBatch{Name: name, ProjectID: Ref(project)}
		err := t.saveBatch(&b)
		return b.ID, under("batch_", err)
	case project != "" && string(found[0].ProjectID) != project:
		return "", bad("batch", "The batch {{.Batch}} belongs to another project.", args{"Batch": name})
	}
	return found[0].ID, nil
}

// wishStages are the columns of the stages with the step that each is, in the
// order in which they happen.
var wishStages = []struct{ key, action string }{
	{"submitted_on", ActSubmit},
	{"returned_on", ActReturn},
	{"rejected_on", ActReject},
	{"passed_on", ActPass},
	{"published_on", ActPublish},
	{"claimed_on", ActClaim},
	{"bought_on", ActBuy},
	{"ready_on", ActReady},
	{"delivered_on", ActDeliver},
	{"followed_on", ActFollow},
	{"archived_on", ActArchive},
	{"withdrawn_on", ActWithdraw},
}

// rowStages takes the stages that a row names and that the wish has not
// reached, and corrects the days of those that it has.
func (t *tx) rowStages(w *Wish, v values, over bool) error {
	changed := false
	for _, stage := range wishStages {
		if v[stage.key] == "" {
			continue
		}
		day, p := cn.ParseDate(v[stage.key])
		if p != nil {
			return fromProblem(stage.key, p)
		}
		if day > t.today {
			return bad(stage.key, "The day {{.Day}} lies in the future.", args{"Day": day})
		}
		tr := lineOf(stage.action)
		kept := tr.dated(w)
		if *kept == day {
			continue
		}
		changed = true
		if err := t.s.check(t.ss, Wishes, tr.right); err != nil {
			return err
		}
		if *kept != "" {
			if err := t.s.check(t.ss, Wishes, decide); err != nil {
				return err
			}
			*kept = day
			continue
		}
		if err := t.rowStage(w, tr, day, v, over); err != nil {
			return err
		}
	}
	if err := w.inOrder(); err != nil {
		return err
	}
	if changed {
		if err := t.put(w); err != nil {
			return err
		}
	}
	return t.rowDelivery(w, v)
}

// lineOf answers the table's line of an action.
func lineOf(action string) *transition {
	i := slices.IndexFunc(transitions, func(tr transition) bool { return tr.action == action })
	return &transitions[i]
}

// rowStage takes one stage.
func (t *tx) rowStage(w *Wish, tr *transition, day string, v values, over bool) error {
	*tr.dated(w), w.State = day, tr.to
	step := WishStep{Action: tr.action, Day: day, Reason: v["state_reason"], Over: over}
	if tr.needs == "reason" {
		if step.Reason == "" {
			return bad("state_reason", "Please say why.", nil)
		}
		w.StateReason = step.Reason
	}
	switch tr.action {
	case ActClaim:
		return t.rowClaims(w, &step, v)
	case ActDeliver:
		people, err := t.importedPeople("handed_by", v)
		if err != nil {
			return err
		}
		step.Delivery, step.HandedBy = &WishDelivery{}, people
		if err := fillDelivery(step.Delivery, v); err != nil {
			return err
		}
	case ActFollow:
		step.Followup = &WishFollowup{Received: true}
		if err := fillFollowup(step.Followup, v); err != nil {
			return err
		}
	}
	if tr.also == nil {
		return nil
	}
	return tr.also(t, w, &step)
}

// rowClaims adds the claims of a row: one donor, or several parted by 、 with
// the amounts of their shares.
func (t *tx) rowClaims(w *Wish, step *WishStep, v values) error {
	donors, amounts := splitNames(v["donor"]), strings.Fields(v["claim_fen"])
	if len(donors) == 0 {
		return bad("donor", "Please choose who fulfils the wish.", nil)
	}
	if len(donors) > 1 && len(amounts) != len(donors) {
		return bad("claim_fen", "Please give the amount of each donor.", nil)
	}
	for i, name := range donors {
		donor, err := t.importedDonor("donor", strings.TrimSpace(name))
		if err != nil {
			return err
		}
		step.Claim = &WishClaim{DonorID: donor, Mode: v["claim_mode"], Shared: len(donors) > 1}
		if step.Claim.Shared {
			r := cells{v: values{"claim_fen": amounts[i]}}
			if r.money("claim_fen", &step.Claim.Amount); r.err != nil {
				return r.err
			}
		}
		if err := t.claimWish(w, step); err != nil {
			return under("claim_", err)
		}
		w.State, w.Claimed = WishClaimed, step.Day
	}
	return nil
}

// fillDelivery takes over what a row says about the hand-over.
func fillDelivery(d *WishDelivery, v values) error {
	r := cells{v: v}
	for key, to := range map[string]*string{
		"delivery_mode": &d.Mode, "actual_item": &d.ActualItem, "receiver": &d.Receiver, "receiver_relation": &d.Relation,
		"form_no": &d.FormNo, "invoice_no": &d.InvoiceNo, "condition": &d.Condition,
	} {
		r.text(key, to)
	}
	r.money("actual_fen", &d.Actual)
	return r.err
}

// fillFollowup takes over what a row says about the question afterwards.
func fillFollowup(f *WishFollowup, v values) error {
	r := cells{v: v}
	for key, to := range map[string]*string{"followup_mode": &f.Mode, "usable": &f.Usable, "child_words": &f.Words} {
		r.text(key, to)
	}
	return r.err
}

// rowDelivery brings the delivery that is kept in line with the wish and the
// row.
func (t *tx) rowDelivery(w *Wish, v values) error {
	if w.Delivered == "" {
		return nil
	}
	found, err := many[WishDelivery](t, `SELECT * FROM wish_delivery WHERE wish_id = ? AND deleted_at IS NULL`, w.ID)
	if err != nil || len(found) == 0 {
		return err
	}
	d := found[0]
	d.Day = w.Delivered
	if err := fillDelivery(&d, v); err != nil {
		return err
	}
	people, err := t.idsOf(`SELECT person_id FROM wish_delivery_person WHERE delivery_id = ? AND deleted_at IS NULL`, d.ID)
	if err != nil {
		return err
	}
	if v["handed_by"] != "" {
		if people, err = t.importedPeople("handed_by", v); err != nil {
			return err
		}
	}
	return t.putDelivery(w, &d, people)
}

// inOrder refuses a stage that lies before an earlier one.
func (w *Wish) inOrder() error {
	last := w.Registered
	for _, stage := range []struct{ key, day string }{
		{"submitted_on", w.Submitted},
		{"passed_on", w.Passed},
		{"published_on", w.Published},
		{"claimed_on", w.Claimed},
		{"bought_on", w.Bought},
		{"ready_on", w.Ready},
		{"delivered_on", w.Delivered},
		{"followed_on", w.Followed},
		{"archived_on", w.Archived},
	} {
		if stage.day == "" {
			continue
		}
		if stage.day < last {
			return bad(stage.key, "The step before was on {{.Last}}, so this one can't be on {{.Day}}.", args{"Last": last, "Day": stage.day})
		}
		last = stage.day
	}
	if side := max(w.Rejected, w.Withdrawn); side != "" && w.Delivered != "" {
		return bad("delivered_on", "A wish that was rejected or withdrawn can't be delivered too.", nil)
	}
	return nil
}

func dumpWishes(q queryer, _ *Session, id string) ([]values, error) {
	condition, arguments := only("w.id", id)
	return rowsOf(q, `SELECT w.no, `+dumpedChild+`, b.name AS batch, j.code AS project, w.category, w.item, w.spec, w.quantity,
		nullif(w.price_fen, 0) AS price_fen, w.proposer, w.child_confirmed, w.alternative, w.reason AS wish_reason, w.public_text, w.state,
		w.state_reason, w.registered_on, w.submitted_on, w.returned_on, w.rejected_on, w.passed_on, w.published_on, w.claimed_on,
		(SELECT group_concat(name, '、') FROM (SELECT n.name FROM wish_claim m JOIN donor n ON n.id = m.donor_id
			WHERE m.wish_id = w.id AND m.state IN ('active', 'met') AND m.deleted_at IS NULL ORDER BY m.day, m.id)) AS donor,
		(SELECT group_concat(amount_fen, ' ') FROM (SELECT amount_fen FROM wish_claim m
			WHERE m.wish_id = w.id AND m.shared = 1 AND m.state IN ('active', 'met') AND m.deleted_at IS NULL ORDER BY m.day, m.id)) AS claim_fen,
		(SELECT m.mode FROM wish_claim m WHERE m.wish_id = w.id AND m.state IN ('active', 'met') AND m.deleted_at IS NULL ORDER BY m.day, m.id LIMIT 1) AS claim_mode,
		w.shop, w.bought_on, w.ready_on, w.delivered_on, d.mode AS delivery_mode, d.actual_item, nullif(d.actual_fen, 0) AS actual_fen, d.receiver,
		d.relation AS receiver_relation, d.form_no, d.invoice_no, d.condition,
		(SELECT group_concat(name, '、') FROM (SELECT x.name FROM wish_delivery_person m JOIN person x ON x.id = m.person_id
			WHERE m.delivery_id = d.id AND m.deleted_at IS NULL ORDER BY m.id)) AS handed_by,
		w.followed_on, f.mode AS followup_mode, f.usable, f.child_words, w.archived_on, w.withdrawn_on
		FROM wish w JOIN child c ON c.id = w.child_id LEFT JOIN wish_batch b ON b.id = w.batch_id LEFT JOIN project j ON j.id = b.project_id
		LEFT JOIN wish_delivery d ON d.wish_id = w.id AND d.deleted_at IS NULL
		LEFT JOIN wish_followup f ON f.id = (SELECT x.id FROM wish_followup x WHERE x.wish_id = w.id AND x.deleted_at IS NULL ORDER BY x.day DESC, x.id DESC LIMIT 1)
		WHERE w.deleted_at IS NULL AND c.deleted_at IS NULL`+condition+` ORDER BY w.registered_on, w.no`, arguments...)
}
