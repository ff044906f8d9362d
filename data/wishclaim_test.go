package data_test

import (
	"fmt"
	"testing"

	"careledger/data"
)

// claim claims a wish and answers the refusal.
func (w *wishes) claim(id, day string, c data.WishClaim) error {
	_, err := w.MoveWish(w.ss, id, data.WishStep{Action: data.ActClaim, Day: day, Claim: &c})
	return err
}

func (w *wishes) claims(id string) []data.ClaimLine {
	w.Helper()
	all, err := w.WishClaims(w.ss, id)
	w.done(err)
	return all
}

func TestClaims(t *testing.T) {
	w := newWishes(t)
	t.Run("one donor alone reaches the price at once", func(t *testing.T) {
		wish := w.move(w.draft().ID, ways[data.WishPublished]...)
		w.refused(w.claim(wish.ID, "", data.WishClaim{DonorID: w.donor, Amount: 12700}), "amount_fen", false)
		w.refused(w.claim(wish.ID, "", data.WishClaim{}), "donor_id", false)
		w.refused(w.claim(wish.ID, "", data.WishClaim{DonorID: w.donor, Mode: "stocks"}), "mode", false)
		w.done(w.claim(wish.ID, "2026-11-20", data.WishClaim{DonorID: w.donor}))
		c := w.claims(wish.ID)[0]
		if got := w.wish(wish.ID); got.State != data.WishClaimed || got.Claimed != "2026-11-20" || c.Amount != 12800 || c.Expires != "2026-11-27" || c.Donor != "陈先生" {
			t.Errorf("%s on %s: %+v", got.State, got.Claimed, c)
		}
		w.conflicts(w.claim(wish.ID, "", data.WishClaim{DonorID: w.other}))
		got := w.wish(wish.ID)
		got.Price = 15000
		w.refused(w.SaveWish(w.ss, &got), "price_fen", false)
	})
	t.Run("shares stay published until they reach the price, and never exceed it", func(t *testing.T) {
		wish := w.move(w.draft().ID, ways[data.WishPublished]...)
		w.refused(w.claim(wish.ID, "", data.WishClaim{DonorID: w.donor, Shared: true}), "amount_fen", false)
		w.done(w.claim(wish.ID, "2026-11-20", data.WishClaim{DonorID: w.donor, Shared: true, Amount: 8000}))
		if got := w.wish(wish.ID); got.State != data.WishPublished || got.Claimed != "" {
			t.Errorf("a share makes it %s", got.State)
		}
		w.conflicts(w.claim(wish.ID, "", data.WishClaim{DonorID: w.other}))
		w.refused(w.claim(wish.ID, "", data.WishClaim{DonorID: w.other, Shared: true, Amount: 4801}), "amount_fen", false)
		w.done(w.claim(wish.ID, "2026-11-22", data.WishClaim{DonorID: w.other, Shared: true, Amount: 4800}))
		if got := w.wish(wish.ID); got.State != data.WishClaimed || got.Claimed != "2026-11-22" {
			t.Errorf("%s on %s", got.State, got.Claimed)
		}
		cards, _, err := w.WishCards(w.ss, data.WishFilter{DonorID: w.other})
		w.done(err)
		if len(cards) != 1 || cards[0].Claims != 2 || cards[0].ClaimedFen != 12800 || !cards[0].Shared {
			t.Errorf("got %+v", cards)
		}
		w.done(w.CancelClaim(w.ss, w.claims(wish.ID)[0].ID))
		if got := w.wish(wish.ID); got.State != data.WishPublished || got.Claimed != "" || w.claims(wish.ID)[1].State != data.ClaimActive {
			t.Errorf("after cancelling a share: %s, %+v", got.State, w.claims(wish.ID))
		}
		w.conflicts(w.CancelClaim(w.ss, w.claims(wish.ID)[0].ID))
	})
	t.Run("what costs nothing is claimed alone", func(t *testing.T) {
		wish := data.Wish{ChildID: w.childID, Item: "去博物馆", Category: "experience", PublicText: "想去一次博物馆", Registered: "2026-11-01"}
		w.done(w.SaveWish(w.ss, &wish))
		if got := w.move(wish.ID, ways[data.WishClaimed]...); got.State != data.WishClaimed {
			t.Errorf("got %s", got.State)
		}
	})
	t.Run("buying, delivering and withdrawing settle the claims", func(t *testing.T) {
		for way, want := range map[string]string{data.WishBuying: data.ClaimActive, data.WishDelivered: data.ClaimMet} {
			wish := w.move(w.draft().ID, ways[way]...)
			if got := w.claims(wish.ID)[0].State; got != want {
				t.Errorf("in %s the claim is %s", way, got)
			}
			w.conflicts(w.CancelClaim(w.ss, w.claims(wish.ID)[0].ID))
		}
		for _, action := range []string{data.ActWithdraw, data.ActFulfil} {
			wish := w.move(w.draft().ID, ways[data.WishPublished]...)
			w.done(w.claim(wish.ID, "", data.WishClaim{DonorID: w.donor, Shared: true, Amount: 1}))
			w.move(wish.ID, action)
			if got := w.claims(wish.ID)[0].State; got != data.ClaimCancelled {
				t.Errorf("after %s the claim is %s", action, got)
			}
		}
	})
	t.Run("only what was noted about a claim can be changed", func(t *testing.T) {
		wish := w.move(w.draft().ID, ways[data.WishClaimed]...)
		c := w.claims(wish.ID)[0].WishClaim
		c.Amount, c.Receipt, c.Expect, c.State = 1, "苏财票 001", "2026.12.1", data.ClaimMet
		w.done(w.SaveClaim(w.ss, &c))
		if got := w.claims(wish.ID)[0]; got.Amount != 12800 || got.Receipt != "苏财票 001" || got.Expect != "2026-12-01" || got.State != data.ClaimActive {
			t.Errorf("got %+v", got)
		}
	})
}

func TestClaimsExpire(t *testing.T) {
	w := newWishes(t)
	w.done(w.SetSetting(w.ss, data.SettingClaimDays, "3"))
	claimed, bought := w.move(w.draft().ID, ways[data.WishPublished]...), w.move(w.draft().ID, ways[data.WishPublished]...)
	w.done(w.claim(claimed.ID, "2026-11-24", data.WishClaim{DonorID: w.donor}))
	w.done(w.claim(bought.ID, "2026-11-24", data.WishClaim{DonorID: w.donor}))
	_, err := w.MoveWish(w.ss, bought.ID, data.WishStep{Action: data.ActBuy})
	w.done(err)

	w.clock.Set("2026-11-27", "23:59")
	if n, err := w.FreeExpiredClaims(w.ss); err != nil || n != 0 {
		t.Errorf("freed %d on the last day (%v)", n, err)
	}
	w.clock.Set("2026-11-28", "00:01")
	cards, total, err := w.WishCards(w.ss, data.WishFilter{Overdue: true})
	w.done(err)
	if total != 1 || cards[0].ID != claimed.ID || !cards[0].Overdue || cards[0].State != data.WishPublished {
		t.Errorf("overdue are %+v", cards)
	}
	if got := w.wish(claimed.ID); got.State != data.WishPublished || got.Claimed != "" || w.claims(claimed.ID)[0].State != data.ClaimExpired {
		t.Errorf("after a week: %+v", got)
	}
	if got := w.wish(bought.ID); got.State != data.WishBuying || w.claims(bought.ID)[0].State != data.ClaimActive {
		t.Errorf("what is being bought was freed: %s", got.State)
	}
	w.done(w.claim(claimed.ID, "", data.WishClaim{DonorID: w.other}))
	if got := w.wish(claimed.ID); got.State != data.WishClaimed || got.Claimed != "2026-11-28" {
		t.Errorf("claimed again: %s on %s", got.State, got.Claimed)
	}
}

func TestDelivery(t *testing.T) {
	w := newWishes(t)
	first, second := w.person("吴老师"), w.person("钱老师")
	p := w.project(nil)
	b := data.WishBatch{Name: "圆梦批次", ProjectID: data.Ref(p)}
	w.done(w.SaveBatch(w.ss, &b))
	wish := data.Wish{ChildID: w.childID, BatchID: data.Ref(b.ID), Item: "护眼台灯", Price: 12800, PublicText: publicText, Registered: "2026-11-01"}
	w.done(w.SaveWish(w.ss, &wish))
	w.move(wish.ID, ways[data.WishReady]...)
	for field, d := range map[string]*data.WishDelivery{
		"receiver":   {FormNo: "QS-1"},
		"form_no":    {Receiver: "孙桂兰"},
		"mode":       {Receiver: "孙桂兰", FormNo: "QS-1", Mode: "drone"},
		"actual_fen": {Receiver: "孙桂兰", FormNo: "QS-1", Actual: -1},
	} {
		_, err := w.MoveWish(w.ss, wish.ID, data.WishStep{Action: data.ActDeliver, Delivery: d})
		w.refused(err, field, false)
	}
	w.wantUnits(w.childID, 0)
	_, err := w.MoveWish(w.ss, wish.ID, data.WishStep{
		Day: "2026-11-12", HandedBy: []string{first, second, first},
		Delivery: &data.WishDelivery{Receiver: "孙桂兰", Relation: "62", FormNo: "QS-1", Actual: 11900},
	})
	w.done(err)
	w.wantUnits(w.childID, 1)
	services, err := w.Services(w.ss, w.childID)
	w.done(err)
	if s := services[0]; s.Day != "2026-11-12" || s.Kind != "wish" || s.ProjectID != data.Ref(p) || s.Title != "护眼台灯" {
		t.Errorf("the service is %+v", s)
	}
	f, err := w.WishFile(w.ss, wish.ID)
	w.done(err)
	if f.Delivery.ActualItem != "护眼台灯" || f.Delivery.Mode != "home" || len(f.HandedBy) != 2 {
		t.Errorf("got %+v by %v", f.Delivery, f.HandedBy)
	}

	t.Run("goods on the same form don't count again", func(t *testing.T) {
		g := data.Goods{ChildID: w.childID, Day: "2026-11-12", Item: "台灯", Quantity: 1, FormNo: "QS-1"}
		w.done(w.SaveGoods(w.ss, &g))
		w.wantUnits(w.childID, 1)
		d := *f.Delivery
		d.FormNo = "QS-2"
		w.done(w.SaveDelivery(w.ss, &d, f.HandedBy))
		w.wantUnits(w.childID, 2)
	})
	t.Run("a correction moves the day and the people", func(t *testing.T) {
		f, err := w.WishFile(w.ss, wish.ID)
		w.done(err)
		d := *f.Delivery
		d.Day = "2026-10-31"
		w.refused(w.SaveDelivery(w.ss, &d, nil), "day", false)
		d.Day = "2026-11-13"
		w.done(w.SaveDelivery(w.ss, &d, []string{second}))
		f, err = w.WishFile(w.ss, wish.ID)
		w.done(err)
		if f.Wish.Delivered != "2026-11-13" || f.Delivery.Day != "2026-11-13" || fmt.Sprint(f.HandedBy) != fmt.Sprint([]string{second}) {
			t.Errorf("got %s, %s by %v", f.Wish.Delivered, f.Delivery.Day, f.HandedBy)
		}
	})
	t.Run("later answers are kept beside the first", func(t *testing.T) {
		later := data.WishFollowup{WishID: wish.ID, Day: "2026-11-20", Usable: "damaged", Redo: true}
		w.conflicts(w.SaveFollowup(w.ss, &later))
		w.move(wish.ID, data.ActFollow)
		w.done(w.SaveFollowup(w.ss, &later))
		f, err := w.WishFile(w.ss, wish.ID)
		w.done(err)
		if len(f.Followups) != 2 || f.Followups[0].Usable != "fits" || f.Wish.Followed != "2026-11-13" {
			t.Errorf("got %+v", f.Followups)
		}
	})
}

func TestWishTotals(t *testing.T) {
	w := newWishes(t)
	w.clock.Set("2026-11-05", "10:00") // the claims of 1 November still hold
	for state, n := range map[string]int{data.WishDraft: 1, data.WishPublished: 2, data.WishClaimed: 1, data.WishDelivered: 2, data.WishArchived: 1, data.WishWithdrawn: 1} {
		for range n {
			w.move(w.draft().ID, ways[state]...)
		}
	}
	totals, err := w.WishTotals(w.ss, data.WishFilter{BatchID: w.batchID})
	w.done(err)
	if totals.Count != 8 || totals.Passed != 6 || totals.Published != 6 || totals.Claimed != 4 || totals.Delivered != 3 || totals.Followed != 1 || totals.Withdrawn != 1 {
		t.Errorf("counts are %+v", totals)
	}
	if totals.Price != 8*12800 || totals.Actual != 3*11900 || totals.MeanDays != 0 {
		t.Errorf("money is %d and %d, days %v", totals.Price, totals.Actual, totals.MeanDays)
	}
	if d := totals.State(data.WishDelivered); d.Count != 2 || d.Price != 25600 || d.Claimed != 25600 || d.Actual != 23800 {
		t.Errorf("delivered is %+v", d)
	}
	if d := totals.State(data.WishReady); d.Count != 0 {
		t.Errorf("ready is %+v", d)
	}
	figures, err := w.Figures(w.ss, data.Scope{From: "2026-01-01", To: "2026-12-31"}, "W1", "W2", "W3", "W4", "W6")
	w.done(err)
	if int(figures["W1"].Value) != totals.Count || int(figures["W2"].Num) != totals.Passed || int(figures["W3"].Num) != totals.Claimed ||
		int(figures["W4"].Num) != totals.Delivered || figures["W6"].Num != totals.Actual {
		t.Errorf("the board and the report differ: %+v and %+v", totals, figures)
	}
	lines, total, err := w.WishLines(w.ss, data.WishFilter{Limit: 3, Offset: 6})
	w.done(err)
	if len(lines) != 2 || total != 8 {
		t.Errorf("the last page has %d of %d", len(lines), total)
	}
	batches, err := w.Batches(w.ss)
	w.done(err)
	if len(batches) != 1 || batches[0].Wishes != 8 || batches[0].Delivered != 3 {
		t.Errorf("got %+v", batches)
	}
}

func TestDonors(t *testing.T) {
	w := newWishes(t)
	w.conflicts(w.SaveDonor(w.ss, &data.Donor{Name: "陈先生"}))
	w.refused(w.SaveDonor(w.ss, &data.Donor{Name: " "}), "name", false)
	w.refused(w.SaveDonor(w.ss, &data.Donor{Name: "王", Kind: "king"}), "kind", false)
	w.refused(w.SaveDonor(w.ss, &data.Donor{Name: "王", Phone: "12"}), "phone", false)
	w.refused(w.SaveDonor(w.ss, &data.Donor{Name: "王", USCC: "1"}), "uscc", false)
	w.move(w.draft().ID, ways[data.WishDelivered]...)
	w.move(w.draft().ID, ways[data.WishClaimed]...)
	found, total, err := w.Donors(w.ss, "陈")
	w.done(err)
	if total != 2 || len(found) != 1 || found[0].Claims != 2 || found[0].Met != 1 || found[0].Amount != 25600 {
		t.Errorf("got %d: %+v", total, found)
	}
	claims, err := w.DonorClaims(w.ss, w.donor)
	w.done(err)
	if len(claims) != 2 {
		t.Errorf("got %+v", claims)
	}
}

func TestListsFollowEveryChange(t *testing.T) {
	w := newWishes(t)
	list := func(f data.WishFilter) string {
		lines, total, err := w.WishLines(w.ss, f)
		w.done(err)
		text := fmt.Sprint(total)
		for _, l := range lines {
			text += fmt.Sprintf(" %s:%s:%d:%s", l.No[len(l.No)-1:], l.State, l.ClaimedFen, l.Usable)
		}
		return text
	}
	want := func(f data.WishFilter, want string) {
		t.Helper()
		if got := list(f); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	want(data.WishFilter{}, "0")
	w.clock.Set("2026-11-05", "10:00")
	first, second := w.draft(), w.draft()
	want(data.WishFilter{}, "2 2:draft:0: 1:draft:0:")
	w.move(first.ID, ways[data.WishClaimed]...)
	want(data.WishFilter{}, "2 2:draft:0: 1:claimed:12800:")
	want(data.WishFilter{DonorID: w.donor, States: []string{data.WishClaimed}}, "1 1:claimed:12800:")
	w.done(w.CancelClaim(w.ss, w.claims(first.ID)[0].ID))
	want(data.WishFilter{}, "2 2:draft:0: 1:published:0:")
	want(data.WishFilter{DonorID: w.donor}, "0")
	w.move(second.ID, ways[data.WishFollowed]...)
	want(data.WishFilter{Text: "台灯", Category: "stationery", BatchID: w.batchID}, "2 2:followed:12800:fits 1:published:0:")
	second = w.wish(second.ID)
	second.Item = "篮球"
	w.done(w.SaveWish(w.ss, &second))
	want(data.WishFilter{Text: "篮"}, "1 2:followed:12800:fits")
	third := data.Wish{ChildID: w.childID, Item: "书", Registered: "2026-10-01"}
	w.done(w.SaveWish(w.ss, &third))
	want(data.WishFilter{ChildID: w.childID}, "3 2:followed:12800:fits 1:published:0: 3:draft:0:")
	w.done(w.Remove(w.ss, "wish", first.ID))
	want(data.WishFilter{}, "2 2:followed:12800:fits 3:draft:0:")
	w.done(w.Restore(w.ss, "wish", first.ID))
	want(data.WishFilter{Text: "李小禾", Limit: 2}, "3 2:followed:12800:fits 1:published:0:")
	w.clock.Set("2026-11-24", "10:00")
	b, err := w.Batch(w.ss, w.batchID)
	w.done(err)
	b.To = "2026-11-23"
	w.done(w.SaveBatch(w.ss, &b))
	want(data.WishFilter{Overdue: true}, "1 1:published:0:")
	want(data.WishFilter{ProjectID: "none"}, "0")
}
