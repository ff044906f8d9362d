package page

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"
)

// WriteFile writes the report as a PDF file. The file is written beside its
// place and then moved there: after an error what stood there before is whole.
func (p *Pages) WriteFile(path string) (err error) {
	tmp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return fmt.Errorf("write a report: %w", err)
	}
	defer func() {
		if err != nil {
			_ = tmp.Close()
			_ = os.Remove(tmp.Name())
		}
	}()
	if _, err = p.WriteTo(tmp); err != nil {
		return err
	}
	if err = tmp.Sync(); err != nil {
		return fmt.Errorf("write a report: %w", err)
	}
	if err = tmp.Close(); err != nil {
		return fmt.Errorf("write a report: %w", err)
	}
	if err = os.Rename(tmp.Name(), path); err != nil {
		return fmt.Errorf("write a report: %w", err)
	}
	return nil
}

// WriteTo writes the report as a PDF file. The same pages always give the same
// bytes.
func (p *Pages) WriteTo(w io.Writer) (n int64, err error) {
	file, err := p.pdf()
	if err != nil {
		return 0, fmt.Errorf("make a PDF file: %w", err)
	}
	n, err = file.WriteTo(w)
	if err != nil {
		return n, fmt.Errorf("write a PDF file: %w", err)
	}
	return n, nil
}

// pdf draws all pages. The library can panic on text that it doesn't foresee;
// that becomes an error.
func (p *Pages) pdf() (out *bytes.Buffer, err error) {
	defer func() {
		if r := recover(); r != nil {
			out, err = nil, fmt.Errorf("the PDF library failed: %v", r)
		}
	}()
	f := p.newFile()
	for i := range p.sheets {
		f.pdf.AddPage()
		f.track, f.family, f.size = 0, face(faceCount), 0
		p.paint(i, f)
	}
	for m, id := range f.targets {
		f.pdf.SetLink(id, m.down, m.page+1)
	}
	out = &bytes.Buffer{}
	if err := f.pdf.Output(out); err != nil {
		return nil, err
	}
	return out, f.pdf.Error()
}

func (p *Pages) newFile() *file {
	pdf := gofpdf.NewCustom(&gofpdf.InitType{
		UnitStr: "pt", Size: gofpdf.SizeType{Wd: pageWidth, Ht: pageHeight},
	})
	date := p.options.Date.UTC()
	if p.options.Date.IsZero() {
		date = time.Unix(0, 0).UTC()
	}
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(date)
	pdf.SetModificationDate(date)
	pdf.SetTitle(surrogates(p.options.Title), true)
	pdf.SetAuthor(surrogates(p.options.Author), true)
	pdf.SetProducer("CareLedger", true)
	pdf.SetMargins(0, 0, 0)
	pdf.SetAutoPageBreak(false, 0)
	return &file{pdf: pdf, targets: map[*mark]int{}}
}

// surrogates prepares a text for the library, whose conversion to UTF-16 knows
// no characters above U+FFFF: each becomes the two halves that stand for it.
func surrogates(s string) string {
	var b []byte
	for _, r := range s {
		if hi, lo := utf16.EncodeRune(r); r > 0xFFFF {
			b = appendHalf(appendHalf(b, hi), lo)
			continue
		}
		b = append(b, string(r)...)
	}
	return string(b)
}

// appendHalf writes a surrogate in the three bytes that UTF-8 would give it.
func appendHalf(b []byte, r rune) []byte {
	return append(b, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
}

// file paints into a PDF file.
type file struct {
	pdf     *gofpdf.Fpdf
	loaded  [faceCount]bool
	family  face // of the font that is set
	size    float64
	track   float64 // space after characters that is set
	level   int     // of the last bookmark
	targets map[*mark]int
}

// font sets a font, which it loads at first use: a file holds no font that it
// doesn't use. The library may write behind a table's end when it cuts a font,
// so it gets bytes of its own.
func (f *file) font(fc face, size float64) {
	names := [faceCount]string{regular: "NotoSansSC", bold: "NotoSansSC-Bold"}
	if !f.loaded[fc] {
		f.pdf.AddUTF8FontFromBytes(names[fc], "", bytes.Clone(typefaces()[fc].data))
		f.loaded[fc] = true
	}
	if f.family != fc || f.size != size {
		f.pdf.SetFont(names[fc], "", size)
		f.family, f.size = fc, size
	}
}

func (f *file) tracking(t float64) {
	if t != f.track {
		f.pdf.RawWriteStr(fmt.Sprintf("%.4f Tc", t))
		f.track = t
	}
}

func (f *file) run(o *run, down float64) {
	f.font(o.face, o.size)
	f.tracking(o.track)
	f.pdf.SetTextColor(int(o.color.R), int(o.color.G), int(o.color.B))
	f.pdf.Text(o.x, o.y+down, o.text)
}

// sign fills a character's outline. A span names the text that it shows, and an
// invisible stand-in gives that text its place.
func (f *file) sign(o *sign, down float64) {
	f.font(o.face, o.size)
	f.tracking(0)
	f.pdf.RawWriteStr("/Span <</ActualText <" + hexText(o.text) + ">>> BDC")
	f.area(&area{o.shape(down), o.color}, 0)
	r := standInFor(o.r)
	em, _ := typefaces()[o.face].advance(r)
	f.pdf.RawWriteStr(fmt.Sprintf("BT 3 Tr %.1f Tz ET", 100*o.width/o.size/em))
	f.pdf.Text(o.x+o.lead, o.y+down, string(r))
	f.pdf.RawWriteStr("BT 0 Tr 100 Tz ET")
	f.pdf.RawWriteStr("EMC")
}

func hexText(s string) string {
	out := "FEFF"
	for _, u := range utf16.Encode([]rune(s)) {
		out += fmt.Sprintf("%04X", u)
	}
	return out
}

func (f *file) area(o *area, down float64) {
	if len(o.path) == 0 {
		return
	}
	f.pdf.SetFillColor(int(o.color.R), int(o.color.G), int(o.color.B))
	for _, s := range o.path {
		switch p := s.p; s.kind {
		case 'm':
			f.pdf.MoveTo(p[0].x, p[0].y+down)
		case 'l':
			f.pdf.LineTo(p[0].x, p[0].y+down)
		case 'c':
			f.pdf.CurveBezierCubicTo(p[0].x, p[0].y+down, p[1].x, p[1].y+down, p[2].x, p[2].y+down)
		}
	}
	f.pdf.DrawPath("F")
}

func (f *file) stroke(o *stroke, down float64) {
	f.pdf.SetDrawColor(int(o.color.R), int(o.color.G), int(o.color.B))
	f.pdf.SetLineWidth(o.width)
	if o.dots > 0 {
		f.pdf.SetLineCapStyle("round")
		f.pdf.SetDashPattern([]float64{0, o.dots}, 0)
		defer f.pdf.SetDashPattern(nil, 0)
		defer f.pdf.SetLineCapStyle("butt")
	}
	f.pdf.Line(o.from.x, o.from.y+down, o.to.x, o.to.y+down)
}

func (f *file) picture(o *picture, down float64) {
	options := gofpdf.ImageOptions{ImageType: o.kind}
	f.pdf.RegisterImageOptionsReader(o.name, options, bytes.NewReader(o.data))
	f.pdf.ImageOptions(o.name, o.x, o.y+down, o.width, o.height, false, options, 0, "")
}

func (f *file) link(o *link, down float64) {
	id, ok := f.targets[o.to]
	if !ok {
		id = f.pdf.AddLink()
		f.targets[o.to] = id
	}
	f.pdf.Link(o.x, o.y+down, o.width, o.height, id)
}

// mark adds a bookmark. Its level is at most one deeper than the one before, as
// the library needs.
func (f *file) mark(o *mark, down float64) {
	f.font(regular, styleBody.size)
	level := min(o.level, f.level+1)
	f.level = level
	f.pdf.Bookmark(surrogates(o.title), level-1, o.y+down)
}
