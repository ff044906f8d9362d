package report

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2/lang"

	"careledger/app/report/page"
	"careledger/data"
)

// Issuing says what is issued to whom.
type Issuing struct {
	Options
	Receiver string
	Purpose  string
	Passed   []data.Found // finds of the leaving check that a lead lets pass
}

// Issue makes a report with a number and keeps it for good. It answers
// [*Stopped] when an edition for the funder or the public would tell who
// somebody is.
func Issue(store *data.Store, ss *data.Session, i Issuing) (*data.IssuedReport, error) {
	w, err := begin(store, ss, i.Options, nil)
	if err != nil {
		return nil, err
	}
	r := &data.IssuedReport{
		Name: i.Name, Title: w.kind.Title() + " · " + w.title(), Subject: i.For, ProjectID: data.Ref(i.Project), From: w.scope.From, To: w.scope.To,
		Edition: string(w.edition), Receiver: i.Receiver, Purpose: i.Purpose, RealNames: i.RealNames, Reason: i.Reason, Passed: passedText(i.Passed),
	}
	err = store.Issue(ss, r, func(stamped data.IssuedReport, before []byte) (data.Content, error) {
		made, err := produce(store, ss, i.Options, &stamp{stamped, before})
		if err != nil {
			return data.Content{}, err
		}
		found, err := Leaving(store, ss, made)
		if err != nil {
			return data.Content{}, err
		}
		if err := made.stop(found, i.Passed); err != nil {
			return data.Content{}, err
		}
		return made.content()
	})
	if err != nil {
		return nil, err
	}
	return r, nil
}

// content is what the store keeps of an issued report.
func (m *Made) content() (data.Content, error) {
	var file bytes.Buffer
	if _, err := m.Pages.WriteTo(&file); err != nil {
		return data.Content{}, err
	}
	figures, err := m.Figures.JSON()
	if err != nil {
		return data.Content{}, err
	}
	return data.Content{File: file.Bytes(), Figures: figures, Pages: m.Pages.Len(), Changes: m.changes, Children: m.children, Photos: m.photos}, nil
}

// stamp is what an issued report bears that a draft does not.
type stamp struct {
	data.IssuedReport
	before []byte // figures of the issue before
}

// line is the number and the issue as printed.
func (s *stamp) line() string {
	return lang.L("{{.No}} · issue {{.Issue}}", map[string]any{"No": s.No, "Issue": s.Issue})
}

// proof is what the report can be checked by: the beginning of the checksum of
// its figures and of the head of the journal's chain.
func (s *stamp) proof(figures []byte) string {
	const digits = 16
	short := func(hash string) string { return hash[:min(digits, len(hash))] }
	return lang.L("figures {{.Figures}} · journal {{.Head}}", map[string]any{"Figures": short(data.FiguresSum(figures)), "Head": short(s.Head)})
}

// Save writes a draft to a file, enciphered with the password where there is
// one, and journals it as act: export, print or view. It answers [*Stopped]
// when an edition for the funder or the public would tell who somebody is. A
// draft that tells of children in the internal edition needs a password to be
// exported.
func Save(store *data.Store, ss *data.Session, m *Made, act, path, password string) error {
	found, err := Leaving(store, ss, m)
	if err != nil {
		return err
	}
	if err := m.stop(found, nil); err != nil {
		return err
	}
	if act == "export" && m.Edition == Internal && len(m.children) > 0 && password == "" {
		return needsPassword()
	}
	c, err := m.content()
	if err != nil {
		return err
	}
	if err := write(path, c.File, password); err != nil {
		return err
	}
	details := map[string]string{
		"project": m.Figures.Project, "edition": string(m.Edition), "from": m.Scope.From, "to": m.Scope.To, "reason": m.reason,
	}
	if act == "export" {
		return store.NoteExport(ss, m.Kind.Name, m.Kind.Title(), len(m.children), details)
	}
	return store.NoteOut(ss, act, m.Kind.Name, details)
}

// SaveIssued writes an issued report to a file: the same bytes as on the day of
// its issue, an internal edition enciphered with the password. To view or print
// it here needs no password.
func SaveIssued(store *data.Store, ss *data.Session, r data.IssuedReport, act, path, password string) error {
	if act == "export" && r.Edition == string(Internal) && password == "" {
		return needsPassword()
	}
	file, _, err := store.IssuedFile(ss, r.ID)
	if err != nil {
		return err
	}
	return write(path, file, password)
}

func needsPassword() error {
	return &data.Error{Kind: data.Bad, Field: "password", Text: "An internal edition leaves enciphered. Please give a password that the receiver will be told."}
}

// write writes a file whole or not at all.
func write(path string, file []byte, password string) error {
	if password != "" {
		var err error
		if file, err = page.Encrypt(file, password); err != nil {
			return err
		}
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return fmt.Errorf("write a report: %w", err)
	}
	defer os.Remove(tmp.Name()) //nolint:errcheck // it is gone when it was renamed
	_, err = tmp.Write(file)
	if err == nil {
		err = tmp.Sync()
	}
	if closed := tmp.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("write a report: %w", err)
	}
	return nil
}
