package platform

import (
	"bytes"
	"io"
	"os"
	"sync"
)

// noWindow is what Fyne logs when no window can be opened, mostly for lack of
// OpenGL 2. The process would stay alive without showing anything.
const noWindow = "window creation error"

// GuardWindow returns a writer for the log that passes all on to next and, once
// Fyne reports that it can't open a window, tells the person why with text in a
// message box under title and ends the process with code 1.
func GuardWindow(next io.Writer, title, text string) io.Writer {
	return &guard{next: next, fail: func() {
		Message(title, text)
		os.Exit(1)
	}}
}

// guard looks for noWindow in what is logged.
type guard struct {
	next  io.Writer
	fail  func()
	found bool
	once  sync.Once
}

// Write implements [io.Writer]. Fyne writes the cause in the entry after the
// one that is looked for, so the failure is told with that one.
func (g *guard) Write(entry []byte) (int, error) {
	n, err := g.next.Write(entry)
	if g.found {
		g.once.Do(g.fail)
	}
	g.found = g.found || bytes.Contains(entry, []byte(noWindow))
	return n, err
}
