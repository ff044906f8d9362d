package settings_test

import (
	"os"
	"path/filepath"
	"testing"

	"careledger/app/screens"
	"careledger/app/screens/screentest"
	"careledger/app/screens/settings"
	"careledger/data"
	"careledger/data/datatest"
)

// backupsDesk shows the page of the backups; its clock may be set.
func backupsDesk(t *testing.T) (*screentest.Desk, *datatest.Clock) {
	t.Helper()
	clock := datatest.NewClock()
	store, lead := datatest.OpenAt(t, clock)
	desk := screentest.On(t, store, lead)
	desk.Show(settings.New(desk))
	desk.Screen.(screens.Opener).Open("backups")
	return desk, clock
}

func TestBackups(t *testing.T) {
	desk, clock := backupsDesk(t)
	store, ss := desk.Store(), desk.Session()
	desk.WantText("还没有自动备份")
	desk.WantText("还没有选择")
	datatest.Child(t, store, ss, "周子涵")
	desk.Press("立即备份")
	desk.WantText("手动备份")
	desk.WantText("备份时已核对")

	t.Run("a second place is chosen and gets the backup at once", func(t *testing.T) {
		desk.Files.Path = filepath.Dir(store.Path())
		desk.Press("选择 U 盘或文件夹…")
		if len(desk.Errors) != 1 {
			t.Fatalf("the folder of the records is taken: %v", desk.Errors)
		}
		desk.Errors = nil
		stick := filepath.Join(t.TempDir(), "U盘")
		if err := os.Mkdir(stick, 0o700); err != nil {
			t.Fatal(err)
		}
		desk.Files.Path = stick
		desk.Press("选择 U 盘或文件夹…")
		desk.WantText(stick)
		desk.WantText("本机、第二处")
		if err := os.Rename(stick, stick+"2"); err != nil {
			t.Fatal(err)
		}
		clock.Set("2026-11-30", "09:00")
		desk.Screen.Update()
		desk.WantText("现在没有接上")
		clock.Set("2026-12-20", "09:00")
		desk.Screen.Update()
		desk.WantText("很久没有接上了")
		desk.Press("不再使用")
		desk.WantText("还没有选择")
	})
	t.Run("a backup is saved where a person wants it", func(t *testing.T) {
		desk.Files.Path = filepath.Join(t.TempDir(), "我的备份")
		desk.Press("另存备份…")
		if info, err := data.ReadBackup(desk.Files.Path + ".backup"); err != nil || info.Rows["child"] != 1 {
			t.Errorf("the backup holds %+v, %v", info, err)
		}
	})
	t.Run("all are checked, and one that is damaged is named", func(t *testing.T) {
		datatest.Child(t, store, ss, "吴雨桐")
		desk.Press("立即备份")
		desk.Press("全部检查")
		desk.WantText("2 份备份全部完好")
		lines, err := store.BackupLines(ss)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(lines[0].Path)
		if err != nil {
			t.Fatal(err)
		}
		raw[len(raw)/2] ^= 1
		if err := os.WriteFile(lines[0].Path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		desk.Press("全部检查")
		desk.WantText("2 份备份中有 1 份不能用")
		desk.WantText("已损坏")
		desk.Press("恢复…")
		if len(desk.Errors) != 1 || desk.Canvas().Overlays().Top() != nil {
			t.Errorf("a damaged backup is offered for restoring: %v", desk.Errors)
		}
		desk.Errors = nil
	})
	for _, err := range desk.Errors {
		t.Errorf("failed: %v", err)
	}
}

func TestRestoreFromThePage(t *testing.T) {
	desk, clock := backupsDesk(t)
	store, ss := desk.Store(), desk.Session()
	datatest.Child(t, store, ss, "周子涵")
	desk.Press("立即备份")
	clock.Set("2026-11-25", "15:30")
	datatest.Child(t, store, ss, "吴雨桐")
	desk.Press("恢复…")
	desk.WantText("恢复这份备份？")
	desk.WantText("−1")
	desk.WantText("2026年11月25日 15:30")
	desk.Press("取消")
	if store.Closed() {
		t.Fatal("it was restored without a yes")
	}
	lines, err := store.BackupLines(ss)
	if err != nil {
		t.Fatal(err)
	}
	desk.Files.Path = lines[0].Path
	desk.Press("从别的备份恢复…")
	desk.Press("恢复这个备份")
	if !store.Closed() || desk.Anew == "" {
		t.Fatalf("it was not restored: %q, %v", desk.Anew, desk.Errors)
	}
	again, lead, err := data.Open(store.Path(), ss.User, datatest.Password, data.Options{Now: clock.Now, Machine: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = again.Close() })
	if _, total, err := again.Children(lead, data.ChildFilter{}); err != nil || total != 1 {
		t.Errorf("%d children, %v", total, err)
	}
}

func TestBackupsOfThoseWhoDoNotDecide(t *testing.T) {
	store, lead := datatest.Open(t)
	desk := screentest.On(t, store, datatest.As(t, store, lead, data.SocialWorker))
	desk.Show(settings.New(desk))
	desk.Press("备份")
	desk.WantNoText("恢复…")
	desk.WantNoText("选择 U 盘或文件夹…")
	desk.Press("立即备份")
	desk.WantText("手动备份")
	for _, err := range desk.Errors {
		t.Errorf("failed: %v", err)
	}
}
