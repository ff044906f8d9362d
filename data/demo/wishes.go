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
	{"冬季微心愿", 11, 1, 14, 75, 66},
	{"日常微心愿", 1, 10, 330, 345, 22},
}

// makeWishes makes the wishes of all batches in the order of their days.
func (w *world) makeWishes() {
	d := w.dice("wishes")
	for year := w.year() - 1; year <= w.year(); year++ {
		for i, r := range rounds {
			from := date(year, r.from, r.day)
			if w.past(from) {
				w.round(d, r, from, i == len(rounds)-1 && year == w.year())
			}
		}
	}
	if w.today < date(w.year(), rounds[len(rounds)-1].from, rounds[len(rounds)-1].day) {
		w.openStates(d, w.lastBatch)
	}
}

// round makes a batch with its wishes.
func (w *world) round(d dice, r round, from day, last bool) {
	b := data.WishBatch{
		Name: fmt.Sprintf("%d年%s", from.year(), r.name), ProjectID: w.general(from).ref(), From: from.String(), To: (from + day(r.length)).String(),
		PriceMax: 300_00, PerChild: 1, Status: data.BatchOpen,
	}
	if from+day(r.length)+10 < w.today {
		b.Status = data.BatchClosed
	}
	w.put(&b)
	w.lastBatch = data.Ref(b.ID)
	var plans []*wishPlan
	for _, c := range w.children {
		on := from + d.days(0, r.register)
		if d.chance(r.share) && w.past(on) && c.activeOn(on) {
			plans = append(plans, w.planWish(d, c, on, w.lastBatch))
		}
	}
	slices.SortStableFunc(plans, func(a, b *wishPlan) int { return int(a.registered - b.registered) })
	for _, p := range plans {
		w.saveWish(d, p)
	}
	if last {
		w.openStates(d, w.lastBatch)
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
func (w *world) planWish(d dice, c *child, on day, batch data.Ref) *wishPlan {
	p := &wishPlan{Wish: w.wishFor(d, c, on), child: c, registered: on}
	p.BatchID = batch
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

// openStates makes wishes that stand in each state today, so that none is
// missing whatever the day of the year.
func (w *world) openStates(d dice, batch data.Ref) {
	var free []*child
	for _, c := range w.children {
		if c.activeOn(w.today) && c.activeOn(w.today-24) {
			free = append(free, c)
		}
	}
	for i, state := range data.WishStates {
		if i >= len(free) {
			return
		}
		// From the end, for the others are planned from the beginning.
		w.saveWish(d, w.standing(d, free[len(free)-1-i], state, batch))
	}
}

// standing makes up a wish that has come as far as a state.
func (w *world) standing(d dice, c *child, state string, batch data.Ref) *wishPlan {
	p := w.planWish(d, c, w.today-24, batch)
	p.Wish.Price, p.Wish.Category = min(p.Wish.Price, 298_00), things[0].category
	p.Wish.Item, p.Wish.Spec, p.Wish.Price = things[0].item, things[0].specs, 129_00
	p.Wish.PublicText = "一个爱学习的孩子想要一盏护眼台灯。"
	*p = wishPlan{Wish: p.Wish, child: c, registered: w.today - 24, mode: "goods", shares: 1}
	days := []struct {
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
	}
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
	}
	for _, s := range days {
		*s.day = w.today - s.ago
		if s.state == state {
			break
		}
	}
	if state == data.WishPublished {
		p.shares = 2
	}
	if p.bought != 0 {
		p.mode = "cash"
	}
	return p
}
