package platform

import (
	"bytes"
	"errors"
	"fmt"
	"os"
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

func TestACarriedProgramKeepsAllBesideItself(t *testing.T) {
	program := filepath.Join(t.TempDir(), "CareLedger.exe")
	if folder, is := portable(program); is {
		t.Errorf("without the mark it keeps its records in %s", folder)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(program), portableMark), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if folder, is := portable(program); !is || folder != filepath.Join(filepath.Dir(program), "data") {
		t.Errorf("with the mark it keeps its records in %q, %t", folder, is)
	}
}

func TestPlacesAreReadAsTheyWereWritten(t *testing.T) {
	want := Place{Left: -1900, Top: 5, Width: 1180, Height: 720, Maximized: true}
	if got, ok := ParsePlace(want.String()); !ok || got != want {
		t.Errorf("%v is read as %v, %t", want, got, ok)
	}
	for _, text := range []string{"", "1,2,3", "1,2,0,4,true", "a,b,c,d,e"} {
		if got, ok := ParsePlace(text); ok {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}

func TestAPlaceIsMovedOntoTheScreenThatIsLeft(t *testing.T) {
	screen := Place{Left: 0, Top: 0, Width: 1366, Height: 728}
	for _, c := range []struct{ was, want Place }{
		{Place{Left: 100, Top: 50, Width: 1000, Height: 600}, Place{Left: 100, Top: 50, Width: 1000, Height: 600}},
		{Place{Left: 2000, Top: 100, Width: 1000, Height: 600}, Place{Left: 366, Top: 100, Width: 1000, Height: 600}},
		{Place{Left: -1800, Top: -900, Width: 1000, Height: 600}, Place{Left: 0, Top: 0, Width: 1000, Height: 600}},
		{Place{Left: 50, Top: 50, Width: 1920, Height: 1040, Maximized: true}, Place{Left: 0, Top: 0, Width: 1366, Height: 728, Maximized: true}},
	} {
		if got := c.was.within(screen); got != c.want {
			t.Errorf("%v becomes %v, want %v", c.was, got, c.want)
		}
	}
}

func TestTheCaretIsInPixelsAndInItsField(t *testing.T) {
	for _, c := range []struct {
		name                          string
		caretX, caretY, height, scale float32
		want                          Caret
	}{
		{"at 100 %", 40, 6, 36, 1, Caret{X: 140, Y: 206, Height: 20}},
		{"at 125 %", 40, 6, 36, 1.25, Caret{X: 175, Y: 258, Height: 25}},
		{"text longer than the field", 900, 6, 36, 1, Caret{X: 400, Y: 206, Height: 20}},
		{"more lines than the field shows", 40, 500, 100, 2, Caret{X: 280, Y: 560, Height: 40}},
		{"a field lower than a line", 40, 6, 10, 1, Caret{X: 140, Y: 200, Height: 10}},
	} {
		if got := CaretAt(100, 200, 300, c.height, c.caretX, c.caretY, 20, c.scale); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
