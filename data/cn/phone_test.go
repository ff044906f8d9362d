package cn_test

import (
	"testing"

	"careledger/data/cn"
)

func TestParsePhone(t *testing.T) {
	for name, v := range map[string]struct{ in, want, sentence string }{
		"a mobile":                           {"15400000001", "15400000001", ""},
		"a mobile in groups":                 {"154-0000-0001", "15400000001", ""},
		"a mobile in full width":             {"１５４ ００００ ０００１", "15400000001", ""},
		"a mobile with +86":                  {"+86 154 0000 0001", "15400000001", ""},
		"a mobile with 0086":                 {"0086-15400000001", "15400000001", ""},
		"a mobile with 86":                   {"8615400000001", "15400000001", ""},
		"a landline with a dash":             {"0514-80000001", "0514-80000001", ""},
		"a landline without a dash":          {"051480000001", "0514-80000001", ""},
		"a landline of seven digits":         {"0514-8000001", "0514-8000001", ""},
		"a landline in brackets":             {"（0514）80000001", "0514-80000001", ""},
		"a landline of a large city":         {"025 8000 0001", "025-80000001", ""},
		"a landline from abroad":             {"+86 514 8000 0001", "0514-80000001", ""},
		"an extension after 转":               {"0514-80000001转802", "0514-80000001-802", ""},
		"an extension after 分机":              {"0514-80000001 分机：802", "0514-80000001-802", ""},
		"an extension after a dash":          {"0514-80000001-802", "0514-80000001-802", ""},
		"an extension after ext.":            {"0514-80000001 ext. 802", "0514-80000001-802", ""},
		"a service number":                   {"400-000-0001", "4000000001", ""},
		"a short number":                     {"6123", "6123", ""},
		"a hotline":                          {"12355", "12355", ""},
		"a number abroad":                    {"+852 0000 0001", "+85200000001", ""},
		"no telephone":                       {"无电话", "", ""},
		"a dash for none":                    {"-", "", ""},
		"a local number, with a question":    {"80000001", "80000001", "area code is missing"},
		"not nothing":                        {"  ", "", "No telephone number"},
		"not ten digits":                     {"1540000000", "", "has 11 digits"},
		"not twelve digits":                  {"154000000012", "", "has 11 digits"},
		"not a start that does not exist":    {"12400000001", "", "begins with"},
		"not two numbers":                    {"15400000001/15400000002", "", "Only one telephone number"},
		"not two numbers without a mark":     {"15400000001 15400000002", "", "Only one telephone number"},
		"not two landlines with 或":           {"0514-80000001或0514-80000002", "", "Only one telephone number"},
		"not a landline that is short":       {"0514-800001", "", "an area code and 7 or 8"},
		"not a number with its owner":        {"15400000001（奶奶）", "", "digits only"},
		"not brackets alone":                 {"()", "", "digits only"},
		"not nine digits":                    {"800000012", "", "11 digits; a landline"},
		"not a mobile that lost its end":     {"154****0001", "", "digits only"},
		"not a mobile that has an extension": {"15400000001转2", "", "No mobile number"},
	} {
		t.Run(name, func(t *testing.T) {
			phone, p := cn.ParsePhone(v.in)
			same(t, string(phone), p, v.want, v.sentence)
			if v.want == "" {
				return
			}
			if again, _ := cn.ParsePhone(v.want); again != phone {
				t.Errorf("%q read again is %q", phone, again)
			}
		})
	}
}

func TestPhone(t *testing.T) {
	for name, v := range map[string]struct {
		phone         cn.Phone
		display, tail string
		mobile        bool
	}{
		"a mobile":       {"15400000012", "154-0000-0012", "0012", true},
		"a landline":     {"0514-80000034", "0514-80000034", "0034", false},
		"an extension":   {"0514-80000034-802", "0514-80000034 转 802", "0034", false},
		"a short number": {"612", "612", "612", false},
		"none":           {"", "", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := v.phone.Display(); got != v.display {
				t.Errorf("is displayed as %q", got)
			}
			if got := v.phone.Tail(4); got != v.tail {
				t.Errorf("ends in %q", got)
			}
			if got := v.phone.Mobile(); got != v.mobile {
				t.Errorf("is mobile: %v", got)
			}
			if got := v.phone.Tail(-1); got != "" {
				t.Errorf("has the tail %q of less than nothing", got)
			}
		})
	}
}

func FuzzParsePhone(f *testing.F) {
	for _, seed := range []string{"", "154-0000-0001", "（0514）80000001转802", "+85200000001", "0514-80000001-802", "()", "转1", "+86", "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		phone, p := cn.ParsePhone(s)
		_, _, _ = phone.Display(), phone.Tail(4), cn.MaskPhone(s)
		if p != nil || phone == "" {
			return
		}
		if again, p := cn.ParsePhone(string(phone)); p != nil || again != phone {
			t.Errorf("%q gives %q, and that %q (%v)", s, phone, again, p)
		}
	})
}
