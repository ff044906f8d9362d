package app

import (
	"os"
	"testing"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/data"
	"careledger/data/datatest"
)

func TestAFileInUseMayBeLookedAt(t *testing.T) {
	first, store := signedIn(t)
	second := newDesktop(t)
	second.offer(store.Path())
	second.start()
	second.Fill("姓名", leadName)
	second.Fill("密码", password)
	second.Press("登录")
	if second.shell != nil {
		t.Fatal("two windows write into one file")
	}
	second.WantText("负责人")
	second.Press("只查看")
	second.WantText("工作台")
	second.WantText("只能查看")
	err := second.store.SaveDonor(second.shell.session, &data.Donor{Name: "江禾书店", Kind: "company"})
	if err == nil {
		t.Error("who only looks could write")
	}
	if err := first.store.SaveDonor(first.shell.session, &data.Donor{Name: "江禾书店", Kind: "company"}); err != nil {
		t.Errorf("the first window can't write any more: %v", err)
	}
}

func TestADamagedFileLeadsToItsNewestBackup(t *testing.T) {
	d, store := signedIn(t)
	donor := data.Donor{Name: "江禾书店", Kind: "company"}
	if err := store.SaveDonor(d.shell.session, &donor); err != nil {
		t.Fatal(err)
	}
	path := store.Path()
	d.leave() // makes the backup
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(raw); i += 64 {
		raw[i] ^= 0xFF
	}
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	d.enterName()
	if d.shell != nil {
		t.Fatal("a damaged file was opened")
	}
	d.Press("抢救台账")
	d.WantText("最新的备份做于")
	d.Press("开始抢救")
	d.WantText("台账已恢复到")
	d.Press("关闭")
	d.WantText("工作台")
	if kept, err := d.store.Donor(d.shell.session, donor.ID); err != nil || kept.Name != donor.Name {
		t.Errorf("kept is %+v, %v", kept, err)
	}
}

// copied is a desktop with the records of another one as they are on the disk,
// but for the files with these ends of their names, at the sign-in.
func (d *testDesktop) copied(without ...string) *testDesktop {
	d.T.Helper()
	again := d.asOnDisk()
	for _, ending := range without {
		if err := os.Remove(again.prefs.Recent()[0] + ending); err != nil {
			d.T.Fatal(err)
		}
	}
	return again
}

// enterName signs the lead in.
func (d *testDesktop) enterName() {
	d.T.Helper()
	d.start()
	d.Fill("姓名", leadName)
	d.Fill("密码", password)
	d.Press("登录")
}

// record saves a donor, so that something was changed.
func (d *testDesktop) record(name string) {
	d.T.Helper()
	if err := d.store.SaveDonor(d.shell.session, &data.Donor{Name: name, Kind: "company"}); err != nil {
		d.T.Fatal(err)
	}
}

func TestMissingChangesAreToldWhenWorkBegins(t *testing.T) {
	d, _ := signedIn(t)
	d.leave() // all is in the one file now
	d.enterName()
	d.record("江禾书店")
	d = d.copied("-wal")
	d.enterName()
	d.WantText("有改动不见了")
	d.WantText("操作日志")
	d.Press("知道了，继续使用这份台账")
	d.WantNoText("有改动不见了")
	d.leave()
	d.enterName()
	d.WantText("工作台")
	d.WantNoText("有改动不见了")
}

func TestAClockSetBackIsTold(t *testing.T) {
	d, _ := signedIn(t)
	d.leave()
	early := datatest.NewClock()
	early.Set("2026-11-20", "09:00")
	d.now = early.Now
	d.enterName()
	d.WantText("请注意")
	d.WantText("2026-11-20 09:00")
	d.Press("关闭")
	d.WantText("工作台")
}

func TestACutFileLeadsToItsBackup(t *testing.T) {
	d, store := signedIn(t)
	d.record("江禾书店")
	path := store.Path()
	d.leave()
	if err := os.Truncate(path, 30_000); err != nil {
		t.Fatal(err)
	}
	d.enterName()
	d.WantText("台账已损坏")
	d.Press("抢救台账")
	d.Press("开始抢救")
	d.WantText("台账已抢救")
	d.Press("关闭")
	donors, _, err := d.store.Donors(d.shell.session, "")
	if err != nil || len(donors) != 1 {
		t.Errorf("the donors are %v, %v", donors, err)
	}
}

func TestAStickPulledOut(t *testing.T) {
	d, store := signedIn(t)
	path, away := store.Path(), store.Path()+".away"
	d.shell.create(screens.Children)
	d.Fill("姓名", "李春燕")
	widgets.KeepDrafts()
	move := func(from, to string) {
		t.Helper()
		for _, ending := range []string{"", "-wal", ".keys"} {
			if err := os.Rename(from+ending, to+ending); err != nil && !os.IsNotExist(err) {
				t.Fatal(err)
			}
		}
	}
	move(path, away)
	d.Press("保存")
	d.WantText("台账文件不在原来的位置了")
	d.Press("重新登录")
	if d.shell != nil || d.Canvas.Overlays().Top() != nil {
		t.Fatal("the window is still open")
	}
	d.Fill("姓名", leadName)
	d.Fill("密码", password)
	d.Press("登录")
	d.WantText("没有")
	move(away, path)
	d.Press("登录")
	d.WantText("工作台")
	d.shell.create(screens.Children)
	d.Press("接着填")
	d.Press("保存")
	if _, total, err := d.store.Children(d.shell.session, data.ChildFilter{}); err != nil || total != 1 {
		t.Errorf("%d children are there, %v", total, err)
	}
}
