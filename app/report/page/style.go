package page

// Color is an opaque colour of the page.
type Color struct{ R, G, B uint8 }

// The colours of a report. There is one colour, teal, and it stays dark enough
// to read when a page is printed in grey.
var (
	ink    = Color{0x22, 0x30, 0x2E}
	quiet  = Color{0x5A, 0x66, 0x64}
	teal   = Color{0x0F, 0x6B, 0x62}
	middle = Color{0x7F, 0xB3, 0xAC}
	pale   = Color{0xC9, 0xE0, 0xDC}
	soft   = Color{0xEC, 0xF3, 0xF1}
	hair   = Color{0xCF, 0xCE, 0xC9}
	faint  = Color{0xE9, 0xE8, 0xE4}
	marked = Color{0xEF, 0xEE, 0xEB} // a watermark
	white  = Color{0xFF, 0xFF, 0xFF}
	seal   = Color{0xA9, 0xA4, 0x96}
)

// The page: A4, in points of 1/72 inch, measured from its top left corner.
const (
	pageWidth  = 595.28
	pageHeight = 841.89
	marginX    = 54
	top        = 66
	bottom     = pageHeight - 66
	bodyWidth  = pageWidth - 2*marginX

	headText = 38
	headRule = 47
	footText = pageHeight - 34
	bandSize = 10.5
)

// style is how a text is set: sizes and distances in points.
type style struct {
	size    float64
	leading float64 // from one baseline to the next
	bold    bool
	color   Color
	before  float64 // gap above, left out at the head of a page
	after   float64 // gap below, at least
	justify bool    // lines but the last are spread to the full width
}

// The styles of a report's texts.
var (
	styleTitle    = style{size: 24, leading: 33, bold: true, color: ink}
	styleSubtitle = style{size: 15.5, leading: 23, color: ink}
	styleKicker   = style{size: 10, leading: 16, color: quiet}
	styleHeading  = [3]style{
		{size: 15, leading: 22, bold: true, color: teal, before: 24, after: 8},
		{size: 12, leading: 18, bold: true, color: ink, before: 18, after: 5},
		{size: 10.5, leading: 16, bold: true, color: ink, before: 13, after: 4},
	}
	styleBody       = style{size: 10, leading: 17, color: ink, before: 6, after: 2, justify: true}
	styleQuiet      = style{size: 8.5, leading: 13.5, color: quiet, before: 5, after: 5, justify: true}
	styleCaption    = style{size: 8.5, leading: 13, color: quiet, before: 12, after: 5}
	styleCell       = style{size: 9, leading: 13.5, color: ink}
	styleCellBold   = style{size: 9, leading: 13.5, bold: true, color: ink}
	styleFigure     = style{size: 20, leading: 26, bold: true, color: ink}
	styleLabel      = style{size: 8.5, leading: 13, color: quiet}
	styleHead       = style{size: 8, leading: 12, color: quiet}
	styleDraft      = style{size: 8, leading: 12, bold: true, color: quiet}
	styleValue      = style{size: 7.5, leading: 10, color: ink}
	styleAxis       = style{size: 7.5, leading: 10, color: quiet}
	styleContents   = [3]style{{size: 10.5, leading: 17, bold: true, color: ink, before: 9}, {size: 10, leading: 17, color: ink, before: 2}, {size: 9.5, leading: 16, color: quiet, before: 1}}
	styleFormTitle  = style{size: 17, leading: 25, bold: true, color: ink}
	styleSerial     = style{size: 7, leading: 9, color: ink}
	styleSlip       = style{size: 9.5, leading: 15, color: ink}
	styleSeal       = style{size: 11, leading: 16, color: seal}
	styleEmphasized = style{size: 10, leading: 17, bold: true, color: ink, before: 6, after: 2, justify: true}
)

// face answers which font the style is set in.
func (s style) face() face {
	if s.bold {
		return bold
	}
	return regular
}

// rise is how far the first baseline of a line lies under the line's top edge.
// The characters' square is centred in the line: it reaches from 0.12 em under
// the baseline to 0.88 em above.
func (s style) rise() float64 { return (s.leading-s.size)/2 + 0.88*s.size }
