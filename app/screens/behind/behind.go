// Package behind shows the rows that a figure was counted from; several places
// open it.
package behind

import (
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// most is how many rows are listed; width and height are those of the list.
const (
	most           = 5000
	width  float32 = 760
	height float32 = 380
)

// places says where the row of a table is shown.
var places = map[string]string{
	"child": screens.Children, "activity": screens.Activities, "visit": screens.Visits, "wish": screens.Wishes, "camp": screens.Camp,
	"camp_enrolment": screens.Camp, "loan": screens.Reading, "reading_log": screens.Reading, "person": screens.People, "project": screens.Projects,
	"expense": screens.Money, "income": screens.Money,
}

// Show lists the rows behind a figure. A double click or Enter opens one.
func Show(desk screens.Desk, scope data.Scope, of data.Origin) {
	desk.Beside(func() func() {
		rows, all, err := desk.Store().Behind(desk.Session(), scope, of, most)
		return func() {
			if err != nil {
				desk.Fail(err)
				return
			}
			show(desk, of, rows, all)
		}
	})
}

func show(desk screens.Desk, of data.Origin, rows []data.OriginRow, all int) {
	var d *widgets.Dialog
	table := widgets.NewTable([]widgets.Column[data.OriginRow]{
		{Label: lang.L("Day"), Width: 92, Text: func(r data.OriginRow) string { return r.Day }},
		{Label: lang.L("Child"), Width: 84, Weight: 1, Look: widgets.Strong, Text: func(r data.OriginRow) string { return r.Child }},
		{Label: lang.L("File number"), Width: 122, Look: widgets.Muted, Text: func(r data.OriginRow) string { return r.FileNo }},
		{Label: lang.L("What"), Width: 150, Weight: 3, Text: title},
		{Label: lang.L("Form number"), Width: 140, Weight: 1, Look: widgets.Muted, Text: func(r data.OriginRow) string { return r.FormNo }},
	}).Empty(lang.L("No rows: the figure is 0."), "", nil)
	table.OnOpen = func(r data.OriginRow) {
		d.Close()
		desk.Go(places[r.Source], r.SourceID)
	}
	table.SetRows(rows)
	line := lang.L("{{.N}} rows. Enter or a double click opens one.", map[string]any{"N": words.Count(all)})
	if all > len(rows) {
		line = lang.L("The latest {{.N}} of {{.All}} rows. Enter or a double click opens one.", map[string]any{"N": words.Count(len(rows)), "All": words.Count(all)})
	}
	body := widgets.VBox(8, widgets.Quiet(line), widgets.FixedHeight(height, table))
	d = widgets.NewDialog(desk.Canvas(), lang.L("Behind {{.Code}} {{.Name}}", map[string]any{"Code": of.Code, "Name": words.Label("indicator", of.Code)}), body).Width(width + 40).Open()
	table.Focus()
}

// title is what was done, in words.
func title(r data.OriginRow) string {
	if r.Source == "project" {
		return words.Label("survey_target", r.Title)
	}
	return r.Title
}
