package widgets

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"careledger/app/theme"
)

// The size of a small picture, and of the gaps between them.
const (
	thumbWidth  float32 = 112
	thumbHeight float32 = 84
	thumbGap    float32 = 8
	thumbNone   float32 = 22 // height of the row while there are none
)

// ThumbOf is one of the small pictures of [Thumbs].
type ThumbOf struct {
	Picture image.Image // nil while it is not read yet
	Word    string      // on the pill in its corner; "" for none
	Tone    Tone        // of the pill
}

// Thumbs shows small pictures beside each other, in as many lines as it takes.
// Arrows choose one, Enter or a click opens it, Ctrl+V pastes.
type Thumbs struct {
	widget.BaseWidget
	// OnOpen is called with the picture that is opened, from 0.
	OnOpen func(i int)
	// OnKey is given keys that Thumbs itself has no use for, with the chosen
	// picture, -1 for none, and reports whether it did something.
	OnKey func(i int, ev *fyne.KeyEvent) bool
	// OnPaste is given the text of the clipboard.
	OnPaste func(text string)

	thumbs  []*thumb
	box     *fyne.Container
	chosen  int
	focused bool
}

var (
	_ fyne.Focusable    = (*Thumbs)(nil)
	_ fyne.Shortcutable = (*Thumbs)(nil)
)

// NewThumbs makes an empty row.
func NewThumbs() *Thumbs {
	t := &Thumbs{box: Flow(thumbGap)}
	t.ExtendBaseWidget(t)
	return t
}

// Set shows these pictures in the place of those before.
func (t *Thumbs) Set(all []ThumbOf) {
	for len(t.thumbs) < len(all) {
		t.thumbs = append(t.thumbs, newThumb(t, len(t.thumbs)))
	}
	t.thumbs = t.thumbs[:len(all)]
	t.box.Objects = nil
	for i, of := range all {
		t.thumbs[i].set(of)
		t.box.Add(t.thumbs[i])
	}
	t.chosen = max(0, min(t.chosen, len(all)-1))
	t.box.Refresh()
	t.Refresh()
}

// Len answers how many pictures there are.
func (t *Thumbs) Len() int { return len(t.thumbs) }

// Open opens a picture, from 0.
func (t *Thumbs) Open(i int) {
	touched()
	t.choose(i)
	if i >= 0 && i < len(t.thumbs) && t.OnOpen != nil {
		t.OnOpen(i)
	}
}

func (t *Thumbs) choose(i int) {
	t.chosen = max(0, min(i, len(t.thumbs)-1))
	for _, o := range t.thumbs {
		o.Refresh()
	}
}

// TypedKey chooses and opens.
func (t *Thumbs) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case ev.Name == fyne.KeyLeft:
		t.choose(t.chosen - 1)
	case ev.Name == fyne.KeyRight:
		t.choose(t.chosen + 1)
	case isEnter(ev) && len(t.thumbs) > 0, ev.Name == fyne.KeySpace:
		t.Open(t.chosen)
	case t.OnKey != nil && t.OnKey(min(t.chosen, len(t.thumbs)-1), ev):
	default:
		passKey(t, ev)
	}
}

// TypedRune has no use for characters.
func (t *Thumbs) TypedRune(r rune) {
	if r != ' ' {
		passRune(t, r)
	}
}

// TypedShortcut pastes; others go on to the window.
func (t *Thumbs) TypedShortcut(s fyne.Shortcut) {
	if paste, ok := s.(*fyne.ShortcutPaste); ok && t.OnPaste != nil {
		t.OnPaste(paste.Clipboard.Content())
		return
	}
	passShortcut(t, s)
}

// FocusGained shows that the keyboard is here.
func (t *Thumbs) FocusGained() { t.focused = true; t.Refresh() }

// FocusLost shows that the keyboard has gone.
func (t *Thumbs) FocusLost() { t.focused = false; t.Refresh() }

// CreateRenderer makes the parts that Fyne draws.
func (t *Thumbs) CreateRenderer() fyne.WidgetRenderer {
	ring := rectangle(theme.ButtonCorner)
	d := &drawn{objects: []fyne.CanvasObject{t.box, ring}}
	d.min = func() fyne.Size {
		size := t.box.MinSize()
		return fyne.NewSize(thumbWidth, max(size.Height, thumbNone))
	}
	d.layout = func(size fyne.Size) {
		place(t.box, 0, 0, size.Width, size.Height)
		place(ring, 0, 0, size.Width, size.Height)
	}
	d.refresh = func() {
		paint(ring, "", theme.ColorLine, theme.Hair)
		if t.focused {
			paint(ring, "", theme.ColorFocus, focusWidth)
		}
		ring.Hidden = len(t.thumbs) > 0
		for _, o := range t.thumbs {
			o.Refresh()
		}
	}
	return d
}

// thumb is one picture of the row.
type thumb struct {
	widget.BaseWidget
	row     *Thumbs
	at      int
	of      ThumbOf
	picture *canvas.Image
	pill    *Pill
	hovered bool
}

func newThumb(row *Thumbs, at int) *thumb {
	t := &thumb{row: row, at: at, picture: &canvas.Image{FillMode: canvas.ImageFillContain}, pill: NewPill("", Grey)}
	t.ExtendBaseWidget(t)
	return t
}

func (t *thumb) set(of ThumbOf) {
	t.of, t.picture.Image = of, of.Picture
	t.picture.Hidden = of.Picture == nil
	t.pill.Set(of.Word, of.Tone)
	t.pill.Hidden = of.Word == ""
	t.Refresh()
}

// Tapped opens the picture.
func (t *thumb) Tapped(*fyne.PointEvent) {
	focus(t.row)
	t.row.Open(t.at)
}

// MouseIn shows that the mouse points here.
func (t *thumb) MouseIn(*desktop.MouseEvent) { t.hovered = true; t.Refresh() }

// MouseMoved shows nothing; somebody is there.
func (t *thumb) MouseMoved(*desktop.MouseEvent) { touched() }

// MouseOut shows that the mouse has gone.
func (t *thumb) MouseOut() { t.hovered = false; t.Refresh() }

// Cursor is a hand.
func (t *thumb) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer makes the parts that Fyne draws.
func (t *thumb) CreateRenderer() fyne.WidgetRenderer {
	ground, ring := rectangle(theme.ButtonCorner), rectangle(theme.ButtonCorner)
	d := &drawn{objects: []fyne.CanvasObject{ground, t.picture, t.pill, ring}}
	d.min = func() fyne.Size { return fyne.NewSize(thumbWidth, thumbHeight) }
	d.layout = func(size fyne.Size) {
		place(ground, 0, 0, size.Width, size.Height)
		place(ring, 0, 0, size.Width, size.Height)
		place(t.picture, 3, 3, size.Width-6, size.Height-6)
		m := t.pill.MinSize()
		place(t.pill, 5, size.Height-m.Height-5, min(m.Width, size.Width-10), m.Height)
	}
	d.refresh = func() {
		paint(ground, theme.ColorRail, "", 0)
		paint(ring, "", theme.ColorLine, theme.Hair)
		if t.hovered {
			paint(ring, "", theme.ColorTeal, theme.Hair)
		}
		if t.row.focused && t.at == t.row.chosen {
			paint(ring, "", theme.ColorFocus, focusWidth)
		}
		d.layout(t.Size())
	}
	d.refresh()
	return d
}

// Photo shows one picture as large as there is room. It takes the keyboard for
// keys that its screen has a use for.
type Photo struct {
	widget.BaseWidget
	// OnKey is given the keys and reports whether it did something; OnRune
	// characters.
	OnKey  func(ev *fyne.KeyEvent) bool
	OnRune func(r rune) bool

	picture *canvas.Image
	height  float32
	focused bool
}

var _ fyne.Focusable = (*Photo)(nil)

// NewPhoto makes an empty one that is at least so high.
func NewPhoto(height float32) *Photo {
	p := &Photo{picture: &canvas.Image{FillMode: canvas.ImageFillContain}, height: height}
	p.ExtendBaseWidget(p)
	return p
}

// SetPicture shows another picture; nil for none.
func (p *Photo) SetPicture(picture image.Image) {
	p.picture.Image, p.picture.Hidden = picture, picture == nil
	p.Refresh()
}

// Tapped takes the keyboard.
func (p *Photo) Tapped(*fyne.PointEvent) { focus(p) }

// TypedKey hands keys to the screen, and what it has no use for to the dialog.
func (p *Photo) TypedKey(ev *fyne.KeyEvent) {
	if p.OnKey == nil || !p.OnKey(ev) {
		passKey(p, ev)
	}
}

// TypedRune hands characters to the screen.
func (p *Photo) TypedRune(r rune) {
	if p.OnRune == nil || !p.OnRune(r) {
		passRune(p, r)
	}
}

// FocusGained shows that the keyboard is here.
func (p *Photo) FocusGained() { p.focused = true; p.Refresh() }

// FocusLost shows that the keyboard has gone.
func (p *Photo) FocusLost() { p.focused = false; p.Refresh() }

// CreateRenderer makes the parts that Fyne draws.
func (p *Photo) CreateRenderer() fyne.WidgetRenderer {
	ground, ring := rectangle(theme.ButtonCorner), rectangle(theme.ButtonCorner)
	d := &drawn{objects: []fyne.CanvasObject{ground, p.picture, ring}}
	d.min = func() fyne.Size { return fyne.NewSize(160, p.height) }
	d.layout = func(size fyne.Size) {
		place(ground, 0, 0, size.Width, size.Height)
		place(ring, 0, 0, size.Width, size.Height)
		place(p.picture, 4, 4, size.Width-8, size.Height-8)
	}
	d.refresh = func() {
		paint(ground, theme.ColorRail, "", 0)
		paint(ring, "", "", 0)
		if p.focused {
			paint(ring, "", theme.ColorFocus, focusWidth)
		}
	}
	d.refresh()
	return d
}
