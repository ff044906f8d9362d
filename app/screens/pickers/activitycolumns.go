package pickers

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// dot stands between parts of a line.
const dot = " · "

// joined joins the parts that are not empty.
func joined(parts ...string) string {
	var all []string
	for _, p := range parts {
		if p != "" {
			all = append(all, p)
		}
	}
	return strings.Join(all, dot)
}

// activityColumns are the columns of the table; those of reading show kind and
// book in place of the programme. The organization's own fields share one.
func activityColumns(programme string, own []data.OwnField) []widgets.Column[data.ActivityLine] {
	team, teamWidth := teamOf, float32(128)
	if programme == "reading" {
		team, teamWidth = teamPeople, 76
	}
	all := []widgets.Column[data.ActivityLine]{
		{
			Label: lang.L("Day"), Width: 92, Look: widgets.Muted,
			Text: func(l data.ActivityLine) string { return l.Day },
			Sort: func(a, b data.ActivityLine) int { return strings.Compare(a.Day+a.Start, b.Day+b.Start) },
		},
		{
			Label: lang.L("Title"), Width: 164, Weight: 3, Look: widgets.Strong,
			Text: func(l data.ActivityLine) string { return l.Title },
			Sort: func(a, b data.ActivityLine) int { return strings.Compare(a.Title, b.Title) },
		},
	}
	if programme == "reading" {
		all = append(all,
			widgets.Column[data.ActivityLine]{
				Label: lang.L("Kind"), Width: 92,
				Text: func(l data.ActivityLine) string { return words.Label("reading_kind", l.Kind) },
				Sort: func(a, b data.ActivityLine) int { return strings.Compare(a.Kind, b.Kind) },
			},
			widgets.Column[data.ActivityLine]{Label: lang.L("Book"), Width: 100, Weight: 2, Text: func(l data.ActivityLine) string { return l.Book }})
	} else {
		all = append(all, widgets.Column[data.ActivityLine]{
			Label: lang.L("Kind of programme"), Width: 110,
			Text: func(l data.ActivityLine) string { return words.Label("programme", l.Programme) },
			Sort: func(a, b data.ActivityLine) int { return strings.Compare(a.Programme, b.Programme) },
		})
	}
	if len(own) > 0 {
		all = append(all, widgets.Column[data.ActivityLine]{
			Label: lang.L("What else"), Width: 96, Weight: 1, Look: widgets.Muted,
			Text: func(l data.ActivityLine) string { return ownOf(l, own) },
			Sort: func(a, b data.ActivityLine) int { return strings.Compare(ownOf(a, own), ownOf(b, own)) },
		})
	}
	return append(all,
		widgets.Column[data.ActivityLine]{
			Label: lang.L("Place"), Width: 90, Weight: 1, Look: widgets.Muted,
			Text: func(l data.ActivityLine) string { return l.Place },
			Sort: func(a, b data.ActivityLine) int { return strings.Compare(a.Place, b.Place) },
		},
		widgets.Column[data.ActivityLine]{
			Label: lang.L("Came / expected"), Width: 104, Align: fyne.TextAlignTrailing,
			Text: func(l data.ActivityLine) string { return cameOf(l) },
			Sort: func(a, b data.ActivityLine) int { return cmp.Compare(a.Attended, b.Attended) },
		},
		widgets.Column[data.ActivityLine]{
			Label: lang.L("Team"), Width: teamWidth, Look: widgets.Muted.Right(), Align: fyne.TextAlignTrailing,
			Text: team,
			Sort: func(a, b data.ActivityLine) int { return cmp.Compare(a.TeamMinutes, b.TeamMinutes) },
		},
		widgets.Column[data.ActivityLine]{
			Label: lang.L("State"), Width: 84, Draw: drawStatus,
			Sort: func(a, b data.ActivityLine) int { return strings.Compare(a.Status, b.Status) },
		})
}

// ownOf writes the values of an activity's own fields.
func ownOf(l data.ActivityLine, fields []data.OwnField) string {
	var values []string
	for _, f := range fields {
		values = append(values, l.Own.Of(f))
	}
	return joined(values...)
}

// cameOf says how many came of how many were expected.
func cameOf(l data.ActivityLine) string {
	expected := max(l.Planned, l.Listed)
	if expected == 0 {
		return ""
	}
	return lang.L("{{.Came}} / {{.Expected}}", map[string]any{"Came": l.Attended, "Expected": expected})
}

// teamPeople says how many helped.
func teamPeople(l data.ActivityLine) string {
	if l.Team == 0 {
		return ""
	}
	return lang.L("{{.N}} people", map[string]any{"N": l.Team})
}

// teamOf says how many helped and for how long in all.
func teamOf(l data.ActivityLine) string {
	time := ""
	if l.TeamMinutes > 0 {
		time = lang.L("{{.Hours}} h", map[string]any{"Hours": hours(l.TeamMinutes)})
	}
	return joined(teamPeople(l), time)
}

// statusTone is the tone of an activity's state.
func statusTone(status string) widgets.Tone {
	switch status {
	case "done":
		return widgets.Teal
	case "cancelled":
		return widgets.Coral
	}
	return widgets.Amber
}

func drawStatus(l data.ActivityLine, cell *widgets.Cell) {
	cell.SetPills(widgets.PillOf{Text: words.Label("activity_status", l.Status), Tone: statusTone(l.Status)})
}
