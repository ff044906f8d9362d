package data_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

// wishes is a store with a child, a batch and two donors.
type wishes struct {
	*records
	childID string
	batchID string
	donor   string
	other   string
}

const publicText = "四年级男生想要一盏护眼台灯"

func newWishes(t *testing.T) *wishes {
	t.Helper()
	r := newRecords(t)
	w := &wishes{records: r, childID: r.child("李小禾")}
	b := data.WishBatch{Name: "2026 冬季批次", PriceMax: 30000, PerChild: 1000}
	r.done(r.SaveBatch(r.ss, &b))
	w.batchID = b.ID
	w.donor, w.other = w.newDonor("陈先生"), w.newDonor("云禾市柳桥商会")
	return w
}

func (w *wishes) newDonor(name string) string {
	w.Helper()
	d := data.Donor{Name: name}
	w.done(w.SaveDonor(w.ss, &d))
	return d.ID
}

// draft makes a wish of 128 yuan.
func (w *wishes) draft() data.Wish {
	w.Helper()
	wish := data.Wish{
		ChildID: w.childID, BatchID: data.Ref(w.batchID), Category: "stationery", Item: "护眼台灯", Price: 12800,
		PublicText: publicText, Registered: "2026-11-01",
	}
	w.done(w.SaveWish(w.ss, &wish))
	return wish
}

// step is a step with everything that any action may need.
func (w *wishes) step(action, day string) data.WishStep {
	return data.WishStep{
		Action: action, Day: day, Reason: "家长改了主意", Claim: &data.WishClaim{DonorID: w.donor},
		Delivery: &data.WishDelivery{Receiver: "孙桂兰", Relation: "62", FormNo: "QS-0001", Actual: 11900},
		Followup: &data.WishFollowup{Received: true, Words: "谢谢"},
	}
}

// move takes steps, each on the day after the one before, from 2 November on.
func (w *wishes) move(id string, actions ...string) data.Wish {
	w.Helper()
	for _, action := range actions {
		wish := w.wish(id)
		day := max(wish.Registered, wish.Submitted, wish.Passed, wish.Published, wish.Claimed, wish.Bought, wish.Ready, wish.Delivered, wish.Followed)
		_, err := w.MoveWish(w.ss, id, w.step(action, day))
		w.done(err)
	}
	return w.wish(id)
}

func (w *wishes) wish(id string) data.Wish {
	w.Helper()
	wish, err := w.Wish(w.ss, id)
	w.done(err)
	return wish
}

// ways are the actions that bring a draft into each state.
var ways = map[string][]string{
	data.WishDraft:     {},
	data.WishPending:   {data.ActSubmit},
	data.WishReturned:  {data.ActSubmit, data.ActReturn},
	data.WishRejected:  {data.ActSubmit, data.ActReject},
	data.WishPassed:    {data.ActSubmit, data.ActPass},
	data.WishPublished: {data.ActSubmit, data.ActPass, data.ActPublish},
	data.WishClaimed:   {data.ActSubmit, data.ActPass, data.ActPublish, data.ActClaim},
	data.WishBuying:    {data.ActSubmit, data.ActPass, data.ActPublish, data.ActClaim, data.ActBuy},
	data.WishReady:     {data.ActSubmit, data.ActPass, data.ActPublish, data.ActClaim, data.ActReady},
	data.WishDelivered: {data.ActSubmit, data.ActPass, data.ActPublish, data.ActClaim, data.ActReady, data.ActDeliver},
	data.WishFollowed:  {data.ActSubmit, data.ActPass, data.ActPublish, data.ActClaim, data.ActReady, data.ActDeliver, data.ActFollow},
	data.WishArchived:  {data.ActSubmit, data.ActPass, data.ActPublish, data.ActClaim, data.ActReady, data.ActDeliver, data.ActFollow, data.ActArchive},
	data.WishWithdrawn: {data.ActWithdraw},
}

// allowed says by hand where each action leads from each state; everything
// else is refused.
var allowed = map[string]map[string]string{
	data.WishDraft:     {data.ActSubmit: data.WishPending, data.ActWithdraw: data.WishWithdrawn},
	data.WishPending:   {data.ActPass: data.WishPassed, data.ActReturn: data.WishReturned, data.ActReject: data.WishRejected, data.ActWithdraw: data.WishWithdrawn},
	data.WishReturned:  {data.ActSubmit: data.WishPending, data.ActWithdraw: data.WishWithdrawn},
	data.WishRejected:  {},
	data.WishPassed:    {data.ActPublish: data.WishPublished, data.ActWithdraw: data.WishWithdrawn},
	data.WishPublished: {data.ActClaim: data.WishClaimed, data.ActFulfil: data.WishBuying, data.ActWithdraw: data.WishWithdrawn},
	data.WishClaimed:   {data.ActBuy: data.WishBuying, data.ActReady: data.WishReady, data.ActWithdraw: data.WishWithdrawn},
	data.WishBuying:    {data.ActReady: data.WishReady, data.ActWithdraw: data.WishWithdrawn},
	data.WishReady:     {data.ActDeliver: data.WishDelivered, data.ActWithdraw: data.WishWithdrawn},
	data.WishDelivered: {data.ActFollow: data.WishFollowed},
	data.WishFollowed:  {data.ActArchive: data.WishArchived},
	data.WishArchived:  {},
	data.WishWithdrawn: {},
}

// dayOf answers the day of the stage that an action reaches.
func dayOf(w data.Wish, action string) string {
	return map[string]string{
		data.ActSubmit: w.Submitted, data.ActPass: w.Passed, data.ActReturn: w.Returned, data.ActReject: w.Rejected, data.ActPublish: w.Published,
		data.ActClaim: w.Claimed, data.ActFulfil: w.Bought, data.ActBuy: w.Bought, data.ActReady: w.Ready, data.ActDeliver: w.Delivered,
		data.ActFollow: w.Followed, data.ActArchive: w.Archived, data.ActWithdraw: w.Withdrawn,
	}[action]
}

// totals is how all wishes stand.
func (w *wishes) totals() data.WishTotals {
	w.Helper()
	totals, err := w.WishTotals(w.ss, data.WishFilter{})
	w.done(err)
	return totals
}

// claimedAfter is what claims of a wish of 128 yuan come to after an action.
var claimedAfter = map[string]int64{data.ActClaim: 12800, data.ActBuy: 12800, data.ActReady: 12800, data.ActDeliver: 12800, data.ActFollow: 12800, data.ActArchive: 12800}

// wantMoved fails the test unless one wish of 128 yuan, and nothing else, went
// from one state to another.
func (w *wishes) wantMoved(action, from, to string, claimed int64, before, after data.WishTotals) {
	w.Helper()
	for _, state := range data.WishStates {
		was, is := before.State(state), after.State(state)
		n := 0
		if state == to {
			n++
		}
		if state == from {
			n--
		}
		if is.Count-was.Count != n || is.Price-was.Price != int64(n)*12800 {
			w.Errorf("%s from %s: %s has %d wishes of %d, had %d of %d", action, from, state, is.Count, is.Price, was.Count, was.Price)
		}
	}
	if got := after.State(to).Claimed - before.State(to).Claimed; got != claimed {
		w.Errorf("%s from %s: %d more are claimed in %s, want %d", action, from, got, to, claimed)
	}
	delivered := 0
	if action == data.ActDeliver {
		delivered = 1
	}
	if after.Delivered-before.Delivered != delivered || after.Actual-before.Actual != int64(delivered)*11900 {
		w.Errorf("%s from %s: delivered %d for %d, were %d for %d", action, from, after.Delivered, after.Actual, before.Delivered, before.Actual)
	}
}

func TestEveryActionInEveryState(t *testing.T) {
	w := newWishes(t)
	w.done(w.SetSetting(w.ss, data.SettingClaimDays, "60")) // so that none expires between two steps
	const day = "2026-11-20"
	const sentence = "This step does not fit the state of the wish. Open it again to see how it stands."
	for _, state := range data.WishStates {
		for _, action := range append([]string{data.ActFree, "nonsense"}, data.WishActions...) {
			wish := w.move(w.draft().ID, ways[state]...)
			if wish.State != state {
				t.Fatalf("the way to %s ends in %s", state, wish.State)
			}
			before := w.totals()
			undo, err := w.MoveWish(w.ss, wish.ID, w.step(action, day))
			after := w.wish(wish.ID)
			to, fits := allowed[state][action]
			var refusal *data.Error
			switch {
			case !fits && (!data.Is(err, data.Conflict) || !errors.As(err, &refusal) || refusal.Text != sentence || after != wish):
				t.Errorf("%s in %s: got %v and state %s, want a conflict and no change", action, state, err, after.State)
			case fits && (err != nil || after.State != to || dayOf(after, action) != day):
				t.Errorf("%s in %s: got %v, state %s on %q, want %s on %s", action, state, err, after.State, dayOf(after, action), to, day)
			}
			if !fits {
				if now := w.totals(); !reflect.DeepEqual(now, before) {
					t.Errorf("%s refused in %s: totals are %+v, were %+v", action, state, now, before)
				}
				continue
			}
			w.wantMoved(action, state, to, claimedAfter[action], before, w.totals())
			w.done(w.UndoWish(w.ss, undo))
			if back := w.wish(wish.ID); back.State != state || dayOf(back, action) != dayOf(wish, action) {
				t.Errorf("undoing %s leads to %s, want %s", action, back.State, state)
			}
			if now := w.totals(); !reflect.DeepEqual(now, before) {
				t.Errorf("%s in %s taken back: totals are %+v, were %+v", action, state, now, before)
			}
			if d, err := w.WishFile(w.ss, wish.ID); err != nil || (d.Delivery != nil) != (wish.Delivered != "") || (len(d.Followups) > 0) != (wish.Followed != "") {
				t.Errorf("undoing %s in %s leaves delivery %v and answers %v (%v)", action, state, d.Delivery, d.Followups, err)
			}
		}
	}
	if n, err := w.CheckServices(w.ss); err != nil || n != 0 {
		t.Errorf("%d services differ from the rule (%v)", n, err)
	}
}

func TestWishActionsAreWhatMoveWishAllows(t *testing.T) {
	w := newWishes(t)
	for _, state := range data.WishStates {
		wish := w.move(w.draft().ID, ways[state]...)
		actions, err := w.Store.WishActions(w.ss, wish)
		w.done(err)
		if len(actions) != len(allowed[state]) {
			t.Errorf("in %s there are %v, want %v", state, actions, allowed[state])
		}
		for i, a := range actions {
			if allowed[state][a.Action] != a.To || a.Next != (i == 0 && a.Action != data.ActWithdraw) {
				t.Errorf("in %s: %+v", state, a)
			}
		}
	}
	t.Run("what a donor brings need not be bought, cash has to be spent", func(t *testing.T) {
		for mode, want := range map[string]string{"goods": data.WishReady, "cash": data.WishBuying} {
			wish := w.move(w.draft().ID, ways[data.WishPublished]...)
			_, err := w.MoveWish(w.ss, wish.ID, data.WishStep{Claim: &data.WishClaim{DonorID: w.donor, Mode: mode}})
			w.done(err)
			_, err = w.MoveWish(w.ss, wish.ID, data.WishStep{})
			w.done(err)
			if got := w.wish(wish.ID); got.State != want || got.Claimed != datatest.Today {
				t.Errorf("after a claim with %s the next step leads to %s, want %s", mode, got.State, want)
			}
		}
	})
}

func TestWhoDecides(t *testing.T) {
	w := newWishes(t)
	decided := map[string]string{
		data.ActPass: data.WishPending, data.ActReturn: data.WishPending, data.ActReject: data.WishPending,
		data.ActPublish: data.WishPassed, data.ActFulfil: data.WishPublished,
	}
	volunteer, reviewer := datatest.As(t, w.Store, w.ss, data.Volunteer), datatest.As(t, w.Store, w.ss, data.Reviewer)
	viewer := datatest.As(t, w.Store, w.ss, data.Viewer)
	for action, state := range decided {
		wish := w.move(w.draft().ID, ways[state]...)
		if _, err := w.MoveWish(volunteer, wish.ID, w.step(action, "")); !data.Is(err, data.Denied) {
			t.Errorf("a volunteer may %s: %v", action, err)
		}
		if _, err := w.MoveWish(reviewer, wish.ID, w.step(action, "")); err != nil {
			t.Errorf("a reviewer may not %s: %v", action, err)
		}
	}
	draft := w.draft()
	if _, err := w.MoveWish(viewer, draft.ID, w.step(data.ActSubmit, "")); !data.Is(err, data.Denied) {
		t.Errorf("a viewer may submit: %v", err)
	}
	undo, err := w.MoveWish(volunteer, draft.ID, w.step(data.ActSubmit, ""))
	w.done(err)
	draft = w.wish(draft.ID)
	draft.Price++
	w.refused(w.SaveWish(volunteer, &draft), "item", false)
	draft.Price--
	draft.Spec = "暖白光"
	w.done(w.SaveWish(volunteer, &draft))
	if err := w.UndoWish(datatest.As(t, w.Store, w.ss, data.SocialWorker), undo); !data.Is(err, data.Denied) {
		t.Errorf("a social worker may undo another's step: %v", err)
	}
	if err := w.UndoWish(volunteer, undo); !data.Is(err, data.Conflict) {
		t.Errorf("a step is undone although the wish changed: %v", err)
	}
}

func TestDaysOfAWish(t *testing.T) {
	w := newWishes(t)
	wish := w.move(w.draft().ID, ways[data.WishPassed]...)
	for day, field := range map[string]string{"2026-11-25": "day", "2026-10-31": "day", "2026-02-30": "day"} {
		_, err := w.MoveWish(w.ss, wish.ID, w.step(data.ActPublish, day))
		w.refused(err, field, false)
	}
	_, err := w.MoveWish(w.ss, wish.ID, w.step(data.ActPublish, "2026年11月5日"))
	w.done(err)
	if got := w.wish(wish.ID).Published; got != "2026-11-05" {
		t.Errorf("published on %s", got)
	}
	for _, action := range []string{data.ActReturn, data.ActReject, data.ActWithdraw} {
		pending := w.move(w.draft().ID, data.ActSubmit)
		_, err := w.MoveWish(w.ss, pending.ID, data.WishStep{Action: action, Reason: "  "})
		w.refused(err, "state_reason", false)
	}
	t.Run("a wish that comes back is submitted and passed anew", func(t *testing.T) {
		wish := w.move(w.draft().ID, data.ActSubmit, data.ActReturn)
		if wish.StateReason == "" || wish.Returned == "" {
			t.Errorf("returned without reason or day: %+v", wish)
		}
		_, err := w.MoveWish(w.ss, wish.ID, data.WishStep{Day: "2026-11-10"})
		w.done(err)
		wish = w.move(wish.ID, data.ActPass)
		if wish.Submitted != "2026-11-10" || wish.Passed != "2026-11-10" || wish.StateReason != "" {
			t.Errorf("after the second review: %+v", wish)
		}
	})
	t.Run("saving a wish never changes its stages", func(t *testing.T) {
		wish := w.move(w.draft().ID, ways[data.WishClaimed]...)
		forged := wish
		forged.State, forged.Delivered, forged.Claimed, forged.Passed = data.WishDelivered, "2026-11-02", "", ""
		w.done(w.SaveWish(w.ss, &forged))
		if after := w.wish(wish.ID); after.State != wish.State || after.Delivered != "" || after.Claimed != wish.Claimed || after.Passed != wish.Passed {
			t.Errorf("got %+v", after)
		}
	})
}

func TestSaveWish(t *testing.T) {
	w := newWishes(t)
	t.Run("gives out numbers", func(t *testing.T) {
		if first, second := w.draft(), w.draft(); first.No != "XY2026-A0001" || second.No != "XY2026-A0002" || first.State != data.WishDraft {
			t.Errorf("got %s and %s in %s", first.No, second.No, first.State)
		}
	})
	t.Run("wants the guardian's consent on the day", func(t *testing.T) {
		without := datatest.Child(t, w.Store, w.ss, "张未名", datatest.NoConsent())
		w.refused(w.SaveWish(w.ss, &data.Wish{ChildID: without.ID, Item: "篮球"}), "child_id", false)
		late := datatest.Child(t, w.Store, w.ss, "王迟迟", datatest.OnFileFrom("2026-10-10"))
		w.refused(w.SaveWish(w.ss, &data.Wish{ChildID: late.ID, Item: "篮球", Registered: "2026-10-09"}), "child_id", false)
		w.done(w.SaveWish(w.ss, &data.Wish{ChildID: late.ID, Item: "篮球", Registered: "2026-10-10"}))
	})
	t.Run("refuses what can't be", func(t *testing.T) {
		for field, wish := range map[string]data.Wish{
			"item":          {ChildID: w.childID, Item: " "},
			"category":      {ChildID: w.childID, Item: "书", Category: "gold"},
			"price_fen":     {ChildID: w.childID, Item: "书", Price: -1},
			"quantity":      {ChildID: w.childID, Item: "书", Quantity: -1},
			"child_id":      {Item: "书"},
			"registered_on": {ChildID: w.childID, Item: "书", Registered: "2026-11-25"},
		} {
			w.refused(w.SaveWish(w.ss, &wish), field, false)
		}
	})
	t.Run("holds to one wish for a child and batch; rejected ones don't count", func(t *testing.T) {
		b := data.WishBatch{Name: "六一批次"}
		w.done(w.SaveBatch(w.ss, &b))
		first := data.Wish{ChildID: w.childID, BatchID: data.Ref(b.ID), Item: "跳绳"}
		w.done(w.SaveWish(w.ss, &first))
		second := data.Wish{ChildID: w.childID, BatchID: data.Ref(b.ID), Item: "篮球"}
		w.refused(w.SaveWish(w.ss, &second), "batch_id", false)
		w.done(w.SaveWish(w.ss, &first))
		w.move(first.ID, data.ActSubmit, data.ActReject)
		w.done(w.SaveWish(w.ss, &second))
		other := data.Wish{ChildID: w.child("王小满"), BatchID: data.Ref(b.ID), Item: "篮球"}
		w.done(w.SaveWish(w.ss, &other))
		b.Status = data.BatchClosed
		w.done(w.SaveBatch(w.ss, &b))
		w.refused(w.SaveWish(w.ss, &data.Wish{ChildID: w.child("赵一"), BatchID: data.Ref(b.ID), Item: "书"}), "batch_id", false)
	})
}

func TestPricesOverTheLimit(t *testing.T) {
	w := newWishes(t)
	expensive := data.Wish{ChildID: w.childID, BatchID: data.Ref(w.batchID), Item: "自行车", Price: 30001, PublicText: publicText}
	w.done(w.SaveWish(w.ss, &expensive))
	w.move(expensive.ID, data.ActSubmit)
	_, err := w.MoveWish(w.ss, expensive.ID, data.WishStep{Action: data.ActPass})
	w.refused(err, "price_fen", true)
	_, err = w.MoveWish(w.ss, expensive.ID, data.WishStep{Action: data.ActPass, Over: true})
	w.done(err)
	if got := w.wish(expensive.ID); got.OverLimitBy != "周岚" || got.State != data.WishPassed {
		t.Errorf("approved by %q in %s", got.OverLimitBy, got.State)
	}
	_, err = w.MoveWish(w.ss, expensive.ID, data.WishStep{})
	w.done(err)

	t.Run("the project's limit holds where the batch has none", func(t *testing.T) {
		p := data.Project{Name: "圆梦", Start: "2026-01-01", End: "2026-12-31", WishPriceMax: 10000}
		w.done(w.SaveProject(w.ss, &p))
		b := data.WishBatch{Name: "项目批次", ProjectID: data.Ref(p.ID)}
		w.done(w.SaveBatch(w.ss, &b))
		wish := data.Wish{ChildID: w.childID, BatchID: data.Ref(b.ID), Item: "书包", Price: 10001}
		w.done(w.SaveWish(w.ss, &wish))
		w.move(wish.ID, data.ActSubmit)
		_, err := w.MoveWish(w.ss, wish.ID, data.WishStep{})
		w.refused(err, "price_fen", true)
		wish = w.wish(wish.ID)
		wish.Price = 10000
		w.done(w.SaveWish(w.ss, &wish))
		_, err = w.MoveWish(w.ss, wish.ID, data.WishStep{})
		w.done(err)
	})
	t.Run("a device is approved whatever it costs", func(t *testing.T) {
		wish := data.Wish{ChildID: w.childID, Item: "学习机", Price: 100, Category: "electronics"}
		w.done(w.SaveWish(w.ss, &wish))
		w.move(wish.ID, data.ActSubmit)
		_, err := w.MoveWish(w.ss, wish.ID, data.WishStep{})
		w.refused(err, "category", true)
	})
}

func TestPublicTextTellsNobody(t *testing.T) {
	w := newWishes(t)
	for _, text := range []string{
		"李小禾想要台灯", "小禾想要台灯", "柳桥小学的男生想要台灯", "荷塘村的男生想要台灯", "孙桂兰的孙子想要台灯",
		"男生想要台灯，电话 138 0000 0001", "男生想要台灯，１３８００００９９９９", "男生想要台灯 32010620160501123X",
	} {
		wish := data.Wish{ChildID: w.childID, Item: "台灯", PublicText: text}
		w.refused(w.SaveWish(w.ss, &wish), "public_text", false)
	}
	wish := data.Wish{ChildID: w.childID, Item: "台灯", Registered: "2026-11-01"}
	w.done(w.SaveWish(w.ss, &wish))
	w.move(wish.ID, data.ActSubmit, data.ActPass)
	_, err := w.MoveWish(w.ss, wish.ID, data.WishStep{})
	w.refused(err, "public_text", false)
	wish = w.wish(wish.ID)
	wish.PublicText = publicText + "，30 厘米高，2026 年款"
	w.done(w.SaveWish(w.ss, &wish))
	guardian := data.Guardian{ChildID: w.childID, Name: "台灯", Relation: "51"}
	w.done(w.SaveGuardian(w.ss, &guardian))
	_, err = w.MoveWish(w.ss, wish.ID, data.WishStep{})
	w.refused(err, "public_text", false)
}

func TestBoardNeverTellsNames(t *testing.T) {
	w := newWishes(t)
	w.move(w.draft().ID, ways[data.WishPublished]...)
	cards, total, err := w.WishCards(w.ss, data.WishFilter{States: []string{data.WishPublished}})
	w.done(err)
	if total != 1 || len(cards) != 1 || cards[0].Age != 10 || cards[0].Sex != 1 || cards[0].Grade.String() != "四年级" || cards[0].Days != 23 {
		t.Errorf("got %d: %+v", total, cards)
	}
	lines, _, err := w.WishLines(w.ss, data.WishFilter{Text: "lxh"})
	w.done(err)
	if len(lines) != 1 || lines[0].Child != "李小禾" || !strings.HasPrefix(lines[0].FileNo, "云2026-") {
		t.Errorf("got %+v", lines)
	}
	accountant := datatest.As(t, w.Store, w.ss, data.Accountant)
	lines, _, err = w.WishLines(accountant, data.WishFilter{})
	w.done(err)
	if len(lines) != 1 || lines[0].Child != "" || lines[0].ChildID != "" || lines[0].FileNo != "" {
		t.Errorf("the accountant sees whose wish it is: %+v", lines)
	}
	if lines, _, err = w.WishLines(accountant, data.WishFilter{Text: "李小禾"}); err != nil || len(lines) != 0 {
		t.Errorf("the accountant finds a wish by the child's name: %+v, %v", lines, err)
	}
}
