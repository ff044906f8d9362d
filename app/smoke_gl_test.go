package app_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// soon is how quickly a person is told that there will be no window. It is
// counted in time of the processor, for a busy machine takes longer by the clock.
const soon = 5 * time.Second

// wantToldWithoutOpenGL starts the program on a display that lacks OpenGL, as
// old drivers and remote desktops do, and wants a message that says what to do,
// the cause in the log and code 1, instead of a process that shows nothing.
func wantToldWithoutOpenGL(t *testing.T, program string) {
	t.Helper()
	display, home := displayWithoutOpenGL(t), t.TempDir()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	c := exec.CommandContext(ctx, program)
	c.Env = append(os.Environ(), "DISPLAY="+display, "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home, "LC_ALL=", "LANG=zh_CN.UTF-8")
	var said bytes.Buffer
	c.Stderr = &said
	began := time.Now()
	err := c.Run()
	took := c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	t.Logf("%v by the clock, %v of the processor until it was told that there will be no window", time.Since(began), took)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Errorf("without OpenGL the program ends with %v, want exit code 1", err)
	}
	if took > soon {
		t.Errorf("it took %v to say that there will be no window", took)
	}
	for _, want := range []string{"打不开窗口", "显卡驱动", "opengl32.dll"} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("the message lacks %q:\n%s", want, said.String())
		}
	}
	log, err := os.ReadFile(filepath.Join(home, "CareLedger", "careledger.log"))
	if err != nil || !strings.Contains(string(log), "window creation error") || !strings.Contains(string(log), "GLX") {
		t.Errorf("the log lacks the cause: %v\n%s", err, log)
	}
}

// displayWithoutOpenGL starts an X server without GLX and answers its name.
func displayWithoutOpenGL(t *testing.T) string {
	t.Helper()
	number, told, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command("Xvfb", "-displayfd", "3", "-extension", "GLX", "-screen", "0", "800x600x24", "-nolisten", "tcp")
	c.ExtraFiles = []*os.File{told}
	if err := c.Start(); err != nil {
		t.Fatalf("Xvfb, which make test installs: %v", err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait() // it was killed
		_ = number.Close()
	})
	_ = told.Close() // the server has its own
	line, err := bufio.NewReader(number).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb names no display: %v", err)
	}
	return ":" + strings.TrimSpace(line)
}
