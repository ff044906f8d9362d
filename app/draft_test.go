package app

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/data"
	"careledger/data/datatest"
)

// asAfterPowerOff is a desktop with the records as they are on the disk while
// another one still has them open, what a loss of power leaves, signed in.
func (d *testDesktop) asAfterPowerOff() *testDesktop {
	d.T.Helper()
	again := d.asOnDisk()
	again.start()
	again.back()
	return again
}

// asOnDisk is a desktop that knows only a copy of the records as they are on the
// disk.
func (d *testDesktop) asOnDisk() *testDesktop {
	t := d.T
	t.Helper()
	folder := t.TempDir()
	for _, ending := range []string{"", "-wal", ".keys", ".head"} {
		content, err := os.ReadFile(d.store.Path() + ending)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		if err == nil {
			if err := os.WriteFile(filepath.Join(folder, "云禾"+fileEnding+ending), content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	again := newDesktop(t)
	again.now = d.now
	again.offer(filepath.Join(folder, "云禾"+fileEnding))
	return again
}

func TestDraftsOutliveALossOfPower(t *testing.T) {
	d, s := signedIn(t)
	p := data.Person{Name: "万永刚", Role: "volunteer"}
	if err := s.SavePerson(d.shell.session, &p, true); err != nil {
		t.Fatal(err)
	}
	c := datatest.Child(t, s, d.shell.session, "周子涵")
	secrets := []string{"外婆说孩子睡得好些", "柳桥镇向阳村八组", "心理课堂认识情绪"}

	visit := func(d *testDesktop) {
		d.closePopups()
		d.shell.create(screens.Visits)
	}
	visit(d)
	d.WantNoText("接着填")
	d.Choose("孩子", c.Name)
	d.Choose("走访人", "万永刚")
	d.Fill("备注", secrets[0])
	widgets.KeepDrafts()
	if leaks(t, filepath.Dir(s.Path()), secrets) == 0 {
		t.Error("no file was searched")
	}

	d = d.asAfterPowerOff()
	t.Run("it is offered first, and Enter takes it up with the people chosen", func(t *testing.T) {
		visit(d)
		d.WantText("没有保存")
		d.Key(fyne.KeyReturn)
		d.WantNoText("没有保存")
		d.WantText("万永刚  ×")
		if d.Field("备注").Value() != secrets[0] || d.Field("孩子").Value() != c.ID {
			t.Errorf("the form holds %q", d.Texts())
		}
	})
	t.Run("what is given up is not offered again", func(t *testing.T) {
		d.Press("取消")
		visit(d)
		d.WantNoText("没有保存")
		d.Press("取消")
	})
	t.Run("what is saved is not offered again; what was not wanted neither", func(t *testing.T) {
		child := func() {
			d.closePopups()
			d.shell.create(screens.Children)
		}
		child()
		d.Fill("姓名", "李春燕")
		d.Fill("村（社区）", secrets[1])
		widgets.KeepDrafts()
		d = d.asAfterPowerOff()
		child()
		d.Press("接着填")
		d.Press("保存")
		child()
		d.WantNoText("没有保存")
		d.Fill("姓名", "无名")
		widgets.KeepDrafts()
		d = d.asAfterPowerOff()
		child()
		d.Press("不要了")
		d.WantNoText("没有保存")
		d = d.asAfterPowerOff()
		child()
		d.WantNoText("没有保存")
		d.Press("取消")
	})
	t.Run("a lock keeps it at once, and another user is not shown it", func(t *testing.T) {
		visit(d)
		d.Fill("备注", secrets[2])
		d.Control(fyne.KeyL)
		d = d.asAfterPowerOff()
		ss := datatest.As(t, d.store, d.shell.session, data.Volunteer)
		if other, err := d.store.Draft(ss, "visit "); err != nil || len(other.Values) > 0 {
			t.Errorf("another user finds %+v, %v", other, err)
		}
		visit(d)
		d.Press("接着填")
		if got := d.Field("备注").Value(); got != secrets[2] {
			t.Errorf("the form holds %q", got)
		}
	})
}

func TestDraftsOfListsOutliveALossOfPower(t *testing.T) {
	d, s := signedIn(t)
	for _, name := range []string{"周子涵", "陈浩然"} {
		datatest.Child(t, s, d.shell.session, name)
	}
	d.shell.create(screens.Activities)
	d.Fill("活动名称", "心理课堂认识情绪")
	d.shell.screens[screens.Activities].(screens.Finder).Find()
	d.Pick("柳桥镇")
	d.WantText("孩子 2 / 2")
	widgets.KeepDrafts()

	d = d.asAfterPowerOff()
	d.shell.create(screens.Activities)
	d.Press("接着填")
	d.WantText("孩子 2 / 2")
	d.Choose("项目类别", "心理课堂")
	d.Press("保存")
	d.WantText("新建活动")
	d.shell.create(screens.Activities)
	d.WantNoText("没有保存")
}

// What is typed while an earlier draft is not decided about replaces none of it.
func TestDraftUndecided(t *testing.T) {
	d, _ := signedIn(t)
	child := func() {
		d.closePopups()
		d.shell.create(screens.Children)
	}
	child()
	d.Fill("姓名", "李春燕")
	widgets.KeepDrafts()
	d = d.asAfterPowerOff()
	child()
	d.Fill("学校", "柳桥小学")
	widgets.KeepDrafts()
	d = d.asAfterPowerOff()
	child()
	d.Press("接着填")
	if d.Field("姓名").Value() != "李春燕" || d.Field("学校").Value() != "柳桥小学" {
		t.Errorf("the form holds %q", d.Texts())
	}
	d = d.asAfterPowerOff()
	child()
	d.Press("取消")
	child()
	d.WantText("没有保存")
}
