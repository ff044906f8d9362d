package cn

import (
	"strings"
	"unicode"
)

// half turns full-width letters, digits and signs into plain ones, and the
// full-width space into a plain space.
func half(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u3000':
			return ' '
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		}
		return r
	}, s)
}

// invisible reports whether r is a zero-width or control character, as texts
// copied from web pages and PDFs carry them.
func invisible(r rune) bool {
	switch r {
	case '\u200B', '\u200C', '\u200D', '\u200E', '\u200F', '\u2060', '\uFEFF', '\u00AD':
		return true
	}
	return unicode.IsControl(r) && !unicode.IsSpace(r)
}

// plain returns what a person meant to type: half-width, without invisible
// characters, without spaces at the ends, each run of spaces as one.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case invisible(r):
			return -1
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, half(s))
	return strings.Join(strings.Fields(s), " ")
}

// isDash reports whether r is one of the hyphens and dashes that people type
// inside numbers. Full-width ones are plain by then.
func isDash(r rune) bool {
	switch r {
	case '-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212':
		return true
	}
	return false
}

// compact returns a code or number as plain text without spaces, dashes and
// the apostrophe with which spreadsheets mark text.
func compact(s string) string {
	s = strings.TrimLeft(plain(s), "'`‘’")
	return strings.Map(func(r rune) rune {
		if r == ' ' || isDash(r) {
			return -1
		}
		return r
	}, s)
}

// digits reports whether s has at least one character and only the digits 0
// to 9.
func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// Item is one entry of an official code table.
type Item struct {
	Code string // as the standard writes it, with leading zeros
	Name string // in Chinese
}
