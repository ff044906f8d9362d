package data

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"careledger/data/cn"
)

// WishFilter chooses wishes for a list.
type WishFilter struct {
	Text      string   // in number, thing or spec, or fitting the child (name, pinyin, initials, file number)
	States    []string // empty for all
	BatchID   string
	ProjectID string // of the batch
	ChildID   string
	DonorID   string // with a claim that holds or was met
	Category  string
	Overdue   bool // published and nobody claims: a claim lapsed, or the batch's last day is past
	Limit     int  // rows answered; 0 for all
	Offset    int
}

// WishCard is what the board shows of a wish. It never tells whose it is.
type WishCard struct {
	ID         string `db:"id"`
	No         string `db:"no"`
	BatchID    Ref    `db:"batch_id"`
	Batch      string `db:"batch"` // name
	Category   string `db:"category"`
	Item       string `db:"item"`
	Spec       string `db:"spec"`
	Quantity   int    `db:"quantity"`
	Price      int64  `db:"price_fen"`
	State      string `db:"state"`
	Since      string `db:"since"`     // day on which it reached the state
	Days       int    `db:"-"`         // waiting in the state
	Delivered  string `db:"delivered"` // day, or empty
	Sex        int    `db:"sex"`
	Birth      string `db:"birth_on"`
	Age        int    `db:"-"` // full years today, -1 when unknown
	Stage      string `db:"stage"`
	EnrolYear  int    `db:"enrol_year"`
	KeptGrade  int    `db:"grade"`      // as it was entered; see Grade
	Claims     int    `db:"claims"`     // that hold or were met
	ClaimedFen int64  `db:"claimed"`    // amount of those claims, in fen
	Mode       string `db:"mode"`       // of one of those claims
	Shared     bool   `db:"shared"`     // of those claims
	Usable     string `db:"usable"`     // the last answer afterwards, one of WishUses
	Overdue    bool   `db:"overdue"`    // see WishFilter
	Registered string `db:"registered"` // day

	Grade cn.Grade `db:"-"` // today
}

// WishLine is what the table shows of a wish. The child is there only for
// sessions that may read children.
type WishLine struct {
	WishCard
	ChildID string `db:"child_id"`
	Child   string `db:"child"` // name
	FileNo  string `db:"file_no"`
}

// sinceSQL is the day on which a wish reached its state.
const sinceSQL = `CASE w.state WHEN 'draft' THEN w.registered_on WHEN 'pending' THEN w.submitted_on WHEN 'passed' THEN w.passed_on
	WHEN 'published' THEN w.published_on WHEN 'claimed' THEN w.claimed_on WHEN 'buying' THEN w.bought_on WHEN 'ready' THEN w.ready_on
	WHEN 'delivered' THEN w.delivered_on WHEN 'followed' THEN w.followed_on WHEN 'archived' THEN w.archived_on
	WHEN 'returned' THEN w.returned_on WHEN 'rejected' THEN w.rejected_on WHEN 'withdrawn' THEN w.withdrawn_on ELSE w.registered_on END`

// overdueSQL is whether nobody claims a published wish (逾期未认领); it takes the
// day of today.
const overdueSQL = `(w.state = 'published' AND (b.to_on <> '' AND b.to_on < ?
	OR EXISTS (SELECT 1 FROM wish_claim x WHERE x.wish_id = w.id AND x.state = 'expired' AND x.deleted_at IS NULL)))`

// claimSQL is a value of the claims of a wish that hold or were met.
func claimSQL(value string) string {
	return `coalesce((SELECT ` + value + ` FROM wish_claim x WHERE x.wish_id = w.id AND x.state IN ('active', 'met') AND x.deleted_at IS NULL), `
}

const cardFrom = ` FROM wish w JOIN child k ON k.id = w.child_id LEFT JOIN wish_batch b ON b.id = w.batch_id WHERE `

// cardColumns are the columns of a card; they take the day of today.
var cardColumns = `w.id, w.no, w.batch_id, coalesce(b.name, '') batch, w.category, w.item, w.spec, w.quantity, w.price_fen, w.state, ` + sinceSQL + ` since,
	w.delivered_on delivered, w.registered_on registered, k.sex, k.birth_on, k.stage, k.enrol_year, k.grade, ` +
	claimSQL("count(*)") + `0) claims, ` + claimSQL("sum(x.amount_fen)") + `0) claimed, ` + claimSQL("max(x.mode)") + `'') mode, ` +
	claimSQL("max(x.shared)") + `0) shared, ` +
	`coalesce((SELECT x.usable FROM wish_followup x WHERE x.wish_id = w.id AND x.deleted_at IS NULL ORDER BY x.day DESC, x.id DESC LIMIT 1), '') usable, ` +
	overdueSQL + ` overdue`

// WishCards answers wishes for the board, those that wait longest first and
// those that are done latest first, and how many fit the filter in all.
func (s *Store) WishCards(ss *Session, f WishFilter) (cards []WishCard, total int, err error) {
	done := len(f.States) > 0 && !slices.ContainsFunc(f.States, isOpen)
	order := "since, w.no"
	if done {
		order = "since DESC, w.no DESC"
	}
	cards, total, err = listWishes[WishCard](s, ss, f, cardColumns, order)
	for i := range cards {
		cards[i].reckon(s.Today())
	}
	return cards, total, err
}

// WishLines answers wishes for the table, the latest first, and how many fit
// the filter in all.
func (s *Store) WishLines(ss *Session, f WishFilter) (lines []WishLine, total int, err error) {
	columns := cardColumns
	if ss.CanRead(Children) {
		columns += `, w.child_id, k.name child, k.file_no`
	}
	lines, total, err = listWishes[WishLine](s, ss, f, columns, "w.registered_on DESC, w.no DESC")
	for i := range lines {
		lines[i].reckon(s.Today())
	}
	return lines, total, err
}

// listWishes frees what lapsed and reads the rows of a list of wishes.
func listWishes[T any](s *Store, ss *Session, f WishFilter, columns, order string) (rows []T, total int, err error) {
	if _, err := s.FreeExpiredClaims(ss); err != nil {
		return nil, 0, err
	}
	where := f.conditions(s.Today(), ss.CanRead(Children))
	query, values := `SELECT `+columns+cardFrom+where.String()+` ORDER BY `+order, append([]any{s.Today()}, where.values...)
	if f.Limit > 0 {
		query += fmt.Sprintf(" LIMIT %d OFFSET %d", f.Limit, f.Offset)
	}
	if rows, err = many[T](s.readers, query, values...); err != nil {
		return nil, 0, err
	}
	if f.Limit <= 0 || f.Offset == 0 && len(rows) < f.Limit {
		return rows, len(rows), nil
	}
	total, err = one[int](s.readers, `SELECT count(*)`+cardFrom+where.String(), where.values...)
	return rows, total, err
}

// conditions are the filter's questions; a session that may not see children
// can't look for one.
func (f WishFilter) conditions(today string, children bool) *conditions {
	c := &conditions{}
	c.add("w.deleted_at IS NULL")
	if len(f.States) > 0 {
		values := make([]any, len(f.States))
		for i, state := range f.States {
			values[i] = state
		}
		c.add(`w.state IN (?`+strings.Repeat(", ?", len(values)-1)+`)`, values...)
	}
	c.addIf(`w.batch_id = ?`, f.BatchID)
	c.addIf(`b.project_id = ?`, f.ProjectID)
	c.addIf(`w.child_id = ?`, f.ChildID)
	c.addIf(`w.category = ?`, f.Category)
	if f.DonorID != "" {
		c.add(`w.id IN (SELECT x.wish_id FROM wish_claim x WHERE x.donor_id = ? AND x.state IN ('active', 'met') AND x.deleted_at IS NULL)`, f.DonorID)
	}
	if f.Overdue {
		c.add(overdueSQL, today)
	}
	if text := strings.ToLower(strings.TrimSpace(f.Text)); text != "" {
		thing := `(instr(lower(w.no), ?) > 0 OR instr(lower(w.item), ?) > 0 OR instr(lower(w.spec), ?) > 0`
		values := []any{text, text, text}
		if children {
			child := &conditions{}
			child.addChild(text)
			thing += ` OR ` + child.String()
			values = append(values, child.values...)
		}
		c.add(thing+`)`, values...)
	}
	return c
}

// reckon fills in what depends on today.
func (w *WishCard) reckon(today string) {
	w.Days = daysBetween(w.Since, today)
	w.Age = cn.Age(w.Birth, today)
	grade, ok := cn.GradeOn(w.Stage, w.EnrolYear, today)
	if !ok {
		grade = cn.Grade{Stage: w.Stage, Year: w.KeptGrade}
	}
	w.Grade = grade
}

// daysBetween counts the days from one day to another, 0 when either is none.
func daysBetween(from, to string) int {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	if errA != nil || errB != nil {
		return 0
	}
	return int(b.Sub(a).Hours() / 24)
}

// WishStateTotal is how many wishes are in a state, and their money in fen.
type WishStateTotal struct {
	State   string `db:"state"`
	Count   int    `db:"count"`
	Price   int64  `db:"price"`
	Claimed int64  `db:"claimed"` // by claims that hold or were met
	Actual  int64  `db:"actual"`  // paid for those delivered
}

// WishTotals is how a set of wishes stands.
type WishTotals struct {
	States []WishStateTotal // in the order of WishStates, empty ones too

	// By the days of the stages.
	Count, Passed, Published, Claimed, Delivered, Followed, Withdrawn int

	Price, Actual int64   // fen
	MeanDays      float64 // from passed to delivered, one decimal; 0 when none is delivered
}

// State answers the line of a state.
func (w WishTotals) State(state string) WishStateTotal {
	return w.States[slices.Index(WishStates, state)]
}

// WishTotals counts the wishes of a filter by state and stage; its Limit and
// Offset do not matter.
func (s *Store) WishTotals(ss *Session, f WishFilter) (WishTotals, error) {
	if _, err := s.FreeExpiredClaims(ss); err != nil {
		return WishTotals{}, err
	}
	f.Limit, f.Offset = 0, 0
	key := fmt.Sprintf("wish totals %s %t %+v", s.Today(), ss.CanRead(Children), f)
	return remember(s, key, []string{"wish", "wish_claim", "wish_delivery", "wish_batch", "child"}, func() (WishTotals, error) {
		return s.wishTotals(f.conditions(s.Today(), ss.CanRead(Children)))
	})
}

func (s *Store) wishTotals(where *conditions) (WishTotals, error) {
	type row struct {
		WishStateTotal
		Passed    int `db:"passed"`
		Published int `db:"published"`
		Claims    int `db:"claims"`
		Delivered int `db:"delivered"`
		Followed  int `db:"followed"`
		Withdrawn int `db:"withdrawn"`
		Timed     int `db:"timed"`
		Days      int `db:"days"`
	}
	rows, err := many[row](s.readers, `SELECT w.state, count(*) count, sum(w.price_fen) price, coalesce(sum(c.amount), 0) claimed, coalesce(sum(d.actual_fen), 0) actual,
		sum(w.passed_on <> '') passed, sum(w.published_on <> '') published, sum(w.claimed_on <> '') claims, sum(w.delivered_on <> '') delivered,
		sum(w.followed_on <> '') followed, sum(w.withdrawn_on <> '') withdrawn, sum(w.delivered_on <> '' AND w.passed_on <> '') timed,
		cast(coalesce(sum(CASE WHEN w.delivered_on <> '' AND w.passed_on <> '' THEN julianday(w.delivered_on) - julianday(w.passed_on) END), 0) AS INTEGER) days
		FROM wish w JOIN child k ON k.id = w.child_id LEFT JOIN wish_batch b ON b.id = w.batch_id
		LEFT JOIN (SELECT wish_id, sum(amount_fen) amount FROM wish_claim WHERE state IN ('active', 'met') AND deleted_at IS NULL GROUP BY wish_id) c ON c.wish_id = w.id
		LEFT JOIN wish_delivery d ON d.wish_id = w.id AND d.deleted_at IS NULL AND w.delivered_on <> ''
		WHERE `+where.String()+` GROUP BY w.state`, where.values...)
	if err != nil {
		return WishTotals{}, err
	}
	totals := WishTotals{States: make([]WishStateTotal, len(WishStates))}
	for i, state := range WishStates {
		totals.States[i].State = state
	}
	timed, days := 0, 0
	for _, r := range rows {
		if i := slices.Index(WishStates, r.State); i >= 0 {
			totals.States[i] = r.WishStateTotal
		}
		totals.Count, totals.Passed, totals.Published = totals.Count+r.Count, totals.Passed+r.Passed, totals.Published+r.Published
		totals.Claimed, totals.Delivered, totals.Followed = totals.Claimed+r.Claims, totals.Delivered+r.Delivered, totals.Followed+r.Followed
		totals.Withdrawn += r.Withdrawn
		totals.Price, totals.Actual = totals.Price+r.Price, totals.Actual+r.Actual
		timed, days = timed+r.Timed, days+r.Days
	}
	if timed > 0 {
		totals.MeanDays = Round(float64(days)/float64(timed), 1)
	}
	return totals, nil
}
