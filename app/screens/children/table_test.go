package children_test

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"careledger/app/screens/children"
	"careledger/app/screens/printing"
	"careledger/app/screens/screentest"
	"careledger/data"
	"careledger/data/datatest"
)

// openTable shows the children as a table.
func openTable(t *testing.T) *screentest.Desk {
	t.Helper()
	d := screentest.New(t)
	bus := data.OwnField{Subject: data.FieldsOfChild, Name: "校车", Kind: data.FieldText}
	if _, err := d.Store().SaveField(d.Session(), &bus); err != nil {
		t.Fatal(err)
	}
	datatest.Child(t, d.Store(), d.Session(), "周子涵")
	datatest.Child(t, d.Store(), d.Session(), "吴雨桐", datatest.With(func(c *data.Child) { c.School, c.Own = "石桥镇小学", data.Own("").With(bus, "三号线") }))
	datatest.Child(t, d.Store(), d.Session(), "陈浩然", datatest.NoConsent())
	d.Show(children.New(d))
	d.PressTool("表格")
	d.WantText("三号线")
	return d
}

func TestManyChildrenAreChangedAtOnce(t *testing.T) {
	d := openTable(t)
	d.Press("批量修改")
	if len(d.Toasts) != 1 || !strings.Contains(d.Toasts[0], "勾选") {
		t.Fatalf("told %q", d.Toasts)
	}
	d.Press("全选")
	if left, _ := d.Screen.Status(); !strings.Contains(left, "已选 2 人") {
		t.Errorf("the foot says %q", left)
	}
	d.Press("批量修改")
	d.Press("保存")
	d.WantText("请填写要改什么")
	d.Fill("学校", "云禾市第一中学")
	d.Fill("年级", "初一(3)班")
	d.Fill("校车", "一号线")
	d.Press("保存")
	for _, name := range []string{"周子涵", "吴雨桐"} {
		if c := only(t, d, name); c.School != "云禾市第一中学" || c.Stage != "junior" || c.Class != "3" {
			t.Errorf("%s is at %s, %s; failed %v", name, c.School, c.Stage, d.Errors)
		}
	}
	d.WantText("一号线")
	d.Undo()
	if c := only(t, d, "吴雨桐"); c.School != "石桥镇小学" {
		t.Errorf("taken back, the child is at %s; failed %v", c.School, d.Errors)
	}
	d.WantText("三号线")
	t.Run("what one file refuses changes none, and says whose it is", func(t *testing.T) {
		d.Press("全部")
		d.Press("全选")
		d.Press("批量修改")
		d.Choose("状态", "在册")
		d.Press("保存")
		if told := d.Toasts[len(d.Toasts)-1]; !strings.Contains(told, "陈浩然") {
			t.Errorf("told %q", told)
		}
		d.WantText("请先登记监护人的同意")
		d.Press("取消")
	})
}

func TestFiltersAreKeptByName(t *testing.T) {
	d := openTable(t)
	d.Screen.(interface{ Find() }).Find()
	d.Type("石桥 三号")
	if left, _ := d.Screen.Status(); left != "共 3 人，显示 1 人" {
		t.Fatalf("the foot says %q", left)
	}
	d.Press("存为常用")
	d.Fill("筛选名称", "坐三号线的")
	d.Press("保存")
	again := screentest.On(t, d.Store(), d.Session())
	again.Show(children.New(again))
	again.PressTool("表格")
	again.Press("常用筛选")
	again.Key(fyne.KeyDown, fyne.KeyReturn)
	if left, _ := again.Screen.Status(); left != "共 3 人，显示 1 人" {
		t.Errorf("with the kept filter the foot says %q", left)
	}
	again.Press("删除常用")
	if kept, err := d.Store().SavedFilters(d.Session(), "children"); err != nil || len(kept) != 0 {
		t.Errorf("still kept are %+v, %v", kept, err)
	}
}

func TestTheListIsPrintedAsFiltered(t *testing.T) {
	d := openTable(t)
	printed := ""
	was := printing.ToPrinter
	printing.ToPrinter = func(path string) (bool, error) { printed = path; return true, nil }
	t.Cleanup(func() { printing.ToPrinter = was })
	d.Screen.(interface{ Print() }).Print()
	if raw, err := os.ReadFile(printed); err != nil || !strings.HasPrefix(string(raw), "%PDF") {
		t.Fatalf("printed is %q, %v; failed %v", printed, err, d.Errors)
	}
	lines, _, err := d.Store().Past(d.Session(), data.PastFilter{Kind: data.PastPrinted})
	if err != nil || len(lines) != 1 {
		t.Errorf("journalled are %+v, %v", lines, err)
	}
}
