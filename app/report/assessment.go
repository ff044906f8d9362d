package report

import (
	"fmt"

	"fyne.io/fyne/v2/lang"

	"careledger/app/report/page"
	"careledger/app/words"
	"careledger/data"
)

// The usual weights of a self-assessment; they add up to 100.
const (
	weightBudget   = 10
	weightOutput   = 50
	weightEffect   = 30
	weightContent  = 10
	fullPercentage = 100
)

// assessment writes the self-assessment: budget and outputs are scored from the
// figures, effects and satisfaction are left to the people.
func (w *writer) assessment() error { return w.leaf(w.scores) }

func (w *writer) scores() (func(), error) {
	if w.project.ID == "" {
		return nil, &data.Error{Kind: data.Bad, Field: "project", Text: "Please choose the project that is assessed."}
	}
	progress, err := w.store.Progress(w.ss, w.scope)
	if err != nil {
		return nil, err
	}
	return func() {
		w.chapter(w.project.Name)
		var rows [][]tableCell
		scored := 0.0
		if f, ok := w.figures["F1"]; ok {
			score := weightBudget * min(f.Value, fullPercentage) / fullPercentage
			scored += score
			rows = append(rows, row(txt(words.Label("indicator", "F1")), txt("100%"), txt(w.text(f)), txt(fmt.Sprint(weightBudget)), txt(fmt.Sprintf("%.1f", score)), txt(lang.L("Vouchers"))))
		}
		for _, p := range progress {
			name, f := p.Name, w.figures[p.Code]
			if name == "" {
				name = words.Label("indicator", p.Code)
			}
			weight, score := float64(weightOutput)/float64(len(progress)), "—"
			if p.Rate.Known && !w.hidden(f) {
				points := weight * min(p.Rate.Value, fullPercentage) / fullPercentage
				score, scored = fmt.Sprintf("%.1f", points), scored+points
			}
			rows = append(rows, row(txt(name), txt(targetText(p, f.Figure)), txt(w.text(f)), txt(fmt.Sprintf("%.1f", weight)), txt(score), txt(p.Evidence)))
		}
		for _, left := range []struct {
			name   string
			weight int
		}{{lang.L("Effects, social and lasting"), weightEffect}, {lang.L("Satisfaction of children and guardians"), weightContent}} {
			rows = append(rows, row(txt(left.name), txt(""), txt(""), txt(fmt.Sprint(left.weight)), txt(""), txt("")))
		}
		w.table("assessment", lang.L("Targets, what was reached, scores"), lang.L("Budget and outputs are scored in proportion, at most with their weight; effects and satisfaction are scored by the organization."), []head{
			{lang.L("Indicator"), true}, {lang.L("Target"), false}, {lang.L("Reached"), false}, {lang.L("Weight"), false}, {lang.L("Score"), false}, {lang.L("Evidence"), true},
		}, rows, row(txt(lang.L("Scored from the figures")), txt(""), txt(""), txt(fmt.Sprint(weightBudget+weightOutput+weightEffect+weightContent)), txt(fmt.Sprintf("%.1f", scored)), txt("")))
		w.doc.Form(page.FormRow{Fields: []page.Field{{Label: lang.L("Reasons for deviations, and what will be improved")}}, Height: 90})
		w.doc.Signatures(3, page.Signature{Label: lang.L("Written by")}, page.Signature{Label: lang.L("Person in charge")}, page.Signature{Label: lang.L("Day")})
	}, nil
}
