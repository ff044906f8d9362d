// Package reports is the place where reports are chosen, looked at page by
// page as they will print, saved, opened and printed.
package reports

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/report"
	"careledger/app/screens"
	"careledger/app/screens/behind"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// The widths of the card with the choices, and of the page's number on top.
const (
	choicesWidth float32 = 298
	pageWidth    float32 = 130
)

// Screen shows a report and what it is made of.
type Screen struct {
	desk    screens.Desk
	content fyne.CanvasObject

	kind     *widgets.Choice
	project  *widgets.Choice
	edition  *widgets.ChipGroup
	from, to *widgets.DateField
	problem  *widgets.Text
	left     *widgets.Button // opens the photos that are left out
	pages    *widgets.Pages
	preview  *fyne.Container
	page     *widgets.Text
	view     *widgets.ChipGroup
	front    *fyne.Container // what is chosen to be made, or the list of what was issued
	making   fyne.CanvasObject
	list     *issued
	forms    *forms
	about    *subjects       // of reports about one thing
	aboutRow *fyne.Container // holds it where the report needs one

	projects []data.ProjectLine
	made     *report.Made
	options  report.Options // of what is shown
	chosen   bool           // the first choice was made
	asked    int            // how often a report was asked for; only the last one is shown
}

// New makes the screen.
func New(desk screens.Desk) screens.Screen {
	s := &Screen{desk: desk, page: widgets.Quiet(""), problem: widgets.Paragraph("", widgets.Problem)}
	s.left = widgets.FlatButton("", s.showLeft)
	s.left.Hide()
	var kinds []widgets.Option
	for _, k := range report.Kinds() {
		kinds = append(kinds, widgets.Option{Key: k.Name, Label: k.Title(), Detail: k.Sentence()})
	}
	s.kind = widgets.NewChoice(kinds, lang.L("Choose"))
	s.kind.SetValue(kinds[0].Key)
	s.about, s.aboutRow = s.newSubjects(s.make), container.NewStack()
	s.kind.OnChanged = func(widgets.Option) { s.kindChosen() }
	s.project = widgets.NewSearchChoice(s.searchProjects, lang.L("All records of the organization")).LookUp(s.projectOption)
	s.project.OnChanged = func(widgets.Option) { s.projectChosen() }
	s.edition = widgets.NewChipGroup(editionWords(), func(int) { s.make() })
	s.from, s.to = widgets.NewDateField(), widgets.NewDateField()
	s.from.OnDate = func(string) { s.make() }
	s.to.OnDate = func(string) { s.make() }
	s.pages = widgets.NewPages(s.render)
	s.pages.OnPage = func(page int) { s.showPage(page) }
	s.pages.OnOpen = s.openFigure
	s.preview = container.NewStack()
	s.making = container.NewBorder(nil, nil, widgets.Fixed(choicesWidth, widgets.Pad(0, theme.Gap, 0, 0, s.choices())), nil, s.preview)
	s.list = s.newIssued()
	s.forms = s.newForms()
	s.formChosen()
	s.view = widgets.NewChipGroup([]string{lang.L("Make a report"), lang.L("Issued"), lang.L("Forms")}, func(int) { s.turn() }).OneLine()
	s.front = container.NewStack(s.making)
	s.content = widgets.Pad(16, 20, 16, 20, s.front)
	return s
}

func editionWords() []string {
	var all []string
	for _, e := range report.Editions {
		all = append(all, words.Label("edition", string(e)))
	}
	return all
}

// The views of the place.
const (
	makingView = iota
	issuedView
	formsView
)

// turn shows the view that is chosen.
func (s *Screen) turn() {
	switch s.view.Selected() {
	case issuedView:
		s.front.Objects = []fyne.CanvasObject{s.list.content}
		s.fillIssued()
		s.page.SetText("")
		s.list.table.Focus()
	case formsView:
		s.front.Objects = []fyne.CanvasObject{s.forms.content}
		s.page.SetText("")
		s.makeForms()
	default:
		s.front.Objects = []fyne.CanvasObject{s.making}
		s.showPage(s.pages.Page())
		s.pages.Focus()
	}
	s.front.Refresh()
	s.desk.StatusChanged()
}

// choices is the card at the left.
func (s *Screen) choices() fyne.CanvasObject {
	field := func(label string, o fyne.CanvasObject) fyne.CanvasObject {
		return widgets.VBox(4, widgets.Quiet(label), o)
	}
	return widgets.NewCard(widgets.NewScroll(widgets.VBox(12,
		field(lang.L("Which report"), s.kind), s.aboutRow, field(lang.L("For the project"), s.project),
		widgets.Grid(110, 10, field(lang.L("From"), s.from), field(lang.L("To"), s.to)),
		field(lang.L("Edition"), s.edition),
		widgets.Paragraph(lang.L("The funder's edition names no child and hides small counts. The internal one has exact figures and must not be passed on."), widgets.Muted),
		s.problem, s.left, widgets.PrimaryButton(lang.L("Issue…"), s.issue),
		widgets.Grid(110, 10, widgets.PlainButton(lang.L("Open"), s.open), widgets.PlainButton(lang.L("Print"), s.print),
			widgets.PlainButton(lang.L("Save draft"), s.save), widgets.PlainButton(lang.L("As Excel"), s.saveTables)))))
}

// Title implements screens.Screen.
func (s *Screen) Title() string { return lang.L("Reports") }

// Content implements screens.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Tools implements screens.Screen. The page's number changes while the bar stays
// as it is, so it has room of its own.
func (s *Screen) Tools() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.view, widgets.Fixed(pageWidth, s.page)}
}

// Update implements screens.Screen.
func (s *Screen) Update() {
	switch s.view.Selected() {
	case issuedView:
		s.fillIssued()
		return
	case formsView:
		s.makeForms()
		return
	}
	found, _, err := s.desk.Store().Projects(s.desk.Session(), data.ProjectFilter{})
	if err != nil {
		s.desk.Fail(err)
		return
	}
	s.projects = found
	if !s.chosen {
		s.chosen = true
		if len(found) > 0 {
			s.project.SetValue(found[0].ID)
			s.projectChosen()
			return
		}
	}
	s.make()
}

// searchProjects answers the projects that fit what was typed, after the line
// for all records.
func (s *Screen) searchProjects(text string) []widgets.Option {
	all := []widgets.Option{{Key: "", Label: lang.L("All records of the organization")}}
	found, _, err := s.desk.Store().Projects(s.desk.Session(), data.ProjectFilter{Text: text})
	if err != nil {
		s.desk.Fail(err)
		return all
	}
	for _, p := range found {
		all = append(all, widgets.Option{Key: p.ID, Label: p.Name, Detail: p.Code})
	}
	return all
}

func (s *Screen) projectOption(id string) (widgets.Option, bool) {
	for _, p := range s.projects {
		if p.ID == id {
			return widgets.Option{Key: p.ID, Label: p.Name, Detail: p.Code}, true
		}
	}
	return widgets.Option{}, false
}

// projectChosen proposes the project's period.
func (s *Screen) projectChosen() {
	s.from.SetValue("")
	s.to.SetValue("")
	for _, p := range s.projects {
		if p.ID == s.project.Value() {
			s.from.SetValue(p.Start)
			s.to.SetValue(p.End)
		}
	}
	s.make()
}

// kindChosen asks what the report is about, where it is about one thing.
func (s *Screen) kindChosen() {
	s.aboutRow.Objects = nil
	s.about.take()
	for _, k := range report.Kinds() {
		if k.Name == s.kind.Value() && k.For != "" {
			s.about.take(k.For)
			s.aboutRow.Objects = []fyne.CanvasObject{widgets.VBox(4, widgets.Quiet(lang.L("About which one")), s.about.Choice)}
			s.from.SetValue("")
			s.to.SetValue("")
		}
		if k.Name == s.kind.Value() && k.InternalOnly {
			s.edition.Select(1)
		}
	}
	s.aboutRow.Refresh()
	s.make()
}

// make makes the report as chosen, beside the window, and shows its pages.
func (s *Screen) make() {
	if !s.from.Valid() || !s.to.Valid() {
		return
	}
	s.asked++
	asked, options := s.asked, report.Options{
		Name: s.kind.Value(), Project: s.project.Value(), From: s.from.Value(), To: s.to.Value(), Edition: report.Editions[s.edition.Selected()],
		For: s.about.Value(),
	}
	s.page.SetText(lang.L("One moment…"))
	s.desk.Beside(func() func() {
		made, err := report.Make(s.desk.Store(), s.desk.Session(), options)
		return func() {
			if asked == s.asked { // nothing else was chosen meanwhile
				s.options = options
				s.shown(made, err)
			}
		}
	})
}

// shown shows a report that was made, or why it could not be.
func (s *Screen) shown(made *report.Made, err error) {
	if err != nil {
		s.made = nil
		s.fillLeft()
		s.page.SetText("")
		s.problem.SetText(words.Error(err))
		s.show(widgets.NewCard(widgets.EmptyState(words.Error(err), "", nil)))
		return
	}
	s.made = made
	s.problem.SetText("")
	s.fillLeft()
	if s.from.Value() == "" {
		s.from.SetValue(made.Scope.From)
	}
	if s.to.Value() == "" {
		s.to.SetValue(made.Scope.To)
	}
	width, height := made.Pages.Size()
	s.pages.SetPages(made.Pages.Len(), float32(height/width))
	s.showPage(0)
	s.show(s.pages)
	s.desk.StatusChanged()
}

func (s *Screen) show(o fyne.CanvasObject) {
	s.preview.Objects = []fyne.CanvasObject{o}
	s.preview.Refresh()
}

// render draws a page so many pixels wide.
func (s *Screen) render(page, width int) image.Image {
	if s.made == nil {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	points, _ := s.made.Pages.Size()
	return s.made.Pages.Paint(page, float64(width)/points)
}

// openFigure lists the rows behind the figure at a place of a page.
func (s *Screen) openFigure(page int, right, down float32) {
	if s.made == nil {
		return
	}
	width, _ := s.made.Pages.Size()
	if origin, ok := s.made.Origin(page, float64(right)*width, float64(down)*width); ok {
		behind.Show(s.desk, s.made.Scope, origin)
	}
}

func (s *Screen) showPage(page int) {
	if s.made == nil || s.view.Selected() != makingView {
		s.page.SetText("")
		return
	}
	s.page.SetText(lang.L("Page {{.Page}} of {{.All}}", map[string]any{"Page": page + 1, "All": s.made.Pages.Len()}))
}

// Status implements screens.Screen.
func (s *Screen) Status() (left, right string) {
	if s.view.Selected() == issuedView {
		return lang.L("{{.N}} issued", map[string]any{"N": s.list.table.Len()}), lang.L("Enter opens")
	}
	if s.made == nil {
		return "", ""
	}
	return lang.L("{{.Pages}} pages, figures as of now", map[string]any{"Pages": s.made.Pages.Len()}), lang.L("Page up/down turn   + − zoom   double click: rows behind a figure")
}
