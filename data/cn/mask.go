package cn

import (
	"strings"
	"unicode/utf8"
)

const (
	someone = "某"    // stands for a character of a name
	tailIs  = "尾号"   // goes before the last digits of a number
	hidden  = "****" // stands for digits
)

// MaskName returns a normalized name as reports show it: 张某某, 李某, 欧阳某某.
// However long the given name is, at most two characters stand for it. Of a
// name in parts the first keeps its first character: 阿某某·某某.
func MaskName(name string) string {
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == Dot || r == ' ' })
	if len(parts) == 0 {
		return ""
	}
	if len(parts) > 1 {
		return maskPart(parts[0]) + strings.Repeat(string(Dot)+someone+someone, len(parts)-1)
	}
	surname := Surname(name)
	if surname == "" {
		if utf8.RuneCountInString(name) == 1 {
			return someone
		}
		return maskPart(name)
	}
	return surname + strings.Repeat(someone, min(utf8.RuneCountInString(name)-utf8.RuneCountInString(surname), 2))
}

// maskPart keeps the first character of the first part of a name.
func maskPart(part string) string {
	_, size := utf8.DecodeRuneInString(part)
	if size == len(part) {
		return part
	}
	return part[:size] + someone + someone
}

// MaskID returns only the last four signs of an identity number or another
// document's: 尾号1234. The first signs tell the county and the birthday. Of a
// number too short to hide anything nothing is shown.
func MaskID(number string) string {
	runes := []rune(compact(number))
	switch {
	case len(runes) == 0:
		return ""
	case len(runes) < 8:
		return hidden
	}
	return tailIs + string(runes[len(runes)-4:])
}

// MaskPhone returns a number with its middle hidden: 138****1234. A landline
// keeps its area code, 0514-****4321, and loses its extension; short numbers
// and texts that are no number are hidden whole.
func MaskPhone(number string) string {
	if number == "" {
		return ""
	}
	phone, p := ParsePhone(number)
	if p != nil && !p.Override {
		return hidden
	}
	s := string(phone)
	if m := phoneDashed.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	area, local, landline := strings.Cut(s, "-")
	switch {
	case s == "":
		return ""
	case landline && strings.HasPrefix(area, "0"):
		return area + "-" + hidden + local[len(local)-4:]
	case len(area) < 10:
		return hidden
	}
	return area[:3] + hidden + area[len(area)-4:]
}
