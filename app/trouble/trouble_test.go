package trouble_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"careledger/app/trouble"
	"careledger/data/datatest"
)

func TestThePackNamesNobody(t *testing.T) {
	store, ss := datatest.Open(t)
	child := datatest.Child(t, store, ss, "钟离子墨")
	logs, home := t.TempDir(), t.TempDir()
	line := "close " + store.Path() + ": busy; settings in " + filepath.Join(home, "AppData") + "\n"
	if err := os.WriteFile(filepath.Join(logs, "careledger.log"), []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "trouble.zip")
	if err := trouble.WriteFile(path, store, ss, trouble.About{Version: "9.8.7", Logs: logs, Home: home}); err != nil {
		t.Fatal(err)
	}
	files := unpack(t, path)
	about, log := files["about.txt"], files["careledger.log"]
	if !strings.Contains(about, "CareLedger 9.8.7\n") || !strings.Contains(about, "\nchild                    1\n") {
		t.Errorf("about.txt is\n%s", about)
	}
	if want := "close <file>: busy; settings in " + filepath.Join("~", "AppData") + "\n"; log != want {
		t.Errorf("the log is %q, want %q", log, want)
	}
	for name, text := range files {
		for _, secret := range []string{child.Name, child.FileNo, ss.User, home, filepath.Dir(store.Path())} {
			if strings.Contains(text, secret) {
				t.Errorf("%s holds %q", name, secret)
			}
		}
	}
}

// unpack answers the texts of a pack by the names of their files.
func unpack(t *testing.T, path string) map[string]string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	pack, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range pack.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(text)
	}
	return files
}
