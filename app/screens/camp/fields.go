package camp

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// dot parts words in a line.
const dot = " · "

// found is how many options a search offers.
const found = 60

// joined joins what is not empty.
func joined(parts ...string) string {
	var all []string
	for _, p := range parts {
		if p != "" {
			all = append(all, p)
		}
	}
	return strings.Join(all, dot)
}

// flag is the value of a box that is ticked or not.
func flag(on bool) string {
	if on {
		return "1"
	}
	return ""
}

// doubtful reports whether a person may do what was refused all the same.
func doubtful(err error) bool {
	var e *data.Error
	return errors.As(err, &e) && e.Over
}

// shortened keeps the first characters of a text that has more than some.
func shortened(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// collector is how somebody who collects a child is said.
func collector(name string) string {
	if name == data.PickupAlone {
		return lang.L("goes home alone")
	}
	return name
}

// relations are the relations to a child that a person may have.
func relations() *widgets.Choice {
	var all []widgets.Option
	for _, r := range cn.Relations() {
		all = append(all, widgets.Option{Key: r.Code, Label: cn.RelationWord(r.Code), Detail: r.Name})
	}
	return widgets.NewChoice(all, lang.L("Choose"))
}

// personChoice makes a field that holds one of the organization's people.
func (s *Screen) personChoice() *widgets.Choice {
	return widgets.NewSearchChoice(func(text string) []widgets.Option {
		people, err := s.desk.Store().SearchPeople(s.desk.Session(), text, found)
		if err != nil {
			s.desk.Fail(err)
		}
		var all []widgets.Option
		for _, p := range people {
			all = append(all, widgets.Option{Key: p.ID, Label: p.Name, Detail: words.Label("person_role", p.Role)})
		}
		return all
	}, lang.L("Name or pinyin")).LookUp(func(id string) (widgets.Option, bool) {
		p, err := s.desk.Store().Person(s.desk.Session(), id)
		return widgets.Option{Key: p.ID, Label: p.Name}, err == nil
	})
}

// projectChoice makes a field that holds a project.
func (s *Screen) projectChoice() *widgets.Choice {
	return widgets.NewSearchChoice(func(text string) []widgets.Option {
		projects, _, err := s.desk.Store().Projects(s.desk.Session(), data.ProjectFilter{Text: text})
		if err != nil {
			s.desk.Fail(err)
		}
		var all []widgets.Option
		for _, p := range projects {
			all = append(all, widgets.Option{Key: p.ID, Label: p.Name, Detail: p.Code})
		}
		return all
	}, lang.L("No project")).LookUp(func(id string) (widgets.Option, bool) {
		p, err := s.desk.Store().Project(s.desk.Session(), id)
		return widgets.Option{Key: p.ID, Label: p.Name, Detail: p.Code}, err == nil
	})
}

// remove puts a record into the bin and offers to bring it back.
func (s *Screen) remove(table, id, name string) {
	if err := s.desk.Store().Remove(s.desk.Session(), table, id); err != nil {
		s.desk.Fail(err)
		return
	}
	s.desk.ToastUndo(lang.L("{{.Name}} is in the bin.", map[string]any{"Name": name}), func() {
		s.desk.Fail(s.desk.Store().Restore(s.desk.Session(), table, id))
	})
}
