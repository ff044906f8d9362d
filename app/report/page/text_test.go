package page_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"careledger/app/report/page"
)

func TestParagraphsAreWholeAt100Widths(t *testing.T) {
	d := page.New(page.Options{})
	var want strings.Builder
	for i := range 100 {
		text := fmt.Sprintf("甲%d乙", i) + sample
		d.Narrow(text, 24+float64(i)*4.6)
		want.WriteString(text)
	}
	path := write(t, d)
	if got := bare(read(t, path)); got != bare(want.String()) {
		t.Fatalf("the text changed at %s", difference(bare(want.String()), got))
	}
	var screen strings.Builder
	pages := d.Layout()
	for i := range pages.Len() {
		screen.WriteString(pages.Text(i))
	}
	if got := bare(screen.String()); got != bare(want.String()) {
		t.Fatalf("the pages' own text changed at %s", difference(bare(want.String()), got))
	}
}

// difference shows where two texts part.
func difference(want, got string) string {
	w, g := []rune(want), []rune(got)
	for i := range w {
		if i >= len(g) || w[i] != g[i] {
			return fmt.Sprintf("character %d: want %q, got %q", i, string(w[i:min(i+30, len(w))]), string(g[min(i, len(g)):min(i+30, len(g))]))
		}
	}
	return fmt.Sprintf("its end, which goes on with %q", string(g[len(w):]))
}

func TestNoLineBeginsOrEndsWithForbiddenMarks(t *testing.T) {
	const neverFirst, neverLast = "，。、；：？！）】》〉」”’…—·%℃,.;:?!)]", "（【《〈「“‘([¥￥☐"
	sample := sample + "他说：“好……真好！”——（记于 25℃）；费用（¥300）、☐ 是【注】〈一〉「二」。"
	for i := range 100 {
		width := 80 + float64(i)*4.1
		lines := page.Lines(sample, width)
		for k, l := range lines {
			first, _ := utf8.DecodeRuneInString(l)
			last, _ := utf8.DecodeLastRuneInString(l)
			if strings.ContainsRune(neverFirst, first) && k > 0 {
				t.Errorf("at %.1f points a line begins with %q: %q", width, first, l)
			}
			if strings.ContainsRune(neverLast, last) && k+1 < len(lines) {
				t.Errorf("at %.1f points a line ends with %q: %q", width, last, l)
			}
		}
	}
}

func TestWordsStayWholeAndLinesInsideTheColumn(t *testing.T) {
	words := []string{"2,384", "94.5%", "¥12,345.60", "QD-2026-0211", "Volunteers", "don’t", "6–8"}
	for i := range 100 {
		width := 90 + float64(i)*4
		lines := strings.Join(page.Lines(sample, width), "\n")
		for _, w := range words {
			if !strings.Contains(lines, w) {
				t.Errorf("at %.1f points %q is broken", width, w)
			}
		}
		if over := page.Reach(sample, width); over > 0.01 {
			t.Errorf("at %.1f points the text reaches %.2f points over its column", width, over)
		}
	}
}

func TestSpacesAtLineEndsAreLeftOut(t *testing.T) {
	for _, l := range page.Lines("  a b c d e f g h i j k l m n o p  q   ", 30) {
		if l != strings.TrimSpace(l) || l == "" {
			t.Errorf("line %q", l)
		}
	}
}

func TestNoSingleCharacterIsLeftForTheLastLine(t *testing.T) {
	lines := page.Lines("一二三，四五六，七八九，甲乙丙，丁戊己。", 193)
	if len(lines) != 1 {
		t.Errorf("the last line is %q", lines[len(lines)-1])
	}
}

func TestNamesArePrintedAndFound(t *testing.T) {
	names := []string{"周䶮", "王㛃", "李𬭊", "吴𬱟", "𠮷田", "阿卜杜拉·买买提", "葛\U000E0100城", "김민준"}
	d := page.New(page.Options{Title: "𠮷吉的报告", Author: "云禾市暖阳青少年公益服务中心"})
	var rows [][]string
	for _, n := range names {
		d.Heading(2, n)
		d.Paragraph("今天" + n + "同学和" + n + "的祖母都来了。")
		d.Strong(n)
		rows = append(rows, []string{n, "1"})
	}
	d.Table(page.Table{Columns: []page.Column{{Heading: "姓名"}, {Heading: "次数"}}, Rows: rows})
	path := write(t, d)
	text := read(t, path)
	for _, n := range names {
		if got := strings.Count(text, n); got != 5 {
			t.Errorf("%s is found %d times in the file, not 5", n, got)
		}
	}
	if info := run(t, "pdfinfo", path); !strings.Contains(info, "𠮷吉的报告") {
		t.Errorf("the file's title is wrong:\n%s", info)
	}
	if marks := run(t, "qpdf", "--json", "--json-key=outlines", path); !strings.Contains(marks, "𠮷田") && !strings.Contains(marks, `\ud842\udfb7`) {
		t.Errorf("the bookmarks lack 𠮷田:\n%s", marks)
	}
}

func TestCharactersOfNoFontShowTheirNumber(t *testing.T) {
	// U+2B820 is in none of the fonts; U+1F600 is an emoji; U+0E01 is Thai.
	text := "甲\U0002B820乙😀丙ก丁\uFFFD戊☐己☑庚☒辛"
	d := page.New(page.Options{})
	d.Paragraph(text)
	if got := bare(read(t, write(t, d))); got != text {
		t.Errorf("got %q, want %q", got, text)
	}
	ink := 0
	for _, v := range d.Layout().Paint(0, 1).Pix {
		if v < 0x80 {
			ink++
		}
	}
	if ink == 0 {
		t.Error("nothing is drawn")
	}
}

func TestControlCharactersAreLeftOut(t *testing.T) {
	d := page.New(page.Options{})
	d.Paragraph("甲\x00乙\x07丙\u200B丁\uFEFF戊\u00AD己\tA\u00A0B\r\n庚\u2028辛\x1F")
	if got, want := bare(read(t, write(t, d))), "甲乙丙丁戊己AB庚辛"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestEmptyTextsDoNoHarm(t *testing.T) {
	d := page.New(page.Options{Title: "", PageNumber: "%d/%d"})
	d.Heading(0, "")
	d.Heading(9, " ")
	d.Paragraph("")
	d.Note("\n\n")
	d.List()
	d.List(page.Item{})
	d.Cards()
	d.Pairs()
	d.Signatures(3)
	d.Table(page.Table{})
	d.Table(page.Table{Columns: make([]page.Column, 3)})
	d.Table(page.Table{Rows: [][]string{{}, {"甲", "乙"}}})
	for _, draw := range []func(page.Chart){d.Bars, d.Stacked, d.Line, d.Across} {
		draw(page.Chart{})
		draw(page.Chart{Labels: []string{"甲"}, Series: []page.Series{{}}})
	}
	d.Cover(page.Cover{})
	d.Contents("")
	d.PageBreak()
	write(t, d)
	write(t, page.New(page.Options{}))
}

// TestNoCharacterCrashesTheFile sets characters from all of Unicode.
func TestNoCharacterCrashesTheFile(t *testing.T) {
	d := page.New(page.Options{})
	var want strings.Builder
	for r := rune(1); r <= unicode.MaxRune; {
		var text strings.Builder
		for range 100 {
			if r < 0xFDD0 || r > 0xFDEF { // which pdftotext itself replaces
				text.WriteString("字" + string(r))
			}
			r += 211
		}
		d.Paragraph(text.String())
		want.WriteString(text.String())
	}
	if got, want := kept(read(t, write(t, d))), kept(want.String()); got != want {
		t.Errorf("the text changed at %s", difference(want, got))
	}
}

// FuzzParagraph proves that no text crashes the engine and that none is lost.
func FuzzParagraph(f *testing.F) {
	f.Add(sample, 90.0)
	f.Add("，，，，。。。（（（《《《", 30.0)
	f.Add("e\u0301ŋ\u0301\u0301 👨\u200D👩\u200D👧 \U000E0100", 12.0)
	f.Add("……——……——", 25.0)
	f.Add("\U0010FFFF\uFFFE\xff\xfe", 1.0)
	f.Fuzz(func(t *testing.T, text string, width float64) {
		if !(width > 0 && width < 500) || len(text) > 2000 {
			return
		}
		d := page.New(page.Options{})
		d.Narrow(text, width)
		pages := d.Layout()
		var got strings.Builder
		for i := range pages.Len() {
			got.WriteString(pages.Text(i))
		}
		pages.Paint(0, 0.1)
		if kept(got.String()) != kept(text) {
			t.Fatalf("%q became %q", kept(text), kept(got.String()))
		}
	})
}

// kept answers what of a text has to be printed, in one spelling.
func kept(s string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s))
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
