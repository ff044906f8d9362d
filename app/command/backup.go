package command

import (
	"fmt"
	"os"

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
	From     string `required:"" help:"${backupfile}"`
	DB       string `name:"db" required:"" help:"${db}"`
	DryRun   bool   `help:"${dry}"`
	Yes      bool   `help:"${yes}"`
	Recovery bool   `help:"${recovery}"`
}

// Run says what the restore changes, does it, and says where the records are that
// were there before. At a terminal it asks in between.
func (c *restoreCommand) Run(desk *Desk) error {
	key, err := desk.key(c.Recovery)
	if err != nil {
		return err
	}
	p, err := data.PreviewRestore(c.From, c.DB, key, data.Options{})
	if err != nil {
		return err
	}
	desk.differences(p, c.DB)
	if c.DryRun {
		desk.say("Only tried; nothing was changed.", nil)
		return nil
	}
	if !c.Yes && !desk.agreed(lang.L("Restore it? Type y to go on: ")) {
		return refusal(lang.L("Nothing was restored."))
	}
	done, err := data.Restore(c.From, c.DB, key, data.Options{})
	if err != nil {
		return err
	}
	desk.say("Restored the backup of {{.When}}: {{.Children}} children.", map[string]any{"When": words.Moment(done.Made), "Children": done.Rows["child"]})
	if done.Before != "" {
		desk.say("What was there before is kept as {{.Path}}.", map[string]any{"Path": done.Before})
	}
	return nil
}

// differences says what a restore changes, a kind of record a line.
func (d *Desk) differences(p data.Preview, path string) {
	d.say("The backup is of {{.When}} and whole.", map[string]any{"When": words.Moment(p.Made)})
	if !p.Compared {
		if _, err := os.Stat(path); err == nil {
			d.say("The file of now does not open with its keys, so it can't be compared. It is kept beside.", nil)
		}
	}
	for _, x := range p.Differences {
		if x.Now == 0 && x.Backup == 0 {
			continue
		}
		args := map[string]any{"Kind": words.Label("table", x.Table), "Now": words.Count(x.Now), "Backup": words.Count(x.Backup), "Newest": "—"}
		if x.NewestThen != "" {
			args["Newest"] = words.Moment(x.NewestThen)
		}
		if p.Compared {
			d.say("{{.Kind}}: {{.Now}} now, {{.Backup}} in the backup, the newest of {{.Newest}}", args)
			continue
		}
		d.say("{{.Kind}}: {{.Backup}} in the backup, the newest of {{.Newest}}", args)
	}
	if p.Later > 0 {
		d.say("{{.N}} changes made after the backup are not in it.", map[string]any{"N": words.Count(p.Later)})
	}
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
	key, err := desk.key(false)
	if err != nil {
		return err
	}
	v, err := data.VerifyBackup(c.File, key, data.Options{})
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
