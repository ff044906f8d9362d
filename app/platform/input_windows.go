package platform

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

// What an input method is told: where the text being composed begins, and that
// the list of characters must not cover the line.
const (
	stylePoint   = 0x0002 // CFS_POINT
	styleExclude = 0x0080 // CFS_EXCLUDE
)

// compositionForm and candidateForm are COMPOSITIONFORM and CANDIDATEFORM of the
// Windows API, in pixels of the window's content.
type (
	compositionForm struct {
		style uint32
		point [2]int32
		area  windows.Rect
	}
	candidateForm struct {
		index, style uint32
		point        [2]int32
		area         windows.Rect
	}
)

// The functions of Windows about input methods.
var (
	imm32                 = windows.NewLazySystemDLL("imm32.dll")
	immGetContext         = imm32.NewProc("ImmGetContext")
	immReleaseContext     = imm32.NewProc("ImmReleaseContext")
	immSetComposition     = imm32.NewProc("ImmSetCompositionWindow")
	immSetCandidateWindow = imm32.NewProc("ImmSetCandidateWindow")
	getFocus              = user32.NewProc("GetFocus")
)

// PlaceInput makes the input method show what is being typed, and the characters
// to choose from, at the caret. It must be called on the goroutine of the
// window, and does nothing where the window has no keyboard or no input method.
func PlaceInput(c Caret) {
	h, _, _ := getFocus.Call()
	if h == 0 {
		return
	}
	context, _, _ := immGetContext.Call(h)
	if context == 0 {
		return
	}
	x, y := int32(c.X), int32(c.Y)
	line := windows.Rect{Left: x, Top: y, Right: x + 1, Bottom: y + int32(c.Height)}
	composition := compositionForm{style: stylePoint, point: [2]int32{x, y}, area: line}
	candidates := candidateForm{style: styleExclude, point: [2]int32{x, y}, area: line}
	// An input method that refuses shows its list where it likes, as before.
	_, _, _ = immSetComposition.Call(context, uintptr(unsafe.Pointer(&composition)))
	_, _, _ = immSetCandidateWindow.Call(context, uintptr(unsafe.Pointer(&candidates)))
	_, _, _ = immReleaseContext.Call(h, context)
}
