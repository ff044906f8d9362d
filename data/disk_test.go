//go:build linux

package data_test

import (
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

// nobody is the user that may write nowhere.
const nobody = 65534

// withoutRight runs something that may not write into a folder. Root may write
// everywhere, so for it the thread is made that of nobody as far as files go.
func withoutRight(t *testing.T, folder string, do func()) {
	t.Helper()
	if err := os.Chmod(folder, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(folder, 0o755) //nolint:errcheck // it goes away with the test
	if os.Geteuid() == 0 {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		if err := syscall.Setfsuid(nobody); err != nil {
			t.Fatal(err)
		}
		defer syscall.Setfsuid(0) //nolint:errcheck // the call answers no failure
	}
	if file, err := os.Create(filepath.Join(folder, "probe")); err == nil {
		_ = file.Close()
		t.Fatal("the folder can be written to all the same")
	}
	do()
}

// openToAll lets every user come as far as a folder below that of a test.
func openToAll(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for _, f := range []string{filepath.Dir(folder), folder} {
		if err := os.Chmod(f, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestFolderWithoutPermission(t *testing.T) {
	const says = "This folder can't be written to."
	t.Run("no file is made and nothing is left", func(t *testing.T) {
		folder := openToAll(t)
		withoutRight(t, folder, func() {
			_, _, err := create(filepath.Join(folder, "云禾.db"))
			wantError(t, err, data.Full, says)
		})
		wantNothing(t, folder)
	})
	t.Run("no file is opened", func(t *testing.T) {
		folder := openToAll(t)
		path := filepath.Join(folder, "云禾.db")
		s, ss := made(t, path)
		datatest.Child(t, s, ss, "周子涵")
		closed(t, s)
		for _, file := range []string{path, path + ".keys"} {
			if err := os.Chmod(file, 0o444); err != nil {
				t.Fatal(err)
			}
		}
		withoutRight(t, folder, func() {
			_, _, err := reopen(path, laptop("first"))
			wantError(t, err, data.Full, says)
			_, _, err = reopen(path, window("first"))
			wantError(t, err, data.Full, says)
			s, ss, err := reopen(path, looker("first"))
			if err != nil {
				t.Fatalf("looking: %v", err)
			}
			defer closed(t, s)
			wantSound(t, s, ss, 1)
		})
		for _, file := range []string{path, path + ".keys"} {
			if err := os.Chmod(file, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		s, ss, err := reopen(path, laptop("first"))
		if err != nil {
			t.Fatal(err)
		}
		defer closed(t, s)
		wantSound(t, s, ss, 1)
	})
}

// fullDisks are the ways to have no room. Each answers where to keep the file,
// and how to take the room away and give it back.
var fullDisks = []struct {
	name string
	says string
	make func(t *testing.T) (folder string, take, give func(*testing.T, *data.Store))
}{
	{
		"when SQLite finds the disk full", "The disk is full. Nothing was saved;",
		func(t *testing.T) (string, func(*testing.T, *data.Store), func(*testing.T, *data.Store)) {
			return t.TempDir(), func(t *testing.T, s *data.Store) { data.LimitPages(t, s, 4) },
				func(t *testing.T, s *data.Store) { data.LimitPages(t, s, -1) }
		},
	},
	{
		"when the system lets no file grow", "The disk does not take or give",
		func(t *testing.T) (string, func(*testing.T, *data.Store), func(*testing.T, *data.Store)) {
			signal.Ignore(syscall.SIGXFSZ)
			t.Cleanup(func() { signal.Reset(syscall.SIGXFSZ) })
			var before syscall.Rlimit
			limit := func(t *testing.T, l syscall.Rlimit) {
				t.Helper()
				if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &l); err != nil {
					t.Fatal(err)
				}
			}
			return t.TempDir(), func(t *testing.T, s *data.Store) {
					if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
						t.Fatal(err)
					}
					limit(t, syscall.Rlimit{Cur: 64 << 10, Max: before.Max})
				},
				func(t *testing.T, s *data.Store) { limit(t, before) }
		},
	},
	{
		"on a small disk of its own, where the system lets one be mounted", "The disk is full. Nothing was saved;",
		func(t *testing.T) (string, func(*testing.T, *data.Store), func(*testing.T, *data.Store)) {
			folder := t.TempDir()
			if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=8m"); err != nil {
				t.Logf("no disk can be mounted here (%v), so this is the full disk of SQLite again", err)
				return folder, func(t *testing.T, s *data.Store) { data.LimitPages(t, s, 4) },
					func(t *testing.T, s *data.Store) { data.LimitPages(t, s, -1) }
			}
			t.Cleanup(func() {
				if err := syscall.Unmount(folder, 0); err != nil {
					t.Errorf("unmount %s: %v", folder, err)
				}
			})
			ballast := filepath.Join(folder, "ballast")
			return folder, func(t *testing.T, _ *data.Store) { fillUp(t, ballast) },
				func(t *testing.T, _ *data.Store) {
					if err := os.Remove(ballast); err != nil {
						t.Fatal(err)
					}
				}
		},
	},
}

// fillUp writes a file until the disk is full.
func fillUp(t *testing.T, path string) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close() //nolint:errcheck // it has to fail
	for block := make([]byte, 4096); err == nil; {
		_, err = file.Write(block)
	}
}

// alone tells a process that it runs one test alone.
const alone = "CARELEDGER_ALONE"

// inOwnProcess runs a test in a process of its own, because it takes away from
// the whole process what others need too. It reports whether this is that
// process.
func inOwnProcess(t *testing.T) bool {
	t.Helper()
	if os.Getenv(alone) != "" {
		return true
	}
	c := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$")
	c.Env = append(os.Environ(), alone+"=1")
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	return false
}

func TestFullDisk(t *testing.T) {
	if !inOwnProcess(t) {
		return
	}
	for _, disk := range fullDisks {
		t.Run(disk.name, func(t *testing.T) {
			folder, take, give := disk.make(t)
			path := filepath.Join(folder, "云禾.db")
			s, ss := made(t, path)
			datatest.Child(t, s, ss, "周子涵")
			take(t, s)
			err := s.SaveChild(ss, large("吴雨桐"), datatest.Since, true)
			wantError(t, err, data.Full, disk.says)
			wantSound(t, s, ss, 1)
			give(t, s)
			if err := s.SaveChild(ss, large("吴雨桐"), datatest.Since, true); err != nil {
				t.Errorf("with room again: %v", err)
			}
			wantSound(t, s, ss, 2)
			closed(t, s)
			s, ss, err = reopen(path, laptop("first"))
			if err != nil {
				t.Fatal(err)
			}
			defer closed(t, s)
			wantSound(t, s, ss, 2)
		})
	}
}

// grown runs something while no file may grow beyond so many bytes.
func grown(t *testing.T, most int64, do func()) {
	t.Helper()
	var before syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: uint64(most), Max: before.Max}); err != nil {
		t.Fatal(err)
	}
	do()
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		t.Fatal(err)
	}
}

// atEveryWrite tries something again and again, each time with room for one
// step more than before, until it works. Each time it has to fail for want of
// room, and leave everything as it was, which unchanged looks at.
func atEveryWrite(t *testing.T, from, step int64, try func() error, unchanged func()) {
	t.Helper()
	failed := 0
	for room := from; ; room += step {
		var err error
		grown(t, room, func() { err = try() })
		if err == nil {
			break
		}
		failed++
		if !data.Is(err, data.Full) {
			t.Fatalf("with room for %d bytes it says %v", room, err)
		}
		if unchanged(); t.Failed() {
			t.Fatalf("with room for %d bytes", room)
		}
	}
	if failed < 8 {
		t.Errorf("it failed only %d times", failed)
	}
}

// sizeOf is the size of a file, 0 of one that is not there.
func sizeOf(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// wantNoneLeft wants no passing file in a folder and no backup of a file.
func wantNoneLeft(t *testing.T, path string) {
	t.Helper()
	for _, pattern := range []string{filepath.Join(filepath.Dir(path), ".careledger-*"), path + ".backups/*", path + ".backups/.*", path + ".fresh*", path + "*.new"} {
		if left, err := filepath.Glob(pattern); err != nil || len(left) > 0 {
			t.Errorf("there are left %v (%v)", left, err)
		}
	}
}

func TestNoRoomAtAnyWrite(t *testing.T) {
	if !inOwnProcess(t) {
		return
	}
	signal.Ignore(syscall.SIGXFSZ)
	const page, block = 4 << 10, 64 << 10
	path, backup := backedUp(t)
	s, ss, err := reopen(path, laptop("first"))
	if err != nil {
		t.Fatal(err)
	}
	children := 2
	sound := func() {
		t.Helper()
		wantSound(t, s, ss, children)
		wantNoneLeft(t, path)
	}
	imported := func(surname string, n int) error {
		var rows []data.ImportRow
		for i := range n {
			rows = append(rows, data.ImportRow{Row: i + 2, Values: map[string]string{"name": surname + strings.Repeat("望", i+1), "birth_on": "2015-03-04"}})
		}
		_, err := s.Import(ss, "children", rows, data.ImportOptions{})
		return err
	}

	t.Run("of a recording", func(t *testing.T) {
		c := data.Child{Name: "陈浩然", Birth: "2015-03-04", Note: strings.Repeat("不够放的一行。", 2000)}
		atEveryWrite(t, sizeOf(path+"-wal"), page, func() error { return s.SaveChild(ss, &c, datatest.Since, true) }, sound)
		children++
		sound()
	})
	t.Run("of an import", func(t *testing.T) {
		atEveryWrite(t, sizeOf(path+"-wal"), page, func() error { return imported("陈", 10) }, sound)
		children += 10
		sound()
	})
	t.Run("of the backup before a large import", func(t *testing.T) {
		atEveryWrite(t, 0, block, func() error { return imported("赵", 11) }, sound)
		children += 11
		wantSound(t, s, ss, children)
	})
	t.Run("of a backup", func(t *testing.T) {
		to := filepath.Join(t.TempDir(), "二.backup")
		atEveryWrite(t, 0, block, func() error { _, err := s.Backup(ss, to); return err }, func() {
			wantSound(t, s, ss, children)
			wantNothing(t, filepath.Dir(to))
		})
		if _, err := data.VerifyBackup(to, data.Key{User: "周岚", Password: datatest.Password}, laptop("first")); err != nil {
			t.Error(err)
		}
	})
	closed(t, s)
	t.Run("of a restore", func(t *testing.T) {
		atEveryWrite(t, 0, block, func() error {
			_, err := data.Restore(backup, path, data.Key{User: "周岚", Password: datatest.Password}, laptop("first"))
			return err
		}, func() {
			if left, err := filepath.Glob(path + ".fresh*"); err != nil || len(left) > 0 {
				t.Errorf("there are left %v (%v)", left, err)
			}
			wantChildren(t, path, children)
		})
		wantChildren(t, path, 1)
	})
	t.Run("of a new file", func(t *testing.T) {
		folder := t.TempDir()
		atEveryWrite(t, 0, block, func() error {
			s, _, err := create(filepath.Join(folder, "云禾.db"))
			if err == nil {
				t.Cleanup(func() { closed(t, s) })
			}
			return err
		}, func() { wantNothing(t, folder) })
	})
	t.Run("of a migration", func(t *testing.T) {
		data.AddMigration(t, `CREATE TABLE later (id TEXT) STRICT;
			INSERT INTO later WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) SELECT hex(randomblob(300)) FROM n;`)
		now := ""
		anew := func() {
			now = filepath.Join(t.TempDir(), "云禾.db")
			copyFiles(t, path, now)
		}
		anew()
		atEveryWrite(t, 0, 4*block, func() error {
			s, _, err := reopen(now, laptop("first"))
			if err == nil {
				err = s.Close()
			}
			return err
		}, func() {
			wantNoneLeft(t, now)
			if kept := sizeOf(now + ".before-0002"); kept != 0 && kept < sizeOf(path) {
				t.Errorf("the copy of before has %d of %d bytes", kept, sizeOf(path))
			}
			wantChildren(t, now, 1) // and brings it up to date
			anew()
		})
	})
}
