package app

import (
	"testing"

	"careledger/app/screens"
	"careledger/data"
	"careledger/data/datatest"
)

// TestRestoreAndBack goes to a backup and back again as a person does, with the
// sign-ins between.
func TestRestoreAndBack(t *testing.T) {
	clock := datatest.NewClock()
	d := newDesktop(t)
	d.now = clock.Now
	d.start()
	d.firstRun()
	d.Press("开始工作")
	save := func(name string) {
		t.Helper()
		if err := d.store.SaveDonor(d.shell.session, &data.Donor{Name: name, Kind: "company"}); err != nil {
			t.Fatal(err)
		}
	}
	donors := func(want int) {
		t.Helper()
		all, _, err := d.store.Donors(d.shell.session, "")
		if err != nil || len(all) != want {
			t.Errorf("%d donors, %v; want %d", len(all), err, want)
		}
	}
	signIn := func() {
		t.Helper()
		if d.shell != nil {
			t.Fatal("nobody was signed out")
		}
		d.Fill("密码", password)
		d.Press("登录")
		d.WantText("工作台")
	}
	save("江禾书店")
	clock.Set("2026-11-26", "10:00")
	d.shell.Go(screens.Home, "")
	d.WantText("以来的记录还没有备份")
	d.shell.Go(screens.Settings, "backups")
	d.Press("立即备份")
	d.shell.Go(screens.Home, "")
	d.WantNoText("以来的记录还没有备份")

	clock.Set("2026-11-26", "15:30")
	save("云禾超市")
	d.shell.Go(screens.Settings, "backups")
	d.Press("恢复…")
	d.Press("恢复这个备份")
	d.WantText("请重新登录")
	signIn()
	donors(1)
	d.shell.Go(screens.Settings, "backups")
	d.WantText("恢复过备份")
	d.Press("撤销恢复")
	d.WantText("同样可以撤销")
	d.Press("撤销恢复")
	signIn()
	donors(2)
}
