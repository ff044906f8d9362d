package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"careledger/app/manual"
	"careledger/app/platform"
)

func TestHandbook(t *testing.T) {
	d, _ := signedIn(t)
	var printed []string
	d.program.print = func(path string) (bool, error) {
		printed = append(printed, path)
		return true, nil
	}
	first := manual.Chapters()[0].Title
	d.typedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
	d.WantText("打开使用手册")
	d.typedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
	d.WantText("建立台账")
	d.Type("恢复码都没有了")
	d.WantText("忘了密码")
	d.WantNoText("电脑丢了")
	d.Type("航天飞机")
	d.WantText("手册里没有提到。换个词试试。")
	d.canvas.Focused().(interface{ SetText(string) }).SetText("")
	d.WantText(first)
	d.Key(fyne.KeyDown)
	d.WantText("找一个孩子")
	d.Press("打印")
	if len(printed) != 1 {
		t.Fatalf("printed %q", printed)
	}
	if raw, err := os.ReadFile(printed[0]); err != nil || !strings.HasPrefix(string(raw), "%PDF") {
		t.Errorf("what was printed is no PDF: %v", err)
	}
	d.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	d.WantNoText("找一个孩子")
}

func TestSample(t *testing.T) {
	d := newDesktop(t)
	d.start()
	d.Press("先看看示例机构")
	d.WantText("工作台")
	d.WantText("林静 · 负责人")
	path := d.store.Path()
	if recent := d.prefs.Recent(); len(recent) != 0 {
		t.Errorf("the sample is remembered: %q", recent)
	}
	if under, err := filepath.Rel(os.TempDir(), path); err != nil || strings.HasPrefix(under, "..") {
		t.Errorf("the sample is kept in %s", path)
	}
	d.backUp()
	if backups, err := filepath.Glob(d.store.BackupFolder() + "/*"); err != nil || len(backups) != 0 {
		t.Errorf("backups of the sample: %q, %v", backups, err)
	}
	test.TapCanvas(d.canvas, fyne.NewPos(1, 1))
	d.canvas.(interface{ TypedShortcut(fyne.Shortcut) }).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierControl})
	d.WantText("新建台账")
	if d.store != nil || d.sample {
		t.Error("the sample is still open after it was left")
	}
	if err := platform.RemovePassing(0); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("the sample is still on the disk: %v", err)
	}
}
