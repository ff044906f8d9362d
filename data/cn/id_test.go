package cn_test

import (
	"testing"
	"time"

	"careledger/data/cn"
)

func TestParseIDAcceptsTheVectors(t *testing.T) {
	for _, v := range []struct {
		number, birth string
		sex           int
	}{
		{"11010519491231002X", "1949-12-31", 2}, // GB 11643
		{"440524188001010014", "1880-01-01", 1}, // GB 11643
		{"329921201203050011", "2012-03-05", 1},
		{"329921201409180022", "2014-09-18", 2},
		{"32992120110622004X", "2011-06-22", 2},
		{"329921201601010031", "2016-01-01", 1},
		{"329922201307300122", "2013-07-30", 2},
		{"329922201502120215", "2015-02-12", 1},
		{"329921200908150069", "2009-08-15", 2},
		{"329921201704260113", "2017-04-26", 1},
		{"32992219580214005X", "1958-02-14", 1},
		{"329921198609110075", "1986-09-11", 1},
	} {
		t.Run(v.number, func(t *testing.T) {
			id, p := cn.ParseID(v.number)
			same(t, id, p, cn.ID{Number: v.number, Birth: v.birth, Sex: v.sex, Division: v.number[:6]}, "")
		})
	}
}

func TestParseIDPutsRight(t *testing.T) {
	for name, v := range map[string]struct{ in, want string }{
		"full-width digits":                    {"３２９９２１２０１２０３０５００１１", "329921201203050011"},
		"a small x":                            {"32992120110622004x", "32992120110622004X"},
		"a full-width small x":                 {"32992120110622004ｘ", "32992120110622004X"},
		"a sign of multiplication for X":       {"32992120110622004×", "32992120110622004X"},
		"spaces of all widths":                 {"\u3000329921 20120305\u00a00011 \n", "329921201203050011"},
		"dashes":                               {"329921-20120305-0011", "329921201203050011"},
		"long dashes":                          {"329921—20120305－0011", "329921201203050011"},
		"the apostrophe of spreadsheets":       {"'329921201203050011", "329921201203050011"},
		"zero-width characters from web pages": {"\ufeff3299212012\u200b03050011", "329921201203050011"},
	} {
		t.Run(name, func(t *testing.T) {
			id, p := cn.ParseID(v.in)
			same(t, id.Number, p, v.want, "")
		})
	}
}

func TestParseIDRefuses(t *testing.T) {
	for name, v := range map[string]struct{ in, sentence string }{
		"nothing":                     {" \u3000", "No identity number was entered."},
		"seventeen digits":            {"32992120120305001", "has 18 digits"},
		"nineteen digits":             {"3299212012030500111", "has 18 digits"},
		"a letter inside":             {"3299212012O3050011", "only digits"},
		"X before the end":            {"32992120120305X011", "only digits"},
		"another letter at the end":   {"32992120120305001Y", "only digits"},
		"a Han character at the end":  {"32992120120305001十", "only digits"},
		"30 February":                 {"329921201602300011", "does not exist"},
		"29 February of a plain year": {"329921201502290011", "does not exist"},
		"month 13":                    {"329921201213050011", "does not exist"},
		"day 0":                       {"329921201203000011", "does not exist"},
		"zeros":                       {"000000000000000000", "does not exist"},
		"stars":                       {"329921********0011", "only digits"},
		"an old number of 30 Feb":     {"329921860230007", "does not exist"},
		"an old number with a letter": {"32992186091100X", "15 digits and nothing else"},
		"scientific notation":         {"3.29921201203E+17", "has 18 digits"},
	} {
		t.Run(name, func(t *testing.T) {
			id, p := cn.ParseID(v.in)
			same(t, id, p, cn.ID{}, v.sentence)
			if p != nil && p.Override {
				t.Error("may be overridden")
			}
		})
	}
}

func TestParseIDAsks(t *testing.T) {
	t.Run("about a wrong check sign, and gives the number to keep", func(t *testing.T) {
		id, p := cn.ParseID("329921201203050012")
		same(t, id, p, cn.ID{Number: "329921201203050012", Birth: "2012-03-05", Sex: 1, Division: "329921"}, "The last sign")
		if !p.Override {
			t.Error("may not be overridden")
		}
	})
	t.Run("about every other last sign", func(t *testing.T) {
		wrong := 0
		for _, last := range "0123456789X" {
			if _, p := cn.ParseID("32992120120305001" + string(last)); p != nil {
				wrong++
			}
		}
		if wrong != 10 {
			t.Errorf("%d of 11 last signs are wrong, want 10", wrong)
		}
	})
	t.Run("about an old number, and offers the new one", func(t *testing.T) {
		id, p := cn.ParseID("329921 860911 007")
		same(t, id.Number, p, "329921198609110075", "old number of 15 digits")
		if !p.Override || p.Args["Number"] != "329921198609110075" || id.Birth != "1986-09-11" {
			t.Errorf("got %+v %+v", id, p)
		}
	})
}

func TestUpgrade15(t *testing.T) {
	t.Run("puts in the century and appends the check sign", func(t *testing.T) {
		// 11010519491231002X without 19 and X.
		number, p := cn.Upgrade15("110105491231002")
		same(t, number, p, "11010519491231002X", "")
	})
	t.Run("refuses 18 digits", func(t *testing.T) {
		number, p := cn.Upgrade15("329921198609110075")
		same(t, number, p, "", "15 digits and nothing else")
	})
}

func TestUnknownDivisionIsOnlyAHint(t *testing.T) {
	for name, v := range map[string]struct {
		in      string
		unknown bool
	}{
		"a county of today":            {"320105200001010016", false},
		"an abolished county":          {"320829200001010016", false},
		"a prefecture before 1983":     {"322101196001010016", false},
		"another province":             {"510105200001010016", false},
		"Hong Kong's residence permit": {"810000199408230021", false},
		"Macao's residence permit":     {"820000200009100032", false},
		"Taiwan's residence permit":    {"830000199201300022", false},
		"a code that never was":        {"320199200001010016", true},
		"a province that is none":      {"990101200001010016", true},
	} {
		t.Run(name, func(t *testing.T) {
			id, p := cn.ParseID(v.in)
			if p != nil && !p.Override {
				t.Fatal(p)
			}
			if id.UnknownDivision != v.unknown {
				t.Errorf("unknown is %v", id.UnknownDivision)
			}
		})
	}
}

func TestIDAgrees(t *testing.T) {
	id, p := cn.ParseID("329921201203050011")
	if p != nil {
		t.Fatal(p)
	}
	for name, v := range map[string]struct {
		birth    string
		sex      int
		sentence string
	}{
		"with the same birthday and sex":  {"2012-03-05", cn.SexMale, ""},
		"with nothing entered":            {"", cn.SexUnknown, ""},
		"with a sex left untold":          {"2012-03-05", cn.SexUntold, ""},
		"not with another birthday":       {"2012-03-06", cn.SexMale, "as the birthday"},
		"not with the other sex":          {"2012-03-05", cn.SexFemale, "belongs to a male"},
		"with the birthday asked at once": {"2013-03-05", cn.SexFemale, "as the birthday"},
	} {
		t.Run(name, func(t *testing.T) {
			p := id.Agrees(v.birth, v.sex)
			same(t, true, p, true, v.sentence)
			if p != nil && !p.Override {
				t.Error("may not be overridden")
			}
		})
	}
	t.Run("not with a girl's number for a boy", func(t *testing.T) {
		girl, _ := cn.ParseID("329921201409180022")
		same(t, true, girl.Agrees("", cn.SexMale), true, "belongs to a female")
	})
}

func FuzzParseID(f *testing.F) {
	for _, seed := range []string{"", "329921201203050011", "３２９９２１２０１２０３０５００１１", "32992120110622004x", "329921860911007", "\xff\xfe", "十八位身份证号码一二三四五六七八九十", "'329921-20120305-0011"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id, p := cn.ParseID(s)
		if p != nil && !p.Override {
			return
		}
		again, p2 := cn.ParseID(id.Number)
		if again != id || p == nil && p2 != nil {
			t.Errorf("%q gives %+v, and that %+v (%v)", s, id, again, p2)
		}
		if _, err := time.Parse(time.DateOnly, id.Birth); err != nil {
			t.Errorf("%q has the birthday %q", s, id.Birth)
		}
	})
}
