package camp_test

import (
	"testing"

	"careledger/app/screens"
	"careledger/data"
	"careledger/data/picture/picturetest"
)

func TestPhotosOfAClassBelongToTheDay(t *testing.T) {
	p := open(t)
	p.classWith(nil, "曹小雨")
	if !p.Screen.(screens.FileTaker).TakeFiles([]string{picturetest.File(t, "午餐.jpg", 40)}) {
		t.Fatal("the photo is not taken")
	}
	p.WantText("照片 1")
	photos, err := p.Store().Photos(p.Session(), data.PhotoOf{Table: "camp", ID: p.class, Day: "2026-07-06"})
	if err != nil || len(photos) != 1 {
		t.Errorf("kept %+v, %v", photos, err)
	}
}
