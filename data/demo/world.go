package demo

import (
	"fmt"

	"careledger/data"
)

// world is what has been made so far and what everything else is made from.
type world struct {
	f     *data.Filler
	user  string // who enters the records
	seed  uint64
	size  int // children
	today day
	first day // 1 January of the year before today's
	err   error

	towns    []*town
	staff    staff
	projects projects
	families []*family
	children []*child // in the order of their file numbers
	donors   []donor
	shelf    shelf
	bags     *stock // identity numbers and telephones given out
	forms    map[string]int

	spent map[string][]purchase // by project
}

func newWorld(f *data.Filler, user string, o Options, today day) *world {
	return &world{
		f: f, user: user, seed: o.Seed, size: o.Children, today: today, first: date(today.year()-1, 1, 1),
		towns: readTowns(o.Children), bags: newStock(), forms: map[string]int{}, spent: map[string][]purchase{},
	}
}

// make makes everything, in an order in which each thing finds what it needs.
func (w *world) make() error {
	for _, step := range []func(){
		w.makePeople, w.makeProjects, w.planChildren, w.makeChildren, w.makeMembers, w.makeDonors, w.makeBooks,
		w.makePairings, w.makeVisits, w.makeActivities, w.makeReading, w.makeCamps, w.makeWishes, w.makeCare, w.makeMoney,
	} {
		if step(); w.err != nil {
			return w.err
		}
	}
	return nil
}

// put inserts a record. After the first error, which make answers, it does
// nothing.
func (w *world) put(r data.Record) {
	if w.err == nil {
		w.err = w.f.Put(r)
	}
}

// do runs a rule of the store, under the same condition.
func (w *world) do(rule func() error) {
	if w.err == nil {
		w.err = rule()
	}
}

// number gives out the next number of a kind in the year of a day.
func (w *world) number(kind string, d day) string {
	var no string
	w.do(func() (err error) {
		no, err = w.f.Number(kind, fmt.Sprint(d.year()))
		return err
	})
	return no
}

// form gives out the next number of a signed form of a kind, such as
// QS2026-0012.
func (w *world) form(kind string, d day) string {
	key := fmt.Sprintf("%s%d", kind, d.year())
	w.forms[key]++
	return fmt.Sprintf("%s-%04d", key, w.forms[key])
}

// large reports whether the sample is there for its size: it has a little less
// of everything for each child.
func (w *world) large() bool { return w.size > 120 }

// year is the year of today.
func (w *world) year() int { return w.today.year() }

// past reports whether something of that day has happened already.
func (w *world) past(d day) bool { return d <= w.today }
