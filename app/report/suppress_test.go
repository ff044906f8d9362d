package report

import (
	"math/rand/v2"
	"testing"
)

// values lists, by trying all, the values that a hidden count may have by all
// that is printed. Only counts that are no total are tried; the totals follow.
func values(d *disclosure, i int) map[int64]bool {
	isTotal := map[int]bool{}
	for _, s := range d.sums {
		isTotal[s.total] = true
	}
	var free []int
	for j, c := range d.cells {
		if c.state != shown && !isTotal[j] {
			free = append(free, j)
		}
	}
	found, try := map[int64]bool{}, make([]int64, len(d.cells))
	for j, c := range d.cells {
		try[j] = c.value
	}
	fits := func(j int, v int64) bool {
		switch c := d.cells[j]; c.state {
		case small:
			return v >= 1 && v < d.k
		case held:
			return v >= 0
		default:
			return v == c.value
		}
	}
	var walk func(n int)
	walk = func(n int) {
		if n < len(free) {
			for v := int64(0); v <= d.cells[free[n]].value+3; v++ {
				if try[free[n]] = v; fits(free[n], v) {
					walk(n + 1)
				}
			}
			return
		}
		done := map[int]bool{}
		for _, s := range d.sums { // totals of parts come before totals of totals
			total := int64(0)
			for _, p := range s.parts {
				total += try[p]
			}
			if done[s.total] && try[s.total] != total || !fits(s.total, total) {
				return
			}
			try[s.total], done[s.total] = total, true
		}
		found[try[i]] = true
	}
	walk(0)
	return found
}

func TestDisclosure(t *testing.T) {
	t.Run("a single small part takes the next smallest with it", func(t *testing.T) {
		d := disclosure{k: 5}
		total, a, b, c := d.add(46), d.add(3), d.add(20), d.add(23)
		d.link(total, a, b, c)
		d.protect()
		if d.state(a) != small || d.state(b) != held || d.state(c) != shown || d.state(total) != shown {
			t.Errorf("states %+v", d.cells)
		}
	})
	t.Run("two ones under a total of two are not told", func(t *testing.T) {
		d := disclosure{k: 5}
		total, a, b, c := d.add(22), d.add(1), d.add(1), d.add(20)
		d.link(total, a, b, c)
		d.protect()
		for _, i := range []int{a, b} {
			if n := len(values(&d, i)); n < 2 {
				t.Errorf("cell %d can have %d values", i, n)
			}
		}
	})
	t.Run("a total below k is hidden too", func(t *testing.T) {
		d := disclosure{k: 5}
		total, a, b := d.add(3), d.add(3), d.add(0)
		d.link(total, a, b)
		d.protect()
		if d.state(total) == shown || d.state(a) == shown {
			t.Errorf("states %+v", d.cells)
		}
	})
	t.Run("whatever the linked tables, each hidden count keeps two values", func(t *testing.T) {
		random := rand.New(rand.NewPCG(1, 2))
		for range 300 {
			d := disclosure{k: 4}
			rows, columns := 2, 2
			grid, total := make([][]int, rows), int64(0)
			for r := range grid {
				grid[r] = make([]int, columns)
				for c := range grid[r] {
					v := int64(random.IntN(8))
					grid[r][c], total = d.add(v), total+v
				}
			}
			all := d.add(total)
			var rowTotals []int
			for _, row := range grid {
				v := int64(0)
				for _, c := range row {
					v += d.cells[c].value
				}
				rowTotals = append(rowTotals, d.add(v))
				d.link(rowTotals[len(rowTotals)-1], row...)
			}
			var columnTotals []int
			for c := range columns {
				v, parts := int64(0), []int{}
				for _, row := range grid {
					v, parts = v+d.cells[row[c]].value, append(parts, row[c])
				}
				columnTotals = append(columnTotals, d.add(v))
				d.link(columnTotals[c], parts...)
			}
			d.link(all, rowTotals...)
			d.link(all, columnTotals...)
			d.protect()
			for i, c := range d.cells {
				if c.state != shown && len(values(&d, i)) < 2 {
					t.Fatalf("cell %d of %+v can be worked out", i, d.cells)
				}
			}
		}
	})
}

// bounds works out the least and the most that each count can be by all that is
// printed, narrowing them by every sum until nothing changes. It is what a reader
// with a pencil can do, and never wider than the truth.
func bounds(d *disclosure) (least, most []int64) {
	const far = int64(1) << 30
	for _, c := range d.cells {
		lo, hi := c.value, c.value
		switch c.state {
		case small:
			lo, hi = 1, d.k-1
		case held:
			lo, hi = 0, far
		}
		least, most = append(least, lo), append(most, hi)
	}
	for again := true; again; {
		again = false
		narrow := func(i int, lo, hi int64) {
			if lo > least[i] {
				least[i], again = lo, true
			}
			if hi < most[i] {
				most[i], again = hi, true
			}
		}
		for _, s := range d.sums {
			lo, hi := int64(0), int64(0)
			for _, p := range s.parts {
				lo, hi = lo+least[p], hi+most[p]
			}
			narrow(s.total, lo, hi)
			for _, p := range s.parts {
				wasLo, wasHi := least[p], most[p]
				narrow(p, least[s.total]-(hi-wasHi), most[s.total]-(lo-wasLo))
				lo, hi = lo-wasLo+least[p], hi-wasHi+most[p]
			}
		}
	}
	return least, most
}

// differs looks longer than protect does for another set of tables that fits all
// that is printed and has another value for a hidden count.
func differs(d *disclosure, i int) bool {
	for _, step := range []int64{-1, 1} {
		w := what{d: d, change: map[int]int64{i: step}, steps: -200_000}
		if d.within(i, step) && w.mend() {
			return true
		}
	}
	return false
}

// linkedTables fills a disclosure as a report does: a total that several tables
// share, each a grid with row and column totals, some rows broken down further,
// and some totals that are printed twice.
func linkedTables(random *rand.Rand) *disclosure {
	d := &disclosure{k: int64(3 + random.IntN(8))}
	children := 1 + random.IntN(60)
	shared := d.add(int64(children))
	for range 1 + random.IntN(4) {
		rows, columns := 1+random.IntN(7), 1+random.IntN(3)
		grid := make([][]int64, rows)
		for r := range grid {
			grid[r] = make([]int64, columns)
		}
		for range children { // unevenly, so that many cells are small
			grid[random.IntN(1+random.IntN(rows))][random.IntN(columns)]++
		}
		var rowTotals []int
		inColumn, sums := make([][]int, columns), make([]int64, columns)
		for r := range grid {
			var parts []int
			total := int64(0)
			for c, v := range grid[r] {
				id := d.add(v)
				parts, inColumn[c] = append(parts, id), append(inColumn[c], id)
				total, sums[c] = total+v, sums[c]+v
			}
			t := d.add(total)
			d.link(t, parts...)
			rowTotals = append(rowTotals, t)
			if random.IntN(4) == 0 { // the same count in another table
				d.link(t, d.add(total))
			}
			if total > 1 && random.IntN(3) == 0 { // and broken down by something else
				part := random.Int64N(total + 1)
				d.link(t, d.add(part), d.add(total-part))
			}
		}
		d.link(shared, rowTotals...)
		var columnTotals []int
		for c, parts := range inColumn {
			t := d.add(sums[c])
			d.link(t, parts...)
			columnTotals = append(columnTotals, t)
		}
		d.link(shared, columnTotals...)
	}
	return d
}

func TestHiddenCountsOfLinkedTablesKeepTwoValues(t *testing.T) {
	const tables = 400
	hidden := 0
	for seed := range uint64(tables) {
		d := linkedTables(rand.New(rand.NewPCG(seed, 67)))
		d.protect()
		least, most := bounds(d)
		for i, c := range d.cells {
			if c.state == shown {
				if c.value > 0 && c.value < d.k {
					t.Fatalf("seed %d: count %d is %d and printed", seed, i, c.value)
				}
				continue
			}
			hidden++
			if most[i]-least[i] < 1 || c.value < least[i] || c.value > most[i] {
				t.Errorf("seed %d: hidden count %d is %d, bounds %d to %d", seed, i, c.value, least[i], most[i])
			}
			if !differs(d, i) {
				t.Errorf("seed %d: no other table fits what is printed of count %d", seed, i)
			}
		}
	}
	if hidden < tables {
		t.Errorf("only %d hidden counts in %d sets of tables", hidden, tables)
	}
	t.Logf("%d hidden counts in %d sets of linked tables, seeds 0 to %d", hidden, tables, tables-1)
}
