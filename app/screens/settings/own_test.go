package settings_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"careledger/app/screens/screentest"
	"careledger/app/screens/settings"
	"careledger/data"
	"careledger/data/datatest"
)

func TestListsOfTheOrganization(t *testing.T) {
	desk := newDesk(t)
	child := datatest.Child(t, desk.Store(), desk.Session(), "林小满")
	desk.Press("列表和栏目")
	desk.WantText("学习用品")
	desk.Press("添加选项")
	desk.Fill("选项名称", "图书")
	desk.Press("保存")
	desk.WantText("已经在列表里了") // a word of the program
	desk.Fill("选项名称", "乐器")
	desk.Press("保存")
	w := data.Wish{ChildID: child.ID, Item: "陶笛", Category: "乐器"}
	if err := desk.Store().SaveWish(desk.Session(), &w); err != nil {
		t.Fatal(err)
	}
	desk.DoublePress("乐器")
	desk.Fill("选项名称", "音乐用品")
	desk.Key(fyne.KeyReturn)
	if kept, err := desk.Store().Wish(desk.Session(), w.ID); err != nil || kept.Category != "音乐用品" {
		t.Fatalf("the wish has %q, %v; failed %v", kept.Category, err, desk.Errors)
	}
	desk.WantText("音乐用品")
	desk.Key(fyne.KeyDelete)
	if len(desk.Errors) != 1 || !data.Is(desk.Errors[0], data.Conflict) {
		t.Errorf("deleting it gave %v", desk.Errors)
	}
	desk.Errors = nil
	desk.Key(fyne.KeySpace)
	if offered, err := desk.Store().Choices(desk.Session(), data.ListWishCategory, ""); err != nil || slices.Contains(offered, "音乐用品") {
		t.Errorf("offered are %v, %v", offered, err)
	}
	desk.Undo()
	offered, err := desk.Store().Choices(desk.Session(), data.ListWishCategory, "")
	if err != nil || offered[len(offered)-1] != "音乐用品" {
		t.Errorf("offered are %v, %v", offered, err)
	}
	desk.Press("活动形式")
	desk.WantText("这个列表还是空的")
	for _, err := range desk.Errors {
		t.Errorf("failed: %v", err)
	}
}

func TestFieldsOfTheOrganization(t *testing.T) {
	desk := newDesk(t)
	desk.Press("列表和栏目")
	desk.Press("孩子的栏目")
	desk.WantText("还没有自建栏目")
	add := func(name, kind, choices string) {
		desk.Press("添加栏目")
		desk.Fill("栏目名称", name)
		desk.Choose("填什么", kind)
		if choices != "" {
			desk.Fill("选项", choices)
			desk.Press("保存")
		}
	}
	add("姓名", "文字", "")
	desk.WantText("已经有一个栏目叫")
	desk.Fill("栏目名称", "鞋码")
	desk.Choose("填什么", "数字") // the last field saves
	add("校车", "选择", "坐\n不坐")
	desk.WantText("坐、不坐")
	desk.Press("上移")
	fields, err := desk.Store().OwnFields(desk.Session(), data.FieldsOfChild)
	if err != nil || len(fields) != 2 || fields[0].Name != "校车" || fields[1].Kind != data.FieldNumber {
		t.Fatalf("fields are %+v, %v; failed %v", fields, err, desk.Errors)
	}
	desk.Key(fyne.KeySpace)
	if asked, err := desk.Store().AskedFields(desk.Session(), data.FieldsOfChild); err != nil || len(asked) != 1 || asked[0].Name != "鞋码" {
		t.Errorf("asked for are %+v, %v", asked, err)
	}
	desk.Undo()
	desk.Key(fyne.KeyDelete)
	desk.WantNoText("校车")
	desk.Undo()
	desk.WantText("校车")
	for _, err := range desk.Errors {
		t.Errorf("failed: %v", err)
	}
}

func TestListsAreNotChangedByOthers(t *testing.T) {
	store, lead := datatest.Open(t)
	desk := screentest.On(t, store, datatest.As(t, store, lead, data.Volunteer))
	desk.Show(settings.New(desk))
	desk.Press("列表和栏目")
	desk.WantText("只有负责人可以修改列表和栏目")
	desk.WantNoText("添加选项")
}
