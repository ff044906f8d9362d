package data

import (
	"strings"

	"careledger/data/cn"
)

// CampMedicine is a medicine that was given to a child in a class (给药).
type CampMedicine struct {
	Row
	CampID   string `db:"camp_id"`
	ChildID  string `db:"child_id"`
	Day      string `db:"day"`
	At       string `db:"at"` // HH:MM; now when empty
	Medicine string `db:"medicine"`
	Dose     string `db:"dose"`
	By       string `db:"given_by"` // name; who is signed in when empty
}

func (*CampMedicine) table() string { return "camp_medicine" }

// SaveMedicine keeps that a medicine was given. It is doubted when nothing is
// noted about medicines of the child, unless over.
func (s *Store) SaveMedicine(ss *Session, m *CampMedicine, over bool) error {
	return s.write(ss, Camps, write, func(t *tx) error {
		if m.ChildID == "" {
			return bad("child_id", "Please choose the child.", nil)
		}
		if err := t.setPastDay("day", &m.Day); err != nil {
			return err
		}
		e, err := t.enrolment(m.CampID, m.ChildID)
		if err != nil {
			return err
		}
		if e == nil || !e.inClassOn(m.Day) {
			return bad("child_id", "{{.Name}} does not belong to the class on {{.Day}}.", args{"Name": t.nameOf(m.ChildID), "Day": m.Day})
		}
		if err := t.setTime("at", &m.At); err != nil {
			return err
		}
		if err := setText("medicine", &m.Medicine, "Please enter the medicine."); err != nil {
			return err
		}
		if m.Dose = strings.TrimSpace(m.Dose); e.Medicines == "" && !over {
			return doubtful("medicine", "The guardian of {{.Name}} has named no medicine to be given. Call the guardian first.", args{"Name": t.nameOf(m.ChildID)})
		}
		if m.By = cn.NormalizeName(m.By); m.By == "" {
			m.By = t.ss.User
		}
		return t.put(m)
	})
}

// MedicineLine is a medicine that was given, with the child's name.
type MedicineLine struct {
	CampMedicine
	Name string `db:"name"`
}

// Medicines answers what was given in a class on a day, the latest first.
func (s *Store) Medicines(ss *Session, campID, day string) ([]MedicineLine, error) {
	if err := s.check(ss, Camps, read); err != nil {
		return nil, err
	}
	return many[MedicineLine](s.readers, `SELECT m.*, k.name FROM camp_medicine m JOIN child k ON k.id = m.child_id
		WHERE m.camp_id = ? AND m.day = ? AND m.deleted_at IS NULL AND k.deleted_at IS NULL ORDER BY m.at DESC, m.id DESC`, campID, day)
}
