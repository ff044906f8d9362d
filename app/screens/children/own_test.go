package children_test

import (
	"path/filepath"
	"strings"
	"testing"

	"careledger/app/exchange"
	"careledger/app/report"
	"careledger/app/screens/children"
	"careledger/app/screens/screentest"
	"careledger/data"
	"careledger/data/datatest"
)

func TestOwnFieldsOfAChild(t *testing.T) {
	d := screentest.New(t)
	child := datatest.Child(t, d.Store(), d.Session(), "林小满")
	size := data.OwnField{Subject: data.FieldsOfChild, Name: "鞋码", Kind: data.FieldNumber}
	bus := data.OwnField{Subject: data.FieldsOfChild, Name: "校车", Kind: data.FieldChoice, Choices: "坐\n不坐"}
	for _, f := range []*data.OwnField{&size, &bus} {
		if _, err := d.Store().SaveField(d.Session(), f); err != nil {
			t.Fatal(err)
		}
	}
	d.Show(children.New(d))
	d.Press("修改")
	d.Fill("鞋码", "大")
	d.Choose("校车", "坐")
	d.Press("保存")
	d.WantText("“大”不是数字")
	d.Fill("鞋码", "36")
	d.Press("保存")
	d.Press("基本情况")
	d.WantText("其他信息")
	d.WantText("36")
	if kept := only(t, d, "林小满"); kept.Own.Of(size) != "36" || kept.Own.Of(bus) != "坐" {
		t.Errorf("kept is %s; failed %v", kept.Own, d.Errors)
	}
	t.Run("tables bring it out and in, and the child's file prints it", func(t *testing.T) {
		kind, _ := exchange.Find("children")
		kind, err := kind.For(d.Store(), d.Session())
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "儿童.xlsx")
		if _, err := exchange.Export(d.Store(), d.Session(), kind, path); err != nil {
			t.Fatal(err)
		}
		file, err := exchange.Read(path, kind, nil)
		if err != nil {
			t.Fatal(err)
		}
		result, err := file.Import(d.Store(), d.Session(), exchange.Options{})
		if err != nil || result.Count(data.RowUnchanged) != 1 {
			t.Errorf("brought in again: %+v, %v", result, err)
		}
		if headings := kind.Headings(); headings[len(headings)-2] != "鞋码" || headings[len(headings)-1] != "校车" {
			t.Errorf("headings are %v", headings)
		}
		made, err := report.Make(d.Store(), d.Session(), report.Options{Name: "child", Edition: report.Internal, For: "child:" + child.FileNo})
		if err != nil {
			t.Fatal(err)
		}
		if text := made.Pages.Text(0); !strings.Contains(text, "鞋码") || !strings.Contains(text, "36") {
			t.Errorf("the file prints %q", text)
		}
	})
}
