package cn_test

import (
	"testing"
	"time"

	"careledger/data/cn"
)

func FuzzDate(f *testing.F) {
	for _, text := range []string{"", "2015-3-4", "2015/3/4 00:00:00", "20150304", "２０１５年３月４日", "2015.3", "2015年3月", "15-3-4", "2015-02-30", "下午2:30", "0830", "8点半", "晚上12点"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if day, p := cn.ParseDate(text); p == nil {
			if _, err := time.Parse(time.DateOnly, day); err != nil {
				t.Errorf("%q is read as the day %q", text, day)
			}
			if again, p := cn.ParseDate(day); p != nil || again != day {
				t.Errorf("the day %q is read as %q, %v", day, again, p)
			}
		}
		if month, p := cn.ParseMonth(text); p == nil {
			if _, err := time.Parse("2006-01", month); err != nil {
				t.Errorf("%q is read as the month %q", text, month)
			}
		}
		if at, p := cn.ParseClock(text); p == nil {
			if _, err := time.Parse("15:04", at); err != nil {
				t.Errorf("%q is read as the time %q", text, at)
			}
		}
	})
}

func FuzzID(f *testing.F) {
	for _, text := range []string{"", "329921201604160019", "32992120160416001x", "329921160416001", " 3299 2120 1604 1600 19", "３２９９２１２０１６０４１６００１９", "32992120160431001×"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		id, p := cn.ParseID(text)
		if p != nil {
			return
		}
		if again, p := cn.ParseID(id.Number); p != nil || again != id {
			t.Errorf("%q is read as %+v, and that as %+v, %v", text, id, again, p)
		}
		if _, err := time.Parse(time.DateOnly, id.Birth); err != nil || len(id.Number) != 18 {
			t.Errorf("%q is read as %+v", text, id)
		}
	})
}
