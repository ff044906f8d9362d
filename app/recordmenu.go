package app

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"careledger/app/icon"
	"careledger/app/theme"
	"careledger/app/widgets"
)

// menuWidth is how wide menus are.
const menuWidth float32 = 260

// openRecordMenu shows what can be recorded.
func (s *shell) openRecordMenu() {
	list := &lines{}
	menu := &popup{canvas: s.program.canvas}
	for _, r := range s.records() {
		n := len(list.rows)
		begin := func() {
			menu.close()
			s.create(r.place)
		}
		mark := canvas.NewImageFromResource(icon.Of(r.place, theme.Teal()))
		mark.FillMode = canvas.ImageFillContain
		mark.SetMinSize(fyne.NewSquareSize(iconSize))
		row := widgets.HBox(10, mark, widgets.Grow(widgets.Body(r.title()).Elide()), widgets.Quiet(strconv.Itoa(n+1)))
		list.rows = append(list.rows, newLine(row, begin, func() { list.choose(n) }))
	}
	if len(list.rows) > 0 {
		s.program.openLines(menu, list, s.top.record)
	}
}

// openLines opens a popup with a list below something, its right edge on the
// other's. A line is chosen by its number, by arrow keys and Enter, or by the
// mouse.
func (p *program) openLines(menu *popup, list *lines, below fyne.CanvasObject) {
	column := widgets.VBox(2)
	for _, row := range list.rows {
		column.Add(row)
	}
	list.choose(0)
	at := fyne.NewPos(p.canvas.Size().Width-20-below.Size().Width, (topHeight-below.Size().Height)/2)
	if canvasOf(below) != nil { // without a window, as in Draw, places are not known
		at = fyne.CurrentApp().Driver().AbsolutePositionForObject(below)
	}
	menu.content = widgets.PadAll(8, column)
	menu.panel = func(size, least fyne.Size) (fyne.Position, fyne.Size) {
		room := fyne.NewSize(min(menuWidth, size.Width-16), min(least.Height, size.Height-16))
		left := at.X + below.Size().Width - room.Width
		top := at.Y + below.Size().Height + 6
		return fyne.NewPos(min(max(8, left), size.Width-8-room.Width), min(top, size.Height-8-room.Height)), room
	}
	menu.onKey = func(event *fyne.KeyEvent) {
		if n, err := strconv.Atoi(string(event.Name)); err == nil && n >= 1 && n <= len(list.rows) {
			list.choose(n - 1)
			list.run()
			return
		}
		list.key(event)
	}
	menu.open()
}

// key moves in a list or runs its chosen line.
func (l *lines) key(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyDown:
		l.move(1)
	case fyne.KeyUp:
		l.move(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.run()
	}
}
