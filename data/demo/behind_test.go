package demo_test

import (
	"testing"

	"careledger/data"
	"careledger/data/demo"
)

// TestRowsBehindFigures compares each figure with the rows that are listed as
// what it was counted from.
func TestRowsBehindFigures(t *testing.T) {
	s, ss := fill(t, demo.Options{Children: 24, Seed: 4})
	projects, _, err := s.Projects(ss, data.ProjectFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, project := range []string{"", projects[0].ID} {
		scope := data.Scope{From: "2025-01-01", To: "2026-12-31", ProjectID: project}
		figures, err := s.Figures(ss, scope)
		if err != nil {
			t.Fatal(err)
		}
		listed := func(o data.Origin) ([]data.OriginRow, int) {
			t.Helper()
			rows, all, err := s.Behind(ss, scope, o, 1_000_000)
			if err != nil {
				t.Fatal(err)
			}
			return rows, all
		}
		for _, code := range []string{"U2", "U6t", "U7", "V1", "V2", "W1", "W2", "W3", "W4", "W7", "C1", "C2", "C3", "C4", "C6", "R1", "R4", "N1", "P1"} {
			want := int64(figures[code].Value)
			if figures[code].Rate {
				want = figures[code].Num
			}
			if _, all := listed(data.Origin{Code: code}); int64(all) != want {
				t.Errorf("%s is %d, but %d rows are behind it (project %q)", code, want, all, project)
			}
		}
		for code, by := range map[string]func(data.OriginRow) string{
			"U1":  func(r data.OriginRow) string { return r.ChildID },
			"R1p": func(r data.OriginRow) string { return r.ChildID },
			"U6p": func(r data.OriginRow) string { return r.SourceID },
			"U4":  func(r data.OriginRow) string { return r.Day + r.Title },
		} {
			rows, _ := listed(data.Origin{Code: code})
			distinct := map[string]bool{}
			for _, r := range rows {
				distinct[by(r)] = true
			}
			if float64(len(distinct)) != figures[code].Value {
				t.Errorf("%s is %v, its rows are of %d", code, figures[code].Value, len(distinct))
			}
		}
		rows, all := listed(data.Origin{Code: "U2"})
		parts := 0
		for _, programme := range append(data.Programmes, "camp", "wish", "visit", "psy", "goods", "tutoring", "parenting", "room") {
			_, n := listed(data.Origin{Code: "U2", Programme: programme})
			parts += n
		}
		if parts != all {
			t.Errorf("%d contacts, %d by programme", all, parts)
		}
		if _, n := listed(data.Origin{Code: "U2", Month: rows[0].Day[:7], Children: []string{rows[0].ChildID}}); n == 0 || n == all {
			t.Errorf("%d of %d rows of one child and month", n, all)
		}
		if few, n, err := s.Behind(ss, scope, data.Origin{Code: "U2"}, 3); err != nil || len(few) != 3 || n != all {
			t.Errorf("%d rows of %d listed, %v", len(few), n, err)
		}
	}
}
