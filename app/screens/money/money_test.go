package money_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"careledger/app/screens"
	"careledger/app/screens/money"
	"careledger/app/screens/screentest"
	"careledger/app/widgets"
	"careledger/data"
	"careledger/data/datatest"
)

// take takes an option of a choice by what is typed, or else by the number of
// lines below the first.
func take(desk *screentest.Desk, label, text string) {
	desk.T.Helper()
	desk.Canvas().Focus(desk.Field(label).(*widgets.Choice))
	desk.Type(text)
	desk.Key(fyne.KeyReturn)
}

// lines are the expenses that are kept.
func lines(t *testing.T, desk *screentest.Desk, table string) []data.MoneyLine {
	t.Helper()
	found, _, err := desk.Store().MoneyLines(desk.Session(), data.MoneyFilter{Table: table})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestExpense(t *testing.T) {
	desk := screentest.New(t)
	p := data.Project{Name: "暖阳护苗", Budget: 10_000_00}
	if err := desk.Store().SaveProject(desk.Session(), &p); err != nil {
		t.Fatal(err)
	}
	if err := desk.Store().SaveBudget(desk.Session(), p.ID, []data.BudgetLine{{Item: "activity", Planned: 1000_00}}); err != nil {
		t.Fatal(err)
	}
	place := money.New(desk)
	desk.Show(place)
	desk.WantText("这个范围里还没有支出")

	t.Run("an expense is entered and counted against its item", func(t *testing.T) {
		place.(screens.Creator).Create()
		desk.Fill("用途", "绘本与画具")
		desk.Fill("金额（元）", "1,250.50")
		take(desk, "预算科目", "活动")
		desk.Fill("票据号", "26329900")
		desk.Press("保存")
		kept := lines(t, desk, "expense")
		if len(kept) != 1 || kept[0].Amount != 1250_50 || kept[0].Item != "activity" || kept[0].Project != "暖阳护苗" || kept[0].No != "26329900" {
			t.Fatalf("kept are %+v, failed %v", kept, desk.Errors)
		}
		desk.WantText("绘本与画具")
		desk.WantText("125.1%")
		desk.WantText("¥1,250.50 / ¥1,000")
		if left, _ := place.Status(); left != "共 1 笔，合计 ¥1,250.50" {
			t.Errorf("the foot says %q", left)
		}
	})
	t.Run("without an invoice a reason is asked for", func(t *testing.T) {
		place.(screens.Creator).Create()
		desk.Fill("用途", "路费")
		desk.Fill("金额（元）", "12")
		desk.WantNoText("无票据的原因")
		take(desk, "票据", "无票据")
		desk.WantText("无票据的原因")
		desk.Press("保存")
		if got := len(lines(t, desk, "expense")); got != 1 {
			t.Fatalf("%d expenses", got)
		}
		desk.Fill("无票据的原因", "乡村公交")
		desk.Press("保存")
		if got := len(lines(t, desk, "expense")); got != 2 {
			t.Fatalf("%d expenses; shown %q", got, desk.Texts())
		}
	})
	t.Run("the same invoice twice is doubted and can be saved all the same", func(t *testing.T) {
		place.(screens.Creator).Create()
		desk.Fill("用途", "绘本")
		desk.Fill("金额（元）", "30")
		desk.Fill("票据号", "26329900")
		desk.Press("保存")
		desk.WantText("26329900")
		if got := len(lines(t, desk, "expense")); got != 2 {
			t.Fatalf("%d expenses", got)
		}
		desk.Press("仍然保存")
		if got := len(lines(t, desk, "expense")); got != 3 {
			t.Fatalf("%d expenses; shown %q", got, desk.Texts())
		}
		if desk.Canvas().Overlays().Top() != nil {
			t.Error("the form is still open")
		}
	})
	t.Run("a deleted expense comes back", func(t *testing.T) {
		id := lines(t, desk, "expense")[0].ID
		place.(screens.Opener).Open(id)
		desk.Press("删除")
		if got := len(lines(t, desk, "expense")); got != 2 {
			t.Fatalf("%d expenses", got)
		}
		desk.Undo()
		if got := len(lines(t, desk, "expense")); got != 3 {
			t.Errorf("%d expenses", got)
		}
	})
	t.Run("another year or project shows other lines", func(t *testing.T) {
		desk.Press("全部项目")
		desk.Type("暖阳")
		desk.Key(fyne.KeyReturn)
		desk.WantText("绘本与画具")
		desk.Press("2026 年")
		desk.Key(fyne.KeyDown, fyne.KeyReturn)
		desk.WantText("这个范围里还没有支出")
	})
}

func TestIncome(t *testing.T) {
	desk := screentest.New(t)
	place := money.New(desk)
	desk.Show(place)
	desk.Press("收入 0")
	desk.WantText("这个范围里还没有收入")
	place.(screens.Creator).Create()
	desk.Fill("付款方", "云禾市阳光公益基金会")
	desk.Fill("金额（元）", "5万")
	take(desk, "收入类别", "基金会")
	desk.Press("保存")
	kept := lines(t, desk, "income")
	if len(kept) != 1 || kept[0].Amount != 50_000_00 || kept[0].Item != "foundation" {
		t.Fatalf("kept are %+v, failed %v; shown %q", kept, desk.Errors, desk.Texts())
	}
	desk.WantText("云禾市阳光公益基金会")
	desk.WantText("¥50,000")
}

func TestMoneyOfOthers(t *testing.T) {
	store, lead := datatest.Open(t)
	desk := screentest.On(t, store, datatest.As(t, store, lead, data.Reviewer))
	place := money.New(desk)
	desk.Show(place)
	desk.WantText("这个范围里没有记录")
	if got := place.Tools(); len(got) != 0 {
		t.Errorf("%d tools", len(got))
	}
}
