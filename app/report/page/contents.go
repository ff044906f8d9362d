package page

import (
	"math"
	"strconv"
)

// Contents adds the table of contents, on pages of its own: headings down to
// the second level, with the numbers of their pages. Its own heading is title.
func (d *Doc) Contents(title string) { d.add(contents(title)) }

type contents string

func (contents) boxes(*Doc) []box { return nil }

// reserved is where a table of contents will stand once the numbers of pages
// are known.
type reserved struct {
	contents contents
	first    int // page, from 0
}

// reserve leaves as many pages free as the table of contents will fill.
func (f *flow) reserve(c contents, d *Doc) reserved {
	f.newPage()
	first := len(f.sheets) - 1
	n := len(c.pages(d))
	for range n - 1 {
		f.sheets = append(f.sheets, &sheet{})
	}
	f.fresh = false
	f.newPage()
	return reserved{c, first}
}

// fill sets the table of contents on the pages left free for it.
func (p *Pages) fill(r reserved, d *Doc) {
	for i, s := range r.contents.pages(d) {
		p.sheets[r.first+i].items = s.items
	}
}

func (c contents) pages(d *Doc) []*sheet {
	f := &flow{top: top, bottom: bottom}
	title := textBoxes(string(c), styleHeading[0], marginX, bodyWidth, Left)
	for i := range title {
		title[i].keep = true
	}
	boxes := title
	for _, m := range d.marks {
		if m.level <= 2 {
			boxes = append(boxes, entry(m))
		}
	}
	f.put(boxes)
	return f.sheets
}

// entry is one line of the contents: title, dots, number.
func entry(m *mark) box {
	const numberWidth, indentStep = 34.0, 16.0
	st := styleContents[m.level-1]
	x := float64(m.level-1) * indentStep
	width := bodyWidth - x - numberWidth
	lines := wrap(m.title, st, width)
	height := float64(len(lines)) * st.leading
	y := height - st.leading + st.rise()
	ops := setLines(lines, st, marginX+x, 0, width, Left)
	number := wrap(strconv.Itoa(m.page+1), st, numberWidth)[0]
	ops = append(ops, setLine(number, st, marginX+bodyWidth-numberWidth, y, numberWidth, Right)...)
	from := marginX + x + lines[len(lines)-1].width()*st.size + 5
	to := marginX + bodyWidth - 24.0
	const dots = 4.0
	from = to - math.Floor((to-from)/dots)*dots // dots stand under each other
	if to > from {
		ops = append(ops, &stroke{from: point{from, y - 1}, to: point{to, y - 1}, width: 0.8, color: hair, dots: dots})
	}
	ops = append(ops, &link{marginX + x, 0, bodyWidth - x, height, m})
	return box{before: st.before, height: height, ops: ops}
}
