package cn_test

import (
	"testing"

	"careledger/data/cn"
)

func TestParseCredit(t *testing.T) {
	for name, v := range map[string]struct{ in, want, sentence string }{
		"accepts the standard's sample":          {"91350100M000100Y43", "91350100M000100Y43", ""},
		"accepts a service organization":         {"52329921MJT0000102", "52329921MJT0000102", ""},
		"accepts an association":                 {"51329921MJT0000292", "51329921MJT0000292", ""},
		"accepts a foundation":                   {"53329900MJT0000379", "53329900MJT0000379", ""},
		"puts small letters and spaces right":    {" 52329921 mjt00001-02", "52329921MJT0000102", ""},
		"puts full-width signs right":            {"５２３２９９２１ＭＪＴ００００１０２", "52329921MJT0000102", ""},
		"asks about a wrong last sign":           {"52329921MJT0000103", "52329921MJT0000103", "check signs"},
		"asks about a changed sign in the front": {"51329921MJT0000102", "51329921MJT0000102", "check signs"},
		"asks about a wrong organization code":   {"52329921MJT0000118", "52329921MJT0000118", "check signs"},
		"refuses seventeen signs":                {"52329921MJT000010", "", "has 18 signs"},
		"refuses the letter O":                   {"52329921MJT000O102", "", "never I, O, S, V or Z"},
		"refuses Han characters":                 {"五232992１MJT0000102", "", "never I, O, S, V or Z"},
		"refuses nothing":                        {"", "", "No social credit code"},
	} {
		t.Run(name, func(t *testing.T) {
			code, p := cn.ParseCredit(v.in)
			same(t, code, p, v.want, v.sentence)
			if p != nil && p.Override != (v.want != "") {
				t.Errorf("override is %v", p.Override)
			}
		})
	}
}
