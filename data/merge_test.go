package data_test

import (
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

// twoFiles is a child with two files that were filled in side by side.
func twoFiles(t *testing.T) (r *records, keep, gone string) {
	t.Helper()
	r = newRecords(t)
	keep = datatest.Child(t, r.Store, r.ss, "李小禾", datatest.With(func(c *data.Child) { c.School = "柳桥小学" })).ID
	gone = datatest.Child(t, r.Store, r.ss, "李晓禾", datatest.With(func(c *data.Child) {
		c.School, c.Alias, c.IDNo, c.Birth, c.Sex = "云禾实验小学", "禾禾", "329921201409180022", "", 2
	})).ID
	return r, keep, gone
}

// visited records a visit at which the child was met.
func (r *records) visited(childID, day string) {
	r.Helper()
	r.done(r.SaveVisit(r.ss, &data.Visit{ChildID: childID, Day: day, Kind: "school", Met: "child"}, nil, true))
}

func TestMerge(t *testing.T) {
	r, keep, gone := twoFiles(t)

	r.visited(keep, "2026-11-10")
	r.visited(gone, "2026-11-10")
	r.visited(gone, "2026-11-12")
	both := data.Activity{Title: "心理课堂", Day: "2026-11-15", Programme: "reading"}
	r.done(r.SaveActivity(r.ss, &both, []data.Attendance{{ChildID: keep}, {ChildID: gone, Attended: true, Note: "来了"}}, nil))
	one := data.Activity{Title: "暖冬", Day: "2026-11-16", Programme: "reading"}
	r.done(r.SaveActivity(r.ss, &one, []data.Attendance{{ChildID: gone, Attended: true}}, nil))
	r.done(r.SaveGuardian(r.ss, &data.Guardian{ChildID: gone, Name: "周芳", Phone: "13800000009"}))
	r.figures(year, map[string]float64{"U1": 2, "U2": 5})

	preview, err := r.PreviewMerge(r.ss, keep, gone, nil)
	r.done(err)
	rows := map[string]data.MergeRows{}
	for _, row := range preview.Rows {
		rows[row.Table] = row
	}
	if rows["visit"].Moved != 2 || rows["attendance"].Moved != 1 || rows["attendance"].Same != 1 {
		t.Errorf("rows are %+v", preview.Rows)
	}
	fields := map[string]data.MergeField{}
	for _, f := range preview.Fields {
		fields[f.Field] = f
	}
	if f := fields["name"]; f.Kept != "李小禾" || f.Gone != "李晓禾" || f.Taken {
		t.Errorf("name: %+v", f)
	}
	if !fields["alias"].Taken || !fields["id_no"].Taken || fields["school"].Taken {
		t.Errorf("fields are %+v", preview.Fields)
	}
	r.figures(year, map[string]float64{"U1": 2, "U2": 5})

	undo, err := r.MergeChildren(r.ss, keep, gone, []string{"school"})
	r.done(err)
	t.Run("the number of the file that went still finds the child, in search and in tables", func(t *testing.T) {
		old := preview.Gone.FileNo
		if found, err := r.Search(r.ss, old, 5); err != nil || len(found) != 1 || found[0].ID != keep {
			t.Errorf("found are %+v, %v", found, err)
		}
		row := data.ImportRow{Row: 2, Values: map[string]string{"child_no": old, "day": "2026-11-18", "kind": "school", "met": "none"}}
		result, err := r.Import(r.ss, "visits", []data.ImportRow{row}, data.ImportOptions{DryRun: true})
		r.done(err)
		if result.Count(data.RowNew) != 1 {
			t.Errorf("the row is %+v", result.Rows[0].Reason)
		}
	})
	t.Run("one child is counted, with each service once", func(t *testing.T) {
		r.figures(year, map[string]float64{"U1": 1, "U2": 4})
		if n, err := r.CheckServices(r.ss); err != nil || n != 0 {
			t.Errorf("%d services differ from the rule (%v)", n, err)
		}
	})
	t.Run("attendance at the same activity is one row, the one that counts", func(t *testing.T) {
		all, err := r.Attendances(r.ss, both.ID)
		r.done(err)
		if len(all) != 1 || all[0].ChildID != keep || !all[0].Attended || all[0].Note != "来了" {
			t.Errorf("attendances are %+v", all)
		}
		r.done(r.SaveActivity(r.ss, &one, []data.Attendance{{ChildID: keep, Attended: true, Note: "再录"}}, nil))
		if all, err = r.Attendances(r.ss, one.ID); err != nil || len(all) != 1 {
			t.Errorf("entered once more there are %+v, %v", all, err)
		}
		r.figures(year, map[string]float64{"U1": 1, "U2": 4})
	})
	t.Run("values of both are kept, and the one chosen where they differ", func(t *testing.T) {
		c, err := r.Child(r.ss, keep)
		r.done(err)
		if c.Name != "李小禾" || c.Alias != "禾禾" || c.IDNo != "329921201409180022" || c.School != "云禾实验小学" || c.Status != "active" {
			t.Errorf("kept %+v", c)
		}
		if _, err := r.Child(r.ss, gone); !data.Is(err, data.NotFound) {
			t.Errorf("the other file is still there: %v", err)
		}
	})
	t.Run("no record is left that names the file that went", func(t *testing.T) {
		g, err := r.Guardians(r.ss, keep)
		r.done(err)
		names := map[string]bool{}
		for _, x := range g {
			names[x.Name] = true
		}
		if !names["周芳"] {
			t.Errorf("guardians are %+v", g)
		}
		if left, err := r.Services(r.ss, gone); err != nil || len(left) != 0 {
			t.Errorf("services left: %+v, %v", left, err)
		}
	})
	if err := r.UndoMerge(r.ss, undo); !data.Is(err, data.Conflict) {
		t.Errorf("undone although a record changed: %v", err)
	}
}

func TestUndoMerge(t *testing.T) {
	r, keep, gone := twoFiles(t)

	r.visited(keep, "2026-11-10")
	r.visited(gone, "2026-11-10")
	a := data.Activity{Title: "心理课堂", Day: "2026-11-15", Programme: "reading"}
	r.done(r.SaveActivity(r.ss, &a, []data.Attendance{{ChildID: keep}, {ChildID: gone, Attended: true}}, nil))
	was, err := r.Child(r.ss, keep)
	r.done(err)
	undo, err := r.MergeChildren(r.ss, keep, gone, []string{"name", "school"})
	r.done(err)
	r.figures(year, map[string]float64{"U1": 1, "U2": 2})
	r.done(r.UndoMerge(r.ss, undo))
	r.figures(year, map[string]float64{"U1": 2, "U2": 3})
	now, err := r.Child(r.ss, keep)
	r.done(err)
	now.Row = was.Row
	if now != was {
		t.Errorf("the file is %+v, was %+v", now, was)
	}
	if c, err := r.Child(r.ss, gone); err != nil || c.Name != "李晓禾" {
		t.Errorf("the other is %+v, %v", c, err)
	}
	all, err := r.Attendances(r.ss, a.ID)
	r.done(err)
	if len(all) != 2 {
		t.Errorf("attendances are %+v", all)
	}
	if n, err := r.CheckServices(r.ss); err != nil || n != 0 {
		t.Errorf("%d services differ from the rule (%v)", n, err)
	}
	if err := r.UndoMerge(r.ss, "nonsense"); !data.Is(err, data.NotFound) {
		t.Errorf("got %v", err)
	}
}

func TestMergeIsRefused(t *testing.T) {
	w := newWishes(t)
	other := w.child("李晓禾")
	t.Run("with itself, and with another identity number", func(t *testing.T) {
		_, err := w.PreviewMerge(w.ss, w.childID, w.childID, nil)
		w.refused(err, "other", false)
		numbered := func(name, no string) string {
			return datatest.Child(t, w.Store, w.ss, name, datatest.With(func(c *data.Child) { c.IDNo, c.Birth, c.Sex = no, "", 2 })).ID
		}
		_, err = w.MergeChildren(w.ss, numbered("王小满", "329921201409180022"), numbered("王小满", "329921201409180049"), nil)
		w.refused(err, "other", false)
	})
	t.Run("when the child would have more wishes in a batch than it may", func(t *testing.T) {
		b := data.WishBatch{Name: "六一批次", PerChild: 1}
		w.done(w.SaveBatch(w.ss, &b))
		var second data.Wish
		for _, id := range []string{w.childID, other} {
			second = data.Wish{ChildID: id, BatchID: data.Ref(b.ID), Item: "书包", Registered: "2026-11-01"}
			w.done(w.SaveWish(w.ss, &second))
		}
		_, err := w.MergeChildren(w.ss, w.childID, other, nil)
		w.refused(err, "other", false)
		w.move(second.ID, data.ActWithdraw)
		_, err = w.MergeChildren(w.ss, w.childID, other, nil)
		w.done(err)
		lines, total, err := w.WishLines(w.ss, data.WishFilter{ChildID: w.childID, BatchID: b.ID})
		if err != nil || total != 2 {
			t.Errorf("wishes are %+v, %v", lines, err)
		}
	})
	t.Run("by who may not decide about children", func(t *testing.T) {
		volunteer := datatest.As(t, w.Store, w.ss, data.Volunteer)
		if _, err := w.MergeChildren(volunteer, w.childID, w.child("李小河"), nil); !data.Is(err, data.Denied) {
			t.Errorf("got %v", err)
		}
	})
}

func TestMergeOfTwoEnrolments(t *testing.T) {
	c := newClass(t, nil)
	keep, gone := c.child("李小禾"), c.child("李晓禾")
	c.enrol(keep)
	e := c.enrol(gone)
	c.done(c.SavePickup(c.ss, &data.CampPickup{EnrolmentID: e.ID, Name: "孙桂兰", Relation: "62"}))
	c.mark(keep, "2026-07-06", data.SessionDay, data.MarkAbsent)
	c.mark(gone, "2026-07-06", data.SessionDay, data.MarkPresent)
	c.mark(keep, "2026-07-07", data.SessionDay, data.MarkPresent)
	c.mark(gone, "2026-07-07", data.SessionDay, data.MarkPresent)
	c.clock.Set("2026-07-08", "08:12")
	undo, err := c.MergeChildren(c.ss, keep, gone, nil)
	c.done(err)
	c.figures(year, map[string]float64{"U1": 1, "U2": 2})
	if n := c.rows(keep); n != 2 {
		t.Errorf("%d days in the sheet, want one row a day", n)
	}
	all, err := c.Enrolments(c.ss, c.camp.ID, "")
	c.done(err)
	if len(all) != 1 || all[0].ChildID != keep {
		t.Fatalf("enrolments are %+v", all)
	}
	if people, err := c.Pickups(c.ss, all[0].ID); err != nil || len(people) != 1 || people[0].Name != "孙桂兰" {
		t.Errorf("who collects: %+v, %v", people, err)
	}
	c.done(c.UndoMerge(c.ss, undo))
	c.figures(year, map[string]float64{"U1": 2, "U2": 3})
	if people, err := c.Pickups(c.ss, e.ID); err != nil || len(people) != 1 {
		t.Errorf("after undo who collects: %+v, %v", people, err)
	}
}
