// Package datatest makes stores with invented records for tests: a real
// encrypted file in a folder that goes away, quick to open, with a clock that
// stands still.
package datatest

import (
	"path/filepath"
	"sync"
	"testing"
	"time"

	"careledger/data"
	"careledger/data/vault"
)

// Password is what every user of a test signs in with.
const Password = "shuiguo-2026"

// Today is the local day on which the clock of a test begins.
const Today = "2026-11-24"

func init() {
	vault.NewCost = func() vault.Cost { return vault.Cost{Time: 1, Memory: 64, Threads: 1} }
}

// Clock is the time of a test's store.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock gives a clock that stands at 10:00 in Shanghai on [Today].
func NewClock() *Clock {
	c := &Clock{}
	c.Set(Today, "10:00")
	return c
}

// Now tells the time.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Add puts the clock that much further.
func (c *Clock) Add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// Set puts the clock to a local day, YYYY-MM-DD, and time, HH:MM.
func (c *Clock) Set(day, at string) {
	now, err := time.ParseInLocation("2006-01-02 15:04", day+" "+at, data.Shanghai)
	if err != nil {
		panic(err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = now
}

// Open makes a new store and signs its lead in; both go away with the test.
func Open(t testing.TB) (*data.Store, *data.Session) {
	t.Helper()
	return OpenAt(t, NewClock())
}

// OpenAt is Open with a clock that the test may set.
func OpenAt(t testing.TB, clock *Clock) (*data.Store, *data.Session) {
	t.Helper()
	s, ss, _, err := data.Create(filepath.Join(t.TempDir(), "test.careledger"), data.NewFile{
		Org:      data.Org{Name: "云禾市护苗志愿者协会", ShortName: "护苗协会", Mark: "云"},
		User:     "周岚",
		Password: Password,
		Options:  data.Options{Now: clock.Now, Machine: "test"},
	})
	if err != nil {
		t.Fatalf("create the store: %v", err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close the store: %v", err)
		}
	})
	return s, ss
}

// As signs a new user of a role in.
func As(t testing.TB, s *data.Store, lead *data.Session, role data.Role) *data.Session {
	t.Helper()
	u := data.User{Name: "用户 " + string(role), Role: role}
	if err := s.AddUser(lead, &u, Password); err != nil {
		t.Fatalf("add a %s: %v", role, err)
	}
	ss, err := s.SignIn(u.Name, Password)
	if err != nil {
		t.Fatalf("sign in a %s: %v", role, err)
	}
	return ss
}
