package data

import "strings"

// LessonKinds are the kinds of lessons; “safety” is always a safety lesson.
var LessonKinds = []string{
	"ideals", "safety", "homework", "reading", "science", "heritage", "arts", "music", "sports", "psy", "labour", "practice", "law", "life", "other",
}

// lessonSafety is the kind that is always a safety lesson.
const lessonSafety = "safety"

// Lesson is a lesson of a class (课表).
type Lesson struct {
	Row
	CampID   string `db:"camp_id"`
	Day      string `db:"day"`
	Period   string `db:"period"` // when, such as 上午第一节 or 09:00
	Title    string `db:"title"`
	Kind     string `db:"kind"`   // one of LessonKinds
	Safety   bool   `db:"safety"` // counts as a safety lesson
	Lecturer string `db:"lecturer"`
	Room     string `db:"room"`
	Series   string `db:"series"` // the same for lessons planned together; empty for one by itself
}

func (*Lesson) table() string { return "lesson" }

// SaveLesson saves a lesson. over accepts that class, lecturer or room have
// another lesson at that time.
func (s *Store) SaveLesson(ss *Session, l *Lesson, over bool) error {
	return s.write(ss, Camps, write, func(t *tx) error { return t.saveLesson(l, over) })
}

func (t *tx) saveLesson(l *Lesson, over bool) error {
	c, err := get[Camp](t, l.CampID)
	if err != nil {
		return err
	}
	if err := setNeededDay("day", &l.Day); err != nil {
		return err
	}
	if l.Day < c.From || l.Day > c.To {
		return bad("day", "The class runs from {{.From}} to {{.To}}.", args{"From": c.From, "To": c.To})
	}
	if err := setText("title", &l.Title, "Please enter the title of the lesson."); err != nil {
		return err
	}
	if err := setCode("kind", &l.Kind, LessonKinds, "other", "Please choose the kind of lesson."); err != nil {
		return err
	}
	l.Period, l.Lecturer, l.Room = strings.TrimSpace(l.Period), strings.TrimSpace(l.Lecturer), strings.TrimSpace(l.Room)
	l.Safety = l.Safety || l.Kind == lessonSafety
	if !over {
		found, err := clashes(t, *l)
		if err != nil {
			return err
		}
		if len(found) > 0 {
			return found[0].Doubt()
		}
	}
	return t.put(l)
}

// Lessons answers the lessons of a class from one day to another, by day and
// period.
func (s *Store) Lessons(ss *Session, campID, from, to string) ([]Lesson, error) {
	if err := s.check(ss, Camps, read); err != nil {
		return nil, err
	}
	return many[Lesson](s.readers, `SELECT * FROM lesson WHERE camp_id = ? AND day BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY day, period, id`, campID, from, to)
}

// WeeksWithoutSafety answers the Mondays of the weeks up to a day on which the
// class was open and had no safety lesson.
func (s *Store) WeeksWithoutSafety(ss *Session, campID, day string) ([]string, error) {
	if err := s.check(ss, Camps, read); err != nil {
		return nil, err
	}
	return many[string](s.readers, `SELECT DISTINCT date(day, 'weekday 0', '-6 days') monday FROM camp_day
		WHERE camp_id = ? AND status = 'present' AND day <= ? AND deleted_at IS NULL
		EXCEPT SELECT date(day, 'weekday 0', '-6 days') FROM lesson WHERE camp_id = ? AND safety = 1 AND day <= ? AND deleted_at IS NULL ORDER BY 1`,
		campID, day, campID, day)
}
