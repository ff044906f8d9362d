package cn_test

import (
	"math"
	"testing"

	"careledger/data/cn"
)

func TestParseMoney(t *testing.T) {
	for name, v := range map[string]struct {
		in       string
		want     int64
		sentence string
	}{
		"reads whole yuan":              {"128", 12800, ""},
		"reads two decimals":            {"128.05", 12805, ""},
		"reads one decimal":             {"128.5", 12850, ""},
		"reads thousands":               {"1,234.50", 123450, ""},
		"reads the sign":                {"¥1,234.50", 123450, ""},
		"reads the full-width sign":     {"￥１，２３４．５０", 123450, ""},
		"reads 元":                       {"128元", 12800, ""},
		"reads 元整":                      {"人民币128元整", 12800, ""},
		"reads 万":                       {"1.2万元", 1200000, ""},
		"reads 万 with many decimals":    {"0.123456万", 123456, ""},
		"reads nought":                  {"0", 0, ""},
		"reads noughts behind":          {"12.500", 1250, ""},
		"reads the largest":             {"999,999,999,999.99", 99999999999999, ""},
		"refuses more":                  {"1,000,000,000,000", 0, "too large"},
		"refuses far more":              {"99999999999999999999999", 0, "too large"},
		"refuses three decimals":        {"12.345", 0, "at most two decimals"},
		"refuses parts of a fen in 万":   {"0.1234567万", 0, "at most two decimals"},
		"refuses less than nothing":     {"-5", 0, "cannot be negative"},
		"refuses less with the sign":    {"¥-5", 0, "cannot be negative"},
		"refuses less in brackets":      {"（5.00）", 0, "cannot be negative"},
		"refuses a comma for a stop":    {"1,5", 0, "is not an amount"},
		"refuses commas out of place":   {"12,34", 0, "is not an amount"},
		"refuses an exponent":           {"1e5", 0, "is not an amount"},
		"refuses words":                 {"一百元", 0, "is not an amount"},
		"refuses a stop without digits": {"5.", 0, "is not an amount"},
		"refuses nothing":               {" 元 ", 0, "No amount"},
	} {
		t.Run(name, func(t *testing.T) {
			amount, p := cn.ParseMoney(v.in)
			same(t, amount, p, v.want, v.sentence)
		})
	}
}

func TestFormatMoney(t *testing.T) {
	for amount, want := range map[int64]string{
		0: "0.00", 5: "0.05", 50: "0.50", 12800: "128.00", 99999: "999.99", 123450: "1,234.50", 100000000: "1,000,000.00",
		-123450: "-1,234.50", -5: "-0.05", 99999999999999: "999,999,999,999.99", math.MinInt64: "-92,233,720,368,547,758.08",
	} {
		t.Run(want, func(t *testing.T) {
			if got := cn.FormatMoney(amount); got != want {
				t.Errorf("got %q", got)
			}
		})
	}
}

// The amounts with decimals and zeros are the examples of the rules.
func TestBigAmount(t *testing.T) {
	for amount, want := range map[int64]string{
		0:              "零元整",
		12800:          "壹佰贰拾捌元整",
		1000:           "壹拾元整",
		140950:         "壹仟肆佰零玖元伍角",
		600714:         "陆仟零柒元壹角肆分",
		168032:         "壹仟陆佰捌拾元叁角贰分",
		10700053:       "壹拾万柒仟元伍角叁分",
		1640902:        "壹万陆仟肆佰零玖元零贰分",
		32504:          "叁佰贰拾伍元零肆分",
		5:              "伍分",
		50:             "伍角",
		55:             "伍角伍分",
		10000:          "壹佰元整",
		101000:         "壹仟零壹拾元整",
		10000500:       "壹拾万零伍元整",
		1000000000:     "壹仟万元整",
		10000000100:    "壹亿零壹元整",
		10001000000:    "壹亿零壹万元整",
		99999999999999: "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
		-12800:         "负壹佰贰拾捌元整",
	} {
		t.Run(want, func(t *testing.T) {
			if got := cn.BigAmount(amount); got != want {
				t.Errorf("%d gives %q", amount, got)
			}
		})
	}
}

func FuzzParseMoney(f *testing.F) {
	for _, seed := range []string{"", "¥1,234.50", "128元整", "1.2万元", "-5", "（5）", "\xff", "0.000000000000000000001"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		amount, p := cn.ParseMoney(s)
		if p != nil {
			return
		}
		if again, p := cn.ParseMoney(cn.FormatMoney(amount)); p != nil || again != amount {
			t.Errorf("%q gives %d, and that %d (%v)", s, amount, again, p)
		}
		if cn.BigAmount(amount) == "" {
			t.Errorf("%d has no words", amount)
		}
	})
}
