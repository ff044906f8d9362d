package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"careledger/app/platform"
	"careledger/app/widgets"
)

func TestTheInputMethodFollowsTheCaret(t *testing.T) {
	first, second := widgets.NewTextEntry(""), widgets.NewMultiline("", 4)
	canvas := show(t, widgets.VBox(10, first, second))
	var told []platform.Caret
	t.Cleanup(widgets.HearInput(func(c platform.Caret) { told = append(told, c) }))
	last := func() platform.Caret {
		t.Helper()
		if len(told) == 0 {
			t.Fatal("the input method was told nothing")
		}
		return told[len(told)-1]
	}

	canvas.Focus(first)
	start := last()
	write(t, canvas, "李𬭊雨桐")
	if typed := last(); typed.X <= start.X+40 || typed.Y != start.Y || typed.Height < 10 {
		t.Errorf("after four characters the caret went from %v to %v", start, typed)
	}
	key(t, canvas, fyne.KeyHome)
	if home := last(); home != start {
		t.Errorf("back at the start the caret is at %v, and was at %v", home, start)
	}

	canvas.Focus(second)
	upper := last()
	if upper.Y <= start.Y+start.Height {
		t.Errorf("in the second field the caret is at %v, in the first at %v", upper, start)
	}
	write(t, canvas, "一")
	key(t, canvas, fyne.KeyReturn)
	if lower := last(); lower.Y < upper.Y+upper.Height/2 || lower.X != upper.X {
		t.Errorf("on the second line the caret is at %v, on the first at %v", lower, upper)
	}

	quiet := len(told)
	first.SetValue("张三")
	if len(told) != quiet {
		t.Error("a field without the keyboard told the input method its caret")
	}
}
