package vault_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"careledger/data/vault"
)

func TestRecoveryCode(t *testing.T) {
	path, s, k := newSlots(t)
	code, err := s.NewRecoveryCode(k)
	if err != nil {
		t.Fatal(err)
	}

	t.Run("is seven groups of five plain characters", func(t *testing.T) {
		if !regexp.MustCompile(`^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){6}$`).MatchString(code) {
			t.Fatal(code)
		}
	})
	t.Run("opens however it is typed", func(t *testing.T) {
		loose := strings.NewReplacer("0", "o", "1", "l").Replace(strings.ToLower(code))
		for _, typed := range []string{code, strings.ReplaceAll(code, "-", ""), strings.ReplaceAll(code, "-", " "), strings.ReplaceAll(code, "-", "—"), loose, "\n" + code + "\n"} {
			if got, err := load(t, path).UnlockRecovery(typed); err != nil || !equal(got, k) {
				t.Errorf("%q: %v", typed, err)
			}
		}
	})
	t.Run("with one wrong character names the group", func(t *testing.T) {
		for at, r := range code {
			if r == '-' {
				continue
			}
			for _, other := range "0123456789ABCDEFGHJKMNPQRSTVWXYZU中" {
				if other == r {
					continue
				}
				typed := code[:at] + string(other) + code[at+1:]
				var wrong *vault.CodeError
				if _, err := s.UnlockRecovery(typed); !errors.As(err, &wrong) || wrong.Group != at/6+1 {
					t.Fatalf("%s: %v", typed, err)
				}
			}
		}
	})
	t.Run("with neighbours swapped names the group", func(t *testing.T) {
		for at := range len(code) - 1 {
			a, b := code[at], code[at+1]
			if a == b || a == '-' || b == '-' {
				continue
			}
			typed := code[:at] + string([]byte{b, a}) + code[at+2:]
			var wrong *vault.CodeError
			if _, err := s.UnlockRecovery(typed); !errors.As(err, &wrong) || wrong.Group != at/6+1 {
				t.Fatalf("%s: %v", typed, err)
			}
		}
	})
	t.Run("with groups swapped or missing is mistyped", func(t *testing.T) {
		groups := strings.Split(code, "-")
		groups[2], groups[3] = groups[3], groups[2]
		for _, typed := range []string{strings.Join(groups, "-"), code[6:], "", code + "-" + code} {
			var wrong *vault.CodeError
			if _, err := s.UnlockRecovery(typed); !errors.As(err, &wrong) || !errors.Is(err, vault.ErrWrongPassword) {
				t.Errorf("%q: %v", typed, err)
			}
		}
	})
	t.Run("of another store does not open this one", func(t *testing.T) {
		_, other, otherKeys := newSlots(t)
		foreign, err := other.NewRecoveryCode(otherKeys)
		if err != nil {
			t.Fatal(err)
		}
		var mistyped *vault.CodeError
		if _, err := s.UnlockRecovery(foreign); !errors.Is(err, vault.ErrWrongPassword) || errors.As(err, &mistyped) {
			t.Fatal(err)
		}
	})
	t.Run("opens no longer when there is a newer one", func(t *testing.T) {
		newer, err := s.NewRecoveryCode(k)
		if err != nil || newer == code {
			t.Fatal(newer, err)
		}
		if _, err := s.UnlockRecovery(code); !errors.Is(err, vault.ErrWrongPassword) {
			t.Fatal(err)
		}
		if got, err := s.UnlockRecovery(newer); err != nil || !equal(got, k) {
			t.Fatal(err)
		}
	})
	t.Run("is no user's password and no user's name", func(t *testing.T) {
		if _, err := s.Unlock("recovery", code); !errors.Is(err, vault.ErrNoSlot) {
			t.Fatal(err)
		}
	})
	t.Run("that was never made finds no slot", func(t *testing.T) {
		_, other, _ := newSlots(t)
		if _, err := other.UnlockRecovery(code); !errors.Is(err, vault.ErrNoSlot) {
			t.Fatal(err)
		}
	})
}
