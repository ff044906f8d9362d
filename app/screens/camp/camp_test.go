package camp_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"careledger/app/screens/camp"
	"careledger/app/screens/screentest"
	"careledger/data"
	"careledger/data/datatest"
)

// class makes a class of the test with some children in it.
func (p *place) classWith(change func(*data.Camp), children ...string) {
	p.T.Helper()
	c := data.Camp{Name: "柳桥班", Term: "first", From: "2026-07-06", To: "2026-07-24", HalfDay: "day", Start: "08:30", End: "16:30", Meal: "provided", Status: "running"}
	if change != nil {
		change(&c)
	}
	if err := p.Store().SaveCamp(p.Session(), &c); err != nil {
		p.T.Fatal(err)
	}
	p.class = c.ID
	for _, name := range children {
		e := data.CampEnrolment{CampID: c.ID, ChildID: datatest.Child(p.T, p.Store(), p.Session(), name).ID, Status: data.EnrolInClass, Joined: c.From}
		if err := p.Store().Enrol(p.Session(), &e, true); err != nil {
			p.T.Fatal(err)
		}
	}
	p.comeBack()
}

// enrolmentOf answers the id of a child's enrolment.
func (p *place) enrolmentOf(name string) string {
	p.T.Helper()
	lines, err := p.Store().Enrolments(p.Session(), p.class, "")
	if err != nil {
		p.T.Fatal(err)
	}
	at := slices.IndexFunc(lines, func(l data.EnrolmentLine) bool { return l.Name == name })
	if at < 0 {
		p.T.Fatalf("%s is not enrolled", name)
	}
	return lines[at].ID
}

func TestHalfDaysAreCalledApart(t *testing.T) {
	p := open(t)
	p.classWith(func(c *data.Camp) { c.HalfDay = "both" }, "曹小雨", "丁一诺")
	p.WantText("7月6日 星期一 · 上午点名")
	p.Type("11")
	p.Press("下午")
	p.WantText("7月6日 星期一 · 下午点名")
	p.wantStatus("已点 0 / 2")
	p.Type("16")
	if got := p.roll("2026-07-06", data.SessionAM); got["曹小雨"] != data.MarkPresent || got["丁一诺"] != data.MarkPresent {
		t.Errorf("in the morning %v", got)
	}
	if got := p.roll("2026-07-06", data.SessionPM); got["曹小雨"] != data.MarkPresent || got["丁一诺"] != data.MarkAbsent {
		t.Errorf("in the afternoon %v", got)
	}
	t.Run("both halves of a day count once", func(t *testing.T) {
		if got := p.counted(); got != 2 {
			t.Errorf("%d services count, want 2", got)
		}
	})
	t.Run("the monthly sheet shows both halves", func(t *testing.T) {
		p.view("月表")
		p.WantText("✓✓")
		p.WantText("✓缺")
		p.WantText("开班 1 天，出勤 2 人日")
	})
}

func TestKeysWorkWhereverTheKeyboardIs(t *testing.T) {
	p := open(t)
	p.classWith(nil, "曹小雨", "丁一诺", "范多多")
	t.Run("on a button", func(t *testing.T) {
		p.Canvas().FocusPrevious()
		p.Type("1")
		p.wantMarks("2026-07-06", map[string]string{"曹小雨": data.MarkPresent})
	})
	t.Run("nowhere", func(t *testing.T) {
		p.Canvas().Unfocus()
		p.Type("2")
		p.wantMarks("2026-07-06", map[string]string{"丁一诺": data.MarkLate})
	})
	t.Run("in a field they are text", func(t *testing.T) {
		p.Canvas().Focus(p.Field("6 缺勤").(fyne.Focusable))
		p.Type("3")
		p.wantMarks("2026-07-06", map[string]string{"范多多": ""})
		p.Key(fyne.KeyEscape)
		if l := p.line("范多多", "2026-07-06"); l.Note != "" {
			t.Errorf("the note %q was kept after Esc", l.Note)
		}
	})
	t.Run("a note is kept when the keyboard goes elsewhere", func(t *testing.T) {
		p.Canvas().Focus(p.Field("6 缺勤").(fyne.Focusable))
		p.Type("发热")
		p.Canvas().Unfocus()
		if l := p.line("范多多", "2026-07-06"); l.Note != "发热" || l.Mark() != "" {
			t.Errorf("kept %+v", l)
		}
	})
	t.Run("backspace takes a mark back", func(t *testing.T) {
		p.comeBack()
		p.Key(fyne.KeyUp, fyne.KeyBackspace)
		p.wantMarks("2026-07-06", map[string]string{"丁一诺": ""})
	})
}

func TestADayOfAChild(t *testing.T) {
	p := open(t)
	p.classWith(nil, "曹小雨")
	p.Key(fyne.KeyReturn)
	p.Fill("签到时间", "8:05")
	p.pick("送达人", "孙")
	p.Fill("体温（℃）", "36,x")
	p.Press("保存")
	p.WantText("请填写体温")
	p.Fill("体温（℃）", "36.8")
	p.Fill("备注", "带了药")
	p.Press("保存")
	l := p.line("曹小雨", "2026-07-06")
	if l.In != "08:05" || l.InBy != "孙桂兰" || l.Temperature != 368 || l.Note != "带了药" || l.Mark() != data.MarkPresent {
		t.Errorf("kept %+v", l)
	}
	p.WantText("36.8 ℃ · 带了药")
}

func TestWaitingListAndPickUp(t *testing.T) {
	p := open(t)
	p.classWith(func(c *data.Camp) { c.Capacity = 1 }, "曹小雨", "丁一诺", "范多多", "何沐阳", "顾念")
	p.view("报名")
	if got := p.statuses(); got["曹小雨"] != data.EnrolInClass || got["丁一诺"] != data.EnrolWaiting {
		t.Fatalf("enrolled %v", got)
	}
	t.Run("those who wait stand in the order of their enrolment", func(t *testing.T) {
		waiting, err := p.Store().Enrolments(p.Session(), p.class, data.EnrolWaiting)
		var order []string
		for _, l := range waiting {
			order = append(order, l.Name)
		}
		if want := []string{"丁一诺", "范多多", "何沐阳", "顾念"}; err != nil || !slices.Equal(order, want) {
			t.Errorf("they wait as %v, want %v, %v", order, want, err)
		}
	})
	opener := p.Screen.(interface{ Open(id string) })

	t.Run("health and pick-up are noted", func(t *testing.T) {
		opener.Open(p.enrolmentOf("曹小雨"))
		p.Press("添加接送人")
		p.Fill("姓名", "曹大力")
		p.Fill("电话", "13800000002")
		p.Press("禁止接走")
		p.Press("保存")
		p.WantText("曹大力")
		named, err := p.Store().Pickups(p.Session(), p.enrolmentOf("曹小雨"))
		if err != nil || len(named) != 1 || !named[0].Forbidden || named[0].Phone != "13800000002" {
			t.Errorf("kept %+v, %v", named, err)
		}
		p.Press("修改")
		p.Fill("过敏", "花生过敏")
		p.Press("保存")
		p.WantText("仍然保存")
		p.Press("仍然保存")
		e, err := p.Store().Enrolment(p.Session(), p.enrolmentOf("曹小雨"))
		if err != nil || e.Allergies != "花生过敏" {
			t.Errorf("kept %+v, %v", e, err)
		}
	})
	t.Run("leaving wants a reason and lets the next one move up", func(t *testing.T) {
		p.Press("中途退出")
		p.Press("保存")
		p.WantText("请")
		p.Fill("原因", "随父母外出")
		p.Press("保存")
		if got := p.statuses(); got["曹小雨"] != data.EnrolLeft || got["丁一诺"] != data.EnrolAdmitted {
			t.Errorf("now %v", got)
		}
		if !slices.Contains(p.Toasts, "候补的 1 人已递补录取。") {
			t.Errorf("toasts %q", p.Toasts)
		}
		p.Key(fyne.KeyEscape)
	})
	t.Run("who is admitted joins", func(t *testing.T) {
		opener.Open(p.enrolmentOf("丁一诺"))
		p.Press("在班")
		p.Press("保存")
		e, err := p.Store().Enrolment(p.Session(), p.enrolmentOf("丁一诺"))
		if err != nil || e.Status != data.EnrolInClass || e.Joined != "2026-07-06" {
			t.Errorf("now %+v, %v", e, err)
		}
		p.Key(fyne.KeyEscape)
	})
}

func TestPeopleLessonsIncidents(t *testing.T) {
	p := open(t)
	p.classWith(nil, "曹小雨")
	person := data.Person{Name: "吴老师", Role: "volunteer"}
	if err := p.Store().SavePerson(p.Session(), &person, true); err != nil {
		t.Fatal(err)
	}
	p.view("人员与课程")
	p.WantText("本周还没有安全课")

	t.Run("people, and the next day the same", func(t *testing.T) {
		p.Key(fyne.KeyInsert)
		p.pick("人员", "wls")
		p.Press("保存")
		p.clock.Set("2026-07-07", "08:00")
		p.Canvas().Unfocus()
		p.Key(fyne.KeyRight)
		p.Press("同上一日")
		duties, err := p.Store().OnDuty(p.Session(), p.class, "2026-07-07", "2026-07-07")
		if err != nil || len(duties) != 1 || duties[0].Name != "吴老师" || duties[0].Minutes != 480 {
			t.Errorf("on duty %+v, %v", duties, err)
		}
	})
	t.Run("a safety lesson", func(t *testing.T) {
		p.Press("添加课程")
		p.Fill("课程名称", "防溺水")
		p.Press("算作安全课")
		p.Press("保存")
		p.WantText("本周安全课 1 节")
		lessons, err := p.Store().Lessons(p.Session(), p.class, "2026-07-07", "2026-07-07")
		if err != nil || len(lessons) != 1 || !lessons[0].Safety || lessons[0].Title != "防溺水" {
			t.Errorf("lessons %+v, %v", lessons, err)
		}
	})
	t.Run("an incident", func(t *testing.T) {
		p.view("安全")
		p.Press("记一件")
		p.Press("保存")
		p.WantText("请")
		p.Fill("经过", "课间跑动磕到膝盖")
		p.Fill("处置", "消毒包扎，已通知奶奶")
		p.Press("保存")
		p.WantText("课间跑动磕到膝盖")
		all, err := p.Store().Incidents(p.Session(), p.class)
		if err != nil || len(all) != 1 || all[0].Action != "消毒包扎，已通知奶奶" || all[0].At != "08:00" {
			t.Errorf("incidents %+v, %v", all, err)
		}
	})
}

func TestWhatNeedsAPerson(t *testing.T) {
	p := open(t)
	p.classWith(nil, "曹小雨", "丁一诺")
	for _, day := range []string{"2026-07-06", "2026-07-07", "2026-07-08"} {
		p.clock.Set(day, "17:00")
		p.comeBack()
		p.Type("16")
		p.Canvas().Unfocus()
		p.Key(fyne.KeyRight)
	}
	p.Key(fyne.KeyLeft)
	p.WantText("丁一诺连续 3 次缺勤，请联系监护人。")
	p.WantText("放学半小时后还未接走：曹小雨")
	p.WantText("7月6日这一周还没有安全课。")
	p.WantText("还没有登记当天的工作人员")
}

func TestClosingAClass(t *testing.T) {
	p := open(t)
	p.classWith(nil, "曹小雨")
	p.Press("班级设置")
	p.pick("状态", "已结班")
	p.Press("保存")
	if got := p.statuses()["曹小雨"]; got != data.EnrolFinished {
		t.Errorf("the child is %s", got)
	}
	c, err := p.Store().Camp(p.Session(), p.class)
	if err != nil || c.Status != "finished" {
		t.Errorf("the class is %+v, %v", c, err)
	}
}

func TestWhoMayOnlyRead(t *testing.T) {
	p := open(t)
	p.classWith(nil, "曹小雨")
	viewer := screentest.On(t, p.Store(), datatest.As(t, p.Store(), p.Session(), data.Viewer))
	viewer.Show(camp.New(viewer))
	viewer.WantText("曹小雨")
	viewer.WantNoText("新建班级")
	viewer.WantNoText("1 出勤")
	viewer.Type("1")
	viewer.Key(fyne.KeySpace, fyne.KeyBackspace, fyne.KeyReturn)
	p.wantMarks("2026-07-06", map[string]string{"曹小雨": ""})
	if len(viewer.Errors) > 0 {
		t.Errorf("a viewer's key is refused aloud: %v", viewer.Errors)
	}
}
