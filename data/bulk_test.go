package data_test

import (
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

func TestOneChangeOfManyChildren(t *testing.T) {
	r := newRecords(t)
	bus := r.field("校车", data.FieldChoice, "坐\n不坐")
	one, two := r.child("林小满"), r.child("陈望舒")
	bare := r.child("顾念", datatest.NoConsent())
	change := data.ChildChange{School: "云禾市第一中学", Stage: "junior", Grade: 1, Class: "3", Category: "K02", Own: data.Own("").With(bus, "坐"), Since: "2026-09-01"}
	undo, _, err := r.ChangeChildren(r.ss, []string{one, two}, change)
	r.done(err)
	for _, id := range []string{one, two} {
		c, err := r.Child(r.ss, id)
		r.done(err)
		if c.School != "云禾市第一中学" || c.Stage != "junior" || c.Grade != 1 || c.EnrolYear != 2026 || c.Town != "柳桥镇" || c.Own.Of(bus) != "坐" {
			t.Errorf("changed to %+v", c)
		}
		categories, err := r.Categories(r.ss, id)
		r.done(err)
		if len(categories) == 0 || categories[len(categories)-1].Code != "K02" {
			t.Errorf("categories are %+v", categories)
		}
		history, err := r.ChildHistory(r.ss, id)
		r.done(err)
		if history[0].Field != "school" || history[0].From != "2026-09-01" {
			t.Errorf("the dated values are %+v", history)
		}
	}
	t.Run("is taken back as a whole", func(t *testing.T) {
		r.done(r.UndoBulk(r.ss, undo))
		c, err := r.Child(r.ss, two)
		r.done(err)
		if c.School != "云禾市柳桥小学" || c.Stage != "primary" || c.Own != "" {
			t.Errorf("brought back is %+v", c)
		}
	})
	t.Run("none is changed where one can't be, and it is named", func(t *testing.T) {
		_, refused, err := r.ChangeChildren(r.ss, []string{one, bare}, data.ChildChange{School: "别的学校", Status: "active"})
		if err == nil || refused != bare {
			t.Fatalf("refused is %q, %v", refused, err)
		}
		if c, err := r.Child(r.ss, one); err != nil || c.School != "云禾市柳桥小学" {
			t.Errorf("the first one is now at %s, %v", c.School, err)
		}
		if _, _, err := r.ChangeChildren(r.ss, nil, change); err == nil {
			t.Error("nobody was changed without a word")
		}
	})
	t.Run("a child leaves with a reason", func(t *testing.T) {
		_, _, err := r.ChangeChildren(r.ss, []string{one}, data.ChildChange{Status: "left", Reason: "moved", Since: "2026-11-01"})
		r.done(err)
		if c, err := r.Child(r.ss, one); err != nil || c.Status != "left" || c.StatusOn != "2026-11-01" || c.ExitReason != "moved" {
			t.Errorf("the child is %+v, %v", c, err)
		}
	})
}

func TestFiltersAreKeptPerUser(t *testing.T) {
	r := newTeam(t)
	worker := r.roles[data.SocialWorker]
	r.done(r.SaveFilter(r.ss, "children", "柳桥三年级", `{"text":"柳桥"}`))
	r.done(r.SaveFilter(r.ss, "children", "柳桥三年级", `{"text":"柳桥 三年级"}`))
	r.done(r.SaveFilter(worker, "children", "荷塘", `{"text":"荷塘"}`))
	all, err := r.SavedFilters(r.ss, "children")
	r.done(err)
	if len(all) != 1 || all[0].Value != `{"text":"柳桥 三年级"}` {
		t.Fatalf("kept are %+v", all)
	}
	if err := r.DropFilter(worker, all[0].ID); !data.Is(err, data.NotFound) {
		t.Errorf("another's filter: %v", err)
	}
	r.done(r.DropFilter(r.ss, all[0].ID))
	r.done(r.SaveFilter(r.ss, "children", "柳桥三年级", `{"text":"柳桥"}`))
	if all, err = r.SavedFilters(r.ss, "children"); err != nil || len(all) != 1 {
		t.Errorf("kept are %+v, %v", all, err)
	}
}
