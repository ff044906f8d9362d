package app

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"careledger/app/widgets"
	"careledger/data/demo"
)

// pressedOtherwise are the things that the mouse presses and Tab passes by, with
// the keys that do the same.
var pressedOtherwise = map[string]string{
	"*app.searchField": "Ctrl+K",
	"*app.line":        "arrow keys and Enter",
	"*app.popup":       "Esc",
	"*widgets.popup":   "Esc",
	"*widgets.Dialog":  "swallows presses beside its card",
	"*widgets.catcher": "swallows presses on its card",

	"*widget.scrollBarArea": "Page Up and Page Down",
}

// TestEveryActionHasItsKey walks through all places and their views, and what
// opens over them: whatever can be pressed is reached by Tab or has a key of its
// own, and shows when it has the keyboard.
func TestEveryActionHasItsKey(t *testing.T) {
	d, store := signedIn(t)
	if err := demo.Fill(store, d.shell.session, demo.Options{Children: 12}); err != nil {
		t.Fatal(err)
	}
	shownBy := map[string]bool{} // kinds of things that were seen to show the keyboard
	look := func(where string) {
		t.Helper()
		wantReached(t, d, where, shownBy)
	}
	for _, place := range d.shell.places {
		d.shell.Go(place.id, "")
		look(place.id)
		for _, tool := range d.shell.top.tools.Objects {
			chips, ok := tool.(*widgets.ChipGroup)
			if !ok {
				continue
			}
			for view := 1; view < chips.Len(); view++ {
				chips.Choose(view)
				look(fmt.Sprintf("%s, view %d", place.id, view+1))
			}
			chips.Choose(0)
		}
		d.Control(fyne.KeyN)
		look("what is recorded in " + place.id)
		d.Key(fyne.KeyEscape)
		if top := d.Canvas.Overlays().Top(); top != nil {
			t.Errorf("Esc does not close what Ctrl+N opened in %s: %T", place.id, top)
			d.closePopups()
		}
	}
	for name, open := range map[string]func(){
		"the search": d.shell.openSearch, "the menu of records": d.shell.openRecordMenu,
		"the sheet of keys": d.shell.openKeySheet, "the handbook": d.openHelp,
	} {
		open()
		look(name)
		d.Key(fyne.KeyEscape)
		if top := d.Canvas.Overlays().Top(); top != nil {
			t.Errorf("Esc does not close %s", name)
			d.closePopups()
		}
	}
	d.lock()
	look("the sign-in")
	if len(shownBy) < 5 {
		t.Errorf("only these were seen with the keyboard: %v", shownBy)
	}
}

// wantReached goes round by Tab and compares with what is shown.
func wantReached(t *testing.T, d *testDesktop, where string, shownBy map[string]bool) {
	t.Helper()
	root := d.Canvas.Content()
	if top := d.Canvas.Overlays().Top(); top != nil {
		root = top
	}
	d.Canvas.Unfocus()
	var round []fyne.Focusable
	for test.FocusNext(d.Canvas); d.Canvas.Focused() != nil && !slices.Contains(round, d.Canvas.Focused()); test.FocusNext(d.Canvas) {
		round = append(round, d.Canvas.Focused())
	}
	var missed []string
	var walk func(o fyne.CanvasObject, reached bool)
	walk = func(o fyne.CanvasObject, reached bool) {
		if o == nil || !o.Visible() {
			return
		}
		kind := fmt.Sprintf("%T", o)
		focusable, takesKeys := o.(fyne.Focusable)
		if takesKeys && slices.Contains(round, focusable) {
			reached = true
			if !shownBy[kind] {
				shownBy[kind] = true
				wantFocusShown(t, d, focusable, where)
			}
		}
		off, _ := o.(fyne.Disableable)
		_, pressed := o.(fyne.Tappable)
		if (pressed || takesKeys) && !reached && pressedOtherwise[kind] == "" && (off == nil || !off.Disabled()) {
			missed = append(missed, kind+" "+said(o))
		}
		for _, child := range inside(o) {
			walk(child, reached)
		}
	}
	walk(root, false)
	if len(missed) > 0 {
		t.Errorf("%s: no key comes to %s", where, strings.Join(missed, "; "))
	}
}

// wantFocusShown wants a thing to be drawn otherwise while it has the keyboard.
func wantFocusShown(t *testing.T, d *testDesktop, f fyne.Focusable, where string) {
	t.Helper()
	o := f.(fyne.CanvasObject)
	d.Canvas.Unfocus()
	without := painted(o)
	d.Canvas.Focus(f)
	if painted(o) == without {
		t.Errorf("%s: %T %s does not show that it has the keyboard", where, o, said(o))
	}
	d.Canvas.Unfocus()
}

// painted are the colours and lines of all rectangles in an object.
func painted(o fyne.CanvasObject) string {
	if r, ok := o.(*canvas.Rectangle); ok && r.Visible() {
		return fmt.Sprint(r.FillColor, r.StrokeColor, r.StrokeWidth, ";")
	}
	all := ""
	for _, child := range inside(o) {
		all += painted(child)
	}
	return all
}

// inside are the parts of an object.
func inside(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

// said is the first text in an object.
func said(o fyne.CanvasObject) string {
	for _, child := range test.LaidOutObjects(o) {
		if text, ok := child.(*canvas.Text); ok && text.Text != "" {
			return "“" + text.Text + "”"
		}
	}
	return ""
}

func TestCtrlZTakesBackWhatWasJustDone(t *testing.T) {
	d, _ := signedIn(t)
	undone := 0
	press := func() { d.Canvas.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{}) }
	d.shell.ToastUndo("已删除。", func() { undone++ })
	d.openHelp()
	if press(); undone != 0 {
		t.Error("it is taken back from under the handbook")
	}
	d.Key(fyne.KeyEscape)
	press()
	if press(); undone != 1 {
		t.Errorf("it was taken back %d times", undone)
	}
}

func TestPageKeysTurnWhatIsLong(t *testing.T) {
	d, _ := signedIn(t)
	d.Control(fyne.KeyComma)
	d.Press("本机")
	place := func() float32 {
		for _, o := range test.LaidOutObjects(d.shell.middle) {
			if text, ok := o.(*widgets.Text); ok && text.Text() == "出了问题" {
				return fyne.CurrentApp().Driver().AbsolutePositionForObject(text).Y
			}
		}
		t.Fatal("the last card is not there")
		return 0
	}
	d.Canvas.Unfocus()
	d.shell.object.Resize(fyne.NewSize(1024, 400))
	before := place()
	if d.Key(fyne.KeyPageDown); place() >= before {
		t.Errorf("after Page Down the last card stands at %v, before at %v", place(), before)
	}
	if d.Key(fyne.KeyPageUp); place() != before {
		t.Errorf("after Page Up it stands at %v, before at %v", place(), before)
	}
}
