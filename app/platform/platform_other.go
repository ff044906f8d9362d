//go:build !windows

package platform

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// documentsFolder returns the folder of documents, whose name follows the
// language of the desktop, and the home folder where there is none.
func documentsFolder() (string, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}
	for _, name := range []string{"文档", "Documents"} {
		folder := filepath.Join(home, name)
		if info, err := os.Stat(folder); err == nil && info.IsDir() {
			return folder, nil
		}
	}
	return home, nil
}

// OpenFile opens a file in the program that the desktop has for it.
func OpenFile(path string) error { return start("xdg-open", path) }

// Print sends a file to the default printer. Where there is no printing system
// the file is opened instead and printed reports false.
func Print(path string) (printed bool, err error) {
	if lp, err := exec.LookPath("lp"); err == nil && exec.Command(lp, "--", path).Run() == nil {
		return true, nil
	}
	return false, OpenFile(path)
}

// ShowInFolder opens the folder of a file.
func ShowInFolder(path string) error { return start("xdg-open", filepath.Dir(path)) }

// start runs a program and leaves it to itself.
func start(program, argument string) error {
	command := exec.Command(program, argument)
	if err := command.Start(); err != nil {
		return fmt.Errorf("open a file: %w", err)
	}
	// Waiting frees the finished process; how the viewer ended is its matter.
	go func() { _ = command.Wait() }()
	return nil
}

// Room returns how large the content of a window can be without leaving the
// screen. It is not known here: window managers see to it themselves.
func Room() (width, height float32, known bool) { return 0, 0, false }

// Message writes a message to the standard error, for there is no message box
// that needs no window.
func Message(title, text string) { fmt.Fprintf(os.Stderr, "%s\n%s\n", title, text) }

// AttachConsole does nothing: only Windows parts window programs from their
// console.
func AttachConsole() {}
