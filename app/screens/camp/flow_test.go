package camp_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"careledger/app/screens"
	"careledger/app/screens/camp"
	"careledger/app/screens/screentest"
	"careledger/app/widgets"
	"careledger/data"
	"careledger/data/datatest"
)

// place is the place of the summer classes on a store of a test, with its clock.
type place struct {
	*screentest.Desk
	clock *datatest.Clock
	class string // id of the class of the test
}

// open shows the place on a new store, on the morning of Monday 2026-07-06.
func open(t *testing.T) *place {
	t.Helper()
	clock := datatest.NewClock()
	clock.Set("2026-07-06", "08:20")
	store, session := datatest.OpenAt(t, clock)
	p := &place{Desk: screentest.On(t, store, session), clock: clock}
	p.Show(camp.New(p))
	return p
}

// Canvas is the canvas of the window.
func (p *place) Canvas() fyne.Canvas { return p.Desk.Canvas() }

// view turns to another view by its chip beside the title.
func (p *place) view(word string) {
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

// pick takes the first option that a search in a field finds.
func (p *place) pick(label, query string) {
	p.T.Helper()
	p.Canvas().Focus(p.Field(label).(fyne.Focusable))
	p.Type(query)
	p.Key(fyne.KeyReturn)
}

// comeBack brings the place to front again, as the window does.
func (p *place) comeBack() {
	p.Canvas().Unfocus()
	p.Screen.Update()
}

// roll is how the roll of a day stands in the file: marks by name.
func (p *place) roll(day, session string) map[string]string {
	p.T.Helper()
	lines, err := p.Store().RollCall(p.Session(), p.class, day, session)
	if err != nil {
		p.T.Fatal(err)
	}
	marks := map[string]string{}
	for _, l := range lines {
		marks[l.Name] = l.Mark()
	}
	return marks
}

// line is how a child stands in the roll of a day.
func (p *place) line(name, day string) data.RollLine {
	p.T.Helper()
	lines, err := p.Store().RollCall(p.Session(), p.class, day, data.SessionDay)
	if err != nil {
		p.T.Fatal(err)
	}
	for _, l := range lines {
		if l.Name == name {
			return l
		}
	}
	p.T.Fatalf("%s is not in the roll of %s", name, day)
	return data.RollLine{}
}

// wantMarks fails the test unless the children of the roll, in the order shown,
// have these marks.
func (p *place) wantMarks(day string, want map[string]string) {
	p.T.Helper()
	got := p.roll(day, data.SessionDay)
	for name, mark := range want {
		if got[name] != mark {
			p.T.Errorf("%s on %s is %q, want %q", name, day, got[name], mark)
		}
	}
}

// wantStatus fails the test unless the foot says something at its left.
func (p *place) wantStatus(want string) {
	p.T.Helper()
	if left, _ := p.Screen.Status(); left != want {
		p.T.Errorf("the foot says %q, want %q", left, want)
	}
}

// counted is how often children were served in the class's weeks.
func (p *place) counted() int64 {
	p.T.Helper()
	f, err := p.Store().Figures(p.Session(), data.Scope{From: "2026-07-01", To: "2026-08-31"}, "U2")
	if err != nil {
		p.T.Fatal(err)
	}
	return int64(f["U2"].Value)
}

// statuses are the states of the enrolments by name.
func (p *place) statuses() map[string]string {
	p.T.Helper()
	lines, err := p.Store().Enrolments(p.Session(), p.class, "")
	if err != nil {
		p.T.Fatal(err)
	}
	states := map[string]string{}
	for _, l := range lines {
		states[l.Name] = l.Status
	}
	return states
}

// newClass fills in the form of a class of three weeks with four places.
func (p *place) newClass() {
	p.T.Helper()
	p.Press("新建班级")
	p.Fill("班级名称", "柳桥班")
	p.Fill("开班日", "2026-07-06")
	p.Fill("结束日", "2026-07-24")
	p.Fill("名额", "4")
	p.Press("保存")
	classes, _, err := p.Store().CampLines(p.Session(), data.CampFilter{})
	if err != nil || len(classes) != 1 {
		p.T.Fatalf("%d classes, %v; shown are %q", len(classes), err, p.Texts())
	}
	p.class = classes[0].ID
}

// names are the children of the test in the order of the roll.
var names = []string{"曹小雨", "丁一诺", "范多多", "顾念", "何沐阳"}

// enrol makes the children and enrols them all by the form.
func (p *place) enrol() {
	p.T.Helper()
	for _, name := range names {
		datatest.Child(p.T, p.Store(), p.Session(), name)
	}
	p.Press("给孩子报名")
	for _, query := range []string{"cxy", "dyn", "fdd", "gn", "hmy"} {
		p.pick("孩子", query)
	}
	p.Press("报名")
}

func TestClassFromEnrolmentToSignOut(t *testing.T) {
	p := open(t)
	p.WantText("还没有暑托班")

	t.Run("the form of a class says what it lacks", func(t *testing.T) {
		p.Press("新建班级")
		p.Fill("班级名称", "柳桥班")
		p.Press("保存")
		p.WantText("请填写")
		p.Key(fyne.KeyEscape)
	})
	t.Run("a class is opened", func(t *testing.T) {
		p.newClass()
		p.WantText("柳桥班")
		p.WantText("还没有孩子报名")
	})
	t.Run("many children are enrolled at once, and the last waits", func(t *testing.T) {
		p.enrol()
		got := p.statuses()
		for i, name := range names {
			want := data.EnrolInClass
			if i == len(names)-1 {
				want = data.EnrolWaiting
			}
			if got[name] != want {
				t.Errorf("%s is %q, want %q", name, got[name], want)
			}
		}
		p.WantText("报名 4/4 · 候补 1")
		p.WantText("候补 1")
		if !slices.Contains(p.Toasts, "已为 5 个孩子报名。 名额已满，其中 1 人候补。") {
			t.Errorf("toasts %q", p.Toasts)
		}
	})
	t.Run("each key is saved at once", func(t *testing.T) {
		p.view("点名")
		p.WantText("7月6日 星期一 · 点名")
		p.wantStatus("已点 0 / 4")
		for i, step := range []struct{ key, mark string }{{"1", data.MarkPresent}, {"2", data.MarkLate}} {
			p.Type(step.key)
			p.wantMarks("2026-07-06", map[string]string{names[i]: step.mark})
		}
		p.wantStatus("已点 2 / 4")
		if l := p.line(names[0], "2026-07-06"); l.In != "08:20" {
			t.Errorf("the child came at %q", l.In)
		}
	})
	t.Run("it is left and goes on at the first child without a mark", func(t *testing.T) {
		p.Key(fyne.KeyEscape)
		if !slices.Contains(p.Went, screens.Home) {
			t.Errorf("Esc led to %q", p.Went)
		}
		p.comeBack()
		p.Type("5")
		p.wantMarks("2026-07-06", map[string]string{names[2]: data.MarkSickLeave, names[3]: ""})
		p.Type("６")
		p.wantMarks("2026-07-06", map[string]string{names[3]: data.MarkAbsent})
		p.WantText("4 人全部点完")
		if got := p.counted(); got != 2 {
			t.Errorf("%d services count, want 2", got)
		}
	})
	t.Run("the second day: space takes the mark above, 0 clears, a note is kept", func(t *testing.T) {
		p.clock.Set("2026-07-07", "08:30")
		p.Key(fyne.KeyRight)
		p.WantText("7月7日 星期二 · 点名")
		p.Type("1")
		p.Key(fyne.KeySpace, fyne.KeySpace)
		p.Type("4")
		p.wantMarks("2026-07-07", map[string]string{names[0]: data.MarkPresent, names[1]: data.MarkPresent, names[2]: data.MarkPresent, names[3]: data.MarkPersonalLeave})
		p.Type("0")
		p.wantMarks("2026-07-07", map[string]string{names[3]: ""})
		p.Type("1")
		p.Key(fyne.KeyUp)
		p.Type("3")
		if l := p.line(names[2], "2026-07-07"); !l.Early || l.Status != data.MarkPresent {
			t.Errorf("gone early: %+v", l)
		}
		p.Canvas().Focus(p.Field("6 缺勤").(fyne.Focusable))
		p.Type("奶奶来接，去医院")
		p.Key(fyne.KeyReturn)
		if l := p.line(names[2], "2026-07-07"); l.Note != "奶奶来接，去医院" {
			t.Errorf("the note is %q", l.Note)
		}
	})
	t.Run("the third day", func(t *testing.T) {
		p.clock.Set("2026-07-08", "16:40")
		p.comeBack()
		p.Key(fyne.KeyRight)
		p.Type("1111")
		p.WantText("4 人全部点完")
		if got := p.counted(); got != 2+4+4 {
			t.Errorf("%d services count, want 10", got)
		}
	})
	p.signOut()
}

// signOut goes on with the third day of the flow.
func (p *place) signOut() {
	forbid := func(name, person string) {
		l := p.line(name, "2026-07-08")
		if err := p.Store().SavePickup(p.Session(), &data.CampPickup{EnrolmentID: l.EnrolmentID, Name: person, Forbidden: true}); err != nil {
			p.T.Fatal(err)
		}
	}
	forbid(names[1], "丁大勇")
	p.view("签退")
	p.wantStatus("已签退 0 / 4")
	p.WantText("1 孙桂兰")
	p.WantText("丁大勇")

	p.Type("1")
	if l := p.line(names[0], "2026-07-08"); l.OutBy != "孙桂兰" || l.Out != "16:40" {
		p.T.Errorf("signed out %+v", l)
	}
	p.wantStatus("已签退 1 / 4")

	p.Key(fyne.KeyReturn)
	p.pick("接走人", "丁大勇")
	p.Press("签退")
	p.WantText("不得接走")
	if l := p.line(names[1], "2026-07-08"); l.Out != "" {
		p.T.Errorf("somebody forbidden collected %+v", l)
	}
	p.pick("接走人", "邻居王阿姨")
	p.Press("签退")
	p.WantText("仍然让孩子离开")
	p.Press("仍然签退")
	if l := p.line(names[1], "2026-07-08"); l.OutBy != "邻居王阿姨" {
		p.T.Errorf("signed out %+v", l)
	}
	p.Key(fyne.KeyUp)
	p.Type("0")
	if l := p.line(names[1], "2026-07-08"); l.Out != "" || l.Status != data.MarkPresent {
		p.T.Errorf("taken back %+v", l)
	}
}
