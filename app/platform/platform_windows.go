package platform

import (
	"os"
	"path/filepath"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// documentsFolder asks Windows, for the folder may be on another drive.
func documentsFolder() (string, error) {
	return windows.KnownFolderPath(windows.FOLDERID_Documents, 0)
}

// OpenFile opens a file in the program that Windows has for it.
func OpenFile(path string) error { return shell("open", path, "") }

// Print sends a file to the printer through the program that Windows has for
// it. Where that program can't be told to print, the file is opened instead and
// printed reports false.
func Print(path string) (printed bool, err error) {
	if shell("print", path, "") == nil {
		return true, nil
	}
	return false, OpenFile(path)
}

// ShowInFolder opens the folder of a file with the file selected.
func ShowInFolder(path string) error {
	return shell("open", "explorer.exe", `/select,"`+filepath.Clean(path)+`"`)
}

// shell asks the Windows shell to do a verb with a file.
func shell(verb, file, arguments string) error {
	v, err := windows.UTF16PtrFromString(verb)
	if err != nil {
		return err
	}
	f, err := windows.UTF16PtrFromString(file)
	if err != nil {
		return err
	}
	var a *uint16
	if arguments != "" {
		if a, err = windows.UTF16PtrFromString(arguments); err != nil {
			return err
		}
	}
	return windows.ShellExecute(0, v, f, a, nil, windows.SW_SHOWNORMAL)
}

// Message shows a message box with an OK button and returns when it is closed.
// It needs no window of the program.
func Message(title, text string) {
	t, errTitle := windows.UTF16PtrFromString(title)
	b, errText := windows.UTF16PtrFromString(text)
	if errTitle != nil || errText != nil {
		return
	}
	// The answer of a box with one button says nothing.
	_, _ = windows.MessageBox(0, b, t, windows.MB_OK|windows.MB_ICONERROR|windows.MB_SETFOREGROUND)
}

// The question to Windows for the part of the screen beside the taskbar, and
// what title and frame of a window take from it, in logical pixels.
const (
	getWorkArea = 0x0030 // SPI_GETWORKAREA
	titleHeight = 40
	frameWidth  = 16
)

// Room returns how large the content of a window can be without leaving the
// screen or lying under the taskbar, in logical pixels, and whether that is
// known.
func Room() (width, height float32, known bool) {
	var area windows.Rect
	ok, _, _ := user32.NewProc("SystemParametersInfoW").Call(getWorkArea, 0, uintptr(unsafe.Pointer(&area)), 0)
	if ok == 0 {
		return 0, 0, false
	}
	scale := float32(1)
	if dpi := user32.NewProc("GetDpiForSystem"); dpi.Find() == nil {
		n, _, _ := dpi.Call()
		scale = float32(n) / 96
	}
	return float32(area.Right-area.Left)/scale - frameWidth, float32(area.Bottom-area.Top)/scale - titleHeight, true
}

// attachParent is ATTACH_PARENT_PROCESS of the Windows API.
const attachParent = ^uintptr(0)

// AttachConsole connects the standard output and error of this window program
// to the console it was started from, if any. Output that goes to a file or a
// pipe stays where it goes.
func AttachConsole() {
	attach := windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")
	if ok, _, _ := attach.Call(attachParent); ok == 0 {
		return
	}
	for _, stream := range []struct {
		number uint32
		file   **os.File
		name   string
	}{
		{windows.STD_OUTPUT_HANDLE, &os.Stdout, "CONOUT$"},
		{windows.STD_ERROR_HANDLE, &os.Stderr, "CONOUT$"},
		{windows.STD_INPUT_HANDLE, &os.Stdin, "CONIN$"},
	} {
		if handle, err := windows.GetStdHandle(stream.number); err == nil && handle != 0 {
			if kind, err := windows.GetFileType(handle); err == nil && kind != windows.FILE_TYPE_UNKNOWN {
				*stream.file = os.NewFile(uintptr(handle), (*stream.file).Name())
				continue
			}
		}
		if f, err := os.OpenFile(stream.name, syscall.O_RDWR, 0); err == nil {
			*stream.file = f
		}
	}
}
