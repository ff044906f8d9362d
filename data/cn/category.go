package cn

import (
	"slices"
	"strings"
)

// The categories of children in need that rules of the program name. There is
// no public national table; the codes are the program's own.
const (
	CategoryUnattended = "K03" // 事实无人抚养儿童
	CategoryOther      = "K99" // 其他
)

// Category is a class of children in need (困境儿童类别).
type Category struct {
	Code string // K01 to K99
	Name string // the official name in Chinese
	// Restricted is true for classes that only those entitled may see and that
	// reports count under others: harm, AIDS, parents in prison, mental health.
	Restricted bool
}

// categories are the classes in the order of their codes. Definitions: 国发
// 〔2016〕13号 and 36号, 民发〔2019〕62号, 民发〔2020〕125号.
var categories = []Category{
	{"K01", "孤儿（机构养育）", false},
	{"K02", "孤儿（社会散居）", false},
	{CategoryUnattended, "事实无人抚养儿童", false},
	{"K04", "监护人监护缺失儿童", false},
	{"K05", "监护人无力履行监护职责儿童", false},
	{"K06", "重残儿童", false},
	{"K07", "重病儿童", false},
	{"K08", "贫困家庭儿童", false},
	{"K09", "残疾儿童", false},
	{"K10", "监护不当或遭受侵害儿童", true},
	{"K11", "农村留守儿童", false},
	{"K12", "流浪或生活无着未成年人", false},
	{"K13", "受艾滋病影响或感染儿童", true},
	{"K14", "服刑或戒毒人员未成年子女", true},
	{"K15", "单亲、重组或离异困难家庭儿童", false},
	{"K16", "流动儿童", false},
	{"K17", "存在心理问题儿童", true},
	{CategoryOther, "其他", false},
}

// categoryWords are other names of the classes, as rosters have them. An
// orphan on a volunteers' roster lives with relatives, so 孤儿 alone is K02.
var categoryWords = map[string]string{
	"机构养育孤儿": "K01", "集中供养孤儿": "K01", "集中养育孤儿": "K01", "孤儿(集中供养)": "K01", "孤儿(机构养育/集中供养)": "K01", "福利机构孤儿": "K01",
	"社会散居孤儿": "K02", "散居孤儿": "K02", "孤儿": "K02",
	"事实无人抚养": "K03", "事实孤儿": "K03", "事实无人抚养困境儿童": "K03", "事实无人照料儿童": "K03",
	"监护缺失": "K04", "监护缺失儿童": "K04", "监护人监护缺失": "K04",
	"监护人无力履行监护职责": "K05", "无力履行监护职责儿童": "K05", "监护人无力监护儿童": "K05",
	"重残": "K06", "重度残疾": "K06", "重度残疾儿童": "K06",
	"重病": "K07", "大病儿童": "K07", "重大疾病儿童": "K07", "患重病儿童": "K07", "重病患儿": "K07",
	"贫困家庭": "K08", "家庭困难": "K08", "困难家庭儿童": "K08", "家庭困难儿童": "K08", "家庭贫困儿童": "K08", "贫困儿童": "K08",
	"低保": "K08", "低保家庭": "K08", "低保家庭儿童": "K08", "低保儿童": "K08", "特困": "K08", "特困儿童": "K08", "低保边缘": "K08",
	"低保边缘家庭儿童": "K08", "支出型困难家庭儿童": "K08", "支出型困难": "K08",
	"残疾": "K09", "残疾儿童(其他)": "K09", "其他残疾儿童": "K09",
	"监护不当": "K10", "监护不当儿童": "K10", "遭受侵害儿童": "K10", "监护不当/遭受侵害儿童": "K10", "受侵害儿童": "K10",
	"留守": "K11", "留守儿童": "K11", "农村留守": "K11", "留守未成年人": "K11",
	"流浪儿童": "K12", "流浪未成年人": "K12", "流浪/生活无着未成年人": "K12", "流浪乞讨未成年人": "K12",
	"艾滋病影响儿童": "K13", "受艾滋病影响儿童": "K13", "艾滋病感染儿童": "K13", "受艾滋病影响/感染儿童": "K13",
	"服刑人员子女": "K14", "服刑人员未成年子女": "K14", "戒毒人员子女": "K14", "强制戒毒人员子女": "K14", "服刑在押人员子女": "K14",
	"单亲": "K15", "单亲家庭": "K15", "单亲儿童": "K15", "单亲家庭儿童": "K15", "离异": "K15", "离异家庭": "K15", "离异家庭儿童": "K15", "重组家庭": "K15",
	"单亲/重组/离异困难家庭": "K15", "重组家庭儿童": "K15", "单亲困难家庭儿童": "K15",
	"流动": "K16", "随迁子女": "K16", "进城务工人员子女": "K16", "外来务工人员子女": "K16", "新业态就业群体子女": "K16", "流动儿童/新业态就业群体子女": "K16",
	"心理问题儿童": "K17", "有心理问题儿童": "K17", "存在心理问题": "K17",
	"其它": "K99", "其他困境儿童": "K99", "其他儿童": "K99",
}

// Categories returns all classes in the order of their codes.
func Categories() []Category { return slices.Clone(categories) }

// CategoryName returns the official name of a class, and an empty text for an
// unknown code.
func CategoryName(code string) string {
	for _, c := range categories {
		if c.Code == code {
			return c.Name
		}
	}
	return ""
}

// FindCategory returns the code of a class by its official name, another name
// in use, or its code; an empty text when there is none.
func FindCategory(text string) string {
	text = spaceless(text)
	for _, c := range categories {
		if strings.EqualFold(text, c.Code) || text == half(c.Name) {
			return c.Code
		}
	}
	return categoryWords[text]
}

// Restricted reports whether only those entitled may see that a child is of
// this class.
func Restricted(code string) bool {
	return slices.ContainsFunc(categories, func(c Category) bool { return c.Code == code && c.Restricted })
}
