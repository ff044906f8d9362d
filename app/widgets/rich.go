package widgets

import (
	"fyne.io/fyne/v2"
)

// RichOf is what a Rich row shows. Empty parts are left out.
type RichOf struct {
	// Initial is a name whose first character stands on a round ground.
	Initial string
	// Title stands out, Detail below it is quiet.
	Title, Detail string
	// Right is quiet, at the right; Mark and MarkWord stand above it.
	Right    string
	Mark     fyne.ThemeColorName
	MarkWord string
	// Pills stand after the title.
	Pills []PillOf
}

// Rich is a row of two lines: who or what, a quiet detail, and at the right a
// mark over a quiet text. It is the usual row of a RowList.
type Rich struct {
	simple
	avatar               *Avatar
	title, detail, right *Text
	mark                 *Mark
	pills                []*Pill
	head                 *fyne.Container
	edge                 *fyne.Container
}

// NewRich makes an empty row.
func NewRich() *Rich {
	r := &Rich{
		avatar: NewAvatar("", 28), title: Bold("").Elide(), detail: Quiet("").Elide(),
		right: NewText("", Muted.Right()), mark: NewMark("", ""),
	}
	r.head = HBox(6, r.title)
	r.edge = HBox(0, Space(), r.mark)
	r.content = Pad(0, 12, 0, 12, HBox(10, r.avatar,
		Grow(VBox(0, Space(), r.head, r.detail, Space())),
		VBox(0, r.edge, r.right)))
	r.ExtendBaseWidget(r)
	return r
}

// Set shows something else.
func (r *Rich) Set(of RichOf) {
	r.avatar.SetName(of.Initial)
	r.avatar.Hidden = of.Initial == ""
	r.title.SetText(of.Title)
	r.detail.SetText(of.Detail)
	r.detail.Hidden = of.Detail == ""
	r.right.SetText(of.Right)
	r.right.Hidden = of.Right == ""
	r.mark.Set(of.Mark, of.MarkWord)
	r.edge.Hidden = of.Mark == ""
	for i, p := range of.Pills {
		if i >= len(r.pills) {
			r.pills = append(r.pills, NewPill(p.Text, p.Tone))
			r.head.Add(r.pills[i])
		}
		r.pills[i].Set(p.Text, p.Tone)
	}
	for i, p := range r.pills {
		p.Hidden = i >= len(of.Pills)
	}
	r.head.Refresh()
	r.content.Refresh()
}

// RichHeight is the height of a Rich row in pixels.
const RichHeight float32 = 62
