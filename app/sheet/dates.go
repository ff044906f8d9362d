package sheet

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// shape is what a number format shows of a date.
type shape struct{ year, month, day, clock bool }

// isDate reports whether the format makes a number a day or a time.
func (s shape) isDate() bool { return s.year || s.month || s.day || s.clock }

// builtinDates are the number formats that Excel knows by number alone
// (ECMA-376 part 1, 18.8.30), with the Chinese ones.
var builtinDates = map[int]string{
	14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
	20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: `yyyy"年"m"月"`, 28: `m"月"d"日"`, 29: `m"月"d"日"`,
	30: "m-d-yy", 31: `yyyy"年"m"月"d"日"`, 32: `h"时"mm"分"`, 33: `h"时"mm"分"ss"秒"`, 34: `上午/下午h"时"mm"分"`,
	35: `上午/下午h"时"mm"分"ss"秒"`, 36: `yyyy"年"m"月"`, 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
	50: `yyyy"年"m"月"`, 51: `m"月"d"日"`, 52: `yyyy"年"m"月"`, 53: `m"月"d"日"`, 54: `m"月"d"日"`,
	55: `上午/下午h"时"mm"分"`, 56: `上午/下午h"时"mm"分"ss"秒"`, 57: `yyyy"年"m"月"`, 58: `m"月"d"日"`,
}

// formatNoise is what a number format shows literally or only colours:
// "text", \x, _x, *x and [Red], [$-804]; [h] and its kin are kept.
var formatNoise = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.|\[(?:[^\]hHmMsS][^\]]*|[hHmMsS][^\]hHmMsS][^\]]*)\]`)

// formatShape finds out what a number format shows.
func formatShape(code string) shape {
	if code == "" || strings.EqualFold(code, "General") || code == "@" {
		return shape{}
	}
	code, _, _ = strings.Cut(formatNoise.ReplaceAllString(code, ""), ";")
	code = strings.ToLower(code)
	for _, mark := range []string{"am/pm", "a/p", "上午/下午"} {
		code = strings.ReplaceAll(code, mark, "")
	}
	if strings.ContainsAny(code, "#?") || strings.Contains(code, "general") {
		return shape{}
	}
	var s shape
	s.year = strings.ContainsAny(code, "ye") && !strings.Contains(code, "0e")
	s.day = strings.Contains(code, "d")
	s.clock = strings.ContainsAny(code, "hs")
	// m is the month, except beside hours or seconds, where it is minutes.
	s.month = strings.Contains(code, "m") && (s.year || s.day || !s.clock || strings.Contains(code, "mmm"))
	return s
}

// The first and the last serial number that Excel can show as a day, and the
// difference of the two ways in which it counts: from 1900 or from 1904.
const (
	maxSerial   = 2958465 // 9999-12-31
	offset1904  = 1462
	leapMistake = 60 // Excel believes in 29 February 1900, which never was
)

// serialDate turns Excel's number for a moment into a day and a time of day.
// It answers false outside the years 1900 to 9999 and for 29 February 1900.
// The time is empty at midnight.
func serialDate(serial float64, base1904 bool) (day, clock string, ok bool) {
	if base1904 {
		serial += offset1904
	}
	whole, part := math.Modf(serial)
	seconds := int(math.Round(part * 86400))
	if seconds == 86400 {
		whole, seconds = whole+1, 0
	}
	if whole < 1 || whole > maxSerial || int(whole) == leapMistake {
		return "", "", false
	}
	if whole < leapMistake {
		whole++
	}
	date := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(whole))
	return date.Format(time.DateOnly), clockText(seconds), true
}

// clockText gives seconds since midnight as 08:30, with seconds where there
// are any, and an empty text for midnight.
func clockText(seconds int) string {
	switch {
	case seconds == 0:
		return ""
	case seconds%60 == 0:
		return fmt.Sprintf("%02d:%02d", seconds/3600, seconds/60%60)
	}
	return fmt.Sprintf("%02d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
}

// daySerial turns a day into Excel's number for it. It answers false for
// texts that are no day and for days before March 1900, which Excel counts
// wrongly.
func daySerial(day string) (int, bool) {
	date, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0, false
	}
	serial := int((date.Unix() - time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).Unix()) / 86400)
	return serial, serial > leapMistake && serial <= maxSerial
}

// Serial numbers are taken for days only between 1910 and 2100: outside, a
// number in a date column is something else, such as a year.
const (
	firstLikelySerial = 3655  // 1910-01-02
	lastLikelySerial  = 73415 // 2100-12-31
)

// likelySerial returns the day of a number without a date format that stands
// in a column of dates.
func likelySerial(n float64, base1904 bool) (string, bool) {
	serial := n
	if base1904 {
		serial += offset1904
	}
	if serial < firstLikelySerial || serial > lastLikelySerial {
		return "", false
	}
	day, _, ok := serialDate(n, base1904)
	return day, ok
}

// fillDate makes c a date or time cell according to the shape of its format;
// it stays a number when the number is no day.
func fillDate(c *Cell, s shape, base1904 bool) {
	if !s.year && !s.month && !s.day {
		seconds := int(math.Round(c.Number * 86400))
		if seconds < 0 {
			return
		}
		c.Kind, c.Clock = CellTime, clockText(seconds)
		if seconds == 0 {
			c.Clock = "00:00"
		}
		c.Text = c.Clock
		return
	}
	day, clock, ok := serialDate(c.Number, base1904)
	if !ok {
		return
	}
	c.Kind, c.Day, c.Clock, c.Text = CellDate, day, clock, day
	if clock != "" {
		c.Text += " " + clock
	}
	c.SizeDate, c.Guess = sizeDate(day, c.Format, s)
}

// sizeDate recognises the formats that Excel chooses by itself when someone
// types 3-4 or 3-40: month and day without a year, or mmm-yy. The guess is
// what was typed.
func sizeDate(day, format string, s shape) (bool, string) {
	if s.clock || len(day) != len(time.DateOnly) {
		return false, ""
	}
	month, _ := strconv.Atoi(day[5:7])
	date, _ := strconv.Atoi(day[8:10])
	switch {
	case s.month && s.day && !s.year:
		return true, fmt.Sprintf("%d-%d", month, date)
	case strings.EqualFold(format, "mmm-yy"):
		return true, fmt.Sprintf("%d-%s", month, day[2:4])
	}
	return false, ""
}

// sizeTexts are dates without a year as Excel writes them into a .csv.
var (
	sizeChinese = regexp.MustCompile(`^(\d{1,2})月(\d{1,2})日$`)
	sizeDayMon  = regexp.MustCompile(`^(\d{1,2})-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)$`)
	sizeMonYear = regexp.MustCompile(`^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-(\d{2})$`)
)

// sizeDateText recognises a date without a year in text; see sizeDate.
func sizeDateText(text string) (guess string, ok bool) {
	if m := sizeChinese.FindStringSubmatch(text); m != nil {
		return m[1] + "-" + m[2], true
	}
	if m := sizeDayMon.FindStringSubmatch(text); m != nil {
		return monthNumber(m[2]) + "-" + m[1], true
	}
	if m := sizeMonYear.FindStringSubmatch(text); m != nil {
		return monthNumber(m[1]) + "-" + m[2], true
	}
	return "", false
}

// monthNumber turns Jan into 1.
func monthNumber(name string) string {
	return strconv.Itoa(strings.Index("JanFebMarAprMayJunJulAugSepOctNovDec", name)/3 + 1)
}
