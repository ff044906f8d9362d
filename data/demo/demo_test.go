package demo_test

import (
	"testing"
	"time"

	"careledger/data"
	"careledger/data/datatest"
	"careledger/data/demo"
)

func fill(t testing.TB, children int, seed uint64) (*data.Store, *data.Session) {
	t.Helper()
	s, ss := datatest.Open(t)
	begin := time.Now()
	if err := demo.Fill(s, ss, demo.Options{Children: children, Seed: seed}); err != nil {
		t.Fatal(err)
	}
	t.Log(children, "children in", time.Since(begin))
	return s, ss
}

func TestFigures(t *testing.T) {
	s, ss := fill(t, 60, 1)
	projects, _, err := s.Projects(ss, data.ProjectFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range projects {
		f, err := s.Figures(ss, data.Scope{From: p.Start, To: p.End, ProjectID: p.ID})
		if err != nil {
			t.Fatal(err)
		}
		t.Log(p.Code, p.Name, p.Members, p.Budget, p.Received, p.Spent)
		for _, c := range data.IndicatorCodes() {
			t.Logf("%s %v (%d/%d)", c, f[c].Value, f[c].Num, f[c].Den)
		}
	}
	n, err := s.CheckServices(ss)
	t.Log(n, err)
	n, err = s.VerifyJournal(ss)
	t.Log(n, err)
}
