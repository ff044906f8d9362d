package vault_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"careledger/data/vault"
)

func init() {
	vault.NewCost = func() vault.Cost { return vault.Cost{Time: 1, Memory: 8, Threads: 1} }
}

const (
	user     = "王芳"
	password = "春风 十里 2026"
)

// newSlots makes a file with one user, whose slot holds both keys.
func newSlots(t *testing.T) (string, *vault.Slots, vault.Keys) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "care.db.keys")
	s, err := vault.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	k := vault.NewKeys()
	if err := s.SetPassword(user, password, k, true); err != nil {
		t.Fatal(err)
	}
	return path, s, k
}

// load reads a file that must be whole.
func load(t *testing.T, path string) *vault.Slots {
	t.Helper()
	s, err := vault.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// equal compares keys by value.
func equal(a, b vault.Keys) bool {
	if a.Restricted == nil || b.Restricted == nil {
		return a.File == b.File && a.Restricted == b.Restricted
	}
	return a.File == b.File && *a.Restricted == *b.Restricted
}

func TestPassword(t *testing.T) {
	path, s, k := newSlots(t)

	t.Run("opens the file again with both keys", func(t *testing.T) {
		got, err := load(t, path).Unlock(user, password)
		if err != nil || !equal(got, k) {
			t.Fatalf("got %v, %v", got, err)
		}
	})
	t.Run("is refused when wrong, empty or in other letters", func(t *testing.T) {
		for _, wrong := range []string{"", "春风 十里 2025", password + " ", strings.ToUpper("a" + password)} {
			if _, err := s.Unlock(user, wrong); !errors.Is(err, vault.ErrWrongPassword) {
				t.Errorf("%q: %v", wrong, err)
			}
		}
	})
	t.Run("of nobody known finds no slot", func(t *testing.T) {
		if _, err := s.Unlock("王方", password); !errors.Is(err, vault.ErrNoSlot) {
			t.Fatal(err)
		}
	})
	t.Run("is the same however it was typed", func(t *testing.T) {
		for _, pair := range [][2]string{
			{"caf\u00e9 au lait", "cafe\u0301 au lait"},
			{"１２３４Ａｂｃ！", "1234Abc!"},
			{"𠮷田 密码一二三", "𠮷田\u3000密码一二三"},
		} {
			if err := s.SetPassword("李", pair[0], k, true); err != nil {
				t.Fatal(err)
			}
			if got, err := s.Unlock("李", pair[1]); err != nil || !equal(got, k) {
				t.Errorf("%q for %q: %v", pair[1], pair[0], err)
			}
		}
	})
	t.Run("without the right to restricted fields gives the file key alone", func(t *testing.T) {
		if err := s.SetPassword("志愿者甲", "another 1", k, false); err != nil {
			t.Fatal(err)
		}
		got, err := s.Unlock("志愿者甲", "another 1")
		if err != nil || got.File != k.File || got.Restricted != nil {
			t.Fatalf("got %v, %v", got, err)
		}
		if err := s.SetPassword("志愿者乙", "another 2", got, true); !errors.Is(err, vault.ErrNoRestricted) {
			t.Fatalf("passed on a key that was not there: %v", err)
		}
		if _, err := s.NewRecoveryCode(got); !errors.Is(err, vault.ErrNoRestricted) {
			t.Fatalf("made a code that can't open everything: %v", err)
		}
	})
	t.Run("once changed opens no longer", func(t *testing.T) {
		if err := s.SetPassword(user, "changed one", k, true); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Unlock(user, password); !errors.Is(err, vault.ErrWrongPassword) {
			t.Fatal(err)
		}
		if got, err := load(t, path).Unlock(user, "changed one"); err != nil || !equal(got, k) {
			t.Fatal(err)
		}
	})
	t.Run("of a removed user finds no slot", func(t *testing.T) {
		if err := s.Remove(user); err != nil {
			t.Fatal(err)
		}
		if _, err := load(t, path).Unlock(user, "changed one"); !errors.Is(err, vault.ErrNoSlot) {
			t.Fatal(err)
		}
		if err := s.Remove(user); !errors.Is(err, vault.ErrNoSlot) {
			t.Fatal(err)
		}
	})
}

func TestOnlyUser(t *testing.T) {
	path, s, k := newSlots(t)
	if _, err := s.NewRecoveryCode(k); err != nil {
		t.Fatal(err)
	}

	t.Run("opens without a name", func(t *testing.T) {
		if got, err := load(t, path).UnlockOnly(password); err != nil || !equal(got, k) {
			t.Fatalf("got %v, %v", got, err)
		}
	})
	t.Run("is refused with a wrong password", func(t *testing.T) {
		if _, err := s.UnlockOnly("wrong one"); !errors.Is(err, vault.ErrWrongPassword) {
			t.Fatal(err)
		}
	})
	t.Run("is told of damage to the slot of the recovery code", func(t *testing.T) {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		at := bytes.LastIndex(content, []byte(`"name"`)) + 12
		content[at] = 'A' + (content[at]-'A'+1)%26
		damaged := path + ".damaged"
		write(t, damaged, content)
		if _, err := load(t, damaged).UnlockOnly(password); !errors.Is(err, vault.ErrDamaged) {
			t.Fatal(err)
		}
	})
	t.Run("gives a name once there is another", func(t *testing.T) {
		if err := s.SetPassword("乙", "second one", k, true); err != nil {
			t.Fatal(err)
		}
		if _, err := s.UnlockOnly(password); !errors.Is(err, vault.ErrNoSlot) {
			t.Fatal(err)
		}
	})
}

func TestFile(t *testing.T) {
	t.Run("holds no name, password or key", func(t *testing.T) {
		path, _, k := newSlots(t)
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range [][]byte{[]byte(user), []byte(password), k.File[:], k.Restricted[:]} {
			if bytes.Contains(content, secret) {
				t.Errorf("%q stands in the file", secret)
			}
		}
	})
	t.Run("is never overwritten by a new one", func(t *testing.T) {
		path, _, _ := newSlots(t)
		if _, err := vault.Create(path); !errors.Is(err, os.ErrExist) {
			t.Fatal(err)
		}
	})
	t.Run("that is not there is told as such", func(t *testing.T) {
		if _, err := vault.Load(filepath.Join(t.TempDir(), "none.keys")); !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
	})
	t.Run("of a newer program is told as such", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "new.keys")
		write(t, path, []byte(`{"version": 2, "shards": []}`))
		if _, err := vault.Load(path); !errors.Is(err, vault.ErrNewer) {
			t.Fatal(err)
		}
	})
	t.Run("keeps what another run of the program wrote", func(t *testing.T) {
		path, first, k := newSlots(t)
		second := load(t, path)
		if err := second.SetPassword("乙", "second one", k, true); err != nil {
			t.Fatal(err)
		}
		if err := first.SetPassword("丙", "third one", k, true); err != nil {
			t.Fatal(err)
		}
		both := load(t, path)
		for name, pass := range map[string]string{user: password, "乙": "second one", "丙": "third one"} {
			if _, err := both.Unlock(name, pass); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
	t.Run("leaves nothing else behind", func(t *testing.T) {
		path, _, _ := newSlots(t)
		entries, err := os.ReadDir(filepath.Dir(path))
		if err != nil || len(entries) != 1 {
			t.Fatalf("%v, %v", entries, err)
		}
	})
	t.Run("that can't be written stays as it is", func(t *testing.T) {
		path, s, k := newSlots(t)
		before, _ := os.ReadFile(path)
		gone := path + ".gone"
		if err := os.Rename(path, gone); err != nil {
			t.Fatal(err)
		}
		if err := s.SetPassword("丁", "fourth one", k, true); !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		if after, _ := os.ReadFile(gone); !bytes.Equal(before, after) {
			t.Fatal("the file changed")
		}
		if _, err := s.Unlock("丁", "fourth one"); !errors.Is(err, vault.ErrNoSlot) {
			t.Fatalf("what was not written counts: %v", err)
		}
	})
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestDamage(t *testing.T) {
	path, s, k := newSlots(t)
	if err := s.SetPassword("乙", "second one", k, true); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// A version that seems newer is told as that; nothing else may pass for
	// anything but damage or, where the change means nothing, for whole.
	version := bytes.IndexByte(whole, '1')

	try := func(t *testing.T, at int, content []byte) {
		t.Helper()
		write(t, path, content)
		s, err := vault.Load(path)
		var got vault.Keys
		if err == nil {
			got, err = s.Unlock(user, password)
		}
		switch {
		case err == nil && equal(got, k), errors.Is(err, vault.ErrDamaged):
		case errors.Is(err, vault.ErrNewer) && at == version:
		default:
			t.Errorf("at byte %d of %d: %v", at, len(whole), err)
		}
	}
	t.Run("to any byte is told from a wrong password", func(t *testing.T) {
		for at := range whole {
			for _, flip := range []byte{1, 2, 0x10, 0x20, 0x80} {
				content := bytes.Clone(whole)
				content[at] ^= flip
				try(t, at, content)
			}
		}
	})
	t.Run("by cutting the file short is told", func(t *testing.T) {
		for at := range len(whole) - 2 {
			try(t, at, whole[:at])
		}
	})
	t.Run("to one slot leaves the other", func(t *testing.T) {
		at := bytes.Index(whole, []byte(`"sealed"`)) + 12
		content := bytes.Clone(whole)
		content[at] = 'A' + (content[at]-'A'+1)%26
		write(t, path, content)
		s := load(t, path)
		if _, err := s.Unlock(user, password); !errors.Is(err, vault.ErrDamaged) {
			t.Errorf("the damaged one: %v", err)
		}
		if got, err := s.Unlock("乙", "second one"); err != nil || !equal(got, k) {
			t.Errorf("the other: %v", err)
		}
		if _, err := s.Unlock("乙", "wrong one"); !errors.Is(err, vault.ErrWrongPassword) {
			t.Errorf("the other with a wrong password: %v", err)
		}
		if err := s.SetPassword(user, "again", k, true); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Unlock(user, "again"); err != nil || !equal(got, k) {
			t.Errorf("the damaged one after a new password: %v", err)
		}
	})
}
