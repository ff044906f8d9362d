package platform

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/ncruces/zenity"
)

func TestGuardTellsOnceWithTheCause(t *testing.T) {
	var log bytes.Buffer
	told := 0
	g := &guard{next: &log, fail: func() { told++ }}
	for i, entry := range []string{
		"Fyne error:  something else\n", "Fyne error:  window creation error\n", "  Cause: APIUnavailable: WGL\n", "  At: here\n",
	} {
		fmt.Fprint(g, entry)
		if want := min(1, i/2); told != want {
			t.Errorf("after %q told %d times, want %d", entry, told, want)
		}
	}
	if !bytes.Contains(log.Bytes(), []byte("WGL")) {
		t.Error("the cause is not in the log")
	}
}

func TestNothingChosenIsCancelled(t *testing.T) {
	if _, err := chosen("", zenity.ErrCanceled); !errors.Is(err, ErrCancelled) {
		t.Errorf("cancelled dialog answers %v", err)
	}
	if _, err := chosen("", nil); !errors.Is(err, ErrCancelled) {
		t.Errorf("empty path answers %v", err)
	}
	if path, err := chosen("/a.xlsx", nil); path != "/a.xlsx" || err != nil {
		t.Errorf("chosen file answers %q, %v", path, err)
	}
}

func TestDataFolderIsOurs(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	if got := DataFolder(); filepath.Base(got) != FolderName || !filepath.IsAbs(got) {
		t.Errorf("data folder is %q", got)
	}
}
