package data_test

import (
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

func TestPerson(t *testing.T) {
	t.Run("has a phone as it is dialled, pinyin and a check for a year", func(t *testing.T) {
		r := newRecords(t)
		p := data.Person{Name: " 单  小雨 ", Phone: "138 0000-0001", CheckResult: "passed", CheckOn: "2026年3月1日"}
		r.done(r.SavePerson(r.ss, &p, false))
		if p.Phone != "13800000001" || p.Initials != "sxy" || p.CheckUntil != "2027-02-28" || p.Role != "volunteer" || p.Sex != 9 {
			t.Errorf("got %+v", p)
		}
		for _, text := range []string{"sxy", "shanxiaoyu", "单小", "0001"} {
			found, err := r.SearchPeople(r.ss, text, 5)
			r.done(err)
			if len(found) != 1 {
				t.Errorf("%s finds %d people", text, len(found))
			}
		}
	})
	t.Run("refuses what can't be and doubts a second one", func(t *testing.T) {
		r := newRecords(t)
		r.refused(r.SavePerson(r.ss, &data.Person{Name: "周岚", Phone: "1380000"}, false), "phone", false)
		r.refused(r.SavePerson(r.ss, &data.Person{Name: "周岚", Role: "king"}, false), "role", false)
		r.refused(r.SavePerson(r.ss, &data.Person{Name: "周岚", CheckResult: "passed"}, false), "check_on", false)
		r.refused(r.SavePerson(r.ss, &data.Person{Name: "周岚", CheckResult: "passed", CheckOn: "2027-01-01"}, false), "check_on", false)
		r.done(r.SavePerson(r.ss, &data.Person{Name: "周岚", Phone: "13800000002"}, false))
		r.refused(r.SavePerson(r.ss, &data.Person{Name: "周岚", Phone: "13800000002"}, false), "name", true)
		r.done(r.SavePerson(r.ss, &data.Person{Name: "周岚", Phone: "13800000002"}, true))
	})
	t.Run("is told by the state of the background check", func(t *testing.T) {
		r := newRecords(t)
		for check, p := range map[string]data.Person{
			"missing": {Name: "甲一"},
			"record":  {Name: "乙二", CheckResult: "record"},
			"expired": {Name: "丙三", CheckResult: "passed", CheckOn: "2025-11-24"},
			"soon":    {Name: "丁四", CheckResult: "passed", CheckOn: "2025-11-25"},
			"ok":      {Name: "戊五", CheckResult: "passed", CheckOn: "2025-12-26"},
		} {
			r.done(r.SavePerson(r.ss, &p, false))
			found, total, err := r.People(r.ss, data.PersonFilter{Check: check})
			r.done(err)
			if len(found) != 1 || found[0].Name != p.Name {
				t.Errorf("%s finds %d of %d, %+v (valid until %s)", check, len(found), total, found, p.CheckUntil)
			}
		}
	})
	t.Run("keeps the identity number from those who only look", func(t *testing.T) {
		r := newRecords(t)
		p := data.Person{Name: "周岚", IDNo: "11010519491231002x"}
		r.done(r.SavePerson(r.ss, &p, true))
		if p.IDNo != "11010519491231002X" || p.Sex != 2 {
			t.Errorf("got %s, sex %d", p.IDNo, p.Sex)
		}
		seen, err := r.Person(datatest.As(t, r.Store, r.ss, data.Volunteer), p.ID)
		r.done(err)
		if seen.IDNo != "" {
			t.Error("a volunteer sees the number")
		}
	})
}

func TestPairing(t *testing.T) {
	t.Run("makes the team of a day", func(t *testing.T) {
		r := newRecords(t)
		child := r.child("林小满")
		person := r.person("赵明远")
		r.done(r.SavePairing(r.ss, &data.Pairing{ChildID: child, PersonID: data.Ref(person), Role: "counsellor", From: "2026-01-10"}))
		old := r.pair(child, "2025-01-10", "")
		r.done(r.SavePairing(r.ss, &data.Pairing{ChildID: child, PersonID: data.Ref(person), Role: "cadre", From: "2026-01-10"}))
		r.done(r.EndPairing(r.ss, old.ID, "2026-05-31", "单位撤销"))
		for day, want := range map[string]int{"2025-06-01": 1, "2026-05-31": 3, "2026-06-01": 2} {
			team, err := r.Team(r.ss, child, day)
			r.done(err)
			if len(team) != want {
				t.Errorf("on %s the team is %+v, want %d", day, team, want)
			}
		}
		team, err := r.Team(r.ss, child, "2026-05-31")
		r.done(err)
		if team[0].Role != "cadre" || team[0].Person != "赵明远" || team[2].Partner != "云禾志愿服务队" {
			t.Errorf("got %+v", team)
		}
	})
	t.Run("is refused without anybody, twice at one time, with a record", func(t *testing.T) {
		r := newRecords(t)
		child := r.child("林小满")
		r.refused(r.SavePairing(r.ss, &data.Pairing{ChildID: child, Role: "cadre", From: "2026-01-01"}), "person_id", false)
		r.pair(child, "2026-01-01", "2026-06-30")
		r.conflicts(r.SavePairing(r.ss, &data.Pairing{ChildID: child, Partner: "云禾志愿服务队", Role: "organization", From: "2026-06-30"}))
		r.pair(child, "2026-07-01", "")
		p := data.Person{Name: "王某", CheckResult: "record"}
		r.done(r.SavePerson(r.ss, &p, false))
		r.refused(r.SavePairing(r.ss, &data.Pairing{ChildID: child, PersonID: data.Ref(p.ID), Role: "volunteer", From: "2026-01-01"}), "person_id", false)
		r.refused(r.SaveVisit(r.ss, &data.Visit{ChildID: child, Day: "2026-11-01", Kind: "school", Met: "child"}, []string{p.ID}, true), "person_id", false)
	})
}
