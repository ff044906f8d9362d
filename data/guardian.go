package data

import (
	"cmp"
	"slices"
	"strings"

	"careledger/data/cn"
)

// Guardian is a guardian, or somebody who cares for a child.
type Guardian struct {
	Row
	ChildID      string `db:"child_id"`
	Name         string `db:"name"`
	Relation     string `db:"relation"` // to the child, GB/T 4761
	Phone        string `db:"phone"`
	PhoneOwner   string `db:"phone_owner"` // when the phone is a neighbour's
	Legal        bool   `db:"legal"`       // legal guardian
	Carer        bool   `db:"carer"`       // lives with and cares for the child
	Entrusted    bool   `db:"entrusted"`   // by written agreement (§22 of the law on the protection of minors)
	Emergency    bool   `db:"emergency"`   // to be called in an emergency
	Basis        string `db:"basis"`       // one of ConsentBases
	IDNo         string `db:"id_no"`
	Address      string `db:"address"`
	Work         string `db:"work"`
	Health       string `db:"health"`
	Ability      string `db:"ability"` // good, fair, poor
	ConsentState string `db:"consent_state"`
}

func (*Guardian) table() string { return "guardian" }

// SaveGuardian saves a guardian of a child.
func (s *Store) SaveGuardian(ss *Session, g *Guardian) error {
	return s.write(ss, Children, write, func(t *tx) error { return t.saveGuardian(g) })
}

func (t *tx) saveGuardian(g *Guardian) error {
	g.Name = cn.NormalizeName(g.Name)
	if p := cn.ValidName(g.Name); p != nil {
		return fromProblem("name", p)
	}
	if g.Phone = strings.TrimSpace(g.Phone); g.Phone != "" {
		phone, p := cn.ParsePhone(g.Phone)
		if p != nil {
			return fromProblem("phone", p)
		}
		g.Phone = string(phone)
	}
	return t.put(g)
}

// Guardians answers those who care for a child, legal guardians first.
func (s *Store) Guardians(ss *Session, childID string) ([]Guardian, error) {
	if err := s.check(ss, Children, read); err != nil {
		return nil, err
	}
	return many[Guardian](s.readers, `SELECT * FROM guardian WHERE child_id = ? AND deleted_at IS NULL ORDER BY legal DESC, carer DESC, id`, childID)
}

// Parent is the state of a child's father or mother, which is restricted.
type Parent struct {
	Row
	ChildID     string `db:"child_id"`
	Role        string `db:"role"` // father, mother
	StateSealed string `db:"state_sealed"`
	Since       string `db:"since_on"`
	Contact     string `db:"contact"`
	WorkPlace   string `db:"work_place"`

	State string `db:"-"` // one of cn.ParentStates; empty for sessions that may not know
}

func (*Parent) table() string { return "parent" }

// SaveParent saves the state of a parent; only a session that may see
// restricted values can.
func (s *Store) SaveParent(ss *Session, p *Parent) error {
	if err := s.check(ss, Restricted, write); err != nil {
		return err
	}
	return s.write(ss, Children, write, func(t *tx) error { return t.saveParent(p) })
}

func (t *tx) saveParent(p *Parent) error {
	if p.Role != "father" && p.Role != "mother" {
		return bad("role", "Please choose father or mother.", nil)
	}
	if p.State != "" && !slices.ContainsFunc(cn.ParentStates(), func(i cn.Item) bool { return i.Code == p.State }) {
		return bad("state", "Please choose the state of the parent.", nil)
	}
	if err := setDay("since_on", &p.Since); err != nil {
		return err
	}
	if p.ID == "" {
		t.set(&p.ID, newID())
	}
	var err error
	if p.StateSealed, err = t.ss.seal(p.State, "parent", "state_sealed", p.ID); err != nil {
		return err
	}
	return t.put(p)
}

// Parents answers what is known of a child's parents and journals that
// restricted values were seen.
func (s *Store) Parents(ss *Session, childID string) ([]Parent, error) {
	if err := s.check(ss, Children, read); err != nil {
		return nil, err
	}
	all, err := many[Parent](s.readers, `SELECT * FROM parent WHERE child_id = ? AND deleted_at IS NULL ORDER BY role`, childID)
	if err != nil {
		return nil, err
	}
	seen := false
	for i := range all {
		if all[i].State, err = ss.unseal(all[i].StateSealed, "parent", "state_sealed", all[i].ID); err != nil {
			return nil, err
		}
		seen = seen || all[i].State != ""
	}
	if seen {
		err = s.noteLook(ss, "parent", childID)
	}
	return all, err
}

// Category is one of a child's categories, from a day to a day.
type Category struct {
	Row
	ChildID    string `db:"child_id"`
	Code       string `db:"code"` // K01…K99; K99 where the true one is restricted
	CodeSealed string `db:"code_sealed"`
	From       string `db:"from_on"`
	To         string `db:"to_on"`
	Basis      string `db:"basis"` // what recognises it

	True string `db:"-"` // the true code, for sessions that may know
}

func (*Category) table() string { return "child_category" }

// CategoryBases are what recognises a category.
var CategoryBases = []string{"civil_affairs", "league", "school", "village", "disability", "medical", "legal", "self"}

// SaveCategory saves a category of a child. A restricted one is sealed and
// shows as “other” to everybody else; saved by one of these, it stays what it
// is.
func (s *Store) SaveCategory(ss *Session, c *Category) error {
	return s.write(ss, Children, write, func(t *tx) error { return t.saveCategory(c) })
}

func (t *tx) saveCategory(c *Category) error {
	if c.True == "" {
		c.True = c.Code
	}
	if cn.CategoryName(c.True) == "" {
		return bad("code", "Please choose a category.", nil)
	}
	if err := setSpan("from_on", &c.From, "to_on", &c.To); err != nil {
		return err
	}
	before := Category{}
	if c.ID == "" {
		t.set(&c.ID, newID())
	} else if c.Version > 0 {
		var err error
		if before, err = get[Category](t, c.ID); err != nil {
			return err
		}
	}
	if err := t.sealCategory(c, before); err != nil {
		return err
	}
	return t.put(c)
}

// sealCategory seals a restricted code. Who may not know it can't have changed
// it either.
func (t *tx) sealCategory(c *Category, before Category) error {
	var err error
	switch c.Code, c.CodeSealed = c.True, ""; {
	case cn.Restricted(c.True):
		c.Code = cn.CategoryOther
		c.CodeSealed, err = t.ss.seal(c.True, "child_category", "code_sealed", c.ID)
	case t.ss.keys.Restricted == nil && before.CodeSealed != "":
		if c.True != before.Code {
			return &Error{Kind: Denied, Text: "Your role does not allow this. Ask the person in charge."}
		}
		c.CodeSealed = before.CodeSealed
	}
	return err
}

// Categories answers the categories of a child and journals that restricted
// ones were seen.
func (s *Store) Categories(ss *Session, childID string) ([]Category, error) {
	if err := s.check(ss, Children, read); err != nil {
		return nil, err
	}
	all, err := many[Category](s.readers, `SELECT * FROM child_category WHERE child_id = ? AND deleted_at IS NULL ORDER BY from_on, id`, childID)
	if err != nil {
		return nil, err
	}
	seen := false
	for i := range all {
		if all[i].True, err = ss.unseal(all[i].CodeSealed, "child_category", "code_sealed", all[i].ID); err != nil {
			return nil, err
		}
		seen = seen || all[i].True != ""
		all[i].True = cmp.Or(all[i].True, all[i].Code)
	}
	if seen {
		err = s.noteLook(ss, "child_category", childID)
	}
	return all, err
}

// Household is those who live together; it links siblings.
type Household struct {
	Row
	Name       string `db:"name"`
	Address    string `db:"address"`
	Members    int    `db:"members"`
	Income     string `db:"income"`
	Economy    string `db:"economy"`
	House      string `db:"house"`
	OwnBedroom bool   `db:"own_bedroom"`
	OwnDesk    bool   `db:"own_desk"`
	Note       string `db:"note"`
}

func (*Household) table() string { return "household" }

// Household answers the household of a child, an empty one when it has none.
func (s *Store) Household(ss *Session, childID string) (Household, error) {
	if err := s.check(ss, Children, read); err != nil {
		return Household{}, err
	}
	h, err := one[Household](s.readers, `SELECT h.* FROM household h JOIN child c ON c.household_id = h.id WHERE c.id = ? AND h.deleted_at IS NULL`, childID)
	if Is(err, NotFound) {
		return Household{}, nil
	}
	return h, err
}

// SetHousehold saves the household of a child and lets another child, who may
// be "", live in it too. Where the other child has a household already and this
// one has none, that is the one.
func (s *Store) SetHousehold(ss *Session, childID, otherID string, h *Household) error {
	return s.write(ss, Children, write, func(t *tx) error {
		child, err := get[Child](t, childID)
		if err != nil {
			return err
		}
		var other Child
		if otherID != "" {
			if other, err = get[Child](t, otherID); err != nil {
				return err
			}
		}
		if child.HouseholdID == "" && other.HouseholdID != "" {
			child.HouseholdID = other.HouseholdID
			return t.put(&child)
		}
		if err := t.put(h); err != nil {
			return err
		}
		for _, c := range []*Child{&child, &other} {
			if c.ID == "" || c.HouseholdID == Ref(h.ID) {
				continue
			}
			c.HouseholdID = Ref(h.ID)
			if err := t.put(c); err != nil {
				return err
			}
		}
		return nil
	})
}

// Siblings answers the other children of a child's household.
func (s *Store) Siblings(ss *Session, childID string) ([]Child, error) {
	if err := s.check(ss, Children, read); err != nil {
		return nil, err
	}
	return many[Child](s.readers, `SELECT c.* FROM child c JOIN child me ON me.household_id = c.household_id
		WHERE me.id = ? AND c.id <> me.id AND c.deleted_at IS NULL ORDER BY c.birth_on`, childID)
}
