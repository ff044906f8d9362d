package wishes

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
	changed  func() // is called when a draft brought children back
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
func (p *picked) Value() string { return strings.Join(p.ids(), ",") }

// SetValue keeps those of the children whose ids are given.
func (p *picked) SetValue(value string) {
	keep := strings.Split(value, ",")
	p.children = slices.DeleteFunc(p.children, func(o widgets.Option) bool { return !slices.Contains(keep, o.Key) })
	p.fill()
}

// Kept implements [widgets.Keeper].
func (p *picked) Kept() string { return widgets.KeepOptions(p.children) }

// SetKept implements [widgets.Keeper].
func (p *picked) SetKept(kept string) {
	p.children = widgets.KeptOptions(kept)
	p.fill()
	p.changed()
}

func (p *picked) ids() []string {
	var ids []string
	for _, c := range p.children {
		ids = append(ids, c.Key)
	}
	return ids
}

// add adds a child once.
func (p *picked) add(o widgets.Option) {
	if !slices.Contains(p.ids(), o.Key) {
		p.children = append(p.children, o)
		p.fill()
	}
}

func (p *picked) fill() {
	p.box.Objects = nil
	for _, c := range p.children {
		p.box.Add(widgets.ActionChip(c.Label+"  ×", func() { p.take(c.Key) }))
	}
	p.box.Refresh()
	p.Refresh()
}

// take takes a child away.
func (p *picked) take(id string) {
	p.children = slices.DeleteFunc(p.children, func(o widgets.Option) bool { return o.Key == id })
	p.fill()
}

// childSearch makes the field that finds children for a form; what is found
// goes to picked, and the field is empty again.
func (s *Screen) childSearch(to *picked, changed func()) *widgets.Choice {
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
		} else {
			to.add(o)
		}
		changed()
	}
	return c
}

// findChildren answers the children that fit a text, and the projects, whose
// children can be taken all at once.
func (s *Screen) findChildren(text string) []widgets.Option {
	var all []widgets.Option
	projects, _, err := s.desk.Store().Projects(s.desk.Session(), data.ProjectFilter{Text: text})
	if err != nil {
		s.desk.Fail(err)
	}
	for _, p := range projects {
		if p.Members > 0 {
			all = append(all, widgets.Option{Key: wholeProject + p.ID, Label: lang.L("All of {{.Project}}", map[string]any{"Project": p.Name}), Detail: lang.L("{{.N}} children in it", map[string]any{"N": p.Members})})
		}
	}
	children, err := s.desk.Store().Search(s.desk.Session(), text, found)
	if err != nil {
		s.desk.Fail(err)
	}
	if strings.TrimSpace(text) == "" {
		children, _, err = s.desk.Store().Children(s.desk.Session(), data.ChildFilter{Status: "active"})
		if err != nil {
			s.desk.Fail(err)
		}
		return append(all, childOptions(children[:min(len(children), found)])...)
	}
	return append(childOptions(children), all...)
}

// members are the children of a project today.
func (s *Screen) members(projectID string) []widgets.Option {
	children, _, err := s.desk.Store().Children(s.desk.Session(), data.ChildFilter{ProjectID: projectID})
	if err != nil {
		s.desk.Fail(err)
	}
	return childOptions(children)
}

func childOptions(lines []data.ChildLine) []widgets.Option {
	var all []widgets.Option
	for _, l := range lines {
		all = append(all, widgets.Option{Key: l.ID, Label: l.Name, Detail: l.FileNo})
	}
	return all
}
