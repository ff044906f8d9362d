package camp_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"careledger/data"
)

func TestSafetyOfADay(t *testing.T) {
	p := open(t)
	p.classWith(nil, "曹小雨")
	p.view("安全")
	p.WantText("已查 0 / 10")

	checks := func() map[string]data.CampCheck {
		all, err := p.Store().CampChecks(p.Session(), p.class, "2026-07-06")
		if err != nil {
			t.Fatal(err)
		}
		of := map[string]data.CampCheck{}
		for _, c := range all {
			of[c.Item] = c
		}
		return of
	}
	t.Run("space says that an item is in order, Enter what is wrong with it", func(t *testing.T) {
		p.Key(fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn)
		p.Press("保存")
		p.WantText("请填写发现了什么")
		p.Fill("发现了什么，怎么处理的", "两把椅子松动，已撤走")
		p.Press("保存")
		got := checks()
		if !got["site"].OK || got["furniture"].OK || got["furniture"].Action != "两把椅子松动，已撤走" || got["furniture"].ID == "" {
			t.Errorf("kept %+v", got)
		}
		p.WantText("1 项有问题")
	})
	t.Run("one press for all the rest", func(t *testing.T) {
		p.Press("其余都正常")
		p.WantText("已查 10 / 10")
		if got := checks(); !got["aid"].OK || got["furniture"].OK {
			t.Errorf("kept %+v", got)
		}
	})
	t.Run("a medicine that nobody named is asked about", func(t *testing.T) {
		p.Press("记给药")
		p.pick("孩子", "曹小雨")
		p.Fill("药品", "氯雷他定")
		p.Press("保存")
		p.WantText("没有登记需要给的药")
		p.Press("仍然保存")
		given, err := p.Store().Medicines(p.Session(), p.class, "2026-07-06")
		if err != nil || len(given) != 1 || given[0].Medicine != "氯雷他定" || given[0].At == "" {
			t.Errorf("given %+v, %v", given, err)
		}
	})
}

func TestAlarmAndComingAlone(t *testing.T) {
	p := open(t)
	p.classWith(nil, "曹小雨", "丁一诺")
	p.Type("11")
	if err := p.Store().CheckIn(p.Session(), p.class, p.line("曹小雨", "2026-07-06").ChildID, "2026-07-06", data.SessionDay, "08:10", data.PickupAlone); err != nil {
		t.Fatal(err)
	}
	p.WantText("自己来")
	p.WantNoText("self")
	p.clock.Set("2026-07-06", "17:05")
	p.comeBack()
	p.WantText("放学半小时后还未接走：曹小雨、丁一诺")
}
