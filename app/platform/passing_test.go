package platform

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestPassingFilesGo(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	t.Setenv("TMP", os.TempDir()) // as Windows calls it
	other := filepath.Join(os.TempDir(), "careledger-2026")
	if err := os.Mkdir(other, 0o700); err != nil {
		t.Fatal(err)
	}
	write := func() string {
		t.Helper()
		path, err := PassingFile("report.pdf")
		if err == nil {
			err = os.WriteFile(path, []byte("周子涵"), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		return path
	}
	wantOnlyOther := func() {
		t.Helper()
		left, err := os.ReadDir(os.TempDir())
		if err != nil || len(left) != 1 || left[0].Name() != filepath.Base(other) {
			t.Errorf("there are left %v, %v", left, err)
		}
	}
	t.Run("when the program ends, and while it runs once they are old", func(t *testing.T) {
		path := write()
		if err := RemovePassing(time.Hour); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(path); err != nil {
			t.Errorf("a new one is gone: %v", err)
		}
		passing.folders[0].made = time.Now().Add(-2 * time.Hour)
		write()
		if err := RemovePassing(time.Hour); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(path); !os.IsNotExist(err) || len(passing.folders) != 1 {
			t.Errorf("an old one stays: %v, %v", err, passing.folders)
		}
		if err := RemovePassing(0); err != nil {
			t.Fatal(err)
		}
		wantOnlyOther()
	})
	t.Run("and at the next start when it was killed", func(t *testing.T) {
		write()
		passing.folders = nil // another program
		if err := RemoveLeftPassing(); err != nil {
			t.Fatal(err)
		}
		wantOnlyOther()
	})
}
