package cn

import (
	"strings"
	"unicode/utf8"
)

// The signs of a social credit code by value (GB 32100-2015): digits and
// letters without I, O, S, V and Z.
const (
	creditSigns  = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	creditLength = 18
)

// bodySigns are the signs of an organization code by value (GB 11714), and
// bodyWeights the weights of its first eight.
const bodySigns = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

var bodyWeights = [8]int{3, 7, 9, 10, 5, 8, 4, 2}

// ParseCredit reads an organization's unified social credit code
// (统一社会信用代码) and returns it with its 18 signs in capitals. Full-width
// signs, spaces, dashes and small letters are put right. A wrong check sign,
// of the whole or of the organization code inside, may be overridden by a
// person; the code is then returned too.
func ParseCredit(s string) (string, *Problem) {
	code := strings.ToUpper(compact(s))
	switch count := utf8.RuneCountInString(code); {
	case count == 0:
		return "", problem("No social credit code was entered.")
	case count != creditLength:
		return "", problem("A social credit code has 18 signs; this one has {{.Count}}.", "Count", count)
	}
	for _, r := range code {
		if !strings.ContainsRune(creditSigns, r) {
			return "", problem("“{{.Sign}}” does not occur in a social credit code: it has digits and capital letters, but never I, O, S, V or Z.", "Sign", string(r))
		}
	}
	if code[creditLength-1] != creditCheck(code) || code[16] != bodyCheck(code[8:16]) {
		return code, question("The check signs of the social credit code do not fit the others, so one of them is probably wrong. Compare the code with the certificate.")
	}
	return code, nil
}

// creditCheck computes the last sign of a code from the first 17. The weights
// are the powers of 3 modulo 31.
func creditCheck(code string) byte {
	sum, weight := 0, 1
	for i := range creditLength - 1 {
		sum += strings.IndexByte(creditSigns, code[i]) * weight
		weight = weight * 3 % 31
	}
	return creditSigns[(31-sum%31)%31]
}

// bodyCheck computes the last sign of an organization code from its first
// eight.
func bodyCheck(body string) byte {
	sum := 0
	for i, w := range bodyWeights {
		sum += strings.IndexByte(bodySigns, body[i]) * w
	}
	return "0X987654321"[sum%11]
}
