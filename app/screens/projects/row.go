package projects

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// rowHeight is the height of a project in the list.
const rowHeight float32 = 88

// dot stands between quiet details.
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

// period writes first and last day; either may be empty.
func period(start, end string) string {
	if start == "" && end == "" {
		return ""
	}
	return lang.L("{{.From}} to {{.To}}", map[string]any{"From": start, "To": end})
}

// statusTone is the tone of a project's status.
func statusTone(status string) widgets.Tone {
	if status == "running" {
		return widgets.Teal
	}
	return widgets.Grey
}

// share is a part of a whole from 0 to 1.
func share(part, whole int64) float64 {
	if whole <= 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// projectRow is one project of the list: name and members, funder and period,
// and how much of the budget is spent.
type projectRow struct {
	widget.BaseWidget
	content                       fyne.CanvasObject
	name, members, funder, period *widgets.Text
	money                         *widgets.Text
	bar                           *widgets.ProgressLine
	spent                         fyne.CanvasObject
}

func newProjectRow() *projectRow {
	r := &projectRow{
		name: widgets.Bold("").Elide(), members: widgets.Quiet(""), funder: widgets.Quiet("").Elide(), period: widgets.Quiet("").Elide(),
		money: widgets.Quiet(""), bar: widgets.NewProgressLine(0),
	}
	r.spent = widgets.HBox(8, widgets.Grow(widgets.VBox(0, widgets.Space(), r.bar, widgets.Space())), r.money)
	r.content = widgets.Pad(0, 14, 0, 14, widgets.VBox(3, widgets.Space(),
		widgets.Sides(r.name, r.members), widgets.Sides(r.funder, r.period), r.spent, widgets.Space()))
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer makes the parts that Fyne draws.
func (r *projectRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.content) }

// set shows a project; its money only to those who may see it.
func (r *projectRow) set(l data.ProjectLine, money bool) {
	r.name.SetText(l.Name)
	r.members.SetText(lang.L("Members {{.N}}", map[string]any{"N": words.Count(l.Members)}))
	funder := l.Funder
	if funder == "" {
		funder = words.Label("funding_kind", l.FundingKind)
	}
	r.funder.SetText(joined(funder, l.Code))
	r.period.SetText(shortPeriod(l.Start, l.End))
	if money && l.Budget > 0 {
		r.spent.Show()
	} else {
		r.spent.Hide()
	}
	r.bar.SetShare(share(l.Spent, l.Budget))
	r.money.SetText(lang.L("{{.Spent}} of {{.Planned}}", map[string]any{"Spent": words.RoundMoney(l.Spent), "Planned": words.RoundMoney(l.Budget)}))
	r.content.Refresh()
}

// shortPeriod is the period by months.
func shortPeriod(start, end string) string {
	month := func(day string) string {
		if len(day) < len("2026-01") {
			return ""
		}
		return strings.ReplaceAll(day[:7], "-", ".")
	}
	from, to := month(start), month(end)
	if from == "" && to == "" {
		return ""
	}
	return from + "–" + to
}
