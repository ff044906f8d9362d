package reports

import (
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"careledger/app/platform"
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

// save asks where to and writes the PDF.
func (s *Screen) save() {
	if s.made == nil {
		return
	}
	made, name := s.made, s.fileName()
	go func() {
		path, err := s.desk.Dialogs().Save(lang.L("Save as PDF"), name, platform.Filter{Name: "PDF", Patterns: []string{"*.pdf"}})
		if errors.Is(err, platform.ErrCancelled) {
			return
		}
		if err == nil {
			if !strings.EqualFold(filepath.Ext(path), ".pdf") {
				path += ".pdf"
			}
			err = made.Pages.WriteFile(path)
		}
		fyne.Do(func() { s.out("export", path, err) })
	}()
}

// out says how writing a file went and journals it.
func (s *Screen) out(act, path string, err error) {
	if err == nil {
		err = s.desk.Store().NoteOut(s.desk.Session(), act, s.fileName(), map[string]string{"edition": string(s.made.Edition)})
	}
	if err != nil {
		s.desk.Fail(err)
		return
	}
	if act == "export" {
		s.desk.Toast(lang.L("Saved: {{.Path}}", map[string]any{"Path": path}))
	}
}

// open shows the PDF in the system's viewer; print sends it to the printer.
// Both write it to a folder that only this user can read and that goes away
// with the program.
func (s *Screen) open() { s.hand("view", platform.OpenFile) }

func (s *Screen) print() {
	s.hand("print", func(path string) error {
		printed, err := platform.Print(path)
		if err == nil && !printed {
			s.desk.Toast(lang.L("The report is open in the viewer; print it from there."))
		}
		return err
	})
}

func (s *Screen) hand(act string, to func(path string) error) {
	if s.made == nil {
		return
	}
	path, err := platform.PassingFile(s.fileName())
	if err == nil {
		if err = s.made.Pages.WriteFile(path); err == nil {
			err = to(path)
		}
	}
	s.out(act, "", err)
}
