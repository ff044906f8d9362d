// Package settings is the place of the organization, those who sign in, tables
// in and out, how the window looks, and whether the records are whole.
package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/data"
)

const (
	airTop    float32 = 16
	airSide   float32 = 20
	pageWidth float32 = 860 // pages of forms are no wider
)

// Screen shows the settings, one page at a time.
type Screen struct {
	desk    screens.Desk
	content fyne.CanvasObject
	chips   *widgets.ChipGroup
	body    *fyne.Container
	pages   []page
}

// page is one part of the settings.
type page interface {
	id() string
	word() string
	object() fyne.CanvasObject
	update() error // asks the store and shows the answer
	status() string
}

// New makes the screen with the pages that the session may see.
func New(desk screens.Desk) screens.Screen {
	s := &Screen{desk: desk, body: container.NewStack()}
	s.pages = []page{newOrganization(desk), newUsers(desk), newOwn(desk)}
	if desk.Session().CanRead(data.Transfers) {
		s.pages = append(s.pages, newTables(desk), newRuns(desk))
	}
	if desk.Session().CanRead(data.Registers) {
		s.pages = append(s.pages, newRegisters(desk))
	}
	if desk.Session().CanRead(data.History) {
		s.pages = append(s.pages, newPast(desk))
	}
	s.pages = append(s.pages, newComputer(desk), newBackups(desk), newSafety(desk))
	var chips []string
	for _, p := range s.pages {
		chips = append(chips, p.word())
	}
	s.chips = widgets.NewChipGroup(chips, func(int) { s.Update() })
	s.content = widgets.Pad(airTop, airSide, airTop, airSide, widgets.VBox(theme.Gap, s.chips, widgets.Grow(s.body)))
	return s
}

// Title implements screens.Screen.
func (s *Screen) Title() string { return lang.L("Settings") }

// Content implements screens.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Tools implements screens.Screen.
func (s *Screen) Tools() []fyne.CanvasObject { return nil }

// Update implements screens.Screen.
func (s *Screen) Update() {
	p := s.pages[s.chips.Selected()]
	if err := p.update(); err != nil {
		s.desk.Fail(err)
	}
	if object := p.object(); len(s.body.Objects) == 0 || s.body.Objects[0] != object {
		s.body.Objects = []fyne.CanvasObject{object}
		s.body.Refresh()
	}
	s.desk.StatusChanged()
}

// Pages implements screens.Paged.
func (s *Screen) Pages() []string {
	var all []string
	for _, p := range s.pages {
		all = append(all, p.id())
	}
	return all
}

// Open implements screens.Opener: it shows a page, or the register of a table.
func (s *Screen) Open(id string) {
	for i, p := range s.pages {
		r, ok := p.(*registers)
		if p.id() == id || ok && r.turn(id) {
			s.chips.Choose(i)
		}
	}
}

// Status implements screens.Screen.
func (s *Screen) Status() (left, right string) { return s.pages[s.chips.Selected()].status(), "" }

// narrow keeps a page of forms from growing too wide, and lets it scroll.
func narrow(cards ...fyne.CanvasObject) fyne.CanvasObject {
	return widgets.NewScroll(container.New(&narrowLayout{}, widgets.VBox(theme.Gap, cards...)))
}

// narrowLayout gives its object at most pageWidth.
type narrowLayout struct{}

func (*narrowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (*narrowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(min(size.Width, pageWidth), size.Height))
}

// labelWidth is the width of the labels of facts.
const labelWidth float32 = 110

// fact stands a quiet label beside what it names.
func fact(label string, value fyne.CanvasObject) fyne.CanvasObject {
	return widgets.HBox(12, widgets.Fixed(labelWidth, widgets.Quiet(label)), widgets.Grow(value))
}
