package people_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"careledger/app/screens"
	"careledger/app/screens/people"
	"careledger/app/screens/screentest"
	"careledger/app/widgets"
	"careledger/data"
	"careledger/data/datatest"
)

func person(t *testing.T, desk *screentest.Desk, p data.Person) data.Person {
	t.Helper()
	if err := desk.Store().SavePerson(desk.Session(), &p, false); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPeople(t *testing.T) {
	desk := screentest.New(t)
	place := people.New(desk)
	desk.Show(place)
	desk.WantText("还没有人员")

	t.Run("a person is entered with a background check", func(t *testing.T) {
		place.(screens.Creator).Create()
		desk.Fill("姓名", "沈静")
		choice := desk.Field("角色").(*widgets.Choice)
		desk.Canvas().Focus(choice)
		desk.Type("志愿")
		desk.Key(fyne.KeyReturn)
		desk.Fill("电话", "15400000021")
		result := desk.Field("从业查询").(*widgets.Choice)
		desk.Canvas().Focus(result)
		desk.Key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
		desk.Press("保存")
		desk.WantText("请填写")
		desk.Fill("查询日期", "2026-03-01")
		desk.Press("保存")
		found, _, err := desk.Store().People(desk.Session(), data.PersonFilter{})
		if err != nil || len(found) != 1 || found[0].Name != "沈静" || found[0].Check != "ok" || found[0].CheckUntil != "2027-02-28" {
			t.Fatalf("kept are %+v, %v; shown %q", found, err, desk.Texts())
		}
		desk.WantText("154-0000-0021")
		desk.WantText("至 2027-02-28")
	})
	t.Run("those whose check is due are found, the most urgent first", func(t *testing.T) {
		person(t, desk, data.Person{Name: "顾念", CheckResult: "passed", CheckOn: "2025-12-10"})
		person(t, desk, data.Person{Name: "令狐若溪", CheckResult: "passed", CheckOn: "2025-06-01"})
		desk.Press("查询待办 2")
		desk.WantNoText("沈静")
		shown := desk.Texts()
		at := func(name string) int {
			for i, text := range shown {
				if text == name {
					return i
				}
			}
			return -1
		}
		if at("令狐若溪") < 0 || at("令狐若溪") > at("顾念") {
			t.Errorf("shown are %q", shown)
		}
	})
	t.Run("a person is opened from another place, whatever is filtered", func(t *testing.T) {
		found, _, err := desk.Store().People(desk.Session(), data.PersonFilter{Text: "沈静"})
		if err != nil || len(found) != 1 {
			t.Fatal(found, err)
		}
		place.(screens.Opener).Open(found[0].ID)
		if got := desk.Field("电话").Value(); got == "" {
			t.Error("the form has no phone")
		}
		desk.Press("删除")
		if _, total, _ := desk.Store().People(desk.Session(), data.PersonFilter{}); total != 2 {
			t.Errorf("%d people", total)
		}
		desk.Undo()
		if _, total, _ := desk.Store().People(desk.Session(), data.PersonFilter{}); total != 3 {
			t.Errorf("%d people", total)
		}
	})
	for _, err := range desk.Errors {
		t.Errorf("failed: %v", err)
	}
}

func TestPeopleOfVolunteers(t *testing.T) {
	store, lead := datatest.Open(t)
	p := data.Person{Name: "沈静"}
	if err := store.SavePerson(lead, &p, false); err != nil {
		t.Fatal(err)
	}
	desk := screentest.On(t, store, datatest.As(t, store, lead, data.Volunteer))
	place := people.New(desk)
	desk.Show(place)
	desk.WantText("沈静")
	place.(screens.Opener).Open(p.ID)
	if desk.Canvas().Overlays().Top() != nil {
		t.Error("a form opened for somebody who may not save it")
	}
	if got := place.Tools(); len(got) != 0 {
		t.Errorf("%d tools", len(got))
	}
}
