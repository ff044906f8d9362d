package widgets_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"careledger/app/widgets"
)

// today fixes the day that fields take for today.
func today(t *testing.T, day string) {
	t.Helper()
	old := widgets.Now
	widgets.Now = func() time.Time {
		d, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	t.Cleanup(func() { widgets.Now = old })
}

func TestDateFieldTakesWhatPeopleWrite(t *testing.T) {
	for _, typed := range []string{"20260304", "2026-3-4", "2026.3.4", "2026/3/4", "2026年3月4日", "2026-03-04"} {
		t.Run(typed, func(t *testing.T) {
			field := widgets.NewDateField()
			c := show(t, field)
			told := ""
			field.OnDate = func(date string) { told = date }
			c.Focus(field)
			write(t, c, typed)
			if field.Value() != "2026-03-04" || told != "2026-03-04" || !field.Valid() {
				t.Errorf("value %q, told %q", field.Value(), told)
			}
			c.Unfocus()
			if field.Text != "2026-03-04" {
				t.Errorf("shows %q after leaving", field.Text)
			}
		})
	}
}

func TestDateFieldKeepsWhatIsNoDay(t *testing.T) {
	for _, typed := range []string{"2026-02-30", "15/3/4", "soon"} {
		field := widgets.NewDateField()
		show(t, field)
		field.SetValue(typed)
		if field.Valid() || field.Value() != typed {
			t.Errorf("%q is taken as %q, valid %v", typed, field.Value(), field.Valid())
		}
	}
}

func TestDateFieldMovesByKeys(t *testing.T) {
	today(t, "2026-01-31")
	field := widgets.NewDateField()
	c := show(t, field)
	c.Focus(field)
	for _, step := range []struct {
		do   func()
		want string
	}{
		{func() { write(t, c, "t") }, "2026-01-31"},
		{func() { key(t, c, fyne.KeyUp) }, "2026-02-01"},
		{func() { key(t, c, fyne.KeyDown) }, "2026-01-31"},
		{func() { key(t, c, fyne.KeyPageUp) }, "2026-02-28"},
		{func() { key(t, c, fyne.KeyPageDown) }, "2026-01-28"},
		{func() { write(t, c, "今") }, "2026-01-31"},
	} {
		step.do()
		if field.Value() != step.want {
			t.Errorf("value %q, want %q", field.Value(), step.want)
		}
	}
}

func TestDateFieldOpensACalendar(t *testing.T) {
	today(t, "2026-11-24")
	field := widgets.NewDateField()
	c := show(t, field)
	field.SetValue("2026-03-04")
	c.Focus(field)
	key(t, c, fyne.KeyF4)
	if c.Overlays().Top() == nil || !texts(c)["31"] {
		t.Fatal("no calendar opened")
	}
	key(t, c, fyne.KeyDown, fyne.KeyRight, fyne.KeyPageDown, fyne.KeyReturn)
	if field.Value() != "2026-04-12" {
		t.Errorf("chose %q, want 2026-04-12", field.Value())
	}
	if c.Overlays().Top() != nil {
		t.Error("the calendar stays after a choice")
	}
	key(t, c, fyne.KeyF4, fyne.KeyEscape)
	if c.Overlays().Top() != nil || field.Value() != "2026-04-12" {
		t.Error("Esc should close the calendar and choose nothing")
	}
}

func TestChoiceSearchesALongList(t *testing.T) {
	asked := ""
	choice := widgets.NewSearchChoice(func(query string) []widgets.Option {
		asked = query
		var found []widgets.Option
		for i := range 10_000 {
			if name := fmt.Sprintf("child %d", i); strings.Contains(name, query) {
				found = append(found, widgets.Option{Key: fmt.Sprint(i), Label: name, Detail: "school"})
			}
		}
		return found
	}, "Child")
	taken := widgets.Option{}
	choice.OnChanged = func(o widgets.Option) { taken = o }
	c := show(t, widgets.VBox(8, choice))
	c.Focus(choice)
	write(t, c, "99")
	if asked != "99" {
		t.Errorf("asked for %q, want 99", asked)
	}
	key(t, c, fyne.KeyDown, fyne.KeyReturn)
	if taken.Label != "child 199" || choice.Value() != "199" {
		t.Errorf("took %v", taken)
	}
	if c.Overlays().Top() != nil || c.Focused() != fyne.Focusable(choice) {
		t.Error("the list should close and give the keyboard back")
	}
	key(t, c, fyne.KeySpace)
	write(t, c, "4242")
	key(t, c, fyne.KeyEscape)
	if choice.Value() != "199" {
		t.Error("Esc changed the choice")
	}
	key(t, c, fyne.KeyDelete)
	if choice.Value() != "" || taken.Key != "" {
		t.Error("Delete did not empty the choice")
	}
}

func TestChoiceOfFewOpensAtWhatIsTaken(t *testing.T) {
	choice := widgets.NewChoice([]widgets.Option{{Key: "a", Label: "A"}, {Key: "b", Label: "B"}, {Key: "c", Label: "C"}}, "")
	c := show(t, widgets.VBox(8, choice))
	choice.SetValue("b")
	c.Focus(choice)
	key(t, c, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if choice.Value() != "c" {
		t.Errorf("took %q, want the one after b", choice.Value())
	}
	choice.SetValue("none")
	if choice.Value() != "" {
		t.Error("an unknown key should empty the field")
	}
}

func TestTextEntryTellsOfEscapeAndEnter(t *testing.T) {
	entry := widgets.NewTextEntry("")
	c := show(t, entry)
	left, sent := 0, ""
	entry.OnEscape = func() { left++ }
	entry.OnSubmitted = func(s string) { sent = s }
	c.Focus(entry)
	write(t, c, "孩子")
	key(t, c, fyne.KeyReturn, fyne.KeyEscape)
	if sent != "孩子" || left != 1 {
		t.Errorf("sent %q, left %d times", sent, left)
	}
}

func TestTextEntryLeavesWindowShortcutsAlone(t *testing.T) {
	entry := widgets.NewTextEntry("")
	c := show(t, entry)
	searched := 0
	c.AddShortcut(controlKey(fyne.KeyK), func(fyne.Shortcut) { searched++ })
	c.Focus(entry)
	control(t, c, fyne.KeyK)
	if searched != 1 {
		t.Errorf("Ctrl+K in a field reached the window %d times", searched)
	}
	widgets.ShowInfo(c, "Title", "Text")
	control(t, c, fyne.KeyK)
	if searched != 2 {
		t.Errorf("from a dialog Ctrl+K reached the window, which knows what works then, %d times", searched-1)
	}
}

func TestMultiChoiceKeepsTheOrderOffered(t *testing.T) {
	choice := widgets.NewMultiChoice([]widgets.Option{{Key: "a", Label: "A"}, {Key: "b", Label: "B"}, {Key: "c", Label: "C"}}, nil)
	c := show(t, choice)
	choice.SetValue("c,a")
	if choice.Value() != "a,c" {
		t.Errorf("value %q", choice.Value())
	}
	c.FocusNext()
	key(t, c, fyne.KeySpace)
	if choice.Value() != "c" {
		t.Errorf("value %q after taking a away", choice.Value())
	}
}
