package sheet_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"careledger/app/sheet"
)

// roster makes a sheet of the given size with every kind of column.
func roster(rows int) sheet.SheetOut {
	out := sheet.SheetOut{Name: "儿童", Columns: childColumns()}
	for len(out.Columns) < 20 {
		n := len(out.Columns)
		out.Columns = append(out.Columns, sheet.Column{Key: fmt.Sprint("x", n), Headings: []string{fmt.Sprint("其他内容", n)}})
	}
	for i := range rows {
		row := make([]string, len(out.Columns))
		copy(row, []string{
			fmt.Sprint("周子涵", i), "男", "2015-03-04", fmt.Sprintf("3299212012%08d", i), "澄溪县柳桥中心小学", "三(2)班", "周大山",
			fmt.Sprintf("154%08d", i), "3-4", "128.50", sheet.Yes, "08:30", "父亲2019年因病去世，现与祖母共同生活",
		})
		for c := 13; c < len(row); c++ {
			row[c] = fmt.Sprintf("内容 %d 之 %d", i, c)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

func BenchmarkWrite10000x20(b *testing.B) {
	out := []sheet.SheetOut{roster(10_000)}
	path := filepath.Join(b.TempDir(), "名单.xlsx")
	for b.Loop() {
		must(b, sheet.Write(path, out))
	}
}

func BenchmarkRead10000x20(b *testing.B) {
	out := roster(10_000)
	path := filepath.Join(b.TempDir(), "名单.xlsx")
	must(b, sheet.Write(path, []sheet.SheetOut{out}))
	b.ReportAllocs()
	for b.Loop() {
		book, err := sheet.Read(path)
		must(b, err)
		table, err := book.Choose(out.Columns)
		must(b, err)
		rows, _ := table.Records(sheet.Match(table.Headings, out.Columns), out.Columns)
		if len(rows) != len(out.Rows) {
			b.Fatalf("read %d rows of %d", len(rows), len(out.Rows))
		}
	}
}
