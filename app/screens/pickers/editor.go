package pickers

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"careledger/app/theme"
	"careledger/app/widgets"
)

// fieldsWidth is the width of the card with the fields.
const fieldsWidth float32 = 330

// Editor stands the fields of a form beside a list, with the title, the buttons
// and what is wrong on top.
func Editor(title string, buttons []fyne.CanvasObject, problem *widgets.Text, fields *widgets.Form, list fyne.CanvasObject) fyne.CanvasObject {
	top := widgets.HBox(theme.Tight, append([]fyne.CanvasObject{widgets.Grow(widgets.Head(title).Elide())}, buttons...)...)
	left := widgets.SideColumn(fieldsWidth, widgets.NewCard(widgets.NewScroll(widgets.Pad(0, 8, 0, 0, fields))))
	return container.NewBorder(widgets.Pad(0, 0, 10, 0, widgets.VBox(4, top, problem)), nil, nil, nil,
		widgets.HBox(theme.Gap, left, widgets.Grow(widgets.NewCard(list))))
}
