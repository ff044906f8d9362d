package widgets_test

import (
	"fmt"
	"io/fs"
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"

	"careledger/app/theme"
	"careledger/app/widgets"
	"careledger/assets"
)

// TestMain gives the widgets their Chinese, as the program does at its start.
func TestMain(m *testing.M) {
	words, err := fs.ReadFile(assets.Translations, "zh.widgets.json")
	if err == nil {
		err = lang.AddTranslationsForLocale(words, "zh-Hans")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// dress starts an app that wears our theme.
func dress(t testing.TB) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 100))
}

// show puts a content into a window of the least size and answers its canvas.
func show(t testing.TB, content fyne.CanvasObject) fyne.Canvas {
	t.Helper()
	dress(t)
	window := test.NewTempWindow(t, content)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(1024, 540))
	return window.Canvas()
}

// key presses a key on whatever has the keyboard.
func key(t testing.TB, c fyne.Canvas, names ...fyne.KeyName) {
	t.Helper()
	for _, name := range names {
		focused := c.Focused()
		if focused == nil {
			t.Fatalf("nothing has the keyboard for %s", name)
		}
		focused.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

// write types characters into whatever has the keyboard.
func write(t testing.TB, c fyne.Canvas, text string) {
	t.Helper()
	for _, r := range text {
		focused := c.Focused()
		if focused == nil {
			t.Fatalf("nothing has the keyboard for %q", r)
		}
		focused.TypedRune(r)
	}
}

// control presses a key together with Ctrl.
func control(t testing.TB, c fyne.Canvas, name fyne.KeyName) {
	t.Helper()
	s, ok := c.Focused().(fyne.Shortcutable)
	if !ok {
		t.Fatal("what has the keyboard takes no shortcuts")
	}
	s.TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierControl})
}

// find answers the widgets of one type that are shown in the content and in the
// dialog on top.
func find[W fyne.CanvasObject](c fyne.Canvas) []W {
	var found []W
	roots := []fyne.CanvasObject{c.Content()}
	if top := c.Overlays().Top(); top != nil {
		roots = append(roots, top)
	}
	for _, root := range roots {
		walk(root, func(o fyne.CanvasObject) {
			if w, ok := o.(W); ok {
				found = append(found, w)
			}
		})
	}
	return found
}

// walk visits an object and all that it shows.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(o).Objects()
	}
	for _, child := range children {
		walk(child, visit)
	}
}

// texts answers all texts that are shown.
func texts(c fyne.Canvas) map[string]bool {
	shown := map[string]bool{}
	for _, text := range find[*widgets.Text](c) {
		shown[text.Text()] = true
	}
	return shown
}
