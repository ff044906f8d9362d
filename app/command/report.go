package command

import (
	"errors"
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

	For       string `help:"${for}"`
	Issue     bool   `help:"${issue}"`
	Receiver  string `help:"${receiver}"`
	RealNames bool   `help:"${realnames}"`
	Reason    string `help:"${reason}"`
}

// reportVariable is the variable of the environment with the password that an
// internal edition opens with.
const reportVariable = "CARELEDGER_REPORT_PASSWORD"

// Run makes the report and writes it, with its figures where asked for: a draft,
// or with --issue one with a number that is kept. That it left is journalled.
func (c *reportCommand) Run(desk *Desk) error {
	from, err := dayOf(c.From)
	if err != nil {
		return err
	}
	to, err := dayOf(c.To)
	if err != nil {
		return err
	}
	if c.Issue && c.Receiver == "" {
		return usage(lang.L("Please say with --receiver who gets the report."))
	}
	if err := words.Use(c.Lang); err != nil {
		return err
	}
	return desk.with(c.DB, func(store *data.Store, ss *data.Session) error {
		o := report.Options{
			Name: c.Name, From: from, To: to, Edition: report.Edition(c.Edition), For: c.For, RealNames: c.RealNames, Reason: c.Reason,
		}
		if c.Project != "" {
			project, err := store.ProjectByCode(ss, c.Project)
			if err != nil {
				return refusal(lang.L("There is no project with the code {{.Code}}.", map[string]any{"Code": c.Project}))
			}
			o.Project = project.ID
		}
		err := c.draft
		if c.Issue {
			err = c.issue
		}
		return stopped(err(desk, store, ss, o))
	})
}

// draft writes a draft.
func (c *reportCommand) draft(desk *Desk, store *data.Store, ss *data.Session, o report.Options) error {
	made, err := report.Make(store, ss, o)
	if err != nil {
		return err
	}
	if err := report.Save(store, ss, made, "export", c.Out, desk.Getenv(reportVariable)); err != nil {
		return unwritable(c.Out, err)
	}
	desk.say("Wrote {{.File}}: {{.Count}} pages.", map[string]any{"File": c.Out, "Count": made.Pages.Len()})
	figures, err := made.Figures.JSON()
	if err != nil {
		return err
	}
	return c.writeFigures(desk, figures)
}

// issue issues the report and writes it.
func (c *reportCommand) issue(desk *Desk, store *data.Store, ss *data.Session, o report.Options) error {
	password := desk.Getenv(reportVariable)
	if o.Edition == report.Internal && password == "" {
		return refusal(lang.L("An internal edition leaves enciphered. Set {{.Variable}} to the password that the receiver will be told.", map[string]any{"Variable": reportVariable}))
	}
	issued, err := report.Issue(store, ss, report.Issuing{Options: o, Receiver: c.Receiver})
	if err != nil {
		return err
	}
	if err := report.SaveIssued(store, ss, *issued, "export", c.Out, password); err != nil {
		return unwritable(c.Out, err)
	}
	desk.say("Issued {{.No}}, issue {{.Issue}}. SHA-256 {{.Sum}}", map[string]any{"No": issued.No, "Issue": issued.Issue, "Sum": issued.SHA256})
	desk.say("Wrote {{.File}}: {{.Count}} pages.", map[string]any{"File": c.Out, "Count": issued.Pages})
	_, figures, err := store.IssuedFile(ss, issued.ID)
	if err != nil {
		return err
	}
	return c.writeFigures(desk, figures)
}

// stopped names what the leaving check found, for whoever called the command.
func stopped(err error) error {
	var s *report.Stopped
	if !errors.As(err, &s) {
		return err
	}
	sentence := words.Error(err)
	for _, f := range s.Found {
		sentence += " " + lang.L("{{.Kind}} “{{.Text}}”;", map[string]any{"Kind": words.Label("found", f.Kind), "Text": f.Text})
	}
	return refusal(sentence)
}

// writeFigures writes the figures where asked for.
func (c *reportCommand) writeFigures(desk *Desk, figures []byte) error {
	if c.JSON == "" {
		return nil
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
