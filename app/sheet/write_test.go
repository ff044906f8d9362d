package sheet_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"careledger/app/sheet"
)

// tricky are texts that files like to spoil.
var tricky = []string{
	"周子涵", "李𬭊𬱟", "𠮷野", "王㛃", "周䶮", "阿卜杜拉·买买提", "=1+1", "-5", "@x", "+8615400000001", "'=1", "''-x", "'t Hooft", "＝1+1",
	"=cmd|' /C calc'!A0", "引\"号\"，逗号,分号;", "两行\n文字", "<b>&amp;</b>", "007", "1e5", "3-4", "TRUE", "#N/A", "_x000D_", "329921201203050011", strings.Repeat("长", 32_767),
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	columns := childColumns()
	out := sheet.SheetOut{Name: "儿童/名单", Columns: columns}
	for i, text := range tricky {
		row := []string{text, "男", "2015-03-04", "329921201203050011", text, "三(2)班", text, "15400000001", text, "1280.50", sheet.Yes, "08:30", text}
		if i%2 == 1 {
			row[2], row[9], row[11] = "", "-0.10", "23:59"
		}
		out.Rows = append(out.Rows, row)
	}
	for _, name := range []string{"名单.xlsx", "名单.csv"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name)
			must(t, sheet.Write(path, []sheet.SheetOut{out}))
			rows, skipped := records(t, path)
			if len(rows) != len(out.Rows) || len(skipped) != 0 {
				t.Fatalf("%d records, %d skipped, of %d", len(rows), len(skipped), len(out.Rows))
			}
			for i, r := range rows {
				for _, p := range r.Problems {
					// A .csv cannot tell an error or a size from the same text.
					if name == "名单.xlsx" || p.Text != "#N/A" {
						t.Errorf("row %d: %s", r.Row, p.Sentence())
					}
				}
				for c, column := range columns {
					want := out.Rows[i][c]
					if column.Key == "amount" && name == "名单.xlsx" {
						want = strings.TrimSuffix(want, "0")
					}
					equal(t, column.Key, r.Values[column.Key], want)
				}
			}
		})
	}
}

func TestCellsAreOfTheRightKind(t *testing.T) {
	path := filepath.Join(t.TempDir(), "名单.xlsx")
	must(t, sheet.Write(path, []sheet.SheetOut{
		{Name: "儿童", Columns: childColumns(), Rows: [][]string{{"=1+1", "男", "2015-03-04", "329921201203050011", "", "", "", "15400000001", "", "1280.50", "", "", "不是数"}}},
		{Name: "儿童", Columns: childColumns()[:1]},
	}))
	f, err := excelize.OpenFile(path)
	must(t, err)
	defer f.Close()
	equal(t, "sheets", strings.Join(f.GetSheetList(), "|"), "儿童|儿童 2")
	for cell, want := range map[string]struct {
		kind  excelize.CellType
		shown string
	}{
		"A2": {excelize.CellTypeInlineString, "=1+1"},
		"D2": {excelize.CellTypeInlineString, "329921201203050011"},
		"H2": {excelize.CellTypeInlineString, "15400000001"},
		"C2": {excelize.CellTypeNumber, "2015-03-04"},
		"J2": {excelize.CellTypeNumber, "1,280.50"},
	} {
		formula, err := f.GetCellFormula("儿童", cell)
		must(t, err)
		equal(t, cell+" formula", formula, "")
		shown, err := f.GetCellValue("儿童", cell)
		must(t, err)
		equal(t, cell+" shown", shown, want.shown)
		kind, err := f.GetCellType("儿童", cell)
		must(t, err)
		if kind != want.kind && !(want.kind == excelize.CellTypeNumber && kind == excelize.CellTypeUnset) &&
			!(want.kind == excelize.CellTypeInlineString && kind == excelize.CellTypeSharedString) {
			t.Errorf("%s: kind %v, want %v", cell, kind, want.kind)
		}
	}
	for _, cell := range []string{"D2", "H2", "A2"} {
		id, err := f.GetCellStyle("儿童", cell)
		must(t, err)
		style, err := f.GetStyle(id)
		must(t, err)
		if style.NumFmt != 49 && (style.CustomNumFmt == nil || *style.CustomNumFmt != "@") {
			t.Errorf("%s is not formatted as text", cell)
		}
	}
	panes, err := f.GetPanes("儿童")
	must(t, err)
	equal(t, "frozen", panes.Freeze && panes.YSplit == 1, true)
	props, err := f.GetDocProps()
	must(t, err)
	equal(t, "author", props.Creator+props.LastModifiedBy, "CareLedgerCareLedger")
}

func TestACSVRunsNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "名单.csv")
	columns := []sheet.Column{{Key: "a", Headings: []string{"备注"}}, {Key: "m", Headings: []string{"金额"}, Kind: sheet.KindMoney}}
	must(t, sheet.Write(path, []sheet.SheetOut{{Columns: columns, Rows: [][]string{{"=1+1", "-5.00"}, {"@x", "=1"}, {"\t=1", "-5+cmd"}}}}))
	content, err := os.ReadFile(path)
	must(t, err)
	equal(t, "content", string(content), "\uFEFF备注,金额\r\n'=1+1,-5.00\r\n'@x,'=1\r\n'\t=1,'-5+cmd\r\n")
}

func TestAValueTooLongIsSaidAndNothingWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "名单.xlsx")
	err := sheet.Write(path, []sheet.SheetOut{{Columns: childColumns(), Rows: [][]string{{strings.Repeat("𠮷", 16_384)}}}})
	wantCode(t, err, sheet.TextTooLong)
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Error("a file was written")
	}
}

func TestTemplateIsReadBackEmpty(t *testing.T) {
	columns := childColumns()
	var towns []string
	for i := range 60 {
		towns = append(towns, "柳桥镇第"+strings.Repeat("一", i%5)+"村")
	}
	columns = append(columns, sheet.Column{Key: "town", Headings: []string{"乡镇"}, Kind: sheet.KindChoice, Choices: towns})
	path := filepath.Join(t.TempDir(), "模板.xlsx")
	must(t, sheet.Template(path, "儿童", columns))

	book, err := sheet.Read(path)
	must(t, err)
	_, err = book.Choose(columns)
	wantCode(t, err, sheet.NoRows)

	f, err := excelize.OpenFile(path)
	must(t, err)
	defer f.Close()
	equal(t, "sheets", strings.Join(f.GetSheetList(), "|"), "儿童|选项|填写说明")
	visible, err := f.GetSheetVisible("选项")
	must(t, err)
	equal(t, "the list is hidden", visible, false)
	rules, err := f.GetDataValidations("儿童")
	must(t, err)
	kinds := map[string]int{}
	for _, rule := range rules {
		kinds[rule.Type]++
	}
	equal(t, "drop-downs", kinds["list"], 3)
	equal(t, "dates", kinds["date"], 1)
	for cell, text := range map[string]string{"D3": "329921201409180022", "A3": "吴雨桐", "B3": "女"} {
		must(t, f.SetCellStr("儿童", cell, text))
	}
	id, err := f.GetCellStyle("儿童", "D3")
	must(t, err)
	style, err := f.GetStyle(id)
	must(t, err)
	equal(t, "identity numbers are text", style.NumFmt == 49 || style.CustomNumFmt != nil && *style.CustomNumFmt == "@", true)
	must(t, f.Save())

	table := read(t, path)
	equal(t, "required heading", table.Headings[0], "姓名＊")
	mapping := sheet.Match(table.Headings, columns)
	equal(t, "questions", len(mapping.Unsure)+len(mapping.Unknown)+len(mapping.Missing), 0)
	rows, skipped := table.Records(mapping, columns)
	equal(t, "records", len(rows), 1)
	equal(t, "name", rows[0].Values["name"], "吴雨桐")
	equal(t, "the example is told", skipped[0].Why, sheet.SkipExample)
}

func TestRefusedRowsComeBackToBePutRight(t *testing.T) {
	source := makeBook(t, func(f *excelize.File) {
		put(t, f, []any{"花名册"}, []any{"姓名", "身份证号", "出生日期", "监护人", nil, "规格"}, []any{nil, nil, nil, "姓名", "电话"},
			[]any{"周子涵", 329921201203050011, 42067, "周大山", 15400000001, 46085},
			[]any{"吴雨桐", "329921201409180022", "2014-09-18", "吴建国", "15400000002", "M"},
			[]any{"=1+1", "329921201409180023", "15/3/4", "陈秀英", "15400000003", nil})
		must(t, f.MergeCell("Sheet1", "D2", "E2"))
		styled(t, f, "C4", "yyyy-mm-dd")
		styled(t, f, "F4", `m"月"d"日"`)
	})
	table := read(t, source)
	path := filepath.Join(t.TempDir(), "原因.xlsx")
	must(t, sheet.Refusals(path, table, []sheet.Refusal{{4, "号码丢了几位"}, {6, "校验码不对"}, {6, "日期看不懂"}}))

	again := read(t, path)
	equal(t, "headings", strings.Join(again.Headings, "|"), "原因|姓名|身份证号|出生日期|监护人/姓名|监护人/电话|规格")
	equal(t, "reasons", again.Rows[1].Cell(0).Text, "校验码不对\n日期看不懂")
	mapping := sheet.Match(again.Headings, childColumns())
	equal(t, "nothing asked or unknown", len(mapping.Unsure)+len(mapping.Unknown), 0)
	rows, _ := again.Records(mapping, childColumns())
	first, _ := records(t, source)
	equal(t, "records", len(rows), 2)
	for i, old := range []int{0, 2} {
		for key, want := range first[old].Values {
			equal(t, key, rows[i].Values[key], want)
		}
		equal(t, "problems", len(rows[i].Problems), len(first[old].Problems))
	}
}
