package data

import "strings"

// MadeGood is the second hand-over of a wish that did not arrive, did not fit or
// was damaged (换货, 补办).
type MadeGood struct {
	Day      string // when it was handed over
	Item     string // what; the wish's thing when empty
	Cost     int64  // what it cost more, in fen; negative for what the shop gave back
	FormNo   string // of the signed form
	Receiver string // who signed
}

// MakeGood notes how what an answer asked for was exchanged or delivered again.
// Its cost belongs to what was paid for the wish. It answers a token for
// [Store.UndoWish]; it is a [Conflict] when nothing is owed any more.
func (s *Store) MakeGood(ss *Session, followupID string, m MadeGood) (undo string, err error) {
	return s.writeBatch(ss, Wishes, write, func(t *tx) error {
		f, err := get[WishFollowup](t, followupID)
		if err != nil {
			return err
		}
		if !f.Owed() {
			return conflict("Nothing is to be exchanged or delivered again here.", nil)
		}
		if err := t.setPastDay("day", &m.Day); err != nil {
			return err
		}
		if m.Day < f.Day {
			return bad("day", "The step before was on {{.Last}}, so this one can't be on {{.Day}}.", args{"Last": f.Day, "Day": m.Day})
		}
		if err := setText("receiver", &m.Receiver, "Please enter who signed for it."); err != nil {
			return err
		}
		if err := setText("form_no", &m.FormNo, "Please enter the number of the signed form."); err != nil {
			return err
		}
		if m.Item = strings.TrimSpace(m.Item); m.Item == "" {
			w, err := get[Wish](t, f.WishID)
			if err != nil {
				return err
			}
			m.Item = w.Item
		}
		paid, err := one[int64](t, `SELECT `+wishPaid("?1", ""), f.WishID)
		if err != nil {
			return err
		}
		if paid+m.Cost < 0 {
			return bad("redone_fen", "The shop can't give back more than was paid, {{.Paid}} yuan.", args{"Paid": yuanText(paid)})
		}
		f.RedoneOn, f.RedoneItem, f.RedoneFen, f.RedoneFormNo, f.RedoneReceiver = m.Day, m.Item, m.Cost, m.FormNo, m.Receiver
		return t.put(&f)
	})
}

// wishPaid is SQL for what was paid for a wish, in fen: its delivery and what
// making it good cost more, up to a day where until names one. The wish is a
// column or a parameter.
func wishPaid(wish, until string) string {
	delivered, redone := "", ` AND f.redone_on <> ''`
	if until != "" {
		delivered, redone = ` AND d.day <= `+until, redone+` AND f.redone_on <= `+until
	}
	return `(coalesce((SELECT sum(d.actual_fen) FROM wish_delivery d WHERE d.wish_id = ` + wish + ` AND d.deleted_at IS NULL` + delivered + `), 0)
		+ coalesce((SELECT sum(f.redone_fen) FROM wish_followup f WHERE f.wish_id = ` + wish + ` AND f.deleted_at IS NULL` + redone + `), 0))`
}
