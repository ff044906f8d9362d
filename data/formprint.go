package data

import (
	"slices"
	"strings"
)

// FormSubjects are what a form can be printed for; empty for a form without.
var FormSubjects = []string{"", "child", "batch", "camp", "activity", "wish", "person", "donor", "request", "erasure", "breach"}

// FormPrint is a form that was printed. Its number stands on the paper.
type FormPrint struct {
	Row
	No        string `db:"no"`         // BD2026-A0001; given out by the store
	Form      string `db:"form"`       // name of the form, such as receipts
	Subject   string `db:"subject"`    // one of FormSubjects
	SubjectID string `db:"subject_id"` // of that record
	Day       string `db:"day"`        // on which it was printed
}

func (*FormPrint) table() string { return "form_print" }

// PrintForms gives each of the forms its number and keeps that it was printed.
func (s *Store) PrintForms(ss *Session, forms ...*FormPrint) error {
	return s.write(ss, Reports, write, func(t *tx) error {
		for _, f := range forms {
			if !slices.Contains(FormSubjects, f.Subject) {
				return bad("subject", "A form can't be printed for {{.Kind}}.", args{"Kind": f.Subject})
			}
			var err error
			if f.No, err = t.number(numberForm); err != nil {
				return err
			}
			f.Day = t.today
			if err := t.put(f); err != nil {
				return err
			}
		}
		return nil
	})
}

// FormByNo answers the printed form with a number, to start typing it in; its
// error is [NotFound] where no form has the number. Whoever is signed in may ask,
// for papers are typed in by others than those who print them.
func (s *Store) FormByNo(ss *Session, no string) (FormPrint, error) {
	if err := s.check(ss, Settings, read); err != nil {
		return FormPrint{}, err
	}
	return one[FormPrint](s.readers, `SELECT * FROM form_print WHERE no = ? AND deleted_at IS NULL`, strings.ToUpper(strings.TrimSpace(no)))
}
