package data

import "fmt"

// Loan is a book lent to a child.
type Loan struct {
	Row
	BookID    string `db:"book_id"`
	ChildID   string `db:"child_id"`
	ProjectID Ref    `db:"project_id"` // the book's when empty
	Out       string `db:"out_on"`     // today when empty
	Due       string `db:"due_on"`     // later by SettingLoanDays when empty
	Back      string `db:"back_on"`
	Renewals  int    `db:"renewals"`
	Lost      string `db:"lost_on"`
	Finished  bool   `db:"finished"` // read to the end
	Note      string `db:"note"`
}

func (*Loan) table() string { return "loan" }

// Lend lends a book to a child. It is a [Conflict] when no copy is left or the
// child has the book already.
func (s *Store) Lend(ss *Session, l *Loan) error {
	return s.write(ss, Reading, write, func(t *tx) error { return t.saveLoan(l) })
}

// saveLoan saves a loan, an old one that was given back already included.
func (t *tx) saveLoan(l *Loan) error {
	book, err := get[Book](t, l.BookID)
	if err != nil {
		return err
	}
	if l.ChildID == "" {
		return bad("child_id", "Please choose the child.", nil)
	}
	if l.Out == "" {
		l.Out = t.today
	}
	if l.ProjectID == "" {
		l.ProjectID = book.ProjectID
	}
	if err := t.setPastDay("out_on", &l.Out); err != nil {
		return err
	}
	if l.Due == "" {
		days, err := settingNumber(t, SettingLoanDays)
		if err != nil {
			return err
		}
		l.Due = daysAfter(l.Out, days)
	}
	for _, day := range []struct {
		field string
		value *string
	}{{"due_on", &l.Due}, {"back_on", &l.Back}, {"lost_on", &l.Lost}} {
		if err := setSpan("out_on", &l.Out, day.field, day.value); err != nil {
			return err
		}
	}
	if max(l.Back, l.Lost) > t.today {
		return bad("back_on", "The day {{.Day}} lies in the future.", args{"Day": max(l.Back, l.Lost)})
	}
	if l.Back == "" && l.Lost == "" {
		if err := t.checkCopies(book, l); err != nil {
			return err
		}
	}
	return t.put(l)
}

// checkCopies refuses a loan for which no copy is left.
func (t *tx) checkCopies(b Book, l *Loan) error {
	var gone, his int
	if err := t.Get(&gone, `SELECT count(*) FROM loan WHERE book_id = ? AND id <> ? AND back_on = '' AND deleted_at IS NULL`, b.ID, l.ID); err != nil {
		return fmt.Errorf("copies lent: %w", err)
	}
	err := t.Get(&his, `SELECT count(*) FROM loan WHERE book_id = ? AND child_id = ? AND id <> ? AND back_on = '' AND lost_on = '' AND deleted_at IS NULL`,
		b.ID, l.ChildID, l.ID)
	if err != nil {
		return fmt.Errorf("copies lent: %w", err)
	}
	switch {
	case his > 0:
		return conflict("{{.Name}} has this book already.", args{"Name": t.nameOf(l.ChildID)})
	case b.Status != "shelf":
		return conflict("“{{.Title}}” is not on the shelf.", args{"Title": b.Title})
	case gone >= b.Copies:
		return conflict("No copy of “{{.Title}}” is left.", args{"Title": b.Title})
	}
	return nil
}

// Return takes a book back on a day; finished says that the child read it to
// the end.
func (s *Store) Return(ss *Session, loanID, day string, finished bool) error {
	return s.changeLoan(ss, loanID, func(l *Loan) { l.Back, l.Lost, l.Finished = day, "", finished })
}

// Renew lends a book for longer, until the day due.
func (s *Store) Renew(ss *Session, loanID, due string) error {
	return s.changeLoan(ss, loanID, func(l *Loan) { l.Due, l.Renewals = due, l.Renewals+1 })
}

// LoseBook notes that a lent book was lost; its copy is gone from then on.
func (s *Store) LoseBook(ss *Session, loanID, day string) error {
	return s.changeLoan(ss, loanID, func(l *Loan) { l.Lost = day })
}

// changeLoan changes a loan that is still open.
func (s *Store) changeLoan(ss *Session, id string, change func(*Loan)) error {
	return s.write(ss, Reading, write, func(t *tx) error {
		l, err := get[Loan](t, id)
		if err != nil {
			return err
		}
		if l.Back != "" {
			return conflict("The book was given back on {{.Day}}.", args{"Day": l.Back})
		}
		change(&l)
		return t.saveLoan(&l)
	})
}

// LoanFilter chooses loans for a list.
type LoanFilter struct {
	Text      string // child: name, pinyin, initials, file number
	ChildID   string
	BookID    string
	ProjectID string
	Open      bool // neither given back nor lost
	Overdue   bool // open, and due before the day of the store's clock
	From, To  string
	Limit     int // 1,000 when 0
}

// LoanLine is what a list of loans shows of each.
type LoanLine struct {
	Loan
	Title   string `db:"title"`
	Corner  string `db:"corner"`
	FileNo  string `db:"file_no"`
	Child   string `db:"child"`   // name
	Overdue int    `db:"overdue"` // days, 0 for none
}

// Loans answers loans, those overdue first and then the latest, and how many
// fit in all.
func (s *Store) Loans(ss *Session, f LoanFilter) (rows []LoanLine, total int, err error) {
	if err := s.check(ss, Reading, read); err != nil {
		return nil, 0, err
	}
	today := s.Today()
	c := &conditions{}
	c.add("l.deleted_at IS NULL")
	c.addIf("l.child_id = ?", f.ChildID)
	c.addIf("l.book_id = ?", f.BookID)
	c.addIf("l.project_id = ?", f.ProjectID)
	c.addIf("l.out_on >= ?", f.From)
	c.addIf("l.out_on <= ?", f.To)
	if err := c.addChildren(s, "l.child_id", f.Text); err != nil {
		return nil, 0, err
	}
	if f.Open || f.Overdue {
		c.add("l.back_on = '' AND l.lost_on = ''")
	}
	if f.Overdue {
		c.add("l.due_on < ?", today)
	}
	late := fmt.Sprintf(`CASE WHEN l.back_on = '' AND l.lost_on = '' AND l.due_on < '%[1]s' THEN CAST(julianday('%[1]s') - julianday(l.due_on) AS INTEGER) ELSE 0 END`, today)
	return listed[LoanLine](s, list{
		id: "l.id", tables: []string{"loan"}, from: "loan l",
		joined:  "JOIN book b ON b.id = l.book_id JOIN child k ON k.id = l.child_id",
		columns: `l.*, b.title, b.corner, k.file_no, k.name child, ` + late + ` overdue`,
		order:   late + ` DESC, l.out_on DESC, l.id DESC`,
	}, c, f.Limit)
}
