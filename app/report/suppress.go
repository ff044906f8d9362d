package report

import (
	"cmp"
	"slices"
)

// disclosure decides which counts of children an edition must hide.
//
// Counts from 1 to k-1 are hidden as “<k”. Where a total or a linked table
// would still reveal one of them, further counts are hidden as “—” until every
// hidden count could, by all that is printed, have at least two values
// (statistical disclosure control; k from the project).
//
// Counts are variables; sums link them. The same variable may stand in several
// tables, as the number of children served does.
type disclosure struct {
	k     int64
	cells []cell
	sums  []sum
}

// cell is one count.
type cell struct {
	value int64
	state cellState
}

// cellState says how a count is printed.
type cellState uint8

const (
	shown cellState = iota
	small           // printed as “<k”: the reader knows that it is 1 to k-1
	held            // printed as “—”: the reader knows nothing of it
)

// sum says that a total is the sum of its parts.
type sum struct {
	total int
	parts []int
}

// add takes a count and answers its number.
func (d *disclosure) add(value int64) int {
	state := shown
	if value > 0 && value < d.k {
		state = small
	}
	d.cells = append(d.cells, cell{value, state})
	return len(d.cells) - 1
}

// link says that a total is the sum of its parts. The parts must add up.
func (d *disclosure) link(total int, parts ...int) { d.sums = append(d.sums, sum{total, parts}) }

// state answers how a count is printed, after protect.
func (d *disclosure) state(i int) cellState { return d.cells[i].state }

// protect hides counts until no hidden one can be worked out.
func (d *disclosure) protect() {
	for again := true; again; {
		again = false
		for i, c := range d.cells {
			if c.state != shown && !d.ambiguous(i) && d.hideBeside(i) {
				again = true
				break
			}
		}
	}
}

// hideBeside hides one more count of a sum that reveals the cell: the smallest
// part that is shown, or else the total. It reports whether there was any.
func (d *disclosure) hideBeside(i int) bool {
	best := -1
	for _, s := range d.sums {
		if s.total != i && !slices.Contains(s.parts, i) {
			continue
		}
		for _, p := range append(slices.Clone(s.parts), s.total) {
			if d.cells[p].state == shown && (best < 0 || d.cost(s, p) < d.cost(s, best)) {
				best = p
			}
		}
	}
	if best < 0 {
		// Its sums are all hidden and still leave one value, as two counts of 1
		// under a total of “<k” may: tell nothing of it instead of “<k”.
		if d.cells[i].state == held {
			return false
		}
		best = i
	}
	d.cells[best].state = held
	return true
}

// cost orders what to hide: small parts first, zeros after them, totals last.
func (d *disclosure) cost(s sum, i int) int64 {
	const zero, total = int64(1) << 40, int64(1) << 50
	c := d.cells[i].value
	if c == 0 {
		c = zero
	}
	if i == s.total {
		c += total
	}
	return c
}

// The most counts that are changed together when looking for another value, and
// the most steps of that search; what is not found is taken as not ambiguous,
// which hides more, never less.
const (
	mostChanged = 30
	mostSteps   = 3_000
)

// ambiguous reports whether a hidden count could have another value: whether
// some hidden counts can change together so that every sum still holds and
// every count stays within what is printed of it.
func (d *disclosure) ambiguous(i int) bool {
	for _, step := range []int64{-1, 1} {
		w := what{d: d, change: map[int]int64{i: step}}
		if d.within(i, step) && w.mend() {
			return true
		}
	}
	return false
}

// within reports whether a count that is changed fits what is printed of it.
func (d *disclosure) within(i int, change int64) bool {
	c := d.cells[i]
	v := c.value + change
	switch c.state {
	case small:
		return v >= 1 && v < d.k
	case held:
		return v >= 0
	}
	return change == 0
}

// what is a search for another set of values: the changes made so far.
type what struct {
	d      *disclosure
	change map[int]int64
	steps  int
}

// mend looks for further changes that make every sum hold again.
func (w *what) mend() bool {
	if w.steps++; w.steps > mostSteps {
		return false
	}
	s, off := w.broken()
	if off == 0 {
		return true
	}
	if len(w.change) >= mostChanged {
		return false
	}
	type move struct {
		cell int
		step int64
	}
	var moves []move
	if _, done := w.change[s.total]; !done {
		moves = append(moves, move{s.total, off})
	}
	for _, p := range s.parts {
		if _, done := w.change[p]; !done {
			moves = append(moves, move{p, -off})
		}
	}
	slices.SortStableFunc(moves, func(a, b move) int { return cmp.Compare(w.d.links(a.cell), w.d.links(b.cell)) })
	for _, m := range moves {
		if !w.d.within(m.cell, m.step) {
			continue
		}
		w.change[m.cell] = m.step
		if w.mend() {
			return true
		}
		delete(w.change, m.cell)
	}
	return false
}

// broken answers a sum that does not hold with the changes, and by how much its
// parts exceed the total.
func (w *what) broken() (sum, int64) {
	for _, s := range w.d.sums {
		off := -w.change[s.total]
		for _, p := range s.parts {
			off += w.change[p]
		}
		if off != 0 {
			return s, off
		}
	}
	return sum{}, 0
}

// links counts the sums that a count stands in.
func (d *disclosure) links(i int) int {
	n := 0
	for _, s := range d.sums {
		if s.total == i || slices.Contains(s.parts, i) {
			n++
		}
	}
	return n
}
