package cn

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// The years that a record can name. What lies outside is a slip of the hand.
const (
	firstYear = 1900
	lastYear  = 2099
)

var (
	dateParts = regexp.MustCompile(`^(\d+) ?(?:- ?(\d{1,2}) ?-|/ ?(\d{1,2}) ?/|\. ?(\d{1,2}) ?\.|年 ?(\d{1,2}) ?月) ?(\d{1,2}) ?[日号]?(\D.*)?$`)
	dateSolid = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	// dateNoon is the time of day that databases write behind a plain date.
	dateNoon  = regexp.MustCompile(`^ 0?0:00(:00)?$`)
	monthText = regexp.MustCompile(`^(\d{4}) ?(?:[-/.] ?(\d{1,2})|年 ?(\d{1,2}) ?月)$`)
)

// ParseDate reads a day as people write it and returns it as YYYY-MM-DD:
// 2015-3-4, 2015/3/4, 2015.3.4, 20150304, 2015年3月4日, also in full-width
// digits. It refuses years of two digits, days that do not exist, years before
// 1900 or after 2099, and anything more than a day.
func ParseDate(s string) (string, *Problem) {
	text := dateText(s)
	if text == "" {
		return "", problem("No date was entered.")
	}
	if m := dateSolid.FindStringSubmatch(text); m != nil {
		return checkDate(m[1], m[2], m[3])
	}
	m := dateParts.FindStringSubmatch(text)
	switch {
	case m == nil && monthText.MatchString(text):
		return "", problem("“{{.Text}}” names no day. Write year, month and day, such as 2015-03-04.", "Text", text)
	case m == nil:
		return "", problem("“{{.Text}}” is not a date. Write year, month and day, such as 2015-03-04.", "Text", text)
	case len(m[1]) != 4:
		return "", problem("“{{.Text}}” does not begin with a year of four digits. Write for example 2015-03-04.", "Text", text)
	case m[7] != "" && !dateNoon.MatchString(m[7]):
		return "", problem("Only a date fits here. Enter “{{.Rest}}” in the remarks.", "Rest", strings.TrimSpace(m[7]))
	}
	return checkDate(m[1], m[2]+m[3]+m[4]+m[5], m[6])
}

// ParseMonth reads a month as people write it and returns it as YYYY-MM:
// 2015-3, 2015/3, 2015.3, 201503, 2015年3月.
func ParseMonth(s string) (string, *Problem) {
	text := dateText(s)
	if len(text) == 6 && digits(text) {
		text = text[:4] + "-" + text[4:]
	}
	m := monthText.FindStringSubmatch(text)
	if m == nil {
		if text == "" {
			return "", problem("No month was entered.")
		}
		return "", problem("“{{.Text}}” is not a month. Write year and month, such as 2015-03.", "Text", text)
	}
	day, p := checkDate(m[1], m[2]+m[3], "1")
	if p != nil {
		return "", p
	}
	return day[:len("2006-01")], nil
}

// CheckBirth checks a birthday against the day today, both YYYY-MM-DD.
func CheckBirth(birth, today string) *Problem {
	if birth > today {
		return problem("The birthday {{.Birth}} lies in the future.", "Birth", birth)
	}
	return nil
}

// clockText matches a time of day: half of the day, hours, minutes, seconds.
var clockText = regexp.MustCompile(`^(凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|am|pm)? ?(\d{1,2}) ?(?:[:.] ?(\d{1,2})(?::\d{2})?|[时点] ?(?:(\d{1,2}) ?分?|(半)|整)?) ?(am|pm)?$`)

// ParseClock reads a time of day and returns it as HH:MM: 8:30, 8点30分, 8点半,
// 0830, 下午2:30. Seconds are dropped.
func ParseClock(s string) (string, *Problem) {
	text := strings.ToLower(plain(s))
	if text == "" {
		return "", problem("No time was entered.")
	}
	if (len(text) == 3 || len(text) == 4) && digits(text) {
		text = text[:len(text)-2] + ":" + text[len(text)-2:]
	}
	m := clockText.FindStringSubmatch(text)
	if m == nil {
		return "", problem("“{{.Text}}” is not a time. Write for example 08:30.", "Text", text)
	}
	hour, _ := strconv.Atoi(m[2])
	minute, _ := strconv.Atoi("0" + m[3] + m[4])
	if m[5] != "" {
		minute = 30
	}
	hour = fullHour(hour, m[1]+m[6])
	if hour > 23 || minute > 59 {
		return "", problem("There is no such time as {{.Text}}. The day goes from 00:00 to 23:59.", "Text", text)
	}
	return fmt.Sprintf("%02d:%02d", hour, minute), nil
}

// fullHour turns an hour of half a day into one of 24, by the word for the
// half. It answers 24 for twelve at night, which may be either end of a day.
func fullHour(hour int, half string) int {
	switch {
	case (half == "下午" || half == "傍晚" || half == "pm") && hour < 12,
		half == "晚上" && hour <= 12,
		half == "中午" && hour < 3:
		return hour + 12
	case (half == "凌晨" || half == "am") && hour == 12:
		return 0
	}
	return hour
}

// dateText is plain text with every dash a hyphen.
func dateText(s string) string {
	return strings.Map(func(r rune) rune {
		if isDash(r) {
			return '-'
		}
		return r
	}, strings.TrimLeft(plain(s), "'`‘’"))
}

// checkDate returns YYYY-MM-DD, or which part of the day does not exist. The
// year has four digits, month and day one or two.
func checkDate(year, month, day string) (string, *Problem) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	switch {
	case y < firstYear || y > lastYear:
		return "", problem("The year {{.Year}} cannot be right.", "Year", year)
	case m < 1 || m > 12:
		return "", problem("There is no month {{.Month}}.", "Month", month)
	case d < 1 || d > monthDays(y, m):
		return "", problem("There is no day {{.Day}} in {{.Month}}/{{.Year}}: that month has {{.Last}} days.", "Day", day, "Month", strconv.Itoa(m), "Year", year, "Last", monthDays(y, m))
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d), nil
}

// monthDays returns how many days a month has.
func monthDays(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// splitDate returns the parts of a day YYYY-MM-DD, and false for any other
// text.
func splitDate(date string) (year, month, day int, ok bool) {
	t, err := time.Parse(time.DateOnly, date)
	return t.Year(), int(t.Month()), t.Day(), err == nil
}
