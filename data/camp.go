package data

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"careledger/data/cn"
)

// The lists of codes of a class.
var (
	CampTerms    = []string{"first", "second", "third", "winter", "other"}
	CampHalves   = []string{"day", "morning", "afternoon", "both"} // the whole day, mornings, afternoons, or both called apart
	CampMeals    = []string{"none", "own", "provided", "subsidy"}
	CampStatuses = []string{"planned", "enrolling", "running", "finished", "cancelled"}
)

// campFinished is the status of a class that has ended.
const campFinished = "finished"

// The sessions of a day.
const (
	SessionDay = "day" // the whole day
	SessionAM  = "am"
	SessionPM  = "pm"
)

// CampSessions lists the sessions of a day.
var CampSessions = []string{SessionDay, SessionAM, SessionPM}

// Camp is one class of a summer camp in one term (暑托班).
type Camp struct {
	Row
	Name      string `db:"name"`
	Site      string `db:"site"` // place
	ProjectID Ref    `db:"project_id"`
	Term      string `db:"term"` // one of CampTerms
	From      string `db:"from_on"`
	To        string `db:"to_on"`    // last day
	Capacity  int    `db:"capacity"` // places; 0 for no limit
	HalfDay   string `db:"half_day"` // one of CampHalves
	Start     string `db:"start_at"` // HH:MM, or empty
	End       string `db:"end_at"`
	Meal      string `db:"meal"` // one of CampMeals
	Insurer   string `db:"insurer"`
	PolicyNo  string `db:"policy_no"`
	Premium   int64  `db:"premium_fen"`
	Status    string `db:"status"` // one of CampStatuses
	Note      string `db:"note"`
	Closed    string `db:"closed_days"` // days within it on which it is closed, in order, parted by spaces
}

func (*Camp) table() string { return "camp" }

// Sessions are the sessions of a day for which the roll is called.
func (c Camp) Sessions() []string {
	switch c.HalfDay {
	case "morning":
		return []string{SessionAM}
	case "afternoon":
		return []string{SessionPM}
	case "both":
		return []string{SessionAM, SessionPM}
	}
	return []string{SessionDay}
}

// SaveCamp saves a class. When it gets more places, those who wait move up.
func (s *Store) SaveCamp(ss *Session, c *Camp) error {
	return s.write(ss, Camps, write, func(t *tx) error { return t.saveCamp(c) })
}

func (t *tx) saveCamp(c *Camp) error {
	if err := checkCamp(c); err != nil {
		return err
	}
	var others int
	err := t.Get(&others, `SELECT count(*) FROM camp WHERE name = ? AND term = ? AND from_on = ? AND id <> ? AND deleted_at IS NULL`, c.Name, c.Term, c.From, c.ID)
	if err != nil {
		return fmt.Errorf("look for another class: %w", err)
	}
	if others > 0 {
		return conflict("There is a class named {{.Name}} in this term already.", args{"Name": c.Name})
	}
	if err := t.guardCampDays(c); err != nil {
		return err
	}
	before := Camp{}
	if c.ID != "" {
		if before, err = get[Camp](t, c.ID); err != nil {
			return err
		}
	}
	if err := t.put(c); err != nil {
		return err
	}
	if before.Capacity > 0 && (c.Capacity == 0 || c.Capacity > before.Capacity) {
		_, err = t.moveUp(c)
	}
	return err
}

// checkCamp normalises and checks what a class says by itself.
func checkCamp(c *Camp) error {
	for _, text := range []*string{&c.Site, &c.Insurer, &c.PolicyNo, &c.Note} {
		*text = strings.TrimSpace(*text)
	}
	if err := setText("name", &c.Name, "Please enter the name of the class."); err != nil {
		return err
	}
	if err := setNeededDay("from_on", &c.From); err != nil {
		return err
	}
	if err := setNeededDay("to_on", &c.To); err != nil {
		return err
	}
	if err := setSpan("from_on", &c.From, "to_on", &c.To); err != nil {
		return err
	}
	if err := setDays("closed_days", &c.Closed); err != nil {
		return err
	}
	var unused *int
	if err := setClock("start_at", &c.Start, "end_at", &c.End, &unused); err != nil {
		return err
	}
	if c.Capacity < 0 {
		return bad("capacity", "A limit can't be negative.", nil)
	}
	if c.Premium < 0 {
		return bad("premium_fen", "An amount of money can't be negative.", nil)
	}
	for _, code := range []struct {
		field    string
		value    *string
		list     []string
		fallback string
		text     string
	}{
		{"term", &c.Term, CampTerms, "first", "Please choose the term."},
		{"half_day", &c.HalfDay, CampHalves, "day", "Please choose the hours of the class."},
		{"meal", &c.Meal, CampMeals, "none", "Please choose how the children eat."},
		{"status", &c.Status, CampStatuses, "enrolling", "Please choose the state of the class."},
	} {
		if err := setCode(code.field, code.value, code.list, code.fallback, code.text); err != nil {
			return err
		}
	}
	return nil
}

// guardCampDays refuses to change days and sessions so that a roll which was
// called falls outside.
func (t *tx) guardCampDays(c *Camp) error {
	if c.ID == "" {
		return nil
	}
	called, err := many[struct {
		Day     string `db:"day"`
		Session string `db:"session"`
	}](t, `SELECT DISTINCT day, session FROM camp_day WHERE camp_id = ? AND deleted_at IS NULL`, c.ID)
	if err != nil {
		return err
	}
	for _, d := range called {
		if d.Day < c.From || d.Day > c.To {
			return bad("from_on", "The roll was called on {{.Day}}, which would lie outside the class.", args{"Day": d.Day})
		}
		if !slices.Contains(c.Sessions(), d.Session) {
			return bad("half_day", "The roll was called on {{.Day}} for other hours. They can't be changed any more.", args{"Day": d.Day})
		}
	}
	return nil
}

// Camp answers one class.
func (s *Store) Camp(ss *Session, id string) (Camp, error) {
	if err := s.check(ss, Camps, read); err != nil {
		return Camp{}, err
	}
	return get[Camp](s.readers, id)
}

// CloseCamp ends a class: those in it have finished it.
func (s *Store) CloseCamp(ss *Session, id string) error {
	return s.write(ss, Camps, write, func(t *tx) error {
		c, err := get[Camp](t, id)
		if err != nil {
			return err
		}
		c.Status = campFinished
		if err := t.put(&c); err != nil {
			return err
		}
		in, err := many[CampEnrolment](t, `SELECT * FROM camp_enrolment WHERE camp_id = ? AND status = ? AND deleted_at IS NULL`, id, EnrolInClass)
		if err != nil {
			return err
		}
		for _, e := range in {
			e.Status = EnrolFinished
			if err := t.put(&e); err != nil {
				return err
			}
		}
		return nil
	})
}

// CampFilter chooses classes for a list.
type CampFilter struct {
	Text      string // in name or site
	ProjectID string
	Status    string // empty for all
	On        string // day on which the class runs; empty for all
	Brief     bool   // without Open and Units, which take long to count after each mark of a roll
}

// CampLine is a class with how many children it has.
type CampLine struct {
	Camp
	Project  string `db:"project"`  // name
	Enrolled int    `db:"enrolled"` // admitted, in class or finished
	Waiting  int    `db:"waiting"`
	Open     int    `db:"open"`  // days on which a child was there
	Units    int    `db:"units"` // services that count
}

// CampLines answers classes, the latest first, and how many there are in all.
func (s *Store) CampLines(ss *Session, f CampFilter) (found []CampLine, total int, err error) {
	if err := s.check(ss, Camps, read); err != nil {
		return nil, 0, err
	}
	key, tables, days := "camps", []string{"camp", "camp_enrolment", "project", "camp_day"}, `
		(SELECT count(DISTINCT d.day) FROM camp_day d WHERE d.camp_id = c.id AND d.status = 'present' AND d.deleted_at IS NULL) open,
		(SELECT coalesce(sum(v.units), 0) FROM camp_day d JOIN service v ON v.source_id = d.id WHERE d.camp_id = c.id AND d.deleted_at IS NULL) units`
	if f.Brief {
		key, tables, days = "camps in brief", tables[:3], `0 open, 0 units`
	}
	all, err := remember(s, key, tables, func() ([]CampLine, error) {
		return many[CampLine](s.readers, `SELECT c.*, coalesce(p.name, '') project,
			(SELECT count(*) FROM camp_enrolment e WHERE e.camp_id = c.id AND e.status IN ('admitted', 'in_class', 'finished') AND e.deleted_at IS NULL) enrolled,
			(SELECT count(*) FROM camp_enrolment e WHERE e.camp_id = c.id AND e.status = 'waiting' AND e.deleted_at IS NULL) waiting, `+days+`
			FROM camp c LEFT JOIN project p ON p.id = c.project_id WHERE c.deleted_at IS NULL ORDER BY c.from_on DESC, c.name`)
	})
	if err != nil {
		return nil, 0, err
	}
	text := strings.ToLower(strings.TrimSpace(f.Text))
	found = []CampLine{}
	for _, c := range all {
		if f.ProjectID != "" && string(c.ProjectID) != f.ProjectID || f.Status != "" && c.Status != f.Status || f.On != "" && (f.On < c.From || f.On > c.To) {
			continue
		}
		if strings.Contains(strings.ToLower(c.Name+"\n"+c.Site), text) {
			found = append(found, c)
		}
	}
	return found, len(all), nil
}

// CampDaySummary is how a day of a class, or one of its sessions, stands.
// Children count once a day.
type CampDaySummary struct {
	Day          string
	Enrolled     int // on that day
	Present      int
	Late, Early  int // of those present
	Leave        int // personal or sick
	Absent       int
	Unmarked     int
	SignedOut    int     // present and collected
	Staff        int     // on duty
	StaffMinutes int     //
	Ratio        float64 // children present for each on duty, one decimal; 0 when nobody is
	RatioLimit   float64 // of the project; 0 for none
	TooFew       bool    // children are present and the staff is too few
	Lessons      int
	Safety       int // of the lessons
}

// CampDay answers how a day of a class stands; an empty session is the whole
// day.
func (s *Store) CampDay(ss *Session, campID, day, session string) (CampDaySummary, error) {
	d := CampDaySummary{Day: day}
	if err := s.check(ss, Camps, read); err != nil {
		return d, err
	}
	week, err := s.campDays(campID, day, day, session)
	if err != nil {
		return d, err
	}
	d = week[0]
	staff, err := many[CampStaff](s.readers, `SELECT * FROM camp_staff WHERE camp_id = ? AND day = ? AND deleted_at IS NULL`, campID, day)
	if err != nil {
		return d, err
	}
	for _, m := range staff {
		d.Staff, d.StaffMinutes = d.Staff+1, d.StaffMinutes+m.Minutes
	}
	limit, err := many[float64](s.readers, `SELECT p.ratio_limit FROM camp c JOIN project p ON p.id = c.project_id WHERE c.id = ?`, campID)
	if err != nil {
		return d, err
	}
	for _, l := range limit {
		d.RatioLimit = l
	}
	if d.Staff > 0 {
		d.Ratio = Round(float64(d.Present)/float64(d.Staff), 1)
	}
	d.TooFew = d.Present > 0 && (d.Staff == 0 || d.RatioLimit > 0 && float64(d.Present) > d.RatioLimit*float64(d.Staff))
	lessons, err := many[bool](s.readers, `SELECT safety FROM lesson WHERE camp_id = ? AND day = ? AND deleted_at IS NULL`, campID, day)
	if err != nil {
		return d, err
	}
	for _, safety := range lessons {
		d.Lessons, d.Safety = d.Lessons+1, d.Safety+boolInt(safety)
	}
	return d, nil
}

// CampWeek answers the seven days, from Monday, of the week of a day: what was
// called, without staff and lessons.
func (s *Store) CampWeek(ss *Session, campID, day string) ([]CampDaySummary, error) {
	if err := s.check(ss, Camps, read); err != nil {
		return nil, err
	}
	monday, err := mondayOf(day)
	if err != nil {
		return nil, err
	}
	return s.campDays(campID, monday, daysAfter(monday, 6), "")
}

// mondayOf answers the Monday of a day's week.
func mondayOf(day string) (string, error) {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		_, p := cn.ParseDate(day)
		return "", fromProblem("day", p)
	}
	return daysAfter(day, -(int(d.Weekday())+6)%7), nil
}

// campDays counts the marks of each day from one to another.
func (s *Store) campDays(campID, from, to, session string) ([]CampDaySummary, error) {
	for _, day := range []*string{&from, &to} {
		if err := setNeededDay("day", day); err != nil {
			return nil, err
		}
	}
	marks, err := many[struct {
		Day       string `db:"day"`
		Present   int    `db:"present"`
		Late      int    `db:"late"`
		Early     int    `db:"early"`
		Leave     int    `db:"leave"`
		Absent    int    `db:"absent"`
		SignedOut int    `db:"signed_out"`
	}](s.readers, `SELECT day, sum(present) present, sum(present AND late) late, sum(present AND early) early,
		sum(NOT present AND leave) leave, sum(NOT present AND NOT leave AND absent) absent, sum(present AND signed_out) signed_out FROM (
			SELECT day, child_id, max(status = 'present') present, max(late) late, max(early) early,
				max(status IN ('personal_leave', 'sick_leave')) leave, max(status = 'absent') absent, max(out_at <> '') signed_out
			FROM camp_day WHERE camp_id = ? AND day BETWEEN ? AND ? AND (? = '' OR session = ?) AND deleted_at IS NULL GROUP BY day, child_id
		) GROUP BY day`, campID, from, to, session, session)
	if err != nil {
		return nil, err
	}
	enrolled, err := many[CampEnrolment](s.readers, `SELECT * FROM camp_enrolment WHERE camp_id = ? AND joined_on <> '' AND deleted_at IS NULL`, campID)
	if err != nil {
		return nil, err
	}
	var days []CampDaySummary
	for day := from; day <= to; day = daysAfter(day, 1) {
		d := CampDaySummary{Day: day}
		for _, e := range enrolled {
			d.Enrolled += boolInt(e.inClassOn(day))
		}
		for _, m := range marks {
			if m.Day == day {
				d.Present, d.Late, d.Early, d.Leave, d.Absent, d.SignedOut = m.Present, m.Late, m.Early, m.Leave, m.Absent, m.SignedOut
			}
		}
		d.Unmarked = max(0, d.Enrolled-d.Present-d.Leave-d.Absent)
		days = append(days, d)
	}
	return days, nil
}
