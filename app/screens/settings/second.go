package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/screens"
	"careledger/app/widgets"
	"careledger/app/words"
	"careledger/data"
)

// secondCard says where else the backups are kept, and lets it be chosen.
type secondCard struct {
	desk    screens.Desk
	changed func() error // shows the page anew
	said    *widgets.Text
	choose  *widgets.Button
	none    *widgets.Button
	content *fyne.Container
}

func newSecondCard(desk screens.Desk, changed func() error) *secondCard {
	c := &secondCard{desk: desk, changed: changed, said: widgets.Body("").Elide()}
	row := widgets.HBox(8, widgets.Bold(lang.L("Second place")), widgets.Grow(c.said))
	if desk.Session().CanDecide(data.Settings) {
		c.none = widgets.FlatButton(lang.L("No second place"), func() { c.set("") })
		c.choose = widgets.PlainButton(lang.L("Choose a USB stick or folder…"), c.ask)
		row.Add(c.none)
		row.Add(c.choose)
	}
	c.content = widgets.VBox(0, widgets.TightCard(widgets.Pad(0, 8, 0, 10, row)))
	return c
}

func (c *secondCard) update() error {
	p, err := c.desk.Store().SecondPlace()
	if err != nil {
		return err
	}
	if c.none != nil {
		c.none.Hidden = p.Folder == ""
	}
	c.said.Set(c.state(p))
	c.content.Refresh()
	return nil
}

// state says how it stands with the second place.
func (c *secondCard) state(p data.SecondPlace) (string, widgets.Look) {
	last := lang.L("nothing copied yet")
	if p.Seen != "" {
		last = lang.L("last copied {{.When}}", map[string]any{"When": words.Moment(p.Seen)})
	}
	args := map[string]any{"Path": p.Folder, "Last": last}
	switch {
	case p.Folder == "":
		return lang.L("None chosen. Backups lie only beside the records; a lost laptop takes both."), widgets.Problem
	case p.Late(c.desk.Store().Now()):
		return lang.L("{{.Path}} was not there for a long time, {{.Last}}. Plug the USB stick in.", args), widgets.Problem
	case !p.There():
		return lang.L("{{.Path}} is not there now, {{.Last}}. It is copied to when it is back.", args), widgets.Muted
	}
	return lang.L("{{.Path}}, {{.Last}}", args), widgets.Plain
}

// ask asks for the folder, and copies the latest backup there at once.
func (c *secondCard) ask() {
	c.desk.Beside(func() func() {
		folder, err := c.desk.Dialogs().Folder(lang.L("Where backups are kept a second time"))
		return func() {
			if err != nil {
				c.desk.Fail(err)
				return
			}
			c.set(folder)
		}
	})
}

// set chooses a folder, or none.
func (c *secondCard) set(folder string) {
	if err := c.desk.Store().SetSecondPlace(c.desk.Session(), folder); err != nil {
		c.desk.Fail(err)
		return
	}
	c.desk.Beside(func() func() {
		_, err := c.desk.Store().CopyBackup(c.desk.Session())
		return func() {
			c.desk.Fail(err)
			c.desk.Fail(c.changed())
		}
	})
}
