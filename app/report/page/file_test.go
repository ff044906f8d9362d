package page_test

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"careledger/app/report/page"
)

// whole answers a report with every kind of content.
func whole(tb testing.TB) *page.Doc {
	tb.Helper()
	d := page.New(page.Options{
		Title: "困境儿童“春夏秋冬知行”关爱项目", Edition: "资助方版 BG-2026-0031", Author: "云禾市暖阳青少年公益服务中心",
		PageNumber: "第 %d 页 / 共 %d 页", Draft: "草稿", Continued: "%s（续）",
		Date: time.Date(2026, 12, 31, 18, 0, 0, 0, time.UTC),
	})
	cards := []page.Card{{Label: "服务人数", Value: "117", Note: "目标 110"}, {Label: "服务人次", Value: "2,384", Note: "以天计"}, {Label: "覆盖率", Value: "91%", Note: ""}, {Label: "心愿实现", Value: "86", Note: ""}, {Label: "志愿时数", Value: "1,234,567 小时", Note: "以分钟计"}}
	d.Cover(page.Cover{
		Kicker: "云禾市公益创投 2026", Title: "困境儿童“春夏秋冬知行”关爱项目", Subtitle: "年度执行报告",
		Cards: cards, Pairs: []page.Pair{{"资助方", "云禾市阳光公益基金会"}}, Seal: "公章", Declaration: "本报告已去标识。",
	})
	d.Contents("目　录")
	for _, h := range []string{"一、概况", "二、口径", "三、服务对象"} {
		d.Heading(1, h)
		for range 8 {
			d.Heading(2, h+"之细节")
			d.Paragraph(sample)
			d.Heading(3, "小节")
			d.Strong("要点：" + sample)
			d.Note("来源：关爱台账。")
		}
		d.Table(page.Table{Caption: "表 1", Columns: []page.Column{{Heading: "甲"}, {Heading: "乙"}}, Rows: [][]string{{"一", "1"}, {"二", "2"}}, Totals: [][]string{{"合计", "3"}}})
		d.Bars(page.Chart{Caption: "图 1", Labels: months(), Series: []page.Series{{Name: "甲", Values: few}, {Name: "乙", Values: many}}})
		d.Line(page.Chart{Labels: months(), Series: []page.Series{{Name: "甲", Values: few}}})
		d.PageBreak()
	}
	d.Cards(cards...)
	d.Pairs(page.Pair{Name: "地址", Value: "云禾市清河区春晖路 18 号"})
	d.List(page.Item{Text: sample}, page.Item{Mark: "（2）", Text: "第二项"})
	if err := d.Picture(page.Picture{Data: photo(tb, false), Width: 200, Caption: "照片 1"}); err != nil {
		tb.Fatal(err)
	}
	if err := d.Picture(page.Picture{Data: photo(tb, true), Width: 100}); err != nil {
		tb.Fatal(err)
	}
	d.Space(20)
	d.Seal("公章", "本报告内容属实。")
	d.Signatures(3, page.Signature{Label: "编制："}, page.Signature{Label: "审核："}, page.Signature{Label: "批准：", Value: "周䶮"}, page.Signature{Label: "日期："})
	return d
}

// photo answers a picture of colours that run over into each other.
func photo(tb testing.TB, transparent bool) []byte {
	tb.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 60, 40))
	for x := range 60 {
		for y := range 40 {
			img.Set(x, y, color.NRGBA{uint8(4 * x), uint8(6 * y), 90, 255})
			if transparent && x < 20 {
				img.Set(x, y, color.NRGBA{})
			}
		}
	}
	var out bytes.Buffer
	err := png.Encode(&out, img)
	if !transparent {
		out.Reset()
		err = jpeg.Encode(&out, img, nil)
	}
	if err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func TestSameContentGivesSameBytes(t *testing.T) {
	first := readFile(t, write(t, whole(t)))
	for range 3 {
		if !bytes.Equal(first, readFile(t, write(t, whole(t)))) {
			t.Fatal("the same report gave other bytes")
		}
	}
	d := whole(t)
	pages := d.Layout()
	var a, b bytes.Buffer
	if _, err := pages.WriteTo(&a); err != nil {
		t.Fatal(err)
	}
	if _, err := pages.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) || !bytes.Equal(a.Bytes(), first) {
		t.Fatal("the same pages gave other bytes")
	}
}

// TestPicturesOfOneWidthKeepTheirOrder writes often, for the library's order is
// left to chance where several pictures have one width.
func TestPicturesOfOneWidthKeepTheirOrder(t *testing.T) {
	d := page.New(page.Options{})
	for i := range 8 {
		img := image.NewGray(image.Rect(0, 0, 40, 20+i))
		var out bytes.Buffer
		if err := png.Encode(&out, img); err != nil {
			t.Fatal(err)
		}
		if err := d.Picture(page.Picture{Data: out.Bytes(), Width: 60}); err != nil {
			t.Fatal(err)
		}
	}
	pages := d.Layout()
	var first []byte
	for range 30 {
		var out bytes.Buffer
		if _, err := pages.WriteTo(&out); err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = out.Bytes()
		}
		if !bytes.Equal(first, out.Bytes()) {
			t.Fatal("the same pictures gave other bytes")
		}
	}
}

// TestSpreadLinesEndAtTheColumnsEdge looks where the ink of the lines of a
// paragraph ends, in the file and on the screen: both have to spread them alike.
func TestSpreadLinesEndAtTheColumnsEdge(t *testing.T) {
	const scale, lines = 4, 5
	d := page.New(page.Options{})
	// Of Han characters alone, so that a line is one run and errors add up.
	d.Paragraph(strings.Repeat("云禾市暖阳青少年公益服务中心陪伴孩子读书写字", 10))
	path := write(t, d)
	folder := t.TempDir()
	run(t, "pdftoppm", "-r", "288", "-gray", "-png", path, filepath.Join(folder, "p"))
	decoded, err := png.Decode(bytes.NewReader(readFile(t, filepath.Join(folder, "p-1.png"))))
	if err != nil {
		t.Fatal(err)
	}
	printed, shown := ends(grey(decoded, 0)), ends(grey(d.Layout().Paint(0, scale), 0))
	if len(printed) < lines || len(printed) != len(shown) {
		t.Fatalf("%d lines in the file, %d on the screen", len(printed), len(shown))
	}
	for i := range printed {
		if math.Abs(float64(printed[i]-shown[i])) > scale/2 {
			t.Errorf("line %d ends at %d in the file, at %d on the screen", i+1, printed[i], shown[i])
		}
		if end := float64(shown[i]) / scale; i+1 < len(shown) && math.Abs(end-(595.28-54)) > 1.5 {
			t.Errorf("line %d ends at %.1f points", i+1, end)
		}
	}
}

// ends answers the right end of the ink of each line of a picture.
func ends(img *image.Gray) []int {
	var out []int
	inside := false
	for y := range img.Bounds().Dy() {
		end := 0
		for x := range img.Bounds().Dx() {
			if img.GrayAt(x, y).Y < 0x90 {
				end = x
			}
		}
		switch {
		case end == 0:
			inside = false
		case !inside:
			out, inside = append(out, end), true
		default:
			out[len(out)-1] = max(out[len(out)-1], end)
		}
	}
	return out
}

func TestFileIsA4WithEmbeddedFontsAndItsProperties(t *testing.T) {
	path := write(t, whole(t))
	info := run(t, "pdfinfo", path)
	for _, want := range []string{
		`(?m)^Title: +困境儿童“春夏秋冬知行”关爱项目$`, `(?m)^Author: +云禾市暖阳青少年公益服务中心$`,
		`(?m)^CreationDate: +Thu Dec 31 18:00:00 2026`, `(?m)^Page size: +595.28 x 841.89 pts \(A4\)$`,
	} {
		if !regexp.MustCompile(want).MatchString(info) {
			t.Errorf("%s is not in:\n%s", want, info)
		}
	}
	fonts := strings.Split(strings.TrimSpace(run(t, "pdffonts", path)), "\n")[2:]
	if len(fonts) != 2 {
		t.Errorf("%d fonts, not 2", len(fonts))
	}
	for _, f := range fonts {
		if !regexp.MustCompile(`CID TrueType +Identity-H +yes +\w+ +yes`).MatchString(f) {
			t.Errorf("not embedded or without text: %s", f)
		}
	}
}

func TestHeadAndFootStandOnEveryPageButTheCover(t *testing.T) {
	pages := whole(t).Layout()
	n := pages.Len()
	for i := range n {
		text := bare(pages.Text(i))
		foot := bare("第 " + itoa(i+1) + " 页 / 共 " + itoa(n) + " 页")
		if has := strings.Contains(text, foot) && strings.Contains(text, "资助方版BG-2026-0031"); has != (i > 0) {
			t.Errorf("page %d: %s", i+1, text)
		}
		if !strings.Contains(text, "草稿") {
			t.Errorf("page %d doesn't say that it is a draft", i+1)
		}
	}
}

func TestContentsNameTheRightPagesAndLeadThere(t *testing.T) {
	d := whole(t)
	pages := d.Layout()
	lines := strings.Split(pages.Text(1)+"\n"+pages.Text(2), "\n")
	entry := regexp.MustCompile(`^(.*[一二三]、\S+) (\d+)$`)
	found := 0
	for _, l := range lines {
		m := entry.FindStringSubmatch(l)
		if m == nil {
			continue
		}
		found++
		if !strings.Contains(pages.Text(atoi(m[2])-1), m[1]) {
			t.Errorf("%q is not on page %s", m[1], m[2])
		}
	}
	if found != 27 {
		t.Errorf("the contents have %d entries, not 27", found)
	}
	path := write(t, d)
	plain := filepath.Join(t.TempDir(), "plain.pdf")
	run(t, "qpdf", "--qdf", "--object-streams=disable", path, plain)
	if got := bytes.Count(readFile(t, plain), []byte("/Subtype /Link")); got != 27 {
		t.Errorf("%d links, not 27", got)
	}
	if got := strings.Count(run(t, "qpdf", "--json", "--json-key=outlines", path), `"title"`); got != 51 {
		t.Errorf("%d bookmarks, not 51", got)
	}
}

// TestPicturesShowWhatPrints compares each page as the program draws it with
// the page of the file as another program draws it. Two programs never smooth
// edges alike, so the measure is the page itself: the picture has to be clearly
// nearer to the print than it is when moved by one point.
func TestPicturesShowWhatPrints(t *testing.T) {
	const scale, most = 2, 0.65
	d := whole(t)
	pages := d.Layout()
	path := write(t, d)
	folder := t.TempDir()
	run(t, "pdftoppm", "-r", "144", "-gray", "-png", path, filepath.Join(folder, "p"))
	files, _ := filepath.Glob(filepath.Join(folder, "*.png"))
	if len(files) != pages.Len() {
		t.Fatalf("%d pages in the file, %d on the screen", len(files), pages.Len())
	}
	for i, name := range files {
		decoded, err := png.Decode(bytes.NewReader(readFile(t, name)))
		if err != nil {
			t.Fatal(err)
		}
		printed, shown := grey(decoded, 0), pages.Paint(i, scale)
		near, moved := distance(printed, grey(shown, 0)), distance(printed, grey(shown, scale))
		if near > most*moved {
			t.Errorf("page %d differs by %.5f, moved by a point by %.5f", i+1, near, moved)
		}
	}
}

// grey answers a picture in grey on white, moved to the right.
func grey(img image.Image, right int) *image.Gray {
	out := image.NewGray(img.Bounds())
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds().Add(image.Pt(right, 0)), img, img.Bounds().Min, draw.Src)
	return out
}

// distance answers the mean difference of two pictures' brightness, 0 to 1, in
// squares of four by four pixels.
func distance(a, b *image.Gray) float64 {
	const side = 4
	size := a.Bounds().Intersect(b.Bounds())
	sum, n := 0.0, 0
	for y := size.Min.Y; y+side <= size.Max.Y; y += side {
		for x := size.Min.X; x+side <= size.Max.X; x += side {
			d := 0.0
			for k := range side * side {
				at := a.PixOffset(x+k%side, y+k/side)
				d += float64(a.Pix[at]) - float64(b.Pix[b.PixOffset(x+k%side, y+k/side)])
			}
			sum += math.Abs(d) / (255 * side * side)
			n++
		}
	}
	return sum / float64(n)
}

func TestCoverThatIsTooLongGoesOn(t *testing.T) {
	d := page.New(page.Options{})
	c := page.Cover{Title: strings.Repeat("很长的标题", 20), Subtitle: "副标题", Seal: "公章", Declaration: strings.Repeat("声明，", 60)}
	for i := range 60 {
		c.Pairs = append(c.Pairs, page.Pair{Name: "名目" + itoa(i) + "。", Value: strings.Repeat("值", 30)})
	}
	d.Cover(c)
	text := bare(read(t, write(t, d)))
	for _, p := range c.Pairs {
		if !strings.Contains(text, p.Name) {
			t.Errorf("%s is missing", p.Name)
		}
	}
	if !strings.Contains(text, c.Title) || !strings.Contains(text, c.Declaration) {
		t.Error("the title or the declaration is not whole")
	}
}

func TestWriteFileLeavesNothingHalfDone(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "报告.pdf")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	pages := whole(t).Layout()
	if err := pages.WriteFile(path); err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(readFile(t, path), []byte("%PDF-")) {
		t.Error("the old file is still there")
	}
	if err := pages.WriteFile(filepath.Join(folder, "none", "x.pdf")); err == nil {
		t.Error("writing into a folder that isn't there succeeded")
	}
	if err := os.Mkdir(filepath.Join(folder, "taken.pdf"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := pages.WriteFile(filepath.Join(folder, "taken.pdf")); err == nil {
		t.Error("writing over a folder succeeded")
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 2 {
		t.Errorf("%d entries are left, not 2: %v", len(entries), err)
	}
}

func TestPicturesThatAreNoneAreRefused(t *testing.T) {
	d := page.New(page.Options{})
	for _, data := range [][]byte{nil, []byte("GIF89a"), photo(t, false)[:60]} {
		if err := d.Picture(page.Picture{Data: data}); err == nil {
			t.Errorf("%d bytes were taken for a picture", len(data))
		}
	}
}
