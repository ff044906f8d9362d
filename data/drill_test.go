package data_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
	"careledger/data/demo"
)

// rows are all rows of a file as text, by table, in the order of their text.
func rows(t *testing.T, s *data.Store) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for _, table := range data.Tables(t, s) {
		for _, row := range data.Rows(t, s, table) {
			all[table] = append(all[table], fmt.Sprint(row))
		}
		slices.Sort(all[table])
	}
	return all
}

// wantRows compares two files row by row. What the restore itself and the sign-in
// write may be added: entries of the journal, the laptop and its letter.
func wantRows(t *testing.T, got, want map[string][]string) {
	t.Helper()
	compared := 0
	for table, wanted := range want {
		if len(got[table]) != len(wanted) && table != "journal" && table != "laptop" {
			t.Errorf("%s has %d rows, not %d", table, len(got[table]), len(wanted))
		}
		for _, row := range wanted {
			if _, found := slices.BinarySearch(got[table], row); !found {
				t.Fatalf("of %s is missing %s", table, row)
			}
			compared++
		}
	}
	if compared < 5000 {
		t.Errorf("only %d rows were compared", compared)
	}
}

// TestRestoreDrill loses a laptop with a full sample and brings all of it back on
// another one, from the backup alone: with the recovery code, and with a password.
func TestRestoreDrill(t *testing.T) {
	lost := t.TempDir()
	path, backup := filepath.Join(lost, "云禾.db"), filepath.Join(t.TempDir(), "云禾.backup")
	s, ss, code, err := data.Create(path, data.NewFile{Org: demo.Org(), User: "林静", Password: datatest.Password, Options: laptop("first")})
	if err != nil {
		t.Fatal(err)
	}
	defer closed(t, s)
	if err := demo.Fill(s, ss, demo.Options{Children: 20}); err != nil {
		t.Fatal(err)
	}
	if err := s.AddUser(ss, &data.User{Name: "许诺言", Role: data.Volunteer}, "桃李路上的中心小学"); err != nil {
		t.Fatal(err)
	}
	want := rows(t, s)
	if _, err := s.Backup(ss, backup); err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	if err := os.RemoveAll(lost); err != nil {
		t.Fatal(err)
	}

	for name, key := range map[string]data.Key{
		"with the recovery code alone":    {Code: code},
		"with a password":                 {User: "林静", Password: datatest.Password},
		"with another user's password":    {User: "许诺言", Password: "桃李路上的中心小学"},
		"with the code by a named person": {User: "林静", Code: code},
	} {
		t.Run(name, func(t *testing.T) {
			fresh := filepath.Join(t.TempDir(), "新电脑.db")
			p, err := data.PreviewRestore(backup, fresh, key, laptop("second"))
			if err != nil || p.Compared || p.Differences[0].Backup != 20 {
				t.Fatalf("the preview is %+v, %v", p, err)
			}
			if left, err := os.ReadDir(filepath.Dir(fresh)); err != nil || len(left) > 0 {
				t.Fatalf("the preview leaves %v, %v", left, err)
			}
			if _, err := data.Restore(backup, fresh, key, laptop("second")); err != nil {
				t.Fatal(err)
			}
			s, ss, err := key.Open(fresh, laptop("second"))
			if err != nil {
				t.Fatal(err)
			}
			defer closed(t, s)
			wantRows(t, rows(t, s), want)
			if _, err := s.Verify(ss); err != nil {
				t.Error(err)
			}
		})
	}
	t.Run("no wrong code opens it", func(t *testing.T) {
		wrong := []byte(code)
		wrong[0], wrong[1] = wrong[1], wrong[0]
		if bytes.Equal(wrong, []byte(code)) {
			wrong[0] ^= 1
		}
		_, err := data.Restore(backup, filepath.Join(t.TempDir(), "a.db"), data.Key{Code: string(wrong)}, laptop("second"))
		if !data.Is(err, data.Locked) {
			t.Errorf("got %v", err)
		}
	})
}
