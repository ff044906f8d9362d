package data

import "slices"

// WishStateTotal is how many wishes are in a state, and their money in fen.
type WishStateTotal struct {
	State   string
	Count   int
	Price   int64
	Claimed int64 // by claims that hold or were met
	Actual  int64 // paid for those delivered
}

// WishTotals is how a set of wishes stands.
type WishTotals struct {
	States []WishStateTotal // in the order of WishStates, empty ones too

	// By the days of the stages.
	Count, Passed, Published, Claimed, Delivered, Followed, Withdrawn int

	Price, Actual int64   // fen
	MeanDays      float64 // from passed to delivered, one decimal; 0 when none is delivered
}

// State answers the line of a state.
func (w WishTotals) State(state string) WishStateTotal {
	return w.States[slices.Index(WishStates, state)]
}

// WishTotals counts the wishes of a filter by state and stage; its Limit and
// Offset do not matter.
func (s *Store) WishTotals(ss *Session, f WishFilter) (WishTotals, error) {
	l, err := s.wishList(ss, f)
	if err != nil {
		return WishTotals{}, err
	}
	totals := WishTotals{States: make([]WishStateTotal, len(WishStates)), Count: len(l.found)}
	place := map[string]int{}
	for i, state := range WishStates {
		totals.States[i].State, place[state] = state, i
	}
	timed, days := 0, 0
	for _, w := range l.found {
		d := &w.stages
		totals.Passed += boolInt(d.passed != "")
		totals.Published += boolInt(d.published != "")
		totals.Claimed += boolInt(d.claimed != "")
		totals.Delivered += boolInt(d.delivered != "")
		totals.Followed += boolInt(d.followed != "")
		totals.Withdrawn += boolInt(d.withdrawn != "")
		totals.Price, totals.Actual = totals.Price+w.price, totals.Actual+w.actual
		if d.passed != "" && d.delivered != "" {
			timed, days = timed+1, days+daysBetween(d.passed, d.delivered)
		}
		total := &totals.States[place[w.state]]
		total.Count, total.Price, total.Actual = total.Count+1, total.Price+w.price, total.Actual+w.actual
		for _, c := range w.claims {
			if c.counts() {
				total.Claimed += c.amount
			}
		}
	}
	if timed > 0 {
		totals.MeanDays = Round(float64(days)/float64(timed), 1)
	}
	return totals, nil
}
