package camp

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/data"
	"careledger/data/cn"
)

// dot parts words in a line.
const dot = " · "

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

// bringer is how somebody who brings a child is said.
func bringer(name string) string {
	if name == data.PickupAlone {
		return lang.L("came alone")
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

// remove puts a record into the bin and offers to bring it back.
func (s *Screen) remove(table, id, name string) {
	if screens.Remove(s.desk, table, id, lang.L("{{.Name}} is in the bin.", map[string]any{"Name": name})) {
		s.Update()
	}
}
