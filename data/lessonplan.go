package data

import (
	"slices"
	"strings"
)

// PlanLessons saves a lesson on each day of a schedule that begins on the day of
// the lesson and goes on to the end of the class at most; days on which the
// class is closed are left out. All or none are saved; over accepts clashes.
func (s *Store) PlanLessons(ss *Session, l Lesson, r Schedule, over bool) (planned []Lesson, err error) {
	err = s.write(ss, Camps, write, func(t *tx) error {
		c, err := get[Camp](t, l.CampID)
		if err != nil {
			return err
		}
		if err := setNeededDay("day", &l.Day); err != nil {
			return err
		}
		if err := setDay("until", &r.Until); err != nil {
			return err
		}
		if r.From = max(l.Day, c.From); r.Until == "" || r.Until > c.To {
			r.Until = c.To
		}
		r.Without = append(slices.Clone(r.Without), strings.Fields(c.Closed)...)
		days, err := r.Days()
		if err != nil {
			return err
		}
		if len(days) == 0 {
			return bad("repeat", "No day of the class fits.", nil)
		}
		series := newID()
		for _, day := range days {
			one := l
			one.Row, one.Day, one.Series = Row{}, day, series
			if err := t.saveLesson(&one, over); err != nil {
				return err
			}
			planned = append(planned, one)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return planned, nil
}

// CopyLessons gives the week of one day the lessons of the week of another, each
// on the same day of the week, and answers those that were added. Days outside
// the class and days on which it is closed are left out, and so are lessons that
// are there already. over accepts clashes.
func (s *Store) CopyLessons(ss *Session, campID, from, to string, over bool) (copied []Lesson, err error) {
	err = s.write(ss, Camps, write, func(t *tx) error {
		c, err := get[Camp](t, campID)
		if err != nil {
			return err
		}
		if from, err = mondayOf(from); err != nil {
			return err
		}
		if to, err = mondayOf(to); err != nil {
			return err
		}
		for i := range 7 {
			day := daysAfter(to, i)
			if day < c.From || day > c.To || slices.Contains(strings.Fields(c.Closed), day) {
				continue
			}
			were, err := many[Lesson](t, `SELECT * FROM lesson l WHERE camp_id = ? AND day = ? AND deleted_at IS NULL AND NOT EXISTS (
				SELECT 1 FROM lesson o WHERE o.camp_id = l.camp_id AND o.day = ? AND o.period = l.period AND o.title = l.title AND o.deleted_at IS NULL
			) ORDER BY period, id`, campID, daysAfter(from, i), day)
			if err != nil {
				return err
			}
			for _, l := range were {
				l.Row, l.Day, l.Series = Row{}, day, ""
				if err := t.saveLesson(&l, over); err != nil {
					return err
				}
				copied = append(copied, l)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return copied, nil
}

// SeriesFrom answers the lessons that were planned together, from a day on.
func (s *Store) SeriesFrom(ss *Session, series, day string) ([]Lesson, error) {
	if err := s.check(ss, Camps, read); err != nil {
		return nil, err
	}
	return many[Lesson](s.readers, `SELECT * FROM lesson WHERE series = ? AND series <> '' AND day >= ? AND deleted_at IS NULL ORDER BY day, id`, series, day)
}

// Clash is a lesson at the same time as another that needs the same class,
// lecturer or room.
type Clash struct {
	Title    string `db:"title"` // of the other lesson
	Camp     string `db:"camp"`  // name of its class
	Day      string `db:"day"`
	Period   string `db:"period"`
	Class    bool   `db:"same_class"`
	Lecturer string `db:"lecturer"` // who is needed twice, or empty
	Room     string `db:"room"`     // of one site that is needed twice, or empty
}

// Clashes answers what else happens in the period of a lesson and needs its
// class, its lecturer or its room; nothing for a lesson without a period.
func (s *Store) Clashes(ss *Session, l Lesson) ([]Clash, error) {
	if err := s.check(ss, Camps, read); err != nil {
		return nil, err
	}
	return clashes(s.readers, l)
}

func clashes(q queryer, l Lesson) ([]Clash, error) {
	if l.Period == "" {
		return nil, nil
	}
	return many[Clash](q, `SELECT * FROM (
			SELECT o.title, c.name camp, o.day, o.period, o.camp_id = ? same_class, CASE WHEN o.lecturer = ? THEN o.lecturer ELSE '' END lecturer,
				CASE WHEN o.room = ? AND c.site = (SELECT site FROM camp WHERE id = ?) THEN o.room ELSE '' END room
			FROM lesson o JOIN camp c ON c.id = o.camp_id AND c.deleted_at IS NULL
			WHERE o.day = ? AND o.period = ? AND o.id <> ? AND o.deleted_at IS NULL
		) WHERE same_class OR lecturer <> '' OR room <> '' ORDER BY same_class DESC, camp, title`,
		l.CampID, l.Lecturer, l.Room, l.CampID, l.Day, l.Period, l.ID)
}

// Doubt is a clash as a doubt that a person may pass over.
func (c Clash) Doubt() *Error {
	said := args{"Title": c.Title, "Class": c.Camp, "Day": c.Day, "Period": c.Period, "Lecturer": c.Lecturer, "Room": c.Room}
	switch {
	case c.Class:
		return doubtful("period", "{{.Class}} has “{{.Title}}” already on {{.Day}}, {{.Period}}.", said)
	case c.Lecturer != "":
		return doubtful("lecturer", "{{.Lecturer}} gives “{{.Title}}” in {{.Class}} on {{.Day}}, {{.Period}}.", said)
	}
	return doubtful("room", "{{.Room}} is taken by “{{.Title}}” of {{.Class}} on {{.Day}}, {{.Period}}.", said)
}
