package data

import (
	"fmt"
	"time"

	"careledger/data/cn"
)

// leastPairedDays is how many days of a month a pairing must last for the child
// to be visited in that month.
const leastPairedDays = 15

// DueVisit is a child that is to be visited in a month (V1 应走访).
type DueVisit struct {
	ChildID string `db:"child_id"`
	Month   string `db:"month"` // YYYY-MM
	Done    bool   `db:"done"`  // there is a valid visit in that month
}

// dueVisits answers the pairs of child and month of which the month's last day
// lies from one day to another: the child has a pairing that is active on the
// month's last day and lasts at least 15 days of that month, and no exemption.
// Two pairings that follow each other don't add up. With a project, only
// pairings of it count, or of no project where the child is a member on the
// month's last day, and only visits of it.
func dueVisits(q queryer, from, to, projectID string) ([]DueVisit, error) {
	months, err := monthsEnding(from, to)
	if err != nil || len(months) == 0 {
		return nil, err
	}
	var all []DueVisit
	for _, last := range months {
		first, month := last[:8]+"01", last[:7]
		due, err := many[DueVisit](q, `SELECT p.child_id, ? month,
				EXISTS (SELECT 1 FROM service s WHERE s.child_id = p.child_id AND s.day BETWEEN ? AND ? AND s.kind = 'visit' AND s.units > 0
					AND (? = '' OR s.project_id = ?)) done
			FROM (SELECT DISTINCT p.child_id FROM pairing p WHERE p.deleted_at IS NULL AND p.from_on <= ? AND (p.to_on = '' OR p.to_on >= ?)
				AND (? = '' OR p.project_id = ? OR p.project_id IS NULL AND EXISTS (SELECT 1 FROM project_child m WHERE m.child_id = p.child_id
					AND m.project_id = ? AND m.deleted_at IS NULL AND m.from_on <= ? AND (m.to_on = '' OR m.to_on >= ?)))) p
			JOIN child k ON k.id = p.child_id
			WHERE k.deleted_at IS NULL
				AND NOT EXISTS (SELECT 1 FROM visit_exemption e WHERE e.child_id = p.child_id AND e.month = ? AND e.deleted_at IS NULL)`,
			month, first, last, projectID, projectID,
			daysAfter(last, 1-leastPairedDays), last, projectID, projectID, projectID, last, last, month)
		if err != nil {
			return nil, fmt.Errorf("visits due in %s: %w", month, err)
		}
		all = append(all, due...)
	}
	return all, nil
}

// monthsEnding answers the last days of the months that end from one day to
// another.
func monthsEnding(from, to string) ([]string, error) {
	start, err := time.Parse(time.DateOnly, from)
	if err != nil {
		return nil, fmt.Errorf("first day: %w", err)
	}
	var all []string
	for next := time.Date(start.Year(), start.Month()+1, 1, 0, 0, 0, 0, time.UTC); ; next = next.AddDate(0, 1, 0) {
		last := next.AddDate(0, 0, -1).Format(time.DateOnly)
		if last > to {
			return all, nil
		}
		all = append(all, last)
	}
}

// lastOfMonth answers the last day of a month YYYY-MM.
func lastOfMonth(month string) string {
	next := daysAfter(month+"-28", 4)[:7] + "-01"
	return daysAfter(next, -1)
}

// DueLine is what the list of visits due shows of a child.
type DueLine struct {
	DueVisit
	FileNo string
	Name   string
	Town   string
	Who    string // those paired with the child at the month's end, parted by 、
	Last   string // day of the last valid visit; empty for none
}

// VisitsDue answers the children that are to be visited in a month (YYYY-MM),
// those not yet visited first, each group in the order of names. In the present
// month a pairing counts when it is not to end before the month does.
func (s *Store) VisitsDue(ss *Session, month string) ([]DueLine, error) {
	if err := s.check(ss, Visits, read); err != nil {
		return nil, err
	}
	month, p := cn.ParseMonth(month)
	if p != nil {
		return nil, fromProblem("month", p)
	}
	lines, err := s.dueLines(month)
	if err != nil {
		return nil, err
	}
	ix, err := s.index()
	if err != nil {
		return nil, err
	}
	sorted := make([]DueLine, 0, len(lines))
	for _, done := range []bool{false, true} {
		for _, k := range ix.lines {
			if l, ok := lines[k.ID]; ok && l.Done == done {
				l.FileNo, l.Name, l.Town = k.FileNo, k.Name, k.Town
				sorted = append(sorted, l)
			}
		}
	}
	return sorted, nil
}

// visitDueTables are the tables that decide which visits are due and done.
var visitDueTables = []string{"pairing", "visit_exemption", "visit", "child", "project", "project_child", "person"}

// dueLines answers the visits due in a month by child, without what the index
// of children knows.
func (s *Store) dueLines(month string) (map[string]DueLine, error) {
	return remember(s, "visits due "+month, visitDueTables, func() (map[string]DueLine, error) {
		last := lastOfMonth(month)
		due, err := dueVisits(s.readers, month+"-01", last, "")
		if err != nil {
			return nil, err
		}
		lines := make(map[string]DueLine, len(due))
		for _, d := range due {
			lines[d.ChildID] = DueLine{DueVisit: d}
		}
		more, err := many[struct {
			ChildID string `db:"child_id"`
			Who     string `db:"who"`
			Last    string `db:"last"`
		}](s.readers, `SELECT p.child_id, coalesce(group_concat(DISTINCT coalesce(r.name, p.partner)), '') who,
			coalesce((SELECT max(s.day) FROM service s WHERE s.child_id = p.child_id AND s.kind = 'visit' AND s.units > 0), '') last
			FROM pairing p LEFT JOIN person r ON r.id = p.person_id
			WHERE p.deleted_at IS NULL AND p.from_on <= ? AND (p.to_on = '' OR p.to_on >= ?) GROUP BY p.child_id`, last, last)
		if err != nil {
			return nil, err
		}
		for _, m := range more {
			if l, ok := lines[m.ChildID]; ok {
				l.Who, l.Last = m.Who, m.Last
				lines[m.ChildID] = l
			}
		}
		return lines, nil
	})
}
