package command

import (
	"careledger/data"
)

// newCommand makes an empty file.
type newCommand struct {
	DB   string `name:"db" required:"" help:"${db}"`
	Org  string `required:"" help:"${org}"`
	User string `required:"" help:"${user}"`
	Mark string `help:"${mark}"`
}

// Run makes the file and writes the recovery code, which is told only once.
func (c *newCommand) Run(desk *Desk) error {
	password, err := desk.newPassword()
	if err != nil {
		return err
	}
	store, _, code, err := data.Create(c.DB, data.NewFile{Org: data.Org{Name: c.Org, Mark: c.Mark}, User: c.User, Password: password})
	if err != nil {
		return err
	}
	desk.say("Made {{.File}}.", map[string]any{"File": store.Path()})
	desk.say("Recovery code: {{.Code}}", map[string]any{"Code": code})
	desk.say("Print it and keep it apart from the computer. It is not told again; without it nobody can open the file when the password is lost.", nil)
	return store.Close()
}
