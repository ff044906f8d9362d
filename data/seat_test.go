package data_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

// window are the options of a window on a laptop.
func window(name string) data.Options {
	o := laptop(name)
	o.Alone = true
	return o
}

// looker are the options of somebody who only looks.
func looker(name string) data.Options {
	o := laptop(name)
	o.ReadOnly = true
	return o
}

const looksOnly = "The file is open for looking only"

func TestSecondWindow(t *testing.T) {
	path := filepath.Join(t.TempDir(), "云禾.db")
	first, _ := made(t, path)
	closed(t, first)
	first, ss, err := reopen(path, window("first"))
	if err != nil {
		t.Fatal(err)
	}
	defer closed(t, first)
	datatest.Child(t, first, ss, "周子涵")

	t.Run("is told who has the file, without a name", func(t *testing.T) {
		_, _, err := reopen(path, window("second"))
		wantError(t, err, data.InUse, "Somebody with the role {{.Role}} on computer {{.Laptop}} has this file open")
		if told := err.Error(); !strings.Contains(told, "Role:lead") || !strings.Contains(told, "Laptop:A") || strings.Contains(told, "周岚") {
			t.Errorf("it is told %s", told)
		}
	})
	t.Run("may look and sees what is recorded meanwhile", func(t *testing.T) {
		s, ss2, err := reopen(path, looker("second"))
		if err != nil {
			t.Fatal(err)
		}
		defer closed(t, s)
		wantSound(t, s, ss2, 1)
		datatest.Child(t, first, ss, "吴雨桐")
		wantSound(t, s, ss2, 2)
	})
	t.Run("commands work beside it", func(t *testing.T) {
		s, ss, err := reopen(path, laptop("first"))
		if err != nil {
			t.Fatal(err)
		}
		defer closed(t, s)
		datatest.Child(t, s, ss, "陈浩然")
	})
	t.Run("has it as soon as it is free", func(t *testing.T) {
		closed(t, first)
		s, ss, err := reopen(path, window("second"))
		if err != nil {
			t.Fatal(err)
		}
		defer closed(t, s)
		wantSound(t, s, ss, 3)
	})
}

// TestLooking tries every kind of change in a file that is open for looking.
func TestLooking(t *testing.T) {
	path := filepath.Join(t.TempDir(), "云禾.db")
	s, ss := made(t, path)
	child := datatest.Child(t, s, ss, "周子涵").ID
	closed(t, s)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s, ss, err = reopen(path, looker("another"))
	if err != nil {
		t.Fatal(err)
	}
	for name, try := range map[string]func() error{
		"save":         func() error { return s.SaveChild(ss, large("吴雨桐"), datatest.Since, true) },
		"remove":       func() error { return s.RemoveChild(ss, child) },
		"set":          func() error { return s.SetSetting(ss, data.SettingClaimDays, "9") },
		"export":       func() error { return s.NoteOut(ss, "export", "children", nil) },
		"back up":      func() error { _, err := s.Backup(ss, filepath.Join(t.TempDir(), "a")); return err },
		"new password": func() error { return s.SetPassword(ss, datatest.Password, "ein anderes Wort") },
		"new user": func() error {
			return s.AddUser(ss, &data.User{Name: "陈", Role: data.Viewer}, datatest.Password)
		},
		"import": func() error {
			_, err := s.Import(ss, "children", []data.ImportRow{{Row: 1, Values: map[string]string{"name": "吴雨桐"}}}, data.ImportOptions{})
			return err
		},
	} {
		wantError(t, try(), data.Denied, looksOnly)
		if t.Failed() {
			t.Fatalf("it was %s", name)
		}
	}
	if ss.CanWrite(data.Children) || ss.CanDecide(data.Children) || !ss.CanRead(data.Children) || !s.ReadOnly() {
		t.Error("the session does not know that it may only look")
	}
	if _, made, err := s.AutoBackup(ss, data.BackupWork); made || err != nil {
		t.Errorf("an automatic backup: %v, %v", made, err)
	}
	if _, err := s.SignIn("周岚", datatest.Password); err != nil {
		t.Errorf("signing in once more: %v", err)
	}
	wantSound(t, s, ss, 1)
	closed(t, s)
	after, err := os.ReadFile(path)
	if err != nil || string(after) != string(before) {
		t.Errorf("the file was changed (%v)", err)
	}
	s, _, err = reopen(path, laptop("first"))
	if err != nil {
		t.Fatalf("the old password does not open it any more: %v", err)
	}
	closed(t, s)
}

func TestNetworkShare(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "云禾.db")
	s, _ := made(t, path)
	closed(t, s)
	data.OnNetwork(t)
	const says = "This folder is on another computer (a network share)"
	_, _, err := reopen(path, laptop("first"))
	wantError(t, err, data.Full, says)
	_, _, err = reopen(path, looker("first"))
	wantError(t, err, data.Full, says)
	empty := t.TempDir()
	_, _, err = create(filepath.Join(empty, "neu.db"))
	wantError(t, err, data.Full, says)
	wantNothing(t, empty)
}
