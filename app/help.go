package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/manual"
	"careledger/app/theme"
	"careledger/app/widgets"
)

// Sizes of the open handbook.
const (
	helpWidth    float32 = 900
	helpContents float32 = 190
	helpMargin   float32 = 40
	helpScroll   float32 = 260 // how far Page Up and Page Down go
)

// help is the open handbook: its chapters at the left, one of them at the
// right, and a field that finds words in it.
type help struct {
	program  *program
	popup    *popup
	field    *widgets.TextEntry
	chapters []manual.Chapter
	list     *lines
	contents *fyne.Container
	text     *fyne.Container
	scroll   *widgets.Scroll
	offset   float32
}

// openHelp shows the handbook over the window.
func (p *program) openHelp() {
	h := &help{program: p, list: &lines{}, contents: widgets.VBox(2), text: widgets.VBox(9)}
	h.field = widgets.NewTextEntry(lang.L("Find in the handbook"))
	h.field.OnChanged = h.find
	h.scroll = widgets.NewScroll(widgets.Pad(0, 16, 0, 4, h.text))
	head := widgets.HBox(theme.Gap, widgets.Grow(widgets.Head(lang.L("How to use CareLedger")).Elide()), widgets.Fixed(240, h.field),
		widgets.PlainButton(lang.L("Print"), h.print), widgets.FlatButton(lang.L("Close"), func() { h.popup.close() }))
	h.popup = &popup{canvas: p.canvas}
	h.popup.content = widgets.PadAll(20, widgets.VBox(theme.Gap, head,
		widgets.Grow(container.NewBorder(nil, nil, widgets.Pad(0, 20, 0, 0, widgets.Fixed(helpContents, widgets.NewScroll(h.contents))), nil, h.scroll))))
	h.popup.panel = func(size, _ fyne.Size) (fyne.Position, fyne.Size) {
		room := fyne.NewSize(min(helpWidth, size.Width-helpMargin), size.Height-helpMargin)
		return fyne.NewPos((size.Width-room.Width)/2, helpMargin/2), room
	}
	h.popup.onKey = func(event *fyne.KeyEvent) { h.key(event) }
	h.field.OnKey = h.key
	h.find("")
	h.popup.open()
	p.canvas.Focus(h.field)
}

// find lists the chapters that hold a text and shows the first of them.
func (h *help) find(text string) {
	h.chapters = manual.Find(text)
	h.list.rows = nil
	h.contents.Objects = nil
	for n, c := range h.chapters {
		row := newLine(widgets.Body(c.Title).Elide(), func() { h.choose(n) }, func() {})
		h.list.rows = append(h.list.rows, row)
		h.contents.Add(row)
	}
	h.contents.Refresh()
	h.choose(0)
}

// choose shows one chapter.
func (h *help) choose(n int) {
	h.text.Objects = nil
	if n < len(h.chapters) {
		h.list.choose(n)
		h.text.Add(widgets.Title(h.chapters[n].Title))
		for _, b := range h.chapters[n].Blocks {
			h.text.Add(helpBlock(b))
		}
	} else {
		h.text.Add(widgets.Paragraph(lang.L("The handbook says nothing of that. Try another word."), widgets.Muted))
	}
	h.text.Refresh()
	h.scroll.Refresh()
	h.offset = 0
	h.scroll.ScrollToTop()
}

// helpBlock draws one paragraph of the handbook.
func helpBlock(b manual.Block) fyne.CanvasObject {
	switch b.Kind {
	case manual.Section:
		return widgets.VBox(0, widgets.VGap(6), widgets.Head(b.Text))
	case manual.Step:
		return widgets.HBox(6, widgets.Fixed(22, widgets.Bold(b.Mark)), widgets.Grow(widgets.Paragraph(b.Text, widgets.Plain)))
	case manual.Point:
		return widgets.HBox(6, widgets.Fixed(22, widgets.Body("·")), widgets.Grow(widgets.Paragraph(b.Text, widgets.Plain)))
	case manual.Hint:
		return widgets.Panel(widgets.Paragraph(b.Text, widgets.Plain))
	default:
		return widgets.Paragraph(b.Text, widgets.Plain)
	}
}

// key turns chapters and text, and reports whether the key was one for that.
func (h *help) key(event *fyne.KeyEvent) bool {
	switch event.Name {
	case fyne.KeyDown:
		h.list.move(1)
		h.choose(h.list.chosen)
	case fyne.KeyUp:
		h.list.move(-1)
		h.choose(h.list.chosen)
	case fyne.KeyPageDown:
		h.offset += helpScroll
		h.scroll.ScrollToOffset(h.offset)
	case fyne.KeyPageUp:
		h.offset = max(0, h.offset-helpScroll)
		h.scroll.ScrollToOffset(h.offset)
	default:
		return false
	}
	return true
}

// print prints the whole handbook.
func (h *help) print() {
	h.program.beside(func() func() {
		err := h.program.printPage(manual.Pages(lang.L("CareLedger")))
		return func() { h.program.fail(err) }
	})
}
