package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/screens/printing"
	"careledger/app/widgets"
)

// listenToKeys sets what the keys of the window do. Fields and tables hand on
// the keys that they have no use for.
func (p *program) listenToKeys() {
	control := func(key fyne.KeyName, do func(*shell)) {
		p.canvas.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl}, func(fyne.Shortcut) {
			if s := p.working(); s != nil {
				p.guard(func() { do(s) })
			}
		})
	}
	for n, key := range []fyne.KeyName{
		fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9, fyne.Key0,
	} {
		control(key, func(s *shell) { s.goNumber(n) })
	}
	control(fyne.KeyPageDown, func(s *shell) { s.goBy(1) })
	control(fyne.KeyPageUp, func(s *shell) { s.goBy(-1) })
	control(fyne.KeyComma, func(s *shell) { s.Go(screens.Settings, "") })
	control(fyne.KeyK, (*shell).openSearch)
	control(fyne.KeyN, (*shell).recordHere)
	control(fyne.KeyF, (*shell).find)
	control(fyne.KeyP, (*shell).print)
	p.canvas.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierControl}, func(fyne.Shortcut) {
		p.guard(p.lock) // also while a dialog is open, which waits for the same person
	})
	p.canvas.AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) {
		if p.working() != nil {
			p.guard(func() { p.toasts.Act() })
		}
	})
	p.canvas.SetOnTypedKey(p.typedKey)
	p.canvas.SetOnTypedRune(p.typedRune)
}

// working returns the shell when keys are meant for it: somebody is signed in
// and nothing lies over the window.
func (p *program) working() *shell {
	if p.locked || p.canvas.Overlays().Top() != nil {
		return nil
	}
	return p.shell
}

// typedKey is given the keys that nothing with the focus took.
func (p *program) typedKey(event *fyne.KeyEvent) {
	p.touched()
	if open, ok := p.canvas.Overlays().Top().(*popup); ok {
		open.key(event)
		return
	}
	if widgets.PassKey(p.canvas, event) {
		return
	}
	s := p.working()
	if s == nil {
		return
	}
	p.guard(func() {
		if handler, ok := s.screens[s.front].(screens.KeyHandler); ok && handler.Key(event) {
			return
		}
		switch event.Name {
		case fyne.KeyF1:
			s.openKeySheet()
		case fyne.KeyF5:
			s.update()
			s.StatusChanged()
		case fyne.KeyEscape:
			p.canvas.Unfocus()
		case fyne.KeyPageUp, fyne.KeyPageDown:
			widgets.PageIn(s.middle, event)
		}
	})
}

// typedRune is given the characters that no field took.
func (p *program) typedRune(r rune) {
	s := p.working()
	if s == nil {
		return
	}
	if handler, ok := s.screens[s.front].(screens.KeyHandler); ok {
		p.guard(func() { handler.Rune(r) })
	}
}

// goNumber brings the place with that number on the rail to front, from 0.
func (s *shell) goNumber(n int) {
	if n < len(s.places) {
		s.Go(s.places[n].id, "")
	}
}

// goBy brings the place that many further down the rail to front.
func (s *shell) goBy(n int) {
	at := slices.IndexFunc(s.places, func(p place) bool { return p.id == s.front })
	s.goNumber((at + n + len(s.places)) % len(s.places))
}

// recordHere begins a record in the place in front, or asks what to record
// where that place records nothing.
func (s *shell) recordHere() {
	for _, r := range s.records() {
		if r.place == s.front {
			s.create(s.front)
			return
		}
	}
	s.openRecordMenu()
}

// find gives the keyboard to the search field of the place in front, or opens
// the search of children.
func (s *shell) find() {
	if finder, ok := s.screens[s.front].(screens.Finder); ok {
		finder.Find()
		return
	}
	s.openSearch()
}

// print prints the list of the place in front, where it can.
func (s *shell) print() {
	if printer, ok := s.screens[s.front].(screens.Printer); ok {
		printer.Print()
		return
	}
	if printing.Shown(s, s.screens[s.front]) {
		return
	}
	s.Toast(lang.L("This place has no list to print. Papers are printed under Reports."))
}

// How wide the sheet of keys is, and how high what stands around its rows, in
// heights of a button.
const (
	keySheetWidth float32 = 460
	keySheetRest  float32 = 3.6
)

// openKeySheet shows which keys there are.
func (s *shell) openKeySheet() {
	rows := widgets.VBox(7)
	for _, key := range []struct{ press, does string }{
		{"Ctrl+K", lang.L("Search a child")},
		{"Ctrl+N", lang.L("Record something")},
		{"Ctrl+F", lang.L("Search in this place")},
		{"Ctrl+P", lang.L("Print the list of this place")},
		{"Ctrl+1 … 9, 0", lang.L("Go to a place of the rail")},
		{"Ctrl+PgUp, PgDn", lang.L("Go to the place above or below")},
		{"Ctrl+,", lang.L("Settings")},
		{"Ctrl+Z", lang.L("Take back what was just done, while it is said at the foot")},
		{"Ctrl+Enter", lang.L("Save a form from any of its fields")},
		{"F5", lang.L("Show the newest")},
		{"Ctrl+L", lang.L("Lock")},
		{"Tab, Shift+Tab", lang.L("Go to the next or the previous field")},
		{"↑ ↓, Enter", lang.L("Choose in a list, and open")},
		{"PgUp, PgDn", lang.L("Turn a long page, a list, a dialog")},
		{"Esc", lang.L("Close, or leave a field")},
	} {
		rows.Add(widgets.HBox(16, widgets.Fixed(170, widgets.Bold(key.press)), widgets.Grow(widgets.Body(key.does).Elide())))
	}
	if _, right := s.screens[s.front].Status(); right != "" {
		rows.Add(widgets.VGap(2))
		rows.Add(widgets.Paragraph(lang.L("Here: {{.Keys}}", map[string]any{"Keys": right}), widgets.Muted))
	}
	sheet := &popup{canvas: s.program.canvas}
	foot := widgets.HBox(10, widgets.PrimaryButton(lang.L("Open the handbook"), func() {
		sheet.close()
		s.program.openHelp()
	}), widgets.Quiet(lang.L("or F1 again")))
	sheet.content = widgets.PadAll(20, widgets.VBox(9, widgets.Head(lang.L("Keys")), widgets.Grow(widgets.NewScroll(rows)), foot))
	sheet.panel = func(size, _ fyne.Size) (fyne.Position, fyne.Size) {
		whole := rows.MinSize().Height + keySheetRest*foot.MinSize().Height
		room := fyne.NewSize(min(keySheetWidth, size.Width-20), min(whole, size.Height-20))
		return fyne.NewPos((size.Width-room.Width)/2, (size.Height-room.Height)/2), room
	}
	sheet.onKey = func(event *fyne.KeyEvent) {
		switch event.Name {
		case fyne.KeyReturn:
			sheet.close()
		case fyne.KeyF1:
			sheet.close()
			s.program.openHelp()
		default:
			widgets.PageIn(sheet.content, event)
		}
	}
	sheet.open()
}
