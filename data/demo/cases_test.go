package demo_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"careledger/data"
	"careledger/data/cn"
	"careledger/data/datatest"
	"careledger/data/demo"
)

func TestHardCases(t *testing.T) {
	s, ss := fill(t, demo.Options{Children: 20, Seed: 3})
	one := func(name string) data.Child {
		t.Helper()
		found := named(t, s, ss, name)
		if len(found) == 0 {
			t.Fatalf("no %s", name)
		}
		return found[0]
	}

	t.Run("rare characters and names with a dot", func(t *testing.T) {
		for _, name := range []string{"周䶮", "王㛃", "李𬭊", "吴𬱟", "𠮷小田", "阿卜杜拉·买买提"} {
			one(name)
		}
	})
	t.Run("twins", func(t *testing.T) {
		a, b := one("沈沐阳"), one("沈沐晴")
		if a.Birth != b.Birth || a.HouseholdID == "" || a.HouseholdID != b.HouseholdID || a.IDNo == b.IDNo {
			t.Errorf("%+v %+v", a, b)
		}
	})
	t.Run("two children of one name", func(t *testing.T) {
		same := named(t, s, ss, "陈浩然")
		if len(same) != 2 || same[0].Birth[:4] != same[1].Birth[:4] || same[0].Village == same[1].Village {
			t.Errorf("%+v", same)
		}
	})
	t.Run("no identity number, and a former name", func(t *testing.T) {
		if c := one("许诺言"); c.IDNo != "" || c.NoID == "" || c.IDKind != "unregistered" {
			t.Errorf("%+v", c)
		}
		if c := one("孙一诺"); !strings.Contains(c.Alias, "曾用名") {
			t.Errorf("%+v", c)
		}
	})
	t.Run("consent withdrawn ends the service", func(t *testing.T) {
		c := one("顾念")
		ok, err := s.ConsentValid(ss, c.ID, "service", datatest.Today)
		if must(t, err); ok || c.Status != "left" || c.ExitReason != "declined" {
			t.Errorf("%v %+v", ok, c)
		}
		services, err := s.Services(ss, c.ID)
		if must(t, err); len(services) == 0 || services[0].Day >= c.StatusOn {
			t.Errorf("left on %s, served until %s", c.StatusOn, services[0].Day)
		}
	})
	t.Run("consent to photos withdrawn", func(t *testing.T) {
		consents, err := s.Consents(ss, one("欧阳晓彤").ID)
		must(t, err)
		if state := data.ConsentState(consents, "", "photo_public", datatest.Today); state != "withdraw" {
			t.Error(state)
		}
	})
	t.Run("a child who moved keeps both residences", func(t *testing.T) {
		history, err := s.ChildHistory(ss, one("朱明轩").ID)
		must(t, err)
		towns := map[string]bool{}
		for _, h := range history {
			if h.Field == "residence" {
				towns[h.Detail] = true
			}
		}
		if !towns["柳桥镇"] || !towns["南园街道"] {
			t.Errorf("%+v", history)
		}
	})
	t.Run("14 days of a month are too few to be visited, 15 are enough", func(t *testing.T) {
		due, err := s.VisitsDue(ss, "2026-04")
		must(t, err)
		is := func(name string) bool {
			return slices.ContainsFunc(due, func(l data.DueLine) bool { return l.Name == name })
		}
		if is("吴雨桐") || !is("李可欣") {
			t.Errorf("14 days: %v, 15 days: %v", is("吴雨桐"), is("李可欣"))
		}
		team, err := s.Team(ss, one("吴雨桐").ID, "2026-04-17")
		if must(t, err); len(team) == 0 || team[0].From != "2026-04-17" {
			t.Errorf("%+v", team)
		}
	})
	t.Run("turning 14", func(t *testing.T) {
		if c := one("单小满"); cn.Age(c.Birth, datatest.Today) != 13 || cn.Age(c.Birth, "2026-12-24") != 14 {
			t.Error(c.Birth)
		}
		if c := one("解语"); cn.Age(c.Birth, datatest.Today) != 14 || c.MainCategory != "K99" {
			t.Errorf("%+v", c)
		}
	})
}

func TestReadingStreak(t *testing.T) {
	t.Run("a child reads every day", func(t *testing.T) {
		s, ss := fill(t, demo.Options{Children: 21})
		logs, err := s.ReadingLogs(ss, named(t, s, ss, "钱多")[0].ID)
		must(t, err)
		var days []string
		for _, l := range logs {
			days = append(days, l.Day)
		}
		if n := data.LongestStreak(days); n < 30 {
			t.Errorf("%d days in a row", n)
		}
	})
}

// missing answers what of a list was not seen.
func missing(all []string, seen map[string]bool) []string {
	return slices.DeleteFunc(slices.Clone(all), func(code string) bool { return seen[code] })
}

func TestEveryKindOfRecord(t *testing.T) {
	s, ss := fill(t, demo.Options{Seed: 2})

	t.Run("wishes in every state, shared, lapsed, over the limit, exchanged", func(t *testing.T) {
		states, claims, uses := map[string]bool{}, map[string]bool{}, map[string]bool{}
		for _, w := range wishes(t, s, ss) {
			states[w.State] = true
			sum, shared := int64(0), 0
			for _, c := range w.Claims {
				claims[c.State] = true
				if c.State == data.ClaimMet {
					sum += c.Amount
				}
				if c.Shared {
					shared++
				}
			}
			if sum != 0 && sum != w.Price {
				t.Errorf("%s: claims of %d for %d", w.No, sum, w.Price)
			}
			claims["shared"] = claims["shared"] || shared > 1
			claims["over"] = claims["over"] || w.OverLimitBy != ""
			claims["bought"] = claims["bought"] || w.Bought != "" && w.Claimed == ""
			for _, f := range w.Followups {
				uses[f.Usable] = true
			}
			if (w.Delivery != nil) != (w.Delivered != "") || w.Delivery != nil && (w.Delivery.FormNo == "" || w.Delivery.Actual < 0 || len(w.HandedBy) != 2) {
				t.Errorf("%s: %+v", w.No, w.Delivery)
			}
			days := []string{w.Registered, w.Submitted, w.Passed, w.Published, w.Claimed, w.Bought, w.Ready, w.Delivered, w.Followed, w.Archived}
			days = slices.DeleteFunc(days, func(d string) bool { return d == "" })
			if !slices.IsSorted(days) {
				t.Errorf("%s: %v", w.No, days)
			}
		}
		if m := missing(data.WishStates, states); len(m) > 0 {
			t.Errorf("no wish is %v", m)
		}
		if m := missing([]string{"active", "met", "expired", "shared", "over", "bought"}, claims); len(m) > 0 {
			t.Errorf("no claim is %v", m)
		}
		if m := missing([]string{"fits", "wrong_size"}, uses); len(m) > 0 {
			t.Errorf("no wish was %v", m)
		}
	})
	t.Run("classes of twenty days with every mark", func(t *testing.T) {
		marks, enrolled, duties := map[string]bool{}, map[string]bool{}, 0
		allergies, forbidden, incidents := 0, 0, 0
		for _, c := range camps(t, s, ss) {
			days, err := s.OpenDays(ss, c.ID)
			if must(t, err); len(days) != 20 {
				t.Errorf("%s: %d days", c.Name, len(days))
			}
			for _, d := range days {
				on, err := time.Parse(time.DateOnly, d)
				if must(t, err); on.Weekday() == time.Saturday || on.Weekday() == time.Sunday || on.Month() < 7 || on.Month() > 8 {
					t.Errorf("%s is open on %s", c.Name, d)
				}
			}
			lines, err := s.RollCall(ss, c.ID, days[9], "day")
			must(t, err)
			for _, day := range days {
				roll, err := s.RollCall(ss, c.ID, day, "day")
				must(t, err)
				for _, l := range roll {
					marks[l.Mark()] = true
				}
				summary, err := s.CampDay(ss, c.ID, day, "")
				if must(t, err); summary.TooFew || summary.Unmarked > 0 {
					t.Errorf("%s on %s: %+v", c.Name, day, summary)
				}
				duties += summary.Staff
			}
			for _, l := range lines {
				if l.Allergies != "" {
					allergies++
				}
			}
			children, err := s.Enrolments(ss, c.ID, "")
			must(t, err)
			for _, e := range children {
				enrolled[e.Status] = true
				pickups, err := s.Pickups(ss, e.ID)
				must(t, err)
				for _, p := range pickups {
					if p.Forbidden {
						forbidden++
					}
				}
			}
			happened, err := s.Incidents(ss, c.ID)
			must(t, err)
			incidents += len(happened)
			weeks, err := s.WeeksWithoutSafety(ss, c.ID, datatest.Today)
			if must(t, err); len(weeks) > 0 {
				t.Errorf("%s: no safety lesson in %v", c.Name, weeks)
			}
		}
		if m := missing(data.RollMarks, marks); len(m) > 0 {
			t.Errorf("nobody is %v", m)
		}
		if m := missing([]string{data.EnrolFinished, data.EnrolLeft, data.EnrolWaiting, data.EnrolRejected}, enrolled); len(m) > 0 {
			t.Errorf("no enrolment is %v", m)
		}
		if duties == 0 || allergies == 0 || forbidden == 0 || incidents == 0 {
			t.Errorf("%d duties, %d allergies, %d forbidden, %d incidents", duties, allergies, forbidden, incidents)
		}
	})
	t.Run("activities of all programmes, visits of all outcomes, services and loans of all kinds", func(t *testing.T) {
		seen := map[string]bool{}
		activities, _, err := s.ActivityLines(ss, data.ActivityFilter{Limit: 1e6})
		must(t, err)
		for _, a := range activities {
			seen[a.Programme], seen[a.Status] = true, true
			seen["no end"] = seen["no end"] || a.Minutes == nil
		}
		visits, _, err := s.VisitLines(ss, data.VisitFilter{Limit: 1e6})
		must(t, err)
		for _, v := range visits {
			seen["why "+v.Why] = true
		}
		goods, _, err := s.GoodsLines(ss, data.GoodsFilter{Limit: 1e6})
		must(t, err)
		for _, g := range goods {
			seen["goods "+g.Why] = true
		}
		psy, _, err := s.PsyLines(ss, data.PsyFilter{Limit: 1e6})
		must(t, err)
		for _, p := range psy {
			seen["psy "+p.Kind] = true
		}
		loans, _, err := s.Loans(ss, data.LoanFilter{Limit: 1e6})
		must(t, err)
		for _, l := range loans {
			seen["back"], seen["lost"], seen["overdue"] = seen["back"] || l.Back != "", seen["lost"] || l.Lost != "", seen["overdue"] || l.Overdue > 0
		}
		books, _, err := s.BookLines(ss, data.BookFilter{Limit: 1e6})
		if must(t, err); len(books) < 150 {
			t.Errorf("%d books", len(books))
		}
		people, _, err := s.People(ss, data.PersonFilter{})
		must(t, err)
		for _, p := range people {
			seen["check "+p.Check] = true
		}
		if n := len(people); n < 20 || n > 32 {
			t.Errorf("%d people", n)
		}
		for _, c := range files(t, s, ss) {
			seen["child "+c.Status] = true
		}
		want := append(slices.Clone(data.Programmes), data.ActivityStatuses...)
		want = append(want, "no end", "why ", "why not_met", "why kind", "why invalid", "goods ", "goods same_form", "goods same_day", "psy one", "psy parent", "psy referral",
			"psy tutoring", "back", "overdue", "check ok", "check soon", "check expired", "check missing", "check record", "child clue", "child unverified", "child verified",
			"child active", "child paused", "child left", "child archived")
		if m := missing(want, seen); len(m) > 0 {
			t.Errorf("no %v", m)
		}
	})
}
