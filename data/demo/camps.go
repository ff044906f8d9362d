package demo

import (
	"fmt"
	"time"

	"careledger/data"
)

// A class of the summer camp.
const (
	classSize  = 26 // children
	classFrom  = 8*60 + 30
	classTo    = 16*60 + 30
	classWeeks = 4 // of five days
)

// class is a class of a summer camp in one term.
type class struct {
	data.Camp
	from, to day
	town     *town
	staff    []*person // the first one is the class teacher
	pupils   []*pupil
	accident bool // something happens
}

// pupil is a child enrolled in a class.
type pupil struct {
	*child
	enrolment string
	joined    day // 0 for never
	left      day // last day; 0 for the end
	collects  string
	forbidden bool
}

// makeCamps makes the summer classes of both years: a first term for all of
// them and, this year, a second one for some.
func (w *world) makeCamps() {
	d := w.dice("camps")
	for year := w.year() - 1; year <= w.year(); year++ {
		if w.today < date(year, 6, 1) {
			return
		}
		first := date(year, 7, 1).next(int(time.Monday))
		campers := w.campers(d, first)
		n := max(min(2, len(campers)), (len(campers)+classSize-1)/classSize)
		for i := range n {
			part := campers[i*len(campers)/n : (i+1)*len(campers)/n]
			w.camp(d, i, n, "first", first, part)
			if year == w.year() && i%2 == 0 && w.today >= first {
				w.camp(d, i, n, "second", first+classWeeks*7, some(d, part, len(part)*6/10))
			}
			if w.err != nil {
				return
			}
		}
	}
}

// campers are the children who want to come, those of one county together.
func (w *world) campers(d dice, first day) []*child {
	share := 75 // percent; larger samples have no places for so many
	if w.large() {
		share = 34
	}
	var all []*child
	for _, k := range w.clusters() {
		for _, c := range k.children {
			if age := c.age(first); age >= 6 && age <= 14 && c.activeOn(min(first, w.today)) && d.chance(share) {
				all = append(all, c)
			}
		}
	}
	return all
}

// camp makes one class with everything in it.
func (w *world) camp(d dice, i, n int, term string, from day, children []*child) {
	if len(children) == 0 {
		return
	}
	k := &class{from: from, to: from + classWeeks*7 - 3, town: children[0].home, accident: i%8 == 1 || i == 0 && (n == 1 || from < date(w.year(), 1, 1))}
	project := w.general(from)
	if k.town.division == readingCounty && from.year() == w.year() && i%2 == 0 {
		project = w.projects.camp
	}
	k.Camp = data.Camp{
		Name: k.town.name + "爱心暑托班", Site: k.town.site, ProjectID: project.ref(), Term: term, From: k.from.String(), To: k.to.String(), HalfDay: "day",
		Start: clock(classFrom), End: clock(classTo), Meal: "provided", Insurer: "江禾财产保险云禾支公司", PolicyNo: fmt.Sprintf("ZR%d%04d", from.year(), w.policy()),
		Premium: int64(len(children)) * 30_00, Status: "running", Note: "午餐由社区食堂配送，留样48小时",
	}
	key := k.Name + k.From
	if w.forms[key]++; w.forms[key] > 1 {
		k.Name += fmt.Sprintf("（%d班）", w.forms[key])
	}
	switch {
	case w.today < from:
		k.Status = "planned"
	case w.today > k.to:
		k.Status = "finished"
	}
	waiting := i%3 == 0 && len(children) >= 8
	if k.Capacity = len(children) + 2; waiting {
		k.Capacity = len(children) - 2
	}
	w.put(&k.Camp)
	w.appoint(k, i, n, len(children))
	for j, c := range children {
		w.enrol(d, k, c, len(children)-j, waiting)
		if project == w.projects.camp && !c.camper {
			c.camper = true
			w.member(project, c)
		}
	}
	w.refuse(d, k, i)
	w.callRolls(d, k)
	w.teach(d, k)
}

// policy numbers the insurance policies.
func (w *world) policy() int {
	w.forms["policy"]++
	return w.forms["policy"]
}

// appoint chooses who works in a class, so that nobody is in two at once.
func (w *world) appoint(k *class, i, n, children int) {
	s := &w.staff
	k.staff = []*person{s.workers[i%len(s.workers)], s.teachers[i%len(s.teachers)]}
	share := min((children+4)/5, len(s.volunteers)/n)
	k.staff = append(k.staff, s.volunteers[i*share:(i+1)*share]...)
}

// enrol enrols a child. Of a class with more children than places, the last
// one waits and the one before moves up when somebody quits.
func (w *world) enrol(d dice, k *class, c *child, fromLast int, waiting bool) {
	p := &pupil{child: c, joined: k.from}
	e := data.CampEnrolment{
		CampID: k.ID, ChildID: c.id, Applied: min(w.today, k.from-d.days(12, 26)).String(), Status: data.EnrolInClass, HospitalOK: d.chance(92),
		SelfLeave: c.age(k.from) >= 12 && d.chance(40), FormNo: w.form("BM", k.from),
	}
	health(d, &e)
	switch {
	case waiting && fromLast == 1:
		e.Status, p.joined = data.EnrolWaiting, 0
	case waiting && fromLast == 2:
		p.joined = k.from + 9
	case waiting && fromLast == 4:
		p.left, e.Reason = k.from+7, "家中老人接回照看"
	case d.chance(3):
		p.left, e.Reason = k.from+d.days(4, 11), pick(d, []string{"随父母外出", "身体不适，家长申请退班"})
	}
	if p.left != 0 && !w.past(p.left) {
		p.left, e.Reason = 0, ""
	}
	switch {
	case p.joined == 0:
	case w.today < p.joined:
		e.Status, p.joined = choose(d, []weighed[string]{{6, data.EnrolAdmitted}, {2, data.EnrolChecking}, {1, data.EnrolApplied}, {1, data.EnrolPapersMissing}}), 0
	case p.left != 0:
		e.Status = data.EnrolLeft
	case w.today > k.to:
		e.Status = data.EnrolFinished
	}
	e.Joined, e.Left = p.joined.String(), p.left.String()
	w.put(&e)
	p.enrolment = e.ID
	k.pupils = append(k.pupils, p)
	w.pickups(d, k, p, e.SelfLeave)
}

// health says what the staff of a class must know of a child.
func health(d dice, e *data.CampEnrolment) {
	if d.chance(11) {
		e.Allergies = pick(d, []string{"花生过敏", "海鲜过敏", "青霉素过敏", "芒果过敏", "牛奶过敏"})
	}
	switch n := d.IntN(100); {
	case n < 3:
		e.Health, e.Medicines = "哮喘，运动后注意休息", "沙丁胺醇气雾剂，发作时使用，由班主任保管"
	case n < 6:
		e.Health = pick(d, []string{"近视400度", "有热性惊厥史", "晕车", "左臂骨折恢复期，避免剧烈运动"})
	}
}

// pickups says who may collect a child, and of one child who must not.
func (w *world) pickups(d dice, k *class, p *pupil, alone bool) {
	p.collects = p.signer().Name
	for _, g := range p.family.guardians {
		if g.Carer {
			p.collects = g.Name
		}
	}
	if alone {
		p.collects = data.PickupAlone
	}
	if d.chance(45) {
		w.put(&data.CampPickup{EnrolmentID: p.enrolment, Name: grownUp(d, p.family.surname, female), Relation: relAunt, Phone: w.bags.tel()})
	}
	if len(k.pupils) == 4 {
		p.forbidden = true
		w.put(&data.CampPickup{EnrolmentID: p.enrolment, Name: grownUp(d, surname(d), male), Relation: "97", Forbidden: true})
	}
}

// refuse notes an application of somebody too old for the class.
func (w *world) refuse(d dice, k *class, i int) {
	if i != 0 {
		return
	}
	for _, c := range w.children {
		if c.activeOn(min(k.from, w.today)) && c.age(k.from) >= 15 {
			w.put(&data.CampEnrolment{
				CampID: k.ID, ChildID: c.id, Applied: min(w.today, k.from-d.days(12, 26)).String(), Status: data.EnrolRejected, Reason: "超过招收年龄", FormNo: w.form("BM", k.from),
			})
			return
		}
	}
}
