package cn

import (
	"time"
	"unicode/utf8"
)

// Sexes as GB/T 2261.1 numbers them.
const (
	SexUnknown = 0
	SexMale    = 1
	SexFemale  = 2
	SexUntold  = 9
)

// The lengths of identity numbers, those in use and those given out until 1999.
const (
	idLength    = 18
	idOldLength = 15
)

// idCheckSigns are the check signs by the weighted sum modulo 11 (GB 11643).
const idCheckSigns = "10X98765432"

// idWeights are the weights of the first 17 digits.
var idWeights = [idLength - 1]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

// ID is what a citizen's identity number or a residence permit of Hong Kong,
// Macao and Taiwan residents says (GB 11643: six digits of division, eight of
// birth, three of order, one check sign).
type ID struct {
	Number   string // 18 characters, the last may be X
	Birth    string // YYYY-MM-DD
	Sex      int    // SexMale or SexFemale
	Division string // six digits: where the number was first given, often abolished since
	// UnknownDivision is true when the first six digits are no division that
	// the tables know, current or abolished. It is a hint, never a refusal:
	// only Jiangsu's divisions are known one by one.
	UnknownDivision bool
}

// ParseID reads an identity number. Full-width digits, spaces, dashes and a
// lower-case x are put right. A wrong check sign and an old number of 15
// digits are Problems that a person may override; the ID is then what would be
// kept, for the old number the one of 18 digits.
func ParseID(s string) (ID, *Problem) {
	number := idSigns(s)
	switch utf8.RuneCountInString(number) {
	case 0:
		return ID{}, problem("No identity number was entered.")
	case idOldLength:
		upgraded, p := Upgrade15(number)
		if p != nil {
			return ID{}, p
		}
		return readID(upgraded), question("This is an old number of 15 digits. As a number of 18 digits it is {{.Number}}. Compare it with the document.", "Number", upgraded)
	case idLength:
	default:
		return ID{}, problem("An identity number has 18 digits; this one has {{.Count}}.", "Count", utf8.RuneCountInString(number))
	}
	if !digits(number[:idLength-1]) {
		return ID{}, problem("An identity number has only digits; only the last sign may be X.")
	}
	if last := number[idLength-1:]; !digits(last) && last != "X" {
		return ID{}, problem("An identity number has only digits; only the last sign may be X.")
	}
	id := readID(number)
	if id.Birth == "" {
		return ID{}, problem("The birthday inside the identity number, {{.Day}}, does not exist. Compare the number with the document.", "Day", number[6:14])
	}
	if number[idLength-1] != idCheck(number) {
		return id, question("The last sign of the identity number does not fit the others, so one of them is probably wrong. Compare the number with the document.")
	}
	return id, nil
}

// Upgrade15 turns an old number of 15 digits, given out until 1999, into the
// number of 18 digits of the same person: the century 19 is put in and the
// check sign appended.
func Upgrade15(s string) (string, *Problem) {
	old := idSigns(s)
	if len(old) != idOldLength || !digits(old) {
		return "", problem("An old identity number has 15 digits and nothing else.")
	}
	number := old[:6] + "19" + old[6:]
	if birthIn(number) == "" {
		return "", problem("The birthday inside the identity number, {{.Day}}, does not exist. Compare the number with the document.", "Day", number[6:14])
	}
	return number + string(rune(idCheck(number))), nil
}

// Agrees compares the number with a birthday (YYYY-MM-DD) and a sex that were
// entered beside it. An empty birthday and a sex other than male and female
// agree with every number. A person may override a difference: documents
// contradict each other at times.
func (id ID) Agrees(birth string, sex int) *Problem {
	switch {
	case birth != "" && birth != id.Birth:
		return question("The identity number gives {{.InNumber}} as the birthday, but {{.Birth}} was entered. Check both.", "InNumber", id.Birth, "Birth", birth)
	case sex == SexFemale && id.Sex == SexMale:
		return question("The identity number belongs to a male person, but female was entered. Check both.")
	case sex == SexMale && id.Sex == SexFemale:
		return question("The identity number belongs to a female person, but male was entered. Check both.")
	}
	return nil
}

// idSigns is compact for identity numbers: x, and the sign × that some type
// for it, become X.
func idSigns(s string) string {
	runes := []rune(compact(s))
	for i, r := range runes {
		if r == 'x' || r == '×' {
			runes[i] = 'X'
		}
	}
	return string(runes)
}

// readID takes apart a number whose first 17 signs are digits. Birth is empty
// when there is no such day.
func readID(number string) ID {
	id := ID{Number: number, Sex: SexFemale, Division: number[:6]}
	if (number[16]-'0')%2 == 1 {
		id.Sex = SexMale
	}
	id.Birth = birthIn(number)
	id.UnknownDivision = !plausibleDivision(id.Division)
	return id
}

// birthIn returns the birthday in a number as YYYY-MM-DD, and an empty text
// when there is no such day or it lies before 1800 or after 2099.
func birthIn(number string) string {
	day, err := time.Parse("20060102", number[6:14])
	if err != nil || day.Year() < 1800 || day.Year() > lastYear {
		return ""
	}
	return day.Format(time.DateOnly)
}

// idCheck computes the check sign of a number from its first 17 digits.
func idCheck(number string) byte {
	sum := 0
	for i, w := range idWeights {
		sum += int(number[i]-'0') * w
	}
	return idCheckSigns[sum%11]
}
