package settings

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// mostTold is how many changes a line of the history tells of before it ends
// with …; the whole stands in the entry.
const mostTold = 6

// showPast fills one line of the history.
func showPast(l data.PastLine, row *widgets.Rich) {
	var told []string
	for _, c := range l.Changes {
		if c.Column == "child_id" && l.Child != "" { // the title says it
			continue
		}
		if len(told) == mostTold {
			told = append(told, "…")
			break
		}
		told = append(told, words.Label("column", c.Column)+lang.L(": ")+changeText(l, c))
	}
	detail := strings.Join(told, lang.L("; "))
	if l.Erased {
		detail = lang.L("The values were erased for good. That it happened is kept.")
	}
	row.Set(widgets.RichOf{Title: pastTitle(l), Detail: detail, Right: words.Moment(l.At) + " · " + l.Laptop, Pills: []widgets.PillOf{actPill(l.Act)}})
}

// pastTitle says who did it to which record.
func pastTitle(l data.PastLine) string {
	if l.Table == "" && l.Name == "" {
		return l.Who
	}
	return l.Who + " · " + recordTitle(l)
}

// recordTitle says which record an entry is about.
func recordTitle(l data.PastLine) string {
	title := ""
	if l.Table != "" {
		title = words.Label("table", l.Table)
	}
	if l.Name != "" {
		title += " " + l.Name
	}
	if l.Child != "" && l.Child != l.Name {
		title += lang.L(" ({{.Name}})", map[string]any{"Name": l.Child})
	}
	return title
}

// actPill is the kind of act, coloured by how much it matters.
func actPill(act string) widgets.PillOf {
	tone := widgets.Grey
	switch act {
	case "insert", "restore":
		tone = widgets.Teal
	case "remove", "delete", "failed", "erase", "emptied":
		tone = widgets.Coral
	case "view", "print", "export", "given":
		tone = widgets.Amber
	}
	return widgets.PillOf{Text: words.Label("act", act), Tone: tone}
}

// changeText says from what to what a column changed.
func changeText(l data.PastLine, c data.PastChange) string {
	table, column := l.Table, c.Column
	if table == "child_history" {
		table, column = datedColumn(l, column)
	}
	before, after := words.Value(table, column, c.Before), words.Value(table, column, c.After)
	switch {
	case c.Hidden:
		return lang.L("restricted")
	case before == "":
		return after
	case after == "":
		return lang.L("{{.Before}} → (empty)", map[string]any{"Before": before})
	}
	return before + " → " + after
}

// datedColumn is the column of the child's file whose value a dated value keeps.
func datedColumn(l data.PastLine, column string) (table, of string) {
	if column != "value" && column != "detail" {
		return l.Table, column
	}
	for _, c := range l.Changes {
		if c.Column == "field" {
			return "child", map[string]string{
				"status.value": "status", "residence.value": "division", "school.detail": "stage", "category.value": "main_category",
			}[c.After+"."+column]
		}
	}
	return l.Table, column
}
