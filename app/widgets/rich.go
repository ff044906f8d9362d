package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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
		right: NewText("", Muted.Right()).Elide(), mark: NewMark("", ""),
	}
	r.head = HBox(6, r.title)
	r.edge = HBox(0, Space(), r.mark)
	r.content = Pad(0, 12, 0, 12, HBox(10, r.avatar, Grow(container.New(&richLayout{r},
		VBox(0, Space(), r.head, r.detail, Space()),
		VBox(0, Space(), r.edge, r.right, Space())))))
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

// richLayout puts what is at the right beside the two lines. Where there is too
// little room for both, the lines keep the larger part.
type richLayout struct{ row *Rich }

// MinSize is the height of both and little width.
func (l *richLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(60, max(objects[0].MinSize().Height, objects[1].MinSize().Height))
}

// Layout shares the width.
func (l *richLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	r := l.row
	right := float32(0)
	if !r.right.Hidden {
		right = r.right.wants()
	}
	if !r.edge.Hidden {
		right = max(right, r.mark.wants())
	}
	right = min(right, size.Width*0.45)
	place(objects[0], 0, 0, size.Width-right-8, size.Height)
	place(objects[1], size.Width-right, 0, right, size.Height)
}
