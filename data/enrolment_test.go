package data_test

import (
	"fmt"
	"slices"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

func TestEnrolment(t *testing.T) {
	status := func(c *class, id string) string {
		e, err := c.Enrolment(c.ss, id)
		c.done(err)
		return e.Status
	}
	t.Run("wants consent and an age that fits", func(t *testing.T) {
		c := newClass(t, nil)
		c.camp.ProjectID = data.Ref(c.project(func(p *data.Project) { p.AgeMin, p.AgeMax = 6, 14 }))
		c.done(c.SaveCamp(c.ss, &c.camp))
		e := data.CampEnrolment{CampID: c.camp.ID, ChildID: c.child("张未名", datatest.NoConsent()), Status: data.EnrolAdmitted}
		c.refused(c.Enrol(c.ss, &e, true), "child_id", false)
		e = data.CampEnrolment{CampID: c.camp.ID, ChildID: c.child("王小小", datatest.Born("2020-07-07")), Status: data.EnrolInClass}
		c.refused(c.Enrol(c.ss, &e, false), "child_id", true)
		e = data.CampEnrolment{CampID: c.camp.ID, ChildID: e.ChildID}
		c.done(c.Enrol(c.ss, &e, false))
		lines, err := c.Enrolments(c.ss, c.camp.ID, "")
		c.done(err)
		if len(lines) != 1 || lines[0].FitsAge || lines[0].Age != 5 || lines[0].Status != data.EnrolApplied || lines[0].Joined != "" {
			t.Errorf("got %+v", lines)
		}
		_, err = c.MoveEnrolment(c.ss, e.ID, data.EnrolInClass, "", "", true)
		c.done(err)
		if e, err = c.Enrolment(c.ss, e.ID); err != nil || e.Joined != rollDay {
			t.Errorf("joined on %s (%v)", e.Joined, err)
		}
		fits := data.CampEnrolment{CampID: c.camp.ID, ChildID: c.child("王大大", datatest.Born("2020-07-06")), Status: data.EnrolInClass}
		c.done(c.Enrol(c.ss, &fits, false))
	})
	t.Run("those without a place wait, and move up in the order of their applications", func(t *testing.T) {
		c := newClass(t, func(camp *data.Camp) { camp.Capacity = 1 })
		in := c.enrol(c.child("赵一"))
		var waiting []data.CampEnrolment
		for i, day := range []string{"2026-06-03", "2026-06-01"} {
			e := data.CampEnrolment{CampID: c.camp.ID, ChildID: c.child(fmt.Sprintf("钱%c", '二'+rune(i))), Status: data.EnrolInClass, Applied: day}
			c.done(c.Enrol(c.ss, &e, false))
			if e.Status != data.EnrolWaiting || e.Joined != "" {
				t.Errorf("got %+v", e)
			}
			waiting = append(waiting, e)
		}
		_, err := c.MoveEnrolment(c.ss, in.ID, data.EnrolLeft, "", " ", false)
		c.refused(err, "reason", false)
		up, err := c.MoveEnrolment(c.ss, in.ID, data.EnrolLeft, "2026-07-08", "搬家", false)
		c.done(err)
		if len(up) != 1 || up[0] != waiting[1].ID || status(c, waiting[1].ID) != data.EnrolAdmitted || status(c, waiting[0].ID) != data.EnrolWaiting {
			t.Errorf("moved up: %v", up)
		}
		c.camp.Capacity = 2
		c.done(c.SaveCamp(c.ss, &c.camp))
		if got := status(c, waiting[0].ID); got != data.EnrolAdmitted {
			t.Errorf("with another place: %s", got)
		}
		lines, _, err := c.CampLines(c.ss, data.CampFilter{On: rollDay, Text: "文化站"})
		c.done(err)
		if len(lines) != 1 || lines[0].Enrolled != 2 || lines[0].Waiting != 0 {
			t.Errorf("got %+v", lines)
		}
	})
	t.Run("only what the table allows", func(t *testing.T) {
		next := map[string][]string{
			data.EnrolApplied:       {data.EnrolPapersMissing, data.EnrolChecking, data.EnrolWaiting, data.EnrolAdmitted, data.EnrolInClass, data.EnrolLeft, data.EnrolRejected},
			data.EnrolPapersMissing: {data.EnrolChecking, data.EnrolWaiting, data.EnrolAdmitted, data.EnrolInClass, data.EnrolLeft, data.EnrolRejected},
			data.EnrolChecking:      {data.EnrolPapersMissing, data.EnrolWaiting, data.EnrolAdmitted, data.EnrolInClass, data.EnrolLeft, data.EnrolRejected},
			data.EnrolAdmitted:      {data.EnrolInClass, data.EnrolLeft, data.EnrolRejected},
			data.EnrolInClass:       {data.EnrolFinished, data.EnrolLeft},
			data.EnrolFinished:      {data.EnrolInClass},
			data.EnrolLeft:          {data.EnrolApplied, data.EnrolInClass},
			data.EnrolRejected:      {data.EnrolApplied},
		}
		way := map[string][]string{
			data.EnrolPapersMissing: {data.EnrolPapersMissing}, data.EnrolChecking: {data.EnrolChecking}, data.EnrolAdmitted: {data.EnrolAdmitted},
			data.EnrolInClass: {data.EnrolInClass}, data.EnrolFinished: {data.EnrolInClass, data.EnrolFinished}, data.EnrolLeft: {data.EnrolInClass, data.EnrolLeft},
			data.EnrolRejected: {data.EnrolRejected},
		}
		c := newClass(t, nil)
		child := c.child("赵一")
		for from := range next {
			for _, to := range data.EnrolmentStatuses {
				e := data.CampEnrolment{CampID: c.camp.ID, ChildID: child}
				c.done(c.Enrol(c.ss, &e, false))
				for _, step := range way[from] {
					_, err := c.MoveEnrolment(c.ss, e.ID, step, "", "原因", false)
					c.done(err)
				}
				_, err := c.MoveEnrolment(c.ss, e.ID, to, "", "原因", false)
				fits := slices.Contains(next[from], to)
				if fits && (err != nil || status(c, e.ID) != to) || !fits && (!data.Is(err, data.Conflict) || status(c, e.ID) != from) {
					t.Errorf("from %s to %s: %v, now %s", from, to, err, status(c, e.ID))
				}
				c.done(c.Remove(c.ss, "camp_enrolment", e.ID))
			}
		}
	})
	t.Run("nobody leaves before the last day of the roll, and the past stays", func(t *testing.T) {
		c := newClass(t, nil)
		child := c.child("赵一")
		e := c.enrol(child)
		c.conflicts(c.Enrol(c.ss, &data.CampEnrolment{CampID: c.camp.ID, ChildID: child}, false))
		c.mark(child, "2026-07-07", data.SessionDay, data.MarkPresent)
		_, err := c.MoveEnrolment(c.ss, e.ID, data.EnrolLeft, "2026-07-06", "搬家", false)
		c.refused(err, "left_on", false)
		_, err = c.MoveEnrolment(c.ss, e.ID, data.EnrolLeft, "2026-07-07", "搬家", false)
		c.done(err)
		if l := c.line(child, "2026-07-07", data.SessionDay); l.Mark() != data.MarkPresent {
			t.Errorf("got %+v", l)
		}
		c.refused(c.Mark(c.ss, c.camp.ID, child, rollDay, data.SessionDay, data.MarkPresent), "child_id", false)
		c.camp.From = rollDay
		c.refused(c.SaveCamp(c.ss, &c.camp), "from_on", false)
	})
	t.Run("closing a class finishes it for those in it", func(t *testing.T) {
		c := newClass(t, nil)
		child := c.child("赵一")
		e := c.enrol(child)
		c.done(c.CloseCamp(c.ss, c.camp.ID))
		if got := status(c, e.ID); got != data.EnrolFinished {
			t.Errorf("got %s", got)
		}
		c.mark(child, rollDay, data.SessionDay, data.MarkPresent)
	})
}
