package widgets_test

import (
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"careledger/app/widgets"
)

func controlKey(name fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierControl}
}

func TestDialogsAnswerEscAndEnter(t *testing.T) {
	open := map[string]func(fyne.Canvas, func()) *widgets.Dialog{
		"confirm": func(c fyne.Canvas, do func()) *widgets.Dialog {
			return widgets.Confirm(c, "Publish?", "All can see it.", "Publish", do)
		},
		"danger": func(c fyne.Canvas, do func()) *widgets.Dialog {
			return widgets.Danger(c, "Delete?", "It goes to the bin.", "Delete", do)
		},
	}
	for name, ask := range open {
		t.Run(name, func(t *testing.T) {
			c := show(t, widgets.Body(""))
			done, closed := 0, 0
			d := ask(c, func() { done++ })
			d.OnClosed = func() { closed++ }
			key(t, c, fyne.KeyEscape)
			if d.IsOpen() || done != 0 || closed != 1 {
				t.Errorf("after Esc: open %v, done %d, closed %d", d.IsOpen(), done, closed)
			}
			d = ask(c, func() {
				done++
				if c.Overlays().Top() != nil {
					t.Error("the dialog is still open while its work is done")
				}
			})
			key(t, c, fyne.KeyReturn)
			if d.IsOpen() || done != 1 {
				t.Errorf("after Enter: open %v, done %d", d.IsOpen(), done)
			}
		})
	}
}

func TestFormDialogStaysUntilSaved(t *testing.T) {
	form, name, _ := visitForm(t)
	c := show(t, widgets.Body(""))
	saves, ok := 0, false
	d := widgets.ShowForm(c, "New visit", form, "Save", func(d *widgets.Dialog) bool {
		saves++
		if !ok {
			form.SetError("name", "Who?")
			d.SetProblem("Nothing was saved.")
		}
		return ok
	})
	if c.Focused() != fyne.Focusable(name) {
		t.Fatalf("the first field has not the keyboard but %T", c.Focused())
	}
	write(t, c, "Li")
	control(t, c, fyne.KeyReturn)
	if !d.IsOpen() || saves != 1 || !texts(c)["Nothing was saved."] || !texts(c)["Who?"] {
		t.Error("a save that failed should leave the dialog with what is wrong")
	}
	ok = true
	control(t, c, fyne.KeyReturn)
	if d.IsOpen() || saves != 2 || form.Values()["name"] != "Li" {
		t.Error("a save that worked should close the dialog")
	}
	again := widgets.ShowForm(c, "New visit", form, "Save", func(*widgets.Dialog) bool { saves++; return true })
	key(t, c, fyne.KeyEscape)
	if again.IsOpen() || saves != 2 {
		t.Error("Esc should close the dialog and save nothing")
	}
}

func TestDialogFitsTheLeastWindow(t *testing.T) {
	c := show(t, widgets.Body(""))
	var fields []widgets.FieldOf
	for _, k := range []string{"a", "b", "c", "d", "e", "f"} {
		fields = append(fields, widgets.FieldOf{Key: k, Label: k, Wide: true, Input: widgets.NewMultiline("", 4)})
	}
	widgets.ShowForm(c, "Long", widgets.NewForm(fields...), "Save", func(*widgets.Dialog) bool { return true })
	for _, b := range find[*widgets.Button](c) {
		pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
		if pos.Y+b.Size().Height > 540 || pos.Y < 0 {
			t.Errorf("%s lies at %v, outside the window", b.Text(), pos)
		}
	}
}

func TestBusyDialogCannotBeClosed(t *testing.T) {
	c := show(t, widgets.Body(""))
	d := widgets.NewDialog(c, "Import", widgets.Body("Working")).Open()
	d.SetBusy(true)
	d.Close()
	if !d.IsOpen() {
		t.Error("a busy dialog closed")
	}
	d.SetBusy(false)
	d.Close()
	if d.IsOpen() {
		t.Error("the dialog stays open")
	}
}

func TestButtonsAnswerEnterAndSpace(t *testing.T) {
	pressed := 0
	b := widgets.PrimaryButton("Save", func() { pressed++ })
	c := show(t, b)
	c.Focus(b)
	key(t, c, fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace)
	test.Tap(b)
	if pressed != 4 {
		t.Errorf("pressed %d times, want 4", pressed)
	}
	b.Disable()
	key(t, c, fyne.KeyReturn)
	test.Tap(b)
	if pressed != 4 {
		t.Error("a button that is off was pressed")
	}
}

func TestToastsGoAwayByThemselves(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dress(t)
		toasts := widgets.NewToasts()
		window := test.NewTempWindow(t, container.NewStack(toasts))
		window.Resize(fyne.NewSize(1024, 540))

		toasts.Success("Saved")
		toasts.Problem("Disk full")
		undone := 0
		toasts.Undoable("Deleted", "Undo", func() { undone++ })
		if got := toasts.Texts(); len(got) != 3 {
			t.Fatalf("shown: %v", got)
		}
		time.Sleep(5 * time.Second)
		synctest.Wait()
		if got := toasts.Texts(); len(got) != 2 || got[0] != "Disk full" {
			t.Errorf("after five seconds: %v", got)
		}
		if !toasts.Act() || undone != 1 || toasts.Act() {
			t.Error("the offer should be taken once, and go")
		}
		time.Sleep(5 * time.Second)
		synctest.Wait()
		if got := toasts.Texts(); len(got) != 0 {
			t.Errorf("after ten seconds: %v", got)
		}
		for range 5 {
			toasts.Success("Saved")
		}
		if got := toasts.Texts(); len(got) != 3 {
			t.Errorf("%d toasts at once, want at most 3", len(got))
		}
		toasts.Clear()
	})
}

func TestWhatHasTheKeyboardIsInSight(t *testing.T) {
	var fields []widgets.FieldOf
	for n := range 30 {
		fields = append(fields, widgets.FieldOf{Key: fmt.Sprint(n), Label: fmt.Sprint(n), Wide: true, Input: widgets.NewTextEntry("")})
	}
	c := show(t, widgets.Body(""))
	d := widgets.ShowForm(c, "Long", widgets.NewForm(fields...), "Save", func(*widgets.Dialog) bool { return false })
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject
	wantInSight := func() {
		t.Helper()
		o := c.Focused().(fyne.CanvasObject)
		if top := place(o).Y; top < 60 || top+o.Size().Height > 540 {
			t.Errorf("%v has the keyboard and stands from %v to %v", o, top, top+o.Size().Height)
		}
	}
	for range fields {
		wantInSight()
		test.FocusNext(c)
	}
	button := c.Focused().(*widgets.Button)
	before := place(fields[29].Input)
	wantInSight()
	if d.Close(); button.Text() != "取消" || before.Y <= 60 {
		t.Errorf("after the last field comes %q, and that field stands at %v", button.Text(), before)
	}
	d.Open()
	test.FocusPrevious(c)
	wantInSight()
}
