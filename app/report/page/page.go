// Package page sets reports: what a report says goes in as headings,
// paragraphs, tables, charts and the like, and comes out as A4 pages of drawing
// operations. Two painters draw those pages, one into a PDF file and one into a
// picture for the screen, from the same positions, so that what one sees is
// what prints.
//
// Words: Heading, Paragraph, Strong, Note, List. Figures: Cards, Pairs, Table
// (with headings over several columns, totals, ruled or with empty rows to
// write in), the charts. Whole pages: Cover, Contents, PageBreak. Pictures:
// Picture, Photos. To sign: Signatures, Seal. Forms: FormHead with a serial as
// text and QR code, Form (ruled fields), Lines (to write on), Slips (cards and
// labels, several on a page, cut apart or torn off). Boxes to tick are the
// characters ☐, ☑ and ☒ in any text. A form to fill in is, for example:
//
//	d.FormHead(page.FormHead{Title: "走访记录表", Subtitle: org, Serial: "ZF2026-A0001"})
//	d.Form(
//		page.FormRow{Fields: []page.Field{{Label: "儿童", Value: name}, {Label: "日期"}}},
//		page.FormRow{Fields: []page.Field{{Label: "在家", Value: "☐ 是　☐ 否"}}},
//		page.FormRow{Fields: []page.Field{{Label: "情况"}}, Height: 120},
//	)
//	d.Table(page.Table{Columns: columns, Rows: names, Blank: 5, Ruled: true, RowHeight: 26})
//	d.Signatures(2, page.Signature{Label: "走访人"}, page.Signature{Label: "监护人"})
//	d.PageBreak() // the next form begins on a page of its own
//
// The package breaks lines itself, by Chinese rules, and loses no character: one
// that none of the fonts has is drawn as its code point in a frame and is still
// found as text in the file.
package page

import "time"

// Options are what holds for a report as a whole. The package has no words of
// its own: all that is printed on the pages comes from here or from the content.
type Options struct {
	// Title is the report's name, printed at the left of each page's head and
	// kept as the file's title.
	Title string
	// Edition is printed at the right of each page's head: the edition and the
	// report's number.
	Edition string
	// Author is the organization, printed at the left of each page's foot and
	// kept as the file's author. It is never a person.
	Author string
	// PageNumber is the format of the page number in the foot, with two whole
	// numbers: this page and all pages, such as "第 %d 页 / 共 %d 页".
	PageNumber string
	// Draft, when not empty, is printed in a frame on every page, the cover too,
	// and pale across it.
	Draft string
	// Watermark is printed pale across every page of what is no draft: who got
	// the file.
	Watermark string
	// Proof is printed in the middle of each page's foot: what the report can be
	// checked by.
	Proof string
	// Continued is the format for a table's caption that is repeated on a
	// further page, such as "%s（续）". Empty repeats no caption.
	Continued string
	// Date is kept as the file's date of making and change. The zero time stands
	// for the start of 1970, so that the same content always gives the same bytes.
	Date time.Time
}

// Doc is a report being put together. Its methods add content in the order in
// which it is to be read; Layout turns it into pages. A Doc is used by one
// goroutine.
type Doc struct {
	options Options
	blocks  []block
	marks   []*mark
	widths  map[int]bool // of pictures, in pixels
}

// block is a piece of content that can be cut into boxes.
type block interface {
	boxes(d *Doc) []box
}

// New answers an empty report.
func New(o Options) *Doc { return &Doc{options: o} }

// Proof sets what stands in the middle of each page's foot; see [Options].
func (d *Doc) Proof(text string) { d.options.Proof = text }

func (d *Doc) add(b block) { d.blocks = append(d.blocks, b) }

// PageBreak starts a new page, unless one has just been started.
func (d *Doc) PageBreak() { d.add(pageBreak{}) }

// Space leaves a gap of the given height in points. A gap at the head of a page
// is left out.
func (d *Doc) Space(height float64) { d.add(space(height)) }

type pageBreak struct{}

func (pageBreak) boxes(*Doc) []box { return nil }

type space float64

func (s space) boxes(*Doc) []box { return []box{{height: float64(s)}} }
