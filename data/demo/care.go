package demo

import (
	"slices"
	"time"

	"careledger/data"
)

// makeCare makes goods handed out by themselves and psychological service.
func (w *world) makeCare() {
	w.makeGoods(w.dice("goods"))
	w.makePsy(w.dice("psy"))
	w.makeSurveys(w.dice("surveys"))
}

// parcel is what is handed to many children at once.
type parcel struct {
	month time.Month
	day   int
	item  string
	fen   int64
	share int // percent of the children
}

var parcels = []parcel{
	{2, 25, "春季助学包（书包、文具）", 120_00, 30},
	{6, 1, "六一图书礼包", 58_00, 40},
	{9, 1, "秋季助学金补充物资（校服、水杯）", 150_00, 35},
	{11, 20, "冬衣一套", 199_00, 30},
}

// makeGoods hands parcels out, each signed for on a form of its own.
func (w *world) makeGoods(d dice) {
	for year := w.year() - 1; year <= w.year(); year++ {
		for _, p := range parcels {
			for _, c := range w.children {
				on := date(year, p.month, p.day) + d.days(0, 3)
				if !w.past(on) || !c.activeOn(on) || !d.chance(p.share) || w.large() && d.chance(40) {
					continue
				}
				g := c.signer()
				w.put(&data.Goods{
					ChildID: c.id, ProjectID: w.general(on).ref(), Day: on.String(), Item: p.item, Quantity: 1, Value: p.fen, Receiver: g.Name, Relation: g.Relation,
					FormNo: w.form("WZ", on),
				})
				if d.chance(15) { // a second thing on the same day
					w.put(&data.Goods{
						ChildID: c.id, ProjectID: w.general(on).ref(), Day: on.String(), Item: "纯牛奶一箱", Quantity: 1, Value: 49_00, Receiver: g.Name, Relation: g.Relation,
						FormNo: w.form("WZ", on),
					})
				}
			}
		}
	}
}

// makePsy makes series of psychological service for some children, and of
// tutoring for others. One child is always among them, and referred.
func (w *world) makePsy(d dice) {
	sure := slices.IndexFunc(w.children, func(c *child) bool { return c.trait == plain && c.activeOn(w.today) })
	share := 34 // percent of the children
	if w.large() {
		share = 20
	}
	for i, c := range w.children {
		if c.from == 0 || !d.chance(share) && i != sure {
			continue
		}
		kind, begin := choose(d, []weighed[string]{{5, "one"}, {2, "group"}, {3, "tutoring"}}), c.from+d.days(20, 400)
		if i == sure {
			kind, begin = "one", max(c.from, date(w.year(), 1, 1)+20)
		}
		end := w.psySeries(d, c, kind, begin)
		if i == sure || kind == "one" && d.chance(20) {
			w.psy(c, data.PsyService{
				ChildID: c.id, Kind: "referral", ProviderID: data.Ref(w.staff.workers[0].id), ReferTo: pick(d, []string{"alliance", "school", "psychiatry"}), Outcome: "已接访",
			}, end)
		}
	}
}

// psySeries makes a series of one kind and answers the day after it.
func (w *world) psySeries(d dice, c *child, kind string, on day) day {
	for n := range d.between(2, 6) {
		s := data.PsyService{
			ChildID: c.id, Kind: kind, Start: d.clock(14, 18), Minutes: minutes(d.between(8, 12) * 5),
			ProviderID: data.Ref(pick(d, w.staff.psychologists).id), Topic: pick(d, []string{"mood", "peers", "study", "family", "adapting", "loss"}),
		}
		if kind == "tutoring" {
			s.ProviderID, s.Topic = data.Ref(pick(d, w.staff.teachers).id), "study"
		}
		w.psy(c, s, on)
		if n == 1 && kind == "one" && d.chance(50) {
			w.psy(c, data.PsyService{ChildID: c.id, Kind: "parent", Start: d.clock(18, 19), Minutes: minutes(40), ProviderID: s.ProviderID, Topic: "family"}, on+1)
		}
		on += d.days(7, 21)
	}
	return on
}

// psy saves one service, on a day that is no Sunday.
func (w *world) psy(c *child, s data.PsyService, on day) {
	if on.weekday() == 0 {
		on++
	}
	if !w.past(on) || !c.activeOn(on) {
		return
	}
	s.ProjectID, s.Day = w.general(on).ref(), on.String()
	w.put(&s)
}
