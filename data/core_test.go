package data_test

import (
	"path/filepath"
	"sync"
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

func TestSecondLaptop(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.careledger")
	clock := datatest.NewClock()
	s, ss, _ := begin(t, path, data.Options{Now: clock.Now, Machine: "first"})
	child := datatest.Child(t, s, ss, "林小满")
	if child.FileNo != "云2026-A0001" || s.Letter() != "A" {
		t.Errorf("got %s on %s", child.FileNo, s.Letter())
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct{ machine, no string }{
		{"second", "云2026-B0001"}, {"first", "云2026-A0002"}, {"second", "云2026-B0002"}, {"third", "云2026-C0001"},
	} {
		s, ss, err := data.Open(path, "周岚", datatest.Password, data.Options{Now: clock.Now, Machine: want.machine})
		if err != nil {
			t.Fatal(err)
		}
		child := datatest.Child(t, s, ss, "林小满", datatest.Born("2017-02-03"))
		if child.FileNo != want.no {
			t.Errorf("the %s laptop gives %s, want %s", want.machine, child.FileNo, want.no)
		}
		if n, err := s.VerifyJournal(ss); err != nil || n == 0 {
			t.Errorf("journal on the %s laptop: %v", want.machine, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestNumbersFollowTheLocalYear(t *testing.T) {
	r := newRecords(t)
	r.clock.Set("2026-12-31", "23:59") // 15:59 UTC
	first := r.session("2026-12-31", r.child("林小满"))
	r.clock.Set("2027-01-01", "00:01") // still 2026 in UTC
	second := r.session("2027-01-01", r.child("陈望舒"))
	if first.No != "HD2026-A0001" || second.No != "HD2027-A0001" || r.Today() != "2027-01-01" {
		t.Errorf("got %s, %s on %s", first.No, second.No, r.Today())
	}
}

func TestSaving(t *testing.T) {
	t.Run("an older version is refused", func(t *testing.T) {
		r := newRecords(t)
		f := data.Funder{Name: "云禾市慈善会"}
		r.done(r.SaveFunder(r.ss, &f))
		other := f
		other.Note = "甲"
		r.done(r.SaveFunder(r.ss, &other))
		f.Note = "乙"
		r.conflicts(r.SaveFunder(r.ss, &f))
		if kept, err := r.Funder(r.ss, f.ID); err != nil || kept.Note != "甲" {
			t.Errorf("kept %q, %v", kept.Note, err)
		}
	})
	t.Run("what was refused can be put right and saved", func(t *testing.T) {
		r := newRecords(t)
		came := r.child("林小满")
		a := data.Activity{Programme: "reading", Title: "共读", Day: "2026-11-20"}
		r.refused(r.SaveActivity(r.ss, &a, []data.Attendance{{ChildID: came, Attended: true}, {ChildID: came}}, nil), "children", false)
		if a.ID != "" || a.No != "" || a.Version != 0 {
			t.Errorf("the refused one is %+v", a.Row)
		}
		other := r.session("2026-11-21", came)
		r.done(r.SaveActivity(r.ss, &a, []data.Attendance{{ChildID: came, Attended: true}}, nil))
		if other.No != "HD2026-A0001" || a.No != "HD2026-A0002" {
			t.Errorf("got %s and %s", other.No, a.No)
		}
		c := data.Child{Name: "陈望舒", HouseholdID: "none"}
		if err := r.SaveChild(r.ss, &c, "", false); !data.Is(err, data.NotFound) {
			t.Errorf("a household that is not there: %v", err)
		}
		c.HouseholdID = ""
		r.done(r.SaveChild(r.ss, &c, "", false))
		if c.FileNo != "云2026-A0002" {
			t.Errorf("got %s", c.FileNo)
		}
	})
	t.Run("twice by its natural key is one row, also out of the bin", func(t *testing.T) {
		r := newRecords(t)
		id := r.child("林小满")
		a := r.session("2026-11-24", id)
		r.done(r.SaveActivity(r.ss, a, []data.Attendance{}, nil))
		r.wantUnits(id, 0)
		for range 2 {
			r.done(r.SaveActivity(r.ss, a, []data.Attendance{{ChildID: id, Attended: true}}, nil))
			r.wantUnits(id, 1)
		}
		if len(r.history("attendance", r.only(id).SourceID)) != 3 {
			t.Error("it is not one row that came, went and came back")
		}
	})
	t.Run("what comes back from the bin while another took its place is refused", func(t *testing.T) {
		r := newRecords(t)
		f := data.Funder{Name: "云禾市慈善会"}
		r.done(r.SaveFunder(r.ss, &f))
		r.done(r.Remove(r.ss, "funder", f.ID))
		if err := r.Remove(r.ss, "funder", f.ID); !data.Is(err, data.NotFound) {
			t.Errorf("twice: %v", err)
		}
		r.done(r.SaveFunder(r.ss, &data.Funder{Name: "云禾市慈善会"}))
		r.conflicts(r.Restore(r.ss, "funder", f.ID))
	})
	t.Run("there is one organization", func(t *testing.T) {
		r := newRecords(t)
		if err := r.SaveOrg(r.ss, &data.Org{Name: "另一个"}); !data.Is(err, data.NotFound) {
			t.Errorf("a second one: %v", err)
		}
		o, err := r.Org(r.ss)
		r.done(err)
		o.Phone = "025-12345678"
		r.done(r.SaveOrg(r.ss, &o))
	})
}

func TestSavingAChild(t *testing.T) {
	const wrong = "329921201605010010" // of the fictional 云禾市; the check digit is not 0
	t.Run("asks about a file that may be there already", func(*testing.T) {
		r := newRecords(t)
		r.child("林小满")
		r.refused(r.SaveChild(r.ss, &data.Child{Name: "林小满", Birth: "2016-05-01"}, "", false), "name", true)
		r.done(r.SaveChild(r.ss, &data.Child{Name: "林小满", Birth: "2016-05-02"}, "", false))
		r.done(r.SaveChild(r.ss, &data.Child{Name: "林小满", Birth: "2016-05-01"}, "", true))
		r.done(r.SaveChild(r.ss, &data.Child{Name: "陈望舒", IDNo: wrong}, "", true))
		c := data.Child{Name: "陈望书", IDNo: wrong}
		r.refused(r.SaveChild(r.ss, &c, "", false), "id_no", true)
	})
	t.Run("keeps an accepted number accepted, and asks about the next one", func(t *testing.T) {
		r := newRecords(t)
		c := data.Child{Name: "林小满", IDNo: wrong}
		r.refused(r.SaveChild(r.ss, &c, "", false), "id_no", true)
		r.done(r.SaveChild(r.ss, &c, "", true))
		c.Note = "核对过出生证"
		r.done(r.SaveChild(r.ss, &c, "", false))
		c.IDNo = wrong[:16] + "30"
		r.refused(r.SaveChild(r.ss, &c, "", false), "id_no", true)
	})
	t.Run("does not take another accepted doubt for one about the number", func(*testing.T) {
		r := newRecords(t)
		r.child("林小满")
		c := data.Child{Name: "林小满", Birth: "2016-05-01"}
		r.done(r.SaveChild(r.ss, &c, "", true))
		c.IDNo = wrong
		r.refused(r.SaveChild(r.ss, &c, "", false), "id_no", true)
	})
	t.Run("refuses codes that are none and days to come", func(*testing.T) {
		r := newRecords(t)
		for field, c := range map[string]data.Child{
			"stage": {Stage: "college"}, "economy": {Economy: "rich"}, "source": {Source: "hearsay"}, "risk": {Risk: "orange"}, "main_category": {MainCategory: "K77"},
			"ethnic": {Ethnic: "77"}, "id_kind": {IDKind: "none of these"}, "hukou_kind": {HukouKind: "city"}, "status": {Status: "new"}, "exit_reason": {Status: "left"},
		} {
			c.Name = "林小满"
			r.refused(r.SaveChild(r.ss, &c, "", true), field, false)
		}
		r.refused(r.SaveChild(r.ss, &data.Child{Name: "林小满"}, "2026-11-25", false), "since", false)
		r.refused(r.SetStatus(r.ss, r.child("陈望舒"), "left", "2026-11-24", "because"), "exit_reason", false)
	})
}

func TestChangesAreTold(t *testing.T) {
	r := newRecords(t)
	var told []data.Change
	stop := r.OnChange(func(c data.Change) {
		told = append(told, c)
		if c.Touches("funder") { // a listener may read, write and listen itself
			if _, err := r.Funders(r.ss); err != nil {
				t.Error(err)
			}
			r.OnChange(func(data.Change) {})()
			r.done(r.SaveDonor(r.ss, &data.Donor{Name: "陈先生"}))
		}
	})
	r.done(r.SaveFunder(r.ss, &data.Funder{Name: "云禾市慈善会"}))
	if len(told) != 2 || !told[0].Touches("funder") || !told[1].Touches("child", "donor") || told[1].Touches("funder") {
		t.Errorf("told %+v", told)
	}
	if err := r.SaveFunder(r.ss, &data.Funder{}); err == nil || len(told) != 2 {
		t.Errorf("told of what failed: %+v, %v", told, err)
	}
	stop()
	r.done(r.SaveFunder(r.ss, &data.Funder{Name: "云禾市民政局"}))
	if len(told) != 2 {
		t.Errorf("told after the stop: %+v", told)
	}
}

// TestReadingWhileClosing reads from several sides while the store is closed:
// each call answers what is there, or an error, and nothing hangs or crashes.
func TestReadingWhileClosing(t *testing.T) {
	r := newRecords(t)
	for _, name := range []string{"林小满", "陈望舒", "何安"} {
		r.child(name)
	}
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for {
				found, err := r.Search(r.ss, "林", 5)
				if err == nil && (len(found) != 1 || found[0].Name != "林小满") {
					t.Errorf("found %+v", found)
				}
				if err != nil || r.SetSetting(r.ss, data.SettingLoanDays, "31") != nil {
					return
				}
			}
		})
	}
	r.done(r.Close())
	wait.Wait()
	r.done(r.Close())
	if _, err := r.Org(r.ss); !data.Is(err, data.Denied) {
		t.Errorf("a closed store answers %v", err)
	}
}

func TestPanicInAWriteLeavesTheStoreUsable(t *testing.T) {
	r := newRecords(t)
	func() {
		defer func() { _ = recover() }()
		r.done(r.Fill(r.ss, func(*data.Filler) error { panic("in the midst") }))
	}()
	id := r.child("林小满")
	if all := r.history("child", id); len(all) == 0 {
		t.Error("what is written is not journalled any more")
	}
}

func TestWhatAnotherProgramWroteIsSeen(t *testing.T) {
	r := newRecords(t)
	id := r.child("林小满")
	r.figures(year, map[string]float64{"U1": 0})
	if found, _, err := r.Children(r.ss, data.ChildFilter{}); err != nil || len(found) != 1 {
		t.Fatalf("found %d, %v", len(found), err)
	}
	s, ss, err := data.Open(r.Path(), "周岚", datatest.Password, data.Options{Now: r.clock.Now, Machine: "test"})
	r.done(err)
	other := &records{t, s, ss, r.clock}
	other.child("陈望舒")
	other.session("2026-11-21", id)
	r.done(s.Close())
	r.figures(year, map[string]float64{"U1": 1})
	if found, err := r.Search(r.ss, "cws", 5); err != nil || len(found) != 1 {
		t.Errorf("found %d, %v", len(found), err)
	}
}
