package data_test

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"careledger/data"
)

// FuzzBackup reads any content as a backup. No file but a whole one is unpacked.
func FuzzBackup(f *testing.F) {
	var whole bytes.Buffer
	z := zip.NewWriter(&whole)
	for name, content := range map[string]string{
		"manifest.json": `{"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","rows":{"child":1}}`, "records.db": "", "records.db.keys": "{}",
	} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			f.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		f.Fatal(err)
	}
	for _, content := range [][]byte{whole.Bytes(), whole.Bytes()[:whole.Len()/2], []byte("PK\x05\x06"), {}} {
		f.Add(content)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		folder := t.TempDir()
		path := filepath.Join(folder, "a.backup")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := data.ReadBackup(path); err != nil && !data.Is(err, data.Damaged) {
			t.Errorf("it says %v", err)
		}
		if _, err := data.Unpack(path, filepath.Join(folder, "records")); err != nil && !data.Is(err, data.Damaged) {
			t.Errorf("unpacked it says %v", err)
		}
	})
}
