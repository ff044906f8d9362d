package people

import (
	"cmp"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// tones are the tones of what is known of a background check.
var tones = map[string]widgets.Tone{
	"ok": widgets.Teal, "soon": widgets.Amber, "expired": widgets.Coral, "missing": widgets.Coral, "record": widgets.Coral,
}

// columns are the columns of the table.
func (s *Screen) columns() []widgets.Column[data.PersonLine] {
	return []widgets.Column[data.PersonLine]{
		{Label: lang.L("Name"), Width: 130, Weight: 2, Draw: drawName, Sort: func(a, b data.PersonLine) int { return cmp.Compare(a.NameKey, b.NameKey) }},
		{
			Label: lang.L("Role"), Width: 96, Weight: 1, Text: func(l data.PersonLine) string { return words.Label("person_role", l.Role) },
			Sort: func(a, b data.PersonLine) int { return cmp.Compare(a.Role, b.Role) },
		},
		{
			Label: lang.L("Organization"), Width: 120, Weight: 3, Text: func(l data.PersonLine) string { return l.Organization },
			Sort: func(a, b data.PersonLine) int { return cmp.Compare(a.Organization, b.Organization) },
		},
		{Label: lang.L("Phone"), Width: 118, Weight: 1, Text: func(l data.PersonLine) string { return cn.Phone(l.Phone).Display() }},
		{Label: lang.L("Background check"), Width: 196, Weight: 1, Draw: drawCheck, Sort: byUrgency},
		{
			Label: lang.L("Paired children"), Width: 80, Align: fyne.TextAlignTrailing, Text: func(l data.PersonLine) string { return countOr(l.Children) },
			Sort: func(a, b data.PersonLine) int { return cmp.Compare(a.Children, b.Children) },
		},
		{
			Label: lang.L("Hours this year"), Width: 96, Align: fyne.TextAlignTrailing, Text: func(l data.PersonLine) string { return hours(l.Minutes) },
			Sort: func(a, b data.PersonLine) int { return cmp.Compare(a.Minutes, b.Minutes) },
		},
	}
}

func drawName(l data.PersonLine, c *widgets.Cell) {
	if l.Status == "active" {
		c.SetText(l.Name, widgets.Strong)
		return
	}
	c.SetTextPills(l.Name, widgets.Strong, widgets.PillOf{Text: words.Label("person_status", l.Status), Tone: widgets.Grey})
}

// drawCheck shows the last day of the background check and its state.
func drawCheck(l data.PersonLine, c *widgets.Cell) {
	pill := widgets.PillOf{Text: words.Label("check_state", l.Check), Tone: tones[l.Check]}
	if l.CheckUntil == "" {
		c.SetPills(pill)
		return
	}
	c.SetTextPills(lang.L("to {{.Day}}", map[string]any{"Day": l.CheckUntil}), widgets.Muted, pill)
}

// countOr is a count, or nothing for none.
func countOr(n int) string {
	if n == 0 {
		return ""
	}
	return words.Count(n)
}

// hours writes minutes as hours with one decimal, or nothing for none.
func hours(minutes int64) string {
	if minutes == 0 {
		return ""
	}
	return strconv.FormatFloat(data.Hours(minutes), 'f', -1, 64)
}
