package platform

import (
	"errors"
	"time"
	"unsafe"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/windows"
)

// The names by which running programs find each other. The installer looks for
// the mutex too. The class is the one of all windows of Fyne.
var (
	runningMutex = windows.StringToUTF16Ptr(`Local\CareLedger`)
	windowClass  = windows.StringToUTF16Ptr("GLFW30")
	windowMark   = windows.StringToUTF16Ptr("CareLedger")
)

// How long a second start waits for the window of a first one that is only just
// starting, and between two looks for it.
const (
	raisePatience = 5 * time.Second
	raiseGlance   = 100 * time.Millisecond
)

// Claim makes this program the one that has the window of this user, until it
// ends. It reports false when another one has it.
func Claim() (first bool) {
	// The handle is kept open until the process ends.
	_, err := windows.CreateMutex(nil, false, runningMutex)
	return !errors.Is(err, windows.ERROR_ALREADY_EXISTS)
}

// Mark makes the window known to programs that are started later.
func Mark(w fyne.Window) {
	// Without the mark a second start says that the program runs already.
	_, _, _ = user32.NewProc("SetPropW").Call(handle(w), uintptr(unsafe.Pointer(windowMark)), 1)
}

// Raise brings the window of the program that runs already to the front. It
// reports false when that has none.
func Raise() (raised bool) {
	for end := time.Now().Add(raisePatience); time.Now().Before(end); time.Sleep(raiseGlance) {
		if h := marked(); h != 0 {
			if now, ok := placementOf(h); ok && now.show == windows.SW_SHOWMINIMIZED {
				_, _, _ = user32.NewProc("ShowWindow").Call(h, windows.SW_RESTORE)
			}
			done, _, _ := user32.NewProc("SetForegroundWindow").Call(h)
			return done != 0
		}
	}
	return false
}

// marked returns the window that a program of ours has marked, 0 for none.
func marked() uintptr {
	find, property := user32.NewProc("FindWindowExW"), user32.NewProc("GetPropW")
	var h uintptr
	for {
		if h, _, _ = find.Call(0, h, uintptr(unsafe.Pointer(windowClass)), 0); h == 0 {
			return 0
		}
		if mark, _, _ := property.Call(h, uintptr(unsafe.Pointer(windowMark))); mark != 0 {
			return h
		}
	}
}
