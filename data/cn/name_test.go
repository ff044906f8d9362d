package cn_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"careledger/data/cn"
)

func TestNormalizeName(t *testing.T) {
	for name, v := range map[string]struct{ in, want string }{
		"leaves a plain name":                      {"周子涵", "周子涵"},
		"trims full-width spaces":                  {"\u3000周子涵 \t", "周子涵"},
		"drops spaces between characters":          {"李 \u3000明", "李明"},
		"keeps one space between Latin words":      {"Anna  Maria\u3000Li", "Anna Maria Li"},
		"keeps a space between two scripts":        {"Anna  李", "Anna 李"},
		"makes full-width letters plain":           {"Ａｎｎａ", "Anna"},
		"takes a bullet for the dot":               {"阿卜杜拉•买买提", "阿卜杜拉·买买提"},
		"takes a hyphenation point for the dot":    {"阿卜杜拉‧买买提", "阿卜杜拉·买买提"},
		"takes a katakana dot for the dot":         {"阿卜杜拉・买买提", "阿卜杜拉·买买提"},
		"takes a full-width stop for the dot":      {"阿卜杜拉．买买提", "阿卜杜拉·买买提"},
		"takes a plain stop for the dot":           {"阿卜杜拉.买买提", "阿卜杜拉·买买提"},
		"takes a Chinese stop for the dot":         {"阿卜杜拉。买买提", "阿卜杜拉·买买提"},
		"drops spaces about the dot":               {"阿卜杜拉 · 买买提", "阿卜杜拉·买买提"},
		"makes two dots one":                       {"阿卜杜拉··买买提", "阿卜杜拉·买买提"},
		"leaves a stop at the end for the check":   {"周子涵.", "周子涵."},
		"drops zero-width characters":              {"周\u200b子涵\ufeff", "周子涵"},
		"composes accents":                         {"Nguye\u0302\u0303n", "Nguy\u1ec5n"},
		"turns radicals from PDFs into characters": {"⽅⼤⽯", "方大石"},
		"keeps rare characters":                    {"周䶮 王㛃 李𬭊 吴𬱟 𠮷 〇", "周䶮王㛃李𬭊吴𬱟𠮷〇"},
		"answers nothing for spaces":               {" \u3000 ", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := cn.NormalizeName(v.in); got != v.want {
				t.Errorf("got %q, want %q", got, v.want)
			}
		})
	}
}

func TestValidName(t *testing.T) {
	for name, v := range map[string]struct{ in, sentence string }{
		"accepts two characters":              {"顾念", ""},
		"accepts one character":               {"云", ""},
		"accepts a rare character":            {"周䶮", ""},
		"accepts a character beyond the BMP":  {"𠅤𬀩", ""},
		"accepts the circle zero":             {"武〇", ""},
		"accepts the dot":                     {"阿卜杜拉·买买提", ""},
		"accepts three parts":                 {"热依汗·吐尔逊·阿依", ""},
		"accepts Latin words":                 {"Anna Maria", ""},
		"accepts an apostrophe and a hyphen":  {"Anne-Marie O'Neil", ""},
		"accepts letters with marks":          {"कमला", ""},
		"accepts fifty characters":            {strings.Repeat("字", 50), ""},
		"refuses fifty-one characters":        {strings.Repeat("字", 51), "at most {{.Limit}}"},
		"refuses nothing":                     {"", "No name"},
		"refuses a digit":                     {"张三2", "no digits"},
		"refuses brackets":                    {"张三(大)", "does not belong"},
		"refuses stars":                       {"张**", "does not belong"},
		"refuses a dot at the end":            {"张三·", "only between two parts"},
		"refuses a dot at the front":          {"·张三", "only between two parts"},
		"refuses a stop at the end":           {"张三.", "does not belong"},
		"refuses a picture":                   {"张三😀", "does not belong"},
		"refuses a line break":                {"张\n三", "does not belong"},
		"refuses a hyphen between characters": {"张-三", "does not belong"},
		"refuses a mark without its letter":   {"\u0301张", "does not belong"},
		"refuses a character of private use":  {"张\ue863", "does not belong"},
		"refuses what is no text":             {"张\xff", "does not belong"},
		"refuses a formula":                   {"=HYPERLINK", "does not belong"},
	} {
		t.Run(name, func(t *testing.T) {
			same(t, true, cn.ValidName(v.in), true, v.sentence)
		})
	}
}

func TestSurnameAndGivenName(t *testing.T) {
	for _, v := range []struct{ name, surname, given string }{
		{"周子涵", "周", "子涵"},
		{"顾念", "顾", "念"},
		{"上官云", "上官", "云"},
		{"欧阳晓彤", "欧阳", "晓彤"},
		{"万俟宇", "万俟", "宇"},
		{"令狐若溪", "令狐", "若溪"},
		{"欧阳", "欧", "阳"}, // a name has a given name
		{"刘陈雨桐", "刘", "陈雨桐"},
		{"扎西次仁", "", "扎西次仁"},
		{"周䶮", "周", "䶮"},
		{"𠮷子", "𠮷", "子"},
		{"阿卜杜拉·买买提", "", "阿卜杜拉"},
		{"张·罗桑", "张", "罗桑"},
		{"Anna Smith", "", "Anna"},
		{"云", "", "云"},
		{"", "", ""},
		{"·", "", ""},
	} {
		t.Run("of "+v.name, func(t *testing.T) {
			if got := cn.Surname(v.name); got != v.surname {
				t.Errorf("surname %q, want %q", got, v.surname)
			}
			if got := cn.GivenName(v.name); got != v.given {
				t.Errorf("given name %q, want %q", got, v.given)
			}
		})
	}
}

func TestPinyin(t *testing.T) {
	for _, v := range []struct{ name, full, initials string }{
		{"周子涵", "zhouzihan", "zzh"},
		{"单小满", "shanxiaoman", "sxm"},
		{"解语", "xieyu", "xy"},
		{"仇晓", "qiuxiao", "qx"},
		{"乜然", "nieran", "nr"},
		{"区静", "oujing", "oj"},
		{"查明", "zhaming", "zm"},
		{"盖安", "gean", "ga"},
		{"曾好", "zenghao", "zh"},
		{"朴真", "piaozhen", "pz"},
		{"任华", "renhua", "rh"},
		{"翟宁", "zhaining", "zn"},
		{"尉迟云", "yuchiyun", "ycy"},
		{"万俟宇", "moqiyu", "mqy"},
		{"令狐若溪", "linghuruoxi", "lhrx"},
		{"欧阳晓彤", "ouyangxiaotong", "oyxt"},
		{"上官云", "shangguanyun", "sgy"},
		{"司徒蕴", "situyun", "sty"},
		{"长孙乐", "zhangsunle", "zsl"},
		{"吕绿", "lvlv", "ll"},
		{"简单", "jiandan", "jd"},
		{"阿卜杜拉·买买提", "abudulamaimaiti", "abdlmmt"},
		{"张·罗桑", "zhangluosang", "zls"},
		{"周䶮", "zhouyan", "zy"},
		{"王㛃", "wangjie", "wj"},
		{"李𬭊", "lidu", "ld"},
		{"吴𬱟", "wuwei", "ww"},
		{"𠮷小满", "jixiaoman", "jxm"},
		{"武〇", "wuling", "wl"},
		{"王\U000323AF", "wang\U000323AF", "w\U000323AF"}, // no reading known
		{"Anna Smith", "annasmith", "as"},
		{"Anna李", "annali", "al"},
		{"", "", ""},
	} {
		t.Run("of "+v.name, func(t *testing.T) {
			full, initials := cn.Pinyin(v.name)
			if full != v.full || initials != v.initials {
				t.Errorf("got %q %q, want %q %q", full, initials, v.full, v.initials)
			}
		})
	}
}

func FuzzNormalizeName(f *testing.F) {
	for _, seed := range []string{"", "周子涵", "阿卜杜拉 • 买买提", "Anna  Maria", "ｅ\u0301 . a", "⽅ \u200b·", "\xff. \u0301", "李 \u3000明。", "𠮷·〇"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		name := cn.NormalizeName(s)
		if again := cn.NormalizeName(name); again != name {
			t.Errorf("%q gives %q, and that %q", s, name, again)
		}
		if !utf8.ValidString(name) {
			t.Errorf("%q gives %q, which is no text", s, name)
		}
		_ = cn.ValidName(name)
		cn.Pinyin(name)
		if !strings.HasPrefix(name, cn.Surname(name)) || !strings.Contains(name, cn.GivenName(name)) {
			t.Errorf("%q has the surname %q and the given name %q", name, cn.Surname(name), cn.GivenName(name))
		}
		if masked := cn.MaskName(name); utf8.RuneCountInString(name) > 3 && masked == name && cn.ValidName(name) == nil && !strings.ContainsRune(name, '某') {
			t.Errorf("%q is not masked", name)
		}
	})
}
