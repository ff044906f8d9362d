package cn

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Division is a city or county of the tables.
type Division struct {
	Code string // six digits (GB/T 2260); a city's ends in 00
	Name string // 澄溪县
	City string // the code of the city it belongs to; its own for a city
	// Abolished is true for codes that are no longer given out, such as 320829
	// 洪泽县: identity numbers keep them for life.
	Abolished bool
	// Sample is true for the invented city 云禾市 of the sample organization.
	Sample bool
}

// County reports whether d is a county, district or county-level city.
func (d Division) County() bool { return !strings.HasSuffix(d.Code, "00") }

// stem is the name without its last character: 澄溪 of 澄溪县.
func (d Division) stem() string {
	_, size := utf8.DecodeLastRuneInString(d.Name)
	return d.Name[:len(d.Name)-size]
}

// The province of the tables.
const jiangsu = "320000"

// allDivisions are the province, cities and counties in the order of their
// codes: Jiangsu as of April 2026, the codes abolished since 1980, 云禾市.
var allDivisions = readDivisions()

// divisionByCode looks a division up in allDivisions.
var divisionByCode = func() map[string]Division {
	byCode := map[string]Division{}
	for _, d := range allDivisions {
		byCode[d.Code] = d
	}
	return byCode
}()

// readDivisions reads lines of code, name and kind, parted by tabs.
func readDivisions() []Division {
	var all []Division
	for line := range strings.Lines(divisionsTSV) {
		parts := strings.Split(strings.TrimSpace(line), "\t")
		all = append(all, Division{
			Code: parts[0], Name: parts[1], City: parts[0][:4] + "00",
			Abolished: parts[2] == "abolished", Sample: parts[2] == "sample",
		})
	}
	return all
}

// Divisions returns the cities and counties that an address may lie in, in
// the order of their codes: those of Jiangsu, then 云禾市.
func Divisions() []Division {
	var current []Division
	for _, d := range allDivisions {
		if !d.Abolished && d.Code != jiangsu {
			current = append(current, d)
		}
	}
	return current
}

// DivisionName returns the name of a division, such as 澄溪县 for 329921, also
// of an abolished one, and an empty text for codes that are not in the tables.
func DivisionName(code string) string { return divisionByCode[code].Name }

// DivisionFullName is DivisionName with the city before it: 云禾市澄溪县.
func DivisionFullName(code string) string {
	d := divisionByCode[code]
	if d.Name == "" || !d.County() {
		return d.Name
	}
	return DivisionName(d.City) + d.Name
}

// DivisionAbolished reports whether a code was abolished.
func DivisionAbolished(code string) bool { return divisionByCode[code].Abolished }

// FindDivision returns the code of the county that an address or a name lies
// in, else of the city, else of the province, and an empty text when none is
// named or several could be meant, as with 鼓楼区 alone. A county that was
// renamed or made a district gives today's code.
func FindDivision(text string) string {
	text = spaceless(text)
	if d, ok := divisionByCode[text]; ok && !d.Abolished {
		return text
	}
	city, rest := findCity(text)
	if county := findCounty(text, rest, city); county != "" {
		return county
	}
	if city == "" && strings.HasPrefix(text, "江苏") {
		return jiangsu
	}
	return city
}

// findCity returns the code of the city that text names first, and what
// follows its name.
func findCity(text string) (code, rest string) {
	first := len(text)
	rest = strings.TrimPrefix(strings.TrimPrefix(text, "江苏"), "省")
	for _, d := range allDivisions {
		if d.County() || d.Abolished || d.Code == jiangsu {
			continue
		}
		if at := strings.Index(text, d.stem()); at >= 0 && at < first {
			first, code = at, d.Code
			rest = strings.TrimPrefix(text[at+len(d.stem()):], "市")
		}
	}
	return code, rest
}

// countyName is a name by which an address may call a county.
type countyName struct {
	name, stem string
	today      string // the code of today's county, empty when there is none or more than one
}

// countyNames are the names of all counties, current and abolished, but for
// those that a city of today bears.
var countyNames = func() []countyName {
	var all []countyName
	for _, d := range allDivisions {
		city := slices.ContainsFunc(allDivisions, func(c Division) bool { return !c.County() && c.Name == d.Name })
		if d.County() && !city {
			all = append(all, countyName{d.Name, d.stem(), successor(d)})
		}
	}
	return all
}()

// findCounty returns the code of the county named in text, within the city if
// one is known. Its name may lack the last character when nothing else
// follows the city.
func findCounty(text, rest, city string) string {
	var found []countyName
	for _, c := range countyNames {
		if strings.Contains(text, c.name) || rest == c.stem && utf8.RuneCountInString(rest) > 1 {
			found = append(found, c)
		}
	}
	code := ""
	for _, c := range found {
		switch {
		case c.today == "" || c.today == code || insideOther(c.name, found):
		case city != "" && divisionByCode[c.today].City != city:
		case code != "":
			return "" // several could be meant
		default:
			code = c.today
		}
	}
	return code
}

// insideOther reports whether a name is only a part of a longer one that was
// found too: 丰县 in 大丰县.
func insideOther(name string, found []countyName) bool {
	return slices.ContainsFunc(found, func(c countyName) bool { return c.name != name && strings.Contains(c.name, name) })
}

// successor returns the code of today's county with the name of d, or with
// the same name but for its last character, which tells county, city and
// district apart. It is empty when there is none or more than one.
func successor(d Division) string {
	if !d.Abolished {
		return d.Code
	}
	code := ""
	for _, today := range allDivisions {
		if today.Abolished || !today.County() || today.stem() != d.stem() {
			continue
		}
		if code != "" {
			return ""
		}
		code = today.Code
	}
	return code
}

// provinces are the first two digits of all provinces' codes but Jiangsu's.
const provinces = " 11 12 13 14 15 21 22 23 31 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 "

// plausibleDivision reports whether an identity number may begin with code:
// a division of the tables; in other provinces any code; in Jiangsu also the
// prefectures before 1983 (3221 to 3227) and 329001, whose names are not kept;
// and the residence permits' 810000 (Hong Kong), 820000 (Macao) and 830000
// (Taiwan).
func plausibleDivision(code string) bool {
	if divisionByCode[code].Name != "" {
		return true
	}
	switch code {
	case "810000", "820000", "830000", "329001":
		return true
	}
	if prefix := code[:4]; prefix >= "3221" && prefix <= "3227" {
		return true
	}
	return strings.Contains(provinces, " "+code[:2]+" ")
}
