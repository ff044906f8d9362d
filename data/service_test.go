package data_test

import (
	"testing"

	"careledger/data"
)

// only answers the one service of a child, and wants the table kept equal to
// the rule.
func (r *records) only(childID string) data.Service {
	r.Helper()
	r.counted(childID)
	all, err := r.Services(r.ss, childID)
	r.done(err)
	if len(all) != 1 {
		r.Fatalf("%d services: %+v", len(all), all)
	}
	return all[0]
}

// none wants a child to have no services.
func (r *records) none(childID string) {
	r.Helper()
	r.counted(childID)
	if all, err := r.Services(r.ss, childID); err != nil || len(all) != 0 {
		r.Errorf("there are services: %+v, %v", all, err)
	}
}

func TestServicesFollowTheirActivity(t *testing.T) {
	r := newRecords(t)
	id := r.child("林小满")
	a := r.session("2026-11-20", id)
	goods := data.Goods{ChildID: id, Day: "2026-11-20", Item: "书包", FormNo: "QS-7"}

	t.Run("to another day, place, title, project and length", func(t *testing.T) {
		a.Day, a.Place, a.Title, a.ProjectID, a.Minutes, a.End = "2026-11-22", "荷塘村", "共读《夏洛的网》", data.Ref(r.project(nil)), nil, "15:45"
		a.LateReason = "改期"
		r.done(r.SaveActivity(r.ss, a, nil, nil))
		s := r.only(id)
		if s.Day != a.Day || s.Place != a.Place || s.Title != a.Title || s.ProjectID != a.ProjectID || *s.Minutes != 105 || s.Programme != "reading" {
			t.Errorf("got %+v", s)
		}
	})
	t.Run("to another programme", func(t *testing.T) {
		a.Programme, a.Kind = "echo", ""
		r.done(r.SaveActivity(r.ss, a, nil, nil))
		if s := r.only(id); s.Programme != "echo" {
			t.Errorf("got %+v", s)
		}
	})
	t.Run("and so do goods with the same form", func(t *testing.T) {
		r.done(r.SaveGoods(r.ss, &goods))
		r.wantUnits(id, 2)
		a.FormNo = "QS-7"
		r.done(r.SaveActivity(r.ss, a, nil, nil))
		r.wantUnits(id, 2)
		a.Day = "2026-11-20"
		r.done(r.SaveActivity(r.ss, a, nil, nil))
		r.wantUnits(id, 1)
		a.Day = "2026-11-21"
		r.done(r.SaveActivity(r.ss, a, nil, nil))
		r.wantUnits(id, 2)
		r.done(r.Remove(r.ss, "goods_out", goods.ID))
		r.wantUnits(id, 1)
	})
	t.Run("into the bin and out again", func(t *testing.T) {
		r.done(r.Remove(r.ss, "activity", a.ID))
		r.none(id)
		r.done(r.Restore(r.ss, "activity", a.ID))
		r.wantUnits(id, 1)
	})
	t.Run("without a trace in the history of the child's attendance", func(t *testing.T) {
		if all := r.history("attendance", r.only(id).SourceID); len(all) != 1 {
			t.Errorf("got %+v", all)
		}
	})
}

func TestServicesFollowWhatTheyHangOn(t *testing.T) {
	t.Run("a class that moves, is renamed, changes its project or goes", func(t *testing.T) {
		c := newClass(t, nil)
		id := c.child("林小满")
		c.enrol(id)
		c.mark(id, rollDay, data.SessionDay, data.MarkPresent)
		c.camp.Name, c.camp.Site, c.camp.ProjectID = "荷塘班", "荷塘村", data.Ref(c.project(nil))
		c.done(c.SaveCamp(c.ss, &c.camp))
		if s := c.only(id); s.Title != "荷塘班" || s.Place != "荷塘村" || s.ProjectID != c.camp.ProjectID || s.Units != 1 {
			t.Errorf("got %+v", s)
		}
		c.done(c.Remove(c.ss, "camp", c.camp.ID))
		c.none(id)
	})
	t.Run("a project that counts by half-days from now on", func(t *testing.T) {
		c := newClass(t, func(camp *data.Camp) { camp.HalfDay = "both" })
		p, err := c.Project(c.ss, c.project(nil))
		c.done(err)
		c.camp.ProjectID = data.Ref(p.ID)
		c.done(c.SaveCamp(c.ss, &c.camp))
		id := c.child("林小满")
		c.enrol(id)
		c.mark(id, rollDay, data.SessionAM, data.MarkPresent)
		c.mark(id, rollDay, data.SessionPM, data.MarkPresent)
		c.wantUnits(id, 1)
		p.UnitRule = "session"
		c.done(c.SaveProject(c.ss, &p))
		c.wantUnits(id, 2)
	})
	t.Run("a project that takes fewer kinds of visits", func(t *testing.T) {
		r := newRecords(t)
		id := r.child("林小满")
		p, err := r.Project(r.ss, r.project(nil))
		r.done(err)
		v := data.Visit{ChildID: id, Day: "2026-11-20", Kind: "school", Met: "child", ProjectID: data.Ref(p.ID)}
		r.done(r.SaveVisit(r.ss, &v, nil, true))
		r.wantUnits(id, 1)
		p.VisitKinds = "home family"
		r.done(r.SaveProject(r.ss, &p))
		if s := r.only(id); s.Units != 0 || s.Why != "kind" {
			t.Errorf("got %+v", s)
		}
	})
	t.Run("a wish: its batch's project, its delivery's form and day", func(t *testing.T) {
		w := newWishes(t)
		wish := w.move(w.draft().ID, ways[data.WishDelivered]...)
		goods := data.Goods{ChildID: w.childID, Day: wish.Delivered, Item: "台灯", FormNo: "QS-0001"}
		w.done(w.SaveGoods(w.ss, &goods))
		w.wantUnits(w.childID, 1)
		file, err := w.WishFile(w.ss, wish.ID)
		w.done(err)
		d := file.Delivery
		d.FormNo = "QS-0002"
		w.done(w.SaveDelivery(w.ss, d, nil))
		w.wantUnits(w.childID, 2)
		d.FormNo, d.Day = "QS-0001", "2026-11-20"
		w.done(w.SaveDelivery(w.ss, d, nil))
		w.wantUnits(w.childID, 2)
		w.done(w.Remove(w.ss, "goods_out", goods.ID))
		b, err := w.Batch(w.ss, w.batchID)
		w.done(err)
		b.ProjectID = data.Ref(w.project(nil))
		w.done(w.SaveBatch(w.ss, &b))
		if s := w.only(w.childID); s.Day != "2026-11-20" || s.ProjectID != b.ProjectID {
			t.Errorf("got %+v", s)
		}
	})
	t.Run("a book that was misspelt", func(t *testing.T) {
		r := newRecords(t)
		lent, logged := r.child("林小满"), r.child("陈望舒")
		b := data.Book{Title: "小王于", Copies: 2, Corner: "柳桥镇阅读角"}
		r.done(r.SaveBook(r.ss, &b, false))
		r.done(r.Lend(r.ss, &data.Loan{BookID: b.ID, ChildID: lent}))
		r.done(r.LogReading(r.ss, data.ReadingLog{ChildID: logged, Day: "2026-11-20", BookID: data.Ref(b.ID)}))
		b.Title = "小王子"
		r.done(r.SaveBook(r.ss, &b, false))
		if title := r.only(lent).Title; title != "小王子" {
			t.Errorf("lent: %s", title)
		}
		if title := r.only(logged).Title; title != "小王子" {
			t.Errorf("logged: %s", title)
		}
	})
	t.Run("a child in the bin has none, and has them again when it is back", func(t *testing.T) {
		r := newRecords(t)
		gone, stays := r.child("林小满"), r.child("陈望舒")
		a := r.session("2026-11-20", gone, stays)
		r.done(r.RemoveChild(r.ss, gone))
		r.none(gone)
		a.Place, a.LateReason = "荷塘村", "改址"
		r.done(r.SaveActivity(r.ss, a, nil, nil))
		r.none(gone)
		r.wantUnits(stays, 1)
		r.done(r.Restore(r.ss, "child", gone))
		if s := r.only(gone); s.Place != "荷塘村" || s.Units != 1 {
			t.Errorf("got %+v", s)
		}
	})
}
