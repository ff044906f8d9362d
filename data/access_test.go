package data_test

import (
	"os"
	"testing"
	"time"

	"careledger/data"
	"careledger/data/datatest"
)

const (
	otherPassword = "huanghe-2026"
	orgPassword   = "云禾市护苗志愿者协会2026"
)

func TestPasswordsAreNoNames(t *testing.T) {
	for password, right := range map[string]bool{
		"zhoulan2026": false, "2026ZhouLan!": false, orgPassword: false, "humiaoxiehui1": false,
		"zhoulan and her cat": true, "20261124": true, "!!2026!!": true, "1qaz2wsx": false,
	} {
		if err := data.CheckPassword(password, "周岚", "云禾市护苗志愿者协会", "护苗协会"); (err == nil) != right {
			t.Errorf("%q gives %v", password, err)
		}
	}
}

func TestAccess(t *testing.T) {
	r := newRecords(t)
	ss := datatest.As(t, r.Store, r.ss, data.Volunteer)
	user := func() data.User {
		t.Helper()
		all, err := r.Users(r.ss)
		r.done(err)
		for _, u := range all {
			if u.ID == ss.UserID {
				return u
			}
		}
		t.Fatal("the user is gone")
		return data.User{}
	}
	signIn := func(password string) (*data.Session, error) {
		r.clock.Add(10 * time.Minute) // past the wait after wrong tries
		return r.SignIn(ss.User, password)
	}

	t.Run("a first password is to be changed by the person", func(t *testing.T) {
		if !ss.NeedsPassword() || r.ss.NeedsPassword() {
			t.Error("it is not asked for, or asked of the lead")
		}
		r.refused(r.SetPassword(ss, datatest.Password, ss.User+"2026"), "password", false)
		r.done(r.SetPassword(ss, datatest.Password, otherPassword))
		if again, err := signIn(otherPassword); err != nil || again.NeedsPassword() || ss.NeedsPassword() {
			t.Errorf("it is still asked for: %v", err)
		}
	})
	t.Run("the lead gives a new one when it is forgotten", func(t *testing.T) {
		r.refused(r.ResetPassword(r.ss, ss.UserID, "12345678"), "password", false)
		if _, err := signIn(otherPassword); err != nil {
			t.Errorf("the refused one took the old away: %v", err)
		}
		r.done(r.ResetPassword(r.ss, ss.UserID, datatest.Password))
		if _, err := signIn(otherPassword); !data.Is(err, data.Locked) {
			t.Errorf("the old one still opens: %v", err)
		}
		if again, err := signIn(datatest.Password); err != nil || !again.NeedsPassword() {
			t.Errorf("the new one does not open, or is kept: %v", err)
		}
	})
	t.Run("switched off nobody signs in, and on again with a new password only", func(t *testing.T) {
		r.done(r.SwitchOff(r.ss, ss.UserID))
		if _, err := signIn(datatest.Password); !data.Is(err, data.Locked) {
			t.Errorf("signed in: %v", err)
		}
		r.conflicts(r.ResetPassword(r.ss, ss.UserID, otherPassword))
		u := user()
		if u.Active {
			t.Error("the user is still active")
		}
		r.done(r.SaveUser(r.ss, &u, otherPassword))
		if _, err := signIn(otherPassword); !data.Is(err, data.Locked) {
			t.Errorf("a changed role let the user in: %v", err)
		}
		r.done(r.SwitchOn(r.ss, ss.UserID, otherPassword))
		if _, err := signIn(datatest.Password); !data.Is(err, data.Locked) {
			t.Errorf("the password of before opens: %v", err)
		}
		if _, err := signIn(otherPassword); err != nil {
			t.Error(err)
		}
	})
	t.Run("a role with restricted fields brings its key", func(t *testing.T) {
		child := r.child("林小满", datatest.With(func(c *data.Child) { c.Risk = "red" }))
		u := user()
		u.Role = data.SocialWorker
		r.refused(r.SaveUser(r.ss, &u, ""), "password", false)
		r.done(r.SaveUser(r.ss, &u, datatest.Password))
		worker, err := signIn(datatest.Password)
		r.done(err)
		if c, err := r.Child(worker, child); err != nil || c.Risk != "red" {
			t.Errorf("the social worker sees %q, %v", c.Risk, err)
		}
		u.Role = data.Reviewer
		r.refused(r.SaveUser(r.ss, &u, ""), "password", false)
		r.done(r.SaveUser(r.ss, &u, otherPassword))
		u.Role = data.Viewer
		r.done(r.SaveUser(r.ss, &u, ""))
		if viewer, err := signIn(otherPassword); err != nil || viewer.Role != data.Viewer {
			t.Errorf("got %+v, %v", viewer, err)
		}
	})
	t.Run("somebody in charge always remains", func(t *testing.T) {
		r.conflicts(r.SwitchOff(r.ss, r.ss.UserID))
		lead := func() data.User {
			all, err := r.Users(r.ss)
			r.done(err)
			for _, u := range all {
				if u.ID == r.ss.UserID {
					return u
				}
			}
			t.Fatal("the lead is gone")
			return data.User{}
		}
		u := lead()
		u.Role = data.Viewer
		r.conflicts(r.SaveUser(r.ss, &u, datatest.Password))
		if _, err := r.SignIn(r.ss.User, datatest.Password); err != nil || lead().Role != data.Lead {
			t.Errorf("the lead lost the role: %v", err)
		}
		second := datatest.As(t, r.Store, r.ss, data.Lead)
		r.done(r.SwitchOff(second, r.ss.UserID))
	})
}

func TestWrongTriesSlowDown(t *testing.T) {
	clock := datatest.NewClock()
	s, ss := datatest.OpenAt(t, clock)
	child := datatest.Child(t, s, ss, "林小满")
	before, err := os.ReadFile(s.Path() + ".keys")
	if err != nil {
		t.Fatal(err)
	}
	try := func(password string) error {
		other, _, err := data.Open(s.Path(), ss.User, password, data.Options{Now: clock.Now, Machine: "test"})
		if err == nil {
			t.Cleanup(func() {
				if err := other.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		return err
	}
	var waits []time.Duration
	for n := range 20 {
		waited := time.Duration(0)
		for {
			err := try("wrong password")
			if !data.Is(err, data.Locked) {
				t.Fatalf("try %d gives %v", n, err)
			}
			if e := err.(*data.Error); e.Args["Seconds"] == nil {
				break // it was tried
			}
			if err := try(datatest.Password); !data.Is(err, data.Locked) {
				t.Fatalf("the right password need not wait at try %d: %v", n, err)
			}
			clock.Add(time.Second)
			waited += time.Second
		}
		waits = append(waits, waited)
	}
	for n, wait := range waits {
		switch {
		case n < 3 && wait != 0:
			t.Errorf("try %d waited %v", n, wait)
		case n > 3 && wait < waits[n-1], n >= 3 && wait == 0:
			t.Errorf("the wait does not grow: %v", waits)
		}
	}
	if last := waits[len(waits)-1]; last != 5*time.Minute {
		t.Errorf("the longest wait is %v", last)
	}
	if _, err := s.SignIn("没有此人", datatest.Password); !data.Is(err, data.Locked) || err.(*data.Error).Args["Seconds"] == nil {
		t.Errorf("an unknown name need not wait: %v", err)
	}
	clock.Add(5 * time.Minute)
	if err := try(datatest.Password); err != nil {
		t.Errorf("after the wait the right password gives %v", err)
	}
	if err := try("wrong password"); err.(*data.Error).Args["Seconds"] != nil {
		t.Errorf("the right password did not end the waits: %v", err)
	}
	after, err := os.ReadFile(s.Path() + ".keys")
	if err != nil || string(before) != string(after) {
		t.Errorf("the key slots changed: %v", err)
	}
	if c, err := s.Child(ss, child.ID); err != nil || c.Name != "林小满" {
		t.Errorf("the file holds %q, %v", c.Name, err)
	}
	if _, err := s.VerifyJournal(ss); err != nil {
		t.Error(err)
	}
}
