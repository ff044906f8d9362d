package demo

import (
	"fmt"

	"careledger/data"
)

// claimDays is for how long a claim holds.
const claimDays = 7

// saveWish saves a wish as far as it has come by today, with claims, delivery
// and follow-ups.
func (w *world) saveWish(d dice, p *wishPlan) {
	p.clip(w)
	p.No = w.number("XY", p.registered)
	if (p.Category == "electronics" || p.Price > 300_00) && p.passed != 0 {
		p.OverLimitBy = w.user
	}
	r := &p.Wish
	r.Submitted, r.Passed, r.Published, r.Claimed = p.submitted.String(), p.passed.String(), p.published.String(), p.claimed.String()
	r.Bought, r.Ready, r.Delivered, r.Followed = p.bought.String(), p.ready.String(), p.delivered.String(), p.followed.String()
	r.Archived, r.Returned, r.Rejected, r.Withdrawn = p.archived.String(), p.returned.String(), p.rejected.String(), p.withdrawn.String()
	w.put(r)
	w.saveClaims(d, p)
	if p.delivered != 0 {
		w.deliver(d, p)
	}
	if p.followed != 0 {
		w.follow(d, p)
	}
}

// clip forgets what has not happened yet, or would have after the child left,
// and finds the state.
func (p *wishPlan) clip(w *world) {
	last := w.today
	if p.child.to != 0 {
		last = min(last, p.child.to)
	}
	if p.child.paused > p.registered {
		last = min(last, p.child.paused)
	}
	p.State = data.WishDraft
	stopped := false
	for _, s := range []struct {
		day   *day
		state string
	}{
		{&p.returned, data.WishReturned},
		{&p.submitted, data.WishPending},
		{&p.rejected, data.WishRejected},
		{&p.passed, data.WishPassed},
		{&p.published, data.WishPublished},
		{&p.claimed, data.WishClaimed},
		{&p.bought, data.WishBuying},
		{&p.ready, data.WishReady},
		{&p.delivered, data.WishDelivered},
		{&p.followed, data.WishFollowed},
		{&p.archived, data.WishArchived},
		{&p.withdrawn, data.WishWithdrawn},
	} {
		if *s.day == 0 {
			continue
		}
		if *s.day > last || stopped {
			*s.day, stopped = 0, true
			continue
		}
		p.State = s.state
	}
	if last < w.today && p.delivered == 0 && p.rejected == 0 && p.withdrawn == 0 {
		p.withdrawn, p.State = last, data.WishWithdrawn
	}
	switch p.State {
	case data.WishReturned:
		p.StateReason = "请补充规格和尺码"
	case data.WishRejected:
		p.StateReason = "不在征集范围，已向孩子说明并登记备选"
	case data.WishWithdrawn:
		p.StateReason = "孩子改了主意，监护人来电撤回"
	}
}

// saveClaims saves who fulfils a wish: one, several together, or somebody who
// did not come before another did.
func (w *world) saveClaims(d dice, p *wishPlan) {
	first := d.IntN(len(w.donors))
	if p.lapsed && p.published != 0 && w.past(p.published+claimDays+2) {
		w.claim(p, data.WishClaim{DonorID: w.donors[first].id, Mode: "goods", Amount: p.Price, State: data.ClaimExpired, Note: "逾期未送达，已联系"}, p.published+1)
	}
	if p.claimed == 0 {
		if p.shares > 1 && p.State == data.WishPublished && p.published <= w.today-claimDays {
			w.claim(p, data.WishClaim{DonorID: w.donors[first].id, Mode: "cash", Shared: true, Amount: p.Price / 2, State: data.ClaimActive}, w.today-3)
		}
		return
	}
	state := data.ClaimActive
	switch {
	case p.delivered != 0:
		state = data.ClaimMet
	case p.withdrawn != 0:
		state = data.ClaimCancelled
	}
	left := p.Price
	for i := range p.shares {
		amount := p.Price / int64(p.shares) / 100 * 100
		if i == p.shares-1 {
			amount = left
		}
		left -= amount
		r := data.WishClaim{DonorID: w.donors[(first+i+1)%len(w.donors)].id, Mode: p.mode, Shared: p.shares > 1, Amount: amount, State: state}
		if p.delivered != 0 && p.delivered < w.today-30 {
			r.Thanked = (p.delivered + 3).String()
		}
		if p.mode == "cash" {
			r.Receipt = w.form("SJ", p.claimed)
		}
		w.claim(p, r, p.claimed-day(p.shares-1-i))
	}
}

// claim saves one claim of a day.
func (w *world) claim(p *wishPlan, r data.WishClaim, on day) {
	on = max(on, p.published)
	expires := on + claimDays
	if p.claimed != 0 && r.State != data.ClaimExpired {
		expires = max(expires, p.claimed+claimDays+3)
		r.Expect = (p.claimed + 5).String()
	}
	r.WishID, r.Day, r.Expires = p.ID, on.String(), expires.String()
	w.put(&r)
}

// deliver saves the hand-over.
func (w *world) deliver(d dice, p *wishPlan) {
	c, g := p.child, p.child.signer()
	r := data.WishDelivery{
		WishID: p.ID, Day: p.delivered.String(), Mode: choose(d, []weighed[string]{{5, "home"}, {3, "school"}, {2, "ceremony"}, {1, "post"}}), ActualItem: p.Item,
		Actual: p.Price * int64(d.between(88, 104)) / 100 / 10 * 10, Receiver: g.Name, Relation: g.Relation, FormNo: w.form("QS", p.delivered),
		Condition: choose(d, []weighed[string]{{94, "good"}, {3, "flawed"}, {3, "substitute"}}),
	}
	if c.age(p.delivered) >= 10 && d.chance(40) {
		r.Receiver, r.Relation = c.name, ""
	}
	if p.bought != 0 || p.mode == "bag" {
		r.InvoiceNo = w.invoice(d, p.delivered)
	}
	if r.Condition == "substitute" && p.Alternative != "" {
		r.ActualItem = p.Alternative
	}
	w.put(&r)
	for _, person := range []*person{pick(d, w.staff.workers), pick(d, w.staff.volunteers)} {
		w.put(&data.DeliveryPerson{DeliveryID: r.ID, PersonID: person.id})
	}
	if p.bought != 0 {
		project := w.general(p.registered).id
		w.spent[project] = append(w.spent[project], purchase{data.Ref(p.ID), p.No, p.bought, r.Actual, r.InvoiceNo})
	}
}

// follow saves the question afterwards, and a second one after an exchange.
func (w *world) follow(d dice, p *wishPlan) {
	r := data.WishFollowup{
		WishID: p.ID, Day: p.followed.String(), Mode: choose(d, []weighed[string]{{6, "phone"}, {2, "home"}, {2, "school"}}), Received: true,
		Usable: choose(d, []weighed[string]{{87, "fits"}, {6, "wrong_size"}, {2, "damaged"}, {4, "unused"}, {1, "returned"}}), Words: pick(d, childWords),
	}
	if p.Category != "clothes" && r.Usable == "wrong_size" {
		r.Usable = "fits"
	}
	if r.Usable == "wrong_size" || r.Usable == "damaged" {
		r.Redo, r.Words = true, "有点小，想换大一码。"
		if r.Usable == "damaged" {
			r.Words = "打开时发现坏了。"
		}
	}
	w.put(&r)
	if again := p.followed + d.days(7, 14); r.Redo && w.past(again) {
		w.put(&data.WishFollowup{WishID: p.ID, Day: again.String(), Mode: "phone", Received: true, Usable: "fits", Words: "换好了，谢谢！"})
	}
}

// invoice gives out the number of an electronic invoice.
func (w *world) invoice(d dice, on day) string {
	w.forms["invoice"]++
	return fmt.Sprintf("%02d329900%06d%06d", on.year()%100, w.forms["invoice"], d.IntN(1_000_000))
}
