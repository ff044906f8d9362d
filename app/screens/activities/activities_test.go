package activities_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"careledger/app/screens"
	"careledger/app/screens/activities"
	"careledger/app/screens/screentest"
	"careledger/data"
	"careledger/data/datatest"
)

// open shows the place on a store with some children and one person.
func open(t *testing.T, names ...string) *screentest.Desk {
	t.Helper()
	d := screentest.New(t)
	for _, name := range names {
		datatest.Child(t, d.Store(), d.Session(), name)
	}
	p := data.Person{Name: "万永刚", Role: "social_worker"}
	if err := d.Store().SavePerson(d.Session(), &p, true); err != nil {
		t.Fatal(err)
	}
	d.Show(activities.New(d))
	return d
}

// latest answers the activities of the year, the latest first.
func latest(t *testing.T, d *screentest.Desk) []data.ActivityLine {
	t.Helper()
	lines, _, err := d.Store().ActivityLines(d.Session(), data.ActivityFilter{From: "2026-01-01", To: "2026-12-31"})
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// write fills the form of a class with all children of the town, of whom the
// first did not come.
func write(d *screentest.Desk) {
	d.Screen.(screens.Creator).Create()
	d.Fill("活动名称", "心理课堂·认识情绪")
	d.Choose("项目类别", "心理课堂")
	d.Fill("开始时间", "14:00")
	d.Fill("结束时间", "15:30")
	d.Screen.(screens.Finder).Find()
	d.Pick("柳桥镇")
	d.Key(fyne.KeyTab)
	d.Press("全选")
	d.Key(fyne.KeyHome, fyne.KeySpace)
}

func TestOnlyThoseWhoCameCount(t *testing.T) {
	d := open(t, "周子涵", "李𬭊", "陈浩然")
	d.WantText("这一年还没有活动")
	write(d)
	d.WantText("孩子 2 / 3")
	d.Press("工作人员 0")
	d.Pick("万永刚")
	d.Press("保存")

	got := latest(t, d)
	if len(got) != 1 || got[0].Listed != 3 || got[0].Attended != 2 || got[0].Team != 1 || got[0].TeamMinutes != 90 || got[0].Status != "done" {
		t.Fatalf("saved %+v", got)
	}
	d.WantText("2 / 3")
	if toast := d.Toasts[len(d.Toasts)-1]; toast != "已保存“心理课堂·认识情绪”：名单 3 人，到场 2 人。" {
		t.Errorf("the toast says %q", toast)
	}
	sum := 0
	found, _, err := d.Store().Children(d.Session(), data.ChildFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range found {
		services, err := d.Store().Services(d.Session(), c.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range services {
			sum += s.Units
		}
	}
	if sum != 2 {
		t.Errorf("%d attendances count", sum)
	}

	t.Run("minutes are typed beside a child, and Backspace takes them back", func(t *testing.T) {
		d.Key(fyne.KeyReturn)
		d.Key(fyne.KeyEscape)
		d.Screen.(screens.Opener).Open(got[0].ID)
		d.Screen.(screens.KeyHandler).Key(&fyne.KeyEvent{Name: fyne.KeyDown})
		d.Type("45")
		d.WantText("45 分钟")
		d.Key(fyne.KeyBackspace, fyne.KeyBackspace)
		d.WantNoText("45 分钟")
	})
}

func TestLeavingAsksOnlyWhenSomethingChanged(t *testing.T) {
	d := open(t, "周子涵")
	d.Screen.(screens.Creator).Create()
	d.Press("返回")
	d.WantText("这一年还没有活动")
	write(d)
	d.Press("返回")
	d.WantText("不保存就离开")
	d.Press("离开")
	d.WantText("这一年还没有活动")
	if got := latest(t, d); len(got) != 0 {
		t.Errorf("saved %+v", got)
	}
}

func TestAsLastTimeCancelAndBin(t *testing.T) {
	d := open(t, "周子涵", "李𬭊")
	write(d)
	d.Press("保存")
	first := latest(t, d)[0]

	t.Run("the list of last time is taken over", func(t *testing.T) {
		d.Screen.(screens.Opener).Open(first.ID)
		d.Press("再办一次")
		d.WantText("孩子 2 / 2")
		d.Fill("日期", "2026-12-05")
		d.Press("保存")
		d.WantText("2026-12-05 还没有到。") // nobody has come on a day that is still to be
		d.Press("全不选")
		d.Press("保存")
		got := latest(t, d)
		if len(got) != 2 || got[0].Day != "2026-12-05" || got[0].Listed != 2 || got[0].Attended != 0 || got[0].Status != "planned" {
			t.Fatalf("saved %+v", got)
		}
	})
	t.Run("cancelling wants a reason and can be taken back", func(t *testing.T) {
		d.Screen.(screens.Opener).Open(latest(t, d)[0].ID)
		d.Press("取消活动")
		d.Press("取消活动")
		d.Fill("原因", "暴雨停课")
		d.Press("取消活动")
		if got := latest(t, d)[0]; got.Status != "cancelled" {
			t.Fatalf("it is %s", got.Status)
		}
		d.Undo()
		if got := latest(t, d)[0]; got.Status != "planned" {
			t.Errorf("after taking back it is %s", got.Status)
		}
	})
	t.Run("a deleted activity comes back", func(t *testing.T) {
		d.Screen.(screens.KeyHandler).Key(&fyne.KeyEvent{Name: fyne.KeyDown})
		d.Key(fyne.KeyHome, fyne.KeyDelete)
		if got := latest(t, d); len(got) != 1 {
			t.Fatalf("%d are left", len(got))
		}
		d.Undo()
		if got := latest(t, d); len(got) != 2 {
			t.Errorf("%d are there", len(got))
		}
	})
}

func TestALateChangeWantsAReason(t *testing.T) {
	d := open(t, "周子涵", "李𬭊")
	found, _, err := d.Store().Children(d.Session(), data.ChildFilter{})
	if err != nil {
		t.Fatal(err)
	}
	a := data.Activity{Programme: "winter", Title: "暖冬走访", Day: "2026-11-01", Status: "done"}
	guests := []data.Attendance{{ChildID: found[0].ID, Attended: true}, {ChildID: found[1].ID}}
	if err := d.Store().SaveActivity(d.Session(), &a, guests, nil); err != nil {
		t.Fatal(err)
	}
	d.Screen.(screens.Opener).Open(a.ID)
	d.WantNoText("为什么现在修改签到")
	d.Press("全选")
	d.Press("保存")
	d.Fill("为什么现在修改签到", "补录签到表")
	d.Press("保存")
	if got := latest(t, d)[0]; got.Attended != 2 {
		t.Errorf("%d came", got.Attended)
	}
}
