package page

import (
	"fmt"

	"rsc.io/qr"
)

// quietZone is the empty margin around a QR code in modules (ISO/IEC 18004).
const quietZone = 4

// qrArea answers the dark modules of a text's QR code within a square, its
// empty margin included. Modules beside each other are one rectangle, so that
// no viewer draws gaps between them.
func qrArea(text string, x, y, size float64) (*area, error) {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return nil, fmt.Errorf("QR code: %w", err)
	}
	module := size / float64(code.Size+2*quietZone)
	var dark path
	for row := range code.Size {
		for from := 0; from < code.Size; from++ {
			to := from
			for to < code.Size && code.Black(to, row) {
				to++
			}
			if to > from {
				dark = append(dark, rectangle(x+module*float64(quietZone+from), y+module*float64(quietZone+row), module*float64(to-from), module, 0)...)
				from = to
			}
		}
	}
	return &area{dark, ink}, nil
}

// codeOps draws a serial: its QR code, and under it the same text for people.
// A text too long for a code stands alone.
func codeOps(serial string, x, y, size float64) []op {
	var ops []op
	if code, err := qrArea(serial, x, y, size); err == nil {
		ops = append(ops, code)
	}
	st := styleSerial
	if w := textWidth(serial, st); w > size {
		st.size, st.leading = st.size*size/w*0.99, st.leading*size/w
	}
	return append(ops, setLine(wrap(serial, st, size*1.01)[0], st, x, y+size+st.size*0.6, size, Center)...)
}
