package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"careledger/app/screens"
	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// taskHeight is the height of one thing that needs a person.
const taskHeight float32 = 42

// places says where the record of a reminder is shown.
var places = map[string]string{
	"child": screens.Children, "consent": screens.Children, "wish": screens.Wishes, "loan": screens.Reading, "person": screens.People,
	"visit": screens.Visits, "pairing": screens.Visits, "camp_enrolment": screens.Camp, "backup": screens.Settings,
	"rights_request": screens.Settings, "data_share": screens.Settings, "breach": screens.Settings, "retention": screens.Settings,
}

// showTasks fills the list of what needs a person.
func (s *Screen) showTasks(first []data.Reminder, waiting int) {
	s.waiting = waiting
	s.tasks.SetRows(first)
	s.tasks.Unselect()
	s.count.SetText(lang.L("{{.Shown}} of {{.All}}", map[string]any{"Shown": len(first), "All": waiting}))
}

// act goes to where a reminder can be dealt with.
func (s *Screen) act(r data.Reminder) {
	place, ok := places[r.Table]
	if !ok {
		place = screens.Children
	}
	id := r.ID
	if place == screens.Settings && r.Table != "backup" { // where registers are shown, not single records
		id = r.Table
	}
	s.desk.Go(place, id)
}

// taskRow is one reminder: how urgent, what, and one action.
type taskRow struct {
	widget.BaseWidget
	content  fyne.CanvasObject
	mark     *widgets.Mark
	kind     *widgets.Text
	text     *widgets.Text
	action   *widgets.Chip
	reminder data.Reminder
}

func newTaskRow(act func(data.Reminder)) *taskRow {
	r := &taskRow{mark: widgets.NewMark(theme.ColorRiskBlue, ""), kind: widgets.Bold(""), text: widgets.Body("").Elide()}
	r.action = widgets.ActionChip(lang.L("Open"), func() { act(r.reminder) })
	r.content = widgets.Pad(0, 4, 0, 4, widgets.HBox(10, r.mark, r.kind, widgets.Grow(r.text), r.action))
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer makes the parts that Fyne draws.
func (r *taskRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.content) }

func (r *taskRow) set(of data.Reminder) {
	r.reminder = of
	color, word := theme.ColorRiskBlue, ""
	switch of.Urgency {
	case data.UrgentNow:
		color, word = theme.ColorRiskRed, lang.L("now")
	case data.Soon:
		color, word = theme.ColorRiskYellow, lang.L("soon")
	}
	r.mark.Set(color, word)
	r.kind.SetText(words.Label("reminder", of.Kind))
	r.text.SetText(lang.L(of.Text, of.Args))
	r.content.Refresh()
}
