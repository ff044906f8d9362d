package data_test

import (
	"slices"
	"strings"
	"testing"

	"careledger/data"
)

// followed takes a wish to its follow-up, which says what is to be done again.
func (w *wishes) followed(redo bool) (data.Wish, data.WishFollowup) {
	w.Helper()
	wish := w.move(w.draft().ID, ways[data.WishFollowed]...)
	file, err := w.WishFile(w.ss, wish.ID)
	w.done(err)
	f := file.Followups[0]
	f.Usable, f.Redo = "wrong_size", redo
	w.done(w.SaveFollowup(w.ss, &f))
	return wish, f
}

func TestMakingGood(t *testing.T) {
	w := newWishes(t)
	wish, f := w.followed(true)
	before := w.totals().Actual
	if _, err := w.MoveWish(w.ss, wish.ID, data.WishStep{Action: data.ActArchive}); err == nil {
		t.Error("a wish that is to be exchanged was archived")
	}
	good := data.MadeGood{Day: "2026-11-24", Item: "大一号", Cost: 1500, FormNo: "HH-1", Receiver: "王奶奶"}
	for field, change := range map[string]func(*data.MadeGood){
		"day": func(m *data.MadeGood) { m.Day = "2026-11-25" }, "receiver": func(m *data.MadeGood) { m.Receiver = " " },
		"form_no": func(m *data.MadeGood) { m.FormNo = "" }, "redone_fen": func(m *data.MadeGood) { m.Cost = -before - 1 },
	} {
		m := good
		change(&m)
		_, err := w.MakeGood(w.ss, f.ID, m)
		w.refused(err, field, false)
	}
	undo, err := w.MakeGood(w.ss, f.ID, good)
	w.done(err)
	if got := w.totals().Actual; got != before+1500 {
		t.Errorf("paid %d, want %d and 1500 more", got, before)
	}
	figures, err := w.Figures(w.ss, data.Scope{From: "2026-01-01", To: "2026-12-31"}, "W6")
	w.done(err)
	if figures["W6"].Num != before+1500 {
		t.Errorf("W6 is %d, want %d", figures["W6"].Num, before+1500)
	}
	if by, err := w.WishesByCategory(w.ss, data.Scope{From: "2026-01-01", To: "2026-12-31"}); err != nil || by[0].ActualFen != before+1500 {
		t.Errorf("by category %+v, %v", by, err)
	}
	if figures, err = w.Figures(w.ss, data.Scope{From: "2026-01-01", To: "2026-11-23"}, "W6"); err != nil || figures["W6"].Num != before {
		t.Errorf("W6 to the day before is %d, want %d, %v", figures["W6"].Num, before, err)
	}
	_, err = w.MakeGood(w.ss, f.ID, good)
	w.conflicts(err)
	w.done(w.UndoWish(w.ss, undo))
	if got := w.totals().Actual; got != before {
		t.Errorf("paid %d after the undo, want %d", got, before)
	}
	_, err = w.MakeGood(w.ss, f.ID, good)
	w.done(err)
	file, err := w.WishFile(w.ss, wish.ID)
	w.done(err)
	f = file.Followups[0]
	f.Words, f.RedoneFormNo = "正好合脚", ""
	w.done(w.SaveFollowup(w.ss, &f))
	if f.RedoneFormNo != "HH-1" {
		t.Error("correcting an answer forgot how it was made good")
	}
	w.move(wish.ID, data.ActArchive)
}

func TestWhyWishesAreStuck(t *testing.T) {
	w := newWishes(t)
	stuck := func(f data.WishFilter) []string {
		f.Stuck = true
		lines, total, err := w.WishLines(w.ss, f)
		w.done(err)
		if total != len(lines) {
			t.Errorf("%d of %d", len(lines), total)
		}
		var why []string
		for _, l := range lines {
			why = append(why, l.Stuck)
		}
		return why
	}
	old := data.Wish{ChildID: w.childID, Item: "旧书包", Registered: "2026-11-09"} // 15 days
	w.done(w.SaveWish(w.ss, &old))
	fresh := data.Wish{ChildID: w.childID, Item: "新书包", Registered: "2026-11-10"} // 14 days
	w.done(w.SaveWish(w.ss, &fresh))
	w.followed(true)
	late := w.move(w.draft().ID, ways[data.WishPublished]...)
	w.done(w.claim(late.ID, "2026-11-22", data.WishClaim{DonorID: w.donor, Expect: "2026-11-23"}))
	got := stuck(data.WishFilter{})
	slices.Sort(got)
	if want := "draft late owed"; strings.Join(got, " ") != want {
		t.Errorf("stuck are %v, want %s", got, want)
	}
	if got := stuck(data.WishFilter{States: []string{data.WishDraft}}); len(got) != 1 {
		t.Errorf("stuck drafts are %v", got)
	}
	_, count, err := w.Reminders(w.ss, 5)
	w.done(err)
	if count[data.RemindOwed] != 1 {
		t.Errorf("%d reminders to make good", count[data.RemindOwed])
	}
}

func TestBuyingList(t *testing.T) {
	w := newWishes(t)
	add := func(item, spec, mode string, price int64) data.Wish {
		wish := data.Wish{ChildID: w.childID, Item: item, Spec: spec, Price: price, Quantity: 2, PublicText: "想要一件东西", Registered: "2026-11-01"}
		w.done(w.SaveWish(w.ss, &wish))
		w.move(wish.ID, ways[data.WishPublished]...)
		w.done(w.claim(wish.ID, "2026-11-22", data.WishClaim{DonorID: w.donor, Mode: mode}))
		return wish
	}
	a, b := add("运动鞋", "35码", "cash", 10000), add("运动鞋", "35码", "bag", 11000)
	c := add("运动鞋", "36码", "cash", 12000)
	add("运动鞋", "36码", "goods", 9000) // the donor buys it
	lines, err := w.BuyingList(w.ss, "")
	w.done(err)
	if len(lines) != 2 || lines[0].Spec != "35码" || lines[0].Wishes != 2 || lines[0].Quantity != 4 || lines[0].Price != 21000 || lines[0].Claimed != 21000 ||
		strings.Join(lines[0].Nos, " ") != a.No+" "+b.No || lines[1].Wishes != 1 {
		t.Fatalf("got %+v", lines)
	}
	undo, err := w.NoteBuying(w.ss, lines[0].IDs, " 云禾商场 ", false)
	w.done(err)
	lines, err = w.BuyingList(w.ss, "")
	w.done(err)
	if len(lines) != 2 || lines[0].Shop != "" || lines[0].IDs[0] != c.ID || lines[1].Shop != "云禾商场" || lines[1].Wishes != 2 {
		t.Errorf("with a shop %+v", lines)
	}
	if shops, err := w.Shops(w.ss); err != nil || len(shops) != 1 {
		t.Errorf("shops %v, %v", shops, err)
	}
	same := w.wish(a.ID)
	same.Shop = "别处"
	same.Alternative = "凉鞋"
	w.done(w.SaveWish(w.ss, &same))
	if w.wish(a.ID).Shop != "云禾商场" {
		t.Error("saving a wish changed its shop")
	}
	w.conflicts(w.UndoWish(w.ss, undo)) // one of them was changed since
}

func TestOffer(t *testing.T) {
	w := newWishes(t)
	clean := w.move(w.draft().ID, ways[data.WishPublished]...)
	tells := data.Wish{ChildID: w.childID, Item: "送到河湾小学的书", PublicText: "想要一本书", Registered: "2026-11-01"}
	w.done(w.SaveWish(w.ss, &tells))
	w.move(tells.ID, data.ActSubmit, data.ActPass)
	child, err := w.Child(w.ss, w.childID)
	w.done(err)
	child.School = "云禾市河湾小学"
	w.done(w.SaveChild(w.ss, &child, "2026-11-24", true))
	silent := data.Wish{ChildID: w.childID, Item: "书包", Registered: "2026-11-01"}
	w.done(w.SaveWish(w.ss, &silent))
	w.move(silent.ID, data.ActSubmit, data.ActPass)
	lines, err := w.Offer(w.ss, "")
	w.done(err)
	got := map[string]string{}
	for _, l := range lines {
		got[l.ID] = ""
		if l.Problem != nil {
			got[l.ID] = l.Problem.Field
		}
	}
	if want := map[string]string{clean.ID: "", tells.ID: "item", silent.ID: "public_text"}; len(got) != 3 || got[clean.ID] != want[clean.ID] || got[tells.ID] != "item" || got[silent.ID] != "public_text" {
		t.Errorf("got %v, want %v", got, want)
	}
}
