package demo_test

import (
	"strings"
	"testing"

	"careledger/data"
	"careledger/data/demo"
)

// TestRecordsPassTheRules saves each record of a sample once more by the form
// that people use, without accepting any doubt.
func TestRecordsPassTheRules(t *testing.T) {
	s, ss := fill(t, demo.Options{Children: 32, Seed: 5})
	check := func(what string, err error) {
		t.Helper()
		if err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	for _, c := range files(t, s, ss) {
		check(c.Name, s.SaveChild(ss, &c, "", false))
		guardians, err := s.Guardians(ss, c.ID)
		must(t, err)
		for _, g := range guardians {
			check(g.Name, s.SaveGuardian(ss, &g))
		}
	}
	for _, p := range projects(t, s, ss) {
		project, err := s.Project(ss, p.ID)
		must(t, err)
		check(p.Name, s.SaveProject(ss, &project))
		targets, err := s.Targets(ss, p.ID)
		must(t, err)
		check(p.Name, s.SaveTargets(ss, p.ID, targets))
		budget, err := s.Budget(ss, p.ID)
		must(t, err)
		check(p.Name, s.SaveBudget(ss, p.ID, budget))
	}
	people, _, err := s.People(ss, data.PersonFilter{})
	must(t, err)
	for _, l := range people {
		p, err := s.Person(ss, l.ID)
		must(t, err)
		check(p.Name, s.SavePerson(ss, &p, false))
	}
	pairings, _, err := s.Pairings(ss, data.PairingFilter{Limit: 1e6})
	must(t, err)
	for _, l := range pairings {
		p, err := s.Pairing(ss, l.ID)
		must(t, err)
		check(l.Child, s.SavePairing(ss, &p))
	}
	visits, _, err := s.VisitLines(ss, data.VisitFilter{Limit: 1e6})
	must(t, err)
	for _, l := range visits {
		v, visitors, err := s.Visit(ss, l.ID)
		must(t, err)
		check(v.No, s.SaveVisit(ss, &v, visitors, false))
	}
	activities, _, err := s.ActivityLines(ss, data.ActivityFilter{Limit: 1e6})
	must(t, err)
	for _, l := range activities {
		a, err := s.Activity(ss, l.ID)
		must(t, err)
		var children []data.Attendance
		lines, err := s.Attendances(ss, a.ID)
		must(t, err)
		for _, c := range lines {
			children = append(children, c.Attendance)
		}
		var team []data.TeamMember
		members, err := s.ActivityTeam(ss, a.ID)
		must(t, err)
		for _, m := range members {
			team = append(team, m.TeamMember)
		}
		check(a.No, s.SaveActivity(ss, &a, children, team))
	}
	rulesOfWishes(t, s, ss, check)
	rulesOfCamps(t, s, ss, check)
	rulesOfTheRest(t, s, ss, check)
	n, err := s.CheckServices(ss)
	if must(t, err); n != 0 {
		t.Errorf("%d services differ afterwards", n)
	}
}

func rulesOfWishes(t *testing.T, s *data.Store, ss *data.Session, check func(string, error)) {
	t.Helper()
	batches, err := s.Batches(ss)
	must(t, err)
	for _, b := range batches {
		check(b.Name, s.SaveBatch(ss, &b.WishBatch))
	}
	donors, _, err := s.Donors(ss, "")
	must(t, err)
	for _, d := range donors {
		check(d.Name, s.SaveDonor(ss, &d.Donor))
	}
	once := map[string]bool{}
	for _, w := range wishes(t, s, ss) {
		check(w.No, s.SaveWish(ss, &w.Wish))
		for _, c := range w.Claims {
			check(w.No, s.SaveClaim(ss, &c.WishClaim))
		}
		if w.Delivery != nil {
			check(w.No, s.SaveDelivery(ss, w.Delivery, w.HandedBy))
		}
		for _, f := range w.Followups {
			check(w.No, s.SaveFollowup(ss, &f))
		}
		if key := string(w.BatchID) + w.ChildID; w.State != data.WishRejected && w.State != data.WishWithdrawn {
			if once[key] {
				t.Errorf("%s is a second wish in its batch", w.No)
			}
			once[key] = true
		}
		if (w.Price > 300_00 || w.Category == "electronics") && w.Passed != "" && w.OverLimitBy == "" {
			t.Errorf("%s was never approved", w.No)
		}
		if (w.Returned != "" && w.State == data.WishReturned || w.Rejected != "" || w.Withdrawn != "") && w.StateReason == "" {
			t.Errorf("%s is %s without a reason", w.No, w.State)
		}
	}
	if n, err := s.FreeExpiredClaims(ss); n != 0 || err != nil {
		t.Errorf("%d claims have expired already: %v", n, err)
	}
}

func rulesOfCamps(t *testing.T, s *data.Store, ss *data.Session, check func(string, error)) {
	t.Helper()
	for _, c := range camps(t, s, ss) {
		check(c.Name, s.SaveCamp(ss, &c.Camp))
		if c.Capacity < c.Enrolled {
			t.Errorf("%s: %d of %d", c.Name, c.Enrolled, c.Capacity)
		}
		children, err := s.Enrolments(ss, c.ID, "")
		must(t, err)
		for _, e := range children {
			check(e.Name, s.Enrol(ss, &e.CampEnrolment, true))
		}
		duties, err := s.OnDuty(ss, c.ID, c.From, c.To)
		must(t, err)
		for _, d := range duties {
			check(d.Name, s.SaveDuty(ss, &d.CampStaff))
		}
		lessons, err := s.Lessons(ss, c.ID, c.From, c.To)
		must(t, err)
		for _, l := range lessons {
			check(l.Title, s.SaveLesson(ss, &l, true))
		}
		incidents, err := s.Incidents(ss, c.ID)
		must(t, err)
		for _, i := range incidents {
			check(i.What, s.SaveIncident(ss, &i))
		}
		for _, month := range []string{c.From[:7], c.To[:7]} {
			marks, err := s.MonthMarks(ss, c.ID, month)
			must(t, err)
			for _, m := range marks {
				if m.Out != "" {
					check(c.Name+" "+m.Day, s.CheckOut(ss, c.ID, m.ChildID, m.Day, m.Session, m.Out, m.OutBy, false))
				}
			}
		}
	}
}

func rulesOfTheRest(t *testing.T, s *data.Store, ss *data.Session, check func(string, error)) {
	t.Helper()
	books, _, err := s.BookLines(ss, data.BookFilter{Limit: 1e6})
	must(t, err)
	for _, l := range books {
		b, err := s.Book(ss, l.ID)
		must(t, err)
		check(b.Title, s.SaveBook(ss, &b, false))
		if l.Out > l.Copies {
			t.Errorf("%s: %d of %d lent", l.Title, l.Out, l.Copies)
		}
	}
	loans, _, err := s.Loans(ss, data.LoanFilter{Limit: 1e6})
	must(t, err)
	for _, l := range loans {
		if l.Back != "" && l.Back < l.Out || l.Due < l.Out || l.Lost != "" && l.Back != "" {
			t.Errorf("%+v", l.Loan)
		}
	}
	goods, _, err := s.GoodsLines(ss, data.GoodsFilter{Limit: 1e6})
	must(t, err)
	for _, g := range goods {
		check(g.Item, s.SaveGoods(ss, &g.Goods))
	}
	psy, _, err := s.PsyLines(ss, data.PsyFilter{Limit: 1e6})
	must(t, err)
	for _, p := range psy {
		check(p.Child+" "+p.Day, s.SavePsy(ss, &p.PsyService))
	}
	money, _, err := s.MoneyLines(ss, data.MoneyFilter{Limit: 1e6})
	must(t, err)
	for _, l := range money {
		if l.Table == "income" {
			i, err := s.Income(ss, l.ID)
			must(t, err)
			check(i.Source, s.SaveIncome(ss, &i))
			continue
		}
		e, err := s.Expense(ss, l.ID)
		must(t, err)
		check(e.What, s.SaveExpense(ss, &e, false))
		if e.InvoiceKind != "none" && strings.TrimSpace(e.Payee) == "" {
			t.Errorf("%s has no payee", e.What)
		}
	}
}
