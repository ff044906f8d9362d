package vault

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sync"

	"careledger/data/disk"
)

// fileVersion is the newest form of the file that this program knows.
const fileVersion = 1

// mostBytes is far above what a file of key slots comes to.
const mostBytes = 4 << 20

// Slots is the file of key slots beside a store. It may be used by several
// goroutines at once.
type Slots struct {
	path string

	mu   sync.Mutex
	file file
}

// file is what stands in the file.
type file struct {
	Version int    `json:"version"`
	Salt    []byte `json:"salt"`  // key of the hashes of names
	Check   []byte `json:"check"` // SHA-256 of the salt
	Slots   []slot `json:"slots"`
}

// Create makes the file with no slot yet. It never overwrites: where there is
// a file the error is [os.ErrExist].
func Create(path string) (*Slots, error) {
	f := file{Version: fileVersion, Salt: make([]byte, 32), Slots: []slot{}}
	random(f.Salt)
	sum := sha256.Sum256(f.Salt)
	f.Check = sum[:]
	content, err := f.content()
	if err != nil {
		return nil, err
	}
	if err := disk.Create(path, content); err != nil {
		return nil, fmt.Errorf("create key slots: %w", err)
	}
	return &Slots{path: path, file: f}, nil
}

// Load reads the file. It returns [os.ErrNotExist] when there is none,
// [ErrDamaged] when it is not as it was written, and [ErrNewer]. Damage to one
// slot is told when that slot is unlocked, for the others still open.
func Load(path string) (*Slots, error) {
	f, err := read(path)
	if err != nil {
		return nil, fmt.Errorf("load key slots: %w", err)
	}
	return &Slots{path: path, file: f}, nil
}

// SetPassword adds the slot of a user or replaces it. The slot holds the
// restricted key only withRestricted, and then k must have it, or the error is
// [ErrNoRestricted].
func (s *Slots) SetPassword(user, password string, k Keys, withRestricted bool) error {
	switch {
	case !withRestricted:
		k.Restricted = nil
	case k.Restricted == nil:
		return ErrNoRestricted
	}
	return s.set(userSlot(user), password, k)
}

// Unlock opens the slot of a user. It returns [ErrWrongPassword], [ErrNoSlot]
// or [ErrDamaged].
func (s *Slots) Unlock(user, password string) (Keys, error) {
	return s.unlock(userSlot(user), password)
}

// UnlockOnly opens the slot of the one user that there is, whose name nobody
// gave. It returns [ErrNoSlot] when there are none or several, and otherwise
// what Unlock does.
func (s *Slots) UnlockOnly(password string) (Keys, error) {
	s.mu.Lock()
	recovery := s.file.hash(recoverySlot)
	users := slices.DeleteFunc(slices.Clone(s.file.Slots), func(one slot) bool { return hmac.Equal(one.Name, recovery) })
	s.mu.Unlock()
	switch {
	case len(users) == 1:
		return users[0].unlock(password)
	case slices.ContainsFunc(users, func(one slot) bool { return !one.whole() }):
		return Keys{}, fmt.Errorf("damaged slots among %d: %w", len(users), ErrDamaged)
	}
	return Keys{}, ErrNoSlot
}

// Remove takes away the slot of a user, or returns [ErrNoSlot]. Copies of the
// file that were made before still open with that user's password.
func (s *Slots) Remove(user string) error {
	return s.change(func(f *file) error {
		i := f.find(userSlot(user))
		if i < 0 {
			return ErrNoSlot
		}
		f.Slots = slices.Delete(f.Slots, i, i+1)
		return nil
	})
}

// set adds or replaces a slot.
func (s *Slots) set(name, password string, k Keys) error {
	s.mu.Lock()
	hash := s.file.hash(name)
	s.mu.Unlock()
	made, err := newSlot(hash, password, k)
	if err != nil {
		return err
	}
	return s.change(func(f *file) error {
		if i := f.find(name); i >= 0 {
			f.Slots[i] = made
			return nil
		}
		f.Slots = append(f.Slots, made)
		return nil
	})
}

// unlock finds a slot and opens it. A slot that can't be found among damaged
// ones may be one of these, so that is damage as well.
func (s *Slots) unlock(name, password string) (Keys, error) {
	s.mu.Lock()
	found := slot{}
	i := s.file.find(name)
	if i >= 0 {
		found = s.file.Slots[i]
	}
	damaged := slices.ContainsFunc(s.file.Slots, func(other slot) bool { return !other.whole() })
	s.mu.Unlock()
	switch {
	case i >= 0:
		return found.unlock(password)
	case damaged:
		return Keys{}, fmt.Errorf("no slot of this name among damaged ones: %w", ErrDamaged)
	}
	return Keys{}, ErrNoSlot
}

// change rewrites the file. It starts from what the file holds now, so that
// another run of the program that set a password meanwhile loses nothing.
func (s *Slots) change(how func(*file) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, err := read(s.path)
	if err != nil {
		return fmt.Errorf("change key slots: %w", err)
	}
	if !bytes.Equal(f.Salt, s.file.Salt) {
		return fmt.Errorf("change key slots: another file took its place: %w", ErrDamaged)
	}
	if err := how(&f); err != nil {
		return err
	}
	content, err := f.content()
	if err != nil {
		return err
	}
	if err := disk.Replace(s.path, content); err != nil {
		return fmt.Errorf("change key slots: %w", err)
	}
	s.file = f
	return nil
}

// userSlot is the name of a user's slot before it is hashed.
func userSlot(user string) string { return "user\x00" + normal(user) }

// hash hides the name of a slot.
func (f *file) hash(name string) []byte {
	h := hmac.New(sha256.New, f.Salt)
	h.Write([]byte(name))
	return h.Sum(nil)
}

// find answers the index of a slot, or -1.
func (f *file) find(name string) int {
	hash := f.hash(name)
	return slices.IndexFunc(f.Slots, func(s slot) bool { return hmac.Equal(s.Name, hash) })
}

// content is the text of the file.
func (f *file) content() ([]byte, error) {
	b, err := json.MarshalIndent(f, "", "\t")
	if err != nil {
		return nil, fmt.Errorf("write key slots: %w", err)
	}
	return append(b, '\n'), nil
}

// read reads and checks all but the single slots.
func read(path string) (file, error) {
	r, err := os.Open(path)
	if err != nil {
		return file{}, err
	}
	b, err := io.ReadAll(io.LimitReader(r, mostBytes))
	if err := errors.Join(err, r.Close()); err != nil {
		return file{}, err
	}
	return parse(b)
}

// parse reads the text of the file.
func parse(b []byte) (file, error) {
	var v struct{ Version int }
	if err := json.Unmarshal(b, &v); err == nil && v.Version > fileVersion {
		return file{}, ErrNewer
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	var f file
	if err := d.Decode(&f); err != nil {
		return file{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	sum := sha256.Sum256(f.Salt)
	if f.Version != fileVersion || !bytes.Equal(sum[:], f.Check) {
		return file{}, fmt.Errorf("checksum of the head: %w", ErrDamaged)
	}
	return f, nil
}
