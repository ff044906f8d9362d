package settings_test

import (
	"testing"

	"careledger/app/screens/screentest"
	"careledger/app/screens/settings"
	"careledger/data"
	"careledger/data/datatest"
)

func TestHistory(t *testing.T) {
	store, ss := datatest.Open(t)
	child := datatest.Child(t, store, ss, "林小满", datatest.With(func(c *data.Child) { c.Risk = "red" }))
	child.School, child.Boarding = "云禾市第二小学", true
	if err := store.SaveChild(ss, child, "", false); err != nil {
		t.Fatal(err)
	}
	visit := data.Visit{ChildID: child.ID, Kind: "home", Day: "2026-11-20", Met: "child"}
	if err := store.SaveVisit(ss, &visit, nil, true); err != nil {
		t.Fatal(err)
	}
	if err := store.Remove(ss, "visit", visit.ID); err != nil {
		t.Fatal(err)
	}
	desk := screentest.On(t, store, ss)
	desk.Show(settings.New(desk))
	desk.Press("历史与回收站")
	t.Run("says who changed what from what to what", func(t *testing.T) {
		desk.WantText("周岚 · 孩子 林小满")
		desk.WantText("学校：云禾市柳桥小学 → 云禾市第二小学")
		desk.WantText("住校：否 → 是")
		desk.WantText("值：在册")
		desk.WantText("放入回收站")
		desk.WantText("（林小满）")
	})
	t.Run("is filtered by day", func(t *testing.T) {
		desk.Fill("至", "2026-01-01")
		desk.WantText("没有符合条件的记录")
		desk.Press("清除")
		desk.WantText("周岚 · 孩子 林小满")
	})
	t.Run("the bin gives back", func(t *testing.T) {
		desk.Press("回收站")
		desk.WantText("走访")
		desk.Press("取回")
		if _, _, err := store.Visit(ss, visit.ID); err != nil {
			t.Errorf("it is not back: %v", err)
		}
		desk.WantText("回收站是空的")
	})
	t.Run("the bin is emptied for good", func(t *testing.T) {
		if err := store.Remove(ss, "visit", visit.ID); err != nil {
			t.Fatal(err)
		}
		desk.WantText("ZF2026-A0001")
		desk.Press("清空回收站")
		desk.WantText("无法恢复")
		desk.Press("彻底删除")
		if err := store.Restore(ss, "visit", visit.ID); !data.Is(err, data.NotFound) {
			t.Errorf("it can be brought back: %v", err)
		}
		if _, err := store.VerifyJournal(ss); err != nil {
			t.Error(err)
		}
	})
	for _, err := range desk.Errors {
		t.Errorf("failed: %v", err)
	}
}

func TestHistoryTakesTheLastChangeBack(t *testing.T) {
	store, ss := datatest.Open(t)
	child := datatest.Child(t, store, ss, "林小满")
	child.School = "云禾市第二小学"
	if err := store.SaveChild(ss, child, "", false); err != nil {
		t.Fatal(err)
	}
	desk := screentest.On(t, store, ss)
	desk.Show(settings.New(desk))
	desk.Press("历史与回收站")
	school := func() string {
		t.Helper()
		c, err := store.Child(ss, child.ID)
		if err != nil {
			t.Fatal(err)
		}
		return c.School
	}
	desk.DoublePress("学校：云禾市柳桥小学 → 云禾市第二小学")
	desk.Press("撤销这次更改")
	desk.WantText("云禾市第二小学 → 云禾市柳桥小学")
	if school() != "云禾市第二小学" {
		t.Error("it was taken back before the answer")
	}
	desk.Press("撤销这次更改")
	if got := school(); got != "云禾市柳桥小学" {
		t.Errorf("the school is %q", got)
	}
	if len(desk.Toasts) != 1 || len(desk.Errors) != 0 {
		t.Errorf("told %q, failed %v", desk.Toasts, desk.Errors)
	}
	desk.WantText("学校：云禾市第二小学 → 云禾市柳桥小学")

	desk.DoublePress("学校：云禾市柳桥小学 → 云禾市第二小学") // the older one, over which there is a newer now
	desk.Press("撤销这次更改")
	if len(desk.Errors) != 1 || !data.Is(desk.Errors[0], data.Conflict) || school() != "云禾市柳桥小学" {
		t.Errorf("an older change gives %v", desk.Errors)
	}
}

func TestHistoryIsNotForVolunteers(t *testing.T) {
	store, lead := datatest.Open(t)
	desk := screentest.On(t, store, datatest.As(t, store, lead, data.Volunteer))
	desk.Show(settings.New(desk))
	desk.WantNoText("历史与回收站")
}
