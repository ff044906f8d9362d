package demo

import (
	"fmt"

	"careledger/data"
	"careledger/data/cn"
)

// person is what is remembered of somebody of the team.
type person struct {
	id, name string
}

// staff are the people by what they do.
type staff struct {
	workers, volunteers, cadres, counsellors, teachers, psychologists, others []*person
	names                                                                     map[string]bool
}

// trade is a role with how many people have it: some, and one more for each
// so many children.
type trade struct {
	role   string
	some   int
	each   int
	orgs   []string
	skills []string
	cert   string
}

// company is who works in the organization and who helps it.
var company = []trade{
	{"social_worker", 3, 60, []string{"云禾市暖阳青少年公益服务中心", "澄溪县心桥社会工作服务社"}, []string{"个案管理", "小组工作", "儿童社会工作"}, "助理社会工作师"},
	{"volunteer", 9, 12, []string{"云禾师范学院青年志愿者协会", "望湖区志愿者协会", "云禾市暖阳青少年公益服务中心"}, []string{"课业辅导", "美术", "摄影", "篮球", "手工", "绘本朗读"}, ""},
	{"cadre", 4, 14, []string{"共青团澄溪县委员会", "共青团望湖区委员会", "共青团临禾县委员会"}, []string{"活动组织", "政策咨询"}, ""},
	{"counsellor", 4, 14, []string{"澄溪县柳桥中心小学", "云禾市南园小学", "临禾县禾丰中心小学"}, []string{"少先队活动", "德育"}, "教师资格证"},
	{"teacher", 2, 80, []string{"云禾市实验初级中学", "澄溪县柳桥中心小学"}, []string{"语文", "数学", "科学"}, "教师资格证"},
	{"psychologist", 1, 150, []string{"云禾市心语心理咨询服务中心"}, []string{"儿童心理辅导", "沙盘"}, "心理咨询师"},
	{"veteran", 1, 0, []string{"柳桥镇关工委"}, []string{"红色故事宣讲"}, ""},
	{"village", 2, 0, []string{"柳桥镇新庄村", "南园街道桃李社区"}, []string{"入户联络"}, ""},
	{"company", 1, 0, []string{"云禾市云帆纺织有限公司"}, []string{"物资筹集"}, ""},
	{"expert", 1, 0, []string{"云禾市人民医院儿科"}, []string{"健康讲座"}, "执业医师"},
}

// makePeople makes the team.
func (w *world) makePeople() {
	d := w.dice("people")
	w.staff.names = map[string]bool{}
	for _, t := range company {
		n := t.some
		if t.each > 0 {
			n = max(n, w.size/t.each)
		}
		for i := range n {
			w.hire(d, t, i)
		}
	}
	w.put(&data.Person{
		Name: "汪小兵", NameKey: "wang xiao bing", Initials: "wxb", Sex: male, Phone: w.bags.tel(), Role: "volunteer", CheckResult: "record",
		CheckOn: (w.first + 40).String(), Status: "left", Note: "查询结果不符合要求，未安排任何接触儿童的岗位",
	})
}

// hire makes one person of a trade.
func (w *world) hire(d dice, t trade, i int) {
	sex := 1 + d.IntN(2)
	name := grownUp(d, surname(d), sex)
	for tries := 0; w.staff.names[name] && tries < 20; tries++ {
		name = grownUp(d, surname(d), sex)
	}
	w.staff.names[name] = true
	p := data.Person{
		Name: name, Sex: sex, Phone: w.bags.tel(), Role: t.role, Organization: t.orgs[i%len(t.orgs)], Skills: pick(d, t.skills), Status: "active",
		CheckResult: "passed",
	}
	p.NameKey, p.Initials = cn.Pinyin(name)
	if d.chance(50) {
		p.IDNo = w.bags.id("329902", w.today.years(-d.between(22, 50))-d.days(10, 350), sex)
	}
	if t.cert != "" {
		p.CertKind, p.CertNo = t.cert, fmt.Sprintf("YH%d%06d", w.year()-d.between(1, 9), d.IntN(1_000_000))
	}
	if t.role == "volunteer" {
		p.VolunteerNo = fmt.Sprintf("YH3299%08d", d.IntN(100_000_000))
		p.Insurance = "志愿者意外险"
	}
	w.check(d, &p, i)
	w.put(&p)
	w.staff.add(t.role, &person{p.ID, p.Name})
}

// check makes up the background check: most are good for long, some end soon,
// have ended, or are missing.
func (w *world) check(d dice, p *data.Person, i int) {
	on := w.today - d.days(10, 300)
	switch {
	case p.Role == "volunteer" && i == 7, d.chance(1):
		p.CheckResult = "pending"
		return
	case p.Role == "village" && i == 1, p.Role == "company", d.chance(1):
		p.CheckResult = "none"
		return
	case p.Role == "volunteer" && i == 3, d.chance(3):
		on = w.today - d.days(336, 363) // ends soon
	case p.Role == "counsellor" && i == 2, d.chance(2):
		on = w.today - d.days(380, 420) // has ended
	}
	p.CheckOn, p.CheckUntil = on.String(), (on + data.CheckValidity - 1).String()
}

// experts are those who teach at an activity.
func (s *staff) experts(kind string) []*person {
	switch kind {
	case "psychologist":
		return s.psychologists
	case "teacher":
		return s.teachers
	case "guest":
		return s.others
	}
	return nil
}

// add sorts a person in.
func (s *staff) add(role string, p *person) {
	list := &s.others
	switch role {
	case "social_worker":
		list = &s.workers
	case "volunteer":
		list = &s.volunteers
	case "cadre":
		list = &s.cadres
	case "counsellor":
		list = &s.counsellors
	case "teacher":
		list = &s.teachers
	case "psychologist":
		list = &s.psychologists
	}
	*list = append(*list, p)
}
