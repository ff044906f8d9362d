package data

import (
	"database/sql"
	"fmt"
	"slices"
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
// pairings of it count, or of no project for as long as the child is a member,
// and only visits of it.
func dueVisits(q queryer, from, to, projectID string) ([]DueVisit, error) {
	paired, err := pairedMonths(q, from, to, projectID)
	if err != nil {
		return nil, err
	}
	gone := map[string]bool{}
	ids, err := many[string](q, `SELECT id FROM child WHERE deleted_at IS NOT NULL`)
	for _, id := range ids {
		gone[id] = true
	}
	if err != nil {
		return nil, err
	}
	paired = slices.DeleteFunc(paired, func(d DueVisit) bool { return gone[d.ChildID] })
	return paired, markDone(q, paired, projectID)
}

// pairedMonths is dueVisits that does not look for visits, nor for children in
// the bin.
func pairedMonths(q queryer, from, to, projectID string) ([]DueVisit, error) {
	months, err := monthsEnding(from, to)
	if err != nil || len(months) == 0 {
		return nil, err
	}
	spans, err := pairedSpans(q, months[0], to, projectID)
	if err != nil {
		return nil, err
	}
	exemptions, err := many[DueVisit](q, `SELECT child_id, month FROM visit_exemption WHERE deleted_at IS NULL AND month BETWEEN ? AND ?`, from[:7], to[:7])
	if err != nil {
		return nil, err
	}
	exempt := map[DueVisit]bool{}
	for _, e := range exemptions {
		exempt[e] = true
	}
	var all []DueVisit
	for _, last := range months {
		begun, seen := daysAfter(last, 1-leastPairedDays), ""
		for _, p := range spans {
			if p.ChildID == seen || p.From > begun || p.To < last {
				continue
			}
			seen = p.ChildID
			if due := (DueVisit{ChildID: p.ChildID, Month: last[:7]}); !exempt[due] {
				all = append(all, due)
			}
		}
	}
	return all, nil
}

// pairedSpan is from when until when a child is paired for a project.
type pairedSpan struct {
	ChildID string `db:"child_id"`
	From    string `db:"from_on"`
	To      string `db:"to_on"`
}

// pairedSpans answers by child when children are paired between two days; for a
// project, a pairing of no project counts for as long as the child is a member.
func pairedSpans(q queryer, from, to, projectID string) ([]pairedSpan, error) {
	const never = "9999-12-31"
	const there = ` p.deleted_at IS NULL`
	until := func(column string) string {
		return `CASE ` + column + ` WHEN '' THEN '` + never + `' ELSE ` + column + ` END`
	}
	if projectID == "" {
		return many[pairedSpan](q, `SELECT DISTINCT p.child_id, p.from_on, `+until("p.to_on")+` to_on FROM pairing p
			WHERE p.from_on <= ? AND (p.to_on = '' OR p.to_on >= ?) AND`+there+` ORDER BY p.child_id`, to, from)
	}
	return many[pairedSpan](q, `SELECT p.child_id, p.from_on, `+until("p.to_on")+` to_on FROM pairing p WHERE p.project_id = ? AND`+there+`
		UNION SELECT p.child_id, max(p.from_on, m.from_on), min(`+until("p.to_on")+`, `+until("m.to_on")+`)
			FROM pairing p JOIN project_child m ON m.child_id = p.child_id AND m.project_id = ? AND m.deleted_at IS NULL WHERE p.project_id IS NULL AND`+there+`
		ORDER BY 1`, projectID, projectID)
}

// markDone notes which of the children due in a month have a valid visit then.
// The months are in order.
func markDone(q queryer, due []DueVisit, projectID string) error {
	if len(due) == 0 {
		return nil
	}
	first, last := due[0].Month+"-01", lastOfMonth(due[len(due)-1].Month)
	rows, err := q.Queryx(`SELECT child_id, substr(day, 1, 7) FROM service
		WHERE day BETWEEN ? AND ? AND units > 0 AND programme = 'visit' AND (? = '' OR project_id = ?)`, first, last, projectID, projectID)
	if err != nil {
		return fmt.Errorf("visits: %w", err)
	}
	defer rows.Close()                   //nolint:errcheck // only read
	done := map[string]map[string]bool{} // by month and child
	var child, month sql.RawBytes        // not copied, for there may be very many
	for rows.Next() {
		if err := rows.Scan(&child, &month); err != nil {
			return fmt.Errorf("visits: %w", err)
		}
		children, ok := done[string(month)]
		if !ok {
			children = map[string]bool{}
			done[string(month)] = children
		}
		children[string(child)] = true
	}
	for i, d := range due {
		due[i].Done = done[d.Month][d.ChildID]
	}
	return rows.Err()
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
	Last   string // day of the last valid visit within half a year; empty for none
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

// dueLines answers the visits due in a month by child, without what the index
// of children knows and with children in the bin, whom that index lacks.
func (s *Store) dueLines(month string) (map[string]DueLine, error) {
	paired, err := s.pairedLines(month)
	if err != nil {
		return nil, err
	}
	return remember(s, "visits due "+month, []string{"pairing", "visit_exemption", "visit", "project", "person"}, func() (map[string]DueLine, error) {
		due := make([]DueVisit, 0, len(paired))
		for _, l := range paired {
			due = append(due, l.DueVisit)
		}
		if err := markDone(s.readers, due, ""); err != nil {
			return nil, err
		}
		last, err := s.lastVisits(lastOfMonth(month))
		if err != nil {
			return nil, err
		}
		lines := make(map[string]DueLine, len(due))
		for _, d := range due {
			lines[d.ChildID] = DueLine{DueVisit: d, Who: paired[d.ChildID].Who, Last: last[d.ChildID]}
		}
		return lines, nil
	})
}

// pairedLines answers the children that are to be visited in a month with those
// paired with them, children in the bin among them.
func (s *Store) pairedLines(month string) (map[string]DueLine, error) {
	return remember(s, "paired in "+month, []string{"pairing", "visit_exemption", "person"}, func() (map[string]DueLine, error) {
		last := lastOfMonth(month)
		due, err := pairedMonths(s.readers, month+"-01", last, "")
		if err != nil {
			return nil, err
		}
		lines := make(map[string]DueLine, len(due))
		for _, d := range due {
			lines[d.ChildID] = DueLine{DueVisit: d}
		}
		pairs, err := many[struct {
			ChildID string `db:"child_id"`
			Who     string `db:"who"`
		}](s.readers, `SELECT DISTINCT p.child_id, coalesce(r.name, p.partner) who FROM pairing p LEFT JOIN person r ON r.id = p.person_id
			WHERE p.deleted_at IS NULL AND p.from_on <= ? AND (p.to_on = '' OR p.to_on >= ?) ORDER BY p.from_on, p.id`, last, last)
		for _, p := range pairs {
			if l, ok := lines[p.ChildID]; ok {
				if l.Who != "" {
					p.Who = l.Who + "、" + p.Who
				}
				l.Who = p.Who
				lines[p.ChildID] = l
			}
		}
		return lines, err
	})
}
