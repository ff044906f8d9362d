package vault_test

import (
	"errors"
	"strings"
	"testing"

	"careledger/data/vault"
)

func TestSeal(t *testing.T) {
	key := vault.NewKeys().File
	const aad = "guardian.id_number.1"
	seal := func(t *testing.T, plain string) string {
		t.Helper()
		sealed, err := vault.Seal(key, plain, aad)
		if err != nil {
			t.Fatal(err)
		}
		return sealed
	}

	t.Run("gives back what went in and hides it", func(t *testing.T) {
		for _, plain := range []string{"", "a", "化名 𠮷 · 住址", strings.Repeat("长", 10000)} {
			sealed := seal(t, plain)
			if got, err := vault.Open(key, sealed, aad); err != nil || got != plain {
				t.Errorf("%.20q: %.20q, %v", plain, got, err)
			}
			if len(plain) > 1 && strings.Contains(sealed, plain) {
				t.Errorf("%.20q is readable", plain)
			}
		}
	})
	t.Run("never gives the same text twice", func(t *testing.T) {
		if first, second := seal(t, "x"), seal(t, "x"); first == second {
			t.Fatal("the nonce repeats")
		}
	})
	t.Run("is damaged by any change, another place or another key", func(t *testing.T) {
		sealed := seal(t, "秘密")
		for at := range len(sealed) {
			changed := []byte(sealed)
			changed[at] ^= 1
			if _, err := vault.Open(key, string(changed), aad); !errors.Is(err, vault.ErrDamaged) {
				t.Errorf("byte %d: %v", at, err)
			}
			if _, err := vault.Open(key, sealed[:at], aad); !errors.Is(err, vault.ErrDamaged) {
				t.Errorf("cut at %d: %v", at, err)
			}
		}
		if _, err := vault.Open(key, sealed, "guardian.id_number.2"); !errors.Is(err, vault.ErrDamaged) {
			t.Error(err)
		}
		if _, err := vault.Open(vault.NewKeys().File, sealed, aad); !errors.Is(err, vault.ErrDamaged) {
			t.Error(err)
		}
	})
}
