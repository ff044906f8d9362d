package demo

import "careledger/data"

// makePairings pairs most children with a cadre, a counsellor and an
// organization (1+3), some with two of them only, a few with nobody yet.
func (w *world) makePairings() {
	d := w.dice("pairings")
	for i, c := range w.children {
		if c.from == 0 {
			continue
		}
		w.pair(d, i, c)
	}
}

// pair pairs one child.
func (w *world) pair(d dice, i int, c *child) {
	c.cadre, c.worker = w.staff.cadres[i%len(w.staff.cadres)], w.staff.workers[i%len(w.staff.workers)]
	if c.player.age == 0 && d.chance(6) {
		return
	}
	c.paired = w.pairedFrom(d, c)
	if !w.past(c.paired) || c.to != 0 && c.paired > c.to {
		c.paired = 0
		return
	}
	counsellor := w.staff.counsellors[i%len(w.staff.counsellors)]
	missing := choose(d, []weighed[string]{{84, ""}, {6, "cadre"}, {6, "counsellor"}, {4, "organization"}})
	if missing != "cadre" {
		w.pairWithCadre(d, i, c)
	}
	if missing != "counsellor" {
		w.putPairing(c, data.Pairing{Role: "counsellor", PersonID: data.Ref(counsellor.id)}, c.paired, 0)
	}
	if missing != "organization" {
		w.putPairing(c, data.Pairing{Role: "organization", PersonID: data.Ref(c.worker.id), Partner: organizations[i%len(organizations)]}, c.paired, 0)
	}
	if d.chance(12) {
		volunteer := pick(d, w.staff.volunteers)
		w.putPairing(c, data.Pairing{Role: pick(d, []string{"volunteer", "volunteer", "loving_mother", "teacher_mother"}), PersonID: data.Ref(volunteer.id), Cycle: "half_month"}, c.paired, 0)
	}
}

// organizations are those that pair with children.
var organizations = []string{"云禾市暖阳青少年公益服务中心", "云禾市暖阳青少年公益服务中心", "澄溪县心桥社会工作服务社"}

// pairedFrom is the first day of a child's pairings. Two children begin 14 and
// 15 days before the end of a month of 30 days.
func (w *world) pairedFrom(d dice, c *child) day {
	month := date(w.year(), 4, 30)
	if !w.past(month) {
		month = date(w.year()-1, 11, 30)
	}
	switch c.trait {
	case late14:
		return month - 13
	case late15:
		return month - 14
	}
	return c.from + d.days(3, 25)
}

// pairWithCadre pairs a child with a cadre, now and then with a second one
// after the first moved to other work.
func (w *world) pairWithCadre(d dice, i int, c *child) {
	p := data.Pairing{Role: "cadre", PersonID: data.Ref(c.cadre.id)}
	change := c.paired + d.days(120, 300)
	if c.trait != plain || !d.chance(12) || !c.activeOn(change) || !w.past(change) {
		w.putPairing(c, p, c.paired, 0)
		return
	}
	p.EndReason = "工作调动"
	w.putPairing(c, p, c.paired, change)
	c.cadre = w.staff.cadres[(i+1)%len(w.staff.cadres)]
	w.putPairing(c, data.Pairing{Role: "cadre", PersonID: data.Ref(c.cadre.id)}, change+1, 0)
}

// putPairing saves a pairing until a day, or until the child leaves. Pairings
// are agreed on year by year, each for the project of the year.
func (w *world) putPairing(c *child, p data.Pairing, from, to day) {
	if to == 0 && c.to != 0 {
		to, p.EndReason = c.to, "退出服务"
	}
	p.ChildID = c.id
	if p.Cycle == "" {
		p.Cycle = "month"
	}
	newYear := date(w.year(), 1, 1)
	if from < newYear && (to == 0 || to >= newYear) {
		first := p
		first.ProjectID, first.From, first.To, first.EndReason = w.general(from).ref(), from.String(), (newYear - 1).String(), "年度期满，续签"
		w.put(&first)
		from = newYear
	}
	p.ProjectID, p.From, p.To = w.general(from).ref(), from.String(), to.String()
	w.put(&p)
}
