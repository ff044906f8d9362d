package page

// box is a piece of content that is never cut: a line, a table's row, a chart.
type box struct {
	before float64 // gap above, at least; left out at the head of a page
	height float64
	after  float64 // gap below, at least
	keep   bool    // the next box stands on the same page
	ops    []op    // none for an empty space, which is left out at the head of a page
	repeat *[]box  // what is drawn again above this box at the head of a page
}

// gap is the distance between two boxes that follow each other.
func gap(above, below box) float64 { return max(above.after, below.before) }

// placed is a box's operations at their place on a page.
type placed struct {
	ops  []op
	down float64
}

// sheet is one page.
type sheet struct {
	items []placed
	cover bool
}

// flow fills pages from top to bottom.
type flow struct {
	sheets []*sheet
	top    float64
	bottom float64
	cover  bool
	y      float64 // under the last box
	last   box
	fresh  bool // nothing has been placed on the page
}

// newPage begins a page, unless the last one is still empty.
func (f *flow) newPage() {
	if len(f.sheets) > 0 && f.fresh {
		return
	}
	f.sheets = append(f.sheets, &sheet{cover: f.cover})
	f.y, f.fresh, f.last = f.top, true, box{}
}

// put places boxes. A chain of boxes that keep together moves to the next page
// as a whole, where it fits on one.
func (f *flow) put(boxes []box) {
	if len(f.sheets) == 0 {
		f.newPage()
	}
	for i := 0; i < len(boxes); {
		end := i
		height := boxes[i].height
		for boxes[end].keep && end+1 < len(boxes) {
			end++
			height += gap(boxes[end-1], boxes[end]) + boxes[end].height
		}
		if !f.fits(boxes[i], height) && repeatHeight(boxes[i])+height <= f.bottom-f.top {
			f.newPage()
		}
		for ; i <= end; i++ {
			f.place(boxes[i])
		}
	}
}

func repeatHeight(b box) float64 {
	h := 0.0
	if b.repeat != nil {
		for _, r := range *b.repeat {
			h += r.height + r.after
		}
	}
	return h
}

// fits tells whether height points that begin with b still fit on the page.
func (f *flow) fits(b box, height float64) bool {
	return f.fresh || f.y+gap(f.last, b)+height <= f.bottom+slack
}

func (f *flow) place(b box) {
	if !f.fits(b, b.height) {
		f.newPage()
	}
	if f.fresh && b.repeat != nil {
		for _, r := range *b.repeat {
			f.draw(r)
		}
	}
	f.draw(b)
}

func (f *flow) draw(b box) {
	if f.fresh && len(b.ops) == 0 {
		return
	}
	if !f.fresh {
		f.y += gap(f.last, b)
	}
	s := f.sheets[len(f.sheets)-1]
	s.items = append(s.items, placed{b.ops, f.y})
	f.y += b.height
	f.fresh, f.last = false, b
}
