package demo_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
	"careledger/data/demo"
)

// fill makes a store with a sample.
func fill(t testing.TB, o demo.Options) (*data.Store, *data.Session) {
	t.Helper()
	clock := datatest.NewClock()
	if o.Today != "" {
		clock.Set(o.Today, "10:00")
	}
	s, ss := datatest.OpenAt(t, clock)
	if err := demo.Fill(s, ss, o); err != nil {
		t.Fatalf("fill with %+v: %v", o, err)
	}
	return s, ss
}

// files answers the whole files of all children.
func files(t testing.TB, s *data.Store, ss *data.Session) []data.Child {
	t.Helper()
	lines, _, err := s.Children(ss, data.ChildFilter{})
	must(t, err)
	all := make([]data.Child, 0, len(lines))
	for _, l := range lines {
		c, err := s.Child(ss, l.ID)
		must(t, err)
		all = append(all, c)
	}
	return all
}

// named answers the children of a name.
func named(t testing.TB, s *data.Store, ss *data.Session, name string) []data.Child {
	t.Helper()
	return slices.DeleteFunc(files(t, s, ss), func(c data.Child) bool { return c.Name != name })
}

// wishes answers all wishes with everything that happened to them.
func wishes(t testing.TB, s *data.Store, ss *data.Session) []data.WishFile {
	t.Helper()
	lines, _, err := s.WishLines(ss, data.WishFilter{})
	must(t, err)
	all := make([]data.WishFile, 0, len(lines))
	for _, l := range lines {
		w, err := s.WishFile(ss, l.ID)
		must(t, err)
		all = append(all, w)
	}
	return all
}

// camps answers all classes.
func camps(t testing.TB, s *data.Store, ss *data.Session) []data.CampLine {
	t.Helper()
	lines, _, err := s.CampLines(ss, data.CampFilter{})
	must(t, err)
	return lines
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// everything writes down what people see of a sample, without ids.
func everything(t testing.TB, s *data.Store, ss *data.Session) []string {
	t.Helper()
	var all []string
	for _, c := range files(t, s, ss) {
		all = append(all, seen(t, c))
		for _, list := range []func() (any, error){
			func() (any, error) { return s.Guardians(ss, c.ID) },
			func() (any, error) { return s.Parents(ss, c.ID) },
			func() (any, error) { return s.Categories(ss, c.ID) },
			func() (any, error) { return s.Consents(ss, c.ID) },
			func() (any, error) { return s.Services(ss, c.ID) },
			func() (any, error) { return s.ChildHistory(ss, c.ID) },
			func() (any, error) { return s.ChildCamps(ss, c.ID) },
		} {
			rows, err := list()
			must(t, err)
			all = append(all, seen(t, rows))
		}
	}
	for _, w := range wishes(t, s, ss) {
		all = append(all, seen(t, w))
	}
	for _, list := range []func() (any, int, error){
		func() (any, int, error) { return s.People(ss, data.PersonFilter{}) },
		func() (any, int, error) { return s.Projects(ss, data.ProjectFilter{}) },
		func() (any, int, error) { return s.Pairings(ss, data.PairingFilter{Limit: 1e6}) },
		func() (any, int, error) { return s.VisitLines(ss, data.VisitFilter{Limit: 1e6}) },
		func() (any, int, error) { return s.ActivityLines(ss, data.ActivityFilter{Limit: 1e6}) },
		func() (any, int, error) { return s.BookLines(ss, data.BookFilter{Limit: 1e6}) },
		func() (any, int, error) { return s.Loans(ss, data.LoanFilter{Limit: 1e6}) },
		func() (any, int, error) { return s.GoodsLines(ss, data.GoodsFilter{Limit: 1e6}) },
		func() (any, int, error) { return s.PsyLines(ss, data.PsyFilter{Limit: 1e6}) },
		func() (any, int, error) { return s.MoneyLines(ss, data.MoneyFilter{Limit: 1e6}) },
		func() (any, int, error) { return s.CampLines(ss, data.CampFilter{}) },
		func() (any, int, error) { return s.Donors(ss, "") },
	} {
		rows, total, err := list()
		must(t, err)
		if total == 0 {
			t.Errorf("nothing in a list of %T", rows)
		}
		all = append(all, seen(t, rows))
	}
	return all
}

// seen writes a value down without ids and sealed values; the rows of a list in
// the order of what they say, for some lists are in the order of ids.
func seen(t testing.TB, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	must(t, err)
	var read any
	must(t, json.Unmarshal(text, &read))
	return write(read)
}

func write(v any) string {
	switch v := v.(type) {
	case map[string]any:
		var b strings.Builder
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if !strings.HasSuffix(key, "ID") && !strings.HasSuffix(key, "Sealed") && key != "HandedBy" {
				fmt.Fprintf(&b, "%s:%s ", key, write(v[key]))
			}
		}
		return b.String()
	case []any:
		rows := make([]string, 0, len(v))
		for _, row := range v {
			rows = append(rows, write(row))
		}
		slices.Sort(rows)
		return strings.Join(rows, "\n")
	}
	return fmt.Sprint(v)
}
