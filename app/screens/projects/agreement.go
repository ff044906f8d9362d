package projects

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// labelWidth is the width of the labels.
const labelWidth float32 = 108

// agreement shows what a project is about and by which rules it counts.
type agreement struct{ content *fyne.Container }

func newAgreement() *agreement { return &agreement{content: container.NewStack()} }

func (a *agreement) word() string { return lang.L("Agreement and rules") }

func (a *agreement) object() fyne.CanvasObject { return a.content }

// fact is a label with its value.
type fact struct{ label, value string }

// facts stands labels and values below each other; unknown values are left out.
func facts(all ...fact) fyne.CanvasObject {
	rows := widgets.VBox(8)
	for _, f := range all {
		if f.value != "" {
			rows.Add(widgets.HBox(10, widgets.Fixed(labelWidth, widgets.Quiet(f.label)), widgets.Grow(widgets.Paragraph(f.value, widgets.Plain))))
		}
	}
	if len(rows.Objects) == 0 {
		rows.Add(widgets.Quiet(lang.L("Nothing entered yet.")))
	}
	return rows
}

// update shows a project.
func (a *agreement) update(p data.Project) error {
	about := widgets.HeadedCard(lang.L("What it is about"), nil, facts(
		fact{lang.L("Where it works"), joined(cn.DivisionFullName(p.Division), p.Region)}, fact{lang.L("Background"), p.Background},
		fact{lang.L("Goal"), p.Goal}, fact{lang.L("Note"), p.Note}))
	rules := widgets.HeadedCard(lang.L("How it counts"), nil, facts(
		fact{lang.L("Ages"), ages(p)}, fact{lang.L("Classes count"), words.Label("unit_rule", p.UnitRule)},
		fact{lang.L("Visits that count"), strings.Join(words.Labels("visit_kind", strings.Fields(p.VisitKinds)), "、")},
		fact{lang.L("Children for one of staff"), atMost(p.RatioLimit)},
		fact{lang.L("Price of a wish"), money(p.WishPriceMax)}, fact{lang.L("Wishes for a child"), atMost(float64(p.WishPerChild))},
		fact{lang.L("Small figures"), lang.L("fewer than {{.N}} children are hidden from the funder", map[string]any{"N": p.KThreshold})},
		fact{lang.L("Reports"), words.Label("report_cycle", p.ReportCycle)}))
	put(a.content, widgets.NewScroll(widgets.VBox(theme.Gap, rules, about)))
	return nil
}

// ages is for whom the project is, in words.
func ages(p data.Project) string {
	if p.AgeMax == 0 {
		return ""
	}
	return lang.L("{{.Min}} to {{.Max}} years", map[string]any{"Min": p.AgeMin, "Max": p.AgeMax})
}

// atMost is a limit in words, empty for none.
func atMost(limit float64) string {
	if limit == 0 {
		return ""
	}
	return lang.L("at most {{.N}}", map[string]any{"N": strconv.FormatFloat(limit, 'f', -1, 64)})
}

// money is a limit of money in words, empty for none.
func money(fen int64) string {
	if fen == 0 {
		return ""
	}
	return lang.L("at most {{.N}}", map[string]any{"N": words.RoundMoney(fen)})
}
