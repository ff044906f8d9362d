package exchange_test

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"careledger/app/exchange"
	"careledger/app/sheet"
)

func TestKinds(t *testing.T) {
	for _, k := range exchange.Kinds() {
		t.Run(k.Name, func(t *testing.T) {
			if !strings.ContainsFunc(k.Title(), isHan) || !strings.ContainsFunc(k.Sentence(), isHan) {
				t.Errorf("%s is called %q and holds %q", k.Name, k.Title(), k.Sentence())
			}
			headings := map[string]bool{}
			for _, c := range k.Columns() {
				if headings[c.Heading()] {
					t.Errorf("two columns are headed %s", c.Heading())
				}
				headings[c.Heading()] = true
				for _, choice := range c.Choices {
					if !strings.ContainsFunc(choice, isHan) {
						t.Errorf("%s offers %q, which is no Chinese", c.Heading(), choice)
					}
				}
			}
			m := sheet.Match(k.Headings(), k.Columns())
			if len(m.Unsure) > 0 || len(m.Unknown) > 0 || len(m.Missing) > 0 {
				t.Errorf("its own headings are in doubt: %v %v %v", m.Unsure, m.Unknown, m.Missing)
			}
		})
	}
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func TestTemplatesCanBeImported(t *testing.T) {
	for _, k := range exchange.Kinds() {
		path := filepath.Join(t.TempDir(), k.Name+".xlsx")
		must(t, k.Template(path))
		book, err := sheet.Read(path)
		must(t, err)
		if _, err := book.Choose(k.Columns()); err == nil {
			t.Errorf("the example row of %s is taken for data", k.Name)
		}
	}
}

func TestExport(t *testing.T) {
	d := open(t)
	d.children(cells{"姓名", "身份证号", "备注", "班主任", "监护人", "监护人电话"}, cells{"周子涵", "329921201203050011", "=1+1", "@周老师", "周建国", "15400000001"})
	for _, name := range []string{"a.xlsx", "a.csv"} {
		k, _ := exchange.Find("children")
		path := filepath.Join(t.TempDir(), name)
		rows, err := exchange.Export(d.store, d.ss, k, path)
		must(t, err)
		equal(t, "rows", rows, 1)
		book, err := sheet.Read(path)
		must(t, err)
		table, err := book.Choose(k.Columns())
		must(t, err)
		for i, heading := range table.Headings {
			cell := table.Rows[0].Cell(i)
			switch heading {
			case "身份证号":
				equal(t, "number in "+name, cell, sheet.Cell{Kind: sheet.CellText, Text: "329921201203050011", Format: cell.Format})
			case "备注", "班主任":
				equal(t, "formula in "+name, cell.Kind, sheet.CellText)
			}
		}
	}
}
