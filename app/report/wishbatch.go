package report

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"careledger/app/words"
	"careledger/data"
)

// batchReport writes how far the wishes of one round are. The internal edition
// lists them.
func (w *writer) batchReport() error {
	return w.leaf(w.batch, w.photosOf(data.PhotoScope{BatchID: w.subject}))
}

func (w *writer) batch() (func(), error) {
	b, err := w.store.Batch(w.ss, w.subject)
	if err != nil {
		return nil, err
	}
	filter := data.WishFilter{BatchID: b.ID}
	totals, err := w.store.WishTotals(w.ss, filter)
	if err != nil {
		return nil, err
	}
	all := w.num(int64(totals.Count))
	stages := []struct {
		title string
		n     num
	}{
		{lang.L("Registered"), all},
		{lang.L("Passed"), w.num(int64(totals.Passed))},
		{lang.L("Published"), w.num(int64(totals.Published))},
		{lang.L("Claimed"), w.num(int64(totals.Claimed))},
		{lang.L("Delivered"), w.num(int64(totals.Delivered))},
		{lang.L("Asked after"), w.num(int64(totals.Followed))},
		{lang.L("Withdrawn"), w.num(int64(totals.Withdrawn))},
	}
	var states [][]tableCell
	var parts []num
	for _, s := range totals.States {
		if s.Count > 0 {
			n := w.num(int64(s.Count))
			parts, states = append(parts, n), append(states, row(txt(words.Label("wish_state", s.State)), cnt(n), fen(s.Price), fen(s.Actual)))
		}
	}
	w.sum(all, parts...)
	var lines []data.WishLine
	if w.edition == Internal {
		if lines, _, err = w.store.WishLines(w.ss, filter); err != nil {
			return nil, err
		}
	}
	return func() {
		w.chapter(b.Name)
		w.doc.Paragraph(lang.L("{{.All}} wishes belong to this round, estimated at {{.Price}}; {{.Delivered}} are delivered, {{.Paid}} was paid for them.", map[string]any{
			"All": w.count(all), "Price": words.Money(totals.Price), "Delivered": w.count(stages[4].n), "Paid": words.Money(totals.Actual),
		}))
		var rows [][]tableCell
		for _, s := range stages {
			rows = append(rows, row(txt(s.title), cnt(s.n), pct(s.n, all)))
		}
		w.table("stages", lang.L("Wishes by stage reached"), "", []head{{lang.L("Stage reached"), true}, {lang.L("Wishes"), false}, {lang.L("Share"), false}}, rows)
		w.table("states", lang.L("Where the wishes are now"), lang.L("Evidence: receipts by their form numbers."), []head{
			{lang.L("State"), true}, {lang.L("Wishes"), false}, {lang.L("Estimate (yuan)"), false}, {lang.L("Paid (yuan)"), false},
		}, states, row(txt(lang.L("Total")), cnt(all), fen(totals.Price), fen(totals.Actual)))
		if len(lines) > 0 {
			w.wishLines(lines)
		}
	}, nil
}

// wishLines lists wishes with the file numbers of their children, for the
// internal edition.
func (w *writer) wishLines(lines []data.WishLine) {
	slices.SortFunc(lines, func(a, b data.WishLine) int { return strings.Compare(a.No, b.No) })
	var rows [][]tableCell
	for _, l := range lines {
		w.tells(l.ChildID)
		rows = append(rows, row(txt(l.No), txt(l.FileNo), txt(w.inWords(strings.TrimSpace(l.Item+" "+l.Spec))), txt(words.Label("wish_state", l.State)), fen(l.Price), txt(words.Date(l.Delivered))))
	}
	w.table("list", lang.L("Every wish"), "", []head{
		{lang.L("Wish number"), true}, {lang.L("File number"), true}, {lang.L("Thing"), true}, {lang.L("State"), true}, {lang.L("Estimate (yuan)"), false}, {lang.L("Delivered on"), true},
	}, rows)
}

// wishWall writes the wishes that may be claimed: number, thing and price, and
// nothing of the child.
func (w *writer) wishWall() error {
	return w.leaf(func() (func(), error) {
		b, err := w.store.Batch(w.ss, w.subject)
		if err != nil {
			return nil, err
		}
		cards, _, err := w.store.WishCards(w.ss, data.WishFilter{BatchID: b.ID, States: []string{"published"}})
		if err != nil {
			return nil, err
		}
		slices.SortFunc(cards, func(a, b data.WishCard) int { return strings.Compare(a.No, b.No) })
		return func() {
			w.chapter(b.Name)
			w.doc.Paragraph(lang.L("Each wish has a number in the place of a name. To fulfil one, tell us its number; we bring it to the child."))
			var rows [][]tableCell
			for _, c := range cards {
				rows = append(rows, row(txt(c.No), txt(words.Label("wish_category", c.Category)), txt(w.inWords(strings.TrimSpace(c.Item+" "+c.Spec))), txt(words.Count(c.Quantity)), fen(c.Price)))
			}
			w.table("wall", lang.L("Wishes that may be claimed"), lang.L("Until {{.Day}}.", map[string]any{"Day": words.Date(b.To)}), []head{
				{lang.L("Wish number"), true}, {lang.L("Category of wish"), true}, {lang.L("Thing"), true}, {lang.L("Quantity"), false}, {lang.L("Estimate (yuan)"), false},
			}, rows)
		}, nil
	})
}
