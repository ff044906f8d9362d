package data_test

import (
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

func TestParseISBN(t *testing.T) {
	for text, want := range map[string]string{
		"":                       "",
		"978-7-115-42802-8":      "9787115428028",
		"ISBN 978 7 115 42802 8": "9787115428028",
		"９７８７１１５４２８０２８": "9787115428028",
		"0-306-40615-2": "9780306406157",
		"080442957x":    "9780804429573",
	} {
		if got, err := data.ParseISBN(text); err != nil || got != want {
			t.Errorf("%q gives %q, %v; want %q", text, got, err, want)
		}
	}
	for text, over := range map[string]bool{
		"9787115428029": true, "0306406153": true, "9771234567898": false, "12345": false, "978711542802X": false, "统一书号": false,
	} {
		if _, err := data.ParseISBN(text); err == nil || err.Over != over {
			t.Errorf("%q gives %v, want a refusal (over: %t)", text, err, over)
		}
	}
}

func TestBooks(t *testing.T) {
	book := func(r *records, copies int) string {
		r.Helper()
		b := data.Book{Title: "小王子", ISBN: "9787115428028", Copies: copies, Corner: "柳桥镇阅读角"}
		r.done(r.SaveBook(r.ss, &b, false))
		return b.ID
	}
	t.Run("are lent while copies are left, and count as loans, not as service", func(t *testing.T) {
		r := newRecords(t)
		a, b, c := r.child("林小满"), r.child("陈望舒"), r.child("何安")
		id := book(r, 2)
		first := data.Loan{BookID: id, ChildID: a}
		r.done(r.Lend(r.ss, &first))
		if first.Out != datatest.Today || first.Due != "2026-12-24" {
			t.Errorf("got %+v", first)
		}
		r.conflicts(r.Lend(r.ss, &data.Loan{BookID: id, ChildID: a}))
		r.done(r.Lend(r.ss, &data.Loan{BookID: id, ChildID: b, Out: "2026-10-01", Due: "2026-10-31"}))
		r.conflicts(r.Lend(r.ss, &data.Loan{BookID: id, ChildID: c}))
		r.wantUnits(a, 0)
		r.done(r.Return(r.ss, first.ID, "2026-11-24", true))
		r.conflicts(r.Return(r.ss, first.ID, "2026-11-24", true))
		rows, total, err := r.BookLines(r.ss, data.BookFilter{Text: "王子", Available: true})
		r.done(err)
		if total != 1 || rows[0].Available != 1 || rows[0].Out != 1 || rows[0].Loans != 2 {
			t.Errorf("got %+v", rows)
		}
		figures, err := r.Figures(r.ss, data.Scope{From: "2026-01-01", To: "2026-12-31"}, "R1", "R1p", "R1t", "R4", "U1")
		r.done(err)
		for code, want := range map[string]float64{"R1": 2, "R1p": 2, "R1t": 100, "R4": 50, "U1": 0} {
			if figures[code].Value != want {
				t.Errorf("%s is %v, want %v", code, figures[code].Value, want)
			}
		}
	})
	t.Run("are overdue, renewed, lost", func(t *testing.T) {
		r := newRecords(t)
		id := book(r, 1)
		l := data.Loan{BookID: id, ChildID: r.child("林小满"), Out: "2026-10-01"}
		r.done(r.Lend(r.ss, &l))
		rows, _, err := r.Loans(r.ss, data.LoanFilter{Overdue: true})
		r.done(err)
		if len(rows) != 1 || rows[0].Overdue != 24 || rows[0].Title != "小王子" {
			t.Errorf("got %+v", rows)
		}
		r.done(r.Renew(r.ss, l.ID, "2026-11-30"))
		if rows, _, err = r.Loans(r.ss, data.LoanFilter{Overdue: true}); err != nil || len(rows) != 0 {
			t.Errorf("renewed, but overdue: %+v, %v", rows, err)
		}
		r.done(r.LoseBook(r.ss, l.ID, "2026-11-20"))
		books, _, err := r.BookLines(r.ss, data.BookFilter{})
		r.done(err)
		if books[0].Available != 0 || books[0].Out != 0 {
			t.Errorf("a lost copy: %+v", books[0])
		}
		r.conflicts(r.Lend(r.ss, &data.Loan{BookID: id, ChildID: r.child("陈望舒")}))
		r.done(r.Return(r.ss, l.ID, "2026-11-24", false))
		if books, _, err = r.BookLines(r.ss, data.BookFilter{}); err != nil || books[0].Available != 1 {
			t.Errorf("found again: %+v, %v", books, err)
		}
	})
	t.Run("doubt a wrong check digit", func(t *testing.T) {
		r := newRecords(t)
		b := data.Book{Title: "旧书", ISBN: "9787115428029"}
		r.refused(r.SaveBook(r.ss, &b, false), "isbn", true)
		r.done(r.SaveBook(r.ss, &b, true))
		if b.Added != datatest.Today || b.Copies != 1 || b.Status != "shelf" {
			t.Errorf("got %+v", b)
		}
		b.Status = "removed"
		r.done(r.SaveBook(r.ss, &b, true))
		if b.Removed != datatest.Today {
			t.Errorf("removed on %q", b.Removed)
		}
	})
}

func TestReadingLog(t *testing.T) {
	t.Run("is one for a child, day and book", func(t *testing.T) {
		r := newRecords(t)
		a, b := r.child("林小满"), r.child("陈望舒")
		logs := []data.ReadingLog{
			{ChildID: a, Day: "2026-11-23", BookText: "小王子", Minutes: minutes(20)},
			{ChildID: b, Day: "2026-11-23", BookText: "小王子"},
		}
		r.done(r.LogReading(r.ss, logs...))
		r.done(r.LogReading(r.ss, data.ReadingLog{ChildID: a, Day: "2026-11-23", BookText: "小王子", Minutes: minutes(30)}))
		all, err := r.ReadingLogs(r.ss, a)
		r.done(err)
		if len(all) != 1 || *all[0].Minutes != 30 {
			t.Errorf("got %+v", all)
		}
		r.wantUnits(a, 0)
		r.refused(r.LogReading(r.ss, data.ReadingLog{ChildID: a, Day: "2026-11-25"}), "day", false)
		r.refused(r.LogReading(r.ss, data.ReadingLog{ChildID: a, Day: "2026-11-24", FromPage: 9, ToPage: 3}), "to_page", false)
	})
	t.Run("gives days, minutes and days in a row", func(t *testing.T) {
		r := newRecords(t)
		a, b := r.child("林小满"), r.child("陈望舒")
		for _, day := range []string{"2026-02-27", "2026-02-28", "2026-03-01", "2026-03-03"} {
			r.done(r.LogReading(r.ss, data.ReadingLog{ChildID: a, Day: day, Minutes: minutes(15)}))
		}
		var book data.Book
		book.Title = "夏洛的网"
		r.done(r.SaveBook(r.ss, &book, false))
		r.done(r.Lend(r.ss, &data.Loan{BookID: book.ID, ChildID: b, Out: "2026-03-02"}))
		rows, err := r.Readers(r.ss, "2026-01-01", "2026-12-31", "")
		r.done(err)
		if len(rows) != 2 || rows[0].Days != 4 || rows[0].Minutes != 60 || rows[0].Longest != 3 || rows[1].Loans != 1 || rows[1].Open != 1 {
			t.Errorf("got %+v", rows)
		}
	})
}

func TestLongestStreak(t *testing.T) {
	for want, days := range map[int][]string{
		0: nil, 1: {"2026-03-01", "2026-03-01"}, 2: {"2026-03-01", "2026-03-05", "2026-02-28"}, 3: {"2025-12-31", "2026-01-01", "2026-01-02", "2026-01-04"},
	} {
		if got := data.LongestStreak(days); got != want {
			t.Errorf("%v: got %d, want %d", days, got, want)
		}
	}
}
