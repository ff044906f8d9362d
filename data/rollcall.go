package data

import (
	"slices"
	"strings"

	"careledger/data/cn"
)

// The marks of a roll call, one key each. Late and early are flags beside
// present, so a child can be both.
const (
	MarkPresent       = "present"        // 出勤
	MarkLate          = "late"           // 迟到
	MarkEarly         = "early"          // 早退
	MarkPersonalLeave = "personal_leave" // 事假
	MarkSickLeave     = "sick_leave"     // 病假
	MarkAbsent        = "absent"         // 缺勤
	MarkClear         = "clear"          // takes a mark back
)

// RollMarks lists the marks in the order of their keys, from 1.
var RollMarks = []string{MarkPresent, MarkLate, MarkEarly, MarkPersonalLeave, MarkSickLeave, MarkAbsent}

// notYet is the status of a day about which something was noted before the
// child was marked.
const notYet = "not_yet"

// CampDayStatuses lists what may stand as the status of a day in a class.
var CampDayStatuses = []string{MarkPresent, MarkPersonalLeave, MarkSickLeave, MarkAbsent, notYet}

// CampDay is a child on a day, or a half-day, of a class (日签).
type CampDay struct {
	Row
	CampID      string `db:"camp_id"`
	ChildID     string `db:"child_id"`
	Day         string `db:"day"`
	Session     string `db:"session"` // one of CampSessions
	Status      string `db:"status"`  // one of CampDayStatuses
	Late        bool   `db:"late"`
	Early       bool   `db:"early"`
	In          string `db:"in_at"` // HH:MM, or empty
	Out         string `db:"out_at"`
	InBy        string `db:"in_by"`       // who brought the child
	OutBy       string `db:"out_by"`      // who collected it; PickupAlone for nobody
	Temperature int    `db:"temperature"` // tenths of a degree Celsius, 0 when not taken
	Note        string `db:"note"`
}

func (*CampDay) table() string { return "camp_day" }

func (d *CampDay) naturalKey() []string { return []string{d.CampID, d.ChildID, d.Day, d.Session} }

// Mark is the day's mark, one of RollMarks, or empty when there is none yet: late
// goes before early.
func (d CampDay) Mark() string {
	switch {
	case d.Status == notYet:
		return ""
	case d.Status != MarkPresent:
		return d.Status
	case d.Late:
		return MarkLate
	case d.Early:
		return MarkEarly
	}
	return MarkPresent
}

// RollLine is a child in a roll call, with what its staff must know and its
// mark so far.
type RollLine struct {
	ChildID     string `db:"child_id"`
	EnrolmentID string `db:"enrolment_id"`
	Name        string `db:"name"`
	FileNo      string `db:"file_no"`
	Sex         int    `db:"sex"`
	Birth       string `db:"birth_on"`
	Allergies   string `db:"allergies"`
	Medicines   string `db:"medicines"`
	Health      string `db:"health"`
	SelfLeave   bool   `db:"self_leave"`
	DayID       Ref    `db:"day_id"` // of the CampDay; empty when there is none
	Status      string `db:"status"` // one of CampDayStatuses, or empty
	Late        bool   `db:"late"`
	Early       bool   `db:"early"`
	In          string `db:"in_at"`
	Out         string `db:"out_at"`
	InBy        string `db:"in_by"`
	OutBy       string `db:"out_by"`
	Temperature int    `db:"temperature"` // tenths of a degree, 0 when not taken
	Note        string `db:"note"`
}

// Mark is the child's mark as [CampDay.Mark] says it.
func (l RollLine) Mark() string {
	return CampDay{Status: l.Status, Late: l.Late, Early: l.Early}.Mark()
}

// RollCall answers the children who belong to a class on a day, with their
// marks for a session, in the order of their names.
func (s *Store) RollCall(ss *Session, campID, day, session string) ([]RollLine, error) {
	if err := s.check(ss, Camps, read); err != nil {
		return nil, err
	}
	return many[RollLine](s.readers, `SELECT e.child_id, e.id enrolment_id, k.name, k.file_no, k.sex, k.birth_on, e.allergies, e.medicines, e.health, e.self_leave,
		d.id day_id, coalesce(d.status, '') status, coalesce(d.late, 0) late, coalesce(d.early, 0) early, coalesce(d.in_at, '') in_at, coalesce(d.out_at, '') out_at,
		coalesce(d.in_by, '') in_by, coalesce(d.out_by, '') out_by, coalesce(d.temperature, 0) temperature, coalesce(d.note, '') note
		FROM camp_enrolment e JOIN child k ON k.id = e.child_id
		LEFT JOIN camp_day d ON d.camp_id = e.camp_id AND d.child_id = e.child_id AND d.day = ? AND d.session = ? AND d.deleted_at IS NULL
		WHERE e.camp_id = ? AND e.joined_on <> '' AND e.joined_on <= ? AND (e.left_on = '' OR e.left_on >= ?) AND e.deleted_at IS NULL AND k.deleted_at IS NULL
		ORDER BY k.name_key, k.file_no`, day, session, campID, day, day)
}

// Mark marks a child for a session of a day with one of RollMarks, or takes the
// mark back with MarkClear. Marking twice is the same as once. A key pressed
// during the hours of today's class notes the time as well.
func (s *Store) Mark(ss *Session, campID, childID, day, session, mark string) error {
	return s.rollChange(ss, campID, childID, day, session, func(t *tx, c *Camp, _ *CampEnrolment, d *CampDay) error {
		if err := d.mark(mark); err != nil {
			return err
		}
		t.clock(c, d, mark)
		return nil
	})
}

// mark sets status and flags.
func (d *CampDay) mark(mark string) error {
	switch mark {
	case MarkPresent:
		d.Status, d.Late, d.Early = MarkPresent, false, false
	case MarkLate:
		d.Status, d.Late = MarkPresent, true
	case MarkEarly:
		d.Status, d.Early = MarkPresent, true
	case MarkPersonalLeave, MarkSickLeave, MarkAbsent, MarkClear:
		d.Status, d.Late, d.Early = mark, false, false
		d.In, d.Out, d.InBy, d.OutBy = "", "", "", ""
		if mark == MarkClear {
			d.Status = notYet
		}
	default:
		return bad("status", "Please choose a mark from 1 to 6.", nil)
	}
	return nil
}

// clock notes when a child came or went, where the key is pressed while the
// class is on.
func (t *tx) clock(c *Camp, d *CampDay, mark string) {
	at := t.s.now().In(Shanghai).Format("15:04")
	if d.Day != t.today || c.Start == "" || c.End == "" || minutesBetween(at, c.Start) > earlyMinutes || at >= c.End {
		return
	}
	switch {
	case mark == MarkEarly && d.Out == "" && at > d.In:
		d.Out = at
	case (mark == MarkPresent || mark == MarkLate) && d.In == "":
		d.In = at
	}
}

// earlyMinutes is how long before its beginning children come to a class.
const earlyMinutes = 60

// SetRollNote keeps a remark about a child on a day.
func (s *Store) SetRollNote(ss *Session, campID, childID, day, session, note string) error {
	return s.rollChange(ss, campID, childID, day, session, func(_ *tx, _ *Camp, _ *CampEnrolment, d *CampDay) error {
		d.Note = strings.TrimSpace(note)
		return nil
	})
}

// SetTemperature keeps a child's temperature in tenths of a degree Celsius; 0
// takes it back.
func (s *Store) SetTemperature(ss *Session, campID, childID, day, session string, tenths int) error {
	return s.rollChange(ss, campID, childID, day, session, func(_ *tx, _ *Camp, _ *CampEnrolment, d *CampDay) error {
		return d.setTemperature(tenths)
	})
}

func (d *CampDay) setTemperature(tenths int) error {
	if tenths != 0 && (tenths < leastTemperature || tenths > mostTemperature) {
		return bad("temperature", "A temperature lies between 34.0 and 43.0 degrees.", nil)
	}
	d.Temperature = tenths
	return nil
}

// The temperatures that a living child can have, in tenths of a degree.
const (
	leastTemperature = 340
	mostTemperature  = 430
)

// CheckIn notes when a child came, HH:MM, and who brought it; the child is then
// present. An empty time is now.
func (s *Store) CheckIn(ss *Session, campID, childID, day, session, at, by string) error {
	return s.rollChange(ss, campID, childID, day, session, func(t *tx, _ *Camp, _ *CampEnrolment, d *CampDay) error {
		if err := t.setTime("in_at", &at); err != nil {
			return err
		}
		if d.Out != "" && d.Out <= at {
			return bad("in_at", "The end {{.To}} lies before the beginning {{.From}}.", args{"From": at, "To": d.Out})
		}
		d.In, d.InBy = at, cn.NormalizeName(by)
		d.Status = MarkPresent
		return nil
	})
}

// CheckOut notes when a child that is present went, HH:MM, and who collected it:
// somebody forbidden is refused, somebody unknown is doubted unless over. An
// empty time is now; PickupAlone goes home alone.
func (s *Store) CheckOut(ss *Session, campID, childID, day, session, at, by string, over bool) error {
	return s.rollChange(ss, campID, childID, day, session, func(t *tx, _ *Camp, e *CampEnrolment, d *CampDay) error {
		if d.Status != MarkPresent {
			return bad("out_at", "{{.Name}} is not marked as present.", args{"Name": t.nameOf(childID)})
		}
		if err := t.setTime("out_at", &at); err != nil {
			return err
		}
		if at <= d.In {
			return bad("out_at", "The end {{.To}} lies before the beginning {{.From}}.", args{"From": d.In, "To": at})
		}
		by = cn.NormalizeName(by)
		if err := t.guardPickup(e, by, over); err != nil {
			return err
		}
		d.Out, d.OutBy = at, by
		return nil
	})
}

// TakeBackCheckOut makes a child that was signed out by mistake be there still.
func (s *Store) TakeBackCheckOut(ss *Session, campID, childID, day, session string) error {
	return s.rollChange(ss, campID, childID, day, session, func(_ *tx, _ *Camp, _ *CampEnrolment, d *CampDay) error {
		d.Out, d.OutBy = "", ""
		return nil
	})
}

// setTime reads a time of day; an empty one is now.
func (t *tx) setTime(field string, at *string) error {
	if *at == "" {
		*at = t.s.now().In(Shanghai).Format("15:04")
	}
	read, p := cn.ParseClock(*at)
	if p != nil {
		return fromProblem(field, p)
	}
	*at = read
	return nil
}

// rollChange changes a child's day in a class in one transaction, a closed one
// only with a reason. A day about which nothing is left goes to the bin.
func (s *Store) rollChange(ss *Session, campID, childID, day, session string, change func(*tx, *Camp, *CampEnrolment, *CampDay) error) error {
	return s.write(ss, Camps, write, func(t *tx) error {
		d := &CampDay{CampID: campID, ChildID: childID, Day: day, Session: session}
		return t.rollChange(d, func(t *tx, c *Camp, e *CampEnrolment, d *CampDay) error {
			was := *d
			if err := change(t, c, e, d); err != nil {
				return err
			}
			return t.guardClosedRoll(c, was, *d)
		})
	})
}

func (t *tx) rollChange(d *CampDay, change func(*tx, *Camp, *CampEnrolment, *CampDay) error) error {
	c, e, err := t.guardRoll(d)
	if err != nil {
		return err
	}
	was, err := many[CampDay](t, `SELECT * FROM camp_day WHERE camp_id = ? AND child_id = ? AND day = ? AND session = ? AND deleted_at IS NULL`,
		d.CampID, d.ChildID, d.Day, d.Session)
	if err != nil {
		return err
	}
	d.Status = notYet
	if len(was) > 0 {
		*d = was[0]
	}
	if err := change(t, c, e, d); err != nil {
		return err
	}
	switch {
	case len(was) > 0 && *d == was[0]:
		return nil
	case d.Status != notYet || d.Note != "" || d.Temperature != 0:
		return t.put(d)
	case len(was) > 0:
		return t.bin(d.table(), d.ID, true)
	}
	return nil
}

// saveDay keeps a whole day of a child in a class as it was written down
// elsewhere.
func (t *tx) saveDay(d *CampDay) error {
	row := *d
	kept := CampDay{CampID: d.CampID, ChildID: d.ChildID, Day: d.Day, Session: d.Session}
	err := t.rollChange(&kept, func(_ *tx, _ *Camp, _ *CampEnrolment, to *CampDay) error {
		if row.Status == "" || !slices.Contains(CampDayStatuses, row.Status) {
			return bad("status", "Please choose a mark from 1 to 6.", nil)
		}
		if row.Status != MarkPresent && (row.Late || row.Early) {
			return bad("status", "Late and early go with being present.", nil)
		}
		var unused *int
		if err := setClock("in_at", &row.In, "out_at", &row.Out, &unused); err != nil {
			return err
		}
		to.Status, to.Late, to.Early = row.Status, row.Late, row.Early
		to.In, to.Out, to.InBy, to.OutBy = row.In, row.Out, strings.TrimSpace(row.InBy), strings.TrimSpace(row.OutBy)
		to.Note = strings.TrimSpace(row.Note)
		return to.setTemperature(row.Temperature)
	})
	*d = kept
	return err
}

// guardRoll refuses a day or session that the class does not have, a day to
// come, and a child that does not belong to the class then.
func (t *tx) guardRoll(d *CampDay) (*Camp, *CampEnrolment, error) {
	c, err := get[Camp](t, d.CampID)
	if err != nil {
		return nil, nil, err
	}
	if err := t.setPastDay("day", &d.Day); err != nil {
		return nil, nil, err
	}
	if d.Day < c.From || d.Day > c.To {
		return nil, nil, bad("day", "The class runs from {{.From}} to {{.To}}.", args{"From": c.From, "To": c.To})
	}
	if !slices.Contains(c.Sessions(), d.Session) {
		return nil, nil, bad("session", "The class has no such hours.", nil)
	}
	e, err := t.enrolment(d.CampID, d.ChildID)
	if err != nil {
		return nil, nil, err
	}
	if e == nil || !e.inClassOn(d.Day) {
		return nil, nil, bad("child_id", "{{.Name}} does not belong to the class on {{.Day}}.", args{"Name": t.nameOf(d.ChildID), "Day": d.Day})
	}
	return &c, e, nil
}

// OpenDays answers the days on which a child was in the class, in order.
func (s *Store) OpenDays(ss *Session, campID string) ([]string, error) {
	if err := s.check(ss, Camps, read); err != nil {
		return nil, err
	}
	return many[string](s.readers, `SELECT DISTINCT day FROM camp_day WHERE camp_id = ? AND status = 'present' AND deleted_at IS NULL ORDER BY day`, campID)
}

// MonthMarks answers all days of a class in a month (YYYY-MM), by child and day,
// for the monthly sheet.
func (s *Store) MonthMarks(ss *Session, campID, month string) ([]CampDay, error) {
	if err := s.check(ss, Camps, read); err != nil {
		return nil, err
	}
	return many[CampDay](s.readers, `SELECT * FROM camp_day WHERE camp_id = ? AND substr(day, 1, 7) = ? AND deleted_at IS NULL ORDER BY child_id, day, session`, campID, month)
}

// AbsentChild is a child who was absent several times in a row.
type AbsentChild struct {
	ChildID string `db:"child_id"`
	Name    string `db:"name"`
	Times   int    `db:"times"` // days in a row, up to the last one called
	Last    string `db:"last"`  // day
}

// AbsentInARow answers the children of a class whose last days up to a day, at
// least so many, were all absences without leave, the longest first.
func (s *Store) AbsentInARow(ss *Session, campID, day string, times int) ([]AbsentChild, error) {
	if err := s.check(ss, Camps, read); err != nil {
		return nil, err
	}
	return many[AbsentChild](s.readers, `WITH days AS (
			SELECT child_id, day, min(status = 'absent') absent FROM camp_day
			WHERE camp_id = ? AND day <= ? AND status <> 'not_yet' AND deleted_at IS NULL GROUP BY child_id, day
		)
		SELECT d.child_id, k.name, count(*) times, max(d.day) last FROM days d JOIN child k ON k.id = d.child_id
		JOIN camp_enrolment e ON e.camp_id = ? AND e.child_id = d.child_id AND e.status = 'in_class' AND e.deleted_at IS NULL
		WHERE d.day > coalesce((SELECT max(day) FROM days x WHERE x.child_id = d.child_id AND NOT x.absent), '')
		GROUP BY d.child_id HAVING count(*) >= ? ORDER BY times DESC, k.name_key`, campID, day, campID, times)
}
