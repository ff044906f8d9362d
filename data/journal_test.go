package data_test

import (
	"strings"
	"testing"

	"careledger/data"
)

// sound wants the journal's chain to hold.
func (r *records) sound() {
	r.Helper()
	if n, err := r.VerifyJournal(r.ss); err != nil || n == 0 {
		r.Errorf("%d entries of the journal hold: %v", n, err)
	}
}

// history answers what happened to a record, the first thing first.
func (r *records) history(table, id string) []data.Entry {
	r.Helper()
	all, err := r.History(r.ss, table, id)
	r.done(err)
	for i, j := 0, len(all)-1; i < j; i, j = i+1, j-1 {
		all[i], all[j] = all[j], all[i]
	}
	return all
}

func TestJournal(t *testing.T) {
	t.Run("keeps who changed what, from what to what, when and where", func(t *testing.T) {
		r := newRecords(t)
		r.clock.Set("2026-11-24", "23:30")
		f := data.Funder{Name: "云禾市慈善会"}
		r.done(r.SaveFunder(r.ss, &f))
		f.Note = "年度资助"
		r.done(r.SaveFunder(r.ss, &f))
		r.done(r.Remove(r.ss, "funder", f.ID))
		all := r.history("funder", f.ID)
		if len(all) != 3 || all[0].Act != "insert" || all[1].Act != "update" || all[2].Act != "update" {
			t.Fatalf("got %+v", all)
		}
		for _, e := range all {
			if e.Who != "周岚" || e.Laptop != "A" || e.At != "2026-11-24T15:30:00Z" || e.Batch == "" {
				t.Errorf("got %+v", e)
			}
		}
		if !strings.Contains(string(all[0].New), "云禾市慈善会") || all[1].Old != `{"note":""}` || all[1].New != `{"note":"年度资助"}` ||
			!strings.Contains(string(all[2].New), `"deleted_at":"2026-11-24T15:30:00Z"`) {
			t.Errorf("got %q, %q → %q, %q", all[0].New, all[1].Old, all[1].New, all[2].New)
		}
	})
	t.Run("keeps nothing of a save that changes nothing, nor of one that fails", func(t *testing.T) {
		r := newRecords(t)
		f := data.Funder{Name: "云禾市慈善会"}
		r.done(r.SaveFunder(r.ss, &f))
		r.done(r.SaveFunder(r.ss, &f))
		if err := r.SaveFunder(r.ss, &data.Funder{Name: "云禾市慈善会"}); err == nil {
			t.Fatal("a second funder of one name was saved")
		}
		if all := r.history("funder", f.ID); len(all) != 1 {
			t.Errorf("got %+v", all)
		}
	})
	t.Run("notices what was changed outside the program", func(t *testing.T) {
		for name, statement := range map[string]string{
			"a value":               `UPDATE journal SET new = replace(new, '慈善会', '基金会') WHERE tbl = 'funder'`,
			"who":                   `UPDATE journal SET who = '别人' WHERE tbl = 'funder'`,
			"when":                  `UPDATE journal SET at = '2020-01-01T00:00:00Z' WHERE tbl = 'funder'`,
			"a hash":                `UPDATE journal SET hash = values_hash WHERE tbl = 'funder'`,
			"an entry gone":         `DELETE FROM journal WHERE tbl = 'funder'`,
			"values without a salt": `UPDATE journal SET salt = NULL, new = '{"name":"基金会"}' WHERE tbl = 'funder'`,
			"the order":             `UPDATE journal SET n = -n; UPDATE journal SET n = (SELECT max(-n) FROM journal) + 1 + n`,
		} {
			r := newRecords(t)
			r.done(r.SaveFunder(r.ss, &data.Funder{Name: "云禾市慈善会"}))
			r.done(r.SaveDonor(r.ss, &data.Donor{Name: "陈先生"}))
			r.sound()
			data.Run(t, r.Store, statement)
			if _, err := r.VerifyJournal(r.ss); !data.Is(err, data.Damaged) {
				t.Errorf("%s was changed and it says %v", name, err)
			}
		}
	})
	t.Run("holds after values were erased, which can then not be undone", func(t *testing.T) {
		w := newWishes(t)
		wish := w.draft()
		undo, err := w.MoveWish(w.ss, wish.ID, w.step(data.ActSubmit, "2026-11-02"))
		w.done(err)
		data.Run(t, w.Store, `UPDATE journal SET salt = NULL, old = NULL, new = NULL WHERE tbl = 'wish'`)
		w.sound()
		w.conflicts(w.UndoWish(w.ss, undo))
	})
	t.Run("keeps what left the program", func(t *testing.T) {
		r := newRecords(t)
		r.done(r.NoteOut(r.ss, "export", "children", map[string]string{"file": "名册.xlsx"}))
		r.sound()
	})
}

func TestUndoOfAnImport(t *testing.T) {
	importChildren := func(r *records, rows ...map[string]string) data.ImportResult {
		r.Helper()
		var all []data.ImportRow
		for i, v := range rows {
			all = append(all, data.ImportRow{Row: i + 2, Values: v})
		}
		result, err := r.Import(r.ss, "children", all, data.ImportOptions{File: "名册.xlsx"})
		r.done(err)
		if result.Run == "" {
			r.Fatalf("got %+v", result)
		}
		return result
	}
	row := map[string]string{
		"name": "林小满", "birth_on": "2016-05-01", "guardian_name": "孙桂兰", "guardian_phone": "13800000001",
		"consent_day": "2026-01-10", "consent_basis": "appointed", "household": "孙桂兰家", "main_category": "K03",
	}
	t.Run("takes back all that it made, as a whole", func(t *testing.T) {
		r := newRecords(t)
		result := importChildren(r, row)
		id := result.Rows[0].ID
		r.done(r.UndoImport(r.ss, result.Run))
		if _, err := r.Child(r.ss, id); !data.Is(err, data.NotFound) {
			t.Errorf("the child is there: %v", err)
		}
		guardians, err := r.Guardians(r.ss, id)
		r.done(err)
		if len(guardians) != 0 {
			t.Errorf("guardians are there: %+v", guardians)
		}
		r.conflicts(r.UndoImport(r.ss, result.Run))
		r.sound()
		importChildren(r, row)
	})
	t.Run("gives what it changed its old values", func(t *testing.T) {
		r := newRecords(t)
		id := r.child("林小满")
		result := importChildren(r, map[string]string{"name": "林小满", "birth_on": "2016-05-01", "school": "云禾市第二小学", "guardian_name": "孙桂兰"})
		r.done(r.UndoImport(r.ss, result.Run))
		c, err := r.Child(r.ss, id)
		r.done(err)
		if c.School != "云禾市柳桥小学" {
			t.Errorf("the school is %s", c.School)
		}
	})
	t.Run("is refused when a record was changed since, and takes back nothing", func(t *testing.T) {
		r := newRecords(t)
		result := importChildren(r, row)
		c, err := r.Child(r.ss, result.Rows[0].ID)
		r.done(err)
		c.Note = "转来时带了材料"
		r.done(r.SaveChild(r.ss, &c, "", false))
		r.conflicts(r.UndoImport(r.ss, result.Run))
		if guardians, err := r.Guardians(r.ss, c.ID); err != nil || len(guardians) != 1 {
			t.Errorf("guardians are %+v, %v", guardians, err)
		}
	})
	t.Run("is refused when something hangs on a record by now", func(t *testing.T) {
		r := newRecords(t)
		result := importChildren(r, row)
		id := result.Rows[0].ID
		r.session("2026-11-21", id)
		r.conflicts(r.UndoImport(r.ss, result.Run))
		r.wantUnits(id, 1)
	})
	t.Run("of somebody else is for those who decide", func(t *testing.T) {
		r := newTeam(t)
		result := importChildren(r.records, row)
		if err := r.UndoImport(r.roles[data.SocialWorker], result.Run); !data.Is(err, data.Denied) {
			t.Errorf("got %v", err)
		}
	})
}

func TestUndoOfAWish(t *testing.T) {
	w := newWishes(t)
	f := data.Funder{Name: "云禾市慈善会"}
	w.done(w.SaveFunder(w.ss, &f))
	if err := w.UndoWish(w.ss, w.history("funder", f.ID)[0].Batch); !data.Is(err, data.NotFound) {
		t.Errorf("a token of something else takes that back: %v", err)
	}
	if _, err := w.Funder(w.ss, f.ID); err != nil {
		t.Error(err)
	}
}
