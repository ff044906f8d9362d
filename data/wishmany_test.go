package data_test

import (
	"testing"

	"careledger/data"
)

func TestManyWishesAtOnce(t *testing.T) {
	w := newWishes(t)
	first, second := w.move(w.draft().ID, ways[data.WishReady]...), w.move(w.draft().ID, ways[data.WishReady]...)
	early := w.draft()
	before := w.totals()
	handOver := func(x data.Wish) data.WishStep {
		return data.WishStep{Action: data.ActDeliver, Delivery: &data.WishDelivery{Receiver: "李小禾", FormNo: "QS-0009", Actual: x.Price, Mode: "ceremony"}}
	}
	_, refused, err := w.MoveWishes(w.ss, []string{first.ID, early.ID}, handOver)
	w.conflicts(err)
	if refused != early.No || w.wish(first.ID).State != data.WishReady {
		t.Errorf("refused is %q, the first is %s", refused, w.wish(first.ID).State)
	}
	undo, refused, err := w.MoveWishes(w.ss, []string{first.ID, second.ID}, handOver)
	w.done(err)
	after := w.totals()
	if refused != "" || after.Delivered-before.Delivered != 2 || after.Actual-before.Actual != 25600 {
		t.Errorf("delivered %d for %d; refused %q", after.Delivered, after.Actual, refused)
	}
	w.done(w.UndoWish(w.ss, undo))
	if now := w.totals(); now.Delivered != before.Delivered || now.Actual != before.Actual || w.wish(second.ID).State != data.WishReady {
		t.Errorf("after undo %+v", now)
	}
}
