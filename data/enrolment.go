package data

import (
	"fmt"
	"slices"
	"strings"

	"careledger/data/cn"
)

// The states of an enrolment.
const (
	EnrolApplied       = "applied"        // 报名
	EnrolPapersMissing = "papers_missing" // 材料不全
	EnrolChecking      = "checking"       // 资格审核
	EnrolRejected      = "rejected"       // 不符合
	EnrolWaiting       = "waiting"        // 候补
	EnrolAdmitted      = "admitted"       // 录取
	EnrolInClass       = "in_class"       // 在班
	EnrolFinished      = "finished"       // 结班
	EnrolLeft          = "left"           // 中途退出
)

// EnrolmentStatuses lists the states of an enrolment.
var EnrolmentStatuses = []string{
	EnrolApplied, EnrolPapersMissing, EnrolChecking, EnrolWaiting, EnrolAdmitted, EnrolInClass, EnrolFinished, EnrolLeft, EnrolRejected,
}

// enrolmentMoves is the one table of what may become of an enrolment.
var enrolmentMoves = map[string][]string{
	EnrolApplied:       {EnrolPapersMissing, EnrolChecking, EnrolAdmitted, EnrolInClass, EnrolWaiting, EnrolRejected, EnrolLeft},
	EnrolPapersMissing: {EnrolChecking, EnrolAdmitted, EnrolInClass, EnrolWaiting, EnrolRejected, EnrolLeft},
	EnrolChecking:      {EnrolAdmitted, EnrolInClass, EnrolPapersMissing, EnrolWaiting, EnrolRejected, EnrolLeft},
	EnrolWaiting:       {EnrolAdmitted, EnrolInClass, EnrolRejected, EnrolLeft},
	EnrolAdmitted:      {EnrolInClass, EnrolRejected, EnrolLeft},
	EnrolInClass:       {EnrolFinished, EnrolLeft},
	EnrolFinished:      {EnrolInClass},
	EnrolLeft:          {EnrolInClass, EnrolApplied},
	EnrolRejected:      {EnrolApplied},
}

// EnrolmentMoves answers the states into which an enrolment of a state may be
// moved, the usual ones first.
func EnrolmentMoves(status string) []string { return slices.Clone(enrolmentMoves[status]) }

// takesPlace are the states that take one of the places.
var takesPlace = []string{EnrolAdmitted, EnrolInClass, EnrolFinished}

// CampEnrolment is a child in a class (报名), with what its staff must know.
type CampEnrolment struct {
	Row
	CampID     string `db:"camp_id"`
	ChildID    string `db:"child_id"`
	Applied    string `db:"applied_on"`
	Status     string `db:"status"`    // one of EnrolmentStatuses
	Joined     string `db:"joined_on"` // first day in class; empty until in class
	Left       string `db:"left_on"`   // last day in class; empty for the end of the class
	Reason     string `db:"reason"`    // of leaving or of being rejected
	Allergies  string `db:"allergies"`
	Medicines  string `db:"medicines"`
	Health     string `db:"health"`
	HospitalOK bool   `db:"hospital_ok"` // may be brought to a hospital
	SelfLeave  bool   `db:"self_leave"`  // may go home alone
	FormNo     string `db:"form_no"`
	Result     string `db:"result"` // at the end of the term, one of CampResults, or empty
	ResultNote string `db:"result_note"`
}

func (*CampEnrolment) table() string { return "camp_enrolment" }

func (e *CampEnrolment) naturalKey() []string { return []string{e.CampID, e.ChildID} }

// inClassOn reports whether the child belongs to the class on a day.
func (e CampEnrolment) inClassOn(day string) bool {
	return e.Joined != "" && e.Joined <= day && (e.Left == "" || e.Left >= day)
}

// Enrol enrols a child, or changes what was noted about an enrolment. A new
// one has the state asked for in Status, applied when empty: admitted and
// in_class want consent and a place, and become waiting when there is none. The
// state of one that is there does not change here. over accepts doubts: an age
// outside the project's, and notes about health without consent to keep them.
func (s *Store) Enrol(ss *Session, e *CampEnrolment, over bool) error {
	return s.write(ss, Camps, write, func(t *tx) error { return t.enrol(e, over) })
}

func (t *tx) enrol(e *CampEnrolment, over bool) error {
	c, err := get[Camp](t, e.CampID)
	if err != nil {
		return err
	}
	if e.Applied == "" {
		e.Applied = min(t.today, c.From)
	}
	if err := t.setPastDay("applied_on", &e.Applied); err != nil {
		return err
	}
	for _, text := range []*string{&e.Allergies, &e.Medicines, &e.Health, &e.FormNo} {
		*text = strings.TrimSpace(*text)
	}
	if err := t.guardHealth(e, over); err != nil {
		return err
	}
	if was, err := t.enrolment(e.CampID, e.ChildID); err != nil {
		return err
	} else if was != nil {
		if e.ID == "" {
			return conflict("{{.Name}} is enrolled in this class already.", args{"Name": t.nameOf(e.ChildID)})
		}
		e.Status, e.Joined, e.Left, e.Reason = was.Status, was.Joined, was.Left, was.Reason
		e.Result, e.ResultNote = was.Result, was.ResultNote
		return t.put(e)
	}
	wanted, joined := e.Status, e.Joined
	e.Status, e.Joined, e.Left, e.Reason = EnrolApplied, "", "", ""
	if wanted == "" || wanted == EnrolApplied {
		return t.put(e)
	}
	if !slices.Contains(enrolmentMoves[EnrolApplied], wanted) || wanted == EnrolLeft {
		return bad("status", "Please choose the state of the enrolment.", nil)
	}
	return t.moveEnrolment(&c, e, wanted, joined, "", over)
}

// enrolment answers a child's enrolment in a class, or nil.
func (t *tx) enrolment(campID, childID string) (*CampEnrolment, error) {
	found, err := many[CampEnrolment](t, `SELECT * FROM camp_enrolment WHERE camp_id = ? AND child_id = ? AND deleted_at IS NULL`, campID, childID)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// guardHealth wants consent to “health” for notes about it.
func (t *tx) guardHealth(e *CampEnrolment, over bool) error {
	if over || e.Allergies+e.Medicines+e.Health == "" {
		return nil
	}
	ok, err := t.consented(e.ChildID, "health", t.today)
	if err != nil || ok {
		return err
	}
	return doubtful("health", "The guardian of {{.Name}} has not agreed to notes about health. Ask for it; what protects the child may be noted meanwhile.",
		args{"Name": t.nameOf(e.ChildID)})
}

// MoveEnrolment moves an enrolment to another state from a day on (the store's
// today when empty; for left, the day is the last one in class). Admitted and
// in_class want consent and a place; without a place the child waits. Left and
// rejected want a reason. When a place becomes free, those who wait move up in
// the order of their applications: their enrolments are answered. over accepts
// an age outside the project's.
func (s *Store) MoveEnrolment(ss *Session, id, status, day, reason string, over bool) (movedUp []string, err error) {
	err = s.write(ss, Camps, write, func(t *tx) error {
		e, err := get[CampEnrolment](t, id)
		if err != nil {
			return err
		}
		if !slices.Contains(enrolmentMoves[e.Status], status) {
			return conflict("This step does not fit the state of the enrolment. Open it again to see how it stands.", nil)
		}
		c, err := get[Camp](t, e.CampID)
		if err != nil {
			return err
		}
		had := slices.Contains(takesPlace, e.Status)
		if err := t.moveEnrolment(&c, &e, status, day, reason, over); err != nil {
			return err
		}
		if had && !slices.Contains(takesPlace, e.Status) {
			movedUp, err = t.moveUp(&c)
		}
		return err
	})
	return movedUp, err
}

func (t *tx) moveEnrolment(c *Camp, e *CampEnrolment, status, day, reason string, over bool) error {
	if err := setDay("joined_on", &day); err != nil {
		return err
	}
	e.Reason = strings.TrimSpace(reason)
	switch status {
	case EnrolRejected, EnrolLeft:
		if e.Reason == "" {
			return bad("reason", "Please say why.", nil)
		}
		if err := t.leave(e, day); err != nil {
			return err
		}
	case EnrolAdmitted, EnrolInClass:
		if err := t.guardAdmission(c, e, over); err != nil {
			return err
		}
		free, err := t.freePlaces(c, e.ID)
		if err != nil {
			return err
		}
		if free <= 0 {
			status = EnrolWaiting
		} else if status == EnrolInClass {
			if err := t.join(c, e, day); err != nil {
				return err
			}
		}
	}
	e.Status = status
	return t.put(e)
}

// join lets a child into the class from a day on: the day given, or the first
// day of the class, or today where that is later.
func (t *tx) join(c *Camp, e *CampEnrolment, day string) error {
	e.Left = ""
	if day == "" && e.Joined != "" {
		return nil
	}
	if day == "" {
		day = c.From
		if t.today > c.From && t.today <= c.To {
			day = t.today
		}
	}
	if day < c.From || day > c.To {
		return bad("joined_on", "The class runs from {{.From}} to {{.To}}.", args{"From": c.From, "To": c.To})
	}
	e.Joined = day
	return nil
}

// leave ends a child's time in the class; a roll called afterwards stands
// against it.
func (t *tx) leave(e *CampEnrolment, day string) error {
	if e.Joined == "" {
		return nil
	}
	if day == "" {
		day = t.today
	}
	if day < e.Joined {
		return bad("left_on", "The end {{.To}} lies before the beginning {{.From}}.", args{"From": e.Joined, "To": day})
	}
	last, err := many[string](t, `SELECT day FROM camp_day WHERE camp_id = ? AND child_id = ? AND day > ? AND status = 'present' AND deleted_at IS NULL ORDER BY day DESC LIMIT 1`,
		e.CampID, e.ChildID, day)
	if err != nil {
		return err
	}
	if len(last) > 0 {
		return bad("left_on", "The child was there on {{.Day}}; the last day can't be before.", args{"Day": last[0]})
	}
	e.Left = day
	return nil
}

// guardAdmission wants consent, and an age that fits the project.
func (t *tx) guardAdmission(c *Camp, e *CampEnrolment, over bool) error {
	ok, err := t.consented(e.ChildID, "service", min(t.today, c.To))
	if err != nil {
		return fmt.Errorf("consent for a class: %w", err)
	}
	if !ok {
		return bad("child_id", "For {{.Name}} there is no valid consent of the guardian on {{.Day}}. Record it in the child's file first.",
			args{"Name": t.nameOf(e.ChildID), "Day": min(t.today, c.To)})
	}
	if over {
		return nil
	}
	window, err := many[struct {
		Min   int    `db:"age_min"`
		Max   int    `db:"age_max"`
		Birth string `db:"birth_on"`
	}](t, `SELECT p.age_min, p.age_max, k.birth_on FROM project p, child k WHERE p.id = ? AND k.id = ?`, c.ProjectID, e.ChildID)
	if err != nil {
		return err
	}
	for _, w := range window {
		if w.Max > 0 && !fitsAge(w.Birth, c.From, w.Min, w.Max) {
			return doubtful("child_id", "{{.Name}} is not between {{.Min}} and {{.Max}} years old on {{.Day}}. Admit the child all the same?",
				args{"Name": t.nameOf(e.ChildID), "Min": w.Min, "Max": w.Max, "Day": c.From})
		}
	}
	return nil
}

// fitsAge reports whether the age on a day is known and within two bounds.
func fitsAge(birth, day string, least, most int) bool {
	age := cn.Age(birth, day)
	return age >= 0 && age >= least && age <= most
}

// freePlaces answers how many places are left, the one of an enrolment aside.
func (t *tx) freePlaces(c *Camp, except string) (int, error) {
	if c.Capacity == 0 {
		return 1, nil
	}
	var taken int
	err := t.Get(&taken, `SELECT count(*) FROM camp_enrolment WHERE camp_id = ? AND id <> ? AND status IN (?, ?, ?) AND deleted_at IS NULL`,
		c.ID, except, takesPlace[0], takesPlace[1], takesPlace[2])
	if err != nil {
		return 0, fmt.Errorf("places taken: %w", err)
	}
	return c.Capacity - taken, nil
}

// moveUp admits those who wait, in the order of their applications, while
// there are places.
func (t *tx) moveUp(c *Camp) (moved []string, err error) {
	if c.Status == campFinished || c.Status == "cancelled" || c.To < t.today {
		return nil, nil
	}
	waiting, err := many[CampEnrolment](t, `SELECT * FROM camp_enrolment WHERE camp_id = ? AND status = ? AND deleted_at IS NULL ORDER BY applied_on, created_at, rowid`,
		c.ID, EnrolWaiting)
	if err != nil {
		return nil, err
	}
	for _, e := range waiting {
		free, err := t.freePlaces(c, e.ID)
		if err != nil || free <= 0 {
			return moved, err
		}
		e.Status = EnrolAdmitted
		if err := t.put(&e); err != nil {
			return moved, err
		}
		moved = append(moved, e.ID)
	}
	return moved, nil
}

// Enrolment answers one enrolment.
func (s *Store) Enrolment(ss *Session, id string) (CampEnrolment, error) {
	if err := s.check(ss, Camps, read); err != nil {
		return CampEnrolment{}, err
	}
	return get[CampEnrolment](s.readers, id)
}

// EnrolmentLine is what the list of a class shows of a child.
type EnrolmentLine struct {
	CampEnrolment
	Name     string `db:"name"`
	FileNo   string `db:"file_no"`
	Sex      int    `db:"sex"`
	Birth    string `db:"birth_on"`
	Age      int    `db:"-"`       // on the first day of the class, -1 when unknown
	FitsAge  bool   `db:"-"`       // within the project's ages, or there are none
	Present  int    `db:"present"` // days
	Leave    int    `db:"leave"`   // days
	Absent   int    `db:"absent"`  // days
	CampFrom string `db:"camp_from"`
	AgeMin   int    `db:"age_min"`
	AgeMax   int    `db:"age_max"`
}

// Enrolments answers the children of a class with a state (all when empty) in
// the order of their names; those who wait in the order in which they move up.
func (s *Store) Enrolments(ss *Session, campID, status string) ([]EnrolmentLine, error) {
	if err := s.check(ss, Camps, read); err != nil {
		return nil, err
	}
	order := "k.name_key, k.file_no"
	if status == EnrolWaiting {
		order = "e.applied_on, e.created_at, (SELECT r.rowid FROM main.camp_enrolment r WHERE r.id = e.id)" // many are enrolled within one second
	}
	days := func(statuses, name string) string {
		return `(SELECT count(DISTINCT d.day) FROM camp_day d WHERE d.camp_id = e.camp_id AND d.child_id = e.child_id AND d.status IN (` + statuses + `) AND d.deleted_at IS NULL) ` + name
	}
	lines, err := many[EnrolmentLine](s.readers, `SELECT e.*, k.name, k.file_no, k.sex, k.birth_on, c.from_on camp_from,
		coalesce(p.age_min, 0) age_min, coalesce(p.age_max, 0) age_max, `+
		days("'present'", "present, ")+days("'personal_leave', 'sick_leave'", "leave, ")+days("'absent'", "absent")+`
		FROM camp_enrolment e JOIN child k ON k.id = e.child_id JOIN camp c ON c.id = e.camp_id LEFT JOIN project p ON p.id = c.project_id
		WHERE e.camp_id = ? AND (? = '' OR e.status = ?) AND e.deleted_at IS NULL ORDER BY `+order, campID, status, status)
	for i := range lines {
		l := &lines[i]
		l.Age = cn.Age(l.Birth, l.CampFrom)
		l.FitsAge = l.AgeMax == 0 || fitsAge(l.Birth, l.CampFrom, l.AgeMin, l.AgeMax)
	}
	return lines, err
}

// ChildCamps answers the enrolments of a child, the latest first.
func (s *Store) ChildCamps(ss *Session, childID string) ([]CampEnrolment, error) {
	if err := s.check(ss, Camps, read); err != nil {
		return nil, err
	}
	return many[CampEnrolment](s.readers, `SELECT * FROM camp_enrolment WHERE child_id = ? AND deleted_at IS NULL ORDER BY applied_on DESC, id`, childID)
}
