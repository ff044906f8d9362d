package wishes_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"careledger/data"
	"careledger/data/datatest"
)

// ready makes a wish of a child that waits for its delivery.
func (p place) ready(childID, item string) string {
	p.T.Helper()
	donor := data.Donor{Name: "认领方 " + item}
	if err := p.Store().SaveDonor(p.Session(), &donor); err != nil {
		p.T.Fatal(err)
	}
	w := data.Wish{ChildID: childID, Item: item, Price: 8000, PublicText: "想要" + item, Registered: "2026-11-20"}
	if err := p.Store().SaveWish(p.Session(), &w); err != nil {
		p.T.Fatal(err)
	}
	for _, action := range []string{data.ActSubmit, data.ActPass, data.ActPublish, data.ActClaim, data.ActReady} {
		if _, err := p.Store().MoveWish(p.Session(), w.ID, data.WishStep{Action: action, Claim: &data.WishClaim{DonorID: donor.ID}}); err != nil {
			p.T.Fatal(err)
		}
	}
	return w.ID
}

func TestManyAtOnce(t *testing.T) {
	p := open(t)
	store, ss := p.Store(), p.Session()
	var ids []string
	for name, item := range map[string]string{"李小禾": "台灯", "王小满": "篮球", "赵一一": "书包"} {
		ids = append(ids, p.ready(datatest.Child(t, store, ss, name).ID, item))
	}
	for _, name := range []string{"吴老师", "周老师"} {
		person := data.Person{Name: name, Role: "volunteer"}
		if err := store.SavePerson(ss, &person, true); err != nil {
			t.Fatal(err)
		}
	}
	inState := func(state string) int {
		totals, err := store.WishTotals(ss, data.WishFilter{})
		if err != nil {
			t.Fatal(err)
		}
		return totals.State(state).Count
	}
	p.Screen.Update()
	p.view("表格")
	t.Run("a ceremony wants two hands and the number of the sheet", func(t *testing.T) {
		p.Press("批量处理")
		p.Press("送达签收")
		p.WantText("请填写此项")
		p.Choose("经手人", "吴")
		p.Choose("经手人二", "周")
		p.Fill("签收表编号", "QS-0100")
		p.Press("赵一一 · 书包")
		p.Press("送达签收")
		if n := inState(data.WishDelivered); n != 2 {
			t.Fatalf("%d are delivered; shown are %q", n, p.Texts())
		}
		if n := p.counted(); n != 2 {
			t.Errorf("%d are counted", n)
		}
		for _, id := range ids {
			f, err := store.WishFile(ss, id)
			if err != nil {
				t.Fatal(err)
			}
			if d := f.Delivery; d != nil && (len(f.HandedBy) != 2 || d.FormNo != "QS-0100" || d.Mode != "ceremony" || d.Actual != 8000 || d.Receiver == "") {
				t.Errorf("delivery %+v by %v", d, f.HandedBy)
			}
		}
	})
	t.Run("undo takes all of it back, and it can be done again with all", func(t *testing.T) {
		p.Undo()
		if inState(data.WishReady) != 3 || p.counted() != 0 {
			t.Error("not all are waiting again")
		}
		p.Press("批量处理")
		p.Fill("签收表编号", "QS-0101")
		p.Press("送达签收")
		if n := inState(data.WishDelivered); n != 3 {
			t.Errorf("%d are delivered; shown are %q", n, p.Texts())
		}
	})
	t.Run("the questions afterwards keep each child's words", func(t *testing.T) {
		p.Press("批量处理")
		p.Fill("李小禾 · 台灯：孩子的话", "晚上写作业亮了")
		p.Press("回访")
		if n := inState(data.WishFollowed); n != 3 {
			t.Errorf("%d are followed up; shown are %q", n, p.Texts())
		}
		said := 0
		for _, id := range ids {
			f, err := store.WishFile(ss, id)
			if err != nil {
				t.Fatal(err)
			}
			if f.Item == "台灯" && f.Followups[0].Words == "晚上写作业亮了" || f.Item != "台灯" && f.Followups[0].Words == "" {
				said++
			}
		}
		if said != 3 {
			t.Errorf("%d have the words that are theirs", said)
		}
	})
	t.Run("thanks are owed to each donor until they are noted", func(t *testing.T) {
		p.view("认领方")
		p.WantText("待谢 1")
		p.Key(fyne.KeyDown, fyne.KeyReturn)
		p.Press("记为今天已答谢")
		p.WantText("已谢")
		donors, _, err := store.Donors(ss, "")
		if err != nil {
			t.Fatal(err)
		}
		owed := 0
		for _, d := range donors {
			owed += d.Owed
		}
		if owed != 2 {
			t.Errorf("owed %d", owed)
		}
	})
	if len(p.Errors) > 0 {
		t.Errorf("failed with %v", p.Errors)
	}
}
