package page

// Heading adds a heading of level 1, 2 or 3; other levels are taken for the
// nearest of these. It stands in the contents, the file's bookmarks and never
// alone at the foot of a page.
func (d *Doc) Heading(level int, title string) {
	level = min(max(level, 1), len(styleHeading))
	m := &mark{title: title, level: level}
	d.marks = append(d.marks, m)
	d.add(&heading{m})
}

type heading struct{ mark *mark }

func (h *heading) boxes(*Doc) []box {
	boxes := textBoxes(h.mark.title, styleHeading[h.mark.level-1], marginX, bodyWidth, Left)
	for i := range boxes {
		boxes[i].keep = true
	}
	boxes[0].ops = append([]op{h.mark}, boxes[0].ops...)
	return boxes
}

// Paragraph adds running text. A line break in it begins a new line. Spaces at
// the ends of lines are left out; U+00A0 keeps a place free in any text.
func (d *Doc) Paragraph(text string) { d.add(paragraph{text, styleBody}) }

// Strong adds running text in bold.
func (d *Doc) Strong(text string) { d.add(paragraph{text, styleEmphasized}) }

// Note adds small quiet text: a source, a remark, how something is counted.
func (d *Doc) Note(text string) { d.add(paragraph{text, styleQuiet}) }

type paragraph struct {
	text  string
	style style
}

func (p paragraph) boxes(*Doc) []box {
	return textBoxes(p.text, p.style, marginX, bodyWidth, Left)
}

// textBoxes answers a box a line. The first two lines and the last two stay
// together.
func textBoxes(text string, st style, x, width float64, align Align) []box {
	lines := wrap(text, st, width)
	boxes := make([]box, len(lines))
	for i, l := range lines {
		boxes[i] = box{
			height: st.leading,
			keep:   i+1 < len(lines) && (i == 0 || i == len(lines)-2),
			ops:    setLine(l, st, x, st.rise(), width, align),
		}
	}
	boxes[0].before = st.before
	boxes[len(boxes)-1].after = st.after
	return boxes
}

// List adds items, each after a mark such as "1." or "·" that stands to the left
// of its text. Without a mark an item begins with a small square.
func (d *Doc) List(items ...Item) { d.add(list(items)) }

// Item is one item of a list.
type Item struct {
	Mark string // empty for a small square
	Text string
}

type list []Item

func (l list) boxes(*Doc) []box {
	const square = 3.2
	st := styleBody
	indent := 14.0
	for _, it := range l {
		indent = max(indent, textWidth(it.Mark, st)+6)
	}
	var out []box
	for i, it := range l {
		boxes := textBoxes(it.Text, st, marginX+indent, bodyWidth-indent, Left)
		if i > 0 {
			boxes[0].before = 2
		}
		mark := []op{&area{rectangle(marginX+3, st.rise()-0.38*st.size-square/2, square, square, 0), teal}}
		if it.Mark != "" {
			mark = setLines(wrap(it.Mark, st, indent), st, marginX, 0, indent, Left)
		}
		boxes[0].ops = append(mark, boxes[0].ops...)
		out = append(out, boxes...)
	}
	return out
}
