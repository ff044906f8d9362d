package cn

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
)

// givenReadings are characters that are read in given names otherwise than in
// most words, and such as the package of readings lacks.
var givenReadings = map[rune]string{
	'晟': "sheng", '长': "chang", '卜': "bu", '都': "du", '曾': "zeng", '勒': "le", '莞': "wan", '率': "shuai",
	'𠮷': "ji",
}

// Pinyin returns the reading of a normalized name for search and order: full
// is all of it in small letters without tones, spaces and dots, initials the
// first letter of each character or Latin word. ü is written v, as it is
// typed. Family names have their own readings (单 shan, 解 xie, 万俟 moqi).
// Where a character has several readings, one usual in names is taken; one
// without a known reading stands for itself.
func Pinyin(name string) (full, initials string) {
	var f, i strings.Builder
	add := func(syllable string) {
		r, _ := utf8.DecodeRuneInString(syllable)
		f.WriteString(syllable)
		i.WriteRune(r)
	}
	surname := Surname(name)
	for _, syllable := range surnameSyllables(surname) {
		add(syllable)
	}
	word := false // inside a word of letters that have no reading
	for _, r := range strings.TrimPrefix(name, surname) {
		switch {
		case !isNameRune(r):
			word = false
		case isHan(r):
			word = false
			add(reading(r))
		case word:
			f.WriteRune(unicode.ToLower(r))
		default:
			word = true
			add(string(unicode.ToLower(r)))
		}
	}
	return f.String(), i.String()
}

// surnameSyllables returns the reading of a family name, none for none.
func surnameSyllables(surname string) []string {
	if known := compoundSurnames[surname]; known != "" {
		return strings.Fields(known)
	}
	if surname == "" {
		return nil
	}
	r, _ := utf8.DecodeRuneInString(surname)
	if known := surnameReadings[r]; known != "" {
		return []string{known}
	}
	return []string{reading(r)}
}

// reading returns a syllable without tone for a character, or the character
// itself where none is known.
func reading(r rune) string {
	if known := givenReadings[r]; known != "" {
		return known
	}
	if known := pinyin.SinglePinyin(r, pinyin.NewArgs()); len(known) > 0 && known[0] != "" {
		return known[0]
	}
	return string(r)
}
