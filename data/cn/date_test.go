package cn_test

import (
	"testing"

	"careledger/data/cn"
)

func TestParseDate(t *testing.T) {
	for name, v := range map[string]struct{ in, want, sentence string }{
		"reads dashes":                        {"2015-3-4", "2015-03-04", ""},
		"reads slashes":                       {"2015/3/4", "2015-03-04", ""},
		"reads stops":                         {"2015.3.4", "2015-03-04", ""},
		"reads eight digits":                  {"20150304", "2015-03-04", ""},
		"reads Chinese":                       {"2015年3月4日", "2015-03-04", ""},
		"reads Chinese with 号":                {"2015年03月04号", "2015-03-04", ""},
		"reads Chinese with spaces":           {"2015 年 3 月 4 日", "2015-03-04", ""},
		"reads full-width digits":             {"２０１５－０３－０４", "2015-03-04", ""},
		"reads full-width Chinese":            {"２０１５年３月４日", "2015-03-04", ""},
		"reads long dashes":                   {"2015—3—4", "2015-03-04", ""},
		"reads past spaces at the ends":       {"\u30002015-03-04 ", "2015-03-04", ""},
		"drops midnight":                      {"2015-03-04 00:00:00", "2015-03-04", ""},
		"reads 29 February of a leap year":    {"2016-02-29", "2016-02-29", ""},
		"refuses 29 February of another year": {"2015-02-29", "", "There is no day"},
		"refuses 29 February 1900":            {"1900-02-29", "", "There is no day"},
		"refuses 30 February":                 {"2016年2月30日", "", "There is no day"},
		"refuses 31 April":                    {"20150431", "", "There is no day"},
		"refuses month 13":                    {"2015-13-01", "", "There is no month"},
		"refuses month 0":                     {"2015-0-1", "", "There is no month"},
		"refuses day 0":                       {"2015-1-0", "", "There is no day"},
		"refuses a year of two digits":        {"15/3/4", "", "year of four digits"},
		"refuses a year of two digits with 年": {"15年3月4日", "", "year of four digits"},
		"refuses a year of five digits":       {"20155-3-4", "", "year of four digits"},
		"refuses the year last":               {"3/4/2015", "", "is not a date"},
		"refuses six digits":                  {"150304", "", "is not a date"},
		"refuses two kinds of marks":          {"2015-3/4", "", "is not a date"},
		"refuses a month alone":               {"2015年3月", "", "names no day"},
		"refuses a year alone":                {"2015", "", "is not a date"},
		"refuses text behind":                 {"2015-3-4左右", "", "Only a date fits"},
		"refuses a time behind":               {"2015-3-4 08:30", "", "Only a date fits"},
		"refuses text before":                 {"约2015-3-4", "", "is not a date"},
		"refuses a year long ago":             {"1815-3-4", "", "cannot be right"},
		"refuses a year far off":              {"2115-3-4", "", "cannot be right"},
		"refuses nothing":                     {" ", "", "No date"},
		"refuses words":                       {"不详", "", "is not a date"},
		"refuses a number of the spreadsheet": {"42067", "", "is not a date"},
	} {
		t.Run(name, func(t *testing.T) {
			day, p := cn.ParseDate(v.in)
			same(t, day, p, v.want, v.sentence)
		})
	}
	t.Run("says which days the month has", func(t *testing.T) {
		_, p := cn.ParseDate("2016-2-30")
		if p == nil || p.Args["Day"] != "30" || p.Args["Month"] != "2" || p.Args["Year"] != "2016" || p.Args["Last"] != 29 {
			t.Errorf("got %+v", p)
		}
	})
}

func TestParseMonth(t *testing.T) {
	for name, v := range map[string]struct{ in, want, sentence string }{
		"reads a dash":        {"2015-3", "2015-03", ""},
		"reads a slash":       {"2015/12", "2015-12", ""},
		"reads a stop":        {"2015.3", "2015-03", ""},
		"reads six digits":    {"201503", "2015-03", ""},
		"reads Chinese":       {"２０１５年３月", "2015-03", ""},
		"refuses month 13":    {"2015-13", "", "There is no month"},
		"refuses a day":       {"2015-3-4", "", "is not a month"},
		"refuses two digits":  {"15-3", "", "is not a month"},
		"refuses nothing":     {"", "", "No month"},
		"refuses other years": {"150304", "", "cannot be right"},
	} {
		t.Run(name, func(t *testing.T) {
			month, p := cn.ParseMonth(v.in)
			same(t, month, p, v.want, v.sentence)
		})
	}
}

func TestCheckBirth(t *testing.T) {
	same(t, true, cn.CheckBirth("2026-03-05", "2026-03-05"), true, "")
	same(t, true, cn.CheckBirth("2026-03-06", "2026-03-05"), true, "in the future")
}

func TestParseClock(t *testing.T) {
	for name, v := range map[string]struct{ in, want, sentence string }{
		"reads a colon":               {"8:30", "08:30", ""},
		"reads a full-width colon":    {"０８：３０", "08:30", ""},
		"reads a stop":                {"8.30", "08:30", ""},
		"reads seconds":               {"08:30:59", "08:30", ""},
		"reads four digits":           {"0830", "08:30", ""},
		"reads three digits":          {"830", "08:30", ""},
		"reads 点":                     {"8点", "08:00", ""},
		"reads 时 and 分":               {"8时5分", "08:05", ""},
		"reads 点半":                    {"8点半", "08:30", ""},
		"reads 点整":                    {"8点整", "08:00", ""},
		"reads the afternoon":         {"下午2:30", "14:30", ""},
		"reads noon":                  {"中午12:10", "12:10", ""},
		"reads one at noon":           {"中午1点", "13:00", ""},
		"reads the morning":           {"上午 9:00", "09:00", ""},
		"reads the evening":           {"晚上7点半", "19:30", ""},
		"reads pm":                    {"2:30 PM", "14:30", ""},
		"reads twelve am":             {"12:05am", "00:05", ""},
		"reads an afternoon as given": {"下午14:30", "14:30", ""},
		"refuses 24:00":               {"24:00", "", "no such time"},
		"refuses twelve at night":     {"晚上12点", "", "no such time"},
		"refuses minute 60":           {"8:60", "", "no such time"},
		"refuses an hour alone":       {"8", "", "is not a time"},
		"refuses words":               {"早上", "", "is not a time"},
		"refuses nothing":             {"", "", "No time"},
	} {
		t.Run(name, func(t *testing.T) {
			clock, p := cn.ParseClock(v.in)
			same(t, clock, p, v.want, v.sentence)
		})
	}
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"", "2015-3-4", "2015年3月4日", "20150304", "２０１５．３．４", "2015-03-04 00:00", "15/3/4", "2016-02-30", "99999999999999999999-1-1", "\xff", "'2015/3/4"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		_, _ = cn.ParseMonth(s)
		_, _ = cn.ParseClock(s)
		day, p := cn.ParseDate(s)
		if p != nil {
			return
		}
		if again, p := cn.ParseDate(day); p != nil || again != day {
			t.Errorf("%q gives %q, and that %q (%v)", s, day, again, p)
		}
		if cn.Age(day, "2099-12-31") < 0 {
			t.Errorf("%q gives %q, which is no day", s, day)
		}
	})
}
