package words

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"
)

// dayLayout is how days are kept.
const dayLayout = "2006-01-02"

// Date returns a day kept as YYYY-MM-DD for reading: 2026年3月4日 or 4 March
// 2026. What is no such day is returned as it is.
func Date(day string) string {
	t, err := time.Parse(dayLayout, day)
	if err != nil {
		return day
	}
	if Language() == English {
		return t.Format("2 January 2006")
	}
	return t.Format("2006年1月2日")
}

// ShortDate returns a day kept as YYYY-MM-DD without its year: 3月4日 or 4 Mar.
func ShortDate(day string) string {
	t, err := time.Parse(dayLayout, day)
	if err != nil {
		return day
	}
	if Language() == English {
		return t.Format("2 Jan")
	}
	return t.Format("1月2日")
}

// Month returns a month kept as YYYY-MM for reading: 2026年3月 or March 2026.
func Month(month string) string {
	t, err := time.Parse("2006-01", month)
	if err != nil {
		return month
	}
	if Language() == English {
		return t.Format("January 2006")
	}
	return t.Format("2006年1月")
}

// Weekday returns the name of the weekday of a day kept as YYYY-MM-DD: 星期三
// or Wednesday, and an empty string for what is no day.
func Weekday(day string) string {
	t, err := time.Parse(dayLayout, day)
	if err != nil {
		return ""
	}
	return WeekdayName(t.Weekday())
}

// WeekdayName returns 星期日 to 星期六, or the English names.
func WeekdayName(day time.Weekday) string {
	if Language() == English {
		return day.String()
	}
	return "星期" + weekdays[day]
}

// ShortWeekday returns 日 to 六, or Sun to Sat, for the heads of calendars.
func ShortWeekday(day time.Weekday) string {
	if Language() == English {
		return day.String()[:3]
	}
	return weekdays[day]
}

var weekdays = [...]string{"日", "一", "二", "三", "四", "五", "六"}

// Money returns an amount in fen as yuan with two decimals: ¥1,234.50.
func Money(fen int64) string {
	sign := ""
	if fen < 0 {
		sign, fen = "−", -fen
	}
	cents := strconv.FormatInt(fen%100, 10)
	if len(cents) == 1 {
		cents = "0" + cents
	}
	return sign + "¥" + grouped(strconv.FormatInt(fen/100, 10)) + "." + cents
}

// RoundMoney returns an amount in fen as whole yuan where it has no fen, and
// as [Money] otherwise: ¥61,240.
func RoundMoney(fen int64) string {
	return strings.TrimSuffix(Money(fen), ".00")
}

// Count returns a whole number with its thousands set apart: 2,384.
func Count(n int) string {
	if n < 0 {
		return "−" + grouped(strconv.Itoa(-n))
	}
	return grouped(strconv.Itoa(n))
}

// grouped sets commas between thousands of a string of digits.
func grouped(digits string) string {
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return b.String()
}

// Minutes returns a duration in minutes as people say it: 45 分钟, 2 小时,
// 1 小时 30 分钟.
func Minutes(minutes int) string {
	hours, rest := minutes/60, minutes%60
	switch {
	case hours == 0:
		return lang.L("{{.N}} min", map[string]any{"N": rest})
	case rest == 0:
		return lang.L("{{.N}} h", map[string]any{"N": Count(hours)})
	default:
		return lang.L("{{.N}} h", map[string]any{"N": Count(hours)}) + " " + lang.L("{{.N}} min", map[string]any{"N": rest})
	}
}

// Moment returns an instant kept as UTC in RFC 3339 as local time for reading,
// such as 2026年3月4日 09:14. What is no instant is returned as it is.
func Moment(instant string) string {
	t, err := time.Parse(time.RFC3339Nano, instant)
	if err != nil {
		return instant
	}
	t = t.In(shanghai)
	return Date(t.Format(dayLayout)) + t.Format(" 15:04")
}

// shanghai is the time zone of all organizations that the program serves. It
// has had no summer time since 1991.
var shanghai = time.FixedZone("Asia/Shanghai", 8*60*60)
