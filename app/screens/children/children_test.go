package children_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"careledger/app/screens/children"
	"careledger/app/screens/screentest"
	"careledger/data"
	"careledger/data/datatest"
)

// open shows the place of the children on a store with some of them.
func open(t *testing.T, names ...string) *screentest.Desk {
	t.Helper()
	d := screentest.New(t)
	for _, name := range names {
		datatest.Child(t, d.Store(), d.Session(), name)
	}
	d.Show(children.New(d))
	return d
}

// only answers the one child that the store finds.
func only(t *testing.T, d *screentest.Desk, text string) data.Child {
	t.Helper()
	found, err := d.Store().Search(d.Session(), text, 5)
	if err != nil || len(found) != 1 {
		t.Fatalf("search of %s finds %d, %v", text, len(found), err)
	}
	c, err := d.Store().Child(d.Session(), found[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestNewChildToActiveFile(t *testing.T) {
	d := open(t)
	d.WantText("还没有孩子的档案")

	d.Screen.(interface{ Create() }).Create()
	d.Fill("姓名", "李𬭊")
	d.Fill("身份证号", "３２９９２１２０１４０９１８００２２")
	d.Fill("年级", "三年级(2)班")
	d.Press("保存")
	c := only(t, d, "李𬭊")
	if c.Birth != "2014-09-18" || c.Sex != 2 || c.IDNo != "329921201409180022" || c.Stage != "primary" || c.Grade != 3 || c.Class != "2" {
		t.Errorf("saved %+v", c)
	}
	if c.Status != "unverified" || c.FileNo == "" {
		t.Errorf("status %s, number %q", c.Status, c.FileNo)
	}
	d.WantText("待核实")

	t.Run("the consent form says what it lacks beneath the field and keeps what was typed", func(t *testing.T) {
		d.Press("授权")
		d.Fill("签字日期", "2026-11-01")
		d.Press("保存")
		d.WantText("请填写签字人")
		if got := d.Field("签字日期").Value(); got != "2026-11-01" {
			t.Errorf("the day is now %q", got)
		}
	})
	t.Run("with the guardian's consent the file becomes active", func(t *testing.T) {
		d.Fill("签字人", "李建国")
		d.Press("保存")
		c := only(t, d, "李𬭊")
		if c.Status != "active" || c.StatusOn != "2026-11-01" {
			t.Errorf("status %s since %s", c.Status, c.StatusOn)
		}
		d.WantText("签字人 李建国")
	})
}

func TestDoubtsAndMistakes(t *testing.T) {
	d := open(t)
	d.Screen.(interface{ Create() }).Create()
	d.Fill("姓名", "王㛃")
	d.Fill("身份证号", "329921201409180023")
	d.Press("保存")
	d.WantText("仍然保存吗")
	if _, total, err := d.Store().Children(d.Session(), data.ChildFilter{}); err != nil || total != 0 {
		t.Fatalf("%d children were saved before the answer (%v)", total, err)
	}
	d.Press("仍然保存")
	if c := only(t, d, "王㛃"); !c.IDOver || c.IDNo != "329921201409180023" {
		t.Errorf("saved %+v", c)
	}
}

func TestListFilterAndBin(t *testing.T) {
	d := open(t, "周子涵", "吴雨桐", "陈浩然")
	if left, _ := d.Screen.Status(); left != "共 3 人，显示 3 人" {
		t.Errorf("the foot says %q", left)
	}
	d.Screen.(interface{ Find() }).Find()
	d.Type("wyt")
	if left, _ := d.Screen.Status(); left != "共 3 人，显示 1 人" {
		t.Errorf("after filtering the foot says %q", left)
	}
	d.WantText("吴雨桐")

	d.Press("基本情况")
	d.Press("删除这份档案")
	d.Press("删除")
	if _, err := d.Store().Search(d.Session(), "吴雨桐", 1); err != nil {
		t.Fatal(err)
	}
	if found, _ := d.Store().Search(d.Session(), "吴雨桐", 1); len(found) != 0 {
		t.Error("the deleted child is still found")
	}
	d.Undo()
	only(t, d, "吴雨桐")
}

func TestWhatARoleMaySee(t *testing.T) {
	store, lead := datatest.Open(t)
	datatest.Child(t, store, lead, "周子涵", datatest.With(func(c *data.Child) { c.Risk = "red" }))
	t.Run("a viewer can't change anything and sees no risk level", func(t *testing.T) {
		d := screentest.On(t, store, datatest.As(t, store, lead, data.Viewer))
		d.Show(children.New(d))
		d.WantText("周子涵")
		d.WantNoText("新建档案")
		d.WantNoText("修改")
		for _, text := range d.Texts() {
			if text == "红" {
				t.Error("the viewer sees the risk level")
			}
		}
	})
}

func TestConsentByItem(t *testing.T) {
	store, lead := datatest.Open(t)
	id := datatest.Child(t, store, lead, "周子涵", datatest.Born("2012-03-05")).ID
	datatest.Consent(t, store, lead, id, "story", "2026-01-10")
	d := screentest.On(t, store, lead)
	d.Show(children.New(d))
	d.Screen.(interface{ Open(string) }).Open(id)
	d.Press("监护与授权")
	d.WantText("授权一览")
	t.Run("a child of 14 is asked too", func(t *testing.T) {
		d.WantText("周子涵已满 14 周岁，本人同意之前不能使用：案例使用（化名）。")
		d.Press("登记本人同意")
		if got := d.Field("签字人").Value(); got != "周子涵" {
			t.Errorf("signed by %q", got)
		}
		d.Press("保存")
		if ok, err := store.ConsentValid(lead, id, "story", store.Today()); err != nil || !ok {
			t.Errorf("the story may not be told: %v", err)
		}
		d.WantNoText("登记本人同意")
	})
	t.Run("what is taken back holds at once", func(t *testing.T) {
		d.Press("撤回")
		d.Press("基本信息收集与服务使用")
		d.WantText("档案自当日起暂停，尚未认领的心愿一并撤回。")
		d.Fill("签字人", "")
		d.Press("撤回")
		d.WantText("请填写签字人")
		d.Fill("签字人", "孙桂兰")
		d.Press("撤回")
		c, err := store.Child(lead, id)
		if err != nil || c.Status != "paused" {
			t.Errorf("the file is %s: %v", c.Status, err)
		}
		d.WantText("已撤回")
		if all, err := store.Requests(lead, id); err != nil || len(all) != 1 || all[0].AskedBy != "孙桂兰" {
			t.Errorf("the register has %+v: %v", all, err)
		}
	})
}

func TestEraseFile(t *testing.T) {
	d := open(t, "周子涵", "吴雨桐")
	id := only(t, d, "吴雨桐").ID
	d.Screen.(interface{ Open(string) }).Open(id)
	d.Press("基本情况")
	d.Press("永久删除个人信息…")
	d.WantText("授权 1、监护人 1")
	d.Fill("决定依据", "监护人书面要求")
	d.Fill("输入孩子姓名以确认", "吴雨")
	d.Choose("身份核验", "监护证明")
	d.Press("永久删除")
	d.WantText("请输入档案里的姓名，一字不差。")
	d.Fill("输入孩子姓名以确认", "吴雨桐")
	d.Press("永久删除")
	all, err := d.Store().Erasures(d.Session())
	if err != nil || len(all) != 1 || all[0].ChildID != id || all[0].RequestID == "" {
		t.Fatalf("the register has %+v: %v", all, err)
	}
	d.WantText("删除证明编号 " + all[0].No)
	d.Press("打印删除证明")
	if len(d.Went) != 1 || d.Went[0] != "reports/form:erasure:erasure:"+all[0].No {
		t.Errorf("went to %q", d.Went)
	}
	d.WantNoText("吴雨桐")
	if left, _ := d.Screen.Status(); left != "共 1 人，显示 1 人" {
		t.Errorf("the foot says %q", left)
	}
}

func TestCopyByRight(t *testing.T) {
	d := open(t, "周子涵")
	c := only(t, d, "周子涵")
	d.Screen.(interface{ Open(string) }).Open(c.ID)
	d.Press("基本情况")
	d.Press("提供档案副本…")
	d.Files.Path = filepath.Join(t.TempDir(), "副本.pdf")
	d.Choose("身份核验", "监护证明")
	d.Fill("副本密码", "shuiguo-88")
	d.Fill("再输一次副本密码", "shuiguo-89")
	d.Press("选择保存位置")
	d.WantText("两次输入的密码不一样")
	d.Fill("再输一次副本密码", "shuiguo-88")
	d.Press("选择保存位置")
	if len(d.Errors) > 0 || d.Files.Name != c.FileNo+".pdf" {
		t.Fatalf("%v, offered %q", d.Errors, d.Files.Name)
	}
	for _, name := range []string{"副本.pdf", "副本.xlsx"} {
		content, err := os.ReadFile(filepath.Join(filepath.Dir(d.Files.Path), name))
		if err != nil || bytes.Contains(content, []byte("周子涵")) {
			t.Errorf("%s is not sealed: %v", name, err)
		}
	}
	book, err := excelize.OpenFile(filepath.Join(filepath.Dir(d.Files.Path), "副本.xlsx"), excelize.Options{Password: "shuiguo-88"})
	if err != nil {
		t.Fatal(err)
	}
	if rows, err := book.GetRows(book.GetSheetName(0)); err != nil || len(rows) != 2 || !slices.Contains(rows[1], "周子涵") {
		t.Errorf("the first sheet says %q: %v", rows, err)
	}
	if all, err := d.Store().Requests(d.Session(), c.ID); err != nil || len(all) != 1 || all[0].Kind != "copy" || all[0].Result != "granted" {
		t.Errorf("the register has %+v: %v", all, err)
	}
}
