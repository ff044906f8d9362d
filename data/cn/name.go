package cn

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Dot is the one separator inside names of ethnic groups and foreigners:
// U+00B7, as the twelve departments' notice 民委发〔2016〕33号 rules.
const Dot = '·'

// MaxName is how many characters a name may have.
const MaxName = 50

// NormalizeName returns a name as it is kept: in Unicode form NFC, without
// spaces at the ends (full-width ones too) and between Han characters, with
// single spaces between Latin words, letters half-width, and the dots that
// input methods offer (• ‧ ・ ． . 。) as the one dot ·, without spaces about
// it, wherever they stand between letters. Normalizing twice changes nothing
// more.
func NormalizeName(s string) string {
	s = norm.NFC.String(strings.Map(unradical, plain(s)))
	runes := []rune(s)
	out := make([]rune, 0, len(runes))
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		if !isDot(r) && r != ' ' {
			out = append(out, r)
			continue
		}
		// A run of dots and spaces is one separator.
		end, dots := i, 0
		for end < len(runes) && (runes[end] == ' ' || isDot(runes[end])) {
			if runes[end] != ' ' {
				dots++
			}
			end++
		}
		out = append(out, separator(runes, i, end, dots > 0)...)
		i = end - 1
	}
	return norm.NFC.String(string(out))
}

// separator returns what stands for runes[from:to], which are spaces and dots.
func separator(runes []rune, from, to int, dotted bool) []rune {
	between := from > 0 && to < len(runes) && isNameRune(runes[from-1]) && isNameRune(runes[to])
	switch {
	case between && dotted:
		return []rune{Dot}
	case between && isHan(runes[from-1]) && isHan(runes[to]):
		return nil
	}
	return runes[from:to]
}

// unradical turns the radicals of the Kangxi dictionary, which texts copied
// from PDFs hold in place of the characters that look the same, into those
// characters.
func unradical(r rune) rune {
	if r < 0x2E80 || r > 0x2FD5 {
		return r
	}
	character, _ := utf8.DecodeRuneInString(norm.NFKC.String(string(r)))
	return character
}

// isDot reports whether r is a dot that is typed between the parts of a name.
func isDot(r rune) bool { return strings.ContainsRune("·•‧・･∙⋅。｡.．", r) }

// isHan reports whether r is a Chinese character of any block, 〇 included.
func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// isNameRune reports whether r can be part of a name: a letter of any script,
// or a mark that belongs to one.
func isNameRune(r rune) bool { return unicode.IsLetter(r) || isHan(r) || unicode.IsMark(r) }

// ValidName checks a name that NormalizeName returned: 1 to 50 characters,
// letters of any script, with · or single spaces between them, and in Latin
// names also ' and -.
func ValidName(name string) *Problem {
	runes := []rune(name)
	switch {
	case len(runes) == 0:
		return problem("No name was entered.")
	case len(runes) > MaxName:
		return problem("A name has at most {{.Limit}} characters; this one has {{.Count}}.", "Limit", MaxName, "Count", len(runes))
	}
	for i, r := range runes {
		inside := i > 0 && i < len(runes)-1 && isNameRune(runes[i-1]) && isNameRune(runes[i+1])
		switch {
		case isNameRune(r) && (i > 0 || !unicode.IsMark(r)):
		case inside && (r == Dot || r == ' '):
		case inside && (r == '\'' || r == '’' || r == '-') && unicode.Is(unicode.Latin, runes[i-1]):
		case r == Dot || r == ' ':
			return problem("In a name, · stands only between two parts.")
		case unicode.IsDigit(r):
			return problem("A name has no digits. Enter “{{.Sign}}” in the remarks.", "Sign", string(r))
		default:
			return problem("“{{.Sign}}” does not belong in a name: only letters and characters, and · between the parts.", "Sign", string(r))
		}
	}
	return nil
}

// Surname returns the family name that begins a normalized Chinese name, of
// one or two characters. It is empty when there is none to be seen: for names
// in other scripts, for names with · whose first part is no surname, and for
// one single character.
func Surname(name string) string {
	first, _, dotted := strings.Cut(name, string(Dot))
	runes := []rune(first)
	for _, r := range runes {
		if !isHan(r) {
			return ""
		}
	}
	switch {
	case dotted && (len(first) == 0 || !isSurname(first)):
		return ""
	case dotted:
		return first
	case len(runes) < 2:
		return ""
	case len(runes) > 2 && compoundSurnames[string(runes[:2])] != "":
		return string(runes[:2])
	case len(runes) > 3 && !isSurname(string(runes[:1])):
		return "" // four characters and more: 扎西次仁
	}
	return string(runes[:1])
}

// GivenName returns a normalized name without its family name. Of names
// without a family name it is the first part, by which the person is called:
// 阿卜杜拉 of 阿卜杜拉·买买提.
func GivenName(name string) string {
	if surname := Surname(name); surname != "" {
		return strings.TrimPrefix(strings.TrimPrefix(name, surname), string(Dot))
	}
	first, _, _ := strings.Cut(name, string(Dot))
	first, _, _ = strings.Cut(first, " ")
	return first
}
