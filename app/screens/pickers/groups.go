package pickers

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/data"
)

// What begins the key of an option that stands for many children at once.
const (
	wholeProject = "project:" // the project's id follows
	wholeTown    = "town:"    // the town follows
)

// childAdder makes a field that finds children, or all of a project or a town.
func childAdder(desk screens.Desk, add func([]widgets.Option)) *widgets.Choice {
	return adder(lang.L("Name, pinyin, project or town"), func(text string) []widgets.Option {
		if strings.TrimSpace(text) == "" {
			return append(groups(desk, ""), findChildren(desk, "")...)
		}
		return append(findChildren(desk, text), groups(desk, text)...)
	}, func(o []widgets.Option) {
		if project, ok := strings.CutPrefix(o[0].Key, wholeProject); ok {
			lines, _, err := desk.Store().Children(desk.Session(), data.ChildFilter{ProjectID: project})
			desk.Fail(err)
			add(childOptions(lines))
			return
		}
		if town, ok := strings.CutPrefix(o[0].Key, wholeTown); ok {
			lines, _, err := desk.Store().Children(desk.Session(), data.ChildFilter{Status: "active"})
			desk.Fail(err)
			add(childOptions(slices.DeleteFunc(slices.Clone(lines), func(l data.ChildLine) bool { return l.Town != town })))
			return
		}
		add(o)
	})
}

// groups answers the projects and towns that fit a text, whose children can be
// taken all at once.
func groups(desk screens.Desk, text string) []widgets.Option {
	var all []widgets.Option
	projects, _, err := desk.Store().Projects(desk.Session(), data.ProjectFilter{Text: text})
	desk.Fail(err)
	for _, p := range projects {
		if p.Members > 0 {
			all = append(all, group(wholeProject+p.ID, p.Name, p.Members))
		}
	}
	lines, _, err := desk.Store().Children(desk.Session(), data.ChildFilter{Status: "active"})
	desk.Fail(err)
	counts := map[string]int{}
	for _, l := range lines {
		if l.Town != "" && strings.Contains(l.Town, strings.TrimSpace(text)) {
			counts[l.Town]++
		}
	}
	var towns []widgets.Option
	for town, n := range counts {
		towns = append(towns, group(wholeTown+town, town, n))
	}
	slices.SortFunc(towns, func(a, b widgets.Option) int { return strings.Compare(a.Key, b.Key) })
	return append(all, towns...)
}

func group(key, name string, count int) widgets.Option {
	return widgets.Option{Key: key, Label: lang.L("All of {{.Name}}", map[string]any{"Name": name}), Detail: lang.L("{{.Count}} children", map[string]any{"Count": count})}
}
