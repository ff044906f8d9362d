package data

import (
	"fmt"
	"slices"
)

// The lists of codes of psychological service. One to one, in a group, with
// parents, tutoring and the hand-over of a dream room count; a hotline, a call, a
// notice and a referral do not.
var (
	PsyKinds  = []string{"one", "group", "parent", "tutoring", "room", "hotline", "call", "notice", "referral"}
	PsyTopics = []string{"mood", "peers", "study", "family", "adapting", "loss", "other"}
	ReferTo   = []string{"alliance", "school", "12355", "12356", "psychiatry", "other"}
)

// PsyService is psychological service or other one-to-one help. What was said is
// not kept.
type PsyService struct {
	Row
	ChildID    string `db:"child_id"`
	ProjectID  Ref    `db:"project_id"`
	Kind       string `db:"kind"` // one of PsyKinds
	Day        string `db:"day"`
	Start      string `db:"start_at"` // HH:MM, or empty
	Minutes    *int   `db:"minutes"`
	ProviderID Ref    `db:"provider_id"` // person
	Topic      string `db:"topic"`       // one of PsyTopics, or empty
	ReferTo    string `db:"refer_to"`    // one of ReferTo, or empty
	Outcome    string `db:"outcome"`
}

func (*PsyService) table() string { return "psy_service" }

// SavePsy saves psychological service. The same kind for the same child at the
// same time is a [Conflict].
func (s *Store) SavePsy(ss *Session, p *PsyService) error {
	return s.write(ss, Activities, write, func(t *tx) error { return t.savePsy(p) })
}

func (t *tx) savePsy(p *PsyService) error {
	if p.ChildID == "" {
		return bad("child_id", "Please choose the child.", nil)
	}
	if err := t.setPastDay("day", &p.Day); err != nil {
		return err
	}
	var none string
	if err := setClock("start_at", &p.Start, "start_at", &none, &p.Minutes); err != nil {
		return err
	}
	switch {
	case !slices.Contains(PsyKinds, p.Kind):
		return bad("kind", "Please choose the kind of service.", nil)
	case p.Topic != "" && !slices.Contains(PsyTopics, p.Topic):
		return bad("topic", "Please choose a topic.", nil)
	case p.ReferTo != "" && !slices.Contains(ReferTo, p.ReferTo):
		return bad("refer_to", "Please choose to whom the child was referred.", nil)
	case p.Kind == "referral" && p.ReferTo == "":
		return bad("refer_to", "Please choose to whom the child was referred.", nil)
	}
	if p.ProviderID != "" {
		if err := t.guardPerson(string(p.ProviderID)); err != nil {
			return err
		}
	}
	if p.Start != "" {
		var n int
		if err := t.Get(&n, `SELECT count(*) FROM psy_service WHERE child_id = ? AND day = ? AND start_at = ? AND kind = ? AND id <> ? AND deleted_at IS NULL`,
			p.ChildID, p.Day, p.Start, p.Kind, p.ID); err != nil {
			return fmt.Errorf("same service: %w", err)
		}
		if n > 0 {
			return conflict("This service for {{.Name}} is recorded already.", args{"Name": t.nameOf(p.ChildID)})
		}
	}
	return t.put(p)
}

// mayReadPsy wants the right to see children too, for the topic tells about one.
func (s *Store) mayReadPsy(ss *Session) error {
	if err := s.check(ss, Children, read); err != nil {
		return err
	}
	return s.check(ss, Activities, read)
}

// Psy answers one record of psychological service.
func (s *Store) Psy(ss *Session, id string) (PsyService, error) {
	if err := s.mayReadPsy(ss); err != nil {
		return PsyService{}, err
	}
	return get[PsyService](s.readers, id)
}

// PsyFilter chooses psychological services for a list.
type PsyFilter struct {
	Text      string // child: name, pinyin, initials, file number
	ChildID   string
	ProjectID string
	From, To  string
	Limit     int // 1,000 when 0
}

// PsyLine is what a list of psychological services shows of each.
type PsyLine struct {
	PsyService
	FileNo   string `db:"file_no"`
	Child    string `db:"child"`    // name
	Provider string `db:"provider"` // name
}

// PsyLines answers psychological services, the latest first, and how many fit
// in all.
func (s *Store) PsyLines(ss *Session, f PsyFilter) (rows []PsyLine, total int, err error) {
	if err := s.mayReadPsy(ss); err != nil {
		return nil, 0, err
	}
	c := &conditions{}
	c.add("p.deleted_at IS NULL")
	c.addIf("p.child_id = ?", f.ChildID)
	c.addIf("p.project_id = ?", f.ProjectID)
	c.addIf("p.day >= ?", f.From)
	c.addIf("p.day <= ?", f.To)
	if err := c.addChildren(s, "p.child_id", f.Text); err != nil {
		return nil, 0, err
	}
	return listed[PsyLine](s, list{
		id: "p.id", tables: []string{"psy_service"}, from: "psy_service p",
		joined:  "JOIN child k ON k.id = p.child_id LEFT JOIN person r ON r.id = p.provider_id",
		columns: `p.*, k.file_no, k.name child, coalesce(r.name, '') provider`,
		order:   `p.day DESC, p.start_at DESC, p.id DESC`,
	}, c, f.Limit)
}
