package children_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"careledger/app/screens/children"
	"careledger/app/screens/screentest"
	"careledger/data"
	"careledger/data/datatest"
)

func TestDuplicatesWhileTyping(t *testing.T) {
	d := screentest.New(t)
	known := datatest.Child(t, d.Store(), d.Session(), "李小禾", datatest.Born("2016-05-01"))
	if err := d.Store().SaveGuardian(d.Session(), &data.Guardian{ChildID: known.ID, Name: "孙桂兰", Phone: "13800000001"}); err != nil {
		t.Fatal(err)
	}
	d.Show(children.New(d))
	create := d.Screen.(interface{ Create() }).Create
	count := func() int {
		_, total, err := d.Store().Children(d.Session(), data.ChildFilter{})
		if err != nil {
			t.Fatal(err)
		}
		return total
	}

	t.Run("the same sound and day of birth are said at once, and nothing is saved over it", func(t *testing.T) {
		create()
		d.Fill("姓名", "李晓禾")
		d.WantNoText("可能已有档案")
		d.Fill("出生日期", "20160501")
		d.WantText("可能已有档案：李小禾")
		d.WantText("出生日期相同")
		d.Press("保存")
		if count() != 1 {
			t.Error("a second file was saved")
		}
	})
	t.Run("F2 opens the file that there is", func(t *testing.T) {
		d.Canvas().Focus(d.Field("出生日期").(fyne.Focusable))
		d.Key(fyne.KeyF2)
		if d.Canvas().Overlays().Top() != nil {
			t.Error("the form is still open")
		}
		d.WantText(known.FileNo)
	})
	t.Run("a guardian's phone with the name tells as well", func(t *testing.T) {
		create()
		d.Fill("姓名", "李小禾")
		d.Fill("监护人电话", "13800000001")
		d.WantText("监护人电话相同")
	})
	t.Run("F3 says that it is a twin, and the file is saved with who cares for the child", func(t *testing.T) {
		d.Key(fyne.KeyF3)
		d.WantNoText("可能已有档案")
		d.Fill("监护人或照料人", "孙桂兰")
		d.Fill("出生日期", "2016-05-01")
		d.WantNoText("可能已有档案")
		d.Press("保存")
		if count() != 2 {
			t.Fatalf("%d files; shown are %q", count(), d.Texts())
		}
		found, err := d.Store().Search(d.Session(), "李小禾", 5)
		if err != nil || len(found) != 2 {
			t.Fatalf("found %d, %v", len(found), err)
		}
		i := slices.IndexFunc(found, func(l data.ChildLine) bool { return l.ID != known.ID })
		g, err := d.Store().Guardians(d.Session(), found[i].ID)
		if err != nil || len(g) != 1 || g[0].Phone != "13800000001" || g[0].Name != "孙桂兰" {
			t.Errorf("guardians are %+v, %v", g, err)
		}
	})
	if len(d.Errors) > 0 {
		t.Errorf("failed with %v", d.Errors)
	}
}
