package demo

import (
	"slices"

	"careledger/data"
)

// call is a visit to be made.
type call struct {
	day   day
	child *child
	how   string
}

// makeVisits makes the visits month by month, so that their numbers follow the
// days.
func (w *world) makeVisits() {
	d := w.dice("visits")
	for month := w.first; month <= w.today; month = month.monthEnd() + 1 {
		var calls []call
		for _, c := range w.children {
			calls = w.planVisits(d, calls, c, month)
		}
		slices.SortStableFunc(calls, func(a, b call) int { return int(a.day - b.day) })
		for _, k := range calls {
			w.visit(d, k)
		}
		if w.err != nil {
			return
		}
	}
}

// planVisits plans the visits to a child in a month.
func (w *world) planVisits(d dice, calls []call, c *child, month day) []call {
	end := month.monthEnd()
	if c.paired == 0 || c.paired > end || c.to != 0 && c.to < month {
		return calls
	}
	if !c.activeOn(month) && !c.activeOn(end) || d.IntN(1000) < 15 {
		if c.paired <= month {
			reason := choose(d, []weighed[string]{{3, "boarding"}, {2, "away"}, {1, "hospital"}})
			if c.paused != 0 && c.paused <= end {
				reason = "away"
			}
			w.put(&data.Exemption{ChildID: c.id, Month: month.String()[:7], Reason: reason})
		}
		return calls
	}
	add := func(on day, how string) {
		if w.past(on) && on >= c.paired && on <= end && c.activeOn(on) {
			calls = append(calls, call{on, c, how})
		}
	}
	on := visitDay(d, max(month, c.paired), end)
	switch n := d.IntN(1000); {
	case n < 880:
		add(on, "done")
	case n < 905:
		add(on, "none")
		add(on+d.days(2, 6), "done")
	case n < 925:
		add(on, "none")
	case n < 940:
		add(on, "guardian")
	case n < 958:
		add(on, "phone")
	case n < 968:
		add(on, "invalid")
	}
	if d.chance(4) {
		add(on+7, "done")
	}
	return calls
}

// visitDay chooses a day of a span, weekends most of all.
func visitDay(d dice, from, to day) day {
	on := from + d.days(0, int(to-from))
	if !on.weekend() && d.chance(45) {
		if weekend := on.next(6); weekend <= to {
			return weekend
		}
	}
	return on
}

// visit saves one visit.
func (w *world) visit(d dice, k call) {
	c, p := k.child, w.general(k.day)
	start, kind := d.between(18, 20)*30, choose(d, []weighed[string]{{9, "home"}, {1, "family"}}) // from 9:00 on
	if !k.day.holiday() {
		start, kind = d.between(33, 36)*30, choose(d, []weighed[string]{{3, "home"}, {1, "family"}, {6, "school"}}) // after lessons
	}
	long := d.between(6, 13) * 5
	v := data.Visit{
		No: w.number("ZF", k.day), ProjectID: p.ref(), ChildID: c.id, Day: k.day.String(), Start: clock(start), End: clock(start + long), Minutes: minutes(long),
		Kind: kind, Met: choose(d, []weighed[string]{{65, "both"}, {35, "child"}}),
	}
	switch k.how {
	case "none":
		v.Kind, v.Met, v.Minutes, v.End, v.Note = "home", "none", minutes(10), clock(start+10), pick(d, notMet)
	case "guardian":
		v.Kind, v.Met, v.Note = "home", "guardian", "孩子在亲戚家，向监护人了解了近况。"
	case "phone":
		v.Kind, v.Note = "phone", "电话联系，孩子近况平稳，约好下次见面。"
	case "invalid":
		v.Invalid, v.InvalidReason = true, pick(d, []string{"缺少监护人签字且无照片", "走访表与签到时间不符"})
	}
	if v.Kind == "school" {
		v.Met = "child"
	}
	w.describeVisit(d, c, &v, k)
	w.put(&v)
	w.put(&data.VisitPerson{VisitID: v.ID, PersonID: c.worker.id})
	if v.Kind != "phone" && v.Kind != "school" {
		w.put(&data.VisitPerson{VisitID: v.ID, PersonID: c.cadre.id})
	}
}

// describeVisit says what was seen and done.
func (w *world) describeVisit(d dice, c *child, v *data.Visit, k call) {
	home := c.townOn(k.day)
	v.Place = home.name
	if v.Kind == "school" {
		v.Place = home.school(c.stage(k.day))
	}
	if v.Met == "none" {
		v.Disposal, v.FollowUp = "followed", (k.day + 7).String()
		return
	}
	v.Health = choose(d, []weighed[string]{{80, "good"}, {17, "fair"}, {3, "poor"}})
	v.Mood = choose(d, []weighed[string]{{85, "steady"}, {9, "low"}, {5, "anxious"}, {1, "other"}})
	v.Study = pick(d, studies)
	v.Services = pick(d, []string{"company", "company tutoring", "tutoring", "company policy", "parenting", "company parenting", "company goods"})
	switch {
	case v.Note != "":
	case v.Met == "both" && d.chance(40):
		v.Note = pick(d, familyNotes)
	default:
		v.Note = pick(d, visitNotes)
	}
	if v.Kind != "phone" && v.Kind != "school" {
		v.GuardianSigned, v.FormNo = v.Met != "child", w.form("ZFB", k.day)
	}
	switch n := d.IntN(100); {
	case n < 4:
		v.Flags, v.Disposal, v.FollowUp = pick(d, []string{"alone", "housing", "housing alone"}), pick(d, []string{"village", "followed"}), (k.day + d.days(7, 14)).String()
	case n < 6:
		v.Flags, v.Disposal, v.FollowUp = pick(d, []string{"truancy", "bullying", "other"}), pick(d, []string{"education", "followed"}), (k.day + d.days(3, 10)).String()
	case n < 16:
		v.Needs, v.Disposal = pick(d, []string{"goods", "tutoring", "psy", "policy", "medical", "parenting"}), "solved"
	}
}

var notMet = []string{"到访时家中无人，邻居说随祖母走亲戚。", "到访时大门上锁，电话未接通。", "孩子外出参加学校活动，未见到。"}

var studies = []string{"作业按时完成", "语文进步明显", "数学计算需加强", "英语单词记得牢", "期中成绩稳定", "作业质量一般，已与老师沟通", "喜欢科学课", "字迹比上月工整"}

var visitNotes = []string{
	"检查了作业，一起读了半小时书。", "聊了学校里的事，孩子情绪不错。", "提醒用电用火安全，帮忙整理了书桌。", "带去文具，孩子很高兴。",
	"一起做了数学练习，约好下月检查。", "说了防溺水六不准，孩子都能背出来。", "谈了想当老师的愿望，鼓励坚持阅读。", "看了最近的试卷，有进步，写了小奖状。",
	"一起画了画，约好下次带水彩笔来。", "孩子讲了新认识的朋友，愿意参加周末活动。", "换了高度合适的椅子，提醒坐姿。",
}

// familyNotes are for visits at which the guardian was met too.
var familyNotes = []string{
	"家里收拾得干净，家人身体尚可。", "和监护人谈了手机使用时间，约定每天不超过半小时。", "向监护人说明了最近的补贴政策。", "监护人说孩子会主动做家务了。", "和监护人商量了寒暑假的安排。",
	"监护人反映孩子睡得晚，一起定了作息表。",
}
