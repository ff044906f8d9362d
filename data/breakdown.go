package data

import (
	"fmt"
	"slices"

	"careledger/data/cn"
)

// MonthCount is what was done in one month.
type MonthCount struct {
	Month     string `db:"month"`     // YYYY-MM
	Programme string `db:"programme"` // see Service
	Units     int64  `db:"units"`
	Children  int64  `db:"children"` // distinct, within month and programme
}

// ByMonth answers the services that count by month and programme.
func (s *Store) ByMonth(ss *Session, scope Scope) ([]MonthCount, error) {
	return counted[MonthCount](s, ss, scope, "by month", `SELECT substr(s.day, 1, 7) month, s.programme, sum(s.units) units, count(DISTINCT s.child_id) children `+
		servedRows+` GROUP BY 1, 2 ORDER BY 1, 2`)
}

// ProgrammeCount is what was done in one programme.
type ProgrammeCount struct {
	Programme string `db:"programme"`
	Units     int64  `db:"units"`
	Children  int64  `db:"children"` // distinct
	Minutes   int64  `db:"minutes"`  // known ones
}

// ByProgramme answers the services that count by programme. A child in two
// programmes is in both lines, so the lines' children don't add up to U1.
func (s *Store) ByProgramme(ss *Session, scope Scope) ([]ProgrammeCount, error) {
	return counted[ProgrammeCount](s, ss, scope, "by programme", `SELECT s.programme, sum(s.units) units, count(DISTINCT s.child_id) children,
		coalesce(sum(s.minutes), 0) minutes `+servedRows+` GROUP BY 1 ORDER BY 2 DESC, 1`)
}

// counted runs a query over a scope for a session that may count, and
// remembers the answer.
func counted[T any](s *Store, ss *Session, scope Scope, name, query string) ([]T, error) {
	if err := s.mayCount(ss); err != nil {
		return nil, err
	}
	scope = s.untilToday(scope)
	return remember(s, fmt.Sprintf("%s %+v", name, scope), figureTables, func() ([]T, error) {
		c := counter{s.readers, scope}
		query, values := c.bind(query)
		return many[T](s.readers, query, values...)
	})
}

// ServedChild is one of the children of U1, with what tables group by. Values
// with a history are those of the last service in the period, so that a child
// who moved is in one line only.
type ServedChild struct {
	ChildID  string `db:"id"`
	Sex      int    `db:"sex"`
	Birth    string `db:"birth_on"`
	Last     string `db:"last"` // day of the last service
	Stage    string `db:"stage"`
	Category string `db:"category"`
	Division string `db:"division"`
	Units    int64  `db:"units"`

	AgeBand string `db:"-"` // as of the period's last day; see cn.AgeBand
}

// Served answers the children of U1.
func (s *Store) Served(ss *Session, scope Scope) ([]ServedChild, error) {
	all, err := counted[ServedChild](s, ss, scope, "served", `SELECT k.id, k.sex, k.birth_on, v.last, v.units,
		coalesce(`+valueOn("school", "detail", "k.id", "v.last")+`, k.stage) stage,
		coalesce(`+valueOn("category", "value", "k.id", "v.last")+`, k.main_category) category,
		coalesce(`+valueOn("residence", "value", "k.id", "v.last")+`, k.division) division
		FROM (SELECT s.child_id, max(s.day) last, sum(s.units) units `+servedRows+` GROUP BY s.child_id) v JOIN child k ON k.id = v.child_id
		ORDER BY k.file_no`)
	if err != nil {
		return nil, err
	}
	banded := make([]ServedChild, len(all))
	for i, c := range all {
		c.AgeBand = "unknown"
		if c.Birth != "" {
			c.AgeBand = cn.AgeBand(cn.Age(c.Birth, scope.To))
		}
		banded[i] = c
	}
	return banded, nil
}

// WishCount is how many wishes of a category reached which stage by the end of
// the period.
type WishCount struct {
	Category   string `db:"category"`
	Registered int64  `db:"registered"`
	Passed     int64  `db:"passed"`
	Published  int64  `db:"published"`
	Claimed    int64  `db:"claimed"`
	Delivered  int64  `db:"delivered"`
	Followed   int64  `db:"followed"`
	Withdrawn  int64  `db:"withdrawn"`
	Rejected   int64  `db:"rejected"`
	ActualFen  int64  `db:"actual_fen"` // paid for those delivered
}

// WishesByCategory answers the wishes registered in the period by category.
func (s *Store) WishesByCategory(ss *Session, scope Scope) ([]WishCount, error) {
	by := func(column, name string) string {
		return `sum(w.` + column + ` <> '' AND w.` + column + ` <= :to) ` + name + `, `
	}
	return counted[WishCount](s, ss, scope, "wishes by category", `SELECT w.category, count(*) registered, `+
		by("passed_on", "passed")+by("published_on", "published")+by("claimed_on", "claimed")+by("delivered_on", "delivered")+
		by("followed_on", "followed")+by("withdrawn_on", "withdrawn")+by("rejected_on", "rejected")+
		`coalesce(sum(CASE WHEN w.delivered_on <> '' AND w.delivered_on <= :to THEN `+wishPaid("w.id", ":to")+` END), 0) actual_fen
		FROM wish w LEFT JOIN wish_batch b ON b.id = w.batch_id
		WHERE w.deleted_at IS NULL AND $kept(w.child_id) AND w.registered_on BETWEEN :from AND :to AND $own(b.project_id) GROUP BY w.category ORDER BY 2 DESC, 1`)
}

// ClassCount is one class of a summer camp in the period.
type ClassCount struct {
	CampID   string `db:"id"`
	Name     string `db:"name"`
	Term     string `db:"term"`
	From     string `db:"from_on"`
	To       string `db:"to_on"`
	Capacity int64  `db:"capacity"`
	Enrolled int64  `db:"enrolled"`
	Open     int64  `db:"open"`     // days on which a child was there
	Present  int64  `db:"present"`  // child days
	Due      int64  `db:"due"`      // enrolled children × open days
	Leave    int64  `db:"leave"`    // child days with leave
	Safety   int64  `db:"safety"`   // safety lessons
	Lessons  int64  `db:"lessons"`  // all lessons
	Incident int64  `db:"incident"` // incidents
}

// Classes answers the classes that run in the period.
func (s *Store) Classes(ss *Session, scope Scope) ([]ClassCount, error) {
	open := `SELECT DISTINCT d.day FROM camp_day d WHERE d.camp_id = k.id AND d.status = 'present' AND d.deleted_at IS NULL AND $kept(d.child_id) AND d.day BETWEEN :from AND :to`
	own := ` WHERE x.camp_id = k.id AND x.deleted_at IS NULL AND x.day BETWEEN :from AND :to`
	return counted[ClassCount](s, ss, scope, "classes", `SELECT k.id, k.name, k.term, k.from_on, k.to_on, k.capacity,
		(SELECT count(*) FROM camp_enrolment e WHERE e.camp_id = k.id AND e.deleted_at IS NULL AND $kept(e.child_id) AND e.joined_on <> '' AND e.joined_on <= :to) enrolled,
		(SELECT count(*) FROM (`+open+`)) open,
		(SELECT count(*) FROM (SELECT DISTINCT x.child_id, x.day FROM camp_day x`+own+` AND $kept(x.child_id) AND x.status = 'present')) present,
		(SELECT count(*) FROM (`+open+`) o JOIN camp_enrolment e ON e.camp_id = k.id AND e.deleted_at IS NULL AND $kept(e.child_id)
			AND e.joined_on <> '' AND e.joined_on <= o.day AND (e.left_on = '' OR e.left_on >= o.day)) due,
		(SELECT count(*) FROM (SELECT DISTINCT x.child_id, x.day FROM camp_day x`+own+` AND $kept(x.child_id) AND x.status IN ('personal_leave', 'sick_leave'))) leave,
		(SELECT coalesce(sum(x.safety), 0) FROM lesson x`+own+`) safety, (SELECT count(*) FROM lesson x`+own+`) lessons,
		(SELECT count(*) FROM incident x`+own+` AND (x.child_id IS NULL OR $kept(x.child_id))) incident
		FROM camp k WHERE k.deleted_at IS NULL AND k.from_on <= :to AND k.to_on >= :from AND $own(k.project_id) ORDER BY k.from_on, k.name`)
}

// ReadingMonth is one month of reading.
type ReadingMonth struct {
	Month    string `db:"month"`
	Sessions int64  `db:"sessions"` // reading sessions held
	Units    int64  `db:"units"`    // children at them
	Loans    int64  `db:"loans"`
	LogDays  int64  `db:"log_days"` // days of reading logs
	Minutes  int64  `db:"minutes"`  // of the logs, known ones
}

// ReadingByMonth answers the months of the period with any reading.
func (s *Store) ReadingByMonth(ss *Session, scope Scope) ([]ReadingMonth, error) {
	return counted[ReadingMonth](s, ss, scope, "reading by month", `SELECT month, sum(sessions) sessions, sum(units) units, sum(loans) loans, sum(log_days) log_days, sum(minutes) minutes FROM (
		SELECT substr(a.day, 1, 7) month, count(DISTINCT a.day || a.place || a.title) sessions, 0 units, 0 loans, 0 log_days, 0 minutes FROM activity a
			WHERE a.programme = 'reading' AND a.status = 'done' AND a.deleted_at IS NULL AND a.day BETWEEN :from AND :to AND $own(a.project_id) GROUP BY 1
		UNION ALL SELECT substr(s.day, 1, 7), 0, sum(s.units), 0, 0, 0 `+servedRows+` AND s.programme = 'reading' GROUP BY 1
		UNION ALL SELECT substr(l.out_on, 1, 7), 0, 0, count(*), 0, 0 FROM loan l WHERE l.deleted_at IS NULL AND $kept(l.child_id) AND l.out_on BETWEEN :from AND :to AND $own(l.project_id) GROUP BY 1
		UNION ALL SELECT substr(g.day, 1, 7), 0, 0, 0, count(*), coalesce(sum(g.minutes), 0) FROM reading_log g WHERE g.deleted_at IS NULL AND $kept(g.child_id) AND g.day BETWEEN :from AND :to AND $own(g.project_id) GROUP BY 1
		) GROUP BY month ORDER BY month`)
}

// VisitMonth is one month of visits.
type VisitMonth struct {
	Month string
	Due   int64 // children to be visited, V1
	Done  int64 // those among them with a valid visit
}

// VisitsByMonth answers V1 and V2 month by month.
func (s *Store) VisitsByMonth(ss *Session, scope Scope) ([]VisitMonth, error) {
	if err := s.mayCount(ss); err != nil {
		return nil, err
	}
	scope = s.untilToday(scope)
	return remember(s, fmt.Sprintf("visits by month %+v", scope), figureTables, func() ([]VisitMonth, error) {
		due, err := dueVisits(s.readers, scope.From, scope.To, scope.ProjectID)
		if err != nil {
			return nil, err
		}
		var months []VisitMonth
		at := map[string]int{}
		for _, d := range due {
			i, ok := at[d.Month]
			if !ok {
				i = len(months)
				at[d.Month] = i
				months = append(months, VisitMonth{Month: d.Month})
			}
			months[i].Due++
			if d.Done {
				months[i].Done++
			}
		}
		return months, nil
	})
}

// BudgetUse is one budget item: planned and spent in the period.
type BudgetUse struct {
	Item       string `db:"item"`
	PlannedFen int64  `db:"planned_fen"`
	SpentFen   int64  `db:"spent_fen"`
}

// BudgetUses answers what was planned and spent by budget item; only sessions
// that may see money.
func (s *Store) BudgetUses(ss *Session, scope Scope) ([]BudgetUse, error) {
	if err := s.check(ss, Money, read); err != nil {
		return nil, err
	}
	return counted[BudgetUse](s, ss, scope, "budget", `SELECT item, sum(planned) planned_fen, sum(spent) spent_fen FROM (
		SELECT b.item, b.planned_fen planned, 0 spent FROM budget_line b JOIN project p ON p.id = b.project_id
			WHERE b.deleted_at IS NULL AND p.deleted_at IS NULL AND (p.start_on = '' OR p.start_on <= :to) AND (p.end_on = '' OR p.end_on >= :from) AND $own(b.project_id)
		UNION ALL SELECT e.item, 0, e.amount_fen FROM expense e WHERE e.deleted_at IS NULL AND e.day BETWEEN :from AND :to AND $own(e.project_id)
		) GROUP BY item ORDER BY planned_fen DESC, item`)
}

// Progress is a target of a project beside what was reached.
type Progress struct {
	Target
	Actual Figure
	Rate   Figure // X1 目标完成率, percent of the target
}

// Progress answers the targets of the scope's project with what was reached in
// the period. A target without a rule of ours has an Actual that is not Known.
func (s *Store) Progress(ss *Session, scope Scope) ([]Progress, error) {
	figures, err := s.Figures(ss, scope)
	if err != nil {
		return nil, err
	}
	targets, err := many[Target](s.readers, `SELECT * FROM target WHERE project_id = ? AND deleted_at IS NULL ORDER BY id`, scope.ProjectID)
	if err != nil {
		return nil, err
	}
	codes := IndicatorCodes()
	slices.SortStableFunc(targets, func(a, b Target) int { return slices.Index(codes, a.Code) - slices.Index(codes, b.Code) })
	var all []Progress
	for _, t := range targets {
		p := Progress{Target: t, Actual: figures[t.Code], Rate: Figure{Code: "X1", Unit: UnitPercent}}
		if p.Actual.Known && t.Value > 0 {
			p.Rate.Known, p.Rate.Value = true, Round(p.Actual.Value/t.Value*100, 1)
		}
		all = append(all, p)
	}
	return all, nil
}

// Recorded answers the first and the last day that the records cover: from the
// first service to today.
func (s *Store) Recorded(ss *Session) (first, last string, err error) {
	if err := s.mayCount(ss); err != nil {
		return "", "", err
	}
	last = s.Today()
	if err := s.readers.Get(&first, `SELECT coalesce(min(day), ?) FROM service WHERE day <> ''`, last); err != nil {
		return "", "", fmt.Errorf("first service: %w", err)
	}
	return min(first, last), last, nil
}
