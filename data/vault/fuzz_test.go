package vault_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"careledger/data/vault"
)

// FuzzKeySlots reads any content as a file of key slots. What is read opens no
// slot with a password that was never set, and asks for no work that would stop
// the laptop.
func FuzzKeySlots(f *testing.F) {
	path := filepath.Join(f.TempDir(), "a.keys")
	s, err := vault.Create(path)
	if err == nil {
		err = s.SetPassword(user, password, vault.NewKeys(), true)
	}
	if err != nil {
		f.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	for _, content := range [][]byte{nil, []byte("{}"), []byte(`{"version":2}`), whole, whole[:len(whole)/2]} {
		f.Add(content)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		path := filepath.Join(t.TempDir(), "b.keys")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := vault.Load(path)
		if err != nil {
			if !errors.Is(err, vault.ErrDamaged) && !errors.Is(err, vault.ErrNewer) {
				t.Errorf("it says %v", err)
			}
			return
		}
		for _, unlock := range []func(string) (vault.Keys, error){
			func(p string) (vault.Keys, error) { return s.Unlock(user, p) }, s.UnlockOnly, s.UnlockRecovery,
		} {
			if _, err := unlock("never set"); err == nil {
				t.Error("a password that was never set opens a slot")
			}
		}
	})
}
