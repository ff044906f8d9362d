package data

import (
	"slices"
	"strings"

	"careledger/data/cn"
)

// The lists of codes of an incident.
var (
	IncidentKinds  = []string{"fall", "bump", "allergy", "fever", "lost", "conflict", "facility", "food", "other"}
	IncidentLevels = []string{"light", "medium", "severe", "critical"}
)

// Incident is something that went wrong, with what was done (事件).
type Incident struct {
	Row
	CampID   Ref    `db:"camp_id"`
	ChildID  Ref    `db:"child_id"`
	Day      string `db:"day"`
	At       string `db:"at"`    // HH:MM, or empty
	Kind     string `db:"kind"`  // one of IncidentKinds
	Level    string `db:"level"` // one of IncidentLevels
	What     string `db:"what"`
	Action   string `db:"action"`      // what was done
	Informed string `db:"informed_at"` // HH:MM at which the guardian was told
	Hospital string `db:"hospital"`
	Closed   string `db:"closed_at"` // day, or empty while it goes on
	Steps    string `db:"steps"`     // what was done when, a line each: 10:05 通知奶奶

	Reported    string `db:"reported_on"`  // day on which those above were told
	InsuranceNo string `db:"insurance_no"` // number under which the insurer was told
}

func (*Incident) table() string { return "incident" }

// SaveIncident saves an incident.
func (s *Store) SaveIncident(ss *Session, i *Incident) error {
	return s.write(ss, Camps, write, func(t *tx) error { return t.saveIncident(i) })
}

func (t *tx) saveIncident(i *Incident) error {
	for _, text := range []*string{&i.Action, &i.Hospital, &i.InsuranceNo} {
		*text = strings.TrimSpace(*text)
	}
	if err := setText("what", &i.What, "Please enter what happened."); err != nil {
		return err
	}
	if err := t.setPastDay("day", &i.Day); err != nil {
		return err
	}
	var unused *int
	for field, at := range map[string]*string{"at": &i.At, "informed_at": &i.Informed} {
		if err := setClock(field, at, field, new(string), &unused); err != nil {
			return err
		}
	}
	if err := setCode("kind", &i.Kind, IncidentKinds, "other", "Please choose the kind of incident."); err != nil {
		return err
	}
	if err := setCode("level", &i.Level, IncidentLevels, "light", "Please choose how grave it was."); err != nil {
		return err
	}
	if err := setSteps("steps", &i.Steps); err != nil {
		return err
	}
	for field, day := range map[string]*string{"reported_on": &i.Reported, "closed_at": &i.Closed} {
		if err := setDay(field, day); err != nil {
			return err
		}
	}
	if i.Reported != "" && i.Reported < i.Day {
		return bad("reported_on", "The end {{.To}} lies before the beginning {{.From}}.", args{"From": i.Day, "To": i.Reported})
	}
	if i.Closed != "" && i.Closed < i.Day {
		return bad("closed_at", "The end {{.To}} lies before the beginning {{.From}}.", args{"From": i.Day, "To": i.Closed})
	}
	return t.put(i)
}

// setSteps reads what was done when: a line for each step, which begins with the
// time of day and says what was done. Empty lines are left out, and steps are put
// in the order of their times.
func setSteps(field string, text *string) error {
	var steps []string
	for line := range strings.Lines(*text) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		at, what, _ := strings.Cut(strings.ReplaceAll(line, "\u3000", " "), " ")
		clock, p := cn.ParseClock(at)
		if what = strings.TrimSpace(what); p != nil || what == "" {
			return bad(field, "Begin each step with its time, then say what was done: 10:05 …", nil)
		}
		steps = append(steps, clock+" "+what)
	}
	slices.SortStableFunc(steps, func(a, b string) int { return strings.Compare(a[:5], b[:5]) })
	*text = strings.Join(steps, "\n")
	return nil
}

// Incidents answers the incidents of a class, or of all when it is empty, the
// latest first.
func (s *Store) Incidents(ss *Session, campID string) ([]Incident, error) {
	if err := s.check(ss, Camps, read); err != nil {
		return nil, err
	}
	return many[Incident](s.readers, `SELECT * FROM incident WHERE (? = '' OR camp_id = ?) AND deleted_at IS NULL ORDER BY day DESC, at DESC, id`, campID, campID)
}
