package report_test

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"careledger/app/exchange"
	"careledger/app/sheet"
	"careledger/app/words"
	"careledger/data"
	"careledger/data/datatest"
	"careledger/data/demo"
)

// line is one exported row by the keys of its columns, as it stands in the file.
type line map[string]string

// is reports whether a column holds the word of a code.
func (l line) is(key, enum, code string) bool { return l[key] == words.Label(enum, code) }

// yes reports whether a column says yes.
func (l line) yes(key string) bool { return l[key] == sheet.Yes }

// within reports whether a day of the row lies in a period.
func (l line) within(key string, s scope) bool { return s.from <= l[key] && l[key] <= s.to }

// by reports whether a day of the row is there and not after another.
func (l line) by(key, day string) bool { return l[key] != "" && l[key] <= day }

// scope is what is counted: a period, and a project by its code or all.
type scope struct{ from, to, project string }

// own reports whether something of a project belongs to the scope.
func (s scope) own(project string) bool { return s.project == "" || s.project == project }

// has reports whether a day lies in the period.
func (s scope) has(day string) bool { return s.from <= day && day <= s.to }

// sample is the sample organization as rows: what exports hold, read back from
// the files, and the few lists for which there is no export.
type sample struct {
	t     *testing.T
	store *data.Store
	ss    *data.Session

	projects, children, members, people, pairings, activities, attendance, visits []line
	wishes, camps, campDays, books, loans, readingLog, expenses, income           []line
	homes                                                                         map[string]string             // ids of households by file number
	history                                                                       map[string][]data.HistoryLine // by file number
	exempt                                                                        map[string]bool               // file number and month
	enrolled                                                                      []enrolment
	duties                                                                        []duty
	lessons                                                                       []lesson
	incidents                                                                     []lesson
	goods                                                                         []data.GoodsLine
	psy                                                                           []data.PsyLine
	sheets                                                                        []data.Survey
	codes                                                                         map[data.Ref]string // of projects by id

	counted  []done          // once asked for
	numbered map[string]line // activities by number, once asked for
}

// Rows of a class that no export has, with the number of the class in camps.
type (
	enrolment struct {
		camp         int
		child        string // file number
		joined, left string
	}
	duty struct {
		camp         int
		day          string
		person, role string
		minutes      int
	}
	lesson struct {
		camp   int
		day    string
		safety bool
	}
)

// newSample fills a store and reads all its rows.
func newSample(t *testing.T) *sample {
	t.Helper()
	if err := words.Use(words.Chinese); err != nil {
		t.Fatal(err)
	}
	x := &sample{t: t}
	x.store, x.ss = datatest.Open(t)
	if err := demo.Fill(x.store, x.ss, demo.Options{Children: 60}); err != nil {
		t.Fatal(err)
	}
	for kind, to := range map[string]*[]line{
		"projects.xlsx": &x.projects, "children.xlsx": &x.children, "members.csv": &x.members, "people.csv": &x.people, "pairings.csv": &x.pairings,
		"activities.xlsx": &x.activities, "attendance.csv": &x.attendance, "visits.xlsx": &x.visits, "wishes.xlsx": &x.wishes, "camps.csv": &x.camps,
		"camp-days.csv": &x.campDays, "books.csv": &x.books, "loans.csv": &x.loans, "reading-log.xlsx": &x.readingLog,
		"expenses.xlsx": &x.expenses, "income.csv": &x.income,
	} {
		*to = x.exported(kind)
	}
	x.readProjects()
	x.readChildren()
	x.readCamps()
	x.readLists()
	return x
}

// must ends the test on an error.
func (x *sample) must(err error) {
	x.t.Helper()
	if err != nil {
		x.t.Fatal(err)
	}
}

// exported writes a kind to a file and reads the file.
func (x *sample) exported(file string) []line {
	x.t.Helper()
	name, _, _ := strings.Cut(file, ".")
	kind, ok := exchange.Find(name)
	if !ok {
		x.t.Fatalf("no kind %s", name)
	}
	path := filepath.Join(x.t.TempDir(), file)
	n, err := exchange.Export(x.store, x.ss, kind, path)
	x.must(err)
	book, err := sheet.Read(path)
	x.must(err)
	table, err := book.Choose(kind.Columns())
	x.must(err)
	mapping := sheet.Match(table.Headings, kind.Columns())
	if len(mapping.Unsure) > 0 || len(mapping.Unknown) > 0 {
		x.t.Fatalf("%s: headings in doubt: %+v %+v", file, mapping.Unsure, mapping.Unknown)
	}
	records, skipped := table.Records(mapping, kind.Columns())
	if len(records) != n || len(skipped) > 0 || n == 0 {
		x.t.Fatalf("%s: %d rows were written, %d read and %d skipped", file, n, len(records), len(skipped))
	}
	lines := make([]line, n)
	for i, r := range records {
		if r.Refused() {
			x.t.Fatalf("%s: row %d can't be read: %+v", file, r.Row, r.Problems)
		}
		lines[i] = r.Values
	}
	return lines
}

// readProjects finds the codes of projects.
func (x *sample) readProjects() {
	all, _, err := x.store.Projects(x.ss, data.ProjectFilter{})
	x.must(err)
	x.codes = map[data.Ref]string{"": ""}
	for _, p := range all {
		x.codes[data.Ref(p.ID)] = p.Code
	}
}

// readChildren reads the history and the exemptions of each child.
func (x *sample) readChildren() {
	all, total, err := x.store.Children(x.ss, data.ChildFilter{})
	x.must(err)
	if len(all) != total || total != len(x.children) {
		x.t.Fatalf("%d of %d children are listed, %d exported", len(all), total, len(x.children))
	}
	x.history, x.exempt, x.homes = map[string][]data.HistoryLine{}, map[string]bool{}, map[string]string{}
	for _, c := range all {
		x.history[c.FileNo], err = x.store.ChildHistory(x.ss, c.ID)
		x.must(err)
		home, err := x.store.Household(x.ss, c.ID) // two families may have one name
		x.must(err)
		x.homes[c.FileNo] = home.ID
		exemptions, err := x.store.Exemptions(x.ss, c.ID)
		x.must(err)
		for _, e := range exemptions {
			x.exempt[c.FileNo+" "+e.Month] = true
		}
	}
}

// readCamps reads who is in a class, who is on duty, lessons and incidents.
func (x *sample) readCamps() {
	all, _, err := x.store.CampLines(x.ss, data.CampFilter{})
	x.must(err)
	if len(all) != len(x.camps) {
		x.t.Fatalf("%d classes are listed, %d exported", len(all), len(x.camps))
	}
	for _, c := range all {
		i := x.campOn(c.Name, c.From)
		children, err := x.store.Enrolments(x.ss, c.ID, "")
		x.must(err)
		for _, e := range children {
			x.enrolled = append(x.enrolled, enrolment{i, e.FileNo, e.Joined, e.Left})
		}
		duties, err := x.store.OnDuty(x.ss, c.ID, c.From, c.To)
		x.must(err)
		for _, d := range duties {
			x.duties = append(x.duties, duty{i, d.Day, d.Name, d.Role, d.Minutes})
		}
		lessons, err := x.store.Lessons(x.ss, c.ID, c.From, c.To)
		x.must(err)
		for _, l := range lessons {
			x.lessons = append(x.lessons, lesson{i, l.Day, l.Safety})
		}
		incidents, err := x.store.Incidents(x.ss, c.ID)
		x.must(err)
		for _, n := range incidents {
			x.incidents = append(x.incidents, lesson{camp: i, day: n.Day})
		}
	}
}

// campOn answers the number of the class of a name that runs on a day.
func (x *sample) campOn(name, day string) int {
	x.t.Helper()
	found := -1
	for i, c := range x.camps {
		if c["name"] == name && c["from_on"] <= day && day <= c["to_on"] {
			if found >= 0 {
				x.t.Fatalf("two classes are called %s on %s", name, day)
			}
			found = i
		}
	}
	if found < 0 {
		x.t.Fatalf("no class is called %s on %s", name, day)
	}
	return found
}

// readLists reads goods and psychological service, in the order of entry.
func (x *sample) readLists() {
	var total int
	var err error
	x.goods, total, err = x.store.GoodsLines(x.ss, data.GoodsFilter{Limit: 1_000_000})
	x.must(err)
	if len(x.goods) != total || total == 0 {
		x.t.Fatalf("%d of %d goods are listed", len(x.goods), total)
	}
	x.psy, total, err = x.store.PsyLines(x.ss, data.PsyFilter{Limit: 1_000_000})
	x.must(err)
	if len(x.psy) != total || total == 0 {
		x.t.Fatalf("%d of %d psychological services are listed", len(x.psy), total)
	}
	x.sheets, err = x.store.Surveys(x.ss, "")
	x.must(err)
	if len(x.sheets) == 0 {
		x.t.Fatal("no surveys are listed")
	}
}

// whole reads a whole number; an empty cell is 0.
func (x *sample) whole(text string) int64 {
	x.t.Helper()
	if text == "" {
		return 0
	}
	n, err := strconv.ParseInt(text, 10, 64)
	x.must(err)
	return n
}

// fen reads an amount of yuan with two decimals, without going through
// fractions.
func (x *sample) fen(text string) int64 {
	x.t.Helper()
	if text == "" {
		return 0
	}
	yuan, cents, _ := strings.Cut(text, ".")
	return x.whole(yuan)*100 + x.whole((cents + "00")[:2])
}

// minute reads a time of day as minutes from midnight.
func (x *sample) minute(clock string) int64 {
	x.t.Helper()
	hour, minute, ok := strings.Cut(clock, ":")
	if !ok {
		x.t.Fatalf("%s is no time", clock)
	}
	return x.whole(hour)*60 + x.whole(minute)
}
