package data

import (
	"fmt"
	"slices"
	"strings"
)

// Origin says which rows a printed count comes from: those of an indicator,
// narrowed by what is not empty.
type Origin struct {
	Code      string   // of an indicator; see IndicatorCodes
	Programme string   // of services
	Month     string   // YYYY-MM
	Of        string   // category of a wish, or id of a class
	Children  []string // ids; nil for all
}

// OriginRow is one of the rows behind a figure. What it is about stands in
// Source and SourceID, by which it is opened.
type OriginRow struct {
	Day      string `db:"day"`
	ChildID  string `db:"child_id"` // empty where no child is meant
	FileNo   string `db:"file_no"`
	Child    string `db:"child"`
	Title    string `db:"title"`
	FormNo   string `db:"form_no"` // of the signed paper; empty where there is none
	Source   string `db:"source"`  // table
	SourceID string `db:"source_id"`
}

// formNo answers the number of the paper that a service was signed on; the row
// of service is s.
const formNo = `CASE s.source
	WHEN 'attendance' THEN (SELECT coalesce(nullif(t.form_no, ''), nullif(a.form_no, ''), a.no) FROM attendance t JOIN activity a ON a.id = t.activity_id WHERE t.id = s.source_id)
	WHEN 'visit' THEN (SELECT coalesce(nullif(v.form_no, ''), v.no) FROM visit v WHERE v.id = s.source_id)
	WHEN 'wish' THEN (SELECT d.form_no FROM wish_delivery d WHERE d.wish_id = s.source_id AND d.deleted_at IS NULL)
	WHEN 'goods_out' THEN (SELECT g.form_no FROM goods_out g WHERE g.id = s.source_id)
	ELSE '' END`

// wishRow, campRow and the like choose the columns of OriginRow from what the
// conditions of the indicators call by the same letters; about is what narrows.
const (
	serviceRow = `SELECT s.day, s.child_id, s.title, coalesce(` + formNo + `, '') AS form_no, 
		CASE s.source WHEN 'attendance' THEN 'activity' WHEN 'visit' THEN 'visit' WHEN 'wish' THEN 'wish' ELSE 'child' END AS source,
		CASE s.source WHEN 'attendance' THEN (SELECT t.activity_id FROM attendance t WHERE t.id = s.source_id)
			WHEN 'visit' THEN s.source_id WHEN 'wish' THEN s.source_id ELSE s.child_id END AS source_id, s.programme AS about `
	wishRow = `SELECT w.%[1]s AS day, w.child_id, w.item AS title,
		coalesce(nullif((SELECT d.form_no FROM wish_delivery d WHERE d.wish_id = w.id AND d.deleted_at IS NULL), ''), w.no) AS form_no, 'wish' AS source, w.id AS source_id, w.category AS about `
	wishesOf = `FROM wish w LEFT JOIN wish_batch b ON b.id = w.batch_id WHERE w.deleted_at IS NULL AND $kept(w.child_id)
		AND w.registered_on BETWEEN :from AND :to AND $own(b.project_id) AND w.%[1]s <> '' AND w.%[1]s <= :to`
	loanRow = `SELECT l.out_on AS day, l.child_id, coalesce((SELECT b.title FROM book b WHERE b.id = l.book_id), '') AS title, '' AS form_no, 'loan' AS source, l.id AS source_id, '' AS about
		FROM loan l WHERE l.deleted_at IS NULL AND $kept(l.child_id) AND l.out_on BETWEEN :from AND :to AND $own(l.project_id)`
	logRow = `SELECT g.day, g.child_id, g.book_text AS title, '' AS form_no, 'reading_log' AS source, g.child_id AS source_id, '' AS about
		FROM reading_log g WHERE g.deleted_at IS NULL AND $kept(g.child_id) AND g.day BETWEEN :from AND :to AND $own(g.project_id)`
	goodsRow = `SELECT g.day, g.child_id, g.item AS title, g.form_no, 'child' AS source, g.child_id AS source_id, '' AS about
		FROM goods_out g WHERE g.deleted_at IS NULL AND $kept(g.child_id) AND g.day BETWEEN :from AND :to AND $own(g.project_id)`
	campDayRow = `SELECT DISTINCT d.day, d.child_id, k.name AS title, '' AS form_no, 'camp' AS source, k.id AS source_id, k.id AS about FROM camp_day d JOIN camp k ON k.id = d.camp_id
		WHERE d.status = 'present' AND d.deleted_at IS NULL AND k.deleted_at IS NULL AND $kept(d.child_id) AND d.day BETWEEN :from AND :to AND $own(k.project_id)`
	ofCamp    = ` JOIN camp k ON k.id = %[1]s.camp_id WHERE %[1]s.deleted_at IS NULL AND k.deleted_at IS NULL AND %[1]s.day BETWEEN :from AND :to AND $own(k.project_id)`
	surveyRow = `SELECT v.day, '' AS child_id, v.target AS title, v.form_no, 'project' AS source, v.project_id AS source_id, '' AS about
		FROM survey v WHERE v.deleted_at IS NULL AND v.day BETWEEN :from AND :to AND $own(v.project_id)`
	expenseRow = `SELECT e.day, '' AS child_id, e.what AS title, e.invoice_no AS form_no, 'expense' AS source, e.id AS source_id, '' AS about
		FROM expense e WHERE e.deleted_at IS NULL AND e.day BETWEEN :from AND :to AND $own(e.project_id)`
	incomeRow = `SELECT i.day, '' AS child_id, i.source AS title, i.doc_no AS form_no, 'income' AS source, i.id AS source_id, '' AS about
		FROM income i WHERE i.deleted_at IS NULL AND i.day BETWEEN :from AND :to AND $own(i.project_id)`
)

// rowsOfFigure answers the query for the rows of an indicator, or an empty text
// for one that has none.
func (c counter) rowsOfFigure(code string) string {
	wishes := func(column string) string { return fmt.Sprintf(wishRow+wishesOf, column) }
	child := func(from string) string {
		return `SELECT '' AS day, x.id AS child_id, '' AS title, '' AS form_no, 'child' AS source, x.id AS source_id, '' AS about FROM (` + from + `) x`
	}
	switch code {
	case "U1", "U2", "U3", "U5":
		return serviceRow + servedRows
	case "U4":
		return `SELECT a.day, '' AS child_id, a.title, coalesce(nullif(a.form_no, ''), a.no) AS form_no, 'activity' AS source, a.id AS source_id, '' AS about FROM activity a
			WHERE a.status = 'done' AND a.deleted_at IS NULL AND a.day BETWEEN :from AND :to AND $own(a.project_id)`
	case "U6", "U6p", "U6t":
		return `SELECT '' AS day, '' AS child_id, p.name AS title, '' AS form_no, 'person' AS source, p.id AS source_id, '' AS about ` + teamTime
	case "U7":
		return child(c.inScope() + ` AND k.id IN (SELECT s.child_id ` + servedRows + `)`)
	case "P1":
		return child(c.inScope() + ` AND k.id IN (SELECT p.child_id FROM pairing p WHERE p.deleted_at IS NULL AND p.from_on <= :to AND (p.to_on = '' OR p.to_on >= :to))`)
	case "V3":
		return serviceRow + `FROM service s WHERE s.kind = 'visit' AND s.day BETWEEN :from AND :to AND s.why IN ('', 'same_day') AND $own(s.project_id)`
	case "W1":
		return wishes("registered_on")
	case "W2":
		return wishes("passed_on")
	case "W3":
		return wishes("claimed_on")
	case "W4", "W5", "W6":
		return wishes("delivered_on")
	case "W7":
		return wishes("followed_on") + ` AND w.delivered_on <> '' AND w.delivered_on <= :to`
	case "C1":
		return `SELECT day, '' AS child_id, title, form_no, source, source_id, about FROM (` + campDayRow + `) GROUP BY day, source_id`
	case "C2":
		return `SELECT e.joined_on AS day, e.child_id, k.name AS title, e.form_no, 'camp_enrolment' AS source, e.id AS source_id, k.id AS about FROM camp_enrolment e JOIN camp k ON k.id = e.camp_id
			WHERE e.deleted_at IS NULL AND $kept(e.child_id) AND e.joined_on <> '' AND e.joined_on <= :to AND k.deleted_at IS NULL AND k.from_on <= :to AND k.to_on >= :from AND $own(k.project_id)`
	case "C3", "C4":
		return campDayRow
	case "C5":
		return `SELECT t.day, '' AS child_id, p.name || ' · ' || k.name AS title, '' AS form_no, 'camp' AS source, k.id AS source_id, k.id AS about
			FROM camp_staff t JOIN person p ON p.id = t.person_id` + fmt.Sprintf(ofCamp, "t")
	case "C6":
		return `SELECT l.day, '' AS child_id, l.title, '' AS form_no, 'camp' AS source, k.id AS source_id, k.id AS about FROM lesson l` + fmt.Sprintf(ofCamp, "l") + ` AND l.safety = 1`
	case "C6i":
		return `SELECT i.day, coalesce(i.child_id, '') AS child_id, k.name AS title, '' AS form_no, 'camp' AS source, k.id AS source_id, k.id AS about FROM incident i` + fmt.Sprintf(ofCamp, "i") + ` AND (i.child_id IS NULL OR $kept(i.child_id))`
	case "R1", "R1p", "R1t", "R2":
		return loanRow
	case "R4":
		return loanRow + ` AND l.finished = 1`
	case "R3", "R5":
		return logRow
	case "G1", "G1v":
		return goodsRow
	case "N1":
		return serviceRow + servedRows + ` AND s.programme = 'psy'`
	case "Q1", "Q1n", "Q1b":
		return surveyRow
	case "F1", "F3":
		return expenseRow
	case "F2":
		return incomeRow
	}
	return ""
}

// HasOrigin reports whether the rows behind a figure can be listed.
func HasOrigin(code string) bool {
	return code == "V1" || code == "V2" || counter{}.rowsOfFigure(code) != ""
}

// Behind answers the rows that a count comes from, the latest first, at most
// limit of them, and how many there are. A rate answers the rows of its
// numerator. Rows of children need the right to read children, rows of money
// that to read money.
func (s *Store) Behind(ss *Session, scope Scope, o Origin, limit int) ([]OriginRow, int, error) {
	area := Children
	if strings.HasPrefix(o.Code, "F") {
		area = Money
	}
	if err := s.check(ss, area, read); err != nil {
		return nil, 0, err
	}
	scope = s.untilToday(scope)
	if o.Code == "V1" || o.Code == "V2" {
		return s.behindVisits(scope, o, limit)
	}
	c := counter{s.readers, scope}
	query := c.rowsOfFigure(o.Code)
	if query == "" {
		return nil, 0, &Error{Kind: NotFound, Text: "The rows of this figure can't be listed."}
	}
	query, values := c.bind(query)
	narrow := []string{"1 = 1"}
	for condition, value := range map[string]string{"r.about = ?": o.Programme + o.Of, "substr(r.day, 1, 7) = ?": o.Month} {
		if value != "" {
			narrow, values = append(narrow, condition), append(values, value)
		}
	}
	rows, err := many[OriginRow](s.readers, `SELECT r.day, r.child_id, coalesce(k.file_no, '') AS file_no, coalesce(k.name, '') AS child, r.title, r.form_no, r.source, r.source_id
		FROM (`+query+`) r LEFT JOIN child k ON k.id = r.child_id WHERE `+strings.Join(narrow, " AND ")+` ORDER BY r.day DESC, k.file_no, r.source_id`, values...)
	if err != nil {
		return nil, 0, fmt.Errorf("rows behind %s: %w", o.Code, err)
	}
	if o.Children != nil {
		among := map[string]bool{}
		for _, id := range o.Children {
			among[id] = true
		}
		rows = slices.DeleteFunc(rows, func(r OriginRow) bool { return !among[r.ChildID] })
	}
	return rows[:min(len(rows), limit)], len(rows), nil
}

// behindVisits answers the pairs of child and month to visit, or those of them
// that were visited.
func (s *Store) behindVisits(scope Scope, o Origin, limit int) ([]OriginRow, int, error) {
	due, err := dueVisits(s.readers, scope.From, scope.To, scope.ProjectID)
	if err != nil {
		return nil, 0, err
	}
	due = slices.DeleteFunc(due, func(d DueVisit) bool { return o.Code == "V2" && !d.Done || o.Month != "" && d.Month != o.Month })
	slices.SortFunc(due, func(a, b DueVisit) int { return strings.Compare(b.Month+a.ChildID, a.Month+b.ChildID) })
	var rows []OriginRow
	for _, d := range due[:min(len(due), limit)] {
		c, err := get[Child](s.readers, d.ChildID)
		if err != nil {
			return nil, 0, err
		}
		rows = append(rows, OriginRow{Day: d.Month, ChildID: d.ChildID, FileNo: c.FileNo, Child: c.Name, Source: "visit", SourceID: d.ChildID})
	}
	return rows, len(due), nil
}

// PaperKinds are the papers that services, surveys and spending are proved by.
var PaperKinds = []string{"attendance", "visit", "wish", "goods_out", "survey", "expense"}

// Papers answers the numbers of the papers of a scope by their kind, each number
// once and in order. Numbers of vouchers need the right to read money.
func (s *Store) Papers(ss *Session, scope Scope) (map[string][]string, error) {
	if err := s.mayCount(ss); err != nil {
		return nil, err
	}
	c := counter{s.readers, s.untilToday(scope)}
	money := ""
	if ss.CanRead(Money) {
		money = ` UNION SELECT 'expense', form_no FROM (` + expenseRow + `)`
	}
	query, values := c.bind(`SELECT kind, no FROM (SELECT s.source AS kind, coalesce(` + formNo + `, '') AS no
			FROM service s WHERE s.source IN ('attendance', 'visit', 'wish', 'goods_out') AND s.units > 0 AND s.day BETWEEN :from AND :to AND $own(s.project_id)
		UNION SELECT 'survey', form_no FROM (` + surveyRow + `)` + money + `) WHERE no <> '' GROUP BY kind, no ORDER BY kind, no`)
	rows, err := many[struct {
		Kind string `db:"kind"`
		No   string `db:"no"`
	}](s.readers, query, values...)
	papers := map[string][]string{}
	for _, r := range rows {
		papers[r.Kind] = append(papers[r.Kind], r.No)
	}
	return papers, err
}
