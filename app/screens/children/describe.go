package children

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// dot stands between quiet details.
const dot = " · "

// riskMark answers the mark of a risk level; sessions that may not know get
// none.
func riskMark(risk string) (color fyne.ThemeColorName, word string) {
	if risk == "" {
		return "", ""
	}
	colors := map[string]fyne.ThemeColorName{
		"red": theme.ColorRiskRed, "yellow": theme.ColorRiskYellow, "blue": theme.ColorRiskBlue, "green": theme.ColorRiskGreen,
	}
	short := map[string]string{"red": lang.L("red"), "yellow": lang.L("yellow"), "blue": lang.L("blue"), "green": lang.L("green")}
	return colors[risk], short[risk]
}

// statusPills answers the pill of every status but active, which is the usual
// one.
func statusPills(status string) []widgets.PillOf {
	if status == "active" {
		return nil
	}
	tone := widgets.Grey
	if status == "unverified" || status == "clue" {
		tone = widgets.Coral
	}
	return []widgets.PillOf{{Text: words.Label("child_status", status), Tone: tone}}
}

// lineDetail is the quiet line of a child in the list: sex, age, grade.
func lineDetail(l data.ChildLine, today string) string {
	return joined(words.Label("sex", strconv.Itoa(l.Sex)), age(l.Birth, today), grade(l.Stage, l.Grade, l.EnrolYear, "", today))
}

// lineTown is where a child lives, to the town.
func lineTown(l data.ChildLine) string { return cn.DivisionName(l.Division) + l.Town }

// age answers the age in words, or "".
func age(birth, today string) string {
	if birth == "" {
		return ""
	}
	return lang.L("{{.Age}} years", map[string]any{"Age": cn.Age(birth, today)})
}

// grade answers the school year in words, rolled on by the year of enrolment
// where that is known.
func grade(stage string, in, enrolled int, class, today string) string {
	if stage == "" {
		return ""
	}
	g := cn.Grade{Stage: stage, Year: in, Class: class}
	if enrolled > 0 {
		if now, ok := cn.GradeOn(stage, enrolled, today); ok {
			g.Stage, g.Year = now.Stage, now.Year
		}
	}
	return g.String()
}

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

// keysOf takes apart the value of a MultiChoice.
func keysOf(keys string) []string {
	return strings.FieldsFunc(keys, func(r rune) bool { return r == ',' })
}
