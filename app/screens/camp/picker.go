package camp

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"careledger/app/widgets"
	"careledger/data"
)

// wholeProject begins the key of an option that stands for all children of a
// project; its id follows.
const wholeProject = "project:"

// picked shows the children chosen for a form as chips that can be taken away.
// Its value is their ids, joined by commas.
type picked struct {
	widget.BaseWidget
	box      *fyne.Container
	children []widgets.Option
	changed  func()
}

func newPicked() *picked {
	p := &picked{box: widgets.Flow(6)}
	p.ExtendBaseWidget(p)
	p.fill()
	return p
}

// CreateRenderer makes the parts that Fyne draws.
func (p *picked) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.box) }

// Value answers the ids joined by commas.
func (p *picked) Value() string {
	var ids []string
	for _, c := range p.children {
		ids = append(ids, c.Key)
	}
	return strings.Join(ids, ",")
}

// SetValue keeps those of the children whose ids are given.
func (p *picked) SetValue(value string) {
	keep := strings.Split(value, ",")
	p.children = slices.DeleteFunc(p.children, func(o widgets.Option) bool { return !slices.Contains(keep, o.Key) })
	p.fill()
}

// add adds a child once.
func (p *picked) add(child widgets.Option) {
	if !slices.ContainsFunc(p.children, func(o widgets.Option) bool { return o.Key == child.Key }) {
		p.children = append(p.children, child)
		p.fill()
	}
}

// take takes a child away.
func (p *picked) take(id string) {
	p.children = slices.DeleteFunc(p.children, func(o widgets.Option) bool { return o.Key == id })
	p.fill()
}

func (p *picked) fill() {
	p.box.Objects = nil
	for _, c := range p.children {
		p.box.Add(widgets.ActionChip(c.Label+"  ×", func() { p.take(c.Key) }))
	}
	if len(p.children) == 0 {
		p.box.Add(widgets.Quiet(lang.L("Nobody chosen yet")))
	}
	p.box.Refresh()
	p.Refresh()
	if p.changed != nil {
		p.changed()
	}
}

// childSearch makes the field that finds children; what is found goes to
// picked, and the field is empty again.
func (s *Screen) childSearch(to *picked) *widgets.Choice {
	c := widgets.NewSearchChoice(s.findChildren, lang.L("Name, pinyin or file number"))
	c.OnChanged = func(o widgets.Option) {
		if o.Key == "" {
			return
		}
		c.SetOption(widgets.Option{})
		if project, ok := strings.CutPrefix(o.Key, wholeProject); ok {
			for _, child := range s.members(project) {
				to.add(child)
			}
			return
		}
		to.add(o)
	}
	return c
}

// findChildren answers the children on file that fit a text and are not
// enrolled yet, and the projects, whose children can be taken all at once.
func (s *Screen) findChildren(text string) []widgets.Option {
	store, ss := s.desk.Store(), s.desk.Session()
	children, err := store.Search(ss, text, found)
	if strings.TrimSpace(text) == "" {
		children, _, err = store.Children(ss, data.ChildFilter{Status: "active"})
	}
	if err != nil {
		s.desk.Fail(err)
	}
	all := s.notEnrolled(children)
	all = all[:min(len(all), found)]
	projects, _, err := store.Projects(ss, data.ProjectFilter{Text: text})
	if err != nil {
		s.desk.Fail(err)
	}
	for _, p := range projects {
		if p.Members > 0 {
			all = append(all, widgets.Option{
				Key: wholeProject + p.ID, Label: lang.L("All of {{.Project}}", map[string]any{"Project": p.Name}),
				Detail: lang.L("{{.N}} in the project", map[string]any{"N": p.Members}),
			})
		}
	}
	return all
}

// members are the children of a project today who are not enrolled yet.
func (s *Screen) members(projectID string) []widgets.Option {
	children, _, err := s.desk.Store().Children(s.desk.Session(), data.ChildFilter{ProjectID: projectID})
	if err != nil {
		s.desk.Fail(err)
	}
	return s.notEnrolled(children)
}

// notEnrolled are the options for those children who are not in the class's
// list.
func (s *Screen) notEnrolled(children []data.ChildLine) []widgets.Option {
	lines, err := s.desk.Store().Enrolments(s.desk.Session(), s.class.ID, "")
	if err != nil {
		s.desk.Fail(err)
	}
	enrolled := map[string]bool{}
	for _, l := range lines {
		enrolled[l.ChildID] = true
	}
	var all []widgets.Option
	for _, c := range children {
		if !enrolled[c.ID] {
			all = append(all, widgets.Option{Key: c.ID, Label: c.Name, Detail: c.FileNo})
		}
	}
	return all
}
