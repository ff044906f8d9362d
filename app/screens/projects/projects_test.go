package projects_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"careledger/app/screens"
	"careledger/app/screens/projects"
	"careledger/app/screens/screentest"
	"careledger/app/widgets"
	"careledger/data"
	"careledger/data/datatest"
)

// newDesk is a desk with the place shown.
func newDesk(t *testing.T) (*screentest.Desk, screens.Screen) {
	t.Helper()
	desk := screentest.New(t)
	place := projects.New(desk)
	desk.Show(place)
	return desk, place
}

// onlyProject is the one project that there is.
func onlyProject(t *testing.T, desk *screentest.Desk) data.ProjectLine {
	t.Helper()
	found, _, err := desk.Store().Projects(desk.Session(), data.ProjectFilter{})
	if err != nil || len(found) != 1 {
		t.Fatalf("%d projects, %v", len(found), err)
	}
	return found[0]
}

// take takes an option of a choice by what is typed.
func take(desk *screentest.Desk, label, text string) {
	desk.T.Helper()
	desk.Canvas().Focus(desk.Field(label).(*widgets.Choice))
	desk.Type(text)
	desk.Key(fyne.KeyReturn)
}

func noErrors(t *testing.T, desk *screentest.Desk) {
	t.Helper()
	for _, err := range desk.Errors {
		t.Errorf("failed: %v", err)
	}
}

// newProject enters a project of the year in the form.
func newProject(desk *screentest.Desk, place screens.Screen) {
	desk.T.Helper()
	place.(screens.Creator).Create()
	desk.Fill("项目名称", "暖阳护苗")
	take(desk, "资助方", "云禾市阳光公益基金会")
	desk.Fill("开始日期", "20260101")
	desk.Fill("结束日期", "2026-12-31")
	desk.Fill("协议金额（元）", "12万")
	desk.Press("保存")
}

func TestProject(t *testing.T) {
	desk, place := newDesk(t)
	desk.WantText("还没有项目")
	for _, name := range []string{"顾念", "许诺言", "令狐若溪"} {
		datatest.Child(t, desk.Store(), desk.Session(), name, datatest.Born("2015-03-04"))
	}

	t.Run("a project is entered with a new funder", func(t *testing.T) {
		newProject(desk, place)
		noErrors(t, desk)
		p := onlyProject(t, desk)
		if p.Funder != "云禾市阳光公益基金会" || p.Budget != 120_000_00 || p.Code != "XM2026-A0001" || p.Start != "2026-01-01" {
			t.Errorf("kept is %+v", p)
		}
		desk.WantText("XM2026-A0001")
		desk.WantText("2026-01-01至2026-12-31")
	})
	t.Run("a wrong number stands beneath its field and nothing is kept", func(t *testing.T) {
		desk.Press("修改")
		desk.Fill("最大年龄", "十六")
		desk.Press("保存")
		desk.WantText("请填数字，如 12。")
		desk.Fill("最大年龄", "16")
		desk.Press("保存")
		if p, err := desk.Store().Project(desk.Session(), onlyProject(t, desk).ID); err != nil || p.AgeMax != 16 {
			t.Errorf("ages to %d, %v", p.AgeMax, err)
		}
	})
	t.Run("a target is counted from the records", func(t *testing.T) {
		desk.Press("指标")
		desk.Press("添加指标")
		take(desk, "指标", "U1")
		desk.Fill("目标值", "3")
		desk.Press("保存")
		desk.WantText("服务人数（去重）")
		desk.WantText("3 人")
		desk.WantText("0%")
		desk.Press("添加指标")
		take(desk, "指标", "其他承诺")
		desk.Fill("承诺内容", "出版绘本")
		desk.Fill("目标值", "1")
		desk.Fill("单位", "册")
		desk.Press("保存")
		desk.WantText("1 册")
		desk.WantText("需人工统计")
		kept, err := desk.Store().Targets(desk.Session(), onlyProject(t, desk).ID)
		if err != nil || len(kept) != 2 || kept[0].Code != "U1" || kept[0].Value != 3 || kept[1].Name != "出版绘本" {
			t.Errorf("kept are %+v, %v", kept, err)
		}
	})
	t.Run("a budget is one form", func(t *testing.T) {
		desk.Press("预算")
		desk.Press("修改预算")
		desk.Fill("直接受益支出", "80000")
		desk.Fill("活动费", "4万元")
		desk.Press("保存")
		desk.WantText("¥80,000.00")
		kept, err := desk.Store().Budget(desk.Session(), onlyProject(t, desk).ID)
		if err != nil || len(kept) != 2 || kept[1].Item != "activity" || kept[1].Planned != 40_000_00 {
			t.Errorf("kept are %+v, %v", kept, err)
		}
	})
	t.Run("all active children become members at once, and one leaves", func(t *testing.T) {
		desk.Press("成员")
		desk.WantText("还没有成员")
		desk.Press("添加成员")
		desk.Press("全选 3 人")
		desk.WantText("已勾选 3 人")
		desk.Press("添加成员")
		id := onlyProject(t, desk).ID
		if got := onlyProject(t, desk).Members; got != 3 {
			t.Fatalf("%d members, told %q", got, desk.Toasts)
		}
		focusRows(desk, 2)
		desk.Key(fyne.KeyDown)
		desk.Press("退出项目")
		desk.Fill("原因", "迁出")
		desk.Fill("最后一天", "2026-11-20")
		desk.Press("保存")
		desk.WantText("才加入")
		desk.Fill("最后一天", "2026-11-24")
		desk.Press("保存")
		ever, err := desk.Store().Members(desk.Session(), id, "")
		if err != nil || len(ever) != 3 {
			t.Fatalf("%d memberships, %v", len(ever), err)
		}
		ended := 0
		for _, m := range ever {
			if m.To == "2026-11-24" && m.Reason == "迁出" {
				ended++
			}
		}
		if ended != 1 || onlyProject(t, desk).Members != 3 { // the last day is still theirs
			t.Errorf("%d ended, %d members", ended, onlyProject(t, desk).Members)
		}
		noErrors(t, desk)
	})
	t.Run("a project goes into the bin and comes back", func(t *testing.T) {
		desk.Press("修改")
		desk.Press("删除")
		desk.WantText("删除这个项目？")
		desk.Press("删除")
		if found, _, _ := desk.Store().Projects(desk.Session(), data.ProjectFilter{}); len(found) != 0 {
			t.Error("the project is still there")
		}
		desk.Undo()
		onlyProject(t, desk)
	})
}

// focusRows gives the keyboard to the rows of the nth list that is shown, by
// Tab.
func focusRows(desk *screentest.Desk, nth int) {
	desk.T.Helper()
	desk.Canvas().Unfocus()
	for range 60 {
		desk.Canvas().FocusNext()
		if fmt.Sprintf("%T", desk.Canvas().Focused()) == "*widgets.rows" {
			if nth--; nth == 0 {
				return
			}
		}
	}
	desk.T.Fatal("no list takes the keyboard")
}

// pressTool presses a chip or button beside the title of the place.
func pressTool(t *testing.T, place screens.Screen, word string) {
	t.Helper()
	for _, tool := range place.Tools() {
		for _, o := range test.LaidOutObjects(tool) {
			text, ok := o.(interface{ Text() string })
			if can, press := o.(fyne.Tappable); ok && press && text.Text() == word {
				test.Tap(can)
				return
			}
		}
	}
	t.Fatalf("no tool says %q", word)
}

func TestFunders(t *testing.T) {
	desk, place := newDesk(t)
	pressTool(t, place, "资助方")
	desk.WantText("还没有资助方")
	place.(screens.Creator).Create()
	desk.Fill("名称", "云禾市民政局")
	desk.Press("保存")
	desk.WantText("云禾市民政局")
	place.(screens.Creator).Create()
	desk.Fill("名称", "云禾市民政局")
	desk.Press("保存")
	if len(desk.Errors) != 1 {
		t.Errorf("a second funder of the name was not refused: %v", desk.Errors)
	}
}

func TestProjectsOfOthers(t *testing.T) {
	store, lead := datatest.Open(t)
	if err := store.SaveProject(lead, &data.Project{Name: "暖阳护苗", Budget: 100}); err != nil {
		t.Fatal(err)
	}
	t.Run("a volunteer sees neither money nor buttons that write", func(t *testing.T) {
		desk := screentest.On(t, store, datatest.As(t, store, lead, data.Volunteer))
		desk.Show(projects.New(desk))
		desk.WantText("暖阳护苗")
		for _, word := range []string{"修改", "预算", "添加指标", "添加成员"} {
			desk.WantNoText(word)
		}
		noErrors(t, desk)
	})
	t.Run("an accountant sees the budget and no children", func(t *testing.T) {
		desk := screentest.On(t, store, datatest.As(t, store, lead, data.Accountant))
		desk.Show(projects.New(desk))
		desk.WantText("预算")
		desk.WantNoText("现有成员")
		if slices.Contains(desk.Texts(), "成员") {
			t.Error("the members can be chosen")
		}
		noErrors(t, desk)
	})
}

func TestSheets(t *testing.T) {
	desk, place := newDesk(t)
	if err := desk.Store().SaveFunder(desk.Session(), &data.Funder{Name: "云禾市阳光公益基金会", Kind: "foundation"}); err != nil {
		t.Fatal(err)
	}
	place.Update()
	newProject(desk, place)
	project := onlyProject(t, desk).ID
	desk.Press("满意度")
	desk.WantText("还没有录入问卷")
	desk.Press("录入问卷")
	take(desk, "调查对象", "监护人")
	desk.Fill("发出", "12")
	desk.Fill("非常满意", "9")
	desk.Fill("满意", "3")
	desk.Fill("无效", "1")
	desk.Press("保存")
	desk.WantText("收回 13 份，比发出的 12 份还多，请再数一遍。")
	desk.Fill("发出", "15")
	desk.Press("保存")
	desk.WantText("满意度 100%（有效问卷 12 份，回收率 86.7%）")
	kept, err := desk.Store().Surveys(desk.Session(), project)
	if err != nil || len(kept) != 1 || kept[0].Very != 9 || kept[0].Content != 3 || kept[0].Invalid != 1 || kept[0].Given != 15 {
		t.Errorf("kept is %+v, %v", kept, err)
	}
}
