package app_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"careledger/app/screens"
	"careledger/app/screens/camp"
	"careledger/app/screens/children"
	"careledger/app/screens/screentest"
	"careledger/data"
	"careledger/data/datatest"
)

const (
	kills       = 50                        // how often the process is killed
	killedFile  = "CARELEDGER_KILLED_FILE"  // tells the process that is to be killed which file it works on
	killedRound = "CARELEDGER_KILLED_ROUND" // and which round it is
	saidSaved   = "saved "                  // begins each of its lines, once the screen says that something is saved
	ofClass     = 30                        // children in the class
)

// TestKilledAfterSaving kills the program, 50 times, at the moment at which the
// screen says that something is saved, and looks whether it is. It shows what
// the death of a process takes with it, not what a loss of power does.
func TestKilledAfterSaving(t *testing.T) {
	if path := os.Getenv(killedFile); path != "" {
		workUntilKilled(t, path)
		return
	}
	path := filepath.Join(t.TempDir(), "云禾.db")
	newKilledFile(t, path)
	var names []string     // of the children that were said to be saved
	marks := map[int]int{} // how many marks were, by round
	for round := range kills {
		said := killAfterSaving(t, path, round, 1+round%3)
		if enters(round) {
			names = append(names, said...)
		} else {
			marks[round] = len(said)
		}
		lookAfterKill(t, path, names, marks)
	}
	if len(names) < kills/2 || len(marks) != kills/2 {
		t.Errorf("only %d children and the marks of %d days were said to be saved", len(names), len(marks))
	}
}

// enters reports whether a round fills in forms; the others call the roll.
func enters(round int) bool { return round%2 == 0 }

// dayOf is the day on which a round works.
func dayOf(round int) time.Time {
	return time.Date(2026, 7, 1, 10, 0, 0, 0, data.Shanghai).AddDate(0, 0, round)
}

// newKilledFile makes the file with a class.
func newKilledFile(t *testing.T, path string) {
	t.Helper()
	s, ss, _, err := data.Create(path, data.NewFile{
		Org: data.Org{Name: "云禾市护苗志愿者协会", ShortName: "护苗协会", Mark: "云"}, User: "周岚", Password: datatest.Password, Options: killedOptions(datatest.NewClock().Now()),
	})
	if err != nil {
		t.Fatal(err)
	}
	defer closeStore(t, s)
	c := data.Camp{Name: "柳桥一班", Site: "柳桥镇关爱之家", Term: "first", From: "2026-07-01", To: "2026-08-31", Capacity: ofClass}
	if err := s.SaveCamp(ss, &c); err != nil {
		t.Fatal(err)
	}
	for i := range ofClass {
		k := datatest.Child(t, s, ss, fmt.Sprintf("学员%s", chineseNumber(i)))
		if err := s.Enrol(ss, &data.CampEnrolment{CampID: c.ID, ChildID: k.ID, Status: data.EnrolInClass, Joined: c.From}, true); err != nil {
			t.Fatal(err)
		}
	}
}

// killedOptions let every process be the same laptop; the clock stands still.
func killedOptions(now time.Time) data.Options {
	return data.Options{Now: func() time.Time { return now }, Machine: "killed"}
}

// chineseNumber writes a number below 10,000 digit by digit, for names.
func chineseNumber(n int) string {
	return strings.NewReplacer("0", "零", "1", "一", "2", "二", "3", "三", "4", "四", "5", "五", "6", "六", "7", "七", "8", "八", "9", "九").Replace(fmt.Sprint(n))
}

func closeStore(t *testing.T, s *data.Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// killAfterSaving starts the program, kills it as soon as it has said a number
// of times that something is saved, and answers all that it said.
func killAfterSaving(t *testing.T, path string, round, times int) []string {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run", "^TestKilledAfterSaving$")
	c.Env = append(os.Environ(), killedFile+"="+path, fmt.Sprintf("%s=%d", killedRound, round))
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	late := time.AfterFunc(time.Minute, func() { _ = c.Process.Kill() }) // it hangs: too few lines, and the test fails
	defer late.Stop()
	var said, other []string
	for lines := bufio.NewScanner(out); lines.Scan(); {
		line, ok := strings.CutPrefix(lines.Text(), saidSaved)
		if !ok {
			other = append(other, lines.Text())
			continue
		}
		if said = append(said, line); len(said) == times {
			if err := c.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := c.Wait(); err == nil || len(said) < times {
		t.Fatalf("the process ended by itself (%v) after saying %q and %q", err, said, other)
	}
	return said
}

// lookAfterKill opens the file anew and wants all that was said to be saved.
func lookAfterKill(t *testing.T, path string, names []string, marks map[int]int) {
	t.Helper()
	s, ss, err := data.Open(path, "周岚", datatest.Password, killedOptions(datatest.NewClock().Now()))
	if err != nil {
		t.Fatalf("open after a kill: %v", err)
	}
	defer closeStore(t, s)
	kept := map[string]bool{}
	all, _, err := s.Children(ss, data.ChildFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		kept[c.Name] = true
	}
	for _, name := range names {
		if !kept[name] {
			t.Errorf("%s was said to be saved and is not there", name)
		}
	}
	camps, _, err := s.CampLines(ss, data.CampFilter{})
	if err != nil || len(camps) != 1 {
		t.Fatalf("%d classes, %v", len(camps), err)
	}
	for round, n := range marks {
		day := dayOf(round).Format(time.DateOnly)
		roll, err := s.RollCall(ss, camps[0].ID, day, data.SessionDay)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range roll[:n] {
			if got, want := line.Mark(), data.RollMarks[i%len(data.RollMarks)]; got != want {
				t.Errorf("%s on %s was said to be saved as %s and is %q", line.Name, day, want, got)
			}
		}
	}
	if n, err := s.CheckServices(ss); err != nil || n != 0 {
		t.Errorf("%d services differ from the rule, %v", n, err)
	}
	if n, err := s.VerifyJournal(ss); err != nil || n == 0 {
		t.Errorf("the journal has %d entries that verify, %v", n, err)
	}
}

// workUntilKilled is what the process does that is to be killed.
func workUntilKilled(t *testing.T, path string) {
	t.Helper()
	round, err := strconv.Atoi(os.Getenv(killedRound))
	if err != nil {
		t.Fatal(err)
	}
	s, ss, err := data.Open(path, "周岚", datatest.Password, killedOptions(dayOf(round)))
	if err != nil {
		t.Fatal(err)
	}
	d := screentest.On(t, s, ss)
	if enters(round) {
		enterChildren(d, round)
	}
	callRoll(d)
}

// enterChildren fills in one form after the other, until somebody kills it.
func enterChildren(d *screentest.Desk, round int) {
	d.Show(children.New(d))
	for i := 0; ; i++ {
		name := "林" + chineseNumber(round) + "之" + chineseNumber(i)
		d.Screen.(screens.Creator).Create()
		d.Fill("姓名", name)
		d.Fill("出生日期", "2015-03-04")
		d.Press("保存")
		if d.Canvas().Overlays().Top() != nil || !d.Sees(name) || len(d.Errors) > 0 {
			d.T.Fatalf("the screen does not say that %s is saved: %v %v", name, d.Errors, d.Texts())
		}
		fmt.Println(saidSaved + name)
	}
}

// callRoll marks one child after the other by key, until somebody kills it.
func callRoll(d *screentest.Desk) {
	d.Show(camp.New(d))
	for i := range ofClass {
		d.Type(strconv.Itoa(i%len(data.RollMarks) + 1))
		said := fmt.Sprintf("已点 %d / %d", i+1, ofClass)
		if i+1 < ofClass && (!d.Sees(said) || len(d.Errors) > 0) {
			d.T.Fatalf("the screen does not say %q: %v %v", said, d.Errors, d.Texts())
		}
		fmt.Println(saidSaved + said)
	}
	d.T.Fatal("the whole class is called and nobody killed the process")
}
