package data_test

import (
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

func TestVisit(t *testing.T) {
	t.Run("gets a number and minutes and keeps who made it", func(t *testing.T) {
		r := newRecords(t)
		child, people := r.child("林小满"), []string{r.person("赵明远"), r.person("钱晓")}
		v := data.Visit{ChildID: child, Day: "2026.11.3", Kind: "home", Met: "both", Start: "9:30", End: "下午2点", Flags: "truancy housing", Disposal: "followed"}
		r.done(r.SaveVisit(r.ss, &v, people, false))
		if v.No != "ZF2026-A0001" || v.Day != "2026-11-03" || v.End != "14:00" || *v.Minutes != 270 || v.Flags != "housing truancy" {
			t.Errorf("got %+v", v)
		}
		r.done(r.SaveVisit(r.ss, &v, people[:1], true))
		_, visitors, err := r.Visit(r.ss, v.ID)
		r.done(err)
		if len(visitors) != 1 || visitors[0] != people[0] {
			t.Errorf("visitors are %v", visitors)
		}
		r.done(r.SaveVisit(r.ss, &v, people, false))
		rows, total, err := r.VisitLines(r.ss, data.VisitFilter{Month: "2026-11", Text: "lxm", PersonID: people[1], Flagged: true})
		r.done(err)
		if total != 1 || len(rows) != 1 || rows[0].Visitors != "赵明远、钱晓" && rows[0].Visitors != "钱晓、赵明远" || rows[0].Units != 1 {
			t.Errorf("got %d: %+v", total, rows)
		}
	})
	t.Run("refuses what can't be", func(t *testing.T) {
		r := newRecords(t)
		child := r.child("林小满")
		for field, v := range map[string]data.Visit{
			"day":      {ChildID: child, Day: "2026-11-25", Kind: "school", Met: "child"},
			"kind":     {ChildID: child, Day: "2026-11-24", Met: "child"},
			"met":      {ChildID: child, Day: "2026-11-24", Kind: "school"},
			"end_at":   {ChildID: child, Day: "2026-11-24", Kind: "school", Met: "child", Start: "10:00", End: "9:00"},
			"flags":    {ChildID: child, Day: "2026-11-24", Kind: "school", Met: "child", Flags: "weather"},
			"child_id": {Day: "2026-11-24", Kind: "school", Met: "child"},
		} {
			r.refused(r.SaveVisit(r.ss, &v, nil, true), field, false)
		}
	})
	t.Run("doubts one adult at home, the same day, a day before the pairing, a risk left open", func(t *testing.T) {
		r := newRecords(t)
		child := r.child("林小满")
		r.pair(child, "2026-03-01", "")
		visit := func(change func(*data.Visit)) (*data.Visit, error) {
			v := data.Visit{ChildID: child, Day: "2026-03-05", Kind: "school", Met: "child"}
			change(&v)
			return &v, r.SaveVisit(r.ss, &v, []string{}, false)
		}
		_, err := visit(func(v *data.Visit) { v.Kind = "family" })
		r.refused(err, "visitors", true)
		_, err = visit(func(v *data.Visit) { v.Flags = "injury" })
		r.refused(err, "disposal", true)
		_, err = visit(func(v *data.Visit) { v.Day = "2026-02-28" })
		r.refused(err, "day", true)
		first, err := visit(func(*data.Visit) {})
		r.done(err)
		second, err := visit(func(*data.Visit) {})
		r.refused(err, "day", true)
		r.done(r.SaveVisit(r.ss, second, nil, true))
		r.done(r.SaveVisit(r.ss, first, nil, true))
	})
	t.Run("counts when the child was met, once a day, unless invalid", func(t *testing.T) {
		r := newRecords(t)
		child := r.child("林小满")
		notMet := r.visit(child, "2026-03-05", "guardian")
		r.wantUnits(child, 0)
		met := r.visit(child, "2026-03-05", "both")
		again := r.visit(child, "2026-03-05", "child")
		r.wantUnits(child, 1)
		_, why := r.counted(child)
		if why[notMet.ID] != "not_met" || why[met.ID] != "" || why[again.ID] != "same_day" {
			t.Errorf("why: %v", why)
		}
		r.done(r.InvalidateVisit(r.ss, met.ID, "没有签名"))
		_, why = r.counted(child)
		if why[met.ID] != "invalid" || why[again.ID] != "" {
			t.Errorf("after the first is invalid: %v", why)
		}
		r.done(r.Remove(r.ss, "visit", again.ID))
		r.wantUnits(child, 0)
		r.done(r.RevalidateVisit(r.ss, met.ID))
		r.wantUnits(child, 1)
	})
	t.Run("counts by the kinds of its project", func(t *testing.T) {
		r := newRecords(t)
		child, project := r.child("林小满"), r.project(nil)
		v := data.Visit{ChildID: child, ProjectID: data.Ref(project), Day: "2026-03-05", Kind: "video", Met: "child"}
		r.done(r.SaveVisit(r.ss, &v, nil, true))
		r.wantUnits(child, 0)
		p, err := r.Project(r.ss, project)
		r.done(err)
		p.VisitKinds = "video home"
		r.done(r.SaveProject(r.ss, &p))
		r.wantUnits(child, 1)
	})
	t.Run("is invalidated with a reason by a reviewer alone, and saving keeps that", func(t *testing.T) {
		r := newRecords(t)
		v := r.visit(r.child("林小满"), "2026-03-05", "child")
		worker := datatest.As(t, r.Store, r.ss, data.SocialWorker)
		if err := r.InvalidateVisit(worker, v.ID, "不真实"); !data.Is(err, data.Denied) {
			t.Errorf("a social worker invalidates: %v", err)
		}
		r.refused(r.InvalidateVisit(r.ss, v.ID, " "), "invalid_reason", false)
		r.done(r.InvalidateVisit(datatest.As(t, r.Store, r.ss, data.Reviewer), v.ID, "没有签名"))
		saved, _, err := r.Visit(worker, v.ID)
		r.done(err)
		saved.Invalid, saved.InvalidReason, saved.Note = false, "", "补充说明"
		r.done(r.SaveVisit(worker, &saved, nil, true))
		if saved, _, err = r.Visit(worker, v.ID); err != nil || !saved.Invalid || saved.InvalidReason != "没有签名" {
			t.Errorf("saving made it valid: %+v, %v", saved, err)
		}
	})
}

func TestVisitsDue(t *testing.T) {
	due := func(r *records, month string) map[string]bool {
		r.Helper()
		lines, err := r.VisitsDue(r.ss, month)
		r.done(err)
		found := map[string]bool{}
		for _, l := range lines {
			found[l.Name] = l.Done
		}
		return found
	}
	t.Run("need a pairing of 15 days that lasts to the month's end", func(t *testing.T) {
		r := newRecords(t)
		for name, span := range map[string][2]string{
			"十四天": {"2026-09-17", ""}, "十五天": {"2026-09-16", ""}, "月末止": {"2026-01-01", "2026-09-30"}, "月末前止": {"2026-01-01", "2026-09-29"},
		} {
			r.pair(r.child(name), span[0], span[1])
		}
		two := r.child("两次相接")
		r.pair(two, "2026-01-01", "2026-09-20")
		r.done(r.SavePairing(r.ss, &data.Pairing{ChildID: two, Partner: "另一队", Role: "organization", From: "2026-09-21"}))
		found := due(r, "2026-09")
		if _, a := found["十五天"]; len(found) != 2 || !a {
			t.Errorf("due are %v", found)
		}
		if _, b := found["月末止"]; !b {
			t.Errorf("due are %v", found)
		}
		if found := due(r, "2026-10"); len(found) != 3 {
			t.Errorf("in October due are %v", found)
		}
	})
	t.Run("are done by a valid visit in that month and not wanted with an exemption", func(t *testing.T) {
		r := newRecords(t)
		met, unmet, away := r.child("见到"), r.child("未见"), r.child("外出")
		for _, child := range []string{met, unmet, away} {
			r.pair(child, "2026-01-01", "")
		}
		r.visit(met, "2026-09-30", "child")
		r.visit(unmet, "2026-09-10", "none")
		r.visit(unmet, "2026-10-01", "child")
		r.visit(unmet, "2026-08-20", "child")
		e := data.Exemption{ChildID: away, Month: "2026年9月", Reason: "away"}
		r.done(r.SaveExemption(r.ss, &e))
		found := due(r, "2026-09")
		if done, ok := found["未见"]; len(found) != 2 || !found["见到"] || done || !ok {
			t.Errorf("due are %v", found)
		}
		lines, err := r.VisitsDue(r.ss, "2026-09")
		r.done(err)
		if lines[0].Name != "未见" || lines[0].Last != "2026-08-20" || lines[0].Who != "云禾志愿服务队" {
			t.Errorf("those not visited come first: %+v", lines)
		}
		r.done(r.Remove(r.ss, "visit_exemption", e.ID))
		if found := due(r, "2026-09"); len(found) != 3 {
			t.Errorf("without the exemption due are %v", found)
		}
		r.refused(r.SaveExemption(r.ss, &data.Exemption{ChildID: away, Month: "2026-09"}), "reason", false)
	})
	t.Run("are counted by V1 and V2, over whole months that end in the period", func(t *testing.T) {
		r := newRecords(t)
		child := r.child("林小满")
		r.pair(child, "2026-01-20", "2026-05-31")
		r.visit(child, "2026-02-10", "child")
		r.visit(child, "2026-04-10", "both")
		r.visit(child, "2026-04-11", "both")
		figures, err := r.Figures(r.ss, data.Scope{From: "2026-01-01", To: "2026-06-15"}, "V1", "V2", "V3")
		r.done(err)
		if v1, v2 := figures["V1"], figures["V2"]; v1.Value != 4 || v2.Num != 2 || v2.Den != 4 || v2.Value != 50 {
			t.Errorf("V1 %+v, V2 %+v", v1, v2)
		}
		if v3 := figures["V3"]; v3.Num != 3 || v3.Den != 4 {
			t.Errorf("V3 %+v", v3)
		}
	})
	t.Run("belong to a project by the pairing, or by membership", func(t *testing.T) {
		r := newRecords(t)
		project, other := r.project(nil), r.project(nil)
		for name, of := range map[string]string{"本项目": project, "别的项目": other, "不属项目": ""} {
			child := r.child(name)
			r.done(r.SavePairing(r.ss, &data.Pairing{ChildID: child, ProjectID: data.Ref(of), Partner: "队", Role: "organization", From: "2026-01-01"}))
			_, err := r.AddMembers(r.ss, project, []string{child}, "2026-01-01", false)
			r.done(err)
		}
		figures, err := r.Figures(r.ss, data.Scope{From: "2026-03-01", To: "2026-03-31", ProjectID: project}, "V1")
		r.done(err)
		if figures["V1"].Value != 2 {
			t.Errorf("V1 is %v, want 2", figures["V1"].Value)
		}
	})
}
