package data

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// The kinds of reminders.
const (
	RemindVisit       = "visit"            // not visited yet this month
	RemindConsent     = "consent"          // ended, or ends within 30 days
	RemindOwnConsent  = "own_consent"      // from 14 on the child is asked too
	RemindAdult       = "adult"            // turns 18 within 30 days
	RemindUnclaimed   = "wish_unclaimed"   // published more than 7 days ago
	RemindUndelivered = "wish_undelivered" // ready more than 14 days ago
	RemindOwed        = "wish_owed"        // to be exchanged or delivered again
	RemindLoan        = "loan"             // overdue
	RemindCheck       = "check"            // background check missing or ending
	RemindRequest     = "request"          // by right, due within a week or overdue
	RemindShare       = "share"            // an export of which nobody has said who got it
	RemindBreach      = "breach"           // a step is to be done
	RemindRetention   = "retention"        // the time of keeping a file is over
	RemindUnverified  = "unverified"       // a child's file still to be verified
	RemindCollect     = "collect"          // not collected half an hour after its class
	RemindBackup      = "backup"           // missing, emptier than before, or its second place missing
)

// When things need a person, in days.
const (
	remindAhead       = 30 // before consents and childhood end
	unclaimedDays     = 7
	undeliveredDays   = 14
	visitsUrgentOn    = "25" // day of the month from which missing visits are urgent
	visitsImportantOn = "15"
)

// The urgencies of reminders.
const (
	CanWait   = 1
	Soon      = 2
	UrgentNow = 3
)

// Reminder is something that needs a person.
type Reminder struct {
	Kind    string // one of the kinds above
	Text    string // sentence with places for Args, such as "{{.Name}} has not been visited this month."
	Args    map[string]any
	Table   string // of the record to open
	ID      string
	Day     string // when it is or was due
	Urgency int    // CanWait, Soon or UrgentNow
}

// reminding is one kind of reminders: who may see them, what they depend on,
// and how they are found.
type reminding struct {
	kind   string
	area   Area
	tables []string
	find   func(q queryer, today string) ([]Reminder, error)
}

// remindings are all kinds but the visits due, which have lists of their own.
var remindings = []reminding{
	{RemindConsent, Children, []string{"consent", "child"}, consentReminders},
	{RemindOwnConsent, Children, []string{"consent", "child"}, ownConsentReminders},
	{RemindAdult, Children, []string{"child"}, adultReminders},
	{RemindUnclaimed, Wishes, []string{"wish", "child"}, unclaimedReminders},
	{RemindUndelivered, Wishes, []string{"wish", "child"}, undeliveredReminders},
	{RemindOwed, Wishes, []string{"wish", "wish_followup", "child"}, owedReminders},
	{RemindLoan, Reading, []string{"loan", "book", "child"}, loanReminders},
	{RemindCheck, People, []string{"person"}, checkReminders},
	{RemindRequest, Registers, []string{"rights_request", "child"}, requestReminders},
	{RemindShare, Registers, []string{"data_share"}, shareReminders},
	{RemindBreach, Registers, []string{"breach"}, breachReminders},
	{RemindRetention, Registers, []string{"child", "retention"}, retentionReminders},
	{RemindUnverified, Children, []string{"child"}, unverifiedReminders},
}

// Reminders answers at most limit things that need a person, the most urgent
// first and the kinds in turn, and how many there are of each kind.
func (s *Store) Reminders(ss *Session, limit int) (first []Reminder, count map[string]int, err error) {
	if err := s.check(ss, Settings, read); err != nil {
		return nil, nil, err
	}
	count = map[string]int{}
	var kinds [][]Reminder
	if ss.CanRead(Visits) && ss.CanRead(Children) {
		found, n, err := s.visitReminders(limit)
		if err != nil {
			return nil, nil, err
		}
		kinds, count[RemindVisit] = append(kinds, found), n
	}
	if ss.CanRead(Camps) {
		found, err := s.notCollectedReminders(ss)
		if err != nil {
			return nil, nil, err
		}
		if len(found) > 0 {
			kinds, count[RemindCollect] = append(kinds, found), len(found)
		}
	}
	found, err := s.backupReminders()
	if err != nil {
		return nil, nil, err
	}
	if len(found) > 0 {
		kinds, count[RemindBackup] = append(kinds, found), len(found)
	}
	today := s.Today()
	for _, r := range remindings {
		if !ss.CanRead(r.area) {
			continue
		}
		found, err := remember(s, "remind "+r.kind+" "+today, r.tables, func() ([]Reminder, error) {
			found, err := r.find(s.readers, today)
			for i := range found {
				found[i].Kind = r.kind
			}
			slices.SortStableFunc(found, moreUrgent)
			return found, err
		})
		if err != nil {
			return nil, nil, err
		}
		kinds, count[r.kind] = append(kinds, found), len(found)
	}
	return inTurn(kinds, limit), count, nil
}

// moreUrgent orders reminders of one kind.
func moreUrgent(a, b Reminder) int {
	return cmp.Or(b.Urgency-a.Urgency, cmp.Compare(a.Day, b.Day))
}

// inTurn takes the first reminders of all kinds, of the same urgency one of each
// kind after the other.
func inTurn(kinds [][]Reminder, limit int) []Reminder {
	first := []Reminder{}
	place := map[string]int{}
	for _, found := range kinds {
		for i, r := range found[:min(limit, len(found))] {
			place[r.Kind+r.ID] = i
			first = append(first, r)
		}
	}
	slices.SortStableFunc(first, func(a, b Reminder) int {
		return cmp.Or(b.Urgency-a.Urgency, place[a.Kind+a.ID]-place[b.Kind+b.ID])
	})
	return first[:min(limit, len(first))]
}

// named is what the queries of reminders answer: a record with a name and a
// day, and one more text.
type named struct {
	ID   string `db:"id"`
	Name string `db:"name"`
	Day  string `db:"day"`
	More string `db:"more"`
}

// remind makes a reminder of each row that a query finds.
func remind(q queryer, make func(named) Reminder, query string, values ...any) ([]Reminder, error) {
	rows, err := many[named](q, query, values...)
	if err != nil {
		return nil, err
	}
	all := []Reminder{}
	for _, row := range rows {
		all = append(all, make(row))
	}
	return all, nil
}

// aboutChild makes a reminder that opens a child's file.
func aboutChild(row named, urgency int, text string) Reminder {
	return Reminder{Text: text, Args: args{"Name": row.Name, "Day": row.Day}, Table: "child", ID: row.ID, Day: row.Day, Urgency: urgency}
}

// visitReminders answers at most limit visits due this month that were not made
// yet, by the names of the children, and how many there are.
func (s *Store) visitReminders(limit int) (first []Reminder, count int, err error) {
	today := s.Today()
	lines, err := s.dueLines(today[:7])
	if err != nil {
		return nil, 0, err
	}
	ix, err := s.index()
	if err != nil {
		return nil, 0, err
	}
	urgency := CanWait
	if today[8:] >= visitsUrgentOn {
		urgency = UrgentNow
	} else if today[8:] >= visitsImportantOn {
		urgency = Soon
	}
	for _, k := range ix.lines {
		if l, due := lines[k.ID]; !due || l.Done {
			continue
		}
		if count++; count <= limit {
			r := aboutChild(named{ID: k.ID, Name: k.Name, Day: lastOfMonth(today[:7])}, urgency, "{{.Name}} has not been visited this month.")
			r.Kind = RemindVisit
			first = append(first, r)
		}
	}
	return first, count, nil
}

// consentReminders are the consents of active children that ended and were not
// renewed, or end soon, the first of each child. The CROSS JOIN makes SQLite begin with the few that end.
func consentReminders(q queryer, today string) ([]Reminder, error) {
	return remind(q, func(r named) Reminder {
		if r.Day < today {
			return aboutChild(r, UrgentNow, "A consent for {{.Name}} ended on {{.Day}}; ask anew or stop the use.")
		}
		return aboutChild(r, Soon, "A consent for {{.Name}} ends on {{.Day}}.")
	}, `SELECT k.id, k.name, min(c.expires_on) day, '' more FROM consent c CROSS JOIN child k ON k.id = c.child_id
		WHERE c.expires_on <> '' AND c.expires_on <= ? AND c.deleted_at IS NULL AND c.result = 'agree'
		AND k.deleted_at IS NULL AND k.status = 'active'
		AND NOT EXISTS (SELECT 1 FROM consent n WHERE n.child_id = c.child_id AND n.item = c.item AND n.by_child = c.by_child
			AND n.deleted_at IS NULL AND (n.day, n.id) > (c.day, c.id))
		GROUP BY k.id`, daysAfter(today, remindAhead))
}

// ownConsentReminders are active children of 14 or more, or almost, whose
// guardian agreed to what the child must then agree to as well.
func ownConsentReminders(q queryer, today string) ([]Reminder, error) {
	items := "'" + strings.Join(ownConsentItems, "', '") + "'"
	return remind(q, func(r named) Reminder {
		r.Day = yearsAfter(r.Day, ownConsentAge)
		if r.Day <= today {
			return aboutChild(r, Soon, "{{.Name}} is 14 or older; ask for the child's own consent.")
		}
		return aboutChild(r, CanWait, "{{.Name}} turns 14 on {{.Day}}; ask for the child's own consent.")
	}, `SELECT k.id, k.name, k.birth_on day, '' more FROM child k
		WHERE k.deleted_at IS NULL AND k.status = 'active' AND k.birth_on <> '' AND k.birth_on <= ? AND k.birth_on > ?
		AND EXISTS (SELECT 1 FROM consent c WHERE c.child_id = k.id AND c.item IN (`+items+`) AND c.by_child = 0 AND c.result = 'agree' AND c.deleted_at IS NULL
			AND NOT EXISTS (SELECT 1 FROM consent n WHERE n.child_id = c.child_id AND n.item = c.item AND n.by_child = 0
				AND n.deleted_at IS NULL AND (n.day, n.id) > (c.day, c.id))
			AND NOT EXISTS (SELECT 1 FROM consent o WHERE o.child_id = c.child_id AND o.item = c.item AND o.by_child = 1
				AND o.deleted_at IS NULL AND (o.expires_on = '' OR o.expires_on >= ?)))`,
		daysAfter(yearsAfter(today, -ownConsentAge), remindAhead), yearsAfter(today, -adult), today)
}

// adultReminders are active children who turn 18 soon, or did.
func adultReminders(q queryer, today string) ([]Reminder, error) {
	return remind(q, func(r named) Reminder {
		r.Day = yearsAfter(r.Day, adult)
		if r.Day <= today {
			return aboutChild(r, Soon, "{{.Name}} turned 18 on {{.Day}}; decide how the file goes on.")
		}
		return aboutChild(r, CanWait, "{{.Name}} turns 18 on {{.Day}}; plan how it goes on.")
	}, `SELECT id, name, birth_on day, '' more FROM child WHERE deleted_at IS NULL AND status = 'active' AND birth_on <> '' AND birth_on <= ?`,
		daysAfter(yearsAfter(today, -adult), remindAhead))
}

// unclaimedReminders are wishes that nobody took for long.
func unclaimedReminders(q queryer, today string) ([]Reminder, error) {
	return remind(q, func(r named) Reminder {
		return Reminder{
			Text: "The wish of {{.Name}} ({{.Item}}) has waited since {{.Day}} for somebody to take it.", Args: args{"Name": r.Name, "Item": r.More, "Day": r.Day},
			Table: "wish", ID: r.ID, Day: r.Day, Urgency: Soon,
		}
	}, `SELECT w.id, k.name, w.published_on day, w.item more FROM wish w JOIN child k ON k.id = w.child_id
		WHERE w.deleted_at IS NULL AND k.deleted_at IS NULL AND w.state = ? AND w.published_on < ?`, WishPublished, daysAfter(today, -unclaimedDays))
}

// undeliveredReminders are wishes that are ready and were not handed over for
// long.
func undeliveredReminders(q queryer, today string) ([]Reminder, error) {
	return remind(q, func(r named) Reminder {
		return Reminder{
			Text: "The wish of {{.Name}} ({{.Item}}) is ready since {{.Day}} and not handed over.", Args: args{"Name": r.Name, "Item": r.More, "Day": r.Day},
			Table: "wish", ID: r.ID, Day: r.Day, Urgency: UrgentNow,
		}
	}, `SELECT w.id, k.name, w.ready_on day, w.item more FROM wish w JOIN child k ON k.id = w.child_id
		WHERE w.deleted_at IS NULL AND k.deleted_at IS NULL AND w.state = ? AND w.ready_on < ?`, WishReady, daysAfter(today, -undeliveredDays))
}

// owedReminders are wishes that are to be exchanged or delivered again.
func owedReminders(q queryer, _ string) ([]Reminder, error) {
	return remind(q, func(r named) Reminder {
		return Reminder{
			Text: "The wish of {{.Name}} ({{.Item}}) is to be exchanged or delivered again since {{.Day}}.", Args: args{"Name": r.Name, "Item": r.More, "Day": r.Day},
			Table: "wish", ID: r.ID, Day: r.Day, Urgency: Soon,
		}
	}, `SELECT w.id, k.name, f.day, w.item more FROM wish_followup f JOIN wish w ON w.id = f.wish_id JOIN child k ON k.id = w.child_id
		WHERE f.deleted_at IS NULL AND w.deleted_at IS NULL AND k.deleted_at IS NULL AND f.redo = 1 AND f.redone_on = ''`)
}

// loanReminders are books that should be back.
func loanReminders(q queryer, today string) ([]Reminder, error) {
	return remind(q, func(r named) Reminder {
		return Reminder{
			Text: "“{{.Title}}”, lent to {{.Name}}, was due on {{.Day}}.", Args: args{"Name": r.Name, "Title": r.More, "Day": r.Day},
			Table: "loan", ID: r.ID, Day: r.Day, Urgency: CanWait,
		}
	}, `SELECT l.id, k.name, l.due_on day, b.title more FROM loan l JOIN child k ON k.id = l.child_id JOIN book b ON b.id = l.book_id
		WHERE l.deleted_at IS NULL AND k.deleted_at IS NULL AND l.back_on = '' AND l.lost_on = '' AND l.due_on <> '' AND l.due_on < ?`, today)
}

// checkReminders are active people whose background check is missing, ended or
// ends soon.
func checkReminders(q queryer, today string) ([]Reminder, error) {
	people, err := many[Person](q, `SELECT * FROM person WHERE deleted_at IS NULL AND status = 'active'`)
	if err != nil {
		return nil, err
	}
	all := []Reminder{}
	for _, p := range people {
		r := Reminder{Args: args{"Name": p.Name, "Day": p.CheckUntil}, Table: "person", ID: p.ID, Day: p.CheckUntil, Urgency: Soon}
		switch checkState(p.CheckResult, p.CheckUntil, today) {
		case "missing":
			r.Text = "There is no background check of {{.Name}}."
		case "expired":
			r.Text, r.Urgency = "The background check of {{.Name}} ended on {{.Day}}.", UrgentNow
		case "soon":
			r.Text, r.Urgency = "The background check of {{.Name}} ends on {{.Day}}.", CanWait
		default:
			continue
		}
		all = append(all, r)
	}
	return all, nil
}

// unverifiedReminders are files that wait to be verified.
func unverifiedReminders(q queryer, _ string) ([]Reminder, error) {
	return remind(q, func(r named) Reminder {
		return aboutChild(r, CanWait, "The file of {{.Name}} is still to be verified.")
	}, `SELECT id, name, status_on day, '' more FROM child WHERE deleted_at IS NULL AND status IN ('clue', 'unverified', 'verified')`)
}

// requestDays is how many days before its last day a request by right is
// reminded of.
const requestDays = 7

// requestReminders are requests by right whose last day is near or past.
func requestReminders(q queryer, today string) ([]Reminder, error) {
	return remind(q, func(r named) Reminder {
		urgency := Soon
		if r.Day <= today {
			urgency = UrgentNow
		}
		return Reminder{
			Text: "The request {{.No}} about {{.Name}} is to be answered by {{.Day}}.", Args: args{"No": r.More, "Name": r.Name, "Day": r.Day},
			Table: "rights_request", ID: r.ID, Day: r.Day, Urgency: urgency,
		}
	}, `SELECT r.id, k.name, r.due_on day, r.no more FROM rights_request r JOIN child k ON k.id = r.child_id
		WHERE r.done_on = '' AND r.due_on <= ? AND r.deleted_at IS NULL`, daysAfter(today, requestDays))
}

// shareReminders are exports of which nobody has said yet who got them.
func shareReminders(q queryer, _ string) ([]Reminder, error) {
	return remind(q, func(r named) Reminder {
		return Reminder{
			Text: "“{{.What}}” was exported on {{.Day}}; enter who got it.", Args: args{"What": r.Name, "Day": r.Day},
			Table: "data_share", ID: r.ID, Day: r.Day, Urgency: CanWait,
		}
	}, `SELECT id, what name, day, '' more FROM data_share WHERE receiver = '' AND deleted_at IS NULL`)
}

// breachReminders are breaches about which something is still to be done.
func breachReminders(q queryer, _ string) ([]Reminder, error) {
	open, err := many[Breach](q, `SELECT * FROM breach WHERE closed_on = '' AND deleted_at IS NULL`)
	all := []Reminder{}
	for _, b := range open {
		for _, s := range b.Steps() {
			if s.Done == "" && !s.Free {
				all = append(all, Reminder{
					Text: "The breach {{.No}} of {{.Day}} is not settled: see its next step.", Args: args{"No": b.No, "Day": b.Found},
					Table: "breach", ID: b.ID, Day: s.Due, Urgency: UrgentNow,
				})
				break
			}
		}
	}
	return all, err
}

// yearsAfter is the same day of the year some years later, or earlier; 29 February
// becomes 1 March, as in cn.Age.
func yearsAfter(day string, years int) string {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return d.AddDate(years, 0, 0).Format(time.DateOnly)
}
