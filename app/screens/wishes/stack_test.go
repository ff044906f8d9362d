package wishes_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"careledger/data"
	"careledger/data/datatest"
)

// card types one wish card and answers how many keys it took besides its text.
func (p place) card(child, item, spec, price string) (keys int) {
	enter := func() {
		p.Key(fyne.KeyReturn)
		keys++
	}
	for _, text := range []string{child, item, spec, price} {
		p.Type(text)
		enter()
	}
	return keys
}

func TestStackOfCards(t *testing.T) {
	p := open(t)
	store, ss := p.Store(), p.Session()
	const n = 50
	for i := range n {
		datatest.Child(t, store, ss, fmt.Sprintf("李%c%c", '一'+rune(i), '东'+rune(i)))
	}
	without := datatest.Child(t, store, ss, "张未名", datatest.NoConsent())
	batch := data.WishBatch{Name: "2026 冬季批次", PriceMax: 10000, PerChild: 1}
	if err := store.SaveBatch(ss, &batch); err != nil {
		t.Fatal(err)
	}
	all, _, err := store.Children(ss, data.ChildFilter{Status: "active"})
	if err != nil || len(all) != n {
		t.Fatalf("%d children, %v", len(all), err)
	}
	p.PressTool("连续录入心愿卡")
	most := 0
	for i, c := range all {
		spec := ""
		if i%2 == 0 {
			spec = "黑色"
		}
		most = max(most, p.card(c.FileNo, "篮球", spec, "45"))
	}
	if most >= 6 {
		t.Errorf("a card takes %d keys besides its text", most)
	}
	p.WantText("已录 50 张，合计 ¥2,250")
	lines, total, err := store.WishLines(ss, data.WishFilter{BatchID: batch.ID, States: []string{data.WishPending}})
	if err != nil || total != n {
		t.Fatalf("%d wishes, %v", total, err)
	}
	seen := map[string]bool{}
	for _, l := range lines {
		seen[l.ChildID] = true
		if l.Item != "篮球" || l.Price != 4500 || l.Category != "sports" {
			t.Errorf("saved %+v", l)
		}
	}
	if len(seen) != n {
		t.Errorf("for %d children", len(seen))
	}
	t.Run("a second card of a child is refused under the child, and the text stays", func(t *testing.T) {
		p.card(all[0].FileNo, "书包", "", "80")
		p.WantText("已有 1 个")
		if got := p.Field("心愿").Value(); got != "书包" {
			t.Errorf("the wish is now %q", got)
		}
	})
	t.Run("a child without consent is refused", func(t *testing.T) {
		p.Fill("心愿", "")
		p.Canvas().Focus(p.Field("孩子").(fyne.Focusable))
		p.Type(without.FileNo)
		p.Key(fyne.KeyReturn)
		p.Fill("心愿", "书包")
		p.Key(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
		p.WantText("没有有效的监护人")
	})
	t.Run("the last card can be taken back and corrected", func(t *testing.T) {
		p.Press("撤回上一张")
		p.WantText("已录 49 张")
		if got := p.Field("心愿").Value(); got != "篮球" {
			t.Errorf("the wish is now %q", got)
		}
		p.Fill("参考价（合计）", "120")
		p.Key(fyne.KeyReturn)
		p.WantText("已录 50 张")
		p.WantText("超过上限")
	})
	p.Press("完成")
	if len(p.Toasts) != 1 || p.Toasts[0] != "已录入 50 张心愿卡。" || len(p.Errors) > 0 {
		t.Errorf("toasts %q, errors %v", p.Toasts, p.Errors)
	}
}
