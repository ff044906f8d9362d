package data

import (
	"cmp"
	"slices"
	"strings"

	"careledger/data/cn"
)

// The lists of codes of a person.
var (
	PersonRoles = []string{
		"social_worker", "volunteer", "cadre", "counsellor", "grid", "veteran", "teacher", "psychologist", "expert", "company", "village", "other",
	}
	CheckResults   = []string{"none", "passed", "record", "pending"} // of the background check
	PersonStatuses = []string{"active", "paused", "left"}
)

// CheckValidity is for how many days a background check holds: it is due each
// year (law on the protection of minors §62).
const CheckValidity = 365

// checkSoon is how many days before its end a background check is renewed.
const checkSoon = 30

// Person is one of the staff, a volunteer or a partner who works with children.
type Person struct {
	Row
	Name         string `db:"name"`
	NameKey      string `db:"name_key"` // pinyin, for search
	Initials     string `db:"initials"`
	Sex          int    `db:"sex"` // GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated
	Phone        string `db:"phone"`
	IDNo         string `db:"id_no"` // GB 11643; empty for sessions that may not change people
	Role         string `db:"role"`  // an entry of ListPersonRole
	Organization string `db:"organization"`
	VolunteerNo  string `db:"volunteer_no"`
	Skills       string `db:"skills"`
	CheckResult  string `db:"check_result"` // one of CheckResults
	CheckOn      string `db:"check_on"`
	CheckUntil   string `db:"check_until"` // last day of validity
	CertKind     string `db:"cert_kind"`
	CertNo       string `db:"cert_no"`
	Insurance    string `db:"insurance"`
	Status       string `db:"status"` // one of PersonStatuses
	Note         string `db:"note"`
}

func (*Person) table() string { return "person" }

// SavePerson saves a person; over says that a person accepted the doubts: a
// doubtful number, or a second one of the same name and phone.
func (s *Store) SavePerson(ss *Session, p *Person, over bool) error {
	return s.write(ss, People, write, func(t *tx) error { return t.savePerson(p, over) })
}

func (t *tx) savePerson(p *Person, over bool) error {
	p.Name = cn.NormalizeName(p.Name)
	if problem := cn.ValidName(p.Name); problem != nil && !(problem.Override && over) {
		return fromProblem("name", problem)
	}
	p.NameKey, p.Initials = cn.Pinyin(p.Name)
	if err := setPhone("phone", &p.Phone, over); err != nil {
		return err
	}
	if err := p.setNumber(over); err != nil {
		return err
	}
	before := Person{}
	if p.ID != "" {
		var err error
		if before, err = get[Person](t, p.ID); err != nil {
			return err
		}
	}
	if err := t.setListed(ListPersonRole, "role", &p.Role, before.Role, "volunteer", "Please choose a role."); err != nil {
		return err
	}
	if err := setCode("status", &p.Status, PersonStatuses, "active", "Please choose a status."); err != nil {
		return err
	}
	if err := t.setCheck(p); err != nil {
		return err
	}
	if p.ID == "" && !over {
		var n int
		if err := t.Get(&n, `SELECT count(*) FROM person WHERE name = ? AND phone = ? AND deleted_at IS NULL`, p.Name, p.Phone); err != nil {
			return err
		}
		if n > 0 {
			return doubtful("name", "{{.Name}} is among the people already, with the same phone.", args{"Name": p.Name})
		}
	}
	return t.put(p)
}

// setNumber checks the identity number and takes the sex from it.
func (p *Person) setNumber(over bool) error {
	if p.Sex == 0 {
		p.Sex = 9
	}
	if p.IDNo = strings.TrimSpace(p.IDNo); p.IDNo == "" {
		return nil
	}
	id, problem := cn.ParseID(p.IDNo)
	if problem != nil && !(problem.Override && over) {
		return fromProblem("id_no", problem)
	}
	if id.Number != "" {
		p.IDNo = id.Number
	}
	if p.Sex == 9 && id.Sex != 0 {
		p.Sex = id.Sex
	}
	return nil
}

// setCheck checks what is known of the background check.
func (t *tx) setCheck(p *Person) error {
	if err := setCode("check_result", &p.CheckResult, CheckResults, "none", "Please choose the result of the background check."); err != nil {
		return err
	}
	if err := setSpan("check_on", &p.CheckOn, "check_until", &p.CheckUntil); err != nil {
		return err
	}
	if p.CheckOn > t.today {
		return bad("check_on", "The day {{.Day}} lies in the future.", args{"Day": p.CheckOn})
	}
	if p.CheckResult == "passed" {
		if p.CheckOn == "" {
			return bad("check_on", "Please enter the day of the background check.", nil)
		}
		if p.CheckUntil == "" {
			p.CheckUntil = daysAfter(p.CheckOn, CheckValidity-1)
		}
	}
	return nil
}

// setPhone reads a telephone number in place; over accepts a doubtful one.
func setPhone(field string, phone *string, over bool) error {
	if *phone = strings.TrimSpace(*phone); *phone == "" {
		return nil
	}
	read, p := cn.ParsePhone(*phone)
	if p != nil && !(p.Override && over) {
		return fromProblem(field, p)
	}
	*phone = string(read)
	return nil
}

// guardPerson refuses somebody whose background check shows a record to work
// with children.
func (t *tx) guardPerson(id string) error {
	p, err := get[Person](t, id)
	if err != nil {
		return err
	}
	if p.CheckResult == "record" {
		return bad("person_id", "The background check of {{.Name}} shows a record; this person may not work with children.", args{"Name": p.Name})
	}
	return nil
}

// Person answers one person.
func (s *Store) Person(ss *Session, id string) (Person, error) {
	if err := s.check(ss, People, read); err != nil {
		return Person{}, err
	}
	p, err := get[Person](s.readers, id)
	if !ss.CanWrite(People) {
		p.IDNo = ""
	}
	return p, err
}

// PersonFilter chooses people for a list.
type PersonFilter struct {
	Text   string // name, pinyin, initials, organization, last digits of a phone
	Role   string // empty for all
	Status string // empty for all
	Check  string // one of the values of PersonLine.Check; empty for all
}

// PersonLine is what a list of people shows of each.
type PersonLine struct {
	ID           string `db:"id"`
	Name         string `db:"name"`
	NameKey      string `db:"name_key"`
	Initials     string `db:"initials"`
	Sex          int    `db:"sex"`
	Phone        string `db:"phone"`
	Role         string `db:"role"`
	Organization string `db:"organization"`
	CheckResult  string `db:"check_result"`
	CheckUntil   string `db:"check_until"`
	Status       string `db:"status"`
	Children     int    `db:"children"` // paired with on the day of the store's clock
	Minutes      int64  `db:"minutes"`  // given this year at activities, classes and visits

	Check string `db:"-"` // ok, soon (ends within 30 days), expired, missing, record
}

// People answers people in the order of their names, and how many there are in
// all.
func (s *Store) People(ss *Session, f PersonFilter) (found []PersonLine, total int, err error) {
	if err := s.check(ss, People, read); err != nil {
		return nil, 0, err
	}
	all, err := s.personLines()
	if err != nil {
		return nil, 0, err
	}
	text := searchText(f.Text)
	found = make([]PersonLine, 0, len(all))
	for _, p := range all {
		if f.Role != "" && p.Role != f.Role || f.Status != "" && p.Status != f.Status || f.Check != "" && p.Check != f.Check {
			continue
		}
		if text != "" && p.rank(text) == 0 {
			continue
		}
		found = append(found, p)
	}
	return found, len(all), nil
}

// SearchPeople answers at most limit people who have not left, the best first;
// without a text, the first ones by name.
func (s *Store) SearchPeople(ss *Session, text string, limit int) ([]PersonLine, error) {
	found, _, err := s.People(ss, PersonFilter{Text: text})
	if err != nil {
		return nil, err
	}
	found = slices.DeleteFunc(found, func(p PersonLine) bool { return p.Status == "left" })
	if text = searchText(text); text != "" {
		slices.SortStableFunc(found, func(a, b PersonLine) int { return cmp.Compare(b.rank(text), a.rank(text)) })
	}
	return found[:min(limit, len(found))], nil
}

// personLines answers the lines of all people.
func (s *Store) personLines() ([]PersonLine, error) {
	today := s.Today()
	tables := []string{"person", "pairing", "activity", "activity_person", "camp", "camp_staff", "visit", "visit_person"}
	return remember(s, "people "+today, tables, func() ([]PersonLine, error) {
		first, last := today[:4]+"-01-01", today[:4]+"-12-31"
		all, err := many[PersonLine](s.readers, `SELECT p.id, p.name, p.name_key, p.initials, p.sex, p.phone, p.role, p.organization, p.check_result,
			p.check_until, p.status, coalesce(n.children, 0) children, coalesce(w.minutes, 0) minutes
			FROM person p
			LEFT JOIN (SELECT person_id, count(DISTINCT child_id) children FROM pairing WHERE deleted_at IS NULL
				AND from_on <= ? AND (to_on = '' OR to_on >= ?) GROUP BY person_id) n ON n.person_id = p.id
			LEFT JOIN (SELECT person_id, sum(minutes) minutes FROM (
				SELECT t.person_id, t.minutes FROM activity_person t JOIN activity a ON a.id = t.activity_id
					WHERE t.deleted_at IS NULL AND a.deleted_at IS NULL AND a.status = 'done' AND a.day BETWEEN ? AND ?
				UNION ALL SELECT t.person_id, t.minutes FROM camp_staff t JOIN camp k ON k.id = t.camp_id
					WHERE t.deleted_at IS NULL AND k.deleted_at IS NULL AND t.day BETWEEN ? AND ?
				UNION ALL SELECT t.person_id, coalesce(v.minutes, 0) FROM visit_person t JOIN visit v ON v.id = t.visit_id
					WHERE t.deleted_at IS NULL AND v.deleted_at IS NULL AND v.day BETWEEN ? AND ?
			) GROUP BY person_id) w ON w.person_id = p.id
			WHERE p.deleted_at IS NULL ORDER BY p.name_key, p.name, p.id`, today, today, first, last, first, last, first, last)
		for i := range all {
			all[i].Check = checkState(all[i].CheckResult, all[i].CheckUntil, today)
		}
		return all, err
	})
}

// checkState says how a background check stands on a day.
func checkState(result, until, day string) string {
	switch {
	case result == "record":
		return "record"
	case result != "passed":
		return "missing"
	case until < day:
		return "expired"
	case until <= daysAfter(day, checkSoon):
		return "soon"
	}
	return "ok"
}

// rank says how well a person fits a text, 0 for not at all.
func (p PersonLine) rank(text string) int {
	line := ChildLine{Name: p.Name, NameKey: p.NameKey, Initials: p.Initials}
	if rank := line.rank(text, []string{p.Phone}); rank > 0 {
		return rank
	}
	return boolInt(contains(text, p.Organization))
}
