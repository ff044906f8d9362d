package data

import (
	"slices"
	"strings"
)

// Of a [DataShare]: what gives the right to hand data out (a consent, a duty by
// law, a contract of entrustment, or that nobody can be told from it any more),
// how it was handed over, and how the row came into the register.
var (
	ShareBases   = []string{"consent", "duty", "contract", "deidentified"}
	ShareMethods = []string{"paper", "file", "stick", "mail", "shown", "platform"}
	shareSources = []string{"hand", "report", "export", "access"}
)

// shareKeptYears is for how many years each hand-over stays in the register at
// least (Regulations on Network Data Security, §12).
const shareKeptYears = 3

// DataShare is one line of the register of data provided (数据提供登记): what was
// handed to somebody outside (PIPL §21, §23).
type DataShare struct {
	Row
	No       string `db:"no"` // TG2026-A0001; given out by the store
	Day      string `db:"day"`
	Receiver string `db:"receiver"` // empty while nobody has said who got an export
	Contact  string `db:"contact"`
	Purpose  string `db:"purpose"`
	What     string `db:"what"`     // which kinds of data, or the title of the report
	Edition  string `db:"edition"`  // funder, internal, public; empty for what is no report
	Children int    `db:"children"` // of how many children
	Basis    string `db:"basis"`    // one of ShareBases
	Method   string `db:"method"`   // one of ShareMethods
	Until    string `db:"keep_until"`
	Returned string `db:"returned_on"` // day on which it was given back or destroyed
	Source   string `db:"source"`      // hand, report, export, access: how it came into the register
	ReportID Ref    `db:"report_id"`   // the issued report
	ChildID  Ref    `db:"child_id"`    // when it is about one child alone
	Note     string `db:"note"`
}

func (*DataShare) table() string { return "data_share" }

// Open reports whether somebody still has to say who received it.
func (d *DataShare) Open() bool { return d.Receiver == "" }

// SaveShare keeps a line of the register of data provided.
func (s *Store) SaveShare(ss *Session, d *DataShare) error {
	return s.write(ss, Registers, write, func(t *tx) error {
		if d.Receiver = strings.TrimSpace(d.Receiver); d.Receiver == "" {
			return bad("receiver", "Please enter who receives the data.", nil)
		}
		if strings.TrimSpace(d.Purpose) == "" {
			return bad("purpose", "Please enter what the data is for.", nil)
		}
		return t.saveShare(d)
	})
}

func (t *tx) saveShare(d *DataShare) error {
	if d.Source == "" {
		t.set(&d.Source, "hand")
	}
	switch {
	case strings.TrimSpace(d.What) == "":
		return bad("what", "Please enter which data it is.", nil)
	case d.Basis != "" && !slices.Contains(ShareBases, d.Basis):
		return bad("basis", "“{{.Text}}” is not among the choices.", args{"Text": d.Basis})
	case d.Method != "" && !slices.Contains(ShareMethods, d.Method):
		return bad("method", "“{{.Text}}” is not among the choices.", args{"Text": d.Method})
	case !slices.Contains(shareSources, d.Source):
		return bad("source", "“{{.Text}}” is not among the choices.", args{"Text": d.Source})
	case d.Children < 0:
		return bad("children", "The number of children can't be negative.", nil)
	}
	if err := t.setPastDay("day", &d.Day); err != nil {
		return err
	}
	for field, day := range map[string]*string{"keep_until": &d.Until, "returned_on": &d.Returned} {
		if err := setDay(field, day); err != nil {
			return err
		}
	}
	if d.No == "" {
		if err := t.giveNumber(numberShare, &d.No); err != nil {
			return err
		}
	}
	return t.put(d)
}

// Share answers one line of the register of data provided.
func (s *Store) Share(ss *Session, id string) (DataShare, error) {
	if err := s.check(ss, Registers, read); err != nil {
		return DataShare{}, err
	}
	return get[DataShare](s.readers, id)
}

// Shares answers the register of data provided, the latest first, from a day to
// a day; empty days are no bounds, and an empty childID is every child.
func (s *Store) Shares(ss *Session, from, to, childID string) ([]DataShare, error) {
	if err := s.check(ss, Registers, read); err != nil {
		return nil, err
	}
	return many[DataShare](s.readers, `SELECT * FROM data_share WHERE deleted_at IS NULL AND (?1 = '' OR day >= ?1) AND (?2 = '' OR day <= ?2)
		AND (?3 = '' OR child_id = ?3) ORDER BY day DESC, no DESC`, from, to, childID)
}

// shareReport enters an issued report into the register.
func (t *tx) shareReport(r *IssuedReport, children []string) error {
	d := DataShare{
		Day: r.IssuedOn, Receiver: r.Receiver, Purpose: r.Purpose, What: strings.TrimSpace(r.Title + " " + r.No), Edition: r.Edition, Children: len(children),
		Basis: "deidentified", Method: "file", Source: "report", ReportID: Ref(r.ID),
	}
	if r.Edition == "internal" {
		d.Basis, d.Until = "consent", yearsAfter(r.IssuedOn, shareKeptYears)
	}
	if len(children) == 1 {
		d.ChildID = Ref(children[0])
	}
	return t.saveShare(&d)
}

// NoteExport journals that a table or a file left the program, and enters it
// into the register of data provided when it tells of children, there to be
// completed with who received it. what names it without names of children, title
// says it to people.
func (s *Store) NoteExport(ss *Session, what, title string, children int, details map[string]string) error {
	return s.write(ss, Settings, read, func(t *tx) error {
		if err := t.note("export", "", what, details); err != nil || children == 0 {
			return err
		}
		return t.saveShare(&DataShare{Day: t.today, What: title, Children: children, Method: "file", Source: "export", Edition: details["edition"]})
	})
}
