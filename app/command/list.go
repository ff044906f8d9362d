package command

import (
	"fmt"

	"careledger/app/exchange"
	"careledger/app/report"
	"careledger/app/report/form"
	"careledger/data"
)

// listCommand says what there is.
type listCommand struct {
	What string `arg:"" enum:"kinds,reports,forms" help:"${what}"`
}

// Run writes a name and a sentence a line.
func (c *listCommand) Run(desk *Desk) error {
	switch c.What {
	case "kinds":
		for _, k := range exchange.Kinds() {
			fmt.Fprintf(desk.Out, "%-12s %s\n", k.Name, k.Sentence())
		}
	case "reports":
		for _, k := range report.Kinds() {
			fmt.Fprintf(desk.Out, "%-12s %s\n", k.Name, k.Sentence())
		}
	case "forms":
		for _, k := range form.Kinds() {
			fmt.Fprintf(desk.Out, "%-20s %2d %s：%s\n", k.Name, k.No, k.Title, k.About)
		}
	}
	return nil
}

// versionCommand says the versions.
type versionCommand struct{}

// Run writes the versions of the program, SQLite and the cipher. A program
// that was built without the cipher is refused.
func (versionCommand) Run(desk *Desk) error {
	sqlite, cipher, err := data.Versions()
	if err != nil {
		return err
	}
	fmt.Fprintf(desk.Out, "CareLedger 关爱台账 %s\nSQLite %s\n%s\n", desk.Version, sqlite, cipher)
	return nil
}
