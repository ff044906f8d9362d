package camp_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"careledger/data"
)

// lessons answers day and title of all lessons of the class.
func (p *place) lessons() (all []string) {
	p.T.Helper()
	lessons, err := p.Store().Lessons(p.Session(), p.class, "2026-01-01", "2026-12-31")
	if err != nil {
		p.T.Fatal(err)
	}
	for _, l := range lessons {
		all = append(all, l.Day[5:]+" "+l.Title)
	}
	return all
}

func TestTimetable(t *testing.T) {
	p := open(t)
	p.classWith(nil, "曹小雨")
	p.view("人员与课程")

	t.Run("a lesson on two days of each week, with one form", func(t *testing.T) {
		p.Press("添加课程")
		p.Fill("课程名称", "防溺水")
		p.pick("类别", "安全")
		p.WantNoText("星期几")
		p.pick("重复", "每周")
		p.Press("四") // beside Monday, the day that is shown
		p.Fill("最多几次", "3")
		p.Press("保存")
		if got := fmt.Sprint(p.lessons()); got != "[07-06 防溺水 07-09 防溺水 07-13 防溺水]" {
			t.Errorf("planned %s", got)
		}
		p.WantText("本周安全课 2 节")
	})
	t.Run("another one at the same time is asked about and then shown", func(t *testing.T) {
		p.Press("添加")
		p.Fill("课程名称", "合唱")
		p.Fill("节次", "1")
		p.Press("保存")
		p.WantText("柳桥班已排“防溺水”")
		p.Press("仍然保存")
		p.WantText("时间冲突")
		if got := p.lessons(); !slices.Contains(got, "07-06 合唱") {
			t.Errorf("planned %q", got)
		}
	})
	t.Run("the week after takes the timetable over, and gives it back", func(t *testing.T) {
		p.Screen.(interface{ Key(*fyne.KeyEvent) bool }).Key(&fyne.KeyEvent{Name: fyne.KeyRight})
		for range 9 {
			p.Key(fyne.KeyRight)
		}
		p.WantText("7月20日")
		p.WantText("本周还没有安全课")
		p.Press("同上周")
		if got := p.lessons(); !slices.Contains(got, "07-20 防溺水") {
			t.Errorf("planned %q", got)
		}
		p.Undo()
		if got := p.lessons(); len(got) != 4 {
			t.Errorf("after taking back %q", got)
		}
	})
}

// Forty children take forty keys: each is a mark, and nothing is between them.
func TestRollOfFortyTakesFortyKeys(t *testing.T) {
	p := open(t)
	var children []string
	for _, family := range []string{"赵", "钱", "孙", "李"} {
		for _, given := range []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"} {
			children = append(children, family+given)
		}
	}
	p.classWith(nil, children...)
	p.Type(strings.Repeat("1", 38) + "46")
	marks := map[string]int{}
	for _, mark := range p.roll("2026-07-06", data.SessionDay) {
		marks[mark]++
	}
	if marks[data.MarkPresent] != 38 || marks[data.MarkPersonalLeave] != 1 || marks[data.MarkAbsent] != 1 || p.counted() != 38 {
		t.Errorf("marks %v, %d services", marks, p.counted())
	}
	p.WantText("40 人全部点完")
}
