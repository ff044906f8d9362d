package data_test

import (
	"os"
	"path/filepath"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

// lead is the name that datatest signs in with.
func lead(ss *data.Session) string { return ss.User }

func TestBackupAndRestore(t *testing.T) {
	clock := datatest.NewClock()
	s, ss := datatest.OpenAt(t, clock)
	datatest.Child(t, s, ss, "周子涵")
	to := filepath.Join(t.TempDir(), "u盘 备份.backup")
	info, err := s.Backup(ss, to)
	if err != nil {
		t.Fatal(err)
	}
	if info.Rows["child"] != 1 || info.Rows["guardian"] != 1 || info.Journal == "" {
		t.Errorf("the backup says %+v", info)
	}
	if read, err := data.ReadBackup(to); err != nil || read.SHA256 != info.SHA256 || read.Rows["child"] != 1 {
		t.Errorf("read back %+v, %v", read, err)
	}
	left, err := os.ReadDir(filepath.Dir(to))
	if err != nil || len(left) != 1 {
		t.Errorf("beside the backup there are %v, %v", left, err)
	}

	datatest.Child(t, s, ss, "吴雨桐")
	path, user := s.Path(), lead(ss)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	options := data.Options{Now: clock.Now, Machine: "another"}
	children := func() int {
		t.Helper()
		s, ss, err := data.Open(path, user, datatest.Password, options)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close() //nolint:errcheck // only read
		_, total, err := s.Children(ss, data.ChildFilter{})
		if err != nil {
			t.Fatal(err)
		}
		return total
	}
	if n := children(); n != 2 {
		t.Fatalf("%d children before the restore", n)
	}
	t.Run("a wrong password changes nothing", func(t *testing.T) {
		if _, err := data.Restore(to, path, data.Key{User: user, Password: "not this one"}, options); !data.Is(err, data.Locked) {
			t.Errorf("the answer is %v", err)
		}
		if n := children(); n != 2 {
			t.Errorf("%d children", n)
		}
	})
	t.Run("a damaged backup changes nothing", func(t *testing.T) {
		whole, err := os.ReadFile(to)
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range []int{len(whole) / 3, len(whole) / 2} {
			bent := append([]byte{}, whole...)
			bent[at] ^= 0x20
			path2 := filepath.Join(t.TempDir(), "bent")
			if err := os.WriteFile(path2, bent, 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := data.Restore(path2, path, data.Key{User: user, Password: datatest.Password}, options); !data.Is(err, data.Damaged) {
				t.Errorf("byte %d changed: %v", at, err)
			}
		}
		if _, err := data.Restore(filepath.Join(t.TempDir(), "none"), path, data.Key{User: user, Password: datatest.Password}, options); !data.Is(err, data.Damaged) {
			t.Errorf("no file: %v", err)
		}
		if n := children(); n != 2 {
			t.Errorf("%d children", n)
		}
	})
	t.Run("a restore brings the backup in place, keeps what was there, and can be undone", func(t *testing.T) {
		done, err := data.Restore(to, path, data.Key{User: user, Password: datatest.Password}, options)
		if err != nil {
			t.Fatal(err)
		}
		if n := children(); n != 1 {
			t.Errorf("%d children after the restore", n)
		}
		s, ss, err := data.Open(path, user, datatest.Password, options)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.RestoreBack(ss, done.Before); err != nil {
			t.Fatal(err)
		}
		if n := children(); n != 2 {
			t.Errorf("%d children after it was undone", n)
		}
	})
	t.Run("a backup opens on another laptop", func(t *testing.T) {
		elsewhere := filepath.Join(t.TempDir(), "neu.db")
		if _, err := data.Restore(to, elsewhere, data.Key{User: user, Password: datatest.Password}, options); err != nil {
			t.Fatal(err)
		}
		s, ss, err := data.Open(elsewhere, user, datatest.Password, options)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close() //nolint:errcheck // only read
		if s.Letter() == "A" {
			t.Error("the other laptop has the letter of the first")
		}
		if v, err := s.Verify(ss); err != nil || v.Journal == 0 {
			t.Errorf("verified %+v, %v", v, err)
		}
	})
}

func TestAutomaticBackups(t *testing.T) {
	clock := datatest.NewClock()
	s, ss := datatest.OpenAt(t, clock)
	change := func() { datatest.Child(t, s, ss, "周子涵") }
	made := func() bool {
		t.Helper()
		_, made, err := s.AutoBackup(ss, data.BackupWork)
		if err != nil {
			t.Fatal(err)
		}
		return made
	}
	change()
	if !made() {
		t.Error("no backup after a change")
	}
	if made() {
		t.Error("a second backup without a change")
	}
	if got := s.LastBackup(); got != "2026-11-24T02:00:00Z" {
		t.Errorf("the last backup was at %q", got)
	}
	// Two a day for twenty days: seven days, the weeks and the months keep theirs.
	days := []string{}
	for day := 1; day <= 20; day++ {
		days = append(days, "2026-12-"+string(rune('0'+day/10))+string(rune('0'+day%10)))
	}
	for _, day := range days {
		for _, at := range []string{"09:00", "18:00"} {
			clock.Set(day, at)
			change()
			made()
		}
	}
	all, err := data.Backups(s.BackupFolder())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, path := range all {
		names = append(names, filepath.Base(path)[len("careledger-"):][:11])
	}
	// 14–20 December by day, the Sundays 13 and 6 December and 29 November's week
	// (which has only 24 November) by week, and November by month.
	want := []string{
		"20261220-18", "20261219-18", "20261218-18", "20261217-18", "20261216-18", "20261215-18", "20261214-18", "20261213-18", "20261206-18", "20261124-10",
	}
	if len(names) != len(want) {
		t.Fatalf("kept %v", names)
	}
	for i := range want {
		if names[i] != want[i] {
			t.Errorf("kept %v, want %v", names, want)
			break
		}
	}
}
