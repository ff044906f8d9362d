package command

import (
	"careledger/app/report/form"
	"careledger/app/report/subject"
	"careledger/data"
)

// formCommand prints forms, empty or filled with what is known.
type formCommand struct {
	DB    string `name:"db" required:"" help:"${db}"`
	Name  string `arg:"" help:"${formname}"`
	For   string `help:"${for}"`
	Count int    `default:"1" help:"${count}"`
	Out   string `required:"" help:"${out}"`
}

// Run makes the forms, which takes their numbers, and writes them.
func (c *formCommand) Run(desk *Desk) error {
	return desk.with(c.DB, func(store *data.Store, ss *data.Session) error {
		o := form.Options{Name: c.Name, Count: c.Count}
		if c.For != "" {
			found, err := subject.Find(store, ss, c.For)
			if err != nil {
				return err
			}
			o.Subject = &found
		}
		made, err := form.Make(store, ss, o)
		if err != nil {
			return err
		}
		if err := store.NoteOut(ss, "print", made.Kind.Name, made.Details()); err != nil {
			return err
		}
		if err := made.Pages.WriteFile(c.Out); err != nil {
			return unwritable(c.Out, err)
		}
		desk.say("Wrote {{.File}}: {{.Count}} pages.", map[string]any{"File": c.Out, "Count": made.Pages.Len()})
		return nil
	})
}
