package app

import (
	"image"
	"os"
	"testing"
	"time"

	"careledger/data"
)

func TestDrawEverything(t *testing.T) {
	folder := t.TempDir()
	if out := os.Getenv("SCREENS_OUT"); out != "" {
		folder = out
	}
	store, session, _, err := data.Create(t.TempDir()+"/a.db", data.NewFile{
		Org: data.Org{Name: "云禾市心桥社工服务中心", Mark: "云"}, User: "单小满", Password: "correct horse",
		Options: data.Options{Now: func() time.Time { return time.Date(2026, 11, 24, 2, 0, 0, 0, time.UTC) }, Machine: "m"},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for _, n := range []string{"周龚", "单小满", "李锹"} {
		if err := store.SaveChild(session, &data.Child{Name: n, Birth: "2015-03-05", Sex: 1, Town: "柳桥镇"}, "", true); err != nil {
			t.Fatal(err)
		}
	}
	paths, err := Draw(store, session, image.Pt(1366, 768), folder)
	if err != nil || len(paths) < 12 {
		t.Fatal(paths, err)
	}
	if _, err := Draw(store, session, image.Pt(1024, 540), folder+"/small"); err != nil {
		t.Fatal(err)
	}
}
