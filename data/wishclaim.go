package data

import (
	"slices"
	"strings"

	"careledger/data/cn"
)

// ClaimModes are how a claim is met: the donor brings the goods, gives cash for
// the organizer to buy, or gives a standard bag.
var ClaimModes = []string{"goods", "cash", "bag"}

// The states of a claim.
const (
	ClaimActive    = "active"
	ClaimMet       = "met" // the wish was delivered
	ClaimExpired   = "expired"
	ClaimCancelled = "cancelled"
)

// ClaimStates lists the states of a claim.
var ClaimStates = []string{ClaimActive, ClaimMet, ClaimExpired, ClaimCancelled}

// WishClaim is a promise to fulfil a wish (认领), alone or for a share of the
// price (拼单).
type WishClaim struct {
	Row
	WishID  string `db:"wish_id"`
	DonorID string `db:"donor_id"`
	Mode    string `db:"mode"`   // one of ClaimModes
	Shared  bool   `db:"shared"` // others pay the rest
	Amount  int64  `db:"amount_fen"`
	Day     string `db:"day"`
	Expires string `db:"expires_on"` // last day on which it holds, until buying begins
	Expect  string `db:"expect_on"`  // when the donor wants to bring it
	State   string `db:"state"`      // one of ClaimStates
	Receipt string `db:"receipt_no"`
	Note    string `db:"note"`
	Thanked string `db:"thanked_on"` // when the donor was thanked; empty while that is owed
}

func (*WishClaim) table() string { return "wish_claim" }

// ClaimLine is a claim with the donor's name.
type ClaimLine struct {
	WishClaim
	Donor string `db:"donor"`
}

// claimLines answers claims by a condition on c, the earliest first.
func claimLines(q queryer, where string, values ...any) ([]ClaimLine, error) {
	return many[ClaimLine](q, `SELECT c.*, d.name AS donor FROM wish_claim c JOIN donor d ON d.id = c.donor_id
		WHERE c.deleted_at IS NULL AND `+where+` ORDER BY c.day, c.id`, values...)
}

// WishClaims answers the claims of a wish, the earliest first.
func (s *Store) WishClaims(ss *Session, wishID string) ([]ClaimLine, error) {
	if err := s.check(ss, Wishes, read); err != nil {
		return nil, err
	}
	return claimLines(s.readers, `c.wish_id = ?`, wishID)
}

// DonorClaims answers the claims of a donor, the earliest first.
func (s *Store) DonorClaims(ss *Session, donorID string) ([]ClaimLine, error) {
	if err := s.check(ss, Wishes, read); err != nil {
		return nil, err
	}
	return claimLines(s.readers, `c.donor_id = ?`, donorID)
}

// claimWish adds the claim of a step; until the claims reach the price, the
// wish stays published.
func (t *tx) claimWish(w *Wish, step *WishStep) error {
	c := step.Claim
	if c == nil {
		return bad("donor_id", "Please choose who fulfils the wish.", nil)
	}
	c.WishID, c.Day, c.State, c.Thanked = w.ID, step.Day, ClaimActive, ""
	if err := t.checkClaim(c); err != nil {
		return err
	}
	open, err := t.checkAmount(w, c)
	if err != nil {
		return err
	}
	if err := t.put(c); err != nil {
		return err
	}
	if open > 0 {
		w.State, w.Claimed = WishPublished, ""
	}
	return nil
}

// checkClaim normalises a claim and sets the day on which it expires.
func (t *tx) checkClaim(c *WishClaim) error {
	if c.DonorID == "" {
		return bad("donor_id", "Please choose who fulfils the wish.", nil)
	}
	if _, err := get[Donor](t, c.DonorID); err != nil {
		return err
	}
	if err := setCode("mode", &c.Mode, ClaimModes, "goods", "Please choose how the claim is met."); err != nil {
		return err
	}
	if err := setDay("expect_on", &c.Expect); err != nil {
		return err
	}
	if c.Expires == "" {
		days, err := settingNumber(t, SettingClaimDays)
		if err != nil {
			return err
		}
		c.Expires = daysAfter(c.Day, days)
	}
	if err := setDay("expires_on", &c.Expires); err != nil {
		return err
	}
	if c.Expires < c.Day {
		return bad("expires_on", "The end {{.To}} lies before the beginning {{.From}}.", args{"From": c.Day, "To": c.Expires})
	}
	c.Receipt, c.Note = strings.TrimSpace(c.Receipt), strings.TrimSpace(c.Note)
	return nil
}

// checkAmount checks a claim against the price and the other claims and
// answers how much of the price is then still open.
func (t *tx) checkAmount(w *Wish, c *WishClaim) (open int64, err error) {
	claims, err := t.liveClaims(w.ID)
	if err != nil {
		return 0, err
	}
	open = w.Price
	for _, other := range claims {
		open -= other.Amount
	}
	if !c.Shared {
		if len(claims) > 0 {
			return 0, conflict("Others have claimed shares of this wish. {{.Left}} yuan are left: claim them as a share.", args{"Left": yuanText(open)})
		}
		if c.Amount == 0 {
			c.Amount = w.Price
		}
		if c.Amount != w.Price {
			return 0, bad("amount_fen", "Who claims the wish alone pays its price, {{.Price}} yuan. Otherwise choose a share.", args{"Price": yuanText(w.Price)})
		}
		return 0, nil
	}
	switch {
	case c.Amount <= 0:
		return 0, bad("amount_fen", "Please enter the amount of the share.", nil)
	case c.Amount > open:
		return 0, bad("amount_fen", "Only {{.Left}} yuan of the price are left.", args{"Left": yuanText(open)})
	}
	return open - c.Amount, nil
}

// liveClaims answers the claims of a wish that hold.
func (t *tx) liveClaims(wishID string) ([]WishClaim, error) {
	return many[WishClaim](t, `SELECT * FROM wish_claim WHERE wish_id = ? AND state = ? AND deleted_at IS NULL ORDER BY day, id`, wishID, ClaimActive)
}

// endClaims gives all claims of a wish that hold another state.
func (t *tx) endClaims(wishID, state string) error {
	claims, err := t.liveClaims(wishID)
	if err != nil {
		return err
	}
	for _, c := range claims {
		c.State = state
		if err := t.put(&c); err != nil {
			return err
		}
	}
	return nil
}

// SaveClaim changes what was noted about a claim: how it is met, when it is
// expected, receipt and note. Everything else stays as it was claimed.
func (s *Store) SaveClaim(ss *Session, c *WishClaim) error {
	return s.write(ss, Wishes, write, func(t *tx) error {
		before, err := get[WishClaim](t, c.ID)
		if err != nil {
			return err
		}
		c.WishID, c.DonorID, c.Shared, c.Amount = before.WishID, before.DonorID, before.Shared, before.Amount
		c.Day, c.Expires, c.State, c.Thanked = before.Day, before.Expires, before.State, before.Thanked
		if err := t.checkClaim(c); err != nil {
			return err
		}
		return t.put(c)
	})
}

// CancelClaim cancels a claim; a claimed wish is then published again. Once
// buying has begun it is a [Conflict].
func (s *Store) CancelClaim(ss *Session, claimID string) error {
	return s.write(ss, Wishes, write, func(t *tx) error {
		c, err := get[WishClaim](t, claimID)
		if err != nil {
			return err
		}
		if c.State != ClaimActive {
			return conflict("This claim does not hold any more.", nil)
		}
		w, err := get[Wish](t, c.WishID)
		if err != nil {
			return err
		}
		if w.State != WishPublished && w.State != WishClaimed {
			return conflict("The wish is being bought or delivered already, so the claim can't be cancelled.", nil)
		}
		return t.endClaim(&w, &c, ClaimCancelled)
	})
}

// endClaim ends one claim and puts a claimed wish back.
func (t *tx) endClaim(w *Wish, c *WishClaim, state string) error {
	c.State = state
	if err := t.put(c); err != nil {
		return err
	}
	if tr := findTransition(ActFree, w.State); tr != nil {
		w.State, w.Claimed = tr.to, ""
		return t.put(w)
	}
	return nil
}

// lapsed are claims past their last day of wishes for which nobody has begun
// to buy.
const lapsed = ` FROM wish_claim c JOIN wish w ON w.id = c.wish_id WHERE c.state = 'active' AND c.expires_on <> '' AND c.expires_on < ?
	AND w.state IN ('published', 'claimed') AND c.deleted_at IS NULL AND w.deleted_at IS NULL`

// holdsLapsed reports whether a claim past its last day still holds the wish.
func (w *wishEntry) holdsLapsed(today string) bool {
	return (w.state == WishPublished || w.state == WishClaimed) && slices.ContainsFunc(w.claims, func(c claimEntry) bool {
		return c.state == ClaimActive && c.expires != "" && c.expires < today
	})
}

// FreeExpiredClaims ends the claims past their last day and puts their wishes
// back to published, and answers how many claims ended. The lists of wishes
// call it, so any session that may read them may.
func (s *Store) FreeExpiredClaims(ss *Session) (int, error) {
	if err := s.check(ss, Wishes, read); err != nil {
		return 0, err
	}
	ix, err := s.wishes()
	if err != nil {
		return 0, err
	}
	today := s.Today()
	if !slices.ContainsFunc(ix.all, func(w *wishEntry) bool { return w.holdsLapsed(today) }) {
		return 0, nil
	}
	n := 0
	err = s.write(ss, Wishes, read, func(t *tx) error {
		claims, err := many[WishClaim](t, `SELECT c.*`+lapsed+` ORDER BY c.id`, today)
		if err != nil {
			return err
		}
		for _, c := range claims {
			if mine, err := t.inSight("wish_claim", c.ID); err != nil {
				return err
			} else if !mine {
				continue
			}
			w, err := get[Wish](t, c.WishID)
			if err != nil {
				return err
			}
			if err := t.endClaim(&w, &c, ClaimExpired); err != nil {
				return err
			}
			n++
		}
		return nil
	})
	return n, err
}

// yuanText is an amount of fen in yuan, for messages.
func yuanText(fen int64) string { return cn.FormatMoney(fen) }
