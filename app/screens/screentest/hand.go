package screentest

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"careledger/app/widgets"
)

// Hand works on a window as a person does: it reads what is shown, presses what
// bears a word, fills fields by their label, and types keys.
type Hand struct {
	T      testing.TB
	Canvas fyne.Canvas
}

// shown are all objects of what lies on top: the dialog that is open, or the
// window's content.
func (h Hand) shown() []fyne.CanvasObject {
	if top := h.Canvas.Overlays().Top(); top != nil {
		return visible(top)
	}
	return visible(h.Canvas.Content())
}

// visible are an object and all objects in it, without those that are hidden
// and what lies in them.
func visible(o fyne.CanvasObject) []fyne.CanvasObject {
	if o == nil || !o.Visible() {
		return nil
	}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	all := []fyne.CanvasObject{o}
	for _, child := range inside {
		all = append(all, visible(child)...)
	}
	return all
}

// Texts returns the texts that are shown, in the order of drawing. A text that
// is drawn shortened or in several lines is given whole as well.
func (h Hand) Texts() []string { return texts(h.shown()) }

// texts are the texts of objects, without the empty ones and repeats.
func texts(objects []fyne.CanvasObject) []string {
	var all []string
	for _, o := range objects {
		text := ""
		switch o := o.(type) {
		case interface{ Text() string }:
			text = o.Text()
		case *canvas.Text:
			text = o.Text
		case widgets.Input:
			text = o.Value()
		}
		if text != "" && (len(all) == 0 || all[len(all)-1] != text) {
			all = append(all, text)
		}
	}
	return all
}

// Sees reports whether a text is shown, alone or within another.
func (h Hand) Sees(text string) bool {
	for _, shown := range h.Texts() {
		if strings.Contains(shown, text) {
			return true
		}
	}
	return false
}

// WantText fails the test unless a text is shown.
func (h Hand) WantText(text string) {
	h.T.Helper()
	if !h.Sees(text) {
		h.T.Errorf("%q is not shown; shown are %q", text, h.Texts())
	}
}

// WantNoText fails the test when a text is shown.
func (h Hand) WantNoText(text string) {
	h.T.Helper()
	if h.Sees(text) {
		h.T.Errorf("%q is still shown", text)
	}
}

// Press presses the innermost thing that bears exactly this word: a button, a
// chip, a box with its text, a line of a menu.
func (h Hand) Press(word string) {
	h.T.Helper()
	var target fyne.Tappable
	for _, o := range h.shown() {
		if can, ok := o.(fyne.Tappable); ok && slices.Contains(texts(test.LaidOutObjects(o)), word) {
			target = can
		}
	}
	if target == nil {
		h.T.Fatalf("nothing to press says %q; shown are %q", word, h.Texts())
	}
	test.Tap(target)
}

// DoublePress opens the row of a list that bears exactly this word.
func (h Hand) DoublePress(word string) {
	h.T.Helper()
	var target fyne.DoubleTappable
	for _, o := range h.shown() {
		if can, ok := o.(fyne.DoubleTappable); ok && slices.Contains(texts(test.LaidOutObjects(o)), word) {
			target = can
		}
	}
	if target == nil {
		h.T.Fatalf("no row says %q; shown are %q", word, h.Texts())
	}
	test.DoubleTap(target)
}

// Field returns the field below or beside a label.
func (h Hand) Field(label string) widgets.Input {
	h.T.Helper()
	found := false
	for _, o := range h.shown() {
		if text, ok := o.(interface{ Text() string }); ok && strings.TrimSuffix(text.Text(), " *") == label {
			found = true
			continue
		}
		if field, ok := o.(widgets.Input); ok && found {
			return field
		}
	}
	h.T.Fatalf("no field is labelled %q; shown are %q", label, h.Texts())
	return nil
}

// Fill types a value into the field of a label, in place of what was there.
func (h Hand) Fill(label, value string) {
	h.T.Helper()
	field := h.Field(label)
	focusable, ok := field.(fyne.Focusable)
	if !ok {
		h.T.Fatalf("the field %q takes no keyboard", label)
	}
	h.Canvas.Focus(focusable)
	if whole, ok := field.(interface{ SelectAll() }); ok && field.Value() != "" {
		whole.SelectAll()
		focusable.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	}
	test.Type(focusable, value)
}

// Type types characters to whatever has the keyboard, or else to the window.
func (h Hand) Type(text string) {
	for _, r := range text {
		if focused := h.Canvas.Focused(); focused != nil {
			focused.TypedRune(r)
		} else if f := h.Canvas.OnTypedRune(); f != nil {
			f(r)
		}
	}
}

// Key presses a named key, such as [fyne.KeyReturn].
func (h Hand) Key(names ...fyne.KeyName) {
	for _, name := range names {
		event := &fyne.KeyEvent{Name: name}
		if focused := h.Canvas.Focused(); focused != nil {
			focused.TypedKey(event)
		} else if f := h.Canvas.OnTypedKey(); f != nil {
			f(event)
		}
	}
}

// Control presses Ctrl and a key.
func (h Hand) Control(name fyne.KeyName) {
	shortcut := &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierControl}
	if focused, ok := h.Canvas.Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(shortcut)
		return
	}
	if c, ok := h.Canvas.(fyne.Shortcutable); ok {
		c.TypedShortcut(shortcut)
	}
}

// Choose opens the choice of a label, types and takes what fits best.
func (h Hand) Choose(label, text string) {
	h.T.Helper()
	focusable, ok := h.Field(label).(fyne.Focusable)
	if !ok {
		h.T.Fatalf("the field %q takes no keyboard", label)
	}
	h.Canvas.Focus(focusable)
	h.Pick(text)
}

// Pick types into the choice that has the keyboard and takes what fits best.
func (h Hand) Pick(text string) {
	h.Type(text)
	h.Key(fyne.KeyReturn)
}
