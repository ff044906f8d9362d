package data

import (
	"regexp"
	"strings"
	"unicode"

	"careledger/data/cn"
)

// guardPublicText refuses a public text that points to the child.
func (t *tx) guardPublicText(w *Wish) error {
	if w.PublicText == "" {
		return nil
	}
	word, err := pointsToChild(t, w.ChildID, w.PublicText)
	if err != nil || word == "" {
		return err
	}
	return leak(word)
}

// pointsToChild answers what in a text names the child, those about it, its
// school or where it lives, or is a telephone or identity number; "" for nothing.
func pointsToChild(q queryer, childID, text string) (string, error) {
	if hit := longNumber.FindString(joinedDigits(text)); hit != "" {
		return hit, nil
	}
	private, err := privateWords(q, childID)
	if err != nil {
		return "", err
	}
	text = cn.NormalizeName(text)
	for _, word := range private {
		if strings.Contains(text, word) {
			return word, nil
		}
	}
	return "", nil
}

func leak(word string) *Error {
	return bad("public_text", "The public text says “{{.Word}}”, by which the child could be found. Take out names, school, village, address and numbers.", args{"Word": word})
}

// longNumber is a mobile or identity number, or anything else that long.
var longNumber = regexp.MustCompile(`\d{7,}[\dXx]?`)

// joinedDigits takes out what people put between the digits of a number.
func joinedDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '-' || r == '－' || r == '—' {
			return -1
		}
		if '０' <= r && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, text)
}

// privateWords are what a public text must not contain: names of the child and
// of those about it, given names of two or more characters, school, village
// and address.
func privateWords(q queryer, childID string) ([]string, error) {
	c, err := get[Child](q, childID)
	if err != nil {
		return nil, err
	}
	names, err := many[string](q, `SELECT name FROM guardian WHERE child_id = ? AND deleted_at IS NULL`, childID)
	if err != nil {
		return nil, err
	}
	addresses, err := many[string](q, `SELECT address FROM guardian WHERE child_id = ? AND deleted_at IS NULL`, childID)
	if err != nil {
		return nil, err
	}
	words := append(names, addresses...)
	words = append(words, c.Name, cn.GivenName(c.Name), c.Alias, c.Teacher, c.School, shortSchool(c.School), c.Village, c.Address)
	var kept []string
	for _, word := range words {
		if word = cn.NormalizeName(word); len([]rune(word)) >= 2 {
			kept = append(kept, word)
		}
	}
	return kept, nil
}

// shortSchool is a school without the city, county or town before its name, as
// people call it, where enough of the name is left.
func shortSchool(school string) string {
	at := strings.LastIndexAny(school, "市县区镇乡")
	if at < 0 {
		return ""
	}
	rest := []rune(school[at:])[1:]
	if len(rest) < 4 {
		return ""
	}
	return string(rest)
}
