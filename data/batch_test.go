package data_test

import (
	"testing"

	"careledger/data"
)

func TestOfferToThePublicWantsACharity(t *testing.T) {
	r := newRecords(t)
	b := data.WishBatch{Name: "2026 冬季批次"}
	r.done(r.SaveBatch(r.ss, &b))
	if b.Offer != data.OfferKnown {
		t.Errorf("a new batch is offered to %q", b.Offer)
	}
	b.Offer = data.OfferPublic
	r.refused(r.SaveBatch(r.ss, &b), "charity", false)
	b.Charity = "云禾市慈善总会"
	r.refused(r.SaveBatch(r.ss, &b), "charity_no", false)
	b.CharityNo = "53320000MJ00000000"
	r.done(r.SaveBatch(r.ss, &b))
	b.Offer = "somebody"
	r.refused(r.SaveBatch(r.ss, &b), "offer", false)
	kept, err := r.Batch(r.ss, b.ID)
	r.done(err)
	if kept.Offer != data.OfferPublic || kept.Charity != "云禾市慈善总会" || kept.CharityNo != "53320000MJ00000000" {
		t.Errorf("kept %+v", kept)
	}
}
