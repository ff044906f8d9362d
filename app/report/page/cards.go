package page

// Card is one large figure with its name above and a remark below.
type Card struct {
	Label string
	Value string
	Note  string
	Spot  string // the place's name for [Pages.Spot]; empty for none
}

// Cards adds figure cards, up to four beside each other.
func (d *Doc) Cards(cards ...Card) { d.add(cardRow(cards)) }

type cardRow []Card

const (
	cardsAcross = 4
	cardGap     = 13
)

func (c cardRow) boxes(*Doc) []box {
	across := min(len(c), cardsAcross)
	var out []box
	for len(c) > 0 {
		n := min(len(c), cardsAcross)
		out = append(out, cardBox(c[:n], across))
		c = c[n:]
	}
	return out
}

// cardBox sets one row of cards, each a share of the width.
func cardBox(cards []Card, across int) box {
	width := (bodyWidth - cardGap*float64(across-1)) / float64(across)
	texts := func(c Card) [3]string { return [3]string{c.Label, c.Value, c.Note} }
	styles := [3]style{styleLabel, valueStyle(cards, width), styleLabel}
	// Texts of all cards stand at the same heights.
	var lines [3]float64
	for _, c := range cards {
		for k, text := range texts(c) {
			if text != "" {
				lines[k] = max(lines[k], float64(len(wrap(text, styles[k], width))))
			}
		}
	}
	var ops []op
	height := 0.0
	for i, c := range cards {
		x := marginX + float64(i)*(width+cardGap)
		ops = append(ops, &stroke{from: point{x, 0.7}, to: point{x + width, 0.7}, width: 1.4, color: teal})
		y := 7.0
		for k, text := range texts(c) {
			if text != "" {
				ops = append(ops, setLines(wrap(text, styles[k], width), styles[k], x, y, width, Left)...)
			}
			y += lines[k] * styles[k].leading
		}
		if c.Spot != "" {
			ops = append(ops, &spot{x: x, width: width, height: y, name: c.Spot})
		}
		height = y
	}
	return box{before: 12, height: height, after: 12, ops: ops}
}

// valueStyle makes the figures as much smaller as the longest one needs to
// stand on one line, down to the size of running text.
func valueStyle(cards []Card, width float64) style {
	st := styleFigure
	widest := 0.0
	for _, c := range cards {
		widest = max(widest, textWidth(c.Value, st))
	}
	if widest > width {
		smaller := max(st.size*width/widest*0.995, styleBody.size)
		st.size, st.leading = smaller, st.leading*smaller/st.size
	}
	return st
}

// Pair is a name and what it stands for.
type Pair struct{ Name, Value string }

// Pairs adds names and values under each other, with thin rules between.
func (d *Doc) Pairs(pairs ...Pair) { d.add(pairList{pairs, bodyWidth}) }

type pairList struct {
	pairs []Pair
	width float64
}

func (l pairList) boxes(*Doc) []box {
	st := styleCell
	name := 60.0
	for _, p := range l.pairs {
		name = max(name, textWidth(p.Name, st))
	}
	name = min(name, l.width*0.4) + 28
	var out []box
	for _, p := range l.pairs {
		names := wrap(p.Name, st, name-28)
		values := wrap(p.Value, st, l.width-name-2*cellPadX)
		height := float64(max(len(names), len(values)))*st.leading + 2*cellPadY
		ops := setLines(names, st, marginX+cellPadX, cellPadY, name-28, Left)
		ops = append(ops, setLines(values, st, marginX+cellPadX+name, cellPadY, l.width-name-2*cellPadX, Left)...)
		ops = append(ops, &stroke{from: point{marginX, height}, to: point{marginX + l.width, height}, width: ruleThin, color: hair})
		out = append(out, box{height: height, ops: ops})
	}
	if len(out) > 0 {
		out[0].before = 10
		out[len(out)-1].after = 12
	}
	return out
}
