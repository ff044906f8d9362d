package cn

import (
	"regexp"
	"strings"
)

// Phone is a telephone number in normal form: a mobile "13800001234", a
// landline "0514-12345678", with extension "0514-12345678-802", a service
// number "4001234567", a short number "6123", or a foreign "+85212345678". It
// is empty for someone who has none.
type Phone string

// noPhone are the words for having no telephone.
var noPhone = map[string]bool{"无": true, "没有": true, "无电话": true, "没有电话": true, "-": true, "/": true}

var (
	phoneExtension = regexp.MustCompile(`^(.*?)(?:转|分机|ext|#)[转分机:-]*(\d{1,6})$`)
	phoneSeveral   = regexp.MustCompile(`[/、;,或和]|^1[3-9]\d{9}-?[01]\d{9,}$`)
	phoneMobile    = regexp.MustCompile(`^1[3-9]\d{9}$`)
	phoneService   = regexp.MustCompile(`^[48]00\d{7}$`)
	phoneShort     = regexp.MustCompile(`^\d{3,6}$`)
	phoneLocal     = regexp.MustCompile(`^[2-9]\d{6,7}$`)
	phoneForeign   = regexp.MustCompile(`^\+\d{6,15}$`)
	// Area codes have three digits in the largest cities and four elsewhere.
	phoneLandline = regexp.MustCompile(`^(010|02\d|0[3-9]\d{2})([2-9]\d{6,7})$`)
	// phoneDashed is a landline whose extension follows after a dash.
	phoneDashed = regexp.MustCompile(`^(0\d{2,3}-[2-9]\d{6,7})-(\d{1,6})$`)
)

// ParsePhone reads one telephone number. Full-width digits, spaces, dashes,
// brackets and the country code 86 are put right; 无 and its like give an
// empty Phone. A local number without area code may be kept by a person.
func ParsePhone(s string) (Phone, *Problem) {
	text := strings.ToLower(strings.ReplaceAll(plain(s), " ", ""))
	if text == "" {
		return "", problem("No telephone number was entered.")
	}
	if noPhone[text] {
		return "", nil
	}
	if text = phoneDashes(text); phoneSeveral.MatchString(text) {
		return "", problem("Only one telephone number fits here. Enter the others on their own, each with its owner.")
	}
	extension := ""
	if m := phoneExtension.FindStringSubmatch(text); m != nil {
		text, extension = strings.TrimRight(m[1], "-"), m[2]
	} else if m := phoneDashed.FindStringSubmatch(text); m != nil {
		text, extension = m[1], m[2]
	}
	number := homeNumber(strings.ReplaceAll(text, "-", ""))
	if phoneForeign.MatchString(number) && extension == "" {
		return Phone(number), nil
	}
	if !digits(number) {
		return "", problem("“{{.Text}}” is not a telephone number. Enter its digits only.", "Text", s)
	}
	if extension != "" {
		extension = "-" + extension
	}
	if m := phoneLandline.FindStringSubmatch(number); m != nil {
		return Phone(m[1] + "-" + m[2] + extension), nil
	}
	switch {
	case extension == "" && (phoneMobile.MatchString(number) || phoneShort.MatchString(number)), phoneService.MatchString(number):
		return Phone(number + extension), nil
	case phoneLocal.MatchString(number):
		return Phone(number + extension), question("The area code is missing. Write for example 0514-12345678.")
	case number[0] == '1' && len(number) != 11:
		return "", problem("A mobile number has 11 digits; this one has {{.Count}}.", "Count", len(number))
	case number[0] == '1':
		return "", problem("No mobile number begins with {{.Start}}.", "Start", number[:2])
	case number[0] == '0':
		return "", problem("A landline number is an area code and 7 or 8 digits, such as 0514-12345678.")
	}
	return "", problem("“{{.Text}}” is not a telephone number. A mobile number has 11 digits; a landline number is an area code and 7 or 8 digits.", "Text", s)
}

// phoneDashes makes every dash a hyphen, and of brackets and dots too, and
// leaves no two in a row.
func phoneDashes(text string) string {
	text = strings.Map(func(r rune) rune {
		if isDash(r) || strings.ContainsRune("().·", r) {
			return '-'
		}
		return r
	}, text)
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '-' }), "-")
}

// homeNumber takes China's country code off a number, and gives a landline
// its leading 0 again.
func homeNumber(number string) string {
	rest, found := number, false
	for _, code := range []string{"+86", "0086"} {
		if rest, found = strings.CutPrefix(number, code); found {
			break
		}
	}
	if !found && len(number) == 13 && phoneMobile.MatchString(strings.TrimPrefix(number, "86")) {
		rest, found = number[2:], true
	}
	if found && !strings.HasPrefix(rest, "0") && !phoneMobile.MatchString(rest) {
		return "0" + rest
	}
	return rest
}

// Mobile reports whether the number is a mobile one of mainland China.
func (p Phone) Mobile() bool { return phoneMobile.MatchString(string(p)) }

// Display returns the number as it is read: mobiles in groups of 3, 4 and 4
// digits, extensions after 转.
func (p Phone) Display() string {
	s := string(p)
	if p.Mobile() {
		return s[:3] + "-" + s[3:7] + "-" + s[7:]
	}
	if m := phoneDashed.FindStringSubmatch(s); m != nil {
		return m[1] + " 转 " + m[2]
	}
	return s
}

// Tail returns the last n digits of the number without its extension, by
// which a person is looked up; fewer when the number is shorter.
func (p Phone) Tail(n int) string {
	s := string(p)
	if m := phoneDashed.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	s = strings.TrimPrefix(strings.ReplaceAll(s, "-", ""), "+")
	return s[len(s)-min(max(n, 0), len(s)):]
}
