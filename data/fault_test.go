package data_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"careledger/data"
	"careledger/data/datatest"
)

// laptop are the options of one of several programs.
func laptop(name string) data.Options {
	return data.Options{Now: datatest.NewClock().Now, Machine: name}
}

// made makes a file and answers it open, as one of several laptops.
func made(t *testing.T, path string) (*data.Store, *data.Session) {
	t.Helper()
	s, ss, err := create(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closed(t, s) })
	return s, ss
}

func create(path string) (*data.Store, *data.Session, error) {
	s, ss, _, err := data.Create(path, data.NewFile{
		Org: data.Org{Name: "云禾市护苗志愿者协会", ShortName: "护苗协会", Mark: "云"}, User: "周岚", Password: datatest.Password, Options: laptop("first"),
	})
	return s, ss, err
}

// reopen opens a file that is there.
func reopen(path string, o data.Options) (*data.Store, *data.Session, error) {
	return data.Open(path, "周岚", datatest.Password, o)
}

// closed closes a store that may be closed already.
func closed(t *testing.T, s *data.Store) {
	t.Helper()
	if err := s.Close(); err != nil && !strings.Contains(err.Error(), "database is closed") {
		t.Error(err)
	}
}

// wantError wants an error of a kind whose sentence begins with a text.
func wantError(t *testing.T, err error, kind data.Kind, text string) {
	t.Helper()
	var e *data.Error
	if !errors.As(err, &e) || e.Kind != kind || !strings.HasPrefix(e.Text, text) {
		t.Errorf("the error is %v, wanted is %s %q", err, kind, text)
	}
}

// wantSound wants a number of children, services by the rule, and a journal
// that verifies.
func wantSound(t *testing.T, s *data.Store, ss *data.Session, children int) {
	t.Helper()
	if _, total, err := s.Children(ss, data.ChildFilter{}); err != nil || total != children {
		t.Errorf("%d children are kept, wanted are %d (%v)", total, children, err)
	}
	if n, err := s.CheckServices(ss); err != nil || n != 0 {
		t.Errorf("%d services differ from the rule (%v)", n, err)
	}
	if n, err := s.VerifyJournal(ss); err != nil || n == 0 {
		t.Errorf("%d entries of the journal verify (%v)", n, err)
	}
}

// wantNothing wants a folder without any file.
func wantNothing(t *testing.T, folder string) {
	t.Helper()
	left, err := os.ReadDir(folder)
	if err != nil || len(left) > 0 {
		t.Errorf("there are left %v (%v)", left, err)
	}
}

// large is a child whose row does not fit into what is free in the pages.
func large(name string) *data.Child {
	return &data.Child{Name: name, Birth: "2015-03-04", Note: strings.Repeat("不够放的一行。", 20_000)}
}

func TestNothingIsReadable(t *testing.T) {
	path := filepath.Join(t.TempDir(), "云禾.db")
	s, ss := made(t, path)
	datatest.Child(t, s, ss, "令狐若溪")
	for _, when := range []string{"while it is open", "after it is closed"} {
		t.Run(when, func(t *testing.T) {
			files, err := filepath.Glob(path + "*")
			if err != nil || len(files) < 2 {
				t.Fatalf("the files are %v (%v)", files, err)
			}
			for _, file := range files {
				content, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				for _, secret := range []string{"令狐若溪", "护苗", "CREATE TABLE", "SQLite format 3", datatest.Password} {
					if bytes.Contains(content, []byte(secret)) {
						t.Errorf("%s can be read in %s", secret, filepath.Base(file))
					}
				}
			}
		})
		closed(t, s)
	}
}

func TestPlainSQLiteIsRefused(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "云禾.db")
	s, _ := made(t, path)
	closed(t, s)
	data.WithoutCipher(t)
	const says = "This build of the program lacks encryption"
	t.Run("no file is made", func(t *testing.T) {
		empty := t.TempDir()
		_, _, err := create(filepath.Join(empty, "neu.db"))
		wantError(t, err, data.Denied, says)
		wantNothing(t, empty)
	})
	t.Run("no file is opened", func(t *testing.T) {
		_, _, err := reopen(path, laptop("first"))
		wantError(t, err, data.Denied, says)
	})
}

func TestFileOfANewerProgram(t *testing.T) {
	path := filepath.Join(t.TempDir(), "云禾.db")
	s, ss := made(t, path)
	datatest.Child(t, s, ss, "周子涵")
	version := data.SchemaVersion(t, s)
	data.Run(t, s, fmt.Sprintf("PRAGMA user_version = %d", version+1))
	closed(t, s)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = reopen(path, laptop("first"))
	wantError(t, err, data.Newer, "This file was made by a newer version of the program.")
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file was changed (%v)", err)
	}
}

func TestMigration(t *testing.T) {
	path := filepath.Join(t.TempDir(), "云禾.db")
	s, ss := made(t, path)
	datatest.Child(t, s, ss, "周子涵")
	old := data.SchemaVersion(t, s)
	closed(t, s)

	t.Run("a script that fails changes nothing", func(t *testing.T) {
		data.AddMigration(t, "CREATE TABLE half_done (id TEXT) STRICT; CREATE TABLE half_done (id TEXT) STRICT;")
		if _, _, err := reopen(path, laptop("first")); err == nil {
			t.Error("it was opened all the same")
		}
	})
	t.Run("the program of before goes on with it", func(t *testing.T) {
		s, ss, err := reopen(path, laptop("first"))
		if err != nil {
			t.Fatal(err)
		}
		defer closed(t, s)
		if data.SchemaVersion(t, s) != old || data.HasTable(t, s, "half_done") {
			t.Error("half of the script was kept")
		}
		wantSound(t, s, ss, 1)
	})
	t.Run("a script that works brings the file up to date and keeps a copy", func(t *testing.T) {
		data.AddMigration(t, "CREATE TABLE later (id TEXT) STRICT;")
		s, ss, err := reopen(path, laptop("first"))
		if err != nil {
			t.Fatal(err)
		}
		defer closed(t, s)
		if data.SchemaVersion(t, s) != old+1 || !data.HasTable(t, s, "later") {
			t.Errorf("the schema has version %d", data.SchemaVersion(t, s))
		}
		datatest.Child(t, s, ss, "吴雨桐")
		wantSound(t, s, ss, 2)
	})
	t.Run("the copy opens as the file was before", func(t *testing.T) {
		kept := fmt.Sprintf("%s.before-%04d", path, old+1)
		s, ss, err := reopen(kept, laptop("first"))
		if err != nil {
			t.Fatal(err)
		}
		defer closed(t, s)
		if data.SchemaVersion(t, s) != old || data.HasTable(t, s, "later") {
			t.Error("the copy is not what was before")
		}
		wantSound(t, s, ss, 1)
	})
}

// TestKilledInAMigration kills the program in the middle of a migration, which
// never ends by itself, and wants the file as it was, and the next program to do
// the whole of it.
func TestKilledInAMigration(t *testing.T) {
	const killed = "CARELEDGER_KILLED_MIGRATION"
	const half = "CREATE TABLE later (id TEXT) STRICT; INSERT INTO later SELECT id FROM child; UPDATE child SET note = 'migrated';"
	if path := os.Getenv(killed); path != "" {
		data.AddMigration(t, half+" SELECT count(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n);")
		_, _, err := reopen(path, laptop("first"))
		t.Fatalf("the migration ended: %v", err)
	}
	path := filepath.Join(t.TempDir(), "云禾.db")
	s, ss := made(t, path)
	datatest.Child(t, s, ss, "周子涵")
	old := data.SchemaVersion(t, s)
	closed(t, s)
	kept := fmt.Sprintf("%s.before-%04d", path, old+1)

	c := exec.Command(os.Args[0], "-test.run", "^TestKilledInAMigration$")
	c.Env = append(os.Environ(), killed+"="+path)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for start := time.Now(); ; <-time.After(10 * time.Millisecond) {
		if _, err := os.Stat(kept); err == nil || time.Since(start) > time.Minute {
			break
		}
	}
	<-time.After(50 * time.Millisecond) // the copy is there, so the script runs
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err == nil || c.ProcessState.Exited() {
		t.Fatalf("it ended by itself: %v", err)
	}

	s, ss, err := reopen(path, laptop("first"))
	if err != nil {
		t.Fatal(err)
	}
	if data.SchemaVersion(t, s) != old || data.HasTable(t, s, "later") {
		t.Error("half of the migration was kept")
	}
	wantSound(t, s, ss, 1)
	closed(t, s)
	data.AddMigration(t, half)
	s, ss, err = reopen(path, laptop("first"))
	if err != nil {
		t.Fatal(err)
	}
	defer closed(t, s)
	if data.SchemaVersion(t, s) != old+1 || !data.HasTable(t, s, "later") {
		t.Error("the migration was not made up for")
	}
	wantSound(t, s, ss, 1)
}

// TestRestoreFromAnOlderProgram wants a backup of an older schema to be brought up
// to date by its restore, and no copies of it left beside.
func TestRestoreFromAnOlderProgram(t *testing.T) {
	path, backup := backedUp(t)
	data.AddMigration(t, "CREATE TABLE later (id TEXT) STRICT;")
	s, ss, err := reopen(path, laptop("first"))
	if err != nil {
		t.Fatal(err)
	}
	defer closed(t, s)
	if _, err := s.PreviewBackup(ss, backup); err != nil {
		t.Error(err)
	}
	if _, err := s.RestoreBackup(ss, backup); err != nil {
		t.Fatal(err)
	}
	if left, err := filepath.Glob(path + ".fresh*"); err != nil || len(left) > 0 {
		t.Errorf("there are left %v, %v", left, err)
	}
	wantChildren(t, path, 1)
}

func TestTwoProgramsOnOneFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "云禾.db")
	s1, ss1 := made(t, path)
	s2, ss2, err := reopen(path, laptop("second"))
	if err != nil {
		t.Fatal(err)
	}
	defer closed(t, s2)

	t.Run("both write and nothing is lost or numbered twice", func(t *testing.T) {
		const each = 15
		var wait sync.WaitGroup
		for i, p := range []struct {
			s  *data.Store
			ss *data.Session
		}{{s1, ss1}, {s2, ss2}} {
			wait.Go(func() {
				for n := range each {
					c := data.Child{Name: "周" + strings.Repeat("子", i+1) + strings.Repeat("涵", n+1), Birth: "2015-03-04"}
					if err := p.s.SaveChild(p.ss, &c, datatest.Since, true); err != nil {
						t.Errorf("program %d: %v", i+1, err)
					}
				}
			})
		}
		wait.Wait()
		s3, ss3, err := reopen(path, laptop("third"))
		if err != nil {
			t.Fatal(err)
		}
		defer closed(t, s3)
		wantSound(t, s3, ss3, 2*each)
		all, _, err := s3.Children(ss3, data.ChildFilter{})
		if err != nil {
			t.Fatal(err)
		}
		numbers := map[string]bool{}
		for _, c := range all {
			numbers[c.FileNo] = true
		}
		if len(numbers) != 2*each {
			t.Errorf("%d children have %d numbers", 2*each, len(numbers))
		}
	})

	t.Run("who waits too long for the other is told so and saves later", func(t *testing.T) {
		data.Impatient(t, 50)
		s3, ss3, err := reopen(path, laptop("third"))
		if err != nil {
			t.Fatal(err)
		}
		defer closed(t, s3)
		data.Run(t, s1, "BEGIN IMMEDIATE")
		err = s3.SaveChild(ss3, &data.Child{Name: "陈浩然", Birth: "2015-03-04"}, datatest.Since, true)
		wantError(t, err, data.Locked, "Another program is using the file.")
		data.Run(t, s1, "ROLLBACK")
		if err := s3.SaveChild(ss3, &data.Child{Name: "陈浩然", Birth: "2015-03-04"}, datatest.Since, true); err != nil {
			t.Error(err)
		}
	})
}
