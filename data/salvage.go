package data

import "github.com/jmoiron/sqlx"

// salvage reads the rows of one table of a damaged file, page by page around
// those that can't be read. Every page is authenticated, so what is read is what
// was written.
type salvage struct {
	db    *sqlx.DB
	table string
	take  func(row map[string]any) error

	failures int // queries that came upon a damaged page
	unread   int // rows that can't be read, as far as that can be told
}

// Limits of the search between damaged pages, so that it ends on a file of which
// little is left.
const (
	mostFailures = 2000
	farthestRow  = 1 << 30 // rows beyond the last one read, where the end of a table is damaged
)

// run reads all rows that it can. An error is that of take.
func (s *salvage) run() error {
	last, err := s.read(`rowid > 0 ORDER BY rowid`, 0)
	if err != nil || s.failures == 0 {
		return err
	}
	end := last
	for step := int64(1); step <= farthestRow; step *= 2 {
		var at int64
		if s.db.Get(&at, `SELECT rowid FROM `+s.table+` WHERE rowid <= ? ORDER BY rowid DESC LIMIT 1`, last+step) == nil && at > end {
			end = at
		}
	}
	if end == last {
		s.unread++
		return nil
	}
	return s.between(last+1, end)
}

// between reads the rows of a range, the first of which can't be read.
func (s *salvage) between(first, last int64) error {
	if first >= last || s.failures >= mostFailures {
		s.unread += int(last-first) + 1
		return nil
	}
	failed := s.failures
	above, err := s.read(`rowid BETWEEN ? AND ? ORDER BY rowid DESC`, last+1, first, last)
	if err != nil || s.failures == failed {
		return err
	}
	if above <= first+1 {
		s.unread++
		return nil
	}
	middle := first + (above-first)/2
	for _, half := range [][2]int64{{first, middle - 1}, {middle, above - 1}} {
		failed := s.failures
		at, err := s.read(`rowid BETWEEN ? AND ? ORDER BY rowid`, half[0]-1, half[0], half[1])
		if err != nil {
			return err
		}
		if s.failures > failed {
			if err := s.between(at+1, half[1]); err != nil {
				return err
			}
		}
	}
	return nil
}

// read takes rows in the order of a condition until a damaged page, and answers
// the last one read, or at where it read none.
func (s *salvage) read(where string, at int64, values ...any) (int64, error) {
	rows, err := s.db.Queryx(`SELECT rowid AS rowid_, * FROM `+s.table+` WHERE `+where, values...)
	if err != nil {
		s.failures++
		return at, nil
	}
	defer rows.Close() //nolint:errcheck // only read
	for rows.Next() {
		row := map[string]any{}
		if err := rows.MapScan(row); err != nil {
			s.failures++
			return at, nil
		}
		at, _ = row["rowid_"].(int64)
		delete(row, "rowid_")
		if err := s.take(row); err != nil {
			return at, err
		}
	}
	if rows.Err() != nil {
		s.failures++
	}
	return at, nil
}
