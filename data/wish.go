package data

import (
	"fmt"
	"strings"
)

// Wish is a child's wish (微心愿) with the day of each stage that it reached.
type Wish struct {
	Row
	No          string `db:"no"`              // 心愿编号, such as XY2026-A0001; given out by the store
	BatchID     Ref    `db:"batch_id"`        // round of wishes
	ChildID     string `db:"child_id"`        //
	Proposer    string `db:"proposer"`        // one of WishProposers
	Confirmed   bool   `db:"child_confirmed"` // the child itself said so
	Category    string `db:"category"`        // an entry of ListWishCategory
	Item        string `db:"item"`
	Spec        string `db:"spec"` // size, colour, height and weight
	Quantity    int    `db:"quantity"`
	Price       int64  `db:"price_fen"`   // estimate for the whole wish, in fen; 0 for what costs nothing
	Alternative string `db:"alternative"` // what else would do
	Reason      string `db:"reason"`      // why; never printed
	PublicText  string `db:"public_text"` // what the public may read; names nobody and no place
	State       string `db:"state"`       // one of WishStates; only [Store.MoveWish] changes it
	StateReason string `db:"state_reason"`
	OverLimitBy string `db:"over_limit_by"` // user who approved a price over the limit, or a device

	Registered string `db:"registered_on"` // days of the stages, empty where not reached
	Submitted  string `db:"submitted_on"`
	Passed     string `db:"passed_on"`
	Published  string `db:"published_on"`
	Claimed    string `db:"claimed_on"` // when the claims reached the price
	Bought     string `db:"bought_on"`  // when buying began
	Ready      string `db:"ready_on"`
	Delivered  string `db:"delivered_on"`
	Followed   string `db:"followed_on"`
	Archived   string `db:"archived_on"`
	Returned   string `db:"returned_on"`
	Rejected   string `db:"rejected_on"`
	Withdrawn  string `db:"withdrawn_on"`

	Shop string `db:"shop"` // where it is bought; only [Store.NoteBuying] changes it

	Approve bool `db:"-"` // whoever saves it approves a price over the limit, or a device, of a wish that passed
}

func (*Wish) table() string { return "wish" }

// The lists of codes of a wish.
var (
	WishProposers  = []string{"child", "guardian", "teacher", "visit"}
	WishCategories = []string{
		"stationery", "book", "clothes", "bedding", "sports", "arts", "aid", "food", "electronics", "experience", "company", "family", "other",
	}
)

// approvedCategory needs the approval of somebody who decides, whatever it
// costs.
const approvedCategory = "electronics"

// SaveWish saves what a wish says. A new one is a draft of the day Registered
// (the store's today when empty) and gets its number; state and days of one
// that is there are left as they are. It is refused without the guardian's
// consent to “service” on that day, beyond the number of wishes that a child
// may have in the batch, and when the public text tells who the child is. Once
// it was submitted, only those who decide may change batch, thing, number and
// price, and what brings one that passed over the limit wants Approve.
func (s *Store) SaveWish(ss *Session, w *Wish) error {
	return s.write(ss, Wishes, write, func(t *tx) error { return t.saveWish(w) })
}

// AddWish saves a new wish as [Store.SaveWish] does and, with submit, hands it
// in on the day Registered; it does both or nothing.
func (s *Store) AddWish(ss *Session, w *Wish, submit bool) error {
	return s.write(ss, Wishes, write, func(t *tx) error {
		if err := t.saveWish(w); err != nil || !submit {
			return err
		}
		return t.moveWish(w, &WishStep{Action: ActSubmit, Day: w.Registered})
	})
}

func (t *tx) saveWish(w *Wish) error {
	before := Wish{State: WishDraft, Registered: w.Registered}
	if w.ID != "" {
		var err error
		if before, err = get[Wish](t, w.ID); err != nil {
			return err
		}
		w.No = before.No
	}
	w.keepStages(before)
	if err := t.checkWish(w, before); err != nil {
		return err
	}
	if w.No == "" {
		if err := t.giveNumber(numberWish, &w.No); err != nil {
			return err
		}
	}
	return t.put(w)
}

// keepStages takes state and days from what is kept.
func (w *Wish) keepStages(before Wish) {
	w.State, w.StateReason, w.OverLimitBy = before.State, before.StateReason, before.OverLimitBy
	w.Registered, w.Submitted, w.Passed, w.Published = before.Registered, before.Submitted, before.Passed, before.Published
	w.Claimed, w.Bought, w.Ready, w.Delivered = before.Claimed, before.Bought, before.Ready, before.Delivered
	w.Followed, w.Archived, w.Returned = before.Followed, before.Archived, before.Returned
	w.Rejected, w.Withdrawn, w.Shop = before.Rejected, before.Withdrawn, before.Shop
}

// checkWish normalises a wish and checks what it says.
func (t *tx) checkWish(w *Wish, before Wish) error {
	for _, text := range []*string{&w.No, &w.Spec, &w.Alternative, &w.Reason, &w.PublicText} {
		*text = strings.TrimSpace(*text)
	}
	if err := setText("item", &w.Item, "Please enter what the child wishes for."); err != nil {
		return err
	}
	if err := t.setListed(ListWishCategory, "category", &w.Category, before.Category, "other", "Please choose the kind of wish."); err != nil {
		return err
	}
	if err := setCode("proposer", &w.Proposer, WishProposers, "child", "Please choose who told the wish."); err != nil {
		return err
	}
	if w.Quantity == 0 {
		w.Quantity = 1
	}
	switch {
	case w.Quantity < 0:
		return bad("quantity", "The number of pieces can't be negative.", nil)
	case w.Price < 0:
		return bad("price_fen", "An amount of money can't be negative.", nil)
	case w.ChildID == "":
		return bad("child_id", "Please choose the child.", nil)
	}
	if w.Registered == "" {
		w.Registered = t.today
	}
	if err := t.setPastDay("registered_on", &w.Registered); err != nil {
		return err
	}
	if err := t.guardWish(w, before); err != nil {
		return err
	}
	if err := t.guardBatch(w, before); err != nil {
		return err
	}
	return t.guardPublicText(w)
}

// guardWish refuses changes of what was reviewed, or is on its way, and a wish
// without consent.
func (t *tx) guardWish(w *Wish, before Wish) error {
	if w.ID != "" && before.State != WishDraft && before.State != WishReturned {
		same := w.ChildID == before.ChildID && w.BatchID == before.BatchID && w.Item == before.Item &&
			w.Category == before.Category && w.Quantity == before.Quantity && w.Price == before.Price
		switch {
		case same:
		case w.ChildID != before.ChildID:
			return bad("child_id", "The wish was submitted for another child. Withdraw it and enter a new one.", nil)
		case !t.ss.CanDecide(Wishes):
			return bad("item", "The wish was submitted. Only those who review wishes can still change what it is and what it costs.", nil)
		default:
			if err := t.guardPrice(w, before); err != nil {
				return err
			}
		}
	}
	if w.ID != "" && w.ChildID == before.ChildID && w.Registered == before.Registered {
		return nil
	}
	return t.guardConsent(w, w.Registered)
}

// guardPrice refuses a new price of a wish that is claimed, and a new price,
// batch or kind that brings one that passed over the limit without approval.
func (t *tx) guardPrice(w *Wish, before Wish) error {
	if w.Price != before.Price {
		claims, err := t.liveClaims(w.ID)
		if err != nil {
			return err
		}
		if len(claims) > 0 {
			return bad("price_fen", "The wish is claimed at its present price. Cancel the claims first.", nil)
		}
	}
	lower := w.Price <= before.Price && w.BatchID == before.BatchID && w.Category == before.Category
	if before.Passed == "" || lower {
		return nil
	}
	return t.approve(w, w.Approve)
}

// guardConsent refuses without the guardian's consent on a day.
func (t *tx) guardConsent(w *Wish, day string) error {
	ok, err := t.consented(w.ChildID, "service", day)
	if err != nil {
		return fmt.Errorf("consent for a wish: %w", err)
	}
	if !ok {
		return bad("child_id", "For {{.Name}} there is no valid consent of the guardian on {{.Day}}. Record it in the child's file first.",
			args{"Name": t.nameOf(w.ChildID), "Day": day})
	}
	return nil
}

// guardBatch refuses a wish for a closed batch, and more wishes than a child
// may have in it.
func (t *tx) guardBatch(w *Wish, before Wish) error {
	if w.BatchID == "" || w.ID != "" && w.BatchID == before.BatchID && w.ChildID == before.ChildID {
		return nil
	}
	b, err := get[WishBatch](t, string(w.BatchID))
	if err != nil {
		return err
	}
	if b.Status == BatchClosed {
		return bad("batch_id", "The batch {{.Batch}} is closed.", args{"Batch": b.Name})
	}
	return t.guardCount(w, b)
}

// guardCount refuses a wish when the child has as many in the batch as it may.
func (t *tx) guardCount(w *Wish, b WishBatch) error {
	n, err := one[int](t, `SELECT count(*) FROM wish WHERE batch_id = ? AND child_id = ? AND id <> ? AND state NOT IN (?, ?) AND deleted_at IS NULL`,
		b.ID, w.ChildID, w.ID, WishRejected, WishWithdrawn)
	if err != nil {
		return fmt.Errorf("count wishes in batch: %w", err)
	}
	if n >= b.PerChild {
		return bad("batch_id", "{{.Name}} has {{.Count}} wishes in the batch {{.Batch}} already; {{.Limit}} are allowed.",
			args{"Name": t.nameOf(w.ChildID), "Count": n, "Batch": b.Name, "Limit": b.PerChild})
	}
	return nil
}

// guardReturn refuses that a wish comes back from the bin, or from being
// withdrawn or rejected, when the child has made up for it meanwhile.
func (t *tx) guardReturn(id string) error {
	w, err := one[Wish](t, `SELECT * FROM wish WHERE id = ?`, id)
	if err != nil || w.BatchID == "" || w.State == WishRejected || w.State == WishWithdrawn {
		return err
	}
	b, err := get[WishBatch](t, string(w.BatchID))
	if err != nil {
		return err
	}
	return t.guardCount(&w, b)
}

// needsApproval reports whether a wish is over the limit of its batch or
// project, which is answered in fen (0 for none), or is a device.
func (t *tx) needsApproval(w *Wish) (bool, int64, error) {
	var limits []int64
	err := t.Select(&limits, `SELECT CASE WHEN b.price_max_fen > 0 THEN b.price_max_fen ELSE coalesce(p.wish_price_max_fen, 0) END
		FROM wish_batch b LEFT JOIN project p ON p.id = b.project_id AND p.deleted_at IS NULL WHERE b.id = ?`, w.BatchID)
	if err != nil {
		return false, 0, fmt.Errorf("limit of price: %w", err)
	}
	if len(limits) == 1 && limits[0] > 0 && w.Price > limits[0] {
		return true, limits[0], nil
	}
	return w.Category == approvedCategory, 0, nil
}

// Wish answers one wish.
func (s *Store) Wish(ss *Session, id string) (Wish, error) {
	if err := s.check(ss, Wishes, read); err != nil {
		return Wish{}, err
	}
	return get[Wish](s.readers, id)
}

// WishByNo answers the wish with a number.
func (s *Store) WishByNo(ss *Session, no string) (Wish, error) {
	if err := s.check(ss, Wishes, read); err != nil {
		return Wish{}, err
	}
	return one[Wish](s.readers, `SELECT * FROM wish WHERE no = ? AND deleted_at IS NULL`, no)
}

// WishFile is a wish with everything that happened to it.
type WishFile struct {
	Wish
	Claims    []ClaimLine
	Delivery  *WishDelivery // nil until delivered
	HandedBy  []string      // ids of the people who handed it over
	Followups []WishFollowup
}

// WishFile answers a wish with its claims, its delivery and the questions
// afterwards.
func (s *Store) WishFile(ss *Session, id string) (WishFile, error) {
	if err := s.check(ss, Wishes, read); err != nil {
		return WishFile{}, err
	}
	w, err := get[Wish](s.readers, id)
	if err != nil {
		return WishFile{}, err
	}
	f := WishFile{Wish: w}
	if f.Claims, err = claimLines(s.readers, `c.wish_id = ?`, id); err != nil {
		return f, err
	}
	deliveries, err := many[WishDelivery](s.readers, `SELECT * FROM wish_delivery WHERE wish_id = ? AND deleted_at IS NULL`, id)
	if err != nil {
		return f, err
	}
	if len(deliveries) > 0 {
		f.Delivery = &deliveries[0]
		f.HandedBy, err = many[string](s.readers, `SELECT person_id FROM wish_delivery_person WHERE delivery_id = ? AND deleted_at IS NULL ORDER BY id`, f.Delivery.ID)
		if err != nil {
			return f, err
		}
	}
	f.Followups, err = many[WishFollowup](s.readers, `SELECT * FROM wish_followup WHERE wish_id = ? AND deleted_at IS NULL ORDER BY day, id`, id)
	return f, err
}
