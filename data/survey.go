package data

import (
	"slices"
	"strings"
)

// SurveyTargets are those who can be asked how content they are: children,
// guardians, schools, villages and communities.
var SurveyTargets = []string{"child", "guardian", "school", "village"}

// mostSheets is the largest number of sheets that anybody hands out at once.
const mostSheets = 100_000

// Survey is one round of paper sheets on how content people are with a project:
// how many were handed out and how they were answered. Sheets are anonymous, so
// only their numbers are kept, and no child is linked.
type Survey struct {
	Row
	ProjectID string `db:"project_id"`
	Day       string `db:"day"`
	Target    string `db:"target"` // one of SurveyTargets
	Given     int    `db:"given"`  // sheets handed out, at least 1
	Very      int    `db:"very"`   // 非常满意
	Content   int    `db:"content"`
	Fair      int    `db:"fair"`
	Poor      int    `db:"poor"`
	Bad       int    `db:"bad"`     // 非常不满意
	Invalid   int    `db:"invalid"` // sheets that came back without one clear answer
	Words     string `db:"words"`   // what was suggested, without names
	FormNo    string `db:"form_no"`
}

func (*Survey) table() string { return "survey" }

func (v *Survey) naturalKey() []string { return []string{v.ProjectID, v.Day, v.Target} }

// Valid is how many sheets have one clear answer.
func (v *Survey) Valid() int { return v.Very + v.Content + v.Fair + v.Poor + v.Bad }

// Back is how many sheets came back.
func (v *Survey) Back() int { return v.Valid() + v.Invalid }

// Satisfaction is the satisfaction of this round alone, as Q1 is of all.
func (v *Survey) Satisfaction() Figure { return rate("Q1", int64(v.Very+v.Content), int64(v.Valid())) }

// SaveSurvey keeps a round of sheets. A further round of the same project, day
// and target takes the place of the first.
func (s *Store) SaveSurvey(ss *Session, v *Survey) error {
	return s.write(ss, Activities, write, func(t *tx) error { return t.saveSurvey(v) })
}

func (t *tx) saveSurvey(v *Survey) error {
	if v.ProjectID == "" {
		return bad("project_id", "Please choose the project.", nil)
	}
	if err := t.setPastDay("day", &v.Day); err != nil {
		return err
	}
	if !slices.Contains(SurveyTargets, v.Target) {
		return bad("target", "Please choose who was asked.", nil)
	}
	for field, n := range map[string]int{
		"given": v.Given, "very": v.Very, "content": v.Content, "fair": v.Fair, "poor": v.Poor, "bad": v.Bad, "invalid": v.Invalid,
	} {
		if n < 0 || n > mostSheets {
			return bad(field, "A number of sheets is from 0 to {{.Most}}.", args{"Most": mostSheets})
		}
	}
	switch {
	case v.Given == 0:
		return bad("given", "Please enter how many sheets were handed out.", nil)
	case v.Back() > v.Given:
		return bad("given", "{{.Back}} sheets came back, but only {{.Given}} were handed out. Please count again.", args{"Back": v.Back(), "Given": v.Given})
	}
	v.Words = strings.TrimSpace(v.Words)
	return t.put(v)
}

// Surveys answers the rounds of a project, the latest first; those of all
// projects when it is empty.
func (s *Store) Surveys(ss *Session, projectID string) ([]Survey, error) {
	if err := s.check(ss, Activities, read); err != nil {
		return nil, err
	}
	return many[Survey](s.readers, `SELECT * FROM survey WHERE deleted_at IS NULL AND (?1 = '' OR project_id = ?1) ORDER BY day DESC, target`, projectID)
}

// content: Q1 满意度, sheets with 非常满意 or 满意 among the valid ones; Q1n
// 有效问卷, the valid sheets; Q1b 回收率, sheets that came back among those
// handed out.
func (c counter) content() ([]Figure, error) {
	from := ` FROM survey v WHERE v.deleted_at IS NULL AND v.day BETWEEN :from AND :to AND $own(v.project_id)`
	n, err := c.ns(`SELECT coalesce(sum(v.very + v.content), 0)`+from, `SELECT coalesce(sum(v.very + v.content + v.fair + v.poor + v.bad), 0)`+from,
		`SELECT coalesce(sum(v.very + v.content + v.fair + v.poor + v.bad + v.invalid), 0)`+from, `SELECT coalesce(sum(v.given), 0)`+from)
	if err != nil {
		return nil, err
	}
	return []Figure{rate("Q1", n[0], n[1]), count("Q1n", UnitSheets, n[1]), rate("Q1b", n[2], n[3])}, nil
}
