package demo

import (
	"fmt"
	"strings"

	"careledger/data"
	"careledger/data/cn"
)

// makeChildren saves the files of all children with what belongs into them.
func (w *world) makeChildren() {
	d := w.dice("children")
	for _, c := range w.children {
		w.saveHousehold(d, c.family)
		w.saveFile(d, c)
		if w.err != nil {
			return
		}
		c.home.children = append(c.home.children, c)
	}
}

// saveHousehold saves a family once.
func (w *world) saveHousehold(d dice, f *family) {
	if f.id != "" {
		return
	}
	h := data.Household{
		Name: f.guardians[0].Name + "户", Address: f.town.full() + f.village + f.address, Members: f.size + len(f.guardians),
		Income: pick(d, []string{"低保金与零工收入", "务农收入", "基本生活补贴", "务工收入"}), Economy: f.economy,
		House: pick(d, []string{"自有平房", "自有楼房", "公租房", "借住亲属"}), OwnBedroom: d.chance(45), OwnDesk: d.chance(50), Note: f.story(),
	}
	w.put(&h)
	f.id = data.Ref(h.ID)
}

// saveFile saves a child's file in the order of what happened to it.
func (w *world) saveFile(d dice, c *child) {
	hukou := c.family.town.division
	if d.chance(8) {
		hukou = pick(d, []string{"329902", "329921", "329922"})
	}
	r := data.Child{
		Name: c.name, Alias: c.alias, Sex: c.sex, Birth: c.birth.String(), IDKind: "resident", Ethnic: c.ethnic,
		HukouKind: "rural", HukouDivision: hukou, MainCategory: c.category, Economy: c.family.economy, HouseholdID: c.family.id,
		Source: pick(d, []string{"civil_affairs", "civil_affairs", "village", "school", "league", "visit"}), Status: "unverified",
		Risk: choose(d, []weighed[string]{{2, "red"}, {13, "yellow"}, {55, "blue"}, {30, "green"}}), Note: pick(d, characters),
		Teacher: surname(d) + "老师", TeacherPhone: w.bags.tel(),
	}
	if c.noID != "" {
		r.IDKind, r.NoID = "unregistered", c.noID
	} else {
		r.IDNo = w.bags.id(hukou, c.birth, c.sex)
	}
	if r.Ethnic == "" {
		r.Ethnic = "01"
	}
	if strings.HasSuffix(c.family.village, "社区") {
		r.HukouKind = "urban"
	}
	if cn.Restricted(c.category) {
		r.MainCategory = cn.CategoryOther
	}
	if c.trait == isClue {
		r.Status = "clue"
	}
	w.saveDatedValues(d, c, &r)
	c.id = r.ID
	w.saveKin(d, c)
	w.saveConsents(d, c)
	w.saveStatuses(c)
}

// saveDatedValues saves the file as it was at first, and then school and
// residence as they changed.
func (w *world) saveDatedValues(d dice, c *child, r *data.Child) {
	home := c.townOn(c.joined)
	r.Division, r.Town, r.Village, r.Address = home.division, home.name, c.family.village, c.family.address
	r.Class, r.Boarding = fmt.Sprint(d.between(1, 4)), d.chance(6)
	c.attend(r, home, c.joined)
	was := r.Stage
	if c.attend(r, home, w.today); r.Stage == was {
		w.do(func() error { return w.f.Child(r, c.joined.String()) })
	} else {
		c.attend(r, home, c.joined)
		w.do(func() error { return w.f.Child(r, c.joined.String()) })
		c.attend(r, home, w.today)
		w.do(func() error { return w.f.Child(r, date(r.EnrolYear, 9, 1).String()) })
	}
	if c.moved != 0 {
		c.attend(r, c.home, w.today)
		r.Division, r.Town, r.Village, r.Address = c.home.division, c.home.name, c.home.villages[0], "4幢2单元601室"
		w.do(func() error { return w.f.Move(r, c.moved.String()) })
	}
}

// attend says where the child goes to school on a day.
func (c *child) attend(r *data.Child, home *town, d day) {
	r.Stage, r.Grade, r.EnrolYear = schooling(c.birth, d)
	if stage := c.stage(d); stage == cn.StageSpecial {
		r.Stage, r.EnrolYear = stage, schoolEntry(c.birth)
		r.Grade = min(9, cn.SchoolYear(d.String())-r.EnrolYear+1)
	}
	r.School = home.school(r.Stage)
	r.EduStatus = "day"
	if r.Boarding = r.Boarding || r.Stage == cn.StageVocational; r.Boarding {
		r.EduStatus = "boarding"
	}
}

// stage is the stage of school of the child on a day.
func (c *child) stage(d day) string {
	stage, _, _ := schooling(c.birth, d)
	if c.category == "K06" && stage != cn.StageKindergarten {
		return cn.StageSpecial
	}
	return stage
}

// schoolEntry is the year in which somebody born on a day comes to school: on
// the first 1 September from the sixth birthday on.
func schoolEntry(birth day) int {
	if birth.month() >= 9 {
		return birth.year() + 7
	}
	return birth.year() + 6
}

// schooling is the stage of school on a day of somebody born on another, the
// year within the stage and the year of enrolment.
func schooling(birth, on day) (stage string, grade, enrolled int) {
	entry := schoolEntry(birth)
	switch n := cn.SchoolYear(on.String()) - entry + 1; {
	case n < 1:
		return cn.StageKindergarten, max(1, 3+n), entry - 3
	case n < 7:
		return cn.StagePrimary, n, entry
	case n < 10:
		return cn.StageJunior, n - 6, entry + 6
	case birth%3 == 0:
		return cn.StageVocational, min(3, n-9), entry + 9
	default:
		return cn.StageSenior, min(3, n-9), entry + 9
	}
}

// saveKin saves guardians, parents and categories.
func (w *world) saveKin(d dice, c *child) {
	for _, g := range c.family.guardians {
		g.ChildID = c.id
		w.put(&g)
	}
	for _, p := range []data.Parent{{Role: "father", State: c.family.father}, {Role: "mother", State: c.family.mother}} {
		p.ChildID = c.id
		if p.State != cn.ParentNormal {
			p.Since = (c.joined - d.days(200, 1800)).String()
		}
		w.do(func() error { return w.f.Parent(&p) })
	}
	basis := choose(d, []weighed[string]{{7, "civil_affairs"}, {2, "village"}, {1, "league"}})
	codes := []string{c.category}
	if c.category != "K08" && (c.family.economy == "dibao" || c.family.economy == "destitute") {
		codes = append(codes, "K08")
	}
	for _, code := range codes {
		k := data.Category{ChildID: c.id, True: code, From: (c.joined - d.days(10, 400)).String(), Basis: basis}
		w.do(func() error { return w.f.Category(&k) })
	}
}

// saveStatuses saves what became of the file.
func (w *world) saveStatuses(c *child) {
	status := func(status string, on day, reason string) {
		if on != 0 {
			w.do(func() error { return w.f.Status(c.id, status, on.String(), reason) })
		}
	}
	if c.trait == isVerified {
		status("verified", c.joined+3, "")
	}
	status("paused", c.paused, "随亲属外出，暂不在本地")
	status("active", c.resumed, "已返回")
	if c.to != 0 {
		status("left", c.to+1, c.left)
	}
	if c.trait == isArchived {
		status("archived", c.to+30, "")
	}
}

// characters are remarks on children.
var characters = []string{
	"性格内向，喜欢画画。", "活泼好动，爱踢足球。", "喜欢看书，作文常被表扬。", "话不多，做事认真。", "数学较弱，需要课后辅导。", "爱唱歌，愿意帮助小伙伴。",
	"动手能力强，喜欢拼装。", "有些怕生，熟悉后很健谈。", "作息规律，能帮家里做家务。", "对天文感兴趣。", "", "",
}
