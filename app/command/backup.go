package command

import (
	"fmt"

	"fyne.io/fyne/v2/lang"

	"careledger/app/words"
	"careledger/data"
)

// backupCommand writes a backup into one file.
type backupCommand struct {
	DB string `name:"db" required:"" help:"${db}"`
	To string `required:"" help:"${backupfile}"`
}

// Run makes the backup and says what it holds.
func (c *backupCommand) Run(desk *Desk) error {
	return desk.with(c.DB, func(store *data.Store, ss *data.Session) error {
		info, err := store.Backup(ss, c.To)
		if err != nil {
			return err
		}
		fmt.Fprintln(desk.Out, lang.L("Backed up to {{.Path}} and checked: {{.Children}} children.", map[string]any{"Path": c.To, "Children": info.Rows["child"]}))
		return nil
	})
}

// restoreCommand puts the records of a backup in the place of a file.
type restoreCommand struct {
	From string `required:"" help:"${backupfile}"`
	DB   string `name:"db" required:"" help:"${db}"`
}

// Run restores and says where the records are that were there before.
func (c *restoreCommand) Run(desk *Desk) error {
	password, err := desk.password(lang.L("Password: "))
	if err != nil {
		return err
	}
	done, err := data.Restore(c.From, c.DB, desk.Getenv(userVariable), password, data.Options{})
	if err != nil {
		return err
	}
	fmt.Fprintln(desk.Out, lang.L("Restored the backup of {{.When}}: {{.Children}} children.", map[string]any{"When": words.Moment(done.Made), "Children": done.Rows["child"]}))
	if done.Before != "" {
		fmt.Fprintln(desk.Out, lang.L("What was there before is kept as {{.Path}}.", map[string]any{"Path": done.Before}))
	}
	return nil
}

// verifyCommand checks a file of records, or a backup.
type verifyCommand struct {
	File string `arg:"" help:"${verified}"`
}

// Run checks pages, references, history and figures.
func (c *verifyCommand) Run(desk *Desk) error {
	if _, err := data.ReadBackup(c.File); err == nil {
		return c.backup(desk)
	}
	return desk.with(c.File, func(store *data.Store, ss *data.Session) error {
		v, err := store.Verify(ss)
		if err != nil {
			return err
		}
		desk.sound(v)
		return nil
	})
}

// backup checks what is in a backup.
func (c *verifyCommand) backup(desk *Desk) error {
	password, err := desk.password(lang.L("Password: "))
	if err != nil {
		return err
	}
	v, err := data.VerifyBackup(c.File, desk.Getenv(userVariable), password, data.Options{})
	if err != nil {
		return err
	}
	desk.sound(v)
	return nil
}

// sound says what was found whole.
func (d *Desk) sound(v data.Verified) {
	fmt.Fprintln(d.Out, lang.L("Sound: {{.Journal}} entries of history hold together, {{.Services}} services equal the counting rule.",
		map[string]any{"Journal": v.Journal, "Services": v.Services}))
}
