package demo

import (
	"time"

	"careledger/data"
)

// callRolls makes the roll calls of a class up to yesterday, with those on duty;
// today's is left to be called.
func (w *world) callRolls(d dice, k *class) {
	for on := k.from; on <= min(k.to, w.today-1); on++ {
		if on.weekend() {
			continue
		}
		w.onDuty(d, k, on)
		var there *pupil
		for _, p := range k.pupils {
			if p.joined == 0 || on < p.joined || p.left != 0 && on > p.left {
				continue
			}
			if w.mark(d, k, p, on) && there == nil {
				there = p
			}
		}
		if k.accident && on == k.from+9 && there != nil {
			w.incident(k, there, on)
		}
		if w.err != nil {
			return
		}
	}
}

// onDuty notes who works on a day: the class teacher and most of the others, so
// that there is one for five children.
func (w *world) onDuty(d dice, k *class, on day) {
	spare := len(k.staff) - (len(k.pupils)+4)/5
	for i, p := range k.staff {
		if i > 0 && spare > 0 && d.chance(12) {
			spare--
			continue
		}
		duty := "volunteer"
		switch i {
		case 0:
			duty = "class_teacher"
		case 1:
			duty = "assistant"
		case 2:
			duty = "safety"
		}
		w.put(&data.CampStaff{
			CampID: k.ID, PersonID: p.id, Day: on.String(), Duty: duty, Start: clock(classFrom - 30), End: clock(classTo + 30), Minutes: classTo - classFrom + 60,
		})
	}
}

// mark marks a child on a day and answers whether it was there.
func (w *world) mark(d dice, k *class, p *pupil, on day) bool {
	r := data.CampDay{CampID: k.ID, ChildID: p.id, Day: on.String(), Session: data.SessionDay, Status: data.MarkPresent}
	switch n := d.IntN(1000); {
	case n < 30:
		r.Status, r.Note = data.MarkPersonalLeave, pick(d, []string{"走亲戚", "家中有事", ""})
	case n < 55:
		r.Status, r.Note = data.MarkSickLeave, pick(d, []string{"发热", "咳嗽", ""})
	case n < 67:
		r.Status, r.Note = data.MarkAbsent, pick(d, []string{"电话未接通", "家长称忘记请假"})
	default:
		w.clockIn(d, p, &r)
	}
	w.put(&r)
	return r.Status == data.MarkPresent
}

// clockIn notes when a child that is there came and went.
func (w *world) clockIn(d dice, p *pupil, r *data.CampDay) {
	in, out := classFrom-d.between(2, 30), classTo+d.between(0, 25)
	if d.chance(4) {
		r.Late, in = true, classFrom+d.between(10, 50)
	}
	if d.chance(3) {
		r.Early, out = true, classTo-d.between(30, 120)
	}
	r.In, r.Out, r.InBy, r.OutBy = clock(in), clock(out), p.collects, p.collects
	r.Temperature = d.between(361, 371)
	if d.chance(2) {
		r.Out, r.OutBy = "", "" // nobody noted it
	}
}

// incident notes a small accident.
func (w *world) incident(k *class, p *pupil, on day) {
	w.put(&data.Incident{
		CampID: data.Ref(k.ID), ChildID: data.Ref(p.id), Day: on.String(), At: "10:20", Kind: "fall", Level: "light", What: "课间跑动时绊倒，右膝擦破皮。",
		Action: "用碘伏消毒并贴创可贴，联系监护人说明情况，当天下午观察无异常。", Informed: "10:35", Closed: (on + 1).String(),
	})
}

// lessonOf is a lesson of the timetable.
type lessonOf struct{ title, kind string }

// timetable are the lessons of each weekday from Monday on.
var timetable = [][]lessonOf{
	{{"防溺水安全课", "safety"}, {"作业辅导", "homework"}, {"绘本共读", "reading"}, {"跳绳与足球", "sports"}},
	{{"作业辅导", "homework"}, {"科学小实验", "science"}, {"剪纸与扎染", "heritage"}, {"合唱", "music"}},
	{{"作业辅导", "homework"}, {"红色故事会", "ideals"}, {"创意美术", "arts"}, {"团体心理游戏", "psy"}},
	{{"交通与用电安全", "safety"}, {"作业辅导", "homework"}, {"法治小课堂", "law"}, {"羽毛球", "sports"}},
	{{"作业辅导", "homework"}, {"整理与清洁", "labour"}, {"走进社区", "practice"}, {"生活小能手", "life"}},
}

var periods = []string{"上午第一节", "上午第二节", "下午第一节", "下午第二节"}

// teach makes the lessons of the days that were open.
func (w *world) teach(d dice, k *class) {
	for on := k.from; on <= min(k.to, w.today); on++ {
		n := on.weekday() - int(time.Monday)
		if on.weekend() || n >= len(timetable) {
			continue
		}
		if on > min(k.to, w.today)-checkedDays {
			w.walkThrough(k, on)
		}
		for i, l := range timetable[n] {
			w.put(&data.Lesson{
				CampID: k.ID, Day: on.String(), Period: periods[i], Title: l.title, Kind: l.kind, Safety: l.kind == "safety", Lecturer: pick(d, k.staff).name,
			})
		}
	}
}

// checkedDays is for how many of the last days of a class its safety list is
// filled.
const checkedDays = 5

// walkThrough fills the safety list of a day; on Mondays something was wrong.
func (w *world) walkThrough(k *class, on day) {
	for _, item := range data.CampCheckItems {
		c := data.CampCheck{CampID: k.ID, Day: on.String(), Item: item, OK: true, By: k.staff[0].name}
		if item == "exits" && on.weekday() == int(time.Monday) {
			c.OK, c.Action = false, "后门被纸箱挡住，已当场搬开，并提醒食堂。"
		}
		w.put(&c)
	}
}
