package report

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2/lang"

	"careledger/app/report/page"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// funder writes the project report for the funder: figures against targets, those served, a section a programme, all
// indicators, and the money.
func (w *writer) funder() error {
	return w.book(w.overview, w.targets, w.served, w.programmes, w.indicatorList, w.money)
}

// cover sets the first page.
func (w *writer) cover() error {
	kicker := w.org.Name
	pairs := []page.Pair{}
	if w.project.FunderID != "" {
		f, err := w.store.Funder(w.ss, string(w.project.FunderID))
		if err != nil {
			return err
		}
		kicker = f.Name
		if w.project.AgreementNo != "" {
			kicker = lang.L("{{.Funder}} · agreement {{.No}}", map[string]any{"Funder": f.Name, "No": w.project.AgreementNo})
		}
		pairs = append(pairs, page.Pair{Name: lang.L("Funder"), Value: f.Name})
	}
	pairs = append(pairs,
		page.Pair{Name: lang.L("Carried out by"), Value: w.org.Name},
		page.Pair{Name: lang.L("Period"), Value: w.periodLine()},
		page.Pair{Name: lang.L("Report"), Value: w.editionLine()},
		page.Pair{Name: lang.L("Written / checked / approved"), Value: lang.L("          /          /")})
	w.doc.Cover(page.Cover{
		Kicker: kicker, Title: w.title(), Subtitle: w.kind.Title() + "　" + w.periodLine(),
		Cards: []page.Card{w.card("U1"), w.card("U2"), w.card("U7"), w.card("W4")},
		Pairs: pairs, Seal: lang.L("Seal"), Declaration: w.declaration(),
	})
	return nil
}

// card is a headline figure.
func (w *writer) card(code string) page.Card {
	f := w.figures[code]
	note := ""
	if f.Rate && f.Known && !w.hidden(f) {
		note = fmt.Sprintf("%s / %s", words.Count(int(f.Num)), words.Count(int(f.Den)))
	}
	if code == "U2" {
		note = lang.L("summer classes by the day")
		if w.project.UnitRule == "session" {
			note = lang.L("summer classes by the half-day")
		}
	}
	return page.Card{Label: words.Label("indicator", code), Value: w.text(f), Note: note, Spot: w.spot(data.Origin{Code: code})}
}

// declaration says at the foot of the cover what this edition tells.
func (w *writer) declaration() string {
	as := words.Date(w.store.Today())
	if w.edition == Internal {
		return lang.L("Internal edition for checking, with exact figures. Not to be passed on. Records as of {{.Day}}.", map[string]any{"Day": as})
	}
	return lang.L("This report names no child. Counts under {{.K}} are printed as “<{{.K}}”, and what would reveal them as “—”. Records as of {{.Day}}.",
		map[string]any{"K": w.disclosure.k, "Day": as})
}

// howCounted explains the counting before the first chapter.
func (w *writer) howCounted() {
	w.doc.PageBreak()
	w.doc.Heading(1, lang.L("How things are counted"))
	w.doc.Paragraph(lang.L("The figures come from the service records of {{.Org}}, of the period {{.Period}}, as they stood on {{.Day}}.",
		map[string]any{"Org": w.org.Name, "Period": w.periodLine(), "Day": words.Date(w.store.Today())}))
	items := []page.Item{
		{Text: lang.L("Children served are distinct files of children with at least one service that counts; a child in three programmes is one child.")},
		{Text: lang.L("A service contact is one child served once: an activity attended, a day of a summer class, a valid visit a day, a wish delivered, a psychological service, goods handed out a day. Loans and reading logs are reported by themselves and do not count as contacts.")},
		{Text: lang.L("A visit is valid when the child was met and the visit was of a kind that the project accepts. A child is to be visited in a month when it was paired on the month's last day and for at least 15 days of it.")},
		{Text: lang.L("Wishes are those registered in the period; later stages count when dated within it. The share fulfilled is those delivered among those passed and not withdrawn.")},
		{Text: lang.L("Coverage is the share of those served among the children in scope: active members on the last day of the period.")},
		{Text: lang.L("Minutes are summed before they are rounded to hours. Money is what was really paid.")},
	}
	if w.project.UnitRule == "session" {
		items = append(items, page.Item{Text: lang.L("By the project's agreement, summer classes count by the half-day.")})
	}
	if w.edition != Internal {
		items = append(items, page.Item{Text: lang.L("To protect the children, counts under {{.K}} are not printed, nor what would let them be worked out, nor rates over fewer than {{.Least}}.",
			map[string]any{"K": w.disclosure.k, "Least": leastDenominator})})
	}
	w.doc.List(items...)
}

// overview takes in chapter 1: the project.
func (w *writer) overview() (func(), error) {
	team, ok := w.figures["U6p"]
	return func() {
		w.doc.PageBreak()
		w.chapter(lang.L("The project"))
		for _, text := range []string{w.inWords(w.project.Background), w.inWords(w.project.Goal)} {
			if text != "" {
				w.doc.Paragraph(text)
			}
		}
		p := w.project
		pairs := []page.Pair{{Name: lang.L("Carried out by"), Value: w.org.Name}}
		add := func(name, value string) {
			if value != "" {
				pairs = append(pairs, page.Pair{Name: name, Value: value})
			}
		}
		add(lang.L("Project"), p.Name)
		add(lang.L("Project code"), p.Code)
		if p.Start != "" && p.End != "" {
			add(lang.L("Project period"), lang.L("{{.From}} to {{.To}}", map[string]any{"From": words.Date(p.Start), "To": words.Date(p.End)}))
		}
		if p.AgeMax > 0 {
			add(lang.L("For children of"), lang.L("{{.Min}} to {{.Max}} years", map[string]any{"Min": p.AgeMin, "Max": p.AgeMax}))
		}
		region := p.Region
		if region == "" {
			region = cn.DivisionFullName(p.Division)
		}
		add(lang.L("Region"), region)
		if p.Budget > 0 {
			add(lang.L("Agreed funds"), words.Money(p.Budget))
		}
		if ok {
			add(lang.L("Volunteers"), lang.L("{{.People}} people, {{.Hours}} hours", map[string]any{"People": w.text(team), "Hours": w.text(w.figures["U6"])}))
		}
		w.doc.Pairs(pairs...)
	}, nil
}

// targets takes in chapter 2: what was promised and what was reached.
func (w *writer) targets() (func(), error) {
	var progress []data.Progress
	if w.project.ID != "" {
		var err error
		if progress, err = w.store.Progress(w.ss, w.scope); err != nil {
			return nil, err
		}
	}
	return func() {
		w.chapter(lang.L("The period at a glance"))
		w.doc.Cards(w.card("U1"), w.card("U2"), w.card("U7"), w.card("V2"))
		if len(progress) == 0 {
			w.doc.Paragraph(lang.L("No targets are agreed for this report. All figures stand under “Indicators”."))
			return
		}
		var rows [][]tableCell
		for _, p := range progress {
			f, rate := w.figures[p.Code], "—"
			if p.Rate.Known && !w.hidden(f) {
				rate = fmt.Sprintf("%.1f%%", p.Rate.Value)
			}
			name := p.Name
			if name == "" {
				name = words.Label("indicator", p.Code)
			}
			rows = append(rows, row(txt(name), txt(p.Code), txt(targetText(p, f.Figure)), w.fig(p.Code), txt(rate), txt(p.Evidence)))
		}
		w.table("targets", lang.L("Targets and what was reached"), lang.L("Rates reached may exceed 100 %. “—” is what cannot be shown or has no base."), []head{
			{lang.L("Indicator"), true}, {lang.L("Code"), true}, {lang.L("Target"), false}, {lang.L("Reached"), false}, {lang.L("Rate reached"), false}, {lang.L("Evidence"), true},
		}, rows)
	}, nil
}

// targetText is a target with its unit as the figure has it.
func targetText(p data.Progress, f data.Figure) string {
	switch f.Unit {
	case data.UnitPercent:
		return fmt.Sprintf("%g%%", p.Value)
	case data.UnitMoney:
		return words.RoundMoney(int64(p.Value * 100))
	}
	if p.Value == float64(int(p.Value)) {
		return words.Count(int(p.Value))
	}
	return decimal(p.Value)
}

// group counts the children served by one of their values.
type group struct {
	code  string
	label string
	n     num
}

// groups takes in how many children have each value, in the order of the codes
// given, then of the others; they add up to U1.
func (w *writer) groups(all []data.ServedChild, order []string, of func(data.ServedChild) string, label func(string) string) []group {
	counts, children := map[string]int64{}, map[string][]string{}
	for _, c := range all {
		counts[of(c)]++
		children[of(c)] = append(children[of(c)], c.ChildID)
	}
	codes := slices.Clone(order)
	var others []string
	for code := range counts {
		if !slices.Contains(codes, code) {
			others = append(others, code)
		}
	}
	slices.Sort(others)
	var found []group
	var parts []num
	for _, code := range append(codes, others...) {
		if counts[code] == 0 {
			continue
		}
		g := group{code, label(code), w.numOf(counts[code], data.Origin{Code: "U1", Children: children[code]})}
		found, parts = append(found, g), append(parts, g.n)
	}
	w.sum(w.own("U1"), parts...)
	return found
}

// groupTable sets a table of groups with their shares.
func (w *writer) groupTable(name, caption, heading string, groups []group) {
	total := w.own("U1")
	var rows [][]tableCell
	for _, g := range groups {
		rows = append(rows, row(txt(g.label), cnt(g.n), pct(g.n, total)))
	}
	w.table(name, caption, "", []head{{heading, true}, {lang.L("Number of children"), false}, {lang.L("Share"), false}}, rows,
		row(txt(lang.L("Total")), cnt(total), txt("")))
}

// orUnknown names values that were never entered.
func orUnknown(label func(string) string) func(string) string {
	return func(code string) string {
		if text := label(code); text != "" {
			return text
		}
		return lang.L("not known")
	}
}
