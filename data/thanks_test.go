package data_test

import (
	"testing"

	"careledger/data"
)

func TestThanksAreOwedUntilSent(t *testing.T) {
	w := newWishes(t)
	owed := func() int {
		donors, _, err := w.Donors(w.ss, "陈先生")
		w.done(err)
		return donors[0].Owed
	}
	wish := w.move(w.draft().ID, ways[data.WishReady]...)
	if n := owed(); n != 0 {
		t.Errorf("%d owed before anything was delivered", n)
	}
	_, err := w.ThankDonor(w.ss, w.donor, "2026-11-24")
	w.conflicts(err)
	w.move(wish.ID, data.ActDeliver)
	w.move(w.draft().ID, ways[data.WishDelivered]...)
	if n := owed(); n != 2 {
		t.Errorf("%d owed for two", n)
	}
	_, err = w.ThankDonor(w.ss, w.donor, "2026-11-25")
	w.refused(err, "day", false)
	undo, err := w.ThankDonor(w.ss, w.donor, "2026-11-24")
	w.done(err)
	if owed() != 0 || w.claims(wish.ID)[0].Thanked != "2026-11-24" {
		t.Errorf("still owed %d", owed())
	}
	w.done(w.UndoWish(w.ss, undo))
	if n := owed(); n != 2 {
		t.Errorf("%d owed after undo", n)
	}
	_, err = w.ThankDonor(w.ss, w.donor, "2026-11-24")
	w.done(err)
	c := w.claims(wish.ID)[0].WishClaim
	c.Note, c.Thanked = "已寄感谢信", ""
	w.done(w.SaveClaim(w.ss, &c))
	if kept := w.claims(wish.ID)[0]; kept.Thanked != "2026-11-24" || kept.Note != "已寄感谢信" {
		t.Errorf("kept %+v", kept)
	}
}
