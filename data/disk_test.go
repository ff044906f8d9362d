//go:build linux

package data_test

import (
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
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
	t.Run("no file is begun on a full disk, and nothing is left", func(t *testing.T) {
		folder := t.TempDir()
		signal.Ignore(syscall.SIGXFSZ)
		defer signal.Reset(syscall.SIGXFSZ)
		var before syscall.Rlimit
		if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
			t.Fatal(err)
		}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 32 << 10, Max: before.Max}); err != nil {
			t.Fatal(err)
		}
		_, _, err := create(filepath.Join(folder, "云禾.db"))
		if again := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before); again != nil {
			t.Fatal(again)
		}
		wantError(t, err, data.Full, "The disk does not take or give")
		wantNothing(t, folder)
	})
}
