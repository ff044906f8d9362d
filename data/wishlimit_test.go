package data_test

import (
	"sync"
	"testing"

	"careledger/data"
)

func TestNoWayAroundTheLimits(t *testing.T) {
	w := newWishes(t)
	one := data.WishBatch{Name: "六一批次", PerChild: 1, PriceMax: 20000}
	w.done(w.SaveBatch(w.ss, &one))
	wish := func(batch string) data.Wish {
		x := data.Wish{ChildID: w.childID, BatchID: data.Ref(batch), Item: "书包", Price: 15000, PublicText: publicText, Registered: "2026-11-01"}
		w.done(w.SaveWish(w.ss, &x))
		return x
	}
	t.Run("a passed wish goes over the limit by price, batch or kind only when approved", func(t *testing.T) {
		for field, change := range map[string]func(*data.Wish){
			"price_fen": func(x *data.Wish) { x.Price = 30001 },
			"category":  func(x *data.Wish) { x.Category = "electronics" },
		} {
			passed := w.move(w.draft().ID, data.ActSubmit, data.ActPass)
			change(&passed)
			w.refused(w.SaveWish(w.ss, &passed), field, true)
			if kept := w.wish(passed.ID); kept.Price != 12800 || kept.Category != "stationery" || kept.OverLimitBy != "" {
				t.Errorf("kept %+v", kept)
			}
			passed.Approve = true
			w.done(w.SaveWish(w.ss, &passed))
			if kept := w.wish(passed.ID); kept.OverLimitBy != "周岚" {
				t.Errorf("approved by %q", kept.OverLimitBy)
			}
		}
		dear := w.draft()
		dear.Price = 25000
		w.done(w.SaveWish(w.ss, &dear))
		dear = w.move(dear.ID, data.ActSubmit, data.ActPass)
		dear.BatchID = data.Ref(one.ID)
		w.refused(w.SaveWish(w.ss, &dear), "price_fen", true)
	})
	first := wish(one.ID)
	t.Run("nor does a second wish come in by another batch or child", func(t *testing.T) {
		other := wish(w.batchID)
		other.BatchID = data.Ref(one.ID)
		w.refused(w.SaveWish(w.ss, &other), "batch_id", false)
		neighbour := data.Wish{ChildID: w.child("王小满"), BatchID: data.Ref(one.ID), Item: "跳绳", Registered: "2026-11-01"}
		w.done(w.SaveWish(w.ss, &neighbour))
		neighbour.ChildID = w.childID
		w.refused(w.SaveWish(w.ss, &neighbour), "batch_id", false)
	})
	t.Run("nor out of the bin", func(t *testing.T) {
		w.done(w.Remove(w.ss, "wish", first.ID))
		second := wish(one.ID)
		w.refused(w.Restore(w.ss, "wish", first.ID), "batch_id", false)
		w.done(w.Remove(w.ss, "wish", second.ID))
		w.done(w.Restore(w.ss, "wish", first.ID))
	})
	t.Run("nor by undoing that the first was withdrawn", func(t *testing.T) {
		undo, err := w.MoveWish(w.ss, first.ID, w.step(data.ActWithdraw, ""))
		w.done(err)
		second := wish(one.ID)
		w.refused(w.UndoWish(w.ss, undo), "batch_id", false)
		if got := w.wish(first.ID).State; got != data.WishWithdrawn {
			t.Errorf("the first is %s", got)
		}
		w.done(w.Remove(w.ss, "wish", second.ID))
		w.done(w.UndoWish(w.ss, undo))
	})
}

func TestFirstComeFirstServed(t *testing.T) {
	w := newWishes(t)
	wish := w.move(w.draft().ID, ways[data.WishPublished]...)
	errs := make([]error, 6)
	var all sync.WaitGroup
	for i := range errs {
		donor := []string{w.donor, w.other}[i%2]
		all.Go(func() { errs[i] = w.claim(wish.ID, "", data.WishClaim{DonorID: donor}) })
	}
	all.Wait()
	won := 0
	for _, err := range errs {
		switch {
		case err == nil:
			won++
		case !data.Is(err, data.Conflict):
			t.Errorf("refused with %v", err)
		}
	}
	if claims := w.claims(wish.ID); won != 1 || len(claims) != 1 || claims[0].Amount != 12800 {
		t.Errorf("%d claimed it; claims %+v", won, claims)
	}
}
