package data

import (
	"slices"
	"strings"
)

// The lists of codes of a project.
var (
	FundingKinds = []string{
		"government", "lottery", "central", "venture", "foundation", "company", "personal", "own", "other",
	}
	ProjectStatuses = []string{"planned", "running", "finished", "closed"}
	ReportCycles    = []string{"month", "quarter", "half", "year", "once"}
	UnitRules       = []string{"day", "session"} // a camp day counts once, or once a half-day
	VisitKinds      = []string{"home", "family", "school", "phone", "video", "site"}
)

const (
	defaultVisitKinds = "home family school" // the kinds of visits that count where a project says nothing else
	defaultThreshold  = 5                    // figures of fewer children are hidden
	leastThreshold    = 2
	adult             = 18 // years
)

// Project is what was promised to a funder, for whom, with how much money.
type Project struct {
	Row
	Name         string  `db:"name"`
	Code         string  `db:"code"` // once; given out as XM2026-A0001 when empty
	FunderID     Ref     `db:"funder_id"`
	FundingKind  string  `db:"funding_kind"` // one of FundingKinds, or empty
	AgreementNo  string  `db:"agreement_no"`
	Start        string  `db:"start_on"`
	End          string  `db:"end_on"`     // last day
	Budget       int64   `db:"budget_fen"` // by the agreement, in fen; 0 for sessions that may not see money
	AgeMin       int     `db:"age_min"`    // full years; both 0 for any age
	AgeMax       int     `db:"age_max"`
	UnitRule     string  `db:"unit_rule"`          // one of UnitRules
	RatioLimit   float64 `db:"ratio_limit"`        // most children for each member of staff in a class; 0 for none
	WishPriceMax int64   `db:"wish_price_max_fen"` // fen; 0 for none
	WishPerChild int     `db:"wish_per_child"`
	KThreshold   int     `db:"k_threshold"` // figures of fewer children are hidden from the funder; at least 2
	VisitKinds   string  `db:"visit_kinds"` // which of VisitKinds count, parted by spaces
	ReportCycle  string  `db:"report_cycle"`
	Status       string  `db:"status"`   // one of ProjectStatuses
	Division     string  `db:"division"` // six digits (GB/T 2260)
	Region       string  `db:"region"`   // in words
	Background   string  `db:"background"`
	Goal         string  `db:"goal"`
	Note         string  `db:"note"`
}

func (*Project) table() string { return "project" }

// SaveProject saves a project; a second one with its code is a [Conflict].
// Changing the unit rule or the kinds of visits counts all services of the
// project anew.
func (s *Store) SaveProject(ss *Session, p *Project) error {
	return s.write(ss, Projects, write, func(t *tx) error { return t.saveProject(p) })
}

func (t *tx) saveProject(p *Project) error {
	if err := checkProject(p); err != nil {
		return err
	}
	if p.Code = strings.TrimSpace(p.Code); p.Code == "" {
		if err := t.giveNumber(numberProject, &p.Code); err != nil {
			return err
		}
	}
	taken, err := t.taken("project", "code", p.Code, p.ID)
	if err != nil {
		return err
	}
	if taken {
		return conflict("There is a project with the code {{.Code}} already.", args{"Code": p.Code})
	}
	return t.put(p)
}

// checkProject normalises and checks what a project says by itself.
func checkProject(p *Project) error {
	if err := setText("name", &p.Name, "Please enter the name of the project."); err != nil {
		return err
	}
	if err := setSpan("start_on", &p.Start, "end_on", &p.End); err != nil {
		return err
	}
	switch {
	case p.Budget < 0 || p.WishPriceMax < 0:
		return bad("budget_fen", "An amount of money can't be negative.", nil)
	case p.AgeMin < 0 || p.AgeMax < 0 || p.AgeMax > adult || p.AgeMax < p.AgeMin:
		return bad("age_max", "The ages are full years from 0 to 18, the first not above the second.", nil)
	case p.RatioLimit < 0 || p.WishPerChild < 0:
		return bad("ratio_limit", "A limit can't be negative.", nil)
	case p.FundingKind != "" && !slices.Contains(FundingKinds, p.FundingKind):
		return bad("funding_kind", "Please choose where the money comes from.", nil)
	case p.ReportCycle != "" && !slices.Contains(ReportCycles, p.ReportCycle):
		return bad("report_cycle", "Please choose how often reports are due.", nil)
	}
	if p.KThreshold == 0 {
		p.KThreshold = defaultThreshold
	}
	if p.KThreshold < leastThreshold {
		return bad("k_threshold", "Figures of fewer than {{.Least}} children must always be hidden.", args{"Least": leastThreshold})
	}
	if strings.TrimSpace(p.VisitKinds) == "" {
		p.VisitKinds = defaultVisitKinds
	}
	if err := setCodes("visit_kinds", &p.VisitKinds, VisitKinds); err != nil {
		return err
	}
	if err := setCode("unit_rule", &p.UnitRule, UnitRules, "day", "Please choose whether classes count by day or by half-day."); err != nil {
		return err
	}
	return setCode("status", &p.Status, ProjectStatuses, "running", "Please choose a status.")
}

// Project answers one project.
func (s *Store) Project(ss *Session, id string) (Project, error) {
	if err := s.check(ss, Projects, read); err != nil {
		return Project{}, err
	}
	p, err := get[Project](s.readers, id)
	return p.shownTo(ss), err
}

// ProjectByCode answers the project with a code.
func (s *Store) ProjectByCode(ss *Session, code string) (Project, error) {
	if err := s.check(ss, Projects, read); err != nil {
		return Project{}, err
	}
	p, err := one[Project](s.readers, `SELECT * FROM project WHERE code = ? AND deleted_at IS NULL`, strings.TrimSpace(code))
	return p.shownTo(ss), err
}

// shownTo leaves out the money for sessions that may not see it.
func (p Project) shownTo(ss *Session) Project {
	if !ss.CanRead(Money) {
		p.Budget = 0
	}
	return p
}

// ProjectFilter chooses projects for a list.
type ProjectFilter struct {
	Text   string // in name, code or funder
	Status string // empty for all
}

// ProjectLine is what a list of projects shows of each. Money is 0 for sessions
// that may not see it.
type ProjectLine struct {
	ID          string `db:"id"`
	Code        string `db:"code"`
	Name        string `db:"name"`
	FunderID    Ref    `db:"funder_id"`
	Funder      string `db:"funder"`
	FundingKind string `db:"funding_kind"`
	Status      string `db:"status"`
	Start       string `db:"start_on"`
	End         string `db:"end_on"`
	Members     int    `db:"members"`  // children on the day of the store's clock
	Budget      int64  `db:"budget"`   // fen, by the agreement
	Received    int64  `db:"received"` // fen
	Spent       int64  `db:"spent"`    // fen
}

// Projects answers projects, those that run first and the latest first, and how
// many there are in all.
func (s *Store) Projects(ss *Session, f ProjectFilter) (found []ProjectLine, total int, err error) {
	if err := s.check(ss, Projects, read); err != nil {
		return nil, 0, err
	}
	all, err := s.projectLines()
	if err != nil {
		return nil, 0, err
	}
	text := searchText(f.Text)
	found = make([]ProjectLine, 0, len(all))
	for _, p := range all {
		if f.Status != "" && p.Status != f.Status || !contains(text, p.Name, p.Code, p.Funder) {
			continue
		}
		if !ss.CanRead(Money) {
			p.Budget, p.Received, p.Spent = 0, 0, 0
		}
		found = append(found, p)
	}
	return found, len(all), nil
}

// projectLines answers the lines of all projects.
func (s *Store) projectLines() ([]ProjectLine, error) {
	today := s.Today()
	tables := []string{"project", "funder", "project_child", "income", "expense"}
	return remember(s, "projects "+today, tables, func() ([]ProjectLine, error) {
		return many[ProjectLine](s.readers, `SELECT p.id, p.code, p.name, p.funder_id, coalesce(f.name, '') funder, p.funding_kind, p.status,
			p.start_on, p.end_on, p.budget_fen budget,
			(SELECT count(DISTINCT m.child_id) FROM project_child m JOIN child k ON k.id = m.child_id WHERE m.project_id = p.id AND m.deleted_at IS NULL
				AND k.deleted_at IS NULL AND m.from_on <= ? AND (m.to_on = '' OR m.to_on >= ?)) members,
			(SELECT coalesce(sum(i.amount_fen), 0) FROM income i WHERE i.project_id = p.id AND i.deleted_at IS NULL) received,
			(SELECT coalesce(sum(e.amount_fen), 0) FROM expense e WHERE e.project_id = p.id AND e.deleted_at IS NULL) spent
			FROM project p LEFT JOIN funder f ON f.id = p.funder_id WHERE p.deleted_at IS NULL
			ORDER BY p.status = 'running' DESC, p.start_on DESC, p.code`, today, today)
	})
}

// contains reports whether a search text, prepared by searchText, is in one of
// the values; the empty one always is.
func contains(text string, values ...string) bool {
	return text == "" || slices.ContainsFunc(values, func(v string) bool { return strings.Contains(searchText(v), text) })
}
