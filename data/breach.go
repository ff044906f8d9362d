package data

import (
	"slices"
	"strings"
)

// BreachKinds are ways in which personal information gets out of hand: a laptop
// or stick lost or stolen, something sent to the wrong person, shown to somebody
// not entitled, published, a computer broken into, or another.
var BreachKinds = []string{"lost_laptop", "lost_stick", "wrong_receiver", "shown", "published", "intrusion", "paper_lost", "other"}

// Breach is personal information that was lost, shown or taken, or may have
// been, and what was done about it (PIPL §57; Regulations on the Protection of
// Minors in Cyberspace §35). It names no child.
type Breach struct {
	Row
	No        string `db:"no"`   // XL2026-A0001; given out by the store
	Kind      string `db:"kind"` // one of BreachKinds
	Found     string `db:"found_on"`
	FoundAt   string `db:"found_at"` // HH:MM, or empty
	What      string `db:"what"`     // kinds of data
	Children  int    `db:"children"` // how many children it concerns, as far as known
	Cause     string `db:"cause"`
	Harm      string `db:"harm"`         // what may come of it
	Measures  string `db:"measures"`     // what was done
	Contained string `db:"contained_on"` // day on which it was stopped
	Authority string `db:"authority"`    // which authority was told
	ToldOn    string `db:"authority_on"`
	PeopleOn  string `db:"people_on"`    // day on which children and guardians were told, one by one
	PeopleHow string `db:"people_how"`   // by which means
	NotTold   string `db:"not_told_why"` // why nobody needs to be told: the measures prevent any harm
	Closed    string `db:"closed_on"`
	Lesson    string `db:"lesson"`
}

func (*Breach) table() string { return "breach" }

// BreachStep is one thing that the law wants done about a breach.
type BreachStep struct {
	Name string // contain, authority, people, close
	Due  string // last day for it
	Done string // day; empty while it is to be done
	Free bool   // need not be done: see Breach.NotTold
}

// breachDays is within how many days of the finding a breach is closed (the
// field's practice).
const breachDays = 30

// Steps are what has to be done, in order. The law gives no number of days: all
// but the last are to be done at once, on the day of the finding.
func (b *Breach) Steps() []BreachStep {
	return []BreachStep{
		{Name: "contain", Due: b.Found, Done: b.Contained},
		{Name: "authority", Due: b.Found, Done: b.ToldOn},
		{Name: "people", Due: b.Found, Done: b.PeopleOn, Free: b.NotTold != "" && b.PeopleOn == ""},
		{Name: "close", Due: daysAfter(b.Found, breachDays), Done: b.Closed},
	}
}

// Waiting is how many of the steps are still to be done.
func (b *Breach) Waiting() int {
	n := 0
	for _, s := range b.Steps() {
		n += boolInt(s.Done == "" && !s.Free)
	}
	return n
}

// SaveBreach keeps a breach. It is closed only when it was stopped, the
// authority told, and those concerned told or said why not.
func (s *Store) SaveBreach(ss *Session, b *Breach) error {
	return s.write(ss, Registers, write, func(t *tx) error { return t.saveBreach(b) })
}

func (t *tx) saveBreach(b *Breach) error {
	switch {
	case !slices.Contains(BreachKinds, b.Kind):
		return bad("kind", "Please choose what happened.", nil)
	case strings.TrimSpace(b.What) == "":
		return bad("what", "Please enter which data it is.", nil)
	case b.Children < 0:
		return bad("children", "The number of children can't be negative.", nil)
	}
	if err := t.setPastDay("found_on", &b.Found); err != nil {
		return err
	}
	for field, day := range map[string]*string{"contained_on": &b.Contained, "authority_on": &b.ToldOn, "people_on": &b.PeopleOn, "closed_on": &b.Closed} {
		if *day == "" {
			continue
		}
		if err := t.setPastDay(field, day); err != nil {
			return err
		}
		if *day < b.Found {
			return bad(field, "The end {{.To}} lies before the beginning {{.From}}.", args{"From": b.Found, "To": *day})
		}
	}
	if b.ToldOn != "" && strings.TrimSpace(b.Authority) == "" {
		return bad("authority", "Please enter which authority was told.", nil)
	}
	if b.Closed != "" && b.Waiting() > 0 {
		return bad("closed_on", "Some steps are still to be done, so the breach can't be closed.", nil)
	}
	if b.No == "" {
		if err := t.giveNumber(numberBreach, &b.No); err != nil {
			return err
		}
	}
	return t.put(b)
}

// Breaches answers the register of breaches, the latest first.
func (s *Store) Breaches(ss *Session) ([]Breach, error) {
	if err := s.check(ss, Registers, read); err != nil {
		return nil, err
	}
	return many[Breach](s.readers, `SELECT * FROM breach WHERE deleted_at IS NULL ORDER BY found_on DESC, no DESC`)
}
