package data

import (
	"cmp"
	"slices"
	"strings"
)

// BuyingLine is one line of the buying list (采购清单): the wishes for the same
// thing of the same size from the same shop.
type BuyingLine struct {
	Shop     string // where it is bought; empty where nobody said
	Category string // one of WishCategories
	Item     string
	Spec     string // size, colour
	Wishes   int
	Quantity int   // pieces
	Price    int64 // estimate for all of them, fen
	Claimed  int64 // given for them in cash or bags, fen
	IDs      []string
	Nos      []string // numbers of the wishes, in order
}

// BuyingList answers what the organizer has to buy: wishes that are being
// bought, and claimed ones that donors do not buy themselves, by shop, thing and
// size. An empty batch means all.
func (s *Store) BuyingList(ss *Session, batchID string) ([]BuyingLine, error) {
	l, err := s.wishList(ss, WishFilter{BatchID: batchID, States: []string{WishClaimed, WishBuying}})
	if err != nil {
		return nil, err
	}
	type key struct{ shop, category, item, spec string }
	at := map[key]*BuyingLine{}
	lines := []BuyingLine{}
	slices.SortStableFunc(l.found, func(a, b *wishEntry) int { return strings.Compare(a.no, b.no) })
	for _, w := range l.found {
		if w.state == WishClaimed && !w.boughtByUs() {
			continue
		}
		k := key{w.shop, w.category, w.item, w.spec}
		line := at[k]
		if line == nil {
			line = &BuyingLine{Shop: w.shop, Category: w.category, Item: w.item, Spec: w.spec}
			at[k] = line
		}
		line.Wishes, line.Quantity, line.Price = line.Wishes+1, line.Quantity+w.quantity, line.Price+w.price
		for _, c := range w.claims {
			if c.state == ClaimActive && c.mode != "goods" {
				line.Claimed += c.amount
			}
		}
		line.IDs, line.Nos = append(line.IDs, w.id), append(line.Nos, w.no)
	}
	for _, line := range at {
		lines = append(lines, *line)
	}
	slices.SortFunc(lines, func(a, b BuyingLine) int {
		return cmp.Or(strings.Compare(a.Shop, b.Shop), strings.Compare(a.Category, b.Category), strings.Compare(a.Item, b.Item), strings.Compare(a.Spec, b.Spec))
	})
	return lines, nil
}

// boughtByUs reports whether a claim leaves the buying to the organizer.
func (w *wishEntry) boughtByUs() bool {
	return slices.ContainsFunc(w.claims, func(c claimEntry) bool { return c.state == ClaimActive && c.mode != "goods" })
}

// NoteBuying notes where some wishes are bought, none for an empty shop, and with
// there that they are bought and wait to be handed over; it does both or nothing.
// It answers a token for [Store.UndoWish].
func (s *Store) NoteBuying(ss *Session, ids []string, shop string, there bool) (undo string, err error) {
	shop = strings.TrimSpace(shop)
	return s.writeBatch(ss, Wishes, write, func(t *tx) error {
		for _, id := range ids {
			w, err := get[Wish](t, id)
			if err != nil {
				return err
			}
			if w.State != WishClaimed && w.State != WishBuying {
				return conflict("{{.No}} is not to be bought any more. Look at the list again.", args{"No": w.No})
			}
			changed := w.Shop != shop
			w.Shop = shop
			switch {
			case there:
				err = t.moveWish(&w, &WishStep{Action: ActReady})
			case changed:
				err = t.put(&w)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Shops answers the shops of all wishes, each once, in order.
func (s *Store) Shops(ss *Session) ([]string, error) {
	if err := s.check(ss, Wishes, read); err != nil {
		return nil, err
	}
	return many[string](s.readers, `SELECT DISTINCT shop FROM wish WHERE shop <> '' AND deleted_at IS NULL ORDER BY shop`)
}
