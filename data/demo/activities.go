package demo

import (
	"fmt"
	"slices"
	"time"

	"careledger/data"
)

// cluster is a group of children of one county that comes to activities
// together.
type cluster struct {
	place    string
	division string
	children []*child
}

// clusterSize is how many children a cluster has at most.
const clusterSize = 40

// clusters groups the children.
func (w *world) clusters() []cluster {
	var all []cluster
	for _, division := range []string{"329921", "329902", "329922"} {
		var children []*child
		for _, t := range w.towns {
			if t.division == division {
				children = append(children, t.children...)
			}
		}
		parts := (len(children) + clusterSize - 1) / clusterSize
		for i := range parts {
			part := children[i*len(children)/parts : (i+1)*len(children)/parts]
			all = append(all, cluster{part[0].home.site, division, part})
		}
	}
	return all
}

// event is an activity of each year.
type event struct {
	programme string
	title     string
	month     time.Month
	day       int // of the month; of the days after the Spring Festival in month 0
	come      int // percent of the children
	start     int // hour
	minutes   int
	expert    string // who else is in the team: psychologist, teacher, guest
	gift      string // handed to each child
	fen       int64  // value of the gift
	summary   string
}

var events = []event{
	{programme: "new_year", title: "欢欢喜喜过大年·写春联送祝福", day: -16, come: 55, start: 9, minutes: 120, expert: "guest", summary: "孩子们学写福字，把春联带回家。"},
	{programme: "winter", title: "暖冬行动·入户慰问", day: -9, come: 88, start: 9, minutes: 30, gift: "暖冬大礼包（棉衣、围巾、牛奶）", fen: 238_00, summary: "逐户送达，监护人签收。"},
	{programme: "quarterly", title: "第一季度集中关爱·开学第一课", month: 3, day: 7, come: 70, start: 9, minutes: 120, summary: "安全教育、学习计划和小组游戏。"},
	{programme: "psy_class", title: "心理课堂·认识我的情绪", month: 4, day: 11, come: 55, start: 14, minutes: 80, expert: "psychologist", summary: "用情绪卡片说出最近的心情。"},
	{programme: "hand_in_hand", title: "大手拉小手·周末课业辅导", month: 4, day: 18, come: 35, start: 9, minutes: 150, expert: "teacher", summary: "一对一检查作业，讲解错题。"},
	{programme: "echo", title: "爱的回音·给爱心人写一封信", month: 5, day: 23, come: 45, start: 14, minutes: 90, summary: "孩子们写信、画画，向帮助过自己的人道谢。"},
	{programme: "quarterly", title: "第二季度集中关爱·粽香端午", month: 6, day: 6, come: 72, start: 9, minutes: 150, gift: "端午礼包（粽子、咸鸭蛋）", fen: 46_00, summary: "包粽子、做香囊，讲防溺水知识。"},
	{programme: "love_home", title: "把爱带回家·暑期安全课", month: 7, day: 3, come: 50, start: 9, minutes: 100, expert: "guest", summary: "防溺水、防诈骗情景演练。"},
	{programme: "care_home", title: "关爱之家开放日·电影与手工", month: 8, day: 29, come: 40, start: 14, minutes: 150, summary: "看电影、做手工，志愿者陪伴。"},
	{programme: "psy_class", title: "心理课堂·我会交朋友", month: 9, day: 12, come: 52, start: 14, minutes: 80, expert: "psychologist", summary: "分组合作完成任务，练习表达和倾听。"},
	{programme: "quarterly", title: "第三季度集中关爱·中秋团圆", month: 9, day: 19, come: 74, start: 14, minutes: 120, gift: "开学学习礼包", fen: 68_00, summary: "猜灯谜、做月饼，给远方的家人录一句话。"},
	{programme: "other", title: "云禾市科技馆研学", month: 10, day: 17, come: 45, start: 9, minutes: 240, summary: "参观机器人和天文展区，完成任务单。"},
	{programme: "hand_in_hand", title: "大手拉小手·周末课业辅导", month: 11, day: 7, come: 35, start: 9, minutes: 150, expert: "teacher", summary: "一对一检查作业，讲解错题。"},
	{programme: "psy_class", title: "心理课堂·放松与专注", month: 11, day: 14, come: 50, start: 14, minutes: 80, expert: "psychologist", summary: "呼吸放松、正念小练习。"},
	{programme: "quarterly", title: "第四季度集中关爱·冬日运动会", month: 12, day: 5, come: 70, start: 9, minutes: 150, summary: "跳绳、拔河、趣味接力。"},
}

// makeActivities makes the activities of both years, in the order of their
// days.
func (w *world) makeActivities() {
	d := w.dice("activities")
	clusters := w.clusters()
	for year := w.year() - 1; year <= w.year(); year++ {
		for n, e := range events {
			for i, k := range clusters {
				if on := e.on(year, i); w.past(on) {
					w.event(d, e, k, on, year == w.year() && n == 4 && i == 0)
				}
			}
		}
	}
	if len(clusters) > 0 {
		w.planEvening(clusters[0])
	}
}

// on is the day of an event for one cluster: a weekend.
func (e event) on(year, i int) day {
	if e.month == 0 {
		return springFestival(year) + day(e.day) + day(i%3)
	}
	return date(year, e.month, e.day).next(6) + day(i%2) + day(i/2%3)*7
}

// event makes an activity of a cluster.
func (w *world) event(d dice, e event, k cluster, on day, cancelled bool) {
	var there []*child
	for _, c := range k.children {
		if c.activeOn(on) {
			there = append(there, c)
		}
	}
	if len(there) == 0 {
		return
	}
	a := data.Activity{
		ProjectID: w.general(on).ref(), Programme: e.programme, Title: e.title, Day: on.String(), Start: clock(e.start * 60), End: clock(e.start*60 + e.minutes),
		Minutes: minutes(e.minutes), Place: k.place, Division: k.division, Host: "暖阳公益", Planned: len(there) * 8 / 10, Cost: int64(len(there)) * int64(d.between(6, 14)) * 100,
		Summary: e.summary, Status: "done",
	}
	if e.programme == "other" && d.chance(70) {
		a.End, a.Minutes = "", nil // nobody noted when it ended
	}
	if cancelled {
		a.Status, a.Reason, a.Summary, a.Cost = "cancelled", "暴雨橙色预警，活动取消", "", 0
	}
	w.saveActivity(d, &a, e.expert, len(there))
	for _, c := range there {
		w.attend(d, e, c, &a, on, cancelled)
	}
}

// attend lists a child at an activity, with the gift handed out there.
func (w *world) attend(d dice, e event, c *child, a *data.Activity, on day, cancelled bool) {
	n := d.IntN(100)
	if n >= e.come+12 {
		return // not on the list
	}
	r := data.Attendance{ActivityID: a.ID, ChildID: c.id, Attended: n < e.come && !cancelled, Role: "participant"}
	switch {
	case !r.Attended:
		r.Note = pick(d, []string{"", "请假", "临时有事"})
	case e.programme == "echo" && c.age(on) > 12 && d.chance(20):
		r.Role = "helper"
	case a.Minutes != nil && d.chance(6):
		r.Came, r.Left, r.Minutes = clock(e.start*60+20), a.End, minutes(e.minutes-20)
	}
	if e.gift != "" && r.Attended {
		r.FormNo = w.form("LQ", on)
	}
	w.put(&r)
	if r.FormNo == "" {
		return
	}
	g := c.signer()
	w.put(&data.Goods{
		ChildID: c.id, ProjectID: a.ProjectID, Day: a.Day, Item: e.gift, Quantity: 1, Value: e.fen, Programme: e.programme,
		Receiver: g.Name, Relation: g.Relation, FormNo: r.FormNo,
	})
}

// saveActivity saves an activity with its team.
func (w *world) saveActivity(d dice, a *data.Activity, expert string, children int) {
	on := parseDay(a.Day)
	lead := pick(d, w.staff.workers)
	a.No, a.LeadID, a.FormNo = w.number("HD", on), data.Ref(lead.id), w.form("QD", on)
	w.put(a)
	if a.Status != "done" {
		return
	}
	long := 120
	if a.Minutes != nil {
		long = *a.Minutes
	}
	team := []data.TeamMember{{PersonID: lead.id, Duty: "lead", Minutes: long + 30}}
	if experts := w.staff.experts(expert); len(experts) > 0 {
		team = append(team, data.TeamMember{PersonID: pick(d, experts).id, Duty: "lecturer", Minutes: long})
	}
	for i, p := range some(d, w.staff.volunteers[:min(40, len(w.staff.volunteers))], 1+min(4, children/6)) {
		team = append(team, data.TeamMember{PersonID: p.id, Duty: []string{"assistant", "volunteer", "volunteer", "safety", "volunteer"}[i], Minutes: long + 30})
	}
	for _, m := range team {
		m.ActivityID = a.ID
		w.put(&m)
	}
}

// planEvening plans tutoring for today, so that the sample has something to
// come.
func (w *world) planEvening(k cluster) {
	n := slices.IndexFunc(k.children, func(c *child) bool { return c.activeOn(w.today) })
	if n < 0 {
		return
	}
	w.put(&data.Activity{
		No: w.number("HD", w.today), ProjectID: w.general(w.today).ref(), Programme: "hand_in_hand", Title: "大手拉小手·晚间课业辅导", Day: w.today.String(),
		Start: "18:00", End: "19:30", Minutes: minutes(90), Place: k.place, Division: k.division, Host: "暖阳公益", LeadID: data.Ref(w.staff.workers[0].id),
		Planned: 12, Status: "planned", FormNo: fmt.Sprint(w.form("QD", w.today)),
	})
}
