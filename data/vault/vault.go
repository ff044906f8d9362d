// Package vault keeps the keys of a store: a small file beside the records
// with one slot for each person who may sign in and one for the printed
// recovery code. A slot holds the keys, sealed with XChaCha20-Poly1305 under
// what Argon2id makes of the password, so the records open only to somebody who
// knows one of the passwords or has the printed code.
//
// The file holds no names. A slot is found by a keyed hash of the name, which
// hides the names from a look at the file, not from somebody who tries likely
// names one by one; so there is no list of users here, that is in the records.
//
// Damage is told from a wrong password: each slot carries a checksum of its own.
// Somebody who forges the checksum too gains nothing, for the seal covers all
// of the slot.
package vault

import (
	"crypto/rand"
	"errors"
)

// What may go wrong with a slot. Errors of the disk come as they are.
var (
	// ErrWrongPassword says that the slot is whole and the password, or the
	// recovery code, does not open it.
	ErrWrongPassword = errors.New("the password does not open this key slot")
	// ErrNoSlot says that the file has no slot for this user, or none for a
	// recovery code.
	ErrNoSlot = errors.New("there is no such key slot")
	// ErrDamaged says that the file, the slot or a sealed value was changed
	// outside the program.
	ErrDamaged = errors.New("the key slots are damaged")
	// ErrNewer says that a newer program wrote the file.
	ErrNewer = errors.New("the key slots were written by a newer program")
	// ErrNoRestricted says that a slot was to hold the restricted key and the
	// keys given lack it.
	ErrNoRestricted = errors.New("the restricted key is not known in this session")
)

// Keys are the secrets that open a store.
type Keys struct {
	File       [32]byte  // opens the file
	Restricted *[32]byte // opens the restricted fields; nil when the user is not entitled to them
}

// NewKeys makes the random keys of a new store.
func NewKeys() Keys {
	k := Keys{Restricted: new([32]byte)}
	random(k.File[:])
	random(k.Restricted[:])
	return k
}

// random fills b from the system's source, which never fails: crypto/rand ends
// the program itself where there is no randomness to be had.
func random(b []byte) { _, _ = rand.Read(b) }

// bytes answers the keys one after the other, the restricted one last and only
// if there is one.
func (k Keys) bytes() []byte {
	b := append([]byte(nil), k.File[:]...)
	if k.Restricted != nil {
		b = append(b, k.Restricted[:]...)
	}
	return b
}

// keysOf is the reverse of [Keys.bytes].
func keysOf(b []byte) (Keys, error) {
	var k Keys
	switch len(b) {
	case 64:
		k.Restricted = new([32]byte)
		copy(k.Restricted[:], b[32:])
	case 32:
	default:
		return Keys{}, ErrDamaged
	}
	copy(k.File[:], b)
	return k, nil
}
