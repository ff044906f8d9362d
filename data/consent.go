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
	Result   string `db:"result"`   // agree, refuse, withdraw
	Signer   string `db:"signer"`   // who signed
	Relation string `db:"relation"` // to the child, GB/T 4761
	Basis    string `db:"basis"`    // one of ConsentBases; empty when not known
	ByChild  bool   `db:"by_child"` // the child's own consent
	Day      string `db:"day"`
	Expires  string `db:"expires_on"` // last day of validity; empty for none
	Medium   string `db:"medium"`     // paper, electronic, witnessed
	Note     string `db:"note"`
}

func (*Consent) table() string { return "consent" }

// AddConsent adds answers of one signer. Consent to “service” makes a file that
// was still to be verified active.
func (s *Store) AddConsent(ss *Session, answers ...Consent) error {
	return s.write(ss, Children, write, func(t *tx) error {
		for i := range answers {
			if err := t.addConsent(&answers[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *tx) addConsent(c *Consent) error {
	c.Row = Row{}
	switch {
	case !slices.Contains(ConsentItems, c.Item):
		return bad("item", "Please choose what the consent is about.", nil)
	case c.Result != "agree" && c.Result != "refuse" && c.Result != "withdraw":
		return bad("result", "Please choose agree, refuse or withdraw.", nil)
	case strings.TrimSpace(c.Signer) == "":
		return bad("signer", "Please enter who signed.", nil)
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
	if c.Item != "service" || c.Result != "agree" || c.ByChild {
		return nil
	}
	child, err := get[Child](t, c.ChildID)
	if err != nil {
		return err
	}
	if child.Status == "clue" || child.Status == "unverified" || child.Status == "verified" {
		return t.setStatus(c.ChildID, "active", c.Day, "")
	}
	return nil
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
	guardian := latest(all, item, day, false)
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
	own := latest(all, item, day, true)
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

// latest finds the latest answer about an item on a day or before, the child's
// own or the guardian's.
func latest(all []Consent, item, day string, byChild bool) *Consent {
	for i, c := range all {
		if c.Item == item && c.ByChild == byChild && c.Day <= day {
			return &all[i]
		}
	}
	return nil
}
