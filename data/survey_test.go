package data_test

import (
	"errors"
	"testing"

	"careledger/data"
)

func TestSurveys(t *testing.T) {
	r := newRecords(t)
	p := data.Project{Name: "暖阳护苗", Code: "XM2026-A0900", Start: "2026-01-01", End: "2026-12-31", Status: "running"}
	if err := r.SaveProject(r.ss, &p); err != nil {
		t.Fatal(err)
	}
	scope := data.Scope{From: "2026-01-01", To: "2026-12-31", ProjectID: p.ID}
	figure := func(code string) data.Figure {
		t.Helper()
		found, err := r.Figures(r.ss, scope, code)
		if err != nil {
			t.Fatal(err)
		}
		return found[code]
	}
	if q := figure("Q1"); q.Known {
		t.Errorf("with no sheets Q1 is %v", q)
	}
	for field, wrong := range map[string]data.Survey{
		"project_id": {Day: "2026-06-01", Target: "child", Given: 3},
		"day":        {ProjectID: p.ID, Day: "2027-06-01", Target: "child", Given: 3},
		"target":     {ProjectID: p.ID, Day: "2026-06-01", Target: "press", Given: 3},
		"given":      {ProjectID: p.ID, Day: "2026-06-01", Target: "child", Given: 3, Very: 2, Invalid: 2},
		"fair":       {ProjectID: p.ID, Day: "2026-06-01", Target: "child", Given: 3, Fair: -1},
	} {
		var told *data.Error
		if err := r.SaveSurvey(r.ss, &wrong); !errors.As(err, &told) || told.Kind != data.Bad || told.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	children := data.Survey{ProjectID: p.ID, Day: "2026-06-01", Target: "child", Given: 20, Very: 9, Content: 6, Fair: 2, Poor: 1, Invalid: 1}
	guardians := data.Survey{ProjectID: p.ID, Day: "2026-06-01", Target: "guardian", Given: 20, Very: 10, Content: 4, Fair: 1, Bad: 1}
	for _, v := range []*data.Survey{&children, &guardians} {
		if err := r.SaveSurvey(r.ss, v); err != nil {
			t.Fatal(err)
		}
	}
	// 15 + 14 of 18 + 16 valid sheets; 19 + 16 of 40 came back.
	if q := figure("Q1"); q.Num != 29 || q.Den != 34 || q.Value != 85.3 {
		t.Errorf("Q1 is %+v", q)
	}
	if q := figure("Q1n"); q.Value != 34 || q.Unit != data.UnitSheets {
		t.Errorf("Q1n is %+v", q)
	}
	if q := figure("Q1b"); q.Value != 87.5 {
		t.Errorf("Q1b is %+v", q)
	}
	again := data.Survey{ProjectID: p.ID, Day: "2026-06-01", Target: "child", Given: 20, Very: 20}
	if err := r.SaveSurvey(r.ss, &again); err != nil {
		t.Fatal(err)
	}
	if all, err := r.Surveys(r.ss, p.ID); err != nil || len(all) != 2 || figure("Q1").Num != 34 {
		t.Errorf("%d rounds after one was entered again, Q1 %+v, %v", len(all), figure("Q1"), err)
	}
	if err := r.Remove(r.ss, "survey", guardians.ID); err != nil {
		t.Fatal(err)
	}
	if q := figure("Q1"); q.Value != 100 || q.Den != 20 {
		t.Errorf("with one round in the bin Q1 is %+v", q)
	}
}
