package page_test

import (
	"fmt"
	"testing"

	"careledger/app/report/page"
)

// thousand answers a report of some 1,000 pages of text and tables.
func thousand() *page.Doc {
	d := page.New(page.Options{Title: "明细", PageNumber: "第 %d 页 / 共 %d 页"})
	for i := range 100 {
		d.Heading(1, fmt.Sprintf("第 %d 章", i+1))
		for range 8 {
			d.Paragraph(sample + sample)
		}
		var rows [][]string
		for k := range 220 {
			rows = append(rows, []string{fmt.Sprintf("云2026-A%04d", k), "张某某", "微心愿：一套《十万个为什么》与书包，由爱心企业认领", fmt.Sprint(k * 37)})
		}
		d.Table(page.Table{Caption: "表", Columns: []page.Column{{Heading: "编号"}, {Heading: "姓名"}, {Heading: "内容"}, {Heading: "金额"}}, Rows: rows})
	}
	return d
}

func BenchmarkLayout1000Pages(b *testing.B) {
	d := thousand()
	for b.Loop() {
		b.ReportMetric(float64(d.Layout().Len()), "pages")
	}
}

func BenchmarkPDF1000Pages(b *testing.B) {
	pages := thousand().Layout()
	for b.Loop() {
		if _, err := pages.WriteTo(discard{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPaintPage(b *testing.B) {
	pages := thousand().Layout()
	for b.Loop() {
		pages.Paint(3, 1.5)
	}
}
