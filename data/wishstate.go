package data

import (
	"slices"
	"strings"
)

// The states of a wish.
const (
	WishDraft     = "draft"     // 征集草稿
	WishPending   = "pending"   // 待审核
	WishReturned  = "returned"  // 退回修改
	WishRejected  = "rejected"  // 不予采纳
	WishPassed    = "passed"    // 已通过
	WishPublished = "published" // 已发布
	WishClaimed   = "claimed"   // 已认领
	WishBuying    = "buying"    // 备货采购中
	WishReady     = "ready"     // 待送达
	WishDelivered = "delivered" // 已签收
	WishFollowed  = "followed"  // 已回访
	WishArchived  = "archived"  // 归档
	WishWithdrawn = "withdrawn" // 撤回
)

// WishStates lists the states, the side ones last.
var WishStates = []string{
	WishDraft, WishPending, WishPassed, WishPublished, WishClaimed, WishBuying, WishReady, WishDelivered, WishFollowed, WishArchived,
	WishReturned, WishRejected, WishWithdrawn,
}

// The actions that move a wish on.
const (
	ActSubmit   = "submit"   // 提交审核
	ActReturn   = "return"   // 退回修改, with a reason
	ActReject   = "reject"   // 不予采纳, with a reason
	ActPass     = "pass"     // 审核通过
	ActPublish  = "publish"  // 发布
	ActClaim    = "claim"    // 登记认领; claimed once the claims reach the price
	ActFulfil   = "fulfil"   // 兜底采购: the organization buys what nobody claims
	ActBuy      = "buy"      // 开始采购
	ActReady    = "ready"    // 备齐待送
	ActDeliver  = "deliver"  // 送达签收
	ActFollow   = "follow"   // 回访
	ActArchive  = "archive"  // 归档
	ActWithdraw = "withdraw" // 撤回, with a reason
	ActFree     = "free"     // 认领失效: back to published; done by the store
)

// WishActions lists all actions that a person can take.
var WishActions = []string{
	ActSubmit, ActPass, ActPublish, ActClaim, ActBuy, ActReady, ActDeliver, ActFollow, ActArchive, ActReturn, ActReject, ActFulfil, ActWithdraw,
}

// transition is one line of the table of what may become of a wish.
type transition struct {
	action string
	from   []string
	to     string
	dated  func(*Wish) *string // the day that is set
	right  access              // write, decide; none for what only the store does
	needs  string              // what a person has to give: reason, claim, delivery, followup
	also   func(*tx, *Wish, *WishStep) error
}

// transitions is the one table of the states of a wish; what is not in it is
// refused. The first line of a state is its natural next step.
var transitions = []transition{
	{ActSubmit, []string{WishDraft, WishReturned}, WishPending, func(w *Wish) *string { return &w.Submitted }, write, "", (*tx).submitWish},
	{ActPass, []string{WishPending}, WishPassed, func(w *Wish) *string { return &w.Passed }, decide, "", (*tx).passWish},
	{ActReturn, []string{WishPending}, WishReturned, func(w *Wish) *string { return &w.Returned }, decide, "reason", nil},
	{ActReject, []string{WishPending}, WishRejected, func(w *Wish) *string { return &w.Rejected }, decide, "reason", nil},
	{ActPublish, []string{WishPassed}, WishPublished, func(w *Wish) *string { return &w.Published }, decide, "", (*tx).publishWish},
	{ActClaim, []string{WishPublished}, WishClaimed, func(w *Wish) *string { return &w.Claimed }, write, "claim", (*tx).claimWish},
	{ActFulfil, []string{WishPublished}, WishBuying, func(w *Wish) *string { return &w.Bought }, decide, "", (*tx).fulfilWish},
	{ActBuy, []string{WishClaimed}, WishBuying, func(w *Wish) *string { return &w.Bought }, write, "", nil},
	{ActReady, []string{WishBuying, WishClaimed}, WishReady, func(w *Wish) *string { return &w.Ready }, write, "", nil},
	{ActDeliver, []string{WishReady}, WishDelivered, func(w *Wish) *string { return &w.Delivered }, write, "delivery", (*tx).deliverWish},
	{ActFollow, []string{WishDelivered}, WishFollowed, func(w *Wish) *string { return &w.Followed }, write, "followup", (*tx).followWish},
	{ActArchive, []string{WishFollowed}, WishArchived, func(w *Wish) *string { return &w.Archived }, write, "", (*tx).archiveWish},
	{
		ActWithdraw,
		[]string{WishDraft, WishPending, WishReturned, WishPassed, WishPublished, WishClaimed, WishBuying, WishReady},
		WishWithdrawn, func(w *Wish) *string { return &w.Withdrawn }, write, "reason", (*tx).withdrawWish,
	},
	{ActFree, []string{WishClaimed}, WishPublished, nil, none, "", nil},
}

// findTransition answers the line of an action in a state, or nil.
func findTransition(action, state string) *transition {
	for i, tr := range transitions {
		if tr.action == action && slices.Contains(tr.from, state) {
			return &transitions[i]
		}
	}
	return nil
}

// WishStep is a step of a wish with what it needs.
type WishStep struct {
	Action   string // one of WishActions; empty for the natural next one
	Day      string // when it happened; the store's today when empty
	Reason   string // to return, reject or withdraw
	Over     bool   // passing or publishing: approve a price over the limit, or a device
	Claim    *WishClaim
	Delivery *WishDelivery
	HandedBy []string // ids of the people who handed it over
	Followup *WishFollowup
}

// WishAction is something that a session may do with a wish now.
type WishAction struct {
	Action string
	To     string // state that it leads to
	Needs  string // what a person has to give: reason, claim, delivery, followup, or nothing
	Next   bool   // the natural next step
}

// WishActions answers what the session may do with a wish now, the natural
// next step first.
func (s *Store) WishActions(ss *Session, w Wish) ([]WishAction, error) {
	if err := s.check(ss, Wishes, read); err != nil {
		return nil, err
	}
	next, err := naturalStep(s.readers, w)
	if err != nil {
		return nil, err
	}
	found := []WishAction{}
	for _, tr := range transitions {
		if tr.right == none || !slices.Contains(tr.from, w.State) || !ss.Role.may(Wishes, tr.right) {
			continue
		}
		a := WishAction{Action: tr.action, To: tr.to, Needs: tr.needs, Next: tr.action == next}
		if a.Next {
			found = slices.Insert(found, 0, a)
		} else {
			found = append(found, a)
		}
	}
	return found, nil
}

// naturalStep is the first step of the table for a wish, or "" at the end of
// its way. What donors buy themselves needs no buying.
func naturalStep(q queryer, w Wish) (string, error) {
	if w.State == WishClaimed {
		bought, err := one[int](q, `SELECT count(*) FROM wish_claim WHERE wish_id = ? AND state = ? AND mode <> 'goods' AND deleted_at IS NULL`, w.ID, ClaimActive)
		if err != nil || bought > 0 {
			return ActBuy, err
		}
		return ActReady, nil
	}
	for _, tr := range transitions {
		if slices.Contains(tr.from, w.State) && tr.action != ActWithdraw {
			return tr.action, nil
		}
	}
	return "", nil
}

// MoveWish moves a wish by a step of the table and sets the step's day, which
// is neither in the future nor before the stages so far. It answers a token for
// [Store.UndoWish]. It is a [Conflict] when the step does not fit the state,
// [Denied] when the session may not decide, and [Bad] when something that the
// step needs is missing.
func (s *Store) MoveWish(ss *Session, id string, step WishStep) (undo string, err error) {
	return s.writeBatch(ss, Wishes, write, func(t *tx) error {
		w, err := get[Wish](t, id)
		if err != nil {
			return err
		}
		return t.moveWish(&w, &step)
	})
}

func (t *tx) moveWish(w *Wish, step *WishStep) error {
	if step.Action == "" {
		var err error
		if step.Action, err = naturalStep(t, *w); err != nil {
			return err
		}
	}
	tr := findTransition(step.Action, w.State)
	if tr == nil || tr.right == none {
		return conflict("This step does not fit the state of the wish. Open it again to see how it stands.", nil)
	}
	if err := t.s.check(t.ss, Wishes, tr.right); err != nil {
		return err
	}
	if err := t.checkStep(w, tr, step); err != nil {
		return err
	}
	from := w.State
	w.State, w.StateReason = tr.to, step.Reason
	*tr.dated(w) = step.Day
	if tr.also != nil {
		if err := tr.also(t, w, step); err != nil {
			return err
		}
	}
	if w.State == from {
		return nil // a share of the price was claimed
	}
	return t.put(w)
}

// checkStep checks day and reason of a step.
func (t *tx) checkStep(w *Wish, tr *transition, step *WishStep) error {
	step.Reason = strings.TrimSpace(step.Reason)
	if tr.needs == "reason" && step.Reason == "" {
		return bad("state_reason", "Please say why.", nil)
	}
	if tr.needs != "reason" {
		step.Reason = ""
	}
	if step.Day == "" {
		step.Day = t.today
	}
	if err := t.setPastDay("day", &step.Day); err != nil {
		return err
	}
	if last := w.lastDay(); step.Day < last {
		return bad("day", "The step before was on {{.Last}}, so this one can't be on {{.Day}}.", args{"Last": last, "Day": step.Day})
	}
	return nil
}

// lastDay is the day of the latest stage so far.
func (w *Wish) lastDay() string {
	return max(w.Registered, w.Submitted, w.Passed, w.Published, w.Claimed, w.Bought, w.Ready, w.Delivered, w.Followed,
		w.Archived, w.Returned, w.Rejected, w.Withdrawn)
}

// submitWish wants consent on the day.
func (t *tx) submitWish(w *Wish, step *WishStep) error { return t.guardConsent(w, step.Day) }

// passWish wants approval for what is over the limit.
func (t *tx) passWish(w *Wish, step *WishStep) error { return t.approve(w, step.Over) }

// approve refuses what is over the limit, or a device, unless the session
// approves it, and notes who did.
func (t *tx) approve(w *Wish, over bool) error {
	needed, limit, err := t.needsApproval(w)
	switch {
	case err != nil:
		return err
	case !needed:
		w.OverLimitBy = ""
		return nil
	case over:
		w.OverLimitBy = t.ss.User
		return nil
	case limit > 0:
		return doubtful("price_fen", "The price of {{.Price}} yuan is over the limit of {{.Limit}} yuan. Pass it as an exception, or return it.",
			args{"Price": yuanText(w.Price), "Limit": yuanText(limit)})
	}
	return doubtful("category", "Electronic devices need an approval of their own. Pass it as an exception, or return it.", nil)
}

// publishWish wants a text that names nobody, and the consent that still holds.
func (t *tx) publishWish(w *Wish, step *WishStep) error {
	if w.PublicText == "" {
		return bad("public_text", "Please write the text that the public may read.", nil)
	}
	if w.OverLimitBy == "" { // the limit may have changed since
		if err := t.passWish(w, step); err != nil {
			return err
		}
	}
	if err := t.guardConsent(w, step.Day); err != nil {
		return err
	}
	if err := guardOffer(t, w, step.Day); err != nil {
		return err
	}
	return t.guardPublicText(w)
}

// fulfilWish lets the organization buy; shares that were promised are off.
func (t *tx) fulfilWish(w *Wish, _ *WishStep) error { return t.endClaims(w.ID, ClaimCancelled) }

// withdrawWish ends the claims.
func (t *tx) withdrawWish(w *Wish, _ *WishStep) error { return t.endClaims(w.ID, ClaimCancelled) }

// archiveWish wants that nothing is to be exchanged or delivered again.
func (t *tx) archiveWish(w *Wish, _ *WishStep) error {
	owed, err := one[int](t, `SELECT count(*) FROM wish_followup WHERE wish_id = ? AND redo = 1 AND redone_on = '' AND deleted_at IS NULL`, w.ID)
	if err != nil || owed == 0 {
		return err
	}
	return conflict("It is still to be exchanged or delivered again. Note that first.", nil)
}

// UndoWish takes back a step by the token that [Store.MoveWish] answered, as long
// as nothing of it was changed afterwards. Others than those who took the step
// need the right to decide.
func (s *Store) UndoWish(ss *Session, undo string) error {
	return s.write(ss, Wishes, write, func(t *tx) error {
		entries, err := many[Entry](t, `SELECT * FROM journal WHERE batch = ? ORDER BY seq`, undo)
		if err != nil {
			return err
		}
		if len(entries) == 0 {
			return missing("There is nothing to take back.", nil)
		}
		for _, e := range entries {
			if areas[e.Table] != Wishes {
				return missing("There is nothing to take back.", nil)
			}
			if e.Who != ss.User && !ss.CanDecide(Wishes) {
				return &Error{Kind: Denied, Text: "Your role does not allow this. Ask the person in charge."}
			}
		}
		return t.undoBatch(undo)
	})
}
