package camp

import (
	"slices"
	"time"

	"careledger/data"
)

// cancelled is the state of a class that does not take place.
const cancelled = "cancelled"

// noon parts the day: before it the roll of the morning is proposed.
const noon = "12:00"

// find answers the class with an id.
func (s *Screen) find(id string) (data.CampLine, bool) {
	for _, c := range s.classes {
		if c.ID == id {
			return c, true
		}
	}
	return data.CampLine{}, false
}

// proposed is the class that runs today, or else the next one, or else the
// latest.
func (s *Screen) proposed() data.CampLine {
	today := s.desk.Store().Today()
	best, rank := data.CampLine{}, 0
	for _, c := range s.classes { // the latest first
		r := 2
		switch {
		case c.Status == cancelled:
			r = 1
		case c.From <= today && today <= c.To:
			r = 4
		case c.From > today:
			r = 3
		}
		if r > rank || r == 3 && rank == 3 {
			best, rank = c, r
		}
	}
	return best
}

// place keeps day and session within the class, and proposes them where none
// are chosen: today while the class runs, or else its last open day, or its
// first.
func (s *Screen) place() error {
	s.open = nil
	if s.class.ID == "" {
		s.day, s.session = "", ""
		return nil
	}
	var err error
	if s.open, err = s.desk.Store().OpenDays(s.desk.Session(), s.class.ID); err != nil {
		return err
	}
	today := s.desk.Store().Today()
	switch {
	case s.day != "":
		s.day = min(max(s.day, s.class.From), s.class.To)
	case s.class.From <= today && today <= s.class.To:
		s.day = today
	case len(s.open) > 0:
		s.day = s.open[len(s.open)-1]
	default:
		s.day = s.class.From
	}
	sessions := s.class.Sessions()
	if !slices.Contains(sessions, s.session) {
		s.session = sessions[0]
		if s.day == today && s.clock() >= noon {
			s.session = sessions[len(sessions)-1]
		}
	}
	return nil
}

// choose shows another class.
func (s *Screen) choose(id string) {
	class, ok := s.find(id)
	if !ok || id == s.class.ID {
		return
	}
	s.class, s.day, s.session = class, "", ""
	if err := s.place(); err != nil {
		s.desk.Fail(err)
		return
	}
	s.fill()
}

// setDay shows another day of the class.
func (s *Screen) setDay(day string) {
	if day == "" || day == s.day || s.class.ID == "" {
		return
	}
	s.day = min(max(day, s.class.From), s.class.To)
	s.fill()
}

// setSession shows another session of the day.
func (s *Screen) setSession(session string) {
	s.session = session
	s.fill()
}

// stepDay answers the day before or after on which the class may be open: no
// weekend, unless the roll was called on it.
func (s *Screen) stepDay(by int) string {
	day := s.day
	for {
		next := addDays(day, by)
		if next == day || next < s.class.From || next > s.class.To {
			return s.day
		}
		if day = next; !weekend(day) || slices.Contains(s.open, day) {
			return day
		}
	}
}

// addDays answers the day that many days later; what is no day stays.
func addDays(day string, days int) string {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return d.AddDate(0, 0, days).Format(time.DateOnly)
}

// weekend reports whether a day is a Saturday or Sunday.
func weekend(day string) bool {
	d, err := time.Parse(time.DateOnly, day)
	return err == nil && (d.Weekday() == time.Saturday || d.Weekday() == time.Sunday)
}
