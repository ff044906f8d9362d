package data_test

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
	"careledger/data/picture"
	"careledger/data/picture/picturetest"
)

// photo adds a photo to a record; shade makes its file another one.
func (r *records) photo(of data.PhotoOf, shade int) data.Photo {
	r.Helper()
	p := data.NewPhoto(of)
	r.done(r.AddPhoto(r.ss, &p, picturetest.JPEG(r, 40+shade, 30, 1), false))
	return p
}

// photos answers the photos of a record.
func (r *records) photos(of data.PhotoOf) []data.PhotoLine {
	r.Helper()
	lines, err := r.Photos(r.ss, of)
	r.done(err)
	return lines
}

func ofVisit(v *data.Visit) data.PhotoOf { return data.PhotoOf{Table: "visit", ID: v.ID} }

func ofActivity(a *data.Activity) data.PhotoOf { return data.PhotoOf{Table: "activity", ID: a.ID} }

func TestOnlyThePictureOfAPhotoIsKept(t *testing.T) {
	r := newRecords(t)
	child := r.child("林小满")
	v := r.visit(child, "2026-11-20", "child")
	p := data.NewPhoto(ofVisit(v))
	p.Caption = " 书桌 "
	r.done(r.AddPhoto(r.ss, &p, picturetest.JPEG(t, 3400, 1700, 6), false))
	if p.Width != 800 || p.Height != 1600 || p.Day != "2026-11-20" || p.Caption != "书桌" || p.Faces != data.FacesNotLooked {
		t.Errorf("kept %+v", p)
	}
	kept, err := r.PhotoFile(r.ss, p.ID)
	r.done(err)
	thumb, err := r.PhotoThumb(r.ss, p.ID)
	r.done(err)
	for _, file := range [][]byte{kept, thumb} {
		img, err := picture.Decode(file, 0)
		r.done(err)
		if size := img.Bounds().Size(); size.X*2 != size.Y || bytes.Contains(file, []byte(picturetest.Place)) || bytes.Contains(file, []byte("Exif")) {
			t.Errorf("the picture is %v, or its file holds what the camera noted", size)
		}
	}
	if len(kept) != p.Size || len(thumb) >= len(kept) {
		t.Errorf("%d bytes are kept, said are %d, the small one has %d", len(kept), p.Size, len(thumb))
	}
	if lines := r.photos(ofVisit(v)); len(lines) != 1 || !slices.Equal(lines[0].ChildIDs(), []string{child}) || lines[0].Children[0].Name != "林小满" {
		t.Errorf("the child of the visit is not on it: %+v", lines)
	}
}

func TestTheSamePhotoTwice(t *testing.T) {
	r := newRecords(t)
	child := r.child("林小满")
	first, second := r.visit(child, "2026-10-20", "child"), r.visit(child, "2026-11-20", "child")
	file := picturetest.JPEG(t, 60, 40, 1)
	add := func(v *data.Visit, over bool) error {
		p := data.NewPhoto(ofVisit(v))
		return r.AddPhoto(r.ss, &p, file, over)
	}
	r.done(add(first, false))
	r.conflicts(add(first, true))
	r.refused(add(second, false), "file", true)
	r.done(add(second, true))

	r.done(r.RemovePhotos(r.ss, r.photos(ofVisit(first))[0].ID))
	r.done(r.Remove(r.ss, "visit", second.ID))
	r.done(add(first, false)) // what lies in the bin proves nothing
}

func TestPhotosThatAreNotTaken(t *testing.T) {
	r := newRecords(t)
	v := r.visit(r.child("林小满"), "2026-11-20", "child")
	try := func(change func(*data.Photo), file []byte) error {
		p := data.NewPhoto(ofVisit(v))
		change(&p)
		return r.AddPhoto(r.ss, &p, file, true)
	}
	good := picturetest.JPEG(t, 60, 40, 1)
	as := func(*data.Photo) {}
	r.refused(try(as, []byte("这不是照片")), "file", false)
	r.refused(try(as, append([]byte("\x00\x00\x00\x18ftypheic"), make([]byte, 40)...)), "file", false)
	r.refused(try(as, append(slices.Clone(good), make([]byte, 41<<20)...)), "file", false)
	r.refused(try(func(p *data.Photo) { p.Day = "2026-11-25" }, good), "day", false)
	r.refused(try(func(p *data.Photo) { p.Faces = "maybe" }, good), "faces", false)
	for _, of := range []data.PhotoOf{{}, {Table: "visit", ID: "none"}, {Table: "setting", ID: v.ID}} {
		p := data.NewPhoto(of)
		if err := r.AddPhoto(r.ss, &p, good, true); !data.Is(err, data.NotFound) {
			t.Errorf("a photo of %v: %v", of, err)
		}
	}
	if n := len(r.photos(ofVisit(v))); n != 0 {
		t.Errorf("%d are kept", n)
	}
	for i := range 60 {
		r.photo(ofVisit(v), i)
	}
	r.conflicts(try(as, good))
}

func TestMarkingAPhoto(t *testing.T) {
	r := newRecords(t)
	one, other := r.child("林小满"), r.child("陈望舒")
	a := r.session("2026-11-20", one, other)
	p := r.photo(ofActivity(a), 0)
	if lines := r.photos(ofActivity(a)); len(lines[0].Children) != 0 {
		t.Errorf("on a photo of an activity there are %v", lines[0].Children)
	}
	p.Faces, p.Caption = data.FacesYes, "一起读书"
	r.done(r.SavePhoto(r.ss, &p, []string{one, other}))
	r.done(r.SavePhoto(r.ss, &p, []string{other}))
	line := r.photos(ofActivity(a))[0]
	if line.Faces != data.FacesYes || line.Caption != "一起读书" || !slices.Equal(line.ChildIDs(), []string{other}) || line.SHA256 == "" {
		t.Errorf("marked %+v", line)
	}
	stale := p
	stale.Version--
	r.conflicts(r.SavePhoto(r.ss, &stale, nil))

	of := func(child string) []data.PhotoLine {
		lines, err := r.ChildPhotos(r.ss, child)
		r.done(err)
		return lines
	}
	own := r.photo(data.PhotoOf{Table: "child", ID: other}, 1)
	if lines := of(other); len(lines) != 2 || lines[0].ID != own.ID || lines[1].ID != p.ID || len(of(one)) != 0 {
		t.Errorf("the child's photos are %+v", lines)
	}
	r.done(r.RemovePhotos(r.ss, p.ID, own.ID))
	if n := len(of(other)); n != 0 {
		t.Errorf("%d photos of what lies in the bin", n)
	}
	r.done(r.RestorePhotos(r.ss, p.ID, own.ID))
	r.done(r.Remove(r.ss, "activity", a.ID))
	if lines := of(other); len(lines) != 1 || lines[0].ID != own.ID {
		t.Errorf("with the activity in the bin there are %+v", lines)
	}
}

func TestAClassHasItsPhotosByDay(t *testing.T) {
	r := newRecords(t)
	c := data.Camp{Name: "一班", Site: "柳桥小学", From: "2026-07-06", To: "2026-08-14", Capacity: 40}
	r.done(r.SaveCamp(r.ss, &c))
	for i, day := range []string{"2026-07-06", "2026-07-07", "2026-07-07"} {
		r.photo(data.PhotoOf{Table: "camp", ID: c.ID, Day: day}, i)
	}
	if n := len(r.photos(data.PhotoOf{Table: "camp", ID: c.ID, Day: "2026-07-07"})); n != 2 {
		t.Errorf("%d photos of the second day", n)
	}
	if n := len(r.photos(data.PhotoOf{Table: "camp", ID: c.ID})); n != 3 {
		t.Errorf("%d photos of the class", n)
	}
}

func TestPhotosAskForTheRightOfTheirRecord(t *testing.T) {
	r := newTeam(t)
	child := r.child("林小满")
	w := data.Wish{ChildID: child, Category: "stationery", Item: "台灯", Price: 8000, Quantity: 1, Registered: "2026-11-01"}
	r.done(r.SaveWish(r.ss, &w))
	c := data.Camp{Name: "一班", Site: "柳桥小学", From: "2026-07-06", To: "2026-08-14", Capacity: 40}
	r.done(r.SaveCamp(r.ss, &c))
	n := 0
	for _, kind := range []struct {
		of        data.PhotoOf
		see, keep string
	}{
		{data.PhotoOf{Table: "child", ID: child}, seeChildren, recordChild},
		{data.PhotoOf{Table: "wish", ID: w.ID}, seeWishes, recordWishes},
		{ofVisit(r.visit(child, "2026-11-20", "child")), seeChildren, recordVisits},
		{ofActivity(r.session("2026-11-20", child)), everybody, recordCare},
		{data.PhotoOf{Table: "camp", ID: c.ID, Day: "2026-07-06"}, seeChildren, recordCare},
	} {
		n++
		kept := r.photo(kind.of, n)
		for role, ss := range r.roles {
			n++
			_, errList := r.Photos(ss, kind.of)
			_, errFile := r.PhotoFile(ss, kept.ID)
			_, errThumb := r.PhotoThumb(ss, kept.ID)
			for name, err := range map[string]error{"list": errList, "file": errFile, "thumb": errThumb} {
				if data.Is(err, data.Denied) == strings.Contains(kind.see, roleLetters[role]) {
					t.Errorf("%s of a photo of a %s as %s gives %v", name, kind.of.Table, role, err)
				}
			}
			p := data.NewPhoto(kind.of)
			saved := r.photos(kind.of)[0].Photo
			for name, err := range map[string]error{
				"add": r.AddPhoto(ss, &p, picturetest.JPEG(t, 40+n, 30, 1), true), "mark": r.SavePhoto(ss, &saved, nil),
				"remove": r.RemovePhotos(ss, kept.ID), "restore": r.RestorePhotos(ss, kept.ID),
			} {
				may := strings.Contains(kind.keep, roleLetters[role])
				if data.Is(err, data.Denied) == may || may != ss.CanPhoto(kind.of.Table) {
					t.Errorf("%s of a photo of a %s as %s gives %v", name, kind.of.Table, role, err)
				}
			}
			if err := r.RestorePhotos(r.ss, kept.ID); err != nil && !data.Is(err, data.NotFound) {
				t.Fatal(err)
			}
		}
	}
	for role, ss := range r.roles {
		lines, err := r.Photos(ss, ofActivity(r.session("2026-11-20", child)))
		if err != nil || len(lines) > 0 {
			t.Errorf("as %s: %v, %v", role, lines, err)
		}
	}
	lines, err := r.Photos(r.roles[data.Accountant], data.PhotoOf{Table: "wish", ID: w.ID})
	r.done(err)
	if last := lines[len(lines)-1]; len(last.Children) != 1 || last.Children[0].Name != "" {
		t.Errorf("the accountant sees %+v", last)
	}
}

func TestAVolunteerSeesOnlyPhotosOfTheChildrenGiven(t *testing.T) {
	g := newSighted(t, assigned)
	mine, other := g.mine[0].ID, g.other[0].ID
	n := 0
	add := func(s *data.Store, ss *data.Session, of data.PhotoOf) (data.Photo, error) {
		n++
		p := data.NewPhoto(of)
		return p, s.AddPhoto(ss, &p, picturetest.JPEG(t, 40+n, 30, 1), false)
	}
	must := func(p data.Photo, err error) data.Photo {
		t.Helper()
		g.done(err)
		return p
	}
	a := data.Activity{Programme: "reading", Title: "共读", Day: "2026-11-20"}
	g.done(g.all.SaveActivity(g.lead, &a, []data.Attendance{{ChildID: mine, Attended: true}, {ChildID: other, Attended: true}}, nil))
	together := must(add(g.all, g.lead, ofActivity(&a)))
	g.done(g.all.SavePhoto(g.lead, &together, []string{mine, other}))
	strange := must(add(g.all, g.lead, ofActivity(&a)))
	g.done(g.all.SavePhoto(g.lead, &strange, []string{other}))
	own := must(add(g.store, g.ss, ofActivity(&a)))
	must(add(g.all, g.lead, data.PhotoOf{Table: "child", ID: other}))

	lines, err := g.store.Photos(g.ss, ofActivity(&a))
	g.done(err)
	if len(lines) != 2 || lines[0].ID != together.ID || lines[1].ID != own.ID {
		t.Errorf("of the activity the volunteer sees %+v", lines)
	}
	if len(lines[0].Children) != 1 || lines[0].Children[0].ChildID != mine {
		t.Errorf("on the photo the volunteer sees %v", lines[0].Children)
	}
	if _, err := g.store.PhotoFile(g.ss, strange.ID); !data.Is(err, data.NotFound) {
		t.Errorf("the file of another child's photo: %v", err)
	}
	together = lines[0].Photo
	together.Caption = "读书"
	g.done(g.store.SavePhoto(g.ss, &together, []string{mine}))
	if all, err := g.all.Photos(g.lead, ofActivity(&a)); err != nil || len(all[0].Children) != 2 {
		t.Errorf("the other child is gone from the photo: %v, %v", all[0].Children, err)
	}
	for _, of := range []data.PhotoOf{{Table: "child", ID: other}} {
		if _, err := add(g.store, g.ss, of); !data.Is(err, data.Denied) {
			t.Errorf("a photo of %v: %v", of, err)
		}
	}
	if lines, err := g.store.Photos(g.ss, data.PhotoOf{Table: "child", ID: other}); err != nil || len(lines) != 0 {
		t.Errorf("of the other child the volunteer sees %v, %v", lines, err)
	}
}

func TestPhotosGoAsTheRecordsDo(t *testing.T) {
	r := newRecords(t)
	child := r.child("林小满")
	of := data.PhotoOf{Table: "child", ID: child}
	kept, gone := r.photo(of, 0), r.photo(of, 1)
	r.done(r.RemovePhotos(r.ss, gone.ID))

	t.Run("a photo that is emptied out of the bin leaves no file", func(t *testing.T) {
		bin, err := r.Bin(r.ss)
		r.done(err)
		n, err := r.EmptyBin(r.ss, bin)
		r.done(err)
		if _, err := r.PhotoFile(r.ss, gone.ID); n != 1 || !data.Is(err, data.NotFound) {
			t.Errorf("%d went, %v", n, err)
		}
		if n, err := r.VerifyJournal(r.ss); err != nil || n == 0 {
			t.Errorf("the journal: %v", err)
		}
	})
	t.Run("merging two files brings the photos along", func(t *testing.T) {
		stays := r.child("林小漫")
		a := r.session("2026-11-20", child, stays)
		p := r.photo(ofActivity(a), 2)
		r.done(r.SavePhoto(r.ss, &p, []string{child, stays}))
		_, err := r.MergeChildren(r.ss, stays, child, nil)
		r.done(err)
		lines, err := r.ChildPhotos(r.ss, stays)
		r.done(err)
		for _, l := range lines {
			if l.ID == p.ID && !slices.Equal(l.ChildIDs(), []string{stays}) || l.ID == kept.ID && l.ChildID != data.Ref(stays) {
				t.Errorf("a photo is %+v", l)
			}
		}
		if len(lines) != 2 {
			t.Errorf("the photos are %+v", lines)
		}
	})
	t.Run("erasing a child erases the photos that show it or are of its records", func(t *testing.T) {
		child, other := r.child("陈望舒"), r.child("孙小树")
		a := r.session("2026-11-21", child, other)
		with, without := r.photo(ofActivity(a), 10), r.photo(ofActivity(a), 11)
		r.done(r.SavePhoto(r.ss, &with, []string{child, other}))
		r.done(r.SavePhoto(r.ss, &without, []string{other}))
		gone := []data.Photo{with, r.photo(ofVisit(r.visit(child, "2026-11-20", "child")), 12), r.photo(data.PhotoOf{Table: "child", ID: child}, 13)}
		_, err := r.Erase(r.ss, data.EraseOrder{ChildID: child, Reason: "asked", Note: "监护人书面申请", Typed: "陈望舒", AskedBy: "孙桂兰", Relation: "62", Proof: data.RequestProofs[0]})
		r.done(err)
		for _, p := range gone {
			if _, err := r.PhotoFile(r.ss, p.ID); !data.Is(err, data.NotFound) {
				t.Errorf("the file of %+v: %v", p.Of(), err)
			}
		}
		if _, err := r.PhotoFile(r.ss, without.ID); err != nil {
			t.Errorf("the other child's photo: %v", err)
		}
	})
	t.Run("a backup carries them", func(t *testing.T) {
		want, err := r.PhotoFile(r.ss, kept.ID)
		r.done(err)
		to, place := filepath.Join(t.TempDir(), "all.backup"), filepath.Join(t.TempDir(), "other.careledger")
		info, err := r.Backup(r.ss, to)
		r.done(err)
		if info.Rows["photo_file"] != 3 {
			t.Errorf("counted %v", info.Rows)
		}
		_, err = data.Restore(to, place, data.Key{User: lead(r.ss), Password: datatest.Password}, data.Options{Now: r.clock.Now, Machine: "other"})
		r.done(err)
		s, ss, err := data.Open(place, lead(r.ss), datatest.Password, data.Options{Now: r.clock.Now, Machine: "other"})
		r.done(err)
		defer closed(t, s)
		if file, err := s.PhotoFile(ss, kept.ID); err != nil || !bytes.Equal(file, want) {
			t.Errorf("restored %d bytes of %d, %v", len(file), len(want), err)
		}
	})
}
