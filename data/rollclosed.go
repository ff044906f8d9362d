package data

import (
	"strings"
	"time"
)

// guardClosedRoll refuses to change what was noted of a child on a day of a
// class more than 24 hours after the class went home, unless the session said
// why ([Store.ReopenRoll]). What was left empty may be filled in at any time.
func (t *tx) guardClosedRoll(c *Camp, was, now CampDay) error {
	if !was.corrected(now) || t.s.now().Before(endOf(was.Day, c.End).Add(signInOpen)) {
		return nil
	}
	if _, said := t.ss.reopened.Load(c.ID + was.Day); said {
		return nil
	}
	return bad("late_reason", "The roll of {{.Day}} was closed 24 hours after the class. Please say why it is changed.", args{"Day": was.Day})
}

// corrected reports whether another state of a day changes something that was
// noted, rather than adding to it.
func (d CampDay) corrected(now CampDay) bool {
	if d.Status != notYet && (d.Status != now.Status || d.Late != now.Late || d.Early != now.Early) {
		return true
	}
	for _, field := range [][2]string{{d.In, now.In}, {d.Out, now.Out}, {d.InBy, now.InBy}, {d.OutBy, now.OutBy}, {d.Note, now.Note}} {
		if field[0] != "" && field[0] != field[1] {
			return true
		}
	}
	return d.Temperature != 0 && d.Temperature != now.Temperature
}

// ReopenRoll journals why the closed roll of a day of a class is changed. Until
// it signs out the session may then change that day.
func (s *Store) ReopenRoll(ss *Session, campID, day, reason string) error {
	err := s.write(ss, Camps, write, func(t *tx) error {
		if _, err := get[Camp](t, campID); err != nil {
			return err
		}
		if reason = strings.TrimSpace(reason); reason == "" {
			return bad("late_reason", "Please say why it is changed.", nil)
		}
		return t.note("reason", "camp", campID, map[string]string{"day": day, "reason": reason})
	})
	if err == nil {
		ss.reopened.Store(campID+day, true)
	}
	return err
}

// endOf is the instant at which something on a day ends, the day's end where the
// time of day is unknown.
func endOf(day, clock string) time.Time {
	if clock == "" {
		clock = "23:59"
	}
	end, err := time.ParseInLocation("2006-01-02 15:04", day+" "+clock, Shanghai)
	if err != nil {
		return time.Time{}
	}
	return end
}
