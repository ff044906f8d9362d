package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"careledger/app/theme"
)

// emptyState is what a list shows while it has nothing else.
type emptyState struct {
	simple
	text   *Text
	button *Button
}

func newEmptyState() *emptyState {
	e := &emptyState{text: Paragraph("", Muted.Center()), button: PlainButton("", nil)}
	e.button.Hide()
	e.content = PadAll(12, VBox(12, Space(), e.text, container.NewCenter(e.button), Space()))
	e.ExtendBaseWidget(e)
	return e
}

func (e *emptyState) set(text, verb string, do func()) {
	e.text.SetText(text)
	e.button.SetText(verb)
	e.button.OnPress(do)
	e.button.Hidden = verb == ""
	e.Refresh()
}

func (e *emptyState) showIf(empty bool) {
	if e.Visible() == empty {
		return
	}
	if empty {
		e.Show()
	} else {
		e.Hide()
	}
}

// EmptyState says what to do where there is nothing yet, with a button that
// helps; an empty verb means no button.
func EmptyState(text, verb string, do func()) fyne.CanvasObject {
	e := newEmptyState()
	e.set(text, verb, do)
	return Pad(theme.Inside, theme.Inside, theme.Inside, theme.Inside, e)
}
