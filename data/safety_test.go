package data_test

import (
	"testing"

	"careledger/data"
)

func TestSafetyListOfADay(t *testing.T) {
	c := newClass(t, nil)
	c.refused(c.SaveCampCheck(c.ss, &data.CampCheck{CampID: c.camp.ID, Day: rollDay, Item: "exits"}), "action", false)
	c.refused(c.SaveCampCheck(c.ss, &data.CampCheck{CampID: c.camp.ID, Day: "2026-07-09", Item: "exits", OK: true}), "day", false)
	c.done(c.SaveCampCheck(c.ss, &data.CampCheck{CampID: c.camp.ID, Day: rollDay, Item: "exits", Action: "后门被纸箱挡住，已搬开"}))
	again := data.CampCheck{CampID: c.camp.ID, Day: rollDay, Item: "exits", OK: true, Action: "后门被纸箱挡住，已搬开", By: "陈 静"}
	c.done(c.SaveCampCheck(c.ss, &again))
	rest, err := c.CheckRest(c.ss, c.camp.ID, rollDay)
	c.done(err)
	all, err := c.CampChecks(c.ss, c.camp.ID, rollDay)
	c.done(err)
	if rest != 9 || len(all) != 10 || all[3].By != "陈静" || !all[3].OK || all[0].By != "周岚" {
		t.Errorf("%d more; %+v", rest, all)
	}
}

func TestMedicineIsGivenOnlyWhenTheGuardianNamedIt(t *testing.T) {
	c := newClass(t, nil)
	child := c.child("曹小雨")
	e := c.enrol(child)
	m := data.CampMedicine{CampID: c.camp.ID, ChildID: child, Day: rollDay, Medicine: "氯雷他定"}
	c.refused(c.SaveMedicine(c.ss, &m, false), "medicine", true)
	e.Medicines = "氯雷他定"
	c.done(c.Enrol(c.ss, &e, true))
	c.done(c.SaveMedicine(c.ss, &m, false))
	lines, err := c.Medicines(c.ss, c.camp.ID, rollDay)
	c.done(err)
	if len(lines) != 1 || lines[0].At != "08:12" || lines[0].By != "周岚" || lines[0].Name != "曹小雨" {
		t.Errorf("given %+v", lines)
	}
	c.refused(c.SaveMedicine(c.ss, &data.CampMedicine{CampID: c.camp.ID, ChildID: c.child("何沐阳"), Day: rollDay, Medicine: "维生素"}, true), "child_id", false)
}

func TestAlarmForChildrenNotCollected(t *testing.T) {
	c := newClass(t, nil)
	first, second := c.child("曹小雨"), c.child("丁一诺")
	e := c.enrol(first)
	c.enrol(second)
	for _, child := range []string{first, second} {
		c.mark(child, rollDay, data.SessionDay, data.MarkPresent)
	}
	c.done(c.SavePickup(c.ss, &data.CampPickup{EnrolmentID: e.ID, Name: "孙桂兰"}))
	left := func() int {
		all, err := c.NotCollected(c.ss, "")
		c.done(err)
		_, count, err := c.Reminders(c.ss, 10)
		c.done(err)
		if count[data.RemindCollect] != len(all) {
			t.Errorf("%d reminders of %d", count[data.RemindCollect], len(all))
		}
		return len(all)
	}
	c.clock.Set(rollDay, "16:59")
	if n := left(); n != 0 {
		t.Errorf("%d after 29 minutes", n)
	}
	c.clock.Set(rollDay, "17:00")
	if n := left(); n != 2 {
		t.Errorf("%d after 30 minutes", n)
	}
	c.done(c.CheckOut(c.ss, c.camp.ID, first, rollDay, data.SessionDay, "", "孙桂兰", true))
	if n := left(); n != 1 {
		t.Errorf("%d after one was collected", n)
	}
}
