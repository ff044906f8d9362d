package report

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2/lang"

	"careledger/app/report/page"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// List is a list as a screen shows it, to be printed. It is a paper for the
// inside, on which children are called as in the internal edition.
type List struct {
	Title string
	Shown string // how much is shown of how much, or what was filtered by
	Heads []string
	Rows  [][]string
}

// MakeList sets a list for the printer, to be handed out by [Save], which
// journals it.
func MakeList(store *data.Store, ss *data.Session, l List) (*Made, error) {
	org, err := store.Org(ss)
	if err != nil {
		return nil, err
	}
	rows, children, err := maskedRows(store, ss, l.Rows)
	if err != nil {
		return nil, err
	}
	doc := page.New(page.Options{
		Title: l.Title, Author: org.Name, Edition: words.Label("edition", string(Internal)),
		PageNumber: lang.L("Page %d of %d"), Continued: lang.L("%s (continued)"), Date: store.Now(),
	})
	subtitle := lang.L("{{.N}} rows on {{.Day}}", map[string]any{"N": words.Count(len(l.Rows)), "Day": words.Date(store.Today())})
	if l.Shown != "" {
		subtitle += " · " + l.Shown
	}
	doc.FormHead(page.FormHead{Title: l.Title, Subtitle: subtitle})
	table := page.Table{Rows: rows, Empty: lang.L("Nothing is listed.")}
	for _, h := range l.Heads {
		table.Columns = append(table.Columns, page.Column{Heading: h})
	}
	doc.Table(table)
	return &Made{
		Kind: Kind{Name: "list"}, Edition: Internal, Pages: doc.Layout(), title: l.Title, children: children,
		Figures: Result{Report: "list", Edition: Internal, Indicators: map[string]Value{}, Tables: map[string]Table{}},
	}, nil
}

// maskedRows are rows with the full names of children masked wherever a cell is
// one or lists several, and the ids of these children.
func maskedRows(store *data.Store, ss *data.Session, rows [][]string) (masked [][]string, children []string, err error) {
	if !ss.CanRead(data.Children) {
		return rows, nil, nil // whoever may not see children is shown none
	}
	lines, _, err := store.Children(ss, data.ChildFilter{})
	if err != nil {
		return nil, nil, err
	}
	ids := make(map[string]string, len(lines))
	for _, l := range lines {
		ids[l.Name] = l.ID
	}
	told := map[string]bool{}
	for _, row := range rows {
		next := make([]string, len(row))
		for i, text := range row {
			next[i] = maskNames(text, func(name string) string {
				id, ok := ids[name]
				if !ok {
					return name
				}
				if !told[id] {
					told[id] = true
					children = append(children, id)
				}
				return cn.MaskName(name)
			})
		}
		masked = append(masked, next)
	}
	return masked, children, nil
}

// maskNames gives each part of a text to mask: what stands between spaces and
// the signs that part names in a list.
func maskNames(text string, mask func(string) string) string {
	var b strings.Builder
	part := 0
	for i, r := range text {
		if strings.ContainsRune(" 、，,;；/（）()：:", r) {
			b.WriteString(mask(text[part:i]))
			b.WriteRune(r)
			part = i + utf8.RuneLen(r)
		}
	}
	b.WriteString(mask(text[part:]))
	return b.String()
}
