package report

import (
	"strconv"

	"fyne.io/fyne/v2/lang"

	"careledger/app/report/page"
	"careledger/app/words"
	"careledger/data"
)

// roster writes the list of those served: in the internal edition with masked
// names and file numbers, in the funder's with codes. There is no public one.
func (w *writer) roster() error {
	if w.edition == Public {
		return &data.Error{Kind: data.Bad, Field: "edition", Text: "A list of children has no public edition."}
	}
	served, err := w.store.Served(w.ss, w.scope)
	if err != nil {
		return err
	}
	lines, _, err := w.store.Children(w.ss, data.ChildFilter{})
	if err != nil {
		return err
	}
	byID := make(map[string]data.ChildLine, len(lines))
	for _, l := range lines {
		byID[l.ID] = l
	}
	heads := []head{{lang.L("No."), false}, {lang.L("Code"), true}, {lang.L("Service contacts"), false}}
	if w.edition == Internal {
		heads = []head{
			{lang.L("No."), false},
			{lang.L("File number"), true},
			{lang.L("Name"), true},
			{lang.L("Sex"), true},
			{lang.L("Age"), true},
			{lang.L("Category"), true},
			{lang.L("Service contacts"), false},
		}
	}
	var rows [][]tableCell
	var total int64
	for i, c := range served {
		total += c.Units
		l, name := byID[c.ChildID], w.childName(c.ChildID, byID[c.ChildID].Name)
		cells := row(txt(words.Count(i+1)), txt(name), txt(words.Count(int(c.Units))))
		if w.edition == Internal {
			cells = row(txt(words.Count(i+1)), txt(l.FileNo), txt(name), txt(words.Label("sex", strconv.Itoa(c.Sex))), txt(words.Label("age_band", c.AgeBand)),
				txt(words.Label("category", c.Category)), txt(words.Count(int(c.Units))))
		}
		rows = append(rows, cells)
	}
	w.doc.FormHead(page.FormHead{Title: w.title(), Subtitle: lang.L("Those served   {{.Period}}", map[string]any{"Period": w.periodLine()})})
	w.chapter(lang.L("Those served"))
	sum := make([]tableCell, len(heads))
	sum[0], sum[len(sum)-1] = txt(lang.L("Total")), txt(words.Count(int(total)))
	w.table("roster", lang.L("Children with at least one service in the period"), "", heads, rows, sum)
	w.doc.Signatures(2, page.Signature{Label: lang.L("Written by")}, page.Signature{Label: lang.L("Checked by")})
	w.doc.Seal(lang.L("Seal"))
	return nil
}
