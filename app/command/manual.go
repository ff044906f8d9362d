package command

import (
	"fyne.io/fyne/v2/lang"

	"careledger/app/manual"
)

// manualCommand prints the handbook.
type manualCommand struct {
	Out string `name:"out" required:"" help:"${out}"`
}

// Run writes the pages.
func (c *manualCommand) Run(desk *Desk) error {
	pages := manual.Pages(lang.L("CareLedger"))
	if err := pages.WriteFile(c.Out); err != nil {
		return unwritable(c.Out, err)
	}
	desk.say("Wrote {{.File}}: {{.Count}} pages.", map[string]any{"File": c.Out, "Count": pages.Len()})
	return nil
}
