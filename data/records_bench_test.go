package data_test

import (
	"fmt"
	"testing"
	"time"

	"careledger/data"
	"careledger/data/datatest"
)

// manyChildren is how many children the lists must stay fast with.
const manyChildren = 10_000

// fill makes a store of many children with pairings, consents, visits of two
// years, loans and reading.
func fill(b *testing.B) (*data.Store, *data.Session) {
	b.Helper()
	s, ss := datatest.Open(b)
	err := s.Fill(ss, func(f *data.Filler) error {
		book := data.Book{Title: "小王子", Copies: manyChildren, Status: "shelf"}
		if err := f.Put(&book); err != nil {
			return err
		}
		for i := range manyChildren {
			birth := time.Date(2008+i%12, time.Month(1+i%12), 1+i%28, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
			c := data.Child{Name: fmt.Sprintf("孩子%d", i), NameKey: fmt.Sprintf("haizi%d", i), FileNo: fmt.Sprint(i), Sex: 1 + i%2, Birth: birth, Status: "active"}
			if err := f.Put(&c); err != nil {
				return err
			}
			if err := fillChild(f, c.ID, book.ID, i); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return s, ss
}

// fillChild makes the records of one child.
func fillChild(f *data.Filler, childID, bookID string, i int) error {
	var all []data.Record
	for _, role := range data.TeamRoles {
		all = append(all, &data.Pairing{ChildID: childID, Partner: "队", Role: role, From: "2025-01-10", Cycle: "month"})
	}
	for _, item := range data.ConsentItems {
		all = append(all, &data.Consent{ChildID: childID, Item: item, Result: "agree", Signer: "孙桂兰", Basis: "parent", Day: "2025-01-10", Expires: "2027-01-10"})
	}
	for month := range 22 {
		day := fmt.Sprintf("20%02d-%02d-%02d", 25+month/12, 1+month%12, 1+i%28)
		all = append(all, &data.Visit{No: fmt.Sprintf("%d-%d", i, month), ChildID: childID, Kind: "school", Met: "child", Day: day})
	}
	for n := range 4 {
		all = append(all, &data.Loan{BookID: bookID, ChildID: childID, Out: fmt.Sprintf("2026-%02d-01", 1+n), Due: "2026-06-01", Back: "2026-05-20"})
	}
	for _, r := range all {
		if err := f.Put(r); err != nil {
			return err
		}
	}
	return nil
}

func BenchmarkRecords(b *testing.B) {
	s, ss := fill(b)
	touch := func(b *testing.B, save func() error) {
		b.Helper()
		b.StopTimer()
		if err := save(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
	lines, _, err := s.Children(ss, data.ChildFilter{})
	if err != nil {
		b.Fatal(err)
	}
	visit := func() error {
		return s.SaveVisit(ss, &data.Visit{ChildID: lines[0].ID, Day: datatest.Today, Kind: "school", Met: "child"}, nil, true)
	}
	for name, list := range map[string]func() error{
		"reminders":  func() error { _, _, err := s.Reminders(ss, 50); return err },
		"visits":     func() error { _, _, err := s.VisitLines(ss, data.VisitFilter{}); return err },
		"visits due": func() error { _, err := s.VisitsDue(ss, "2026-11"); return err },
		"pairings":   func() error { _, _, err := s.Pairings(ss, data.PairingFilter{Day: datatest.Today}); return err },
		"people":     func() error { _, _, err := s.People(ss, data.PersonFilter{}); return err },
		"projects":   func() error { _, _, err := s.Projects(ss, data.ProjectFilter{}); return err },
		"loans":      func() error { _, _, err := s.Loans(ss, data.LoanFilter{}); return err },
		"books":      func() error { _, _, err := s.BookLines(ss, data.BookFilter{}); return err },
		"V1 of two years": func() error {
			_, err := s.Figures(ss, data.Scope{From: "2025-01-01", To: "2026-11-24"}, "V1")
			return err
		},
	} {
		b.Run(name+" again", func(b *testing.B) {
			for b.Loop() {
				if err := list(); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+" after a visit", func(b *testing.B) {
			for b.Loop() {
				touch(b, visit)
				if err := list(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
