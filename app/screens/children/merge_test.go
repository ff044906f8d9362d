package children_test

import (
	"testing"

	"careledger/app/screens/children"
	"careledger/app/screens/screentest"
	"careledger/data"
	"careledger/data/datatest"
)

func TestMergeTwoFiles(t *testing.T) {
	d := screentest.New(t)
	store, ss := d.Store(), d.Session()
	keep := datatest.Child(t, store, ss, "李小禾", datatest.With(func(c *data.Child) { c.School = "柳桥小学" }))
	gone := datatest.Child(t, store, ss, "李晓禾", datatest.With(func(c *data.Child) { c.School, c.Alias = "云禾实验小学", "禾禾" }))
	visit := data.Visit{ChildID: gone.ID, Day: "2026-11-12", Kind: "school", Met: "child"}
	if err := store.SaveVisit(ss, &visit, nil, true); err != nil {
		t.Fatal(err)
	}
	visits := func(id string) int {
		all, err := store.Services(ss, id)
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	d.Show(children.New(d))
	d.Screen.(interface{ Open(string) }).Open(keep.ID)
	d.Press("基本情况")
	d.Press("与另一份档案合并")
	d.Press("先看看结果")
	d.WantText("请填写")
	d.Choose("同一个孩子的另一份档案", gone.FileNo)
	t.Run("the preview says what differs, what is added and what moves", func(t *testing.T) {
		for _, text := range []string{"李小禾；另一份：李晓禾", "柳桥小学", "云禾实验小学", "禾禾", "补入", "走访 1", "只留一份：监护人 1"} {
			d.WantText(text)
		}
		if visits(keep.ID) != 0 || visits(gone.ID) != 1 {
			t.Error("the preview changed something")
		}
	})
	t.Run("after merging there is one file with both's records", func(t *testing.T) {
		d.Press("合并")
		if found, err := store.Search(ss, "李晓禾", 5); err != nil || len(found) != 0 {
			t.Errorf("found %+v, %v", found, err)
		}
		if c := only(t, d, keep.FileNo); c.Name != "李小禾" || c.Alias != "禾禾" || c.School != "柳桥小学" || visits(keep.ID) != 1 {
			t.Errorf("kept %+v", c)
		}
		d.Press("时间线")
		d.WantText("并入档案：" + gone.FileNo)
	})
	t.Run("undo brings the other file back", func(t *testing.T) {
		d.Undo()
		if visits(keep.ID) != 0 || visits(gone.ID) != 1 || only(t, d, keep.FileNo).Alias != "" {
			t.Error("not everything is as it was")
		}
	})
	if len(d.Errors) > 0 {
		t.Errorf("failed with %v", d.Errors)
	}
}
