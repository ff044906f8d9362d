package data

import (
	"slices"
	"strings"
	"time"
)

// ReadingLog is a child's reading on a day; minutes may be unknown.
type ReadingLog struct {
	Row
	ChildID     string `db:"child_id"`
	ProjectID   Ref    `db:"project_id"`
	BookID      Ref    `db:"book_id"`
	BookText    string `db:"book_text"` // title in words; the book's where one is named
	Day         string `db:"day"`
	Minutes     *int   `db:"minutes"`
	FromPage    int    `db:"from_page"`
	ToPage      int    `db:"to_page"`
	ConfirmedBy string `db:"confirmed_by"`
}

func (*ReadingLog) table() string { return "reading_log" }

func (r *ReadingLog) naturalKey() []string { return []string{r.ChildID, r.Day, r.BookText} }

// LogReading saves the reading of one or many children, all or nothing. A child
// has one entry for a day and book; entering it again changes it.
func (s *Store) LogReading(ss *Session, logs ...ReadingLog) error {
	return s.write(ss, Reading, write, func(t *tx) error {
		for i := range logs {
			if err := t.saveReadingLog(&logs[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *tx) saveReadingLog(r *ReadingLog) error {
	if r.ChildID == "" {
		return bad("child_id", "Please choose the child.", nil)
	}
	if err := t.setPastDay("day", &r.Day); err != nil {
		return err
	}
	if err := checkMinutes(r.Minutes); err != nil {
		return err
	}
	if r.FromPage < 0 || r.ToPage < 0 || r.ToPage > 0 && r.ToPage < r.FromPage {
		return bad("to_page", "The last page lies before the first.", nil)
	}
	if r.BookText = strings.TrimSpace(r.BookText); r.BookID != "" {
		b, err := get[Book](t, string(r.BookID))
		if err != nil {
			return err
		}
		r.BookText = b.Title
	}
	return t.put(r)
}

// ReadingLogs answers the reading of a child, the latest first.
func (s *Store) ReadingLogs(ss *Session, childID string) ([]ReadingLog, error) {
	if err := s.check(ss, Reading, read); err != nil {
		return nil, err
	}
	return many[ReadingLog](s.readers, `SELECT * FROM reading_log WHERE child_id = ? AND deleted_at IS NULL ORDER BY day DESC, id DESC`, childID)
}

// ReaderLine is a child that borrowed books or has a log, with what it read in
// a period.
type ReaderLine struct {
	ChildID string `db:"child_id"`
	FileNo  string `db:"file_no"`
	Name    string `db:"name"`
	Loans   int    `db:"loans"`   // books borrowed
	Open    int    `db:"open"`    // of them still out
	Days    int    `db:"days"`    // with a log
	Minutes int    `db:"minutes"` // known ones
	Longest int    `db:"-"`       // most days in a row
}

// Readers answers the children who borrowed or logged from one day to another,
// both included, those with most days first; with a project, only its loans and
// logs.
func (s *Store) Readers(ss *Session, from, to, projectID string) ([]ReaderLine, error) {
	if err := s.check(ss, Reading, read); err != nil {
		return nil, err
	}
	key := "readers " + from + " " + to + " " + projectID
	return remember(s, key, []string{"loan", "reading_log", "child"}, func() ([]ReaderLine, error) {
		rows, err := many[ReaderLine](s.readers, `SELECT k.id child_id, k.file_no, k.name, sum(x.loans) loans, sum(x.open) open, sum(x.days) days, sum(x.minutes) minutes
			FROM (SELECT child_id, 1 loans, back_on = '' AND lost_on = '' open, 0 days, 0 minutes FROM loan
					WHERE deleted_at IS NULL AND out_on BETWEEN ? AND ? AND (? = '' OR project_id = ?)
				UNION ALL SELECT child_id, 0, 0, 1, sum(coalesce(minutes, 0)) FROM reading_log
					WHERE deleted_at IS NULL AND day BETWEEN ? AND ? AND (? = '' OR project_id = ?) GROUP BY child_id, day) x
			JOIN child k ON k.id = x.child_id WHERE k.deleted_at IS NULL GROUP BY k.id ORDER BY days DESC, loans DESC, k.name_key, k.file_no`,
			from, to, projectID, projectID, from, to, projectID, projectID)
		if err != nil {
			return nil, err
		}
		logged, err := many[struct {
			ChildID string `db:"child_id"`
			Day     string `db:"day"`
		}](s.readers, `SELECT DISTINCT child_id, day FROM reading_log WHERE deleted_at IS NULL AND day BETWEEN ? AND ? AND (? = '' OR project_id = ?) ORDER BY day`,
			from, to, projectID, projectID)
		if err != nil {
			return nil, err
		}
		days := map[string][]string{}
		for _, l := range logged {
			days[l.ChildID] = append(days[l.ChildID], l.Day)
		}
		for i := range rows {
			rows[i].Longest = LongestStreak(days[rows[i].ChildID])
		}
		return rows, nil
	})
}

// LongestStreak answers how many of some days lie in a row at most.
func LongestStreak(days []string) int {
	days = slices.Clone(days)
	slices.Sort(days)
	longest, run := 0, 0
	var last time.Time
	for _, text := range slices.Compact(days) {
		day, err := time.Parse(time.DateOnly, text)
		if err != nil {
			continue
		}
		if !day.Equal(last.AddDate(0, 0, 1)) {
			run = 0
		}
		run++
		longest, last = max(longest, run), day
	}
	return longest
}
