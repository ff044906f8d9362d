package data

import (
	"fmt"
	"slices"
	"strings"
)

// The lists of codes of a visit.
var (
	Mets           = []string{"child", "guardian", "both", "none"}
	VisitHealths   = []string{"good", "fair", "poor"}
	VisitMoods     = []string{"steady", "low", "anxious", "other"}
	VisitFlags     = []string{"housing", "alone", "hunger", "injury", "truancy", "self_harm", "bullying", "other"}
	VisitNeeds     = []string{"goods", "tutoring", "psy", "medical", "policy", "parenting", "other"}
	VisitServices  = []string{"company", "tutoring", "psy", "goods", "policy", "parenting", "referral"}
	VisitDisposals = []string{"solved", "followed", "village", "town", "civil_affairs", "education", "psy", "report"}
)

// homeKinds are the visits to a child's home, which two adults make.
var homeKinds = []string{"home", "family"}

// leastVisitors is how many adults go to a child's home.
const leastVisitors = 2

// Visit is a visit to one child, valid or not. It is valid when the child was
// met, its kind is among the project's and no reviewer invalidated it.
type Visit struct {
	Row
	No             string `db:"no"` // ZF2026-A0001; given out by the store
	ProjectID      Ref    `db:"project_id"`
	ChildID        string `db:"child_id"`
	Kind           string `db:"kind"` // one of VisitKinds
	Day            string `db:"day"`
	Start          string `db:"start_at"` // HH:MM, or empty
	End            string `db:"end_at"`
	Minutes        *int   `db:"minutes"` // nil when unknown; taken from the times
	Met            string `db:"met"`     // one of Mets
	Place          string `db:"place"`
	Health         string `db:"health"`   // one of VisitHealths, or empty
	Mood           string `db:"mood"`     // one of VisitMoods, or empty
	Study          string `db:"study"`    // in words
	Flags          string `db:"flags"`    // some of VisitFlags, parted by spaces
	Needs          string `db:"needs"`    // some of VisitNeeds
	Services       string `db:"services"` // some of VisitServices
	Disposal       string `db:"disposal"` // one of VisitDisposals, or empty
	FollowUp       string `db:"followup_on"`
	Note           string `db:"note"`
	GuardianSigned bool   `db:"guardian_signed"`
	FormNo         string `db:"form_no"`
	Invalid        bool   `db:"invalid"` // see InvalidateVisit
	InvalidReason  string `db:"invalid_reason"`
}

func (*Visit) table() string { return "visit" }

// VisitPerson says who made a visit.
type VisitPerson struct {
	Row
	VisitID  string `db:"visit_id"`
	PersonID string `db:"person_id"`
}

func (*VisitPerson) table() string { return "visit_person" }

func (v *VisitPerson) naturalKey() []string { return []string{v.VisitID, v.PersonID} }

// SaveVisit saves a visit with the ids of those who made it. Doubtful, so that
// over is needed: fewer than two adults at the child's home, another visit on
// the same day, a day before the child's first pairing, a risk without what was
// done about it.
func (s *Store) SaveVisit(ss *Session, v *Visit, visitors []string, over bool) error {
	return s.write(ss, Visits, write, func(t *tx) error { return t.saveVisit(v, visitors, over) })
}

func (t *tx) saveVisit(v *Visit, visitors []string, over bool) error {
	if err := t.checkVisit(v); err != nil {
		return err
	}
	for _, id := range visitors {
		if err := t.guardPerson(id); err != nil {
			return err
		}
	}
	if !over {
		if err := t.doubtVisit(v, visitors); err != nil {
			return err
		}
	}
	if v.ID == "" {
		v.Invalid, v.InvalidReason = false, ""
		if v.No == "" {
			if err := t.giveNumber(numberVisit, &v.No); err != nil {
				return err
			}
		}
	} else {
		before, err := get[Visit](t, v.ID)
		if err != nil {
			return err
		}
		v.No, v.Invalid, v.InvalidReason = before.No, before.Invalid, before.InvalidReason
	}
	if err := t.put(v); err != nil {
		return err
	}
	for _, id := range visitors {
		if err := t.put(&VisitPerson{VisitID: v.ID, PersonID: id}); err != nil {
			return err
		}
	}
	return t.binOthers("visit_person", "visit_id", v.ID, "person_id", visitors)
}

// checkVisit normalises a visit and refuses what can't be.
func (t *tx) checkVisit(v *Visit) error {
	if v.ChildID == "" {
		return bad("child_id", "Please choose the child.", nil)
	}
	if err := t.setPastDay("day", &v.Day); err != nil {
		return err
	}
	if err := setClock("start_at", &v.Start, "end_at", &v.End, &v.Minutes); err != nil {
		return err
	}
	if err := setDay("followup_on", &v.FollowUp); err != nil {
		return err
	}
	for _, c := range []struct {
		field, value, text string
		list               []string
		needed             bool
	}{
		{"kind", v.Kind, "Please choose the kind of visit.", VisitKinds, true},
		{"met", v.Met, "Please choose who was met.", Mets, true},
		{"health", v.Health, "Please choose how the child's health is.", VisitHealths, false},
		{"mood", v.Mood, "Please choose how the child's mood is.", VisitMoods, false},
		{"disposal", v.Disposal, "Please choose what was done about it.", VisitDisposals, false},
	} {
		if (c.needed || c.value != "") && !slices.Contains(c.list, c.value) {
			return bad(c.field, c.text, nil)
		}
	}
	if err := setCodes("flags", &v.Flags, VisitFlags); err != nil {
		return err
	}
	if err := setCodes("needs", &v.Needs, VisitNeeds); err != nil {
		return err
	}
	return setCodes("services", &v.Services, VisitServices)
}

// doubtVisit answers the first thing about a visit that is probably wrong.
func (t *tx) doubtVisit(v *Visit, visitors []string) error {
	if slices.Contains(homeKinds, v.Kind) && len(visitors) < leastVisitors {
		return doubtful("visitors", "Two adults go to a child's home. Who else was there?", nil)
	}
	if v.Flags != "" && v.Disposal == "" {
		return doubtful("disposal", "A risk was noticed. Please say what was done about it.", nil)
	}
	var earlier, first string
	err := t.Get(&earlier, `SELECT coalesce(min(no), '') FROM visit WHERE child_id = ? AND day = ? AND id <> ? AND deleted_at IS NULL`, v.ChildID, v.Day, v.ID)
	if err != nil {
		return fmt.Errorf("visits of the day: %w", err)
	}
	if earlier != "" {
		return doubtful("day", "{{.Name}} was visited on {{.Day}} already ({{.No}}); only one visit a day counts.",
			args{"Name": t.nameOf(v.ChildID), "Day": v.Day, "No": earlier})
	}
	if err := t.Get(&first, `SELECT coalesce(min(from_on), '') FROM pairing WHERE child_id = ? AND deleted_at IS NULL`, v.ChildID); err != nil {
		return fmt.Errorf("first pairing: %w", err)
	}
	if first > v.Day {
		return doubtful("day", "On {{.Day}} {{.Name}} was not paired with anybody yet; the first pairing began on {{.First}}.",
			args{"Name": t.nameOf(v.ChildID), "Day": v.Day, "First": first})
	}
	return nil
}

// InvalidateVisit makes a visit not count, with the reason; only those who
// review may.
func (s *Store) InvalidateVisit(ss *Session, id, reason string) error {
	if err := s.check(ss, Visits, decide); err != nil {
		return err
	}
	if err := setText("invalid_reason", &reason, "Please say why the visit does not count."); err != nil {
		return err
	}
	return s.setInvalid(ss, id, true, reason)
}

// RevalidateVisit takes back that a visit was made not to count.
func (s *Store) RevalidateVisit(ss *Session, id string) error {
	return s.setInvalid(ss, id, false, "")
}

func (s *Store) setInvalid(ss *Session, id string, invalid bool, reason string) error {
	return s.write(ss, Visits, decide, func(t *tx) error {
		v, err := get[Visit](t, id)
		if err != nil {
			return err
		}
		v.Invalid, v.InvalidReason = invalid, reason
		return t.put(&v)
	})
}

// Visit answers one visit and the ids of those who made it.
func (s *Store) Visit(ss *Session, id string) (v Visit, visitors []string, err error) {
	if err := s.check(ss, Visits, read); err != nil {
		return Visit{}, nil, err
	}
	if v, err = get[Visit](s.readers, id); err != nil {
		return v, nil, err
	}
	visitors, err = many[string](s.readers, `SELECT person_id FROM visit_person WHERE visit_id = ? AND deleted_at IS NULL ORDER BY created_at, id`, id)
	return v, visitors, err
}

// VisitOfForm answers the id of the visit that was typed in from the signed form
// with a number, or an empty text.
func (s *Store) VisitOfForm(ss *Session, no string) (string, error) {
	if err := s.check(ss, Visits, read); err != nil {
		return "", err
	}
	ids, err := many[string](s.readers, `SELECT id FROM visit WHERE form_no = ? AND deleted_at IS NULL LIMIT 1`, no)
	return strings.Join(ids, ""), err
}

// VisitFilter chooses visits for a list.
type VisitFilter struct {
	Text      string // child: name, pinyin, initials, file number
	Month     string // YYYY-MM; empty for all
	ChildID   string
	ProjectID string
	PersonID  string // who made it
	Flagged   bool   // with a risk
	Limit     int    // 1,000 when 0
}

// VisitLine is what a list of visits shows of each.
type VisitLine struct {
	ID        string `db:"id"`
	No        string `db:"no"`
	Day       string `db:"day"`
	ChildID   string `db:"child_id"`
	FileNo    string `db:"file_no"`
	Child     string `db:"child"` // name
	Kind      string `db:"kind"`
	Met       string `db:"met"`
	Minutes   *int   `db:"minutes"`
	Place     string `db:"place"`
	Visitors  string `db:"visitors"` // names, parted by 、
	Flags     string `db:"flags"`
	Disposal  string `db:"disposal"`
	FollowUp  string `db:"followup_on"`
	Note      string `db:"note"`
	ProjectID Ref    `db:"project_id"`
	Project   string `db:"project"` // name
	Units     int    `db:"units"`   // 1 when it counts
	Why       string `db:"why"`     // why not: not_met, invalid, kind, same_day
}

// VisitLines answers visits, the latest first, and how many fit in all.
func (s *Store) VisitLines(ss *Session, f VisitFilter) (rows []VisitLine, total int, err error) {
	if err := s.check(ss, Visits, read); err != nil {
		return nil, 0, err
	}
	c := &conditions{}
	c.add("v.deleted_at IS NULL")
	if f.Month != "" {
		c.add("v.day BETWEEN ? AND ?", f.Month+"-01", f.Month+"-31")
	}
	c.addIf("v.child_id = ?", f.ChildID)
	c.addIf("v.project_id = ?", f.ProjectID)
	c.addIf("v.id IN (SELECT visit_id FROM visit_person WHERE person_id = ? AND deleted_at IS NULL)", f.PersonID)
	if err := c.addChildren(s, "v.child_id", f.Text); err != nil {
		return nil, 0, err
	}
	if f.Flagged {
		c.add("v.flags <> ''")
	}
	rows, total, err = listed[VisitLine](s, list{
		id: "v.id", tables: []string{"visit", "visit_person"}, from: "visit v",
		joined: "JOIN child k ON k.id = v.child_id LEFT JOIN project j ON j.id = v.project_id",
		columns: `v.id, v.no, v.day, v.child_id, k.file_no, k.name child, v.kind, v.met, v.minutes, v.place,
		coalesce((SELECT group_concat(r.name) FROM visit_person w JOIN person r ON r.id = w.person_id WHERE w.visit_id = v.id AND w.deleted_at IS NULL), '') visitors,
		v.flags, v.disposal, v.followup_on, v.note, v.project_id, coalesce(j.name, '') project,
		coalesce((SELECT s.units FROM service s WHERE s.source_id = v.id), 0) units, coalesce((SELECT s.why FROM service s WHERE s.source_id = v.id), '') why`,
		order: `v.day DESC, v.id DESC`,
	}, c, f.Limit)
	for i := range rows {
		rows[i].Visitors = strings.ReplaceAll(rows[i].Visitors, ",", "、")
	}
	return rows, total, err
}
