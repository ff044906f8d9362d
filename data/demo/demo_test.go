package demo_test

import (
	"slices"
	"strings"
	"testing"

	"careledger/data"
	"careledger/data/cn"
	"careledger/data/datatest"
	"careledger/data/demo"
)

func TestFill(t *testing.T) {
	s, ss := fill(t, demo.Options{Seed: 1})

	t.Run("the default is sixty children", func(t *testing.T) {
		if n := len(files(t, s, ss)); n != 60 {
			t.Errorf("%d children", n)
		}
	})
	t.Run("services are counted right and the journal holds", func(t *testing.T) {
		n, err := s.CheckServices(ss)
		if must(t, err); n != 0 {
			t.Errorf("%d services differ from the rule", n)
		}
		n, err = s.VerifyJournal(ss)
		if must(t, err); n < 5000 {
			t.Errorf("%d entries in the journal", n)
		}
	})
	t.Run("no figure is empty", func(t *testing.T) {
		scopes := map[string]data.Scope{"all": {From: "2025-01-01", To: datatest.Today}}
		for _, p := range projects(t, s, ss) {
			if strings.Contains(p.Name, "2026年度") {
				scopes[p.Name] = data.Scope{From: p.Start, To: datatest.Today, ProjectID: p.ID}
			}
		}
		for name, scope := range scopes {
			figures, err := s.Figures(ss, scope)
			must(t, err)
			for _, code := range data.IndicatorCodes() {
				if f := figures[code]; f.Value == 0 {
					t.Errorf("%s: %s is 0", name, code)
				}
			}
		}
		if len(scopes) != 2 {
			t.Error("no main project")
		}
	})
	t.Run("targets are met roughly", func(t *testing.T) {
		for _, p := range projects(t, s, ss) {
			targets, err := s.Targets(ss, p.ID)
			if must(t, err); len(targets) < 4 {
				t.Errorf("%s has %d targets", p.Name, len(targets))
			}
			figures, err := s.Figures(ss, data.Scope{From: p.Start, To: min(p.End, datatest.Today), ProjectID: p.ID})
			must(t, err)
			for _, g := range targets {
				if rate := figures[g.Code].Value / g.Value; rate < 0.8 || rate > 1.12 {
					t.Errorf("%s: %s is %v of %v", p.Name, g.Code, figures[g.Code].Value, g.Value)
				}
			}
		}
	})
	t.Run("numbers are of nobody", func(t *testing.T) { numbersOfNobody(t, s, ss) })
	t.Run("the organization is valid", func(t *testing.T) {
		if _, p := cn.ParseCredit(demo.Org().USCC); p != nil {
			t.Error(p)
		}
	})
	t.Run("a second sample is refused", func(t *testing.T) {
		if err := demo.Fill(s, ss, demo.Options{}); !data.Is(err, data.Conflict) {
			t.Error(err)
		}
	})
}

// projects answers all projects.
func projects(t testing.TB, s *data.Store, ss *data.Session) []data.ProjectLine {
	t.Helper()
	all, _, err := s.Projects(ss, data.ProjectFilter{})
	must(t, err)
	return all
}

func numbersOfNobody(t *testing.T, s *data.Store, ss *data.Session) {
	taken := map[string]bool{}
	check := func(id, birth string, sex int) {
		t.Helper()
		if id == "" {
			return
		}
		read, p := cn.ParseID(id)
		if p != nil || birth != "" && read.Agrees(birth, sex) != nil || !strings.HasPrefix(id, "3299") {
			t.Errorf("identity number %s: %v", id, p)
		}
		taken[id] = true
	}
	phone := func(numbers ...string) {
		t.Helper()
		for _, n := range numbers {
			if n != "" && !strings.HasPrefix(n, "1540000") {
				t.Errorf("telephone %s", n)
			}
		}
	}
	children := files(t, s, ss)
	for _, c := range children {
		check(c.IDNo, c.Birth, c.Sex)
		phone(c.TeacherPhone)
		guardians, err := s.Guardians(ss, c.ID)
		must(t, err)
		for _, g := range guardians {
			check(g.IDNo, "", 0)
			phone(g.Phone)
		}
	}
	if len(taken) < len(children)-1 {
		t.Errorf("%d numbers of %d children", len(taken), len(children))
	}
	people, _, err := s.People(ss, data.PersonFilter{})
	must(t, err)
	for _, l := range people {
		p, err := s.Person(ss, l.ID)
		must(t, err)
		check(p.IDNo, "", 0)
		phone(p.Phone)
	}
	phone(demo.Org().Phone)
}

func TestFillIsDeterministic(t *testing.T) {
	options := demo.Options{Children: 24, Seed: 7}
	s, ss := fill(t, options)
	first := everything(t, s, ss)
	s, ss = fill(t, options)
	again := everything(t, s, ss)
	if len(first) != len(again) {
		t.Fatalf("%d and %d records", len(first), len(again))
	}
	for i := range first {
		if first[i] != again[i] {
			t.Fatalf("differ:\n%s\n%s", first[i], again[i])
		}
	}
	options.Seed = 8
	s, ss = fill(t, options)
	if slices.Equal(first, everything(t, s, ss)) {
		t.Error("another seed gives the same sample")
	}
}

func TestFillOnAnyDay(t *testing.T) {
	for _, o := range []demo.Options{
		{Children: 20, Today: "2026-01-02"},
		{Children: 20, Today: "2026-02-18"},
		{Children: 20, Today: "2026-06-15"},
		{Children: 30, Today: "2026-07-16"},
		{Children: 20, Today: "2026-09-01"},
		{Children: 20, Today: "2024-02-29"},
		{Children: 20, Today: "2025-12-31"},
		{Children: 1},
		{Children: 7},
	} {
		s, ss := fill(t, o)
		n, err := s.CheckServices(ss)
		if must(t, err); n != 0 {
			t.Errorf("%+v: %d services differ", o, n)
		}
		today := o.Today
		if today == "" {
			today = datatest.Today
		}
		states := map[string]bool{}
		for _, w := range wishes(t, s, ss) {
			states[w.State] = true
		}
		for _, state := range data.WishStates {
			if o.Children >= 20 && !states[state] {
				t.Errorf("%+v: no wish is %s", o, state)
			}
		}
		for _, c := range files(t, s, ss) {
			services, err := s.Services(ss, c.ID)
			must(t, err)
			for _, v := range services {
				if v.Day > today || v.Units > 0 && cn.Age(c.Birth, v.Day) < 5 {
					t.Errorf("%+v: %s on %s for %s born on %s", o, v.Title, v.Day, c.Name, c.Birth)
				}
			}
			if age := cn.Age(c.Birth, today); age < 6 || age > 17 {
				t.Errorf("%+v: %s is %d", o, c.Name, age)
			}
		}
	}
}

func TestFillRefuses(t *testing.T) {
	s, ss := datatest.Open(t)
	for _, o := range []demo.Options{{Children: -1}, {Today: "2026-11-25"}, {Today: "2026-02-30"}, {Today: "soon"}} {
		if err := demo.Fill(s, ss, o); !data.Is(err, data.Bad) {
			t.Errorf("%+v: %v", o, err)
		}
	}
	if err := demo.Fill(s, datatest.As(t, s, ss, data.SocialWorker), demo.Options{}); !data.Is(err, data.Denied) {
		t.Error(err)
	}
}
