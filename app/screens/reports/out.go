package reports

import (
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/platform"
	"careledger/app/report"
	"careledger/app/widgets"
)

// fileName is the name that is offered: kind, project code, period and
// edition; never a person.
func (s *Screen) fileName() string {
	parts := []string{s.made.Figures.Report, s.made.Figures.Project, s.made.Scope.From, s.made.Scope.To, string(s.made.Edition)}
	var named []string
	for _, p := range parts {
		if p != "" {
			named = append(named, p)
		}
	}
	return strings.Join(named, "_") + ".pdf"
}

// save asks where to and writes the draft, or its tables, there. An internal
// edition that tells of children gets a password first.
func (s *Screen) save() {
	if s.made == nil {
		return
	}
	made := s.made
	if made.Edition == report.Internal {
		s.askPassword(func(password string) { s.saveAs(made, password) })
		return
	}
	s.saveAs(made, "")
}

func (s *Screen) saveAs(made *report.Made, password string) {
	s.toFile(lang.L("Save as PDF"), s.fileName(), "pdf", func(path string) error {
		return report.Save(s.desk.Store(), s.desk.Session(), made, "export", path, password)
	})
}

// saveTables writes the same tables as Excel.
func (s *Screen) saveTables() {
	if s.made == nil {
		return
	}
	made := s.made
	s.toFile(lang.L("Save as Excel"), strings.TrimSuffix(s.fileName(), ".pdf")+".xlsx", "xlsx", func(path string) error {
		return report.SaveTables(s.desk.Store(), s.desk.Session(), made, path)
	})
}

// toFile asks for a file and writes it beside the window.
func (s *Screen) toFile(title, name, ending string, write func(path string) error) {
	s.desk.Beside(func() func() {
		path, err := s.desk.Dialogs().Save(title, name, platform.Filter{Name: strings.ToUpper(ending), Patterns: []string{"*." + ending}})
		if errors.Is(err, platform.ErrCancelled) {
			return nil
		}
		if err == nil {
			if !strings.EqualFold(filepath.Ext(path), "."+ending) {
				path += "." + ending
			}
			err = write(path)
		}
		return func() {
			if s.failed(err, nil) {
				return
			}
			s.desk.Toast(lang.L("Saved: {{.Path}}", map[string]any{"Path": path}))
		}
	})
}

// open shows the draft in the system's viewer; print sends it to the printer.
// Both write it to a folder that only this user can read and that goes away
// with the program.
func (s *Screen) open() { s.handDraft("view", platform.OpenFile) }

func (s *Screen) print() { s.handDraft("print", s.toPrinter) }

func (s *Screen) toPrinter(path string) error {
	printed, err := platform.Print(path)
	if err == nil && !printed {
		fyne.Do(func() { s.desk.Toast(lang.L("The report is open in the viewer; print it from there.")) })
	}
	return err
}

func (s *Screen) handDraft(act string, to func(path string) error) {
	if s.made == nil {
		return
	}
	made := s.made
	s.hand(s.fileName(), to, func(path string) error {
		return report.Save(s.desk.Store(), s.desk.Session(), made, act, path, "")
	})
}

// hand writes a passing file and hands it to another program, beside the window.
func (s *Screen) hand(name string, to, write func(path string) error) {
	s.desk.Beside(func() func() {
		path, err := platform.PassingFile(name)
		if err == nil {
			if err = write(path); err == nil {
				err = to(path)
			}
		}
		return func() { s.failed(err, nil) }
	})
}

// askPassword asks for the password that the receiver will be told.
func (s *Screen) askPassword(do func(password string)) {
	entry, again := widgets.NewPasswordEntry(""), widgets.NewPasswordEntry("")
	form := widgets.NewForm(
		widgets.FieldOf{Key: "password", Label: lang.L("Password of the file"), Required: true, Input: entry, Hint: lang.L("Tell it to the receiver by another way than the file.")},
		widgets.FieldOf{Key: "again", Label: lang.L("Password once more"), Required: true, Input: again})
	widgets.ShowForm(s.desk.Canvas(), lang.L("An internal edition leaves enciphered"), form, lang.L("Save as PDF"), func(*widgets.Dialog) bool {
		switch {
		case len(entry.Value()) < leastPassword:
			form.SetError("password", lang.L("At least {{.N}} characters.", map[string]any{"N": leastPassword}))
		case entry.Value() != again.Value():
			form.SetError("again", lang.L("The two passwords differ."))
		default:
			do(entry.Value())
			return true
		}
		return false
	})
}

// leastPassword is how long a file's password is at least.
const leastPassword = 8
