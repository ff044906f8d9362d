package app

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"careledger/app/platform"
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

// TestABackupOpensOnAnotherLaptop begins with nothing but a backup and a password
// or the recovery code, as after a laptop was lost.
func TestABackupOpensOnAnotherLaptop(t *testing.T) {
	old := newDesktop(t)
	old.start()
	old.firstRun()
	code := shownCode(t, old)
	old.Press("开始工作")
	if err := old.store.SaveDonor(old.shell.session, &data.Donor{Name: "江禾书店", Kind: "company"}); err != nil {
		t.Fatal(err)
	}
	backup := filepath.Join(t.TempDir(), "U盘.backup")
	if _, err := old.store.Backup(old.shell.session, backup); err != nil {
		t.Fatal(err)
	}
	wantDonor := func(d *testDesktop) {
		t.Helper()
		d.WantText("工作台")
		all, _, err := d.store.Donors(d.shell.session, "")
		if err != nil || len(all) != 1 {
			t.Errorf("%d donors, %v", len(all), err)
		}
	}
	t.Run("with the recovery code alone, and then a new password", func(t *testing.T) {
		d := newDesktop(t)
		d.start()
		d.Press("从备份恢复")
		d.Press("恢复并打开")
		d.WantText("请先选择备份。")
		d.files.Path = backup
		d.Press("选择备份…")
		d.WantText("0 名孩子")
		d.Press("改用恢复码")
		d.WantText("U盘.backup")
		d.Fill("恢复码", code)
		d.Press("恢复并打开")
		d.Fill("新密码", "春天的柳桥镇更美")
		d.Fill("再输一次密码", "春天的柳桥镇更美")
		d.Press("开始工作")
		wantDonor(d)
	})
	t.Run("with name and password, and a wrong one is said", func(t *testing.T) {
		d := newDesktop(t)
		d.start()
		d.Press("从备份恢复")
		d.files.Path = backup
		d.Press("选择备份…")
		d.Fill("姓名", leadName)
		d.Fill("密码", "不是这个密码")
		d.Press("恢复并打开")
		d.WantText("姓名或密码不对")
		if left, err := filepath.Glob(filepath.Join(platform.DataFolder(), "*.db")); err != nil || len(left) > 0 {
			t.Errorf("there is %v, %v", left, err)
		}
		d.Fill("密码", password)
		d.Press("恢复并打开")
		wantDonor(d)
	})
}

// shownCode is the recovery code on the page that shows it.
func shownCode(t *testing.T, d *testDesktop) string {
	t.Helper()
	group := regexp.MustCompile(`^[0-9A-Z]{5}$`)
	code := strings.Join(slices.DeleteFunc(d.Texts(), func(text string) bool { return !group.MatchString(text) }), "-")
	if len(code) != 7*5+6 {
		t.Fatalf("no code is among %q", d.Texts())
	}
	return code
}
