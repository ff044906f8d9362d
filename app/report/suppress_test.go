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
