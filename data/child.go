package data

import (
	"fmt"
	"slices"
	"strings"

	"careledger/data/cn"
)

// Child is a child's file: the current values. Status, residence, school and
// main category also have a dated history, which figures read.
type Child struct {
	Row
	FileNo   string `db:"file_no"`     // 档案号, such as 云2026-A0001; given out by the store
	Name     string `db:"name"`        // NFC, “·” between parts
	NameKey  string `db:"name_key"`    // pinyin, for search
	Initials string `db:"initials"`    // first letters of the pinyin
	Alias    string `db:"alias"`       // 小名, 曾用名
	Sex      int    `db:"sex"`         // GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated
	Birth    string `db:"birth_on"`    // day, or empty
	IDKind   string `db:"id_kind"`     // one of IDKinds
	IDNo     string `db:"id_no"`       // GB 11643, upper-case X
	IDOver   bool   `db:"id_override"` // a person accepted a number with a wrong check digit
	NoID     string `db:"no_id_reason"`
	Ethnic   string `db:"ethnic"` // GB/T 3304, two digits

	HukouKind     string `db:"hukou_kind"` // rural, urban or empty
	HukouDivision string `db:"hukou_division"`
	HukouDetail   string `db:"hukou_detail"`
	Division      string `db:"division"` // of the residence, six digits (GB/T 2260)
	Town          string `db:"town"`
	Village       string `db:"village"`
	Address       string `db:"address"` // house; never printed

	School       string `db:"school"`
	Stage        string `db:"stage"` // one of Stages
	Grade        int    `db:"grade"` // within the stage, from 1; 0 unknown
	Class        string `db:"class"`
	EnrolYear    int    `db:"enrol_year"` // into the stage; grades roll on 1 September
	EduStatus    string `db:"edu_status"`
	Teacher      string `db:"teacher"`
	TeacherPhone string `db:"teacher_phone"`
	Boarding     bool   `db:"boarding"`

	MainCategory string `db:"main_category"` // K01…K99; K99 where the true one is restricted
	Economy      string `db:"economy"`
	RiskSealed   string `db:"risk_sealed"` // see Risk
	RiskOn       string `db:"risk_on"`

	Source      string `db:"source"`
	Status      string `db:"status"`    // one of ChildStatuses
	StatusOn    string `db:"status_on"` // since when
	ExitReason  string `db:"exit_reason"`
	HouseholdID Ref    `db:"household_id"`
	Note        string `db:"note"`
	Own         Own    `db:"own"` // values of the organization's own fields

	Other bool   `db:"-"` // whoever saves it says that the files alike are of other children
	Risk  string `db:"-"` // red, yellow, blue, green; empty for sessions that may not know
}

func (*Child) table() string { return "child" }

// ChildStatuses are the states of a child's file (12.1 of the field's
// practice): a clue, to be verified, verified, active (在册), paused, left, archived.
var ChildStatuses = []string{"clue", "unverified", "verified", "active", "paused", "left", "archived"}

// The other lists of codes of a child's file.
var (
	IDKinds     = []string{"resident", "unregistered", "hmt", "foreign", "birth", "none"}
	Stages      = cn.Stages()
	Economies   = []string{"destitute", "dibao", "dibao_edge", "expense_hardship", "monitored", "ordinary", "unknown"}
	Risks       = []string{"red", "yellow", "blue", "green"}
	ExitReasons = []string{"age", "moved", "not_eligible", "declined", "closed", "died", "other"}
	Sources     = []string{"civil_affairs", "league", "school", "village", "visit", "self"}
	HukouKinds  = []string{"rural", "urban"}
)

// ChildFilter chooses children for a list.
type ChildFilter struct {
	Text      string // name, pinyin, initials, file number, last digits of a phone
	Status    string // empty for all
	ProjectID string // members on the day of the store's clock
	Unvisited bool   // in an active pairing and without a valid visit this month
	NoTeam    bool   // active and without all three roles of 1+3
}

// CheckChild normalises a child's values in place and answers what is wrong
// with them, the worst first. Errors with Over may be saved all the same.
func (s *Store) CheckChild(c *Child) []*Error {
	c.Name = cn.NormalizeName(c.Name)
	c.Alias = strings.TrimSpace(c.Alias)
	var all []*Error
	if p := cn.ValidName(c.Name); p != nil {
		all = append(all, fromProblem("name", p))
	}
	all = append(all, s.checkBirth(c)...)
	if c.Status == "" {
		c.Status = "unverified"
	}
	if !slices.Contains(ChildStatuses, c.Status) {
		all = append(all, bad("status", "Please choose a status.", nil))
	}
	all = append(all, checkChildCodes(c)...)
	slices.SortStableFunc(all, func(a, b *Error) int { return boolInt(a.Over) - boolInt(b.Over) })
	return all
}

// checkChildCodes answers the codes of a file that are not among the choices.
func checkChildCodes(c *Child) []*Error {
	var all []*Error
	for _, code := range []struct {
		field, value string
		choices      []string
	}{
		{"id_kind", c.IDKind, IDKinds},
		{"hukou_kind", c.HukouKind, HukouKinds},
		{"stage", c.Stage, Stages},
		{"economy", c.Economy, Economies},
		{"source", c.Source, Sources},
		{"exit_reason", c.ExitReason, ExitReasons},
		{"risk", c.Risk, Risks},
	} {
		if code.value != "" && !slices.Contains(code.choices, code.value) {
			all = append(all, bad(code.field, "“{{.Text}}” is not among the choices.", args{"Text": code.value}))
		}
	}
	if c.MainCategory != "" && cn.CategoryName(c.MainCategory) == "" {
		all = append(all, bad("main_category", "Please choose a category.", nil))
	}
	if c.Ethnic != "" && cn.EthnicName(c.Ethnic) == "" {
		all = append(all, bad("ethnic", "“{{.Text}}” is not among the choices.", args{"Text": c.Ethnic}))
	}
	return all
}

// checkBirth checks number, day of birth and sex, alone and against each
// other, and takes from the number what is not known yet.
func (s *Store) checkBirth(c *Child) []*Error {
	var all []*Error
	if c.IDNo != "" && (c.IDKind == "" || c.IDKind == "resident" || c.IDKind == "hmt") {
		id, p := cn.ParseID(c.IDNo)
		if id.Number != "" {
			c.IDNo = id.Number
		}
		switch {
		case p != nil && !(p.Override && c.IDOver):
			all = append(all, fromProblem("id_no", p))
		default:
			if c.IDKind == "" {
				c.IDKind = "resident"
			}
			if c.Birth == "" {
				c.Birth = id.Birth
			}
			if c.Sex != 1 && c.Sex != 2 {
				c.Sex = id.Sex
			}
			if p := id.Agrees(c.Birth, c.Sex); p != nil && !c.IDOver {
				all = append(all, fromProblem("id_no", p))
			}
		}
	}
	if c.Sex == 0 {
		c.Sex = 9
	}
	if c.Birth == "" {
		return all
	}
	day, p := cn.ParseDate(c.Birth)
	if p != nil {
		return append(all, fromProblem("birth_on", p))
	}
	c.Birth = day
	if today := s.Today(); day > today {
		all = append(all, bad("birth_on", "The day of birth {{.Day}} lies in the future.", args{"Day": day}))
	} else if cn.Age(day, today) >= 18 && c.ID == "" {
		all = append(all, doubtful("birth_on", "Born on {{.Day}}, this person is no longer a child. Please check.", args{"Day": day}))
	}
	return all
}

// Child answers one child's file, [NotFound] for one that was erased, and journals that its restricted risk level was
// seen.
func (s *Store) Child(ss *Session, id string) (Child, error) {
	if err := s.check(ss, Children, read); err != nil {
		return Child{}, err
	}
	c, err := get[Child](s.readers, id)
	if err != nil {
		return c, err
	}
	if c.Status == StatusErased {
		return Child{}, missing("This file was erased.", nil)
	}
	if c.Risk, err = ss.unseal(c.RiskSealed, "child", "risk_sealed", c.ID); err != nil || c.Risk == "" {
		return c, err
	}
	return c, s.noteLook(ss, "child", c.ID)
}

// ChildByFileNo answers the child with a file number.
func (s *Store) ChildByFileNo(ss *Session, fileNo string) (Child, error) {
	if err := s.check(ss, Children, read); err != nil {
		return Child{}, err
	}
	return one[Child](s.readers, `SELECT * FROM child WHERE file_no = ? AND deleted_at IS NULL`, fileNo)
}

// SetStatus moves a child's file to another state from a day on, with the
// reason.
func (s *Store) SetStatus(ss *Session, childID, status, day, reason string) error {
	return s.write(ss, Children, write, func(t *tx) error { return t.setStatus(childID, status, day, reason) })
}

func (t *tx) setStatus(childID, status, day, reason string) error {
	day, p := cn.ParseDate(day)
	if p != nil {
		return fromProblem("day", p)
	}
	if day > t.today {
		return bad("day", "The day {{.Day}} lies in the future.", args{"Day": day})
	}
	if !slices.Contains(ChildStatuses, status) {
		return bad("status", "Please choose a status.", nil)
	}
	c, err := get[Child](t, childID)
	if err != nil {
		return err
	}
	if c.Status == status {
		return nil
	}
	if status == "left" && reason == "" {
		return bad("exit_reason", "Please say why the child leaves.", nil)
	}
	c.Status, c.StatusOn = status, day
	if status == "left" {
		if !slices.Contains(ExitReasons, reason) {
			return bad("exit_reason", "“{{.Text}}” is not among the choices.", args{"Text": reason})
		}
		c.ExitReason = reason
	}
	if err := t.guardActive(&c, day); err != nil {
		return err
	}
	if err := t.put(&c); err != nil {
		return err
	}
	return t.addHistory(childID, "status", status, "", day, reason)
}

// fromProblem takes over what package cn found wrong.
func fromProblem(field string, p *cn.Problem) *Error {
	return &Error{Kind: Bad, Field: field, Text: p.Text, Args: p.Args, Over: p.Override}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// RemoveChild puts a child's file into the bin with everything in it left in
// place; Restore brings it back.
func (s *Store) RemoveChild(ss *Session, id string) error {
	if err := s.check(ss, Children, decide); err != nil {
		return err
	}
	return s.Remove(ss, "child", id)
}

// nameOf answers a child's name for messages.
func (t *tx) nameOf(childID string) string {
	var name string
	if err := t.Get(&name, `SELECT name FROM child WHERE id = ?`, childID); err != nil {
		return fmt.Sprintf("(%s)", childID)
	}
	return name
}
