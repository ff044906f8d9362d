package wishes_test

import (
	"slices"
	"testing"

	"careledger/app/screens"
	"careledger/app/screens/wishes"
	"careledger/data"
	"careledger/data/datatest"
)

// round keeps a batch and answers its id.
func (p place) round(name string) string {
	p.T.Helper()
	b := data.WishBatch{Name: name, PerChild: 9}
	if err := p.Store().SaveBatch(p.Session(), &b); err != nil {
		p.T.Fatal(err)
	}
	return b.ID
}

// wish keeps a wish of a batch.
func (p place) wish(child, batch, item, spec, text string, price int64) data.Wish {
	p.T.Helper()
	w := data.Wish{ChildID: child, BatchID: data.Ref(batch), Item: item, Spec: spec, PublicText: text, Price: price, Registered: "2026-11-01"}
	if err := p.Store().SaveWish(p.Session(), &w); err != nil {
		p.T.Fatal(err)
	}
	return w
}

func TestOfferIsMendedPublishedAndPrinted(t *testing.T) {
	p := open(t)
	child := datatest.Child(t, p.Store(), p.Session(), "李小禾")
	batch := p.round("冬季批次")
	clean := p.wish(child.ID, batch, "篮球", "7号", "想要一个篮球", 9900)
	silent := p.wish(child.ID, batch, "书包", "", "", 8000)
	tells := p.wish(child.ID, batch, "李小禾的台灯", "", "想要一盏台灯", 5000)
	for _, w := range []data.Wish{clean, silent, tells} {
		p.move(w.ID, "2026-11-20", data.ActSubmit, data.ActPass)
	}
	p.Show(wishes.New(p))
	p.view("公示")
	p.WantText("待修改 2 个 · 可发布 1 个 · 待认领 0 个")
	p.WantText("缺公示文字")
	p.WantText("含“李小禾”")

	p.Press("发布全部可公示的")
	p.Press("发布")
	if p.state(clean.ID) != data.WishPublished || p.state(silent.ID) != data.WishPassed || p.state(tells.ID) != data.WishPassed {
		t.Fatalf("published are %s, %s, %s", p.state(clean.ID), p.state(silent.ID), p.state(tells.ID))
	}
	p.Undo()
	if p.state(clean.ID) != data.WishPassed {
		t.Error("the undo left it published")
	}

	p.Press("打印心愿墙")
	if want := screens.Reports + "/report:wish-wall:batch:冬季批次"; !slices.Contains(p.Went, want) {
		t.Errorf("went to %q", p.Went)
	}
}

func TestBuyingByShopAndSize(t *testing.T) {
	p := open(t)
	child := datatest.Child(t, p.Store(), p.Session(), "李小禾")
	batch := p.round("冬季批次")
	var ids []string
	for _, spec := range []string{"35码", "35码", "36码"} {
		w := p.wish(child.ID, batch, "运动鞋", spec, "想要一双运动鞋", 10000)
		p.move(w.ID, "2026-11-20", data.ActSubmit, data.ActPass, data.ActPublish, data.ActClaim, data.ActBuy)
		ids = append(ids, w.ID)
	}
	p.Show(wishes.New(p))
	p.view("采购")
	p.WantText("2 项，3 件，预计 ¥300.00")
	p.Canvas().Unfocus()
	p.Key("Down")
	p.Key("Return") // the first line: 35码
	p.pick("商家", "云禾商场")
	p.Field("后续").SetValue("1")
	p.Press("保存")
	w, err := p.Store().Wish(p.Session(), ids[0])
	if err != nil || w.Shop != "云禾商场" || w.State != data.WishReady || p.state(ids[1]) != data.WishReady || p.state(ids[2]) != data.WishBuying {
		t.Fatalf("after buying: %+v, %v", w, err)
	}
	p.WantText("1 项，1 件，预计 ¥100.00")
	p.Undo()
	if w, err = p.Store().Wish(p.Session(), ids[0]); err != nil || w.Shop != "" || w.State != data.WishBuying {
		t.Errorf("after the undo: %+v, %v", w, err)
	}
}

func TestWrongSizeIsExchanged(t *testing.T) {
	p := open(t)
	child := datatest.Child(t, p.Store(), p.Session(), "李小禾")
	w := p.wish(child.ID, p.round("冬季批次"), "运动鞋", "35码", "想要一双运动鞋", 10000)
	p.move(w.ID, "2026-11-20", data.ActSubmit, data.ActPass, data.ActPublish, data.ActClaim, data.ActBuy, data.ActReady)
	for _, step := range []data.WishStep{
		{Action: data.ActDeliver, Day: "2026-11-21", Delivery: &data.WishDelivery{Receiver: "孙桂兰", FormNo: "QS-1", Actual: 9500}},
		{Action: data.ActFollow, Day: "2026-11-22", Followup: &data.WishFollowup{Received: true, Usable: "wrong_size", Redo: true}},
	} {
		if _, err := p.Store().MoveWish(p.Session(), w.ID, step); err != nil {
			t.Fatal(err)
		}
	}
	p.Show(wishes.New(p))
	p.WantText("待换货补办")
	p.Screen.(screens.Opener).Open(w.ID)
	p.Press("登记换货或补办…")
	p.Press("保存")
	p.WantText("请填写签收单的编号")
	p.Fill("签收表编号", "QS-2")
	p.Fill("补差价", "－十")
	p.Press("保存")
	p.Fill("补差价", "－15")
	p.Press("保存")
	file := p.only()
	f := file.Followups[0]
	if f.Owed() || f.RedoneOn != datatest.Today || f.RedoneFen != -1500 || f.RedoneReceiver != "孙桂兰" || f.RedoneItem != "运动鞋 35码" {
		t.Fatalf("got %+v", f)
	}
	totals, err := p.Store().WishTotals(p.Session(), data.WishFilter{})
	if err != nil || totals.Actual != 8000 {
		t.Errorf("paid %d, %v", totals.Actual, err)
	}
	p.WantText("实付 ¥80")
	p.Undo()
	if f = p.only().Followups[0]; !f.Owed() {
		t.Error("the undo left it made good")
	}
}

func TestHandingManyOverAsksForEachPrice(t *testing.T) {
	p := open(t)
	batch := p.round("冬季批次")
	var ids []string
	for _, name := range []string{"李小禾", "王㛃"} {
		c := datatest.Child(t, p.Store(), p.Session(), name)
		w := p.wish(c.ID, batch, "篮球", "", "想要一个篮球", 9900)
		p.move(w.ID, "2026-11-20", data.ActSubmit, data.ActPass, data.ActPublish, data.ActClaim, data.ActBuy, data.ActReady)
		ids = append(ids, w.ID)
	}
	for _, name := range []string{"吴老师", "郑老师"} {
		person := data.Person{Name: name, Role: "volunteer"}
		if err := p.Store().SavePerson(p.Session(), &person, true); err != nil {
			t.Fatal(err)
		}
	}
	p.Show(wishes.New(p))
	p.view("表格")
	p.Press("批量处理")
	p.Fill("签收表编号", "QS-9")
	p.pick("经手人", "吴")
	p.pick("经手人二", "郑")
	p.Fill("李小禾 · 篮球 实际金额", "88.5")
	p.Press("送达签收")
	var paid []int64
	for _, id := range ids {
		f, err := p.Store().WishFile(p.Session(), id)
		if err != nil || f.Delivery == nil {
			t.Fatalf("%+v, %v; %q", f, err, p.Toasts)
		}
		paid = append(paid, f.Delivery.Actual)
	}
	if paid[0] != 8850 || paid[1] != 9900 {
		t.Errorf("paid %v", paid)
	}
}
