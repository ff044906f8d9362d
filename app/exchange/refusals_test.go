package exchange_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"careledger/app/exchange"
	"careledger/app/sheet"
	"careledger/app/words"
	"careledger/data"
)

// replace puts a name into a text.
func replace(text, name string) string { return strings.Replace(text, "%s", name, 1) }

func TestRowsRefused(t *testing.T) {
	for _, c := range []struct {
		name   string
		row    cells
		reason []string
		doubt  bool
	}{
		{"a wrong check digit", cells{"甲", "329921201203050012", ""}, []string{"身份证号"}, true},
		{"a day that does not exist", cells{"甲", "", "2015-02-30"}, []string{"出生日期", "30"}, false},
		{"a birth in the future", cells{"甲", "", "2031-05-01"}, []string{"出生日期", "2031-05-01"}, false},
		{"a birth against the number", cells{"甲", "329921201203050011", "2012-03-06"}, []string{"2012-03-05", "2012-03-06"}, true},
		{"a year of two digits", cells{"甲", "", "15/3/4"}, []string{"出生日期", "15/3/4"}, false},
		{"no name", cells{"", "329921201203050011", ""}, []string{"姓名"}, false},
		{"an adult", cells{"甲", "", "1990-01-01"}, []string{"1990-01-01"}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := open(t)
			path := d.book(cells{"姓名", "身份证号", "出生日期"}, c.row, cells{"吴雨桐", "329921201409180022", "2014-09-18"})
			r := d.bring("children", path, exchange.Options{})
			d.counts(r, 1, 0, 0, 1)
			d.refusedFor(r, 2, c.reason...)
			equal(t, "may be accepted", r.Refused()[0].Doubt, c.doubt)
			equal(t, "nothing half done", d.total(), 1)
			if c.doubt {
				d.none(d.bring("children", path, exchange.Options{Accept: map[int]bool{2: true}}))
				equal(t, "accepted", d.total(), 2)
			}
		})
	}

	t.Run("the same child twice in one file", func(t *testing.T) {
		d := open(t)
		r := d.bring("children", d.book(cells{"姓名", "身份证号", "出生日期"},
			cells{"周子涵", "329921201203050011", ""}, cells{"吴雨桐", "", "2014-09-18"}, cells{"周子涵", "", "2012-03-05"}, cells{"周子涵", "329921201203050011", ""}),
			exchange.Options{})
		d.counts(r, 2, 0, 0, 2)
		d.refusedFor(r, 4, "第 2 行")
		d.refusedFor(r, 5, "第 2 行")
	})

	t.Run("a formula and an error as a value", func(t *testing.T) {
		d := open(t)
		r := d.bring("children", d.edit(func(f *excelize.File) {
			must(t, f.SetCellFormula("Sheet1", "B2", `="2015-"&"03-04"`))
		}, cells{"姓名", "出生日期"}, cells{"甲", ""}, cells{"乙", "2015-03-04"}), exchange.Options{})
		d.counts(r, 1, 0, 0, 1)
		d.refusedFor(r, 2, "公式")
	})

	t.Run("an identity number that lost digits", func(t *testing.T) {
		d := open(t)
		r := d.bring("children", d.book(cells{"姓名", "身份证号"}, cells{"甲", 329921201203050011.0}), exchange.Options{})
		d.refusedFor(r, 2, "身份证号")
		equal(t, "children", d.total(), 0)
	})

	t.Run("a name that may be another child is asked about", func(t *testing.T) {
		d := open(t)
		d.children(cells{"姓名", "出生日期", "监护人", "监护人电话"}, cells{"陈浩然", "2015-03-04", "陈大山", "15400000001"})
		path := d.book(cells{"姓名", "出生日期", "监护人", "监护人电话"}, cells{"陈浩然", "2015-03-04", "刘桂英", "15400000002"})
		r := d.bring("children", path, exchange.Options{})
		d.refusedFor(r, 2, "陈浩然", "监护人")
		equal(t, "may be accepted", r.Rows[0].Doubt, true)
	})

	t.Run("a name that sounds like another with the same day of birth or phone is asked about", func(t *testing.T) {
		d := open(t)
		d.children(cells{"姓名", "出生日期", "监护人", "监护人电话"}, cells{"陈浩然", "2015-03-04", "陈大山", "15400000001"})
		head := cells{"姓名", "出生日期", "监护人", "监护人电话"}
		path := d.book(head, cells{"陈昊然", "2015-03-04", "", ""}, cells{"陈皓然", "2016-01-01", "陈大山", "15400000001"}, cells{"陈昊燃", "2016-02-02", "", ""})
		r := d.bring("children", path, exchange.Options{})
		d.refusedFor(r, 2, "陈浩然", "云2026-A0001")
		d.refusedFor(r, 3, "陈浩然")
		equal(t, "taken", r.Count(data.RowNew), 1)
		equal(t, "may be accepted", r.Rows[0].Doubt, true)
		d.none(d.bring("children", path, exchange.Options{Accept: map[int]bool{2: true, 3: true}}))
		equal(t, "children", d.total(), 4)
	})

	t.Run("two children of one name and birth are told apart by their numbers", func(t *testing.T) {
		d := open(t)
		d.children(cells{"姓名", "出生日期", "身份证号"}, cells{"陈浩然", "2012-03-05", "329921201203050011"}, cells{"陈浩然", "2012-03-05", "329921201203050038"})
		equal(t, "children", d.total(), 2)
		r := d.bring("children", d.book(cells{"姓名", "出生日期"}, cells{"陈浩然", "2012-03-05"}), exchange.Options{})
		d.refusedFor(r, 2, "档案号")
	})

	t.Run("refusals are written to a file that can be imported again", func(t *testing.T) {
		d := open(t)
		r := d.bring("children", d.book(cells{"姓名", "出生日期"}, cells{"甲", "2015-02-30"}, cells{"乙", "2015-03-04"}), exchange.Options{})
		path := filepath.Join(t.TempDir(), "未导入.xlsx")
		must(t, r.WriteRefusals(path))
		f, err := excelize.OpenFile(path)
		must(t, err)
		defer f.Close() //nolint:errcheck // only read
		rows, err := f.GetRows(f.GetSheetName(0))
		must(t, err)
		equal(t, "rows", len(rows), 2)
		equal(t, "name", rows[1][1], "甲")
		must(t, f.SetCellStr(f.GetSheetName(0), "C2", "2015-02-28"))
		must(t, f.Save())
		d.none(d.bring("children", path, exchange.Options{}))
		equal(t, "children", d.total(), 2)
	})
}

func TestFilesRefused(t *testing.T) {
	k, _ := exchange.Find("children")
	file := func(t *testing.T, name string, content []byte) string {
		path := filepath.Join(t.TempDir(), name)
		must(t, os.WriteFile(path, content, 0o600))
		return path
	}
	for _, c := range []struct {
		name string
		path func(t *testing.T) string
		code sheet.Code
	}{
		{"no table", func(t *testing.T) string { return file(t, "a.xlsx", []byte("%PDF-1.7\n")) }, sheet.NotATable},
		{"an old .xls", func(t *testing.T) string {
			return file(t, "a.xls", append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, utf16("Workbook")...))
		}, sheet.OldXLS},
		{"an encrypted file", func(t *testing.T) string {
			f := excelize.NewFile()
			path := filepath.Join(t.TempDir(), "a.xlsx")
			must(t, f.SaveAs(path, excelize.Options{Password: "kouling"}))
			return path
		}, sheet.Encrypted},
		{"an empty file", func(t *testing.T) string { return file(t, "a.xlsx", nil) }, sheet.Empty},
		{"a file that is open elsewhere", func(t *testing.T) string {
			path := file(t, "a.xlsx", []byte("PK\x03\x04"))
			must(t, os.WriteFile(filepath.Join(filepath.Dir(path), "~$a.xlsx"), nil, 0o600))
			return path
		}, sheet.OpenElsewhere},
		{"no file", func(t *testing.T) string { return filepath.Join(t.TempDir(), "a.xlsx") }, sheet.NotFound},
		{"a table of something else", func(t *testing.T) string { return open(t).book(cells{"商品", "单价"}, cells{"铅笔", 2}) }, sheet.NoHeadings},
		{"headings without rows", func(t *testing.T) string { return open(t).book(cells{"姓名", "出生日期"}) }, sheet.NoRows},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := exchange.Read(c.path(t), k, nil)
			var e *sheet.Error
			if !errors.As(err, &e) || e.Code != c.code {
				t.Fatalf("got %v, want %s", err, c.code)
			}
			if s := words.Error(err); !strings.Contains(s, "。") {
				t.Errorf("the sentence is %q", s)
			}
		})
	}
}

// utf16 encodes plain ASCII as Excel's old container does.
func utf16(ascii string) []byte {
	var out []byte
	for i := range len(ascii) {
		out = append(out, ascii[i], 0)
	}
	return out
}
