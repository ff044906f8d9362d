package sheet_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"careledger/app/sheet"
)

func TestATitleTwoHeadingRowsAndMergedCells(t *testing.T) {
	path := makeBook(t, func(f *excelize.File) {
		put(t, f,
			[]any{"2026年困境儿童花名册"},
			[]any{"填报单位：澄溪县心桥社会工作服务社"},
			[]any{"序号", "姓名", "性别", "监护人", nil, "现就读\n学校"},
			[]any{nil, nil, nil, "姓名", "电话"},
			[]any{1, "　周子涵 ", "男", "周大山", 15400000001, "澄溪县柳桥中心小学"},
			[]any{2, "吴雨桐", "女", "吴建国", "15400000002"},
			nil,
			[]any{3, "陈浩然", "男", "陈秀英", "15400000003", "石湖九年一贯制学校"},
			[]any{"合计", "3人"},
			[]any{"填表人：周老师"},
		)
		for _, m := range [][2]string{{"A1", "F1"}, {"A2", "F2"}, {"A3", "A4"}, {"B3", "B4"}, {"C3", "C4"}, {"D3", "E3"}, {"F3", "F4"}, {"F5", "F6"}, {"A10", "F10"}} {
			must(t, f.MergeCell("Sheet1", m[0], m[1]))
		}
	})
	table := read(t, path)
	equal(t, "heading row", table.HeadingRow, 3)
	equal(t, "heading rows", table.HeadingRows, 2)
	equal(t, "headings", strings.Join(table.Headings, "|"), "序号|姓名|性别|监护人/姓名|监护人/电话|现就读学校")
	equal(t, "above", strings.Join(table.Above, "|"), "2026年困境儿童花名册|填报单位：澄溪县心桥社会工作服务社")

	rows, skipped := records(t, path)
	equal(t, "records", len(rows), 3)
	equal(t, "row", rows[2].Row, 8)
	equal(t, "name without full-width space", rows[0].Values["name"], "周子涵")
	equal(t, "guardian", rows[0].Values["guardian"], "周大山")
	equal(t, "phone typed as a number", rows[0].Values["phone"], "15400000001")
	equal(t, "merged school", rows[1].Values["school"], "澄溪县柳桥中心小学")
	equal(t, "skipped", len(skipped), 2)
	equal(t, "total", skipped[0].Why, sheet.SkipTotal)
	equal(t, "note", skipped[1].Why, sheet.SkipNote)
	equal(t, "sentence", skipped[1].Sentence(), "第 10 行是说明，没有导入：填表人：周老师")
}

func TestHiddenRowsAndColumnsAreReadAndTold(t *testing.T) {
	path := makeBook(t, func(f *excelize.File) {
		put(t, f, []any{"姓名", "身份证号", "学校"}, []any{"周子涵", "329921201203050011", "柳桥"}, []any{"吴雨桐", "329921201409180022", "石湖"})
		must(t, f.SetColVisible("Sheet1", "B", false))
		must(t, f.SetRowVisible("Sheet1", 3, false))
	})
	table := read(t, path)
	if len(table.HiddenColumns) != 1 || table.HiddenColumns[0] != 1 {
		t.Errorf("hidden columns: %v", table.HiddenColumns)
	}
	rows, _ := records(t, path)
	equal(t, "records", len(rows), 2)
	equal(t, "first hidden", rows[0].Hidden, false)
	equal(t, "second hidden", rows[1].Hidden, true)
	equal(t, "hidden column", rows[1].Values["id"], "329921201409180022")
}

func TestIdentityNumbersThatBecameNumbers(t *testing.T) {
	path := makeBook(t, func(f *excelize.File) {
		put(t, f,
			[]any{"姓名", "身份证号", "监护人电话"},
			[]any{"周子涵", 329921201203050011, 15400000001},
			[]any{"吴雨桐", "3.29921E+17", "0517-12345678"},
			[]any{"陈浩然", 329921120305001, "１５４００００００３"},
			[]any{"李可欣", "32992120110622004x"})
	})
	rows, _ := records(t, path)
	for i := range 2 {
		equal(t, "problem", problems(rows[i])["id"], sheet.LostDigits)
		equal(t, "refused", rows[i].Refused(), true)
	}
	equal(t, "sentence", rows[1].Problems[0].Sentence(), "“身份证号”被表格软件当成数字，丢了末尾几位（3.29921E+17）。请把这一列设为“文本”格式，再重新填写号码。")
	equal(t, "phone", rows[0].Values["phone"], "15400000001")
	equal(t, "15 digits are exact", rows[2].Values["id"], "329921120305001")
	equal(t, "15 digits are taken", rows[2].Refused(), false)
	equal(t, "text as typed", rows[3].Values["id"], "32992120110622004x")
}

// styled sets a number format on a cell.
func styled(t *testing.T, f *excelize.File, cell, format string) {
	t.Helper()
	id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	must(t, err)
	must(t, f.SetCellStyle("Sheet1", cell, cell, id))
}

func TestDates(t *testing.T) {
	fill := func(base1904 bool) func(f *excelize.File) {
		return func(f *excelize.File) {
			must(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &base1904}))
			serial := 42067 // 2015-03-04 from 1900
			if base1904 {
				serial -= 1462
			}
			put(t, f, []any{"姓名", "出生日期", "开始时间"},
				[]any{"一", serial, 0.3541666666666667}, []any{"二", serial, 0.5}, []any{"三", serial, "8：30"},
				[]any{"四", "2015年3月4日"}, []any{"五", 20150304}, []any{"六", 2015}, []any{"七", float64(serial) + 0.5})
			styled(t, f, "B2", "yyyy/m/d")
			styled(t, f, "B3", `[$-804]yyyy"年"m"月"d"日";@`)
			styled(t, f, "B8", "yyyy-mm-dd hh:mm")
			styled(t, f, "C2", "h:mm")
		}
	}
	for _, base1904 := range []bool{false, true} {
		t.Run(fmt.Sprintf("1904 %v", base1904), func(t *testing.T) {
			rows, _ := records(t, makeBook(t, fill(base1904)))
			for _, i := range []int{0, 1, 2, 6} {
				equal(t, "day "+rows[i].Values["name"], rows[i].Values["birth"], "2015-03-04")
			}
			equal(t, "told that a plain number was read as a day", problems(rows[2])["birth"], sheet.SerialNumber)
			equal(t, "text stays", rows[3].Values["birth"], "2015年3月4日")
			equal(t, "eight digits stay", rows[4].Values["birth"], "20150304")
			equal(t, "a year stays a year", rows[5].Values["birth"], "2015")
			equal(t, "time cell", rows[0].Values["start"], "08:30")
			equal(t, "time as a number", rows[1].Values["start"], "12:00")
			equal(t, "time as text", rows[2].Values["start"], "08:30")
		})
	}
}

func TestSerialNumbers(t *testing.T) {
	for _, c := range []struct {
		serial   float64
		day, clk string
		ok       bool
	}{
		{1, "1900-01-01", "", true},
		{59, "1900-02-28", "", true},
		{60, "", "", false}, // 29 February 1900 never was
		{61, "1900-03-01", "", true},
		{46211.999999, "2026-07-09", "", true},
		{46211.5, "2026-07-08", "12:00", true},
		{2958465, "9999-12-31", "", true},
		{2958466, "", "", false},
		{-1, "", "", false},
	} {
		day, clock, ok := sheet.SerialDate(c.serial, false)
		equal(t, fmt.Sprint(c.serial), day+clock, c.day+c.clk)
		equal(t, fmt.Sprint(c.serial), ok, c.ok)
		if ok && clock == "" && c.serial > 60 && c.serial == float64(int(c.serial)) {
			back, ok := sheet.DaySerial(day)
			equal(t, "back", float64(back), c.serial)
			equal(t, "back", ok, true)
		}
	}
}

func TestWhichFormatsAreDates(t *testing.T) {
	for format, want := range map[string]string{
		"General": "", "@": "", "0.00": "", "#,##0.00": "", "0.00E+00": "", `0"日"`: "", `0"小时"`: "", "[Red]0": "", "[$¥-804]#,##0.00": "", `General"岁"`: "",
		"yyyy-mm-dd": "ymd", `m"月"d"日"`: "md", "m月d日": "md", "mmm-yy": "ym", "h:mm": "c", "[h]:mm": "c", "mm:ss": "c",
		"yyyy/m/d h:mm": "ymdc", "[$-804]yyyy\"年\"m\"月\"d\"日\";@": "ymd", "上午/下午h时mm分": "c", "[DBNum1][$-804]yyyy年m月d日": "ymd", `yyyy\.m\.d`: "ymd", "[Magenta]0;[Red]0": "",
	} {
		y, m, d, c := sheet.FormatShape(format)
		got := ""
		for _, part := range []struct {
			is   bool
			mark string
		}{{y, "y"}, {m, "m"}, {d, "d"}, {c, "c"}} {
			if part.is {
				got += part.mark
			}
		}
		equal(t, format, got, want)
	}
}

func TestADateThatExcelMadeOutOfASize(t *testing.T) {
	path := makeBook(t, func(f *excelize.File) {
		put(t, f, []any{"姓名", "规格", "出生日期", "监护人电话", "备注", "金额"},
			[]any{"周子涵", 46085, 46085, 46085, 42067, 46085}, []any{"吴雨桐", 51196})
		for _, cell := range []string{"B2", "C2", "D2", "F2"} {
			styled(t, f, cell, `m"月"d"日"`)
		}
		styled(t, f, "E2", "yyyy-m-d")
		styled(t, f, "B3", "mmm-yy")
	})
	rows, _ := records(t, path)
	equal(t, "size", rows[0].Values["shoe"], "3-4")
	equal(t, "size is told", problems(rows[0])["shoe"], sheet.SizeBecame)
	equal(t, "sentence", rows[0].Problems[2].Sentence(), "“规格”：表格软件可能把 3-4 变成了日期。已按 3-4 读取，请核对。")
	equal(t, "size with a year", rows[1].Values["shoe"], "3-40")
	equal(t, "a birthday without a year is told", problems(rows[0])["birth"], sheet.YearAdded)
	equal(t, "a date for a phone is refused", problems(rows[0])["phone"], sheet.DateNotHere)
	equal(t, "a date for money is refused", problems(rows[0])["amount"], sheet.DateNotHere)
	equal(t, "a whole date in a text", rows[0].Values["note"], "2015-03-04")
	equal(t, "a whole date in a text is told", problems(rows[0])["note"], sheet.DateBecame)
}

func TestFormulasAndErrors(t *testing.T) {
	path := makeBook(t, func(f *excelize.File) {
		put(t, f, []any{"姓名", "金额", "班级", "序号"}, []any{"周子涵", 12, "三(2)班", 1}, []any{"=1+1", 5}, []any{"陈浩然", 7})
		must(t, f.SetCellFormula("Sheet1", "B2", "=6*2"))
		must(t, f.SetCellFormula("Sheet1", "D2", "=ROW()-1"))
		kind, ref := excelize.STCellFormulaTypeArray, "B3:B4"
		must(t, f.SetCellFormula("Sheet1", "B3", "=A3:A4", excelize.FormulaOpts{Type: &kind, Ref: &ref}))
	})
	rows, _ := records(t, path)
	equal(t, "formula", problems(rows[0])["amount"], sheet.FormulaCell)
	equal(t, "formula refused", rows[0].Refused(), true)
	equal(t, "sentence", rows[0].Problems[0].Sentence(), "“金额”是公式，结果可能不是最新的。请复制这一列，用“选择性粘贴 › 数值”粘贴回去，再导入。")
	equal(t, "text that looks like a formula", rows[1].Values["name"], "=1+1")
	equal(t, "array formula", problems(rows[1])["amount"], sheet.FormulaCell)
	equal(t, "result of an array formula", problems(rows[2])["amount"], sheet.FormulaCell)

	broken := minimalBook(`<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>学校</t></is></c></row>` +
		`<row r="2"><c r="A2" t="inlineStr"><is><r><t>周</t></r><r><t>子涵_x000D_</t></r><rPh><t>zhou</t></rPh></is></c><c r="B2" t="e"><v>#N/A</v></c><c r="C2" t="d"><v>2015-03-04</v></c></row></sheetData></worksheet>`)
	rows, _ = records(t, writeFile(t, "x.xlsx", zipped(t, broken)))
	equal(t, "error cell", problems(rows[0])["school"], sheet.ErrorCell)
	equal(t, "rich text without its phonetic guide", rows[0].Values["name"], "周子涵")
}

func TestTheSheetWithMostKnownHeadingsIsChosen(t *testing.T) {
	path := makeBook(t, func(f *excelize.File) {
		put(t, f, []any{"说明", "请勿改动"}, []any{"一", "二"})
		for _, name := range []string{"花名册", "旧花名册"} {
			_, err := f.NewSheet(name)
			must(t, err)
			must(t, f.SetSheetRow(name, "B5", &[]any{"儿童姓名", "性别", "公民身份号码", "就读学校"}))
			must(t, f.SetSheetRow(name, "B6", &[]any{name, "女", "329921201409180022", "石湖", "没有列名"}))
		}
		must(t, f.SetSheetRow("旧花名册", "G5", &[]any{"监护人"}))
		must(t, f.SetSheetVisible("旧花名册", false))
	})
	table := read(t, path)
	equal(t, "sheet", table.Sheet, "花名册")
	equal(t, "headings", strings.Join(table.Headings, "|"), "|儿童姓名|性别|公民身份号码|就读学校|(F)")
	mapping := sheet.Match(table.Headings, childColumns())
	equal(t, "unknown", len(mapping.Unknown), 1)
	equal(t, "unknown is told", mapping.Unknown[0].Text, "(F)")
}

func TestNoHeadingsAndNoRows(t *testing.T) {
	for code, rows := range map[sheet.Code][][]any{
		sheet.NoHeadings: {{"甲", "乙"}, {"一", "二"}},
		sheet.NoRows:     {{"花名册"}, {"姓名", "性别", "身份证号"}},
	} {
		book, err := sheet.Read(makeBook(t, func(f *excelize.File) { put(t, f, rows...) }))
		must(t, err)
		_, err = book.Choose(childColumns())
		wantCode(t, err, code)
		if table := book.Sheets[0].TableAt(1, 1); table == nil || len(table.Rows) != len(rows)-1 {
			t.Error("a person cannot point at the heading row")
		}
	}
}

func TestASheetThatClaimsAMillionRows(t *testing.T) {
	var rows strings.Builder
	rows.WriteString(`<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row><c t="str"><v>姓名</v></c><c t="str"><v>性别</v></c></row><row><c t="str"><v>周子涵</v></c><c t="str"><v>男</v></c></row>`)
	for i := 3; i < 200_000; i++ {
		fmt.Fprintf(&rows, `<row r="%d" s="1" ht="14.25"><c r="A%d" s="1"/></row>`, i, i)
	}
	rows.WriteString(`<row r="1048576"><c r="XFD1048576"/></row></sheetData><mergeCells><mergeCell ref="B2:B1048576"/></mergeCells></worksheet>`)
	path := writeFile(t, "x.xlsx", zipped(t, minimalBook(rows.String())))
	book, err := sheet.Read(path)
	must(t, err)
	equal(t, "rows", len(book.Sheets[0].Rows), 2)
	equal(t, "width", book.Sheets[0].Width, 2)
}

func TestNumbersReadAsTyped(t *testing.T) {
	path := makeBook(t, func(f *excelize.File) {
		put(t, f, []any{"姓名", "金额", "备注", "见到儿童", "班级"},
			[]any{"一", 0.1 + 0.2, 123456.789, true, 7}, []any{"二", "￥1,280.50元", 1e14, "√", 7}, []any{"三", "一百", -5, "未知"})
		styled(t, f, "E2", "000")
		must(t, f.MergeCell("Sheet1", "B4", "B5"))
		must(t, f.SetCellStr("Sheet1", "A5", "四"))
	})
	rows, _ := records(t, path)
	for i, want := range []map[string]string{
		{"amount": "0.3", "note": "123456.789", "met": sheet.Yes, "class": "007"},
		{"amount": "1280.50", "note": "100000000000000", "met": sheet.Yes, "class": "7"},
		{"amount": "一百", "note": "-5", "met": "未知"},
		{"amount": "一百"},
	} {
		for key, value := range want {
			equal(t, fmt.Sprintf("row %d %s", i, key), rows[i].Values[key], value)
		}
	}
	equal(t, "one amount over two rows is told", problems(rows[3])["amount"], sheet.MergedAmount)
}
