package page

// Cover is a report's first page.
type Cover struct {
	Kicker      string // above the title: funder's programme, agreement
	Title       string
	Subtitle    string // kind of report and period
	Cards       []Card
	Pairs       []Pair
	Seal        string // in the place for the seal; empty leaves that out
	Declaration string // at the foot: what is hidden, as of when
}

// Cover adds a cover. What doesn't fit on one page goes on on the next.
func (d *Doc) Cover(c Cover) { d.add(&c) }

func (c *Cover) boxes(*Doc) []box {
	var out []box
	add := func(text string, st style, before float64) {
		if text != "" {
			boxes := textBoxes(text, st, marginX, bodyWidth, Left)
			boxes[0].before = before
			out = append(out, boxes...)
		}
	}
	add(c.Kicker, styleKicker, 0)
	add(c.Title, styleTitle, 8)
	add(c.Subtitle, styleSubtitle, 5)
	if cards := cardRow(c.Cards).boxes(nil); len(cards) > 0 {
		cards[0].before = 34
		out = append(out, cards...)
	}
	const pairsWidth = 340
	if pairs := (pairList{c.Pairs, pairsWidth}).boxes(nil); len(pairs) > 0 {
		pairs[0].before = 34
		out = append(out, pairs...)
	}
	return out
}

// putCover sets a cover on a page of its own: texts from the upper third down,
// seal and declaration at the foot.
func (f *flow) putCover(c *Cover) {
	const usualTop, highestTop, foot = 158.0, 60.0, pageHeight - 52
	boxes := c.boxes(nil)
	declaration := wrap(c.Declaration, styleQuiet, bodyWidth)
	declarationTop := foot - float64(len(declaration))*styleQuiet.leading
	sealTop := declarationTop - 44 - 2*sealRadius
	end := declarationTop - 20
	if c.Seal != "" {
		end = sealTop
	}
	height := 0.0
	for i, b := range boxes {
		height += b.height
		if i > 0 {
			height += gap(boxes[i-1], b)
		}
	}
	inner := &flow{top: min(usualTop, max(highestTop, end-height)), bottom: end, cover: true}
	inner.newPage()
	inner.put(boxes)
	last := inner.sheets[len(inner.sheets)-1]
	if c.Seal != "" {
		x := marginX + bodyWidth - sealRadius - 14
		last.items = append(last.items, placed{ops: sealOps(c.Seal, x, sealTop+sealRadius)})
	}
	if c.Declaration != "" {
		ops := setLines(declaration, styleQuiet, marginX, declarationTop, bodyWidth, Left)
		last.items = append(last.items, placed{ops: ops})
	}
	for _, s := range inner.sheets {
		band := &area{rectangle(0, 0, bandSize, pageHeight, 0), teal}
		s.items = append([]placed{{ops: []op{band}}}, s.items...)
	}
	if len(f.sheets) > 0 && f.fresh {
		f.sheets = f.sheets[:len(f.sheets)-1]
	}
	f.sheets = append(f.sheets, inner.sheets...)
	f.fresh = false
	f.newPage()
}
