package projects

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// detail shows one project: what it is on top, below it targets, budget, members
// and the agreement.
type detail struct {
	desk   screens.Desk
	screen *Screen

	content *fyne.Container
	nothing fyne.CanvasObject
	page    fyne.CanvasObject
	name    *widgets.Text
	pills   *fyne.Container
	line    *widgets.Text
	verbs   *fyne.Container
	tabs    *widgets.ChipGroup
	parts   []part // in the order of the tabs
	body    *fyne.Container

	project data.Project
}

// part is what stands below a tab.
type part interface {
	word() string
	object() fyne.CanvasObject
	update(p data.Project) error // asks the store and shows the answer
}

func newDetail(desk screens.Desk, screen *Screen) *detail {
	d := &detail{desk: desk, screen: screen}
	d.name = widgets.NewText("", widgets.Large).Elide()
	d.pills, d.verbs = widgets.HBox(6), widgets.HBox(8)
	d.line = widgets.Quiet("").Elide()
	ss := desk.Session()
	d.parts = []part{newTargets(desk)}
	if ss.CanRead(data.Money) {
		d.parts = append(d.parts, newBudget(desk))
	}
	if ss.CanRead(data.Children) {
		d.parts = append(d.parts, newMembers(desk))
	}
	if ss.CanRead(data.Activities) {
		d.parts = append(d.parts, newSurveys(desk))
	}
	d.parts = append(d.parts, newAgreement())
	var wordsOf []string
	for _, p := range d.parts {
		wordsOf = append(wordsOf, p.word())
	}
	d.tabs = widgets.NewChipGroup(wordsOf, func(int) { d.fill() })
	d.body = container.NewStack()
	head := widgets.NewCard(widgets.VBox(6, widgets.HBox(10, d.name, d.pills, widgets.Space(), d.verbs), d.line))
	d.page = widgets.VBox(theme.Gap, head, d.tabs, widgets.Grow(d.body))
	d.nothing = widgets.NewCard(widgets.EmptyState(lang.L("Choose a project at the left."), "", nil))
	d.content = container.NewStack(d.nothing)
	return d
}

// show reads a project and shows it; an empty id shows none.
func (d *detail) show(id string) {
	var err error
	d.project = data.Project{}
	if id != "" {
		d.project, err = d.desk.Store().Project(d.desk.Session(), id)
	}
	if err != nil && !data.Is(err, data.NotFound) {
		d.desk.Fail(err)
	}
	if id == "" || err != nil {
		d.project = data.Project{}
		put(d.content, d.nothing)
		return
	}
	d.fillHead()
	d.fill()
	put(d.content, d.page)
}

// fillHead fills the card on top.
func (d *detail) fillHead() {
	p := d.project
	d.name.SetText(p.Name)
	d.pills.Objects = []fyne.CanvasObject{
		widgets.NewPill(p.Code, widgets.Grey), widgets.NewPill(words.Label("project_status", p.Status), statusTone(p.Status)),
	}
	d.pills.Refresh()
	d.line.SetText(joined(d.funder(), words.Label("funding_kind", p.FundingKind), p.AgreementNo, period(p.Start, p.End)))
	d.verbs.Objects = nil
	if d.screen.mayWrite() {
		d.verbs.Objects = []fyne.CanvasObject{widgets.PlainButton(lang.L("Edit"), d.edit)}
	}
	d.verbs.Refresh()
}

// funder is the name of the project's funder.
func (d *detail) funder() string {
	for _, l := range d.screen.all {
		if l.ID == d.project.ID {
			return l.Funder
		}
	}
	return ""
}

// fill fills what stands below the tabs.
func (d *detail) fill() {
	if d.project.ID == "" {
		return
	}
	chosen := d.parts[d.tabs.Selected()]
	if err := chosen.update(d.project); err != nil {
		d.desk.Fail(err)
		return
	}
	put(d.body, chosen.object())
}

// edit opens the form of the project that is shown.
func (d *detail) edit() {
	if d.project.ID != "" && d.screen.mayWrite() {
		d.screen.editProject(d.project)
	}
}
