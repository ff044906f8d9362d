package page

import (
	"fmt"
	"sync"
	"sync/atomic"

	"careledger/assets"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// face names a font of the report.
type face uint8

const (
	regular face = iota
	bold
	rare // the characters that the other two lack; it has one weight
	faceCount
)

// typeface is a font with what was already asked of it. It is safe for
// concurrent use.
type typeface struct {
	data []byte
	font *sfnt.Font
	em   fixed.Int26_6
	// known holds, for the Basic Multilingual Plane, 0 for a character not asked
	// yet, 1 for one that is missing, else the advance in 1/64 unit plus 2.
	known    [1 << 16]atomic.Uint32
	outlines sync.Map // rune to path, in em
}

// typefaces loads the embedded fonts once.
var typefaces = sync.OnceValue(func() [faceCount]*typeface {
	return [faceCount]*typeface{
		regular: load(assets.FontRegular),
		bold:    load(assets.FontBold),
		rare:    load(assets.FontRare),
	}
})

// load parses an embedded font. A font that can't be read is a fault of the
// build, which the tests of this package find.
func load(data []byte) *typeface {
	f, err := sfnt.Parse(data)
	if err != nil {
		panic(fmt.Errorf("read an embedded font: %w", err))
	}
	return &typeface{data: data, font: f, em: fixed.I(int(f.UnitsPerEm()))}
}

// advance answers how far the pen moves over a character, in em, and whether
// the font has it.
func (f *typeface) advance(r rune) (float64, bool) {
	if r < 0 || r > 0xFFFF {
		return f.lookup(r)
	}
	switch v := f.known[r].Load(); v {
	case 0:
		em, ok := f.lookup(r)
		v = 1
		if ok {
			v = 2 + uint32(em*float64(f.em)+0.5)
		}
		f.known[r].Store(v)
		return em, ok
	case 1:
		return 0, false
	default:
		return float64(v-2) / float64(f.em), true
	}
}

func (f *typeface) lookup(r rune) (float64, bool) {
	var buf sfnt.Buffer
	index, err := f.font.GlyphIndex(&buf, r)
	if err != nil || index == 0 {
		return 0, false
	}
	adv, err := f.font.GlyphAdvance(&buf, index, f.em, font.HintingNone)
	if err != nil {
		return 0, false
	}
	return float64(adv) / float64(f.em), true
}

// outline answers the shape of a character in em, its baseline at y 0 and y
// growing downwards. It is empty for one that the font lacks.
func (f *typeface) outline(r rune) path {
	if p, ok := f.outlines.Load(r); ok {
		return p.(path)
	}
	var buf sfnt.Buffer
	var p path
	if index, err := f.font.GlyphIndex(&buf, r); err == nil && index != 0 {
		if segments, err := f.font.LoadGlyph(&buf, index, f.em, nil); err == nil {
			p = fromSegments(segments, float64(f.em))
		}
	}
	f.outlines.Store(r, p)
	return p
}

// fromSegments turns a font's outline into a path of lines and cubic curves.
func fromSegments(segments sfnt.Segments, em float64) path {
	at := func(p fixed.Point26_6) point { return point{float64(p.X) / em, float64(p.Y) / em} }
	var p path
	for _, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			p.move(at(s.Args[0]))
		case sfnt.SegmentOpLineTo:
			p.line(at(s.Args[0]))
		case sfnt.SegmentOpQuadTo:
			p.quad(at(s.Args[0]), at(s.Args[1]))
		case sfnt.SegmentOpCubeTo:
			p.cube(at(s.Args[0]), at(s.Args[1]), at(s.Args[2]))
		}
	}
	return p
}
