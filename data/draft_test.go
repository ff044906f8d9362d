package data_test

import (
	"testing"
	"time"

	"careledger/data"
	"careledger/data/datatest"
)

// wantDraft fails the test unless a session finds a text in its draft of a form.
func wantDraft(t *testing.T, s *data.Store, ss *data.Session, form, text string) {
	t.Helper()
	d, err := s.Draft(ss, form)
	if err != nil || d.Values["note"] != text || (text == "") != (d.At == "") {
		t.Errorf("the draft of %q is %+v, %v; want the note %q", form, d, err, text)
	}
}

func TestDrafts(t *testing.T) {
	clock := datatest.NewClock()
	s, ss := datatest.OpenAt(t, clock)
	volunteer := datatest.As(t, s, ss, data.Volunteer)
	keep := func(ss *data.Session, form, note string) {
		t.Helper()
		values := map[string]string{"note": note, "day": "2026-11-24"}
		if note == "" {
			values = nil
		}
		if err := s.KeepDraft(ss, form, values); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("each user finds their own, the last of each form", func(t *testing.T) {
		keep(ss, "visit", "外婆说")
		keep(ss, "visit", "外婆说孩子睡得好些")
		keep(volunteer, "visit", "一起做了作业")
		wantDraft(t, s, ss, "visit", "外婆说孩子睡得好些")
		wantDraft(t, s, volunteer, "visit", "一起做了作业")
		wantDraft(t, s, volunteer, "child", "")
	})
	t.Run("none is journalled or told as a change", func(t *testing.T) {
		const entries = "SELECT count(*) FROM journal"
		before, journal, told := s.Changes(), data.Number(t, s, entries), 0
		defer s.OnChange(func(data.Change) { told++ })()
		keep(ss, "child", "周子涵")
		if after := data.Number(t, s, entries); s.Changes() != before || told != 0 || after != journal {
			t.Errorf("%d changes, %d told, %d entries", s.Changes()-before, told, after-journal)
		}
	})
	t.Run("those of whom sees restricted values are sealed", func(t *testing.T) {
		for user, want := range map[*data.Session]int{ss: 1, volunteer: 0} {
			if got := data.Number(t, s, "SELECT sealed FROM draft WHERE user_id = ? AND form = 'visit'", user.UserID); got != want {
				t.Errorf("sealed of %s is %d", user.Role, got)
			}
		}
	})
	t.Run("no values forget one, and only that", func(t *testing.T) {
		keep(ss, "visit", "")
		wantDraft(t, s, ss, "visit", "")
		wantDraft(t, s, ss, "child", "周子涵")
	})
	t.Run("after a month one is not offered any more, and then gone", func(t *testing.T) {
		clock.Add(31 * 24 * time.Hour)
		wantDraft(t, s, ss, "child", "")
		keep(ss, "wish", "书包")
		clock.Add(-31 * 24 * time.Hour)
		wantDraft(t, s, ss, "child", "")
		wantDraft(t, s, volunteer, "visit", "")
		wantDraft(t, s, ss, "wish", "书包")
	})
}
