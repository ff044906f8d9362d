package data_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

// recordFiles are the ends of the names of what belongs to a file of records.
var recordFiles = []string{"", ".keys", ".head", "-wal"}

// copyFiles copies a file of records with what belongs to it, as it is now.
func copyFiles(t *testing.T, from, to string) {
	t.Helper()
	for _, end := range recordFiles {
		b, err := os.ReadFile(from + end)
		if os.IsNotExist(err) {
			continue
		}
		if err == nil {
			err = os.WriteFile(to+end, b, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// warned answers the warnings of a file.
func warned(t *testing.T, s *data.Store, ss *data.Session) []error {
	t.Helper()
	all, err := s.Warnings(ss)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// withLog answers a file in which so many children stand in the write-ahead
// log alone.
func withLog(t *testing.T, children int) string {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, "云禾.db")
	s, _ := made(t, path)
	closed(t, s)
	s, ss, err := reopen(path, laptop("first"))
	if err != nil {
		t.Fatal(err)
	}
	defer closed(t, s)
	for i := range children {
		datatest.Child(t, s, ss, "周"+strings.Repeat("涵", i+1))
	}
	with := filepath.Join(t.TempDir(), "云禾.db")
	copyFiles(t, path, with)
	return with
}

const gapSays = "The last changes are missing"

func TestCutLog(t *testing.T) {
	const children, cuts = 10, 100
	whole := withLog(t, children)
	info, err := os.Stat(whole + "-wal")
	if err != nil || info.Size() < 100_000 {
		t.Fatalf("there is no log to be cut (%v)", err)
	}
	lost, entries := 0, 0
	for cut := range cuts + 1 {
		cut = cuts - cut // the whole one first
		path := filepath.Join(t.TempDir(), fmt.Sprintf("%d.db", cut))
		copyFiles(t, whole, path)
		if err := os.Truncate(path+"-wal", info.Size()*int64(cut)/cuts); err != nil {
			t.Fatal(err)
		}
		s, ss, err := reopen(path, laptop("first"))
		if err != nil {
			t.Errorf("cut at %d of %d: %v", cut, cuts, err)
			continue
		}
		n, err := s.VerifyJournal(ss)
		if err != nil {
			t.Fatal(err)
		}
		entries = max(entries, n)
		all := warned(t, s, ss)
		switch {
		case n < entries && len(all) == 1:
			wantError(t, all[0], data.Damaged, gapSays)
			if _, err := s.Verify(ss); lost%20 == 0 {
				wantError(t, err, data.Damaged, gapSays)
			}
			lost++
		case n == entries && len(all) == 0:
		default:
			t.Errorf("cut at %d of %d: %d entries, warnings %v", cut, cuts, n, all)
		}
		closed(t, s)
	}
	if lost < cuts*9/10 || lost > cuts {
		t.Errorf("%d of %d cuts lost something", lost, cuts)
	}
}

func TestGap(t *testing.T) {
	path := withLog(t, 2)
	if err := os.Remove(path + "-wal"); err != nil {
		t.Fatal(err)
	}
	opened := func(do func(s *data.Store, ss *data.Session)) {
		t.Helper()
		s, ss, err := reopen(path, laptop("first"))
		if err != nil {
			t.Fatal(err)
		}
		do(s, ss)
		closed(t, s)
	}
	t.Run("it is told at each opening, though much is recorded meanwhile", func(t *testing.T) {
		for i := range 3 {
			opened(func(s *data.Store, ss *data.Session) {
				for j := range 5 {
					datatest.Child(t, s, ss, fmt.Sprintf("陈%s", strings.Repeat("望", 5*i+j+1)))
				}
				if all := warned(t, s, ss); len(all) != 1 {
					t.Fatalf("opening %d warns of %v", i, all)
				} else {
					wantError(t, all[0], data.Damaged, gapSays)
				}
			})
		}
	})
	t.Run("until the person in charge has taken note, which the history keeps", func(t *testing.T) {
		opened(func(s *data.Store, ss *data.Session) {
			if err := s.AcceptGap(ss); err != nil {
				t.Fatal(err)
			}
			if _, err := s.Verify(ss); err != nil {
				t.Error(err)
			}
		})
		opened(func(s *data.Store, ss *data.Session) {
			if all := warned(t, s, ss); len(all) != 0 {
				t.Errorf("it warns still of %v", all)
			}
		})
	})
}

func TestNote(t *testing.T) {
	path := withLog(t, 1)
	for name, spoil := range map[string]func() error{
		"a note that is gone says nothing":     func() error { return os.Remove(path + ".head") },
		"a note that was torn says nothing":    func() error { return os.Truncate(path+".head", 40) },
		"a note of something else, nothing":    func() error { return os.WriteFile(path+".head", []byte("{}\nxyz"), 0o600) },
		"a note as long as a film, nothing":    func() error { return os.Truncate(path+".head", 1<<20) },
		"the note of this file agrees with it": func() error { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			if err := spoil(); err != nil {
				t.Fatal(err)
			}
			s, ss, err := reopen(path, laptop("first"))
			if err != nil {
				t.Fatal(err)
			}
			defer closed(t, s)
			if all := warned(t, s, ss); len(all) > 0 {
				t.Errorf("it warns of %v", all)
			}
		})
	}
}

func TestClockSetBack(t *testing.T) {
	clock := datatest.NewClock()
	path := filepath.Join(t.TempDir(), "云禾.db")
	s, ss := made(t, path)
	datatest.Child(t, s, ss, "周子涵")
	again := func() []error {
		t.Helper()
		closed(t, s)
		var err error
		if s, ss, err = reopen(path, data.Options{Now: clock.Now, Machine: "first"}); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { closed(t, s) })
		return warned(t, s, ss)
	}
	clock.Set("2026-11-24", "09:55")
	if all := again(); len(all) > 0 {
		t.Errorf("five minutes are worth the warnings %v", all)
	}
	clock.Set("2026-11-20", "09:00")
	all := again()
	if len(all) != 1 {
		t.Fatalf("the warnings are %v", all)
	}
	wantError(t, all[0], data.Bad, "The clock of this computer says")
}
