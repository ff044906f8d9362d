package page_test

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"careledger/app/report/page"
)

func TestTableOf500RowsRepeatsHeadingsAndLosesNoRow(t *testing.T) {
	d := page.New(page.Options{Continued: "%s（续）"})
	d.Paragraph(sample)
	var rows [][]string
	for i := range 500 {
		rows = append(rows, []string{fmt.Sprintf("行%04d号", i), strings.Repeat("内容与说明，", i%7), fmt.Sprintf("%d.50", i)})
	}
	d.Table(page.Table{
		Caption: "表 1-1　明细", Columns: []page.Column{{Heading: "编号"}, {Heading: "说明文字"}, {Heading: "金额栏"}},
		Rows: rows, Totals: [][]string{{"总计", "", "124,750.00"}}, Note: "来源：台账。",
	})
	path := write(t, d)
	text := read(t, path)
	found := regexp.MustCompile(`行\d{4}号`).FindAllString(text, -1)
	if len(found) != 500 {
		t.Fatalf("%d rows are found", len(found))
	}
	for i, f := range found {
		if f != rows[i][0] {
			t.Fatalf("row %d is %s", i, f)
		}
	}
	pages := d.Layout()
	for i := range pages.Len() {
		text := bare(pages.Text(i))
		if strings.Count(text, "说明文字") != 1 || strings.Count(text, "表1-1") != 1 {
			t.Errorf("page %d has its headings or caption not once", i+1)
		}
		if i > 0 && !strings.HasPrefix(text, "表1-1明细（续）编号说明文字金额栏行") {
			t.Errorf("page %d begins with %.60s", i+1, text)
		}
	}
	if last := bare(pages.Text(pages.Len() - 1)); !regexp.MustCompile(`行0499号.*总计124,750\.00来源：台账。$`).MatchString(last) {
		t.Errorf("the last page ends wrongly: %s", last)
	}
}

func TestCellsLongerThanAPageAreWhole(t *testing.T) {
	long := strings.Repeat(sample, 12)
	d := page.New(page.Options{})
	d.Table(page.Table{
		Columns: []page.Column{{Heading: "甲"}, {Heading: "乙"}, {Heading: "丙"}},
		Rows:    [][]string{{"前", "短", "1"}, {"长行", long, "2"}, {"后", "短", "3"}},
	})
	write(t, d)
	var got strings.Builder
	pages := d.Layout()
	for i := range pages.Len() {
		got.WriteString(strings.TrimPrefix(bare(pages.Text(i)), "甲乙丙"))
	}
	// The lines of the long cell go on on the next page, so the other cells of
	// the row stand amid its text: what counts is that no character is missing.
	want := "前短1长行2" + bare(long) + "后短3"
	if sorted(got.String()) != sorted(want) || pages.Len() < 2 {
		t.Errorf("the long cell changed, on %d pages", pages.Len())
	}
}

// sorted answers how often each character occurs.
func sorted(s string) string {
	count := map[rune]int{}
	for _, r := range s {
		count[r]++
	}
	return fmt.Sprint(count)
}

func TestHeadingsAndCaptionsNeverEndAPage(t *testing.T) {
	alone := regexp.MustCompile(`(标题|表 \d|图 \d)\D*$`)
	for filler := range 40 {
		d := page.New(page.Options{})
		for range filler {
			d.Paragraph("一行文字。")
		}
		for i := range 12 {
			d.Heading(1, "标题一")
			d.Heading(2, "标题二")
			d.Paragraph("一行。")
			d.Table(page.Table{Caption: "表 1　明细", Columns: []page.Column{{Heading: "表头"}}, Rows: [][]string{{"第一行9"}, {"第二行9"}, {"第三行9"}}, Note: "表注9"})
			d.Heading(3, "标题三")
			d.Bars(page.Chart{Caption: "图 1　按月", Labels: []string{"1"}, Series: []page.Series{{Values: []float64{float64(i)}}}, Note: "图注9"})
		}
		pages := d.Layout()
		for i := range pages.Len() {
			lines := strings.Split(pages.Text(i), "\n")
			last := lines[len(lines)-1]
			if alone.MatchString(last) || last == "表头" || last == "第一行9" {
				t.Errorf("with %d lines before, page %d ends with %q", filler, i+1, last)
			}
			if first := lines[0]; i > 0 && (strings.HasPrefix(first, "表注") || strings.HasPrefix(first, "图注")) {
				t.Errorf("with %d lines before, page %d begins with %q", filler, i+1, first)
			}
		}
	}
}

func TestLongChartOfLyingBarsGoesOverToTheNextPage(t *testing.T) {
	d := page.New(page.Options{})
	c := page.Chart{Caption: "图 1", Series: []page.Series{{Values: few}}}
	for i := range 120 {
		c.Labels = append(c.Labels, fmt.Sprintf("第%d村", i))
	}
	d.Across(c)
	text := read(t, write(t, d))
	for _, l := range c.Labels {
		if !strings.Contains(text, l) {
			t.Errorf("%s is missing", l)
		}
	}
	if n := d.Layout().Len(); n != 4 {
		t.Errorf("%d pages, not 4", n)
	}
}

func TestFiguresStandAtTheRight(t *testing.T) {
	d := page.New(page.Options{})
	d.Table(page.Table{
		Columns: []page.Column{{Heading: "名称"}, {Heading: "数"}, {Heading: "占比"}},
		Rows:    [][]string{{"甲", "1,234", "26%"}, {"乙", "7", "—"}, {"丙", "-12.5", "<5"}},
	})
	boxes := words(t, write(t, d), 1)
	ends := map[string]float64{}
	for _, b := range boxes {
		ends[b.text] = b.x1
	}
	for _, w := range []string{"7", "-12.5", "数"} {
		if math.Abs(ends[w]-ends["1,234"]) > 0.2 {
			t.Errorf("%q ends at %.2f, 1,234 at %.2f", w, ends[w], ends["1,234"])
		}
	}
	if math.Abs(ends["26%"]-ends["<5"]) > 0.2 {
		t.Errorf("26%% ends at %.2f, <5 at %.2f", ends["26%"], ends["<5"])
	}
}

func TestWideTablesStayOnThePage(t *testing.T) {
	d := page.New(page.Options{})
	var columns []page.Column
	var row []string
	for i := range 16 {
		columns = append(columns, page.Column{Heading: fmt.Sprintf("第%d栏的标题", i)})
		row = append(row, fmt.Sprintf("SomeVeryLongWord%d 和中文", i))
	}
	d.Table(page.Table{Columns: columns, Rows: [][]string{row}})
	for _, b := range words(t, write(t, d), 1) {
		if b.x0 < 53 || b.x1 > 595.28-53 {
			t.Errorf("%q stands at %.1f to %.1f", b.text, b.x0, b.x1)
		}
	}
}
