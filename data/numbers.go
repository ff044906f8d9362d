package data

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// The kinds of numbers that people read; each counts by year and laptop.
const (
	numberChild    = "child" // 云2026-A0001
	numberWish     = "XY"    // XY2026-A0001, and so on
	numberVisit    = "ZF"
	numberActivity = "HD"
	numberProject  = "XM"
	numberReport   = "报"
	numberForm     = "BD" // of printed forms
	numberShare    = "TG" // of hand-overs of data
	numberRequest  = "QL" // of requests by right
	numberBreach   = "XL"
	numberErasure  = "SC" // of erasings
)

// number gives out the next number of a kind: a prefix, the year, the letter of
// this laptop and a count of at least four digits. Two laptops never give out
// the same.
func (t *tx) number(kind string) (string, error) { return t.numberIn(kind, t.today[:4]) }

// numberIn is number for another year than this.
func (t *tx) numberIn(kind, year string) (string, error) {
	var last int
	err := t.Get(&last, `INSERT INTO counter (kind, year, letter, last) VALUES (?, ?, ?, 1)
		ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last`, kind, year, t.s.letter)
	if err != nil {
		return "", fmt.Errorf("next number of %s: %w", kind, err)
	}
	return t.numberText(kind, year, last)
}

// numberText is how a number is read.
func (t *tx) numberText(kind, year string, n int) (string, error) {
	if kind == numberChild {
		if err := t.Get(&kind, `SELECT mark FROM org LIMIT 1`); err != nil {
			return "", fmt.Errorf("mark of the organization: %w", err)
		}
	}
	return fmt.Sprintf("%s%s-%s%04d", kind, year, t.s.letter, n), nil
}

// nextLetter is the first of A…Z, AA…ZZ that no laptop has.
func nextLetter(used []string) string {
	for n := 0; ; n++ {
		letter, rest := "", n
		for {
			letter = string(rune('A'+rest%26)) + letter
			if rest = rest/26 - 1; rest < 0 {
				break
			}
		}
		if !slices.Contains(used, letter) {
			return letter
		}
	}
}

// machineID is random and kept in the user's settings of this machine, so that
// a file that is copied to another machine gets another letter there.
func machineID() (string, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		dir = os.TempDir()
	}
	path := filepath.Join(dir, "careledger", "laptop.id")
	if id, err := os.ReadFile(path); err == nil && len(id) > 0 {
		return strings.TrimSpace(string(id)), nil
	} else if err != nil && !errors.Is(err, os.ErrNotExist) {
		return "", diskError(err)
	}
	var b [16]byte
	rand.Read(b[:]) //nolint:errcheck // never fails
	id := hex.EncodeToString(b[:])
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", diskError(err)
	}
	if err := os.WriteFile(path, []byte(id), 0o600); err != nil {
		return "", diskError(err)
	}
	return id, nil
}
