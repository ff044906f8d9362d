package widgets_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"careledger/app/widgets"
)

func TestSecretsDoNotStayInTheClipboard(t *testing.T) {
	dress(t)
	now := time.Date(2026, 11, 24, 10, 0, 0, 0, time.UTC)
	was := widgets.Now
	widgets.Now = func() time.Time { return now }
	t.Cleanup(func() { widgets.Now = was })
	board := fyne.CurrentApp().Clipboard()
	copied := func(e *widgets.TextEntry, text string) {
		t.Helper()
		show(t, e)
		e.SetText(text)
		e.SelectAll()
		e.TypedShortcut(&fyne.ShortcutCopy{Clipboard: board})
	}
	want := func(content string) {
		t.Helper()
		if got := board.Content(); got != content {
			t.Errorf("the clipboard holds %q, want %q", got, content)
		}
	}
	t.Run("a recovery code goes after a minute", func(t *testing.T) {
		copied(widgets.NewSecretEntry(""), "ABCDE-FGHIJ")
		now = now.Add(50 * time.Second)
		widgets.ForgetSecret(time.Minute)
		want("ABCDE-FGHIJ")
		now = now.Add(10 * time.Second)
		widgets.ForgetSecret(time.Minute)
		want("")
	})
	t.Run("a password that is shown goes at the end", func(t *testing.T) {
		e := widgets.NewPasswordEntry("")
		e.Password = false // as its eye does
		copied(e, "秋天的柳桥镇很美")
		want("秋天的柳桥镇很美")
		widgets.ForgetSecret(0)
		want("")
	})
	t.Run("what was copied elsewhere since stays", func(t *testing.T) {
		copied(widgets.NewSecretEntry(""), "ABCDE-FGHIJ")
		board.SetContent("买牛奶")
		widgets.ForgetSecret(0)
		want("买牛奶")
	})
	t.Run("and so does what is no secret", func(t *testing.T) {
		copied(widgets.NewTextEntry(""), "柳桥镇")
		widgets.ForgetSecret(0)
		want("柳桥镇")
	})
}
