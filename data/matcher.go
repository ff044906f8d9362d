package data

import (
	"slices"
	"strings"
	"unicode"
)

// matcher finds many words in a text at once: they lie by their first two
// characters, so that at each place of a text only a few are tried.
type matcher struct {
	words map[[2]rune][]word
	known map[string]bool
}

// word is one that is looked for.
type word struct {
	kind string
	text []rune
}

func newMatcher() *matcher {
	return &matcher{words: map[[2]rune][]word{}, known: map[string]bool{}}
}

// add adds a word of two characters or more; a shorter one is not looked for.
func (m *matcher) add(kind, text string) {
	runes := []rune(text)
	if len(runes) < 2 || m.known[text] {
		return
	}
	m.known[text] = true
	key := [2]rune{runes[0], runes[1]}
	m.words[key] = append(m.words[key], word{kind, runes})
}

// holds reports whether a word was added.
func (m *matcher) holds(text string) bool { return m.known[text] }

// span is a piece of a text, by characters.
type span struct{ from, to int }

// spans answers where words stand in a text.
func (m *matcher) spans(text []rune, each func(w word, at span)) {
	for i := 0; i+1 < len(text); i++ {
		for _, w := range m.words[[2]rune{text[i], text[i+1]}] {
			if end := i + len(w.text); end <= len(text) && slices.Equal(text[i:end], w.text) {
				each(w, span{i, end})
			}
		}
	}
}

// find answers the words that stand in a text and not within one of the places.
func (m *matcher) find(text string, places *matcher, page int) []Found {
	const beside = 8 // characters shown before and after
	runes := []rune(text)
	var within []span
	if places != nil {
		places.spans(runes, func(_ word, at span) { within = append(within, at) })
	}
	var all []Found
	m.spans(runes, func(w word, at span) {
		if slices.ContainsFunc(within, func(p span) bool { return p.from <= at.from && at.to <= p.to }) {
			return
		}
		all = append(all, Found{
			Kind: w.kind, Text: string(w.text), Page: page,
			Around: string(runes[max(at.from-beside, 0):min(at.to+beside, len(runes))]),
		})
	})
	return all
}

// withoutSpaces answers a text without white space and what can't be seen.
func withoutSpaces(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// lettersAndDigits answers the letters and digits of a text, half-width and in
// capitals.
func lettersAndDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, s)
}
