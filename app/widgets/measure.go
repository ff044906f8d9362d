package widgets

import (
	"strings"
	"sync"
	"unicode"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

const ellipsis = "…"

// runeKey names the width of one character.
type runeKey struct {
	char rune
	size float32
	font fyne.Resource
}

var (
	runeWidths = map[runeKey]float32{}
	runeLock   sync.Mutex
)

// runeWidth is the width of one character. Widths are kept, for a table asks
// for the same few thousand again and again.
func runeWidth(r rune, size float32, bold bool) float32 {
	style := fyne.TextStyle{Bold: bold}
	key := runeKey{r, size, fynetheme.Font(style)}
	runeLock.Lock()
	defer runeLock.Unlock()
	w, ok := runeWidths[key]
	if !ok {
		w = fyne.MeasureText(string(r), size, style).Width
		runeWidths[key] = w
	}
	return w
}

// textWidth is the width of a line of text without kerning, which only ever
// makes it narrower.
func textWidth(s string, size float32, bold bool) float32 {
	var w float32
	for _, r := range s {
		w += runeWidth(r, size, bold)
	}
	return w
}

// elide shortens a line with an ellipsis so that it fits into width. It never
// cuts through a character; where not even the ellipsis fits it answers "".
func elide(s string, size float32, bold bool, width float32) string {
	if textWidth(s, size, bold) <= width+0.5 {
		return s
	}
	room := width + 0.5 - runeWidth('…', size, bold)
	if room < 0 {
		return ""
	}
	for i, r := range s {
		room -= runeWidth(r, size, bold)
		if room < 0 {
			return strings.TrimRightFunc(s[:i], unicode.IsSpace) + ellipsis
		}
	}
	return s
}

const (
	// neverFirst must not begin a line, neverLast must not end one.
	neverFirst = "，。、；：？！）》」』】〕〉”’…—·％,.;:?!)]}%"
	neverLast  = "（《「『【〔〈“‘([{"
)

// wrap breaks text into lines that fit into width: between Chinese characters
// or at spaces, never before a closing mark or after an opening one. A word that
// is wider than the line is broken where it must.
func wrap(text string, size float32, bold bool, width float32) []string {
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		lines = append(lines, wrapParagraph([]rune(paragraph), size, bold, width)...)
	}
	return lines
}

func wrapParagraph(text []rune, size float32, bold bool, width float32) []string {
	var lines []string
	start, lastBreak := 0, 0
	var used float32
	for i := 0; i < len(text); i++ {
		if i > start && mayBreak(text[i-1], text[i]) {
			lastBreak = i
		}
		used += runeWidth(text[i], size, bold)
		if used <= width+0.5 || i == start || unicode.IsSpace(text[i]) {
			continue
		}
		if lastBreak <= start {
			lastBreak = i
		}
		lines = append(lines, strings.TrimRightFunc(string(text[start:lastBreak]), unicode.IsSpace))
		start, i, used = lastBreak, lastBreak-1, 0
	}
	return append(lines, string(text[start:]))
}

// mayBreak says whether a line may end between two characters.
func mayBreak(before, after rune) bool {
	if strings.ContainsRune(neverFirst, after) || strings.ContainsRune(neverLast, before) {
		return false
	}
	if unicode.IsSpace(after) {
		return false
	}
	return unicode.IsSpace(before) || wide(before) || wide(after)
}

// wide says whether a character belongs to a script that breaks anywhere.
func wide(r rune) bool {
	return r >= 0x2E80 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF ||
		r >= 0xFF00 && r <= 0xFFEF || r >= 0x20000
}
