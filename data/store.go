// Package data is what CareLedger keeps and the rules about it: one encrypted
// SQLite file, opened by a signed-in session, with a journal of every change.
//
// It knows nothing of windows, PDFs or Excel files. Every exported method of
// [Store] that touches records takes the [Session] first and refuses what its
// role may not do. Errors that a person can do something about are [*Error].
package data

import (
	"errors"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"time"
	_ "time/tzdata" // Windows has no Asia/Shanghai

	"github.com/google/uuid"
	"github.com/jmoiron/sqlx"

	"careledger/data/vault"
)

// Shanghai is the time zone of every local date.
var Shanghai = mustZone()

func mustZone() *time.Location {
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		return time.FixedZone("CST", 8*60*60)
	}
	return zone
}

// Options are what a store takes from the machine; the zero value is right for
// the program.
type Options struct {
	Now     func() time.Time // the clock; time.Now when nil
	Machine string           // identifies the laptop; made up and kept by the machine when empty

	Alone    bool // takes the file as a window does: [InUse] where another window has it
	ReadOnly bool // for looking only: the records are not written to

	isCopy bool // it was just taken out of a backup, which stays
}

// moment is the instant by the clock of the options.
func (o Options) moment() time.Time {
	if o.Now == nil {
		return time.Now()
	}
	return o.Now()
}

// Store is an open file. It is safe for use from several goroutines.
type Store struct {
	path    string
	now     func() time.Time
	writer  *sqlx.DB
	readers *sqlx.DB
	actor   *actor
	machine string // identifies this laptop
	letter  string // of this laptop
	bonds   childBonds
	sight   *sight // nil for a store that shows all children
	slots   *vault.Slots
	head    headKeeper // of the note beside the file
	seat    *os.File   // taken by a window, or nil

	readOnly bool
	opened   os.FileInfo // the file as it was when it was opened

	cache     cache
	changes   atomic.Int64 // counts committed writes
	closed    atomic.Bool
	listeners struct {
		sync.Mutex
		next int
		all  map[int]func(Change)
	}
	lastChange map[string]int64 // by table, the count of its last write; guarded by listeners
	foreign    foreign          // guarded by listeners
}

// Change tells which tables a committed write touched.
type Change struct{ Tables []string }

// Touches reports whether one of the tables was touched.
func (c Change) Touches(tables ...string) bool {
	return slices.ContainsFunc(tables, func(t string) bool { return slices.Contains(c.Tables, t) })
}

// NewFile is what a new file begins with.
type NewFile struct {
	Org      Org
	User     string // name of the person in charge
	Password string
	Options
}

// Create makes a new file with its first user, who is a [Lead], and answers
// the store, a session of that user and the recovery code to be printed. It
// never overwrites a file.
func Create(path string, n NewFile) (*Store, *Session, string, error) {
	if _, err := cipherVersion(); err != nil {
		return nil, nil, "", err
	}
	if err := errors.Join(checkOrg(&n.Org), CheckPassword(n.Password, n.User, n.Org.Name, n.Org.ShortName), checkUserName(&n.User)); err != nil {
		return nil, nil, "", firstError(err)
	}
	if _, err := os.Stat(path); err == nil {
		return nil, nil, "", conflict("There is already a file with this name: {{.Path}}", args{"Path": path})
	}
	if err := checkPlace(path); err != nil {
		return nil, nil, "", err
	}
	keys := vault.NewKeys()
	slots, err := vault.Create(slotsPath(path))
	if err != nil {
		return nil, nil, "", diskError(err)
	}
	s, err := newStore(path, keys, slots, n.Options)
	if err != nil {
		return nil, nil, "", errors.Join(err, removeFile(path))
	}
	ss, code, err := s.furnish(n, keys)
	if err != nil {
		return nil, nil, "", errors.Join(err, s.Close(), removeFile(path))
	}
	return s, ss, code, nil
}

// furnish writes the first rows and the first key slots.
func (s *Store) furnish(n NewFile, keys vault.Keys) (*Session, string, error) {
	if err := s.register(n.User); err != nil {
		return nil, "", err
	}
	ss := &Session{User: n.User, Role: Lead, store: s, keys: keys}
	err := s.write(ss, Settings, decide, func(t *tx) error {
		u := User{Name: n.User, Role: Lead, Active: true, Reach: ReachAll}
		if err := t.put(&u); err != nil {
			return err
		}
		ss.UserID = u.ID
		return t.put(&n.Org)
	})
	if err != nil {
		return nil, "", err
	}
	if err := s.slots.SetPassword(n.User, n.Password, keys, true); err != nil {
		return nil, "", diskError(err)
	}
	code, err := s.slots.NewRecoveryCode(keys)
	if err != nil {
		return nil, "", diskError(err)
	}
	return ss, code, s.saySeat(ss)
}

// Close writes everything back into the one file and closes it, after the write
// that is under way. All sessions are refused from then on. A second call does
// nothing.
func (s *Store) Close() error {
	if s.closed.Swap(true) {
		return nil
	}
	s.actor.mu.Lock()
	defer s.actor.mu.Unlock()
	var err error
	if !s.readOnly {
		_, err = s.writer.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
		s.noteHead()
	}
	return diskError(errors.Join(err, s.shut()))
}

// shut closes all that is open, without writing.
func (s *Store) shut() error {
	return errors.Join(s.head.close(), s.readers.Close(), s.writer.Close(), s.leaveSeat())
}

// Closed reports whether the file was closed, as a restore does.
func (s *Store) Closed() bool { return s.closed.Load() }

// Path returns where the file is.
func (s *Store) Path() string { return s.path }

// Letter returns the letter of this laptop, as in 云2026-A0001.
func (s *Store) Letter() string { return s.letter }

// Now returns the instant by the store's clock.
func (s *Store) Now() time.Time { return s.now() }

// Today returns the local day as YYYY-MM-DD.
func (s *Store) Today() string { return s.now().In(Shanghai).Format(time.DateOnly) }

// Changes counts the writes so far; what was computed at the same count still
// holds.
func (s *Store) Changes() int64 { return s.changes.Load() }

// OnChange calls f after each committed write, on the goroutine that wrote,
// until the returned function is called.
func (s *Store) OnChange(f func(Change)) (stop func()) {
	l := &s.listeners
	l.Lock()
	defer l.Unlock()
	l.next++
	id := l.next
	l.all[id] = f
	return func() {
		l.Lock()
		defer l.Unlock()
		delete(l.all, id)
	}
}

// tell reports a committed write to the listeners.
func (s *Store) tell(tables []string) {
	count := s.changes.Add(1)
	s.listeners.Lock()
	for _, t := range tables {
		s.lastChange[t] = count
	}
	var all []func(Change)
	for _, f := range s.listeners.all {
		all = append(all, f)
	}
	s.listeners.Unlock()
	for _, f := range all {
		f(Change{tables})
	}
}

// newID makes an id that no other laptop makes.
func newID() string { return uuid.Must(uuid.NewV7()).String() }

// slotsPath is where the key slots of a file are.
func slotsPath(path string) string { return path + ".keys" }

// removeFile takes back a file that could not be furnished.
func removeFile(path string) error {
	var all error
	for _, p := range []string{path, path + "-wal", path + "-shm", slotsPath(path), notePath(path), seatPath(path)} {
		if err := os.Remove(p); err != nil && !errors.Is(err, os.ErrNotExist) {
			all = errors.Join(all, err)
		}
	}
	return all
}
