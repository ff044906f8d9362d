package data

import "slices"

// collectWithin is how many minutes after the end of a class a child that is not
// signed out raises the alarm (未接超30分钟报警).
const collectWithin = 30

// NotCollected is a child that was there today and is not signed out half an
// hour after its class ended.
type NotCollected struct {
	EnrolmentID string `db:"enrolment_id"`
	Name        string `db:"name"`
	CampID      string `db:"camp_id"`
	Camp        string `db:"camp"`   // name
	Ended       string `db:"end_at"` // HH:MM
}

// NotCollected answers the children of today who should have been collected,
// those of one class or of all when it is empty.
func (s *Store) NotCollected(ss *Session, campID string) ([]NotCollected, error) {
	if err := s.check(ss, Camps, read); err != nil {
		return nil, err
	}
	now := s.now().In(Shanghai).Format("15:04")
	left, err := many[NotCollected](s.readers, `SELECT e.id enrolment_id, k.name, c.id camp_id, c.name camp, c.end_at
		FROM camp c JOIN camp_day d ON d.camp_id = c.id AND d.day = ? AND d.status = 'present' AND d.out_at = '' AND d.deleted_at IS NULL
		JOIN camp_enrolment e ON e.camp_id = c.id AND e.child_id = d.child_id AND e.deleted_at IS NULL
		JOIN child k ON k.id = d.child_id AND k.deleted_at IS NULL
		WHERE c.from_on <= ? AND c.to_on >= ? AND c.end_at <> '' AND c.deleted_at IS NULL AND (? = '' OR c.id = ?)
			AND NOT (d.session = 'am' AND c.half_day = 'both')
		ORDER BY c.name, k.name_key, k.file_no`, s.Today(), s.Today(), s.Today(), campID, campID)
	return slices.DeleteFunc(left, func(n NotCollected) bool { return minutesBetween(n.Ended, now) < collectWithin }), err
}

// notCollectedReminders answers the children not collected as things that need a
// person at once. They depend on the time of day, so nothing is remembered.
func (s *Store) notCollectedReminders(ss *Session) ([]Reminder, error) {
	left, err := s.NotCollected(ss, "")
	var all []Reminder
	for _, n := range left {
		all = append(all, Reminder{
			Kind: RemindCollect, Text: "{{.Name}} has not been collected; {{.Class}} ended at {{.At}}.", Args: args{"Name": n.Name, "Class": n.Camp, "At": n.Ended},
			Table: "camp_enrolment", ID: n.EnrolmentID, Day: s.Today(), Urgency: UrgentNow,
		})
	}
	return all, err
}
