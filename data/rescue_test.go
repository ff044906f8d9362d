package data_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

// spoil changes a byte in some pages of a file.
func spoil(t *testing.T, path string, damaged func(page, pages int) bool) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	pages := len(content) / pageSize
	for page := range pages {
		if damaged(page, pages) {
			content[page*pageSize+pageSize/2] ^= 0xFF
		}
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// withChildren makes a file with some children, of whom so many are in a backup,
// and answers its path and their names.
func withChildren(t *testing.T, children, backedUp int) (path string, names []string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "云禾.db")
	s, ss := made(t, path)
	for i := range children {
		names = append(names, fmt.Sprintf("孩子%s", chinese(i)))
		datatest.Child(t, s, ss, names[i])
		if i+1 == backedUp {
			if _, _, err := s.AutoBackup(ss, data.BackupEnd); err != nil {
				t.Fatal(err)
			}
		}
	}
	closed(t, s)
	return path, names
}

// chinese writes a number below 1000 in words that names may have.
func chinese(n int) string {
	digits := []rune("零一二三四五六七八九")
	return string([]rune{digits[n/100], digits[n/10%10], digits[n%10]})
}

// rescued rescues a file and answers it open.
func rescued(t *testing.T, path string) (data.Rescued, *data.Store, *data.Session) {
	t.Helper()
	r, err := data.Rescue(path, "周岚", datatest.Password, laptop("first"))
	if err != nil {
		t.Fatal(err)
	}
	s, ss, err := reopen(path, laptop("first"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closed(t, s) })
	return r, s, ss
}

func TestRescue(t *testing.T) {
	const children = 120
	t.Run("from a backup, with what is newer and can be read", func(t *testing.T) {
		path, _ := withChildren(t, children, 100)
		spoil(t, path, func(page, pages int) bool { return page == pages-3 })
		r, s, ss := rescued(t, path)
		if r.From == "" || r.Brought["child"] == 0 || r.Before == "" {
			t.Errorf("the rescue says %+v", r)
		}
		_, total, err := s.Children(ss, data.ChildFilter{})
		if err != nil || total != 100+r.Brought["child"] {
			t.Errorf("%d children are there, %d were brought (%v)", total, r.Brought["child"], err)
		}
		wantSound(t, s, ss, total)
		if _, err := os.Stat(r.Before); err != nil {
			t.Errorf("the damaged file is not kept: %v", err)
		}
	})
	t.Run("without a backup, all but what is on the damaged pages", func(t *testing.T) {
		path, _ := withChildren(t, children, 0)
		spoil(t, path, func(page, pages int) bool { return page == pages-3 || page == pages-5 }) // no page of the schema
		r, s, ss := rescued(t, path)
		_, total, err := s.Children(ss, data.ChildFilter{})
		if err != nil || r.From != "" || total < children*9/10 || total != r.Brought["child"] {
			t.Errorf("%d children are there; the rescue says %+v (%v)", total, r, err)
		}
		wantSound(t, s, ss, total)
		if next := datatest.Child(t, s, ss, "林小满"); next.FileNo != fmt.Sprintf("云2026-A%04d", children+1) {
			t.Errorf("the next number is %s", next.FileNo)
		}
	})
	t.Run("of a file whose keys are damaged uses those of the backup", func(t *testing.T) {
		path, _ := withChildren(t, 3, 3)
		if err := os.Truncate(path+".keys", 40); err != nil {
			t.Fatal(err)
		}
		_, s, ss := rescued(t, path)
		wantSound(t, s, ss, 3)
	})
	t.Run("of a file cut in the middle", func(t *testing.T) {
		path, _ := withChildren(t, 20, 20)
		if err := os.Truncate(path, pageSize*20+77); err != nil {
			t.Fatal(err)
		}
		_, s, ss := rescued(t, path)
		wantSound(t, s, ss, 20)
	})
	t.Run("of what can't be read at all leaves the file as it is", func(t *testing.T) {
		path, _ := withChildren(t, 1, 0)
		spoil(t, path, func(int, int) bool { return true })
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		_, err = data.Rescue(path, "周岚", datatest.Password, laptop("first"))
		wantError(t, err, data.Damaged, "Nothing of the damaged file can be read")
		if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
			t.Errorf("the file is changed (%v)", err)
		}
	})
	t.Run("with a wrong password changes nothing", func(t *testing.T) {
		path, _ := withChildren(t, 1, 1)
		if _, err := data.Rescue(path, "周岚", "not the password", laptop("first")); !data.Is(err, data.Locked) {
			t.Errorf("got %v", err)
		}
	})
}

func TestFileTakenAway(t *testing.T) {
	path := filepath.Join(t.TempDir(), "云禾.db")
	s, ss := made(t, path)
	datatest.Child(t, s, ss, "周子涵")
	if err := os.Rename(path, path+".elsewhere"); err != nil {
		t.Fatal(err)
	}
	err := s.SaveDonor(ss, &data.Donor{Name: "江禾书店", Kind: "company"})
	wantError(t, err, data.Gone, "The file of records is not in its place any more")
	if err := os.Rename(path+".elsewhere", path); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveDonor(ss, &data.Donor{Name: "江禾书店", Kind: "company"}); err != nil {
		t.Errorf("when it is back: %v", err)
	}
	wantSound(t, s, ss, 1)
}
