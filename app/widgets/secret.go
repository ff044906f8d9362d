package widgets

import (
	"time"

	"fyne.io/fyne/v2"
)

// secret is what was copied last from a field for secrets.
var secret struct {
	in   fyne.Clipboard // nil for none
	text string
	at   time.Time
}

// noteSecret takes note of a shortcut that put a secret into the clipboard.
func noteSecret(s fyne.Shortcut, text string) {
	var in fyne.Clipboard
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		in = s.Clipboard
	case *fyne.ShortcutCut:
		in = s.Clipboard
	}
	if in != nil && text != "" && in.Content() == text {
		secret.in, secret.text, secret.at = in, text, Now()
	}
}

// ForgetSecret empties the clipboard of a password or recovery code that was
// copied from a field at least so long ago. What somebody else put there since
// stays.
func ForgetSecret(after time.Duration) {
	if secret.in == nil || Now().Sub(secret.at) < after {
		return
	}
	if secret.in.Content() == secret.text {
		secret.in.SetContent("")
	}
	secret.in, secret.text = nil, ""
}
