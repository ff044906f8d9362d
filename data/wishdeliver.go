package data

import "strings"

// The lists of codes of a delivery and of the question afterwards.
var (
	DeliveryModes      = []string{"home", "school", "ceremony", "post"}
	DeliveryConditions = []string{"good", "flawed", "substitute"}
	FollowupModes      = []string{"phone", "home", "school"}
	WishUses           = []string{"fits", "wrong_size", "damaged", "unused", "returned"}
)

// WishDelivery is the hand-over of a wish (送达签收).
type WishDelivery struct {
	Row
	WishID     string `db:"wish_id"`
	Day        string `db:"day"`
	Mode       string `db:"mode"`        // one of DeliveryModes
	ActualItem string `db:"actual_item"` // what was handed over
	Actual     int64  `db:"actual_fen"`  // what it cost, in fen
	InvoiceNo  string `db:"invoice_no"`
	Receiver   string `db:"receiver"`  // who signed
	Relation   string `db:"relation"`  // to the child, GB/T 4761; empty for the child
	FormNo     string `db:"form_no"`   // of the signed form
	Condition  string `db:"condition"` // one of DeliveryConditions
	Note       string `db:"note"`
}

func (*WishDelivery) table() string { return "wish_delivery" }

func (d *WishDelivery) naturalKey() []string { return []string{d.WishID} }

// DeliveryPerson is somebody who handed a wish over.
type DeliveryPerson struct {
	Row
	DeliveryID string `db:"delivery_id"`
	PersonID   string `db:"person_id"`
}

func (*DeliveryPerson) table() string { return "wish_delivery_person" }

func (p *DeliveryPerson) naturalKey() []string { return []string{p.DeliveryID, p.PersonID} }

// WishFollowup is the question afterwards (回访): did it arrive, is it of use.
type WishFollowup struct {
	Row
	WishID   string `db:"wish_id"`
	Day      string `db:"day"`
	Mode     string `db:"mode"` // one of FollowupModes
	Received bool   `db:"received"`
	Usable   string `db:"usable"`      // one of WishUses, or empty
	Words    string `db:"child_words"` // what the child said
	Redo     bool   `db:"redo"`        // to be exchanged or delivered again

	// How it was exchanged or made good (换货, 补办); only [Store.MakeGood] changes
	// it.
	RedoneOn       string `db:"redone_on"`       // day of the second hand-over; empty while it is owed
	RedoneItem     string `db:"redone_item"`     // what was handed over then
	RedoneFen      int64  `db:"redone_fen"`      // what it cost more, in fen; negative for what the shop gave back
	RedoneFormNo   string `db:"redone_form_no"`  // of the signed form
	RedoneReceiver string `db:"redone_receiver"` // who signed
}

// Owed reports whether the wish is still to be exchanged or delivered again.
func (f *WishFollowup) Owed() bool { return f.Redo && f.RedoneOn == "" }

func (*WishFollowup) table() string { return "wish_followup" }

// deliverWish keeps the delivery of a step; the claims are met with it.
func (t *tx) deliverWish(w *Wish, step *WishStep) error {
	if step.Delivery == nil {
		return bad("receiver", "Please enter who signed for it.", nil)
	}
	d := *step.Delivery
	d.Row, d.WishID, d.Day = Row{}, w.ID, step.Day
	if err := t.putDelivery(w, &d, step.HandedBy); err != nil {
		return err
	}
	*step.Delivery = d
	return t.endClaims(w.ID, ClaimMet)
}

// putDelivery checks and keeps a delivery and who handed it over.
func (t *tx) putDelivery(w *Wish, d *WishDelivery, handedBy []string) error {
	for _, text := range []*string{&d.ActualItem, &d.InvoiceNo, &d.Note} {
		*text = strings.TrimSpace(*text)
	}
	if d.ActualItem == "" {
		d.ActualItem = w.Item
	}
	if err := setText("receiver", &d.Receiver, "Please enter who signed for it."); err != nil {
		return err
	}
	if err := setText("form_no", &d.FormNo, "Please enter the number of the signed form."); err != nil {
		return err
	}
	if err := setCode("mode", &d.Mode, DeliveryModes, "home", "Please choose how it was delivered."); err != nil {
		return err
	}
	if err := setCode("condition", &d.Condition, DeliveryConditions, "good", "Please choose in what condition it arrived."); err != nil {
		return err
	}
	if d.Actual < 0 {
		return bad("actual_fen", "An amount of money can't be negative.", nil)
	}
	if err := t.put(d); err != nil {
		return err
	}
	return t.setHandedBy(d.ID, handedBy)
}

// setHandedBy makes the people of a delivery those given.
func (t *tx) setHandedBy(deliveryID string, people []string) error {
	was, err := many[DeliveryPerson](t, `SELECT * FROM wish_delivery_person WHERE delivery_id = ? AND deleted_at IS NULL`, deliveryID)
	if err != nil {
		return err
	}
	wanted := map[string]bool{}
	for _, id := range people {
		wanted[id] = true
	}
	for _, p := range was {
		if wanted[p.PersonID] {
			delete(wanted, p.PersonID)
		} else if err := t.bin(p.table(), p.ID, true); err != nil {
			return err
		}
	}
	for _, id := range people {
		if !wanted[id] {
			continue
		}
		delete(wanted, id)
		if err := t.put(&DeliveryPerson{DeliveryID: deliveryID, PersonID: id}); err != nil {
			return err
		}
	}
	return nil
}

// SaveDelivery corrects a delivery and who handed it over; the day of the wish
// moves with it.
func (s *Store) SaveDelivery(ss *Session, d *WishDelivery, handedBy []string) error {
	return s.write(ss, Wishes, write, func(t *tx) error {
		before, err := get[WishDelivery](t, d.ID)
		if err != nil {
			return err
		}
		w, err := get[Wish](t, before.WishID)
		if err != nil {
			return err
		}
		d.WishID = before.WishID
		if err := t.setPastDay("day", &d.Day); err != nil {
			return err
		}
		earliest := max(w.Registered, w.Submitted, w.Passed, w.Published, w.Claimed, w.Bought, w.Ready)
		if d.Day < earliest || w.Followed != "" && d.Day > w.Followed {
			return bad("day", "The day {{.Day}} does not fit the stages before and after.", args{"Day": d.Day})
		}
		if err := t.putDelivery(&w, d, handedBy); err != nil {
			return err
		}
		if w.Delivered == d.Day {
			return nil
		}
		w.Delivered = d.Day
		return t.put(&w)
	})
}

// followWish keeps the answers of a step.
func (t *tx) followWish(w *Wish, step *WishStep) error {
	if step.Followup == nil {
		return bad("received", "Please enter what came of it.", nil)
	}
	f := *step.Followup
	f.Row, f.WishID, f.Day = Row{}, w.ID, step.Day
	if err := t.putFollowup(&f); err != nil {
		return err
	}
	*step.Followup = f
	return nil
}

func (t *tx) putFollowup(f *WishFollowup) error {
	f.Words = strings.TrimSpace(f.Words)
	if err := setCode("mode", &f.Mode, FollowupModes, "phone", "Please choose how you asked."); err != nil {
		return err
	}
	if f.Usable != "" || f.Received {
		if err := setCode("usable", &f.Usable, WishUses, "fits", "Please choose of what use it is."); err != nil {
			return err
		}
	}
	return t.put(f)
}

// SaveFollowup corrects an answer, or adds a later one to a wish that was
// followed up already.
func (s *Store) SaveFollowup(ss *Session, f *WishFollowup) error {
	return s.write(ss, Wishes, write, func(t *tx) error {
		w, err := get[Wish](t, f.WishID)
		if err != nil {
			return err
		}
		if w.Followed == "" {
			return conflict("This step does not fit the state of the wish. Open it again to see how it stands.", nil)
		}
		if err := t.setPastDay("day", &f.Day); err != nil {
			return err
		}
		if f.Day < w.Delivered {
			return bad("day", "The day {{.Day}} does not fit the stages before and after.", args{"Day": f.Day})
		}
		var before WishFollowup
		if f.ID != "" {
			if before, err = get[WishFollowup](t, f.ID); err != nil {
				return err
			}
		}
		f.RedoneOn, f.RedoneItem, f.RedoneFen = before.RedoneOn, before.RedoneItem, before.RedoneFen
		f.RedoneFormNo, f.RedoneReceiver = before.RedoneFormNo, before.RedoneReceiver
		return t.putFollowup(f)
	})
}
