package data

// ThankDonor notes that a donor was thanked on a day, with a letter or by word,
// for all claims that were met and for which thanks were owed. It answers a token
// for [Store.UndoWish].
func (s *Store) ThankDonor(ss *Session, donorID, day string) (undo string, err error) {
	return s.writeBatch(ss, Wishes, write, func(t *tx) error {
		if err := t.setPastDay("day", &day); err != nil {
			return err
		}
		owed, err := many[WishClaim](t, `SELECT * FROM wish_claim WHERE donor_id = ? AND state = ? AND thanked_on = '' AND deleted_at IS NULL`, donorID, ClaimMet)
		if err != nil {
			return err
		}
		if len(owed) == 0 {
			return conflict("No thanks are owed to this donor.", nil)
		}
		for _, c := range owed {
			c.Thanked = day
			if err := t.put(&c); err != nil {
				return err
			}
		}
		return nil
	})
}
