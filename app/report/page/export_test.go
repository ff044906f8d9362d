package page

// Narrow adds a paragraph that is width points wide.
func (d *Doc) Narrow(text string, width float64) { d.add(narrow{text, width}) }

type narrow struct {
	text  string
	width float64
}

func (n narrow) boxes(*Doc) []box { return textBoxes(n.text, styleBody, marginX, n.width, Left) }

// Lines answers the lines of a text that is width points wide.
func Lines(text string, width float64) []string {
	var out []string
	for _, l := range wrap(text, styleBody, width) {
		out = append(out, lineText(l))
	}
	return out
}

// Reach answers how far, in points, the ink of a text's lines reaches over a
// column that is width points wide.
func Reach(text string, width float64) float64 {
	over := 0.0
	for _, l := range wrap(text, styleBody, width) {
		for _, o := range setLine(l, styleBody, 0, 0, width, Left) {
			switch o := o.(type) {
			case *run:
				last := []rune(o.text)[len([]rune(o.text))-1]
				em, _ := advanceOf(o.face, last)
				_, _, ink, _ := bounds(outlineOf(o.face, last))
				over = max(over, o.x+o.width-(em-ink)*o.size-width)
			case *sign:
				over = max(over, o.x+o.lead+o.width-width)
			}
		}
	}
	return over
}
