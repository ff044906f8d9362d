package wishes_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"careledger/app/screens"
	"careledger/app/screens/screentest"
	"careledger/app/screens/wishes"
	"careledger/data"
	"careledger/data/datatest"
)

// fill keeps children and a draft of each, the first of them with a price over
// nothing, and answers the ids of the wishes.
func (p place) fill(names ...string) []string {
	p.T.Helper()
	var ids []string
	for i, name := range names {
		c := datatest.Child(p.T, p.Store(), p.Session(), name)
		w := data.Wish{ChildID: c.ID, Item: fmt.Sprintf("篮球%d", i), Price: 9900, PublicText: "想要一个篮球", Registered: "2026-11-01"}
		if err := p.Store().SaveWish(p.Session(), &w); err != nil {
			p.T.Fatal(err)
		}
		ids = append(ids, w.ID)
	}
	return ids
}

// move takes the natural next steps of a wish on a day.
func (p place) move(id, day string, actions ...string) {
	p.T.Helper()
	for _, action := range actions {
		step := data.WishStep{Action: action, Day: day, Reason: "家长改了主意"}
		if action == data.ActClaim {
			d := data.Donor{Name: "陈先生 " + id}
			if err := p.Store().SaveDonor(p.Session(), &d); err != nil {
				p.T.Fatal(err)
			}
			step.Claim = &data.WishClaim{DonorID: d.ID, Mode: "cash"}
		}
		if _, err := p.Store().MoveWish(p.Session(), id, step); err != nil {
			p.T.Fatal(err)
		}
	}
}

// state is how a wish stands.
func (p place) state(id string) string {
	p.T.Helper()
	w, err := p.Store().Wish(p.Session(), id)
	if err != nil {
		p.T.Fatal(err)
	}
	return w.State
}

func TestOneWishForManyChildren(t *testing.T) {
	p := open(t)
	for _, name := range []string{"李小禾", "王㛃", "阿依古丽·买买提"} {
		datatest.Child(t, p.Store(), p.Session(), name)
	}
	datatest.Child(t, p.Store(), p.Session(), "周䶮", datatest.NoConsent())
	p.Screen.(screens.Creator).Create()
	for _, name := range []string{"李小", "王㛃", "阿依", "周䶮", "李小"} {
		p.pick("孩子", name)
	}
	p.Press("王㛃  ×")
	p.pick("孩子", "王㛃")
	p.Fill("心愿", "冬日福袋")
	p.Fill("参考价（合计）", "60")
	p.Press("保存")
	p.WantText("已保存 3 个，1 个未保存")
	p.WantText("周䶮")
	cards, total, err := p.Store().WishCards(p.Session(), data.WishFilter{})
	if err != nil || total != 3 {
		t.Fatalf("%d wishes, %v", total, err)
	}
	for _, c := range cards {
		if c.Item != "冬日福袋" || c.Price != 6000 || c.State != data.WishPending {
			t.Errorf("kept %+v", c)
		}
	}
	p.Press("周䶮  ×")
	p.Press("保存")
	p.WantText("请选择孩子")
	p.Key(fyne.KeyEscape)

	t.Run("all can be taken back at once", func(t *testing.T) {
		p.Screen.(screens.Creator).Create()
		if p.Field("类别").Value() != "stationery" {
			t.Error("the kind of the last wish is not proposed")
		}
		p.pick("孩子", "李小")
		p.pick("孩子", "王㛃")
		p.Fill("心愿", "手套")
		p.Press("直接提交审核")
		p.Press("保存")
		if got := p.Toasts[len(p.Toasts)-1]; got != "已为 2 个孩子登记手套。" {
			t.Errorf("said %q", got)
		}
		p.WantText("草稿")
		p.Undo()
		if _, total, _ := p.Store().WishCards(p.Session(), data.WishFilter{}); total != 3 {
			t.Errorf("%d wishes after taking back", total)
		}
	})
}

func TestBoardIsSteeredByKeys(t *testing.T) {
	p := open(t)
	ids := p.fill("李小禾", "王㛃")
	p.move(ids[1], "2026-11-20", data.ActSubmit, data.ActPass, data.ActPublish, data.ActClaim)
	p.Key(fyne.KeyDown)
	p.Key(fyne.KeyRight)
	p.Type("N")
	if got := p.state(ids[1]); got != data.WishBuying {
		t.Errorf("cash is to be bought with, but the wish is %s", got)
	}
	p.Undo()
	if got := p.state(ids[1]); got != data.WishClaimed {
		t.Errorf("taken back, the wish is %s", got)
	}
	p.Key(fyne.KeyLeft, fyne.KeyReturn)
	p.WantText("下一步的日期")
	p.Fill("下一步的日期", "2026-11-02")
	p.Press("提交审核")
	if w, _ := p.Store().Wish(p.Session(), ids[0]); w.Submitted != "2026-11-02" {
		t.Errorf("handed in on %q", w.Submitted)
	}
	p.WantText("22 天")
	if left, _ := p.Screen.Status(); left != "共 2 个心愿，显示 2 个" {
		t.Errorf("the foot says %q", left)
	}
}

func TestDecisions(t *testing.T) {
	p := open(t)
	ids := p.fill("李小禾")
	p.move(ids[0], "2026-11-02", data.ActSubmit)
	opener := p.Screen.(screens.Opener)

	t.Run("a wish is returned with a reason", func(t *testing.T) {
		opener.Open(ids[0])
		p.Press("退回修改")
		p.Press("退回修改")
		p.WantText("请写明原因")
		p.Fill("原因", "写明尺码")
		p.Press("退回修改")
		if got := p.state(ids[0]); got != data.WishReturned {
			t.Errorf("the wish is %s", got)
		}
		opener.Open(ids[0])
		p.WantText("原因：写明尺码")
		p.Press("修改")
		p.Fill("规格（尺码、颜色）", "7号")
		p.Fill("数量", "两个")
		p.Press("保存")
		p.WantText("请填写整数")
		p.Fill("数量", "2")
		p.Press("保存")
		p.WantText("篮球0 7号 × 2")
	})
	t.Run("a step before the last one is refused in words", func(t *testing.T) {
		opener.Open(ids[0])
		p.Fill("下一步的日期", "2026-10-01")
		p.Press("提交审核")
		p.WantText("2026-10-01")
		p.Key(fyne.KeyEscape)
		if got := p.state(ids[0]); got != data.WishReturned {
			t.Errorf("the wish is %s", got)
		}
	})
	t.Run("a claim is cancelled", func(t *testing.T) {
		p.move(ids[0], "2026-11-24", data.ActSubmit, data.ActPass, data.ActPublish, data.ActClaim)
		opener.Open(ids[0])
		p.Press("取消认领")
		p.Press("取消认领")
		p.WantText("已取消")
		if got := p.state(ids[0]); got != data.WishPublished {
			t.Errorf("the wish is %s", got)
		}
		p.Key(fyne.KeyEscape)
	})
	t.Run("a wish goes into the bin and comes back", func(t *testing.T) {
		opener.Open(ids[0])
		p.Press("删除")
		p.WantText("还没有心愿")
		p.Undo()
		p.WantText("篮球0 7号 × 2")
	})
	t.Run("what was withdrawn is in the table", func(t *testing.T) {
		p.move(ids[0], "2026-11-24", data.ActWithdraw)
		p.WantNoText("篮球0")
		p.view("表格")
		p.Press("未采纳·撤回 1")
		p.WantText("李小禾")
		p.WantText("已撤回")
		p.next()
		if got := p.Toasts[len(p.Toasts)-1]; got != "篮球0（已撤回）没有您可以办理的下一步。" {
			t.Errorf("said %q", got)
		}
	})
	if len(p.Errors) > 0 {
		t.Errorf("failed with %v", p.Errors)
	}
}

func TestDeliveryIsCorrectedAndAskedAgain(t *testing.T) {
	p := open(t)
	ids := p.fill("李小禾")
	p.move(ids[0], "2026-11-20", data.ActSubmit, data.ActPass, data.ActPublish, data.ActClaim, data.ActReady)
	for _, step := range []data.WishStep{
		{Delivery: &data.WishDelivery{Receiver: "孙桂兰", FormNo: "QS-1"}}, {Followup: &data.WishFollowup{Received: true}},
	} {
		if _, err := p.Store().MoveWish(p.Session(), ids[0], step); err != nil {
			t.Fatal(err)
		}
	}
	opener := p.Screen.(screens.Opener)
	opener.Open(ids[0])
	p.Press("更正")
	p.Fill("签收表编号", "")
	p.Press("保存")
	p.WantText("请填写签收单的编号")
	p.Fill("签收表编号", "QS-2")
	p.Press("保存")
	opener.Open(ids[0])
	p.WantText("签收表 QS-2")
	p.Press("再回访一次")
	p.Press("孩子已收到")
	p.Press("需更换或补送")
	p.Press("保存")
	file, err := p.Store().WishFile(p.Session(), ids[0])
	if err != nil || file.Delivery.FormNo != "QS-2" || len(file.Followups) != 2 || !file.Followups[1].Redo {
		t.Errorf("kept %+v, %+v, %v", file.Delivery, file.Followups, err)
	}
}

func TestTableFilters(t *testing.T) {
	p := open(t)
	ids := p.fill("李小禾", "王㛃", "阿依古丽·买买提")
	p.move(ids[2], "2026-11-02", data.ActSubmit)
	p.view("表格")
	p.WantText("待审核 3")
	p.Screen.(screens.Finder).Find()
	p.Type("王")
	p.WantText("篮球1")
	p.WantNoText("篮球0")
	if left, _ := p.Screen.Status(); left != "共 3 个心愿，显示 1 个" {
		t.Errorf("the foot says %q", left)
	}
	p.Key(fyne.KeyReturn)
	p.Type(" ")
	if got := p.state(ids[1]); got != data.WishPending {
		t.Errorf("the wish is %s", got)
	}
	p.Press("已发布 0")
	p.WantText("没有符合的心愿")
}

func TestBatchesAndDonors(t *testing.T) {
	p := open(t)
	p.view("批次")
	p.WantText("还没有批次")
	p.Press("新批次")
	p.Fill("名称", "2026 冬季批次")
	p.Fill("每人可有几个", "二")
	p.Press("保存")
	p.WantText("请填写整数")
	p.Fill("每人可有几个", "2")
	p.Press("保存")
	p.Press("新批次")
	p.Fill("名称", "2026 冬季批次")
	p.Press("保存")
	p.WantText("已经有名为")
	p.Press("取消")
	batches, err := p.Store().Batches(p.Session())
	if err != nil || len(batches) != 1 || batches[0].PerChild != 2 || batches[0].Status != data.BatchOpen {
		t.Errorf("kept %+v, %v", batches, err)
	}

	p.view("认领方")
	p.WantText("还没有认领方")
	p.Press("新认领方")
	p.Fill("名称", "云禾市柳桥商会")
	p.Fill("电话", "12")
	p.Press("保存")
	p.WantText("电话")
	p.Fill("电话", "15400000123")
	p.Press("同意公开署名")
	p.Press("保存")
	p.WantText("可署名")
	donors, _, err := p.Store().Donors(p.Session(), "")
	if err != nil || len(donors) != 1 || !donors[0].Public || donors[0].Phone != "15400000123" {
		t.Errorf("kept %+v, %v", donors, err)
	}
	p.Canvas().Unfocus()
	p.Key(fyne.KeyDown, fyne.KeyReturn)
	p.WantText("还没有认领")
	p.Key(fyne.KeyEscape, fyne.KeyDelete)
	p.WantText("还没有认领方")
	p.Undo()
	p.WantText("云禾市柳桥商会")
}

func TestWhoMayOnlyRead(t *testing.T) {
	store, lead := datatest.Open(t)
	child := datatest.Child(t, store, lead, "李小禾")
	w := data.Wish{ChildID: child.ID, Item: "篮球", Registered: "2026-11-01"}
	if err := store.SaveWish(lead, &w); err != nil {
		t.Fatal(err)
	}
	for role, sees := range map[data.Role]bool{data.Viewer: true, data.Accountant: false} {
		t.Run(string(role), func(t *testing.T) {
			p := place{screentest.On(t, store, datatest.As(t, store, lead, role))}
			p.Show(wishes.New(p))
			p.WantText("篮球")
			p.WantNoText("登记心愿")
			p.next()
			if p.state(w.ID) != data.WishDraft {
				t.Error("who may only read moved a wish")
			}
			p.Key(fyne.KeyReturn)
			p.WantNoText("提交审核")
			p.WantNoText("修改")
			if p.Sees("李小禾") != sees {
				t.Errorf("sees the child: %v", !sees)
			}
			p.Key(fyne.KeyEscape)
			p.view("表格")
			if p.Sees("李小禾") != sees || slices.Contains(p.Texts(), "孩子") != sees {
				t.Errorf("the table tells the child: %v", !sees)
			}
		})
	}
}
