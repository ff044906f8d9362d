package cn_test

import (
	"testing"

	"careledger/data/cn"
)

// table runs a function of one text over inputs and what each should give.
func table(t *testing.T, f func(string) string, cases map[string]string) {
	t.Helper()
	for in, want := range cases {
		t.Run(in, func(t *testing.T) {
			if got := f(in); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestMaskName(t *testing.T) {
	table(t, cn.MaskName, map[string]string{
		"周子涵":        "周某某",
		"顾念":         "顾某",
		"欧阳晓彤":       "欧阳某某",
		"上官云":        "上官某",
		"刘陈雨桐":       "刘某某",
		"扎西次仁":       "扎某某",
		"阿卜杜拉·买买提":   "阿某某·某某",
		"热依汗·吐尔逊·阿依": "热某某·某某·某某",
		"张·罗桑":       "张·某某",
		"𠮷子":         "𠮷某",
		"云":          "某",
		"Anna Smith": "A某某·某某",
		"Anna":       "A某某",
		"":           "",
		"·":          "",
	})
}

func TestMaskID(t *testing.T) {
	table(t, cn.MaskID, map[string]string{
		"329921201203050011": "尾号0011",
		"32992120110622004X": "尾号004X",
		"G00000012":          "尾号0012",
		"1234567":            "****",
		"":                   "",
	})
}

func TestMaskPhone(t *testing.T) {
	table(t, cn.MaskPhone, map[string]string{
		"15400001234":      "154****1234",
		"154-0000-1234":    "154****1234",
		"0514-80001234":    "0514-****1234",
		"0514-8001234-802": "0514-****1234",
		"025-80001234":     "025-****1234",
		"4000001234":       "400****1234",
		"80001234":         "****",
		"6123":             "****",
		"无电话":              "",
		"奶奶 15400001234":   "****",
		"":                 "",
	})
}

func TestMaskAddress(t *testing.T) {
	table(t, cn.MaskAddress, map[string]string{
		"江苏省云禾市澄溪县柳桥镇新庄村三组 12 号":     "江苏省云禾市澄溪县柳桥镇",
		"望湖区南园街道桃李社区 4 幢 2 单元 601 室": "望湖区南园街道",
		"澄溪县石湖乡圩头村蒋圩组":               "澄溪县石湖乡",
		"临禾县滨海农场一分场":                 "临禾县",
		"江苏省镇江市丹徒区高桥镇某村":             "江苏省镇江市丹徒区高桥镇",
		"河南省新乡市红旗区洪门镇某村":             "河南省新乡市红旗区洪门镇",
		"江西省景德镇市昌江区丽阳镇":              "江西省景德镇市昌江区丽阳镇",
		"常州市溧阳市社渚镇某村":                "常州市溧阳市社渚镇",
		"澄溪县新村镇东村":                   "澄溪县新村镇",
		"澄溪县柳桥镇镇南村":                  "澄溪县柳桥镇",
		"柳桥镇新庄村":                     "柳桥镇",
		"望湖区阳光小区3幢":                  "望湖区",
		"望湖区桃李社区":                    "望湖区",
		"云禾市望湖区人民路12号":               "云禾市望湖区",
		"澄溪县新庄村（原柳桥镇）三组":             "澄溪县",
		"新庄村三组12号":                   "",
		"12号":                        "",
		"":                           "",
	})
}

func TestAge(t *testing.T) {
	for name, v := range map[string]struct {
		birth, on string
		want      int
	}{
		"grows on the birthday":                     {"2012-03-05", "2026-03-05", 14},
		"is one less the day before":                {"2012-03-05", "2026-03-04", 13},
		"is nothing on the day of birth":            {"2012-03-05", "2012-03-05", 0},
		"waits for 1 March in common years":         {"2012-02-29", "2026-02-28", 13},
		"is full on 1 March in common years":        {"2012-02-29", "2026-03-01", 14},
		"is full on 29 February in leap years":      {"2012-02-29", "2024-02-29", 12},
		"of someone born on the last day of a year": {"2012-12-31", "2026-01-01", 13},
		"is unknown before birth":                   {"2012-03-05", "2012-03-04", -1},
		"is unknown long before birth":              {"2012-03-05", "2001-03-04", -1},
		"is unknown without a birthday":             {"", "2026-03-05", -1},
		"is unknown for a day that is none":         {"2012-02-30", "2026-03-05", -1},
	} {
		t.Run(name, func(t *testing.T) {
			if got := cn.Age(v.birth, v.on); got != v.want {
				t.Errorf("got %d, want %d", got, v.want)
			}
		})
	}
}

func TestAgeBand(t *testing.T) {
	want := []string{"u6", "u6", "u6", "u6", "u6", "u6", "6-8", "6-8", "6-8", "9-11", "9-11", "9-11", "12-13", "12-13", "14-15", "14-15", "16-17", "16-17", "18+", "18+"}
	for age, band := range want {
		if got := cn.AgeBand(age); got != band {
			t.Errorf("%d lies in %q, want %q", age, got, band)
		}
	}
	if got := cn.AgeBand(-1); got != "" {
		t.Errorf("an unknown age lies in %q", got)
	}
	if got := len(cn.AgeBands()); got != 7 {
		t.Errorf("there are %d bands", got)
	}
}
