package app

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"careledger/data"
)

func TestDroppedTable(t *testing.T) {
	d, _ := signedIn(t)
	drop := func(name, content string) {
		t.Helper()
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		d.dropped([]fyne.URI{storage.NewFileURI(path)})
	}
	drop("说明.txt", "x")
	d.WantText("把一个 Excel 或 CSV 文件拖到这里，就能导入。")
	drop("合影.jpg", "x")
	d.WantText("请先打开照片所属的记录")
	drop("天气.csv", "天气,温度\n晴,20\n")
	d.WantText("没有您可以导入的表用这些表头。“设置”里有空表可以填。")
	drop("花名册.csv", "学生姓名,性别,出生日期,监护人,联系电话\n沈禾,女,2015-03-04,沈大山,15400001234\n")
	d.WantText("导入孩子")
	d.WantText("沈禾")
	d.Press("导入")
	if _, all, err := d.store.Children(d.shell.session, data.ChildFilter{}); err != nil || all != 1 {
		t.Errorf("%d children after the import, %v", all, err)
	}
}
