package data_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

// backupReminders are the texts of what is said of backups.
func backupReminders(t *testing.T, s *data.Store, ss *data.Session) string {
	t.Helper()
	all, _, err := s.Reminders(ss, 100)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, r := range all {
		if r.Kind == data.RemindBackup {
			texts = append(texts, r.Text)
		}
	}
	return strings.Join(texts, "\n")
}

func TestBackupLines(t *testing.T) {
	clock := datatest.NewClock()
	s, ss := datatest.OpenAt(t, clock)
	stick := t.TempDir()
	for i := range 10 {
		datatest.Child(t, s, ss, "周"+strings.Repeat("涵", i+1))
	}
	backUp := func(day, why string) {
		t.Helper()
		clock.Set(day, "18:00")
		if _, made, err := s.AutoBackup(ss, why); err != nil || !made {
			t.Fatalf("%s: made %t, %v", day, made, err)
		}
	}
	backUp("2026-11-24", data.BackupEnd)
	if err := s.SetSecondPlace(ss, stick); err != nil {
		t.Fatal(err)
	}
	data.Run(t, s, "PRAGMA foreign_keys = off")
	data.Run(t, s, "DELETE FROM child WHERE id IN (SELECT id FROM child LIMIT 3)")
	backUp("2026-11-25", data.BackupAsked)
	if copied, err := s.CopyBackup(ss); !copied || err != nil {
		t.Fatalf("copied %t, %v", copied, err)
	}
	lines, err := s.BackupLines(ss)
	if err != nil || len(lines) != 2 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	latest, first := lines[0], lines[1]
	if latest.Made != "2026-11-25T10:00:00Z" || latest.Why != data.BackupAsked || latest.Rows["child"] != 7 || latest.Size == 0 || latest.Second == "" || !latest.Here() || !latest.Emptier {
		t.Errorf("the latest is %+v", latest)
	}
	if first.Why != data.BackupEnd || first.Rows["child"] != 10 || first.Second != "" || first.Emptier {
		t.Errorf("the first is %+v", first)
	}
	if said := backupReminders(t, s, ss); !strings.Contains(said, "the one before held") {
		t.Errorf("an emptier backup is told by %q", said)
	}

	t.Run("a backup that only the second place has is listed", func(t *testing.T) {
		if err := os.Remove(latest.Path); err != nil {
			t.Fatal(err)
		}
		lines, err := s.BackupLines(ss)
		if err != nil || len(lines) != 2 || lines[0].Here() || lines[0].Path != latest.Second {
			t.Errorf("got %+v, %v", lines, err)
		}
		if _, err := s.CheckBackup(ss, lines[0].Path); err != nil {
			t.Errorf("it does not hold: %v", err)
		}
	})
	t.Run("one byte is noticed when it is checked", func(t *testing.T) {
		raw, err := os.ReadFile(first.Path)
		if err != nil {
			t.Fatal(err)
		}
		raw[len(raw)/2] ^= 1
		if err := os.WriteFile(first.Path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err = s.CheckBackup(ss, first.Path)
		wantError(t, err, data.Damaged, "This file is no backup")
	})
	t.Run("one that can't be read is listed as such", func(t *testing.T) {
		if err := os.WriteFile(first.Path, []byte("PK"), 0o600); err != nil {
			t.Fatal(err)
		}
		lines, err := s.BackupLines(ss)
		if err != nil || !lines[1].Broken || lines[1].Made != first.Made {
			t.Errorf("got %+v, %v", lines, err)
		}
	})
}

func TestBackupReminders(t *testing.T) {
	clock := datatest.NewClock()
	s, ss := datatest.OpenAt(t, clock)
	datatest.Child(t, s, ss, "周子涵")
	if said := backupReminders(t, s, ss); said != "" {
		t.Errorf("at once it says %q", said)
	}
	clock.Set("2026-11-26", "10:00")
	if said := backupReminders(t, s, ss); !strings.HasPrefix(said, "What was recorded since {{.Since}} is in no backup.") {
		t.Errorf("without any backup it says %q", said)
	}
	if _, _, err := s.AutoBackup(ss, data.BackupEnd); err != nil {
		t.Fatal(err)
	}
	clock.Set("2027-03-01", "10:00")
	if said := backupReminders(t, s, ss); said != "" {
		t.Errorf("when nothing was recorded for months it says %q", said)
	}
	datatest.Child(t, s, ss, "吴雨桐")
	clock.Set("2027-03-03", "10:00")
	if said := backupReminders(t, s, ss); !strings.HasPrefix(said, "The last good backup is of {{.Last}}") {
		t.Errorf("when the last one is old it says %q", said)
	}
	if _, _, err := s.AutoBackup(ss, data.BackupWork); err != nil {
		t.Fatal(err)
	}

	stick := filepath.Join(t.TempDir(), "U盘")
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := s.SetSecondPlace(ss, stick); err != nil {
		t.Fatal(err)
	}
	if _, err := s.CopyBackup(ss); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(stick, stick+" 拔了"); err != nil {
		t.Fatal(err)
	}
	clock.Set("2027-03-16", "10:00")
	if said := backupReminders(t, s, ss); said != "" {
		t.Errorf("after less than two weeks it says %q", said)
	}
	clock.Set("2027-03-18", "10:00")
	if said := backupReminders(t, s, ss); !strings.HasPrefix(said, "The second place of the backups") {
		t.Errorf("after two weeks it says %q", said)
	}
	if err := s.SetSecondPlace(ss, ""); err != nil {
		t.Fatal(err)
	}
	if said := backupReminders(t, s, ss); said != "" {
		t.Errorf("when there is no second place any more it says %q", said)
	}
}

// TestRestoreKeepsWhatGoesOn wants backups to be made of what is recorded after
// a restore, though there are some that are ahead of it.
func TestRestoreKeepsWhatGoesOn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "云禾.db")
	s, ss := made(t, path)
	datatest.Child(t, s, ss, "周子涵")
	old := filepath.Join(t.TempDir(), "一.backup")
	if _, err := s.Backup(ss, old); err != nil {
		t.Fatal(err)
	}
	datatest.Child(t, s, ss, "吴雨桐")
	if _, _, err := s.AutoBackup(ss, data.BackupEnd); err != nil {
		t.Fatal(err)
	}
	if err := s.SetPassword(ss, datatest.Password, "秋天的柳桥镇很美"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.RestoreBackup(ss, old); err != nil {
		t.Fatal(err)
	}
	if _, _, err := reopen(path, laptop("first")); !data.Is(err, data.Locked) {
		t.Errorf("the password of then opens it: %v", err)
	}
	s, ss, err := data.Open(path, ss.User, "秋天的柳桥镇很美", laptop("first"))
	if err != nil {
		t.Fatal(err)
	}
	defer closed(t, s)
	wantSound(t, s, ss, 1)
	past, _, err := s.Past(ss, data.PastFilter{})
	if err != nil || past[1].Act != "restored" || past[1].Who != ss.User || past[1].Laptop != s.Letter() {
		t.Errorf("the history ends with %+v, %v", past[:2], err)
	}
	if _, made, err := s.AutoBackup(ss, data.BackupEnd); err != nil || !made {
		t.Errorf("made %t, %v", made, err)
	}
	t.Run("what was put aside can be removed for good", func(t *testing.T) {
		aside, err := s.Replaced(ss)
		if err != nil || len(aside) != 1 {
			t.Fatalf("put aside are %+v, %v", aside, err)
		}
		wantError(t, s.RemoveReplaced(ss, path), data.NotFound, "What was put aside is not there any more.")
		if err := s.RemoveReplaced(ss, aside[0].Path); err != nil {
			t.Fatal(err)
		}
		if left, err := filepath.Glob(path + ".before-*"); err != nil || len(left) > 0 {
			t.Errorf("there are left %v, %v", left, err)
		}
	})
}
