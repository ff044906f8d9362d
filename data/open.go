package data

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"careledger/data/vault"
)

// Open opens a file and signs in. A wrong password and an unknown user are
// told alike.
func Open(path, user, password string, o Options) (*Store, *Session, error) {
	return openWith(path, theUser(user), o, func(slots *vault.Slots) (vault.Keys, error) { return slots.Unlock(user, password) })
}

// OpenOnly opens a file that one person signs in to, by the password alone. It
// answers [NotFound] when there are several, who have to give their name.
func OpenOnly(path, password string, o Options) (*Store, *Session, error) {
	return openWith(path, (*Store).onlyUser, o, func(slots *vault.Slots) (vault.Keys, error) {
		keys, err := slots.UnlockOnly(password)
		if errors.Is(err, vault.ErrNoSlot) {
			return keys, missing("Several people use this file. Say who you are.", nil)
		}
		return keys, err
	})
}

// OpenRecovery opens a file with the recovery code, as the user named, who may
// then set a new password without the old one; where none is named, as the person
// in charge. The journal keeps that it was done.
func OpenRecovery(path, user, code string, o Options) (*Store, *Session, error) {
	who := theUser(user)
	if user == "" {
		who = (*Store).firstLead
	}
	s, ss, err := openWith(path, who, o, func(slots *vault.Slots) (vault.Keys, error) { return slots.UnlockRecovery(code) })
	if err != nil {
		return nil, nil, err
	}
	ss.recovered.Store(true)
	if err := s.note(ss, "recovery", "user", ss.UserID); err != nil {
		return nil, nil, errors.Join(err, s.Close())
	}
	return s, ss, nil
}

// Key is what opens records: a user's password or the recovery code. Without a
// user it is the key of whoever uses the file alone, or of the person in charge.
type Key struct {
	User     string
	Password string
	Code     string // the recovery code; taken instead of the password where there is one
}

// Open opens a file with the key.
func (k Key) Open(path string, o Options) (*Store, *Session, error) {
	switch {
	case k.Code != "":
		return OpenRecovery(path, k.User, k.Code, o)
	case k.User == "":
		return OpenOnly(path, k.Password, o)
	}
	return Open(path, k.User, k.Password, o)
}

// theUser answers the user who was named.
func theUser(user string) func(*Store) string { return func(*Store) string { return user } }

func openWith(path string, who func(*Store) string, o Options, unlock func(*vault.Slots) (vault.Keys, error)) (*Store, *Session, error) {
	if _, err := cipherVersion(); err != nil {
		return nil, nil, err
	}
	if err := finishSwap(path); err != nil {
		return nil, nil, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, &Error{Kind: NotFound, Text: "There is no file {{.Path}}.", Args: args{"Path": path}, Cause: err}
	}
	if info.Size() == 0 { // SQLite would begin a new one in it
		return nil, nil, broken(Damaged, "The file is empty: what was in it is lost. Nothing was changed; open the newest backup.", nil)
	}
	if err := checkPlace(path); err != nil {
		return nil, nil, err
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
	ss, err := s.signIn(who(s), keys)
	if err == nil {
		err = s.eraseAgain(ss)
	}
	if err == nil && ss.narrow {
		err = s.narrow(keys, ss.UserID)
	}
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

// firstLead answers the name of the person who has been in charge for longest.
func (s *Store) firstLead() string {
	name, err := one[string](s.readers, `SELECT name FROM user WHERE role = ? AND active = 1 AND deleted_at IS NULL ORDER BY created_at, id LIMIT 1`, Lead)
	if err != nil {
		return ""
	}
	return name
}

// SignIn opens another session on a store that is open already, as after
// locking the window. It answers [Conflict] for a user with the right password
// who sees other children than the store shows: the file has to be closed and
// opened anew then.
func (s *Store) SignIn(user, password string) (*Session, error) {
	keys, err := s.tried(func() (vault.Keys, error) { return s.slots.Unlock(user, password) })
	if err != nil {
		if failed := s.noteFailed(user); failed != nil {
			return nil, errors.Join(err, failed)
		}
		return nil, err
	}
	ss, err := s.signIn(user, keys)
	if err != nil {
		return nil, err
	}
	if ss.narrow != (s.sight != nil) || ss.narrow && ss.UserID != s.sight.user {
		return nil, conflict("Please open the file anew: this user works with other children.", nil)
	}
	return ss, nil
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
	if !u.Role.may(Restricted, read) || s.readOnly { // each look at them would have to be journalled
		keys.Restricted = nil
	}
	if err := s.register(u.Name); err != nil {
		return nil, err
	}
	ss := &Session{UserID: u.ID, User: u.Name, Role: u.Role, store: s, keys: keys, narrow: u.Reach != ReachAll}
	ss.first.Store(u.FirstPassword)
	if err := s.saySeat(ss); err != nil || s.readOnly {
		return ss, err
	}
	return ss, s.note(ss, "signin", "user", u.ID)
}

// noteFailed journals that somebody tried in vain to sign in as a user. A name
// that nobody has is not kept, for it may be a password in the wrong field.
func (s *Store) noteFailed(user string) error {
	u, err := one[User](s.readers, `SELECT * FROM user WHERE name = ? AND deleted_at IS NULL`, normalUser(user))
	if s.readOnly || Is(err, NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return s.note(&Session{User: u.Name}, "failed", "user", u.ID)
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
	s := &Store{path: path, now: o.Now, actor: &actor{}, slots: slots, readOnly: o.ReadOnly}
	s.actor.today = s.Today
	if o.Alone && !o.ReadOnly {
		if s.seat, err = takeSeat(path); err != nil {
			return nil, err
		}
	}
	s.listeners.all, s.lastChange = map[int]func(Change){}, map[string]int64{}
	writes := writing
	if o.ReadOnly {
		writes = looking
	}
	s.writer = open(path, keys.File, s.actor, writes)
	s.readers = open(path, keys.File, s.actor, s.reads())
	if err := s.begin(o); err != nil {
		return nil, errors.Join(err, s.shut())
	}
	if s.opened, err = os.Stat(path); err != nil {
		return nil, errors.Join(diskError(err), s.shut())
	}
	return s, nil
}

// reads is the purpose of the store's reading connections.
func (s *Store) reads() purpose {
	if s.readOnly {
		return looking
	}
	return reading
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
	if err := s.migrate(o.isCopy); err != nil {
		return err
	}
	if err := s.compareHead(); err != nil {
		return err
	}
	var err error
	if s.bonds, err = findBonds(s.writer); err != nil {
		return fmt.Errorf("tables of children: %w", err)
	}
	s.machine = o.Machine
	if s.machine == "" {
		if s.machine, err = machineID(); err != nil {
			return err
		}
	}
	s.actor.laptop = s.machine // until register has given a letter
	return nil
}

// register gives this laptop its letter, once.
func (s *Store) register(user string) error {
	if s.letter != "" {
		return nil
	}
	machine := chainHash("laptop", s.machine)
	l, err := one[Laptop](s.readers, `SELECT * FROM laptop WHERE machine = ? AND deleted_at IS NULL`, machine)
	if err == nil {
		s.letter, s.actor.laptop = l.Letter, l.Letter
		return nil
	}
	if s.readOnly {
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
