package cn

import (
	"slices"
	"strings"
)

// townEnds are the last characters of names of towns: 柳桥镇, 石湖乡, 南园街道.
var townEnds = []string{"街道", "镇", "乡"}

// The level to which an address has been read.
const (
	levelNone = iota
	levelProvince
	levelCity
	levelCounty
)

// MaskAddress returns an address up to its town (乡镇 or 街道), never village,
// group, street or house: 江苏省云禾市澄溪县柳桥镇. Without a town it goes to
// the county or city, and it is empty when neither is named.
func MaskAddress(address string) string {
	runes := []rune(spaceless(address))
	level, start := levelNone, 0 // start is where the part being read begins
	for i := range runes {
		if i == start {
			continue // a part has at least one character before its last
		}
		rest := string(runes[i:min(i+3, len(runes))])
		if end := townEnd(rest, level); end > 0 {
			return string(runes[:i+end])
		}
		if next := divisionEnd(rest, runes[i-1], level); next > level {
			level, start = next, i+1
			continue
		}
		if belowTown(rest) {
			return string(runes[:start])
		}
	}
	return string(runes[:start])
}

// townEnd returns of how many characters the end of a town's name is with
// which rest begins, and 0 when it begins with none. Before the county is
// named, 乡 and 镇 may belong to the name of a city: 新乡市, 景德镇市.
func townEnd(rest string, level int) int {
	for _, end := range townEnds {
		after, ok := strings.CutPrefix(rest, end)
		if ok && (level == levelCounty || !startsWithAny(after, "市", "县", "区")) {
			return len([]rune(end))
		}
	}
	return 0
}

// divisionEnd returns the level that the name of a division reaches which
// ends with the first character of rest, or levelNone.
func divisionEnd(rest string, before rune, level int) int {
	switch {
	case level == levelCounty:
	case strings.HasPrefix(rest, "省") && level == levelNone:
		return levelProvince
	case strings.HasPrefix(rest, "市") && level < levelCity:
		return levelCity
	case startsWithAny(rest, "县", "市", "旗"):
		return levelCounty
	case strings.HasPrefix(rest, "区") && !slices.Contains([]rune("社小校片院厂库景"), before):
		return levelCounty
	}
	return levelNone
}

// belowTown reports whether rest begins with a character that ends the name
// of something smaller than a town, unless a town is called after it, as 新村镇.
func belowTown(rest string) bool {
	runes := []rune(rest)
	if !strings.ContainsRune("村组队路巷弄号幢栋室场院校社", runes[0]) && !(runes[0] >= '0' && runes[0] <= '9') {
		return false
	}
	return townEnd(string(runes[1:]), levelCounty) == 0
}

// startsWithAny reports whether s begins with one of the prefixes.
func startsWithAny(s string, prefixes ...string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(s, p) })
}
