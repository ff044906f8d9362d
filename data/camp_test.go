package data_test

import (
	"fmt"
	"slices"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

// class is a store with a class in July, seen on Wednesday 8 July 2026 at
// 08:12.
type class struct {
	*records
	camp data.Camp
}

const rollDay = "2026-07-08"

func newClass(t *testing.T, change func(*data.Camp)) *class {
	t.Helper()
	r := newRecords(t)
	r.clock.Set(rollDay, "08:12")
	c := &class{r, data.Camp{Name: "柳桥班", Site: "柳桥镇文化站", From: "2026-07-06", To: "2026-07-31", Start: "08:30", End: "16:30"}}
	if change != nil {
		change(&c.camp)
	}
	r.done(r.SaveCamp(r.ss, &c.camp))
	return c
}

// enrol puts a child into the class from its first day on.
func (c *class) enrol(childID string) data.CampEnrolment {
	c.Helper()
	e := data.CampEnrolment{CampID: c.camp.ID, ChildID: childID, Status: data.EnrolInClass, Joined: c.camp.From}
	c.done(c.Enrol(c.ss, &e, false))
	return e
}

func (c *class) mark(childID, day, session, mark string) {
	c.Helper()
	c.done(c.Mark(c.ss, c.camp.ID, childID, day, session, mark))
}

// line answers a child's line of the roll.
func (c *class) line(childID, day, session string) data.RollLine {
	c.Helper()
	lines, err := c.RollCall(c.ss, c.camp.ID, day, session)
	c.done(err)
	i := slices.IndexFunc(lines, func(l data.RollLine) bool { return l.ChildID == childID })
	if i < 0 {
		c.Fatalf("the child is not on the roll of %s", day)
	}
	return lines[i]
}

// rows counts the rows of a child in the monthly sheet.
func (c *class) rows(childID string) int {
	c.Helper()
	all, err := c.MonthMarks(c.ss, c.camp.ID, "2026-07")
	c.done(err)
	return len(slices.DeleteFunc(all, func(d data.CampDay) bool { return d.ChildID != childID }))
}

func TestRollCall(t *testing.T) {
	c := newClass(t, nil)
	second, first, late := c.child("周襲"), c.child("阿卜杜拉·买买提"), c.child("李锹")
	c.enrol(second)
	c.enrol(first)
	e := data.CampEnrolment{CampID: c.camp.ID, ChildID: late, Status: data.EnrolInClass, Joined: rollDay, Allergies: "花生"}
	c.refused(c.Enrol(c.ss, &e, false), "health", true)
	datatest.Consent(t, c.Store, c.ss, late, "health", "2026-07-01")
	c.done(c.Enrol(c.ss, &e, false))

	t.Run("lists those in class on the day by name, with what staff must know", func(t *testing.T) {
		lines, err := c.RollCall(c.ss, c.camp.ID, rollDay, data.SessionDay)
		c.done(err)
		if len(lines) != 3 || lines[0].ChildID != first || lines[1].ChildID != late || lines[2].ChildID != second || lines[1].Allergies != "花生" || lines[0].Mark() != "" {
			t.Errorf("got %+v", lines)
		}
		if lines, err = c.RollCall(c.ss, c.camp.ID, "2026-07-07", data.SessionDay); err != nil || len(lines) != 2 {
			t.Errorf("the day before there are %d (%v)", len(lines), err)
		}
	})
	t.Run("a mark pressed twice is one row", func(t *testing.T) {
		for range 3 {
			c.mark(first, rollDay, data.SessionDay, data.MarkPresent)
		}
		if n := c.rows(first); n != 1 {
			t.Errorf("there are %d rows", n)
		}
		c.wantUnits(first, 1)
	})
	t.Run("late and early are flags beside present", func(t *testing.T) {
		c.mark(second, rollDay, data.SessionDay, data.MarkLate)
		c.mark(second, rollDay, data.SessionDay, data.MarkEarly)
		if l := c.line(second, rollDay, data.SessionDay); l.Status != data.MarkPresent || !l.Late || !l.Early || l.Mark() != data.MarkLate {
			t.Errorf("got %+v", l)
		}
		c.wantUnits(second, 1)
		c.mark(second, rollDay, data.SessionDay, data.MarkPresent)
		if l := c.line(second, rollDay, data.SessionDay); l.Late || l.Early || l.Mark() != data.MarkPresent {
			t.Errorf("got %+v", l)
		}
	})
	t.Run("leave and absence count nothing and say why", func(t *testing.T) {
		for _, mark := range []string{data.MarkPersonalLeave, data.MarkSickLeave, data.MarkAbsent} {
			c.mark(late, rollDay, data.SessionDay, mark)
			l := c.line(late, rollDay, data.SessionDay)
			units, why := c.counted(late)
			if units != 0 || why[string(l.DayID)] != mark || l.Mark() != mark {
				t.Errorf("%s: %d units, %v, %+v", mark, units, why, l)
			}
		}
	})
	t.Run("clearing takes the mark back, a remark stays", func(t *testing.T) {
		c.mark(late, rollDay, data.SessionDay, data.MarkClear)
		if n := c.rows(late); n != 0 {
			t.Errorf("%d rows are left", n)
		}
		c.done(c.SetRollNote(c.ss, c.camp.ID, late, rollDay, data.SessionDay, "奶奶来电，发热 37.8"))
		if l := c.line(late, rollDay, data.SessionDay); l.Note == "" || l.Mark() != "" {
			t.Errorf("got %+v", l)
		}
		c.wantUnits(late, 0)
		c.mark(late, rollDay, data.SessionDay, data.MarkSickLeave)
		c.mark(late, rollDay, data.SessionDay, data.MarkClear)
		if l := c.line(late, rollDay, data.SessionDay); l.Note == "" || l.Mark() != "" {
			t.Errorf("got %+v", l)
		}
		c.done(c.SetRollNote(c.ss, c.camp.ID, late, rollDay, data.SessionDay, ""))
		if n := c.rows(late); n != 0 {
			t.Errorf("%d rows are left", n)
		}
		c.mark(late, rollDay, data.SessionDay, data.MarkPresent)
		c.wantUnits(late, 1)
	})
	t.Run("what can't be is refused", func(t *testing.T) {
		for field, err := range map[string]error{
			"status":   c.Mark(c.ss, c.camp.ID, first, rollDay, data.SessionDay, "asleep"),
			"session":  c.Mark(c.ss, c.camp.ID, first, rollDay, data.SessionAM, data.MarkPresent),
			"child_id": c.Mark(c.ss, c.camp.ID, late, "2026-07-07", data.SessionDay, data.MarkPresent),
		} {
			c.refused(err, field, false)
		}
		for _, day := range []string{"2026-07-09", "2026-07-05", "2026-06-31"} {
			c.refused(c.Mark(c.ss, c.camp.ID, first, day, data.SessionDay, data.MarkPresent), "day", false)
		}
		c.refused(c.SetTemperature(c.ss, c.camp.ID, first, rollDay, data.SessionDay, 375*2), "temperature", false)
		c.done(c.SetTemperature(c.ss, c.camp.ID, first, rollDay, data.SessionDay, 375))
		viewer := datatest.As(t, c.Store, c.ss, data.Viewer)
		if err := c.Mark(viewer, c.camp.ID, first, rollDay, data.SessionDay, data.MarkPresent); !data.Is(err, data.Denied) {
			t.Errorf("a viewer calls the roll: %v", err)
		}
	})
}

func TestTimesAndPickUp(t *testing.T) {
	c := newClass(t, nil)
	child := c.child("欧阳晓彤")
	e := c.enrol(child)
	at := func(session string) data.RollLine { return c.line(child, rollDay, session) }
	t.Run("a key pressed while children come notes the time, one for another day does not", func(t *testing.T) {
		c.mark(child, rollDay, data.SessionDay, data.MarkPresent)
		c.mark(child, "2026-07-07", data.SessionDay, data.MarkPresent)
		if got := at(data.SessionDay).In; got != "08:12" {
			t.Errorf("came at %q", got)
		}
		if got := c.line(child, "2026-07-07", data.SessionDay).In; got != "" {
			t.Errorf("came at %q", got)
		}
		c.clock.Set(rollDay, "16:30")
		other := c.child("沈沐阳")
		c.enrol(other)
		c.mark(other, rollDay, data.SessionDay, data.MarkPresent)
		if got := c.line(other, rollDay, data.SessionDay).In; got != "" {
			t.Errorf("came at %q although the class was over", got)
		}
	})
	for name, forbidden := range map[string]bool{"欧阳建": false, "郑虎": true} {
		c.done(c.SavePickup(c.ss, &data.CampPickup{EnrolmentID: e.ID, Name: name, Forbidden: forbidden}))
	}
	out := func(at, by string, over bool) error {
		return c.CheckOut(c.ss, c.camp.ID, child, rollDay, data.SessionDay, at, by, over)
	}
	t.Run("nobody forbidden collects a child, nobody unknown without a call", func(t *testing.T) {
		c.refused(out("", "郑虎", true), "out_by", false)
		c.refused(out("", "不认识", false), "out_by", true)
		c.refused(out("", data.PickupAlone, false), "out_by", true)
		c.refused(out("", " ", true), "out_by", false)
		if got := at(data.SessionDay); got.Out != "" || got.OutBy != "" {
			t.Errorf("signed out: %+v", got)
		}
		may, err := c.MayCollect(c.ss, e.ID)
		c.done(err)
		if fmt.Sprint(may) != "[欧阳建 孙桂兰]" {
			t.Errorf("may collect: %v", may)
		}
		c.refused(out("08:10", "孙桂兰", false), "out_at", false)
		c.done(out("", "孙桂兰", false))
		c.done(out("16:42", "欧阳建", false))
		services, err := c.Services(c.ss, child)
		c.done(err)
		if got := at(data.SessionDay); got.Out != "16:42" || got.OutBy != "欧阳建" || *services[0].Minutes != 8*60+30 {
			t.Errorf("got %+v, %v minutes", got, *services[0].Minutes)
		}
	})
	t.Run("home alone only as agreed", func(t *testing.T) {
		e.SelfLeave = true
		c.done(c.Enrol(c.ss, &e, false))
		c.done(out("16:40", data.PickupAlone, false))
	})
	t.Run("whoever is brought is present, whoever is away is not collected", func(t *testing.T) {
		c.mark(child, rollDay, data.SessionDay, data.MarkAbsent)
		c.refused(out("", "孙桂兰", false), "out_at", false)
		c.done(c.CheckIn(c.ss, c.camp.ID, child, rollDay, data.SessionDay, "8点40分", "祖母"))
		if got := at(data.SessionDay); got.Mark() != data.MarkPresent || got.In != "08:40" || got.InBy != "祖母" {
			t.Errorf("got %+v", got)
		}
	})
}

func TestUnitsOfClassDays(t *testing.T) {
	for rule, want := range map[string]int{"day": 2, "session": 3} {
		t.Run("by "+rule, func(t *testing.T) {
			c := newClass(t, func(camp *data.Camp) { camp.HalfDay = "both" })
			p := c.project(func(p *data.Project) { p.UnitRule = rule })
			c.camp.ProjectID = data.Ref(p)
			c.done(c.SaveCamp(c.ss, &c.camp))
			child := c.child("许诺言")
			c.enrol(child)
			c.mark(child, "2026-07-07", data.SessionAM, data.MarkPresent)
			c.mark(child, "2026-07-07", data.SessionPM, data.MarkLate)
			c.mark(child, rollDay, data.SessionAM, data.MarkAbsent)
			c.mark(child, rollDay, data.SessionPM, data.MarkEarly)
			c.wantUnits(child, want)
			figures, err := c.Figures(c.ss, data.Scope{From: "2026-07-01", To: "2026-07-31", ProjectID: p}, "U2", "C1", "C3", "C4")
			c.done(err)
			if int(figures["U2"].Value) != want || figures["C1"].Value != 2 || figures["C3"].Value != 2 || figures["C4"].Value != 100 {
				t.Errorf("got %+v", figures)
			}
			day, err := c.CampDay(c.ss, c.camp.ID, rollDay, "")
			c.done(err)
			if day.Present != 1 || day.Absent != 0 || day.Early != 1 {
				t.Errorf("the day is %+v", day)
			}
			if am, err := c.CampDay(c.ss, c.camp.ID, rollDay, data.SessionAM); err != nil || am.Present != 0 || am.Absent != 1 {
				t.Errorf("the morning is %+v (%v)", am, err)
			}
			c.camp.HalfDay = "day"
			c.refused(c.SaveCamp(c.ss, &c.camp), "half_day", false)
		})
	}
}

func TestCampDaySummary(t *testing.T) {
	c := newClass(t, nil)
	p := c.project(func(p *data.Project) { p.RatioLimit = 2 })
	c.camp.ProjectID = data.Ref(p)
	c.done(c.SaveCamp(c.ss, &c.camp))
	var children []string
	for i, name := range []string{"孙一诺", "钱多多", "上官云", "顾念", "陈浩然", "单小满"} {
		children = append(children, c.child(name))
		c.enrol(children[i])
	}
	for i, mark := range []string{data.MarkPresent, data.MarkLate, data.MarkPresent, data.MarkSickLeave, data.MarkAbsent} {
		c.mark(children[i], rollDay, data.SessionDay, mark)
	}
	c.mark(children[0], "2026-07-06", data.SessionDay, data.MarkPresent)
	summary := func() data.CampDaySummary {
		d, err := c.CampDay(c.ss, c.camp.ID, rollDay, data.SessionDay)
		c.done(err)
		return d
	}
	if d := summary(); d.Enrolled != 6 || d.Present != 3 || d.Late != 1 || d.Leave != 1 || d.Absent != 1 || d.Unmarked != 1 || !d.TooFew {
		t.Errorf("got %+v", d)
	}
	for i, name := range []string{"吴老师", "钱老师"} {
		m := data.CampStaff{CampID: c.camp.ID, PersonID: c.person(name), Day: rollDay}
		if i == 1 {
			m.Start, m.End = "13:00", "16:00"
		}
		c.done(c.SaveDuty(c.ss, &m))
		if d := summary(); d.Staff != i+1 || d.TooFew != (i == 0) {
			t.Errorf("with %d on duty: %+v", i+1, d)
		}
	}
	if d := summary(); d.StaffMinutes != 480+180 || d.Ratio != 1.5 || d.RatioLimit != 2 {
		t.Errorf("got %+v", d)
	}
	t.Run("duties are copied once", func(t *testing.T) {
		for range 2 {
			if n, err := c.CopyDuties(c.ss, c.camp.ID, rollDay, "2026-07-09"); err != nil || n != 2 {
				t.Errorf("copied %d (%v)", n, err)
			}
		}
		duties, err := c.OnDuty(c.ss, c.camp.ID, "2026-07-01", "2026-07-31")
		c.done(err)
		if len(duties) != 4 || duties[3].Name == "" || duties[3].Day != "2026-07-09" {
			t.Errorf("got %+v", duties)
		}
		c.refused(c.SaveDuty(c.ss, &data.CampStaff{CampID: c.camp.ID, PersonID: duties[0].PersonID, Day: "2026-08-01"}), "day", false)
	})
	t.Run("the week goes from Monday to Sunday", func(t *testing.T) {
		week, err := c.CampWeek(c.ss, c.camp.ID, rollDay)
		c.done(err)
		if len(week) != 7 || week[0].Day != "2026-07-06" || week[6].Day != "2026-07-12" || week[0].Present != 1 || week[2].Present != 3 || week[4].Present != 0 {
			t.Errorf("got %+v", week)
		}
		days, err := c.OpenDays(c.ss, c.camp.ID)
		if err != nil || fmt.Sprint(days) != "[2026-07-06 2026-07-08]" {
			t.Errorf("open on %v (%v)", days, err)
		}
	})
	t.Run("an open week without a safety lesson is told", func(t *testing.T) {
		weeks := func() string {
			all, err := c.WeeksWithoutSafety(c.ss, c.camp.ID, "2026-07-31")
			c.done(err)
			return fmt.Sprint(all)
		}
		c.done(c.SaveLesson(c.ss, &data.Lesson{CampID: c.camp.ID, Day: rollDay, Title: "折纸", Kind: "arts"}, false))
		if got := weeks(); got != "[2026-07-06]" {
			t.Errorf("got %s", got)
		}
		c.done(c.SaveLesson(c.ss, &data.Lesson{CampID: c.camp.ID, Day: rollDay, Title: "防溺水", Kind: "safety"}, false))
		if got, d := weeks(), summary(); got != "[]" || d.Lessons != 2 || d.Safety != 1 {
			t.Errorf("got %s, %+v", got, d)
		}
		c.refused(c.SaveLesson(c.ss, &data.Lesson{CampID: c.camp.ID, Day: rollDay, Kind: "arts"}, false), "title", false)
	})
	t.Run("incidents are kept and counted", func(t *testing.T) {
		c.refused(c.SaveIncident(c.ss, &data.Incident{Day: rollDay}), "what", false)
		i := data.Incident{CampID: data.Ref(c.camp.ID), ChildID: data.Ref(children[0]), Day: rollDay, At: "9:5", Kind: "fall", What: "操场摔倒，膝盖擦伤"}
		c.done(c.SaveIncident(c.ss, &i))
		all, err := c.Incidents(c.ss, c.camp.ID)
		c.done(err)
		figures, err := c.Figures(c.ss, data.Scope{From: "2026-07-01", To: "2026-07-31"}, "C6i")
		c.done(err)
		if len(all) != 1 || all[0].At != "09:05" || all[0].Level != "light" || figures["C6i"].Num != 1 || figures["C6i"].Den != 4 {
			t.Errorf("got %+v, %+v", all, figures)
		}
	})
}

func TestAbsentInARow(t *testing.T) {
	c := newClass(t, nil)
	c.clock.Set("2026-07-15", "10:00")
	absent, back, excused, left := c.child("赵一"), c.child("钱二"), c.child("孙三"), c.child("李四")
	marks := map[string][]string{
		absent:  {data.MarkPresent, data.MarkAbsent, data.MarkAbsent, data.MarkAbsent},
		back:    {data.MarkAbsent, data.MarkAbsent, data.MarkAbsent, data.MarkLate},
		excused: {data.MarkAbsent, data.MarkSickLeave, data.MarkAbsent, data.MarkAbsent},
		left:    {data.MarkAbsent, data.MarkAbsent, data.MarkAbsent, data.MarkAbsent},
	}
	days := []string{"2026-07-09", "2026-07-10", "2026-07-13", "2026-07-14"}
	var leaving data.CampEnrolment
	for child, row := range marks {
		e := c.enrol(child)
		if child == left {
			leaving = e
		}
		for i, mark := range row {
			c.mark(child, days[i], data.SessionDay, mark)
		}
	}
	_, err := c.MoveEnrolment(c.ss, leaving.ID, data.EnrolLeft, "2026-07-14", "搬走了", false)
	c.done(err)
	found, err := c.AbsentInARow(c.ss, c.camp.ID, "2026-07-15", 3)
	c.done(err)
	if len(found) != 1 || found[0].ChildID != absent || found[0].Times != 3 || found[0].Last != "2026-07-14" {
		t.Errorf("got %+v", found)
	}
	if found, err = c.AbsentInARow(c.ss, c.camp.ID, "2026-07-13", 3); err != nil || len(found) != 1 || found[0].ChildID != back {
		t.Errorf("the day before: %+v (%v)", found, err)
	}
}
