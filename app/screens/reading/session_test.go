package reading_test

import (
	"testing"

	"careledger/app/screens"
	"careledger/app/screens/reading"
	"careledger/app/screens/screentest"
	"careledger/data"
	"careledger/data/datatest"
)

// A session of thirty children takes fewer than ten actions besides its title.
func TestSessionOfThirtyTakesFewActions(t *testing.T) {
	d := screentest.New(t)
	for _, family := range []string{"赵", "钱", "孙"} {
		for _, given := range []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"} {
			datatest.Child(t, d.Store(), d.Session(), family+given)
		}
	}
	d.Show(reading.New(d))
	d.Screen.(screens.Creator).Create()
	d.Fill("活动名称", "绘本共读")
	actions := []func(){
		func() { d.Fill("书目", "小王子") },
		func() { d.Fill("时长（分钟）", "60") },
		func() { d.Screen.(screens.Finder).Find() },
		func() { d.Pick("柳桥镇") }, // all children of a town
		func() { d.Press("保存") },
	}
	for _, act := range actions {
		act()
	}
	lines, _, err := d.Store().ActivityLines(d.Session(), data.ActivityFilter{Programme: "reading"})
	if err != nil || len(lines) != 1 || lines[0].Attended != 30 {
		t.Fatalf("saved %+v, %v", lines, err)
	}
	figures, err := d.Store().Figures(d.Session(), data.Scope{From: "2026-01-01", To: "2026-12-31"}, "U1", "U2")
	if err != nil || figures["U1"].Value != 30 || figures["U2"].Value != 30 || len(actions) >= 10 {
		t.Errorf("%d actions; figures %+v, %v", len(actions), figures, err)
	}
}
