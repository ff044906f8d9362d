package data_test

import (
	"path/filepath"
	"reflect"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

// TestListsFollowChanges compares the lists of a program that has been running
// with those of one that was just started, after each kind of change.
func TestListsFollowChanges(t *testing.T) {
	path := filepath.Join(t.TempDir(), "云禾.db")
	s, ss := made(t, path)
	a := datatest.Child(t, s, ss, "周子涵")
	b := datatest.Child(t, s, ss, "吴雨桐")
	datatest.Child(t, s, ss, "陈浩然")
	project := data.Project{Name: "关爱计划", Start: "2026-01-01", End: "2026-12-31"}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(s.SaveProject(ss, &project))
	filters := map[string]data.ChildFilter{
		"all": {}, "active": {Status: "active"}, "unvisited": {Unvisited: true}, "without team": {NoTeam: true}, "members": {ProjectID: project.ID},
		"by name": {Text: "zhou"}, "by phone": {Text: "4321"},
	}
	visit := data.Visit{ChildID: a.ID, Day: datatest.Today, Kind: "school", Met: "child"}
	seen, visited := map[string]int{}, map[string]bool{}
	compare := func(t *testing.T) {
		t.Helper()
		fresh, session, err := reopen(path, laptop("second"))
		must(err)
		defer closed(t, fresh)
		for name, f := range filters {
			got, total, err := s.Children(ss, f)
			must(err)
			want, all, err := fresh.Children(session, f)
			must(err)
			if total != all || !reflect.DeepEqual(got, want) {
				t.Errorf("the list %s has %d of %d: %v, wanted are %d of %d: %v", name, len(got), total, got, len(want), all, want)
			}
			seen[name] = max(seen[name], len(got))
		}
		got, err := s.VisitsDue(ss, "2026-11")
		must(err)
		want, err := fresh.VisitsDue(session, "2026-11")
		must(err)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("due are the visits %v, wanted are %v", got, want)
		}
		for _, d := range got {
			if d.Last != "" {
				visited[d.Name] = true
			}
		}
	}
	for _, change := range []struct {
		name string
		do   func() error
	}{
		{"nothing", func() error { return nil }},
		{"a child is renamed and moves in the list", func() error { a.Name = "艾孜买提"; return s.SaveChild(ss, a, "", true) }},
		{"a child is renamed back", func() error { a.Name = "周子涵"; return s.SaveChild(ss, a, "", true) }},
		{"a child goes into the bin", func() error { return s.Remove(ss, "child", b.ID) }},
		{"a child comes back", func() error { return s.Restore(ss, "child", b.ID) }},
		{"a new child comes", func() error {
			return s.SaveChild(ss, &data.Child{Name: "李可欣", Birth: "2016-01-01"}, datatest.Since, true)
		}},
		{"a guardian with a phone comes", func() error {
			return s.SaveGuardian(ss, &data.Guardian{ChildID: a.ID, Name: "周建国", Relation: "51", Phone: "15400004321"})
		}},
		{"a child is paired", func() error {
			return s.SavePairing(ss, &data.Pairing{ChildID: a.ID, Partner: "护苗协会", Role: "organization", From: "2026-01-01", Cycle: "month"})
		}},
		{"a child is visited", func() error { return s.SaveVisit(ss, &visit, nil, true) }},
		{"another child is paired", func() error {
			return s.SavePairing(ss, &data.Pairing{ChildID: b.ID, Partner: "护苗协会", Role: "cadre", From: "2026-01-01", Cycle: "month"})
		}},
		{"the visit was to another child", func() error { visit.ChildID = b.ID; return s.SaveVisit(ss, &visit, nil, true) }},
		{"the visit goes into the bin", func() error { return s.Remove(ss, "visit", visit.ID) }},
		{"the visit comes back", func() error { return s.Restore(ss, "visit", visit.ID) }},
		{"the visited child goes into the bin", func() error { return s.Remove(ss, "child", b.ID) }},
		{"the visited child comes back", func() error { return s.Restore(ss, "child", b.ID) }},
		{"a child is exempt", func() error {
			return s.SaveExemption(ss, &data.Exemption{ChildID: a.ID, Month: "2026-11", Reason: "boarding"})
		}},
		{"a child becomes a member", func() error {
			_, err := s.AddMembers(ss, project.ID, []string{a.ID}, "2026-01-01", true)
			return err
		}},
		{"a child leaves", func() error { return s.SetStatus(ss, b.ID, "left", datatest.Today, "moved") }},
	} {
		t.Run("when "+change.name, func(t *testing.T) {
			must(change.do())
			compare(t)
		})
	}
	for name := range filters {
		if seen[name] == 0 {
			t.Errorf("the list %s was always empty", name)
		}
	}
	if len(visited) != 2 {
		t.Errorf("a last visit was known of %v only", visited)
	}
}
