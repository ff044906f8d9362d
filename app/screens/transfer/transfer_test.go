package transfer_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"careledger/app/screens/screentest"
	"careledger/app/screens/transfer"
	"careledger/app/sheet"
	"careledger/app/widgets"
	"careledger/data"
	"careledger/data/datatest"
)

// file writes a table as CSV and answers its path.
func file(t *testing.T, name string, lines ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// names are the names of all children.
func names(t *testing.T, desk *screentest.Desk) []string {
	t.Helper()
	found, _, err := desk.Store().Children(desk.Session(), data.ChildFilter{})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, c := range found {
		all = append(all, c.Name)
	}
	slices.Sort(all)
	return all
}

func want(t *testing.T, what string, got, want []string) {
	t.Helper()
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

func TestImport(t *testing.T) {
	t.Run("a roster with a heading in doubt is asked about, shown, imported and taken back", func(t *testing.T) {
		desk := screentest.New(t)
		datatest.Child(t, desk.Store(), desk.Session(), "许诺言", datatest.Born("2014-05-06"))
		desk.Files.Path = file(t, "名单.csv",
			"学生姓名,出生日期,性别,学校,现就读学校,爱好",
			"顾念,2015-03-04,女,柳桥幼儿园,柳桥中心小学,画画",
			"许诺言,2014-05-06,男,石湖幼儿园,石湖小学,足球",
			"令狐若溪,2015-02-30,女,,柳桥中心小学,唱歌")
		transfer.Import(desk, "children")
		desk.WantText("导入孩子")
		desk.Press("选择文件")
		desk.WantText("核对列名")
		desk.WantText("爱好")
		choice := desk.Field("学校").(*widgets.Choice)
		choice.Tapped(nil)
		desk.WantText("柳桥中心小学、石湖小学")
		desk.Key(fyne.KeyDown, fyne.KeyReturn)
		desk.WantText("新增 1")
		desk.WantText("更新 1")
		desk.WantText("拒绝 1")
		desk.WantText("顾念")
		desk.Press("更新 1")
		desk.WantText("石湖小学")
		desk.Press("拒绝 1")
		desk.WantText("令狐若溪")
		if got := names(t, desk); len(got) != 1 {
			t.Fatalf("a preview kept %q", got)
		}
		desk.Press("导入")
		want(t, "after the import", names(t, desk), []string{"许诺言", "顾念"})
		if got := desk.Toasts; len(got) != 1 || got[0] != "已导入孩子：新增 1，更新 1，不变 0，拒绝 1。" {
			t.Fatalf("told %q", got)
		}
		if desk.Canvas().Overlays().Top() != nil {
			t.Error("a dialog is still open")
		}
		desk.Undo()
		want(t, "after taking back", names(t, desk), []string{"许诺言"})
		if got := desk.Toasts[len(desk.Toasts)-1]; got != "这次导入已撤销。" {
			t.Errorf("told %q", got)
		}
	})
	t.Run("the file can be given, and refused rows are saved with their reasons", func(t *testing.T) {
		desk := screentest.New(t)
		transfer.ImportFile(desk, "children", file(t, "名单.csv", "姓名,出生日期", "顾念,2015-03-04", "单小满,2031-01-01"))
		desk.Files.Path = filepath.Join(t.TempDir(), "退回")
		desk.Press("把拒绝的行另存为 Excel")
		desk.WantText("退回.xlsx")
		if desk.Files.Name != "名单-未导入.xlsx" {
			t.Errorf("the name offered is %q", desk.Files.Name)
		}
		book, err := sheet.Read(desk.Files.Path + ".xlsx")
		if err != nil {
			t.Fatal(err)
		}
		if row := book.Sheets[0].Rows[1]; row.Cell(1).Text != "单小满" || row.Cell(0).Text == "" {
			t.Errorf("the refused row is %v", row)
		}
	})
	t.Run("a doubtful row is taken once a person ticks it", func(t *testing.T) {
		desk := screentest.New(t)
		transfer.ImportFile(desk, "children", file(t, "名单.csv", "姓名,身份证号", "顾念,329921201503040027"))
		desk.WantText("可以导入")
		focusRows(desk)
		desk.Key(fyne.KeyDown, fyne.KeySpace)
		desk.WantText("将导入")
		desk.Press("导入")
		want(t, "children", names(t, desk), []string{"顾念"})
	})
	t.Run("what is no table is refused with a sentence, and another file can be chosen", func(t *testing.T) {
		desk := screentest.New(t)
		desk.Files.Path = file(t, "照片.xlsx", "%PDF-1.7", "")
		transfer.Import(desk, "children")
		desk.Press("选择文件")
		desk.WantText("照片.xlsx")
		desk.Files.Path = file(t, "名单.csv", "姓名,出生日期", "顾念,2015-03-04")
		desk.Press("选择文件")
		desk.WantText("新增 1")
	})
	t.Run("without the right nothing opens and no button is there", func(t *testing.T) {
		store, lead := datatest.Open(t)
		desk := screentest.On(t, store, datatest.As(t, store, lead, data.Volunteer))
		transfer.Import(desk, "children")
		if desk.Canvas().Overlays().Top() != nil {
			t.Error("a dialog opened")
		}
		if got := transfer.Tools(desk, "children"); len(got) != 0 {
			t.Errorf("%d buttons", len(got))
		}
	})
}

// focusRows gives the keyboard to the rows of the table that is shown, by Tab.
func focusRows(desk *screentest.Desk) {
	desk.T.Helper()
	for range 20 {
		desk.Canvas().FocusNext()
		if fmt.Sprintf("%T", desk.Canvas().Focused()) == "*widgets.rows" {
			return
		}
	}
	desk.T.Fatal("no table takes the keyboard")
}

func TestExport(t *testing.T) {
	t.Run("what is exported can be imported and changes nothing", func(t *testing.T) {
		desk := screentest.New(t)
		datatest.Child(t, desk.Store(), desk.Session(), "顾念", datatest.Born("2015-03-04"))
		desk.Files.Path = filepath.Join(t.TempDir(), "全部.xlsx")
		transfer.Export(desk, "children")
		if got := desk.Toasts; len(got) != 1 || !strings.HasPrefix(got[0], "已导出 1 行") {
			t.Fatalf("told %q, failed with %v", got, desk.Errors)
		}
		transfer.ImportFile(desk, "children", desk.Files.Path)
		desk.WantText("不变 1")
	})
	t.Run("the empty table has the headings", func(t *testing.T) {
		desk := screentest.New(t)
		desk.Files.Path = filepath.Join(t.TempDir(), "空表.xlsx")
		transfer.Import(desk, "people")
		desk.Press("下载空表")
		desk.WantText("空表.xlsx")
		book, err := sheet.Read(desk.Files.Path)
		if err != nil {
			t.Fatal(err)
		}
		if got := book.Sheets[0].Rows[0].Cell(0).Text; !strings.Contains(got, "姓名") {
			t.Errorf("the first heading is %q", got)
		}
	})
}
