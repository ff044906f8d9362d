package sheet_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"careledger/app/sheet"
)

// utf16Bytes encodes text in UTF-16, little-endian when low is 0.
func utf16Bytes(text string, low int) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(text)) {
		pair := []byte{byte(u), byte(u >> 8)}
		out = append(out, pair[low], pair[1-low])
	}
	return out
}

func TestEncodingsAndSeparators(t *testing.T) {
	const rare = "𠮷野㛃𬭊𬱟䶮"
	for _, separator := range []string{",", ";", "\t", "|"} {
		text := strings.ReplaceAll("儿童花名册\r\n姓名~性别~备注\r\n"+rare+"~男~\"引~号\"\"与\n换行\"\r\n\r\n吴雨桐~女~'=1+1\r\n", "~", separator)
		gb, err := simplifiedchinese.GB18030.NewEncoder().String(text)
		must(t, err)
		for name, content := range map[string][]byte{
			"UTF-8": []byte(text), "UTF-8 with mark": []byte("\uFEFF" + text), "GB18030": []byte(gb),
			"UTF-16LE with mark": append([]byte{0xFF, 0xFE}, utf16Bytes(text, 0)...), "UTF-16BE with mark": append([]byte{0xFE, 0xFF}, utf16Bytes(text, 1)...),
			"UTF-16LE": utf16Bytes(text, 0), "UTF-16BE": utf16Bytes(text, 1),
		} {
			t.Run(fmt.Sprintf("%s %q", name, separator), func(t *testing.T) {
				rows, _ := records(t, writeFile(t, "名单.csv", content))
				if len(rows) != 2 {
					t.Fatalf("got %d records", len(rows))
				}
				equal(t, "name", rows[0].Values["name"], rare)
				equal(t, "quoted", rows[0].Values["note"], "引"+separator+"号\"与\n换行")
				equal(t, "row number as in Excel", rows[1].Row, 5)
				equal(t, "guard taken off", rows[1].Values["note"], "=1+1")
			})
		}
	}
}

func TestWhatACSVCanHide(t *testing.T) {
	text := "sep=;\n姓名;身份证号;规格;金额;班级;出生日期\n" +
		"=A1;3.29921E+17;3月4日;-5;=\"007\";42067\n" +
		"吴雨桐;329921201409180022;4-Mar;(无);#N/A;3月4日\n"
	rows, _ := records(t, writeFile(t, "名单.csv", []byte(text)))
	equal(t, "row", rows[0].Row, 2)
	equal(t, "formula", problems(rows[0])["name"], sheet.FormulaCell)
	equal(t, "lost digits", problems(rows[0])["id"], sheet.LostDigits)
	equal(t, "size", rows[0].Values["shoe"], "3-4")
	equal(t, "size told", problems(rows[0])["shoe"], sheet.SizeBecame)
	equal(t, "negative number", rows[0].Values["amount"], "-5")
	equal(t, "text kept by a trick", rows[0].Values["class"], "007")
	equal(t, "serial", rows[0].Values["birth"], "2015-03-04")
	equal(t, "size in English", rows[1].Values["shoe"], "3-4")
	equal(t, "error", problems(rows[1])["class"], sheet.ErrorCell)
	equal(t, "a date without a year stays for the rules", rows[1].Values["birth"], "3月4日")
}

func TestTwoHeadingRowsWithoutMergedCells(t *testing.T) {
	text := "困境儿童花名册,,,,\n序号,姓名,监护人,,学校\n,,姓名,电话,\n1,周子涵,周大山,15400000001,柳桥\n姓名,学校\n"
	table := read(t, writeFile(t, "名单.csv", []byte(text)))
	equal(t, "headings", strings.Join(table.Headings, "|"), "序号|姓名|监护人/姓名|监护人/电话|学校")
	equal(t, "rows", table.HeadingRows, 2)
}

func TestHeadingsRepeatedOnEachPage(t *testing.T) {
	text := "姓名,性别,学校\n周子涵,男,柳桥\n姓名,性别,学校\n吴雨桐,女,石湖\n"
	rows, skipped := records(t, writeFile(t, "名单.csv", []byte(text)))
	equal(t, "records", len(rows), 2)
	equal(t, "skipped", skipped[0].Why, sheet.SkipHeadings)
}

func FuzzReadText(f *testing.F) {
	f.Add([]byte("姓名,性别\n周子涵,男\n"))
	f.Add([]byte("\xFF\xFEa\x00,\x00"))
	f.Add([]byte("a;\"b\"\"c\r\n\";d\r\r\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		book, err := sheet.Read(writeFile(t, "x.csv", content))
		if err != nil {
			return
		}
		for _, s := range book.Sheets {
			last := 0
			for _, row := range s.Rows {
				if row.Number <= last || len(row.Cells) > s.Width {
					t.Fatalf("row %d after %d, %d cells of %d", row.Number, last, len(row.Cells), s.Width)
				}
				last = row.Number
			}
		}
	})
}
