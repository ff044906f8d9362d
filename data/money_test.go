package data_test

import (
	"testing"

	"careledger/data"
	"careledger/data/datatest"
)

func TestMoney(t *testing.T) {
	spent := func(change func(*data.Expense)) data.Expense {
		e := data.Expense{Item: "activity", Day: "2026-11-20", What: "场地", Payee: "柳桥镇文化站", Amount: 300_00, InvoiceKind: "vat", InvoiceNo: "24320000001"}
		change(&e)
		return e
	}
	t.Run("is greater than 0, with an item and a paper", func(t *testing.T) {
		r := newRecords(t)
		for field, change := range map[string]func(*data.Expense){
			"amount_fen":        func(e *data.Expense) { e.Amount = 0 },
			"item":              func(e *data.Expense) { e.Item = "car" },
			"day":               func(e *data.Expense) { e.Day = "2026-11-25" },
			"what":              func(e *data.Expense) { e.What = " " },
			"invoice_kind":      func(e *data.Expense) { e.InvoiceKind = "" },
			"invoice_no":        func(e *data.Expense) { e.InvoiceNo = "" },
			"no_invoice_reason": func(e *data.Expense) { e.InvoiceKind, e.InvoiceNo = "none", "" },
		} {
			e := spent(change)
			r.refused(r.SaveExpense(r.ss, &e, true), field, false)
		}
		for field, i := range map[string]data.Income{
			"amount_fen": {Source: "云禾市慈善会", Kind: "foundation", Day: "2026-11-20", Amount: -1},
			"source":     {Kind: "foundation", Day: "2026-11-20", Amount: 1},
			"kind":       {Source: "云禾市慈善会", Day: "2026-11-20", Amount: 1},
		} {
			r.refused(r.SaveIncome(r.ss, &i), field, false)
		}
	})
	t.Run("doubts an invoice that was entered already", func(t *testing.T) {
		r := newRecords(t)
		first, second := spent(func(*data.Expense) {}), spent(func(*data.Expense) {})
		r.done(r.SaveExpense(r.ss, &first, false))
		r.done(r.SaveExpense(r.ss, &first, false))
		r.refused(r.SaveExpense(r.ss, &second, false), "invoice_no", true)
		r.done(r.SaveExpense(r.ss, &second, true))
	})
	t.Run("stands in one list", func(t *testing.T) {
		r := newRecords(t)
		e := spent(func(*data.Expense) {})
		r.done(r.SaveExpense(r.ss, &e, false))
		i := data.Income{Source: "云禾市慈善会", Kind: "foundation", Day: "2026-11-21", Amount: 1_000_00, DocNo: "SJ-1"}
		r.done(r.SaveIncome(r.ss, &i))
		rows, total, err := r.MoneyLines(r.ss, data.MoneyFilter{})
		r.done(err)
		if total != 2 || rows[0].ID != i.ID || rows[0].Table != "income" || rows[1].No != e.InvoiceNo {
			t.Errorf("got %+v", rows)
		}
		if rows, total, err = r.MoneyLines(r.ss, data.MoneyFilter{Text: "文化站", Table: "expense", Item: "activity", To: "2026-11-20"}); err != nil || total != 1 {
			t.Errorf("got %+v, %v", rows, err)
		}
	})
	t.Run("is not for volunteers", func(t *testing.T) {
		r := newRecords(t)
		volunteer := datatest.As(t, r.Store, r.ss, data.Volunteer)
		_, _, err := r.MoneyLines(volunteer, data.MoneyFilter{})
		_, err2 := r.MoneyTotals(volunteer, "", "", "")
		_, err3 := r.Budget(volunteer, "")
		for _, err := range []error{err, err2, err3} {
			if !data.Is(err, data.Denied) {
				t.Errorf("got %v", err)
			}
		}
	})
}

func TestSettings(t *testing.T) {
	r := newRecords(t)
	for _, want := range []string{"30", "14", "21"} {
		if got, err := r.Setting(r.ss, data.SettingLoanDays); err != nil || got != want {
			t.Errorf("got %q, %v; want %q", got, err, want)
		}
		switch want {
		case "30":
			r.done(r.SetSetting(r.ss, data.SettingLoanDays, "14"))
		case "14":
			r.done(r.SetSetting(r.ss, data.SettingLoanDays, "21"))
		}
	}
	r.refused(r.SetSetting(r.ss, data.SettingLoanDays, "soon"), "value", false)
	if err := r.SetSetting(datatest.As(t, r.Store, r.ss, data.SocialWorker), "x", "y"); !data.Is(err, data.Denied) {
		t.Errorf("a social worker changes settings: %v", err)
	}
}
