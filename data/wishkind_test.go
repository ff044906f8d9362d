package data_test

import (
	"testing"

	"careledger/data"
)

func TestKindOfAThing(t *testing.T) {
	for item, want := range map[string]string{
		"一双40码运动鞋(黑)": "clothes", "一盏护眼台灯": "stationery", "一套《西游记》原著": "book", "36色水彩笔": "stationery", "一床被子(1.5米)": "bedding",
		"跟姐姐去一次博物馆": "family", "给爷爷一个血压计": "family", "篮球": "sports", "书包": "stationery", "儿童电话手表": "electronics",
		"蓝牙音箱": "electronics", "拼图": "arts", "牛奶": "food", "科普书": "book", "去动物园": "experience", "未来": "",
	} {
		if got := data.GuessWishCategory(item); got != want {
			t.Errorf("%s is %q, want %q", item, got, want)
		}
	}
}
