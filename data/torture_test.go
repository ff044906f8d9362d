package data_test

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"careledger/data"
	"careledger/data/datatest"
)

// The program that is killed is this test, started once more with these.
const (
	tortureRounds = "CARELEDGER_TORTURE"      // how often it is killed, in place of fewTortures
	tortureSeed   = "CARELEDGER_TORTURE_SEED" // repeats a run; without it, another one each time
	tortureFile   = "CARELEDGER_TORTURE_FILE" // for the one that is killed: its file
	tortureTurn   = "CARELEDGER_TORTURE_TURN" // its round, its seed and how many newer schemas there are

	fewTortures = 30
	freshEvery  = 50 // rounds on one file
)

// TestTorture kills the program at random moments while it records, imports,
// migrates, backs up and restores. Afterwards the file opens, all that was said to
// be kept is there and nothing else, all of an import or none of it, pages,
// references, figures and history are whole, and each backup holds.
// It shows what the death of a process takes with it, not what a loss of power does.
func TestTorture(t *testing.T) {
	if path := os.Getenv(tortureFile); path != "" {
		workTortured(t, path)
		return
	}
	rounds, err := strconv.Atoi(os.Getenv(tortureRounds))
	if err != nil {
		rounds = fewTortures
	}
	seed, err := strconv.ParseUint(os.Getenv(tortureSeed), 10, 64)
	if err != nil {
		seed = rand.Uint64N(1_000_000)
	}
	t.Logf("seed %d; repeat with %s=%d %s=%d", seed, tortureSeed, seed, tortureRounds, rounds)
	random := rand.New(rand.NewPCG(seed, 0))
	deaths := map[string]int{}
	for first := 0; first < rounds && !t.Failed(); first += freshEvery {
		t.Run(fmt.Sprintf("from round %d", first), func(t *testing.T) { // its newer schemas end with it
			v := newVictim(t, random)
			for v.round = first; v.round < min(first+freshEvery, rounds); v.round++ {
				deaths[v.torture(t)]++
				v.look(t)
				if t.Failed() {
					t.Fatalf("round %d of seed %d", v.round, seed)
				}
			}
		})
	}
	t.Logf("killed while it was doing: %v", deaths)
}

// victim is a file and what must be in it.
type victim struct {
	path    string
	random  *rand.Rand
	round   int
	schemas int // newer schemas that the program has

	must    map[string]bool            // names of children that were said to be kept
	flight  []string                   // those that were being saved at the moment of death
	before  map[string]map[string]bool // what each backup holds, by path
	restore string                     // backup that was being restored then
}

func newVictim(t *testing.T, random *rand.Rand) *victim {
	t.Helper()
	v := &victim{path: filepath.Join(t.TempDir(), "云禾.db"), random: random, must: map[string]bool{}, before: map[string]map[string]bool{}}
	s, ss := made(t, v.path)
	if err := s.SetSecondPlace(ss, t.TempDir()); err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	return v
}

// torture starts the program, kills it and answers what it was doing.
func (v *victim) torture(t *testing.T) (doing string) {
	t.Helper()
	if v.random.IntN(4) == 0 {
		v.schemas++
	}
	lines, wait := v.random.IntN(12), time.Duration(v.random.IntN(30_000))*time.Microsecond
	if lines == 0 { // while it starts, opens and migrates
		wait *= 10
	}
	c := exec.Command(os.Args[0], "-test.run", "^TestTorture$")
	c.Env = append(os.Environ(), tortureFile+"="+v.path, fmt.Sprintf("%s=%d %d %d", tortureTurn, v.round, v.random.Uint64N(1_000_000), v.schemas))
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	kill := func() { _ = c.Process.Kill() }
	defer time.AfterFunc(time.Minute, kill).Stop() // it hangs: the test goes on and shows where
	if lines == 0 {
		time.AfterFunc(wait, kill)
	}
	v.flight, v.restore, doing = nil, "", "opening"
	said := 0
	for scan := bufio.NewScanner(out); scan.Scan(); {
		act, what, _ := strings.Cut(scan.Text(), " ")
		if !v.hear(act, what) {
			t.Errorf("it says %q", scan.Text())
		}
		doing = act
		if said++; said == lines {
			time.AfterFunc(wait, kill)
		}
	}
	_ = c.Wait() // it was killed
	return doing
}

// hear notes what the program says that it does or has done.
func (v *victim) hear(act, what string) bool {
	switch act {
	case "opened", "copying":
	case "saving", "importing":
		v.flight = strings.Fields(what)
	case "saved", "imported":
		for _, name := range v.flight {
			v.must[name] = true
		}
		v.flight = nil
	case "holds": // a backup, all that was kept when it began
		v.before[what] = clone(v.must)
	case "restoring":
		v.restore = what
	case "restored":
		v.must, v.restore = clone(v.before[v.restore]), ""
	default:
		return false
	}
	return true
}

func clone(names map[string]bool) map[string]bool {
	all := map[string]bool{}
	for name := range names {
		all[name] = true
	}
	return all
}

// look opens the file as the next start of the program does.
func (v *victim) look(t *testing.T) {
	t.Helper()
	newerSchemas(t, v.schemas)
	s, ss, err := reopen(v.path, v.options())
	if err != nil {
		t.Fatalf("the file does not open: %v", err)
	}
	defer closed(t, s)
	if all := warned(t, s, ss); len(all) > 0 {
		t.Errorf("it warns of %v", all)
	}
	if _, err := s.Verify(ss); err != nil {
		t.Errorf("it is not whole: %v", err)
	}
	children, _, err := s.Children(ss, data.ChildFilter{})
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, c := range children {
		found[c.Name] = true
	}
	if v.restore != "" && !same(found, v.must) {
		v.must = clone(v.before[v.restore]) // it was restored, and could not say so any more
	}
	if n := len(v.flight); n > 0 && found[v.flight[0]] {
		for _, name := range v.flight {
			v.must[name] = true
		}
	}
	if !same(found, v.must) {
		t.Errorf("%d children are there, %d were kept", len(found), len(v.must))
	}
	v.must = found
	v.lookAtBackups(t, s, ss)
}

func same(a, b map[string]bool) bool {
	if len(a) != len(b) {
		return false
	}
	for name := range a {
		if !b[name] {
			return false
		}
	}
	return true
}

// lookAtBackups proves the two latest backups. One of which the program could not
// say any more what it holds, holds what there is now.
func (v *victim) lookAtBackups(t *testing.T, s *data.Store, ss *data.Session) {
	t.Helper()
	lines, err := s.BackupLines(ss)
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range lines {
		if line.Broken {
			t.Errorf("the backup %s can't be read", filepath.Base(line.Path))
		}
		if _, known := v.before[line.Path]; !known && line.Here() {
			v.before[line.Path] = clone(v.must)
		}
		if i > 1 || line.Broken {
			continue
		}
		info, err := s.CheckBackup(ss, line.Path)
		if err != nil {
			t.Errorf("the backup %s does not hold: %v", filepath.Base(line.Path), err)
		}
		if want, known := v.before[line.Path]; known && v.flight == nil && info.Rows["child"] != len(want) {
			t.Errorf("the backup %s holds %d children, not %d", filepath.Base(line.Path), info.Rows["child"], len(want))
		}
	}
}

// options are those of a round: one laptop, and a clock that goes on by a second
// with each look, so that no two backups have one name.
func (v *victim) options() data.Options { return tortureOptions(v.round) }

func tortureOptions(round int) data.Options {
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(round) * 6 * time.Hour)
	return data.Options{Machine: "first", Now: func() time.Time { now = now.Add(time.Second); return now }}
}

// newerSchemas makes the program one that has so many newer schemas, each of which
// takes its time.
func newerSchemas(t *testing.T, n int) {
	t.Helper()
	for data.Migrations(t) <= n {
		name := fmt.Sprintf("later_%d", data.Migrations(t))
		data.AddMigration(t, `CREATE TABLE `+name+` (id TEXT, filler BLOB) STRICT;
			INSERT INTO `+name+` WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT hex(randomblob(16)), randomblob(400) FROM n;`)
	}
}

// workTortured is what the program does that is killed.
func workTortured(t *testing.T, path string) {
	t.Helper()
	var round, schemas int
	var seed uint64
	if _, err := fmt.Sscan(os.Getenv(tortureTurn), &round, &seed, &schemas); err != nil {
		t.Fatal(err)
	}
	newerSchemas(t, schemas)
	w := &tortured{T: t, path: path, random: rand.New(rand.NewPCG(seed, 1)), round: round, options: tortureOptions(round)}
	w.open()
	for {
		switch w.random.IntN(8) {
		case 0:
			w.importMany()
		case 1, 2:
			w.backUp()
		case 3:
			w.restore()
		default:
			w.record()
		}
	}
}

// tortured is the program that is killed.
type tortured struct {
	*testing.T
	path    string
	random  *rand.Rand
	round   int
	options data.Options
	s       *data.Store
	ss      *data.Session
	entered int
}

func (w *tortured) done(err error) {
	if err != nil {
		w.Fatal(err)
	}
}

func (w *tortured) open() {
	var err error
	w.s, w.ss, err = reopen(w.path, w.options)
	w.done(err)
	fmt.Println("opened")
}

// name is the name of a child that nobody else has.
func (w *tortured) name() string {
	w.entered++
	digits := []rune("零一二三四五六七八九")
	name := []rune("林")
	for _, r := range fmt.Sprintf("%03d%03d", w.round, w.entered) {
		name = append(name, digits[r-'0'])
	}
	return string(name)
}

func (w *tortured) record() {
	name := w.name()
	fmt.Println("saving", name)
	w.done(w.s.SaveChild(w.ss, &data.Child{Name: name, Birth: "2015-03-04"}, datatest.Since, true))
	fmt.Println("saved")
}

func (w *tortured) importMany() {
	var names []string
	var rows []data.ImportRow
	for i := range 12 {
		names = append(names, w.name())
		rows = append(rows, data.ImportRow{Row: i + 2, Values: map[string]string{"name": names[i], "birth": "2015-03-04"}})
	}
	was := w.latest()
	fmt.Println("importing", strings.Join(names, " "))
	r, err := w.s.Import(w.ss, "children", rows, data.ImportOptions{})
	w.done(err)
	if r.Count(data.RowRefused) > 0 {
		w.Fatalf("%d are refused", r.Count(data.RowRefused))
	}
	if is := w.latest(); is != was {
		fmt.Println("holds", is)
	}
	fmt.Println("imported")
}

func (w *tortured) latest() string {
	all, err := data.Backups(w.s.BackupFolder())
	w.done(err)
	return slices.Concat(all, []string{""})[0]
}

func (w *tortured) backUp() {
	fmt.Println("copying")
	_, _, err := w.s.AutoBackup(w.ss, data.BackupAsked)
	w.done(err)
	fmt.Println("holds", w.latest())
	_, err = w.s.CopyBackup(w.ss)
	w.done(err)
}

func (w *tortured) restore() {
	path := w.latest()
	if path == "" {
		return
	}
	fmt.Println("restoring", path)
	_, err := w.s.RestoreBackup(w.ss, path)
	w.done(err)
	fmt.Println("restored")
	w.open()
	aside, err := w.s.Replaced(w.ss)
	w.done(err)
	for _, r := range aside {
		w.done(w.s.RemoveReplaced(w.ss, r.Path))
	}
}
