package data_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

// backedUp answers a file with two children, closed, and a backup of when it
// had one.
func backedUp(t *testing.T) (path, backup string) {
	t.Helper()
	folder := t.TempDir()
	path, backup = filepath.Join(folder, "云禾.db"), filepath.Join(folder, "一.backup")
	s, ss := made(t, path)
	datatest.Child(t, s, ss, "周子涵")
	if _, err := s.Backup(ss, backup); err != nil {
		t.Fatal(err)
	}
	datatest.Child(t, s, ss, "吴雨桐")
	closed(t, s)
	return path, backup
}

// wantChildren opens a file and wants so many sound children, and no warning.
func wantChildren(t *testing.T, path string, children int) {
	t.Helper()
	s, ss, err := reopen(path, laptop("first"))
	if err != nil {
		t.Fatal(err)
	}
	defer closed(t, s)
	wantSound(t, s, ss, children)
	if all := warned(t, s, ss); len(all) > 0 {
		t.Errorf("it warns of %v", all)
	}
}

// TestInterruptedRestore stops a restore before each step on the disk, as the
// death of the program does, and wants the next start to go on with it.
func TestInterruptedRestore(t *testing.T) {
	stopped := errors.New("stopped")
	for step := 0; ; step++ {
		path, backup := backedUp(t)
		left := step
		release := data.OnStep(func() error {
			left--
			if left < 0 {
				return stopped
			}
			return nil
		})
		_, err := data.Restore(backup, path, data.Key{User: "周岚", Password: datatest.Password}, laptop("first"))
		release()
		switch {
		case err == nil:
			wantChildren(t, path, 1)
			if step < 8 {
				t.Errorf("a restore has only %d steps", step)
			}
			return
		case !errors.Is(err, stopped):
			t.Fatalf("step %d: %v", step, err)
		}
		if _, err := os.Stat(path + ".swap"); err != nil {
			wantChildren(t, path, 2) // it had not begun
		} else {
			wantChildren(t, path, 1)
		}
	}
}

func TestPreview(t *testing.T) {
	path, backup := backedUp(t)
	s, ss, err := reopen(path, window("first"))
	if err != nil {
		t.Fatal(err)
	}
	defer closed(t, s)
	p, err := s.PreviewBackup(ss, backup)
	if err != nil {
		t.Fatal(err)
	}
	if d := p.Differences[0]; d.Table != "child" || d.Now != 2 || d.Backup != 1 || d.NewestNow == "" || d.NewestThen == "" || p.Later < 2 {
		t.Errorf("it shows %+v and %d later entries", p.Differences, p.Later)
	}
	t.Run("a backup of another file is not shown as one of this", func(t *testing.T) {
		other, ss2 := datatest.Open(t)
		strange := filepath.Join(t.TempDir(), "b.backup")
		if _, err := other.Backup(ss2, strange); err != nil {
			t.Fatal(err)
		}
		_, err := s.PreviewBackup(ss, strange)
		wantError(t, err, data.Conflict, "This backup does not open with the keys of now.")
		if _, err := s.RestoreBackup(ss, strange); err == nil {
			t.Error("it was restored all the same")
		}
		wantSound(t, s, ss, 2)
	})
	t.Run("the open file is replaced, and what was there meanwhile can be had back", func(t *testing.T) {
		done, err := s.RestoreBackup(ss, backup)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Users(ss); !data.Is(err, data.Denied) {
			t.Errorf("the old session goes on: %v", err)
		}
		wantChildren(t, path, 1)
		s, ss, err := reopen(path, window("first"))
		if err != nil {
			t.Fatal(err)
		}
		aside, err := s.Replaced(ss)
		if err != nil || len(aside) != 1 || aside[0].Path != done.Before || aside[0].Size == 0 {
			t.Fatalf("put aside are %+v, %v", aside, err)
		}
		kept, err := s.RestoreBack(ss, done.Before)
		if err != nil || !strings.Contains(kept, ".before-") {
			t.Fatalf("%q, %v", kept, err)
		}
		wantChildren(t, path, 2)
		wantChildren(t, kept, 1)
	})
}

func TestVerifyBackup(t *testing.T) {
	_, backup := backedUp(t)
	v, err := data.VerifyBackup(backup, data.Key{User: "周岚", Password: datatest.Password}, laptop("second"))
	if err != nil || v.Journal == 0 {
		t.Errorf("%+v, %v", v, err)
	}
	_, err = data.VerifyBackup(backup, data.Key{User: "周岚", Password: "not this one"}, laptop("second"))
	wantError(t, err, data.Locked, "The name or the password is wrong.")
}

func TestSecondPlace(t *testing.T) {
	clock := datatest.NewClock()
	s, ss := datatest.OpenAt(t, clock)
	stick := filepath.Join(t.TempDir(), "U盘")
	folder := data.SecondFolder(stick, s.Path())
	copies := func() int {
		t.Helper()
		all, err := data.Backups(folder)
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	work := func(day string) bool {
		t.Helper()
		clock.Set(day, "10:00")
		datatest.Child(t, s, ss, "周子涵")
		if _, _, err := s.AutoBackup(ss, data.BackupWork); err != nil {
			t.Fatal(err)
		}
		copied, err := s.CopyBackup(ss)
		if err != nil {
			t.Fatal(err)
		}
		return copied
	}
	if work("2026-12-01") || copies() != 0 {
		t.Error("something was copied and no second place is chosen")
	}
	wantError(t, s.SetSecondPlace(ss, stick), data.Bad, "There is no folder")
	wantError(t, s.SetSecondPlace(ss, filepath.Dir(s.Path())), data.Bad, "The records and their backups are in this folder already.")
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := s.SetSecondPlace(ss, stick); err != nil {
		t.Fatal(err)
	}
	if !work("2026-12-02") || copies() != 1 {
		t.Errorf("there are %d copies", copies())
	}
	if copied, err := s.CopyBackup(ss); copied || err != nil {
		t.Errorf("the same was copied twice: %v", err)
	}
	for day := 3; day <= 20; day++ {
		work("2026-12-" + string(rune('0'+day/10)) + string(rune('0'+day%10)))
	}
	if n := copies(); n < 8 || n > 10 {
		t.Errorf("after three weeks there are %d copies", n)
	}
	all, err := data.Backups(folder)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := data.VerifyBackup(all[0], data.Key{User: ss.User, Password: datatest.Password}, data.Options{Now: clock.Now}); err != nil {
		t.Errorf("the copy does not open: %v", err)
	}
	for name := range map[string]bool{folder: true, s.BackupFolder(): true} {
		if left, err := filepath.Glob(filepath.Join(name, ".careledger-*")); err != nil || len(left) > 0 {
			t.Errorf("there are left %v, %v", left, err)
		}
	}
}

func TestBackupBeforeMuch(t *testing.T) {
	clock := datatest.NewClock()
	s, ss := datatest.OpenAt(t, clock)
	backups := func() int {
		t.Helper()
		all, err := data.Backups(s.BackupFolder())
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	rows := func(n int) (all []data.ImportRow) {
		for i := range n {
			all = append(all, data.ImportRow{Row: i + 2, Values: map[string]string{"name": "周" + strings.Repeat("涵", i+1), "birth": "2015-03-04"}})
		}
		return all
	}
	if _, err := s.Import(ss, "children", rows(11), data.ImportOptions{DryRun: true}); err != nil || backups() != 0 {
		t.Errorf("a trial: %d backups, %v", backups(), err)
	}
	if _, err := s.Import(ss, "children", rows(10), data.ImportOptions{}); err != nil || backups() != 0 {
		t.Errorf("ten rows: %d backups, %v", backups(), err)
	}
	if _, err := s.Import(ss, "children", rows(11), data.ImportOptions{}); err != nil || backups() != 1 {
		t.Errorf("eleven rows: %d backups, %v", backups(), err)
	}
	want := func(n int, why string) {
		t.Helper()
		lines, err := s.BackupLines(ss)
		if err != nil || len(lines) != n || lines[0].Why != why {
			t.Fatalf("%d backups, the last for %q, %v; want %d, %q", len(lines), lines[0].Why, err, n, why)
		}
	}
	want(1, data.BackupImport)
	clock.Set("2026-11-25", "11:00")
	one, two := datatest.Child(t, s, ss, "周子涵"), datatest.Child(t, s, ss, "周紫涵")
	if _, err := s.MergeChildren(ss, one.ID, two.ID, nil); err != nil {
		t.Fatal(err)
	}
	want(2, data.BackupMerge)
	ids := func(n int) (all []string) {
		for range n {
			book := data.Book{Title: "城南旧事"}
			if err := s.SaveBook(ss, &book, true); err != nil {
				t.Fatal(err)
			}
			all = append(all, book.ID)
		}
		return all
	}
	clock.Set("2026-11-26", "12:00")
	if err := s.RemoveMany(ss, "book", ids(10)); err != nil {
		t.Fatal(err)
	}
	want(2, data.BackupMerge)
	if err := s.RemoveMany(ss, "book", ids(11)); err != nil {
		t.Fatal(err)
	}
	want(3, data.BackupDelete)
	clock.Set("2026-11-27", "13:00")
	binned, err := s.Bin(ss)
	if err != nil {
		t.Fatal(err)
	}
	if gone, err := s.EmptyBin(ss, binned); err != nil || gone < 21 {
		t.Fatalf("%d are gone, %v", gone, err)
	}
	want(4, data.BackupDelete)
}

func TestEmptierBackup(t *testing.T) {
	clock := datatest.NewClock()
	s, ss := datatest.OpenAt(t, clock)
	for i := range 10 {
		datatest.Child(t, s, ss, "周"+strings.Repeat("涵", i+1))
	}
	if info, _, err := s.AutoBackup(ss, data.BackupWork); err != nil || info.Emptier {
		t.Fatalf("the first one: %v, %v", info.Emptier, err)
	}
	clock.Set("2026-11-25", "10:00")
	data.Run(t, s, "PRAGMA foreign_keys = off")
	data.Run(t, s, "DELETE FROM child WHERE id IN (SELECT id FROM child LIMIT 2)")
	data.Run(t, s, "PRAGMA foreign_keys = on")
	datatest.Child(t, s, ss, "吴雨桐")
	if info, made, err := s.AutoBackup(ss, data.BackupWork); err != nil || info.Emptier || !made {
		t.Errorf("nine of ten: %v, %v", info.Emptier, err)
	}
	clock.Set("2026-11-26", "10:00")
	data.Run(t, s, "PRAGMA foreign_keys = off")
	data.Run(t, s, "DELETE FROM child WHERE id IN (SELECT id FROM child LIMIT 3)")
	datatest.Child(t, s, ss, "吴雨桐")
	if info, made, err := s.AutoBackup(ss, data.BackupWork); err != nil || !info.Emptier || !made {
		t.Errorf("seven of nine: %v, %v, %v", info.Emptier, made, err)
	}
}
