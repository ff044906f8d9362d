package release

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// signed makes an installer of a version in a folder, signed as the build signs
// it, and answers its path.
func signed(t *testing.T, folder, version, bytes string) string {
	t.Helper()
	path := filepath.Join(folder, "CareLedger-"+version+"-setup.exe")
	if err := os.WriteFile(path, []byte(bytes), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "note", path, version)
	return path
}

// run runs the script of the build.
func run(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command(filepath.Join("..", "..", "assets", "build", "update.sh"), args...).CombinedOutput()
	if err != nil {
		t.Fatalf("update.sh %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// newKey makes a key as the documentation says, signs with it from now on, and
// answers its public half.
func newKey(t *testing.T) Key {
	t.Helper()
	private := filepath.Join(t.TempDir(), "key.pem")
	if out, err := exec.Command("openssl", "genpkey", "-algorithm", "ed25519", "-out", private).CombinedOutput(); err != nil {
		t.Fatalf("openssl: %v\n%s", err, out)
	}
	t.Setenv("CARELEDGER_UPDATE_KEY", private)
	return Key(run(t, "key"))
}

func TestANewerInstallerIsFoundAndItsCopyChecked(t *testing.T) {
	key := newKey(t)
	stick, folder := t.TempDir(), t.TempDir()
	signed(t, stick, "0.2.0", "the same")
	signed(t, stick, "0.3.1", "newer")
	newest := signed(t, folder, "0.10.0", "newest")
	got, found := key.Find("0.2.0+412.3f2a1bc5", filepath.Join(stick, "taken out"), stick, folder)
	if !found || got.Path != newest || got.Version != "0.10.0" {
		t.Fatalf("found is %+v, %t", got, found)
	}
	copied := filepath.Join(t.TempDir(), "setup.exe")
	if err := got.CopyTo(copied); err != nil {
		t.Fatal(err)
	}
	if bytes, err := os.ReadFile(copied); err != nil || string(bytes) != "newest" {
		t.Errorf("the copy is %q, %v", bytes, err)
	}
	if got, found := key.Find("0.10.0", stick, folder); found {
		t.Errorf("the newest program finds %+v", got)
	}
}

func TestWhatIsNotSignedIsPassedOver(t *testing.T) {
	key := newKey(t)
	folder := t.TempDir()
	path := signed(t, folder, "0.3.0", "newer")
	note := path + noteEnding
	whole, err := os.ReadFile(note)
	if err != nil {
		t.Fatal(err)
	}
	for name, said := range map[string]string{
		"another version": strings.Replace(string(whole), "0.3.0", "0.4.0", 1),
		"no signature":    strings.Join(strings.Split(string(whole), "\n")[:3], "\n"),
		"another head":    strings.Replace(string(whole), "CareLedger", "Careledger", 1),
		"empty":           "",
	} {
		t.Run(name, func(t *testing.T) {
			if err := os.WriteFile(note, []byte(said), 0o600); err != nil {
				t.Fatal(err)
			}
			if got, found := key.Find("0.2.0", folder); found {
				t.Errorf("found %+v", got)
			}
		})
	}
	if err := os.WriteFile(note, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Run("signed with another key", func(t *testing.T) {
		if got, found := newKey(t).Find("0.2.0", folder); found {
			t.Errorf("found %+v", got)
		}
	})
	t.Run("without a key in the program", func(t *testing.T) {
		if got, found := BuiltIn().Find("0.2.0", folder); found {
			t.Errorf("found %+v", got)
		}
	})
	t.Run("another program in its place is not started", func(t *testing.T) {
		got, found := key.Find("0.2.0", folder)
		if !found {
			t.Fatal("the whole one is not found")
		}
		if err := os.WriteFile(path, []byte("harmful"), 0o600); err != nil {
			t.Fatal(err)
		}
		copied := filepath.Join(t.TempDir(), "setup.exe")
		if err := got.CopyTo(copied); !errors.Is(err, ErrForged) {
			t.Errorf("copying it answers %v", err)
		}
		if _, err := os.Stat(copied); !os.IsNotExist(err) {
			t.Errorf("a copy was left: %v", err)
		}
	})
}

func TestVersionsAreComparedByTheirNumbers(t *testing.T) {
	for _, c := range []struct {
		one, than string
		want      bool
	}{
		{"0.3.0", "0.2.9", true},
		{"0.10.0", "0.9.0", true},
		{"1.0.0", "0.99.99", true},
		{"0.3.0", "0.3.0+412.3f2a1bc5", false},
		{"0.2.0", "0.3.0", false},
		{"nonsense", "0.3.0", false},
		{"0.3", "0.2.0", false},
		{"0.4.0", "", false},
	} {
		if got := newer(c.one, c.than); got != c.want {
			t.Errorf("newer(%q, %q) is %t", c.one, c.than, got)
		}
	}
}
