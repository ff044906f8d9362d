// Package data is what CareLedger keeps and the rules about it: one encrypted
// SQLite file, opened by a signed-in session, with a journal of every change.
//
// It knows nothing of windows, PDFs or Excel files. Every exported method of
// [Store] that touches records takes the [Session] first and refuses what its
// role may not do. Errors that a person can do something about are [*Error].
package data

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
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
}

// Store is an open file. It is safe for use from several goroutines.
type Store struct {
	path    string
	now     func() time.Time
	writer  *sqlx.DB
	readers *sqlx.DB
	actor   *actor
	letter  string // of this laptop
	slots   *vault.Slots

	cache     cache
	changes   atomic.Int64 // counts committed writes
	closed    atomic.Bool
	backedUp  atomic.Int64 // what changes was at the last automatic backup
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
	return ss, code, nil
}

// Open opens a file and signs in. A wrong password and an unknown user are
// told alike.
func Open(path, user, password string, o Options) (*Store, *Session, error) {
	return openWith(path, user, o, func(slots *vault.Slots) (vault.Keys, error) { return slots.Unlock(user, password) })
}

// OpenOnly opens a file that one person signs in to, by the password alone. It
// answers [NotFound] when there are several, who have to give their name.
func OpenOnly(path, password string, o Options) (*Store, *Session, error) {
	return openWith(path, "", o, func(slots *vault.Slots) (vault.Keys, error) {
		keys, err := slots.UnlockOnly(password)
		if errors.Is(err, vault.ErrNoSlot) {
			return keys, missing("Several people use this file. Say who you are.", nil)
		}
		return keys, err
	})
}

// OpenRecovery opens a file with the recovery code, as the user named, who may
// then set a new password without the old one. The journal keeps that it was
// done.
func OpenRecovery(path, user, code string, o Options) (*Store, *Session, error) {
	s, ss, err := openWith(path, user, o, func(slots *vault.Slots) (vault.Keys, error) { return slots.UnlockRecovery(code) })
	if err != nil {
		return nil, nil, err
	}
	ss.recovered.Store(true)
	if err := s.note(ss, "recovery", "user", ss.UserID); err != nil {
		return nil, nil, errors.Join(err, s.Close())
	}
	return s, ss, nil
}

func openWith(path, user string, o Options, unlock func(*vault.Slots) (vault.Keys, error)) (*Store, *Session, error) {
	if _, err := cipherVersion(); err != nil {
		return nil, nil, err
	}
	if _, err := os.Stat(path); err != nil {
		return nil, nil, &Error{Kind: NotFound, Text: "There is no file {{.Path}}.", Args: args{"Path": path}, Cause: err}
	}
	slots, err := vault.Load(slotsPath(path))
	if err != nil {
		return nil, nil, slotError(err)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	keys, err := unlockSlowly(path, o.Now(), func() (vault.Keys, error) { return unlock(slots) })
	if err != nil {
		return nil, nil, err
	}
	s, err := newStore(path, keys, slots, o)
	if err != nil {
		return nil, nil, err
	}
	if user == "" {
		user = s.onlyUser()
	}
	ss, err := s.signIn(user, keys)
	if err != nil {
		return nil, nil, errors.Join(err, s.Close())
	}
	return s, ss, nil
}

// onlyUser answers the name of the one user that there is, or "".
func (s *Store) onlyUser() string {
	names, err := many[string](s.readers, `SELECT name FROM user WHERE active = 1 AND deleted_at IS NULL LIMIT 2`)
	if err != nil || len(names) != 1 {
		return ""
	}
	return names[0]
}

// SignIn opens another session on a store that is open already, as after
// locking the window.
func (s *Store) SignIn(user, password string) (*Session, error) {
	keys, err := s.tried(func() (vault.Keys, error) { return s.slots.Unlock(user, password) })
	if err != nil {
		return nil, err
	}
	return s.signIn(user, keys)
}

// signIn finds the user whose slot was opened. The recovery code opens
// everything, so the restricted key stays only with roles entitled to it.
func (s *Store) signIn(user string, keys vault.Keys) (*Session, error) {
	u, err := one[User](s.readers, `SELECT * FROM user WHERE name = ? AND active = 1 AND deleted_at IS NULL`, normalUser(user))
	if Is(err, NotFound) {
		return nil, &Error{Kind: Locked, Text: "The name or the password is wrong.", Cause: err}
	}
	if err != nil {
		return nil, openError(err)
	}
	if !u.Role.may(Restricted, read) {
		keys.Restricted = nil
	}
	if err := s.register(u.Name); err != nil {
		return nil, err
	}
	ss := &Session{UserID: u.ID, User: u.Name, Role: u.Role, store: s, keys: keys}
	ss.first.Store(u.FirstPassword)
	return ss, nil
}

// newStore opens the pools and brings the schema up to date.
func newStore(path string, keys vault.Keys, slots *vault.Slots, o Options) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("path of %s: %w", path, err)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	s := &Store{path: path, now: o.Now, actor: &actor{}, slots: slots}
	s.listeners.all, s.lastChange = map[int]func(Change){}, map[string]int64{}
	s.writer = open(path, keys.File, s.actor, false)
	s.readers = open(path, keys.File, s.actor, true)
	if err := s.begin(o); err != nil {
		return nil, errors.Join(err, s.writer.Close(), s.readers.Close())
	}
	return s, nil
}

// begin checks the file, migrates it and finds out which laptop this is.
func (s *Store) begin(o Options) error {
	var tables int
	if err := s.writer.Get(&tables, keyCheckSQL); err != nil {
		return openError(err)
	}
	var synchronous int
	if err := s.writer.Get(&synchronous, "PRAGMA synchronous"); err != nil || synchronous != 2 {
		return fmt.Errorf("synchronous is %d, not FULL: %w", synchronous, err)
	}
	if err := s.migrate(); err != nil {
		return err
	}
	machine := o.Machine
	if machine == "" {
		var err error
		if machine, err = machineID(); err != nil {
			return err
		}
	}
	s.actor.laptop = machine // until register has given a letter
	return nil
}

// register gives this laptop its letter, once.
func (s *Store) register(user string) error {
	machine := s.actor.laptop
	if s.letter != "" {
		return nil
	}
	machine = chainHash("laptop", machine)
	l, err := one[Laptop](s.readers, `SELECT * FROM laptop WHERE machine = ? AND deleted_at IS NULL`, machine)
	if err == nil {
		s.letter, s.actor.laptop = l.Letter, l.Letter
		return nil
	}
	var used []string
	if err := s.readers.Select(&used, `SELECT letter FROM laptop`); err != nil {
		return fmt.Errorf("letters: %w", err)
	}
	s.letter = nextLetter(used)
	s.actor.laptop = s.letter
	ss := &Session{User: user, Role: Lead, store: s}
	return s.write(ss, Settings, decide, func(t *tx) error {
		name, _ := os.Hostname()
		return t.put(&Laptop{Letter: s.letter, Name: name, Machine: machine})
	})
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
	_, err := s.writer.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	return errors.Join(err, s.readers.Close(), s.writer.Close())
}

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
	for _, p := range []string{path, path + "-wal", path + "-shm", slotsPath(path)} {
		if err := os.Remove(p); err != nil && !errors.Is(err, os.ErrNotExist) {
			all = errors.Join(all, err)
		}
	}
	return all
}
