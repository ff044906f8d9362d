package wishes_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"careledger/app/screens"
	"careledger/app/screens/screentest"
	"careledger/app/screens/wishes"
	"careledger/app/widgets"
	"careledger/data"
	"careledger/data/datatest"
	"careledger/data/picture/picturetest"
)

// place is the place of wishes on a store of a test.
type place struct{ *screentest.Desk }

// open shows the place on a new store.
func open(t *testing.T) place {
	t.Helper()
	p := place{screentest.New(t)}
	p.Show(wishes.New(p))
	return p
}

// pick takes the first option that a search in a field finds.
func (p place) pick(label, query string) {
	p.T.Helper()
	p.Canvas().Focus(p.Field(label).(fyne.Focusable))
	p.Type(query)
	p.Key(fyne.KeyReturn)
}

// Canvas is the canvas of the window.
func (p place) Canvas() fyne.Canvas { return p.Desk.Canvas() }

// view turns to another view by its chip beside the title.
func (p place) view(word string) {
	p.T.Helper()
	for _, tool := range p.Screen.Tools() {
		for _, o := range test.LaidOutObjects(tool) {
			if chip, ok := o.(*widgets.Chip); ok && chip.Text() == word {
				test.Tap(chip)
				return
			}
		}
	}
	p.T.Fatalf("no view is named %s", word)
}

// next goes to the first card of the board and takes its natural next step.
func (p place) next() {
	p.Canvas().Unfocus()
	p.Key(fyne.KeyDown)
	p.Type(" ")
}

// only answers the one wish that is kept.
func (p place) only() data.WishFile {
	p.T.Helper()
	cards, total, err := p.Store().WishCards(p.Session(), data.WishFilter{})
	if err != nil || total != 1 {
		p.T.Fatalf("%d wishes, %v", total, err)
	}
	file, err := p.Store().WishFile(p.Session(), cards[0].ID)
	if err != nil {
		p.T.Fatal(err)
	}
	return file
}

// wantState fails the test unless the one wish is in a state.
func (p place) wantState(state string) {
	p.T.Helper()
	if w := p.only(); w.State != state {
		p.T.Errorf("the wish is %s, want %s; toasts %q", w.State, state, p.Toasts)
	}
}

// counted is how often children were served.
func (p place) counted() int64 {
	p.T.Helper()
	f, err := p.Store().Figures(p.Session(), data.Scope{From: "2026-01-01", To: datatest.Today}, "U2")
	if err != nil {
		p.T.Fatal(err)
	}
	return int64(f["U2"].Value)
}

func TestWishFromChildToFollowUp(t *testing.T) {
	p := open(t)
	store, ss := p.Store(), p.Session()
	p.WantText("还没有心愿")
	child := datatest.Child(t, store, ss, "李小禾", datatest.NoConsent())
	person := data.Person{Name: "吴老师", Role: "volunteer"}
	if err := store.SavePerson(ss, &person, true); err != nil {
		t.Fatal(err)
	}

	t.Run("a batch sets the limit", func(t *testing.T) {
		p.Press("新批次")
		p.Fill("名称", "2026 冬季批次")
		p.Fill("单价上限", "100元")
		p.Choose("认领对象", "面向社会")
		p.Press("保存")
		p.WantText("属于公开募捐")
		p.Fill("持证慈善组织（募捐主体）", "云禾市慈善总会")
		p.Fill("公开募捐资格证书编号或备案号", "备案 2026-001")
		p.Press("保存")
		p.WantText("单价上限 ¥100")
		p.WantText("每人 1 个")
	})
	t.Run("without consent the wish is refused and what was typed stays", func(t *testing.T) {
		p.Press("登记心愿")
		p.pick("孩子", "lxh")
		p.Fill("心愿", "护眼台灯")
		p.Fill("规格（尺码、颜色）", "白色")
		p.Fill("参考价（合计）", "一百")
		p.Press("保存")
		p.WantText("金额")
		p.Fill("参考价（合计）", "128")
		p.Press("保存")
		p.WantText("没有有效的监护人")
		if _, total, _ := store.WishCards(ss, data.WishFilter{}); total != 0 {
			t.Fatal("a wish without consent was kept")
		}
	})
	t.Run("with consent it is saved and handed in", func(t *testing.T) {
		datatest.Consent(t, store, ss, child.ID, "service", "2026-11-01")
		p.Press("保存")
		w := p.only()
		if w.State != data.WishPending || w.ChildID != child.ID || w.Item != "护眼台灯" || w.Spec != "白色" || w.Price != 12800 || w.BatchID == "" {
			t.Errorf("saved %+v", w.Wish)
		}
		p.WantText("护眼台灯 白色")
		p.WantText("征集 1")
		p.WantNoText("李小禾")
	})
	t.Run("over the limit it passes as an exception only", func(t *testing.T) {
		p.next()
		p.WantText("100")
		p.wantState(data.WishPending)
		p.Press("作为例外通过")
		p.wantState(data.WishPassed)
		if by := p.only().OverLimitBy; by != ss.User {
			t.Errorf("approved by %q", by)
		}
	})
	t.Run("a text that tells who it is isn't published", func(t *testing.T) {
		p.next()
		if proposed := p.Field("公布文案").Value(); proposed != "四年级 · 男：护眼台灯 白色" {
			t.Errorf("proposed is %q", proposed)
		}
		p.Fill("公布文案", "李小禾想要一盏台灯")
		p.Press("发布")
		p.wantState(data.WishPassed)
		p.WantText("公布文案里有")
		p.Fill("公布文案", "四年级男生想要一盏护眼台灯")
		p.Press("发布")
		p.wantState(data.WishPublished)
	})
	t.Run("two donors share it, both new", func(t *testing.T) {
		p.next()
		p.Press("登记认领")
		p.WantText("请选择")
		p.pick("认领方", "陈先生")
		p.Press("拼单，其余由别人认领")
		p.Fill("拼单金额", "28")
		p.Press("登记认领")
		p.wantState(data.WishPublished)
		p.WantText("¥28 / ¥128")
		p.next()
		p.pick("认领方", "柳桥商会")
		p.Press("登记认领")
		p.wantState(data.WishClaimed)
		w := p.only()
		if len(w.Claims) != 2 || w.Claims[0].Donor != "陈先生" || w.Claims[0].Amount != 2800 || w.Claims[1].Amount != 10000 || !w.Claims[1].Shared {
			t.Errorf("claims are %+v", w.Claims)
		}
		p.WantText("2 方拼单")
	})
	t.Run("what donors bring is ready without buying", func(t *testing.T) {
		p.next()
		p.wantState(data.WishReady)
	})
	t.Run("a delivery wants the number of the form, and then counts", func(t *testing.T) {
		p.next()
		if p.Field("签收人").Value() != "孙桂兰" || p.Field("实际金额").Value() != "128.00" {
			t.Error("neither carer nor price is proposed")
		}
		p.Fill("实际金额", "119")
		p.pick("经手人", "吴")
		p.Press("送达签收")
		p.WantText("签收表")
		p.wantState(data.WishReady)
		if n := p.counted(); n != 0 {
			t.Errorf("%d counted before the delivery", n)
		}
		p.Fill("签收表编号", "QS-0001")
		p.Files.Path = picturetest.File(t, "签收.jpg", 40)
		p.Press("添加照片")
		p.Press("送达签收")
		p.wantState(data.WishDelivered)
		w := p.only()
		if w.Delivery.FormNo != "QS-0001" || w.Delivery.Actual != 11900 || w.Delivery.Relation != "62" || !slices.Equal(w.HandedBy, []string{person.ID}) {
			t.Errorf("delivery %+v by %v", w.Delivery, w.HandedBy)
		}
		if n := p.counted(); n != 1 {
			t.Errorf("%d counted after the delivery", n)
		}
		p.WantText("实现 1")
		p.WantText("待回访")
	})
	t.Run("the question afterwards ends it", func(t *testing.T) {
		p.next()
		p.Fill("孩子的话", "谢谢")
		p.Files.Path = picturetest.File(t, "使用.jpg", 41)
		p.Press("添加照片")
		p.Press("保存")
		p.wantState(data.WishFollowed)
		p.next()
		p.wantState(data.WishArchived)
		if f := p.only().Followups; len(f) != 1 || !f[0].Received || f[0].Usable != "fits" || f[0].Words != "谢谢" {
			t.Errorf("answers are %+v", f)
		}
		p.Undo()
		p.wantState(data.WishFollowed)
	})
	t.Run("its file shows all of it", func(t *testing.T) {
		p.Screen.(screens.Opener).Open(p.only().ID)
		for _, text := range []string{"李小禾", "已回访 11-24", "陈先生", "柳桥商会", "QS-0001", "奶奶", "吴老师", "谢谢", "周岚", "照片 2"} {
			p.WantText(text)
		}
		p.Press("档案")
		if want := screens.Children + "/" + child.ID; !slices.Contains(p.Went, want) {
			t.Errorf("went to %v", p.Went)
		}
	})
	if len(p.Errors) > 0 {
		t.Errorf("failed with %v", p.Errors)
	}
}
