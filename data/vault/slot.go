package vault

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"fmt"

	"golang.org/x/text/unicode/norm"
)

// slot holds the keys for one password.
type slot struct {
	Name   []byte `json:"name"` // keyed hash of whose it is
	Cost          // how the password is stretched
	Salt   []byte `json:"salt"`
	Sealed []byte `json:"sealed"` // nonce and sealed keys
	Check  []byte `json:"check"`  // SHA-256 of all of the above
}

// newSlot seals the keys under a password.
func newSlot(name []byte, password string, k Keys) (slot, error) {
	s := slot{Name: name, Cost: NewCost(), Salt: make([]byte, 16)}
	random(s.Salt)
	aad, err := s.head()
	if err != nil {
		return slot{}, err
	}
	if s.Sealed, err = seal(s.stretch(normal(password), s.Salt), k.bytes(), aad); err != nil {
		return slot{}, err
	}
	s.Check = s.sum(aad)
	return s, nil
}

// unlock opens the slot with a password.
func (s slot) unlock(password string) (Keys, error) {
	aad, err := s.head()
	if err != nil {
		return Keys{}, err
	}
	if !s.whole() {
		return Keys{}, fmt.Errorf("checksum of the key slot: %w", ErrDamaged)
	}
	plain, err := open(s.stretch(normal(password), s.Salt), s.Sealed, aad)
	if err != nil {
		return Keys{}, ErrWrongPassword
	}
	return keysOf(plain)
}

// whole reports whether the slot is as it was written.
func (s slot) whole() bool {
	aad, err := s.head()
	return err == nil && s.bearable() && subtle.ConstantTimeCompare(s.Check, s.sum(aad)) == 1
}

// head is what the seal covers beside the keys: all that stands before it.
func (s slot) head() ([]byte, error) {
	s.Sealed, s.Check = nil, nil
	return json.Marshal(s)
}

// sum is the checksum of the slot.
func (s slot) sum(head []byte) []byte {
	sum := sha256.Sum256(append(head, s.Sealed...))
	return sum[:]
}

// normal gives a password or a name one form, however it was typed: composed
// letters, and full-width letters and digits of a Chinese input method as the
// plain ones (NFKC).
func normal(text string) string { return norm.NFKC.String(text) }
