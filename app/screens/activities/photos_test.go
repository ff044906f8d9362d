package activities_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"careledger/app/screens"
	"careledger/data"
	"careledger/data/datatest"
	"careledger/data/picture/picturetest"
)

func TestPhotosOfAnActivity(t *testing.T) {
	d := open(t, "周子涵", "李𬭊")
	drop := func(paths ...string) {
		if !d.Screen.(screens.FileTaker).TakeFiles(paths) {
			t.Fatal("the photos are not taken")
		}
	}
	kept := func() []data.PhotoLine {
		lines, err := d.Store().Photos(d.Session(), data.PhotoOf{Table: "activity", ID: latest(t, d)[0].ID})
		if err != nil {
			t.Fatal(err)
		}
		return lines
	}
	if d.Screen.(screens.FileTaker).TakeFiles([]string{"x.jpg"}) {
		t.Error("photos are taken where no activity is open")
	}
	first, second := picturetest.File(t, "合影.jpg", 40), picturetest.File(t, "背影.JPG", 41)

	t.Run("those dropped into the form of a new one are kept with it", func(t *testing.T) {
		write(d)
		drop(first, first)
		d.WantText("照片 1")
		d.WantText("未保存")
		d.Press("保存")
		if lines := kept(); len(lines) != 1 || lines[0].Day != datatest.Today {
			t.Fatalf("kept %+v", lines)
		}
	})
	t.Run("the same file again and one that can't be read are said, others are added", func(t *testing.T) {
		d.Screen.(screens.Opener).Open(latest(t, d)[0].ID)
		broken := picturetest.File(t, "坏.png", 50)
		if err := os.Truncate(broken, 100); err != nil {
			t.Fatal(err)
		}
		drop(first, second, broken)
		d.WantText("有 2 个文件没有添加")
		d.WantText("合影.jpg：这里已经有这张照片了")
		d.WantText("坏.png：这个文件不是能读的照片")
		d.Key(fyne.KeyEscape)
		if len(kept()) != 2 || d.Toasts[len(d.Toasts)-1] != "添加了 1 张照片。" {
			t.Errorf("kept %d, %q", len(kept()), d.Toasts)
		}
		d.WantText("2 张还没看能否认出脸")
	})
	t.Run("paths in the clipboard are pasted", func(t *testing.T) {
		d.Press("照片 2")
		paste := func(text string) {
			fyne.CurrentApp().Clipboard().SetContent(text)
			d.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
		}
		paste("你好")
		if last := d.Toasts[len(d.Toasts)-1]; !strings.Contains(last, "剪贴板里没有照片文件的路径") {
			t.Errorf("the toast says %q", last)
		}
		paste(`"` + picturetest.File(t, "桌子.jpg", 42) + `"`)
		if len(kept()) != 3 {
			t.Errorf("kept %d", len(kept()))
		}
		d.Undo()
		if len(kept()) != 2 {
			t.Errorf("kept %d after the undo", len(kept()))
		}
	})
	t.Run("1 and 2 mark and go on, those who came are offered as on the photo", func(t *testing.T) {
		d.Key(fyne.KeySpace)
		d.WantText("第 1 / 2 张")
		d.Type("1")
		d.WantText("第 2 / 2 张")
		d.Type("2")
		d.Choose("照片上的孩子", "") // opens the choice
		d.Key(fyne.KeyReturn)
		d.Fill("说明", "一起画情绪脸谱")
		d.Key(fyne.KeyEscape)
		if d.Canvas().Overlays().Top() != nil {
			d.Key(fyne.KeyEscape)
		}
		lines := kept()
		if lines[0].Faces != data.FacesNo || lines[1].Faces != data.FacesYes || lines[1].Caption != "一起画情绪脸谱" {
			t.Errorf("kept %+v", lines)
		}
		came := []string{}
		list, err := d.Store().Attendances(d.Session(), latest(t, d)[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range list {
			if a.Attended {
				came = append(came, a.ChildID)
			}
		}
		if len(lines[1].Children) != 1 || !slices.Contains(came, lines[1].Children[0].ChildID) {
			t.Errorf("on the photo is %+v, there were %v", lines[1].Children, came)
		}
		d.WantNoText("还没看能否认出脸")
	})
	t.Run("Delete puts one into the bin, and it comes back", func(t *testing.T) {
		d.Key(fyne.KeyDelete)
		if len(kept()) != 1 {
			t.Errorf("kept %d", len(kept()))
		}
		d.Undo()
		if len(kept()) != 2 {
			t.Errorf("kept %d after the undo", len(kept()))
		}
		d.WantText("照片 2")
	})
	if len(d.Errors) > 0 {
		t.Errorf("errors %v", d.Errors)
	}
}
