package sheet_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"careledger/app/sheet"
)

// readAny reads any content as a table and matches its first row.
func readAny(t *testing.T, name string, content []byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Read(path)
	if err != nil {
		var told *sheet.Error
		if !errors.As(err, &told) || sheet.Sentence(err) == "" {
			t.Errorf("it says %v", err)
		}
		return
	}
	for _, s := range book.Sheets {
		if len(s.Rows) == 0 {
			t.Error("a sheet without rows")
		}
	}
}

func FuzzExcel(f *testing.F) {
	path := makeBook(f, func(b *excelize.File) {
		for cell, value := range map[string]any{"A1": "姓名", "B1": "出生日期", "A2": "周子涵", "B2": 42067} {
			if err := b.SetCellValue("Sheet1", cell, value); err != nil {
				f.Fatal(err)
			}
		}
	})
	whole, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	for _, content := range [][]byte{whole, whole[:len(whole)/2], []byte("PK\x03\x04"), {}} {
		f.Add(content)
	}
	f.Fuzz(func(t *testing.T, content []byte) { readAny(t, "名单.xlsx", content) })
}

func FuzzCSV(f *testing.F) {
	for _, content := range []string{"姓名,出生日期\n周子涵,2015-03-04\n", "姓名\t电话\r\n\"周\n子涵\"\t1", "\ufeff姓名;备注\n\"", "\xd0\xd5\xc3\xfb,a\n", "\xff\xfeY\x00", ""} {
		f.Add([]byte(content))
	}
	f.Fuzz(func(t *testing.T, content []byte) { readAny(t, "名单.csv", content) })
}
