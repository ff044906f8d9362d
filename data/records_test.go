package data_test

import (
	"errors"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

// records is a store with a session, and what tests of plain records do with
// them.
type records struct {
	*testing.T
	*data.Store
	ss    *data.Session
	clock *datatest.Clock
}

func newRecords(t *testing.T) *records {
	t.Helper()
	clock := datatest.NewClock()
	s, ss := datatest.OpenAt(t, clock)
	return &records{t, s, ss, clock}
}

// done fails the test when something that should work did not.
func (r *records) done(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

// refused wants a refusal about a field, which a person may override or not.
func (r *records) refused(err error, field string, over bool) {
	r.Helper()
	var e *data.Error
	if !errors.As(err, &e) || e.Field != field || e.Over != over {
		r.Fatalf("got %v, want a refusal about %s (over: %t)", err, field, over)
	}
}

// conflicts wants a conflict.
func (r *records) conflicts(err error) {
	r.Helper()
	if !data.Is(err, data.Conflict) {
		r.Fatalf("got %v, want a conflict", err)
	}
}

func (r *records) child(name string, options ...datatest.ChildOption) string {
	r.Helper()
	return datatest.Child(r, r.Store, r.ss, name, options...).ID
}

// person makes somebody whose background check holds.
func (r *records) person(name string) string {
	r.Helper()
	p := data.Person{Name: name, Role: "volunteer", CheckResult: "passed", CheckOn: "2026-03-01"}
	r.done(r.SavePerson(r.ss, &p, false))
	return p.ID
}

func (r *records) project(change func(*data.Project)) string {
	r.Helper()
	p := data.Project{Name: "护苗行动", Start: "2026-01-01", End: "2026-12-31"}
	if change != nil {
		change(&p)
	}
	r.done(r.SaveProject(r.ss, &p))
	return p.ID
}

// pair pairs a child with a new volunteer from a day to a day.
func (r *records) pair(childID, from, to string) *data.Pairing {
	r.Helper()
	p := data.Pairing{ChildID: childID, Partner: "云禾志愿服务队", Role: "organization", From: from, To: to}
	r.done(r.SavePairing(r.ss, &p))
	return &p
}

// visit saves a visit at school, which one adult may make.
func (r *records) visit(childID, day, met string) *data.Visit {
	r.Helper()
	v := data.Visit{ChildID: childID, Day: day, Kind: "school", Met: met}
	r.done(r.SaveVisit(r.ss, &v, nil, true))
	return &v
}

// counted answers the units of a child's services and why others don't count,
// by source row, and wants the table kept equal to the rule.
func (r *records) counted(childID string) (units int, why map[string]string) {
	r.Helper()
	services, err := r.Services(r.ss, childID)
	r.done(err)
	why = map[string]string{}
	for _, s := range services {
		units += s.Units
		why[s.SourceID] = s.Why
	}
	differ, err := r.CheckServices(r.ss)
	r.done(err)
	if differ != 0 {
		r.Errorf("%d rows of services differ from the rule", differ)
	}
	return units, why
}

// wantUnits wants a number of units of a child.
func (r *records) wantUnits(childID string, want int) {
	r.Helper()
	if units, why := r.counted(childID); units != want {
		r.Errorf("units are %d, want %d (%v)", units, want, why)
	}
}

func minutes(n int) *int { return &n }
