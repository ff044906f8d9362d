package app_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"careledger/data"
	"careledger/data/datatest"
)

const (
	smokeUser  = "zhoulan"              // typed by keys, so in letters
	smokeChild = "李𬭊雨桐"                 // typed in Chinese
	smokeOrg   = "云禾市护苗志愿者协会"           // stands in the title of the window after signing in
	patience   = time.Minute            // for the machine to show or to keep something
	glance     = 100 * time.Millisecond // between two looks
)

// TestRealWindow works the built program in a real window: sign in, type a
// Chinese name into the form of a new child, save it, and find it in the store.
// Then it starts the program where no window is possible.
func TestRealWindow(t *testing.T) {
	if os.Getenv("DISPLAY") == "" {
		t.Fatal("This test opens a real window and there is no display. Run it by make test, or below xvfb-run.")
	}
	path := filepath.Join(t.TempDir(), "云禾.db")
	store, _, _, err := data.Create(path, data.NewFile{
		Org: data.Org{Name: smokeOrg, ShortName: "护苗协会", Mark: "云"}, User: smokeUser, Password: datatest.Password, Options: data.Options{Machine: "maker"},
	})
	if err != nil {
		t.Fatal(err)
	}
	closeStore(t, store)
	holdDisplay(t)
	program := buildProgram(t)
	keys := chineseKeys(t, smokeChild)
	w := openWindow(t, program, path)
	w.signIn()
	w.enterChild(keys)
	w.waitForChild(smokeChild)
	w.wantQuiet()
	wantToldWithoutOpenGL(t, program)
}

// buildProgram builds the program and answers its path.
func buildProgram(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "careledger")
	if out, err := exec.Command("go", "build", "-o", program, "careledger").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return program
}

// holdDisplay stays connected to the display while the test runs: a display
// that the last program has left begins anew, and whoever comes just then is
// turned away.
func holdDisplay(t *testing.T) {
	t.Helper()
	c := exec.Command("xdotool", "exec", "--sync", "--terminator", "END", "echo", "connected", "END", "sleep", "3600")
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatalf("xdotool, which make test installs: %v", err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait() // it was killed
	})
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatalf("xdotool does not reach the display: %q %v", line, err)
	}
}

// spareKey is a line of a keymap that is of no use to this test.
var spareKey = regexp.MustCompile(`key <I(2\d\d)> \{ +\[ +XF86\w+ \] \};`)

// chineseKeys puts each character of a text on a key of the display that nobody
// needs, and answers the codes of these keys. A keyboard that changed its keys
// while typing, as xdotool does for characters that no key has, would be too
// quick for a busy machine.
func chineseKeys(t *testing.T, text string) []string {
	t.Helper()
	display := os.Getenv("DISPLAY")
	file := filepath.Join(t.TempDir(), "keys.xkb")
	keymap := func(args ...string) {
		if out, err := exec.Command("xkbcomp", append([]string{"-w", "0"}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("xkbcomp: %v\n%s", err, out)
		}
	}
	keymap("-xkb", display, file)
	old, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	rest := []rune(text)
	changed := spareKey.ReplaceAllStringFunc(string(old), func(line string) string {
		if len(rest) == 0 {
			return line
		}
		code := spareKey.FindStringSubmatch(line)[1]
		line = fmt.Sprintf("key <I%s> { [ U%04X ] };", code, rest[0])
		codes, rest = append(codes, code), rest[1:]
		return line
	})
	if len(rest) > 0 {
		t.Fatalf("the keymap of the display has no room for %q", string(rest))
	}
	if err := os.WriteFile(file, []byte(changed), 0o600); err != nil {
		t.Fatal(err)
	}
	keymap(file, display)
	return codes
}

// window is the program running in a window of its own.
type window struct {
	t    *testing.T
	path string
	log  *output
	id   string // of the window
}

// output collects what the program writes.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

// Write implements io.Writer.
func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

// String returns what was written so far.
func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// openWindow starts the program and waits for its window.
func openWindow(t *testing.T, program, path string) *window {
	t.Helper()
	home := t.TempDir()
	w := &window{t: t, path: path, log: &output{}}
	c := exec.Command(program, "--db", path)
	c.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home, "LC_ALL=", "LANG=zh_CN.UTF-8")
	c.Stdout, c.Stderr = w.log, w.log
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill() // it may have ended by itself
		_ = c.Wait()
	})
	w.id = w.waitForWindow("关爱台账", c.Process.Pid)
	return w
}

// xdotool runs the tool and answers what it prints.
func (w *window) xdotool(args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	out, err := exec.CommandContext(ctx, "xdotool", args...).Output()
	return strings.TrimSpace(string(out)), err
}

// do runs the tool and ends the test when it fails.
func (w *window) do(args ...string) {
	w.t.Helper()
	if _, err := w.xdotool(args...); err != nil {
		w.fail("xdotool " + strings.Join(args, " ") + ": " + err.Error())
	}
}

// until looks again and again whether something is so.
func (w *window) until(what string, is func() bool) {
	w.t.Helper()
	look := time.NewTicker(glance)
	defer look.Stop()
	for end := time.Now().Add(patience); !is(); <-look.C {
		if time.Now().After(end) {
			w.fail("after " + patience.String() + " still not: " + what)
		}
	}
}

// waitForWindow waits for a window of the program with a text in its title.
func (w *window) waitForWindow(title string, pid int) (id string) {
	w.t.Helper()
	w.until("a window titled "+title, func() bool {
		found, err := w.xdotool("search", "--all", "--onlyvisible", "--pid", strconv.Itoa(pid), "--name", title)
		id, _, _ = strings.Cut(found, "\n")
		return err == nil && id != ""
	})
	return id
}

// signIn types name and password and waits for the organization in the title.
func (w *window) signIn() {
	w.t.Helper()
	w.do("windowfocus", w.id)
	w.until("the keyboard at the window", func() bool {
		focus, err := w.xdotool("getwindowfocus")
		return err == nil && focus == w.id
	})
	w.do("type", "--delay", "30", smokeUser)
	w.do("key", "Return")
	w.do("type", "--delay", "30", datatest.Password)
	w.do("key", "Return")
	w.until("signed in", func() bool {
		title, err := w.xdotool("getwindowname", w.id)
		return err == nil && strings.Contains(title, smokeOrg)
	})
}

// enterChild opens the form of a new child by keys, fills it in and saves it.
func (w *window) enterChild(name []string) {
	w.t.Helper()
	w.do("key", "ctrl+2") // the children
	w.do("key", "ctrl+n")
	w.do(append([]string{"key", "--delay", "30"}, name...)...)
	w.do("key", "ctrl+Return")
}

// waitForChild waits until the store has a child and wants its name to be the
// one that was typed.
func (w *window) waitForChild(name string) {
	w.t.Helper()
	w.until("a child in the store", func() bool {
		store, session, err := data.Open(w.path, smokeUser, datatest.Password, data.Options{Machine: "reader"})
		if err != nil {
			w.t.Fatal(err)
		}
		defer closeStore(w.t, store)
		all, _, err := store.Children(session, data.ChildFilter{})
		if err != nil {
			w.t.Fatal(err)
		}
		if len(all) == 1 && all[0].Name != name {
			w.fail("typed was " + name + ", and kept is " + all[0].Name)
		}
		return len(all) == 1
	})
}

// wantQuiet fails when the program complained about itself.
func (w *window) wantQuiet() {
	w.t.Helper()
	for _, bad := range []string{"Fyne error", "panic", "thread"} {
		if strings.Contains(w.log.String(), bad) {
			w.t.Errorf("the program says:\n%s", w.log)
			return
		}
	}
}

// fail ends the test with all that helps to see why.
func (w *window) fail(why string) {
	w.t.Helper()
	picture := filepath.Join(os.TempDir(), "careledger-smoke.png")
	if err := exec.Command("import", "-window", "root", picture).Run(); err == nil {
		why += "\nThe screen is kept in " + picture
	}
	w.t.Fatalf("%s\nThe program says:\n%s", why, w.log)
}
