package pickers

import (
	"math"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
)

// mostTyped is the greatest number of minutes that digits add up to.
const mostTyped = 999

// digits lets minutes be typed straight into the current row of a list: the
// first digit replaces what was there, the others go on.
type digits struct{ row any }

// rune adds a digit to the minutes of a row and reports whether it was one.
func (d *digits) rune(row any, minutes **int, r rune) bool {
	if r < '0' || r > '9' {
		return false
	}
	n := int(r - '0')
	if d.row == row && *minutes != nil && **minutes*10+n <= mostTyped {
		n += **minutes * 10
	}
	d.row = row
	*minutes = &n
	return true
}

// back takes the last digit away and reports whether the key asks for that.
func (d *digits) back(row any, minutes **int, ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyBackspace {
		return false
	}
	d.row = row
	if *minutes == nil || **minutes < 10 {
		*minutes = nil
		return true
	}
	n := **minutes / 10
	*minutes = &n
	return true
}

// Number reads a whole number of a field; an empty field is nil. It marks the
// field, and answers false, when it is none.
func Number(form *widgets.Form, key, text string) (*int, bool) {
	if text = strings.TrimSpace(text); text == "" {
		return nil, true
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		form.SetError(key, lang.L("Please enter a whole number."))
		return nil, false
	}
	return &n, true
}

// Digits writes a number for a field; nil leaves it empty.
func Digits(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// minutesText says how long; nil is said by a dash.
func minutesText(n *int) string {
	if n == nil {
		return "—"
	}
	return words.Minutes(*n)
}

// hours writes minutes as hours with one decimal where they are not whole.
func hours(minutes int) string {
	return strconv.FormatFloat(math.Round(float64(minutes)/6)/10, 'f', -1, 64)
}
