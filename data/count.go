package data

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
)

// Scope is what a figure is counted over: a period of local days, both
// included, and one project or all records.
type Scope struct {
	From, To  string
	ProjectID string // empty for all
}

// The units of figures.
const (
	UnitPersons    = "person"
	UnitContacts   = "contact" // 人次: a child served once
	UnitHouseholds = "household"
	UnitSessions   = "session" // 场
	UnitHours      = "hour"
	UnitPercent    = "percent"
	UnitMonths     = "child_month"
	UnitTimes      = "times" // times a child and month, books a child and the like
	UnitItems      = "item"
	UnitDays       = "day"
	UnitSheets     = "sheet"     // filled-in forms of a survey
	UnitClassDays  = "class_day" // 班·天
	UnitMoney      = "yuan"
	UnitPermille   = "permille"
	UnitRatio      = "ratio" // children for each member of staff
)

// Figure is one indicator: its value, and for a rate what was divided by what.
type Figure struct {
	Code    string  // U1, U2 …
	Unit    string  // one of the units above
	Value   float64 // rates in percent with one decimal, hours with one decimal, money in yuan
	Known   bool    // false when the denominator is 0
	Rate    bool    // Num and Den say what was divided
	Num     int64
	Den     int64
	Unknown int64 // U5: rows whose minutes are not known
}

// Figures are indicators by code.
type Figures map[string]Figure

// indicator is one figure's rule.
type indicator struct {
	codes []string
	money bool // only for sessions that may see money
	count func(counter) ([]Figure, error)
}

// indicators is the one table of what is counted, and how (definitions in the
// comments of the functions).
var indicators = []indicator{
	{[]string{"U1"}, false, counter.served},
	{[]string{"U2"}, false, counter.contacts},
	{[]string{"U3"}, false, counter.households},
	{[]string{"U4"}, false, counter.sessions},
	{[]string{"U5"}, false, counter.hours},
	{[]string{"U6", "U6p", "U6t"}, false, counter.volunteers},
	{[]string{"U7"}, false, counter.coverage},
	{[]string{"U8i", "U8o"}, false, counter.movement},
	{[]string{"V1", "V2", "V3"}, false, counter.visits},
	{[]string{"W1", "W2", "W3", "W4", "W5", "W6", "W7"}, false, counter.wishes},
	{[]string{"C1", "C2", "C3", "C4", "C5", "C6", "C6i"}, false, counter.camps},
	{[]string{"R1", "R1p", "R1t", "R2", "R3", "R4", "R5"}, false, counter.reading},
	{[]string{"P1", "P1c"}, false, counter.pairings},
	{[]string{"G1", "G1v"}, false, counter.goods},
	{[]string{"N1", "N1r"}, false, counter.psychology},
	{[]string{"Q1", "Q1n", "Q1b"}, false, counter.content},
	{[]string{"F1", "F2", "F3"}, true, counter.money},
}

// IndicatorCodes answers the codes of all figures in the order of reports.
func IndicatorCodes() []string {
	var all []string
	for _, i := range indicators {
		all = append(all, i.codes...)
	}
	return all
}

// figureTables are the tables that figures depend on, for remembering them.
var figureTables = []string{
	"project", "budget_line", "project_child", "child", "child_history", "person", "pairing", "visit_exemption", "visit", "visit_person", "activity",
	"attendance", "activity_person", "wish_batch", "wish", "wish_delivery", "camp", "camp_enrolment", "camp_day", "camp_staff", "lesson",
	"incident", "book", "loan", "reading_log", "goods_out", "psy_service", "survey", "income", "expense",
}

// Figures counts the indicators of a scope; with codes, only those. Sessions
// that may not see money get no F figures.
func (s *Store) Figures(ss *Session, scope Scope, codes ...string) (Figures, error) {
	if err := s.mayCount(ss); err != nil {
		return nil, err
	}
	scope = s.untilToday(scope)
	found := Figures{}
	for _, i := range indicators {
		if i.money && !ss.CanRead(Money) || len(codes) > 0 && !slices.ContainsFunc(i.codes, func(c string) bool { return slices.Contains(codes, c) }) {
			continue
		}
		key := fmt.Sprintf("figure %s %+v", i.codes[0], scope)
		figures, err := remember(s, key, figureTables, func() ([]Figure, error) { return i.count(counter{s.readers, scope}) })
		if err != nil {
			return nil, fmt.Errorf("count %s: %w", i.codes[0], err)
		}
		for _, f := range figures {
			if len(codes) == 0 || slices.Contains(codes, f.Code) {
				found[f.Code] = f
			}
		}
	}
	return found, nil
}

// untilToday ends a scope that reaches into the future today, so that what has
// not come yet is not missed.
func (s *Store) untilToday(scope Scope) Scope {
	scope.To = min(scope.To, s.Today())
	return scope
}

// mayCount lets those count who may see reports or children.
func (s *Store) mayCount(ss *Session) error {
	if s.check(ss, Reports, read) == nil {
		return nil
	}
	return s.check(ss, Children, read)
}

// counter counts over one scope.
type counter struct {
	q queryer
	Scope
}

var (
	ownCondition  = regexp.MustCompile(`\$own\(([a-z_.]+)\)`)
	keptCondition = regexp.MustCompile(`\$kept\(([a-z_.]+)\)`)
)

// bind replaces the names :from, :to and :project of a query, and two
// conditions: $own(column), a project column fits the scope, and $kept(column),
// a child is not in the bin.
func (c counter) bind(query string) (string, []any) {
	own := "1 = 1"
	if c.ProjectID != "" {
		own = "$1 = :project"
	}
	query = ownCondition.ReplaceAllString(query, own)
	query = keptCondition.ReplaceAllString(query, "$1 NOT IN (SELECT id FROM child WHERE deleted_at IS NOT NULL)")
	var values []any
	var b strings.Builder
	for query != "" {
		i := strings.IndexByte(query, ':')
		if i < 0 {
			break
		}
		b.WriteString(query[:i])
		query = query[i:]
		switch {
		case strings.HasPrefix(query, ":from"):
			values, query = append(values, c.From), query[len(":from"):]
		case strings.HasPrefix(query, ":to"):
			values, query = append(values, c.To), query[len(":to"):]
		case strings.HasPrefix(query, ":project"):
			values, query = append(values, c.ProjectID), query[len(":project"):]
		default:
			b.WriteByte(':')
			query = query[1:]
			continue
		}
		b.WriteByte('?')
	}
	return b.String() + query, values
}

// n counts by a query of one column and row.
func (c counter) n(query string) (int64, error) {
	query, values := c.bind(query)
	var n int64
	if err := c.q.Get(&n, query, values...); err != nil {
		return 0, fmt.Errorf("%s: %w", query, err)
	}
	return n, nil
}

// ns counts by several queries.
func (c counter) ns(queries ...string) ([]int64, error) {
	all := make([]int64, len(queries))
	for i, q := range queries {
		var err error
		if all[i], err = c.n(q); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// count makes a figure that is a plain number.
func count(code, unit string, n int64) Figure {
	return Figure{Code: code, Unit: unit, Value: float64(n), Known: true}
}

// rate makes a figure that is num in den, in percent with one decimal.
func rate(code string, num, den int64) Figure {
	return divided(code, UnitPercent, num, den, 100)
}

// divided makes a figure that is num ÷ den × factor, with one decimal.
func divided(code, unit string, num, den int64, factor float64) Figure {
	f := Figure{Code: code, Unit: unit, Rate: true, Num: num, Den: den, Known: den != 0}
	if f.Known {
		f.Value = Round(float64(num)/float64(den)*factor, 1)
	}
	return f
}

// Round rounds half away from zero to some decimals.
func Round(v float64, decimals int) float64 {
	p := math.Pow10(decimals)
	return math.Round(v*p) / p
}

// Hours turns minutes into hours with one decimal; sum the minutes first.
func Hours(minutes int64) float64 { return Round(float64(minutes)/60, 1) }
