package data

import (
	"slices"
	"strings"
)

// The lists of codes of a book.
var (
	BookBands    = []string{"preschool", "1-2", "3-4", "5-6", "7-9"} // for which grades
	BookSources  = []string{"donated", "bought", "borrowed"}
	BookStatuses = []string{"shelf", "damaged", "lost", "removed"}
)

// Book is a title with its copies.
type Book struct {
	Row
	ISBN      string `db:"isbn"` // 13 digits, or empty
	Title     string `db:"title"`
	Author    string `db:"author"`
	Publisher string `db:"publisher"`
	Band      string `db:"band"`   // one of BookBands, or empty
	Source    string `db:"source"` // one of BookSources
	DonorID   Ref    `db:"donor_id"`
	Price     int64  `db:"price_fen"`
	Copies    int    `db:"copies"` // at least 1
	Corner    string `db:"corner"` // where it stands
	ProjectID Ref    `db:"project_id"`
	Added     string `db:"added_on"`   // today when empty
	Removed   string `db:"removed_on"` // set with the status
	Status    string `db:"status"`     // one of BookStatuses
}

func (*Book) table() string { return "book" }

// SaveBook saves a title; over says that a person accepted an ISBN with a wrong
// check digit.
func (s *Store) SaveBook(ss *Session, b *Book, over bool) error {
	return s.write(ss, Reading, write, func(t *tx) error { return t.saveBook(b, over) })
}

func (t *tx) saveBook(b *Book, over bool) error {
	if err := setText("title", &b.Title, "Please enter a title."); err != nil {
		return err
	}
	isbn, err := ParseISBN(b.ISBN)
	if err != nil && !(err.Over && over) {
		return err
	}
	if b.ISBN = isbn; b.Copies == 0 {
		b.Copies = 1
	}
	if b.Copies < 0 || b.Price < 0 {
		return bad("copies", "A number can't be negative.", nil)
	}
	if b.Band != "" && !slices.Contains(BookBands, b.Band) {
		return bad("band", "Please choose for which grades the book is.", nil)
	}
	if err := setCode("source", &b.Source, BookSources, "donated", "Please choose where the book comes from."); err != nil {
		return err
	}
	if err := setCode("status", &b.Status, BookStatuses, "shelf", "Please choose a status."); err != nil {
		return err
	}
	if b.Added == "" {
		b.Added = t.today
	}
	if b.Status == "removed" && b.Removed == "" {
		b.Removed = t.today
	} else if b.Status != "removed" {
		b.Removed = ""
	}
	if err := setSpan("added_on", &b.Added, "removed_on", &b.Removed); err != nil {
		return err
	}
	return t.put(b)
}

// ParseISBN reads an ISBN of 10 or 13 digits, with or without dashes, and
// answers its 13 digits; an empty text gives an empty one. A wrong check digit
// is doubtful, for some old books carry one.
func ParseISBN(text string) (string, *Error) {
	code := strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case r >= '0' && r <= '9':
			return r
		case r == 'x' || r == 'X' || r == 'Ｘ' || r == 'ｘ':
			return 'X'
		case r == '-' || r == ' ' || r == '—' || r == '－' || r == '　':
			return -1
		}
		return '?'
	}, strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(text)), "ISBN"))
	wrong := bad("isbn", "An ISBN has 13 digits that begin with 978 or 979, or 10 digits.", nil)
	digits := strings.TrimSuffix(code, "X")
	switch {
	case code == "":
		return "", nil
	case strings.ContainsAny(digits, "X?"):
		return "", wrong
	case len(code) == 10:
		isbn := "978" + code[:9]
		isbn += string(check13(isbn))
		if check10(code) {
			return isbn, nil
		}
		return isbn, doubtful("isbn", "The last digit of this ISBN does not fit the others. Please compare it with the book.", nil)
	case len(digits) != 13 || !strings.HasPrefix(code, "978") && !strings.HasPrefix(code, "979"):
		return "", wrong
	case check13(code[:12]) != code[12]:
		return code, doubtful("isbn", "The last digit of this ISBN does not fit the others. Please compare it with the book.", nil)
	}
	return code, nil
}

// check13 is the check digit of the first 12 digits (ISO 2108).
func check13(digits string) byte {
	sum := 0
	for i := range 12 {
		sum += int(digits[i]-'0') * (1 + 2*(i%2))
	}
	return byte('0' + (10-sum%10)%10)
}

// check10 reports whether an ISBN of 10 characters fits its check digit.
func check10(code string) bool {
	sum := 0
	for i := range 10 {
		n := int(code[i] - '0')
		if code[i] == 'X' {
			n = 10
		}
		sum += n * (10 - i)
	}
	return sum%11 == 0
}

// Book answers one title.
func (s *Store) Book(ss *Session, id string) (Book, error) {
	if err := s.check(ss, Reading, read); err != nil {
		return Book{}, err
	}
	return get[Book](s.readers, id)
}

// BookFilter chooses titles for a list.
type BookFilter struct {
	Text      string // in title, author, publisher or ISBN
	ISBN      string // its 13 digits
	Corner    string
	Band      string
	ProjectID string
	Available bool // a copy can be lent
	Limit     int  // 1,000 when 0
}

// BookLine is what a list of titles shows of each.
type BookLine struct {
	ID        string `db:"id"`
	ISBN      string `db:"isbn"`
	Title     string `db:"title"`
	Author    string `db:"author"`
	Publisher string `db:"publisher"`
	Band      string `db:"band"`
	Source    string `db:"source"`
	Corner    string `db:"corner"`
	Status    string `db:"status"`
	Price     int64  `db:"price_fen"`
	Copies    int    `db:"copies"`
	Out       int    `db:"lent"`      // copies lent now
	Available int    `db:"available"` // copies that can be lent
	Loans     int    `db:"loans"`     // in all
}

// bookCounts counts the loans of each title: in all, lent now, and gone, which
// are those lent or lost.
const bookCounts = `(SELECT book_id, count(*) loans, sum(back_on = '' AND lost_on = '') lent, sum(back_on = '') gone
	FROM loan WHERE deleted_at IS NULL GROUP BY book_id)`

// freeCopies is how many copies of the title b can be lent.
const freeCopies = `CASE WHEN b.status = 'shelf' THEN max(b.copies - coalesce(n.gone, 0), 0) ELSE 0 END`

// BookLines answers titles in their order, and how many fit in all.
func (s *Store) BookLines(ss *Session, f BookFilter) (rows []BookLine, total int, err error) {
	if err := s.check(ss, Reading, read); err != nil {
		return nil, 0, err
	}
	c := &conditions{}
	c.add("b.deleted_at IS NULL")
	c.addIf("b.isbn = ?", f.ISBN)
	c.addIf("b.corner = ?", f.Corner)
	c.addIf("b.band = ?", f.Band)
	c.addIf("b.project_id = ?", f.ProjectID)
	if f.Available {
		c.add(freeCopies + " > 0")
	}
	if text := strings.ToLower(strings.TrimSpace(f.Text)); text != "" {
		c.add("(instr(lower(b.title), ?) > 0 OR instr(lower(b.author), ?) > 0 OR instr(lower(b.publisher), ?) > 0 OR instr(b.isbn, ?) > 0)", text, text, text, text)
	}
	return listed[BookLine](s, list{
		id: "b.id", tables: []string{"book", "loan"}, from: `book b LEFT JOIN ` + bookCounts + ` n ON n.book_id = b.id`,
		columns: `b.id, b.isbn, b.title, b.author, b.publisher, b.band, b.source, b.corner, b.status, b.price_fen, b.copies,
		coalesce(n.lent, 0) lent, ` + freeCopies + ` available, coalesce(n.loans, 0) loans`,
		order: `b.title, b.id`,
	}, c, f.Limit)
}
