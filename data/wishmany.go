package data

import "fmt"

// MoveWishes moves many wishes in one go, all or none, each by the step that is
// answered for it; see [Store.MoveWish]. It answers a token for [Store.UndoWish],
// and with an error the number of the wish that was refused.
func (s *Store) MoveWishes(ss *Session, ids []string, step func(Wish) WishStep) (undo, refused string, err error) {
	undo, err = s.writeBatch(ss, Wishes, write, func(t *tx) error {
		for _, id := range ids {
			w, err := get[Wish](t, id)
			if err != nil {
				return fmt.Errorf("move wish %s: %w", id, err)
			}
			refused = w.No
			next := step(w)
			if err := t.moveWish(&w, &next); err != nil {
				return err
			}
		}
		refused = ""
		return nil
	})
	return undo, refused, err
}
