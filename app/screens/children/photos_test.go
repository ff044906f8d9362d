package children_test

import (
	"testing"

	"careledger/app/screens"
	"careledger/data"
	"careledger/data/picture/picturetest"
)

func TestAllPhotosOfAChild(t *testing.T) {
	d := open(t, "周子涵")
	child := only(t, d, "周子涵")
	v := data.Visit{ChildID: child.ID, Day: "2026-11-20", Kind: "school", Met: "child"}
	if err := d.Store().SaveVisit(d.Session(), &v, nil, true); err != nil {
		t.Fatal(err)
	}
	p := data.NewPhoto(data.PhotoOf{Table: "visit", ID: v.ID})
	if err := d.Store().AddPhoto(d.Session(), &p, picturetest.JPEG(t, 40, 30, 1), false); err != nil {
		t.Fatal(err)
	}
	d.Press("照片")
	d.WantText("照片 1")
	if !d.Screen.(screens.FileTaker).TakeFiles([]string{picturetest.File(t, "报名照.jpg", 41)}) {
		t.Fatal("the photo is not taken")
	}
	d.WantText("照片 2")
	d.Undo()
	d.WantText("照片 1")
	if photos, err := d.Store().ChildPhotos(d.Session(), child.ID); err != nil || len(photos) != 1 || photos[0].VisitID != data.Ref(v.ID) {
		t.Errorf("kept %+v, %v", photos, err)
	}
}
