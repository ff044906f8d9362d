package manual_test

import (
	"strings"
	"testing"

	"careledger/app/manual"
)

func TestChapters(t *testing.T) {
	all := manual.Chapters()
	if len(all) != 7 {
		t.Fatalf("%d chapters", len(all))
	}
	kinds := map[manual.Kind]int{}
	for _, c := range all {
		if c.Title == "" || len(c.Blocks) == 0 {
			t.Errorf("chapter %q has %d blocks", c.Title, len(c.Blocks))
		}
		for _, b := range c.Blocks {
			kinds[b.Kind]++
			if strings.ContainsAny(b.Text[:1], "#*>-") {
				t.Errorf("%q was not understood", b.Text)
			}
		}
	}
	for kind := manual.Text; kind <= manual.Hint; kind++ {
		if kinds[kind] == 0 {
			t.Errorf("no block of kind %d", kind)
		}
	}
	if first := all[0].Blocks[2]; first.Kind != manual.Step || first.Mark != "1." || !strings.HasPrefix(first.Text, "打开软件") {
		t.Errorf("the first step is %+v", first)
	}
}

func TestFind(t *testing.T) {
	found := manual.Find("恢复码都没有了")
	if len(found) != 1 || found[0].Title != "如果……" || found[0].Blocks[0].Text != "忘了密码" || len(found[0].Blocks) != 2 {
		t.Errorf("found %+v", found)
	}
	if found := manual.Find("ctrl+k"); len(found) != 1 || found[0].Title != "每天记录" {
		t.Errorf("either case: found %d", len(found))
	}
	if found := manual.Find("  "); len(found) != len(manual.Chapters()) {
		t.Errorf("nothing asked: found %d", len(found))
	}
	if found := manual.Find("航天飞机"); len(found) != 0 {
		t.Errorf("found %+v", found)
	}
}

func TestPages(t *testing.T) {
	pages := manual.Pages("关爱台账")
	if pages.Len() < len(manual.Chapters())+1 {
		t.Fatalf("%d pages", pages.Len())
	}
	var text strings.Builder
	for i := range pages.Len() {
		text.WriteString(strings.ReplaceAll(pages.Text(i), "\n", ""))
	}
	for _, c := range manual.Chapters() {
		for _, b := range c.Blocks {
			if !strings.Contains(strings.ReplaceAll(text.String(), " ", ""), strings.ReplaceAll(b.Text, " ", "")) {
				t.Errorf("the pages lack %q", b.Text)
			}
		}
	}
}
