package camp_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"careledger/data"
)

func TestClosedRollAsksWhy(t *testing.T) {
	p := open(t)
	p.classWith(nil, "曹小雨", "丁一诺")
	p.Type("6")
	p.clock.Set("2026-07-08", "09:00")
	p.comeBack()

	t.Run("who was left out is marked as ever", func(t *testing.T) {
		p.Type("1")
		p.wantMarks("2026-07-06", map[string]string{"丁一诺": data.MarkPresent})
	})
	t.Run("a mark that was given wants a reason", func(t *testing.T) {
		p.Key(fyne.KeyUp)
		p.Type("1")
		p.WantText("放学 24 小时后已锁定")
		p.Press("更正")
		p.WantText("请填写修改的原因")
		p.wantMarks("2026-07-06", map[string]string{"曹小雨": data.MarkAbsent})
		p.Fill("现在修改的原因", "纸质签到表上有签名")
		p.Press("更正")
		p.wantMarks("2026-07-06", map[string]string{"曹小雨": data.MarkPresent})
	})
	t.Run("once said, the day goes on with one key each", func(t *testing.T) {
		p.Key(fyne.KeyDown)
		p.Type("2")
		p.wantMarks("2026-07-06", map[string]string{"丁一诺": data.MarkLate})
	})
	t.Run("Esc changes nothing", func(t *testing.T) {
		p.clock.Set("2026-07-09", "09:00")
		p.comeBack()
		p.Key(fyne.KeyRight)
		p.Type("1")
		p.clock.Set("2026-07-11", "09:00")
		p.Key(fyne.KeyUp)
		p.Type("6")
		p.Key(fyne.KeyEscape)
		p.wantMarks("2026-07-07", map[string]string{"曹小雨": data.MarkPresent})
	})
	if len(p.Errors) > 0 {
		t.Errorf("refused aloud: %v", p.Errors)
	}
}

func TestEndOfTerm(t *testing.T) {
	p := open(t)
	p.classWith(nil, "曹小雨", "丁一诺", "范多多")
	for day, marks := range map[string][3]string{
		"2026-07-06": {data.MarkPresent, data.MarkPresent, data.MarkPresent},
		"2026-07-07": {data.MarkPresent, data.MarkSickLeave, data.MarkAbsent},
		"2026-07-08": {data.MarkPresent, data.MarkPresent, data.MarkAbsent},
		"2026-07-09": {data.MarkPresent, data.MarkPresent, data.MarkPresent},
		"2026-07-10": {data.MarkPresent, data.MarkPresent, data.MarkPresent},
	} {
		p.clock.Set("2026-07-24", "17:00")
		for i, mark := range marks {
			child := p.line([]string{"曹小雨", "丁一诺", "范多多"}[i], day).ChildID
			if err := p.Store().Mark(p.Session(), p.class, child, day, data.SessionDay, mark); err != nil {
				t.Fatal(err)
			}
		}
	}
	p.comeBack()
	p.view("期末")

	t.Run("attendance of five days proposes 5, 4 and 3 of them", func(t *testing.T) {
		for _, want := range []string{"5 / 5", "4 / 5", "3 / 5"} {
			p.WantText(want)
		}
	})
	t.Run("a key notes a result and goes on", func(t *testing.T) {
		p.Type("1")
		p.wantResults("excellent", "", "")
		p.wantStatus("已填 1 / 3")
		p.Type("3")
		p.wantResults("excellent", "incomplete", "")
		p.Key(fyne.KeyUp)
		p.Type("0")
		p.wantResults("excellent", "", "")
	})
	t.Run("the rest goes by attendance, and can be taken back", func(t *testing.T) {
		p.Press("其余按出勤填")
		p.wantResults("excellent", "completed", "incomplete")
		if !slices.Contains(p.Toasts, "已按出勤填写 2 个结果。") {
			t.Errorf("toasts %q", p.Toasts)
		}
		p.Undo()
		p.wantResults("excellent", "", "")
	})
	t.Run("a remark is kept with the result, and the enrolment shows both", func(t *testing.T) {
		p.Canvas().Unfocus()
		p.view("期末")
		p.Key(fyne.KeyHome, fyne.KeyReturn)
		p.Fill("评语", "学会了自由泳")
		p.Press("保存")
		p.WantText("学会了自由泳")
		p.view("报名")
		p.Key(fyne.KeyHome, fyne.KeyReturn)
		p.WantText("优秀 · 学会了自由泳")
	})
}

// wantResults fails the test unless the children, by name, ended the term so.
func (p *place) wantResults(want ...string) {
	p.T.Helper()
	lines, err := p.Store().CampResultLines(p.Session(), p.class)
	if err != nil {
		p.T.Fatal(err)
	}
	var got []string
	for _, l := range lines {
		got = append(got, l.Result)
	}
	if !slices.Equal(got, want) {
		p.T.Errorf("the results are %q, want %q", got, want)
	}
}

func TestStepsOfAnIncident(t *testing.T) {
	p := open(t)
	p.classWith(nil, "曹小雨")
	p.view("安全")
	p.Press("记一件")
	p.Fill("经过", "课间跑动磕到膝盖")
	p.Fill("处置过程", "10点10分 告诉奶奶\n没有时间的一行")
	p.Press("保存")
	p.WantText("每一步先写时间")
	p.Fill("处置过程", "10点10分 告诉奶奶\n\n9:50 消毒包扎")
	p.Fill("上报日期", "2026-07-06")
	p.Fill("保险报案号", " A-17 ")
	p.Press("保存")
	all, err := p.Store().Incidents(p.Session(), p.class)
	if err != nil || len(all) != 1 || all[0].Steps != "09:50 消毒包扎\n10:10 告诉奶奶" || all[0].Reported != "2026-07-06" || all[0].InsuranceNo != "A-17" {
		t.Errorf("incidents %+v, %v", all, err)
	}
}
