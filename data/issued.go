package data

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// IssuedReport is a report that was given out: what it was, to whom it went and
// what it can be checked by. Its bytes are kept with it and never change; a
// correction is a further issue under the same number.
type IssuedReport struct {
	Row
	No        string `db:"no"`         // 报2026-A0001
	Issue     int    `db:"issue"`      // 1, and one more for each correction
	Name      string `db:"name"`       // of the kind of report
	Title     string `db:"title"`      // as printed
	Subject   string `db:"subject"`    // KIND:NUMBER of what it is about; empty for a project or everything
	ProjectID Ref    `db:"project_id"` // empty for all records
	From      string `db:"period_from"`
	To        string `db:"period_to"`
	Edition   string `db:"edition"`    // funder, internal or public
	Receiver  string `db:"receiver"`   // who gets it
	Purpose   string `db:"purpose"`    // what for
	RealNames bool   `db:"real_names"` // children by their full names
	Reason    string `db:"reason"`     // why by their full names
	IssuedOn  string `db:"issued_on"`  // day
	Pages     int    `db:"pages"`
	Size      int    `db:"size"`    // bytes
	SHA256    string `db:"sha256"`  // of the file, in hexadecimal
	Figures   string `db:"figures"` // SHA-256 of the figures, printed on each page
	Head      string `db:"head"`    // of the journal's chain when it was issued, printed too
	Changes   string `db:"changes"` // how many figures differ from the issue before, as people read it
	Children  string `db:"children"`
	Photos    string `db:"photos"` // JSON of the ids of those that it shows; empty for none
	Passed    string `db:"passed"` // words that the leaving check found and a lead let pass
}

func (*IssuedReport) table() string { return "issued_report" }

// Content is what a report that is being issued says.
type Content struct {
	File     []byte
	Figures  []byte // JSON
	Pages    int
	Changes  string
	Children []string // ids of those whom it names or tells of
	Photos   []string // ids of those that it shows
}

// issueTries is how often a report is made while others may work before they
// have to wait for it.
const issueTries = 2

// errChanged says that records changed while a report was made from them.
var errChanged = errors.New("records changed")

// Issue issues a report. It has the report made with the number that comes next,
// while others may go on working; then it gives out that number and keeps the
// file, unless records changed meanwhile: then the report is made anew. before holds
// the figures of the issue before this one, nil for a first. A report of the
// same kind, about the same, for the same period, edition and receiver is a
// further issue of the same number. Full names are for a lead, who says why.
// It refuses a report that tells of a child who is no longer on file or for
// whom the consent was withdrawn.
func (s *Store) Issue(ss *Session, r *IssuedReport, make func(r IssuedReport, before []byte) (Content, error)) error {
	needed := write
	if r.RealNames || r.Passed != "" {
		needed = decide
	}
	for range issueTries {
		next, before, err := s.nextStamp(ss, needed, *r)
		if err != nil {
			return err
		}
		c, err := make(next, before)
		if err != nil {
			return err
		}
		err = s.write(ss, Reports, needed, func(t *tx) error {
			return t.issue(r, func(now IssuedReport, _ []byte) (Content, error) {
				if changed, err := t.changedSince(next.Head); err != nil || changed || now.No != next.No || now.Issue != next.Issue {
					return Content{}, errors.Join(err, errChanged)
				}
				r.Head = next.Head // as it stands on the pages
				return c, nil
			})
		})
		if !errors.Is(err, errChanged) {
			return err
		}
	}
	return s.write(ss, Reports, needed, func(t *tx) error { return t.issue(r, make) })
}

// nextStamp answers what a report would get if it were issued now, and the
// figures of the issue before, without giving it out.
func (s *Store) nextStamp(ss *Session, needed access, r IssuedReport) (next IssuedReport, before []byte, err error) {
	err = s.write(ss, Reports, needed, func(t *tx) error {
		if before, err = t.stamp(&r); err != nil {
			return err
		}
		next = r
		return errDry
	})
	if errors.Is(err, errDry) {
		err = nil
	}
	return next, before, err
}

// changedSince reports whether a record changed after an entry of the journal.
func (t *tx) changedSince(head string) (bool, error) {
	return one[bool](t, `SELECT EXISTS (SELECT 1 FROM journal WHERE act IN ('insert', 'update', 'delete')
		AND seq > coalesce((SELECT seq FROM journal WHERE hash = ? AND laptop = ? ORDER BY n DESC LIMIT 1), 0))`, head, t.s.letter)
}

// stamp gives a report its number, day and head of the journal, and answers the
// figures of the issue before.
func (t *tx) stamp(r *IssuedReport) (before []byte, err error) {
	if r.Receiver = strings.TrimSpace(r.Receiver); r.Receiver == "" {
		return nil, bad("receiver", "Please say who gets the report.", nil)
	}
	if r.Reason = strings.TrimSpace(r.Reason); r.RealNames && r.Reason == "" {
		return nil, bad("reason", "Please say why the children are called by their full names.", nil)
	}
	r.IssuedOn = t.today
	if r.Head, err = t.head(); err != nil {
		return nil, err
	}
	return t.nextIssue(r)
}

func (t *tx) issue(r *IssuedReport, make func(IssuedReport, []byte) (Content, error)) error {
	before, err := t.stamp(r)
	if err != nil {
		return err
	}
	c, err := make(*r, before)
	if err != nil {
		return err
	}
	if err := untouched(t, c.Children, r.Edition, t.today); err != nil {
		return err
	}
	children, err := json.Marshal(c.Children)
	if err != nil {
		return fmt.Errorf("children of a report: %w", err)
	}
	if len(c.Photos) > 0 {
		photos, err := json.Marshal(c.Photos)
		if err != nil {
			return fmt.Errorf("photos of a report: %w", err)
		}
		t.set(&r.Photos, string(photos))
	}
	if err := untouchedPhotos(t, r.Photos, r.Edition, t.today); err != nil {
		return err
	}
	r.Children, r.Changes, r.Pages, r.Size = string(children), c.Changes, c.Pages, len(c.File)
	r.SHA256, r.Figures = sum(c.File), sum(c.Figures)
	if err := t.put(r); err != nil {
		return err
	}
	if _, err := t.Exec(`INSERT INTO issued_file (report_id, file, figures) VALUES (?, ?, ?)`, r.ID, c.File, string(c.Figures)); err != nil {
		return fmt.Errorf("keep a report: %w", err)
	}
	return t.shareReport(r, c.Children)
}

// nextIssue gives a report its number and answers the figures of the issue
// before.
func (t *tx) nextIssue(r *IssuedReport) ([]byte, error) {
	last, err := one[IssuedReport](t, `SELECT * FROM issued_report WHERE name = ? AND subject = ? AND project_id IS ? AND period_from = ? AND period_to = ?
		AND edition = ? AND receiver = ? AND deleted_at IS NULL ORDER BY issue DESC LIMIT 1`,
		r.Name, r.Subject, r.ProjectID, r.From, r.To, r.Edition, r.Receiver)
	if Is(err, NotFound) {
		r.Issue = 1
		return nil, t.giveNumber(numberReport, &r.No)
	}
	if err != nil {
		return nil, err
	}
	t.set(&r.No, last.No)
	r.Issue = last.Issue + 1
	var figures string
	if err := t.Get(&figures, `SELECT figures FROM issued_file WHERE report_id = ?`, last.ID); err != nil {
		return nil, fmt.Errorf("figures of %s: %w", last.No, err)
	}
	return []byte(figures), nil
}

// head is the hash of this laptop's last entry in the journal.
func (t *tx) head() (string, error) {
	hash, err := one[string](t, `SELECT hash FROM journal WHERE laptop = ? ORDER BY n DESC LIMIT 1`, t.s.letter)
	if Is(err, NotFound) {
		return "", nil
	}
	return hash, err
}

// sum is a SHA-256 in hexadecimal.
func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// FiguresSum is the checksum of a report's figures that is printed on its
// pages.
func FiguresSum(figures []byte) string { return sum(figures) }

// untouched refuses a report that tells of children one of whom is no longer on
// file, or for whom a consent that the report needs was withdrawn or refused.
func untouched(q queryer, children []string, edition, day string) error {
	for _, id := range children {
		c, err := get[Child](q, id)
		if Is(err, NotFound) || err == nil && c.Status == StatusErased {
			return conflict("This report tells of a child whose file is no longer kept; it can't be given out any more.", nil)
		}
		if err != nil {
			return err
		}
		stopped, err := consentStopped(q, id, c.Birth, reportItems[edition], day)
		if err != nil {
			return err
		}
		if stopped {
			return conflict("This report tells of {{.No}}, and the consent to that was withdrawn; it can't be given out any more.", args{"No": c.FileNo})
		}
	}
	return nil
}

// reportItems are the consents whose withdrawal stops a report that tells of
// the child.
var reportItems = map[string][]string{
	"internal": {"service"},
	"funder":   {"service", "funder", "story", "photo_public"},
	"public":   {"service", "platform", "story", "photo_public"},
}

// IssuedReports answers the reports that were given out, the latest first;
// text narrows by number, title and receiver.
func (s *Store) IssuedReports(ss *Session, text string) ([]IssuedReport, error) {
	if err := s.check(ss, Reports, read); err != nil {
		return nil, err
	}
	like := "%" + strings.TrimSpace(text) + "%"
	return many[IssuedReport](s.readers, `SELECT * FROM issued_report WHERE deleted_at IS NULL AND (no LIKE ? OR title LIKE ? OR receiver LIKE ?)
		ORDER BY created_at DESC, no DESC, issue DESC`, like, like, like)
}

// IssuedFile answers the bytes of an issued report, the same as on the day of
// its issue, and its figures as JSON, and journals that it was taken out. It
// refuses when a child of whom it tells is no longer on file, when the consent
// was withdrawn, and with [Damaged] when the bytes are not those that were
// issued. What has full names is for a lead.
func (s *Store) IssuedFile(ss *Session, id string) (file, figures []byte, err error) {
	if err := s.check(ss, Reports, read); err != nil {
		return nil, nil, err
	}
	r, err := get[IssuedReport](s.readers, id)
	if err != nil {
		return nil, nil, err
	}
	if r.RealNames {
		if err := s.check(ss, Reports, decide); err != nil {
			return nil, nil, err
		}
	}
	var children []string
	if err := json.Unmarshal([]byte(r.Children), &children); err != nil {
		return nil, nil, fmt.Errorf("children of %s: %w", r.No, err)
	}
	if err := untouched(s.readers, children, r.Edition, s.Today()); err != nil {
		return nil, nil, err
	}
	if err := untouchedPhotos(s.readers, r.Photos, r.Edition, s.Today()); err != nil {
		return nil, nil, err
	}
	var kept struct {
		File    []byte `db:"file"`
		Figures string `db:"figures"`
	}
	if err := s.readers.Get(&kept, `SELECT file, figures FROM issued_file WHERE report_id = ?`, id); err != nil {
		return nil, nil, fmt.Errorf("file of %s: %w", r.No, err)
	}
	if sum(kept.File) != r.SHA256 {
		return nil, nil, broken(Damaged, "The kept report is not the one that was issued; it was changed outside the program.", errors.New(r.No))
	}
	return kept.File, []byte(kept.Figures), s.note(ss, "print", "issued_report", id)
}
