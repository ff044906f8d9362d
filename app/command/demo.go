package command

import (
	"crypto/rand"
	"errors"
	"os"

	"fyne.io/fyne/v2/lang"

	"careledger/data"
	"careledger/data/demo"
)

// demoCommand makes a sample organization.
type demoCommand struct {
	DB       string `name:"db" required:"" help:"${db}"`
	Children int    `default:"60" help:"${children}"`
	Seed     uint64 `default:"1" help:"${seed}"`
	Today    string `help:"${today}"`
}

// mostChildren is the largest sample.
const mostChildren = 100_000

// Run makes the file. The person in charge signs in with the password of the
// environment, or with one that is made up and told.
func (c *demoCommand) Run(desk *Desk) error {
	if c.Children < 1 || c.Children > mostChildren {
		return usage(lang.L("A sample has from 1 to {{.Most}} children.", map[string]any{"Most": mostChildren}))
	}
	today, err := dayOf(c.Today)
	if err != nil {
		return err
	}
	password, user := desk.Getenv(passwordVariable), desk.Getenv(userVariable)
	made := password == ""
	if made {
		password = rand.Text()[:12]
	}
	org := demo.Org()
	if user == "" {
		user = org.Leader
	}
	store, ss, _, err := data.Create(c.DB, data.NewFile{Org: org, User: user, Password: password})
	if err != nil {
		return err
	}
	if err := demo.Fill(store, ss, demo.Options{Children: c.Children, Seed: c.Seed, Today: today}); err != nil {
		return errors.Join(err, store.Close(), removeStore(store.Path()))
	}
	desk.say("Made {{.File}} with {{.Count}} invented children of 云禾市.", map[string]any{"File": store.Path(), "Count": c.Children})
	desk.say("Name: {{.User}}", map[string]any{"User": user})
	if made {
		desk.say("Password: {{.Password}}", map[string]any{"Password": password})
	}
	return store.Close()
}

// removeStore takes away a sample that could not be filled.
func removeStore(path string) error {
	return errors.Join(os.Remove(path), os.Remove(path+".keys"))
}
