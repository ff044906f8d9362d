package demo

import (
	"fmt"
	"slices"
	"strings"

	"careledger/data"
	"careledger/data/cn"
)

// family is who a child lives with.
type family struct {
	id        data.Ref // of the household; empty until it is saved
	town      *town
	village   string
	address   string
	surname   string
	category  string // of its children, the true one where it is restricted
	economy   string
	father    string // state, see cn.ParentStates
	mother    string
	guardians []data.Guardian // the first one signs
	joined    day
	size      int // children
}

// child is what is remembered of a child's file.
type child struct {
	player
	id      string
	birth   day
	family  *family
	home    *town
	old     *town // before moved
	moved   day   // 0 for never
	joined  day   // on file
	from    day   // active; 0 for never
	to      day   // last active day; 0 while active
	left    string
	paused  day // 0 for never
	resumed day // 0 while paused
	paired  day // 0 for never
	cadre   *person
	worker  *person

	loanEnds day  // when the last book that was lent is back
	camper   bool // in a class of the bought ones
}

// activeOn reports whether services are given to the child on a day.
func (c *child) activeOn(d day) bool {
	away := c.paused != 0 && d >= c.paused && (c.resumed == 0 || d < c.resumed)
	return c.from != 0 && d >= c.from && (c.to == 0 || d <= c.to) && !away
}

// townOn is where the child lives on a day.
func (c *child) townOn(d day) *town {
	if d < c.moved {
		return c.old
	}
	return c.home
}

// age is the age in full years on a day.
func (c *child) age(d day) int { return cn.Age(c.birth.String(), d.String()) }

// signer is who signs for the child.
func (c *child) signer() *data.Guardian { return &c.family.guardians[0] }

// categories are the classes of children by how frequent they are.
var categories = []weighed[string]{
	{44, "K03"}, {9, "K02"}, {18, "K08"}, {14, "K11"}, {3, "K15"}, {3, "K16"}, {2, "K06"}, {2, "K09"}, {1, "K07"}, {2, "K14"}, {1, "K17"}, {1, "K10"},
}

// planChildren makes up families and their children, the cast first, and puts
// them into the order in which they came on file.
func (w *world) planChildren() {
	d := w.dice("families")
	used := map[string]bool{}
	for _, p := range cast[:min(len(cast), w.size)] {
		used[p.name] = true
		w.plan(d, p, used)
	}
	for len(w.children) < w.size {
		w.plan(d, player{town: w.someTown(d), village: d.IntN(4), category: choose(d, categories)}, used)
		for d.chance(22) && len(w.children) < w.size {
			w.plan(d, player{trait: sibling}, used)
		}
	}
	slices.SortStableFunc(w.children, func(a, b *child) int { return int(a.joined - b.joined) })
}

// someTown chooses a town; the first ones are larger.
func (w *world) someTown(d dice) int {
	return min(d.IntN(len(w.towns)), d.IntN(len(w.towns)+2))
}

// plan adds one child, with a new family unless it is a sibling.
func (w *world) plan(d dice, p player, used map[string]bool) {
	f := (*family)(nil)
	if p.trait == twin || p.trait == sibling {
		f = w.families[len(w.families)-1]
		p.town, p.category = slices.Index(w.towns, f.town), f.category
	} else {
		f = w.planFamily(d, p)
		w.families = append(w.families, f)
	}
	if p.trait == sibling {
		p.trait = plain
	}
	f.size++
	if p.sex == 0 {
		p.sex = 1 + d.IntN(2)
	}
	if p.name == "" {
		p.name = childName(d, f.surname, p.sex, used)
	}
	c := &child{player: p, family: f, home: f.town}
	c.birth = w.planBirth(d, p)
	c.joined = max(f.joined, c.birth.years(6)+3)
	w.planFile(d, c)
	w.children = append(w.children, c)
}

// planBirth makes up a birthday that gives the age asked for, or one of six to
// sixteen.
func (w *world) planBirth(d dice, p player) day {
	switch p.trait {
	case twin:
		return w.children[len(w.children)-1].birth
	case turning14:
		return w.today.years(-14) + 9
	case turned14:
		return w.today.years(-14) - 6
	}
	for _, other := range w.children {
		if p.age > 0 && other.name == p.name {
			return date(other.birth.year(), 3, 5) + d.days(0, 20)
		}
	}
	if p.age == 0 {
		p.age = min(d.between(6, 16), d.between(7, 17))
	}
	return w.today.years(-p.age) - d.days(45, 360)
}

// planFamily makes up a family.
func (w *world) planFamily(d dice, p player) *family {
	t := w.towns[p.town%len(w.towns)]
	f := &family{town: t, village: t.villages[p.village%len(t.villages)], category: p.category, joined: w.planJoined(d)}
	f.address = fmt.Sprintf("%s组%d号", pick(d, strings.Fields("一 二 三 四 五 六 七 八")), d.between(1, 68))
	if strings.HasSuffix(f.village, "社区") {
		f.address = fmt.Sprintf("%d幢%d单元%d室", d.between(1, 24), d.between(1, 4), d.between(1, 6)*100+d.between(1, 2))
	}
	if f.surname = cn.Surname(p.name); f.surname == "" {
		f.surname = surname(d)
	}
	if p.trait >= isUnverified {
		f.joined = w.today - d.days(4, 15)
	} else if p.trait != plain || p.age > 0 && d.chance(75) {
		f.joined = w.first + d.days(4, 40)
	}
	f.economy = economyOf(d, p.category)
	f.father, f.mother = parentStates(d, p.category)
	w.planGuardians(d, f, p)
	return f
}

// planJoined chooses when a family came on file: most in the first weeks, the
// rest over the time since.
func (w *world) planJoined(d dice) day {
	length := int(w.today - w.first)
	switch n := d.IntN(100); {
	case n < 58:
		return w.first + d.days(4, 45)
	case n < 85 || length < 400:
		return w.first + d.days(46, min(360, length-25))
	}
	return w.first + d.days(361, length-25)
}

// planFile chooses what became of a child's file.
func (w *world) planFile(d dice, c *child) {
	switch c.trait {
	case isUnverified, isClue, isVerified:
		return
	}
	c.from = min(c.joined+d.days(2, 8), w.today)
	known := int(w.today - c.from)
	switch {
	case c.trait == declined:
		c.to, c.left = w.today-d.days(60, 90), "declined"
	case c.trait == isLeft:
		c.to, c.left = w.today-d.days(40, 70), "not_eligible"
	case c.trait == isArchived:
		c.to, c.left = w.today-d.days(200, 240), "closed"
	case c.trait == isPaused:
		c.paused = w.today - d.days(50, 80)
	case c.trait == mover:
		c.moved, c.old, c.home = w.today-d.days(85, 110), c.home, w.towns[1]
	case c.player.age > 0 || known < 150: // the cast stays
	case d.chance(3):
		c.to, c.left = c.from+d.days(100, known-20), pick(d, []string{"moved", "not_eligible", "closed", "declined"})
	case d.chance(2):
		c.paused = w.today - d.days(20, 120)
	case d.chance(2):
		c.paused = c.from + d.days(60, known-60)
		c.resumed = c.paused + d.days(25, 55)
	}
}

// economyOf is the economic state of a family with a child of a class.
func economyOf(d dice, category string) string {
	switch category {
	case "K08":
		return choose(d, []weighed[string]{{6, "dibao"}, {3, "dibao_edge"}, {1, "expense_hardship"}})
	case "K02", "K03":
		return choose(d, []weighed[string]{{5, "dibao"}, {2, "destitute"}, {2, "monitored"}, {1, "ordinary"}})
	}
	return choose(d, []weighed[string]{{5, "ordinary"}, {2, "dibao_edge"}, {1, "unknown"}})
}

// parentStates are the states of father and mother that go with a class.
func parentStates(d dice, category string) (father, mother string) {
	type pair = [2]string
	states := []weighed[pair]{{1, pair{cn.ParentNormal, cn.ParentNormal}}}
	switch category {
	case "K02":
		states = []weighed[pair]{{9, pair{cn.ParentDead, cn.ParentDead}}, {1, pair{cn.ParentDead, cn.ParentMissing}}}
	case "K03":
		states = []weighed[pair]{
			{6, pair{cn.ParentDead, cn.ParentLost}},
			{3, pair{cn.ParentPrison, cn.ParentLost}},
			{2, pair{cn.ParentDead, cn.ParentDisabled}},
			{2, pair{cn.ParentLost, cn.ParentLost}},
			{1, pair{cn.ParentDisabled, cn.ParentDisabled}},
			{1, pair{cn.ParentDetox, cn.ParentLost}},
			{1, pair{cn.ParentMissing, cn.ParentIll}},
			{1, pair{cn.ParentRevoked, cn.ParentDead}},
		}
	case "K08":
		states = []weighed[pair]{{3, pair{cn.ParentIll, cn.ParentNormal}}, {2, pair{cn.ParentNormal, cn.ParentNormal}}, {1, pair{cn.ParentNormal, cn.ParentDisabled}}}
	case "K14":
		states = []weighed[pair]{{2, pair{cn.ParentPrison, cn.ParentNormal}}, {1, pair{cn.ParentDetox, cn.ParentNormal}}}
	case "K15":
		states = []weighed[pair]{{2, pair{cn.ParentNormal, cn.ParentSeparated}}, {1, pair{cn.ParentSeparated, cn.ParentNormal}}}
	}
	p := choose(d, states)
	return p[0], p[1]
}
