package cn

import "strings"

// ethnics is GB/T 3304, 01 to 56, with 97 and 98 as registers add them.
var ethnics = newTable(ethnicTSV)

// Ethnics returns the ethnic groups in the order of their codes.
func Ethnics() []Item { return ethnics.list() }

// EthnicName returns the name of an ethnic group, such as 汉族 for 01, and an
// empty text for an unknown code.
func EthnicName(code string) string { return ethnics.byCode[code] }

// FindEthnic returns the code of an ethnic group by its name, with or without
// 族, or by its code; an empty text when there is none.
func FindEthnic(text string) string {
	text = spaceless(text)
	if code := ethnics.find(text); code != "" {
		return code
	}
	switch text {
	case "":
		return ""
	case "其他", "其它", "未识别", "未识别民族":
		return "97"
	case "外国血统", "入籍":
		return "98"
	}
	return ethnics.byName[strings.TrimSuffix(text, "族")+"族"]
}
