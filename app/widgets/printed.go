package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Listing is what can be printed as a table: a [Table].
type Listing interface {
	// Texts answers the headings and the rows as they are shown, as texts.
	Texts() (heads []string, rows [][]string)
}

// Texts implements [Listing]. Columns without a heading are left out.
func (t *Table[T]) Texts() (heads []string, rows [][]string) {
	cell := newCell()
	rows = make([][]string, len(t.order))
	for _, c := range t.columns {
		if c.Label == "" {
			continue
		}
		heads = append(heads, c.Label)
		for i, row := range t.order {
			text := ""
			if c.Draw != nil {
				c.Draw(row, cell)
				text = cell.words()
			} else {
				text = c.Text(row)
			}
			rows[i] = append(rows[i], text)
		}
	}
	return heads, rows
}

// words are the texts that a cell shows.
func (c *Cell) words() string {
	all := []string{c.text.Text()}
	for _, p := range c.pills[:c.pillsShown] {
		all = append(all, p.Text())
	}
	if c.markShown {
		all = append(all, c.mark.word)
	}
	return strings.TrimSpace(strings.Join(all, " "))
}

// ListingIn finds the first table that is shown in an object, or nil.
func ListingIn(o fyne.CanvasObject) Listing {
	if o == nil || !o.Visible() {
		return nil
	}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case Listing:
		return o
	case *fyne.Container:
		inside = o.Objects
	case *container.Scroll:
		inside = []fyne.CanvasObject{o.Content}
	case *Scroll:
		inside = []fyne.CanvasObject{o.inner}
	case *Card:
		inside = []fyne.CanvasObject{o.content}
	case interface{ body() fyne.CanvasObject }:
		inside = []fyne.CanvasObject{o.body()}
	}
	for _, child := range inside {
		if l := ListingIn(child); l != nil {
			return l
		}
	}
	return nil
}

// body is what a simple widget shows.
func (s *simple) body() fyne.CanvasObject { return s.content }
