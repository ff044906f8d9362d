package demo

import (
	"fmt"
	"slices"
	"time"

	"careledger/data"
)

// round is a batch of wishes of each year.
type round struct {
	name     string // after the year
	from     time.Month
	day      int
	register int // days in which wishes are registered
	length   int // days of the batch
	share    int // percent of the children
}

// rounds are for 1 June, for the winter, and for the days between.
var rounds = []round{
	{"六一微心愿", 4, 20, 16, 75, 72},
	{"冬季微心愿", 10, 10, 22, 80, 66},
	{daily, 1, 1, 330, 360, 24},
}

const daily = "日常微心愿"

// makeWishes makes the wishes of all batches in the order of their days.
func (w *world) makeWishes() {
	d := w.dice("wishes")
	for year := w.year() - 1; year <= w.year(); year++ {
		for _, r := range rounds {
			if from := date(year, r.from, r.day); w.past(from) {
				w.round(d, r, from)
			}
		}
	}
}

// round makes a batch with its wishes.
func (w *world) round(d dice, r round, from day) {
	b := data.WishBatch{
		Name: fmt.Sprintf("%d年%s", from.year(), r.name), ProjectID: w.general(from).ref(), From: from.String(), To: (from + day(r.length)).String(),
		PriceMax: 300_00, PerChild: 1, Status: data.BatchOpen,
	}
	if from+day(r.length)+10 < w.today {
		b.Status = data.BatchClosed
	}
	w.put(&b)
	var plans []*wishPlan
	if standing := w.today - openDays; r.name == daily && standing.year() == from.year() {
		plans = w.openStates(d, standing)
	}
	taken := len(plans)
	for _, c := range w.children {
		on := from + d.days(0, r.register)
		wished := slices.ContainsFunc(plans[:taken], func(p *wishPlan) bool { return p.child == c })
		if d.chance(r.share) && !wished && w.past(on) && c.activeOn(on) {
			plans = append(plans, planWish(d, c, on))
		}
	}
	slices.SortStableFunc(plans, func(a, b *wishPlan) int { return int(a.registered - b.registered) })
	for _, p := range plans {
		p.BatchID = data.Ref(b.ID)
		w.saveWish(d, p)
	}
}

// wishPlan is what becomes of a wish; days to come are in it too.
type wishPlan struct {
	data.Wish
	child      *child
	registered day
	submitted  day
	returned   day
	rejected   day
	passed     day
	published  day
	claimed    day
	bought     day
	ready      day
	delivered  day
	followed   day
	archived   day
	withdrawn  day
	mode       string // of the claim
	shares     int
	lapsed     bool // somebody claimed it and did not come
}

// planWish makes up a wish and what becomes of it.
func planWish(d dice, c *child, on day) *wishPlan {
	p := &wishPlan{Wish: wishFor(d, c, on), child: c, registered: on}
	p.mode = choose(d, []weighed[string]{{5, "goods"}, {4, "cash"}, {1, "bag"}})
	if p.shares = 1; p.Price >= 100_00 && d.chance(14) {
		p.shares, p.mode = d.between(2, 3), "cash"
	}
	p.submitted = on + d.days(0, 2)
	if d.chance(5) {
		p.returned = p.submitted + d.days(1, 2)
		p.submitted = p.returned + d.days(1, 3)
	}
	if d.chance(4) {
		p.rejected = p.submitted + d.days(1, 4)
		return p
	}
	p.passed = p.submitted + d.days(1, 4)
	p.published = p.passed + d.days(1, 3)
	switch n := d.IntN(100); {
	case n < 3:
		p.withdrawn = p.published + d.days(2, 6)
		return p
	case n < 7:
		return p // nobody claims it
	case n < 10:
		p.mode = "" // the organization buys it
		p.bought = p.published + d.days(14, 18)
	default:
		p.lapsed = d.chance(4)
		p.claimed = p.published + d.days(1, 6)
		if p.lapsed {
			p.claimed += 10
		}
		if p.mode == "cash" {
			p.bought = p.claimed + d.days(1, 4)
		}
	}
	p.ready = max(p.claimed, p.bought) + d.days(2, 6)
	p.delivered = p.ready + d.days(1, 7)
	if d.chance(86) {
		p.followed = p.delivered + d.days(6, 24)
		if d.chance(70) {
			p.archived = p.followed + d.days(10, 30)
		}
	}
	return p
}

// openDays is how long ago the wishes of openStates were registered.
const openDays = 24

// openStates makes up wishes that stand in each state today, so that none is
// missing whatever the day of the year.
func (w *world) openStates(d dice, on day) []*wishPlan {
	var plans []*wishPlan
	for i := len(w.children) - 1; i >= 0 && len(plans) < len(data.WishStates); i-- {
		if c := w.children[i]; c.activeOn(w.today) && c.activeOn(on) {
			plans = append(plans, w.standing(d, c, data.WishStates[len(plans)], on))
		}
	}
	return plans
}

// standing makes up a wish that has come as far as a state.
func (w *world) standing(d dice, c *child, state string, on day) *wishPlan {
	t := pick(d, things)
	for c.age(on) < t.from || c.age(on) > t.to || t.yuan == 0 {
		t = pick(d, things)
	}
	p := &wishPlan{Wish: wishOf(d, c, on, t), child: c, registered: on, mode: "goods", shares: 1}
	switch state {
	case data.WishDraft:
		return p
	case data.WishReturned:
		p.returned = w.today - 20
		return p
	case data.WishRejected:
		p.submitted, p.rejected = w.today-22, w.today-20
		return p
	case data.WishWithdrawn:
		p.submitted, p.passed, p.published, p.withdrawn = w.today-22, w.today-20, w.today-18, w.today-9
		return p
	case data.WishPublished:
		p.shares = 2
	}
	for _, s := range []struct {
		state string
		day   *day
		ago   day
	}{
		{data.WishPending, &p.submitted, 22},
		{data.WishPassed, &p.passed, 20},
		{data.WishPublished, &p.published, 18},
		{data.WishClaimed, &p.claimed, 6},
		{data.WishBuying, &p.bought, 5},
		{data.WishReady, &p.ready, 4},
		{data.WishDelivered, &p.delivered, 3},
		{data.WishFollowed, &p.followed, 2},
		{data.WishArchived, &p.archived, 1},
	} {
		*s.day = w.today - s.ago
		if s.state == state {
			break
		}
	}
	if p.bought != 0 {
		p.mode = "cash"
	}
	return p
}
