package platform

import (
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

// The functions of Windows about windows.
var (
	user32             = windows.NewLazySystemDLL("user32.dll")
	getWindowPlacement = user32.NewProc("GetWindowPlacement")
	setWindowPlacement = user32.NewProc("SetWindowPlacement")
	monitorFromRect    = user32.NewProc("MonitorFromRect")
	getMonitorInfo     = user32.NewProc("GetMonitorInfoW")
)

// nearestMonitor is MONITOR_DEFAULTTONEAREST of the Windows API.
const nearestMonitor = 2

// placement is WINDOWPLACEMENT of the Windows API. Its rectangle begins at the
// corner of the screen that no taskbar covers.
type placement struct {
	length, flags, show uint32
	least, most         [2]int32
	normal              windows.Rect
}

// monitorInfo is MONITORINFO of the Windows API: the whole screen, and the part
// that no taskbar covers.
type monitorInfo struct {
	size        uint32
	whole, free windows.Rect
	flags       uint32
}

// PlaceOf returns where a window stands when it is not maximized, and whether
// it is. It reports false before the window is on the screen.
func PlaceOf(w fyne.Window) (Place, bool) {
	now, ok := placementOf(handle(w))
	if !ok {
		return Place{}, false
	}
	p := placeOf(now.normal)
	p.Maximized = now.show == windows.SW_SHOWMAXIMIZED
	return p, true
}

// Put moves a window that is on the screen to its place again, or to the
// nearest one on a screen that is there.
func Put(w fyne.Window, p Place) {
	h := handle(w)
	now, ok := placementOf(h)
	if !ok {
		return
	}
	wanted := rectOf(p)
	info := monitorInfo{size: uint32(unsafe.Sizeof(monitorInfo{}))}
	monitor, _, _ := monitorFromRect.Call(uintptr(unsafe.Pointer(&wanted)), nearestMonitor)
	if done, _, _ := getMonitorInfo.Call(monitor, uintptr(unsafe.Pointer(&info))); done == 0 {
		return
	}
	area := placeOf(info.free)
	area.Left, area.Top = int(info.whole.Left), int(info.whole.Top) // as in placement
	now.normal, now.show = rectOf(p.within(area)), windows.SW_SHOWNORMAL
	if p.Maximized {
		now.show = windows.SW_SHOWMAXIMIZED
	}
	// Where it fails the window stays where it opened.
	_, _, _ = setWindowPlacement.Call(h, uintptr(unsafe.Pointer(&now)))
}

// placementOf asks Windows for the placement of a window.
func placementOf(h uintptr) (placement, bool) {
	now := placement{length: uint32(unsafe.Sizeof(placement{}))}
	done, _, _ := getWindowPlacement.Call(h, uintptr(unsafe.Pointer(&now)))
	return now, done != 0
}

// placeOf and rectOf turn rectangles of Windows into ours and back.
func placeOf(r windows.Rect) Place {
	return Place{Left: int(r.Left), Top: int(r.Top), Width: int(r.Right - r.Left), Height: int(r.Bottom - r.Top)}
}

func rectOf(p Place) windows.Rect {
	return windows.Rect{Left: int32(p.Left), Top: int32(p.Top), Right: int32(p.Left + p.Width), Bottom: int32(p.Top + p.Height)}
}

// handle returns the window as Windows knows it, 0 before it is on the screen.
func handle(w fyne.Window) (h uintptr) {
	if native, ok := w.(driver.NativeWindow); ok {
		native.RunNative(func(context any) {
			if c, ok := context.(driver.WindowsWindowContext); ok {
				h = c.HWND
			}
		})
	}
	return h
}
