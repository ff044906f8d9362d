package data_test

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

// year is the period of these tests.
var year = data.Scope{From: "2026-01-01", To: "2026-12-31"}

// figures wants the values of figures, counted by hand.
func (r *records) figures(scope data.Scope, want map[string]float64) {
	r.Helper()
	got, err := r.Figures(r.ss, scope)
	r.done(err)
	for code, value := range want {
		if got[code].Value != value || !got[code].Known {
			r.Errorf("%s is %v (known: %t), want %v", code, got[code].Value, got[code].Known, value)
		}
	}
}

func TestFiguresByHand(t *testing.T) {
	r := newRecords(t)
	project := r.project(nil)
	scope := year
	scope.ProjectID = project
	a, b, c, d := r.child("林小满"), r.child("林小雨"), r.child("陈望舒"), r.child("何安")
	_, err := r.AddMembers(r.ss, project, []string{a, b, c, d}, "2026-02-01", false)
	r.done(err)
	h := data.Household{Name: "林家"}
	r.done(r.SetHousehold(r.ss, a, b, &h))

	// Two sessions in one place on one day with one title are one session of U4.
	for _, children := range [][]data.Attendance{
		{{ChildID: a, Attended: true}, {ChildID: b, Attended: true, Minutes: minutes(30)}, {ChildID: d}},
		{{ChildID: c, Attended: true}},
	} {
		r.done(r.SaveActivity(r.ss, &data.Activity{
			Programme: "reading", Title: "共读", Place: "阅读角", Day: "2026-03-07", Start: "14:00", End: "15:00", ProjectID: data.Ref(project),
		}, children, nil))
	}
	// A visit whose length nobody noted; the second of the day does not count.
	for range 2 {
		r.done(r.SaveVisit(r.ss, &data.Visit{ChildID: a, Day: "2026-03-10", Kind: "school", Met: "child", ProjectID: data.Ref(project)}, nil, true))
	}
	// Of no project, and of the day before the period.
	r.session("2026-03-14", d)
	r.session("2025-12-31", d)

	t.Run("of a project", func(*testing.T) {
		r.figures(scope, map[string]float64{"U1": 3, "U2": 4, "U3": 2, "U4": 1, "U5": 2.5, "U7": 75, "U8i": 4, "U8o": 0})
		got, err := r.Figures(r.ss, scope, "U5", "U7")
		r.done(err)
		if got["U5"].Unknown != 1 || got["U7"].Num != 3 || got["U7"].Den != 4 || len(got) != 2 {
			t.Errorf("got %+v", got)
		}
	})
	t.Run("of all records", func(*testing.T) {
		r.figures(year, map[string]float64{"U1": 4, "U2": 5, "U3": 3, "U4": 2, "U7": 100})
	})
	t.Run("of one day, both ends included", func(*testing.T) {
		r.figures(data.Scope{From: "2025-12-31", To: "2025-12-31"}, map[string]float64{"U1": 1, "U2": 1})
		r.figures(data.Scope{From: "2026-03-08", To: "2026-03-09"}, map[string]float64{"U1": 0, "U2": 0})
	})
	t.Run("are not known where nothing divides", func(*testing.T) {
		got, err := r.Figures(r.ss, data.Scope{From: "2020-01-01", To: "2020-12-31"}, "U7", "V2", "W2")
		r.done(err)
		for code, f := range got {
			if f.Known {
				t.Errorf("%s is %v", code, f.Value)
			}
		}
	})
	t.Run("add up by month and programme", func(*testing.T) {
		months, err := r.ByMonth(r.ss, scope)
		r.done(err)
		programmes, err := r.ByProgramme(r.ss, scope)
		r.done(err)
		if len(months) != 2 || months[0].Units+months[1].Units != 4 || len(programmes) != 2 || programmes[0].Programme != "reading" || programmes[0].Units != 3 {
			t.Errorf("got %+v, %+v", months, programmes)
		}
	})
}

func TestFiguresTestDatedFacts(t *testing.T) {
	r := newRecords(t)
	id := r.child("林小满")
	r.session("2026-03-07", id)
	spring := data.Scope{From: "2026-01-01", To: "2026-06-30"}
	before, err := r.Figures(r.ss, spring)
	r.done(err)
	r.done(r.SetStatus(r.ss, id, "left", "2026-08-01", "moved"))
	c, err := r.Child(r.ss, id)
	r.done(err)
	c.School, c.Division, c.MainCategory = "云禾市第二小学", "320102", "K01"
	r.done(r.SaveChild(r.ss, &c, "2026-09-01", false))

	t.Run("what a child became later changes nothing before", func(t *testing.T) {
		after, err := r.Figures(r.ss, spring)
		r.done(err)
		if !maps.Equal(before, after) || after["U7"].Value != 100 {
			t.Errorf("was %+v, is %+v", before, after)
		}
		served, err := r.Served(r.ss, spring)
		r.done(err)
		if len(served) != 1 || served[0].Category != "K03" || served[0].Division != "" {
			t.Errorf("got %+v", served)
		}
	})
	t.Run("who left is out of scope from that day, and still served", func(*testing.T) {
		got, err := r.Figures(r.ss, year)
		r.done(err)
		if got["U1"].Value != 1 || got["U7"].Known || got["U8o"].Value != 1 {
			t.Errorf("got %+v", got)
		}
	})
	t.Run("a wish counts its stages as of the period's end", func(t *testing.T) {
		w := newWishes(t)
		wish := w.move(w.draft().ID, ways[data.WishReady]...)
		step := w.step(data.ActDeliver, "2026-11-20")
		_, err := w.MoveWish(w.ss, wish.ID, step)
		w.done(err)
		w.figures(data.Scope{From: "2026-11-01", To: "2026-11-19"}, map[string]float64{"W1": 1, "W2": 100, "W3": 100, "W4": 0, "W6": 0, "U2": 0})
		w.figures(data.Scope{From: "2026-11-01", To: "2026-11-20"}, map[string]float64{"W1": 1, "W4": 100, "W6": 119, "U2": 1})
		w.figures(data.Scope{From: "2026-11-02", To: "2026-11-20"}, map[string]float64{"W1": 0, "U2": 1})
	})
	t.Run("a wish that was withdrawn is not missed", func(t *testing.T) {
		w := newWishes(t)
		w.move(w.draft().ID, append(ways[data.WishPassed], data.ActWithdraw)...)
		w.move(w.draft().ID, ways[data.WishDelivered]...)
		w.figures(year, map[string]float64{"W1": 2, "W2": 100, "W4": 100})
	})
}

// TestBinIsNotCounted does everything that counts for a child, puts the child
// into the bin, and wants every figure as if it had never been.
func TestBinIsNotCounted(t *testing.T) {
	c := newClass(t, nil)
	c.clock.Set("2026-07-08", "18:00")
	project := c.project(nil)
	c.camp.ProjectID = data.Ref(project)
	c.done(c.SaveCamp(c.ss, &c.camp))
	stays := c.child("陈望舒")
	c.enrol(stays)
	c.mark(stays, rollDay, data.SessionDay, data.MarkPresent)
	scopes := []data.Scope{year, {From: year.From, To: year.To, ProjectID: project}}
	var before []map[string]any
	for _, scope := range scopes {
		before = append(before, c.everything(scope))
	}

	gone := c.child("林小满")
	_, err := c.AddMembers(c.ss, project, []string{gone}, "2026-02-01", false)
	c.done(err)
	c.enrol(gone)
	c.mark(gone, rollDay, data.SessionDay, data.MarkPresent)
	c.mark(gone, "2026-07-07", data.SessionDay, data.MarkSickLeave)
	c.done(c.SaveIncident(c.ss, &data.Incident{CampID: data.Ref(c.camp.ID), ChildID: data.Ref(gone), Day: rollDay, Kind: data.IncidentKinds[0], Level: data.IncidentLevels[0], What: "擦伤"}))
	c.pair(gone, "2026-02-01", "")
	ref := data.Ref(project)
	person := c.person("赵明远")
	v := data.Visit{ChildID: gone, Day: "2026-03-10", Kind: "school", Met: "child", ProjectID: ref, Minutes: minutes(60)}
	c.done(c.SaveVisit(c.ss, &v, []string{person}, true))
	c.done(c.SaveGoods(c.ss, &data.Goods{ChildID: gone, Day: "2026-03-11", Item: "书包", Value: 5000, ProjectID: ref}))
	c.done(c.SavePsy(c.ss, &data.PsyService{ChildID: gone, Day: "2026-03-12", Kind: "one", ProjectID: ref, ReferTo: "school"}))
	book := data.Book{Title: "小王子", Copies: 1, ProjectID: ref, Added: "2027-01-01"}
	c.done(c.SaveBook(c.ss, &book, true))
	c.done(c.Lend(c.ss, &data.Loan{BookID: book.ID, ChildID: gone, Out: "2026-03-13"}))
	c.done(c.LogReading(c.ss, data.ReadingLog{ChildID: gone, Day: "2026-03-14", BookText: "小王子", Minutes: minutes(20), ProjectID: ref}))
	batch := data.WishBatch{Name: "夏季批次", ProjectID: ref}
	c.done(c.SaveBatch(c.ss, &batch))
	c.done(c.SaveWish(c.ss, &data.Wish{ChildID: gone, BatchID: data.Ref(batch.ID), Item: "护眼台灯", Category: "stationery", Registered: "2026-03-15"}))

	for i, scope := range scopes {
		if with := c.everything(scope); len(changed(before[i], with)) < 15 {
			t.Errorf("in %+v only %v counted what was done for the child", scope, changed(before[i], with))
		}
	}
	c.done(c.RemoveChild(c.ss, gone))
	for i, scope := range scopes {
		if without := c.everything(scope); len(changed(before[i], without)) > 0 {
			for _, name := range changed(before[i], without) {
				t.Errorf("in %+v %s was %v, is %v", scope, name, before[i][name], without[name])
			}
		}
	}
	if n, err := c.CheckServices(c.ss); err != nil || n != 0 {
		t.Errorf("%d services differ: %v", n, err)
	}
}

// everything answers all figures and tables of a scope by name.
func (r *records) everything(scope data.Scope) map[string]any {
	r.Helper()
	all := map[string]any{}
	figures, err := r.Figures(r.ss, scope)
	r.done(err)
	for code, f := range figures {
		all[code] = f
	}
	keep := func(name string, table any, err error) {
		r.Helper()
		r.done(err)
		all[name] = table
	}
	months, err := r.ByMonth(r.ss, scope)
	keep("by month", months, err)
	programmes, err := r.ByProgramme(r.ss, scope)
	keep("by programme", programmes, err)
	served, err := r.Served(r.ss, scope)
	keep("served", served, err)
	wishes, err := r.WishesByCategory(r.ss, scope)
	keep("wishes", wishes, err)
	classes, err := r.Classes(r.ss, scope)
	keep("classes", classes, err)
	totals, err := r.WishTotals(r.ss, data.WishFilter{ProjectID: scope.ProjectID})
	keep("totals of wishes", totals, err)
	reading, err := r.ReadingByMonth(r.ss, scope)
	keep("reading", reading, err)
	visits, err := r.VisitsByMonth(r.ss, scope)
	keep("visits", visits, err)
	return all
}

func TestFiguresAreNeverStale(t *testing.T) {
	r := newRecords(t)
	person := r.person("赵明远")
	a := data.Activity{Programme: "reading", Title: "共读", Day: "2026-03-07", Minutes: minutes(60)}
	r.done(r.SaveActivity(r.ss, &a, []data.Attendance{{ChildID: r.child("林小满"), Attended: true}}, []data.TeamMember{{PersonID: person}}))
	r.figures(year, map[string]float64{"U6": 1, "U6p": 1, "U6t": 1})
	p, err := r.Person(r.ss, person)
	r.done(err)
	p.Role = "social_worker"
	r.done(r.SavePerson(r.ss, &p, false))
	r.figures(year, map[string]float64{"U6": 0, "U6p": 0, "U6t": 0})
}

func TestClassInTheBinHasNoLessons(t *testing.T) {
	c := newClass(t, nil)
	id := c.child("林小满")
	c.enrol(id)
	c.mark(id, rollDay, data.SessionDay, data.MarkPresent)
	c.done(c.SaveLesson(c.ss, &data.Lesson{CampID: c.camp.ID, Day: rollDay, Title: "防溺水", Kind: "safety", Safety: true}, false))
	c.figures(year, map[string]float64{"C1": 1, "C6": 100})
	c.done(c.Remove(c.ss, "camp", c.camp.ID))
	got, err := c.Figures(c.ss, year, "C1", "C6", "C6i")
	c.done(err)
	if got["C1"].Value != 0 || got["C6"].Known || got["C6i"].Known {
		t.Errorf("got %+v", got)
	}
}

func TestAPeriodThatRunsIsCountedToToday(t *testing.T) {
	r := newRecords(t)
	id := r.child("林小满", datatest.OnFileFrom("2026-09-01"))
	r.clock.Set("2026-11-24", "23:59") // 15:59 UTC
	r.session("2026-11-24", id)
	r.figures(year, map[string]float64{"U1": 1, "U7": 100})
	r.clock.Set("2026-11-25", "00:01") // still the 24th in UTC
	r.session("2026-11-25", id)
	r.figures(year, map[string]float64{"U2": 2})
	err := r.SaveVisit(r.ss, &data.Visit{ChildID: id, Day: "2026-11-26", Kind: "school", Met: "child"}, nil, true)
	r.refused(err, "day", false)
}

// changed names what differs between two sets of figures and tables.
func changed(before, after map[string]any) []string {
	var names []string
	for name := range after {
		if !reflect.DeepEqual(before[name], after[name]) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
