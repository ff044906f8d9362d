package data_test

import (
	"slices"
	"testing"

	"careledger/data"
)

func TestTheRegisterOfDataProvided(t *testing.T) {
	r := newRecords(t)
	child := r.child("孙小满")
	t.Run("takes in each issued report, with its receiver and edition", func(t *testing.T) {
		i, err := issue(r, r.ss, "internal", `{"U1":1}`, child)
		r.done(err)
		all, err := r.Shares(r.ss, "", "", "")
		r.done(err)
		if len(all) != 1 || string(all[0].ReportID) != i.ID || all[0].Receiver != i.Receiver || all[0].Children != 1 || all[0].No != "TG2026-A0001" || all[0].Until != "2029-11-24" {
			t.Errorf("%+v", all)
		}
		if of, err := r.Shares(r.ss, "", "", child); err != nil || len(of) != 1 {
			t.Errorf("%d lines of the child: %v", len(of), err)
		}
	})
	t.Run("takes in exports that tell of children, until somebody says who got them", func(t *testing.T) {
		r.done(r.NoteExport(r.ss, "children", "儿童名册", 3, map[string]string{"kind": "children"}))
		r.done(r.NoteExport(r.ss, "books", "图书", 0, nil))
		all, err := r.Shares(r.ss, "", "", "")
		r.done(err)
		if len(all) != 2 || !all[0].Open() || all[0].Children != 3 {
			t.Fatalf("%+v", all)
		}
		d := all[0]
		r.refused(r.SaveShare(r.ss, &d), "receiver", false)
		d.Receiver, d.Purpose, d.Basis = "云禾市民政局", "年度核查", "duty"
		r.done(r.SaveShare(r.ss, &d))
		if d.Open() || d.Source != "export" {
			t.Errorf("%+v", d)
		}
	})
	t.Run("stays", func(t *testing.T) {
		all, err := r.Shares(r.ss, "", "", "")
		r.done(err)
		if err := r.Remove(r.ss, "data_share", all[0].ID); !data.Is(err, data.Denied) {
			t.Errorf("a line was deleted: %v", err)
		}
	})
}

func TestRequestsByRight(t *testing.T) {
	r := newRecords(t)
	q := data.RightsRequest{Kind: "access", ChildID: r.child("林小满"), AskedBy: "孙桂兰", Received: "2026-11-20"}
	r.done(r.SaveRequest(r.ss, &q))
	if q.No != "QL2026-A0001" || q.Due != "2026-12-11" {
		t.Errorf("%s is due on %s, which is not 15 working days later", q.No, q.Due)
	}
	later := data.RightsRequest{Kind: "withdraw", ChildID: q.ChildID, AskedBy: "孙桂兰", Received: "2026-11-23"}
	r.done(r.SaveRequest(r.ss, &later))
	if later.Due != "2026-11-23" {
		t.Errorf("a withdrawal is due on %s", later.Due)
	}
	all, err := r.Requests(r.ss, "")
	r.done(err)
	if len(all) != 2 || all[0].ID != later.ID || all[0].Name != "林小满" {
		t.Errorf("the most pressing is not first: %+v", all)
	}
	q.Done, q.Result = "2026-11-24", "granted"
	r.refused(r.SaveRequest(r.ss, &q), "proof", false)
	q.Proof, q.Result = "guardianship", "refused"
	r.refused(r.SaveRequest(r.ss, &q), "answer", false)
	q.Answer = "不是监护人"
	r.done(r.SaveRequest(r.ss, &q))
	if all, err = r.Requests(r.ss, q.ChildID); err != nil || all[1].ID != q.ID {
		t.Errorf("the answered one is not last: %v", err)
	}
}

func TestABreachIsClosedWhenAllIsDone(t *testing.T) {
	r := newRecords(t)
	b := data.Breach{Kind: "lost_stick", What: "报名表 12 人", Found: "2026-11-23", FoundAt: "09:20", Children: 12, Closed: "2026-11-24"}
	r.refused(r.SaveBreach(r.ss, &b), "closed_on", false)
	b.Closed = ""
	r.done(r.SaveBreach(r.ss, &b))
	if b.No != "XL2026-A0001" || b.Waiting() != 4 {
		t.Errorf("%s waits for %d steps", b.No, b.Waiting())
	}
	b.Contained, b.ToldOn = "2026-11-23", "2026-11-23"
	r.refused(r.SaveBreach(r.ss, &b), "authority", false)
	b.Authority, b.NotTold, b.Closed = "云禾市网信办", "U 盘已加密", "2026-11-24"
	r.done(r.SaveBreach(r.ss, &b))
	if b.Waiting() != 0 {
		t.Errorf("%d steps wait", b.Waiting())
	}
}

func TestACorrectionIsTiedToWhatWasChanged(t *testing.T) {
	r := newRecords(t)
	id := r.child("林小满")
	r.clock.Set("2026-11-25", "10:00")
	q := data.RightsRequest{Kind: "correct", ChildID: id, AskedBy: "孙桂兰", Proof: "guardianship", What: "村名写错了", Received: "2026-11-25"}
	r.done(r.SaveRequest(r.ss, &q))
	q.Done, q.Result = "2026-11-25", "granted"
	r.refused(r.SaveRequest(r.ss, &q), "result", false)
	c, err := r.Child(r.ss, id)
	r.done(err)
	c.Village = "新庄村"
	r.done(r.SaveChild(r.ss, &c, "", true))
	r.done(r.SaveRequest(r.ss, &q))
	lines, err := r.Corrected(r.ss, q.ID)
	r.done(err)
	if len(lines) != 1 || lines[0].Table != "child" || lines[0].Changes[0].Column != "village" || lines[0].Changes[0].After != "新庄村" {
		t.Errorf("it says %+v", lines)
	}
}

func TestACopyByRight(t *testing.T) {
	r := newRecords(t)
	id := r.child("林小满")
	r.done(r.SaveParent(r.ss, &data.Parent{ChildID: id, Role: "father", State: "prison"}))
	kept, err := r.ChildRecords(r.ss, id)
	r.done(err)
	tables := map[string]data.KeptRows{}
	for _, k := range kept {
		tables[k.Table] = k
	}
	if k := tables["parent"]; len(k.Rows) != 1 || !slices.Contains(k.Rows[0], "prison") || !slices.Contains(k.Columns, "state") {
		t.Errorf("of the father it gives %+v", k)
	}
	if k := tables["child"]; len(k.Rows) != 1 || !slices.Contains(k.Rows[0], "林小满") || slices.Contains(k.Columns, "id") {
		t.Errorf("of the child it gives %+v", k)
	}
	q, err := r.GiveAccess(r.ss, data.AccessOrder{ChildID: id, AskedBy: "孙桂兰"})
	r.refused(err, "proof", false)
	q, err = r.GiveAccess(r.ss, data.AccessOrder{ChildID: id, AskedBy: "孙桂兰", Relation: "62", Proof: "guardianship"})
	r.done(err)
	asked, err := r.Request(r.ss, q.ID)
	r.done(err)
	given, err := r.Shares(r.ss, "", "", id)
	r.done(err)
	if asked.Result != "granted" || len(given) != 1 || given[0].Receiver != "孙桂兰" || given[0].Source != "access" || given[0].Purpose != asked.No {
		t.Errorf("the registers have %+v and %+v", asked, given)
	}
}

func TestFilesAreDueThreeYearsAfterLeaving(t *testing.T) {
	r := newRecords(t)
	id, stays := r.child("林小满"), r.child("何安")
	r.done(r.SetStatus(r.ss, id, "left", "2026-11-24", "moved"))
	due := func() []data.DueFile {
		all, err := r.DueFiles(r.ss, 0)
		r.done(err)
		return all
	}
	r.clock.Set("2029-11-23", "10:00")
	if all := due(); len(all) != 0 {
		t.Errorf("too early: %+v", all)
	}
	r.clock.Set("2029-11-24", "10:00")
	if all := due(); len(all) != 1 || all[0].ID != id || all[0].Due != "2029-11-24" {
		t.Fatalf("due are %+v", all)
	}
	r.wantReminders(data.RemindRetention, "林小满")
	r.conflicts(r.KeepLonger(r.ss, &data.Retention{ChildID: stays, Until: "2030-01-01", Reason: "诉讼未结"}))
	r.refused(r.KeepLonger(r.ss, &data.Retention{ChildID: id, Until: "2030-01-01"}), "reason", false)
	r.refused(r.KeepLonger(r.ss, &data.Retention{ChildID: id, Until: "2029-11-24", Reason: "诉讼未结"}), "keep_until", false)
	r.refused(r.KeepLonger(r.ss, &data.Retention{ChildID: id, Until: "2039-11-24", Reason: "诉讼未结"}), "keep_until", false)
	r.done(r.KeepLonger(r.ss, &data.Retention{ChildID: id, Until: "2030-11-24", Reason: "诉讼未结"}))
	if all := due(); len(all) != 0 {
		t.Errorf("it is still due: %+v", all)
	}
}
