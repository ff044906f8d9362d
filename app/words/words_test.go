package words_test

import (
	"encoding/json"
	"io/fs"
	"testing"
	"time"

	"fyne.io/fyne/v2/lang"

	"careledger/app/words"
	"careledger/assets"
)

// use switches the language for one test.
func use(t *testing.T, language string) {
	t.Helper()
	if err := words.Use(language); err != nil {
		t.Fatal(err)
	}
}

func TestUse(t *testing.T) {
	t.Run("Chinese is spoken whatever the system speaks", func(t *testing.T) {
		for _, system := range []string{"", "C", "en_US.UTF-8", "zh_CN.UTF-8", "zh_TW.UTF-8", "fr_FR.UTF-8", "de", "xx_YY"} {
			t.Setenv("LANGUAGE", "")
			t.Setenv("LC_ALL", system)
			t.Setenv("LANG", system)
			use(t, words.Chinese)
			if got := lang.L("Cancel"); got != "取消" {
				t.Errorf("system %q: Cancel is %q", system, got)
			}
			use(t, words.English)
			if got := lang.L("Cancel"); got != "Cancel" {
				t.Errorf("system %q: Cancel is %q in English", system, got)
			}
			if words.Language() != words.English {
				t.Errorf("system %q: language is %q", system, words.Language())
			}
		}
	})
	t.Run("an unknown language is refused", func(t *testing.T) {
		if words.Use("fr") == nil {
			t.Error("French was accepted")
		}
	})
	t.Run("arguments are filled in", func(t *testing.T) {
		use(t, words.Chinese)
		if got := words.Minutes(90); got != "1 小时 30 分钟" {
			t.Errorf("90 minutes are %q", got)
		}
	})
}

// A text that is given twice with two meanings would depend on the order of
// files.
func TestTablesAgree(t *testing.T) {
	for _, language := range []string{words.Chinese, words.English} {
		files, err := fs.Glob(assets.Translations, language+".*.json")
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", language, len(files), err)
		}
		seen, from := map[string]string{}, map[string]string{}
		for _, file := range files {
			raw, err := fs.ReadFile(assets.Translations, file)
			if err != nil {
				t.Fatal(err)
			}
			var table map[string]string
			if err := json.Unmarshal(raw, &table); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			for key, text := range table {
				if text == "" {
					t.Errorf("%s: %q has no text", file, key)
				}
				if old, ok := seen[key]; ok && old != text {
					t.Errorf("%q is %q in %s and %q in %s", key, old, from[key], text, file)
				}
				seen[key], from[key] = text, file
			}
		}
	}
}

func TestNumbersAndDays(t *testing.T) {
	use(t, words.Chinese)
	for _, c := range []struct{ got, want string }{
		{words.Date("2026-03-04"), "2026年3月4日"},
		{words.Date(""), ""},
		{words.Date("soon"), "soon"},
		{words.ShortDate("2026-11-24"), "11月24日"},
		{words.Month("2026-11"), "2026年11月"},
		{words.Weekday("2026-11-24"), "星期二"},
		{words.ShortWeekday(time.Sunday), "日"},
		{words.Money(0), "¥0.00"},
		{words.Money(5), "¥0.05"},
		{words.Money(123450), "¥1,234.50"},
		{words.Money(-100000000), "−¥1,000,000.00"},
		{words.RoundMoney(6124000), "¥61,240"},
		{words.RoundMoney(6124050), "¥61,240.50"},
		{words.Count(2384), "2,384"},
		{words.Count(-1000), "−1,000"},
		{words.Count(128), "128"},
		{words.Minutes(45), "45 分钟"},
		{words.Minutes(120), "2 小时"},
		{words.Moment("2026-11-24T01:14:32Z"), "2026年11月24日 09:14"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	use(t, words.English)
	for _, c := range []struct{ got, want string }{
		{words.Date("2026-03-04"), "4 March 2026"},
		{words.Weekday("2026-11-24"), "Tuesday"},
		{words.Minutes(90), "1 h 30 min"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
