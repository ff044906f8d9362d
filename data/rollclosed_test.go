package data_test

import (
	"fmt"
	"testing"

	"careledger/data"
)

func TestClosedRoll(t *testing.T) {
	c := newClass(t, nil)
	child, other := c.child("周襲"), c.child("李锹")
	c.enrol(child)
	c.enrol(other)
	mark := func(childID, mark string) error {
		return c.Mark(c.ss, c.camp.ID, childID, rollDay, data.SessionDay, mark)
	}
	c.done(mark(child, data.MarkAbsent))

	t.Run("until 24 hours after the class it changes freely", func(t *testing.T) {
		c.clock.Set("2026-07-09", "16:29")
		c.done(mark(child, data.MarkLate))
		c.done(mark(child, data.MarkAbsent))
	})
	c.clock.Set("2026-07-09", "16:30")
	t.Run("then what was noted stays, and what was left out may be filled in", func(t *testing.T) {
		c.refused(mark(child, data.MarkPresent), "late_reason", false)
		c.refused(mark(child, data.MarkClear), "late_reason", false)
		if l := c.line(child, rollDay, data.SessionDay); l.Mark() != data.MarkAbsent {
			t.Errorf("the mark became %s", l.Mark())
		}
		c.done(mark(child, data.MarkAbsent))
		c.done(c.SetRollNote(c.ss, c.camp.ID, child, rollDay, data.SessionDay, "外婆家"))
		c.refused(c.SetRollNote(c.ss, c.camp.ID, child, rollDay, data.SessionDay, ""), "late_reason", false)
		c.done(mark(other, data.MarkPresent))
		c.done(c.CheckOut(c.ss, c.camp.ID, other, rollDay, data.SessionDay, "16:20", data.PickupAlone, true))
		c.refused(c.TakeBackCheckOut(c.ss, c.camp.ID, other, rollDay, data.SessionDay), "late_reason", false)
	})
	t.Run("a reason opens that day for the session, and is journalled", func(t *testing.T) {
		c.refused(c.ReopenRoll(c.ss, c.camp.ID, rollDay, " "), "late_reason", false)
		c.refused(mark(child, data.MarkPresent), "late_reason", false)
		c.done(c.ReopenRoll(c.ss, c.camp.ID, rollDay, "纸质签到表上是出勤"))
		c.done(mark(child, data.MarkPresent))
		c.wantUnits(child, 1)
		history, err := c.History(c.ss, "camp", c.camp.ID)
		c.done(err)
		said := 0
		for _, e := range history {
			if e.Act == "reason" && fmt.Sprint(e.New) == `{"day":"2026-07-08","reason":"纸质签到表上是出勤"}` {
				said++
			}
		}
		if said != 1 {
			t.Errorf("the reason is %d times in the history: %+v", said, history)
		}
	})
}
