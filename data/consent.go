package data

import (
	"slices"
	"strings"

	"careledger/data/cn"
)

// ConsentItems are what may be consented to, each alone: collecting and using
// the basic information, health information, keeping photos, showing photos
// without and with a face, stories under another name, giving data to the
// funder, to others, to public platforms, collecting the child, medical care.
var ConsentItems = []string{
	"service", "health", "photo_keep", "photo_public", "photo_face", "story", "funder", "share", "platform", "pickup", "medical",
}

// ConsentBases are what the signer's right rests on. A carer without papers
// can consent to service but not to print.
var ConsentBases = []string{"parent", "court", "appointed", "will", "agreement", "entrusted", "carer_only"}

// ConsentResults are what may be answered.
var ConsentResults = []string{"agree", "refuse", "withdraw"}

// ConsentMedia are how an answer was given; witnessed is by word of mouth before
// a witness.
var ConsentMedia = []string{"paper", "electronic", "witnessed"}

// provenBases are those that prove guardianship (Civil Code §27–32).
var provenBases = []string{"parent", "court", "appointed", "will", "agreement"}

// ownConsentItems also need the child's own consent from the 14th birthday.
var ownConsentItems = []string{"photo_public", "photo_face", "story", "platform"}

// ownConsentAge is the age from which the child is asked too (PIPL §31 and the
// field's practice).
const ownConsentAge = 14

// Consent is one answer of one person about one item. Rows are only added: a
// withdrawal is a row of its own.
type Consent struct {
	Row
	ChildID  string `db:"child_id"`
	Item     string `db:"item"`     // one of ConsentItems
	Result   string `db:"result"`   // one of ConsentResults
	Signer   string `db:"signer"`   // who signed
	Relation string `db:"relation"` // to the child, GB/T 4761
	Basis    string `db:"basis"`    // one of ConsentBases; empty when not known
	ByChild  bool   `db:"by_child"` // the child's own consent
	Day      string `db:"day"`
	Expires  string `db:"expires_on"` // last day of validity; empty for none
	Medium   string `db:"medium"`     // one of ConsentMedia; empty when not known
	Note     string `db:"note"`
}

func (*Consent) table() string { return "consent" }

// AddConsent adds answers of one signer; what follows from them holds at once.
// Consent to “service” makes a file that was still to be verified active, and
// one that paused because it was withdrawn. Its withdrawal, or refusal, pauses
// an active file from its day on and withdraws the wishes that nobody claimed;
// withdrawals are entered into the register of requests as answered. Reports and
// offers test [ConsentState] each time, so nothing else has to be told.
func (s *Store) AddConsent(ss *Session, answers ...Consent) error {
	return s.write(ss, Children, write, func(t *tx) error {
		for i := range answers {
			if err := t.addConsent(&answers[i]); err != nil {
				return err
			}
		}
		return t.registerWithdrawal(answers)
	})
}

func (t *tx) addConsent(c *Consent) error {
	c.Row = Row{}
	switch {
	case !slices.Contains(ConsentItems, c.Item):
		return bad("item", "Please choose what the consent is about.", nil)
	case !slices.Contains(ConsentResults, c.Result):
		return bad("result", "Please choose agree, refuse or withdraw.", nil)
	case strings.TrimSpace(c.Signer) == "":
		return bad("signer", "Please enter who signed.", nil)
	case c.Medium != "" && !slices.Contains(ConsentMedia, c.Medium):
		return bad("medium", "“{{.Text}}” is not among the choices.", args{"Text": c.Medium})
	case c.Basis != "" && !slices.Contains(ConsentBases, c.Basis):
		return bad("basis", "“{{.Text}}” is not among the choices.", args{"Text": c.Basis})
	}
	day, p := cn.ParseDate(c.Day)
	if p != nil {
		return fromProblem("day", p)
	}
	if c.Day = day; day > t.today {
		return bad("day", "The day {{.Day}} lies in the future.", args{"Day": day})
	}
	if c.Expires != "" {
		if c.Expires, p = cn.ParseDate(c.Expires); p != nil {
			return fromProblem("expires_on", p)
		}
		if c.Expires < c.Day {
			return bad("expires_on", "The end {{.To}} lies before the beginning {{.From}}.", args{"From": c.Day, "To": c.Expires})
		}
	}
	if err := t.put(c); err != nil {
		return err
	}
	if c.Item != "service" || c.ByChild {
		return nil
	}
	return t.followService(c)
}

// consentGone is the reason in the history of a file that paused because the
// consent to service was withdrawn, and of wishes withdrawn with it.
const consentGone = "撤回同意"

// followService moves a child's file by the guardian's answer about service,
// where that answer is the one that holds today.
func (t *tx) followService(c *Consent) error {
	child, err := get[Child](t, c.ChildID)
	if err != nil {
		return err
	}
	if c.Result == "agree" {
		paused := false
		if child.Status == "paused" {
			if paused, err = t.pausedByConsent(child.ID); err != nil {
				return err
			}
		}
		if paused || child.Status == "clue" || child.Status == "unverified" || child.Status == "verified" {
			return t.setStatus(child.ID, "active", c.Day, "")
		}
		return nil
	}
	if holds, err := t.consented(child.ID, "service", t.today); err != nil || holds || child.Status != "active" {
		return err
	}
	if err := t.setStatus(child.ID, "paused", max(c.Day, child.StatusOn), consentGone); err != nil {
		return err
	}
	return t.withdrawUnclaimed(child.ID)
}

// pausedByConsent reports whether a file paused because a consent was withdrawn.
func (t *tx) pausedByConsent(childID string) (bool, error) {
	reasons, err := many[string](t, `SELECT reason FROM child_history WHERE child_id = ? AND field = 'status' AND deleted_at IS NULL
		ORDER BY from_on DESC, id DESC LIMIT 1`, childID)
	return slices.Contains(reasons, consentGone), err
}

// withdrawUnclaimed withdraws the wishes of a child that nobody claimed yet.
func (t *tx) withdrawUnclaimed(childID string) error {
	wishes, err := many[Wish](t, `SELECT * FROM wish WHERE child_id = ? AND state IN ('draft', 'pending', 'returned', 'passed', 'published')
		AND deleted_at IS NULL`, childID)
	if err != nil {
		return err
	}
	for i := range wishes {
		if err := t.moveWish(&wishes[i], &WishStep{Action: ActWithdraw, Reason: consentGone}); err != nil {
			return err
		}
	}
	return nil
}

// registerWithdrawal enters the withdrawals among the answers of one signer
// into the register of requests by right, where they are done already.
func (t *tx) registerWithdrawal(answers []Consent) error {
	var items []string
	var c Consent
	for _, a := range answers {
		if a.Result == "withdraw" {
			c, items = a, append(items, a.Item)
		}
	}
	if len(items) == 0 {
		return nil
	}
	r := RightsRequest{
		Kind: "withdraw", ChildID: c.ChildID, AskedBy: c.Signer, Relation: c.Relation, Proof: "guardianship",
		What: strings.Join(items, " "), Received: c.Day, Done: t.today, Result: "granted",
	}
	if c.ByChild {
		r.Proof = "identity"
	}
	return t.saveRequest(&r)
}

// Consents answers all answers about a child, the latest first.
func (s *Store) Consents(ss *Session, childID string) ([]Consent, error) {
	if err := s.check(ss, Children, read); err != nil {
		return nil, err
	}
	return consents(s.readers, childID)
}

func consents(q queryer, childID string) ([]Consent, error) {
	return many[Consent](q, `SELECT * FROM consent WHERE child_id = ? AND deleted_at IS NULL ORDER BY day DESC, id DESC`, childID)
}

// ConsentValid is the one test of a consent: whether a child's data may be
// used for an item on a day.
func (s *Store) ConsentValid(ss *Session, childID, item, day string) (bool, error) {
	if err := s.check(ss, Children, read); err != nil {
		return false, err
	}
	return consented(s.readers, childID, item, day)
}

func (t *tx) consented(childID, item, day string) (bool, error) {
	return consented(t, childID, item, day)
}

func consented(q queryer, childID, item, day string) (bool, error) {
	all, err := consents(q, childID)
	if err != nil {
		return false, err
	}
	var birth string
	if err := q.Get(&birth, `SELECT birth_on FROM child WHERE id = ?`, childID); err != nil {
		return false, err
	}
	return ConsentState(all, birth, item, day) == "agree", nil
}

// ConsentState says how a consent stands on a day, given all answers about a
// child, the latest first: agree, refuse, withdraw, expired, unproven (given by
// somebody whose guardianship is not proven, for a use that leaves the
// organization), own (the child's own consent is missing from the 14th
// birthday on), or "" when nobody was asked.
func ConsentState(all []Consent, birth, item, day string) string {
	guardian := LatestConsent(all, item, day, false)
	if guardian == nil {
		return ""
	}
	switch {
	case guardian.Result != "agree":
		return guardian.Result
	case guardian.Expires != "" && guardian.Expires < day:
		return "expired"
	case item != "service" && item != "health" && item != "pickup" && item != "medical" && !slices.Contains(provenBases, guardian.Basis):
		return "unproven"
	}
	own := LatestConsent(all, item, day, true)
	if own != nil && own.Result != "agree" {
		return own.Result
	}
	if slices.Contains(ownConsentItems, item) && birth != "" && cn.Age(birth, day) >= ownConsentAge {
		if own == nil || own.Expires != "" && own.Expires < day {
			return "own"
		}
	}
	return "agree"
}

// consentStopped reports whether the consent to one of some items was withdrawn
// or refused on a day.
func consentStopped(q queryer, childID, birth string, items []string, day string) (bool, error) {
	all, err := consents(q, childID)
	if err != nil {
		return false, err
	}
	return slices.ContainsFunc(items, func(item string) bool {
		state := ConsentState(all, birth, item, day)
		return state == "withdraw" || state == "refuse"
	}), nil
}

// OwnConsentMissing answers the items to which the guardian agreed and for which
// the child's own consent is missing on a day.
func OwnConsentMissing(all []Consent, birth, day string) []string {
	return slices.DeleteFunc(slices.Clone(ownConsentItems), func(item string) bool { return ConsentState(all, birth, item, day) != "own" })
}

// LatestConsent finds the latest answer about an item on a day or before, the
// child's own or the guardian's, among all answers, the latest first; nil when
// there is none.
func LatestConsent(all []Consent, item, day string, byChild bool) *Consent {
	for i, c := range all {
		if c.Item == item && c.ByChild == byChild && c.Day <= day {
			return &all[i]
		}
	}
	return nil
}
