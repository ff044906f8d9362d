package settings

import (
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/data"
)

// idleCard says when the window is locked by itself, and lets the person in
// charge change it.
type idleCard struct {
	desk    screens.Desk
	minutes *widgets.ChipGroup
	said    *widgets.Text
	content fyne.CanvasObject
}

func newIdleCard(desk screens.Desk) *idleCard {
	c := &idleCard{desk: desk, said: widgets.Body("")}
	var offered []string
	for _, m := range data.LockMinutes {
		offered = append(offered, minutesWord(m))
	}
	c.minutes = widgets.NewChipGroup(offered, func(i int) {
		desk.Fail(desk.Store().SetSetting(desk.Session(), data.SettingLockMinutes, data.LockMinutes[i]))
	})
	var choice fyne.CanvasObject = c.said
	if desk.Session().CanWrite(data.Settings) {
		choice = c.minutes
	}
	c.content = widgets.HeadedCard(lang.L("Locking"), nil, widgets.VBox(12,
		widgets.Paragraph(lang.L("Ctrl+L locks the window at once. When nobody is there it locks by itself; what was being typed is kept and comes back after the password."), widgets.Plain),
		fact(lang.L("Lock after"), choice)))
	return c
}

// minutesWord is how a value of the setting is written.
func minutesWord(minutes string) string {
	if minutes == "0" {
		return lang.L("Never")
	}
	return lang.L("{{.N}} minutes", map[string]any{"N": minutes})
}

// update shows what is set.
func (c *idleCard) update() error {
	span, err := c.desk.Store().LockAfter(c.desk.Session())
	if err != nil {
		return err
	}
	minutes := strconv.Itoa(int(span / time.Minute))
	c.said.SetText(minutesWord(minutes))
	if i := slices.Index(data.LockMinutes, minutes); i >= 0 {
		c.minutes.Select(i)
	}
	return nil
}
