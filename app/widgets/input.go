package widgets

import (
	"fyne.io/fyne/v2"

	"careledger/app/platform"
	"careledger/app/theme"
)

// tellInput tells the input method where the caret is.
var tellInput = platform.PlaceInput

// placeInput makes what an input method shows appear at the caret of the field
// that has the keyboard.
func (e *TextEntry) placeInput() {
	if !e.focused {
		return
	}
	driver := fyne.CurrentApp().Driver()
	canvas := driver.CanvasForObject(e.self)
	if canvas == nil {
		return
	}
	corner, size, caret := driver.AbsolutePositionForObject(e.self), e.Size(), e.CursorPosition()
	line := fyne.MeasureText("关", theme.Body(), fyne.TextStyle{}).Height
	tellInput(platform.CaretAt(corner.X, corner.Y, size.Width, size.Height, caret.X, caret.Y, line, canvas.Scale()))
}
