package demo

import (
	"fmt"

	"careledger/data"
)

// project is what is remembered of a project.
type project struct {
	id       string
	from, to day
	budget   int64 // fen
}

// ref is the project as other records name it.
func (p *project) ref() data.Ref { return data.Ref(p.id) }

// projects are the general one of the year before and of this year, one for
// reading in one county, and one for summer classes there.
type projects struct {
	before, now, reading, camp *project
}

// makeProjects makes funders and projects with their budgets.
func (w *world) makeProjects() {
	foundation := w.funder(data.Funder{Name: "云禾市阳光公益基金会", Kind: "foundation", Contact: "邵宁"})
	civil := w.funder(data.Funder{Name: "云禾市民政局", Kind: "government", Contact: "儿童福利科"})
	league := w.funder(data.Funder{Name: "共青团云禾市委员会", Kind: "federation", Contact: "青年发展部"})
	y := w.year()
	general := data.Project{
		FunderID: foundation, FundingKind: "foundation", AgeMin: 6, AgeMax: 17, UnitRule: "day", RatioLimit: 5, WishPriceMax: 300_00, WishPerChild: 1,
		KThreshold: 5, VisitKinds: "home family school", ReportCycle: "quarter", Division: "329900", Region: "云禾市望湖区、澄溪县、临禾县",
		Background: "云禾市事实无人抚养儿童和其他困境儿童多由祖辈照料，课后和假期缺少陪伴，学习用品、课外书和情感支持不足。",
		Goal:       "为每名在册儿童建立一人一档，每月走访、每季集中关爱，实现微心愿，办好暑托班和阅读角，让孩子在身边有人、假期有去处。",
	}
	w.projects.before = w.project(general, fmt.Sprintf("暖阳护苗困境儿童关爱项目（%d年度）", y-1), date(y-1, 1, 1), date(y-1, 12, 31), 2300_00)
	w.projects.now = w.project(general, fmt.Sprintf("暖阳护苗困境儿童关爱项目（%d年度）", y), date(y, 1, 1), date(y, 12, 31), 2600_00)
	reading := general
	reading.FunderID, reading.FundingKind, reading.Division, reading.Region, reading.ReportCycle = civil, "venture", readingCounty, "云禾市澄溪县", "half"
	reading.Background, reading.Goal = "澄溪县乡镇孩子家庭藏书少，课外阅读多靠学校。", "在乡镇阅读角开展共读和借阅，帮助孩子养成每天阅读的习惯。"
	w.projects.reading = w.project(reading, "书香云禾儿童悦读公益创投项目", date(y, 3, 1), date(y+1, 2, 28), 900_00)
	camp := general
	camp.FunderID, camp.FundingKind, camp.Division, camp.Region, camp.ReportCycle = league, "government", readingCounty, "云禾市澄溪县", "once"
	camp.AgeMax = 14
	camp.Background, camp.Goal = "暑假期间困境儿童、留守儿童无人看护。", "办好公益暑托班，每班不少于20个工作日，师生比不高于1:5，安全责任事故为零。"
	w.projects.camp = w.project(camp, fmt.Sprintf("澄溪县爱心暑托班购买服务项目（%d年）", y), date(y, 6, 1), date(y, 9, 30), 700_00)
}

func (w *world) funder(f data.Funder) data.Ref {
	f.Phone = w.bags.tel()
	w.put(&f)
	return data.Ref(f.ID)
}

// project makes a project whose budget is so much for each child.
func (w *world) project(p data.Project, name string, from, to day, each int64) *project {
	p.Name, p.Start, p.End, p.Code = name, from.String(), to.String(), w.number("XM", from)
	p.AgreementNo = "云协" + p.Code[2:]
	p.Budget = max(20_000_00, roundTo(each*int64(w.size), 1000_00))
	switch {
	case w.today < from:
		p.Status = "planned"
	case w.today <= to:
		p.Status = "running"
	case w.today <= to+60:
		p.Status = "finished"
	default:
		p.Status = "closed"
	}
	w.put(&p)
	w.budget(p)
	return &project{p.ID, from, to, p.Budget}
}

// shares are how a budget is spent over its items, in percent.
var shares = []struct {
	item  string
	share int64
}{
	{"direct", 42}, {"activity", 21}, {"expert", 9}, {"volunteer", 7}, {"staff", 12}, {"publicity", 3}, {"admin", 4}, {"tax", 2},
}

// budget plans the budget of a project.
func (w *world) budget(p data.Project) {
	for _, s := range shares {
		w.put(&data.BudgetLine{ProjectID: p.ID, Item: s.item, Planned: p.Budget * s.share / 100})
	}
}

// roundTo rounds an amount to a multiple of a step.
func roundTo(n, step int64) int64 { return (n + step/2) / step * step }

// general is the general project of the year of a day.
func (w *world) general(d day) *project {
	if d.year() == w.year() {
		return w.projects.now
	}
	return w.projects.before
}

// readingProject is the project that pays for reading in a town on a day.
func (w *world) readingProject(t *town, d day) *project {
	if t.division == readingCounty && d >= w.projects.reading.from {
		return w.projects.reading
	}
	return w.general(d)
}

// makeMembers makes the children members of the projects that are for them.
func (w *world) makeMembers() {
	for _, c := range w.children {
		if c.from == 0 {
			continue
		}
		w.member(w.projects.before, c)
		w.member(w.projects.now, c)
		if c.home.division == readingCounty {
			w.member(w.projects.reading, c)
		}
	}
}

// member makes a child a member as long as both last.
func (w *world) member(p *project, c *child) {
	from := max(p.from, c.from)
	if from > min(p.to, w.today) || c.to != 0 && from > c.to {
		return
	}
	m := data.Member{ProjectID: p.id, ChildID: c.id, From: from.String()}
	switch {
	case c.to != 0 && c.to < p.to:
		m.To, m.Reason = c.to.String(), "退出服务"
	case p.to < w.today:
		m.To, m.Reason = p.to.String(), "项目结束"
	}
	w.put(&m)
}
