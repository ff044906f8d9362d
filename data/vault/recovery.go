package vault

import (
	"fmt"
	"strings"
)

// The recovery code is 7 groups of 5 characters, such as 8K2PA-0ZQ3M-…: in each
// group 4 that are random, 140 bits in all, and one that checks them.
const (
	codeGroups = 7
	codeData   = 4 // characters of a group before the check
	codeSize   = codeData + 1
)

// codeAlphabet is Crockford's base 32: no I, L, O and U.
const codeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// recoverySlot is the name of the code's slot before it is hashed.
const recoverySlot = "recovery"

// CodeError says that a recovery code was mistyped. It is also
// [ErrWrongPassword].
type CodeError struct {
	Group int // the first group that can't be right, from 1; 0 when there are too many or too few characters
}

// Error says what is wrong, for logs.
func (e *CodeError) Error() string {
	if e.Group == 0 {
		return "the recovery code has too many or too few characters"
	}
	return fmt.Sprintf("group %d of the recovery code is mistyped", e.Group)
}

// Unwrap returns [ErrWrongPassword].
func (e *CodeError) Unwrap() error { return ErrWrongPassword }

// NewRecoveryCode makes a code to be printed that opens the store with both
// keys; a code made before opens it no longer. It is shown once and kept
// nowhere. Keys without the restricted one are refused with [ErrNoRestricted],
// for a code that could not open everything is none.
func (s *Slots) NewRecoveryCode(k Keys) (string, error) {
	if k.Restricted == nil {
		return "", ErrNoRestricted
	}
	raw := make([]byte, codeGroups*codeData)
	random(raw)
	groups := make([]string, codeGroups)
	for i := range groups {
		var group []byte
		for _, b := range raw[i*codeData : (i+1)*codeData] {
			group = append(group, codeAlphabet[b%32])
		}
		groups[i] = string(append(group, checkOf(i, string(group))))
	}
	code := strings.Join(groups, "-")
	plain, err := readCode(code)
	if err != nil {
		return "", err
	}
	if err := s.set(recoverySlot, plain, k); err != nil {
		return "", err
	}
	return code, nil
}

// UnlockRecovery opens the store with the printed code, typed in capitals or
// not, with or without dashes and spaces. It returns a [*CodeError] for a
// mistyped code, [ErrWrongPassword] for a code that is not of this store or no
// longer good, [ErrNoSlot] or [ErrDamaged].
func (s *Slots) UnlockRecovery(code string) (Keys, error) {
	plain, err := readCode(code)
	if err != nil {
		return Keys{}, err
	}
	return s.unlock(recoverySlot, plain)
}

// readCode checks a typed code and gives it the one form that its slot was made
// with.
func readCode(typed string) (string, error) {
	var b strings.Builder
	for _, r := range strings.ToUpper(normal(typed)) {
		switch {
		case r == 'O':
			b.WriteByte('0')
		case r == 'I' || r == 'L':
			b.WriteByte('1')
		case r == ' ' || isDash(r):
		case r < 0x80 && strings.ContainsRune(codeAlphabet, r):
			b.WriteRune(r)
		default: // stands for a mistyped character, so that its group is named
			b.WriteByte('?')
		}
	}
	code := b.String()
	if len(code) != codeGroups*codeSize {
		return "", &CodeError{}
	}
	for i := range codeGroups {
		group := code[i*codeSize : (i+1)*codeSize]
		if strings.Contains(group, "?") || group[codeData] != checkOf(i, group[:codeData]) {
			return "", &CodeError{Group: i + 1}
		}
	}
	return code, nil
}

// isDash reports whether r is one of the dashes that keyboards and copied text
// give.
func isDash(r rune) bool { return strings.ContainsRune("-‐‑‒–—―−_\t\r\n", r) }

// checkOf answers the check character of the group at index i: a weighted sum
// in the field of 32 elements (x⁵+x²+1) with weights 2, 4, 8, 16 and the index
// on top. One wrong character, two swapped neighbours and two swapped groups
// never pass.
func checkOf(i int, group string) byte {
	sum := i + 1
	for _, r := range group {
		sum = double(sum) ^ strings.IndexRune(codeAlphabet, r)
	}
	return codeAlphabet[double(sum)]
}

// double multiplies by 2 in the field of 32 elements.
func double(x int) int {
	x <<= 1
	if x >= 32 {
		x ^= 0b100101
	}
	return x
}
