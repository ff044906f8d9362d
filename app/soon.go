package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"careledger/app/screens"
	"careledger/app/widgets"
)

// soon stands in for a place whose package is not joined yet.
type soon struct{ title string }

func (s soon) Title() string              { return s.title }
func (s soon) Content() fyne.CanvasObject { return container.NewCenter(widgets.Quiet(s.title)) }
func (s soon) Tools() []fyne.CanvasObject { return nil }
func (s soon) Update()                    {}
func (s soon) Status() (string, string)   { return "", "" }

// later builds the stand-in of a place.
func later(title func() string) func(screens.Desk) screens.Screen {
	return func(screens.Desk) screens.Screen { return soon{title()} }
}
