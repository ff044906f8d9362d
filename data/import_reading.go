package data

// bookRows imports titles with their copies.
var bookRows = importKind{area: Reading, find: findBookRow, save: saveBookRow, dump: dumpBooks}

// findBookRow answers the title with the ISBN of a row in the same corner, or
// with its name and author there.
func findBookRow(t *tx, v values, _ bool) ([]string, error) {
	if isbn, _ := ParseISBN(v["isbn"]); isbn != "" {
		ids, err := t.idsOf(`SELECT id FROM book WHERE isbn = ? AND (corner = ? OR ? = '') AND deleted_at IS NULL ORDER BY id`, isbn, v["corner"], v["corner"])
		if err != nil || len(ids) > 0 {
			return ids, err
		}
	}
	return t.idsOf(`SELECT id FROM book WHERE title = ? AND (author = ? OR ? = '') AND (corner = ? OR ? = '') AND (isbn = '' OR ? = '') AND deleted_at IS NULL ORDER BY id`,
		v["title"], v["author"], v["author"], v["corner"], v["corner"], v["isbn"])
}

func saveBookRow(t *tx, id string, v values, over bool) (string, error) {
	var b Book
	if id != "" {
		var err error
		if b, err = get[Book](t, id); err != nil {
			return "", err
		}
	}
	project, err := t.importedProject(v)
	if err != nil {
		return "", err
	}
	donor, err := t.importedDonor("donor", v["donor"])
	if err != nil {
		return "", err
	}
	r := cells{v: v}
	r.ref(&b.ProjectID, project)
	r.ref(&b.DonorID, donor)
	for key, to := range map[string]*string{
		"isbn": &b.ISBN, "title": &b.Title, "author": &b.Author, "publisher": &b.Publisher, "band": &b.Band, "source": &b.Source,
		"corner": &b.Corner, "status": &b.Status,
	} {
		r.text(key, to)
	}
	r.money("price_fen", &b.Price)
	r.number("copies", &b.Copies)
	r.day("added_on", &b.Added)
	r.day("removed_on", &b.Removed)
	if r.err != nil {
		return "", r.err
	}
	err = t.saveBook(&b, over)
	return b.ID, err
}

// importedDonor answers the donor of a name, and makes it when it is new.
func (t *tx) importedDonor(key, name string) (string, error) {
	if name == "" {
		return "", nil
	}
	ids, err := t.idsOf(`SELECT id FROM donor WHERE name = ? AND deleted_at IS NULL`, name)
	if err != nil || len(ids) > 0 {
		return first(ids), err
	}
	d := Donor{Name: name}
	err = t.saveDonor(&d)
	return d.ID, under(key+"_", err)
}

func dumpBooks(q queryer, _ *Session, id string) ([]values, error) {
	condition, arguments := only("b.id", id)
	return rowsOf(q, `SELECT b.isbn, b.title, b.author, b.publisher, b.band, b.source, d.name AS donor, nullif(b.price_fen, 0) AS price_fen, b.copies,
		b.corner, j.code AS project, b.added_on, b.removed_on, b.status
		FROM book b LEFT JOIN donor d ON d.id = b.donor_id LEFT JOIN project j ON j.id = b.project_id
		WHERE b.deleted_at IS NULL`+condition+` ORDER BY b.title, b.corner, b.id`, arguments...)
}

// importedBook answers the book of a row, by ISBN or title, and by its corner
// where several have the title. A title that is not kept is refused.
func (t *tx) importedBook(v values) (string, error) {
	isbn, _ := ParseISBN(v["isbn"])
	ids, err := t.idsOf(`SELECT id FROM book WHERE (? <> '' AND isbn = ? OR ? = '' AND title = ?) AND (corner = ? OR ? = '') AND deleted_at IS NULL LIMIT 2`,
		isbn, isbn, isbn, v["book"], v["corner"], v["corner"])
	switch {
	case err != nil:
		return "", err
	case len(ids) == 0 && isbn != "" && v["book"] != "":
		return t.importedBook(values{"book": v["book"], "corner": v["corner"]})
	case len(ids) == 0:
		return "", &Error{Kind: NotFound, Field: "book", Text: "There is no book “{{.Title}}”. Import the books first.", Args: args{"Title": v["book"]}}
	case len(ids) > 1:
		return "", bad("book", "Several books are called “{{.Title}}”. Give the ISBN or the corner.", args{"Title": v["book"]})
	}
	return ids[0], nil
}

// loanRows imports books lent to children.
var loanRows = importKind{area: Reading, find: findLoanRow, save: saveLoanRow, dump: dumpLoans, repeats: true}

func findLoanRow(t *tx, v values, _ bool) ([]string, error) {
	child, err := t.importedChild(v)
	if err != nil {
		return nil, err
	}
	book, err := t.importedBook(v)
	if err != nil {
		return nil, err
	}
	return t.idsOf(`SELECT id FROM loan WHERE child_id = ? AND book_id = ? AND out_on = ? AND deleted_at IS NULL ORDER BY id`, child, book, v["out_on"])
}

func saveLoanRow(t *tx, id string, v values, _ bool) (string, error) {
	var l Loan
	var err error
	if id != "" {
		if l, err = get[Loan](t, id); err != nil {
			return "", err
		}
	}
	if l.ChildID, err = t.importedChild(v); err != nil {
		return "", err
	}
	if l.BookID, err = t.importedBook(v); err != nil {
		return "", err
	}
	project, err := t.importedProject(v)
	if err != nil {
		return "", err
	}
	r := cells{v: v}
	r.ref(&l.ProjectID, project)
	r.day("out_on", &l.Out)
	r.day("due_on", &l.Due)
	r.day("back_on", &l.Back)
	r.day("lost_on", &l.Lost)
	r.number("renewals", &l.Renewals)
	r.flag("finished", &l.Finished)
	r.text("note", &l.Note)
	if r.err != nil {
		return "", r.err
	}
	if l.Out == "" {
		return "", bad("out_on", "Please enter the day.", nil)
	}
	err = t.saveLoan(&l)
	return l.ID, err
}

func dumpLoans(q queryer, _ *Session, id string) ([]values, error) {
	condition, arguments := only("l.id", id)
	return rowsOf(q, `SELECT `+dumpedChild+`, b.isbn, b.title AS book, b.corner, l.out_on, l.due_on, l.back_on, nullif(l.renewals, 0) AS renewals, l.lost_on,
		l.finished, l.note, j.code AS project
		FROM loan l JOIN child c ON c.id = l.child_id JOIN book b ON b.id = l.book_id LEFT JOIN project j ON j.id = l.project_id
		WHERE l.deleted_at IS NULL AND b.deleted_at IS NULL AND c.deleted_at IS NULL`+condition+` ORDER BY l.out_on, c.file_no, b.title, l.id`, arguments...)
}

// readingLogRows imports what children read by day.
var readingLogRows = importKind{area: Reading, find: findReadingLogRow, save: saveReadingLogRow, dump: dumpReadingLog}

func findReadingLogRow(t *tx, v values, _ bool) ([]string, error) {
	child, err := t.importedChild(v)
	if err != nil {
		return nil, err
	}
	return t.idsOf(`SELECT id FROM reading_log WHERE child_id = ? AND day = ? AND book_text = ? AND deleted_at IS NULL`, child, v["day"], v["book"])
}

func saveReadingLogRow(t *tx, id string, v values, _ bool) (string, error) {
	var l ReadingLog
	var err error
	if id != "" {
		if l, err = get[ReadingLog](t, id); err != nil {
			return "", err
		}
	}
	if l.ChildID, err = t.importedChild(v); err != nil {
		return "", err
	}
	project, err := t.importedProject(v)
	if err != nil {
		return "", err
	}
	r := cells{v: v}
	r.ref(&l.ProjectID, project)
	r.day("day", &l.Day)
	r.minutes("minutes", &l.Minutes)
	r.number("from_page", &l.FromPage)
	r.number("to_page", &l.ToPage)
	r.text("book", &l.BookText)
	r.text("confirmed_by", &l.ConfirmedBy)
	if r.err != nil {
		return "", r.err
	}
	if l.BookID == "" && l.BookText != "" {
		books, err := t.idsOf(`SELECT id FROM book WHERE title = ? AND deleted_at IS NULL LIMIT 2`, l.BookText)
		if err != nil {
			return "", err
		}
		if len(books) == 1 {
			l.BookID = Ref(books[0])
		}
	}
	err = t.saveReadingLog(&l)
	return l.ID, err
}

func dumpReadingLog(q queryer, _ *Session, id string) ([]values, error) {
	condition, arguments := only("l.id", id)
	return rowsOf(q, `SELECT `+dumpedChild+`, l.day, l.book_text AS book, l.minutes, nullif(l.from_page, 0) AS from_page, nullif(l.to_page, 0) AS to_page,
		l.confirmed_by, j.code AS project
		FROM reading_log l JOIN child c ON c.id = l.child_id LEFT JOIN project j ON j.id = l.project_id
		WHERE l.deleted_at IS NULL AND c.deleted_at IS NULL`+condition+` ORDER BY l.day, c.file_no, l.book_text`, arguments...)
}
