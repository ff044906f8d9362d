package app

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"careledger/app/report"
	"careledger/app/screens"
	"careledger/data"
	"careledger/data/datatest"
	"careledger/data/demo"
)

// What this program promises on an ordinary laptop with ten thousand children.
const (
	manyChildren = 10_000
	screenTime   = 100 * time.Millisecond // from the call of a place to its laid-out content; what it counts beside the window comes later
	searchTime   = 50 * time.Millisecond  // from a key in the search to its answers
)

// BenchmarkTenThousandChildren measures places, search and reports on a sample
// of that size. The slowest turn of each is told beside the mean, and what is
// over its limit is said.
func BenchmarkTenThousandChildren(b *testing.B) {
	d := &benched{testDesktop: newDesktop(b)}
	d.work = func(f func()) { d.beside = append(d.beside, f) }
	d.store, _ = datatest.Open(b)
	session, err := d.store.SignIn("周岚", datatest.Password)
	if err != nil {
		b.Fatal(err)
	}
	if err := demo.Fill(d.store, session, demo.Options{Children: manyChildren}); err != nil {
		b.Fatal(err)
	}
	d.enter(d.store, session)
	d.finish()
	b.Cleanup(func() { d.shell.close(); d.shell, d.store = nil, nil }) // the store closes by itself
	x := newChanges(b, d.store, session)
	for _, p := range places() {
		b.Run("place="+p.id+"/first", func(b *testing.B) { d.benchFirst(b, p.id) })
		b.Run("place="+p.id+"/again", func(b *testing.B) { d.benchAgain(b, p.id, nil) })
		b.Run("place="+p.id+"/saved", func(b *testing.B) { d.benchAgain(b, p.id, x.of[p.id]) })
	}
	for _, text := range []string{"周子涵", "zhouzihan", "zzh", "云2026-A0001", "0012"} {
		b.Run("search="+text+"/again", func(b *testing.B) { d.benchSearch(b, text, nil) })
	}
	b.Run("search=周子涵/saved", func(b *testing.B) { d.benchSearch(b, "周子涵", x.of[screens.Children]) })
	for name, o := range map[string]report.Options{
		"everything": {Name: "funder"}, "project": {Name: "funder", Project: x.project.ID},
	} {
		b.Run("report="+name, func(b *testing.B) {
			for b.Loop() {
				saved(b, x.of[screens.Visits])
				made, err := report.Make(d.store, session, o)
				if err == nil {
					err = made.Pages.WriteFile(filepath.Join(b.TempDir(), "report.pdf"))
				}
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// benched is a desktop that keeps what the window lets run beside it.
type benched struct {
	*testDesktop
	beside []func()
}

// finish does what was to run beside the window, and shows it.
func (d *benched) finish() {
	for len(d.beside) > 0 {
		next := d.beside[0]
		d.beside = d.beside[1:]
		next()
	}
}

// turns are measured one by one.
type turns struct {
	limit, sum, most, after time.Duration
	n                       int
}

// take measures one turn.
func (s *turns) take(do func()) {
	start := time.Now()
	do()
	took := time.Since(start)
	s.sum, s.most, s.n = s.sum+took, max(s.most, took), s.n+1
}

// takeAfter measures what comes after a turn, beside the window.
func (s *turns) takeAfter(do func()) {
	start := time.Now()
	do()
	s.after += time.Since(start)
}

// tell reports the mean and the slowest turn, and how far the latter is over the
// limit.
func (s *turns) tell(b *testing.B) {
	b.ReportMetric(float64(s.sum.Microseconds())/1000/float64(s.n), "ms/turn")
	b.ReportMetric(float64(s.most.Microseconds())/1000, "ms-slowest")
	b.ReportMetric(float64(max(0, s.most-s.limit).Microseconds())/1000, "ms-over-limit")
	b.ReportMetric(float64(s.after.Microseconds())/1000/float64(s.n), "ms-beside")
}

// saved saves something beside the clock; nil is nothing.
func saved(b *testing.B, save func() error) {
	b.Helper()
	if save == nil {
		return
	}
	b.StopTimer()
	if err := save(); err != nil {
		b.Fatal(err)
	}
	b.StartTimer()
}

// benchFirst shows a place for the first time after signing in.
func (d *benched) benchFirst(b *testing.B, id string) {
	t := turns{limit: screenTime}
	for b.Loop() {
		b.StopTimer()
		old := d.shell
		d.shell = newShell(d.program, old.store, old.session)
		old.close()
		d.show(d.shell.object)
		b.StartTimer()
		t.take(func() { d.shell.Go(id, "") })
		t.takeAfter(d.finish)
	}
	t.tell(b)
}

// benchAgain shows a place again, each time after something was saved where save
// is not nil.
func (d *benched) benchAgain(b *testing.B, id string, save func() error) {
	d.shell.Go(id, "")
	d.shell.stop()
	defer func() { d.shell.stop = d.store.OnChange(d.shell.changed) }()
	t := turns{limit: screenTime}
	for b.Loop() {
		saved(b, save)
		t.take(func() { d.shell.Go(id, "") })
		t.takeAfter(d.finish)
	}
	t.tell(b)
}

// benchSearch types a text into the search, key by key, each time after
// something was saved where save is not nil.
func (d *benched) benchSearch(b *testing.B, text string, save func() error) {
	t := turns{limit: searchTime}
	for b.Loop() {
		saved(b, save)
		d.shell.openSearch()
		field := d.Canvas.Focused()
		for _, r := range text {
			t.take(func() { field.TypedRune(r) })
		}
		d.Canvas.Overlays().Top().(*popup).close()
	}
	t.tell(b)
}

// changes are what is saved between two looks at a place.
type changes struct {
	project data.Project
	of      map[string]func() error // by place
}

// newChanges finds records to change, one for each place.
func newChanges(b *testing.B, s *data.Store, ss *data.Session) *changes {
	b.Helper()
	must := func(err error) {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
	}
	lines, _, err := s.Children(ss, data.ChildFilter{Status: "active"})
	must(err)
	child, err := s.Child(ss, lines[0].ID)
	must(err)
	projects, _, err := s.Projects(ss, data.ProjectFilter{})
	must(err)
	project, err := s.Project(ss, projects[0].ID)
	must(err)
	camps, _, err := s.CampLines(ss, data.CampFilter{})
	must(err)
	days, err := s.OpenDays(ss, camps[0].ID)
	must(err)
	roll, err := s.RollCall(ss, camps[0].ID, days[0], camps[0].Sessions()[0])
	must(err)
	people, _, err := s.People(ss, data.PersonFilter{})
	must(err)
	person, err := s.Person(ss, people[0].ID)
	must(err)
	n := 0
	next := func() string { n++; return fmt.Sprint(n) }
	visit := func() error {
		return s.SaveVisit(ss, &data.Visit{ChildID: child.ID, Day: s.Today(), Kind: "school", Met: "child", Note: next()}, nil, true)
	}
	file := func() error { child.Note = next(); return s.SaveChild(ss, &child, "", true) }
	plan := func() error { project.Note = next(); return s.SaveProject(ss, &project) }
	return &changes{project, map[string]func() error{
		screens.Home: visit, screens.Visits: visit, screens.Children: file, screens.Projects: plan, screens.Reports: plan, screens.Settings: plan,
		screens.Wishes: func() error {
			return s.SaveWish(ss, &data.Wish{ChildID: child.ID, Category: "stationery", Item: "护眼台灯", Price: 12800, Registered: s.Today(), Proposer: "child"})
		},
		screens.Camp: func() error {
			n++
			return s.Mark(ss, camps[0].ID, roll[n%len(roll)].ChildID, days[0], camps[0].Sessions()[0], data.RollMarks[n%len(data.RollMarks)])
		},
		screens.Reading: func() error {
			return s.LogReading(ss, data.ReadingLog{ChildID: child.ID, Day: s.Today(), BookText: "小王子" + next()})
		},
		screens.Activities: func() error {
			return s.SaveGoods(ss, &data.Goods{ChildID: child.ID, Day: s.Today(), Item: "书包", Quantity: 1, Value: 5000})
		},
		screens.Money: func() error {
			return s.SaveExpense(ss, &data.Expense{Item: "activity", Day: s.Today(), What: "绘本" + next(), Amount: 5000, InvoiceKind: "receipt", InvoiceNo: next()}, true)
		},
		screens.People: func() error { person.Note = next(); return s.SavePerson(ss, &person, true) },
	}}
}
