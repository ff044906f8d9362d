package words

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Label returns the word for a code of an enumeration in the person's
// language, such as Label("wish_status", "claimed"). A code that has no word
// is returned as it is, and an empty code gives an empty string.
func Label(enum, code string) string {
	if code == "" {
		return ""
	}
	spoken.RLock()
	defer spoken.RUnlock()
	if text, ok := spoken.table[enum+"."+code]; ok && text != enum+"."+code {
		return text
	}
	return code
}

// Labels returns the words for several codes, in their order.
func Labels(enum string, codes []string) []string {
	labels := make([]string, len(codes))
	for i, code := range codes {
		labels[i] = Label(enum, code)
	}
	return labels
}

// Code returns the one of codes that label names: by its Chinese word, its
// English word or the code itself, whatever language is in use. Spaces, full
// width forms and case do not matter. The second value tells whether one was
// found.
func Code(enum, label string, codes []string) (string, bool) {
	wanted := plain(label)
	if wanted == "" {
		return "", false
	}
	enums := bothLanguages()
	for _, code := range codes {
		key := enum + "." + code
		if wanted == plain(code) || wanted == plain(enums[Chinese][key]) || wanted == plain(enums[English][key]) {
			return code, true
		}
	}
	return "", false
}

// plain takes from a label what people write in different ways.
func plain(label string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, width.Fold.String(label))
}
