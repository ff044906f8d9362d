package data_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"careledger/data"
	"careledger/data/datatest"
)

// past answers a page of the history by a filter.
func (r *records) past(ss *data.Session, f data.PastFilter) []data.PastLine {
	r.Helper()
	lines, _, err := r.Past(ss, f)
	r.done(err)
	return lines
}

func TestPast(t *testing.T) {
	r := newTeam(t)
	id := r.child("林小满", datatest.With(func(c *data.Child) { c.Risk = "red" }))
	other := r.child("陈望舒")
	c, err := r.Child(r.ss, id)
	r.done(err)
	c.School, c.Risk = "云禾市第二小学", "yellow"
	r.clock.Set("2026-11-25", "09:00")
	r.done(r.SaveChild(r.roles[data.SocialWorker], &c, "", false))
	visit := r.visit(other, "2026-11-23", "both").ID

	t.Run("says from what to what, with names in place of ids", func(t *testing.T) {
		line := r.past(r.ss, data.PastFilter{Table: "child", ChildID: id, Kind: data.PastChanged})[0]
		if line.Act != "update" || line.Name != "林小满" || line.Child != "林小满" || line.Who != r.roles[data.SocialWorker].User {
			t.Errorf("got %+v", line)
		}
		found := map[string]data.PastChange{}
		for _, c := range line.Changes {
			found[c.Column] = c
		}
		if got := found["school"]; got.Before != "云禾市柳桥小学" || got.After != "云禾市第二小学" {
			t.Errorf("school: %+v", got)
		}
		if got := found["risk"]; got.Before != "red" || got.After != "yellow" || got.Hidden {
			t.Errorf("risk: %+v", got)
		}
	})
	t.Run("tells restricted values to nobody else", func(t *testing.T) {
		for _, line := range r.past(r.roles[data.Reviewer], data.PastFilter{ChildID: id}) {
			for _, c := range line.Changes {
				if c.Column == "risk" && (!c.Hidden || c.Before+c.After != "") {
					t.Errorf("a reviewer reads %+v", c)
				}
			}
		}
	})
	t.Run("of one child holds what hangs on it, and of others nothing", func(t *testing.T) {
		tables := map[string]bool{}
		for _, line := range r.past(r.ss, data.PastFilter{ChildID: other}) {
			tables[line.Table] = true
			if line.ChildID != other {
				t.Errorf("got %+v", line)
			}
		}
		for _, table := range []string{"child", "guardian", "consent", "visit"} {
			if !tables[table] {
				t.Errorf("nothing of %s; tables are %v", table, tables)
			}
		}
	})
	t.Run("is filtered by day, person and kind", func(t *testing.T) {
		for _, line := range r.past(r.ss, data.PastFilter{From: "2026-11-25", To: "2026-11-25"}) {
			if !strings.HasPrefix(line.At, "2026-11-25T01:00") {
				t.Errorf("got %+v", line)
			}
		}
		if lines := r.past(r.ss, data.PastFilter{Who: r.roles[data.SocialWorker].User, Kind: data.PastChanged}); len(lines) != 2 {
			t.Errorf("the social worker changed %+v", lines)
		}
		if lines := r.past(r.ss, data.PastFilter{Kind: data.PastSignedIn}); len(lines) != len(data.Roles)-1 || lines[0].Name == "" {
			t.Errorf("signed in: %+v", lines)
		}
	})
	t.Run("knows the bin", func(t *testing.T) {
		r.done(r.Remove(r.ss, "visit", visit))
		r.done(r.Restore(r.ss, "visit", visit))
		lines := r.past(r.ss, data.PastFilter{Table: "visit"})
		if lines[0].Act != "restore" || lines[1].Act != "remove" || lines[2].Act != "insert" || lines[0].Child != "陈望舒" {
			t.Errorf("got %+v", lines)
		}
	})
	t.Run("keeps who looked at a risk, once a day", func(t *testing.T) {
		worker := r.roles[data.SocialWorker]
		for range 3 {
			_, err := r.Child(worker, id)
			r.done(err)
		}
		lines := r.past(r.ss, data.PastFilter{Kind: data.PastSaw, Who: worker.User})
		if len(lines) != 1 || lines[0].Child != "林小满" {
			t.Errorf("got %+v", lines)
		}
		_, err := r.Child(r.roles[data.Volunteer], id)
		r.done(err)
		if lines := r.past(r.ss, data.PastFilter{Kind: data.PastSaw, Who: r.roles[data.Volunteer].User}); len(lines) != 0 {
			t.Errorf("a volunteer saw %+v", lines)
		}
	})
	t.Run("keeps who tried in vain to sign in", func(t *testing.T) {
		if _, err := r.SignIn("周岚", "not the password"); !data.Is(err, data.Locked) {
			t.Fatal(err)
		}
		lines := r.past(r.ss, data.PastFilter{Kind: data.PastFailed})
		if len(lines) != 1 || lines[0].Who != "周岚" {
			t.Errorf("got %+v", lines)
		}
	})
}

func TestPastOfManyEntries(t *testing.T) {
	r := newRecords(t)
	id := r.child("林小满")
	const n = 100_000
	data.Run(t, r.Store, fmt.Sprintf(`WITH RECURSIVE k(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < %d)
		INSERT INTO journal (laptop, n, at, who, batch, act, tbl, row, new, salt, values_hash, hash)
		SELECT 'Z', i, strftime('%%Y-%%m-%%dT%%H:%%M:%%SZ', 1700000000 + i * 60, 'unixepoch'), 'w' || (i %% 7), 'b' || i, 'insert',
			CASE i %% 3 WHEN 0 THEN 'visit' WHEN 1 THEN 'attendance' ELSE 'camp_day' END, 'x' || i, '{"day":"2026-01-01"}', 's', 'v', 'h' FROM k`, n))
	start := time.Now()
	pages := 0
	for name, f := range map[string]data.PastFilter{
		"all": {}, "a person": {Who: "w3"}, "a table": {Table: "visit"}, "a child": {ChildID: id}, "looks": {Kind: data.PastSaw},
		"failed": {Kind: data.PastFailed}, "a day": {From: "2024-03-01", To: "2024-03-01"}, "a person and a table": {Who: "w3", Table: "camp_day"},
		"a person who did nothing": {Who: "nobody", Kind: data.PastChanged},
	} {
		lines, more, err := r.Past(r.ss, f)
		r.done(err)
		for page := 0; page < 3 && more; page++ {
			f.After = &lines[len(lines)-1]
			last := lines[len(lines)-1].Seq
			lines, more, err = r.Past(r.ss, f)
			r.done(err)
			if len(lines) > 0 && lines[0].Seq == last {
				t.Errorf("%s: the same entry stands on two pages", name)
			}
			pages++
		}
	}
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("%d pages took %v", pages, took)
	}
}

func TestEmptyingTheBin(t *testing.T) {
	r := newRecords(t)
	id := r.child("林小满")
	visit, kept := r.visit(id, "2026-11-20", "both").ID, r.visit(id, "2026-11-21", "both").ID
	r.done(r.Remove(r.ss, "visit", visit))
	in, err := r.Bin(r.ss)
	r.done(err)
	if len(in) != 1 || in[0].Table != "visit" || in[0].Child != "林小满" || in[0].By != "周岚" {
		t.Fatalf("the bin holds %+v", in)
	}
	gone, err := r.EmptyBin(r.ss, append(in, data.Binned{Table: "visit", ID: kept}))
	r.done(err)
	if gone != 1 {
		t.Errorf("%d went", gone)
	}
	if in, err = r.Bin(r.ss); err != nil || len(in) != 0 {
		t.Errorf("the bin holds %+v, %v", in, err)
	}
	if _, _, err := r.Visit(r.ss, kept); err != nil {
		t.Errorf("what was not in the bin went: %v", err)
	}
	if err := r.Restore(r.ss, "visit", visit); !data.Is(err, data.NotFound) {
		t.Errorf("it comes back: %v", err)
	}
	r.sound()
	for _, e := range r.history("visit", visit) {
		if e.New != "" || e.Old != "" {
			t.Errorf("the history still has %+v", e)
		}
	}
}
