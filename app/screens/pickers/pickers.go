// Package pickers holds what the places of visits, activities and reading share:
// fields that find children, people and projects, lists of those who came, and
// the view of activities with the one form for a whole group.
package pickers

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// found is how many options a search offers.
const found = 60

// Child makes a field that holds one child.
func Child(desk screens.Desk) *widgets.Choice {
	return widgets.NewSearchChoice(func(text string) []widgets.Option { return findChildren(desk, text) }, lang.L("Name, pinyin or file number")).
		LookUp(func(id string) (widgets.Option, bool) { return childOption(desk, id) })
}

// Person makes a field that holds one of the organization's people.
func Person(desk screens.Desk) *widgets.Choice {
	return widgets.NewSearchChoice(func(text string) []widgets.Option { return findPeople(desk, text) }, lang.L("Name or pinyin")).
		LookUp(func(id string) (widgets.Option, bool) { return personOption(desk, id) })
}

// Project makes a field that holds one project, or none.
func Project(desk screens.Desk) *widgets.Choice {
	return widgets.NewSearchChoice(func(text string) []widgets.Option {
		all := []widgets.Option{{Label: lang.L("No project")}}
		projects, _, err := desk.Store().Projects(desk.Session(), data.ProjectFilter{Text: text})
		desk.Fail(err)
		for _, p := range projects {
			all = append(all, widgets.Option{Key: p.ID, Label: p.Name, Detail: p.Code})
		}
		return all
	}, lang.L("No project")).LookUp(func(id string) (widgets.Option, bool) {
		p, err := desk.Store().Project(desk.Session(), id)
		return widgets.Option{Key: p.ID, Label: p.Name, Detail: p.Code}, err == nil
	})
}

// RunningProject answers the id of the project that runs today when there is
// exactly one, which then is proposed, else an empty text.
func RunningProject(desk screens.Desk) string {
	projects, _, err := desk.Store().Projects(desk.Session(), data.ProjectFilter{Status: "running"})
	desk.Fail(err)
	if len(projects) == 1 {
		return projects[0].ID
	}
	return ""
}

// ProjectOf answers the id of the one project of which a child is a member today,
// which then is proposed, or else an empty text.
func ProjectOf(desk screens.Desk, childID string) string {
	lines, err := desk.Store().Memberships(desk.Session(), childID)
	desk.Fail(err)
	today, id := desk.Store().Today(), ""
	for _, l := range lines {
		if l.From > today || l.To != "" && l.To < today {
			continue
		}
		if id != "" {
			return ""
		}
		id = l.ProjectID
	}
	return id
}

// findChildren answers the children that fit a text, the first active ones for
// an empty text.
func findChildren(desk screens.Desk, text string) []widgets.Option {
	if strings.TrimSpace(text) == "" {
		lines, _, err := desk.Store().Children(desk.Session(), data.ChildFilter{Status: "active"})
		desk.Fail(err)
		return childOptions(lines[:min(len(lines), found)])
	}
	lines, err := desk.Store().Search(desk.Session(), text, found)
	desk.Fail(err)
	return childOptions(lines)
}

func childOptions(lines []data.ChildLine) []widgets.Option {
	all := make([]widgets.Option, 0, len(lines))
	for _, l := range lines {
		all = append(all, widgets.Option{Key: l.ID, Label: l.Name, Detail: l.FileNo})
	}
	return all
}

// childOption finds the option of a child.
func childOption(desk screens.Desk, id string) (widgets.Option, bool) {
	if id == "" {
		return widgets.Option{}, false
	}
	c, err := desk.Store().Child(desk.Session(), id)
	return widgets.Option{Key: c.ID, Label: c.Name, Detail: c.FileNo}, err == nil
}

// findPeople answers the people that fit a text.
func findPeople(desk screens.Desk, text string) []widgets.Option {
	people, err := desk.Store().SearchPeople(desk.Session(), text, found)
	desk.Fail(err)
	all := make([]widgets.Option, 0, len(people))
	for _, p := range people {
		all = append(all, widgets.Option{Key: p.ID, Label: p.Name, Detail: words.Label("person_role", p.Role)})
	}
	return all
}

// personOption finds the option of a person.
func personOption(desk screens.Desk, id string) (widgets.Option, bool) {
	if id == "" {
		return widgets.Option{}, false
	}
	p, err := desk.Store().Person(desk.Session(), id)
	return widgets.Option{Key: p.ID, Label: p.Name, Detail: words.Label("person_role", p.Role)}, err == nil
}

// Page stands a line on top of what fills the rest.
func Page(top, rest fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(widgets.Pad(0, 0, theme.Gap, 0, top), nil, nil, nil, rest)
}

// Air puts the air of a place around its content.
func Air(o fyne.CanvasObject) fyne.CanvasObject { return widgets.Pad(16, 20, 16, 20, o) }

// Chips stands chips at the height of the fields beside them.
func Chips(o fyne.CanvasObject) fyne.CanvasObject { return widgets.Pad(6, 0, 0, 0, o) }

// Fact is a label and what it says; an empty text is not shown.
type Fact struct{ Label, Text string }

// factLabel is the width of the labels of facts.
const factLabel float32 = 96

// Facts shows labels with what they say below each other.
func Facts(facts ...Fact) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, f := range facts {
		if f.Text != "" {
			rows = append(rows, widgets.HBox(12, widgets.Fixed(factLabel, widgets.Quiet(f.Label)), widgets.Grow(widgets.Paragraph(f.Text, widgets.Plain))))
		}
	}
	return widgets.VBox(7, rows...)
}

// Arrows gives something the keyboard when an arrow is pressed that nothing else
// took, and reports whether it did.
func Arrows(ev *fyne.KeyEvent, focus func()) bool {
	switch ev.Name {
	case fyne.KeyUp, fyne.KeyDown:
		focus()
		return true
	}
	return false
}

// Codes turns a list of codes parted by one sign into one parted by another:
// fields join them by commas, records part them by spaces.
func Codes(list, from, to string) string {
	return strings.Join(strings.FieldsFunc(list, func(r rune) bool { return string(r) == from }), to)
}
