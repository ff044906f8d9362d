package page

import (
	"fmt"
	"strings"
)

// Pages is a report laid out. It doesn't change any more, so several goroutines
// may paint from it.
type Pages struct {
	options Options
	sheets  []*sheet
}

// Layout sets the report. It can be called again after more has been added; the
// pages of an earlier call are then no longer to be used.
func (d *Doc) Layout() *Pages {
	f := &flow{top: top, bottom: bottom}
	var pending []box
	var lists []reserved
	flush := func() {
		f.put(pending)
		pending = nil
	}
	for _, b := range d.blocks {
		switch b := b.(type) {
		case *Cover:
			flush()
			f.putCover(b)
		case pageBreak:
			flush()
			f.newPage()
		case contents:
			flush()
			lists = append(lists, f.reserve(b, d))
		default:
			pending = append(pending, b.boxes(d)...)
		}
	}
	flush()
	f.dropEmptyEnd()
	p := &Pages{options: d.options, sheets: f.sheets}
	p.findMarks()
	for _, r := range lists {
		p.fill(r, d)
	}
	under := d.options.watermark()
	for i, s := range p.sheets {
		s.items = append(s.items, placed{ops: d.options.furniture(i, len(p.sheets), s.cover)})
		if under != nil {
			s.items = append([]placed{{ops: under}}, s.items...)
		}
	}
	return p
}

// dropEmptyEnd leaves out a last page on which nothing stands, for instance
// after a page break at the end, but keeps at least one page.
func (f *flow) dropEmptyEnd() {
	if len(f.sheets) == 0 {
		f.newPage()
	}
	if n := len(f.sheets); f.fresh && n > 1 {
		f.sheets = f.sheets[:n-1]
	}
}

// findMarks notes where the headings came to stand.
func (p *Pages) findMarks() {
	for i, s := range p.sheets {
		for _, it := range s.items {
			for _, o := range it.ops {
				if m, ok := o.(*mark); ok {
					m.page, m.down = i, it.down+m.y
				}
			}
		}
	}
}

// furniture answers what stands at a page's head and foot.
func (o Options) furniture(i, total int, cover bool) []op {
	ops := o.draft(cover)
	if cover {
		return ops
	}
	st := styleHead
	line := func(text string, y float64, a Align, width float64) {
		if l := wrap(text, st, width); text != "" {
			ops = append(ops, setLine(l[0], st, marginX, y, bodyWidth, a)...)
		}
	}
	right := textWidth(o.Edition, st) + textWidth(o.Draft, styleDraft)
	line(firstLine(o.Title, st, bodyWidth-right-50), headText, Left, bodyWidth)
	line(o.Edition, headText, Right, bodyWidth)
	ops = append(ops, &stroke{from: point{marginX, headRule}, to: point{marginX + bodyWidth, headRule}, width: 0.5, color: hair})
	line(firstLine(o.Author, st, (bodyWidth-max(textWidth(o.Proof, st), 120))/2-10), footText, Left, bodyWidth)
	line(o.Proof, footText, Center, bodyWidth)
	if o.PageNumber != "" {
		line(fmt.Sprintf(o.PageNumber, i+1, total), footText, Right, bodyWidth)
	}
	return ops
}

// firstLine answers as much of a text as fits on one line, with an ellipsis
// where that isn't all. The whole title stands on the cover.
func firstLine(text string, st style, width float64) string {
	lines := wrap(text, st, max(width, 60))
	if len(lines) == 1 {
		return text
	}
	lines = wrap(text, st, max(width, 60)-st.size)
	return lineText(lines[0]) + "…"
}

func lineText(l textLine) string {
	var b strings.Builder
	for i := range l.glyphs {
		b.WriteString(l.glyphs[i].text())
	}
	return b.String()
}

// draft answers the mark of a draft, in a frame at the right of the head, before
// the edition.
func (o Options) draft(cover bool) []op {
	if o.Draft == "" {
		return nil
	}
	st := styleDraft
	lines := wrap(o.Draft, st, bodyWidth/2)
	width := lines[0].width()*st.size + 14
	x := pageWidth - marginX - width
	if !cover && o.Edition != "" {
		x -= textWidth(o.Edition, styleHead) + 10
	}
	ops := []op{&area{frame(x, headText-9.6, width, 13.2, 2.5, 0.6), quiet}}
	return append(ops, setLine(lines[0], st, x, headText, width, Center)...)
}

// Len answers how many pages there are.
func (p *Pages) Len() int { return len(p.sheets) }

// Size answers the width and height of every page in points of 1/72 inch.
func (p *Pages) Size() (width, height float64) { return pageWidth, pageHeight }

// Properties answers the texts that the file's properties hold.
func (p *Pages) Properties() string { return p.options.Title + "\n" + p.options.Author }

// Spot answers the name of the place at a point of a page, counted from 0, in
// points from its left and top; an empty text where none has a name.
func (p *Pages) Spot(number int, x, y float64) string {
	if number < 0 || number >= len(p.sheets) {
		return ""
	}
	for _, it := range p.sheets[number].items {
		for _, o := range it.ops {
			if s, ok := o.(*spot); ok && x >= s.x && x < s.x+s.width && y >= it.down+s.y && y < it.down+s.y+s.height {
				return s.name
			}
		}
	}
	return ""
}
