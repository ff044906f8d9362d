package cn

// Age returns how many full years (周岁) someone born on one day has lived on
// another, both YYYY-MM-DD, and -1 when either is no day or the birth comes
// later.
//
// The year is full on the birthday itself. For someone born on 29 February it
// is full on 1 March in common years: a year that has no such day ends with
// the last day of the month (民法典 §202). Criminal law alone counts from the
// day after the birthday (法释〔2006〕1号 §2); nothing here depends on that.
func Age(birth, on string) int {
	y1, m1, d1, ok1 := splitDate(birth)
	y2, m2, d2, ok2 := splitDate(on)
	if !ok1 || !ok2 {
		return -1
	}
	age := y2 - y1
	if m2 < m1 || m2 == m1 && d2 < d1 {
		age--
	}
	return max(age, -1)
}

// The age bands of reports, as codes.
const (
	BandUnder6 = "u6"
	Band6to8   = "6-8"
	Band9to11  = "9-11"
	Band12to13 = "12-13"
	Band14to15 = "14-15"
	Band16to17 = "16-17"
	Band18up   = "18+"
)

// AgeBands returns the codes of the age bands from young to old.
func AgeBands() []string {
	return []string{BandUnder6, Band6to8, Band9to11, Band12to13, Band14to15, Band16to17, Band18up}
}

// AgeBand returns the code of the band in which an age in full years lies, and
// an empty text for a negative age, which is unknown.
func AgeBand(age int) string {
	switch {
	case age < 0:
		return ""
	case age < 6:
		return BandUnder6
	case age < 9:
		return Band6to8
	case age < 12:
		return Band9to11
	case age < 14:
		return Band12to13
	case age < 16:
		return Band14to15
	case age < 18:
		return Band16to17
	}
	return Band18up
}
