package platform

import "math"

// Caret is where the caret of a text field stands in the content of the window,
// in pixels of the screen.
type Caret struct{ X, Y, Height int }

// CaretAt computes the caret from logical pixels: the upper left corner of the
// field, its size, the caret within the field's text, and the scale of the
// window. Text that is scrolled out of the field leaves the caret at its edge.
func CaretAt(left, top, width, height, caretX, caretY, lineHeight, scale float32) Caret {
	lineHeight = min(lineHeight, height)
	x := left + max(0, min(caretX, width))
	y := top + max(0, min(caretY, height-lineHeight))
	pixels := func(v float32) int { return int(math.Round(float64(v * scale))) }
	return Caret{X: pixels(x), Y: pixels(y), Height: max(1, pixels(lineHeight))}
}
