package app

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"careledger/app/release"
	"careledger/data"
)

// maker is who makes newer versions in these tests.
type maker struct {
	t       *testing.T
	private ed25519.PrivateKey
}

// put signs an installer and puts it into a folder.
func (m maker) put(folder, version, bytes string) (path string) {
	m.t.Helper()
	path = filepath.Join(folder, "CareLedger-"+version+"-setup.exe")
	note := fmt.Sprintf("CareLedger installer\n%s\n%x\n", version, sha256.Sum256([]byte(bytes)))
	note += base64.StdEncoding.EncodeToString(ed25519.Sign(m.private, []byte(note))) + "\n"
	for name, content := range map[string]string{path: bytes, path + ".sig": note} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			m.t.Fatal(err)
		}
	}
	return path
}

// withMaker is a desktop that trusts a maker, has a stick, and keeps what it
// starts.
func withMaker(t *testing.T) (d *testDesktop, m maker, stick string, started *[]string) {
	d, _ = signedIn(t)
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	stick, started = t.TempDir(), &[]string{}
	d.key, d.version = release.Key(base64.StdEncoding.EncodeToString(public)), "0.2.0+412.3f2a1bc5"
	d.sticks = func() []string { return []string{stick} }
	d.install = func(path string) error {
		bytes, err := os.ReadFile(path)
		*started = append(*started, string(bytes))
		return err
	}
	d.quit = func() { *started = append(*started, "end") }
	return d, maker{t, private}, stick, started
}

func TestANewerInstallerIsNoticedAndStartedAfterABackup(t *testing.T) {
	d, m, stick, started := withMaker(t)
	m.put(stick, "0.2.0", "the same")
	if d.lookForNewer(); len(d.toasts.Texts()) > 0 {
		t.Errorf("without a newer one it is said %q", d.toasts.Texts())
	}
	m.put(stick, "0.3.0", "newer")
	d.lookForNewer()
	d.lookForNewer()
	if want := []string{"有新版本：0.3.0。"}; !slices.Equal(d.toasts.Texts(), want) {
		t.Errorf("it is said %q, want %q", d.toasts.Texts(), want)
	}
	if err := d.store.SaveChild(d.shell.session, &data.Child{Name: "沈禾", Sex: 1, Birth: "2016-05-01"}, "2026-01-05", true); err != nil {
		t.Fatal(err)
	}
	d.toasts.Act()
	d.WantText("安装 0.3.0 版")
	d.Press("备份并安装")
	if want := []string{"newer", "end"}; !slices.Equal(*started, want) {
		t.Errorf("started was %q, want %q", *started, want)
	}
	if d.store.LastBackup() == "" {
		t.Error("no backup was made")
	}
}

func TestAChangedInstallerIsNotStarted(t *testing.T) {
	d, m, stick, started := withMaker(t)
	path := m.put(stick, "0.3.0", "newer")
	if err := os.WriteFile(path, []byte("harmful"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.lookForNewer()
	d.toasts.Act()
	d.Press("备份并安装")
	d.WantText("这个安装程序在签名之后被改动过")
	if len(*started) > 0 {
		t.Errorf("started was %q", *started)
	}
}

func TestNewerVersionsAreLookedForInAChosenFolder(t *testing.T) {
	d, m, _, started := withMaker(t)
	d.Control(fyne.KeyComma)
	d.Press("本机")
	d.WantText("只看U盘")
	d.Press("现在查找")
	d.WantText("U盘和选定的文件夹里没有更新的安装程序。")
	d.files.Path = t.TempDir()
	d.Press("选择文件夹")
	d.WantText(d.files.Path)
	m.put(d.files.Path, "0.3.0", "newer")
	d.install = func(string) error { return fmt.Errorf("no Windows: %w", errors.ErrUnsupported) }
	d.Press("现在查找")
	d.WantText("安装 0.3.0 版")
	d.Press("备份并安装")
	d.WantText("安装程序只能在 Windows 上运行。")
	if len(*started) > 0 {
		t.Errorf("started was %q", *started)
	}
}
