package platform

import (
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// The functions of Windows about when something was last typed or clicked.
var (
	getLastInputInfo = user32.NewProc("GetLastInputInfo")
	getTickCount     = windows.NewLazySystemDLL("kernel32.dll").NewProc("GetTickCount")
)

// lastInputInfo is LASTINPUTINFO of the Windows API.
type lastInputInfo struct{ size, tick uint32 }

// Idle returns for how long nobody has touched keyboard and mouse, in whichever
// program, and whether the system can tell.
func Idle() (time.Duration, bool) {
	info := lastInputInfo{size: uint32(unsafe.Sizeof(lastInputInfo{}))}
	if done, _, _ := getLastInputInfo.Call(uintptr(unsafe.Pointer(&info))); done == 0 {
		return 0, false
	}
	now, _, _ := getTickCount.Call()
	return time.Duration(uint32(now)-info.tick) * time.Millisecond, true // right also after the count began anew
}
