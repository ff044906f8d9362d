package page_test

import (
	"bytes"
	"image/color"
	"strings"
	"testing"

	"careledger/app/report/page"
	"careledger/data/picture/picturetest"
)

// formDoc has every block that forms use.
func formDoc(tb testing.TB) *page.Doc {
	tb.Helper()
	d := page.New(page.Options{Title: "表单", Author: "云禾市暖阳青少年公益服务中心", PageNumber: "第 %d 页 / 共 %d 页", Watermark: "仅供云禾市民政局查阅", Proof: "校验 0123 4567"})
	d.FormHead(page.FormHead{Title: "走访记录表（入户）", Subtitle: "云禾市暖阳青少年公益服务中心", Serial: "ZF2026-A0001"})
	d.Form(
		page.FormRow{Fields: []page.Field{{Label: "儿童", Value: "云2026-A0001"}, {Label: "走访日期"}, {Label: "时长（分钟）", Weight: 0.6}}},
		page.FormRow{Fields: []page.Field{{Label: "见到", Value: "☐ 儿童　☑ 监护人　☐ 都没见到"}}},
		page.FormRow{Fields: []page.Field{{Label: "生活与学习情况"}}, Height: 110},
	)
	d.Lines("需要跟进的事", 3)
	d.Table(page.Table{
		Caption: "表 1　签到", Groups: []page.Group{{Span: 2}, {Heading: "上午", Span: 2}, {Heading: "下午", Span: 2}},
		Columns: []page.Column{{Heading: "序号"}, {Heading: "编号"}, {Heading: "签到"}, {Heading: "签退"}, {Heading: "签到"}, {Heading: "签退"}},
		Rows:    [][]string{{"1", "云2026-A0001"}, {"2", "云2026-A0002"}}, Blank: 4, Ruled: true, Totals: [][]string{{"合计", "", "2", "2", "2", "1"}},
	})
	d.Signatures(2, page.Signature{Label: "走访人"}, page.Signature{Label: "监护人"})
	d.Seal("公章", "年　　月　　日")
	d.PageBreak()
	var slips []page.Slip
	for i := range 6 {
		slips = append(slips, page.Slip{
			Kicker: "云禾市暖阳青少年公益服务中心", Title: "我的心愿", Big: true, Text: "把你最想实现的一个小心愿写下来。",
			Lines: []page.Field{{Label: "我的心愿是"}, {Label: "因为"}, {Label: "年龄", Value: "9 岁"}}, Foot: "价值不超过 300 元",
			Serial: "XY2026-A000" + string(rune('1'+i)), Stub: []string{"存根", "XY2026-A000" + string(rune('1'+i))},
		})
	}
	d.Slips(2, 2, slips...)
	return d
}

func TestFormsSayWhatTheyAre(t *testing.T) {
	path := write(t, formDoc(t))
	text := read(t, path)
	for _, want := range []string{"走访记录表（入户）", "ZF2026-A0001", "☐ 儿童", "☑ 监护人", "需要跟进的事", "上午", "下午", "XY2026-A0006", "存根", "校验 0123 4567", "公章"} {
		if !strings.Contains(bare(text), bare(want)) {
			t.Errorf("the file does not say %q", want)
		}
	}
	if strings.Contains(bare(text), "民政局") {
		t.Error("the watermark is text of the page")
	}
}

func TestSlipsFillPagesByTheirNumber(t *testing.T) {
	p := formDoc(t).Layout()
	last := p.Len() - 1
	if got := p.Text(last - 1); !strings.Contains(got, "A0004") || strings.Contains(got, "A0005") {
		t.Errorf("the page before the last does not hold slips 1 to 4: %s", got)
	}
	if got := p.Text(last); !strings.Contains(got, "A0005") || !strings.Contains(got, "A0006") {
		t.Errorf("the last page does not hold slips 5 and 6: %s", got)
	}
}

func TestASlipThatSaysTooMuchLosesNothing(t *testing.T) {
	d := page.New(page.Options{})
	d.Slips(3, 14, page.Slip{Title: "长", Text: sample, Serial: "XY2026-A0001"})
	text := bare(d.Layout().Text(0))
	for _, want := range []string{"“乐乐”今年", "6–8岁14人。", "XY2026-A0001"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in %s", want, text)
		}
	}
}

func TestGroupedHeadingsAreRepeatedOnTheNextPage(t *testing.T) {
	d := page.New(page.Options{Continued: "%s（续）"})
	d.Table(page.Table{
		Caption: "表 1", Groups: []page.Group{{Span: 1}, {Heading: "服务人数", Span: 2}},
		Columns: []page.Column{{Heading: "月份"}, {Heading: "男"}, {Heading: "女"}}, Rows: [][]string{{"1 月", "1", "2"}}, Blank: 60,
	})
	p := d.Layout()
	if p.Len() < 2 || !strings.Contains(p.Text(1), "服务人数") || !strings.Contains(p.Text(1), "表 1（续）") {
		t.Errorf("page 2 of %d says %q", p.Len(), p.Text(1))
	}
}

func TestPhotosStandUprightAndSayNothingElse(t *testing.T) {
	d := page.New(page.Options{})
	if err := d.Photos(2, page.Picture{Data: picturetest.JPEG(t, 200, 100, 1), Caption: "横"}, page.Picture{Data: picturetest.JPEG(t, 200, 100, 6), Caption: "竖"}); err != nil {
		t.Fatal(err)
	}
	p := d.Layout()
	img := p.Paint(0, 1)
	grey := func(x, y int) uint8 { return color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y }
	// The second one, turned a quarter clockwise, is dark above and light below.
	if above, below := grey(420, 120), grey(420, 480); above > 60 || below < 200 {
		t.Errorf("turned photo: above %d, below %d", above, below)
	}
	path := write(t, d)
	if bytes.Contains(readFile(t, path), []byte(picturetest.Place)) {
		t.Error("the file holds the photo's place")
	}
}

func TestEveryPageOfADraftShowsIt(t *testing.T) {
	d := page.New(page.Options{Draft: "草稿"})
	d.Paragraph("一")
	d.PageBreak()
	d.Paragraph("二")
	p := d.Layout()
	for i := range p.Len() {
		img := p.Paint(i, 1)
		marked := 0
		for y := 200; y < 640; y++ {
			for x := 100; x < 500; x++ {
				if r, _, _, _ := img.At(x, y).RGBA(); r < 0xF200 {
					marked++
				}
			}
		}
		if marked < 1000 || !strings.Contains(p.Text(i), "草稿") {
			t.Errorf("page %d: %d marked pixels, text %q", i, marked, p.Text(i))
		}
	}
}
