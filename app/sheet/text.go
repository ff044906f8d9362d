package sheet

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// clean returns text as a person means it: without spaces at the ends, also
// full-width, non-breaking and zero-width ones that come from web pages, and
// with plain line ends.
func clean(text string) string {
	text = strings.TrimFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\u200B' || r == '\u200C' || r == '\u200D' || r == '\u2060' || r == '\uFEFF' || (r < ' ')
	})
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return text
}

// halfWidth turns full-width letters, digits and signs into plain ones, and
// leaves everything else.
func halfWidth(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u3000':
			return ' '
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		}
		return r
	}, text)
}

// numberText gives a number as a person would type it: no exponent, no noise
// of binary fractions. Excel shows at most 15 digits, so more are not real.
func numberText(n float64) string {
	if n == math.Trunc(n) && math.Abs(n) < 1e15 {
		return strconv.FormatInt(int64(n), 10)
	}
	short, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	if err != nil {
		short = n
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}

// lostDigits reports whether a stored number is so long that Excel has
// dropped digits of what was typed.
func lostDigits(n float64) bool { return math.Abs(n) >= 1e15 }

// scientific matches a long number that was shown shortened and saved so, as
// happens when Excel saves a .csv.
var scientific = regexp.MustCompile(`^\d(\.\d+)?[eE]\+?\d{2}$`)

// zeros matches number formats that only pad, such as 00000.
var zeros = regexp.MustCompile(`^0{2,18}$`)

// padded gives a whole number as its format shows it, with leading zeros.
func padded(text, format string) string {
	if zeros.MatchString(format) && len(text) < len(format) && !strings.ContainsAny(text, "-.") {
		return strings.Repeat("0", len(format)-len(text)) + text
	}
	return text
}

// ColumnName returns Excel's name of the column with index i, counted from 0:
// A, B, … Z, AA.
func ColumnName(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}

// position reads a reference such as AB12 and returns column and row, the
// column counted from 0 and the row from 1. It answers false when the text is
// no such reference.
func position(ref string) (column, row int, ok bool) {
	i := 0
	for ; i < len(ref); i++ {
		c := ref[i] &^ 0x20 // upper case
		if ref[i] == '$' {
			continue
		}
		if c < 'A' || c > 'Z' {
			break
		}
		column = column*26 + int(c-'A') + 1
		if column > 1<<14 {
			return 0, 0, false
		}
	}
	row, err := strconv.Atoi(strings.TrimPrefix(ref[i:], "$"))
	if err != nil || row < 1 || row > 1<<20 || column == 0 {
		return 0, 0, false
	}
	return column - 1, row, true
}

// area is a block of cells: columns from 0, rows from 1, both ends included.
type area struct{ left, top, right, bottom int }

// parseArea reads a reference such as A1:C3 or A1.
func parseArea(ref string) (area, bool) {
	first, last, found := strings.Cut(ref, ":")
	if !found {
		last = first
	}
	left, top, ok1 := position(first)
	right, bottom, ok2 := position(last)
	if !ok1 || !ok2 || right < left || bottom < top {
		return area{}, false
	}
	return area{left, top, right, bottom}, true
}
