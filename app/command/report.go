package command

import (
	"os"

	"fyne.io/fyne/v2/lang"

	"careledger/app/report"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/cn"
)

// reportCommand prints a report.
type reportCommand struct {
	DB      string `name:"db" required:"" help:"${db}"`
	Name    string `arg:"" help:"${name}"`
	Project string `help:"${project}"`
	From    string `help:"${from}"`
	To      string `help:"${to}"`
	Edition string `default:"funder" help:"${edition}"`
	Lang    string `default:"zh" enum:"zh,en" help:"${lang}"`
	Out     string `required:"" help:"${out}"`
	JSON    string `name:"json" help:"${figures}"`
}

// Run makes the report and writes it, with its figures where asked for. That it
// was printed is journalled.
func (c *reportCommand) Run(desk *Desk) error {
	from, err := dayOf(c.From)
	if err != nil {
		return err
	}
	to, err := dayOf(c.To)
	if err != nil {
		return err
	}
	if err := words.Use(c.Lang); err != nil {
		return err
	}
	return desk.with(c.DB, func(store *data.Store, ss *data.Session) error {
		o := report.Options{Name: c.Name, From: from, To: to, Edition: report.Edition(c.Edition)}
		if c.Project != "" {
			project, err := store.ProjectByCode(ss, c.Project)
			if err != nil {
				return refusal(lang.L("There is no project with the code {{.Code}}.", map[string]any{"Code": c.Project}))
			}
			o.Project = project.ID
		}
		made, err := report.Make(store, ss, o)
		if err != nil {
			return err
		}
		details := map[string]string{"project": c.Project, "edition": c.Edition, "from": made.Scope.From, "to": made.Scope.To}
		if err := store.NoteOut(ss, "print", c.Name, details); err != nil {
			return err
		}
		return c.write(desk, made)
	})
}

// write writes the pages and the figures.
func (c *reportCommand) write(desk *Desk, made *report.Made) error {
	if err := made.Pages.WriteFile(c.Out); err != nil {
		return unwritable(c.Out, err)
	}
	desk.say("Wrote {{.File}}: {{.Count}} pages.", map[string]any{"File": c.Out, "Count": made.Pages.Len()})
	if c.JSON == "" {
		return nil
	}
	figures, err := made.Figures.JSON()
	if err != nil {
		return err
	}
	if err := os.WriteFile(c.JSON, figures, 0o600); err != nil {
		return unwritable(c.JSON, err)
	}
	desk.say("Wrote {{.File}}.", map[string]any{"File": c.JSON})
	return nil
}

// dayOf reads a day of the arguments; an empty one stays empty.
func dayOf(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	day, p := cn.ParseDate(text)
	if p != nil {
		return "", usage(lang.L(p.Text, p.Args))
	}
	return day, nil
}
