package data

// CampDuties are the duties in a class.
var CampDuties = []string{"class_teacher", "assistant", "lecturer", "volunteer", "safety", "other"}

// CampStaff is somebody on duty on a day of a class.
type CampStaff struct {
	Row
	CampID   string `db:"camp_id"`
	PersonID string `db:"person_id"`
	Day      string `db:"day"`
	Duty     string `db:"duty"` // one of CampDuties
	Start    string `db:"start_at"`
	End      string `db:"end_at"`
	Minutes  int    `db:"minutes"` // between the times when 0
}

func (*CampStaff) table() string { return "camp_staff" }

func (m *CampStaff) naturalKey() []string { return []string{m.CampID, m.PersonID, m.Day} }

// SaveDuty puts somebody on duty on a day; the times are those of the class
// where none are given. Saving the same person and day twice is one duty.
func (s *Store) SaveDuty(ss *Session, m *CampStaff) error {
	return s.write(ss, Camps, write, func(t *tx) error { return t.saveDuty(m) })
}

func (t *tx) saveDuty(m *CampStaff) error {
	c, err := get[Camp](t, m.CampID)
	if err != nil {
		return err
	}
	if m.PersonID == "" {
		return bad("person_id", "Please choose the person.", nil)
	}
	if err := setNeededDay("day", &m.Day); err != nil {
		return err
	}
	if m.Day < c.From || m.Day > c.To {
		return bad("day", "The class runs from {{.From}} to {{.To}}.", args{"From": c.From, "To": c.To})
	}
	if err := setCode("duty", &m.Duty, CampDuties, "volunteer", "Please choose the duty."); err != nil {
		return err
	}
	if m.Start == "" && m.End == "" && m.Minutes == 0 {
		m.Start, m.End = c.Start, c.End
	}
	var minutes *int
	if m.Minutes != 0 {
		minutes = &m.Minutes
	}
	if err := setClock("start_at", &m.Start, "end_at", &m.End, &minutes); err != nil {
		return err
	}
	if minutes != nil {
		m.Minutes = *minutes
	}
	return t.put(m)
}

// DutyLine is somebody on duty, with the name.
type DutyLine struct {
	CampStaff
	Name string `db:"name"`
	Role string `db:"role"` // of the person
}

// OnDuty answers who is on duty in a class from one day to another, by day,
// duty and name.
func (s *Store) OnDuty(ss *Session, campID, from, to string) ([]DutyLine, error) {
	if err := s.check(ss, Camps, read); err != nil {
		return nil, err
	}
	return many[DutyLine](s.readers, `SELECT m.*, p.name, p.role FROM camp_staff m JOIN person p ON p.id = m.person_id
		WHERE m.camp_id = ? AND m.day BETWEEN ? AND ? AND m.deleted_at IS NULL ORDER BY m.day, m.duty, p.name_key`, campID, from, to)
}

// CopyDuties puts those on duty on one day on duty on another too, at the same
// times, and answers how many.
func (s *Store) CopyDuties(ss *Session, campID, from, to string) (int, error) {
	copied := 0
	err := s.write(ss, Camps, write, func(t *tx) error {
		were, err := many[CampStaff](t, `SELECT * FROM camp_staff WHERE camp_id = ? AND day = ? AND deleted_at IS NULL`, campID, from)
		if err != nil {
			return err
		}
		for _, m := range were {
			m.Row, m.Day = Row{}, to
			if err := t.saveDuty(&m); err != nil {
				return err
			}
			copied++
		}
		return nil
	})
	return copied, err
}
