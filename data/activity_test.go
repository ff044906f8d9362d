package data_test

import (
	"fmt"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

// session saves a reading session of 60 minutes with children who came.
func (r *records) session(day string, childIDs ...string) *data.Activity {
	r.Helper()
	a := data.Activity{Programme: "reading", Title: "共读《小王子》", Day: day, Start: "14:00", End: "15:00", Place: "柳桥镇阅读角"}
	var children []data.Attendance
	for _, id := range childIDs {
		children = append(children, data.Attendance{ChildID: id, Attended: true})
	}
	r.done(r.SaveActivity(r.ss, &a, children, nil))
	return &a
}

func TestActivity(t *testing.T) {
	t.Run("saves children and team at once", func(t *testing.T) {
		r := newRecords(t)
		a, b, c := r.child("林小满"), r.child("陈望舒"), r.child("何安")
		activity := data.Activity{Programme: "reading", Title: "共读", Day: "2026-11-21", Start: "14:00", End: "15:30"}
		r.done(r.SaveActivity(r.ss, &activity,
			[]data.Attendance{{ChildID: a, Attended: true}, {ChildID: b, Attended: true, Minutes: minutes(40)}, {ChildID: c}},
			[]data.TeamMember{{PersonID: r.person("赵明远"), Duty: "lead"}, {PersonID: r.person("钱晓"), Minutes: 30}}))
		if activity.No != "HD2026-A0001" || activity.Kind != "shared" || activity.Status != "done" || *activity.Minutes != 90 {
			t.Errorf("got %+v", activity)
		}
		rows, total, err := r.ActivityLines(r.ss, data.ActivityFilter{Programme: "reading", Text: "共读", From: "2026-11-01", To: "2026-11-30"})
		r.done(err)
		if total != 1 || rows[0].Listed != 3 || rows[0].Attended != 2 || rows[0].Team != 2 || rows[0].TeamMinutes != 120 {
			t.Errorf("got %+v", rows)
		}
		children, err := r.Attendances(r.ss, activity.ID)
		r.done(err)
		team, err := r.ActivityTeam(r.ss, activity.ID)
		r.done(err)
		if len(children) != 3 || len(team) != 2 || team[0].Name == "" || children[0].FileNo == "" {
			t.Errorf("children %+v, team %+v", children, team)
		}
		figures, err := r.Figures(r.ss, data.Scope{From: "2026-11-01", To: "2026-11-30"}, "U1", "U2", "U4", "U5", "U6", "U6p")
		r.done(err)
		for code, want := range map[string]float64{"U1": 2, "U2": 2, "U4": 1, "U5": 2.2, "U6": 2, "U6p": 2} {
			if figures[code].Value != want {
				t.Errorf("%s is %v, want %v", code, figures[code].Value, want)
			}
		}
	})
	t.Run("counts participants who came, of activities that were held", func(t *testing.T) {
		r := newRecords(t)
		came, absent, host := r.child("林小满"), r.child("陈望舒"), r.child("何安")
		a := data.Activity{Programme: "quarterly", Title: "秋季集中关爱", Day: "2026-11-24"}
		children := []data.Attendance{{ChildID: came, Attended: true}, {ChildID: absent}, {ChildID: host, Attended: true, Role: "host"}}
		r.done(r.SaveActivity(r.ss, &a, children, nil))
		for _, want := range []struct {
			child, why string
			units      int
		}{{came, "", 1}, {absent, "absent", 0}, {host, "role", 0}} {
			units, why := r.counted(want.child)
			for _, w := range why {
				if units != want.units || w != want.why {
					t.Errorf("units %d, why %q; want %+v", units, w, want)
				}
			}
		}
		a.Status = "cancelled"
		r.refused(r.SaveActivity(r.ss, &a, nil, nil), "reason", false)
		a.Reason = "暴雨"
		r.done(r.SaveActivity(r.ss, &a, nil, nil))
		if units, why := r.counted(came); units != 0 || len(why) != 1 {
			t.Errorf("cancelled: units %d, %v", units, why)
		}
		r.done(r.Remove(r.ss, "activity", a.ID))
		if _, why := r.counted(came); len(why) != 0 {
			t.Errorf("in the bin: %v", why)
		}
		r.done(r.Restore(r.ss, "activity", a.ID))
		a, err := r.Activity(r.ss, a.ID)
		r.done(err)
		a.Status, a.Reason = "done", ""
		r.done(r.SaveActivity(r.ss, &a, nil, nil))
		r.wantUnits(came, 1)
	})
	t.Run("makes the list the one given, and entering it twice is one row", func(t *testing.T) {
		r := newRecords(t)
		came, gone := r.child("林小满"), r.child("陈望舒")
		a := r.session("2026-11-24", came, gone)
		r.done(r.SaveActivity(r.ss, a, []data.Attendance{{ChildID: came, Attended: true}}, nil))
		r.wantUnits(came, 1)
		r.wantUnits(gone, 0)
		r.done(r.SaveActivity(r.ss, a, []data.Attendance{{ChildID: came, Attended: true}, {ChildID: gone, Attended: true}}, nil))
		r.wantUnits(gone, 1)
		r.refused(r.SaveActivity(r.ss, a, []data.Attendance{{ChildID: came}, {ChildID: came}}, nil), "children", false)
		r.wantUnits(came, 1)
	})
	t.Run("refuses what can't be", func(t *testing.T) {
		r := newRecords(t)
		child := r.child("林小满")
		came := []data.Attendance{{ChildID: child, Attended: true}}
		for field, a := range map[string]data.Activity{
			"programme": {Programme: "camp", Title: "暑托班", Day: "2026-07-06"},
			"title":     {Programme: "reading", Day: "2026-07-06"},
			"kind":      {Programme: "reading", Kind: "dance", Title: "共读", Day: "2026-07-06"},
			"day":       {Programme: "winter", Title: "暖冬", Day: "2026-12-20"},
		} {
			r.refused(r.SaveActivity(r.ss, &a, came, nil), field, false)
		}
		planned := data.Activity{Programme: "winter", Title: "暖冬", Day: "2026-12-20"}
		r.done(r.SaveActivity(r.ss, &planned, []data.Attendance{{ChildID: child}}, nil))
		r.wantUnits(child, 0)
		a := data.Activity{Programme: "reading", Title: "共读", Day: "2026-07-06"}
		r.refused(r.SaveActivity(r.ss, &a, []data.Attendance{{ChildID: child, Attended: true, Minutes: minutes(2000)}}, nil), "minutes", false)
		if rows, total, err := r.ActivityLines(r.ss, data.ActivityFilter{Programme: "reading"}); err != nil || total != 0 {
			t.Errorf("half of a refused activity was kept: %+v, %v", rows, err)
		}
	})
	t.Run("locks its sign-in 24 hours after the end unless a reason is given", func(t *testing.T) {
		r := newRecords(t)
		came, late := r.child("林小满"), r.child("陈望舒")
		a := r.session("2026-11-24", came)
		both := func() []data.Attendance {
			return []data.Attendance{{ChildID: came, Attended: true}, {ChildID: late, Attended: true}}
		}
		r.clock.Set("2026-11-25", "15:01")
		r.refused(r.SaveActivity(r.ss, a, both(), nil), "late_reason", false)
		a, _ = ref(r.Activity(r.ss, a.ID))
		a.Summary = "孩子们读得很认真"
		r.done(r.SaveActivity(r.ss, a, []data.Attendance{{ChildID: came, Attended: true}}, nil))
		a.LateReason = "补签漏记"
		r.done(r.SaveActivity(r.ss, a, both(), nil))
		r.wantUnits(late, 1)
		history, err := r.History(r.ss, "activity", a.ID)
		r.done(err)
		found := false
		for _, e := range history {
			found = found || e.Act == "reason" && fmt.Sprint(e.New) == `{"reason":"补签漏记"}`
		}
		if !found {
			t.Errorf("the reason is not in the history: %+v", history)
		}
	})
	t.Run("is recorded by volunteers and read by viewers alone", func(t *testing.T) {
		r := newRecords(t)
		volunteer, viewer := datatest.As(t, r.Store, r.ss, data.Volunteer), datatest.As(t, r.Store, r.ss, data.Viewer)
		a := data.Activity{Programme: "reading", Title: "共读", Day: "2026-11-24"}
		r.done(r.SaveActivity(volunteer, &a, nil, nil))
		if err := r.SaveActivity(viewer, &a, nil, nil); !data.Is(err, data.Denied) {
			t.Errorf("a viewer saves: %v", err)
		}
		if _, err := r.Activity(viewer, a.ID); err != nil {
			t.Error(err)
		}
	})
}

// ref is a pointer to what a call answered.
func ref[T any](v T, err error) (*T, error) { return &v, err }

func TestGoods(t *testing.T) {
	t.Run("count once a child and day", func(t *testing.T) {
		r := newRecords(t)
		child := r.child("林小满")
		first := data.Goods{ChildID: child, Day: "2026-11-20", Item: "棉衣", Value: 120_00}
		second := data.Goods{ChildID: child, Day: "2026-11-20", Item: "书包", Quantity: 2, Value: 60_00}
		r.done(r.SaveGoods(r.ss, &first, &second))
		r.wantUnits(child, 1)
		r.done(r.SaveGoods(r.ss, &data.Goods{ChildID: child, Day: "2026-11-21", Item: "文具"}))
		r.wantUnits(child, 2)
		rows, total, err := r.GoodsLines(r.ss, data.GoodsFilter{ChildID: child, To: "2026-11-20"})
		r.done(err)
		if total != 2 || rows[0].Units+rows[1].Units != 1 || rows[0].Child != "林小满" {
			t.Errorf("got %+v", rows)
		}
		figures, err := r.Figures(r.ss, data.Scope{From: "2026-11-20", To: "2026-11-20"}, "G1", "G1v")
		r.done(err)
		if figures["G1"].Value != 3 || figures["G1v"].Value != 240 {
			t.Errorf("got %+v", figures)
		}
	})
	t.Run("do not count again with the form of that day's activity", func(t *testing.T) {
		r := newRecords(t)
		came, absent := r.child("林小满"), r.child("陈望舒")
		a := data.Activity{Programme: "winter", Title: "暖冬行动", Day: "2026-11-20", FormNo: "QD-7"}
		r.done(r.SaveActivity(r.ss, &a, []data.Attendance{{ChildID: came, Attended: true}, {ChildID: absent}}, nil))
		r.done(r.SaveGoods(r.ss, &data.Goods{ChildID: came, Day: "2026-11-20", Item: "棉衣", FormNo: "QD-7"},
			&data.Goods{ChildID: absent, Day: "2026-11-20", Item: "棉衣", FormNo: "QD-7"}))
		r.wantUnits(came, 1)
		r.wantUnits(absent, 1)
		a.FormNo = "QD-8"
		r.done(r.SaveActivity(r.ss, &a, nil, nil))
		r.wantUnits(came, 2)
	})
	t.Run("refuse what can't be", func(t *testing.T) {
		r := newRecords(t)
		child := r.child("林小满")
		r.refused(r.SaveGoods(r.ss, &data.Goods{ChildID: child, Day: "2026-11-25", Item: "棉衣"}), "day", false)
		r.refused(r.SaveGoods(r.ss, &data.Goods{ChildID: child, Day: "2026-11-20"}), "item", false)
		r.refused(r.SaveGoods(r.ss, &data.Goods{ChildID: child, Day: "2026-11-20", Item: "棉衣", Programme: "wish"}), "programme", false)
	})
}

func TestPsy(t *testing.T) {
	r := newRecords(t)
	child := r.child("林小满")
	for i, kind := range data.PsyKinds {
		p := data.PsyService{ChildID: child, Kind: kind, Day: fmt.Sprintf("2026-11-%02d", i+1), Start: "10:00", Minutes: minutes(50), ReferTo: "school"}
		r.done(r.SavePsy(r.ss, &p))
	}
	t.Run("counts what was given, not calls, notices and referrals", func(t *testing.T) {
		r.wantUnits(child, 5)
	})
	t.Run("is one for a child and time", func(t *testing.T) {
		r.conflicts(r.SavePsy(r.ss, &data.PsyService{ChildID: child, Kind: "one", Day: "2026-11-01", Start: "10:00"}))
		r.done(r.SavePsy(r.ss, &data.PsyService{ChildID: child, Kind: "one", Day: "2026-11-01", Start: "11:00"}))
		r.wantUnits(child, 6)
	})
	t.Run("refuses what can't be", func(t *testing.T) {
		r.refused(r.SavePsy(r.ss, &data.PsyService{ChildID: child, Kind: "chat", Day: "2026-11-01"}), "kind", false)
		r.refused(r.SavePsy(r.ss, &data.PsyService{ChildID: child, Kind: "referral", Day: "2026-11-01"}), "refer_to", false)
		rows, total, err := r.PsyLines(r.ss, data.PsyFilter{Text: "林"})
		r.done(err)
		if total != len(data.PsyKinds)+1 || rows[0].Child != "林小满" {
			t.Errorf("got %d: %+v", total, rows)
		}
	})
}
