package cn

import (
	_ "embed"
	"slices"
	"strings"
)

var (
	//go:embed tables/divisions.tsv
	divisionsTSV string
	//go:embed tables/ethnic.tsv
	ethnicTSV string
	//go:embed tables/relation.tsv
	relationTSV string
)

// table is an official code table: its items in the order of the codes, and
// both ways to look one up.
type table struct {
	items  []Item
	byCode map[string]string
	byName map[string]string
}

// newTable reads lines of code and name, parted by a tab.
func newTable(tsv string) table {
	t := table{byCode: map[string]string{}, byName: map[string]string{}}
	for line := range strings.Lines(tsv) {
		code, name, _ := strings.Cut(strings.TrimSpace(line), "\t")
		t.items = append(t.items, Item{code, name})
		t.byCode[code], t.byName[name] = name, code
	}
	return t
}

// list returns a copy of the items, which callers may change.
func (t table) list() []Item { return slices.Clone(t.items) }

// find returns the code for a code, also without its leading zero, or a name.
func (t table) find(text string) string {
	if len(text) == 1 && digits(text) {
		text = "0" + text
	}
	if t.byCode[text] != "" {
		return text
	}
	return t.byName[text]
}

// spaceless is plain text without any space.
func spaceless(s string) string { return strings.ReplaceAll(plain(s), " ", "") }
