package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"careledger/app/widgets"
)

func visitForm(t *testing.T) (*widgets.Form, *widgets.TextEntry, *widgets.TextEntry) {
	t.Helper()
	dress(t)
	name, note := widgets.NewTextEntry(""), widgets.NewMultiline("", 3)
	return widgets.NewForm(
		widgets.FieldOf{Key: "name", Label: "Name", Required: true, Input: name},
		widgets.FieldOf{Key: "date", Label: "Date", Input: widgets.NewDateField()},
		widgets.FieldOf{Key: "kind", Label: "Kind", Input: widgets.NewChoice([]widgets.Option{{Key: "home", Label: "Home"}, {Key: "school", Label: "School"}}, "")},
		widgets.FieldOf{Key: "told", Input: widgets.NewCheckBox("Told", nil)},
		widgets.FieldOf{Key: "note", Label: "Note", Wide: true, Input: note},
	), name, note
}

func TestFormGoesOnWithEnter(t *testing.T) {
	form, name, note := visitForm(t)
	c := show(t, form)
	form.FocusFirst()
	if c.Focused() != fyne.Focusable(name) {
		t.Fatal("the first field has not the keyboard")
	}
	write(t, c, "Li")
	key(t, c, fyne.KeyReturn)
	write(t, c, "20260304")
	key(t, c, fyne.KeyReturn)
	key(t, c, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // opens, moves, takes
	key(t, c, fyne.KeySpace, fyne.KeyReturn)
	if c.Focused() != fyne.Focusable(note) {
		t.Fatalf("Enter did not come to the last field but to %T", c.Focused())
	}
	write(t, c, "seen")
	key(t, c, fyne.KeyReturn)
	write(t, c, "well")
	submitted := 0
	form.OnSubmit = func() { submitted++ }
	control(t, c, fyne.KeyReturn)
	if submitted != 1 {
		t.Errorf("Ctrl+Enter submitted %d times", submitted)
	}
	want := map[string]string{"name": "Li", "date": "2026-03-04", "kind": "school", "told": "1", "note": "seen\nwell"}
	got := form.Values()
	for k, v := range want {
		if got[k] != v {
			t.Errorf("%s is %q, want %q", k, got[k], v)
		}
	}
}

func TestFormShowsErrorsUnderTheirFields(t *testing.T) {
	form, name, _ := visitForm(t)
	c := show(t, form)
	low := form.MinSize().Height
	if !form.SetError("name", "Two children have this name.") {
		t.Fatal("the field is not known")
	}
	if !texts(c)["Two children have this name."] || form.Error("name") == "" {
		t.Error("the error is not shown")
	}
	if c.Focused() != fyne.Focusable(name) {
		t.Error("the wrong field has not the keyboard")
	}
	if form.MinSize().Height <= low {
		t.Error("the error has no room of its own")
	}
	form.ClearErrors()
	if texts(c)["Two children have this name."] || form.MinSize().Height != low {
		t.Errorf("the error stays after it was cleared, or its room: %v, first %v", form.MinSize().Height, low)
	}
	if form.SetError("none", "x") {
		t.Error("an unknown field took an error")
	}
}

func TestFormAsksForRequiredFields(t *testing.T) {
	form, name, _ := visitForm(t)
	show(t, form)
	if form.RequireFilled() || form.Error("name") == "" || form.Error("note") != "" {
		t.Error("the empty required field, and only it, should be marked")
	}
	name.SetValue("Li")
	if !form.RequireFilled() || form.Error("name") != "" {
		t.Error("a filled field is still marked")
	}
}

func TestFormTurnsToOneColumnWhenNarrow(t *testing.T) {
	form, _, _ := visitForm(t)
	show(t, form)
	form.Resize(fyne.NewSize(600, 400))
	wide := form.MinSize().Height
	form.Resize(fyne.NewSize(320, 400))
	if narrow := form.MinSize().Height; narrow <= wide {
		t.Errorf("one column is %v high, two are %v", narrow, wide)
	}
}

func TestFormHidesFieldsThatDoNotApply(t *testing.T) {
	form, _, _ := visitForm(t)
	show(t, form)
	form.SetValues(map[string]string{"note": "old"})
	form.ShowField("note", false)
	if _, ok := form.Values()["note"]; ok {
		t.Error("a hidden field still gives its value")
	}
	form.ShowField("note", true)
	if form.Values()["note"] != "old" {
		t.Error("a field that is shown again lost its value")
	}
}
